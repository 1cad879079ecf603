"""People by neighbourhood, sex and single year of age: the ONS's sheets and Nomis's rows give the same bands."""

import pytest

from hineq.model.deaths import AGE_BANDS
from hineq.model.words import Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.small_area_counts import SmallAreaCounts
from hineq.packs.importers.small_area_people import read_small_area_people
from hineq.packs.read.problems import InvalidPack, Problem
from tests.packs.importers.small_areas import LSOA_A, LSOA_B, PEOPLE, SINGLE, in_single_years, text, workbook

AGES = in_single_years()
# the heads of the estimates to mid-2020, of today's, of those of 2002 to 2010, and of Nomis
TO_2020 = ("LSOA Code", "LSOA Name", "LA Code (2018 boundaries)", "LA name (2018 boundaries)", "LA Code (2021 boundaries)", "LA name (2021 boundaries)", "All Ages", *SINGLE)  # fmt: skip
TODAY = ("LAD 2023 Code", "LAD 2023 Name", "LSOA 2021 Code", "LSOA 2021 Name", "Total", *(f"F{age}" for age in range(91)), *(f"M{age}" for age in range(91)))  # fmt: skip
OLD = ("LSOA11CD", "LAD11CD", "LAD11NM", "all_ages", *(f"m{age}" for age in range(90)), "m90plus")
NOMIS = ("DATE", "DATE_NAME", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME", "GENDER", "GENDER_NAME", "C_AGE", "C_AGE_NAME", "MEASURES_NAME", "OBS_VALUE", "OBS_STATUS")  # fmt: skip


def to_2020(zone=LSOA_A, ages=AGES):
    return (zone, "Luton 001A", "E06000032", "Luton", "E06000032", "Luton", sum(ages), *ages)


def today(zone=LSOA_A):
    return ("E06000032", "Luton", zone, "Luton 001A", f"{3 * sum(AGES):,}", *AGES, *(2 * count for count in AGES))


def nomis(ages=None, sexes=("Female", "Male")):
    named = ages or [("All Ages", sum(AGES)), ("Aged 0 to 15", 9), ("Aged 16 to 64", 9), ("Aged 65+", 9), *((f"Age {age}", AGES[age]) for age in range(90)), ("Aged 90+", AGES[90])]  # fmt: skip
    return [
        (2022, "2022", LSOA_A, "Luton 001A", 1, sex, 200, age, "Value", count, "A")
        for sex in sexes
        for age, count in named
    ]


def read(raw: bytes, file: str = "people.csv", **said) -> SmallAreaCounts:
    return read_small_area_people(raw, file, **said)


def only(raw: bytes, file: str = "people.csv") -> Problem:
    with pytest.raises(InvalidPack) as error:
        read(raw, file)
    (problem,) = error.value.problems
    return problem


def banded(found: SmallAreaCounts, zone=LSOA_A, sex="Male", year=2020) -> list[float]:
    frame = found.frame
    own = frame[(frame.zone == zone) & (frame.sex == sex) & (frame.year == year)]
    assert own.age.astype(str).tolist() == list(AGE_BANDS)
    return own.people.tolist()


def test_a_sheet_a_sex_says_whom_and_when_in_its_title() -> None:
    # the numbers stand in the workbook as numbers, the head beneath lines of titles
    sheets = {
        f"Mid-2020 {sex}": [("Table SAPE23DT2",), (), TO_2020, to_2020(), to_2020(LSOA_B)]
        for sex in ("Males", "Females", "Persons")
    }
    found = read(
        workbook({"Contents": [("Population estimates", "by age")], **sheets, "Notes": [("See", "the methods")]}),
        "sape23dt2.xlsx",
    )
    for sex in ("Male", "Female", "Persons"):
        assert banded(found, LSOA_B, sex) == PEOPLE.tolist()
    assert found.asks == ()
    assert any("'Mid-2020 Males' says of which year it is: 2020" in one for one in found.remarks)
    assert any("Contents, Notes" in one for one in found.remarks)


def test_both_sexes_side_by_side_a_sheet_a_year() -> None:
    found = read(
        workbook({f"Mid-{year} LSOA 2021": [("Mid-year estimates",), TODAY, today()] for year in (2021, 2022)}),
        "sapelsoa20212022.xlsx",
    )
    for year in (2021, 2022):
        assert banded(found, sex="Female", year=year) == PEOPLE.tolist()
        assert banded(found, sex="Male", year=year) == (2 * PEOPLE).tolist()
    assert found.vintage == "2021"
    assert set(found.frame.sex.unique()) == {"Male", "Female"}


def test_text_with_a_column_of_years_and_thousands() -> None:
    rows = [(year, *today()[:4], '"4,395"', *AGES, *AGES) for year in (2020, 2021)]
    found = read(text(("Year", *TODAY), *rows))
    assert banded(found) == banded(found, sex="Female", year=2021) == PEOPLE.tolist()


def test_the_old_sheets_name_the_sex_in_each_head() -> None:
    found = read(
        workbook({"Mid-2009": [OLD, (LSOA_A, "E06000032", "Luton", sum(AGES), *AGES)]}), "males-mid2007-to-mid2010.xlsx"
    )
    assert banded(found, year=2009) == PEOPLE.tolist()


def test_rows_of_councils_among_neighbourhoods_are_left_out() -> None:
    heads = ("Area Codes", "Area Names", "", "All Ages", *SINGLE)
    rows = [("E06000032", "Luton", "", 9, *[1] * 91), (LSOA_A, "", "Luton 001A", sum(AGES), *AGES)]
    found = read(text(heads, *rows), "mid-2020 males.csv")
    assert banded(found) == PEOPLE.tolist()
    assert [one.rows for one in found.left_out] == [1]


def test_nomis_a_row_an_age_ages_that_run_over_others_are_never_added() -> None:
    found = read(text(NOMIS, *nomis()))
    assert banded(found, year=2022) == banded(found, sex="Female", year=2022) == PEOPLE.tolist()
    assert [one.rows for one in found.left_out] == [2, 6]


def test_nomis_a_missing_value_is_a_fault_not_a_0() -> None:
    rows = nomis(sexes=("Male",))
    rows[20] = (*rows[20][:-2], "", "Q")
    rows[21] = (*rows[21][:-2], 0, "A")
    assert only(text(NOMIS, *rows)).code is Fault.CELL_EMPTY


def test_nomis_a_year_of_age_that_one_neighbourhood_lacks_is_a_fault() -> None:
    rows = [*nomis(), *([*row[:2], LSOA_B, *row[3:]] for row in nomis())]
    rows.remove(next(row for row in rows if row[2] == LSOA_B and row[7] == "Age 7"))
    problem = only(text(NOMIS, *rows))
    assert problem.code is Fault.BAND_MISSING
    assert (
        f"1 of the neighbourhoods, by sex and year, have no row of some age, such as {LSOA_B}, Female, 2022"
        in problem.rule
    )


@pytest.mark.parametrize(
    "heads",
    [[f"X{age}" for age in range(90)] + ["X90."], [f"Age {age}" for age in range(90)] + ["Aged 90+"], list(AGE_BANDS)],
)
def test_heads_of_ages_as_others_write_them(heads) -> None:
    counts = AGES if len(heads) > 20 else PEOPLE.astype(int).tolist()
    raw = text(("lsoa_code", *heads), (LSOA_A, *counts))
    assert banded(read(raw, sex=Sex.MALE, year=2020)) == PEOPLE.tolist()


def test_what_the_file_does_not_say_is_asked() -> None:
    found = read(text(TO_2020, to_2020()))
    assert [one.split(":")[1].split()[3] for one in found.asks] == ["--sex", "--year."]


@pytest.mark.parametrize(
    ("heads", "code", "said"),
    [
        (["0-4", *AGE_BANDS[2:]], Fault.AGE_BANDS_COARSE, "0-4"),
        (
            [*(f"F{age}" for age in ("0 to 15", "16 to 29", "30 to 44", "45 to 64", "65 and over"))],
            Fault.AGE_BANDS_COARSE,
            "65+",
        ),
        ([*AGE_BANDS[:-2], "85+"], Fault.AGE_BANDS_COARSE, "85+"),
        ([*AGE_BANDS[:-1]], Fault.BAND_MISSING, "90+"),
        ([*map(str, range(7)), *map(str, range(8, 90)), "90+"], Fault.BAND_MISSING, "5-9"),
        ([*AGE_BANDS[:2], "5-7", "7-9", *AGE_BANDS[3:]], Fault.AGE_BAND_UNKNOWN, "7-9"),
    ],
)
def test_ages_that_make_no_life_table_are_one_fault(heads, code, said) -> None:
    problem = only(text(("LSOA code", *heads), (LSOA_A, *range(1, len(heads) + 1))), "mid-2020 males.csv")
    assert problem.code is code
    assert said in problem.value


def test_a_column_of_ages_that_others_count_too_is_passed_over_and_told() -> None:
    raw = text(("LSOA code", *AGE_BANDS, "0-4"), (LSOA_A, *PEOPLE.astype(int), 50))
    found = read(raw, "mid-2020 males.csv")
    assert banded(found) == PEOPLE.tolist()
    assert any("0-4" in one for one in found.remarks)


def test_withheld_and_doubled_people_are_faults() -> None:
    withheld = only(
        text(TO_2020, to_2020(), (*to_2020(LSOA_B)[:7], "[c]", *AGES[1:])),
        "mid-2020 males.csv",
    )
    assert withheld.code is Fault.NUMBER_UNREADABLE
    assert withheld.row == 3
    assert only(text(TO_2020, to_2020(), to_2020(ages=[9, *AGES[1:]])), "mid-2020 males.csv").code is Fault.KEY_TWICE


def test_rounded_people_are_told() -> None:
    found = read(text(TO_2020, to_2020(ages=[10 * count for count in AGES])), "mid-2020 males.csv")
    assert found.rounded_to == 10
    assert any("rounded" in one for one in found.remarks)
