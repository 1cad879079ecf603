"""Since when? The gap through time beside the average through time, so that neither hides the other."""

from dataclasses import dataclass

import pandas as pd

from hineq.insights.deprivation import NotPossible
from hineq.insights.gaps import LEAST_CHANGE, LIFE_EXPECTANCY, SLOPE_INDEX
from hineq.insights.inequality import Inequality, ward_inequality
from hineq.insights.lines import line_of, main_line
from hineq.insights.wards import ward_periods, ward_view
from hineq.insights.wording import difference, number, with_sex
from hineq.model.indicator import Indicator
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.words import Polarity, Sex


@dataclass(frozen=True, kw_only=True, eq=False)
class GapHistory:
    """A gap and the average beside it, oldest first.

    `table` has time, period, average, gap, lower and upper (the gap's 95% limits, NaN without). Bigger gaps are always
    more unequal. `gap_name` says what the gap is, `average_name` what the average is, `source_ids` where the figures are from.
    """

    indicator: Indicator
    sex: Sex
    table: pd.DataFrame
    gap_name: str
    average_name: str
    source_ids: tuple[str, ...]


def against_country(place: Place, figures: pd.DataFrame, indicator_id: str, sex: Sex) -> GapHistory | NotPossible:
    """The place against the country on a series that both have: bigger means that the place is further behind."""
    indicator = place.indicators[indicator_id]
    if indicator_id == SLOPE_INDEX:
        return NotPossible(reason="A slope index across a whole country is not like one inside a council.")
    if indicator.polarity is Polarity.NO_JUDGEMENT:
        return NotPossible(reason="Neither high nor low is worse here, so no side is behind.")
    line = main_line(place, figures, indicator_id, sex, place.area_code)
    name = place.benchmark.area_name
    if line is None:
        return NotPossible(reason=f"The pack has no figure for {place.name}.")
    if not line.series.trend:
        return NotPossible(reason=line.series.note or "The releases of this measure are not a time series.")
    country = line_of(place, figures, indicator_id, sex, place.benchmark_code, line.series.series)
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


def between_wards(place: Place, figures: pd.DataFrame, indicator_id: str, sex: Sex) -> GapHistory | NotPossible:
    """The slope index over the wards in every period of a comparable series, beside the place's own figure."""
    indicator = place.indicators[indicator_id]
    rows = []
    for period in ward_periods(place, figures, indicator_id, sex):
        view = ward_view(place, figures, indicator_id, sex, period)
        found = ward_inequality(place, figures, view)
        if isinstance(found, NotPossible):
            return found
        rows.append((view.series, period, found))
    series = {one[0].series: one[0] for one in rows}
    if len(series) > 1:
        note = next(iter(series.values())).note or "Each release is made in its own way."
        return NotPossible(reason=f"The periods come from releases that must not be compared. {note}")
    if len(rows) < 2:
        return NotPossible(reason="There is only one period with figures for wards.")
    if not rows[0][0].trend:
        return NotPossible(reason=rows[0][0].note or "The releases of this measure are not a time series.")
    return GapHistory(
        indicator=indicator, sex=sex, table=pd.DataFrame([_slope_row(period, found) for _, period, found in rows]),
        gap_name="slope index between the most and least deprived wards", average_name=place.name,
        source_ids=tuple(dict.fromkeys(source for _, _, found in rows for source in found.view.source_ids)),
    )  # fmt: skip


def inside_place(place: Place, figures: pd.DataFrame, sex: Sex) -> GapHistory | NotPossible:
    """The published slope index of life expectancy inside the place, beside its life expectancy where both are known."""
    index = main_line(place, figures, SLOPE_INDEX, sex, place.area_code)
    average = main_line(place, figures, LIFE_EXPECTANCY, sex, place.area_code)
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
    )  # fmt: skip


def _slope_row(period: str, found: Inequality) -> dict[str, object]:
    average = found.view.place.value if found.view.place else float("nan")
    return {
        "time": round(parse_period(period).middle, 1), "period": period, "average": average,
        "gap": float(found.slope.value), "lower": float(found.slope.lower), "upper": float(found.slope.upper),
    }  # fmt: skip


def history_finding(history: GapHistory) -> str:
    """Average and gap in one sentence of at most 15 words: "Life expectancy, men: average better, gap wider"."""
    first, last = history.table.iloc[0], history.table.iloc[-1]
    began = history.table.average.dropna().iloc[0]
    name = with_sex(history.indicator.short_name, history.sex)
    average = _word(began, last.average, history.indicator, ("up", "down"))
    gap = _gap_word(first.gap, last.gap, history.indicator)
    if history.indicator.polarity is not Polarity.NO_JUDGEMENT and average != "unchanged":
        good = (average == "up") == (history.indicator.polarity is Polarity.HIGH_IS_GOOD)
        average = "better" if good else "worse"
    return f"{name}: average {average}, {gap} since {first.period}"


def _word(first: float, last: float, indicator: Indicator, words: tuple[str, str]) -> str:
    if number(first, indicator.decimals) == number(last, indicator.decimals):
        return "unchanged"
    return words[0] if last > first else words[1]


def _gap_word(first: float, last: float, indicator: Indicator) -> str:
    """The change of a gap; below zero the side that is usually behind is ahead.

    In years a change below half a year is hardly a change, as on the overview.
    """
    if indicator.unit == "years" and abs(round(last, 1) - round(first, 1)) < LEAST_CHANGE - 1e-9:
        return "gap hardly changed"
    if first > 0 > last:
        return "from behind to ahead"
    if first < 0 < last:
        return "from ahead to behind"
    if last < 0:
        return f"lead {_word(-first, -last, indicator, ('bigger', 'smaller'))}"
    return f"gap {_word(first, last, indicator, ('wider', 'narrower'))}"


def _signed(gap: float, indicator: Indicator) -> str:
    return f"{difference(gap, indicator)}{' the other way round' if gap < 0 else ''}"


def history_sentence(history: GapHistory) -> str:
    """The same with its figures."""
    first, last, indicator = history.table.iloc[0], history.table.iloc[-1], history.indicator
    known = history.table.dropna(subset="average").iloc[0]
    since = "" if known.period == first.period else f" (from {known.period})"
    sentence = (
        f"From {first.period} to {last.period} the average{since} went from {number(known.average, indicator.decimals)} "
        f"to {number(last.average, indicator.decimals)} and the gap ({history.gap_name}) from "
        f"{_signed(first.gap, indicator)} to {_signed(last.gap, indicator)}."
    )
    if history.table.lower.notna().all():
        apart = last.lower > first.upper or last.upper < first.lower
        sentence += " The two gaps' intervals " + ("do not overlap." if apart else "overlap: the change may be chance.")
    else:
        sentence += " The gap has no confidence interval, so a small change may be chance."
    return sentence


def history_options(place: Place, figures: pd.DataFrame) -> list[tuple[str, Sex]]:
    """The indicators and sexes of the place that can be held against the country through time."""
    own = figures[(figures.area_code == place.area_code) & figures["value"].notna()]
    pairs = own[["indicator_id", "sex"]].drop_duplicates().itertuples(index=False, name=None)
    found = [(str(indicator_id), Sex(sex)) for indicator_id, sex in pairs]
    order = list(place.indicators)
    found = [pair for pair in found if not isinstance(against_country(place, figures, *pair), NotPossible)]
    return sorted(found, key=lambda pair: (order.index(pair[0]), list(Sex).index(pair[1])))
