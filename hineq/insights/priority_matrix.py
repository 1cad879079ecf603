"""Which measures first? Size of the gap, number of people, direction, and whether the strategy names the measure."""

import math
from dataclasses import dataclass

import pandas as pd

from hineq.insights.deprivation import NotPossible
from hineq.insights.entering import measure_name, spoken_name
from hineq.insights.figures import select_figures
from hineq.insights.gap_history import against_country, history_finding
from hineq.insights.inequality import ward_inequality
from hineq.insights.lines import Line, main_line, trend_words
from hineq.insights.standing import Standing
from hineq.insights.wards import WardView
from hineq.insights.wording import (
    brief,
    capital,
    count_word,
    figure,
    joined,
    lowered,
    number,
    title,
    with_sex,
)  # fmt: skip
from hineq.methods.comparison import compare
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.words import Outcome, Polarity, Sex, Tie, ValueType

# one figure over another says something only where the scale has a zero that means none
_WITH_ZERO = (ValueType.PROPORTION, ValueType.CRUDE_RATE, ValueType.DIRECTLY_STANDARDISED_RATE, ValueType.RATIO)
CURRENT_YEARS = 6
BY_WARD, PLACE_ONLY = "Measured for wards", "Measured for the whole place only"


@dataclass(frozen=True, kw_only=True, eq=False)
class PriorityMatrix:
    """The measures by size of gap, people, direction and the strategy's word on them, largest gap between wards first.

    `table`: group (BY_WARD or PLACE_ONLY), name, spoken, period, times (the relative index of inequality between the
    most and the least deprived end of the wards, bigger = more unequal; NaN without a scale that starts at none),
    gap_words (the figures of the two ends), behind (how far the
    place is on the worse side of the country, in per cent of the country's figure; negative = ahead; NaN without),
    behind_words, people (the place's count, NaN without) and people_words, direction, named (whether the strategy
    names it) and strategy (which of its words, for which outcome, and how near the measure comes). `has_strategy` is
    whether the place has one at all.
    """

    table: pd.DataFrame
    has_strategy: bool = True


def priority_matrix(
    place: Place, figures: pd.DataFrame, views: tuple[WardView, ...], standings: list[Standing]
) -> PriorityMatrix:
    """The matrix of the distinct ward measures, and of the place's own current measures that have no ward figures.

    Of the latter those are taken that end in one of the last six years before the snapshot, that the country has too,
    and that are either significantly worse than the country or named by the strategy.
    """
    rows = [_ward_row(place, figures, view) for view in views]
    known = {(view.indicator.indicator_id, view.sex) for view in views}
    for one in standings:
        indicator = one.line.indicator
        if (indicator.indicator_id, one.line.sex) not in known and _counts(place, one):
            rows.append(_place_row(place, figures, one))
    table = pd.DataFrame(rows)
    if table.empty:
        return PriorityMatrix(table=table)
    table["order"] = table.group.map([BY_WARD, PLACE_ONLY].index)
    table = table.sort_values(
        ["order", "times", "behind"], ascending=[True, False, False], na_position="last", kind="stable"
    )
    return PriorityMatrix(
        table=table.drop(columns="order").reset_index(drop=True), has_strategy=place.strategy is not None
    )


def _counts(place: Place, one: Standing) -> bool:
    if one.line.indicator.polarity is Polarity.NO_JUDGEMENT:
        return False
    current = (place.snapshot - one.line.newest_period.end).days <= CURRENT_YEARS * 365.25
    return (
        current
        and not math.isnan(one.england)
        and (one.outcome is Outcome.WORSE or _strategy(place, one.line.indicator.indicator_id)[0])
    )


def _ward_row(place: Place, figures: pd.DataFrame, view: WardView) -> dict[str, object]:
    indicator = view.indicator
    own = select_figures(
        figures, indicator_id=indicator.indicator_id, series=view.series.series, sex=view.sex, period=view.period,
        area_codes=[place.area_code],
    )  # fmt: skip
    value = view.place.value if view.place else math.nan
    outcome = Outcome.NOT_COMPARED
    if len(own) and view.country:
        limits = own.iloc[-1]
        outcome = Outcome(str(compare(limits.lower_ci, limits.upper_ci, view.country.value, indicator.polarity)))
    times, words = _between_wards(place, figures, view)
    line = main_line(place, figures, indicator.indicator_id, view.sex, place.area_code)
    named, strategy = _strategy(place, indicator.indicator_id)
    return {
        "group": BY_WARD, "name": measure_name(view), "spoken": spoken_name(view), "period": view.period,
        "times": times, "gap_words": words,
        **_behind(place, indicator, value, view.country.value if view.country else math.nan, outcome),
        **_people(own),
        "direction": _direction(place, figures, line, indicator, view.sex), "named": named, "strategy": strategy,
    }  # fmt: skip


def _place_row(place: Place, figures: pd.DataFrame, one: Standing) -> dict[str, object]:
    line, indicator = one.line, one.line.indicator
    named, strategy = _strategy(place, indicator.indicator_id)
    return {
        "group": PLACE_ONLY, "name": with_sex(indicator.short_name, line.sex),
        "spoken": with_sex(indicator.short_name, line.sex), "period": str(line.newest.period), "times": math.nan,
        "gap_words": "not known: no figures for wards",
        **_behind(place, indicator, float(line.newest["value"]), one.england, one.outcome),
        **_people(pd.DataFrame([line.newest])),
        "direction": _direction(place, figures, line, indicator, line.sex), "named": named, "strategy": strategy,
    }  # fmt: skip


def _between_wards(place: Place, figures: pd.DataFrame, view: WardView) -> tuple[float, str]:
    found = ward_inequality(place, figures, view)
    if isinstance(found, NotPossible):
        return math.nan, _unknown(found.reason)
    indicator = view.indicator
    ends = f"{brief(found.start, indicator)} and {brief(found.end, indicator)}"
    if indicator.value_type not in _WITH_ZERO or min(found.start, found.end) <= 0:
        return math.nan, ends
    return float(found.relative.value), ends


def _behind(place: Place, indicator: Indicator, value: float, country: float, outcome: Outcome) -> dict[str, object]:
    """How far the place is on the worse side of the country."""
    name = place.benchmark.area_name
    if math.isnan(value) or math.isnan(country):
        return {"behind": math.nan, "behind_words": f"not known: {name} has no like figure"}
    sign = -1 if indicator.polarity is Polarity.HIGH_IS_GOOD else 1
    with_zero = indicator.value_type in (*_WITH_ZERO, ValueType.YEARS) and country > 0
    share = sign * (value - country) / country * 100 if with_zero else math.nan
    words = f"{figure(value, indicator)}, {name} {brief(country, indicator)}"
    if outcome is not Outcome.NOT_COMPARED:
        words += f" ({outcome.word})"
    return {"behind": share, "behind_words": words}


def _people(own: pd.DataFrame) -> dict[str, object]:
    count = float(own["count"].iloc[-1]) if len(own) else math.nan
    if math.isnan(count):
        return {"people": math.nan, "people_words": "not published"}
    base = float(own.denominator.iloc[-1])
    of = "" if math.isnan(base) else f" of {number(base, 0)}"
    return {"people": count, "people_words": f"{number(count, 0)}{of}"}


def _direction(place: Place, figures: pd.DataFrame, line: Line | None, indicator: Indicator, sex: Sex) -> str:
    """The recent trend of the place, else its distance to the country through time, else why neither can be told."""
    if line is None:
        return f"not known: no figure for {place.name} as a whole"
    trend = trend_words(line)
    if not trend.reason:
        return trend.words
    if not line.series.trend:
        return _unknown(trend.reason)
    history = against_country(place, figures, indicator.indicator_id, sex)
    if isinstance(history, NotPossible):
        return _unknown(history.reason)
    return capital(f"{history_finding(history).rsplit(': ', 1)[-1]}, against {place.benchmark.area_name}")


def _unknown(reason: str) -> str:
    """A reason up to its first stop, after the words that something is not known."""
    return f"not known: {lowered(reason.split('. ')[0].split(':')[0].rstrip('.'))}"


def _strategy(place: Place, indicator_id: str) -> tuple[bool, str]:
    """Whether the strategy names a measure, and under which outcome, in which words, how near this measure comes."""
    ids = [one.outcome_id for one in place.strategy.outcomes] if place.strategy else []
    words = []
    for measure in place.measures:
        if measure.indicator_id == indicator_id and measure.tie not in (Tie.NONE, Tie.CONTEXT):
            under = "Overall aim" if measure.outcome_id == "overall" else "In its text"
            if measure.outcome_id in ids:
                under = f"Outcome {ids.index(measure.outcome_id) + 1}"
            words.append(f"{under}: “{measure.wording}” ({measure.tie.word})")
    return bool(words), "; ".join(words)


def outcome_words(place: Place) -> str:
    """The strategy's outcomes by number, in a sentence; empty without a strategy."""
    outcomes = place.strategy.outcomes if place.strategy else ()
    return ". ".join(f"Outcome {number}: {one.name}" for number, one in enumerate(outcomes, 1))


def matrix_finding(found: PriorityMatrix) -> str:
    """The heading, in at most 15 words: the most unequal measures that the strategy does not name, or the most unequal."""
    table = found.table[found.table.times.notna()] if len(found.table) else found.table
    if table.empty:
        return "Which measures come first cannot be told from these figures"
    first = table.iloc[0]
    if not found.has_strategy:
        return title(f"Wards differ most on {first.spoken}", "On which measure wards differ most")
    unnamed = list(table.head(5).loc[~table.head(5).named, "spoken"])
    many = count_word(len(table.head(5)))
    if unnamed:
        return title(
            f"Most unequal, yet no measure of the strategy: {joined(unnamed)}",
            f"Most unequal, yet no measure of the strategy: {joined(unnamed[:2])}",
            f"Most unequal, yet no measure of the strategy: {unnamed[0]}",
        )
    return title(f"Wards differ most on {first.spoken}", f"The strategy has the {many} most unequal measures")
