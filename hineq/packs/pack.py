"""A place pack as a whole: check it, or load it into a Place; a pack with one fault is not loaded at all."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from hineq.model.area import Area
from hineq.model.indicator import Indicator, Series
from hineq.model.period import parse_period
from hineq.model.place import OBSERVATION_COLUMNS, Place
from hineq.model.source import Source
from hineq.model.strategy import Measure
from hineq.model.target import Target
from hineq.model.words import AreaType, Polarity, Sex, TargetKind, Tie, ValueType
from hineq.packs import rules
from hineq.packs.boundaries import read_boundaries
from hineq.packs.description import Description, read_description
from hineq.packs.problems import InvalidPack, Report
from hineq.packs.reading import ROW, Findings, read_table
from hineq.packs.strategy import read_strategy
from hineq.packs.tables import TABLES


def check_pack(folder: Path) -> Report:
    """Every fault and every notice of the pack in `folder`, in the order of its files."""
    _, findings = _read(folder)
    return Report(faults=tuple(findings.faults), notices=tuple(findings.notices))


def load_place(folder: Path) -> Place:
    """The place that the pack in `folder` describes.

    Raises InvalidPack with every fault where there is one; nothing is half-loaded.
    """
    place, findings = _read(folder)
    if place is None:
        raise InvalidPack(folder.name, findings.faults)
    return place


def _read(folder: Path) -> tuple[Place | None, Findings]:
    findings = Findings()
    description = read_description(folder, findings)
    if description is None:
        return None, findings
    tables = _read_tables(folder, description, findings)
    indicators = _indicators(tables.get("indicators"))
    _check_tables(tables, indicators, description, findings)
    codes = _column(tables, "areas", "area_code")
    boundaries = {
        area_type: content
        for area_type, path in description.boundaries.items()
        if (content := read_boundaries(folder, path, area_type, _codes_of(tables, area_type), findings)) is not None
    }
    _notice_types_without_boundaries(tables, description, findings)
    lists = tables.get("area_lists")
    strategy = read_strategy(folder, description, lists, _column(tables, "sources", "source_id"), findings)
    if findings.faults or not codes:
        return None, findings
    return _place(description, tables, indicators, boundaries, strategy), findings


def _read_tables(folder: Path, description: Description, findings: Findings) -> dict[str, pd.DataFrame]:
    parts: dict[str, list[pd.DataFrame]] = {}
    unread: set[str] = set()
    for name, path in description.tables:
        frame = read_table(folder / path, TABLES[name], findings)
        if frame is None:
            unread.add(name)
        else:
            parts.setdefault(name, []).append(frame.assign(**{rules.FILE: path}))
    # a table of which one part could not be read would look as if its rows were not there: leave it out whole
    return {name: pd.concat(frames, ignore_index=True) for name, frames in parts.items() if name not in unread}


def _check_tables(
    tables: Mapping[str, pd.DataFrame],
    indicators: Mapping[str, Indicator],
    description: Description,
    findings: Findings,
) -> None:
    codes = _column(tables, "areas", "area_code")
    for name, frame in tables.items():
        rules.check_keys(name, frame, findings)
        known = {"indicator_id": ("indicators", "indicators.csv"), "source_id": ("sources", "sources.csv")}
        known["area_code"] = ("areas", "areas.csv")
        for column, (where, file) in known.items():
            if column in frame and name != where and where in tables:
                optional = not TABLES[name].column(column).required
                rules.check_known(frame, column, _column(tables, where, column), file, findings, blank=optional)
    if "areas" in tables:
        rules.check_known(tables["areas"], "parent_code", codes, "areas.csv", findings, blank=True)
        for key in ("area_code", "benchmark_code"):
            if (code := getattr(description, key)) not in codes:
                rule = f"The {key} is not in areas.csv: add it there, or correct it here."
                findings.fault("datapackage.json", rule, column=key, value=code)
    for name in ("targets", "population", "distributions", "national_ranks"):
        if name == "targets" and name in tables:
            rules.check_targets(tables[name], findings)
        elif name in tables:
            rules.check_periods(tables[name], findings)
    observations = tables.get("observations")
    if observations is None:
        return
    rules.check_observations(observations, indicators, findings)
    rules.check_series(observations, tables.get("series"), findings)
    rules.check_figures_there(observations, indicators, findings)
    wards = tables.get("areas", pd.DataFrame(columns=["area_type", "area_code", "area_name", "parent_code"]))
    own = wards[(wards.area_type == AreaType.WARD) & (wards.parent_code == description.area_code)]
    rules.check_wards_there(observations, dict(zip(own.area_code, own.area_name, strict=True)), findings)


def _column(tables: Mapping[str, pd.DataFrame], table: str, column: str) -> list[str]:
    return list(tables[table][column]) if table in tables else []


def _codes_of(tables: Mapping[str, pd.DataFrame], area_type: AreaType) -> dict[str, str]:
    if "areas" not in tables:
        return {}
    areas = tables["areas"]
    areas = areas[areas.area_type == area_type]
    return dict(zip(areas.area_code, areas.area_name, strict=True))


def _notice_types_without_boundaries(
    tables: Mapping[str, pd.DataFrame], description: Description, findings: Findings
) -> None:
    for area_type in (AreaType.WARD, AreaType.MSOA, AreaType.LSOA):
        if _codes_of(tables, area_type) and area_type not in description.boundaries:
            rule = f"No boundaries for areas of the type '{area_type}': pages show tables instead of a map."
            findings.notice("datapackage.json", rule, column="boundaries", value=area_type)


def _indicators(frame: pd.DataFrame | None) -> dict[str, Indicator]:
    """The indicators whose rows can be read; the others already have their fault."""
    found = {}
    for row in _records(frame):
        try:
            found[row["indicator_id"]] = Indicator(
                **{**row, "value_type": ValueType(row["value_type"]), "polarity": Polarity(row["polarity"])}
                | {"decimals": int(row["decimals"])}
            )
        except ValueError:
            continue
    return found


def _records(frame: pd.DataFrame | None) -> list[dict[str, Any]]:
    if frame is None:
        return []
    rows: list[dict[str, Any]] = frame.drop(columns=[ROW, rules.FILE]).to_dict("records")
    return rows


def _place(
    description: Description,
    tables: Mapping[str, pd.DataFrame],
    indicators: Mapping[str, Indicator],
    boundaries: Mapping[AreaType, dict[str, Any]],
    strategy: Any,
) -> Place:
    def table(name: str) -> pd.DataFrame:
        columns = [column.name for column in TABLES[name].columns]
        return tables[name][columns] if name in tables else pd.DataFrame(columns=columns)

    targets = tuple(
        Target(**row | {
            "period": parse_period(row["period"]), "sex": Sex(row["sex"]), "kind": TargetKind(row["kind"]),
        })
        for row in _records(tables.get("targets"))
    )  # fmt: skip
    series = (
        Series(**row | {key: row[key] == "yes" for key in ("held_against_target", "trend")})
        for row in _records(tables.get("series"))
    )
    return Place(
        place_id=description.place_id,
        name=description.name,
        title=description.title,
        area_code=description.area_code,
        benchmark_code=description.benchmark_code,
        snapshot=date.fromisoformat(description.snapshot),
        attribution=description.attribution,
        areas={
            row["area_code"]: Area(**row | {"area_type": AreaType(row["area_type"])})
            for row in _records(tables["areas"])
        },
        indicators=indicators,
        series={(one.indicator_id, one.series): one for one in series},
        sources={row["source_id"]: Source(**row) for row in _records(tables["sources"])},
        observations=table("observations")[list(OBSERVATION_COLUMNS)],
        targets=targets,
        measures=tuple(Measure(**row | {"tie": Tie(row["tie"])}) for row in _records(tables.get("measures"))),
        strategy=strategy,
        population=table("population"),
        distributions=table("distributions"),
        national_ranks=table("national_ranks"),
        boundaries=boundaries,
    )
