"""Files that are handed in with signs that hide or turn others, or with words of 100 kB: read, or told in short what is wrong with them."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from hineq.packs.importers.all_layouts import read_any
from hineq.packs.importers.deaths import deaths_template, read_deaths
from hineq.packs.importers.tracker import read_tracker, tracker_template
from hineq.packs.read.problems import InvalidPack
from hineq.ui.components.faults import fault_lines
from tests.luton import luton

TURNED = "a\u202eb\u2066c\u200bd\ufeff\u2069"
LONG = "x" * 100_000
READERS: dict[str, Callable[[bytes, str], object]] = {
    "figures": read_any,
    "deaths": read_deaths,
    "tracker": lambda raw, name: read_tracker(raw, name, luton(), date(2026, 11, 30)),
}
HEADS: dict[str, Callable[[], Iterable[str]]] = {
    "figures": lambda: ("area_code", "value"),
    "deaths": lambda: deaths_template().columns,
    "tracker": lambda: tracker_template(luton()).columns,
}


@pytest.mark.parametrize("text", [TURNED, LONG], ids=["turned", "long"])
@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("where", ["head", "cells", "name"])
def test_a_hostile_file_is_told_or_read_and_breaks_nothing(kind: str, where: str, text: str) -> None:
    heads = ",".join(HEADS[kind]())
    width = heads.count(",")
    raw = f"{text}{',b' * width}\n" if where == "head" else f"{heads}\n{','.join([text] * (width + 1))}\n"
    with pytest.raises(InvalidPack) as told:
        READERS[kind](raw.encode(), f"{text}.csv" if where == "name" else "own.csv")
    assert told.value.problems
    # on a page a value that is wrong is repeated as far as it is recognised by
    assert max(map(len, fault_lines(told.value.problems))) < 1500
