"""Outlines of areas out of others' files: the council's own, named by code, in longitude and latitude, mended, light enough for a page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hineq.model.words import AreaType
from hineq.packs.build.simplifying import TooHeavy, feature_collection, light_map
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.extract import LeftOut
from hineq.packs.importers.outline_files import held_outlines
from hineq.packs.importers.outline_mending import mended
from hineq.packs.importers.outline_places import placed
from hineq.packs.importers.outline_shapes import own_shapes
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack


@dataclass(frozen=True, kw_only=True)
class Outlines:
    """The outlines of a council's areas as a pack holds them: `geojson` is a compact FeatureCollection, sorted by code, whose features
    have `area_code`, `area_name` and a valid Polygon or MultiPolygon in longitude and latitude that shares its edges with its neighbours.

    `tolerance` is how far, in metres, lines may run beside where they ran in the file.
    """

    file: str
    area_type: AreaType
    codes: tuple[str, ...]
    geojson: str
    tolerance: float
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()

    @cached_property
    def collection(self) -> dict[str, Any]:
        """The FeatureCollection as it is drawn."""
        made: dict[str, Any] = json.loads(self.geojson)
        return made


def read_outlines(raw: bytes, file: str, area_type: AreaType, areas: Mapping[str, str]) -> Outlines:
    """The outlines of some areas in a file's bytes: GeoJSON, GeoPackage or a zipped shapefile, in any coordinates.

    `areas` are the names by code of the areas that are asked for, all of `area_type`; shapes of others are left out. Codes and names
    are looked for in hineq's own properties, in those of the ONS of any year (WD24CD, lad22nm), then wherever such codes stand.

    Raises InvalidPack with every fault: no such file, no such areas, codes of another year, points or lines, another country; and
    ValueError where no area is asked for.
    """
    if not areas:
        raise ValueError("'areas' must name at least one area.")
    findings = Findings()
    made = _read(raw, file, area_type, areas, findings)
    if made is None or findings.faults:
        raise InvalidPack(file, findings.faults)
    return made


def _read(
    raw: bytes, file: str, area_type: AreaType, areas: Mapping[str, str], findings: Findings
) -> Outlines | None:  # fmt: skip
    held = held_outlines(raw, file, areas, findings)
    own = None if held is None else own_shapes(held.features, area_type, areas, file, findings)
    if held is None or own is None:
        return None
    found = placed(own.polygons, held.crs, own.codes, file, findings)
    whole = None if found is None else mended(found[0], own.names, held.clockwise, file, findings)
    if found is None or whole is None:
        return None
    try:
        light = light_map(whole[0], own.codes, own.names)
    except TooHeavy:
        rule = (
            f"The outlines of {len(own.codes):,} areas cannot be made light enough for a page: take generalised ones (the ONS calls them BGC, "
            "BSC or BUC), or those of one council."
        )
        findings.fault(Fault.BOUNDARY_SHAPE, file, rule, column="geometry")
        return None
    said = (problem.rule for problem in findings.notices)
    lighter = [f"The outlines were made lighter: lines run up to {light.tolerance:.0f} m beside where the file has them."] if light.tolerance else []  # fmt: skip
    return Outlines(
        file=file, area_type=area_type, codes=own.codes, geojson=feature_collection(light.geometries, own.codes, own.names),
        tolerance=light.tolerance, left_out=own.left_out,
        remarks=(*said, *held.remarks, *own.remarks, *found[1], *whole[1], *lighter),
    )  # fmt: skip
