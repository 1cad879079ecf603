"""The line that says where the figures of a picture are from, and of which day."""

from collections.abc import Iterable

from hineq.model.period import day_words
from hineq.model.place import Place


def cited(place: Place, source_ids: Iterable[str]) -> list[str]:
    """The citation of each source that the place knows, once."""
    return [place.sources[one].citation for one in dict.fromkeys(source_ids) if one in place.sources]


def source_words(place: Place, source_ids: Iterable[str]) -> str:
    """The sources of a picture, all of them, and its date, in one line."""
    said = "; ".join(cited(place, source_ids))
    return f"Source: {said}. Figures as at {day_words(place.snapshot)}. Drawn by hineq."
