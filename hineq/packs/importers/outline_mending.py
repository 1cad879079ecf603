"""Outlines made whole: lines that cross themselves, the way that rings run; outlines that lie over each other."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import shapely

from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings

Polygons = Any  # an array of shapely Polygons and MultiPolygons: shapely has no types of its own
# two outlines that share more of the smaller one than this are no neighbours whose edges do not quite meet
_OVER: Final = 0.1


def mended(
    polygons: Polygons, names: Sequence[str], clockwise: bool, file: str, findings: Findings
) -> tuple[Polygons, list[str]] | None:  # fmt: skip
    """Valid polygons, and what was mended; None with a fault where one has no area, or two lie over each other.

    `clockwise` says that the file may run its outer rings so: else those that do are told, as GeoJSON asks for the other way.
    """
    said = []
    outer = shapely.get_exterior_ring(shapely.get_parts(polygons))
    if not clockwise and not shapely.is_ccw(outer).all():
        said.append("Rings that ran clockwise were turned.")
    wrong = ~shapely.is_valid(polygons)
    if wrong.any():
        why = shapely.is_valid_reason(polygons[wrong][0]).split("[")[0].strip().lower()
        said.append(f"{_listed(names, wrong)} had lines that cross or touch themselves ({why}) and {'was' if wrong.sum() == 1 else 'were'} mended: look at the map.")  # fmt: skip
        polygons = np.where(wrong, shapely.make_valid(polygons, method="structure", keep_collapsed=False), polygons)
    empty = shapely.is_empty(polygons) | (shapely.area(polygons) == 0)
    if empty.any():
        rule = f"The outline of {_listed(names, empty)} encloses nothing: export the file again, with its geometry."
        findings.fault(Fault.BOUNDARY_SHAPE, file, rule, column="geometry", value=_listed(names, empty))
        return None
    return (polygons, said) if _apart(polygons, names, file, findings, said) else None


def _apart(polygons: Polygons, names: Sequence[str], file: str, findings: Findings, said: list[str]) -> bool:
    """Whether no two polygons lie over each other; where they do so a little, that is told, as they are made to fit."""
    if shapely.coverage_is_valid(polygons):
        return True
    one, other = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    one, other = one[one < other], other[one < other]
    shared = shapely.area(shapely.intersection(polygons[one], polygons[other]))
    over = shared / np.minimum(shapely.area(polygons[one]), shapely.area(polygons[other]))
    if (over > _OVER).any():
        at = int(np.argmax(over))
        pairs = int((over > _OVER).sum())
        more = f" ({pairs:,} pairs do so.)" if pairs > 1 else ""
        rule = (
            f"The outlines of {names[one[at]]} and {names[other[at]]} lie over each other, {over[at]:.0%} of the smaller one: "
            f"take boundaries of one year, each area once.{more}"
        )
        findings.fault(Fault.BOUNDARY_SHAPE, file, rule, column="geometry", value=names[one[at]])
        return False
    said.append("Edges of neighbours that did not quite meet were made to fit.")
    return True


def _listed(names: Sequence[str], which: "np.ndarray[Any, np.dtype[np.bool_]]") -> str:
    """The names of some areas: the first three, and how many more there are."""
    found = [name for name, one in zip(names, which, strict=True) if one]
    return ", ".join(found[:3]) + (f" and {len(found) - 3:,} more" if len(found) > 3 else "")
