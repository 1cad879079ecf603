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

    @property
    def file_name(self) -> str:
        """The key as the name of a file.

        >>> ViewKey(place_id="town", indicator_id="smoking", sex=Sex.PERSONS, period="2015/16").file_name
        'town_smoking_persons_2015-16'
        """
        parts = (self.place_id, self.indicator_id, str(self.sex), self.period)
        return "_".join(part for part in parts if part).lower().replace("/", "-")
