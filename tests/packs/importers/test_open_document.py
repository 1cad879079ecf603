"""OpenDocument sheets: read as a workbook of Excel's is, and as well guarded."""

import io
import zipfile

import pytest

from hineq.packs.declared.faults import Fault
from hineq.packs.importers import workbooks
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.importers.open_document import MIMETYPE
from hineq.packs.read.problems import InvalidPack, Problem

HEAD = ("area code", "area name", "indicator", "sex", "period", "value", "unit")
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def cell(words: object, kind: str = "", more: str = "") -> str:
    """A cell of words, or of a kind with its value; `more` are attributes of it."""
    typed = (
        f' office:value-type="{kind}" office:{"date-value" if kind == "date" else "value"}="{words}"'
        if kind
        else ' office:value-type="string"'
    )
    return f"<table:table-cell{typed} {more}><text:p>{words}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


FIGURE = ("E05000001", "Abbey", "Walking", "Persons", "2023")


def sheets(*rows: str, content: str = "", title: str = "Figures") -> bytes:
    table = f'<table:table table:name="{title}">{"".join(rows)}</table:table>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", MIMETYPE)
        packed.writestr(
            "content.xml",
            content or f"<office:document-content {SPACES}><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>",
        )  # fmt: skip
    return held.getvalue()


def refused(raw: bytes) -> Problem:
    with pytest.raises(InvalidPack) as error:
        read_any(raw, "own.ods")
    (problem,) = error.value.problems
    return problem


def test_a_sheet_is_read_with_titles_blank_rows_kinds_of_cells_and_trailing_columns() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    made = read_any(
        sheets(
            row("Walking to school"),
            row(blank, more='table:number-rows-repeated="2"'),
            row(*HEAD, blank),
            row(*FIGURE, cell(41.5, "float"), "%", blank),
            row(*FIGURE[:4], cell(2024, "float"), cell(43, "float"), "%", '<table:covered-table-cell/>'),
            row(*FIGURE[:4], "2022", cell(40, "float", 'table:formula="of:=20*2"'), "%"),
            row(blank, more='table:number-rows-repeated="1048000"'),
        ),
        "own.ods",
    )  # fmt: skip
    assert list(zip(made.figures.period, made.figures.value, strict=True)) == [
        ("2023", 41.5),
        ("2024", 43.0),
        ("2022", 40.0),
    ]
    assert made.figures["_row"].tolist() == [5, 6, 7]


def test_a_share_that_a_sheet_shows_in_per_cent_is_read_as_it_is_shown() -> None:
    made = read_any(sheets(row(*HEAD[:-1]), row(*FIGURE, cell("0.415", "percentage"))), "own.ods")
    assert made.figures["value"].tolist() == [41.5]
    assert made.measures[0].unit == "%"


def test_a_remark_beside_a_cell_and_spaces_within_it_are_no_part_of_its_words() -> None:
    noted = (
        "<table:table-cell office:value-type='string'><office:annotation><text:p>Look here</text:p></office:annotation>"
        "<text:p>Walking<text:s/>to<text:span> school</text:span></text:p></table:table-cell>"
    )
    made = read_any(sheets(row(*HEAD), row(*FIGURE[:2], noted, *FIGURE[3:], cell(1, "float"), "%")), "own.ods")
    assert made.measures[0].name == "Walking to school"


def test_cells_that_repeat_without_end_are_refused_before_they_are_made() -> None:
    for row_more, cell_more in (
        ('table:number-rows-repeated="1000000000"', ""),
        ("", 'table:number-columns-repeated="1000000000"'),
    ):
        problem = refused(sheets(row(*HEAD), row(*FIGURE, cell(1, "float", cell_more), more=row_more)))
        assert problem.code is Fault.WORKBOOK
        assert "has more rows or cells than" in problem.rule


def test_a_sheet_that_unfolds_too_far_declares_entities_or_is_broken_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = "<!-- " + "x" * 2_000_000 + ' --><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'
    for content in (bomb, "<office:document", "no XML"):
        assert refused(sheets(content=content)).code is Fault.WORKBOOK
    monkeypatch.setattr(workbooks, "MOST_UNFOLDED", 1_000)
    assert "unfolds to" in refused(sheets(row(*HEAD), row("x" * 5_000))).rule


def test_a_formula_whose_result_was_never_stored_is_told_as_one() -> None:
    problem = refused(sheets(row(*HEAD), row(*FIGURE, '<table:table-cell table:formula="of:=20*2"/>', "%")))
    assert (problem.code, problem.row, problem.value) == (Fault.NUMBER_UNREADABLE, 2, "=20*2")
    assert "a formula whose result is not stored" in problem.rule
