"""Bad sources of a national layer: each is a fault with its file, column, number and example, and nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from hineq.packs.build.layer import build_layer
from hineq.packs.declared.faults import Fault
from hineq.packs.read.problems import InvalidPack, Problem
from tests.packs.build import nation
from tests.packs.build.nation import ASHWICK, BROOKHAM, COUNTRY, Tables, quietly, ward, zone
from tests.packs.build.refused import faults, place

LOOKUP_21, LOOKUP_11, LOOKUP_01 = "lookup_lsoa21_ward24", "lookup_lsoa11_lsoa21", "lookup_lsoa01_lsoa11"
LOOKUP_17, FORMER, OUTLINES_11 = "lookup_lsoa11_ward17", "ward17_boundaries", "lsoa11_boundaries"
SERIES = "authority_series"
SEXES = "population_ltla24_by_sex_2021"


def with_tables(tmp_path: Path, change: Callable[[Tables], None]) -> list[Problem]:
    """The faults of source files that were changed in one way."""
    tables = nation.sources()
    change(tables)
    return faults(tmp_path / "examplia", nation.write_sources(tmp_path / "sources", tables))


def cell(name: str, row: int, column: str, value: str | float | None) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        tables[name].loc[row, column] = value

    return change


def without_rows(name: str, rows: list[int]) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        tables[name] = tables[name].drop(index=rows).reset_index(drop=True)

    return change


def row_again(name: str, row: int) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        tables[name] = pd.concat([tables[name], tables[name].iloc[[row]]], ignore_index=True)

    return change


def without_column(name: str, column: str) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        tables[name] = tables[name].drop(columns=column)

    return change


def in_place_of(name: str, column: str, old: str, new: str) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        tables[name][column] = tables[name][column].replace({old: new})

    return change


def as_text(name: str, column: str) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        tables[name][column] = tables[name][column].astype(str)

    return change


# a change of the source files, and the one fault that it must give: code, file, column, value, a part of what is said
BAD: dict[str, tuple[Callable[[Tables], None], Fault, str, str, str, str]] = {
    "a column gone": (
        without_column("areas", "region_code"), Fault.COLUMN_MISSING, "areas", "region_code", "", "The column is not in the file",
    ),
    "a column gone of a file that is read twice": (
        without_column("lsoa11", "lsoa11_code"), Fault.COLUMN_MISSING, "lsoa11", "lsoa11_code", "", "The column is not in the file",
    ),
    "a column of a recipe gone": (
        without_column("lsoa21", "ill"), Fault.COLUMN_MISSING, "lsoa21", "ill", "", "The column is not in the file",
    ),
    "numbers as text": (
        as_text("lsoa21", "people"), Fault.COLUMN_KIND, "lsoa21", "people", "text", "The column must hold numbers",
    ),
    "codes as numbers": (
        lambda tables: tables["lsoa01"].__setitem__("lsoa01_code", range(len(tables["lsoa01"]))),
        Fault.COLUMN_KIND, "lsoa01", "lsoa01_code", "numbers", "The column must hold text",
    ),
    "a flag as text": (
        as_text(SERIES, "area_current"), Fault.COLUMN_KIND, SERIES, "area_current", "text", "The column must hold yes or no",
    ),
    "no rows": (
        lambda tables: tables.__setitem__("lsoa21", tables["lsoa21"].iloc[:0]), Fault.NO_ROWS, "lsoa21", "", "", "The file has no rows",
    ),
    "no rows of published figures": (
        lambda tables: tables.__setitem__(SERIES, tables[SERIES].iloc[:0]), Fault.NO_ROWS, SERIES, "", "", "The file has no rows",
    ),
    "a neighbourhood left out": (
        without_rows(LOOKUP_21, [3]), Fault.ID_UNKNOWN, LOOKUP_21, "lsoa21_code", zone(4), "1 neighbourhood stands in lsoa21.parquet and not here",
    ),
    "neighbourhoods left out": (
        without_rows(LOOKUP_11, [7, 8]), Fault.ID_UNKNOWN, LOOKUP_11, "lsoa11_code", zone(8), "2 neighbourhoods stand in lsoa11.parquet and not here",
    ),
    "a neighbourhood of 2001 left out": (
        without_rows(LOOKUP_01, [5]), Fault.ID_UNKNOWN, LOOKUP_01, "lsoa01_code", zone(6), "1 neighbourhood stands in lsoa01.parquet and not here",
    ),
    "a neighbourhood twice": (
        row_again(LOOKUP_21, 3), Fault.KEY_TWICE, LOOKUP_21, "lsoa21_code", zone(4), "1 neighbourhood stands twice, such as",
    ),
    "a neighbourhood of 2011 in two wards": (
        cell(LOOKUP_11, 1, "lsoa11_ward24_code", ward(2)), Fault.KEY_TWICE, LOOKUP_11, "lsoa11_code", zone(21), "1 neighbourhood stands twice",
    ),
    "a neighbourhood of 2001 twice": (
        row_again(LOOKUP_01, 5), Fault.KEY_TWICE, LOOKUP_01, "lsoa01_code", f"{zone(6)} / {zone(6)}", "1 neighbourhood stands twice",
    ),
    "a neighbourhood left out of 2017": (
        without_rows(LOOKUP_17, [3]), Fault.ID_UNKNOWN, LOOKUP_17, "lsoa11_code", zone(5), "1 neighbourhood stands in lsoa11.parquet and not here",
    ),
    "a neighbourhood twice in 2017": (
        row_again(LOOKUP_17, 3), Fault.KEY_TWICE, LOOKUP_17, "lsoa11_code", zone(5), "1 neighbourhood stands twice, such as",
    ),
    "a neighbourhood without an outline": (
        without_rows(OUTLINES_11, [3]), Fault.ID_UNKNOWN, OUTLINES_11, "lsoa11_code", zone(5),
        "1 neighbourhood stands in lookup_lsoa11_ward17.parquet and not here",
    ),
    "an unknown ward of 2017": (
        cell(LOOKUP_17, 3, "ward17_code", ward(99)), Fault.ID_UNKNOWN, LOOKUP_17, "ward17_code", ward(99),
        "1 neighbourhood is given to a ward that is not in ward17_boundaries.parquet",
    ),
    "another council than the ward's of 2017": (
        cell(LOOKUP_17, 3, "ltla24_code", BROOKHAM), Fault.ID_UNKNOWN, LOOKUP_17, "ltla24_code", BROOKHAM,
        f"1 neighbourhood is given to another council than its ward has in ward17_boundaries.parquet, such as {zone(5)} in ward {ward(93)}",
    ),
    "another number of neighbourhoods than the ward's of 2017": (
        cell(FORMER, 0, "n_lsoa11", 4), Fault.TOTAL_UNLIKE, FORMER, "n_lsoa11", ward(91), f"such as {ward(91)}: 4 here, 3 counted",
    ),
    "a column gone of 2017": (
        without_column(LOOKUP_17, "ward17_code"), Fault.COLUMN_MISSING, LOOKUP_17, "ward17_code", "", "The column is not in the file",
    ),
    "a column gone of the wards of 2017": (
        without_column(FORMER, "n_lsoa11"), Fault.COLUMN_MISSING, FORMER, "n_lsoa11", "", "The column is not in the file",
    ),
    "numbers as text of the wards of 2017": (
        as_text(FORMER, "n_lsoa11"), Fault.COLUMN_KIND, FORMER, "n_lsoa11", "text", "The column must hold numbers",
    ),
    "a column gone of the outlines of 2011": (
        without_column(OUTLINES_11, "lsoa11_code"), Fault.COLUMN_MISSING, OUTLINES_11, "lsoa11_code", "", "The column is not in the file",
    ),
    "a ward of 2017 in an unknown council": (
        cell(FORMER, 0, "ltla24_code", "X07000099"), Fault.ID_UNKNOWN, FORMER, "ltla24_code", "X07000099", "1 rows are of no authority",
    ),
    "figures of a neighbourhood twice": (
        row_again("lsoa21", 3), Fault.KEY_TWICE, "lsoa21", "lsoa21_code", zone(4), "1 neighbourhood stands twice",
    ),
    "figures that lack": (
        without_rows("lsoa21", [3, 4]), Fault.ID_UNKNOWN, "lsoa21", "lsoa21_code", zone(4),
        "2 neighbourhoods stand in lookup_lsoa21_ward24.parquet and not here",
    ),
    "figures of 2001 that lack": (
        without_rows("lsoa01", [3]), Fault.ID_UNKNOWN, "lsoa01", "lsoa01_code", zone(4),
        "1 neighbourhood stands in lookup_lsoa01_lsoa11.parquet and not here",
    ),
    "an unknown ward of 2011": (
        cell(LOOKUP_11, 4, "lsoa11_ward24_code", ward(99)), Fault.ID_UNKNOWN, LOOKUP_11, "lsoa11_ward24_code", ward(99),
        f"The ward of neighbourhood {zone(5)} is not in lookup_lsoa21_ward24.parquet",
    ),
    "an unknown council of 2011": (
        cell("lsoa11", 4, "ltla24_code", "X07000099"), Fault.ID_UNKNOWN, LOOKUP_11, "ltla24_code", "X07000099",
        f"The authority of neighbourhood {zone(6)} is not in lookup_lsoa21_ward24.parquet",
    ),
    "an unknown neighbourhood of 2011": (
        cell(LOOKUP_01, 5, "lsoa11_code", zone(99)), Fault.ID_UNKNOWN, LOOKUP_01, "lsoa11_code", zone(99),
        "1 neighbourhood stands here and not in lookup_lsoa11_lsoa21.parquet",
    ),
    "an area in an unknown one": (
        cell("areas", 1, "parent_code", "X92000009"), Fault.ID_UNKNOWN, "areas", "parent_code", "X92000009", "The parent_code is not in areas.parquet",
    ),
    "a measure that lacks": (
        in_place_of(SERIES, "indicator_id", "jobless", "workless"),
        Fault.MEASURE_MISSING, SERIES, "", "jobless", "The file has no figure of this measure",
    ),
    "a release that lacks": (
        lambda tables: tables["imd_la_summaries_england"].__setitem__("release", "IMD2015"),
        Fault.MEASURE_MISSING, "imd_la_summaries_england", "", "score, IMD2019", "The file has no figure of this measure",
    ),
    "a measure of census wards that lacks": (
        lambda tables: tables["ward_health_expectancy_2009_13"].__setitem__("indicator_id", "healthy_life"),
        Fault.MEASURE_MISSING, "ward_health_expectancy_2009_13", "", "life_expectancy", "The file has no figure of this measure",
    ),
    "a share above 100": (
        cell(SERIES, 6, "value", 160.0), Fault.FIGURE_OUTSIDE_RANGE, "observations", "value", "160",
        f"must lie between 0 and 100. It is the figure of {ASHWICK}, smoking, survey, Persons, 18+, 2020, s5.",
    ),
    "a share below 0": (
        cell(SERIES, 6, "value", -1.0), Fault.FIGURE_OUTSIDE_RANGE, "observations", "value", "-1", "must lie between 0 and 100.",
    ),
    "limits crossed": (
        cell(SERIES, 1, "lower_ci_95", 21.5), Fault.LIMITS_CROSSED, "observations", "lower_ci", "21.5",
        f"must not lie above the value. It is the figure of {ASHWICK}, smoking,",
    ),
    "a limit alone": (
        cell(SERIES, 1, "lower_ci_95", None), Fault.LIMIT_ALONE, "observations", "lower_ci", "", "Give both limits or neither.",
    ),
    "a count below 0": (
        cell(SERIES, 1, "count", -4), Fault.COUNT_NEGATIVE, "observations", "count", "-4", "A count must not be negative.",
    ),
    "more counted than there are": (
        cell(SERIES, 1, "count", 1001), Fault.COUNT_OVER_DENOMINATOR, "observations", "count", "1001", "must not exceed",
    ),
    "a total that is not its parts": (
        cell("lsoa21", 3, "people", 150), Fault.TOTAL_UNLIKE, "lsoa21", "people", zone(4),
        f"1 neighbourhood has another total than the parts add up to, such as {zone(4)}: 150 here, 100 in the 2 columns from young to grown.",
    ),
    "more than there are in all": (
        cell("lsoa21", 3, "ill", 101), Fault.TOTAL_UNLIKE, "lsoa21", "people", zone(4),
        f"1 neighbourhood has a smaller total than what is part of it, such as {zone(4)}: 100 here, 101 in ill.",
    ),
    "two tables of one count that are no noise apart": (
        cell("lsoa21", 3, "old", 20), Fault.TOTAL_UNLIKE, "lsoa21", "grown", zone(4),
        f"1 neighbourhood has a total that is more than 40 away from the same count of another table, such as {zone(4)}: 90 here, 160 in old.",
    ),
    "residents that are not those of the neighbourhoods": (
        cell("areas", 5, "residents_2021", 901), Fault.TOTAL_UNLIKE, "areas", "residents_2021", ASHWICK,
        f"1 area has another total than what lies in it, such as {ASHWICK}: 901 here, 900 counted.",
    ),
    "a count of a neighbourhood below 0": (
        cell("lsoa21", 3, "ill", -1), Fault.COUNT_NEGATIVE, "lsoa21", "ill", zone(4),
        f"1 neighbourhood has a number outside what the column can hold, such as {zone(4)}: -1. It must not lie below 0.",
    ),
    "residents of 2011 below 0": (
        cell("lsoa11", 3, "people", -100), Fault.COUNT_NEGATIVE, "lsoa11", "people", zone(5), f"such as {zone(5)}: -100.",
    ),
    "a tenth that is none": (
        cell("lsoa21", 3, "tenth", 11), Fault.FIGURE_OUTSIDE_RANGE, "lsoa21", "tenth", zone(4), "11. It must lie between 1 and 10.",
    ),
    "an authority twice by sex": (
        row_again(SEXES, 1), Fault.KEY_TWICE, SEXES, "ltla24_code", BROOKHAM, "1 authority stands twice",
    ),
    "an authority left out by sex": (
        without_rows(SEXES, [1]), Fault.ID_UNKNOWN, SEXES, "ltla24_code", BROOKHAM, "1 authority stands in areas.parquet and not here",
    ),
    "men and women who are not all": (
        cell(SEXES, 0, "everybody", 901), Fault.TOTAL_UNLIKE, SEXES, "everybody", ASHWICK,
        f"1 authority has another total than men and women together, such as {ASHWICK}: 901 here, 900 there.",
    ),
    "more men of an age than men": (
        lambda tables: tables[SEXES].__setitem__(["grown_women", "grown_men"], [[290, 460], [270, 250], [450, 430]]),
        Fault.TOTAL_UNLIKE, SEXES, "men", ASHWICK, "450 here, 460 there.",
    ),
    "men and women who are not those of the neighbourhoods": (
        cell(SEXES, 0, "grown_men", 390), Fault.TOTAL_UNLIKE, SEXES, "grown_women", ASHWICK,
        f"1 authority has another total than that of its neighbourhoods, such as {ASHWICK}: 775 here, 750 there.",
    ),
    "a number of women below 0": (
        cell(SEXES, 0, "women", -1), Fault.COUNT_NEGATIVE, SEXES, "women", ASHWICK, f"such as {ASHWICK}: -1.",
    ),
    "no number of women": (
        cell(SEXES, 0, "women", None), Fault.COUNT_NEGATIVE, SEXES, "women", ASHWICK, f"such as {ASHWICK}: none.",
    ),
    "a period that cannot be read": (
        cell(SERIES, 6, "period_label", "around 2020"), Fault.PERIOD_UNREADABLE, "observations", "period", "around 2020", "must read like",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_source_is_one_fault_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    change, code, file, column, value, said = BAD[name]
    (problem,) = with_tables(tmp_path, change)
    assert place(problem) == (code, f"{file}.parquet", column, value)
    assert said in problem.rule


def test_a_total_that_is_not_what_lies_in_it(tmp_path: Path) -> None:
    (problem,) = with_tables(tmp_path, cell("areas", 5, "n_lsoa21", 7))
    assert place(problem) == (Fault.TOTAL_UNLIKE, "areas.parquet", "n_lsoa21", ASHWICK)
    assert (
        problem.rule == f"1 area has another total than what lies in it, such as {ASHWICK}: 7 here, 6 counted. "
        "Take files of one release."
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without_column("lsoa21", "ill"), f"So in 20 rows, such as {zone(1)}."),
        (as_text("lsoa21", "people"), f"So in 20 rows, such as {zone(1)}: '100'."),
        (lambda tables: tables["lsoa21"].__setitem__("ill", [*["7"] * 4, "a few", "n/a", *["8"] * 14]), f"So in 2 rows, such as {zone(5)}: 'a few'."),
        (lambda tables: tables["lsoa21"].__setitem__("lsoa21_code", range(20)), "So in 20 rows, such as row 1: 0."),
        (as_text(SERIES, "area_current"), f"rows, such as {COUNTRY}: 'True'."),
    ],
)  # fmt: skip
def test_a_column_tells_how_many_rows_it_is_wrong_in_and_one_of_them(tmp_path: Path, change, said: str) -> None:
    (problem,) = with_tables(tmp_path, change)
    assert problem.rule.endswith(said)


def test_one_wrong_number_of_a_neighbourhood_is_told_once(tmp_path: Path) -> None:
    """Below nought, it makes up no total either, and no area has its residents: one line of the number itself."""

    def change(tables: Tables) -> None:
        tables["lsoa21"].loc[[3, 5], "young"] = -10

    (problem,) = with_tables(tmp_path, change)
    assert place(problem) == (Fault.COUNT_NEGATIVE, "lsoa21.parquet", "young", zone(4))
    assert problem.rule.startswith("2 neighbourhoods have a number outside")


def test_a_ward_that_is_given_another_number_of_neighbourhoods(tmp_path: Path) -> None:
    """The fifth goes to the next ward: two wards differ, told in one line."""
    (problem,) = with_tables(tmp_path, cell(LOOKUP_21, 4, "ward24_code", ward(3)))
    assert place(problem) == (Fault.TOTAL_UNLIKE, "ward24_boundaries.parquet", "n_lsoa21", ward(2))
    assert problem.rule.startswith(f"2 areas have another total than what lies in it, such as {ward(2)}: 2 here, 1 ")


def test_a_lookup_with_an_unknown_ward(tmp_path: Path) -> None:
    (problem,) = with_tables(tmp_path, in_place_of(LOOKUP_21, "ward24_code", ward(2), ward(99)))
    assert place(problem) == (Fault.ID_UNKNOWN, f"{LOOKUP_21}.parquet", "ward24_code", ward(99))
    assert problem.rule.startswith("2 neighbourhoods are given to a ward that is not in ward24_boundaries.parquet")


def test_a_lookup_that_gives_a_neighbourhood_to_another_council_than_its_ward(tmp_path: Path) -> None:
    told = with_tables(tmp_path, cell(LOOKUP_21, 3, "ltla24_code", BROOKHAM))
    assert [place(one)[:3] for one in told] == [
        (Fault.ID_UNKNOWN, f"{LOOKUP_21}.parquet", "ltla24_code"),
        (Fault.TOTAL_UNLIKE, "areas.parquet", "n_lsoa21"),
        (Fault.TOTAL_UNLIKE, "areas.parquet", "n_ward24"),
    ]
    assert told[0].rule.startswith("1 neighbourhood is given to another council than its ward has")
    assert f"such as {zone(4)} in ward {ward(2)}" in told[0].rule


def test_an_outline_of_another_neighbourhood_is_told_on_both_sides(tmp_path: Path) -> None:
    told = with_tables(tmp_path, cell(OUTLINES_11, 3, "lsoa11_code", zone(99)))
    assert [place(one) for one in told] == [
        (Fault.ID_UNKNOWN, f"{LOOKUP_17}.parquet", "lsoa11_code", zone(99)),
        (Fault.ID_UNKNOWN, f"{OUTLINES_11}.parquet", "lsoa11_code", zone(5)),
    ]


def test_one_mistake_in_many_rows_is_one_line_with_their_number(tmp_path: Path) -> None:
    def change(tables: Tables) -> None:
        tables[SERIES].loc[:4, "lower_ci_95"] = 100.0

    (problem,) = with_tables(tmp_path, change)
    assert (problem.code, problem.column, problem.row) == (Fault.LIMITS_CROSSED, "lower_ci", 0)
    assert problem.rule.endswith("So in 5 rows, of which this is the first.")


def test_all_faults_of_a_folder_are_told_at_once(tmp_path: Path) -> None:
    """Files that lack, columns that lack and files that are none, of every part of the build."""
    source = nation.write_sources(tmp_path / "sources", nation.sources())
    for name in ("areas", "lookup_ltla_changes", "lsoa11"):
        (source / f"{name}.parquet").unlink()
    (source / f"{SERIES}.parquet").write_bytes(b"no Parquet")
    (source / f"{LOOKUP_21}.parquet").write_bytes(b"")
    bad = nation.sources()["ward_health_expectancy_2009_13"].drop(columns="sex")
    nation.write_sources(source, {"ward_health_expectancy_2009_13": bad})
    told = faults(tmp_path / "examplia", source)
    assert {(one.code, one.file, one.column) for one in told} == {
        (Fault.FILE_MISSING, "areas.parquet", ""),
        (Fault.FILE_MISSING, "lookup_ltla_changes.parquet", ""),
        (Fault.FILE_MISSING, "lsoa11.parquet", ""),
        (Fault.FILE_UNREADABLE, f"{SERIES}.parquet", ""),
        (Fault.FILE_UNREADABLE, f"{LOOKUP_21}.parquet", ""),
        (Fault.COLUMN_MISSING, "ward_health_expectancy_2009_13.parquet", "sex"),
    }
    assert len(told) == 6


@pytest.mark.parametrize("name", nation.sources())
def test_a_file_that_is_not_there_is_one_fault(tmp_path: Path, name: str) -> None:
    source = nation.write_sources(tmp_path / "sources", nation.sources())
    (source / f"{name}.parquet").unlink()
    (problem,) = faults(tmp_path / "examplia", source)
    assert place(problem) == (Fault.FILE_MISSING, f"{name}.parquet", "", "")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack) as told:
        build_layer(tmp_path / "nowhere", tmp_path / "neither", quietly)
    assert [(one.code, Path(one.file).name) for one in told.value.problems] == [
        (Fault.FOLDER_MISSING, "nowhere"),
        (Fault.FOLDER_MISSING, "neither"),
    ]
    assert list(tmp_path.iterdir()) == []
