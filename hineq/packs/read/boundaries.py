"""Boundaries of areas: a GeoJSON FeatureCollection whose features carry the codes of the areas table."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hineq.model.words import AreaType
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.read.findings import Findings
from hineq.packs.read.reading import read_json

SHAPES = ("Polygon", "MultiPolygon")


def read_boundaries(
    folder: Path, path: str, area_type: AreaType, areas: Mapping[str, str] | None, findings: Findings
) -> dict[str, Any] | None:
    """The boundaries of one area type, or None with faults; areas without a shape are noticed.

    `areas` are the names of the areas of this type by code, None where they could not all be read.
    """
    file = Path(path).name
    content = read_json(folder / path, findings)
    if content is None:
        return None
    features = content.get("features") if isinstance(content, dict) else None
    if not features or not isinstance(features, list):
        findings.fault(
            Fault.BOUNDARIES_EMPTY, file, "The file must be a GeoJSON FeatureCollection with at least one feature."
        )
        return None
    before = len(findings.faults)
    codes = _codes(features, file, findings)
    _check_shapes(features, file, findings)
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        findings.fault(
            Fault.KEY_TWICE, file, "The code stands on two features: keep one.", column="area_code", value=code
        )
    if codes and areas is not None:
        _check_vintage(codes, area_type, areas, file, findings)
    return content if len(findings.faults) == before else None


def _codes(features: list[Any], file: str, findings: Findings) -> list[str]:
    """The codes of the features that have one as they should."""
    all_properties = [feature.get("properties") if isinstance(feature, dict) else None for feature in features]
    said = [found if isinstance(found, dict) else {} for found in all_properties]
    for key in ("area_code", "area_name"):
        lacking = [number for number, found in enumerate(said, 1) if not _is_text(found.get(key))]
        if len(lacking) == len(said):
            rule = f"No feature has the property {key}: rename the property that holds it, such as WD13CD or WD13NM."
            findings.fault(Fault.BOUNDARY_UNNAMED, file, rule, column=key)
            continue
        for number in lacking:
            rule = f"Feature {number} must have the property {key}, as text."
            findings.fault(Fault.BOUNDARY_UNNAMED, file, rule, column=key, value=said[number - 1].get(key) or "")
    return [found["area_code"] for found in said if _is_text(found.get("area_code"))]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _check_shapes(features: list[Any], file: str, findings: Findings) -> None:
    abroad = []
    for number, feature in enumerate(features, 1):
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        try:
            positions = list(_positions(geometry))
        except (TypeError, ValueError, KeyError):
            rule = f"Feature {number} must have a {' or '.join(SHAPES)} as geometry, each ring of four or more points."
            kind = geometry.get("type", "") if isinstance(geometry, dict) else ""
            findings.fault(Fault.BOUNDARY_SHAPE, file, rule, column="geometry", value=kind)
            continue
        abroad += [point for point in positions if not (abs(point[0]) <= 180 and abs(point[1]) <= 90)]
    if abroad:
        rule = "Points must be longitude and latitude (EPSG:4326), not metres of a national grid: convert the file."
        findings.fault(Fault.BOUNDARY_IN_METRES, file, rule, column="geometry", value=abroad[0])


def _positions(geometry: Any) -> Iterator[tuple[float, float]]:
    """Every point of a shape; an error where it is none."""
    if geometry["type"] not in SHAPES:
        raise ValueError(f"'type' must be one of {SHAPES}, got {geometry['type']}.")
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for rings in _filled(polygons, 1):
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


def _check_vintage(
    codes: list[str], area_type: AreaType, areas: Mapping[str, str], file: str, findings: Findings
) -> None:
    if not set(codes) & set(areas):
        rule = f"None of the codes is one of the areas of type '{area_type}' in areas.csv: is it the right vintage?"
        findings.fault(Fault.BOUNDARY_VINTAGE, file, rule, column="area_code", value=codes[0])
        return
    for code in sorted(set(codes) - set(areas)):
        findings.notice(
            Notice.SHAPE_WITHOUT_AREA, file, f"A shape without an area of type '{area_type}'; not drawn.", value=code
        )
    for code in sorted(set(areas) - set(codes)):
        findings.notice(
            Notice.AREA_WITHOUT_SHAPE, file, f"No shape for {areas[code]}; it stands in tables only.", value=code
        )
