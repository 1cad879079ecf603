"""A ward against another area's figure: at which level of confidence, and how many would differ by chance alone.

The rule and its reasons: docs/decisions/many-comparisons.md.
"""

from enum import StrEnum

import numpy as np

from hineq.insights.series.intervals import POISSON, WILSON
from hineq.insights.wards.sums import Columns
from hineq.insights.wording.numbers import count_word, number
from hineq.methods.comparison import compare
from hineq.methods.intervals import widened
from hineq.methods.rates import crude_rate, proportion
from hineq.methods.results import Interval, TextArray
from hineq.model.indicator import Indicator

# one in twenty comparisons differs by chance: of more than these the page says how many that makes
MANY = 20


class Confidence(StrEnum):
    """How sure a comparison is to be before an area is said to differ."""

    USUAL = "95%"
    STRICT = "99.8%"

    @property
    def level(self) -> float:
        """The confidence as a share."""
        return {"95%": 0.95, "99.8%": 0.998}[self.value]

    @property
    def word(self) -> str:
        """The confidence as a choice."""
        return {"95%": "95% (usual)", "99.8%": "99.8% (strict)"}[self.value]


def intervals_words(confidence: Confidence) -> str:
    """Where another level was chosen: what it changes and what stays as it is published; nothing at the usual one."""
    if confidence is Confidence.USUAL:
        return ""
    return (
        f"The comparisons are at {confidence}: words, colours and counts. Intervals, in brackets, columns and pictures, stay at "
        f"{Confidence.USUAL}, and so does the heading."
    )


def limits_at(table: Columns, indicator: Indicator, confidence: Confidence) -> Interval:
    """The limits of rows of figures at a level of confidence, NaN where a row has no 95% interval.

    Limits that were made of counts are made of them anew; published ones are widened on the scale on which chance is
    about normal (see `hineq.methods.intervals.widened`).
    """
    value, lower, upper = (np.asarray(table[name], dtype=float) for name in ("value", "lower_ci", "upper_ci"))
    if confidence is Confidence.USUAL:
        return Interval(lower, upper)
    wide = widened(
        value, Interval(lower, upper), indicator.value_type.error_scale, confidence.level, indicator.multiplier
    )
    low, high = np.array(wide.lower), np.array(wide.upper)
    for method, made in ((WILSON, proportion), (POISSON, crude_rate)):
        rows = np.asarray(table["interval_method"] == method)
        if rows.any():
            count, denominator = (np.asarray(table[name], dtype=float)[rows] for name in ("count", "denominator"))
            own = made(count, denominator, indicator.multiplier, confidence.level)
            low[rows], high[rows] = own.lower, own.upper
    return Interval(low, high)


def outcomes(table: Columns, against: float, indicator: Indicator, confidence: Confidence) -> TextArray:
    """How each row of figures differs from another area's figure (NaN for none), as words of `Outcome`."""
    limits = limits_at(table, indicator, confidence)
    return compare(limits.lower, limits.upper, against, indicator.judged_by)


def chance_words(
    compared: int, differ: int, confidence: Confidence, against: str, *, variants: bool = False, crude: bool = False,
    noun: str = "ward",
) -> str:  # fmt: skip
    """Of many comparisons with an area how many differ, and how many would by chance alone; nothing of few.

    `noun` is what is compared, `variants` says that they are more than the distinct measures that other sentences count, `crude` that figures that hang on age
    are not among them.
    """
    if compared <= MANY:
        return ""
    expected = compared * (1 - confidence.level)
    by_chance = "fewer than one" if expected < 1 else f"about {number(expected, 0)}"
    many = (
        f"all {compared:,}" if differ == compared else f"{count_word(differ) if differ else 'none'} of the {compared:,}"
    )
    said = ["every variant and summary counted"] * variants + ["what is not age-adjusted left out"] * crude
    more = f" ({', '.join(said)})" if said else ""
    return (
        f"At {confidence} {many} comparisons with {against} here{more} {'differs' if differ < 2 else 'differ'}; {by_chance} would by "
        f"chance alone if no {noun} were truly different."
    )
