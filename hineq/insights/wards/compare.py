"""Two wards, or two groups of wards, on every measure: values, intervals, difference, and whether it is more than chance."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
import pandas as pd

from hineq.insights.series.families import how_badly
from hineq.insights.series.refusal import NotPossible
from hineq.insights.series.residents import all_residents_words, residents
from hineq.insights.wards.entering import measure_name, reasons_left_out, spoken_name
from hineq.insights.wards.pooling import ONLY_ROUGH, People, figure_weighted, told_or_why, weights_of
from hineq.insights.wards.sides import Side
from hineq.insights.wards.sums import SideFigure
from hineq.insights.wards.view import WardView
from hineq.insights.wording.kinds import kinds_of_many, marked
from hineq.insights.wording.numbers import (
    bare,
    capital,
    count_word,
    counted,
    distance,
    figure,
    interval,
    joined,
    part_of,
    title,
)
from hineq.methods.comparison import compare
from hineq.methods.correlation import rank_correlation, together
from hineq.methods.intervals import difference_interval
from hineq.methods.ranks import place_between
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import SeriesRole
from hineq.model.tense import Tense
from hineq.model.words import Outcome, Polarity

# measures whose ranks over the wards go together this far are no separate evidence on a group of them
GO_TOGETHER = 0.8
COUNTS = "yes"


@dataclass(frozen=True, kw_only=True, eq=False)
class Comparison:
    """Two sides on every measure.

    `table` has one row a measure, in the order of themes: theme, indicator_id, sex, name, spoken (the name for a sentence), kind (of the wards' figures), period, unit, polarity, distinct
    (whether it is no near-duplicate and no summary), left_out (why it is not), release (by which deprivation score the fifths are made for it, or nothing), left_value, left_lower, left_upper, left_method,
    left_words, left_bare (without its unit), left_interval and the same for right: right_value, right_lower,
    right_upper, right_method, right_words, right_bare, right_interval; difference (left less right), difference_words, outcome (left against right: "worse", "similar", ...; "not
    compared" without both intervals), poorer ("left", "right" or "") and left_position and right_position (0 =
    poorest ward, 1 = best ward; NaN where no end is worse). `groups` are the measures that the heading counts, by their
    spoken names, those in one group that go together over the wards; `tense` is that of a sentence over what counts.
    """

    left: Side
    right: Side
    table: pd.DataFrame
    groups: tuple[tuple[str, ...], ...]
    tense: Tense = Tense.PRESENT

    @property
    def only_rough(self) -> bool:
        """Whether a side has only rough figures on a measure on which one end is worse."""
        rows = self.table[self.table.polarity != Polarity.NO_JUDGEMENT]
        return bool((rows.left_method.isin(ONLY_ROUGH) | rows.right_method.isin(ONLY_ROUGH)).any())

    @property
    def judged(self) -> pd.DataFrame:
        """The distinct measures on which one end is worse and both sides have a figure."""
        rows = self.table
        rows = rows[rows.distinct & rows.left_value.notna() & rows.right_value.notna()]
        # of the men and women of a measure, those who are worse off
        badly = rows.outcome.map(lambda outcome: how_badly(Outcome(outcome))).fillna(-math.inf)
        return rows.loc[badly.groupby(rows.indicator_id, sort=False).idxmax()]


def compare_sides(place: Place, views: tuple[WardView, ...], left: Side, right: Side) -> Comparison | NotPossible:
    """Compare two sides on the newest ward figures of every measure, or say why it cannot be done."""
    if set(left.codes) == set(right.codes):
        return NotPossible(reason="Both sides are the same: choose another ward or group for one of them.")
    if left.shared_with(right):
        # figures that share wards are not independent, and the test of their difference takes them to be
        return NotPossible(reason="A ward is in both sides: take it out of one of them.")
    if not views:
        return NotPossible(reason=f"No ward of {place.name} {place.tense.have(1)} a figure.")
    # the same few years weight dozens of measures
    people = cache(partial(residents, place.population))
    rows = [
        _row(view, people, left, right, reason or _made_by(view, left, right))
        for view, reason in zip(views, reasons_left_out(views), strict=True)
    ]
    counting = [
        view
        for view, row in zip(views, rows, strict=True)
        if row["distinct"] and row["outcome"] not in (Outcome.NOT_COMPARED, Outcome.SIMILAR)
    ]
    table = pd.DataFrame(rows)
    both = table.distinct & table.left_value.notna() & table.right_value.notna()
    said = [view.tense for view, counts in zip(views, both, strict=True) if counts]
    return Comparison(
        left=left, right=right, table=table, groups=_groups(counting), tense=Tense.over([place.tense, *said])
    )


def _made_by(view: WardView, left: Side, right: Side) -> str:
    """That the sides were made in part by the measure itself; empty for other sides and measures."""
    by_index = left.by_deprivation or right.by_deprivation
    return (
        "a part of the index that made the fifths"
        if by_index and view.series.has(SeriesRole.PART_OF_DEPRIVATION)
        else ""
    )


def _groups(views: Sequence[WardView]) -> tuple[tuple[str, ...], ...]:
    """The measures that go together over the wards, each with another, or since they are one measure of two sexes."""
    if not views:
        return ()
    values = pd.concat([view.table.set_index("area_code")["value"] for view in views], axis=1)
    alike = np.abs(rank_correlation(values.to_numpy(dtype=float)))
    ids = np.array([view.indicator.indicator_id for view in views])
    groups = together(np.where(ids[:, np.newaxis] == ids, 1.0, alike), GO_TOGETHER)
    return tuple(tuple(spoken_name(views[number]) for number in group) for group in groups)


def _row(view: WardView, people: People, left: Side, right: Side, left_out: str) -> dict[str, object]:
    indicator = view.indicator
    of_left, of_right = (_figure_on(view, side, people) for side in (left, right))
    limits = difference_interval(of_right.value, of_right.limits, of_left.value, of_left.limits)
    outcome = str(compare(limits.lower, limits.upper, 0.0, indicator.judged_by))
    by = of_left.value - of_right.value
    # which wards are poorest and best is not known where too few have a figure
    low, high = view.ends if view.ranked else (math.nan, math.nan)
    return {
        "theme": indicator.theme, "indicator_id": indicator.indicator_id, "sex": str(view.sex), "name": measure_name(view), "spoken": spoken_name(view),
        "kind": view.kind, "period": view.period, "unit": indicator.unit, "polarity": indicator.judged_by, "distinct": not left_out,
        "left_out": left_out, "release": left.release(view) or right.release(view),
        **_columns("left", of_left, indicator, low, high), **_columns("right", of_right, indicator, low, high),
        "difference": by, "difference_words": _difference_words(of_left.value, of_right.value, indicator), "outcome": outcome,
        "poorer": _poorer(by, indicator),
    }  # fmt: skip


def _figure_on(view: WardView, side: Side, people: People) -> SideFigure:
    """A side's figure on a measure; none where a list names no ward for its sex."""
    if codes := side.codes_on(view):
        return figure_weighted(view, codes, people)
    return SideFigure(value=math.nan, lower=math.nan, upper=math.nan, method=f"no ward listed for {view.sex.people}")


def _columns(side: str, side_figure: SideFigure, indicator: Indicator, low: float, high: float) -> dict[str, object]:
    position = math.nan
    if indicator.judged_by is not Polarity.NO_JUDGEMENT:
        low_is_good = indicator.judged_by is Polarity.LOW_IS_GOOD
        position = float(place_between(side_figure.value, low, high, low_is_good=low_is_good))
    return {
        f"{side}_value": side_figure.value, f"{side}_lower": side_figure.lower, f"{side}_upper": side_figure.upper,
        f"{side}_method": side_figure.method, f"{side}_words": told_or_why(side_figure, figure(side_figure.value, indicator)),
        f"{side}_bare": told_or_why(side_figure, bare(side_figure.value, indicator)),
        f"{side}_interval": interval(side_figure.lower, side_figure.upper, indicator), f"{side}_position": position,
    }  # fmt: skip


def _difference_words(left: float, right: float, indicator: Indicator) -> str:
    if math.isnan(left - right):
        return "cannot be told"
    if left == right:
        return "the same"
    return f"{distance(left, right, indicator)} {'higher' if left > right else 'lower'}"


def _poorer(by: float, indicator: Indicator) -> str:
    if math.isnan(by) or by == 0 or indicator.judged_by is Polarity.NO_JUDGEMENT:
        return ""
    left_is_poorer = (by > 0) == (indicator.judged_by is Polarity.LOW_IS_GOOD)
    return "left" if left_is_poorer else "right"


def comparison_finding(comparison: Comparison) -> str:
    """The heading, in at most 15 words: on what the left side is worse or better by more than chance."""
    judged = comparison.judged
    compared = judged[judged.outcome != Outcome.NOT_COMPARED]
    left, right, verb = (
        capital(comparison.left.short),
        comparison.right.short,
        comparison.tense.be(comparison.left.count),
    )
    # names that are lists themselves are kept apart
    both = joined([left, right])
    if judged.empty:
        rough = " that is not rough" if comparison.only_rough else ""
        return title(
            f"No measure that counts has a figure of both {both}{rough}",
            f"No measure that counts has a figure of both{rough}",
        )
    if compared.empty:
        return title(
            f"Whether {joined([comparison.left.short, right])} differ by more than chance cannot be told",
            f"{both} cannot be told apart",
        )
    worse, better = (compared[compared.outcome == word] for word in (Outcome.WORSE, Outcome.BETTER))
    if worse.empty and better.empty:
        # what was not tested may differ
        tested = "the one measure" if len(compared) == 1 else f"any of {counted(len(compared), 'measure')}"
        return title(
            f"{both} {comparison.tense.do(2)} not clearly differ on {tested} tested",
            f"{both}: no clear difference on {tested} tested",
        )
    (word, rows), (other, fewer) = sorted(
        (("worse", worse), ("better", better)), key=lambda one: len(one[1]), reverse=True
    )
    many = marked(counted(len(rows), "measure"), kinds_of_many(rows.kind))
    if not fewer.empty:
        apart = compared[compared.outcome != Outcome.SIMILAR]
        on_others = marked(count_word(len(fewer)), kinds_of_many(fewer.kind))
        return title(
            f"{left} {verb} clearly {word} than {right} on {many}, {other} on {on_others}",
            f"{both}: {marked(f'{count_word(len(apart))} measures', kinds_of_many(apart.kind))} differ",
        )
    return title(
        *([f"{left} {verb} clearly {word} than {right} on {joined(list(rows.spoken))}"] if len(rows) < 4 else []),
        f"{left} {verb} clearly {word} than {right} on {many}",
        f"{left} {verb} {word} than {right} on {many}",
        f"{both}: {many} {'differs' if len(rows) == 1 else 'differ'}",
    )


def counts_words(row: pd.Series) -> str:
    """Whether a row of the comparison counts in the heading, or why not."""
    if row.left_out:
        return f"no: {row.left_out}"
    if math.isnan(row.left_value) or math.isnan(row.right_value):
        return f"no: {row.left_method if math.isnan(row.left_value) else row.right_method}"
    return "no: an interval is missing" if row.outcome == Outcome.NOT_COMPARED else COUNTS


def comparison_sentence(comparison: Comparison) -> str:
    """The same over all distinct measures, by the figures alone, and what the intervals leave open."""
    judged = comparison.judged
    if judged.empty:
        rough = " that is not rough" if comparison.only_rough else ""
        return f"No measure of which one end is worse has a figure{rough} for both sides and tells the wards apart."
    more = f"{_together_words(comparison)}{_uncounted_words(comparison)}"
    without = int((judged.outcome == Outcome.NOT_COMPARED).sum())
    first = f"By the figures alone, {_poorer_words(comparison, judged)}"
    if not without:
        return f"{first}.{more}"
    which = count_word(without) + " of them" if without < len(judged) else "all of them" if without > 1 else "it"
    return f"{first}; on {which} an interval is missing, so a difference may be chance.{more}"


def nothing_drawn(comparison: Comparison) -> str:
    """That no difference is more than chance, and of how many measures that is known."""
    tested = int((comparison.judged.outcome != Outcome.NOT_COMPARED).sum())
    if not tested:
        return "Nothing is drawn here: no measure that counts could be tested."
    which = "the one measure" if tested == 1 else f"any of the {counted(tested, 'measure')}"
    return f"Nothing is drawn here: the two {comparison.tense.do(2)} not differ by more than chance on {which} that could be tested."


def _uncounted_words(comparison: Comparison) -> str:
    """That figures of the table do not count in the heading, so that nothing is said of them; nothing where all do."""
    rest = any(counts_words(row) != COUNTS for _, row in comparison.table.iterrows())
    return " What does not count in the heading stands in the table, with why." if rest else ""


def _poorer_words(comparison: Comparison, judged: pd.DataFrame) -> str:
    """On how many measures the left side has the poorer figure; of a single one, which side has."""
    left = int((judged.poorer == "left").sum())
    if len(judged) > 1:
        have = comparison.tense.have(comparison.left.count)
        return f"{comparison.left.short} {have} the poorer figure on {part_of(left, len(judged), 'measure')}"
    if judged.poorer.iloc[0] == "":
        return f"both {comparison.tense.have(2)} the same figure on the one measure"
    side = comparison.left if left else comparison.right
    return f"{side.short} {comparison.tense.have(side.count)} the poorer figure on the one measure"


def _together_words(comparison: Comparison) -> str:
    """Which of the measures in the heading go together over the wards, and how many pieces of evidence they are then."""
    judged = comparison.judged
    apart = judged[~judged.outcome.isin([Outcome.NOT_COMPARED, Outcome.SIMILAR])]
    # a measure of men and women is one, and the heading counts it by either
    names = comparison.table.groupby("indicator_id", sort=False).spoken.agg(set)
    ids = [{key for key in apart.indicator_id if names[key] & set(group)} for group in comparison.groups]
    pieces = [found for found in ids if found]
    if len(pieces) == len(apart):
        return ""
    alike = [_alike(_spoken(apart, found)) for found in pieces if len(found) > 1]
    many = f"the {count_word(len(apart))} measures"
    are = "one piece of evidence" if len(pieces) == 1 else f"{count_word(len(pieces))} pieces of evidence"
    if len(pieces) == 1 and len(apart) > 2:
        return (
            f" Over the wards each of these {count_word(len(apart))} goes hand in hand with another, so they are {are}."
        )
    return f" Over the wards {joined(alike)}, so {many} are {are}."


def _alike(names: list[str]) -> str:
    """That two measures go together, or each of several with another of them: not every pair of a chain does."""
    if len(names) == 2:
        return f"{joined(names)} go hand in hand"
    return f"each of {joined(names)} goes hand in hand with another of them"


def _spoken(rows: pd.DataFrame, ids: set[str]) -> list[str]:
    return [str(spoken) for key, spoken in zip(rows.indicator_id, rows.spoken, strict=True) if key in ids]


def how_made(comparison: Comparison) -> str:
    """How the figures of groups came about, in a sentence; empty for two wards."""
    if not (comparison.left.is_group or comparison.right.is_group):
        return ""
    methods = pd.concat([comparison.table.left_method, comparison.table.right_method]).map(weights_of)
    weights = all_residents_words(words for words in methods.unique() if words)
    mean = f", otherwise the average of the wards weighted by {weights}" if weights else ""
    return (
        f"Figures of a group: where every ward has a count and a total they are added up{mean}. They have an interval where "
        "every ward has one: the wards' own, put together as of wards that chance moves independently. Standardised ratios "
        "have no such average."
    )
