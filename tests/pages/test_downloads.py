"""Every table that leaves the app, on every page: no cell of it is one that a spreadsheet would run."""

import csv
import io
import re

import pandas as pd
import pytest

from hineq.model.spreadsheet import as_it_was, csv_bytes, harmless
from tests.pages.hostile import OPENED, HostilePage, OpenHostile
from tests.pages.visits import title
from tests.paths import ROOT

NUMBER = re.compile(r"[-+]?[\d,.]+(e[-+]?\d+)?%?")


def runs(cell: str) -> bool:
    """Whether a spreadsheet would run a cell, by the list of OWASP (CSV injection); numbers are none."""
    return cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and not NUMBER.fullmatch(cell)


def cells(raw: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")) for cell in row]


@pytest.mark.parametrize("wanted", ["", "script"])
def test_no_table_of_what_is_found_leaves_with_a_cell_that_runs(wanted: str, hostile_page: OpenHostile) -> None:
    check_cells(hostile_page("luton", "search", wanted))


@pytest.mark.parametrize(("place_id", "page"), [(place_id, page) for place_id, page in OPENED if page != "search"])
def test_no_table_leaves_with_a_cell_that_runs(place_id: str, page: str, hostile_page: OpenHostile) -> None:
    check_cells(hostile_page(place_id, page, ""))


def test_the_tables_of_a_page_are_looked_at(hostile_page: OpenHostile) -> None:
    assert hostile_page("luton", "map", "").tables
    assert hostile_page("luton", "standing", "").tables


def check_cells(page: HostilePage) -> None:
    assert "cannot be shown" not in title(page.app)
    wrong = {
        name: found for name, raw in page.tables.items() if (found := [one for one in cells(raw) if runs(one)][:3])
    }
    assert wrong == {}


def test_there_is_one_way_out_for_tables() -> None:
    """Nobody writes a CSV file but the one function, and nobody offers a file but it, the pictures and a board pack."""
    sources = {
        path: path.read_text(encoding="utf-8") for room in ("hineq", "pages") for path in (ROOT / room).rglob("*.py")
    }
    for word, files in (
        ("to_csv(", {"spreadsheet.py"}),
        # of a sheet for the reader of tables, and of what a service sent: neither is handed to anybody as it is
        ("csv.writer", {"describing.py", "table_text.py", "workbooks.py", "geography.py"}),
        ("download_button", {"tables.py", "drawing.py", "board_pack.py", "own_map.py"}),
    ):
        assert {path.name for path, text in sources.items() if word in text} <= files, word


DANGEROUS = ['=HYPERLINK("http://e.org")', "+44 1234", "-", "-a", "@SUM(A1)", "\tx", "\r=1", "a\r=1", "\nx", " =1", "＝1", "-1-1", "+", "=-1", "-2+3"]  # fmt: skip


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_cell_that_would_run_leaves_as_text_and_comes_back_as_it_was(cell: str) -> None:
    table = pd.DataFrame({"a": [cell], "b": pd.Categorical([cell]), cell: ["x"]})
    left = cells(csv_bytes(table))
    assert not [one for one in left if runs(one)]
    text = cell.replace("\r", "\n")
    assert [as_it_was(one) for one in left] == ["a", "b", text, text, text, "x"]


@pytest.mark.parametrize(
    "cell", ["-1.5", "-1,234", "+3", "-.5", "-1e-05", "-12%", "plain", "", "'tis", "£5", "a=b", -2.5, None]
)
def test_numbers_and_plain_words_leave_as_they_are(cell: object) -> None:
    assert harmless(cell) == cell


def test_numbers_missing_cells_and_an_index_of_any_kind_leave_as_before() -> None:
    table = pd.DataFrame({"n": [1.5, None], "i": [1, -2], "day": pd.to_datetime(["2020-01-02", None])}, index=[5, 5])
    assert csv_bytes(table) == table.to_csv(index=False).encode("utf-8-sig")
