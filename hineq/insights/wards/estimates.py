"""How far the estimates of a measure may lie from the truth, as it was measured (docs/estimates.md)."""

from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import figure
from hineq.model.estimate import ComparedWith, Fit
from hineq.model.place import Place


def error_words(place: Place, view: WardView) -> str:
    """How far estimates like those of a view were found to move when made in another way, in a sentence; nothing where it was not measured."""
    about = (view.indicator.indicator_id, view.series.series, ComparedWith.OVERLAP, Fit.ALL)
    errors = (one for one in place.estimate_errors if (one.indicator_id, one.series, one.compared, one.wards) == about)
    error = next(errors, None)
    if error is None:
        return ""
    return (
        "These estimates give each neighbourhood whole to the ward that it fits best. Shared out by land instead, half of England's wards "
        f"would differ by {figure(error.median_error, view.indicator)} or less, nine in ten by "
        f"{figure(error.p90_error, view.indicator)} or less."
    )
