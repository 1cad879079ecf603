"""Which ward, authority, county and region each neighbourhood is given to, and what its figures are."""

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hineq.methods.results import FloatArray
from hineq.packs.build.areas import WARDS
from hineq.packs.build.recipes import Zones, terms
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_parts import Kind
from hineq.packs.declared.faults import Fault

LEVELS: Final = ("ward", "authority", "county", "region", "country")
LOOKUP_21: Final = "lookup_lsoa21_ward24"
_LOOKUP_11: Final = "lookup_lsoa11_lsoa21"
_LOOKUP_01: Final = "lookup_lsoa01_lsoa11"
_WARDS_AT_ONCE: Final = 100
Places = NDArray[np.int_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Neighbourhoods:
    """The neighbourhoods of a Census with the areas that they lie in, and their figures.

    `table` has one row a neighbourhood with the column `zone` and one for each of LEVELS, "" where there is none (no county
    above a unitary); `columns` their figures by the name of the source's column, in the order of the table, NaN where there is none.
    """

    table: pd.DataFrame
    columns: Mapping[str, FloatArray]

    def figure(self, said: str) -> FloatArray:
        """The figures of a cell of a recipe: a column, or a sum of some, missing where one of them is."""
        total: FloatArray = np.sum([much * self.columns[name] for much, name in terms(said)], axis=0)
        return total

    @cached_property
    def members(self) -> dict[str, dict[str, Places]]:
        """Where the neighbourhoods of each area stand in the table, by level and code."""
        return {
            level: {
                str(code): np.asarray(at) for code, at in self.table.groupby(level, sort=True).indices.items() if code
            }
            for level in LEVELS
        }

    @cached_property
    def ward_shares(self) -> tuple[tuple[Places, FloatArray], ...]:
        """The wards in the order of `members`, a hundred at a time: where their neighbourhoods stand in the table, and shares (ward, neighbourhood) of 0 and 1.

        So no table of all wards by all neighbourhoods is made.
        """
        wards = list(self.members["ward"].values())
        parts = []
        for first in range(0, len(wards), _WARDS_AT_ONCE):
            some = wards[first : first + _WARDS_AT_ONCE]
            of = np.repeat(np.arange(len(some)), [len(at) for at in some])
            parts.append((np.concatenate(some), (of[None, :] == np.arange(len(some))[:, None]).astype(float)))
        return tuple(parts)


def read_neighbourhoods(
    source: SourceFiles,
    columns: Mapping[Zones, Iterable[str]],
    country: str,
    counties: Mapping[str, str],
    wards: Collection[str],
) -> dict[Zones, Neighbourhoods]:
    """The neighbourhoods of each Census with the columns that cells of recipes ask for.

    `counties` has the county of an authority that lies in one, `wards` are the codes of today's. What has faults is left out,
    with them.
    """
    # every file is read before any is held against another, so that all that is wrong with them is told at once
    read = {
        zones: _figures(source, zones, sorted({name for said in wanted for _, name in terms(said)}))
        for zones, wanted in columns.items()
    }
    of_2021 = _of_2021(source, country, counties, wards)
    of_2011 = _of_2011(source, of_2021) if set(columns) - {Zones.OF_2021} else of_2021.iloc[:0]
    made = {}
    for zones, figures in read.items():
        if figures is not None and zones is Zones.OF_2001:
            of_then = read.get(Zones.OF_2011)
            known = set(of_2011.zone).union(() if of_then is None else of_then.index)
            figures = _carried_to_2011(source, figures, known)
        table, lookup = (of_2021, LOOKUP_21) if zones is Zones.OF_2021 else (of_2011, _LOOKUP_11)
        if table.empty or figures is None:
            continue
        if zones is not Zones.OF_2001 and not same_zones(
            source, lookup, zones, f"{zones}_code", table.zone, figures.index
        ):
            continue
        figures = figures.reindex(table.zone)
        made[zones] = Neighbourhoods(
            table=table, columns={name: figures[name].to_numpy(dtype=float) for name in figures.columns}
        )
    return made


def _of_2021(source: SourceFiles, country: str, counties: Mapping[str, str], wards: Collection[str]) -> pd.DataFrame:
    names = {"lsoa21_code": "zone", "ward24_code": "ward", "ltla24_code": "authority", "region24_code": "region"}
    table = source.table(LOOKUP_21, dict.fromkeys(names, Kind.TEXT)).rename(columns=names)
    if table.empty or not once(source, LOOKUP_21, table, "zone", "lsoa21_code"):
        return table.iloc[:0]
    strange = table[~table.ward.isin(list(wards))]
    if len(wards) and len(strange):
        given = "1 neighbourhood is" if len(strange) == 1 else f"{len(strange):,} neighbourhoods are"
        rule = f"{given} given to a ward that is not in {WARDS}.parquet: take files of one year."
        value = strange.ward.iloc[0]
        source.findings.fault(Fault.ID_UNKNOWN, f"{LOOKUP_21}.parquet", rule, column="ward24_code", value=value)
        return table.iloc[:0]
    return table.assign(county=table.authority.map(lambda code: counties.get(code, "")), country=country)


def _of_2011(source: SourceFiles, of_2021: pd.DataFrame) -> pd.DataFrame:
    """The neighbourhoods of 2011 with the ward of today that fits each best, and the authority that each lies in.

    The two need not agree: a neighbourhood on a border may fit a ward of the next authority best.
    """
    names = {"lsoa11_code": "zone", "lsoa11_ward24_code": "ward"}
    table = source.table(_LOOKUP_11, dict.fromkeys(names, Kind.TEXT)).rename(columns=names).drop_duplicates()
    own = source.table(Zones.OF_2011, {"lsoa11_code": Kind.TEXT, "ltla24_code": Kind.TEXT})
    if table.empty or own.empty or of_2021.empty or not once(source, _LOOKUP_11, table, "zone", "lsoa11_code"):
        return table.iloc[:0]
    table = table.assign(authority=table.zone.map(dict(zip(own.lsoa11_code, own.ltla24_code, strict=True))))
    above = of_2021.drop_duplicates("authority").set_index("authority")[["county", "region", "country"]]
    wards = set(of_2021.ward)
    for column, printed, unknown in (
        ("ward", "lsoa11_ward24_code", table[~table.ward.isin(list(wards))]),
        ("authority", "ltla24_code", table[~table.authority.isin(above.index)]),
    ):
        for code, zone in zip(unknown[column], unknown.zone, strict=True):
            rule = f"The {column} of neighbourhood {zone} is not in {LOOKUP_21}.parquet: take lookups of the same year."
            source.findings.fault(Fault.ID_UNKNOWN, f"{_LOOKUP_11}.parquet", rule, column=printed, value=code)
        if len(unknown):
            return table.iloc[:0]
    rest = above.loc[table.authority].reset_index(drop=True)
    return pd.concat([table.reset_index(drop=True), rest], axis=1)


def _figures(source: SourceFiles, zones: Zones, wanted: list[str]) -> pd.DataFrame | None:
    code = f"{zones}_code"
    table = source.table(zones, {code: Kind.TEXT} | dict.fromkeys(wanted, Kind.NUMBER))
    if table.empty or not once(source, zones, table, code, code):
        return None
    return table.set_index(code)


def _carried_to_2011(source: SourceFiles, figures: pd.DataFrame, of_2011: Set[str]) -> pd.DataFrame | None:
    """Figures of the neighbourhoods of 2001 on those of 2011: the mean where several were merged into one.

    Not every neighbourhood of 2011 need have been one of 2001.
    """
    pairs = source.table(_LOOKUP_01, {"lsoa01_code": Kind.TEXT, "lsoa11_code": Kind.TEXT})
    if pairs.empty:
        return None
    named = pairs.assign(pair=pairs.lsoa01_code + " / " + pairs.lsoa11_code)
    strange = sorted(set(pairs.lsoa11_code) - of_2011) if of_2011 else []
    if strange:
        rule = f"{_many(len(strange))} here and not in {_LOOKUP_11}.parquet, such as {strange[0]}: take lookups of the same ones."
        source.findings.fault(Fault.ID_UNKNOWN, f"{_LOOKUP_01}.parquet", rule, column="lsoa11_code", value=strange[0])
    each = once(source, _LOOKUP_01, named, "pair", "lsoa01_code")
    same = same_zones(source, _LOOKUP_01, Zones.OF_2001, "lsoa01_code", pairs.lsoa01_code, figures.index)
    if strange or not each or not same:
        return None
    return figures.reindex(pairs.lsoa01_code).groupby(pairs.lsoa11_code.to_numpy()).mean()


def once(source: SourceFiles, name: str, table: pd.DataFrame, column: str, printed: str) -> bool:
    """Whether no neighbourhood stands twice in the `column` of a table, which its file calls `printed`."""
    twice = sorted(set(table[column][table[column].duplicated()]))
    if twice:
        rule = f"{_many(len(twice))} twice, such as {twice[0]}: each must be given to one ward. Keep one row of each."
        source.findings.fault(Fault.KEY_TWICE, f"{name}.parquet", rule, column=printed, value=twice[0])
    return not twice


def same_zones(
    source: SourceFiles, lookup: str, name: str, column: str, given: Iterable[str], counted: Iterable[str]
) -> bool:
    """Whether a lookup gives the neighbourhoods that the file `name` has in its `column`: all of them, and no other."""
    left_out, lacking = sorted(set(counted) - set(given)), sorted(set(given) - set(counted))
    if left_out:
        rule = f"{_many(len(left_out))} in {name}.parquet and not here, such as {left_out[0]}: take the lookup of the same ones."
        source.findings.fault(Fault.ID_UNKNOWN, f"{lookup}.parquet", rule, column=column, value=left_out[0])
    if lacking:
        rule = f"{_many(len(lacking))} in {lookup}.parquet and not here, such as {lacking[0]}: take the whole file."
        source.findings.fault(Fault.ID_UNKNOWN, f"{name}.parquet", rule, column=column, value=lacking[0])
    return not left_out and not lacking


def _many(count: int) -> str:
    return "1 neighbourhood stands" if count == 1 else f"{count:,} neighbourhoods stand"
