"""Boundaries of areas: a GeoJSON FeatureCollection whose features carry the codes of the areas table."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hineq.model.words import AreaType
from hineq.packs.reading import Findings, read_json

SHAPES = ("Polygon", "MultiPolygon")


def read_boundaries(
    folder: Path, path: str, area_type: AreaType, areas: Mapping[str, str], findings: Findings
) -> dict[str, Any] | None:
    """The boundaries of one area type, or None with faults; areas without a shape are noticed."""
    file = Path(path).name
    content = read_json(folder / path, findings)
    if content is None:
        return None
    features = content.get("features") if isinstance(content, dict) else None
    if not features or not isinstance(features, list):
        findings.fault(file, "The file must be a GeoJSON FeatureCollection with at least one feature.")
        return None
    before = len(findings.faults)
    codes = []
    for number, feature in enumerate(features, 1):
        properties = feature.get("properties") or {}
        code, name = properties.get("area_code", ""), properties.get("area_name", "")
        where = f"feature {number}"
        if not code or not name:
            rule = "Each feature must have the properties area_code and area_name."
            findings.fault(file, rule, column=where, value=code or name)
        if (feature.get("geometry") or {}).get("type") not in SHAPES:
            findings.fault(file, f"The geometry must be a {' or '.join(SHAPES)}.", column=where, value=code)
        codes.append(code)
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        findings.fault(file, "The code stands on two features: keep one.", column="area_code", value=code)
    if areas and not set(codes) & set(areas):
        rule = f"None of the codes is one of the areas of type '{area_type}' in areas.csv: is it the right vintage?"
        findings.fault(file, rule, column="area_code", value=codes[0])
    elif areas:
        for code in sorted(set(codes) - set(areas)):
            findings.notice(file, f"A shape without an area of type '{area_type}'; not drawn.", value=code)
        for code in sorted(set(areas) - set(codes)):
            findings.notice(file, f"No shape for {areas[code]}; it stands in tables only.", value=code)
    return content if len(findings.faults) == before else None
