"""A gap in life expectancy divided among ages and causes of death."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_part, floats
from hineq.methods.life_tables import LifeTable, life_table, suppressed
from hineq.methods.results import FloatArray


@dataclass(frozen=True, eq=False)
class Decomposition:
    """A gap (...) in years and its parts: by age (..., age), by cause (..., cause), by both (..., cause, age).

    The parts by cause are None where no deaths by cause were given.
    """

    gap: FloatArray
    by_age: FloatArray
    by_cause: FloatArray | None
    by_age_and_cause: FloatArray | None


def arriaga(
    base_deaths: ArrayLike,
    base_population: ArrayLike,
    comparator_deaths: ArrayLike,
    comparator_population: ArrayLike,
    base_cause_deaths: ArrayLike | None = None,
    comparator_cause_deaths: ArrayLike | None = None,
) -> Decomposition:
    """The gap in life expectancy at birth, comparator minus base, by age band and by cause of death.

    Deaths and population (person-years) as for `life_expectancy`, (..., 20 bands); deaths by cause (...,
    cause, 20 bands). Positive years are years the base would gain with the comparator's mortality at that
    age, from that cause. The average of Arriaga's two directions, so that swapping base and comparator only
    turns the signs; parts by age sum to the gap, and so do those by cause where the causes add up to all
    deaths. An age's years are shared out by the causes' differences in death rate; where the death rates are
    equal there are none to share. All NaN where the life expectancy at birth of either is suppressed.

    Raises ValueError unless there are 20 bands, for deaths by cause below 0 or above those from all causes,
    and for deaths by cause of one of the two alone.

    Source: Arriaga EE (1984), Demography 21:83-96; Preston SH and others (2001), Demography, chapter 3;
    Ponnapalli KM (2005), Demographic Research 12:141-172 (the average of both directions); PHE's Segment
    Tool.

    >>> people = [300, 1_200] + [1_500] * 16 + [500, 400]
    >>> base = [4, 1, 0, 0, 2, 3, 3, 4, 5, 8, 12, 18, 25, 36, 52, 75, 105, 140, 150, 160]
    >>> better = [4, 1, 0, 0, 2, 3, 3, 4, 5, 8, 12, 18, 25, 30, 40, 60, 90, 120, 150, 160]
    >>> parts = arriaga(base, people, better, people)
    >>> parts.gap.round(3).tolist(), parts.by_age[12:19].round(3).tolist(), parts.by_age.sum().round(3).tolist()
    (1.053, [0.0, 0.23, 0.326, 0.263, 0.148, 0.086, 0.0], 1.053)
    """
    base, comparator = life_table(base_deaths, base_population), life_table(comparator_deaths, comparator_population)
    hidden = (
        suppressed(base, base_deaths, base_population)[..., 0]
        | suppressed(comparator, comparator_deaths, comparator_population)[..., 0]
    )
    by_age = (_one_direction(base, comparator) - _one_direction(comparator, base)) / 2
    by_age[hidden] = np.nan
    gap = by_age.sum(axis=-1)
    if base_cause_deaths is None and comparator_cause_deaths is None:
        return Decomposition(gap, by_age, None, None)
    if base_cause_deaths is None or comparator_cause_deaths is None:
        absent = "base_cause_deaths" if base_cause_deaths is None else "comparator_cause_deaths"
        raise ValueError(f"'{absent}' must be given where the other's deaths by cause are, got None.")
    base_rate, base_cause = _rates("base", base_deaths, base_population, base_cause_deaths)
    comparator_rate, comparator_cause = _rates(
        "comparator", comparator_deaths, comparator_population, comparator_cause_deaths
    )
    apart = comparator_rate - base_rate
    with np.errstate(divide="ignore", invalid="ignore"):
        # Without a difference the age's part is 0 (or NaN: suppressed), and so is every cause's.
        share = by_age[..., np.newaxis, :] / np.where(apart == 0, 1.0, apart)
    by_both = share * (comparator_cause - base_cause)
    return Decomposition(gap, by_age, by_both.sum(axis=-1), by_both)


def _one_direction(base: LifeTable, comparator: LifeTable) -> FloatArray:
    """Arriaga's direct, indirect and interaction effects together, which collapse to survivors x expectancy."""
    moved = base.survivors * comparator.expectancy
    effect: FloatArray = moved - base.years_lived
    effect[..., :-1] -= base.survivors[..., 1:] * comparator.expectancy[..., 1:]
    return effect


def _rates(
    who: str, deaths: ArrayLike, population: ArrayLike, cause_deaths: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Death rates from all causes (..., 1, age) and from each cause (..., cause, age)."""
    deaths, population = floats(deaths)[..., np.newaxis, :], floats(population)[..., np.newaxis, :]
    causes = floats(cause_deaths)
    if causes.ndim < 2 or causes.shape[-1] != deaths.shape[-1]:
        raise ValueError(
            f"'{who}_cause_deaths' must be (..., cause, {deaths.shape[-1]} age bands), got shape {causes.shape}."
        )
    usable = np.where(deaths >= 0, deaths, np.nan)  # an impossible table is already NaN, with its reason elsewhere
    check_part(f"{who}_cause_deaths", causes, f"{who}_deaths", usable)
    with np.errstate(divide="ignore", invalid="ignore"):
        return deaths / population, causes / population
