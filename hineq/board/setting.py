"""For whom and on what ground slides are made: what every maker of a slide is handed."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.wording.numbers import joined_few
from hineq.model.agenda import AgendaItem, Audience
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.theme.palette import LIGHT, Palette

_PUBLISHERS = 2
_KEPT = 200
_Made = TypeVar("_Made")


@dataclass(frozen=True, kw_only=True, eq=False)
class Setting:
    """The figures, the inks of the room, for whom the slides are, and the figures that were shown at the last meeting."""

    figures: Figures
    audience: Audience = Audience.BOARD
    ink: Palette = LIGHT
    shown_last: pd.DataFrame | None = None
    _made: "OrderedDict[Hashable, Any]" = field(default_factory=OrderedDict, repr=False)

    def once(self, asked: Hashable, make: Callable[[], _Made]) -> _Made:
        """What is made for a question, kept for the next time: an agenda that is changed in one item is asked for all of them.

        Officers' words are among the questions, so that only so many are kept.
        """
        if asked in self._made:
            made: _Made = self._made[asked]
            return made
        made = self._made[asked] = make()
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return made

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
