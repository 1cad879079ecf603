"""A gap through time in words: what became of it and of the average, with figures."""

import math
from typing import assert_never

import pandas as pd

from hineq.insights.inequality.gap_history import GapHistory, HistoryPart
from hineq.insights.inequality.gaps import gap_move, widest_row, widest_words
from hineq.insights.series.change import (
    OF_PANDEMIC,
    UNBORNE,
    Change,
    Verdict,
    change_between,
    line_words,
    size_words,
    unsure_words,
    without_interval,
)
from hineq.insights.series.gaps import gap_change
from hineq.insights.wording.kinds import marked, marks, named
from hineq.insights.wording.numbers import bare, capital, difference, figure, number, title
from hineq.model.indicator import Indicator
from hineq.model.words import Sex


def changes_words(history: GapHistory, *, units: int = 2, ends: bool = True) -> str:
    """What became of the average and of the gap: "average 1.2 years better, gap 0.4 years wider from 2011 to 2023, not tested".

    Both are told over the periods of both; of one alone that was not tested, or ends in the pandemic, it is said behind it. `units`
    are how many of the two sizes have their unit, the gap's first; without `ends` only the first period is named.
    """
    table, average, indicator = _both(history), average_change(history), history.indicator
    change = gap_change(table)
    gap = gap_move(change, indicator.measured_in, indicator.decimals)
    unsure = [unsure_words(one) for one in (average, change)]
    both = unsure[0] if unsure[0] == unsure[1] else ""
    after = ["", ""] if both else [f" ({one})" if one else "" for one in unsure]
    moved = gap.words_with_subject if units else gap.bare_with_subject
    first = f"{_average_words(average, indicator, unit_said=units < 2)}{after[0]}"
    start, end = table.iloc[0].period, table.iloc[-1].period
    years = f"from {start} to {end}" if ends else f"since {start}"
    return f"{first}, {moved}{after[1]} {years}{f', {both}' if both else ''}"


def _both(history: GapHistory) -> pd.DataFrame:
    """The rows from the first to the last that has both, the average and the gap."""
    known = history.table.average.notna().to_numpy().nonzero()[0]
    return history.table.iloc[known[0] : known[-1] + 1]


def average_change(history: GapHistory) -> Change:
    """The change of the average between its first and its last period."""
    known = _both(history)
    named = {"average": "value", "average_lower": "lower_ci", "average_upper": "upper_ci"}
    columns = known[["period", *named]].rename(columns=named)
    return change_between(columns.iloc[0], columns.iloc[-1], columns)


def history_finding(history: GapHistory) -> str:
    """The same with the measure, in at most 15 words."""
    indicator = history.indicator
    name, people = named(indicator, history.sex, history.figures_kind), history.sex.people
    # whom the figures count is never left out; the measure's name stands above the picture
    lead = "" if history.sex is Sex.PERSONS else f"{people}: "
    # a share changes by points: without the word its size would be taken for a share of itself
    units = (2, 1) if indicator.measured_in.is_per_cent else (2, 1, 0)
    said: list[str] = []
    # two gaps of a measure may end in different years: only where there is no room for both years the last is left to the sentence
    for ends in (True, False):
        words = [changes_words(history, units=many, ends=ends) for many in units]
        told = [f"{name}: {one}" for one in words] if ends else []
        alone = [marked(capital(f"{lead}{one}"), *marks(indicator, history.figures_kind)) for one in words]
        said += [*told, *map(_in_brief, told), *alone, *map(_in_brief, alone)]
    return title(*said)


def _in_brief(words: str) -> str:
    """Words with a change's reservations said in short, so that a heading has room for the sizes."""
    return words.replace(OF_PANDEMIC, "pandemic months").replace(UNBORNE, "unsteady")


def _average_words(change: Change, indicator: Indicator, *, unit_said: bool = False) -> str:
    if change.verdict is Verdict.CHANCE:
        return "no clear change on average"
    move = change.printed(indicator.decimals)
    if move == 0:
        return "average the same" if unit_said else "average the same in print"
    good = 0 if change.pandemic or not change.borne else move * indicator.change_judged_by.sign
    word = ("up" if move > 0 else "down") if not good else "better" if good > 0 else "worse"
    bare_size = number(abs(move), indicator.decimals)
    size = bare_size if unit_said else size_words(change, indicator.measured_in, indicator.decimals)
    return f"average {size} {word}"


def _gap_words(history: GapHistory, first: float, last: float, went: str) -> str:
    """What the gap is, and its two figures; below zero it is a lead where that has a name, else the other way round.

    `went` is the verb, where the words before have none.
    """
    sizes = [difference(gap, history.indicator) for gap in (first, last)]
    if history.lead_name and first < 0 and last < 0:
        return f"the lead ({history.lead_name}){went} from {sizes[0]} to {sizes[1]}"
    turned = "ahead" if history.lead_name else "the other way round"
    said = [f"{size} {turned}" if gap < 0 else size for gap, size in zip((first, last), sizes, strict=True)]
    return f"the gap ({history.gap_name}){went} from {said[0]} to {said[1]}"


def history_sentence(history: GapHistory) -> str:
    """The same with its figures, where the gap was widest, and what the intervals and the order leave open."""
    table, indicator = _both(history), history.indicator
    first, last = table.iloc[0], table.iloc[-1]
    ends = [number(end.average, indicator.decimals) for end in (first, last)]
    still = ends[0] == ends[1]
    average = f"was {ends[0]} at both ends" if still else f"went from {ends[0]} to {ends[1]}"
    gap = f"{_gap_words(history, first.gap, last.gap, ' went' if still else '')}{_peak(history, table)}"
    sentence = f"From {first.period} to {last.period} the average {average} and {gap}."
    sentence += _before_words(history)
    sentence += _tested(
        (average_change(history), without_interval(*(math.isnan(end.average_lower) for end in (first, last)))),
        (gap_change(table), without_interval(*(math.isnan(end.lower) for end in (first, last)))),
    )
    by = f"These are figures of another series than the newest: {history.by_series}." if history.by_series else ""
    return " ".join(filter(None, (sentence, by, history.order_words)))


def _before_words(history: GapHistory) -> str:
    """What became of the gap since its own first period, where that comes before the first average; nothing else."""
    first = history.table.iloc[0]
    if first.period == _both(history).iloc[0].period:
        return ""
    move = gap_move(gap_change(history.table), history.indicator.measured_in, history.indicator.decimals)
    return f" The gap has figures from {first.period}: since then {move.clause}{_peak(history, history.table)}."


def _peak(history: GapHistory, rows: pd.DataFrame) -> str:
    """Where the gap was widest, in brackets; nothing where it was so at an end of these rows."""
    indicator = history.indicator
    widest = widest_row(rows, indicator.measured_in, indicator.decimals)
    return f" ({widest_words(rows, widest, indicator.decimals)})" if widest is not None else ""


def _tested(average: tuple[Change, str], gap: tuple[Change, str]) -> str:
    """What the intervals leave open of the two changes, to follow a sentence; each with the figure that has none."""
    verdicts = {change.verdict for change, _ in (average, gap)}
    if verdicts == {Verdict.NOT_TESTED} and average[1] == gap[1]:
        return f" Neither change is tested: this copy has no intervals for {gap[1]}s."
    if verdicts == {Verdict.PANDEMIC}:
        return " Neither change is judged: the newest figures share months with the pandemic."
    said = (_verdict("the average", *average), _verdict("the gap", *gap))
    return "".join(f" {words}" for words in said if words)


def _verdict(what: str, change: Change, lacking: str) -> str:
    match change.verdict:
        case Verdict.REAL:
            return ""
        case Verdict.CHANCE:
            return f"The change of {what} is within the margin of error{line_words(change)}."
        case Verdict.NOT_TESTED:
            return f"The change of {what} is not tested: this copy has no intervals for {lacking}."
        case Verdict.PANDEMIC:
            return f"The change of {what} is not judged: its newest figure shares months with the pandemic."
        case Verdict.UNBORNE:
            return f"The change of {what} is unsteady: {Verdict.UNBORNE}."
    assert_never(change.verdict)


def part_words(history: GapHistory, part: HistoryPart) -> str:
    """What the picture of a part shows."""
    match part:
        case HistoryPart.AVERAGE:
            return f"{history.average_name} on the whole{_by_series(history)}"
        case HistoryPart.GAP:
            turned = "; below 0 it is ahead" if history.lead_name and (history.table.gap < 0).any() else ""
            return f"{capital(history.gap_name)}{turned}{_by_series(history)}"
        case _:
            assert_never(part)


def _by_series(history: GapHistory) -> str:
    """Which other series than the newest the figures are of, to follow; nothing of the newest."""
    return f"; {history.by_series}" if history.by_series else ""


def other_gap_words(history: GapHistory) -> str:
    """What the mark of a gap that was measured in another way means; nothing where there is none."""
    other = history.other
    if not other:
        return ""
    return (
        f"Hollow diamond: the {other.name}, {other.between} ({figure(other.value, history.indicator)} in "
        f"{other.period}), which is not proven to be the same measure: it must not be read as one line with the others."
    )


def history_reading(history: GapHistory) -> pd.DataFrame:
    """Average, gap and its limits as a table to read, a gap measured in another way first."""
    indicator, rows = history.indicator, history.table
    columns = {"Average": "average", "Gap": "gap", "Gap, lower limit": "lower", "Gap, upper limit": "upper"}
    written = {name: [bare(figure, indicator) for figure in rows[column]] for name, column in columns.items()}
    table = pd.DataFrame({"Period": rows.period, **written})
    if other := history.other:
        apart = {"Period": f"{other.period} ({other.name}, {other.between})", "Gap": bare(other.value, indicator)}
        table = pd.concat([pd.DataFrame([apart]), table], ignore_index=True)[list(table.columns)].fillna("")
    return table
