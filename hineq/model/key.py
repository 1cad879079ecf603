"""The key of a view: what it is about, in one value that caches, charts and panels hand on whole."""

from dataclasses import dataclass

from hineq.model.words import Sex


@dataclass(frozen=True, kw_only=True)
class ViewKey:
    """A place (its pack's id, with "/" and the area's code at one of its levels), an indicator, a sex and a period.

    `period` is empty where the view is of all periods, such as a trend.
    """

    place_id: str
    indicator_id: str
    sex: Sex
    period: str = ""
