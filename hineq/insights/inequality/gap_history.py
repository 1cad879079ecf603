"""Since when? The gap through time beside the average through time, so that neither hides the other."""

from dataclasses import dataclass

import pandas as pd

from hineq.insights.inequality.gaps import LIFE_EXPECTANCY, SLOPE_INDEX, STRATEGY_GAP, moved, widest_row
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.view import ward_periods, ward_view
from hineq.insights.wording.numbers import difference, joined, number, title, with_sex
from hineq.model.indicator import Indicator
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.words import Polarity, Sex


@dataclass(frozen=True, kw_only=True)
class OtherGap:
    """A gap measured in another way, drawn apart from the line: when, how large, and what it is."""

    time: float
    period: str
    value: float
    name: str


@dataclass(frozen=True, kw_only=True, eq=False)
class GapHistory:
    """A gap and the average beside it, oldest first.

    `table` has time, period, average, gap, lower and upper (the gap's 95% limits, NaN without). Bigger gaps are always
    more unequal. `gap_name` says what the gap is, `average_name` what the average is, `source_ids` where the figures are from,
    `order_words` by what wards were ordered and weighted, `other` a gap measured in another way.
    """

    indicator: Indicator
    sex: Sex
    table: pd.DataFrame
    gap_name: str
    average_name: str
    source_ids: tuple[str, ...]
    order_words: str = ""
    other: OtherGap | None = None


def against_country(figures: Figures, indicator_id: str, sex: Sex) -> GapHistory | NotPossible:
    """The place against the country on a series that both have: bigger means that the place is further behind."""
    place = figures.place
    indicator = place.indicators[indicator_id]
    if indicator_id == SLOPE_INDEX:
        return NotPossible(reason="A slope index across a whole country is not like one inside a council.")
    if indicator.polarity is Polarity.NO_JUDGEMENT:
        return NotPossible(reason="Neither high nor low is worse here, so no side is behind.")
    line = figures.main_line(indicator_id, sex, place.area_code)
    name = place.benchmark.area_name
    if line is None:
        return NotPossible(reason=f"The pack has no figure for {place.name}.")
    if not line.series.trend:
        return NotPossible(reason=line.series.note or "The releases of this measure are not a time series.")
    country = figures.line(indicator_id, sex, place.benchmark_code, line.series.series)
    if country is None:
        return NotPossible(reason=f"{name} has no figure made in the same way.")
    both = line.points.merge(country.points[["period", "value"]], on="period", suffixes=("", "_country"))
    if len(both) < 2:
        return NotPossible(reason=f"{place.name} and {name} have fewer than two periods in common.")
    if both.period_start.iloc[-1] <= both.period_end.iloc[0]:
        return NotPossible(reason="All periods overlap, so no change can be told from them.")
    behind = both.value_country - both["value"]
    if indicator.polarity is Polarity.LOW_IS_GOOD:
        behind = -behind
    table = pd.DataFrame(
        {"time": both.time, "period": both.period.astype(str), "average": both["value"], "gap": behind.round(6),
         "lower": float("nan"), "upper": float("nan")}
    )  # fmt: skip
    return GapHistory(
        indicator=indicator, sex=sex, table=table, gap_name=f"how far {place.name} is behind {name}",
        average_name=place.name, source_ids=tuple(dict.fromkeys([*line.points.source_id, *country.points.source_id])),
    )  # fmt: skip


def between_wards(figures: Figures, indicator_id: str, sex: Sex) -> GapHistory | NotPossible:
    """The slope index over the wards in every period of a comparable series, beside the place's own figure."""
    place = figures.place
    indicator = place.indicators[indicator_id]
    rows = []
    for period in ward_periods(figures, indicator_id, sex):
        view = ward_view(figures, indicator_id, sex, period)
        found = ward_inequality(figures, view)
        if isinstance(found, NotPossible):
            return found
        rows.append((view.series, period, found))
    series = {one[0].series: one[0] for one in rows}
    if len(series) > 1:
        note = next(iter(series.values())).note or "Each release is made in its own way."
        return NotPossible(reason=f"The periods come from releases that must not be compared. {note}")
    if len(rows) < 2:
        return NotPossible(reason="There is only one period with figures for wards.")
    if all(found.view.place is None for _, _, found in rows):
        return NotPossible(reason=f"There is no figure for {place.name} as a whole to set beside the gap.")
    if not rows[0][0].trend:
        return NotPossible(reason=rows[0][0].note or "The releases of this measure are not a time series.")
    return GapHistory(
        indicator=indicator, sex=sex, table=pd.DataFrame([_slope_row(period, found) for _, period, found in rows]),
        gap_name="slope index between the most and least deprived wards", average_name=place.name,
        source_ids=tuple(dict.fromkeys(source for _, _, found in rows for source in found.view.source_ids)),
        order_words=_order_words({period: found for _, period, found in rows}),
    )  # fmt: skip


def inside_place(figures: Figures, sex: Sex) -> GapHistory | NotPossible:
    """The published slope index of life expectancy inside the place, beside its life expectancy where both are known."""
    place = figures.place
    index = figures.main_line(SLOPE_INDEX, sex, place.area_code)
    average = figures.main_line(LIFE_EXPECTANCY, sex, place.area_code)
    if index is None or average is None:
        return NotPossible(reason="No slope index of life expectancy was published for this area.")
    points = index.points[["time", "period", "value"]].rename(columns={"value": "gap"})
    # the index goes further back than the newest life expectancies: its own first year counts, as on the overview
    both = points.merge(average.points[["period", "value"]], on="period", how="left").rename(
        columns={"value": "average"}
    )
    if both.average.notna().sum() < 2:
        return NotPossible(reason="The slope index and life expectancy have fewer than two periods in common.")
    return GapHistory(
        indicator=average.indicator, sex=sex, table=both.assign(lower=float("nan"), upper=float("nan")),
        gap_name=f"published slope index inside {place.name}", average_name=place.name,
        source_ids=tuple(dict.fromkeys([*index.points.source_id, *average.points.source_id])),
        other=_own_gap(place, sex),
    )  # fmt: skip


def _order_words(found: dict[str, Inequality]) -> str:
    """By which release and whose residents the wards were ordered and weighted in each period."""
    releases = [one.ordering.release.name for one in found.values()]
    residents = [one.ordering.residents_words for one in found.values()]
    if len(set(releases)) == len(set(residents)) == 1:
        return f"In every period the wards are ordered by the {releases[0]} and weighted by {residents[0]}."
    each = [
        f"for {period} by the {release} and weighted by {people}"
        for period, release, people in zip(found, releases, residents, strict=True)
    ]
    return f"The wards are ordered {joined(each)}, so part of the change may come from the order."


def _own_gap(place: Place, sex: Sex) -> OtherGap | None:
    """The strategy's own gap, which compares small areas: another measure than the slope index."""
    for one in place.trajectories():
        if one.indicator_id == STRATEGY_GAP and one.sex is sex and one.baseline:
            period = one.baseline.period
            name = "strategy's own gap, small areas"
            return OtherGap(time=round(period.middle, 1), period=period.label, value=one.baseline.value, name=name)
    return None


def _slope_row(period: str, found: Inequality) -> dict[str, object]:
    average = found.view.place.value if found.view.place else float("nan")
    return {
        "time": round(parse_period(period).middle, 1), "period": period, "average": average,
        "gap": float(found.slope.value), "lower": float(found.slope.lower), "upper": float(found.slope.upper),
    }  # fmt: skip


def history_finding(history: GapHistory) -> str:
    """Average and gap in one sentence of at most 15 words: "Life expectancy, men: average better, gap wider".

    Each has its own first year where they begin in different ones.
    """
    indicator, table = history.indicator, history.table
    known = table.dropna(subset="average")
    began, ended, first, last = known.iloc[0], known.iloc[-1], table.iloc[0], table.iloc[-1]
    average = _average_word(began.average, ended.average, indicator)
    gap = _gap_word(first.gap, last.gap, indicator)
    if began.period == first.period:
        words = f"average {average}, {gap} since {first.period}"
    else:
        words = f"average {average} since {began.period}, {gap} since {first.period}"
    return title(f"{with_sex(indicator.short_name, history.sex)}: {words}", f"{indicator.short_name}: {words}")


def _moved(first: float, last: float, indicator: Indicator) -> int:
    return moved(first, last, indicator.unit, indicator.decimals)


def _average_word(first: float, last: float, indicator: Indicator) -> str:
    change = _moved(first, last, indicator)
    if indicator.polarity is Polarity.NO_JUDGEMENT:
        return ("hardly changed", "up", "down")[change]
    return ("hardly changed", "better", "worse")[change if indicator.polarity is Polarity.HIGH_IS_GOOD else -change]


def _gap_word(first: float, last: float, indicator: Indicator) -> str:
    """The change of a gap; below zero the side that is usually behind is ahead."""
    change = _moved(first, last, indicator)
    if not change:
        return "gap hardly changed"
    if first > 0 > last:
        return "from behind to ahead"
    if first < 0 < last:
        return "from ahead to behind"
    if last < 0:
        return f"lead {('', 'smaller', 'bigger')[change]}"
    return f"gap {('', 'wider', 'narrower')[change]}"


def _signed(gap: float, indicator: Indicator) -> str:
    return f"{difference(gap, indicator)}{' the other way round' if gap < 0 else ''}"


def history_sentence(history: GapHistory) -> str:
    """The same with its figures, where the gap was widest, and what the intervals and the order leave open."""
    table, indicator = history.table, history.indicator
    known = table.dropna(subset="average")
    first, last, began, ended = table.iloc[0], table.iloc[-1], known.iloc[0], known.iloc[-1]
    widest = widest_row(table, indicator.unit, indicator.decimals)
    peak = f" (widest in {widest.period}, {number(widest.gap, indicator.decimals)})" if widest is not None else ""
    average = f"{number(began.average, indicator.decimals)} to {number(ended.average, indicator.decimals)}"
    gap = f"the gap ({history.gap_name}) from {_signed(first.gap, indicator)} to {_signed(last.gap, indicator)}{peak}"
    if (began.period, ended.period) == (first.period, last.period):
        sentence = f"From {first.period} to {last.period} the average went from {average} and {gap}."
    else:
        sentence = (
            f"From {began.period} to {ended.period} the average went from {average}, and from {first.period} to "
            f"{last.period} {gap}."
        )
    if table.lower.notna().all():
        apart = last.lower > first.upper or last.upper < first.lower
        sentence += " The two gaps' intervals " + ("do not overlap." if apart else "overlap: the change may be chance.")
    else:
        sentence += " The gap has no confidence interval, so a small change may be chance."
    return f"{sentence} {history.order_words}".strip()


def history_options(figures: Figures) -> list[tuple[str, Sex]]:
    """The indicators and sexes of the place that can be held against the country through time."""
    place = figures.place
    own = figures.table[(figures.table.area_code == place.area_code) & figures.table["value"].notna()]
    pairs = own[["indicator_id", "sex"]].drop_duplicates().itertuples(index=False, name=None)
    found = [(str(indicator_id), Sex(sex)) for indicator_id, sex in pairs]
    order = list(place.indicators)
    found = [pair for pair in found if not isinstance(against_country(figures, *pair), NotPossible)]
    return sorted(found, key=lambda pair: (order.index(pair[0]), list(Sex).index(pair[1])))
