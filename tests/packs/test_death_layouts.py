"""A table of deaths as the ONS and the NHS export it: wide or long, around the table, ages in every form, people or none."""

import csv
from datetime import datetime

import pandas as pd
import pytest

from hineq.model.deaths import AGE_BANDS, ALL_CAUSES, DEATHS_COLUMNS
from hineq.model.words import Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.death_words import age_of, bare_number, cause_of, column_of, is_people, is_suppressed, sex_of
from hineq.packs.importers.deaths import read_deaths
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.ui.components.faults import fault_lines
from tests.examples.bad_deaths import AGE, CAUSE, DEATHS, LEAST, MOST, POPULATION, RAW, ROWS, SEX, TOWN, wide, written
from tests.packs.importers.test_table_text import workbook

Rows = list[list[str]]
PLAIN = read_deaths(RAW, "a.csv").table


def ordered(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values(list(DEATHS_COLUMNS[:4]), ignore_index=True)


def same(raw: bytes, expected: pd.DataFrame = PLAIN) -> None:
    pd.testing.assert_frame_equal(ordered(read_deaths(raw, "a.csv").table), ordered(expected))


def faults(raw: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidPack) as error:
        read_deaths(raw, "a.csv")
    return error.value.problems


def changed(place: int, change: dict[str, str]) -> Rows:
    return [ROWS[0], *([*row[:place], change.get(row[place], row[place]), *row[place + 1 :]] for row in ROWS[1:])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_wide_table_is_turned_into_rows_however_it_was_saved(encoding: str, delimiter: str) -> None:
    text = wide().decode()
    if delimiter != ",":
        text = "\n".join(
            delimiter.join(cell.strip('"') for cell in line.replace('","', "\0").split(",")) if '"' not in line else _parted(line, delimiter)
            for line in text.split("\n")
        )  # fmt: skip
    raw = text.encode(encoding)
    same(raw)
    said = "\n".join(read_deaths(raw, "a.csv").remarks)
    for words in (
        "wide by age",
        "Table 4: deaths",
        "© Crown copyright",
        "All rows are of 2017",
        "Taken for the column 'group'",
    ):
        assert words in said, words


def _parted(line: str, delimiter: str) -> str:
    (cells,) = csv.reader([line])
    return delimiter.join(cells)


@pytest.mark.parametrize(
    "form",
    [
        lambda age: {"0": "<1", "90+": "90 and over"}.get(age, age),
        lambda age: {"0": "Under 1", "1-4": "01-04", "5-9": "05-09", "90+": "90 +"}.get(age, age.replace("-", " - ")),
        lambda age: f"Aged {age.replace('-', ' to ')} years" if "+" not in age else "Aged 90 years and over",
        lambda age: {"1-4": "04-Jan", "5-9": "09-May", "10-14": "Oct-14"}.get(age, age.replace("-", "–")),
        lambda age: {"1-4": "01-Apr", "5-9": "05-Sep", "10-14": "14-Oct", "90+": "90plus"}.get(age, age.replace("-", "_")),
        lambda age: {"1-4": "2026-04-01 00:00:00", "5-9": "05/09/2026", "10-14": "01/10/2014"}.get(age, age),
    ],
    ids=["signs", "zeros and spaces", "words", "days in America", "days in Britain", "whole days"],
)  # fmt: skip
def test_ages_in_every_form_are_read_in_both_layouts(form) -> None:
    same(wide(ages=form))
    same(written(changed(AGE, {age: form(age) for age in AGE_BANDS})))


def test_what_a_spreadsheet_made_a_day_of_is_said_once_each() -> None:
    remarks = read_deaths(written(changed(AGE, {"1-4": "04-Jan", "5-9": "09-May"})), "a.csv").remarks
    assert [remark.partition("column ")[2] for remark in remarks] == [
        "age has '04-Jan': Taken for '1-4': a spreadsheet had made a day of it.",
        "age has '09-May': Taken for '5-9': a spreadsheet had made a day of it.",
    ]


def test_all_causes_are_added_up_where_one_cause_is_that_of_all_others() -> None:
    names = list(dict.fromkeys(row[CAUSE] for row in ROWS[1:] if row[CAUSE] != ALL_CAUSES))
    last = {names[-1]: "18 All other causes"}
    raw = written([row for row in changed(CAUSE, last) if row[CAUSE] != ALL_CAUSES and row is not ROWS[0]])
    with_people = written(
        [ROWS[0], *([*row[:POPULATION], "9000"] for row in changed(CAUSE, last)[1:] if row[CAUSE] != ALL_CAUSES)]
    )
    assert raw != with_people
    table = read_deaths(with_people, "a.csv")
    own = table.bands(MOST, Sex.MALE)
    parts = sum(table.bands(MOST, Sex.MALE, cause) for cause in table.causes(Sex.MALE))
    assert list(own) == pytest.approx(list(parts))
    assert any("the 6 causes were added up to it" in remark for remark in table.remarks)


@pytest.mark.parametrize(
    ("raw", "code", "words"),
    [
        (wide(people=False), Fault.POPULATION_MISSING, "The table is wide by age, with its head in row 2, and has no population"),
        (wide(ages=lambda age: "85+" if age == "90+" else age), Fault.AGE_BANDS_COARSE, "ends at 85+"),
        (wide().replace(b",0,", b",*,", 3), Fault.DEATHS_SUPPRESSED, "suppressed"),
        (written(changed(DEATHS, {"0": "<5"})), Fault.DEATHS_SUPPRESSED, "counts are suppressed"),
        (written(changed(DEATHS, {"1": "[c]"})), Fault.DEATHS_SUPPRESSED, "counts are suppressed"),
        (written(changed(AGE, {"0": "0-4", "90+": "80 +"})), Fault.AGE_BANDS_COARSE, "The table ends at 80+ and has the band 0-4"),
        (written([row for row in ROWS if row[CAUSE] != ALL_CAUSES]), Fault.ALL_CAUSES_MISSING, "No row is of All causes"),
        (b"\xd0\xcf\x11\xe0" + RAW, Fault.WORKBOOK, "Excel workbook"),
    ],
    ids=["no people", "85+", "stars", "below five", "letters", "two ends", "no all causes", "workbook"],
)  # fmt: skip
def test_one_mistake_is_one_line(raw: bytes, code: Fault, words: str) -> None:
    (fault,) = faults(raw)
    assert fault.code is code
    (line,) = fault_lines([fault])
    assert words in line


def test_bands_beyond_90_are_added_up() -> None:
    rows = [ROWS[0]]
    for row in ROWS[1:]:
        if row[AGE] != "90+":
            rows.append(row)
            continue
        people = row[POPULATION]
        rows += [
            [*row[:AGE], "90-94", row[CAUSE], row[DEATHS], people],
            [*row[:AGE], "95 and over", row[CAUSE], "0", "0" if people else ""],
        ]
    same(written(rows))


def test_thousands_may_have_commas_and_rows_of_all_ages_are_passed_over() -> None:
    rows = [[*row[:POPULATION], f"{float(row[POPULATION]):,.15g}"] if row[POPULATION] else row for row in ROWS[1:]]
    total = [MOST, "Male", "All ages", ALL_CAUSES, "1,000", "90,000"]
    raw = written([["A title"], [], ROWS[0], total, *rows, [], ["Source: made up, 2020"]])
    same(raw)
    assert any(
        "Rows of all ages together are passed over (1)" in remark for remark in read_deaths(raw, "a.csv").remarks
    )


def test_names_of_columns_sexes_and_causes_are_those_of_many() -> None:
    head = ["IMD quintile", "Gender", "Age group", "Underlying cause", "Number of deaths", "Person-years"]
    numbers = {MOST: "1", LEAST: "5", TOWN: "3"}
    words = {"Male": "Males", "Female": "F"}
    rows = [
        [numbers[row[0]], words[row[SEX]], row[AGE], "All deaths" if row[CAUSE] == ALL_CAUSES else row[CAUSE], *row[4:]]
        for row in ROWS[1:]
    ]
    table = read_deaths(written([head, *rows]), "a.csv")
    assert table.groups(Sex.MALE) == ("IMD quintile 1", "IMD quintile 5", "IMD quintile 3")
    assert list(table.bands("IMD quintile 1", Sex.FEMALE)) == list(read_deaths(RAW, "a.csv").bands(MOST, Sex.FEMALE))
    assert any("has 'All deaths': Taken for 'All causes'." in remark for remark in table.remarks)


def test_a_name_that_begins_like_a_formula_is_text() -> None:
    raw = RAW.replace(MOST.encode(), b"=1+1 Ward")
    assert read_deaths(raw, "a.csv").groups(Sex.MALE)[0] == "=1+1 Ward"
    assert read_deaths(RAW.replace(MOST.encode(), b"'=1+1 Ward"), "a.csv").groups(Sex.MALE)[0] == "=1+1 Ward"


@pytest.mark.parametrize(
    ("cell", "age"),
    [("0", "0"), ("00", "0"), ("< 1", "0"), ("less than 1", "0"), ("1-4", "1-4"), ("85+", "85+"), (">=90", "90+"), ("100 & over", "100+"),
     ("Under one", "0"), ("One to four", "1-4"), ("Eighty-five to eighty-nine", "85-89"), ("Ninety and over", "90+"), ("Age: 5 to 9", "5-9"), ("", ""), ("old", ""), ("All ages", ""), ("12", ""), ("45.5", ""), ("Male", ""), ("04-Feb", "")],
)  # fmt: skip
def test_ages_one_by_one(cell: str, age: str) -> None:
    assert age_of(cell) == age


def test_words_one_by_one() -> None:
    assert [column_of(head) for head in ("Cause-of death:", "Deaths", "Elsewhere")] == ["cause", "deaths", ""]
    assert [sex_of(cell) for cell in ("men", "All persons", "2", "Boys")] == ["Male", "Persons", "Female", "Boys"]
    assert [is_people(cell) for cell in ("Population", "Mid-2017 population", "Person-years", "Cancer")] == [
        True,
        True,
        True,
        False,
    ]
    assert [cause_of(cell) for cell in ("ALL CAUSES", "Cancer")] == [ALL_CAUSES, "Cancer"]
    assert [bare_number(cell) for cell in ("2,697", "1,234,567.5", "12,34", "5")] == ["2697", "1234567.5", "12,34", "5"]
    assert [cell for cell in ("*", "<5", "[c]", ":", "..", "0", "5", "", "-") if is_suppressed(cell)] == [
        "*",
        "<5",
        "[c]",
        ":",
        "..",
    ]


def test_a_workbook_gives_the_table_that_its_text_gives() -> None:
    same(workbook(Notes=[["Deaths of a town"]], Deaths=ROWS))
    assert "Of 2 sheets, 'Deaths' is read" in "\n".join(
        read_deaths(workbook(Notes=[["a"]], Deaths=ROWS), "a.xlsx").remarks
    )
    # as Excel holds the bands that it has made days of
    days: dict[str, object] = {"1-4": datetime(2026, 4, 1), "5-9": datetime(2026, 9, 5), "10-14": datetime(2014, 10, 1)}
    same(workbook(Deaths=[[days.get(cell, cell) for cell in row] for row in ROWS]))
