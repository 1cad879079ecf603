"""A gap through time in words: what became of it and of the average, with figures."""

from typing import assert_never

import pandas as pd

from hineq.insights.inequality.gap_history import GapHistory, HistoryPart
from hineq.insights.inequality.gaps import moved, widest_row
from hineq.insights.wording.numbers import bare, capital, difference, figure, number, title, with_sex
from hineq.model.indicator import Indicator
from hineq.model.words import Polarity


def changes_words(history: GapHistory) -> str:
    """What became of the average and of the gap: "average better, gap wider since 2011".

    Each has its own first year where they begin in different ones.
    """
    indicator, table = history.indicator, history.table
    known = table.dropna(subset="average")
    began, ended, first, last = known.iloc[0], known.iloc[-1], table.iloc[0], table.iloc[-1]
    average = _average_word(began.average, ended.average, indicator)
    gap = _gap_word(first.gap, last.gap, indicator)
    since = "" if began.period == first.period else f" since {began.period}"
    return f"average {average}{since}, {gap} since {first.period}"


def history_finding(history: GapHistory) -> str:
    """The same with the measure, in at most 15 words: "Life expectancy, men: average better, gap wider since 2011"."""
    indicator, words = history.indicator, changes_words(history)
    return title(f"{with_sex(indicator.short_name, history.sex)}: {words}", f"{indicator.short_name}: {words}")


def _moved(first: float, last: float, indicator: Indicator) -> int:
    return moved(first, last, indicator.measured_in, indicator.decimals)


def _average_word(first: float, last: float, indicator: Indicator) -> str:
    change = _moved(first, last, indicator)
    if indicator.polarity is Polarity.NO_JUDGEMENT:
        return ("hardly changed", "up", "down")[change]
    return ("hardly changed", "better", "worse")[change * indicator.polarity.sign]


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
    widest = widest_row(table, indicator.measured_in, indicator.decimals)
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


def part_words(history: GapHistory, part: HistoryPart) -> str:
    """What the picture of a part shows."""
    match part:
        case HistoryPart.AVERAGE:
            return f"{history.average_name} on the whole"
        case HistoryPart.GAP:
            return capital(history.gap_name)
        case _:
            assert_never(part)


def other_gap_words(history: GapHistory) -> str:
    """What the mark of a gap that was measured in another way means; nothing where there is none."""
    other = history.other
    if not other:
        return ""
    return (
        f"Hollow diamond: the {other.name}, {other.between} ({figure(other.value, history.indicator)} in "
        f"{other.period}), another measure, which must not be read as one line with the others."
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
