"""What a tracker's rows are tied to, by the names that people see: measures, priorities and areas of a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from hineq.model.place import Place
from hineq.packs.declared.columns import SEVERAL, several

_WHAT = {"indicators": "measure", "priorities": "priority", "areas": "area"}
_WHERE = {
    "indicators": "the list of measures on the page Data and methods has all names",
    "priorities": "the page Strategy has their numbers and words",
    "areas": "the page Map has the names of the wards",
}
_NEAR, _SHOWN = 0.7, 3


@dataclass(frozen=True, kw_only=True)
class TrackerLinks:
    """The ids of a place by the words that name them: for each column, each word without capitals and its ids."""

    place_name: str
    by_word: Mapping[str, Mapping[str, tuple[str, ...]]]

    @staticmethod
    def of(place: Place) -> "TrackerLinks":
        """The names of a place's measures (and the short and other ones), priorities and areas, and their ids."""
        measures = [
            (word, one.indicator_id)
            for one in place.indicators.values()
            for word in (one.indicator_id, one.name, one.short_name)
        ]
        priorities = [
            (word, one.priority_id)
            for one in place.thread.commissioning_priorities
            for number in [one.number]
            for word in (one.priority_id, number, f"Priority {number}", f"Commissioning priority {number}", one.wording)
        ]
        needs = [(word, one.jsna_id) for one in place.thread.jsna_priorities for word in (one.jsna_id, one.wording)]
        today = {ward.area_code for ward in place.wards}
        # wards have the names that pages show; one of today stands before others of its name
        names = [
            (area.area_name, area.area_code) for area in (*place.areas.values(), *place.wards, *place.earlier_wards)
        ]
        known = {_plain(name) for name, code in names if code in today}
        areas = [(name, code) for name, code in names if code in today or _plain(name) not in known]
        codes = [(code, code) for code in place.areas]
        return TrackerLinks(
            place_name=place.name,
            by_word={
                "indicators": _by_word(measures),
                "priorities": _by_word([*priorities, *needs]),
                "areas": _by_word([*codes, *areas]),
            },
        )

    def read(self, column: str, cell: str) -> tuple[str, list[tuple[str, str]]]:
        """A cell with ids in place of names, and what in it names nothing, or several things, with why."""
        words = self.by_word[column]
        parts = (cell,) if _plain(cell) in words else several(cell)
        ids, faults = [], []
        for part in parts:
            found = words.get(_plain(part), ())
            if len(found) == 1:
                ids.append(found[0])
            elif found:
                faults.append(
                    (part, f"Several are called that: write the code of the one that is meant: {', '.join(found)}.")
                )
            else:
                faults.append((part, self._unknown(column, part)))
        return f"{SEVERAL} ".join(dict.fromkeys(ids)), faults

    def _unknown(self, column: str, part: str) -> str:
        near = get_close_matches(_plain(part), self.by_word[column], n=_SHOWN, cutoff=_NEAR)
        meant = f" The nearest: {', '.join(near)}." if near else ""
        return f"No {_WHAT[column]} of {self.place_name} is called that: {_WHERE[column]}.{meant}"


def _by_word(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word, one in pairs:
        found.setdefault(_plain(word), {})[one] = None
    return {word: tuple(ids) for word, ids in found.items() if word}


def _plain(word: str) -> str:
    return " ".join(word.casefold().split()).rstrip(".")
