"""Abridged period life tables and the life expectancy read from them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hineq.methods.checking import floats
from hineq.methods.distributions import z_score
from hineq.methods.results import Estimate, FloatArray, TextArray

AGE_STARTS = (0, 1, *range(5, 95, 5))
SMALLEST_POPULATION = 5_000
WIDEST_INTERVAL = 20

_WIDTH: FloatArray = np.diff(AGE_STARTS).astype(np.float64)
# The share of a band lived by those who die in it: infants die early in their year, others halfway on average.
_LIVED: FloatArray = np.where(np.arange(len(_WIDTH)) == 0, 0.1, 0.5)
PROBLEMS: TextArray = np.array(
    [
        "",
        "missing",
        "empty_band",
        "negative_deaths",
        "deaths_over_population",
        "population_too_small",
        "interval_too_wide",
    ]
)


@dataclass(frozen=True, eq=False)
class LifeTable:
    """The columns of life tables, each (..., 20 age bands), for a birth cohort of 1."""

    survivors: FloatArray
    years_lived: FloatArray
    expectancy: FloatArray
    standard_error: FloatArray


def life_table(deaths: ArrayLike, population: ArrayLike) -> LifeTable:
    """Chiang's abridged life table, without any suppression: for those who need more than the expectancy.

    `deaths` and `population` (person-years) each (..., 20 bands: 0, 1-4, 5-9 .. 85-89, 90+). The standard
    error has Chiang's variance in the closed bands and Silcocks' in the last; it is NaN at ages nobody
    reaches, where the expectancy is 0.

    Raises ValueError unless there are 20 bands.

    Source: Chiang CL (1984), The Life Table and its Applications; Silcocks PBS and others (2001), J Epidemiol
    Community Health 55:38-43; Newell C (1994), Methods and Models in Demography.

    >>> table = life_table([2] * 19 + [50], [1_000] * 19 + [200])
    >>> table.survivors[:3].round(5).tolist(), table.expectancy[-1].tolist()
    ([1.0, 0.998, 0.99005], 4.0)
    """
    deaths, population = _as_bands(deaths, population)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        rate = deaths / population
        hazard = rate[..., :-1] * _WIDTH
        # Where more die than the band's people could live through, nobody leaves it: the probability stops at 1.
        dying = np.minimum(hazard / (1 + hazard * (1 - _LIVED)), 1)
        surviving = 1 - dying
        survivors = np.empty_like(rate)
        survivors[..., 0] = 1
        np.cumprod(surviving, axis=-1, out=survivors[..., 1:])
        years_lived = np.empty_like(rate)
        years_lived[..., :-1] = _WIDTH * survivors[..., :-1] * (surviving + _LIVED * dying)
        years_lived[..., -1] = survivors[..., -1] / rate[..., -1]
        alive = survivors > 0
        expectancy = np.where(alive | np.isnan(survivors), _from_the_end(years_lived) / survivors, 0.0)
        share = dying * dying * surviving / deaths[..., :-1]
        share[deaths[..., :-1] == 0] = 0
        reach = survivors[..., :-1] * ((1 - _LIVED) * _WIDTH + expectancy[..., 1:])
        variance = np.empty_like(rate)
        variance[..., :-1] = reach * reach * share
        variance[..., -1] = years_lived[..., -1] ** 2 / deaths[..., -1]
        error = np.sqrt(_from_the_end(variance)) / np.where(alive, survivors, np.nan)
    return LifeTable(survivors, years_lived, expectancy, error)


def life_expectancy(deaths: ArrayLike, population: ArrayLike, confidence: float = 0.95) -> Estimate:
    """Life expectancy at the start of every age band, in years, as the official method publishes it.

    `deaths` and `population` (person-years, the population summed over the years of the deaths), each (...,
    20 bands: 0, 1-4, 5-9 .. 85-89, 90+); results (..., 20), at birth first. Suppressed figures are NaN;
    `life_table_problem` says why: the whole table where an input cannot be used, people are 5,000 or fewer or
    nobody died at 90 or over; the value alone where its 95% interval is wider than 20 years. Deaths of 0 in
    younger bands are allowed.

    Raises ValueError unless there are 20 bands, and for a confidence outside 0.5 to 1.

    Source: OHID, Technical guidance: life expectancy; Toson B, Baker A (2003), Life expectancy at birth:
    methodological options for small populations, ONS; Silcocks and others (2001).

    >>> deaths = [4, 1, 0, 0, 2, 3, 3, 4, 5, 8, 12, 18, 25, 36, 52, 75, 105, 140, 150, 160]
    >>> at_birth = life_expectancy(deaths, [300, 1_200] + [1_500] * 12 + [1_200, 1_000, 900, 750, 500, 400])
    >>> f"{at_birth.value[0]:.2f} {at_birth.lower[0]:.2f} {at_birth.upper[0]:.2f}"
    '67.13 65.32 68.94'
    """
    z = z_score(confidence)
    deaths, population = _as_bands(deaths, population)
    table = life_table(deaths, population)
    half_width = z * table.standard_error
    half_width[_whole_table_problem(deaths, population) > 0] = np.nan
    value = np.where(suppressed(table, deaths, population), np.nan, table.expectancy)
    return Estimate(value, table.expectancy - half_width, table.expectancy + half_width)


def suppressed(table: LifeTable, deaths: ArrayLike, population: ArrayLike) -> NDArray[np.bool_]:
    """At which ages (..., 20) of a life table the expectancy may not be shown, by the rules of `life_expectancy`.

    >>> few = [5] * 20, [250] * 20
    >>> bool(suppressed(life_table(*few), *few).all())
    True
    """
    deaths, population = _as_bands(deaths, population)
    return _too_wide(table) | (_whole_table_problem(deaths, population) > 0)[..., np.newaxis]


def life_table_problem(deaths: ArrayLike, population: ArrayLike) -> TextArray:
    """Why a life table, or one of its values, is suppressed: one word a table, "" where nothing is.

    Inputs as for `life_expectancy`; result (...). The first of these that holds: `missing` (a band is),
    `empty_band` (no people in one), `negative_deaths`, `deaths_over_population`, `population_too_small`
    (5,000 people or fewer), `interval_too_wide` (no deaths at 90 or over; or at one age or more, where only
    that value is suppressed).

    Raises ValueError unless there are 20 bands.

    Source: the checks of PHEindicatormethods' phe_life_expectancy.

    >>> str(life_table_problem([5] * 20, [250] * 20))
    'population_too_small'
    """
    deaths, population = _as_bands(deaths, population)
    problem = _whole_table_problem(deaths, population)
    wide = _too_wide(life_table(deaths, population)).any(axis=-1)
    words: TextArray = PROBLEMS[np.where((problem == 0) & wide, PROBLEMS.size - 1, problem)]
    return words


def _whole_table_problem(deaths: FloatArray, population: FloatArray) -> NDArray[np.intp]:
    problem: NDArray[np.intp] = np.zeros(deaths.shape[:-1], dtype=np.intp)
    found = (  # the last first, so that the first that holds is written over the others
        deaths[..., -1] == 0,
        population.sum(axis=-1) <= SMALLEST_POPULATION,
        (deaths > population).any(axis=-1),
        (deaths < 0).any(axis=-1),
        (population <= 0).any(axis=-1),
        ~np.isfinite(deaths + population).all(axis=-1),
    )
    for place, holds in zip(range(len(found), 0, -1), found, strict=True):
        problem[holds] = place
    return problem


def _too_wide(table: LifeTable) -> NDArray[np.bool_]:
    wide: NDArray[np.bool_] = table.standard_error > WIDEST_INTERVAL / 2 / z_score(0.95)
    return wide


def _from_the_end(values: FloatArray) -> FloatArray:
    total: FloatArray = values[..., ::-1].cumsum(axis=-1)[..., ::-1]
    return total


def _as_bands(deaths: ArrayLike, population: ArrayLike) -> tuple[FloatArray, FloatArray]:
    deaths, population = floats(deaths), floats(population)
    for name, array in (("deaths", deaths), ("population", population)):
        if not array.ndim or array.shape[-1] != len(AGE_STARTS):
            bands = array.shape[-1] if array.ndim else "a single number"
            raise ValueError(f"'{name}' must have {len(AGE_STARTS)} age bands on its last axis, got {bands}.")
    together = np.broadcast_arrays(deaths, population)
    return together[0], together[1]
