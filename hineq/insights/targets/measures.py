"""Success measures: what the strategy promised, what came of it, and what has happened since."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from hineq.insights.series.change import before_pandemic_words, change_between, change_words
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line
from hineq.insights.series.rows import Row, period_of
from hineq.insights.targets.status import Outturn, TargetResult, target_result
from hineq.insights.wording.kinds import marked, named
from hineq.insights.wording.numbers import distance, figure, lowered, number, title
from hineq.model.indicator import Indicator
from hineq.model.key import ViewKey
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.target import Target, Trajectory
from hineq.model.words import FigureStatus, Polarity, Sex, TargetStatus, Tie


@dataclass(frozen=True, kw_only=True, eq=False)
class MeasureView:
    """One measure for one sex: its promise, the series that decide it, and the series apart from it.

    `held` is the line held against the target, `since` the line that goes on after it (another vintage, or the same
    line), `others` every further line of the place. `forecast` are a comparator's projected figures as printed.
    `nearest` is the published gap that comes nearest to a promised one without figures: drawn against its targets, and
    never judged.
    """

    key: ViewKey
    indicator: Indicator
    sex: Sex
    trajectory: Trajectory | None
    result: TargetResult | None
    held: Line | None
    since: Line | None
    others: tuple[Line, ...]
    forecast: tuple[Target, ...]
    forecast_area: str
    nearest: Line | None = None

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Where its figures and its promise are from."""
        lines = [line for line in (self.held, self.since, *self.others, self.nearest) if line]
        promised = self.trajectory.points if self.trajectory else ()
        published = (source for line in lines for source in (row["source_id"] for row in line.rows))
        return tuple(dict.fromkeys([*published, *(point.source_id for point in promised)]))

    @property
    def kind(self) -> str:
        """What the figures are that are told first, where they are not official, in words."""
        told = self.held if self.judged else self.since
        return told.kind if told else ""

    @property
    def name(self) -> str:
        """The indicator with the people it counts, and what its figures are where they are not official."""
        return named(self.indicator, self.sex, self.kind, full=True)

    @property
    def short_name(self) -> str:
        """The indicator's short name with the same."""
        return named(self.indicator, self.sex, self.kind)

    @property
    def has_margin(self) -> bool:
        """Whether the outturn that decided the status has an interval to hold against the target."""
        outturn = self.result.outturn if self.result else None
        return outturn is not None and not math.isnan(outturn.lower + outturn.upper)

    @property
    def judged(self) -> bool:
        """Whether a published figure decided how it stands against its target."""
        return self.result is not None and self.result.status.judged


def measure_view(figures: Figures, indicator_id: str, sex: Sex) -> MeasureView:
    """All that the pack says about the place on one measure and sex."""
    return figures.once((measure_view, indicator_id, sex), lambda: _measure_view(figures, indicator_id, sex))


def _measure_view(figures: Figures, indicator_id: str, sex: Sex) -> MeasureView:
    place = figures.place
    lines = figures.lines(indicator_id, sex, place.area_code)
    trajectory = next(
        (
            promised
            for promised in place.trajectories()
            if (promised.indicator_id, promised.area_code, promised.sex) == (indicator_id, place.area_code, sex)
        ),
        None,
    )
    held = next((line for line in lines if line.series.held_against_target), None) if trajectory else None
    since = figures.main_line(indicator_id, sex, place.area_code)
    forecast = place.projections(indicator_id, sex)
    return MeasureView(
        key=ViewKey(place_id=place.place_id, indicator_id=indicator_id, sex=sex),
        indicator=place.indicators[indicator_id],
        sex=sex,
        trajectory=trajectory,
        result=target_result(trajectory, outturns_of(held)) if trajectory else None,
        held=held,
        since=since,
        others=tuple(line for line in lines if line.series not in [one.series for one in (held, since) if one]),
        forecast=forecast,
        forecast_area=place.areas[forecast[0].area_code].area_name if forecast else "",
        nearest=_nearest(figures, place.indicators[indicator_id], sex) if since is None else None,
    )


def _nearest(figures: Figures, indicator: Indicator, sex: Sex) -> Line | None:
    """The published gap inside the place, for a gap that a strategy promised to narrow."""
    place, index = figures.place, figures.place.indicator_with(IndicatorRole.GAP_WITHIN)
    if index is None or not indicator.has(IndicatorRole.PROMISED_GAP):
        return None
    return figures.main_line(index.indicator_id, sex, place.area_code)


def nearest_words(view: MeasureView) -> str:
    """What the line is that is drawn against a promised gap without figures; nothing where there is none."""
    if view.nearest is None:
        return ""
    newest = view.nearest.newest
    return (
        f"The line is the nearest published figure: {lowered(view.nearest.indicator.name)} "
        f"({figure(newest['value'], view.nearest.indicator)} in {newest.period}). It stands beside the targets to be seen, and "
        "has no status. What is to beware of is said at the foot."
    )


def outturns_of(held: Line | None) -> list[Outturn]:
    """The published points of a line as outturns: none of an estimate or a model's figure, and none without a line."""
    if held is None:
        return []
    return [
        Outturn(period=period_of(row), value=row["value"], lower=row.lower_ci, upper=row.upper_ci)
        for row in held.rows
        if FigureStatus(row.status).published
    ]


def headline_views(figures: Figures) -> list[MeasureView]:
    """A view of every measure that has a trajectory: what went wrong first, then the others in the table's order."""
    views = [measure_view(figures, promised.indicator_id, promised.sex) for promised in figures.place.trajectories()]
    return sorted(views, key=_urgency)


def _urgency(view: MeasureView) -> tuple[int, float]:
    if view.result is None or view.trajectory is None:
        return len(TargetStatus), 0.0
    status = view.result.status
    if status.good or not status.judged:
        return status.urgency, 0.0
    change = abs(view.result.target - view.trajectory.baseline.value)
    # shortfalls in different units are set in order by the share of the promised change that is lacking
    return status.urgency, -(view.result.shortfall / change if change else math.inf)


def status_words(result: TargetResult) -> str:
    """The status with its suffix: "missed, within the margin of error"."""
    return f"{result.status}, within the margin of error" if result.within_margin else str(result.status)


def status_counts(results: Sequence[TargetResult]) -> list[tuple[int, str]]:
    """How many targets stand how, each status with its suffix, in the order of the statuses."""
    counts = Counter(status_words(result) for result in sorted(results, key=lambda one: one.within_margin))
    order = [str(status) for status in TargetStatus]
    return [(counts[words], words) for words in sorted(counts, key=lambda words: order.index(words.split(",")[0]))]


def shortfall_size(view: MeasureView, *, unit_said: bool = False) -> str:
    """How far the outturn and its target, as both are printed, are apart: "1.8 years"; nothing without an outturn."""
    result = view.result
    if result is None or result.outturn is None:
        return ""
    return distance(result.outturn.value, result.target, view.indicator, unit_said=unit_said)


def distance_words(view: MeasureView) -> str:
    """How far the outturn is from its target: "1.9 years short of the target", "0.3 years better than the target"."""
    result = view.result
    if result is None or result.outturn is None:
        return ""
    size = shortfall_size(view)
    if result.shortfall == 0:
        return "at the target"
    if result.shortfall < 0:
        return f"{size} better than the target"
    return f"{size} {'short of' if view.indicator.polarity is Polarity.HIGH_IS_GOOD else 'above'} the target"


def target_finding(view: MeasureView, place: Place) -> str:
    """The finding of a measure with a target in at most 15 words; chart title, text alternative and board line."""
    who, verb = (place.name, "is") if view.sex is Sex.PERSONS else (f"{place.name}'s {view.sex.people}", "are")
    name = lowered(view.indicator.short_name)
    result, trajectory = view.result, view.trajectory
    if result is None or trajectory is None:
        return plain_finding(view)
    period = result.target_period.label
    match result.status:
        case TargetStatus.MISSED:
            missed, size = f"{who} missed the {period} {name} target", shortfall_size(view)
            if result.within_margin:
                within, short = "within the margin of error", shortfall_size(view, unit_said=True)
                return title(f"{missed} by {size}, {within}", f"{missed} by {short}, {within}", f"{missed}, {within}")
            return title(f"{missed} by {size}", missed)
        case TargetStatus.MET:
            return f"{who} met the {period} {name} target"
        case TargetStatus.ON_TRACK:
            return f"{who} {verb} on track for the {trajectory.final.period.label} {name} target"
        case TargetStatus.BEHIND:
            behind = f"behind the {period} {name} target"
            size = shortfall_size(view)
            return title(f"{who} {verb} {size} {behind}", f"{who} {verb} {behind}")
        case TargetStatus.MOVING_AWAY:
            return f"{who} {verb} moving away from the {trajectory.final.period.label} {name} target"
        case TargetStatus.NO_OUTTURN:
            return title(
                f"No published figure was found to check the {name} target{_for(view.sex)}",
                f"No published figure was found to check the {name} target",
            )
    assert_never(result.status)


def _for(sex: Sex) -> str:
    return "" if sex is Sex.PERSONS else f" for {sex.people}"


def plain_finding(view: MeasureView) -> str:
    """The finding of a measure without a target in at most 15 words: its newest figure, and the change since when."""
    name = view.short_name
    if view.since is None:
        return f"{name}: no figure here"
    newest = view.since.newest
    now = f"{name}: {figure(newest['value'], view.indicator)} in {view.since.dated}"
    changes = _change_since(view.since, view.since.rows[0])
    return title(f"{now}{''.join(changes)}", f"{now}{changes[0]}", now)


def _change_since(line: Line, first: Row) -> tuple[str, str]:
    """The change from a point to the newest one, and what was certain before the pandemic; nothing where the two share years or must not be compared."""
    if not line.series.trend or first.period_end >= line.newest.period_start:
        return "", ""
    change = change_words(change_between(first, line.newest, line.rows), line.indicator, first.period)
    return f", {change}", before_pandemic_words(line.rows, first, line.indicator)


def since_words(view: MeasureView, place: Place) -> str:
    """What has happened since the strategy ended, for a measure with newer figures, or nothing."""
    line = view.since
    if line is None:
        return ""
    newest = line.newest
    if view.result and view.result.outturn and view.result.outturn.period == line.newest_period:
        return ""
    first = line.rows[0]
    if view.held and line.series == view.held.series and view.result and view.result.outturn:
        first = next(row for row in line.rows if row["period"] == view.result.outturn.period.label)
    age = line.age_words(place)
    now = marked(figure(newest["value"], view.indicator), line.kind)
    return f"{now} in {line.dated}{''.join(_change_since(line, first))} ({age})"


def change_a_year(change: float, indicator: Indicator) -> str:
    """A change a year with its sign, one decimal more than the figures have; an empty text where it is not known."""
    if math.isnan(change):
        return ""
    return f"{'+' if change >= 0 else ''}{number(change, indicator.decimals + 1)}"


def context_indicators(place: Place, indicator_id: str) -> list[str]:
    """Indicators that stand beside a measure without being the same measure (near, rival, proxy or context)."""
    # what is drawn against the targets themselves needs no chart beside them
    drawn = place.indicator_with(IndicatorRole.GAP_WITHIN)
    nearest = drawn.indicator_id if drawn and place.indicators[indicator_id].has(IndicatorRole.PROMISED_GAP) else ""
    same = {measure.measure_id for measure in place.measures if measure.indicator_id == indicator_id}
    beside = (
        measure.indicator_id
        for measure in place.measures
        if measure.measure_id in same
        and measure.tie in (Tie.NEAR, Tie.RIVAL, Tie.PROXY, Tie.CONTEXT)
        and measure.indicator_id not in ("", indicator_id, nearest)
    )
    return list(dict.fromkeys(beside))


def comparator_line(figures: Figures, line: Line, area_code: str) -> Line | None:
    """Another area's line in the same series; none of the country where its figure measures something else."""
    if area_code == figures.place.benchmark_code and not line.indicator.alike_in_country:
        return None
    return figures.line(line.indicator.indicator_id, line.sex, area_code, line.series.series)


def outturn_figure(view: MeasureView) -> str:
    """The outturn with its unit, or the words for none."""
    if view.result is None or view.result.outturn is None:
        return "no published outturn"
    return figure(view.result.outturn.value, view.indicator)
