"""Which shapes of a file are of the areas that are asked for: by their codes, under whatever name these stand, of the right year."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import shapely
import shapely.geometry

from hineq.model.shapes import polygons_of
from hineq.model.words import AreaType
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.extract import LeftOut
from hineq.packs.read.boundaries import (
    _ONS_CODE,
    CODE,
    NAME,
    SHAPES,
    Shape,
    _drawn,
    _is_empty,
    _named,
    _own,
    _positions,
    _properties,
    _text,
)
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import Problem

# how many areas are named in a sentence
_NAMED: Final = 5
# how many features are told by their numbers, and how a fault of one begins
_NUMBERED: Final = 10
_FEATURE: Final = re.compile(r"Feature (\d+) ")
_ELSEWHERE: Final = {"W": "Wales", "S": "Scotland", "N": "Northern Ireland"}


@dataclass(frozen=True, kw_only=True, eq=False)
class OwnShapes:
    """The shapes of the areas that are asked for, sorted by code, each with its polygon or polygons of shapely, without heights."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    polygons: Any
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]


def own_shapes(
    features: Sequence[Any], area_type: AreaType, areas: Mapping[str, str], file: str, findings: Findings
) -> OwnShapes | None:  # fmt: skip
    """The shapes of some areas, given as names by code, among features whose geometry is a GeoJSON object or one of shapely.

    None with faults, one a mistake: no such area among them, a shape that is none, codes that stand twice or are of another year.
    """
    made = Findings()
    remarks: list[str] = []
    every = _named(_with_codes(features, areas, remarks), areas, file, made)
    own = [shape for shape in _own(every, area_type, areas, file, made, own_names=False) if shape.code]
    others = [shape for shape in every if shape.code and shape.code not in areas]
    if not own and not made.faults:
        _tell_elsewhere(others, areas, file, made)
    _check_codes(own, others, areas, file, made)
    drawn = {shape.code: polygon for shape in own if (polygon := _polygon(shape, file, made)) is not None}
    if own and not drawn and not made.faults:
        rule = "No feature has a shape: export the file again, with its geometry."
        made.fault(Fault.BOUNDARIES_EMPTY, file, rule, column="geometry")
    if made.faults:
        findings.faults += _one_a_mistake(made)
        return None
    names = {shape.code: shape.name for shape in own}
    codes = tuple(sorted(drawn))
    example = f"{others[0].code} {others[0].name}".strip() if others else ""
    left = (LeftOut(rows=len(others), why="a shape of another area", example=example),) if others else ()
    return OwnShapes(
        codes=codes, names=tuple(names[code] for code in codes), polygons=np.array([drawn[code] for code in codes]),
        left_out=left, remarks=(*remarks, *_as_written(own), *_without_shape(areas, names, codes)),
    )  # fmt: skip


def _one_a_mistake(findings: Findings) -> Iterable[Problem]:
    """The first fault of each kind, with how many features have it; a feature without a code needs no word on its name."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in findings.faults:
        kinds.setdefault((problem.code, problem.column), []).append(problem)
    if (Fault.BOUNDARY_UNNAMED, CODE) in kinds:
        kinds.pop((Fault.BOUNDARY_UNNAMED, NAME), None)
    for same in kinds.values():
        yield replace(same[0], rule=f"{same[0].rule}{_so_are(same)}")


def _so_are(same: Sequence[Problem]) -> str:
    """How many features have a fault beside the first, and which."""
    if len(same) == 1:
        return ""
    numbers = [found[1] for problem in same if (found := _FEATURE.match(problem.rule))]
    which = f": {', '.join(numbers[:_NUMBERED])}{' and others' if len(numbers) > _NUMBERED else ''}" if numbers else ""
    return f" ({len(same):,} features are so{which}.)"


def _with_codes(features: Sequence[Any], areas: Mapping[str, str], remarks: list[str]) -> Sequence[Any]:
    """The features as they are where codes of the areas stand in a property that hineq knows; else with those of the one where they do."""
    said = [_properties(feature) for feature in features]
    held = {key: sum(_text(one.get(key)) in areas for one in said) for key in {key for one in said for key in one}}
    best = max(sorted(held), key=lambda key: held[key], default="")
    if not held.get(best) or any(held[key] and (key == CODE or _ONS_CODE.fullmatch(key)) for key in held):
        return features
    remarks.append(f"The codes stand in the property '{best}' and are taken from there; the names are the pack's own.")
    return [
        {
            "properties": {CODE: one.get(best)},
            "geometry": feature.get("geometry") if isinstance(feature, dict) else None,
        }
        for feature, one in zip(features, said, strict=True)
    ]


def _tell_elsewhere(others: Sequence[Shape], areas: Mapping[str, str], file: str, findings: Findings) -> None:
    """A fault that no shape is of an area that is asked for: where they are of, as far as their codes say."""
    begins = {shape.code[0] for shape in others}
    where = f" They are of {_ELSEWHERE[next(iter(begins))]}." if len(begins) == 1 and begins <= set(_ELSEWHERE) else ""
    rule = (
        f"None of the {len(others):,} shapes has the code of an area that is asked for, such as {next(iter(areas))}.{where} "
        "Take the boundaries of this place, and of the year that its areas are of."
    )
    findings.fault(Fault.BOUNDARY_VINTAGE, file, rule, column=CODE, value=others[0].code if others else "")


def _check_codes(
    own: Sequence[Shape], others: Sequence[Shape], areas: Mapping[str, str], file: str, findings: Findings
) -> None:  # fmt: skip
    """Faults where a code stands twice, and where areas without a shape stand under the codes of another year among the own."""
    counted = Counter(shape.code for shape in own)
    twice = [code for code, many in counted.items() if many > 1]
    if twice:
        what = "The code stands" if len(twice) == 1 else f"{len(twice)} codes stand"
        rule = f"{what} on two features: keep one of each, or join them."
        findings.fault(Fault.KEY_TWICE, file, rule, column=CODE, value=min(twice))
    lacking = {areas[code]: code for code in sorted(set(areas) - set(counted))}
    boxes = [box for shape in own if (box := _box(shape.geometry)) is not None]
    around = shapely.union_all(boxes) if boxes else None
    renamed = [
        shape for shape in others
        if shape.name in lacking and around is not None and (box := _box(shape.geometry)) is not None and box.intersects(around)
    ]  # fmt: skip
    if not renamed:
        return
    first, many = renamed[0], len(renamed)
    rule = (
        f"{many} area{' stands' if many == 1 else 's stand'} under another code than in areas.csv, such as {first.name}, "
        f"{lacking[first.name]} there and {first.code} here: take the boundaries of the year that the areas are of."
    )
    findings.fault(Fault.BOUNDARY_VINTAGE, file, rule, column=CODE, value=first.code)


def _box(geometry: Any) -> Any:
    """The box around a shape, None where it has none."""
    if isinstance(geometry, shapely.Geometry):
        return None if geometry.is_empty else shapely.box(*geometry.bounds)
    try:
        points = np.array(list(_positions(geometry)), dtype=float)
    except (TypeError, ValueError, KeyError):
        return None
    return shapely.box(*points.min(axis=0), *points.max(axis=0)) if np.isfinite(points).all() else None


def _polygon(shape: Shape, file: str, findings: Findings) -> Any:
    """The polygon or polygons of a shape, None where it is empty, or none, which is a fault."""
    geometry = shape.geometry
    if isinstance(geometry, shapely.Geometry):
        if geometry.is_empty or geometry.geom_type in SHAPES:
            return None if geometry.is_empty else shapely.force_2d(geometry)
        shape = replace(shape, geometry=json.loads(shapely.to_geojson(geometry)))
    elif _is_empty(geometry):
        return None
    drawn = _drawn(shape, file, findings)
    if drawn is None:
        return None
    if np.isfinite(list(_positions(geometry))).all():
        return shapely.geometry.shape(drawn["geometry"])
    rule = (
        f"Feature {shape.number} must have points of two numbers, neither NaN nor without end: export the file again."
    )
    findings.fault(Fault.BOUNDARY_SHAPE, file, rule, column="geometry")
    return None


def _as_written(own: Sequence[Shape]) -> Iterable[str]:
    """What of the points is left out or added: heights, and the ends of rings."""
    written = [shape.geometry for shape in own if isinstance(shape.geometry, dict)]
    rings = [ring for geometry in written for ring in _rings(geometry)]
    high = shapely.has_z([shape.geometry for shape in own if isinstance(shape.geometry, shapely.Geometry)])
    if np.any(high) or any(len(ring[0]) > 2 for ring in rings):
        yield "The heights of points were dropped."
    if any(ring[0] != ring[-1] for ring in rings):
        yield "Rings that did not end where they began were closed."


def _rings(geometry: Mapping[str, Any]) -> Iterable[Any]:
    return (ring for polygon in polygons_of(geometry) for ring in polygon)


def _without_shape(areas: Mapping[str, str], held: Mapping[str, str], drawn: Sequence[str]) -> Iterable[str]:
    """Which areas have an empty shape, and which none at all."""
    empty = sorted(set(held) - set(drawn))
    lacking = sorted(set(areas) - set(held))
    for codes, what in ((empty, "has a feature without a shape"), (lacking, "has no shape in the file")):
        if not codes:
            continue
        named = ", ".join(f"{areas[code]} ({code})" for code in codes[:_NAMED])
        more = f" and {len(codes) - _NAMED:,} more" if len(codes) > _NAMED else ""
        whole = what if len(codes) == 1 else what.replace("has", "have")
        yield f"{len(codes):,} of {len(areas):,} areas {whole}: {named}{more}. {'It stands' if len(codes) == 1 else 'They stand'} in tables only."
