"""One map's outlines made light: fewer points, shared edges kept, as GeoJSON of a size that a page can carry."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

# What a map may weigh as a GeoJSON FeatureCollection, in bytes of UTF-8: less than the first, and where an area would lose
# its form for that, less than the second. On some maps stand so many areas that their codes, names and corners alone weigh
# more than the first.
LIMITS = (60_000, 90_000)
# the form of an area is lost where what it gains and loses is together more than this share of it
LOST = 0.5
# a map is drawn at most about so wide or tall; a pixel below is the longer side over this
PIXELS = 1000
METRES_PER_DEGREE = 111_320
# where outlines do not fit: points nearer than this are one point, and gaps narrower than this are closed, in pixels
SNAP, GAP = 0.125, 0.5
# islands are left out where they are smaller than a square of so many pixels and than this share of their area
ISLAND_PIXELS, ISLAND_SHARE = 3.0, 0.05
# From fine to coarse, until the map is light enough: the tolerance in pixels, and of which share of an area's width (the
# root of its size) it may be. So that small areas keep their form, the coarser half of the ladder is for wide areas first.
LADDER = (
    *((tolerance, 0.25) for tolerance in (1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0)),
    *((tolerance, 0.5) for tolerance in (4.0, 5.6, 8.0, 11.0)),
    *((tolerance, 1.0) for tolerance in (8.0, 11.0, 16.0)),
)
# the finest decimals of a degree, about a metre on the ground, and how many more are tried where fewer spoil a shape
DECIMALS, MORE_DECIMALS = 5, 2

Polygons = Any  # an array of shapely Polygons and MultiPolygons: shapely has no types of its own


class TooHeavy(ValueError):
    """A map that cannot be brought under the last of its limits without an area losing its form."""


@dataclass(frozen=True, kw_only=True)
class LightMap:
    """A map as it is drawn: the geometry of each area as GeoJSON text, in the order of the areas handed in.

    `size` is that of the map in bytes, as `feature_collection` writes it; `tolerance` the one used, in metres.
    """

    geometries: tuple[str, ...]
    size: int
    tolerance: float


def light_map(
    outlines: Polygons, codes: Sequence[str], names: Sequence[str], *, limits: tuple[int, int] = LIMITS
) -> LightMap:
    """The outlines of one map with as many points as its limit leaves them.

    `outlines` are valid Polygons or MultiPolygons in longitude and latitude that fit together, give or take SNAP pixels;
    `codes` and `names` are those of the areas, for the weight of the map. What comes back is valid, has outer rings
    counter-clockwise (RFC 7946), and shares its edges exactly. No area loses its form (LOST); islands may be left out,
    where nobody would see them (ISLAND_PIXELS, ISLAND_SHARE).

    Raises TooHeavy. Method: Visvalingam and Whyatt (1993), on the edges of a coverage (shapely.coverage_simplify).
    """
    plane = _Plane.of(outlines)
    around = len(feature_collection([""] * len(codes), codes, names).encode())
    heavier: LightMap | None = None  # the finest under the last limit, for want of one under the first
    for tolerance, found in _coarser(plane.onto(outlines), plane.pixel):
        bound = limits[0] if heavier else limits[-1]
        written = _written(plane, found, tolerance, bound - around)
        if written is None:
            continue
        rounded, texts = written
        if tolerance and plane.form_lost(outlines, rounded):
            break
        size = around + sum(map(len, texts))
        made = LightMap(geometries=texts, size=size, tolerance=tolerance * METRES_PER_DEGREE)
        if size < limits[0]:
            return made
        heavier = made
    if heavier is None:
        raise TooHeavy(
            f"A map of {len(codes)} areas must weigh less than {limits[-1]:,} bytes, and no form of it that may be does."
        )
    return heavier


def feature_collection(geometries: Sequence[str], codes: Sequence[str], names: Sequence[str]) -> str:
    """A map as compact GeoJSON text: a FeatureCollection whose features have `area_code` and `area_name`."""
    features = (
        f'{{"type":"Feature","properties":{{"area_code":{_quoted(code)},"area_name":{_quoted(name)}}},"geometry":{text}}}'
        for text, code, name in zip(geometries, codes, names, strict=True)
    )
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'


def fitted(polygons: Polygons, *, pixel: float) -> Polygons:
    """Outlines whose shared edges are the same on both sides, closed up where they do not quite meet (SNAP, GAP).

    `pixel` is in the units of the outlines. What already fits comes back as it is.
    """
    if shapely.coverage_is_valid(polygons):
        return polygons
    cleaned = shapely.coverage_clean(polygons, snapping_distance=SNAP * pixel, gap_width=GAP * pixel)
    # an area that the cleaning would take away stays as it was
    return np.where(shapely.is_empty(cleaned), polygons, cleaned)


@dataclass(frozen=True, kw_only=True)
class _Plane:
    """Degrees of longitude made as long as those of latitude, so that lengths and sizes can be told."""

    share: float
    pixel: float

    @classmethod
    def of(cls, outlines: Polygons) -> "_Plane":
        west, south, east, north = shapely.total_bounds(outlines)
        share = math.cos(math.radians((south + north) / 2))
        return cls(share=share, pixel=float(max((east - west) * share, north - south)) / PIXELS)

    def onto(self, outlines: Polygons) -> Polygons:
        return shapely.transform(outlines, lambda points: points * [self.share, 1])

    def decimals(self, tolerance: float) -> Iterator[int]:
        """The decimals of a degree that a map needs at a tolerance, then more: half a step is half a pixel at most."""
        unseen = 2 * max(self.pixel / 2, tolerance / 8)
        fewest = min(max(math.ceil(-math.log10(unseen)), 0), DECIMALS)
        yield from range(fewest, min(fewest + MORE_DECIMALS, DECIMALS + 1) + 1)

    def form_lost(self, before: Polygons, after: Polygons) -> bool:
        """Whether an area has gained and lost more than it may, but for what is too small to see."""
        change = shapely.area(shapely.symmetric_difference(before, after))
        unseen = (ISLAND_PIXELS * self.pixel) ** 2 / self.share
        return bool((change > LOST * shapely.area(before) + unseen).any())

    def back(self, polygons: Polygons, decimals: int) -> Polygons:
        """The polygons in degrees, rounded: what two of them share stays shared."""
        return shapely.transform(polygons, lambda points: np.round(points / [self.share, 1], decimals) + 0.0)


def _written(plane: _Plane, polygons: Polygons, tolerance: float, room: int) -> tuple[Polygons, tuple[str, ...]] | None:
    """The polygons in degrees, rounded as far as none and no shared edge is spoiled, and as GeoJSON text.

    None where the text has no room, or no rounding leaves them whole.
    """
    for decimals in plane.decimals(tolerance):
        rounded = plane.back(polygons, decimals)
        # before points are taken out: a ring that has fallen together has too few
        if not shapely.is_valid(rounded).all():
            continue
        rounded = shapely.orient_polygons(shapely.remove_repeated_points(rounded))
        texts = tuple(shapely.to_geojson(rounded).tolist())
        if sum(map(len, texts)) >= room:
            return None  # with more decimals it is longer still
        if shapely.coverage_is_valid(rounded):
            return rounded, texts
    return None


def _coarser(outlines: Polygons, pixel: float) -> Iterator[tuple[float, Polygons]]:
    """The outlines in a plane, ever coarser, each with its tolerance; first as they are.

    The sea around them is simplified as one more area: coasts are then edges that two share, as all others, and only the
    edges of areas that are too small for a tolerance stay as they are.
    """
    found = fitted(outlines, pixel=pixel)
    width = np.sqrt(shapely.area(found))
    found = _without_islets(found, ISLAND_PIXELS * pixel)
    yield 0.0, found
    islets = ISLAND_PIXELS
    for tolerance, share in LADDER:
        if tolerance > islets:
            islets = tolerance
            found = _without_islets(found, islets * pixel)
        wide = width * share >= tolerance * pixel
        if wide.any():
            whole = np.append(found[wide], _sea(found))
            found = found.copy()
            found[wide] = shapely.coverage_simplify(whole, tolerance * pixel, simplify_boundary=False)[:-1]
        yield tolerance * pixel, found


def _sea(polygons: Polygons) -> Any:
    """All that is around the polygons and in their gaps, up to a box that stands well off them."""
    west, south, east, north = shapely.total_bounds(polygons)
    margin = max(east - west, north - south)
    box = shapely.box(west - margin, south - margin, east + margin, north + margin)
    return shapely.difference(box, shapely.coverage_union_all(polygons))


def _without_islets(polygons: Polygons, side: float) -> Polygons:
    """The polygons without parts too small to see, the largest part of each always kept."""
    several = shapely.get_num_geometries(polygons) > 1
    if not several.any():
        return polygons
    found = polygons.copy()
    for number in np.flatnonzero(several):
        parts = shapely.get_parts(polygons[number])
        sizes = shapely.area(parts)
        kept = parts[(sizes >= side * side) | (sizes >= ISLAND_SHARE * sizes.sum()) | (sizes == sizes.max())]
        found[number] = shapely.multipolygons(kept) if len(kept) > 1 else kept[0]
    return found


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
