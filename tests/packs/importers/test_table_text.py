"""Tables out of the bytes of any file: where the head stands, workbooks with several sheets, files that only pretend."""

import io
import re
import zipfile

import openpyxl
import pytest

from hineq.packs.declared.faults import Fault
from hineq.packs.importers import workbooks
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.importers.extract import Extract
from hineq.packs.read.problems import InvalidPack, Problem

HEAD: list[object] = ["area code", "area name", "indicator", "sex", "period", "value", "unit"]
ROW: list[object] = ["E05000001", "Abbey", "Walking", "Persons", "2023", 41.5, "%"]


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def read(raw: bytes, file: str = "own.xlsx") -> Extract:
    return read_any(raw, file)


def fault(raw: bytes, file: str = "own.xlsx") -> Problem:
    with pytest.raises(InvalidPack) as error:
        read(raw, file)
    (problem,) = error.value.problems
    return problem


def test_a_workbook_is_read_as_its_text_would_be() -> None:
    made = read(workbook(Figures=[["Walking to school"], [], HEAD, ROW, [], ["Source: a survey"]]))
    (figure,) = made.figures.itertuples()
    assert (figure.area_code, figure.period, figure.value) == ("E05000001", "2023", 41.5)
    assert made.figures["_row"].tolist() == [4]
    assert "1 row left out: a title, a key or a note, such as 'Source: a survey'" in map(str, made.left_out)


def test_every_sheet_with_figures_is_read_and_the_others_are_named() -> None:
    other = [*ROW[:4], "2024", 43.0, "%"]
    made = read(
        workbook(
            Cover=[["A survey"]],
            First=[HEAD, ROW],
            Second=[HEAD, other],
            List=[["area code", "area name"], ["E05000001", "Abbey"]],
        )
    )
    assert made.figures.period.tolist() == ["2023", "2024"]
    assert "The sheet 'List' has no figures that hineq reads and is passed over." in made.remarks


def test_a_share_that_a_sheet_shows_in_per_cent_is_read_as_it_is_shown() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(Figures=[HEAD[:-1], [*ROW[:5], 0.415]])))
    book.worksheets[0]["F2"].number_format = "0.0%"
    held = io.BytesIO()
    book.save(held)
    made = read(held.getvalue())
    assert made.figures["value"].tolist() == [41.5]
    assert made.measures[0].unit == "%"


def test_a_formula_whose_result_was_never_saved_is_told_as_one_by_its_row() -> None:
    problem = fault(workbook(Figures=[HEAD, ROW, [*ROW[:4], "2024", "=1+1", "%"]]))
    assert (problem.code, problem.row, problem.column, problem.value) == (Fault.NUMBER_UNREADABLE, 3, "value", "=1+1")
    assert "a formula whose result is not stored: open the file in a spreadsheet and save it there" in problem.rule


def stored(result: str) -> bytes:
    """A workbook with a formula that a spreadsheet has computed."""
    raw, held = workbook(Figures=[HEAD, ROW, [*ROW[:4], "2024", "=1+1", "%"]]), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(held, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name.endswith("sheet1.xml"):
                part, found = re.subn(rb'<c r="F3"><f>.*?</c>', result.encode(), part)
                assert found
            after.writestr(name, part)
    return held.getvalue()


def test_a_formula_that_a_spreadsheet_has_computed_is_its_result() -> None:
    made = read(stored('<c r="F3"><f>1+1</f><v>2</v></c>'))
    assert made.figures["value"].tolist() == [41.5, 2]
    empty = read(stored('<c r="F3" t="str"><f>IF(A1="","",1)</f><v></v></c>'))
    assert empty.figures["value"].tolist() == [41.5]
    assert any("no value" in str(one) for one in empty.left_out)


@pytest.mark.parametrize(
    "row", ['E05000003,"Castle,Walking,Persons,2023,40,%', 'E05000003,Castle,Walking,Persons,2023,40,"%']
)
@pytest.mark.parametrize("after", ["", 'E05000004,"Dene, West",Walking,Persons,2023,40,%\n'])
def test_a_quotation_mark_that_is_never_closed_is_told_where_it_opens(row: str, after: str) -> None:
    head, first = (",".join(map(str, cells)) for cells in (HEAD, ROW))
    problem = fault(f"{head}\n{first}\n{row}\nE05000005,Elm,Walking,Persons,2023,40,%\n{after}".encode(), "own.csv")
    assert (problem.code, problem.row) == (Fault.CSV_BROKEN, 3)
    assert problem.rule.startswith("A quotation mark opens a cell in this row and is not closed in it")


def test_marks_of_inches_and_cells_of_several_lines_are_no_open_quotation() -> None:
    text = (
        ",".join(map(str, [*HEAD, "note"]))
        + '\nE05000001,Abbey,Walking,Persons,2023,41.5,%,6" tall\nE05000002,B,Walking,Persons,2023,40,%,"a\nb"\n'
    )
    assert read(text.encode(), "own.csv").figures["value"].tolist() == [41.5, 40]


@pytest.mark.parametrize("sign", [";", "\t", "|", "^", ":"])
def test_whatever_parts_the_cells_is_found_by_the_head(sign: str) -> None:
    text = "\n".join(sign.join(map(str, cells)) for cells in (HEAD, ROW))
    assert read(text.encode(), "own.csv").figures["value"].tolist() == [41.5]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LSOA21CD,WD24CD,WD24NM\nE01000001,E05000001,Abbey\n", "give it with --lookup, beside the file of figures"),
        ("WD24CD,LAD24CD\nE05000001,E06000001\n", "leave it out, the layer says itself where its wards lie"),
    ],
)
def test_a_look_up_among_files_of_figures_is_told_as_one(text: str, told: str) -> None:
    problem = fault(text.encode(), "lookup.csv")
    assert "This is a look-up of areas" in problem.rule
    assert told in problem.rule


def test_a_file_that_only_pretends_to_be_a_workbook_is_one_fault() -> None:
    assert fault(b"PK\x03\x04 and nothing").code is Fault.WORKBOOK
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("hello.txt", "hello")
    assert fault(held.getvalue()).code is Fault.WORKBOOK


def test_a_workbook_that_unfolds_to_far_more_than_figures_do_is_not_unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_UNFOLDED", 1_000_000)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", "0" * 2_000_000)
    problem = fault(held.getvalue())
    assert problem.code is Fault.WORKBOOK
    assert "unfolds to 2 MB" in problem.rule


def test_a_small_workbook_that_unfolds_without_measure_is_not_unfolded() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", "<row><c><v>1</v></c></row>" * 1_000_000)
    assert len(held.getvalue()) < 100_000
    assert "unfolds to 26 MB" in fault(held.getvalue()).rule


@pytest.mark.parametrize("most", ["MOST_ROWS", "MOST_CELLS"])
def test_a_sheet_of_more_rows_or_cells_than_figures_have_is_given_up(
    most: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, most, 20)
    problem = fault(workbook(Figures=[HEAD, *[ROW] * 40]))
    assert problem.code is Fault.WORKBOOK
    assert "more rows or cells" in problem.rule


def test_a_head_without_a_row_and_a_file_without_a_head_are_told_apart() -> None:
    assert fault(workbook(Figures=[HEAD])).code is Fault.NO_ROWS
    assert fault(workbook(Notes=[["Some words"]])).code is Fault.HEADER_UNKNOWN
    assert fault(b"some words, and others\n1, 2\n", "own.csv").code is Fault.HEADER_UNKNOWN
    assert fault(b"", "own.csv").code is Fault.FILE_EMPTY


def test_rows_that_are_too_short_or_too_long_are_read_or_told() -> None:
    text = (
        ",".join(map(str, HEAD))
        + "\nE05000001,Abbey,Walking,Persons,2023,41.5\nE05000002,Bower,Walking,Persons,2023,40,%,,\n"
    )
    assert read(text.encode(), "own.csv").figures["value"].tolist() == [41.5, 40]
    problem = fault((text + "E05000003,Castle, town,Walking,Persons,2023,40,%\n").encode(), "own.csv")
    assert (problem.code, problem.row) == (Fault.ROW_LENGTH, 4)


def test_a_cell_with_lines_in_it_is_one_cell() -> None:
    text = (
        ",".join(map(str, [*HEAD, "note"]))
        + '\nE05000001,Abbey,Walking,Persons,2023,41.5,%,"one\ntwo"\nE05000002,Bower,Walking,Persons,2023,40,%,\n'
    )
    assert read(text.encode(), "own.csv").figures["value"].tolist() == [41.5, 40]


def test_heads_in_two_rows_are_refused_with_what_a_sheet_needs() -> None:
    rows: list[list[object]] = [
        ["", "", "2023/24", ""],
        ["area code", "area name", "value", "lower CI"],
        [*ROW[:2], 41.5, 37],
    ]
    problem = fault(workbook(Figures=rows))
    assert problem.code is Fault.HEADER_UNKNOWN
    assert "the heads in one row over the figures, without merged cells" in problem.rule
