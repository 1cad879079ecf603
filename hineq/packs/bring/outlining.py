"""Outlines of wards brought as a map: read once there are some, told, and laid on a plan."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from hineq.model.place import Place
from hineq.model.words import AreaType
from hineq.packs.bring.plan import Plan
from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack

if TYPE_CHECKING:
    from hineq.packs.importers.outlines import Outlines


def wards_to_draw(place: Place) -> dict[str, str]:
    """The names, by code, of the wards that a map of a place draws."""
    return {area.area_code: area.area_name for area in place.areas.values() if area.area_type is AreaType.WARD}


def ward_outlines(raw: bytes, file: str, place: Place) -> "Outlines":
    """The outlines of a place's wards in a file's bytes, as `read_outlines` has it; InvalidPack with every fault."""
    # imported here, so that nobody waits for geometry who hands in none
    from hineq.packs.importers.outlines import read_outlines

    if wards := wards_to_draw(place):
        return read_outlines(raw, file, AreaType.WARD, wards)
    findings = Findings()
    rule = f"{place.name} has no wards that a map could draw: choose a council that has some."
    findings.fault(Fault.BOUNDARY_VINTAGE, file, rule)
    raise InvalidPack(file, findings.faults)


def with_outlines(plan: Plan, made: "Outlines", wards: Mapping[str, str], credit: str) -> Plan:
    """The plan with a map, and with what is said of it; `credit` is the line that stands beside the map."""
    said = f"{made.file}: outlines of {len(made.codes):,} of {len(wards):,} wards, {len(made.geojson) / 1000:.0f} kB"
    lines = (*plan.lines, said, *map(str, made.left_out), *made.remarks)
    return replace(plan, outlines=made.geojson, credit=credit, lines=lines)
