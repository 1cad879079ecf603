"""Wards that nothing was published of: those that lie where no ward with a figure of an earlier day does."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from hineq.methods.results import FloatArray
from hineq.model.area import Area
from hineq.model.shapes import polygons_of
from hineq.model.words import AreaType

Feature = dict[str, Any]


def unpublished(
    council: str,
    areas: Mapping[str, Area],
    earlier: Sequence[Feature],
    wards: Mapping[str, Area],
    drawn: Sequence[Feature],
) -> tuple[dict[str, Area], list[Feature]]:
    """Of the `wards` of a council those whose middle lies in none of its `earlier` ones, by code, and their shapes among `drawn`.

    `areas` are the council's, its earlier wards among them. None where one of these is not drawn: then nobody can say where it lay.
    The figures of small wards are published as one of several, whose shapes are joined, so names or codes would not tell.
    """
    of_it = {code: area for code, area in areas.items() if area.parent_code == council}
    shapes = [one for one in earlier if one["properties"]["area_code"] in of_it]
    there = {one["properties"]["area_code"] for one in shapes}
    published = {code for code, area in of_it.items() if area.area_type is AreaType.EARLIER_WARD}
    own = [one for one in drawn if one["properties"]["area_code"] in wards]
    if not published or not published <= there or not own:
        return {}, []
    outlines = [_edges(chain.from_iterable(_rings(one["geometry"]))) for one in shapes]
    middles = [_middle(one["geometry"]) for one in own]
    without = [one for one, at in zip(own, middles, strict=True) if not any(_holds(edges, *at) for edges in outlines)]
    return {one["properties"]["area_code"]: wards[one["properties"]["area_code"]] for one in without}, without


def _rings(geometry: Mapping[str, Any]) -> list[list[FloatArray]]:
    """The rings of each part of a (multi)polygon, the outer one first: (points, 2) each."""
    return [[np.asarray(ring, dtype=float)[:, :2] for ring in part] for part in polygons_of(geometry)]


def _edges(rings: Iterable[FloatArray]) -> FloatArray:
    """The edges of rings, of holes among them: (edges, 4) with x and y of both ends."""
    return np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in rings])


def _crossings(edges: FloatArray, y: float) -> FloatArray:
    """Where edges cross a height, from left to right; every second stretch between them is inside."""
    across = edges[(edges[:, 1] > y) != (edges[:, 3] > y)]
    x1, y1, x2, y2 = across.T
    return np.sort(x1 + (y - y1) / (y2 - y1) * (x2 - x1))


def _middle(geometry: Mapping[str, Any]) -> tuple[float, float]:
    """A point well inside the largest part of an outline: the middle of its widest stretch at half its height.

    So GEOS finds a point on a surface. At half the height of all parts there may be water alone, between an island and the shore.
    """
    largest: list[FloatArray] = max(_rings(geometry), key=lambda rings: _land(rings[0]))
    edges = _edges(largest)
    y = float((edges[:, 1].min() + edges[:, 1].max()) / 2)
    left, right = _crossings(edges, y).reshape(-1, 2).T
    widest = int(np.argmax(right - left))
    return float((left[widest] + right[widest]) / 2), y


def _land(ring: FloatArray) -> float:
    """How much lies within a ring, in squares of its unit."""
    x, y = ring.T
    return abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))) / 2


def _holds(edges: FloatArray, x: float, y: float) -> bool:
    """Whether a point lies inside an outline."""
    if not (edges[:, 1].min() <= y <= edges[:, 1].max()):
        return False
    return bool((_crossings(edges, y) > x).sum() % 2)
