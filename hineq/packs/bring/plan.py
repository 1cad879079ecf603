"""What bringing files into a layer would do, told before anything is written: rows by table, what changes, what is left out, what is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.change import Change
from hineq.model.indicator import Indicator, Theme
from hineq.model.place import Place
from hineq.model.source import Source
from hineq.packs.bring.answers import Answers
from hineq.packs.bring.differences import (
    KEY,
    Differences,
    Renamed,
    changes,
    differences,
    renaming,
    span_of,
    without_figure,
)
from hineq.packs.bring.new_rows import lacking, new_indicator, new_series, short_name, source_of, unsaid_of_source
from hineq.packs.bring.ties import Tied, goes_on, known_by_figures, slug, tied
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.tables import TABLES
from hineq.packs.importers.cell_words import kind_of_code, period_of
from hineq.packs.importers.extract import Extract, LeftOut, Told
from hineq.packs.read.figure_rules import check_observations
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.layer_head import Head
from hineq.packs.read.problems import InvalidPack

COLUMNS: Final = TABLES["observations"].names
_KINDS: Final = {"ward": "wards", "msoa": "neighbourhoods (MSOA)", "lsoa": "neighbourhoods (LSOA)"}


@dataclass(frozen=True, kw_only=True, eq=False)
class Plan:
    """What would be written into a layer's folder, and what is said of it.

    `declared` are the nouns that are new, by their table; `found` the figures by what becomes of them; `outlines` the text of a map of
    wards, and the line that its licence asks for; `asks` what must be said before it can be written.
    """

    folder: Path
    declared: Mapping[str, tuple[Any, ...]]
    found: Differences
    changes: tuple[Change, ...]
    lines: tuple[str, ...]
    asks: tuple[str, ...]
    outlines: str = ""
    credit: str = ""

    @property
    def brings_nothing(self) -> bool:
        """Whether nothing in the files is of the layer: not even what it has already, and no outlines."""
        found = (self.found.new, self.found.revised, self.found.same, self.found.withdrawn)
        return not (self.changes or self.asks or self.outlines or any(map(len, found)))


@dataclass(frozen=True, kw_only=True, eq=False)
class Layer:
    """A layer as it stands: its folder, its place with what lies under it, the figures of its own files, what the layer below declares."""

    folder: Path
    place: Place
    own: pd.DataFrame
    below: Head | None = None

    @property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator that its figures may be of: its own, and those that the layer below declares."""
        return {**(self.below.indicators if self.below else {}), **self.place.indicators}

    @property
    def own_indicators(self) -> frozenset[str]:
        """The ids of the indicators that it declares itself."""
        return frozenset(self.place.indicators) - frozenset(self.below.indicators if self.below else ())

    @property
    def names(self) -> dict[str, str]:
        """The names of its areas by code."""
        return {code: area.area_name for code, area in self.place.areas.items()}


def planned(layer: Layer, extracts: Sequence[Extract], answers: Answers, day: date, *, complete: bool = False) -> Plan:
    """What bringing some extracts into a layer would do; nothing is written.

    Raises InvalidPack with every fault of the files' figures, by file and row.
    """
    findings = Findings()
    parts = [_Part.of(layer, extract, answers, findings, complete=complete) for extract in extracts]
    rows = [part.observations for part in parts if len(part.observations)]
    if rows and not findings.faults:
        _unlike(pd.concat(rows, ignore_index=True), layer.names, findings)
    if findings.faults:
        raise InvalidPack(", ".join(extract.file for extract in extracts), findings.faults)
    figures = pd.concat(rows or [layer.place.observations.iloc[:0]], ignore_index=True)[COLUMNS]
    twice = figures.duplicated(KEY, keep="last")
    known = layer.place.observations
    found = differences(figures[~twice], known, layer.own, complete=complete)
    declared: dict[str, dict[str, Any]] = {"themes": {}, "sources": {}, "indicators": {}, "series": {}}
    for part in parts:
        for table, nouns in part.declared.items():
            declared[table] |= nouns
    return Plan(
        folder=layer.folder,
        declared={table: tuple(nouns.values()) for table, nouns in declared.items()},
        found=found,
        changes=(*changes(found, day, layer.names), *(renaming(one, day) for part in parts for one in part.renamed)),
        lines=tuple(line for part in parts for line in part.lines),
        asks=tuple(dict.fromkeys(ask for part in parts for ask in part.asks)),
    )


def _unlike(figures: pd.DataFrame, names: Mapping[str, str], findings: Findings) -> None:
    """A fault for figures that two files, or two measures of one indicator, give unlike values: one a file, with how many."""
    again = figures[figures.duplicated(KEY, keep=False)]
    if again.empty:
        return
    known = again.assign(value=again["value"].astype(float)).groupby(KEY, sort=False)["value"]
    first = known.transform(lambda values: values.iloc[0]).to_numpy(dtype=float)
    apart = again[~np.isclose(again["value"].to_numpy(dtype=float), first, rtol=1e-9, atol=0, equal_nan=True)]
    for file, rows in apart.groupby(FILE, sort=False):
        one = rows.iloc[0]
        other = again[(again[KEY] == one[KEY]).all(axis=1)].iloc[0]
        more = f" ({len(rows)} rows are so.)" if len(rows) > 1 else ""
        rule = (
            f"{names.get(one.area_code, one.area_code)}, {one.sex}, {one.period} has another value in row {int(other[ROW])} of {other[FILE]}: "
            f"keep the one that holds, or bring the older file first and the other after it.{more}"
        )
        findings.fault(Fault.KEY_TWICE, str(file), rule, row=int(one[ROW]), value=str(one.indicator_id))


@dataclass(frozen=True, kw_only=True, eq=False)
class _Part:
    """What comes of one file."""

    observations: pd.DataFrame
    declared: Mapping[str, Mapping[str, Any]]
    renamed: tuple[Renamed, ...]
    lines: tuple[str, ...]
    asks: tuple[str, ...]

    @classmethod
    def of(cls, layer: Layer, extract: Extract, answers: Answers, findings: Findings, *, complete: bool) -> "_Part":
        figures, left = _of_the_place(extract.figures, layer.place)
        ties = tied(extract.measures, layer.indicators, answers.ties, extract.layout)
        if complete:
            ties = known_by_figures(ties, figures, layer.own, layer.indicators)
        asks = [*extract.asks]
        rows, declared, waiting = [], _Declared(layer, answers, extract), 0
        for tie in ties:
            own = figures[figures.measure == tie.told.measure]
            if own.empty:
                continue
            missing = lacking(tie.told) if tie.indicator is None else []
            missing += [f"the source: {' '.join(unsaid_of_source(tie.told))}"] if unsaid_of_source(tie.told) else []
            if missing:
                waiting += len(own)
                asks.append(f"'{tie.told.name}' ({extract.file}) does not say {'; '.join(missing)}{_seen(own, tie)}")
                continue
            rows.append(declared.observed(tie, own, findings))
        observations = pd.concat(rows, ignore_index=True) if rows else _nothing()
        if len(observations) and not findings.faults:
            check_observations(observations, declared.indicators, findings)
        return cls(
            observations=observations,
            declared=declared.made,
            renamed=tuple(declared.renamed),
            lines=(*_head(extract, observations, waiting), *map(str, (*extract.left_out, *left)), *extract.remarks, *declared.lines),
            asks=tuple(asks),
        )  # fmt: skip


def _nothing() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=object) for name in (*COLUMNS, ROW, FILE)})


def _head(extract: Extract, rows: pd.DataFrame, waiting: int) -> list[str]:
    if waiting and rows.empty:
        wait = "figure waits" if waiting == 1 else "figures wait"
        return [f"{extract.file}: {extract.layout}; {waiting:,} {wait} for an answer"]
    sizes = (
        (int(rows["value"].notna().sum()), "figure"),
        (len(set(rows.indicator_id)), "measure"),
        (len(set(rows.area_code)), "area"),
    )
    figures, measures, areas = (f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in sizes)
    span = f", {span_of(list(rows.period.unique()))}" if len(rows) else ""
    return [
        f"{extract.file}: {extract.layout}; {figures} of {measures} and {areas}{span}",
        *filter(None, [without_figure(rows)]),
    ]


def _of_the_place(figures: pd.DataFrame, place: Place) -> tuple[pd.DataFrame, list[LeftOut]]:
    """The figures of the place's own areas as wholes, and what is left out of the others."""
    left = []
    elsewhere = ~figures.area_code.isin(list(place.areas))
    kinds = figures.area_code[elsewhere].map(lambda code: kind_of_code(code) or "").map(str)
    for kind, rows in figures[elsewhere].groupby(kinds, sort=False):
        first = rows.iloc[0]
        which = _KINDS.get(str(kind), "areas")
        left.append(
            LeftOut(
                rows=len(rows), why=f"of {which} that are not among those of {place.name} in areas.csv",
                example=f"{first.area_name} ({first.area_code})" if first.area_name else str(first.area_code),
            )
        )  # fmt: skip
    grouped = ~elsewhere & (figures.group != "")
    if grouped.any():
        first = figures[grouped].iloc[0]
        why = "figures of a group within an area, which a pack has no table for"
        left.append(LeftOut(rows=int(grouped.sum()), why=why, example=f"{first.area_name}, {first.group}"))
    return figures[~elsewhere & ~grouped], left


def _seen(figures: pd.DataFrame, tie: Tied) -> str:
    """What the counts give away of a unit that nobody says: its multiplier."""
    if tie.told.unit:
        return ""
    both = figures.dropna(subset=["value", "count", "denominator"])
    both = both[(both["count"] > 0) & (both.denominator > 0)]
    if both.empty:
        return ""
    ratio = (both["value"] / (both["count"] / both.denominator)).to_numpy(dtype=float)
    for multiplier, words in (
        (100, "a percentage"),
        (1_000, "per 1,000"),
        (10_000, "per 10,000"),
        (100_000, "per 100,000"),
        (1, "a ratio"),
    ):
        if np.allclose(ratio, multiplier, rtol=0.01):
            return f". (Its values are its counts over its denominators as {words}.)"
    return ""  # fmt: skip


class _Declared:
    """The nouns that a file's measures need, made as they are met."""

    def __init__(self, layer: Layer, answers: Answers, extract: Extract) -> None:
        self._layer, self._answers, self._extract = layer, answers, extract
        self.made: dict[str, dict[str, Any]] = {"themes": {}, "sources": {}, "indicators": {}, "series": {}}
        self.indicators: dict[str, Indicator] = {}
        self.renamed: list[Renamed] = []
        self.lines: list[str] = []

    def observed(self, tie: Tied, figures: pd.DataFrame, findings: Findings) -> pd.DataFrame:
        """The figures of a measure as observations, with FILE and ROW of the file that they come from."""
        source = self._source(tie.told)
        indicator = self._indicator(tie, figures, source.source_id, findings)
        known = self._layer.place.observations
        known = known[known.indicator_id == tie.indicator_id]
        series = goes_on(figures, known) or slug(source.title)
        self._series(tie, series)
        if tie.has_another_name and indicator.indicator_id in self._layer.own_indicators:
            self._rename(indicator, tie.told.name, series, known[known.series == series], source.source_id)
        ages = known.age[known.series == series].unique()
        age = figures.age if len(ages) != 1 else str(ages[0])
        how = "" if tie.how == "new" else f", {tie.how}"
        self.lines.append(f"'{tie.told.name}' is {indicator.indicator_id}{how}; series {series}")
        days = {label: period for label in figures.period.unique() if (period := period_of(label)) is not None}
        return pd.DataFrame({
            "area_code": figures.area_code, "indicator_id": tie.indicator_id, "series": series, "sex": figures.sex, "age": age,
            "period": figures.period,
            "period_start": pd.to_datetime(figures.period.map(lambda label: days[label].start)),
            "period_end": pd.to_datetime(figures.period.map(lambda label: days[label].end)),
            **{name: figures[name] for name in ("value", "lower_ci", "upper_ci", "count", "denominator")},
            "status": figures.status, "note": figures.note, "source_id": source.source_id, FILE: self._extract.file, ROW: figures[ROW],
        })  # fmt: skip

    def _source(self, told: Told) -> Source:
        source = source_of(told, self._answers, self._extract.file)
        if source.source_id not in self._layer.place.sources:
            self.made["sources"][source.source_id] = source
        return source

    def _indicator(self, tie: Tied, figures: pd.DataFrame, source_id: str, findings: Findings) -> Indicator:
        indicator = tie.indicator
        if indicator is None:
            indicator = new_indicator(tie, figures, self._answers.theme, source_id)
        elif tie.told.unit and tie.told.multiplier and not _one_unit(tie.told, indicator):
            rule = (
                f"'{tie.told.name}' is in the unit '{tie.told.unit}', the indicator {indicator.indicator_id} in '{indicator.unit}': "
                "tie it to another indicator with --measure, or bring the figures in that unit."
            )
            findings.fault(
                Fault.UNIT_UNLIKE, self._extract.file, rule, row=int(figures[ROW].iloc[0]), value=tie.told.unit
            )
        if indicator.indicator_id not in self._layer.place.indicators:
            self._declare(indicator)
        self.indicators[indicator.indicator_id] = indicator
        return indicator

    def _declare(self, indicator: Indicator) -> None:
        """Give the layer an indicator that it has not: a new one, or one of the layer below with all that this says of it."""
        self.made["indicators"][indicator.indicator_id] = indicator
        self.made["themes"][indicator.theme] = Theme(theme=indicator.theme, roles=indicator.theme_roles)
        below = self._layer.below
        if below is None or indicator.indicator_id not in below.indicators:
            return
        self.made["sources"].setdefault(indicator.source_id, below.sources[indicator.source_id])
        for key, series in below.series.items():
            if key[0] == indicator.indicator_id:
                self.made["series"]["/".join(key)] = series

    def _rename(self, indicator: Indicator, name: str, series: str, figures: pd.DataFrame, source_id: str) -> None:
        """Give an indicator the name that its publisher gives it now; the one that it had stays a word to look for it by."""
        others = tuple(dict.fromkeys((*indicator.other_names, indicator.name)))
        called = replace(indicator, name=name, short_name=short_name(name), other_names=others)
        self.made["indicators"][indicator.indicator_id] = called
        self.renamed.append(
            Renamed(was=indicator.name, now=called, series=series, figures=figures, source_id=source_id)
        )

    def _series(self, tie: Tied, series: str) -> None:
        if (tie.indicator_id, series) not in self._layer.place.series:
            key = f"{tie.indicator_id}/{series}"
            self.made["series"].setdefault(key, new_series(tie, series, self._extract.layout))


def _one_unit(told: Told, indicator: Indicator) -> bool:
    """Whether a measure's unit and an indicator's are the same kind of number with the same multiplier."""
    return told.multiplier == indicator.multiplier and (
        told.unit == indicator.unit
        or (told.multiplier or 1) > 1
        or told.value_type is None
        or told.value_type is indicator.value_type
    )
