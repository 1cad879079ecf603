"""Nomis: its interface, its tables of a census, and downloaded queries."""

import numpy as np
import pytest

from hineq.packs.importers.extract import Extract
from hineq.packs.importers.layouts import read_figures
from hineq.packs.importers.nomis import NOMIS
from hineq.packs.importers.nomis_bulk import NOMIS_BULK
from hineq.packs.importers.nomis_query import NOMIS_QUERY
from hineq.packs.importers.tidy import TIDY
from hineq.packs.read.problems import InvalidPack

LAYOUTS = [NOMIS, NOMIS_BULK, NOMIS_QUERY, TIDY]
# what the interface gives where it is asked for nothing less
WHOLE = (
    '"DATE","DATE_NAME","DATE_CODE","DATE_TYPE","DATE_TYPECODE","DATE_SORTORDER","GEOGRAPHY","GEOGRAPHY_NAME","GEOGRAPHY_CODE",'
    '"GEOGRAPHY_TYPE","GEOGRAPHY_TYPECODE","GEOGRAPHY_SORTORDER","GENDER","GENDER_NAME","GENDER_CODE","GENDER_TYPE","GENDER_TYPECODE",'
    '"GENDER_SORTORDER","C_AGE","C_AGE_NAME","C_AGE_CODE","C_AGE_TYPE","C_AGE_TYPECODE","C_AGE_SORTORDER","MEASURES","MEASURES_NAME",'
    '"OBS_VALUE","OBS_STATUS","OBS_STATUS_NAME","OBS_CONF","OBS_CONF_NAME","URN","RECORD_OFFSET","RECORD_COUNT"'
)
SELECTED = "DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,{},MEASURES_NAME,OBS_VALUE,OBS_STATUS_NAME"


def read(text: str, file: str = "answer.csv") -> Extract:
    """The extract of a file's text."""
    return read_figures(text.encode(), file, LAYOUTS)


def faults(text: str) -> list[tuple[str, int]]:
    """The code and row of each fault of a file."""
    with pytest.raises(InvalidPack) as caught:
        read(text)
    return [(str(problem.code), problem.row) for problem in caught.value.problems]


def whole(
    sex: str, age: str, value: str, status: str = "A", called: str = "Normal Value", code: str = "E06000001"
) -> str:
    cells = (
        "2021", "2021", "2021", "date", "0", "0", "1811939475", "Newtown", code, "local authorities: district / unitary (as of April 2021)",
        "432", "159", "0", sex, "0", "Sex", "1000", "0", "200", age, "200", "Labour Market category", "5000", "0", "20100", "Value", value,
        status, called, "F", "Free (free for publication)", "Nm-2002d1d32336e0d1811939475d0d200d20100", "2862", "11178",
    )  # fmt: skip
    return ",".join(f'"{cell}"' for cell in cells)


def selected(dimension: str, *lines: str) -> str:
    return "\n".join((SELECTED.format(dimension), *lines, ""))


def test_the_interface_gives_an_area_sex_age_and_period_a_figure() -> None:
    made = read("\n".join((WHOLE, whole("Total", "All Ages", "224826"), whole("Male", "Aged 0 to 15", "52373"), "")))
    assert made.layout == NOMIS.title
    assert made.figures[["area_code", "area_name", "sex", "age", "period", "value"]].to_numpy().tolist() == [
        ["E06000001", "Newtown", "Persons", "All Ages", "2021", 224826], ["E06000001", "Newtown", "Male", "Aged 0 to 15", "2021", 52373],
    ]  # fmt: skip
    assert [one.measure for one in made.measures] == ["NM_2002_1"]
    assert any("none are added up" in remark for remark in made.remarks)


def test_a_missing_figure_stays_with_its_reason_and_a_suppressed_one_says_so() -> None:
    lines = (
        whole("Total", "All Ages", "", "Q", "Missing value"),
        whole("Male", "All Ages", "", "Q", "Missing value; suppressed"),
    )
    figures = read("\n".join((WHOLE, *lines, ""))).figures
    assert np.isnan(figures.value).all()
    assert figures[["status", "note"]].to_numpy().tolist() == [
        ["official", "Missing value"], ["suppressed", "Missing value; suppressed"],
    ]  # fmt: skip


def test_minus_1_in_a_count_of_the_census_is_no_figure() -> None:
    made = read(
        selected(
            "C2021_CARS_5_NAME",
            "2021,Abbey,E05000001,No cars,Value,-1,Normal Value",
            "2021,Beech,E05000002,No cars,Value,5,Normal Value",
        )
    )
    assert made.figures.value.tolist() == [5]
    assert any("-1 is read as no figure" in remark for remark in made.remarks)


def test_categories_are_measures_and_a_percentage_is_another() -> None:
    made = read(selected(
        "C2021_DEP_6_NAME",
        "2021,Abbey,E05000001,Household is deprived in one dimension,Value,50,Normal Value",
        "2021,Abbey,E05000001,Household is deprived in one dimension,Percent,25,Normal Value",
        "2021,Abbey,E05000001,Total: All households,Value,200,Normal Value",
    ))  # fmt: skip
    assert [(one.name, one.unit) for one in made.measures] == [
        ("Household is deprived in one dimension", "number"), ("Household is deprived in one dimension (%)", "%"), ("Total: All households", "number"),
    ]  # fmt: skip
    assert made.asks == ("No row says whom the figures count: say it with --sex Persons, Male or Female.",)


def test_a_dimension_that_says_total_of_all_is_not_in_the_name() -> None:
    made = read(
        selected(
            "RURAL_URBAN_NAME,CELL_NAME",
            "2011,Abbey,E05000001,Total,No cars or vans in household,Percent,30,Normal Value",
        )
    )
    assert made.measures[0].name == "No cars or vans in household (%)"


def test_numbers_are_sexes_where_men_and_women_stand() -> None:
    head = "DATE,GEOGRAPHY_CODE,SEX,MEASURES,OBS_VALUE"
    lines = [f"2021,E06000001,{sex},20100,{sex}0" for sex in (5, 6, 7)]
    assert read("\n".join((head, *lines))).figures.sex.tolist() == ["Male", "Female", "Persons"]
    assert set(read("\n".join((head, lines[2]))).figures.sex) == {""}


def test_numerators_and_confidence_go_to_their_figure() -> None:
    made = read(selected(
        "VARIABLE_NAME",
        "Jan 2020-Dec 2020,Newtown,E06000001,Employment rate,Variable,70.1,Normal Value",
        "Jan 2020-Dec 2020,Newtown,E06000001,Employment rate,Numerator,1000,Normal Value",
        "Jan 2020-Dec 2020,Newtown,E06000001,Employment rate,Denominator,1426,Normal Value",
        "Jan 2020-Dec 2020,Newtown,E06000001,Employment rate,Confidence,3.2,Normal Value",
        "Jan 2020-Dec 2020,Newtown,E06000001,Other rate,Confidence,3.2,Normal Value",
    ))  # fmt: skip
    figure = made.figures.iloc[0]
    assert (figure.period, figure.value, figure["count"], figure.denominator) == ("2020", 70.1, 1000, 1426)
    assert (round(figure.lower_ci, 1), round(figure.upper_ci, 1)) == (66.9, 73.3)
    assert [one.rows for one in made.left_out] == [1]


def test_months_alone_are_refused_and_areas_without_codes_left_out_by_kind() -> None:
    month = selected("CELL_NAME", "March 2020,Newtown,E06000001,Claimants,Value,50,Normal Value")
    assert faults(month) == [("period_unreadable", 2)]
    made = read("\n".join((WHOLE, whole("Total", "All Ages", "5"), whole("Total", "All Ages", "9", code=""), "")))
    assert [(one.rows, "local authorities" in one.why) for one in made.left_out] == [(1, True)]


def test_a_table_of_the_census_has_a_measure_a_column() -> None:
    made = read(
        '"date","geography","geography code","Household deprivation: Total: All households; measures: Value",'
        '"Household deprivation: Household is deprived in one dimension; measures: Value",'
        '"Household deprivation: Household is deprived in one dimension; measures: Percent"\n'
        '"2021","Newtown","E06000001",740,260,35.1\n"2021","England","",9,9,9\n',
        "census2021-ts011-ltla.csv",
    )
    assert made.layout == NOMIS_BULK.title
    assert [(one.name, one.unit) for one in made.measures] == [
        ("Household deprivation: Total: All households", "number"),
        ("Household deprivation: Household is deprived in one dimension", "number"),
        ("Household deprivation: Household is deprived in one dimension (%)", "%"),
    ]
    assert made.figures.value.tolist() == [740, 260, 35.1]
    assert [(one.rows, one.example) for one in made.left_out] == [(1, "England")]
    assert len(made.asks) == 1


def test_sexes_and_ages_in_the_heads_of_a_table_stand_apart_from_the_measure() -> None:
    made = read(
        'date,geography,geography code,Rural Urban,"Sex: All persons; Age: All categories: Age; measures: Value",'
        '"Sex: Males; Age: Age 0 to 4; measures: Value",Age: Aged 5 to 9 years\n2011,Newtown 001A,E01000001,Total,740,26,c\n'
    )
    assert made.figures[["measure", "sex", "age", "status"]].to_numpy().tolist() == [
        ["Count by sex and age", "Persons", "All ages", "official"], ["Count by sex and age", "Male", "Age 0 to 4", "official"],
        ["Count by age", "", "Aged 5 to 9 years", "suppressed"],
    ]  # fmt: skip


def test_a_density_is_no_count() -> None:
    made = read(
        "date,geography,geography code,Population Density: Persons per square kilometre; measures: Value\n2021,Abbey,E05000001,4000.5\n"
    )
    assert made.measures[0].unit == "persons per square kilometre"


QUERY = """"KS601EW to KS603EW - Economic activity by sex"
"ONS Crown Copyright Reserved [from Nomis on 21 April 2021]"
"Population :","All usual residents aged 16 to 74"
"Units      :","Persons"
"Date       :","2011"
"Rural Urban:","Total"
"Economic Activity:","Unemployed"

"2011 super output area - lower layer","mnemonic","All persons","Males","Females"

"Newtown 001A","E01000001","1,148",80,*
"Column Total","",148,80,68

"In order to protect against disclosure, records have been swapped between areas"
"*","These figures are suppressed"
"""


def test_a_query_has_its_date_and_its_categories_above_and_notes_beneath() -> None:
    made = read(QUERY)
    assert made.layout == NOMIS_QUERY.title
    assert made.figures[["area_code", "sex", "period", "value", "status"]].fillna(0).to_numpy().tolist() == [
        ["E01000001", "Persons", "2011", 1148, "official"], ["E01000001", "Male", "2011", 80, "official"],
        ["E01000001", "Female", "2011", 0, "suppressed"],
    ]  # fmt: skip
    assert [(one.name, one.unit) for one in made.measures] == [("Economic activity by sex: Unemployed", "number")]
    assert sum(one.rows for one in made.left_out) == 3


def test_a_percentage_beside_a_count_is_a_measure_of_its_own() -> None:
    made = read(
        '"TS007A - Age by five-year age bands"\n"ONS Crown Copyright Reserved [from Nomis on 26 July 2024]"\n'
        '"population","All usual residents"\n"units","Persons"\n"date","2021"\n\n'
        '"2021 super output area - lower layer","mnemonic","Total","%","Aged 4 years and under","%"\n'
        '"Newtown 001A","E01000001",473,100.0,52,11.0\n'
    )
    assert made.figures[["measure", "sex", "age", "value"]].to_numpy().tolist() == [
        ["Age by five-year age bands", "Persons", "All ages", 473], ["Age by five-year age bands (%)", "Persons", "All ages", 100],
        ["Age by five-year age bands", "Persons", "Aged 4 years and under", 52],
        ["Age by five-year age bands (%)", "Persons", "Aged 4 years and under", 11],
    ]  # fmt: skip


def block(sex: str, year: int, head: str = '"All Ages","Aged 0"') -> str:
    return (
        '"Population estimates - local authority based by single year of age"\n"ONS Crown Copyright Reserved [from Nomis on 14 June 2018]"\n\n'
        f'"Gender     :","{sex}"\n"Date       :","{year}"\n\n"local authority: district / unitary (as of April 2021)","mnemonic",{head}\n'
        '"Newtown","E06000001",1100,10\n\n'
    )


def test_tables_beneath_each_other_have_each_its_sex_and_date() -> None:
    figures = read(block("Male", 2002) + block("Female", 2002) + block("Male", 2003)).figures
    assert figures[["sex", "period", "age"]].to_numpy().tolist() == [
        ["Male", "2002", "All Ages"], ["Female", "2002", "All Ages"], ["Male", "2003", "All Ages"],
        ["Male", "2002", "Aged 0"], ["Female", "2002", "Aged 0"], ["Male", "2003", "Aged 0"],
    ]  # fmt: skip


def test_a_further_table_with_other_columns_is_refused() -> None:
    assert faults(block("Male", 2002) + block("Female", 2002, '"All Ages","Aged 1"')) == [("header_unknown", 16)]


def test_a_query_without_a_date_is_refused_and_codes_before_names_are_taken() -> None:
    head = '"2011 super output area - lower layer","Total","Males","Females"\n"E01000001 : Newtown 001A",30,10,20\n'
    assert faults(head) == [("period_unreadable", 0)]
    made = read(f'"Date :","2011"\n{head}')
    assert made.figures[["area_code", "area_name", "sex", "value"]].to_numpy().tolist() == [
        ["E01000001", "Newtown 001A", "Persons", 30], ["E01000001", "Newtown 001A", "Male", 10], ["E01000001", "Newtown 001A", "Female", 20],
    ]  # fmt: skip


def test_a_survey_has_half_the_width_of_the_interval_beside_each_figure() -> None:
    made = read(
        '"annual population survey"\n"ONS Crown Copyright Reserved [from Nomis on 13 May 2021]"\n\n"Date :","Jan 2020-Dec 2020"\n\n'
        '"local authority: district / unitary (as of April 2021)","mnemonic","Employment rate - aged 16-64","conf","% with NVQ4+","conf"\n'
        '"Newtown","E06000001",70,3.5,!,!\n"! Estimate is not available since sample size is disclosive"\n'
    )
    assert made.figures[["period", "value", "lower_ci", "upper_ci"]].to_numpy().tolist() == [["2020", 70, 66.5, 73.5]]
    assert [one.unit for one in made.measures] == ["", "%"]
