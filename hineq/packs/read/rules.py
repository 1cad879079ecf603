"""What must hold between rows and between tables; each rule adds its faults or notices and returns nothing."""

from collections.abc import Mapping, Set
from typing import Any

import numpy as np
import pandas as pd

from hineq.model.declaring import Link
from hineq.model.plain import well_formed
from hineq.packs.declared.columns import Table, several
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.rows import Rows, faulty, known_ids


def check_keys(table: Table, frame: pd.DataFrame, findings: Findings) -> None:
    """A key stands once."""
    key = list(table.key)
    if len(set(zip(*(frame[column] for column in key), strict=True))) == len(frame):
        return
    required = [column for column in key if table.column(column).required]
    filled = frame[((frame[required] != "") & frame[required].notna()).all(axis=1)]
    first: dict[tuple[object, ...], tuple[str, int]] = {}
    for file, line, *values in filled[[FILE, ROW, *key]].itertuples(index=False):
        there = first.setdefault(tuple(values), (file, line))
        if there == (file, line):
            continue
        where = f"row {there[1]}" if there[0] == file else f"row {there[1]} of {there[0]}"
        rule = f"The row repeats {where}: one row for each {', '.join(key)}. Keep one of them."
        findings.fault(Fault.KEY_TWICE, file, rule, row=line, column=key[0], value=" / ".join(map(_shown, values)))


def _shown(value: object) -> str:
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def check_known(frame: pd.DataFrame, column: str, known: Set[str] | None, where: str, findings: Findings) -> None:
    """Every id of a column stands in the table that defines it; where that could not be read nothing can be said."""
    if known is None:
        return
    unknown = set(frame[column]) - known - {""}
    if unknown:
        rule = f"The {column} is not in {where}: add it there, or correct it here."
        findings.faults_in(frame, frame[column].isin(unknown), column, Fault.ID_UNKNOWN, rule)


def check_links(frame: pd.DataFrame, column: str, known: Set[str] | None, where: str, findings: Findings) -> None:
    """Every id of the cells of a column, which may hold several, is known; None where nothing can be held against it."""
    if known is None or {linked for cell in set(frame[column]) for linked in several(cell)} <= known:
        return
    for file, line, cell in frame[[FILE, ROW, column]].itertuples(index=False):
        for linked in dict.fromkeys(several(cell)):
            if linked not in known:
                rule = f"The link leads to nothing in {where}: add it there, or correct it here."
                findings.fault(Fault.ID_UNKNOWN, file, rule, row=line, column=column, value=linked)


def check_table_links(
    table: Table, frame: pd.DataFrame, tables: Mapping[str, Rows], *, described: bool, findings: Findings
) -> None:
    """Every id of a table stands in the table that defines it; outcomes stand in the strategy's file, and apart."""
    for column in table.columns:
        if column.link is None or column.link.of_strategy:
            continue
        known = defined_ids(column.link, tables, described=described)
        check = check_links if column.several else check_known
        check(frame, column.name, known, column.link.where, findings)


def defined_ids(link: Link, tables: Mapping[str, Rows], *, described: bool) -> Set[str] | None:
    """The ids that the tables of a link define together, None where some cannot be known.

    A table that a pack, fully described, does not have defines none.
    """
    if link.where_there and not any(name in tables for name, _ in link.tables):
        return None
    ids: set[str] = set()
    for name, column in link.tables:
        if name not in tables and described and not TABLES[name].needed:
            continue
        defined = known_ids(tables, name, column)
        if defined is None:
            return None
        ids |= defined
    return ids


def check_series(
    frame: pd.DataFrame, series: pd.DataFrame, lost: Set[str], indicators: Set[str] | None, findings: Findings
) -> None:
    """Every series of a table stands in the series table, for its indicator.

    Where a row of the series table lacks its indicator or its name, or was lost, what it may have meant is left alone.
    """
    known = set(zip(series.indicator_id, series.series, strict=True))
    if known.issuperset(zip(frame.indicator_id, frame.series, strict=True)):
        return
    stray = set(series.series if indicators is None else series.series[~series.indicator_id.isin(list(indicators))])
    nameless = set(series.indicator_id[series.series == ""])
    for file, line, indicator_id, name in frame[[FILE, ROW, "indicator_id", "series"]].itertuples(index=False):
        unclear = not name or name in stray | lost or indicator_id in nameless
        if (indicator_id, name) in known or unclear or (indicators is not None and indicator_id not in indicators):
            continue
        rule = f"The series of '{indicator_id}' is not in series.csv: add it there, or correct it here."
        findings.fault(Fault.SERIES_UNKNOWN, file, rule, row=line, column="series", value=name)


def check_figures_there(frame: pd.DataFrame, indicators: pd.DataFrame, findings: Findings) -> None:
    """A notice for each indicator that has no figure at all."""
    lacking = indicators[~indicators.indicator_id.isin(frame.indicator_id[_has_figure(frame, findings)])]
    for file, line, indicator_id, name in lacking[[FILE, ROW, "indicator_id", "name"]].itertuples(index=False):
        rule = f"'{name}' has no published figure in this pack; pages say so."
        findings.notice(Notice.NO_FIGURE, file, rule, row=line, column="indicator_id", value=indicator_id)


def check_wards_there(frame: pd.DataFrame, wards: Mapping[str, str], findings: Findings) -> None:
    """A notice for each ward without a figure where other wards of the series have one."""
    key = [column for column in TABLES["observations"].key if column != "area_code"]
    broken = faulty(frame, key, findings)
    here = frame[frame.area_code.isin(list(wards)).to_numpy() & _has_figure(frame, findings) & ~broken]
    # the figure that a ward seems to lack may be the one whose row has a fault
    unclear = set(frame.area_code[broken])
    given: dict[tuple[str, ...], tuple[str, set[str]]] = {}
    for file, code, *values in zip(*(here[column] for column in (FILE, "area_code", *key)), strict=True):
        given.setdefault(tuple(values), (file, set()))[1].add(code)
    for about, (file, codes) in given.items():
        lacking = sorted(set(wards) - codes - unclear)
        if lacking:
            named = ", ".join(wards[code] for code in lacking)
            rule = f"No figure for {named} in {about[0]}, {about[4]}; drawn as 'no data'."
            findings.notice(Notice.WARD_WITHOUT_FIGURE, file, rule, column="area_code")


def _has_figure(frame: pd.DataFrame, findings: Findings) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    # a figure that cannot be read has its fault; it is not missing as well
    return frame.value.notna().to_numpy() | faulty(frame, ["value"], findings)


def check_plain_words(frame: pd.DataFrame, findings: Findings) -> None:
    """Every plain sentence has one place for its figure, and no other sign that would be filled."""
    # an empty cell has its own fault
    wrong = ~frame.sentence.map(well_formed).astype(bool) & (frame.sentence.fillna("") != "")
    rule = "The sentence must hold {figure} once, and may hold {people} once; it may have no other braces."
    findings.faults_in(frame, wrong, "sentence", Fault.PLAIN_SENTENCE, rule)
