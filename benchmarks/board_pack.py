"""How long a board pack takes: `python -m benchmarks.board_pack [PLACE]` makes one of 20 items and one of 100, in all forms.

Printed beside them is a loop of plain Python in the same run, since the machines are shared: seconds alone mean little.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from hineq.board.deck import deck
from hineq.board.easel import easel
from hineq.board.setting import Setting
from hineq.board.writing import begin_pictures, write_pack
from hineq.insights.meeting.default import DEFAULT
from hineq.insights.series.figures import Figures
from hineq.model.agenda import Agenda, AgendaItem, Audience, ItemKind
from hineq.model.words import Sex
from hineq.packs.read.agenda_text import agenda_yaml
from hineq.packs.read.pack import load_place
from hineq.ui.views.place import data_folder

SIZES = (20, 100)


def items(figures: Figures) -> Iterator[AgendaItem]:
    """Items of every kind that costs: measures with their trends, gaps, maps and wards, those of a place in turn."""
    place = figures.place
    own = figures.table[(figures.table.area_code == place.area_code) & figures.table["value"].notna()]
    wards = figures.table[figures.table.area_code.isin(place.ward_codes) & figures.table["value"].notna()]
    measures = iter(list(dict.fromkeys(own[["indicator_id", "sex"]].itertuples(index=False, name=None))))
    mapped = iter(list(dict.fromkeys(wards[["indicator_id", "sex"]].itertuples(index=False, name=None))))
    named = iter(place.wards)
    while True:
        for indicator_id, sex in (one for one in (next(measures, None), next(measures, None)) if one):
            yield AgendaItem(kind=ItemKind.MEASURE, indicator_id=indicator_id, sex=Sex(sex))
        if one := next(mapped, None):
            yield AgendaItem(kind=ItemKind.MAP, indicator_id=one[0], sex=Sex(one[1]))
            yield AgendaItem(kind=ItemKind.GAP, indicator_id=one[0], sex=Sex(one[1]))
        if ward := next(named, None):
            yield AgendaItem(kind=ItemKind.WARD, area_code=ward.area_code)


def floor() -> float:
    """Seconds of ten million steps of plain Python."""
    began = time.perf_counter()
    sum(range(10_000_000))
    for _ in range(10_000_000):
        pass
    return time.perf_counter() - began


def main(place_id: str) -> None:
    """Print the seconds of both sizes."""
    folder = data_folder() / place_id
    for size in SIZES:
        made = items(Figures.of(load_place(folder)))
        agenda = Agenda(
            agenda_id=DEFAULT, title=f"{size} items", date=None, audience=Audience.BOARD,
            items=tuple(item for item, _ in zip(made, range(size), strict=False)),
        )  # fmt: skip
        plain, began, used = floor(), time.perf_counter(), time.process_time()
        figures = Figures.of(load_place(folder))
        with easel(), tempfile.TemporaryDirectory() as parent:
            whole = deck(Setting(figures=figures), agenda, begin_pictures)
            write_pack(whole, Path(parent) / "pack", agenda_yaml(agenda))
        took, used = time.perf_counter() - began, time.process_time() - used
        print(
            f"{size} items, {len(whole.slides)} slides: {took:.1f} s ({used:.1f} s of processor time), "
            f"{took / plain:.1f} times a loop of 20 million steps ({plain:.2f} s)"
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "luton")
