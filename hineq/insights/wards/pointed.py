"""A ward as the map says it where somebody points at it: a short line each for figure, interval, period, rank and comparison."""

import math

from hineq.insights.series.rows import Row
from hineq.insights.wards.view import WardView, comparison_words
from hineq.insights.wording.kinds import kind_words, marked
from hineq.insights.wording.numbers import capital, figure, interval


def pointed_lines(view: WardView, ward: Row) -> tuple[str, ...]:
    """The lines under a ward's name, the figure with its unit first; `ward` is a row of the view's table."""
    if math.isnan(ward["value"]):
        return ("No figure", view.period)
    limits = interval(ward.lower_ci, ward.upper_ci, view.indicator)
    lines = (
        marked(figure(ward["value"], view.indicator), kind_words([ward.status])),
        f"95% confidence interval {limits}" if limits else "",
        ", ".join(filter(None, (view.period, ward.rank_words))),
        capital(comparison_words(ward.place_outcome, view.place)) if limits else "",
    )
    return tuple(line for line in lines if line)
