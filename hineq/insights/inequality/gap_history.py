"""Since when? The gap through time beside the average through time, so that neither hides the other."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

import pandas as pd

from hineq.insights.inequality.gaps import SMALL_AREAS, promised_gaps
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.series.figures import Figures
from hineq.insights.series.gaps import gap_behind
from hineq.insights.series.lines import Line
from hineq.insights.series.refusal import NotPossible, no_trend, without_role
from hineq.insights.wards.view import ward_periods, ward_view
from hineq.insights.wording.kinds import kind_words, named
from hineq.insights.wording.numbers import capital, joined, lowered
from hineq.model.indicator import Indicator
from hineq.model.key import ViewKey
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Sex


class HistoryKind(StrEnum):
    """Between what a gap is followed through time."""

    WARDS = "wards"
    COUNTRY = "country"
    INSIDE = "inside"


class HistoryPart(StrEnum):
    """What of it a picture shows."""

    AVERAGE = "average"
    GAP = "gap"


@dataclass(frozen=True, kw_only=True)
class OtherGap:
    """A gap measured in another way, drawn apart from the line: when, how large, what it is and between what."""

    time: float
    period: str
    value: float
    name: str
    between: str


_CASH_TERMS = NotPossible(
    reason="Its figures are in the prices of each year: a gap grows as prices do, so those of different years are not alike."
)


@dataclass(frozen=True, kw_only=True, eq=False)
class GapHistory:
    """A gap and the average beside it, oldest first.

    `kind` and `key` (of all periods) say between what, where, on which measure and for whom. `table` has time, period, average, average_lower,
    average_upper, gap, lower and upper (95% limits, NaN without). Bigger gaps are always
    more unequal. `gap_name` says what the gap is, `average_name` what the average is, `source_ids` where the figures are from,
    `order_words` by what wards were ordered and weighted, `other` a gap measured in another way, `lead_name` what a
    gap below zero is, where it has a name, `figures_kind` what the figures are where they are not official, `by_series` which other series
    tells it where the one with the newest figure cannot.
    """

    kind: HistoryKind
    key: ViewKey
    indicator: Indicator
    table: pd.DataFrame
    gap_name: str
    average_name: str
    source_ids: tuple[str, ...]
    order_words: str = ""
    other: OtherGap | None = None
    lead_name: str = ""
    figures_kind: str = ""
    by_series: str = ""

    @property
    def sex(self) -> Sex:
        """Whose gap it is."""
        return self.key.sex


def gap_history(figures: Figures, kind: HistoryKind, indicator_id: str, sex: Sex) -> GapHistory | NotPossible:
    """A gap through time, or why it cannot be told; inside a place it is that of life expectancy, whatever the indicator."""
    match kind:
        case HistoryKind.WARDS:
            return between_wards(figures, indicator_id, sex)
        case HistoryKind.COUNTRY:
            return against_country(figures, indicator_id, sex)
        case HistoryKind.INSIDE:
            return inside_place(figures, sex)
        case _:
            assert_never(kind)


def against_country(figures: Figures, indicator_id: str, sex: Sex) -> GapHistory | NotPossible:
    """The place against the country on a series that both have: bigger means that the place is further behind."""
    place = figures.place
    indicator = place.indicators[indicator_id]
    if indicator.has(IndicatorRole.GAP_WITHIN):
        return NotPossible(reason="A slope index across a whole country is not like one inside a council.")
    if indicator.unjudged_reason:
        return NotPossible(reason=f"{capital(indicator.unjudged_reason)}: neither side is called behind.")
    if indicator.has(IndicatorRole.CASH_TERMS):
        return _CASH_TERMS
    lines = figures.newest_lines(indicator_id, sex, place.area_code)
    if not lines:
        return NotPossible(reason=f"The pack has no figure for {place.name}.")
    newest, *others = lines
    told = _line_against_country(figures, newest)
    if isinstance(told, GapHistory):
        return told
    # where the newest series can tell no change, another of now may
    for line in others:
        if line.is_current(place.snapshot) and isinstance(found := _line_against_country(figures, line), GapHistory):
            return replace(found, by_series=lowered(line.series.name))
    return told


def _line_against_country(figures: Figures, line: Line) -> GapHistory | NotPossible:
    place, indicator, sex = figures.place, line.indicator, line.sex
    name = place.benchmark.area_name
    if not line.series.trend:
        return no_trend(line.series)
    country = figures.line(indicator.indicator_id, sex, place.benchmark_code, line.series.series)
    if country is None:
        return NotPossible(reason=f"{name} has no figure made in the same way in this pack.")
    both = gap_behind(line, country)
    if len(both) < 2:
        return NotPossible(reason=f"{place.name} and {name} have fewer than two periods in common.")
    if both.period_start.iloc[-1] <= both.period_end.iloc[0]:
        return NotPossible(reason="All periods overlap, so no change can be told from them.")
    table = pd.DataFrame(
        {"time": both.time, "period": both.period.astype(str), "average": both["value"], "average_lower": both.lower_ci,
         "average_upper": both.upper_ci, "gap": both.gap, "lower": both.lower, "upper": both.upper}
    )  # fmt: skip
    return GapHistory(
        kind=HistoryKind.COUNTRY, key=_key(figures, indicator, sex), indicator=indicator, table=table, gap_name=f"how far {place.name} is behind {name}", lead_name=f"how far {place.name} is ahead of {name}",
        average_name=place.name, source_ids=tuple(dict.fromkeys([*line.points.source_id, *country.points.source_id])),
        figures_kind=kind_words([*line.points.status, *country.points.status]),
    )  # fmt: skip


def between_wards(figures: Figures, indicator_id: str, sex: Sex) -> GapHistory | NotPossible:
    """The slope index over the wards in every period of a comparable series, beside the place's own figure."""
    place = figures.place
    indicator = place.indicators[indicator_id]
    if indicator.has(IndicatorRole.CASH_TERMS):
        return _CASH_TERMS
    by_period: dict[str, Inequality] = {}
    for period in ward_periods(figures, indicator_id, sex):
        view = ward_view(figures, indicator_id, sex, period)
        inequality = ward_inequality(figures, view)
        if isinstance(inequality, NotPossible):
            return inequality
        by_period[period] = inequality
    series = {inequality.view.series.series: inequality.view.series for inequality in by_period.values()}
    if len(series) > 1:
        note = next(iter(series.values())).note or "Each release is made in its own way."
        return NotPossible(reason=f"The periods come from releases that must not be compared. {note}")
    if len(by_period) < 2:
        return NotPossible(reason="This pack has figures for wards of one period only.")
    if all(inequality.view.place is None for inequality in by_period.values()):
        return NotPossible(reason=f"There is no figure for {place.name} as a whole to set beside the gap.")
    only = next(iter(series.values()))
    if not only.trend:
        return no_trend(only)
    return GapHistory(
        kind=HistoryKind.WARDS,
        key=_key(figures, indicator, sex),
        indicator=indicator,
        table=pd.DataFrame([_slope_row(period, inequality) for period, inequality in by_period.items()]),
        gap_name=_slope_name(by_period),
        average_name=place.name,
        source_ids=tuple(
            dict.fromkeys(source for inequality in by_period.values() for source in inequality.view.source_ids)
        ),
        order_words=_order_words(by_period),
        figures_kind=kind_words(status for inequality in by_period.values() for status in inequality.table.status),
    )


def inside_place(figures: Figures, sex: Sex) -> GapHistory | NotPossible:
    """The published slope index of life expectancy inside the place, beside its life expectancy where both are known."""
    place = figures.place
    measured, headline = (place.indicator_with(role) for role in (IndicatorRole.GAP_WITHIN, IndicatorRole.HEADLINE))
    if measured is None:
        return without_role(IndicatorRole.GAP_WITHIN)
    if headline is None:
        return without_role(IndicatorRole.HEADLINE)
    index = figures.main_line(measured.indicator_id, sex, place.area_code)
    average = figures.main_line(headline.indicator_id, sex, place.area_code)
    if index is None or average is None:
        return NotPossible(reason="The pack has no slope index of life expectancy for this area.")
    points = index.points[["time", "period", "value", "lower_ci", "upper_ci"]].rename(
        columns={"value": "gap", "lower_ci": "lower", "upper_ci": "upper"}
    )
    # the index goes further back than the newest life expectancies: its own first year counts, as on the overview
    averages = average.points[["period", "value", "lower_ci", "upper_ci"]].rename(
        columns={"value": "average", "lower_ci": "average_lower", "upper_ci": "average_upper"}
    )
    both = points.merge(averages, on="period", how="left")
    if both.average.notna().sum() < 2:
        return NotPossible(reason="The slope index and life expectancy have fewer than two periods in common.")
    return GapHistory(
        kind=HistoryKind.INSIDE, key=_key(figures, average.indicator, sex), indicator=average.indicator, table=both,
        gap_name=f"{kind_words(index.points.status) or 'published'} slope index inside {place.name}", average_name=place.name,
        source_ids=tuple(dict.fromkeys([*index.points.source_id, *average.points.source_id])),
        other=_own_gap(place, sex), figures_kind=kind_words([*index.points.status, *average.points.status]),
    )  # fmt: skip


def _key(figures: Figures, indicator: Indicator, sex: Sex) -> ViewKey:
    return ViewKey(place_id=figures.place.place_id, indicator_id=indicator.indicator_id, sex=sex)


def _slope_name(by_period: dict[str, Inequality]) -> str:
    part = any(inequality.by_itself for inequality in by_period.values())
    itself = ", ordered by an index that this measure is a part of" if part else ""
    return f"slope index between the most and least deprived wards{itself}"


def _order_words(by_period: dict[str, Inequality]) -> str:
    """By which release and whose residents the wards were ordered and weighted in each period."""
    lacking = [
        f"In {period} {inequality.passed_over}." for period, inequality in by_period.items() if inequality.passed_over
    ]
    if lacking:
        lacking = [*lacking, "Part of the change may come from that."]
    releases = [inequality.ordering.release.name for inequality in by_period.values()]
    residents = [inequality.ordering.residents_words for inequality in by_period.values()]
    be = next(iter(by_period.values())).view.tense.be(2)
    if len(set(releases)) == len(set(residents)) == 1:
        same = f"In every period the wards {be} ordered by the {releases[0]} and weighted by {residents[0]}."
        return " ".join([same, *lacking])
    each = [
        f"for {period} by the {release} and weighted by {people}"
        for period, release, people in zip(by_period, releases, residents, strict=True)
    ]
    return " ".join(
        [f"The wards {be} ordered {joined(each)}, so part of the change may come from the order.", *lacking]
    )


def _own_gap(place: Place, sex: Sex) -> OtherGap | None:
    """The strategy's own gap, as it measures it: no point of the published index."""
    for trajectory in promised_gaps(place):
        if trajectory.sex is sex:
            period = trajectory.baseline.period
            return OtherGap(
                time=round(period.middle, 1), period=period.label, value=trajectory.baseline.value,
                name="strategy's own gap", between=SMALL_AREAS,
            )  # fmt: skip
    return None


def _slope_row(period: str, inequality: Inequality) -> dict[str, object]:
    own = inequality.view.place
    average, lower, upper = (own.value, own.lower, own.upper) if own else (float("nan"),) * 3
    return {
        "time": round(parse_period(period).middle, 1),
        "period": period,
        "average": average,
        "average_lower": lower,
        "average_upper": upper,
        "gap": float(inequality.slope.value),
        "lower": float(inequality.slope.lower),
        "upper": float(inequality.slope.upper),
    }


def history_options(figures: Figures) -> dict[ViewKey, str]:
    """The measures of the place that can be held against the country through time, in the pack's order, and their names."""
    place = figures.place
    own = figures.table[(figures.table.area_code == place.area_code) & figures.table["value"].notna()]
    given = set(own[["indicator_id", "sex"]].itertuples(index=False, name=None))
    told = (
        against_country(figures, indicator.indicator_id, sex)
        for indicator in place.indicators.values()
        for sex in Sex
        if (indicator.indicator_id, sex) in given
    )
    return {
        history.key: named(history.indicator, history.sex, history.figures_kind, full=True)
        for history in told
        if not isinstance(history, NotPossible)
    }
