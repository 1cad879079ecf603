"""Times every method of hineq.methods beside its floor: the same arithmetic in plain NumPy, unchecked, without results.

    python -m benchmarks.methods

Prints a line a method, best of several runs taken in turn: milliseconds of hineq, of the floor, their ratio, and the
limit that the design sets in milliseconds. Exits with 1 where a ratio is above 3 or a limit is passed.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from scipy.special import gammainccinv, gammaincinv, stdtr, stdtrit

from hineq.methods import (
    comparison,
    decomposition,
    funnel,
    inequality,
    intervals,
    life_tables,
    projection,
    quantiles,
    rates,
    rebasing,
    standardisation,
    trend,
)

HIGHEST_RATIO = 3
AREAS = 7_000
Z, Z_99_8 = 1.959963984540054, 3.090232306167813
Work = Callable[[], Any]


class Timed(NamedTuple):
    """A method at a size, its floor, and the milliseconds it may take."""

    name: str
    size: str
    method: Work
    floor: Work
    limit: float = np.inf


def wilson(x: Any, n: Any, z: float = Z) -> Any:
    spread = z * np.sqrt(z * z + 4 * x * (1 - x / n))
    centre, size = 2 * x + z * z, 2 * (n + z * z)
    return (centre - spread) / size, (centre + spread) / size


def byars(x: Any, z: float = Z) -> Any:
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    return lower, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))) ** 3


def exact(x: Any, tail: float = 0.025) -> Any:
    return gammaincinv(x, tail), gammainccinv(x + 1, tail)


def limits(x: Any, z: float = Z, tail: float = 0.025) -> Any:
    lower, upper = byars(x, z)
    few = x < 10
    lower[few], upper[few] = exact(x[few], tail)
    return lower, upper


def intervals_and_rates(rng: np.random.Generator) -> Iterator[Timed]:
    many = rng.integers(1, 1_000, 1_000_000).astype(float)
    some = np.floor(many * rng.random(many.size))
    yield Timed("wilson", "1,000,000 rows", lambda: intervals.wilson(some, many), lambda: wilson(some, many), 45)
    people = rng.integers(1_000, 9_000, AREAS).astype(float)
    events = rng.poisson(40, AREAS).astype(float)

    def proportion() -> Any:
        lower, upper = wilson(events, people)
        return events / people * 100, lower * 100, upper * 100

    def crude_rate() -> Any:
        lower, upper = limits(events)
        return events / people * 1e5, lower / people * 1e5, upper / people * 1e5

    sample = rng.random((AREAS, 10))

    def mean() -> Any:
        value, half = sample.mean(-1), stdtrit(9, 0.975) * sample.std(-1, ddof=1) / np.sqrt(10)
        return value, value - half, value + half

    size = f"{AREAS:,} areas"
    yield Timed("byars", size, lambda: intervals.byars(events), lambda: byars(events))
    yield Timed("poisson_exact", size, lambda: intervals.poisson_exact(events), lambda: exact(events))
    yield Timed("poisson_limits", size, lambda: intervals.poisson_limits(events), lambda: limits(events))
    yield Timed("proportion", size, lambda: rates.proportion(events, people, 100), proportion)
    yield Timed("crude_rate", size, lambda: rates.crude_rate(events, people), crude_rate)
    yield Timed("mean", f"{AREAS:,} x 10 values", lambda: rates.mean(sample), mean)


def standardised(rng: np.random.Generator) -> Iterator[Timed]:
    standard = standardisation.EUROPEAN_STANDARD_POPULATION_2013
    people = rng.integers(50, 900, (AREAS, 19)).astype(float)
    events = rng.poisson(3, (AREAS, 19)).astype(float)
    reference_count, reference_people = rng.integers(1_000, 9_000, 19) * 1.0, np.full(19, 3e6)

    def direct() -> Any:
        weight = standard / people
        total, value = events.sum(-1), (events * weight).sum(-1) / standard.sum()
        per_event = np.sqrt((events * weight**2).sum(-1) / total) / standard.sum()
        lower, upper = byars(total)
        return value * 1e5, (value + per_event * (lower - total)) * 1e5, (value + per_event * (upper - total)) * 1e5

    def indirect() -> Any:
        observed, expected = events.sum(-1), people @ (reference_count / reference_people)
        lower, upper = limits(observed)
        return observed / expected, lower / expected, upper / expected

    given = (events, people, reference_count, reference_people)
    size = f"{AREAS:,} x 19 bands"
    yield Timed("direct_rate", size, lambda: standardisation.direct_rate(events, people, standard), direct, 6)
    yield Timed("indirect_ratio", size, lambda: standardisation.indirect_ratio(*given), indirect)
    yield Timed("indirect_rate", size, lambda: standardisation.indirect_rate(*given), indirect)


def plain_life_table(deaths: Any, people: Any) -> Any:
    width, lived = np.array([1, 4, *[5] * 17]), np.array([0.1, *[0.5] * 18])
    rate = deaths / people
    hazard = rate[:, :-1] * width
    dying = np.minimum(hazard / (1 + hazard * (1 - lived)), 1)
    survivors = np.hstack([np.ones((len(rate), 1)), np.cumprod(1 - dying, axis=-1)])
    years = np.hstack([width * survivors[:, :-1] * (1 - dying + lived * dying), survivors[:, -1:] / rate[:, -1:]])
    expectancy = years[:, ::-1].cumsum(-1)[:, ::-1] / survivors
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(deaths[:, :-1] == 0, 0, dying**2 * (1 - dying) / deaths[:, :-1])
    reach = survivors[:, :-1] * ((1 - lived) * width + expectancy[:, 1:])
    variance = np.hstack([reach**2 * share, survivors[:, -1:] ** 2 / (deaths[:, -1:] * rate[:, -1:] ** 2)])
    error = np.sqrt(variance[:, ::-1].cumsum(-1)[:, ::-1]) / survivors
    return survivors, years, expectancy, error


def life(rng: np.random.Generator) -> Iterator[Timed]:
    ages = np.array([0, *np.exp(np.linspace(-9, -2, 19))]) + 0.002
    people = rng.integers(2_000, 6_000, (AREAS, 20)).astype(float)
    deaths = np.minimum(rng.poisson(people * ages), people)
    better = np.minimum(rng.poisson(people * ages * 0.8), people)
    deaths[:, -1] += 1
    better[:, -1] += 1

    def expectancy() -> Any:
        *_, value, error = plain_life_table(deaths, people)
        return value, value - Z * error, value + Z * error

    def arriaga() -> Any:
        tables = plain_life_table(deaths, people), plain_life_table(better, people)
        parts = []
        for (survivors, years, *_), (*_, other, _) in (tables, tables[::-1]):
            moved = survivors * other
            parts.append(
                moved - years - np.hstack([moved[:, 1:] * 0 + survivors[:, 1:] * other[:, 1:], moved[:, :1] * 0])
            )
        by_age = (parts[0] - parts[1]) / 2
        return by_age, by_age.sum(-1)

    size = f"{AREAS:,} x 20 bands"
    yield Timed("life_expectancy", size, lambda: life_tables.life_expectancy(deaths, people), expectancy, 30)
    yield Timed(
        "life_table", size, lambda: life_tables.life_table(deaths, people), lambda: plain_life_table(deaths, people)
    )
    yield Timed("life_table_problem", size, lambda: life_tables.life_table_problem(deaths, people), expectancy, 30)
    yield Timed("arriaga", size, lambda: decomposition.arriaga(deaths, people, better, people), arriaga)


def slopes(rng: np.random.Generator) -> Iterator[Timed]:
    sets, areas, draws = 300, 10, 1_000
    value = np.linspace(150, 80, areas) * rng.normal(1, 0.05, (sets, areas))
    lower, upper = value * 0.9, value * 1.1
    people = rng.integers(1_000, 3_000, (sets, areas)).astype(float)

    def line() -> Any:
        share = people / people.sum(-1, keepdims=True)
        rank = share.cumsum(-1) - share / 2
        apart = share * (rank - 0.5)
        gradient = apart / (apart * rank).sum(-1, keepdims=True)
        return np.stack([share - 0.5 * gradient, gradient], axis=-1)

    def drawn() -> Any:
        error = (np.log(upper) - np.log(lower)) / 2 / Z
        noise = np.random.default_rng(1).standard_normal((sets, draws, areas))
        lines = np.exp(np.log(value)[:, None] + noise * error[:, None]) @ line()
        both = np.stack([lines[..., 1], (lines[..., 0] + lines[..., 1]) / lines[..., 0]])
        return np.partition(both, [24, 974], axis=-1)[..., [24, 974]]

    def fitted() -> Any:
        weights, error = line(), (np.log(upper) - np.log(lower)) / 2 / Z
        start, slope = np.einsum("sa,sac->cs", np.log(value), weights)
        half, middle = Z * np.sqrt(((weights[..., 1] * error) ** 2).sum(-1)), start + slope / 2
        first, last = (np.exp(middle + np.multiply.outer([-1, 1], slope + side * half) / 2) for side in (-1, 1))
        return np.exp(start + slope) - np.exp(start), first, last, last[1] - last[0], last[1] / last[0]

    def method(**options: Any) -> Any:
        return inequality.slope_index(value, people, "rate", lower=lower, upper=upper, **options)

    size = f"{sets} sets of {areas}"
    seeded = np.random.default_rng
    yield Timed("slope_index", f"{size}, {draws:,} draws", lambda: method(draws=draws, rng=seeded(1)), drawn, 100)
    yield Timed("slope_index, transform", size, lambda: method(transform=True), fitted)


def measures(rng: np.random.Generator) -> Iterator[Timed]:
    many = rng.random((AREAS, 10)) + 1
    yield Timed("gap", f"{AREAS:,} sets of 10", lambda: inequality.gap(many), lambda: many[:, -1] - many[:, 0])
    yield Timed("ratio", f"{AREAS:,} sets of 10", lambda: inequality.ratio(many), lambda: many[:, -1] / many[:, 0])
    y, w = rng.random(AREAS) + 1, rng.integers(1_000, 3_000, AREAS).astype(float)

    def mu() -> Any:
        return y @ w / w.sum()

    def variance() -> Any:
        return (y - mu()) ** 2 @ w / w.sum()

    def rank(weights: Any) -> Any:
        return (weights.cumsum() - weights / 2) / weights.sum()

    def gini() -> Any:
        order = np.argsort(y)
        ordered, people = y[order], w[order]
        return (2 * rank(people) - 1) * ordered @ people / (ordered @ people)

    def theil() -> Any:
        r = y / mu()
        return 1000 * (r * np.log(r)) @ w / w.sum()

    work = inequality
    pairs: dict[str, tuple[Work, Work]] = {
        "attributable_risk": (lambda: work.attributable_risk(y, w, 1.0), lambda: 1.0 - mu()),
        "attributable_fraction": (lambda: work.attributable_fraction(y, w, 1.0), lambda: (1.0 / mu() - 1) * 100),
        "between_group_variance": (lambda: work.between_group_variance(y, w), variance),
        "between_group_sd": (lambda: work.between_group_sd(y, w), lambda: np.sqrt(variance())),
        "coefficient_of_variation": (
            lambda: work.coefficient_of_variation(y, w),
            lambda: np.sqrt(variance()) / mu() * 100,
        ),
        "theil_index": (lambda: work.theil_index(y, w), theil),
        "mean_log_deviation": (lambda: work.mean_log_deviation(y, w), lambda: -1000 * np.log(y / mu()) @ w / w.sum()),
        "gini": (lambda: work.gini(y, w), gini),
        "atkinson": (lambda: work.atkinson(y, 0.5, w), lambda: 1 - (np.sqrt(y / mu()) @ w / w.sum()) ** 2),
        "index_of_disparity": (
            lambda: work.index_of_disparity(y, w),
            lambda: np.abs(y - mu()) @ w / w.sum() / mu() * 100,
        ),
        "mean_difference_from_best": (
            lambda: work.mean_difference_from_best(y, 1.0, w),
            lambda: np.abs(y - 1.0) @ w / w.sum(),
        ),
        "mean_difference_from_mean": (
            lambda: work.mean_difference_from_mean(y, w),
            lambda: np.abs(y - mu()) @ w / w.sum(),
        ),
        "mean_difference_from_reference": (
            lambda: work.mean_difference_from_reference(y, 1.0, w),
            lambda: np.abs(y - 1.0) @ w / w.sum(),
        ),
        "absolute_concentration_index": (
            lambda: work.absolute_concentration_index(y, w),
            lambda: (2 * rank(w) - 1) * y @ w / w.sum(),
        ),
        "relative_concentration_index": (
            lambda: work.relative_concentration_index(y, w),
            lambda: (2 * rank(w) - 1) * y @ w / (y @ w) * 100,
        ),
    }
    for name, (method, floor) in pairs.items():
        yield Timed(name, f"{AREAS:,} areas", method, floor)

    def deciles() -> Any:
        order = np.argsort(-y)
        result = np.empty(AREAS)
        result[order] = np.arange(AREAS) * 10 // AREAS + 1
        return result

    yield Timed("assign_quantiles", f"{AREAS:,} areas", lambda: quantiles.assign_quantiles(y, 10), deciles)


def words(rng: np.random.Generator) -> Iterator[Timed]:
    value = rng.normal(100, 20, AREAS).clip(10)
    lower, upper, outer_lower, outer_upper = value * 0.9, value * 1.1, value * 0.85, value * 1.15
    size = rng.integers(1_000, 9_000, AREAS).astype(float)
    count = rng.poisson(size / 100).astype(float)

    def words_of(above: Any, below: Any) -> Any:
        return np.where(above, "worse", np.where(below, "better", "similar"))

    def two_levels() -> Any:
        inner = np.where(lower > 100, "worse", np.where(upper < 100, "better", "similar"))
        return np.where(outer_lower > 100, "worst", np.where(outer_upper < 100, "best", inner))

    def control() -> Any:
        low, high = wilson(size * 0.1, size)
        return words_of(value / 1_000 > high, value / 1_000 < low)

    def control_rate() -> Any:
        expected = size * 0.1
        return words_of(
            value / 1_000 > gammainccinv(np.floor(expected) + 1, 0.025) / size,
            value / 1_000 < gammaincinv(np.ceil(expected), 0.025) / size,
        )

    def funnel_words() -> Any:
        inner, outer = limits(count), limits(count, Z_99_8, 0.001)
        near = np.where(inner[0] / size > 0.01, "higher", np.where(inner[1] / size < 0.01, "lower", "similar"))
        return np.where(outer[0] / size > 0.01, "highest", np.where(outer[1] / size < 0.01, "lowest", near))

    def funnel_of_events() -> Any:
        low, high = exact(size)
        return 0.01 * size / high, 0.01 * size / low

    good, areas = "low_is_good", f"{AREAS:,} areas"
    yield Timed(
        "compare",
        areas,
        lambda: comparison.compare(lower, upper, 100, good),
        lambda: words_of(lower > 100, upper < 100),
    )
    yield Timed(
        "compare_two_levels",
        areas,
        lambda: comparison.compare_two_levels(lower, upper, outer_lower, outer_upper, 100, good),
        two_levels,
    )
    yield Timed(
        "compare_intervals",
        areas,
        lambda: comparison.compare_intervals(lower, upper, 99, 101, good),
        lambda: words_of(lower > 101, upper < 99),
    )
    yield Timed(
        "compare_control, proportion",
        areas,
        lambda: comparison.compare_control(value, size, 100, good, "proportion", 1_000),
        control,
    )
    yield Timed(
        "compare_control, rate",
        areas,
        lambda: comparison.compare_control(value, size, 100, good, "rate", 1_000),
        control_rate,
    )
    yield Timed("funnel_limits", areas, lambda: funnel.funnel_limits("rate", size, 0.01, 2), funnel_of_events)
    yield Timed("funnel_outcome", areas, lambda: funnel.funnel_outcome("rate", count, size, 0.01), funnel_words)


def series(rng: np.random.Generator) -> Iterator[Timed]:
    value = rng.normal(100, 5, (AREAS, 10))
    lower, upper = value - 4, value + 4
    early, late = np.triu_indices(5, 1)
    point = np.arange(5)[:, None]
    kept = np.vstack([np.ones(10), (early != point) & (late != point)]).T

    def slope_test() -> Any:
        y, weight = value[:, -5:], (3.92 / (upper - lower)[:, -5:]) ** 2
        both = weight[:, early] * weight[:, late] * (late - early)
        rise, across = (both * (y[:, late] - y[:, early])) @ kept, (both * (late - early)) @ kept
        slope = rise / across
        chi = rise[:, 0] * slope[:, 0] / weight.sum(-1)
        one_sign = (slope >= 0).all(-1) | (slope < 0).all(-1)
        changed = np.where(slope[:, 0] > 0, "increasing", "decreasing")
        return chi, slope[:, 0], np.where(one_sign & (chi > 9.5495), changed, "no_significant_change")

    def method() -> Any:
        return trend.recent_trend(value, lower, upper, "crude_rate", polarity="low_is_good")

    yield Timed("recent_trend", f"{AREAS:,} x 10 points", method, slope_test)
    time_of, y, at = np.arange(AREAS) * 1.0, value[:, 0], np.arange(AREAS) + 5.0

    def projected() -> Any:
        away, apart = time_of - time_of.mean(), y - y.mean()
        slope = away @ apart / (away @ away)
        residual = apart - slope * away
        sd = np.sqrt(residual @ residual / (AREAS - 2))
        ahead = at - time_of.mean()
        half = stdtrit(AREAS - 2, 0.975) * sd * np.sqrt(1 + 1 / AREAS + ahead**2 / (away @ away))
        return y.mean() + slope * ahead - half, y.mean() + slope * ahead + half

    yield Timed("project", f"{AREAS:,} points", lambda: projection.project(time_of, y, at), projected)

    def chance() -> Any:
        away, apart = time_of - time_of.mean(), y - y.mean()
        slope = away @ apart / (away @ away)
        residual = apart - slope * away
        sd = np.sqrt(residual @ residual / (AREAS - 2))
        ahead = 2 * AREAS - time_of.mean()
        error = sd * np.sqrt(1 + 1 / AREAS + ahead**2 / (away @ away))
        return stdtr(AREAS - 2, (y.mean() + slope * ahead - 100) / error)

    def reached() -> Any:
        return projection.chance_of_reaching(time_of, y, 2 * AREAS, 100, "high_is_good")

    def thinned() -> Any:
        kept, free_until = np.zeros(AREAS, dtype=bool), np.inf
        for period in np.argsort(time_of)[::-1]:
            if time_of[period] + 2 < free_until:
                kept[period], free_until = True, time_of[period]
        return kept

    yield Timed("chance_of_reaching", f"{AREAS:,} points", reached, chance)
    yield Timed(
        "thin_overlapping", f"{AREAS:,} periods", lambda: projection.thin_overlapping(time_of, time_of + 2), thinned
    )


def zones(rng: np.random.Generator) -> Iterator[Timed]:
    wards, parts = 700, AREAS
    people = np.where(rng.random((wards, parts)) < 0.01, rng.integers(100, 900, (wards, parts)), 0.0)
    value = rng.normal(50, 5, parts)
    share = people / np.maximum(people.sum(0), 1)

    def mean() -> Any:
        known = ~np.isnan(value)
        covered = people @ known
        return (
            people @ np.where(known, value, 0) / covered,
            covered / people.sum(-1),
            (people > 0) @ known.astype(float),
        )

    def total() -> Any:
        known = ~np.isnan(value)
        covered = share @ known
        return share @ np.where(known, value, 0), covered / share.sum(-1), (share > 0) @ known.astype(float)

    size = f"{wards} wards, {parts:,} zones"
    yield Timed("rebase", size, lambda: rebasing.rebase(value, people), mean)
    yield Timed("rebase_counts", size, lambda: rebasing.rebase_counts(value, share), total)


def best_of(timed: Timed, seconds: float = 0.3) -> tuple[float, float]:
    """The shortest time in milliseconds of the method and of its floor, run in turn."""
    best = [np.inf, np.inf]
    end, runs = time.perf_counter() + seconds, 0
    while runs < 5 or time.perf_counter() < end:
        for place, work in enumerate((timed.method, timed.floor)):
            start = time.perf_counter()
            work()
            best[place] = min(best[place], (time.perf_counter() - start) * 1_000)
        runs += 1
    return best[0], best[1]


def main() -> int:
    print(f"{'method':32}{'size':28}{'hineq ms':>10}{'floor ms':>10}{'ratio':>7}{'limit ms':>10}")
    slow = []
    for group in (intervals_and_rates, standardised, life, slopes, measures, words, series, zones):
        for timed in group(np.random.default_rng(1)):
            method, floor = best_of(timed)
            ratio = method / floor
            limit = f"{timed.limit:g}" if np.isfinite(timed.limit) else ""
            print(f"{timed.name:32}{timed.size:28}{method:10.3f}{floor:10.3f}{ratio:7.2f}{limit:>10}")
            if ratio > HIGHEST_RATIO or method > timed.limit:
                slow.append(timed.name)
    print(f"too slow: {', '.join(slow)}" if slow else f"every ratio is at most {HIGHEST_RATIO}, every limit is met")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
