"""The matrix of measures in words: its heading, what its chart and its table show, and the table to read."""

import math

import pandas as pd

from hineq.insights.priority.matrix import InStrategy, PriorityMatrix
from hineq.insights.wording.numbers import capital, count_word, joined, number, title
from hineq.model.place import Place


def matrix_finding(matrix: PriorityMatrix) -> str:
    """The heading, in at most 15 words: on what wards differ most, and whether the strategy has it.

    "Most" is said only of what no other measure exceeds, those that order themselves in part among them.
    """
    table = matrix.charted
    if table.empty:
        return "Which measures come first cannot be told from these figures"
    told = matrix.leading
    first = told.iloc[0]
    if not _higher(first.times):
        return title(f"No higher at the most deprived end of wards: {first.spoken}", "No measure is higher at that end")
    top = told[told.times.map(_higher)].head(5)
    itself = ", partly ordered by itself" if told.by_itself.any() else ""
    apart = " outside the deprivation index" if len(told) < len(table) else ""
    # what has no ratio, or is left out of the heading, may differ more
    whole = not apart and not matrix.table.untold.any() and len(told) > 1
    # nothing is the largest of one
    ratio = "The one ratio" if len(told) == 1 else "Largest ratio"
    most = f"Most unequal between wards: {first.spoken}" if whole else f"{ratio}{apart}: {first.spoken}"
    if not matrix.has_strategy:
        return title(
            f"{most}{itself}", most, "The measures most unequal between wards" if whole else "Ratios between wards"
        )
    if outside := list(top.loc[top.stands == InStrategy.NEITHER, "spoken"]):
        return title(
            *(
                _outside(outside[:many], len(outside), ratio + apart, itself, whole=whole)
                for many in (len(outside), 2, 1)
            )
        )
    which = "a measure" if first.stands == InStrategy.MEASURE else "a priority, but no measure,"
    every = f"{count_word(len(top))} most unequal measures" if whole else f"measures with the largest ratios{apart}"
    every = every if len(told) > 1 else f"measure with the one ratio{apart}"
    return title(f"{most}, {which} of the strategy", most, f"The strategy has the {every}")


def _outside(names: list[str], all_: int, ratio: str, itself: str, *, whole: bool) -> str:
    """What is unequal and neither a measure nor a priority of the strategy; not called most unequal where more may be."""
    said = joined(names)
    if whole:
        return f"Most unequal, yet no measure or priority of the strategy: {said}{itself}"
    if ratio.startswith("The one") or all_ == 1:
        own = ratio if ratio.startswith("The one") else ratio.replace("Largest ratio", "One ratio")
        return f"{own}, and outside the strategy: {said}{itself}"
    plural = ratio.replace("ratio", "ratios", 1) if len(names) > 1 else ratio
    return f"{plural}, and outside the strategy: {said}{itself}"


def _higher(times: float) -> bool:
    """Whether a ratio is above 1 as it is printed: the most deprived end of the wards has the higher figure."""
    return round(times, 1) > 1


def matrix_subtitle(matrix: PriorityMatrix, place: Place) -> str:
    """What the bars of the chart are."""
    wards = (
        f"the wards of {place.name} that {place.tense.have(2)} a figure and a deprivation score"
        if matrix.lacking
        else f"all wards of {place.name}"
    )
    return (
        "How many times as high at the most deprived end as at the least deprived end of a line through "
        f"{wards}, in the order of their deprivation"
    )


def matrix_key(matrix: PriorityMatrix) -> str:
    """What the fills and the words of the matrix mean, in a sentence; empty for a place without a strategy."""
    if not matrix.has_strategy:
        return ""
    return (
        f"Full bars, with the word “strategy”: {InStrategy.MEASURE.word}. Pale bars, with the word “priority”: "
        f"{InStrategy.PRIORITY.word}. Empty bars: {InStrategy.NEITHER.word}."
    )


def matrix_reading(matrix: PriorityMatrix, place: Place) -> pd.DataFrame:
    """The measures as a table to read: group, measure, times, ends, beside the country, number, direction, strategy."""
    table = matrix.table
    reading = pd.DataFrame(
        {
            "Group": table.group,
            "Measure": table["name"] + ", " + table.period,
            "Times": ["no ratio" if math.isnan(times) else number(times, 1) for times in table.times],
            "Most and least deprived end of the fitted line": table.gap_words,
            f"{place.name} beside {place.benchmark.area_name}": table.behind_words,
            f"Number in {place.name}": table.people_words,
            "Direction": [capital(words) for words in table.direction],
        }
    )
    if place.strategy:
        stands = zip(table.stands, table.strategy, strict=True)
        reading["In the strategy"] = [_strategy_cell(InStrategy(stand), words) for stand, words in stands]
    return reading


def _strategy_cell(stands: InStrategy, words: str) -> str:
    """How near the strategy comes to a measure, then its own words."""
    if stands is InStrategy.NEITHER:
        return capital(stands.word)
    return f"{'Measure' if stands is InStrategy.MEASURE else 'Tied to a priority'}. {words}"


def matrix_caption(place: Place) -> str:
    """What the table is about."""
    caption = "Measures by gap between wards, distance to the country, people and direction"
    return f"{caption}, and the strategy" if place.strategy else caption


def matrix_note(matrix: PriorityMatrix, place: Place) -> str:
    """What the columns of the table do not say."""
    said = (
        " That the strategy names a measure says that it was to be acted on then, not that something is being done now. "
        f"The ties to its priorities are hineq's reading. {_outcome_words(place)}."
    )
    return (
        "The two ends are those of the fitted line, not figures of wards; times are given only where a figure of 0 means none "
        f"at all and the lower end lies well above it. "
        f"A measure that is a part of the index that orders the wards says so, and {_leads(matrix)}.{said if place.strategy else ''}"
    )


def _leads(matrix: PriorityMatrix) -> str:
    """Whether a measure that is a part of the index leads the heading: only where there is nothing else."""
    told = matrix.leading
    itself = len(told) > 0 and told.by_itself.any()
    return "leads the heading only because no other has a ratio" if itself else "does not lead the heading"


def _outcome_words(place: Place) -> str:
    """The strategy's outcomes by number, in a sentence; empty without a strategy."""
    outcomes = place.strategy.outcomes if place.strategy else ()
    return ". ".join(f"Outcome {number}: {outcome.name}" for number, outcome in enumerate(outcomes, 1))
