"""Residents by age beside the country's: shares of each age band, and whether an area is older or younger."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from hineq.insights.series.refusal import NotPossible
from hineq.insights.series.residents import ALL_AGES
from hineq.insights.series.rough import fit_words
from hineq.insights.wording.numbers import as_printed, number
from hineq.model.area import Area
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.words import Sex

OLD: Final = 65
# an open last band has no middle of its own: nobody's median lies in it
_OPEN: Final = 5
# two counts of one area's residents in so few years that are further apart tell of the counts before they tell of the people
_APART: Final = 0.1
_FEW_YEARS: Final = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class Ages:
    """The residents of an area by age in a year, beside those of the country.

    `table` has one row an age band, youngest first: age, start (the band's first year of age), residents, share and
    country_share (per cent of all residents). `by_sex` is whether the pack has the area's ages by sex as well. `newer` is
    how many residents the pack has for a later year without such ages, with that year; None where it has none.
    """

    area: Area
    country: Area
    year: str
    table: pd.DataFrame
    source_ids: tuple[str, ...]
    by_sex: bool = False
    newer: tuple[float, str] | None = None

    @property
    def old(self) -> tuple[float, float]:
        """The per cent of residents who are 65 or over, of the area and of the country; NaN where no band begins there."""
        if OLD not in set(self.table.start):
            return math.nan, math.nan
        over = self.table[self.table.start >= OLD]
        return float(over.share.sum()), float(over.country_share.sum())

    @property
    def medians(self) -> tuple[float, float]:
        """The age that half of the residents are above, of the area and of the country, read off the bands."""
        return _median(self.table, "share"), _median(self.table, "country_share")


def residents_by_age(place: Place, area_code: str) -> Ages | NotPossible:
    """The residents of an area of the place by age in the newest year with bands for it and the country, or why there are none.

    ValueError for an area that the place does not have.
    """
    if area_code not in place.areas:
        raise ValueError(f"'area_code' must be an area of the place, got {area_code!r}.")
    area, country = place.areas[area_code], place.benchmark
    if area.roughly_fitted:
        return NotPossible(reason=f"{fit_words(area)} So are its residents by age.")
    people = place.population
    if people.empty:
        return NotPossible(reason=f"No residents by age for {area.area_name} in this pack.")
    # a group that begins at no age in figures is no band
    by_age = people[(people.age != ALL_AGES) & people.age.str.match(r"\d")]
    by_sex = bool(((by_age.sex != Sex.PERSONS) & (by_age.area_code == area_code)).any())
    people = by_age[by_age.sex == Sex.PERSONS]
    for year in sorted(people.period.unique(), key=lambda one: parse_period(str(one)).middle, reverse=True):
        rows = people[people.period == year]
        own, its = (rows[rows.area_code == one].set_index("age") for one in (area_code, country.area_code))
        # the bands of both must be the same: else one area's are no part of the other's picture
        if len(own) > 1 and set(own.index) == set(its.index) and own.population.sum() > 0:
            return Ages(
                area=area, country=country, year=str(year), table=_shares(own.population, its.population),
                source_ids=tuple(dict.fromkeys([*own.source_id, *its.source_id])), by_sex=by_sex,
                newer=_newer(place.population, area_code, str(year)),
            )  # fmt: skip
    return NotPossible(reason=f"No residents by age for {area.area_name} beside {country.area_name} in this pack.")


def _newer(people: pd.DataFrame, area_code: str, year: str) -> tuple[float, str] | None:
    whole = people[(people.age == ALL_AGES) & (people.sex == Sex.PERSONS) & (people.area_code == area_code)]
    later = {parse_period(str(row.period)).middle: row for row in whole.itertuples()}
    newest = max(later, default=-math.inf)
    if newest <= parse_period(year).middle:
        return None
    return float(str(later[newest].population)), str(later[newest].period)


def _shares(own: pd.Series, country: pd.Series) -> pd.DataFrame:
    starts = own.index.str.extract(r"^(\d+)", expand=False).astype(int)
    table = pd.DataFrame(
        {
            "age": own.index,
            "start": np.asarray(starts),
            "residents": own.to_numpy(dtype=float),
            "share": own.to_numpy(dtype=float) / own.sum() * 100,
            "country_share": country.reindex(own.index).to_numpy(dtype=float) / country.sum() * 100,
        }
    )
    return table.sort_values("start", ignore_index=True)


def _median(table: pd.DataFrame, column: str) -> float:
    """The median age, taking the residents of a band to be spread evenly over its years."""
    starts = table.start.to_numpy(dtype=float)
    ends = np.append(starts[1:], starts[-1] + _OPEN)
    reached = np.append(0.0, table[column].cumsum().to_numpy())
    return float(np.interp(50.0, reached, np.append(starts, ends[-1])))


def ages_finding(ages: Ages) -> str:
    """The heading: "Older than England: 22% are 65 or over, England 18%"; whether older goes by that share and the median alike."""
    old, its = ages.old
    country = ages.country.area_name
    if math.isnan(old):
        return f"Residents of {ages.area.area_name} by age, beside {country}"
    here, there = as_printed(old, 0), as_printed(its, 0)
    # the two must say the same before one word is said of the whole area
    medians = ages.medians
    if here > there and medians[0] > medians[1]:
        return f"Older than {country}: {here:.0f}% are 65 or over, {country} {there:.0f}%"
    if here < there and medians[0] < medians[1]:
        return f"Younger than {country}: {here:.0f}% are 65 or over, {country} {there:.0f}%"
    if here == there:
        return f"As many are 65 or over as in {country}: {here:.0f}%"
    return f"{here:.0f}% are 65 or over, {country} {there:.0f}%"


def ages_sentence(ages: Ages) -> str:
    """The median ages, and the age band that is most unlike the country's."""
    apart = (ages.table.share - ages.table.country_share).abs()
    most = ages.table.iloc[int(apart.to_numpy().argmax())]
    here, there = ages.medians
    estimated = "" if ages.area.fitted_exactly else "estimated "
    return (
        f"Half of the {estimated}{number(float(ages.table.residents.sum()), 0)} residents of {ages.area.area_name} in {ages.year} were older than "
        f"about {number(here, 0)}, in {ages.country.area_name} about {number(there, 0)}. Most unlike {ages.country.area_name} were those "
        f"aged {most.age}: {number(float(most.share), 1)}% against {number(float(most.country_share), 1)}%.{_newer_words(ages)}"
    )


def _newer_words(ages: Ages) -> str:
    """How many residents a newer count without ages has, and that the two are not to be joined where they are far apart."""
    if ages.newer is None:
        return ""
    people, year = ages.newer
    estimated = "" if ages.area.fitted_exactly else "an estimated "
    own = float(ages.table.residents.sum())
    said = f" For {year} this copy has {estimated}{number(people, 0)} residents, without their ages"
    years = parse_period(year).middle - parse_period(ages.year).middle
    if abs(people - own) <= _APART * own or years > _FEW_YEARS:
        return f"{said}."
    return (
        f"{said}: over a tenth {'fewer' if people < own else 'more'}. Two counts so far apart in so few years do not agree, so their "
        "difference is no change, and these ages are to be read with care."
    )


def ages_key(ages: Ages) -> str:
    """What the marks of the picture mean, for the line above it."""
    return f"Bars: {ages.area.area_name}. Outlines: {ages.country.area_name}."


def ages_made_of(ages: Ages) -> str:
    """What to know of the figures: how a ward's residents were counted where neighbourhoods stand for it, and of which sexes."""
    overlap, given = ages.area.overlap, ""
    if overlap is not None:
        shared = f"given to the ward; theirs and the ward's ground have {overlap:.0%} in common"
        given = f"Counted in the neighbourhoods {'that make up the ward' if ages.area.fitted_exactly else shared}."
    of = "wards" if ages.area.area_type.is_ward else ages.area.area_name
    sexes = "" if ages.by_sex else f"Of {of} this copy has ages for men and women together only."
    return " ".join(filter(None, (given, sexes)))


def ages_export(ages: Ages) -> pd.DataFrame:
    """The table for reading and to take away: a row an age band, youngest first."""
    table = ages.table
    return pd.DataFrame(
        {
            "Age": table.age,
            f"Residents, {ages.area.area_name}": table.residents.round().astype(int),
            f"{ages.area.area_name} (%)": table.share.round(1),
            f"{ages.country.area_name} (%)": table.country_share.round(1),
        }
    )
