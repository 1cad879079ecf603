"""Files brought into a layer: read in whatever layout they have, and planned; and the template of a plain sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import pandas as pd

from hineq.model.spreadsheet import csv_bytes
from hineq.packs.bring.answers import Answers, answered
from hineq.packs.bring.gate import through_gate
from hineq.packs.bring.neighbourhoods import carried
from hineq.packs.bring.outlining import ward_outlines, wards_to_draw, with_outlines
from hineq.packs.bring.plan import Layer, Plan, planned
from hineq.packs.bring.writing import open_for_bringing
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.importers.extract import Extract
from hineq.packs.importers.lookups import Lookup, read_lookup
from hineq.packs.importers.small_area_counts import SmallAreaCounts, together
from hineq.packs.importers.small_area_deaths import read_small_area_deaths
from hineq.packs.importers.small_area_people import read_small_area_people
from hineq.packs.importers.tidy import EXAMPLE
from hineq.packs.importers.ward_lives import ward_lives
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack, Problem

TEMPLATE: Final = pd.DataFrame(
    [[EXAMPLE, "A ward's name", "Share of children who walk to school", "Persons", "5-15", "2023/24", "41.5", "37.0", "46.1", "212", "511", "%", "high is good", "", ""]],
    columns=["area code", "area name", "indicator", "sex", "age", "period", "value", "lower CI", "upper CI", "count", "denominator", "unit", "polarity", "status", "note"],
)  # fmt: skip


def write_template(path: Path) -> None:
    """Write the template of a plain sheet: its columns, and a row that shows what a row looks like. OSError where the disk refuses."""
    path.write_bytes(csv_bytes(TEMPLATE))


@dataclass(frozen=True, kw_only=True)
class Small:
    """Files of neighbourhoods: which of their wards each lies in, and those of deaths and people, of which life expectancy is made."""

    lookup: Path | None = None
    deaths: tuple[Path, ...] = ()
    people: tuple[Path, ...] = ()
    year: int | None = None


def plan_of(
    files: Sequence[Path],
    folder: Path,
    answers: Answers,
    day: date,
    *,
    complete: bool = False,
    small: Small | None = None,
) -> Plan:
    """What bringing some files into the layer in a folder would do; nothing is written.

    Files that describe measures, such as Fingertips' metadata, tell the others their units; outlines become the map of the wards.
    With a look-up figures of neighbourhoods are carried to wards, those without counts by their people, and of their deaths and people life expectancy is made. Raises InvalidPack with every fault of the files and of the layer, OSError where a file cannot be opened.
    """
    layer = open_for_bringing(folder)
    maps = [path for path in files if is_map(path)]
    extracts = read_all([path for path in files if path not in maps])
    metadata = [told for extract in extracts if extract.figures.empty for told in extract.measures]
    lookup = read_lookup(small.lookup.read_bytes(), small.lookup.name) if small and small.lookup else None
    if small and lookup and small.deaths and small.people:
        extracts.append(lives(small, lookup, answers))
    with_figures = [answered(extract, answers, metadata) for extract in extracts if len(extract.figures)]
    if lookup:
        people = people_of(small, answers) if small and small.people else None
        with_figures = [carried(extract, lookup, people) for extract in with_figures]
    others = [extract for extract in extracts if extract.figures.empty]
    if not with_figures and not maps:
        raise InvalidPack(folder.name, _without_figures(others, files))
    told = tuple(line for extract in others for line in _told(extract))
    plan = through_gate(
        planned(layer, with_figures, answers, day, complete=complete), layer, with_figures, answers, day
    )
    plan = replace(plan, lines=(*told, *plan.lines))
    for path in maps:
        plan = _with_map(plan, layer, path, answers)
    return plan


def _told(extract: Extract) -> Iterator[str]:
    """What a file without figures tells of: measures, and what of it was left out and why."""
    count = len(extract.measures)
    yield f"{extract.file}: {extract.layout}; no figures, it tells of {count:,} measure{'' if count == 1 else 's'}"
    yield from map(str, extract.left_out)
    yield from extract.remarks


def _without_figures(extracts: Sequence[Extract], files: Sequence[Path]) -> list[Problem]:
    """A fault for each file that has no figure, with what was left out of it; one for all where none could be looked at."""
    findings = Findings()
    for extract in extracts:
        left = "; ".join(map(str, extract.left_out))
        why = f" {left[0].upper()}{left[1:]}." if left else " Bring it beside the file of the figures that it tells of."
        findings.fault(Fault.NO_ROWS, extract.file, f"{extract.layout}: there is no figure in it.{why}")
    if not extracts:
        rule = "None of the files has a figure: name those that have."
        findings.fault(Fault.NO_ROWS, ", ".join(path.name for path in files), rule)
    return findings.faults


def lives(small: Small, lookup: Lookup, answers: Answers) -> Extract:
    """Life expectancy of wards from deaths and people of neighbourhoods."""
    sex = answers.sex
    deaths = [read_small_area_deaths(path.read_bytes(), path.name, sex=sex, year=small.year) for path in small.deaths]
    return ward_lives(together(deaths), people_of(small, answers), lookup.frame, lookup.file)


def people_of(small: Small, answers: Answers) -> SmallAreaCounts:
    """The people of neighbourhoods."""
    read = (
        read_small_area_people(path.read_bytes(), path.name, sex=answers.sex, year=small.year) for path in small.people
    )
    return together(list(read))


def is_map(path: Path) -> bool:
    """Whether a file holds outlines, by its ending and its first bytes; OSError where it cannot be opened."""
    if path.suffix.casefold() in (".geojson", ".gpkg", ".topojson"):
        return True
    if path.suffix.casefold() == ".json":
        return any(kind in path.read_bytes()[:2000] for kind in (b"FeatureCollection", b"Topology"))
    return path.suffix.casefold() == ".zip"


def _with_map(plan: Plan, layer: Layer, path: Path, answers: Answers) -> Plan:
    made = ward_outlines(path.read_bytes(), path.name, layer.place)
    unsaid = [word for word, given in (("--publisher", answers.publisher), ("--licence", answers.licence)) if not given]
    asks = (f"Whose outlines are those of {path.name}: {' '.join(unsaid)}",) if unsaid else ()
    credit = f"Source: {answers.publisher}, {answers.licence}."
    return replace(with_outlines(plan, made, wards_to_draw(layer.place), credit), asks=(*plan.asks, *asks))


def read_all(files: Sequence[Path]) -> list[Extract]:
    """What is in some files, each by its layout; InvalidPack with the faults of all of them."""
    extracts, problems = [], list[Problem]()
    for path in files:
        try:
            extracts.append(read_any(path.read_bytes(), path.name))
        except InvalidPack as error:
            problems += error.problems
    if problems:
        raise InvalidPack(", ".join(path.name for path in files), problems)
    return extracts


def summary(plan: Plan) -> Iterator[str]:
    """What would change, a line a kind of change and measure; then what stays as it is."""
    for change in plan.changes:
        example = f" ({change.example})" if change.example else ""
        figures = f"{change.figures:,} figure{'' if change.figures == 1 else 's'}"
        yield f"{change.indicator_id}, {change.series}: {figures} {change.kind.words}, {change.periods}{example}"
    if len(plan.found.same):
        count = len(plan.found.same)
        yield f"{count:,} figure{' is' if count == 1 else 's are'} there already as {'it is' if count == 1 else 'they are'}"
    if plan.outlines:
        yield "The map of the wards is drawn by these outlines."
    if plan.brings_nothing:
        yield "No row of these files is a figure of this layer's areas."
    elif not plan.changes and not plan.asks and not plan.outlines:
        yield "Nothing would change."
