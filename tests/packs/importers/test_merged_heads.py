"""Heads that are merged over several columns: in no layout are figures of one sex or year taken for all, or for another's."""

from collections.abc import Callable, Sequence

import pytest

from hineq.model.deaths import AGE_BANDS
from hineq.model.words import Sex
from hineq.packs.bring.strategy_sheet import read_strategy_sheet
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.importers.deaths import read_deaths
from hineq.packs.importers.small_area_people import read_small_area_people
from hineq.packs.read.problems import InvalidPack
from tests.packs.importers.small_areas import LSOA_A, SINGLE
from tests.packs.importers.test_table_text import workbook

Row = Sequence[object]
SEXES = ("Male", "Female")


def wards(*cells: object) -> list[list[object]]:
    return [[f"E0500000{number}", *cells] for number in range(1, 4)]


def told(read: Callable[[bytes, str], object], rows: Sequence[Row]) -> tuple[Fault | object, int]:
    with pytest.raises(InvalidPack) as error:
        read(workbook(Figures=[list(row) for row in rows]), "own.xlsx")
    (problem,) = error.value.problems
    return problem.code, problem.row


def people(raw: bytes, file: str) -> object:
    return read_small_area_people(raw, file, sex=Sex.PERSONS, year=2021)


# a head over two columns, with the sexes or years in the row beneath; a cell that is merged is blank, and at the end it is not there
MERGED: dict[str, list[Row]] = {
    "plain sheet": [("Area code", "Period", "Value"), ("", "", *SEXES), *wards("2021", 1, 2)],
    "Fingertips": [
        ("Area Code", "Indicator ID", "Indicator Name", "Area Name", "Area Type", "Sex", "Age", "Time period", "Value"),
        ("",) * 8 + SEXES,
        *wards(1, "X", "A", "Ward", "Persons", "All ages", "2021", 1, 2),
    ],
    "Explore Local Statistics": [
        ("Area code", "Area name", "2021-01-01/P1Y", "", "2022-01-01/P1Y"),
        ("", "", *SEXES, *SEXES),
        *wards("A", 1, 2, 3, 4),
    ],
    "Indices of Deprivation": [
        ("LSOA code (2021)", "IMD Score", "", "IMD Rank"),
        ("", "Old", "New", "Old", "New"),
        *[[f"E0100000{number}", 20, 21, 5, 6] for number in range(1, 4)],
    ],
    "Nomis": [("GEOGRAPHY_CODE", "DATE", "OBS_VALUE"), ("", "", *SEXES), *wards("2021", 1, 2)],
    "Nomis, bulk": [
        ("geography code", "geography", "date", "Age: Total; measures: Value"),
        ("", "", "", *SEXES),
        *wards("A", "2021", 1, 2),
    ],
    "Nomis, query": [
        ("Population",),
        ("date", "2021"),
        ("mnemonic", "2011 ward", "All ages", "", "Aged 0 to 15"),
        ("", "", *SEXES, *SEXES),
        *wards("A", 1, 2, 3, 4),
    ],
    "groups": [
        ("Area code", "Period", "Decile (1 = most deprived)", "Life expectancy"),
        ("", "", "", *SEXES),
        *wards("2021", 1, 70, 75),
    ],
    "QOF": [
        ("PRACTICE_CODE", "REGISTER", "", "PRACTICE_LIST_SIZE"),
        ("", "2022-23", "2023-24", "2022-23", "2023-24"),
        *[[f"A8100{number}", 10, 11, 100, 110] for number in range(1, 4)],
    ],
}


@pytest.mark.parametrize("layout", MERGED)
def test_figures_under_no_head_of_their_own_are_refused_in_every_layout(layout: str) -> None:
    rows = MERGED[layout]
    code, row = told(read_any, rows)
    assert (code, row) == (Fault.HEADER_UNKNOWN, len(rows) - 2)


def test_two_columns_of_one_head_are_refused_where_they_differ() -> None:
    over = ("", "", "Male", "", "Female", "")
    head = ("Area code", "Period", "Value", "Count", "Value", "Count")
    assert told(read_any, [over, head, *wards("2021", 1, 2, 3, 4)]) == (Fault.COLUMN_TWICE, 3)


def test_people_of_both_sexes_under_one_age_are_not_added_up() -> None:
    over = ("", *("Males", *[""] * 90), *("Females", *[""] * 90))
    row = (LSOA_A, *range(1, 92), *range(2, 93))
    assert told(people, [over, ("LSOA code", *SINGLE, *SINGLE), row]) == (Fault.COLUMN_TWICE, 3)
    merged = [head for age in SINGLE for head in (age, "")]
    assert told(people, [("LSOA code", *merged), ("", *SEXES * 91), row]) == (Fault.HEADER_UNKNOWN, 3)


def test_deaths_of_both_sexes_under_one_head_are_refused() -> None:
    ages = [age.replace("-", " to ") for age in AGE_BANDS]
    merged = [head for age in ages for head in (age, "")]
    rows = [(group, "All causes", *range(1, 41)) for group in ("Most", "Least")]
    assert told(read_deaths, [("Group", "Cause", *merged[:-1]), ("", "", *SEXES * 20), *rows]) == (
        Fault.HEADER_UNKNOWN,
        3,
    )
    assert told(read_deaths, [("Group", "Cause", *ages, *ages), *rows]) == (Fault.COLUMN_TWICE, 2)


def test_a_strategys_years_that_are_merged_over_a_plan_and_what_came_are_refused() -> None:
    rows = [
        ("Measure", "Unit", "2024", "", "2025"),
        ("", "", "Plan", "Real", "Plan", "Real"),
        ("Smoking", "%", 9, 8, 7, 6),
    ]
    assert told(read_strategy_sheet, rows) == (Fault.HEADER_UNKNOWN, 3)


def test_numbers_of_rows_under_no_head_and_a_key_beside_the_table_are_no_figures_of_another() -> None:
    numbered = [
        ("", "Area code", "Indicator", "Sex", "Period", "Value"),
        *[[at, *row[:1], "X", "Persons", *row[1:]] for at, row in enumerate(wards("2021", 1), 1)],
    ]
    assert len(read_any(workbook(Figures=[list(row) for row in numbered]), "own.xlsx").figures) == 3
