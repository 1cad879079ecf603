"""Boundaries of areas: a GeoJSON FeatureCollection whose features carry codes of the areas table, among others or not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hineq.model.shapes import polygons_of
from hineq.model.words import AreaType
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.read.findings import Findings
from hineq.packs.read.reading import read_json

SHAPES = ("Polygon", "MultiPolygon")
CODE, NAME = "area_code", "area_name"
# a property of the Office for National Statistics: what the area is, the year, then its code: WD13CD, lad22cd
_ONS_CODE = re.compile(r"[a-z]+[0-9]{2}cd", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A feature as the file has it: its number in the file, its code and name ("" where it has none), its geometry."""

    number: int
    code: str
    name: str
    geometry: Any


def read_boundaries(
    folder: Path, path: str, area_type: AreaType, areas: Mapping[str, str] | None, findings: Findings
) -> dict[str, Any] | None:
    """The boundaries of the areas of one type, or None with faults.

    `areas` are the names of the areas of this type by code, None where they could not all be read. Every feature that is
    given back has `area_code`, `area_name` and a shape in longitude and latitude without heights. Features of other
    areas are left out, areas without a shape are noticed.
    """
    file = Path(path).name
    features = _features(read_json(folder / path, findings), file, findings)
    if features is None or _in_metres(features, file, findings):
        return None
    before = len(findings.faults)
    shapes = _named(features, areas or {}, file, findings)
    if areas is not None:
        own_names = any(CODE in _properties(feature) for feature in features)
        shapes = _own(shapes, area_type, areas, file, findings, own_names=own_names)
    codes = [shape.code for shape in shapes if shape.code]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        findings.fault(Fault.KEY_TWICE, file, "The code stands on two features: keep one.", column=CODE, value=code)
    drawn = [feature for shape in shapes if (feature := _drawn(shape, file, findings))]
    if len(findings.faults) == before and shapes and not drawn:
        rule = "No feature has a shape: export the file again, with its geometry."
        findings.fault(Fault.BOUNDARIES_EMPTY, file, rule, column="geometry")
    if len(findings.faults) > before:
        return None
    _notice_without_shape(areas or {}, {feature["properties"][CODE] for feature in drawn}, file, findings)
    return {"type": "FeatureCollection", "features": drawn}


def _features(content: Any, file: str, findings: Findings) -> list[Any] | None:
    """The features of a file, None with a fault where it is none of GeoJSON's collections."""
    if content is None:
        return None
    kind = content.get("type") if isinstance(content, dict) else None
    features = content.get("features") if isinstance(content, dict) else None
    if kind == "Topology":
        rule = "The file is TopoJSON, which is not read: save it as GeoJSON, for example with mapshaper."
        findings.fault(Fault.BOUNDARIES_NOT_GEOJSON, file, rule, column="type", value=kind)
        return None
    if (
        isinstance(features, list)
        and features
        and all(isinstance(one, dict) and "attributes" in one for one in features)
    ):
        rule = "The file is Esri's JSON, which is not read: download it again as GeoJSON."
        findings.fault(Fault.BOUNDARIES_NOT_GEOJSON, file, rule, column="features")
        return None
    if not features or not isinstance(features, list):
        rule = "The file must be a GeoJSON FeatureCollection with at least one feature."
        findings.fault(Fault.BOUNDARIES_EMPTY, file, rule)
        return None
    return features


def _in_metres(features: Sequence[Any], file: str, findings: Findings) -> bool:
    """Whether points lie off the globe, with one fault for them all."""
    for feature in features:
        try:
            positions = list(_positions(feature["geometry"]))
        except (TypeError, ValueError, KeyError):
            continue  # told where shapes are checked
        abroad = [point for point in positions if not (abs(point[0]) <= 180 and abs(point[1]) <= 90)]
        if abroad:
            rule = (
                "Points must be longitude and latitude (EPSG:4326), not metres of a national grid: download the file again "
                "in WGS84, or convert it, for example by ogr2ogr -t_srs EPSG:4326 new.geojson old.geojson."
            )
            findings.fault(Fault.BOUNDARY_IN_METRES, file, rule, column="geometry", value=abroad[0])
            return True
    return False


def _named(features: Sequence[Any], areas: Mapping[str, str], file: str, findings: Findings) -> list[Shape]:
    """The features with their codes and names, a fault for each without a code."""
    said = [_properties(feature) for feature in features]
    code_key, name_key = _keys(said, areas)
    shapes = [
        Shape(
            number=number, code=(code := _text(properties.get(code_key))),
            name=_text(properties.get(name_key)) or areas.get(code, ""), geometry=_geometry(feature),
        )
        for number, (feature, properties) in enumerate(zip(features, said, strict=True), 1)
    ]  # fmt: skip
    for key, lacking in (
        (CODE, [shape.number for shape in shapes if not shape.code]),
        (
            NAME,
            [
                shape.number
                for shape in shapes
                if not shape.name and (shape.code in areas or not (areas and shape.code))
            ],
        ),
    ):
        if len(lacking) == len(shapes):
            rule = f"No feature has the property {key}, nor one such as WD13{'CD' if key == CODE else 'NM'}: rename what holds it."
            findings.fault(Fault.BOUNDARY_UNNAMED, file, rule, column=key)
            continue
        for number in lacking:
            rule = f"Feature {number} must have the property {code_key if key == CODE else name_key}, as text."
            value = said[number - 1].get(code_key if key == CODE else name_key)
            findings.fault(Fault.BOUNDARY_UNNAMED, file, rule, column=key, value=value or "")
    return shapes


def _properties(feature: Any) -> Mapping[str, Any]:
    found = feature.get("properties") if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def _geometry(feature: Any) -> Any:
    return feature.get("geometry", "") if isinstance(feature, dict) else ""


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _keys(said: Sequence[Mapping[str, Any]], areas: Mapping[str, str]) -> tuple[str, str]:
    """The properties that hold codes and names: hineq's own, or those of the ONS that hold most codes of the areas."""
    if any(_text(properties.get(CODE)) for properties in said):
        return CODE, NAME
    keys = dict.fromkeys(key for properties in said for key in properties if _ONS_CODE.fullmatch(str(key)))
    if not keys:
        return CODE, NAME
    code_key = max(keys, key=lambda key: len({_text(properties.get(key)) for properties in said} & set(areas)))
    name = f"{code_key[:-2]}nm".casefold()
    names = (key for properties in said for key in properties if str(key).casefold() == name)
    return code_key, next(names, f"{code_key[:-2]}NM")


def _own(
    shapes: Sequence[Shape], area_type: AreaType, areas: Mapping[str, str], file: str, findings: Findings, *,
    own_names: bool,
) -> list[Shape]:  # fmt: skip
    """The shapes of areas of the pack, and those without a code, which have their fault."""
    codes = {shape.code: shape for shape in shapes if shape.code}
    if codes and not set(codes) & set(areas):
        # under the same names, or as hineq names them, they were meant for this pack; else they are of other places
        meant = {shape.name for shape in shapes} & set(areas.values()) or own_names
        if meant and len(codes) == len(shapes):
            rule = f"None of the codes is one of the areas of type '{area_type}' in areas.csv: is it the right vintage?"
            findings.fault(Fault.BOUNDARY_VINTAGE, file, rule, column=CODE, value=next(iter(codes)))
            return []
    foreign = sorted(set(codes) - set(areas))
    if foreign:
        many = len(foreign) > 1
        rule = (
            f"{len(foreign)} shape{'s are' if many else ' is'} of no area of type '{area_type}' in areas.csv; "
            f"{'they are' if many else 'it is'} left out."
        )
        findings.notice(Notice.SHAPE_WITHOUT_AREA, file, rule, value=", ".join(foreign))
    return [shape for shape in shapes if not shape.code or shape.code in areas]


def _drawn(shape: Shape, file: str, findings: Findings) -> dict[str, Any] | None:
    """A shape as a feature; None where it has no geometry, or one that is no area, which is a fault."""
    if _is_empty(shape.geometry):
        return None
    try:
        list(_positions(shape.geometry))
    except (TypeError, ValueError, KeyError):
        rule = (
            f"Feature {shape.number} must have a {' or '.join(SHAPES)} as geometry, each ring of four or more points."
        )
        kind = shape.geometry.get("type", "") if isinstance(shape.geometry, dict) else ""
        findings.fault(Fault.BOUNDARY_SHAPE, file, rule, column="geometry", value=kind)
        return None
    return {
        "type": "Feature",
        "properties": {CODE: shape.code, NAME: shape.name},
        "geometry": {"type": shape.geometry["type"], "coordinates": _flat(shape.geometry["coordinates"])},
    }


def _is_empty(geometry: Any) -> bool:
    """Whether a feature says that it has no shape: no geometry, or one without a point."""
    return geometry is None or (
        isinstance(geometry, dict) and geometry.get("type") in SHAPES and geometry.get("coordinates") == []
    )


def _flat(coordinates: Any) -> Any:
    """Coordinates without heights."""
    if isinstance(coordinates[0], int | float):
        return coordinates[:2]
    return [_flat(part) for part in coordinates]


def _positions(geometry: Any) -> Iterator[tuple[float, float]]:
    """Every point of a shape; an error where it is none."""
    if geometry["type"] not in SHAPES:
        raise ValueError(f"'type' must be one of {SHAPES}, got {geometry['type']}.")
    for rings in _filled(polygons_of(geometry), 1):
        for ring in _filled(rings, 1):
            for point in _filled(ring, 4):
                longitude, latitude = _filled(point, 2)[:2]
                if not {type(longitude), type(latitude)} <= {int, float}:
                    raise ValueError(f"A point must be two numbers, got {point}.")
                yield longitude, latitude


def _filled(found: Any, at_least: int) -> list[Any]:
    if not isinstance(found, list) or len(found) < at_least:
        raise ValueError(f"A list must hold at least {at_least}.")
    return found


def _notice_without_shape(areas: Mapping[str, str], drawn: set[str], file: str, findings: Findings) -> None:
    for code in sorted(set(areas) - drawn):
        rule = f"No shape for {areas[code]}; it stands in tables only."
        findings.notice(Notice.AREA_WITHOUT_SHAPE, file, rule, value=code)
