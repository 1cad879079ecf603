"""A place pack as a whole: check it, or load it into a Place; a pack with one fault is not loaded at all."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from hineq.model.area import Area
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import ThemeRole
from hineq.model.strategy import Strategy
from hineq.model.words import AreaType
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.declared.tables import TABLES
from hineq.packs.read import documents, figure_rules, rules
from hineq.packs.read.agendas import check_agendas
from hineq.packs.read.boundaries import read_boundaries
from hineq.packs.read.description import Description, read_description
from hineq.packs.read.document_rules import check_documents
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.over import Under, laid_over, layer_under, under
from hineq.packs.read.problems import InvalidPack, Problem, Report
from hineq.packs.read.reading import DESCRIPTION, data_hash, is_day
from hineq.packs.read.recommendation_rules import check_recommendations
from hineq.packs.read.role_rules import check_estimates, notice_fit_unknown, notice_roles_unfilled
from hineq.packs.read.rows import Rows, known_ids, read_tables
from hineq.packs.read.strategy import read_strategy
from hineq.packs.read.templates import check_template

Tables = Mapping[str, Rows]


def check_pack(folder: Path) -> Report:
    """Every fault and every notice of the pack in `folder`, in the order of its files and their rows; those of its meetings come last."""
    place, report = _read(folder)
    if place is None:
        return report
    # an agenda with a fault is refused by itself: the figures are as sound as before
    findings = Findings()
    check_agendas(folder, place, findings)
    check_template(folder, findings)
    return replace(report, faults=tuple(findings.faults))


def load_place(folder: Path) -> Place:
    """The place that the pack in `folder` describes.

    Raises InvalidPack with every fault where there is one; nothing is half-loaded.
    """
    place, report = _read(folder)
    if place is None:
        raise InvalidPack(folder.name, report.faults)
    return place


def _read(folder: Path) -> tuple[Place | None, Report]:
    findings = Findings()
    description = read_description(folder, findings)
    if description is None:
        return None, Report(faults=tuple(findings.faults), notices=tuple(findings.notices))
    tables = read_tables(folder, description.tables, findings)
    indicators = _indicators(tables)
    layer = layer_under(folder, description.over, findings)
    below = under(layer, *_asked(tables), description.keeps) if layer is not None else None
    _check_tables(tables, indicators, description, findings)
    _notice_missing(tables, description, below, findings)
    boundaries = {
        area_type: content
        for area_type, path in description.boundaries.items()
        if (content := read_boundaries(folder, path, area_type, _areas_of(tables, area_type), findings)) is not None
    }
    _notice_types_without_boundaries(tables, description, below, findings)
    sources = known_ids(tables, "sources", "source_id")
    strategy = read_strategy(folder, description.strategy, tables.get("area_lists"), sources, findings)
    described = _described(findings)
    check_documents(tables, strategy, Path(description.strategy).name, described, findings)
    day = date.fromisoformat(description.snapshot) if is_day(description.snapshot) else None
    check_recommendations(tables, day, findings)
    notice_roles_unfilled(tables, strategy, findings)
    _notice_fit(tables, below, findings)
    report = Report(
        faults=_in_file_order(findings.faults, description), notices=_in_file_order(findings.notices, description)
    )
    if report.faults:
        return None, report
    place = _place(description, tables, indicators, boundaries, strategy)
    place = replace(place, data_hash=data_hash(folder, description.paths))
    return laid_over(place, below) if below is not None else place, report


def _asked(tables: Tables) -> tuple[dict[str, Area], list[tuple[str, str]]]:
    """The areas and the series of indicators that a pack has, for which it asks the layer below it; of faulty rows none."""
    areas: dict[str, Area] = {}
    for row in documents.records(tables, "areas"):
        try:
            areas[row["area_code"]] = TABLES["areas"].made(row)
        except ValueError:
            continue
    series = tables["series"].frame if "series" in tables else pd.DataFrame(columns=["indicator_id", "series"])
    return areas, list(zip(series.indicator_id, series.series, strict=True))


def _described(findings: Findings) -> bool:
    """Whether the description of the pack is sound, so that a table which it does not name may be said to lack."""
    return not any(problem.file == DESCRIPTION for problem in findings.faults)


def _in_file_order(problems: Iterable[Problem], description: Description) -> tuple[Problem, ...]:
    files = {file: number for number, file in reversed(list(enumerate(description.files)))}
    return tuple(sorted(problems, key=lambda problem: (files.get(problem.file, 0), problem.row)))


def _check_tables(
    tables: Tables, indicators: Mapping[str, Indicator], description: Description, findings: Findings
) -> None:
    filled = {name: rows.frame for name, rows in tables.items() if not rows.frame.empty}
    for name, frame in filled.items():
        rules.check_keys(TABLES[name], frame, findings)
        rules.check_table_links(TABLES[name], frame, tables, described=_described(findings), findings=findings)
    codes = known_ids(tables, "areas", "area_code")
    for key in ("area_code", "benchmark_code"):
        code = getattr(description, key)
        if code and codes is not None and code not in codes:
            rule = f"The {key} is not in areas.csv: add it there, or correct it here."
            findings.fault(Fault.ID_UNKNOWN, DESCRIPTION, rule, column=key, value=code)
    _check_series(tables, filled, findings)
    _check_figures(tables, filled, indicators, findings)


def _check_series(tables: Tables, filled: Mapping[str, pd.DataFrame], findings: Findings) -> None:
    series = tables.get("series")
    if series is None or not series.whole:
        return
    known = known_ids(tables, "indicators", "indicator_id")
    for name in ("observations", "distributions", "national_ranks"):
        if name in filled:
            rules.check_series(filled[name], series.frame, series.lost, known, findings)
    if "observations" in filled and (wards := _areas_of(tables, AreaType.WARD)):
        check_estimates(filled["observations"], series.frame, wards.keys(), findings)


def _check_figures(
    tables: Tables, filled: Mapping[str, pd.DataFrame], indicators: Mapping[str, Indicator], findings: Findings
) -> None:
    if "indicators" in filled:
        figure_rules.check_indicators(filled["indicators"], findings)
    if "plain_words" in filled:
        rules.check_plain_words(filled["plain_words"], findings)
    if "observations" in filled:
        figure_rules.check_observations(filled["observations"], indicators, findings)
    if "targets" in filled:
        figure_rules.check_targets(tables["targets"], indicators, findings)
    if "paces" in filled:
        figure_rules.check_paces(filled["paces"], findings)
    if "population" in filled:
        figure_rules.check_population(filled["population"], findings)
    if "distributions" in filled:
        figure_rules.check_distributions(filled["distributions"], indicators, findings)
    if "national_ranks" in filled:
        figure_rules.check_national_ranks(filled["national_ranks"], findings)


def _notice_missing(tables: Tables, description: Description, below: Under | None, findings: Findings) -> None:
    observations = tables.get("observations")
    parts = []
    if observations is not None:
        if not observations.complete:
            return
        parts.append(observations.frame)
    if below is not None:
        layers = below.observations.copy()
        layers[FILE], layers[ROW] = description.over, 0
        parts.append(layers)
    if not parts:
        return
    frame = pd.concat(parts, ignore_index=True)
    if "indicators" in tables:
        rules.check_figures_there(frame, tables["indicators"].frame, findings)
    wards = _areas_of(tables, AreaType.WARD, parent=description.area_code) or {}
    rules.check_wards_there(frame, wards, findings)


def _areas_of(tables: Tables, area_type: AreaType, parent: str = "") -> dict[str, str] | None:
    """Names by code of the areas of a type (and parent), or None where they could not all be read."""
    areas = tables.get("areas")
    if areas is None or not areas.complete or not set(areas.frame.area_type) <= set(AreaType):
        return None
    names = ("area_code", "area_name", "area_type", "parent_code")
    return {
        code: name
        for code, name, kind, above in zip(*(areas.frame[column] for column in names), strict=True)
        if kind == area_type and parent in ("", above)
    }


def _notice_fit(tables: Tables, below: Under | None, findings: Findings) -> None:
    wards = _areas_of(tables, AreaType.WARD)
    if not wards or any(name not in tables or tables[name].frame.empty for name in ("observations", "series")):
        return
    areas = tables["areas"].frame
    fitted = set(areas.area_code[areas.overlap.notna()]) | set(below.wards if below else ())
    notice_fit_unknown(tables["observations"].frame, tables["series"].frame, wards, fitted, findings)


def _notice_types_without_boundaries(
    tables: Tables, description: Description, below: Under | None, findings: Findings
) -> None:
    drawn = {*description.boundaries, *(below.boundaries if below else ())}
    for area_type in (AreaType.WARD, AreaType.MSOA, AreaType.LSOA):
        if _areas_of(tables, area_type) and area_type not in drawn:
            rule = f"No boundaries for areas of the type '{area_type}': pages show tables instead of a map."
            findings.notice(Notice.NO_BOUNDARIES, DESCRIPTION, rule, column="boundaries", value=area_type)


def _indicators(tables: Tables) -> dict[str, Indicator]:
    """The indicators whose rows can be read; the others have their fault."""
    themes = _theme_roles(tables)
    read = {}
    for row in documents.records(tables, "indicators"):
        try:
            read[row["indicator_id"]] = TABLES["indicators"].made(row, theme_roles=themes.get(row["theme"], ()))
        except ValueError:
            continue
    return read


def _theme_roles(tables: Tables) -> dict[str, tuple[ThemeRole, ...]]:
    """The roles of each theme whose row can be read; the others have their fault."""
    read = {}
    for row in documents.records(tables, "themes"):
        try:
            read[row["theme"]] = TABLES["themes"].made(row).roles
        except ValueError:
            continue
    return read


def _place(
    description: Description,
    tables: Tables,
    indicators: Mapping[str, Indicator],
    boundaries: Mapping[AreaType, dict[str, Any]],
    strategy: Strategy | None,
) -> Place:
    def table(name: str) -> pd.DataFrame:
        names = TABLES[name].names
        return tables[name].frame[names] if name in tables else pd.DataFrame(columns=names)

    return Place(
        place_id=description.place_id,
        name=description.name,
        title=description.title,
        area_code=description.area_code,
        benchmark_code=description.benchmark_code,
        snapshot=date.fromisoformat(description.snapshot),
        attribution=description.attribution,
        areas={area.area_code: area for area in documents.nouns(tables, "areas")},
        indicators=indicators,
        series={(one.indicator_id, one.series): one for one in documents.nouns(tables, "series")},
        sources={source.source_id: source for source in documents.nouns(tables, "sources")},
        observations=table("observations"),
        targets=documents.nouns(tables, "targets"),
        paces=documents.nouns(tables, "paces"),
        measures=documents.nouns(tables, "measures"),
        actions=documents.nouns(tables, "actions"),
        strategy=strategy,
        population=table("population"),
        distributions=table("distributions"),
        national_ranks=table("national_ranks"),
        estimate_errors=documents.nouns(tables, "estimate_errors"),
        boundaries=boundaries,
        map_credits=description.map_credits,
        vintages=description.vintages,
        abbreviations=documents.nouns(tables, "abbreviations"),
        plain_words={one.indicator_id: one for one in documents.nouns(tables, "plain_words")},
        local_names=documents.nouns(tables, "local_names"),
        statements=documents.read_statements(tables),
        thread=documents.read_thread(tables),
        governance=documents.read_governance(tables),
        assurance=documents.read_assurance(tables),
        recommendations=documents.read_recommendations(tables),
        printed_totals=documents.nouns(tables, "printed_totals"),
        changes=documents.nouns(tables, "changes"),
        version=description.version,
    )
