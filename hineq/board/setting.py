"""For whom and on what ground slides are made: what every maker of a slide is handed."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.wording.numbers import joined_few
from hineq.model.agenda import AgendaItem, Audience
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.theme.palette import LIGHT, Palette

_PUBLISHERS = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Setting:
    """The figures, the inks of the room, for whom the slides are, and the figures that were shown at the last meeting."""

    figures: Figures
    audience: Audience = Audience.BOARD
    ink: Palette = LIGHT
    shown_last: pd.DataFrame | None = None

    @property
    def place(self) -> Place:
        """The place that the meeting is about."""
        return self.figures.place

    def source(self, source_ids: Iterable[str]) -> str:
        """Whose figures they are and as at which day, in one small line."""
        known = [self.place.sources[one] for one in dict.fromkeys(map(str, source_ids)) if one in self.place.sources]
        publishers = list(dict.fromkeys(source.publisher for source in known))
        said = f"Source: {joined_few(publishers, _PUBLISHERS)}. " if publishers else ""
        return f"{said}Figures as at {day_words(self.place.snapshot)}."


def notes_of(item: AgendaItem, *said: str) -> tuple[str, ...]:
    """The presenter's notes: the agenda's own first, then what the figures add."""
    return tuple(filter(None, (item.notes, *said)))
