"""The bad tables of deaths: the made-up town's, each spoilt in one way, and the one fault that it must give."""

import csv
import io
from collections.abc import Callable

from hineq.model.deaths import ALL_CAUSES
from tests.paths import EXAMPLES

MADE_UP = EXAMPLES / "deaths" / "made_up_town.csv"
RAW = MADE_UP.read_bytes()
ROWS = list(csv.reader(io.StringIO(RAW.decode())))
MOST, LEAST, TOWN = "Most deprived fifth", "Least deprived fifth", "Town"
CIRCULATORY = "Circulatory disease"
Rows = list[list[str]]
GROUP, SEX, AGE, CAUSE, DEATHS, POPULATION = range(6)


def written(rows: Rows) -> bytes:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue().encode()


def line(group: str, sex: str, age: str, cause: str = ALL_CAUSES) -> int:
    """The line of the file where a row of the made-up table stands."""
    return next(number for number, row in enumerate(ROWS, 1) if row[:4] == [group, sex, age, cause])


def with_cell(number: int, column: int, value: str) -> bytes:
    rows = [list(row) for row in ROWS]
    rows[number - 1][column] = value
    return written(rows)


def without(keep: Callable[[list[str]], bool]) -> bytes:
    return written([ROWS[0], *(row for row in ROWS[1:] if keep(row))])


def wide(*, people: bool = True, ages: Callable[[str], str] = str, causes: Callable[[str], bool] = bool) -> bytes:
    """The made-up table as the ONS lays one out: a column an age, a line above, notes below, commas in thousands, no row of
    the causes for which `causes` is false; with rows of people or without."""
    bands = list(dict.fromkeys(row[AGE] for row in ROWS[1:]))
    cells: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in ROWS[1:]:
        cells.setdefault((row[GROUP], row[SEX], row[CAUSE]), {})[row[AGE]] = row[DEATHS]
        if people and row[CAUSE] == ALL_CAUSES:
            cells.setdefault((row[GROUP], row[SEX], "Population"), {})[row[AGE]] = row[POPULATION]
    body = [
        ["2017", *key, *(f"{float(found[band]):,.15g}" for band in bands), f"{sum(map(float, found.values())):,.15g}"]
        for key, found in cells.items()
        if causes(key[2])
    ]
    head = ["Year", "Area name", "Sex", "Cause of death", *map(ages, bands), "All Ages"]
    return written(
        [["Table 4: deaths"], head, *body, [], ["1. Registered in the year, or later"], ["© Crown copyright"]]
    )


BAND = line(MOST, "Male", "60-64")
CELL = line(MOST, "Male", "60-64", CIRCULATORY)
BAND_DEATHS, BAND_PEOPLE = ROWS[BAND - 1][DEATHS], ROWS[BAND - 1][POPULATION]
ONE_FAULT = {
    "no number": (with_cell(CELL, DEATHS, "few"), CELL, "deaths", "few", "must be a plain number"),
    "suppressed": (with_cell(CELL, DEATHS, ""), CELL, "deaths", "", "0 where nobody died. A suppressed count"),
    "a star": (with_cell(CELL, DEATHS, "*"), CELL, "deaths", "*", "1 of the counts is suppressed, and a suppressed count"),
    "a table that ends at 80+": (
        written([row if row[AGE] != "90+" else [*row[:AGE], "80+", *row[AGE + 1 :]] for row in ROWS]),
        line(MOST, "Male", "90+"), "age", "80+", "The table ends at 80+: a life table needs 0, 1-4, 5-9",
    ),
    "bands of ten years": (
        with_cell(CELL, AGE, "55-64"), CELL, "age", "55-64", "The table has the band 55-64: a life table needs 0, 1-4",
    ),
    "no rows of all causes": (
        without(lambda row: row[CAUSE] != ALL_CAUSES), 1, "cause", ", ".join(dict.fromkeys(row[CAUSE] for row in ROWS[2:8]))[:57],
        "No row is of All causes, and no cause is that of all others",
    ),
    "two years": (
        written([[*ROWS[0], "Year"], *([*row, "2017"] for row in ROWS[1:-1]), [*ROWS[-1], "2018"]]), 1, "Year", "2017, 2018",
        "The table holds several years: keep one, or add",
    ),
    "a workbook": (b"PK\x03\x04" + RAW, 0, "", "", "The file begins like a workbook and cannot be read as one: save its sheet as"),
    "wide without people": (wide(people=False), 2, "population", "", "The table is wide by age, with its head in row 2, and has no population"),
    "negative deaths": (with_cell(CELL, DEATHS, "-1"), CELL, "deaths", "-1", "must not be negative"),
    "negative population": (with_cell(BAND, POPULATION, "-5"), BAND, "population", "-5", "must not be negative"),
    "no population": (with_cell(BAND, POPULATION, ""), BAND, "population", "", "of All causes must say the population"),
    "another population": (
        with_cell(CELL, POPULATION, "1"), CELL, "population", "1", "blank here, or the same as in the row of All causes",
    ),
    "a date for an age": (with_cell(CELL, AGE, "04-Feb"), CELL, "age", "04-Feb", "must be one of 0, 1-4, 5-9"),
    "no age": (with_cell(CELL, AGE, ""), CELL, "age", "", "must not be empty"),
    "another word for a sex": (with_cell(CELL, SEX, "Boys"), CELL, "sex", "Boys", "one of: Persons, Male, Female"),
    "no group": (with_cell(CELL, GROUP, ""), CELL, "group", "", "must not be empty"),
    "no cause": (with_cell(CELL, CAUSE, ""), CELL, "cause", "", "must not be empty"),
    "more deaths than people": (
        with_cell(BAND, POPULATION, "3"), BAND, "deaths", BAND_DEATHS, "must not be more deaths than people",
    ),
    "a cause above all causes": (
        with_cell(CELL, DEATHS, "1000"), CELL, "deaths", "1000", "One cause must not have more deaths than All causes",
    ),
    "causes together above all causes": (
        with_cell(CELL, DEATHS, BAND_DEATHS), BAND, "deaths", BAND_DEATHS, "The causes of this band add up to more",
    ),
    "a row too short": (
        written([*ROWS[:9], ROWS[9][:4], *ROWS[10:]]), 10, "", ", ".join(ROWS[9][:4]), "4 cells where the header has 6",
    ),
    "a row twice": (
        written([*ROWS, ROWS[CELL - 1]]), len(ROWS) + 1, "group", f"{MOST} / Male / 60-64 / {CIRCULATORY}"[:57],
        f"The row repeats row {CELL}: one row for each group, sex, age, cause",
    ),
    "a row twice, in words": (
        written([*ROWS, [MOST, "Male", "60 to 64", CIRCULATORY, "0", ""]]), len(ROWS) + 1, "group",
        f"{MOST} / Male / 60-64 / {CIRCULATORY}"[:57], f"The row repeats row {CELL}",
    ),
    "a band missing": (
        without(lambda row: row[:4] != [MOST, "Male", "60-64", CIRCULATORY]), 0, "age", MOST,
        f"Rows are missing for Male, {CIRCULATORY}: 60-64. Add them, with 0 deaths where nobody died.",
    ),
    "a cause missing": (
        without(lambda row: row[:2] != [LEAST, "Female"] or row[CAUSE] != CIRCULATORY), 0, "age", LEAST,
        f"Rows are missing for Female, {CIRCULATORY}: all 20 age bands.",
    ),
    "all causes missing": (
        without(lambda row: row[:2] != [LEAST, "Female"] or row[CAUSE] != ALL_CAUSES), 0, "age", LEAST,
        f"Rows are missing for Female, {ALL_CAUSES}: all 20 age bands.",
    ),
    "not UTF-8": (RAW.replace(b"Town", b"T\x81wn", 1), line(TOWN, "Male", "0"), "", "81", "must be UTF-8 text"),
    "empty": (b" \n", 0, "", "", "The file is empty: fill it."),
    "header alone": (written(ROWS[:1]), 0, "", "", "no rows"),
    "a column missing": (written([row[:5] for row in ROWS]), 1, "population", "", "The column is missing"),
    "another table": (b"a,b\n1,2\n", 1, "", "a, b", "The header must name the columns of the deaths table"),
}  # fmt: skip
