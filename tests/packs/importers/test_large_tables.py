"""Large tables, whose figures are held as text, are read as small ones; workbooks that a person would wait for too long are not."""

import io
import zipfile

import numpy as np
import pandas as pd
import pytest

from hineq.packs.declared.faults import Fault
from hineq.packs.importers import table_text, workbooks
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.importers.cell_words import number_of, numbers_of
from hineq.packs.read.problems import InvalidPack

CELLS = ("12", "-0.5", "1,302", "5.", ".5", "1e3", "12.5%", "[c]", "", "<5", "see note", "inf", "12.3*", "007", "12")


def table() -> bytes:
    rows = ["area code,area name,indicator,sex,period,value,count,unit"]
    for number in range(60):
        value = {7: "[c]", 8: " 41.50 ", 9: "'-3"}.get(number, f"{number / 7:.6f}")
        rows.append(f"E0500{number:04d},Ward {number},Walking,Persons,2023,{value},{number + 1},per 100")
    # a short row, a blank one and a note
    rows += ["E05009999,Abbey,Walking,Persons,2023,17.25", "", "Source: a survey"]
    return "\n".join(rows).encode()


def test_a_large_table_is_read_as_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    small = read_any(table(), "own.csv")
    monkeypatch.setattr(table_text, "_LARGE", 0)
    large = read_any(table(), "own.csv")
    assert len(small.figures) == 61
    pd.testing.assert_frame_equal(small.figures, large.figures, check_exact=True)
    assert (small.left_out, small.measures, small.remarks) == (large.left_out, large.measures, large.remarks)


def test_a_large_table_of_which_no_row_has_all_cells_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_text, "_LARGE", 0)
    made = read_any(
        b"area code,indicator,sex,period,value,unit,note\nE05000001,Walking,Persons,2023,41.5,%\n", "own.csv"
    )
    assert made.figures.value.tolist() == [41.5]


def test_the_numbers_of_text_are_those_of_categories_and_of_each_cell_alone() -> None:
    text = pd.Series(CELLS, dtype=pd.StringDtype("pyarrow", na_value=np.nan))
    made, held = numbers_of(text), numbers_of(text.astype("category"))
    for name in ("amounts", "suppressed", "unreadable", "per_cent"):
        np.testing.assert_array_equal(getattr(made, name), getattr(held, name))
    alone = [number_of(cell).value for cell in CELLS]
    # what only machines write is read beside what people do
    alone[CELLS.index("5.")] = 5.0
    np.testing.assert_array_equal(made.amounts, np.array(alone, dtype=float))


def test_a_workbook_that_takes_too_long_for_a_page_is_refused_before_it_is_read() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", "<row><c/></row>" * 1_700_000)
    with pytest.raises(InvalidPack) as error:
        workbooks.check_awaited(held.getvalue(), "own.xlsx")
    (problem,) = error.value.problems
    assert problem.code is Fault.WORKBOOK
    assert "as large as 1,250,000 cells or more" in problem.rule
    assert "python -m hineq import" in problem.rule


def test_parts_that_unfold_too_far_together_count_and_other_files_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in range(3):
            packed.writestr(f"xl/worksheets/sheet{part}.xml", "0" * 500)
    workbooks.check_awaited(held.getvalue(), "own.xlsx")
    workbooks.check_awaited(table(), "own.csv")
    monkeypatch.setattr(workbooks, "_MOST_AWAITED", 1_000)
    with pytest.raises(InvalidPack):
        workbooks.check_awaited(held.getvalue(), "own.xlsx")
    with pytest.raises(InvalidPack):
        workbooks.check_awaited(b"PK\x03\x04 and nothing", "own.xlsx")
