"""The residents that weight an area's figure: of which year, and from which age on."""

from collections.abc import Collection, Iterable

import pandas as pd

from hineq.insights.wording.numbers import joined
from hineq.model.period import parse_period
from hineq.model.words import Sex

ALL_AGES = "All ages"


def residents(population: pd.DataFrame, age: str, middle: float) -> tuple[pd.Series, str]:
    """Residents by area code in the year nearest to the middle of a figure's period, and that year as printed.

    `population` has the columns of the population table. All ages count, or for a figure at an age ("65") those from
    that age on. Nothing where the table is empty.
    """
    years = years_of(population)
    if not years:
        return pd.Series(dtype=float), ""
    year = nearest_year(years, middle)
    return residents_in(population, age, year), year


def years_of(population: pd.DataFrame) -> tuple[str, ...]:
    """The years of which residents of both sexes together are known, as printed."""
    return tuple(population.period[population.sex == Sex.PERSONS].unique()) if len(population) else ()


def nearest_year(years: Collection[str], middle: float) -> str:
    """The year nearest to the middle of a period, of two as near the first."""
    return min(years, key=lambda one: abs(parse_period(one).middle - middle))


def residents_in(population: pd.DataFrame, age: str, year: str) -> pd.Series:
    """Residents by area code in a year: all of them, or for a figure at an age those from that age on."""
    chosen = population[(population.sex == Sex.PERSONS) & (population.period == year)]
    if from_age(age) == 0:
        return chosen[chosen.age == ALL_AGES].set_index("area_code").population
    starts = chosen.age.str.extract(r"^(\d+)", expand=False).astype(float)
    return chosen[starts >= from_age(age)].groupby("area_code").population.sum()


def years_words(population: pd.DataFrame) -> str:
    """Which year's residents weight a figure, for a place whose residents are known for several years."""
    years = sorted(population.period.unique()) if len(population) else []
    known = f" (the pack has them from {years[0]} on)" if years else ""
    return f"residents in the year nearest to the figure's{known}"


def from_age(age: str) -> int:
    """The age at which a figure begins to count people: 65 for a life expectancy at 65, else 0."""
    return int(age) if age.isdigit() else 0


def residents_words(age: str, year: str) -> str:
    """Whose numbers weight the figures.

    >>> residents_words("65", "2017"), residents_words("All ages", "2017")
    ('residents of 65 and over in 2017', 'residents in 2017')
    """
    return f"residents of {age} and over in {year}" if from_age(age) else f"residents in {year}"


def all_residents_words(weights: Iterable[str]) -> str:
    """Whose numbers weight several figures, of `residents_words` of each.

    >>> all_residents_words(["residents in 2021", "residents in 2019", "residents of 65 and over in 2019"])
    'residents in 2019 or 2021 (the year nearest to the figure) or by residents of 65 and over in 2019 where a figure is of these'
    """
    years: dict[str, list[str]] = {}
    for who, year in sorted({(words.rpartition(" in ")[0], words.rpartition(" in ")[2]) for words in weights}):
        years.setdefault(who, []).append(year)
    nearest = " (the year nearest to the figure)"
    said = [f"{who} in {joined(of, 'or')}{nearest if len(of) > 1 else ''}" for who, of in years.items()]
    return " or by ".join([*said[:1], *(f"{words} where a figure is of these" for words in said[1:])])
