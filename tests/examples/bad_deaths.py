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


BAND = line(MOST, "Male", "60-64")
CELL = line(MOST, "Male", "60-64", CIRCULATORY)
BAND_DEATHS, BAND_PEOPLE = ROWS[BAND - 1][DEATHS], ROWS[BAND - 1][POPULATION]
ONE_FAULT = {
    "no number": (with_cell(CELL, DEATHS, "few"), CELL, "deaths", "few", "must be a plain number"),
    "thousands with a comma": (with_cell(BAND, POPULATION, "2,840"), BAND, "population", "2,840", "without commas"),
    "suppressed": (with_cell(CELL, DEATHS, ""), CELL, "deaths", "", "0 where nobody died. A suppressed count"),
    "negative deaths": (with_cell(CELL, DEATHS, "-1"), CELL, "deaths", "-1", "must not be negative"),
    "negative population": (with_cell(BAND, POPULATION, "-5"), BAND, "population", "-5", "must not be negative"),
    "no population": (with_cell(BAND, POPULATION, ""), BAND, "population", "", "of All causes must say the population"),
    "another population": (
        with_cell(CELL, POPULATION, "1"), CELL, "population", "1", "blank here, or the same as in the row of All causes",
    ),
    "a date for an age": (with_cell(CELL, AGE, "04-Jan"), CELL, "age", "04-Jan", "must be one of 0, 1-4, 5-9"),
    "no age": (with_cell(CELL, AGE, ""), CELL, "age", "", "must not be empty"),
    "another word for a sex": (with_cell(CELL, SEX, "Men"), CELL, "sex", "Men", "one of: Persons, Male, Female"),
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
    "not UTF-8": (RAW.replace(b"Town", b"T\xf4wn", 1), line(TOWN, "Male", "0"), "", "f4", "must be UTF-8 text"),
    "empty": (b" \n", 0, "", "", "The file is empty: fill it."),
    "header alone": (written(ROWS[:1]), 0, "", "", "no rows"),
    "a column missing": (written([row[:5] for row in ROWS]), 1, "population", "", "The column is missing"),
    "another table": (b"a,b\n1,2\n", 1, "", "a, b", "The header must name the columns of the deaths table"),
}  # fmt: skip
