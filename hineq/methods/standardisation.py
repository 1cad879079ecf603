"""Rates made comparable between areas of different age: directly and indirectly standardised."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_not_negative, check_positive, check_same_length, floats
from hineq.methods.intervals import byars, poisson_limits
from hineq.methods.results import Estimate, FloatArray

# Eurostat (2013), Revision of the European Standard Population: ages 0-4, 5-9 .. 85-89, 90 and over.
EUROPEAN_STANDARD_POPULATION_2013: FloatArray = np.array(
    [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000],
    dtype=np.float64,
)
EUROPEAN_STANDARD_POPULATION_2013.setflags(write=False)

FEWEST_EVENTS = 10


def direct_rate(
    count: ArrayLike,
    population: ArrayLike,
    standard: ArrayLike,
    multiplier: ArrayLike = 100_000,
    confidence: float = 0.95,
) -> Estimate:
    """A directly standardised rate with the limits of Dobson and others.

    `count` of events, `population` (people or person-years) and `standard` (people of the standard
    population), each (..., age band); results (...) per `multiplier`. A missing count is 0. Value and limits
    are NaN where the events are fewer than 10 in all, and where a band's population is missing or 0.

    Raises ValueError for a negative count, population or standard, bands of different number, a multiplier of
    0 or below, and a confidence outside 0.5 to 1.

    Source: Dobson AJ and others (1991), Statistics in Medicine 10:457-462; OHID, Technical guidance: DSR.

    >>> rate = direct_rate([20, 30], [1_000, 500], [60, 40], multiplier=1_000)
    >>> f"{rate.value:.1f} {rate.lower:.1f} {rate.upper:.1f}"
    '36.0 26.6 47.6'
    """
    count, population, standard = _bands(count, population, standard=standard)
    multiplier = floats(multiplier)
    check_positive("multiplier", multiplier)
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = standard / population
        weighted = count * weight
        events = count.sum(axis=-1)
        total = np.where(events < FEWEST_EVENTS, np.nan, events)
        size = standard.sum(axis=-1)
        value = weighted.sum(axis=-1) / size
        deviation = np.sqrt(np.vecdot(weighted, weight)) / size
        limits = byars(total, confidence)
        per_event = deviation / np.sqrt(total)
        # A band with events but nobody in it makes the rate infinite: that is missing, not a rate.
        known = np.where(np.isfinite(per_event) & np.isfinite(value), multiplier, np.nan)
        return Estimate(
            value * known,
            (value + per_event * (limits.lower - total)) * known,
            (value + per_event * (limits.upper - total)) * known,
        )


def indirect_ratio(
    count: ArrayLike,
    population: ArrayLike,
    reference_count: ArrayLike,
    reference_population: ArrayLike,
    multiplier: ArrayLike = 1,
    confidence: float = 0.95,
) -> Estimate:
    """An indirectly standardised ratio: the events seen over those expected at the reference rates.

    All inputs (..., age band), `reference_` those of the reference population (England); results (...), 1 x
    `multiplier` where an area has the reference's rates (a standardised mortality ratio has multiplier 100).
    A missing count is 0, but an area without any count is missing. Limits are those of the events seen (exact
    under 10, Byar's from 10).

    Raises ValueError for a negative input, bands of different number, a multiplier of 0 or below, and a
    confidence outside 0.5 to 1.

    Source: OHID, Technical guidance: indirectly standardised ratios; APHO Technical Briefing 3.

    >>> smr = indirect_ratio([20, 30], [1_000, 500], [100, 400], [10_000, 10_000], multiplier=100)
    >>> f"{smr.value:.1f} {smr.lower:.1f} {smr.upper:.1f}"  # 50 seen, 10 + 20 expected
    '166.7 123.7 219.7'
    """
    missing = np.isnan(floats(count)).all(axis=-1)
    count, population, reference_count, reference_population = _bands(
        count, population, reference_count=reference_count, reference_population=reference_population
    )
    multiplier = floats(multiplier)
    check_positive("multiplier", multiplier)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.vecdot(population, reference_count / reference_population)
        scale = np.where(np.isfinite(expected) & (expected > 0) & ~missing, multiplier / expected, np.nan)
    observed = count.sum(axis=-1)
    limits = poisson_limits(observed, confidence)
    return Estimate(observed * scale, limits.lower * scale, limits.upper * scale)


def indirect_rate(
    count: ArrayLike,
    population: ArrayLike,
    reference_count: ArrayLike,
    reference_population: ArrayLike,
    multiplier: ArrayLike = 100_000,
    confidence: float = 0.95,
) -> Estimate:
    """An indirectly standardised rate: the reference population's crude rate times the area's standardised ratio.

    Inputs, errors and missing values as for `indirect_ratio`; results (...) per `multiplier`.

    Source: OHID, Technical guidance: indirectly standardised rates.

    >>> rate = indirect_rate([20, 30], [1_000, 500], [100, 400], [10_000, 10_000], multiplier=1_000)
    >>> f"{rate.value:.2f} {rate.lower:.2f} {rate.upper:.2f}"  # 25 per 1,000 x 50 / 30
    '41.67 30.92 54.93'
    """
    multiplier = floats(multiplier)
    check_positive("multiplier", multiplier)
    ratio = indirect_ratio(count, population, reference_count, reference_population, 1, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        crude = floats(reference_count).sum(axis=-1) / floats(reference_population).sum(axis=-1) * multiplier
    return Estimate(ratio.value * crude, ratio.lower * crude, ratio.upper * crude)


def _bands(count: ArrayLike, population: ArrayLike, **others: ArrayLike) -> list[FloatArray]:
    """The inputs as floats, checked: no negative number, one number of bands, a missing count taken as 0."""
    arrays = {name: floats(array) for name, array in {"count": count, "population": population, **others}.items()}
    check_same_length(**arrays)
    for name, array in arrays.items():
        check_not_negative(name, array)
    missing = np.isnan(arrays["count"])
    if missing.any():
        arrays["count"] = np.where(missing, 0.0, arrays["count"])
    return list(arrays.values())
