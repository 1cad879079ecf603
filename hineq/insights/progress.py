"""The progress of a priority: how the indicators tied to it stand now, counted by one rule and said in words."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from hineq.insights.figures import select_figures
from hineq.insights.gaps import SLOPE_INDEX
from hineq.insights.measures import MeasureView, change_words, distance_words, measure_view, status_words
from hineq.insights.standing import Standing, line_standing
from hineq.insights.wards import ward_periods
from hineq.insights.wording import brief, capital, figure, joined, number, with_sex
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.words import Direction, Outcome, Polarity, Sex, TargetStatus, ValueType

PROGRESS_RULE = (
    "Progress is counted from the indicators tied to a priority, each once (men and women apart where there is no figure "
    "for both together). An indicator with a target counts by the status of that target. Any other counts twice: by how "
    "its newest figure compares with {country}'s in the same series and period (better, similar or worse only where the "
    "95% confidence interval decides; else not compared, and the side is said), and by whether that figure is better "
    "or worse than the first one of the same series that ends in {year} or later. There is no colour and no score: "
    "indicators differ in weight, and some are only near what a priority is about."
)
_OUTCOMES = (Outcome.WORSE, Outcome.SIMILAR, Outcome.BETTER, Outcome.HIGHER, Outcome.LOWER)
_DIRECTIONS = (Direction.IMPROVED, Direction.WORSENED, Direction.UNCHANGED, Direction.ROSE, Direction.FELL)


@dataclass(frozen=True, kw_only=True, eq=False)
class IndicatorNow:
    """An indicator for one sex as it stands now.

    `standing` is None where there is no figure for the place itself; `ward_period` is the newest period with figures for
    wards, empty where there is none. `direction` is that of the newest figure against `start`, an earlier point of the
    same line.
    """

    view: MeasureView
    standing: Standing | None
    direction: Direction
    start: pd.Series | None
    ward_period: str

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.view.indicator

    @property
    def name(self) -> str:
        """The indicator with the people it counts."""
        return with_sex(self.indicator.short_name, self.view.sex)

    @property
    def people(self) -> str:
        """Whom it counts, to begin a line with."""
        return capital(self.view.sex.people)

    @property
    def comparable(self) -> bool:
        """Whether the country's figure measures the same: a bare count, or a slope across its own areas, does not."""
        return self.indicator.value_type is not ValueType.COUNT and self.indicator.indicator_id != SLOPE_INDEX

    @property
    def outcome(self) -> Outcome:
        """How the newest figure compares with the country's."""
        return self.standing.outcome if self.standing and self.comparable else Outcome.NOT_COMPARED

    @property
    def poorer(self) -> bool | None:
        """Whether the newest figure is on the poorer side of the country's; None where neither side is, or none is known."""
        if self.standing is None or self.indicator.polarity is Polarity.NO_JUDGEMENT or not self.comparable:
            return None
        own, country = float(self.standing.line.newest["value"]), self.standing.england
        if math.isnan(country) or own == country:
            return None
        return (own > country) is (self.indicator.polarity is Polarity.LOW_IS_GOOD)


def indicator_now(place: Place, figures: pd.DataFrame, indicator_id: str) -> tuple[IndicatorNow, ...]:
    """An indicator for every sex that counts: those with a target, else all people together, else each sex there is."""
    # the rows of one indicator, once: what is asked of them below is asked again and again
    rows = select_figures(figures, indicator_id=indicator_id)
    return tuple(_now(place, rows, indicator_id, sex) for sex in _sexes(place, rows, indicator_id))


def _sexes(place: Place, rows: pd.DataFrame, indicator_id: str) -> list[Sex]:
    promised = {one.sex for one in place.trajectories() if one.indicator_id == indicator_id}
    own = set(rows.sex[(rows.area_code == place.area_code) & rows["value"].notna()])
    wards = set(rows.sex[rows.area_code.isin(place.ward_codes) & rows["value"].notna()])
    for found in (promised, own, wards):
        if Sex.PERSONS in found:
            return [Sex.PERSONS]
        if found:
            return [sex for sex in Sex if sex in found]
    return [Sex.PERSONS]


def _now(place: Place, rows: pd.DataFrame, indicator_id: str, sex: Sex) -> IndicatorNow:
    view = measure_view(place, rows, indicator_id, sex)
    periods = ward_periods(place, rows, indicator_id, sex)
    start = _start(place, view)
    return IndicatorNow(
        view=view,
        standing=line_standing(place, rows, view.since) if view.since else None,
        direction=_direction(view, start),
        start=start,
        ward_period=periods[-1] if periods else "",
    )


def _start(place: Place, view: MeasureView) -> pd.Series | None:
    """The first point of the newest line that ends in the strategy's years or later and shares none with the newest."""
    line = view.since
    if line is None or not line.series.trend:
        return None
    first_year = place.strategy.first_year if place.strategy else 0
    points = line.points
    apart = points[(points.period_end.dt.year >= first_year) & (points.period_end < line.newest.period_start)]
    return None if apart.empty else apart.iloc[0]


def _direction(view: MeasureView, start: pd.Series | None) -> Direction:
    if start is None or view.since is None:
        return Direction.NOT_SAID
    first, last = float(start["value"]), float(view.since.newest["value"])
    decimals = view.indicator.decimals
    if number(first, decimals) == number(last, decimals):
        return Direction.UNCHANGED
    match view.indicator.polarity:
        case Polarity.NO_JUDGEMENT:
            return Direction.ROSE if last > first else Direction.FELL
        case polarity:
            better = (last > first) is (polarity is Polarity.HIGH_IS_GOOD)
            return Direction.IMPROVED if better else Direction.WORSENED


def now_words(now: IndicatorNow, place: Place) -> str:
    """How an indicator stands now, in a sentence: its target's status, else figure, comparison and direction."""
    result = now.view.result
    if result is not None:
        distance = distance_words(now.view)
        which = f"The {result.target_period.label} target: {status_words(result)}{f', {distance}' if distance else ''}."
        return f"{which} {_newest_words(now, place)}".strip()
    return _newest_words(now, place) or _elsewhere(now, place)


def _newest_words(now: IndicatorNow, place: Place) -> str:
    if now.standing is None:
        return ""
    row = now.standing.line.newest
    return f"{figure(row['value'], now.indicator)} in {row.period}, {_against(now, place)}; {_moved(now)}."


def _against(now: IndicatorNow, place: Place) -> str:
    country, found = place.benchmark.area_name, now.standing
    if not now.comparable:
        return f"not to be set beside {country}'s"
    if found is None or math.isnan(found.england):
        return f"no figure for {country} beside it"
    value = brief(found.england, now.indicator)
    match now.outcome:
        case Outcome.NOT_COMPARED:
            side = {True: "on the poorer side of", False: "on the better side of", None: "beside"}[now.poorer]
            return f"{side} {country} ({value}), not tested"
        case Outcome.SIMILAR:
            return f"similar to {country} ({value})"
        case outcome:
            return f"{outcome.word} than {country} ({value})"


def _moved(now: IndicatorNow) -> str:
    line = now.view.since
    if now.start is None or line is None:
        return str(Direction.NOT_SAID)
    if now.direction is Direction.UNCHANGED:
        return f"{now.direction} since {now.start.period}"
    change = change_words(line.indicator, now.start["value"], line.newest["value"])
    return f"{now.direction}, {change} in {now.start.period}"


def _elsewhere(now: IndicatorNow, place: Place) -> str:
    if not now.ward_period:
        return f"No published figure for {place.name} in this pack."
    people = "" if now.view.sex is Sex.PERSONS else f", {now.view.sex.people}"
    return f"Figures for wards only{people}, {now.ward_period}."


def progress_words(place: Place, nows: Sequence[IndicatorNow]) -> str:
    """The progress of a priority by the rule, in words; never a colour or a score."""
    if not nows:
        return "No indicator of this pack is tied to it, so its progress cannot be said."
    sentences = []
    if held := [now.view.result.status for now in nows if now.view.result]:
        counts = Counter(held)
        sentences.append(_counts("target", len(held), [(counts[status], str(status)) for status in TargetStatus]))
    if found := [now for now in nows if not now.view.result and now.standing]:
        sentences += [_compared(place, found), _directions(place, found)]
    left = [now for now in nows if not now.view.result and not now.standing]
    wards = sum(bool(now.ward_period) for now in left)
    without = [(wards, "figures for wards only"), (len(left) - wards, "no published figure")]
    sentences += [_counts("further indicator", count, [(count, words)]) for count, words in without if count]
    return f"{'. '.join(sentence for sentence in sentences if sentence)}."


def _counts(noun: str, every: int, parts: Sequence[tuple[int, str]]) -> str:
    """So many of all in each part: "Of 6 targets: 2 met, 4 missed", "1 target: missed", "2 targets: missed"."""
    said = [(count, words) for count, words in parts if count]
    if len(said) == 1 and said[0][0] == every:
        return f"{every} {noun}{'' if every == 1 else 's'}: {said[0][1]}"
    return f"Of {every} {noun}s: {', '.join(f'{count} {words}' for count, words in said)}"


def _compared(place: Place, found: Sequence[IndicatorNow]) -> str:
    country = place.benchmark.area_name
    counts = Counter(now.outcome for now in found)
    joint = {Outcome.SIMILAR: "to", Outcome.NOT_COMPARED: "with"}
    parts = [(counts[one], f"{one.word} {joint.get(one, 'than')} {country}") for one in _OUTCOMES]
    untested = [now for now in found if now.outcome is Outcome.NOT_COMPARED]
    parts.append((len(untested), f"not compared{_sides(untested, len(found), country)}"))
    return _counts("indicator", len(found), parts)


def _sides(untested: Sequence[IndicatorNow], every: int, country: str) -> str:
    """On which side of the country those stand that no interval can test, where it is known."""
    counts = Counter(now.poorer for now in untested)
    sides = [(counts[True], f"on the poorer side of {country}"), (counts[False], f"on the better side of {country}")]
    words = [side if every == 1 else f"{count} {side}" for count, side in sides if count]
    return f" ({joined(words)})" if words else ""


def _directions(place: Place, found: Sequence[IndicatorNow]) -> str:
    counts = Counter(now.direction for now in found)
    if counts[Direction.NOT_SAID] == len(found):
        return ""
    words = [f"{'' if len(found) == 1 else counts[one]} {one}".strip() for one in _DIRECTIONS if counts[one]]
    if missing := counts[Direction.NOT_SAID]:
        words.append(f"{missing} {Direction.NOT_SAID}")
    since = f"Since {place.strategy.first_year}" if place.strategy else "Since the first figure"
    return f"{since}: {', '.join(words)}"
