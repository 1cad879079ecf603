"""Look-ups of the ONS: which ward each neighbourhood lies in, or fits best, and what share of it where it lies in several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from hineq.model.words import AreaType
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import is_area_code, plain
from hineq.packs.importers.extract import LeftOut
from hineq.packs.importers.figure_columns import fault_in, words_of
from hineq.packs.importers.lookup_weights import weights_of
from hineq.packs.importers.table_text import SheetTable, table_of
from hineq.packs.read.findings import ROW, Findings
from hineq.packs.read.problems import InvalidPack

OUTPUT_AREA: Final = "oa"
_COUNCIL_CODES: Final = ("E06", "E07", "E08", "E09", "W06", "S12", "N09")
# how a column names a kind of area, from fine to coarse: what hineq calls it, and how its codes begin in each nation
_KINDS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "oa": (OUTPUT_AREA, ("E00", "W00", "S00", "N00")), "lsoa": (AreaType.LSOA, ("E01", "W01", "S01")),
    "msoa": (AreaType.MSOA, ("E02", "W02", "S02")), "cmwd": (AreaType.WARD, ("E36", "E05", "W40", "W05")),
    "wd": (AreaType.WARD, ("E05", "W05", "S13", "N08")), "ward": (AreaType.WARD, ("E05", "W05", "S13", "N08")),
    "lad": (AreaType.AUTHORITY, _COUNCIL_CODES), "ltla": (AreaType.AUTHORITY, _COUNCIL_CODES),
    "cty": (AreaType.COUNTY, ("E10", "E11", "E13", "E99", "W99", "S99", "N99")), "icb": (AreaType.SYSTEM, ("E54",)),
    "rgn": (AreaType.REGION, ("E12", "W92", "W99", "S92", "S99", "N92", "N99")),
    "ctry": (AreaType.COUNTRY, ("E92", "W92", "S92", "N92")),
}  # fmt: skip
_ORDER: Final = tuple(_KINDS)
_COUNCILS: Final = ("lad", "ltla")
# a column of codes or names as the ONS has it (LSOA21CD), or nearly so (lsoa21_code, "LSOA code 2021")
_HEADS: Final = tuple(
    re.compile(one) for one in (r"(?P<kind>[a-z]+) ?(?P<year>[0-9]{2}) ?(?P<what>cd|code|nm|name)", r"(?P<kind>[a-z]+) (?P<what>code|name) (?:20)?(?P<year>[0-9]{2})")
)  # fmt: skip
# and as somebody asks for it: lsoa, LSOA21, lsoa21cd, ward
_ASKED: Final = re.compile(r"([a-z]+)([0-9]{2})?(cd)?")
_SHOWN: Final = 4
FRAME: Final = ("from_code", "to_code", "to_name", "council_code", "weight")


@dataclass(frozen=True, kw_only=True, eq=False)
class Lookup:
    """Which area each zone is given to. `frame` has the columns FRAME and ROW, a row a pair: `weight`, above 0 to 1, is the share of the
    zone that lies in the area, and those of a zone add up to 1; names and codes of councils are "" where the file has none.

    Kinds are those of `AreaType`, or OUTPUT_AREA; years are those that the columns' names give.
    """

    file: str
    from_kind: str
    from_year: int
    to_kind: str
    to_year: int
    frame: pd.DataFrame
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()

    def shares(self, zones: Sequence[str]) -> "tuple[tuple[str, ...], csr_array[np.float64, tuple[int, int]]]":
        """The areas' codes, sorted, and the share (area, zone) of each of some zones that lies in them, as a sparse matrix.

        A zone that the look-up does not have lies in no area. It is what `hineq.methods.rebasing` takes.
        """
        areas, place = np.unique(self.frame.to_code.to_numpy(dtype=str), return_inverse=True)
        at = pd.Index(zones).get_indexer(pd.Index(self.frame.from_code))
        known = at >= 0
        weights = self.frame.weight.to_numpy(dtype=float)[known]
        made = csr_array((weights, (place[known], at[known])), shape=(len(areas), len(zones)))
        return tuple(map(str, areas)), made


@dataclass(frozen=True, kw_only=True)
class _Column:
    """A column of codes, or of names: its name in the table, the word for the kind of area, and the year."""

    name: str
    prefix: str
    year: int
    named: bool

    @property
    def kind(self) -> str:
        return _KINDS[self.prefix][0]

    @property
    def head(self) -> str:
        return self.name.upper()


def read_lookup(raw: bytes, file: str, *, from_: str = "", to: str = "") -> Lookup:
    """The look-up in a file's bytes: CSV in any dress, or a workbook, with columns such as LSOA21CD and WD24CD.

    `from_` and `to` say which columns are meant, by kind ("lsoa", "ward"), with the year ("lsoa21") or by name ("LSOA21CD"): unless
    said, the finest zones and the wards. Other columns are passed over.

    Raises InvalidPack with every fault: no such columns, or several; a code that is missing or of another kind of area; a zone that
    stands twice, or in two areas without a weight; codes of two years.
    """
    findings = Findings()
    table = table_of(raw, file, findings, lambda cells: sum(_column(plain(cell)) is not None for cell in cells))
    found = None if table is None else _read(table, from_, to, findings)
    if found is None or findings.faults:
        raise InvalidPack(file, sorted(findings.faults, key=lambda problem: problem.row))
    return found


def _read(table: SheetTable, from_: str, to: str, findings: Findings) -> Lookup | None:
    every = [one for name in table.frame if (one := _column(str(name)))]
    columns = sorted((one for one in every if not one.named), key=lambda one: (_ORDER.index(one.prefix), one.year))
    target = _asked(table, columns, to or AreaType.WARD, "to", findings)
    if target is None and not from_:
        return None
    zone = _asked(table, [one for one in columns if one != target], from_, "from", findings)
    if target is None or zone is None:
        return None
    frame = _pairs(table, every, zone, target)
    if not _whole(table, frame, zone, target, findings):
        return None
    frame = _each_row_once(table, frame, columns, zone, findings)
    pairs, remarks, left = weights_of(table, frame, zone.name, findings)
    _check_years(table, pairs, target, findings)
    said = [problem.rule for problem in findings.notices]
    return Lookup(
        file=table.file, from_kind=zone.kind, from_year=zone.year, to_kind=target.kind, to_year=target.year,
        frame=pairs[[*FRAME, ROW]].reset_index(drop=True), left_out=(*table.left_out, *left), remarks=(*said, *remarks),
    )  # fmt: skip


def _column(name: str) -> _Column | None:
    """The column that a plain name stands for; None where it is of no kind of area with a year."""
    found = next((match for way in _HEADS if (match := way.fullmatch(name))), None)
    if found is None or found["kind"] not in _KINDS:
        return None
    year = int(found["year"])
    return _Column(
        name=name, prefix=found["kind"], year=year + (1900 if year > 70 else 2000), named=found["what"] in ("nm", "name")
    )  # fmt: skip


def said_of_lookup(table: SheetTable) -> str:
    """What to do with a file of figures that is a look-up, a row an area with the codes of those that it lies in; "" for any other."""
    codes = [one for name in table.frame if (one := _column(str(name))) and not one.named]
    kinds = sorted({one.prefix for one in codes}, key=_ORDER.index)
    if len(kinds) < 2:
        return ""
    finest, heads = _KINDS[kinds[0]][0], ", ".join(one.head for one in codes[:_SHOWN])
    if any(_KINDS[kind][0] is AreaType.WARD for kind in kinds[1:]):
        return f"This is a look-up of areas ({heads}) and holds no figures: give it with --lookup, beside the file of figures of neighbourhoods."
    what = "wards" if finest is AreaType.WARD else "areas"
    return (
        f"This is a look-up of areas ({heads}) and holds no figures: leave it out, the layer says itself where its {what} lie. One from neighbourhoods "
        "to wards is given with --lookup."
    )


def _asked(table: SheetTable, columns: Sequence[_Column], said: str, which: str, findings: Findings) -> _Column | None:
    """The column that is asked for, of those there are; the finest where nothing is said. None with a fault where there is none, or several."""
    asked = _ASKED.fullmatch(str(said).casefold().strip())
    fit = [one for one in columns if not said and one.prefix == columns[0].prefix]
    if said and asked:
        year = int(asked[2] or -1)
        fit = [one for one in columns if asked[1] in (one.prefix, one.kind) and (year < 0 or one.year % 100 == year)]
    heads = ", ".join(one.head for one in columns)
    if not fit:
        what = f"of codes for '{said}'" if said else "of codes of zones, such as LSOA21CD"
        there = f"Say which of {heads} is meant" if heads else "It has no other: take a look-up of the ONS"
        rule = f"The file must have a column {what}, to give zones to areas. {there}."
        findings.fault(Fault.COLUMN_MISSING, table.file, rule, column=which, value=said)
        return None
    if len(fit) > 1:
        rule = f"{' and '.join(one.head for one in fit)} could be meant: say which."
        findings.fault(Fault.COLUMN_TWICE, table.file, rule, column=which, value=said)
        return None
    return fit[0]


def _pairs(table: SheetTable, columns: Sequence[_Column], zone: _Column, target: _Column) -> pd.DataFrame:
    """The rows as pairs of a zone and an area, with the area's name and the council, of the area's year where there are several."""
    frame = table.frame
    councils = [one for one in columns if one.prefix in _COUNCILS and not one.named]
    council = min(councils, key=lambda one: (one.year != target.year, -one.year), default=None)
    names = (one for one in columns if one.named and (one.prefix, one.year) == (target.prefix, target.year))
    name = next(names, None)
    blank = np.full(len(frame), "", dtype=object)
    return frame.assign(
        from_code=words_of(frame[zone.name]), to_code=words_of(frame[target.name]),
        to_name=words_of(frame[name.name]) if name else blank,
        council_code=words_of(frame[council.name]) if council else blank,
    )  # fmt: skip


def _whole(table: SheetTable, frame: pd.DataFrame, zone: _Column, target: _Column, findings: Findings) -> bool:
    """Whether there are rows, and every one has codes of the kinds that its columns are of; faults where not."""
    before = len(findings.faults)
    if frame.empty:
        findings.fault(Fault.NO_ROWS, table.file, "The look-up has a head and no rows: download the whole file.")
    for code, column in (("from_code", zone), ("to_code", target)):
        empty = (frame[code] == "").to_numpy()
        rule = f"Every row must have a code in {column.head}: fill it, or take out rows that are no zones."
        fault_in(table, frame, empty, column.name, Fault.CELL_EMPTY, rule, findings)
        begins = _KINDS[column.prefix][1]
        known = (frame[code].map(is_area_code) & frame[code].str[:3].isin(begins)).to_numpy()
        rule = (
            f"{column.head} must hold codes of the ONS that begin with {', '.join(begins)}: this is of another kind of area, or of "
            "another year. Take the look-up of one year."
        )
        fault_in(table, frame, ~known & ~empty, column.name, Fault.ID_UNKNOWN, rule, findings)
    return len(findings.faults) == before


def _each_row_once(
    table: SheetTable, frame: pd.DataFrame, columns: Sequence[_Column], zone: _Column, findings: Findings
) -> pd.DataFrame:
    """The rows without those whose codes, of every kind, stand in one above, which is a fault; rows of finer areas differ in theirs."""
    again = frame.duplicated([one.name for one in columns]).to_numpy()
    rule = "The zone stands twice with the same areas: keep one row of each."
    fault_in(table, frame, again, zone.name, Fault.KEY_TWICE, rule, findings)
    return frame[~again]


def _check_years(table: SheetTable, frame: pd.DataFrame, target: _Column, findings: Findings) -> None:
    """A fault where areas of one name in one council have two codes: the codes are of two years."""
    named = frame[(frame.to_name != "") & (frame.council_code != "")].copy()
    named["_name"] = named.to_name.str.casefold()
    first = named.drop_duplicates(["council_code", "_name"])[["council_code", "_name", "to_code"]]
    other = named.merge(first, on=["council_code", "_name"], suffixes=("", "_first"))
    unlike = other[other.to_code != other.to_code_first]
    if unlike.empty:
        return
    one: Any = unlike.iloc[0]
    many = len(set(unlike.to_code))
    rule = (
        f"'{one.to_name}' of {one.council_code} has two codes, {one.to_code_first} and {one.to_code}: codes of two years are mixed. "
        f"Take the look-up of one year. ({many:,} area{' is' if many == 1 else 's are'} so.)"
    )
    findings.fault(Fault.KEY_TWICE, table.file, rule, row=int(one[ROW]), column=target.name, value=one.to_code)
