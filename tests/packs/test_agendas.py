"""An agenda with mistakes is refused with all of them, each with its line; records of earlier meetings are found again."""

import datetime
from pathlib import Path

import pytest

from hineq.model.agenda import ItemKind
from hineq.model.words import Sex
from hineq.packs.read.agendas import ALLOWED, NEEDED, read_agenda
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.packs.read.records import COLUMNS, last_before, read_figures, record_name, records
from tests.place_packs import place

FAULTY = """\
title: Board
date: 2026-02-30
audience: bord
items:
  - kind: measure
    indicator: life_expectancy_at_birth
  - kind: map
    indicator: life_expectancy_at_birth
    period: 2009
    sexx: men
  - kind: ward
    ward: Dalow
  - kind: tracker
    show: late
  - kind: nonsense
  - kind: text
    title: [a]
    text: words
  - foo
  - kind: decision
    decision: Agree
    due: 2027-01-01
    due: later
"""


def faults(text: str, pack: str = "luton") -> tuple[Problem, ...]:
    with pytest.raises(InvalidPack) as raised:
        read_agenda(text.encode(), "board.yaml", place(pack))
    return raised.value.problems


def test_all_mistakes_are_told_at_once_one_a_line_with_its_row() -> None:
    told = faults(FAULTY)
    assert [(problem.row, problem.column) for problem in told] == [
        (2, "date"), (3, "audience"), (5, "sex"), (9, "period"), (10, "sexx"), (12, "ward"), (14, "show"), (15, "kind"),
        (17, "title"), (19, ""), (23, "due"),
    ]  # fmt: skip
    assert "did you mean Dallow (E05002198)?" in told[5].rule


@pytest.mark.parametrize(
    "text",
    ["", "just words", "- a\n- b\n", "title: x\n", "title: x\nitems: []\n", "items:\n  - kind: tracker\n", "title: [", "title: x\nitems:\n  - kind:\n",
     "title: x\nitems:\n  - []\n", "a: &a [*a]\n", "\x00", "title: x\nitems:\n  - kind: measure\n", "title: x\nitems:\n  - {kind: {a: b}}\n"],
)  # fmt: skip
def test_what_is_no_agenda_is_refused_in_words(text: str) -> None:
    for problem in faults(text):
        assert problem.rule
        assert problem.file == "board.yaml"


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(InvalidPack, match="UTF-8"):
        read_agenda("title: é".encode("latin-1"), "board.yaml", place("luton"))


def test_whom_a_measure_counts_is_taken_where_there_is_one_way_and_asked_where_there_are_two() -> None:
    text = "title: x\nitems:\n  - kind: map\n    indicator: life_expectancy_at_birth\n"
    (item,) = read_agenda(text.encode(), "board.yaml", place("luton")).items
    assert (item.kind, item.sex) == (ItemKind.MAP, Sex.MALE)  # the wards have it for men alone
    (told,) = faults(text.replace("map", "measure"))
    assert told.rule == "The pack has Life expectancy at birth for men and for women: say which, as its sex."
    (told,) = faults(text + "    sex: women\n")
    assert "for men: write that" in told.rule


def test_an_agenda_may_be_about_a_level() -> None:
    text = "title: x\narea: {}\nitems:\n  - kind: ward\n    ward: Abbey\n"
    agenda = read_agenda(text.format("E06000016").encode(), "board.yaml", place("llr"))
    assert agenda.area_code == "E06000016"
    assert any("The area must be one of" in problem.rule for problem in faults(text.format("E06000032"), "llr"))
    # a ward of another council is none of the level's
    assert [problem.column for problem in faults(text.format("E07000130"), "llr")] == ["ward"]


def test_every_kind_of_item_has_its_keys() -> None:
    assert set(NEEDED) == set(ALLOWED) == set(ItemKind)


def test_records_are_found_by_their_names_and_the_last_before_a_day_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "meetings"
    folder.mkdir()
    for name in (
        record_name(datetime.date(2026, 6, 1), "E1", "aaaa"), record_name(datetime.date(2026, 9, 1), "E1", "bbbb"),
        record_name(datetime.date(2026, 7, 1), "E2", "cccc"), "notes.csv", "2026-13-01_E1_dddd.csv",
    ):  # fmt: skip
        (folder / name).write_text("")
    kept = records(tmp_path, "E1")
    assert [record.data_hash for record in kept] == ["aaaa", "bbbb"]
    assert last_before(kept, None).data_hash == "bbbb"
    assert last_before(kept, datetime.date(2026, 9, 1)).data_hash == "aaaa"
    assert last_before(kept, datetime.date(2026, 6, 1)) is None
    assert records(tmp_path / "nowhere", "E1") == ()


def test_a_file_that_is_no_board_packs_figures_is_refused_with_what_it_lacks() -> None:
    for raw, words in ((b"", "empty"), (b"a,b\n1,2\n", "has this column"), (b'"', "figures.csv")):
        with pytest.raises(InvalidPack, match=words):
            read_figures(raw, "figures.csv")
    head = ",".join(COLUMNS)
    with pytest.raises(InvalidPack, match=r"row 2, column value has 'x'"):
        read_figures(f"{head}\n{','.join('x' for _ in COLUMNS)}\n".encode(), "figures.csv")
