"""Men and women beside the country's: how many of all residents are men or women of an age, where they are published by sex."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pandas as pd

from hineq.insights.series.refusal import NotPossible
from hineq.insights.series.residents import ALL_AGES
from hineq.insights.wording.numbers import joined, number
from hineq.model.area import Area
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.words import Sex

SEXES: Final = (Sex.FEMALE, Sex.MALE)
# people who are in no band are a group of their own when there is at least one
_SOMEBODY: Final = 0.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Sexes:
    """The women and men of an area in a year, beside those of the country.

    `table` has one row a sex and age: sex, age (a band, or in words those who are in none), start (its first year; past every band for
    those in none), residents, share and country_share (per cent of all residents of both sexes).
    """

    area: Area
    country: Area
    year: str
    table: pd.DataFrame
    source_ids: tuple[str, ...]

    @property
    def whole(self) -> tuple[float, float]:
        """The per cent of all residents who are women, of the area and of the country."""
        women = self.table[self.table.sex == Sex.FEMALE]
        return float(women.share.sum()), float(women.country_share.sum())

    @property
    def bands(self) -> list[str]:
        """The bands of ages, youngest first."""
        return [age for age in self._ages if age[:1].isdigit()]

    @property
    def rest(self) -> str:
        """Who is in no band ("under 16 or over 74"); "" where everybody is in one."""
        return next((age for age in self._ages if age not in self.bands), "")

    @property
    def _ages(self) -> list[str]:
        return list(dict.fromkeys(self.table.sort_values("start", kind="stable").age))

    def women(self, age: str) -> tuple[float, float]:
        """The per cent of residents of an age who are women, of the area and of the country."""
        rows = self.table[self.table.age == age].set_index("sex")
        own, its = rows.share / rows.share.sum() * 100, rows.country_share / rows.country_share.sum() * 100
        return float(own[Sex.FEMALE]), float(its[Sex.FEMALE])


def residents_by_sex(place: Place, area_code: str) -> Sexes | NotPossible:
    """Women and men of an area of the place by age in the newest year with both for it and the country, or why there are none.

    ValueError for an area that the place does not have.
    """
    if area_code not in place.areas:
        raise ValueError(f"'area_code' must be an area of the place, got {area_code!r}.")
    area, country = place.areas[area_code], place.benchmark
    none = NotPossible(reason=f"No men and women apart for {area.area_name} beside {country.area_name} in this pack.")
    people = place.population
    if people.empty or area.roughly_fitted:
        return none
    people = people[people.sex.isin(SEXES) & people.area_code.isin([area_code, country.area_code])]
    for year in sorted(people.period.unique(), key=lambda one: parse_period(str(one)).middle, reverse=True):
        rows = people[people.period == year]
        own, its = (_grouped(rows[rows.area_code == one]) for one in (area_code, country.area_code))
        # the ages of both must be the same: else one area's are no part of the other's picture
        if own is None or its is None or list(own.index) != list(its.index):
            continue
        table = own.reset_index().assign(
            share=(own.residents / own.residents.sum() * 100).to_numpy(),
            country_share=(its.residents / its.residents.sum() * 100).to_numpy(),
        )
        sources = tuple(dict.fromkeys(rows.source_id))
        return Sexes(area=area, country=country, year=str(year), table=table, source_ids=sources)
    return none


def _grouped(rows: pd.DataFrame) -> pd.DataFrame | None:
    """An area's residents by sex and age, with a group of those who are in no band; None where that cannot be told.

    The index is sex and age, the columns start and residents.
    """
    made = []
    for sex in SEXES:
        own = rows[rows.sex == sex].set_index("age").population.astype(float)
        whole, bands = own.get(ALL_AGES), own[own.index.str.match(r"\d")]
        if whole is None or bands.sum() > whole + _SOMEBODY:
            return None
        bands = bands.sort_index(key=lambda ages: ages.str.extract(r"^(\d+)", expand=False).astype(int))
        groups = [(str(age), int(re.findall(r"\d+", str(age))[0]), people) for age, people in bands.items()]
        if whole - bands.sum() > _SOMEBODY:
            groups.append((_rest_words(list(bands.index)), 1000, whole - bands.sum()))
        made += [(str(sex), *group) for group in groups]
    return pd.DataFrame(made, columns=["sex", "age", "start", "residents"]).set_index(["sex", "age"])


def _rest_words(bands: list[str]) -> str:
    """Who is in none of some bands, youngest first.

    >>> _rest_words(["16-64", "65-74"]), _rest_words(["16-64", "65+"]), _rest_words(["0-15", "65-74"]), _rest_words([])
    ('under 16 or over 74', 'under 16', 'all other ages', 'all ages')
    """
    if not bands:
        return "all ages"
    ends = [[int(one) for one in re.findall(r"\d+", band)] for band in bands]
    if any(after[0] != before[-1] + 1 for before, after in pairwise(ends)):
        return "all other ages"
    under = [f"under {ends[0][0]}"] if ends[0][0] else []
    over = [] if bands[-1].endswith("+") else [f"over {ends[-1][-1]}"]
    return " or ".join(under + over) or "all other ages"


def sexes_finding(sexes: Sexes) -> str:
    """The heading: "50.1% are women, in England 51.0%"."""
    own, its = sexes.whole
    return f"{number(own, 1)}% are women, in {sexes.country.area_name} {number(its, 1)}%"


def sexes_sentence(sexes: Sexes) -> str:
    """The share of women among residents of each age, beside the country's; who is in no band is said to be so."""
    said = []
    for age in sexes.bands:
        own, its = sexes.women(age)
        said.append(f"of those aged {age} {number(own, 1)}% ({number(its, 1)}%)")
    own, its = sexes.whole
    each = f"; {joined(said)}" if said else ""
    apart = f" Whoever is {sexes.rest} is one group in this copy." if sexes.bands and sexes.rest else ""
    return (
        f"In {sexes.year} {number(own, 1)}% of the residents of {sexes.area.area_name} were women (in {sexes.country.area_name} "
        f"{number(its, 1)}%){each}.{apart}"
    )


def sexes_key(sexes: Sexes) -> str:
    """What the marks of the picture mean, for the line above it."""
    others = f" Other ages: {sexes.rest}." if sexes.bands and sexes.rest else ""
    own, its = sexes.area.area_name, sexes.country.area_name
    return f"Bars: women and men of {own}, per cent of all its residents. Outlines: {its}.{others}"


def sexes_export(sexes: Sexes) -> pd.DataFrame:
    """The table for reading and to take away: a row a sex and age, youngest first, women before men."""
    table = sexes.table.sort_values("start", kind="stable")
    return pd.DataFrame(
        {
            "Age": [age[:1].upper() + age[1:] for age in table.age],
            "Sex": ["Women" if sex == Sex.FEMALE else "Men" for sex in table.sex],
            f"Residents, {sexes.area.area_name}": table.residents.round().astype(int),
            f"{sexes.area.area_name} (% of all)": table.share.round(1),
            f"{sexes.country.area_name} (% of all)": table.country_share.round(1),
        }
    ).reset_index(drop=True)
