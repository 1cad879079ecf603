"""Residents of authorities by sex, as they were published, and of the areas above them; neighbourhoods and wards have both together."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

import numpy as np
import pandas as pd

from hineq.model.words import AreaType, Sex
from hineq.packs.build.areas import AREAS
from hineq.packs.build.neighbourhoods import Neighbourhoods
from hineq.packs.build.recipes import SexRecipe, Zones
from hineq.packs.build.residents import ALL_AGES, POPULATION_COLUMNS
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_parts import Kind
from hineq.packs.declared.faults import Fault

BY_SEX: Final = "population_ltla24_by_sex_2021"
_CODE: Final = "ltla24_code"
# a neighbourhood on a border may live in another authority than the ward that fits it best: where that is known, it is 1.2% of the
# residents of the one and 1.7% of those of 65 to 74; elsewhere two tables of the Census differ by under 0.1%
_APART: Final = 0.02


def against_wanted(recipes: Iterable[SexRecipe]) -> dict[Zones, set[str]]:
    """The columns of neighbourhoods that residents by sex are held against."""
    said = {recipe.against for recipe in recipes if recipe.against}
    return {Zones.OF_2021: said} if said else {}


def read_by_sex(source: SourceFiles, recipes: Sequence[SexRecipe]) -> pd.DataFrame:
    """The columns of the source that recipes ask for, with the code of each authority; no rows, with faults, where it cannot be read."""
    if not recipes:
        return pd.DataFrame(columns=[_CODE])
    return source.table(BY_SEX, {_CODE: Kind.TEXT} | {one.column: Kind.NUMBER for one in recipes})


def residents_by_sex(
    source: SourceFiles,
    rows: pd.DataFrame,
    recipes: Sequence[SexRecipe],
    above: pd.DataFrame,
    neighbourhoods: Neighbourhoods,
) -> pd.DataFrame:
    """The population table of men and of women in every authority, county, region and the country; no rows, with faults, where a number cannot be.

    `rows` are those of `read_by_sex`, `above` the areas above wards. A recipe of both sexes together makes no row: men and women are held against it.
    """
    nothing = pd.DataFrame(columns=list(POPULATION_COLUMNS))
    authorities = above[above.area_type == AreaType.AUTHORITY].set_index("area_code")
    if rows.empty or not _each_once(source, rows[_CODE], authorities.index):
        return nothing
    rows = rows.set_index(_CODE).loc[authorities.index]
    if not _sound(source, recipes, rows, neighbourhoods):
        return nothing
    counties = set(above.area_code[above.area_type == AreaType.COUNTY])
    regions = above[above.area_type == AreaType.REGION].set_index("area_code").parent_code
    levels = (
        rows.index, authorities.parent_code.where(authorities.parent_code.isin(list(counties))),
        authorities.region_code, authorities.region_code.map(regions),
    )  # fmt: skip
    made = []
    for one in recipes:
        for level in levels if one.sex is not Sex.PERSONS else ():
            # where one authority has no number, the area has none
            people = rows[one.column].groupby(np.asarray(level)).sum(min_count=1).dropna()
            made.append(
                pd.DataFrame({
                    "area_code": people.index.astype(str), "period": one.period, "sex": str(one.sex), "age": one.age,
                    "population": people.to_numpy(dtype=float), "source_id": one.source_id,
                })
            )  # fmt: skip
    return pd.concat(made, ignore_index=True)[list(POPULATION_COLUMNS)]


def _each_once(source: SourceFiles, codes: pd.Series, authorities: pd.Index) -> bool:
    twice, lacking = sorted(set(codes[codes.duplicated()])), sorted(set(authorities) - set(codes))
    strange = sorted(set(codes) - set(authorities))
    for wrong, code, said in (
        (twice, Fault.KEY_TWICE, "twice: keep one row of each"),
        (lacking, Fault.ID_UNKNOWN, f"in {AREAS}.parquet and not here: take the whole file"),
        (strange, Fault.ID_UNKNOWN, f"here and not in {AREAS}.parquet: take files of one year"),
    ):
        if wrong:
            many = "1 authority stands" if len(wrong) == 1 else f"{len(wrong):,} authorities stand"
            rule = f"{many} {said}. Such as {wrong[0]}."
            source.findings.fault(code, f"{BY_SEX}.parquet", rule, column=_CODE, value=wrong[0])
    return not (twice or lacking or strange)


def _sound(
    source: SourceFiles, recipes: Sequence[SexRecipe], rows: pd.DataFrame, neighbourhoods: Neighbourhoods
) -> bool:
    """Whether no count is missing or below 0, and every total is that of its parts."""
    before = len(source.findings.faults)
    for one in recipes:
        _tell(source, Fault.COUNT_NEGATIVE, one.column, ~(rows[one.column] >= 0), partial(_no_people, rows[one.column]))
    if len(source.findings.faults) > before:
        return False
    sexes = [one for one in recipes if one.sex is not Sex.PERSONS]
    for one in recipes:
        total = rows[one.column]
        of_both = [two for two in sexes if (two.period, two.age) == (one.period, one.age)]
        both = rows[[two.column for two in of_both]].sum(axis=1)
        if one.sex is Sex.PERSONS:
            _hold(source, one.column, total, both, total != both, "men and women together")
            continue
        if one == of_both[0] and one.against:
            lived = _counted(one.against, rows.index, neighbourhoods)
            _hold(source, one.column, both, lived, (both - lived).abs() > _APART * lived, "that of its neighbourhoods")
        if one.age == ALL_AGES:
            ages = [two.column for two in sexes if (two.period, two.sex) == (one.period, one.sex) and two != one]
            some = rows[ages].sum(axis=1)
            _hold(source, one.column, total, some, some > total, "the ages that are some of it leave room for")
    return len(source.findings.faults) == before


def _counted(said: str, codes: pd.Index, neighbourhoods: Neighbourhoods) -> "pd.Series[float]":
    """The residents of each authority's neighbourhoods, NaN for one without."""
    people, members = neighbourhoods.figure(said), neighbourhoods.members["authority"]
    return pd.Series([float(people[members[code]].sum()) if code in members else np.nan for code in codes], index=codes)


def _no_people(counts: pd.Series, code: str) -> str:
    return f"no number of people, such as {code}: {'none' if np.isnan(counts[code]) else f'{counts[code]:g}'}"


def _hold(source: SourceFiles, column: str, total: pd.Series, other: pd.Series, wrong: pd.Series, of: str) -> None:
    def said(code: str) -> str:
        return f"another total than {of}, such as {code}: {total[code]:,.0f} here, {other[code]:,.0f} there"

    _tell(source, Fault.TOTAL_UNLIKE, column, wrong, said)


def _tell(source: SourceFiles, fault: Fault, column: str, wrong: pd.Series, said: Callable[[str], str]) -> None:
    """One fault for all authorities that are wrong, with the first of them."""
    codes = wrong.index[wrong]
    if len(codes):
        many = "1 authority has" if len(codes) == 1 else f"{len(codes):,} authorities have"
        rule = f"{many} {said(codes[0])}. Take files of one release."
        source.findings.fault(fault, f"{BY_SEX}.parquet", rule, column=column, value=codes[0])
