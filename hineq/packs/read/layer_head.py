"""The head of a national layer: what is declared by hand, read to its end, every fault collected."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from hineq.model.estimate import EstimateError
from hineq.model.indicator import Indicator, Series
from hineq.model.likeness import LikeFeature
from hineq.model.plain import PlainWords
from hineq.model.roles import ThemeRole
from hineq.model.source import Source
from hineq.model.words import AreaType
from hineq.packs.declared.columns import Table
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import DECLARED, HEAD, LIKE_FEATURES, PLAIN_WORDS
from hineq.packs.declared.tables import TABLES
from hineq.packs.read import documents, figure_rules
from hineq.packs.read.findings import Findings
from hineq.packs.read.reading import is_day, read_json
from hineq.packs.read.rows import Rows, known_ids, read_table
from hineq.packs.read.rules import check_keys, check_known, check_plain_words, check_series, check_table_links

_FEATURES: Final = Table(name="like_features", noun=LikeFeature)
_TEXTS: Final = ("name", "title", "benchmark_code", "snapshot", "version", "census_year")


@dataclass(frozen=True, kw_only=True)
class AreaKind:
    """A kind of area among which figures are spread and ranked: of which type, in which words, how its codes begin.

    `published` says that the source ranks them itself.
    """

    of: AreaType
    words: str
    prefixes: tuple[str, ...]
    published: str = ""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a layer says of itself and declares: its day, its credits, its kinds of area, its indicators, series and sources.

    `like_features` are those by which councils are alike, and `plain_words` how measures are said to residents: none where it does
    not say.
    """

    name: str
    title: str
    benchmark_code: str
    snapshot: date
    version: str
    census_year: str
    attribution: tuple[str, ...]
    vintages: Mapping[AreaType, str]
    map_credits: Mapping[AreaType, str]
    kinds: tuple[AreaKind, ...]
    indicators: Mapping[str, Indicator]
    series: Mapping[tuple[str, str], Series]
    sources: Mapping[str, Source]
    estimate_errors: tuple[EstimateError, ...]
    like_features: tuple[LikeFeature, ...] = ()
    plain_words: Mapping[str, PlainWords] = field(default_factory=dict)


def read_head(folder: Path, findings: Findings) -> Head | None:
    """The head of the layer in a folder, or None with every fault."""
    said = read_json(folder / HEAD, findings)
    tables = {name: read_table(folder / f"{name}.csv", TABLES[name], findings) for name in DECLARED}
    for name, rows in tables.items():
        if not rows.frame.empty:
            check_keys(TABLES[name], rows.frame, findings)
            check_table_links(TABLES[name], rows.frame, tables, described=True, findings=findings)
    indicators = tables["indicators"].frame
    if not indicators.empty:
        figure_rules.check_indicators(indicators, findings)
    series = tables["series"].frame
    if not series.empty:
        check_known(series, "indicator_id", known_ids(tables, "indicators", "indicator_id"), "indicators.csv", findings)
    if said is not None:
        _check_said(said, findings)
    features = _read_features(folder, tables, findings)
    plain = _read_plain_words(folder, tables, findings)
    if findings.faults:
        return None
    return replace(_head(said, tables), like_features=features, plain_words=plain)


def _read_features(folder: Path, tables: Mapping[str, Rows], findings: Findings) -> tuple[LikeFeature, ...]:
    """The features by which councils are alike, none where the layer has no table of them."""
    path = folder / LIKE_FEATURES
    if not path.exists():
        return ()
    frame = read_table(path, _FEATURES, findings).frame
    if frame.empty:
        return ()
    check_keys(_FEATURES, frame, findings)
    known = known_ids(tables, "indicators", "indicator_id")
    check_known(frame, "indicator_id", known, "indicators.csv", findings)
    if (series := tables["series"]).whole:
        check_series(frame, series.frame, series.lost, known, findings)
    rule = "A feature counts by a weight above 0: correct it, or take the row out."
    findings.faults_in(frame, frame.weight <= 0, "weight", Fault.MULTIPLIER_NOT_POSITIVE, rule)
    return () if findings.faults else tuple(_FEATURES.made(row) for row in documents.rows_of(frame))


def _read_plain_words(folder: Path, tables: Mapping[str, Rows], findings: Findings) -> dict[str, PlainWords]:
    """How measures are said to residents, by indicator; none where the layer has no table of it."""
    path, table = folder / PLAIN_WORDS, TABLES["plain_words"]
    if not path.exists():
        return {}
    frame = read_table(path, table, findings).frame
    if frame.empty:
        return {}
    check_keys(table, frame, findings)
    check_known(frame, "indicator_id", known_ids(tables, "indicators", "indicator_id"), "indicators.csv", findings)
    check_plain_words(frame, findings)
    return {} if findings.faults else {row["indicator_id"]: table.made(row) for row in documents.rows_of(frame)}


def _check_said(said: Any, findings: Findings) -> None:
    if not isinstance(said, dict):
        findings.fault(Fault.DESCRIPTION_SHAPE, HEAD, "The file must hold one JSON object.")
        return
    for name in _TEXTS:
        if not isinstance(said.get(name), str) or not said[name].strip():
            findings.fault(
                Fault.DESCRIPTION_SHAPE, HEAD, "This must be text, not empty.", column=name, value=said.get(name)
            )
    if isinstance(said.get("snapshot"), str) and not is_day(said["snapshot"]):
        rule = "The day must read like 2026-11-30, and be one that there is."
        findings.fault(Fault.DATE_UNREADABLE, HEAD, rule, column="snapshot", value=said["snapshot"])
    if not isinstance(said.get("attribution"), list):
        findings.fault(Fault.DESCRIPTION_SHAPE, HEAD, "This must be a list of lines.", column="attribution")
    for name in ("vintages", "map_credits"):
        if not isinstance(said.get(name), dict) or not set(said[name]) <= set(AreaType):
            rule = "This must be an object: area type to words, such as 'ward' to '2024'."
            findings.fault(Fault.DESCRIPTION_SHAPE, HEAD, rule, column=name, value=said.get(name))
    kinds = said.get("kinds")
    if not isinstance(kinds, list) or not all(_is_kind(one) for one in kinds):
        rule = "This must be a list of objects with 'of' (an area type), 'words' and 'prefixes' (a list of how codes begin)."
        findings.fault(Fault.DESCRIPTION_SHAPE, HEAD, rule, column="kinds")


def _is_kind(one: Any) -> bool:
    if not isinstance(one, dict) or one.get("of") not in set(AreaType) or not isinstance(one.get("words"), str):
        return False
    prefixes = one.get("prefixes")
    return (
        isinstance(prefixes, list) and bool(prefixes) and all(isinstance(prefix, str) and prefix for prefix in prefixes)
    )


def _head(said: dict[str, Any], tables: Mapping[str, Rows]) -> Head:
    roles: dict[str, tuple[ThemeRole, ...]] = {theme.theme: theme.roles for theme in documents.nouns(tables, "themes")}
    return Head(
        **{name: said[name].strip() for name in _TEXTS if name != "snapshot"},
        snapshot=date.fromisoformat(said["snapshot"]),
        attribution=tuple(said["attribution"]),
        vintages={AreaType(name): words for name, words in said["vintages"].items()},
        map_credits={AreaType(name): words for name, words in said["map_credits"].items()},
        kinds=tuple(
            AreaKind(of=AreaType(one["of"]), words=one["words"], prefixes=tuple(one["prefixes"]), published=one.get("published", ""))
            for one in said["kinds"]
        ),
        indicators={
            row["indicator_id"]: TABLES["indicators"].made(row, theme_roles=roles.get(row["theme"], ()))
            for row in documents.records(tables, "indicators")
        },
        series={(one.indicator_id, one.series): one for one in documents.nouns(tables, "series")},
        sources={source.source_id: source for source in documents.nouns(tables, "sources")},
        estimate_errors=documents.nouns(tables, "estimate_errors"),
    )  # fmt: skip
