"""What must hold over the whole nation before a byte of it is written."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
import pandas as pd

from hineq.packs.build.areas import AREAS, WARDS
from hineq.packs.build.former_wards import FORMER, LOOKUP_17
from hineq.packs.build.neighbourhoods import LEVELS, LOOKUP_21, Neighbourhoods
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.declared.columns import Table
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.tables import TABLES
from hineq.packs.read import figure_rules
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.layer_head import Head
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.packs.read.rules import check_keys, check_known

# so many faults of one kind in a column are told one by one
_FEW: Final = 3
# what a file that is read twice lacks is told twice
_OF_A_FILE: Final = (Fault.FILE_MISSING, Fault.FILE_UNREADABLE, Fault.COLUMN_MISSING, Fault.COLUMN_KIND)
_DERIVED: Final = ("distributions", "national_ranks")


def check_tables(
    tables: Mapping[str, pd.DataFrame], head: Head, findings: Findings, above: Collection[str] = ()
) -> None:
    """The rules of a pack, over every row of the nation in those of its tables that are here.

    An area may lie in another of the table, or in one of those `above`.
    """
    checks: dict[str, Callable[..., None]] = {
        "areas": partial(_check_parents, above=above),
        "observations": partial(figure_rules.check_observations, indicators=head.indicators),
        "distributions": partial(figure_rules.check_distributions, indicators=head.indicators),
        "national_ranks": figure_rules.check_national_ranks,
        "population": figure_rules.check_population,
    }
    for name, check in checks.items():
        if name not in tables:
            continue
        if name in _DERIVED and findings.faults:
            # what is wrong with a figure would be told of its spread and its place again
            continue
        frame = tables[name].copy()
        frame[FILE], frame[ROW] = f"{name}.parquet", np.arange(1, len(frame) + 1)
        # a look at the keys alone tells in a moment whether the long search for which are double is needed
        if frame.duplicated(list(TABLES[name].key)).any():
            check_keys(TABLES[name], frame, findings)
        before = len(findings.faults)
        check(frame, findings=findings)
        findings.faults[before:] = [_named(fault, TABLES[name], frame) for fault in findings.faults[before:]]


def _check_parents(frame: pd.DataFrame, above: Collection[str], findings: Findings) -> None:
    check_known(frame, "parent_code", {*frame.area_code, *above}, f"{AREAS}.parquet", findings)


def _named(fault: Problem, table: Table, frame: pd.DataFrame) -> Problem:
    """A fault of a row that was made here, which no file has: with what the row is about and where it was read."""
    row = frame.iloc[fault.row - 1]
    about = [str(row[name]) for name in (*table.key, "source_id") if name in frame and row[name] != ""]
    return replace(fault, row=0, rule=f"{fault.rule} It is the figure of {', '.join(about)}.")


@dataclass(frozen=True, kw_only=True)
class WardFiles:
    """The files that say which neighbourhoods a ward has: which is given to which, and of each ward how many (in a column)."""

    lookup: str
    wards: str
    column: str


TODAYS: Final = WardFiles(lookup=LOOKUP_21, wards=WARDS, column="n_lsoa21")
OF_THEN: Final = WardFiles(lookup=LOOKUP_17, wards=FORMER, column="n_lsoa11")


def check_wards(source: SourceFiles, wards: pd.DataFrame, lookup: pd.DataFrame, files: WardFiles) -> None:
    """Every ward that neighbourhoods are given to lies in their council, and has as many of them as its row tells.

    `lookup` has a row a neighbourhood: `zone`, `ward`, `authority`.
    """
    known = wards.set_index("area_code")
    moved = lookup[known.parent_code.loc[lookup.ward].to_numpy() != lookup.authority.to_numpy()]
    if len(moved):
        given = "1 neighbourhood is" if len(moved) == 1 else f"{len(moved):,} neighbourhoods are"
        rule = (
            f"{given} given to another council than its ward has in {files.wards}.parquet, such as "
            f"{moved.zone.iloc[0]} in ward {moved.ward.iloc[0]}: take files of one year."
        )
        source.findings.fault(
            Fault.ID_UNKNOWN, f"{files.lookup}.parquet", rule, column="ltla24_code", value=moved.authority.iloc[0]
        )
    counted = lookup.ward.value_counts().reindex(known.index, fill_value=0)
    _check_total(source, files.wards, files.column, zip(known.index, known.neighbourhoods, counted, strict=True))


def check_totals(source: SourceFiles, above: pd.DataFrame, neighbourhoods: Neighbourhoods, residents: str = "") -> None:
    """The numbers of wards and neighbourhoods, and of the residents that a column has, that the list of areas gives are those of the files below it."""
    wards = neighbourhoods.table.ward.to_numpy()
    members = {code: at for level in LEVELS[1:] for code, at in neighbourhoods.members[level].items()}
    counted: dict[str, dict[str, float]] = {
        "n_lsoa21": {code: len(at) for code, at in members.items()},
        "n_ward24": {code: len(set(wards[at])) for code, at in members.items()},
    }
    for column, found in counted.items():
        _check_column(source, above, column, found)
    # an area that lacks a neighbourhood lacks its residents: that is told once
    if residents and not any(one.code == Fault.TOTAL_UNLIKE for one in source.findings.faults):
        # those of an area are the sum of its neighbourhoods to the last one: the Census gives each its noise once
        people = neighbourhoods.figure(residents)
        _check_column(source, above, "residents_2021", {code: float(people[at].sum()) for code, at in members.items()})


def _check_column(source: SourceFiles, above: pd.DataFrame, column: str, found: Mapping[str, float]) -> None:
    each = ((code, told, found.get(code, 0)) for code, told in zip(above.area_code, above[column], strict=True))
    _check_total(source, AREAS, column, each)


def _check_total(source: SourceFiles, name: str, column: str, each: Iterable[tuple[str, float, float]]) -> None:
    """Each area's total as a file tells it is what was counted; one fault for all that are not."""
    wrong = [(code, told, got) for code, told, got in each if told != got]
    if wrong:
        code, told, got = wrong[0]
        many = "1 area has" if len(wrong) == 1 else f"{len(wrong):,} areas have"
        rule = (
            f"{many} another total than what lies in it, such as {code}: {told:,.0f} here, {got:,.0f} counted. "
            "Take files of one release."
        )
        source.findings.fault(Fault.TOTAL_UNLIKE, f"{name}.parquet", rule, column=column, value=code)


def stop_at(findings: Findings, folder: str) -> None:
    """Go no further where there is a fault: InvalidPack of the folder with every one, one line a mistake."""
    if findings.faults:
        raise InvalidPack(folder, one_line_a_mistake(findings.faults))


def one_line_a_mistake(faults: Sequence[Problem]) -> list[Problem]:
    """One fault for all that are wrong with a column of a file in one way: over a nation one mistake has thousands of rows."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    once: dict[object, Problem] = {}
    for fault in faults:
        once.setdefault((fault.code, fault.file, fault.column) if fault.code in _OF_A_FILE else fault, fault)
    for fault in once.values():
        alike.setdefault((fault.code, fault.file, fault.column), []).append(fault)
    told: list[Problem] = []
    for same in alike.values():
        if len(same) > _FEW:
            told.append(replace(same[0], rule=f"{same[0].rule} So in {len(same):,} rows, of which this is the first."))
        else:
            told += same
    return told
