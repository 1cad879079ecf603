"""Deaths by neighbourhood, sex and age: every layout of the ONS gives the same frame; what cannot be used is one fault."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hineq.model.deaths import AGE_BANDS
from hineq.model.words import Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.small_area_counts import SmallAreaCounts, together
from hineq.packs.importers.small_area_deaths import read_small_area_deaths
from hineq.packs.read.problems import InvalidPack, Problem
from tests.packs.importers.small_areas import DIED, LSOA_A, LSOA_B, LSOA_C, MID_YEAR, REGISTERED, text, workbook

LONG = ("LSOA11", "REGYR", "SEX", "AGEGROUP", "Deaths")
WIDE = ("Mid-year", "Local Authority code", "Local Authority name", "LSOA code", "LSOA name")


def long(
    counts=DIED, zones=(LSOA_A, LSOA_B), years=(2019, 2020), sexes=(1, 2), heads=LONG, ages=AGE_BANDS, zeros=False
):
    rows = [
        (zone, year, sex, age, f"{count:g}")
        for zone in zones for year in years for sex in sexes for age, count in zip(ages, counts, strict=True) if count or zeros
    ]  # fmt: skip
    return text(heads, *rows)


def wide(last=("over 85", "over 90"), sex="Males", zones=(LSOA_A, LSOA_B), counts=DIED, head=WIDE, ages=MID_YEAR):
    rows = [(2019, "E06000032", "Luton", zone, "Luton 001A", *(f"{count:g}" for count in counts)) for zone in zones]
    return [(*head, *(f"{sex} {age}" for age in (*ages, *last))), *rows]


def read(raw: bytes, file: str = "deaths.csv", **said) -> SmallAreaCounts:
    return read_small_area_deaths(raw, file, **said)


def faults(raw: bytes, file: str = "deaths.csv") -> list[Problem]:
    with pytest.raises(InvalidPack) as error:
        read(raw, file)
    return list(error.value.problems)


def only(raw: bytes, code: Fault) -> str:
    """The rule of the one fault of a file, which must be of a code."""
    (problem,) = faults(raw)
    assert problem.code is code
    return problem.rule


def banded(found: SmallAreaCounts, zone=LSOA_A, sex="Male", year=2019) -> list[float]:
    frame = found.frame
    own = frame[(frame.zone == zone) & (frame.sex == sex) & (frame.year == year)]
    return own.set_index(own.age.astype(str)).deaths.reindex(AGE_BANDS, fill_value=0).tolist()


def test_registrations_a_row_an_age_without_rows_of_none() -> None:
    found = read(long())
    assert banded(found) == banded(found, LSOA_B, "Female", 2020) == DIED.tolist()
    assert found.frame.deaths.sum() == 8 * DIED.sum()
    assert (found.vintage, found.whole, found.asks) == ("2011", False, ())
    assert any("1 is read as men" in one for one in found.remarks)
    assert any("No row is of the ages 1-4, 5-9" in one for one in found.remarks)
    fewer = read(b"\n".join(line for line in long().splitlines() if not line.endswith(b"2020,2,60-64,2")))
    assert any("never says 0" in one for one in fewer.remarks)
    assert banded(fewer, year=2020, sex="Female")[AGE_BANDS.index("60-64")] == 0


def test_ages_beyond_90_are_added_up_to_90_and_over() -> None:
    counts = [*DIED[:-1], 4, 3]
    found = read(long(counts, ages=REGISTERED))
    assert banded(found) == DIED.tolist()


def test_single_years_of_age_are_added_up_to_bands() -> None:
    rows = [(LSOA_A, 2019, "Male", age, 1) for age in (0, 1, 4, 7, 44, 70, 89, 90, 97, 104)]
    found = read(text(("LSOA Code", "Year", "Sex", "Age", "Deaths"), *rows))
    assert [(age, count) for age, count in zip(AGE_BANDS, banded(found), strict=True) if count] == [
        ("0", 1), ("1-4", 2), ("5-9", 1), ("40-44", 1), ("70-74", 1), ("85-89", 1), ("90+", 3),
    ]  # fmt: skip


def test_bands_named_by_their_first_year_are_told() -> None:
    starts = [age.split("-")[0].rstrip("+") for age in AGE_BANDS]
    found = read(long(DIED, ages=starts, zeros=True, heads=("lsoa21cd", "year", "sex", "startage", "deaths")))
    assert banded(found) == DIED.tolist()
    assert any("first year of their band" in one for one in found.remarks)


def test_mid_year_periods_a_column_an_age_with_titles_and_notes() -> None:
    rows = wide(last=("85 to 89", "90 and over"))
    raw = text(
        ("Deaths by LSOA; mid-year periods",),
        ("Source: ONS",),
        *rows,
        (),
        ("Notes", "1 July to 30 June", "", "see the release"),
        ("© Crown copyright 2021",),
    )
    found = read(raw)
    assert banded(found) == DIED.tolist()
    assert (found.whole, found.to_june) == (True, True)
    assert sum(one.rows for one in found.left_out) == 2


def test_the_column_of_neighbourhoods_is_told_by_its_cells() -> None:
    # the ONS published mid-2024 with the heads of neighbourhoods and councils exchanged
    exchanged = ("Mid-year", "LSOA21 code", "LSOA21 name", "Local Authority code", "Local Authority name")
    assert banded(read(text(*wide(head=exchanged)))) == DIED.tolist()


def test_85_and_over_beside_90_and_over_is_read_as_85_to_89_only_where_it_shows() -> None:
    found = read(text(*wide()))
    assert banded(found) == DIED.tolist()
    assert any("read as 85-89" in one for one in found.remarks)
    more = DIED.copy()
    more[18] = more[19] + 5
    assert "does not show" in only(text(*wide(counts=more)), Fault.AGE_BANDS_COARSE)


def test_a_table_that_ends_at_85_is_one_fault() -> None:
    rule = only(text(*wide(last=("over 85",), counts=DIED[:-1])), Fault.AGE_BANDS_COARSE)
    assert "85+" in rule
    assert "90+" in rule


@pytest.mark.parametrize("made", [("04-Jan", "09-May", "Oct-14"), ("2023-01-04", "2023-05-09", "2014-10-01")])
def test_ages_that_a_spreadsheet_made_days_of_are_mended(made) -> None:
    ages = ["<1", *made, *AGE_BANDS[4:]]
    assert banded(read(long(ages=ages))) == DIED.tolist()
    rows = [(LSOA_A, 2019, "Male", *(f"{count:g}" for count in DIED))]
    assert banded(read(text(("LSOA code", "Year", "Sex", *ages), *rows))) == DIED.tolist()


@pytest.mark.parametrize("sign", ["*", "[c]", "<5", "c"])
def test_withheld_counts_are_one_fault_with_their_number(sign) -> None:
    raw = long(zeros=True).decode().replace(",0\n", f",{sign}\n")
    rule = only(raw.encode(), Fault.DEATHS_SUPPRESSED)
    assert f"{int((DIED == 0).sum()) * 8:,} cells are withheld" in rule


def test_rounded_counts_are_one_fault() -> None:
    assert "multiple of 5" in only(long(DIED * 5), Fault.DEATHS_SUPPRESSED)


def test_blanks_are_none_where_nothing_says_0_and_a_fault_beside_zeros() -> None:
    rows = [["" if cell == "0" else cell for cell in row] for row in wide(last=("85-89", "90+"))]
    found = read(text(*rows))
    assert banded(found) == DIED.tolist()
    assert any("read as 0 deaths" in one for one in found.remarks)
    rows[1][-1] = "0"
    assert "and others say 0" in only(text(*rows), Fault.DEATHS_MISSING)


def test_rows_that_lack_beside_rows_of_0_are_one_fault() -> None:
    lines = long(zeros=True).decode().splitlines()
    rule = only("\n".join([*lines[:5], *lines[8:]]).encode(), Fault.BAND_MISSING)
    assert rule.startswith("3 ages have no row")
    # a sheet that ends early
    assert "90+" in only(long(DIED[:-1], ages=AGE_BANDS[:-1]), Fault.BAND_MISSING)


def test_doubled_rows_are_left_out_and_unlike_ones_a_fault() -> None:
    lines = long().decode().splitlines()
    found = read("\n".join([*lines, lines[1]]).encode())
    assert banded(found) == DIED.tolist()
    assert [(one.rows, one.why) for one in found.left_out] == [(1, "the same row once more")]
    assert "Two rows" in only("\n".join([*lines, lines[1].rsplit(",", 1)[0] + ",9"]).encode(), Fault.KEY_TWICE)


def test_a_neighbourhood_under_two_councils_is_added_up() -> None:
    rows = wide(last=("85-89", "90+"))
    other = list(rows[1])
    other[1] = "E07000241"
    found = read(text(*rows, other))
    assert banded(found) == (2 * DIED).tolist()
    assert any("under two councils" in one for one in found.remarks)


def test_rows_of_councils_and_totals_are_left_out_with_their_number() -> None:
    rows = [
        ("E06000032", 2019, "Male", "65-69", 90),
        ("E92000001", 2019, "Male", "65-69", 9000),
        (LSOA_A, 2019, "Male", "All ages", 99),
    ]
    raw = long() + b"\n" + text(*rows)
    # the sex of a column must be said in one way
    raw = raw.replace(b",1,", b",Male,").replace(b",2,", b",Female,")
    found = read(raw)
    assert banded(found) == DIED.tolist()
    assert sorted(one.rows for one in found.left_out) == [1, 2]


@pytest.mark.parametrize("zone", ["E02000001", "W01000001", "E01000001 : City of London 001A"])
def test_neighbourhoods_of_both_layers_and_nations(zone) -> None:
    assert banded(read(long(zones=(zone,))), zone[:9]) == DIED.tolist()


def test_single_causes_are_left_out_beside_all_causes_and_added_up_with_the_others() -> None:
    heads = ("LSOA code", "Year", "Sex", "Age group", "Cause", "Deaths")

    def rows(*causes):
        return [(LSOA_A, 2019, "Male", age, cause, f"{count:g}") for cause in causes for age, count in zip(AGE_BANDS, DIED, strict=True) if count]  # fmt: skip

    assert banded(read(text(heads, *rows("All causes", "Cancer")))) == DIED.tolist()
    assert banded(read(text(heads, *rows("Cancer", "All other causes")))) == (2 * DIED).tolist()
    assert "cannot be added up" in only(text(heads, *rows("Cancer", "Heart disease")), Fault.ALL_CAUSES_MISSING)


def test_text_in_any_dress() -> None:
    raw = long().decode()
    plain = read(long()).frame
    for dressed in (raw.encode("utf-16"), ("\ufeff" + raw).encode(), raw.replace(",", ";").encode(), raw.replace(",", "\t").replace("\n", "\r\n").encode(), b"\xa3 title\n" + raw.encode()):  # fmt: skip
        pd.testing.assert_frame_equal(read(dressed).frame, plain)
    many = read(long(DIED * 999).replace(b"6993", b'"6,993"'))
    assert banded(many)[-1] == 6993


def test_a_sheet_a_sex_and_sheets_without_tables() -> None:
    book = workbook({
        "Contents": [("Deaths by LSOA",), ("Sheet 1", "Males")],
        "Males": [("Table 1: Males",), (), *wide(last=("85-89", "90+"), sex="Males")],
        "Females": [("Table 2: Females",), (), *wide(last=("85-89", "90+"), sex="Females", counts=DIED + 1)],
    })  # fmt: skip
    found = read(book, "deaths.xlsx")
    assert banded(found) == DIED.tolist()
    assert banded(found, sex="Female") == (DIED + 1).tolist()
    assert found.file == "deaths.xlsx"
    assert any("Contents" in one for one in found.remarks)


def test_a_broken_workbook_is_one_fault() -> None:
    (problem,) = faults(b"PK\x03\x04" + b"nonsense" * 50, "deaths.xlsx")
    assert problem.code is Fault.WORKBOOK


def test_two_files_are_put_together_and_unlike_counts_are_a_fault() -> None:
    men, women = (
        read(long(sexes=(sex,), zeros=True).replace(b",1,", b",M,").replace(b",2,", b",F,"), f"{sex}.csv")
        for sex in (1, 2)
    )
    both = together([men, women])
    pd.testing.assert_frame_equal(both.frame.sort_values(["zone", "sex", "year", "age"], ignore_index=True).astype({"zone": str}), read(long(zeros=True)).frame.sort_values(["zone", "sex", "year", "age"], ignore_index=True).astype({"zone": str}))  # fmt: skip
    assert together([men, men]).frame.deaths.sum() == men.frame.deaths.sum()
    revised = read(long(DIED + 1, sexes=("M",), zeros=True), "revised.csv")
    with pytest.raises(InvalidPack, match="given twice and unlike"):
        together([men, revised])


def test_whom_and_when_is_taken_from_around_the_table_said_or_asked() -> None:
    rows = [(zone, *(f"{count:g}" for count in DIED)) for zone in (LSOA_A, LSOA_B)]
    raw = text(("LSOA21 code", *AGE_BANDS), *rows)
    assert banded(read(raw, "deaths_lsoa_2019_males.csv")) == DIED.tolist()
    assert (
        banded(
            read(text(("Deaths of women registered in 2019 (2021 boundaries)",), ("LSOA21 code", *AGE_BANDS), *rows)),
            sex="Female",
        )
        == DIED.tolist()
    )
    asked = read(raw)
    assert len(asked.asks) == 2
    assert read(raw, sex=Sex.MALE, year=2019).asks == ()
    assert banded(read(raw, sex=Sex.MALE, year=2019)) == DIED.tolist()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (long(years=("2015-17",)), Fault.PERIOD_UNREADABLE),
        (long(sexes=("1", "9")), Fault.WORD_UNKNOWN),
        (long().replace(b"90+", b"old"), Fault.AGE_BAND_UNKNOWN),
        (long(-DIED), Fault.COUNT_NEGATIVE),
        (long().replace(b",7\n", b",seven\n"), Fault.NUMBER_UNREADABLE),
        (long(zones=("E06000032",)), Fault.COLUMN_MISSING),
        (text(LONG), Fault.COLUMN_MISSING),
        (text(("a", "b"), (1, 2)), Fault.HEADER_UNKNOWN),
        (b"", Fault.FILE_EMPTY),
    ],
)
def test_what_cannot_be_read_is_one_fault(raw, code) -> None:
    only(raw, code)


def test_a_table_by_year_across_is_read_too() -> None:
    rows = [(LSOA_A, "Male", age, f"{count:g}", f"{count + 1:g}") for age, count in zip(AGE_BANDS, DIED, strict=True)]
    found = read(text(("LSOA code", "Sex", "Age group", "2019", "2020"), *rows))
    assert banded(found) == DIED.tolist()
    assert banded(found, year=2020) == (DIED + 1).tolist()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.integers(0, 40), min_size=40, max_size=40),
    st.lists(st.sampled_from([LSOA_A, LSOA_B, LSOA_C]), min_size=1, max_size=3, unique=True),
)
def test_no_death_is_lost_or_made_in_any_layout(counts, zones) -> None:
    counts = np.array(counts).reshape(2, 20) + (np.arange(20) >= 9) + np.eye(1, 20, 3)[0] * 3
    heads = ("LSOA code", "Year", "Sex", *AGE_BANDS)
    rows = [(zone, 2019, sex, *map(int, own)) for zone in zones for sex, own in zip("MF", counts, strict=True)]
    across = read(text(heads, *rows))
    down = read(text(("LSOA code", "Year", "Sex", "Age", "Deaths"), *[(*row[:3], age, count) for row in rows for age, count in zip(AGE_BANDS, row[3:], strict=True)]))  # fmt: skip
    assert across.frame.deaths.sum() == down.frame.deaths.sum() == counts.sum() * len(zones)
    pd.testing.assert_frame_equal(across.frame, down.frame)
