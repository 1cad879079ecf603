"""The analyst's table of deaths: what is read, and every fault said once with its row, column, value and rule."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hineq.methods.life_tables import AGE_STARTS
from hineq.model.deaths import AGE_BANDS, ALL_CAUSES
from hineq.model.words import Sex
from hineq.packs.importers.deaths import TEMPLATE_CAUSES, TEMPLATE_GROUPS, deaths_template, read_deaths
from hineq.packs.read.problems import InvalidPack, Problem
from tests.examples.bad_deaths import (
    AGE,
    BAND,
    CAUSE,
    CIRCULATORY,
    DEATHS,
    LEAST,
    MOST,
    ONE_FAULT,
    POPULATION,
    RAW,
    ROWS,
    SEX,
    TOWN,
    line,
    with_cell,
    without,
    written,
)  # fmt: skip


def faults(raw: bytes) -> list[tuple[int, str, str, str]]:
    with pytest.raises(InvalidPack) as error:
        read_deaths(raw, "deaths.csv")
    assert all(problem.file == "deaths.csv" for problem in error.value.problems)
    return [(problem.row, problem.column, problem.value, problem.rule) for problem in error.value.problems]


def test_the_bands_are_those_of_the_life_table() -> None:
    starts = [int(band.split("-")[0].rstrip("+")) for band in AGE_BANDS]
    assert tuple(starts) == AGE_STARTS
    assert (AGE_BANDS[1], AGE_BANDS[18], AGE_BANDS[19]) == ("1-4", "85-89", "90+")


def test_a_sound_table_is_read_whole() -> None:
    table = read_deaths(RAW, "deaths.csv")
    assert table.name == "deaths.csv"
    assert table.remarks == ()
    assert table.sexes == (Sex.MALE, Sex.FEMALE)
    assert table.groups(Sex.MALE) == (MOST, LEAST, TOWN)
    assert table.causes(Sex.FEMALE) == TEMPLATE_CAUSES
    assert len(table.table) == len(ROWS) - 1
    first = line(MOST, "Male", "0")
    died = [float(ROWS[first - 1 + 7 * band][DEATHS]) for band in range(20)]
    np.testing.assert_array_equal(table.bands(MOST, Sex.MALE), died)


def test_the_population_of_all_causes_stands_on_every_row() -> None:
    table = read_deaths(RAW, "deaths.csv")
    np.testing.assert_array_equal(
        table.bands(MOST, Sex.MALE, CIRCULATORY, "population"), table.bands(MOST, Sex.MALE, column="population")
    )
    assert table.table.notna().all(axis=None)


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + RAW,
        RAW.replace(b"\n", b"\r\n"),
        RAW.replace(b",1-4,", b",1 to 4,").replace(b",10-14,", b",10  to  14,"),
        with_cell(line(TOWN, "Male", "40-44", CIRCULATORY), POPULATION, ROWS[line(TOWN, "Male", "40-44") - 1][POPULATION]),
    ],
    ids=["byte order mark", "Windows line ends", "bands in words", "population on a cause's row"],
)  # fmt: skip
def test_what_spreadsheets_write_is_read_alike(raw) -> None:
    pd.testing.assert_frame_equal(read_deaths(raw, "a.csv").table, read_deaths(RAW, "a.csv").table)


def test_columns_in_another_order_and_one_too_many_are_read_and_said() -> None:
    rows = [[*reversed(row), "x"] for row in ROWS]
    rows[0][-1] = "note"
    table = read_deaths(written(rows), "deaths.csv")
    pd.testing.assert_frame_equal(table.table, read_deaths(RAW, "deaths.csv").table)
    assert len(table.remarks) == 1
    assert "column note: The column is none of the deaths table; it is not read." in table.remarks[0]


def test_a_table_of_all_causes_alone_is_read() -> None:
    table = read_deaths(without(lambda row: row[CAUSE] == ALL_CAUSES), "deaths.csv")
    assert table.causes(Sex.MALE) == ()


def test_causes_may_differ_between_the_sexes() -> None:
    table = read_deaths(without(lambda row: row[SEX] == "Male" or row[CAUSE] != "Cancer"), "deaths.csv")
    assert set(table.causes(Sex.MALE)) - set(table.causes(Sex.FEMALE)) == {"Cancer"}


@pytest.mark.parametrize(("raw", "row", "column", "value", "rule"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_a_fault_is_said_once_and_exactly(raw, row, column, value, rule) -> None:
    (found,) = faults(raw)
    assert found[:2] == (row, column)
    assert found[2].removesuffix("...") == value
    assert rule in found[3]


def test_every_fault_is_collected_in_the_order_of_the_rows() -> None:
    rows = [list(row) for row in ROWS]
    rows[BAND - 1][POPULATION] = "many"
    rows[3][DEATHS] = "-2"
    rows[len(rows) - 1][AGE] = "very old"
    found = faults(written([row for row in rows if row[:3] != [LEAST, "Female", "0"]]))
    places = [(row, column) for row, column, *_ in found]
    # a band that every cause lacks is one mistake
    assert places[:1] == [(0, "age")]
    removed = 7
    assert places[1:] == [(4, "deaths"), (BAND, "population"), (len(ROWS) - removed, "age")]


def test_a_blank_template_says_what_is_to_be_filled_in() -> None:
    found = faults(deaths_template().to_csv(index=False).encode("utf-8-sig"))
    ((row, *_),) = found
    assert row == 0


def test_the_example_of_the_template_is_passed_over_and_said() -> None:
    template = deaths_template().assign(deaths=1, population=2840)
    template.loc[template.cause == ALL_CAUSES, "deaths"] = 9
    table = read_deaths(template.to_csv(index=False).encode(), "filled.csv")
    assert set(table.table.group) == set(TEMPLATE_GROUPS)
    assert any("example is passed over" in remark for remark in table.remarks)


def test_the_template_filled_in_is_read() -> None:
    template = deaths_template().assign(deaths=1, population=2840)
    template.loc[template.cause == ALL_CAUSES, "deaths"] = 9
    table = read_deaths(template.to_csv(index=False).encode("utf-8-sig"), "filled.csv")
    assert table.groups(Sex.FEMALE) == TEMPLATE_GROUPS
    assert table.causes(Sex.MALE) == TEMPLATE_CAUSES
    assert "1-4" not in set(deaths_template().age)


def problems_of(raw: bytes) -> tuple[Problem, ...]:
    try:
        read_deaths(raw, "deaths.csv")
    except InvalidPack as error:
        return error.problems
    return ()


QUIET = settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@QUIET
@given(st.binary(max_size=200))
def test_no_bytes_end_in_anything_but_faults(raw) -> None:
    with pytest.raises(InvalidPack):
        read_deaths(raw, "deaths.csv")


@QUIET
@given(st.integers(0, 2000), st.text(alphabet='0123456789,."-+e\n Mxé', max_size=8), st.integers(0, 30))
def test_no_spoilt_table_ends_in_anything_but_faults(place, content, length) -> None:
    short = written(ROWS[:60])
    place %= len(short)
    found = problems_of(short[:place] + content.encode() + short[place + length :])
    # a third of the rows is missing, so there is always something to say
    assert found
    assert all(problem.file and problem.rule for problem in found)
