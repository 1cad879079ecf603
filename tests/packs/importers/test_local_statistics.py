"""Explore Local Statistics (ONS): a CSV of its interface, its source files, and its workbooks with a column a period."""

import io

import pytest
import xlsxwriter

from hineq.packs.importers.layouts import read_figures
from hineq.packs.importers.local_statistics import LOCAL_STATISTICS
from hineq.packs.importers.tidy import TIDY
from hineq.packs.read.problems import InvalidPack

ROWS = (
    "E07000148,Norwich,2020-01-01/P1Y,79,71.5,86.5",
    "E07000148,Norwich,2021-01-01/P1Y,84,78,90",
    "K02000001,United Kingdom,2021-01-01/P1Y,75,,",
)
SOURCE = (
    "AREACD,AREANM,Geography,Variable Name,Indicator,Period,Observation,Measure,Unit,Lower Confidence Interval (95%),"
    "Upper Confidence Interval (95%),Observation Status,Polarity,Notes"
)


def read(*lines, head="areacd,areanm,period,value,lci_95,uci_95", file="employment-rate-line.csv", encoding="utf-8"):
    return read_figures("\n".join([head, *lines, ""]).encode(encoding), file, (LOCAL_STATISTICS, TIDY))


def test_a_csv_of_one_indicator_is_called_after_its_file():
    extract = read(*ROWS)
    assert extract.layout == "Explore Local Statistics download"
    assert extract.figures[["area_code", "period", "value"]].to_numpy().tolist() == [
        ["E07000148", "2020", 79], ["E07000148", "2021", 84], ["K02000001", "2021", 75],
    ]  # fmt: skip
    assert (extract.figures.lower_ci[0], extract.figures.upper_ci[0]) == (71.5, 86.5)
    (told,) = extract.measures
    assert (told.measure, told.unit, told.polarity) == ("employment rate", "", None)
    assert (told.publisher, told.source) == (
        "Office for National Statistics",
        "Explore Local Statistics: employment rate",
    )
    assert extract.remarks == (
        "The file does not name its indicator: its figures are called after the file, 'employment rate'.",
    )
    assert extract.asks == ("No row says whom the figures count: say it with --sex Persons, Male or Female.",)


def test_a_csv_of_several_indicators_names_each():
    extract = read("Employment rate (Great Britain),E07000148,Norwich,2023-01-01/P1Y,82.7,75,90", "Claimant Count,E07000148,Norwich,2023-01-01/P1Y,4,,", head="indicator,areacd,areanm,period,value,lci_95,uci_95")  # fmt: skip
    assert [told.measure for told in extract.measures] == ["Employment rate (Great Britain)", "Claimant Count"]
    assert extract.figures.lower_ci.isna().tolist() == [False, True]


def test_a_source_file_says_unit_kind_of_area_and_old_codes():
    extract = read(
        "E92000001,England,Nation,Obesity,Adult (18+) obesity,2015-04-01/P1Y,22.6262,Percentage,%,22.4,22.8,,-1,",
        "E47000010,North East,Combined Authority,Obesity,Adult (18+) obesity,2015-04-01/P1Y,34.5,Percentage,%,32,37,,-1,Obsolete code since 2018",
        head=SOURCE,
    )
    assert list(extract.figures.area_type) == ["Nation", "Combined Authority"]
    assert extract.figures.note[1] == "Obsolete code since 2018"
    assert (extract.measures[0].measure, extract.measures[0].unit) == ("Obesity", "%")


def test_a_direction_in_numbers_is_not_taken():
    extract = read("E92000001,England,Nation,Obesity,Obesity,2015-04-01/P1Y,22.6,Percentage,%,22,23,,-1,", head=SOURCE)
    assert extract.measures[0].polarity is None
    assert "holds numbers, from which nothing is taken" in extract.remarks[0]


def test_whom_a_measure_counts_is_taken_from_its_name_and_women_and_men_have_one_measure():
    head = "areacd,areanm,geography,indicator,period,observation,measure,unit,lower_confidence_interval_95,upper_confidence_interval_95,observation_status,notes"
    extract = read(
        "E08000016,Barnsley,District,Male healthy life expectancy,2021-01-01/P3Y,52.9,Years,yrs,49,56,,",
        "E08000016,Barnsley,District,Female healthy life expectancy,2021-01-01/P3Y,53.9,Years,yrs,50,57,,",
        head=head,
    )
    assert extract.figures[["measure", "sex", "period"]].to_numpy().tolist() == [
        ["Healthy life expectancy", "Male", "2021-23"], ["Healthy life expectancy", "Female", "2021-23"],
    ]  # fmt: skip
    assert [told.unit for told in extract.measures] == ["years"]
    assert extract.asks == ()
    assert len(extract.remarks) == 2


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2020-01-01/P1Y", "2020"), ("2019-04-01T00:00:00/P1Y", "2019/20"), ("2020-01-01/P3Y", "2020-22"), ("2021", "2021"),
        ("2015-11-16/P1Y", "2015/16"), ("2022-06-30", "2022"), ("2016/17", "2016/17"),
    ],
)  # fmt: skip
def test_periods_with_durations_are_printed_as_packs_print_them(period, label):
    assert list(read(f"E07000148,Norwich,{period},79,71,86").figures.period) == [label]


def test_what_a_period_does_not_say_is_told():
    remarks = read("E07000148,Norwich,2015-11-16/P1Y,79,71,86", "E07000148,Norwich,2016-11-16/P1Y,79,71,86").remarks
    assert (
        "2 rows are of a year from 16 November, printed like 2015/16: a pack takes a year across two to run from April."
        in remarks
    )
    assert (
        "1 row is of a single day: its year is printed, such as 2022."
        in read("E07000148,Norwich,2022-06-30,79,71,86").remarks
    )


@pytest.mark.parametrize("period", ["2023-07-01/P3M", "1991-06-30/P5Y", "2013-04-01/P3Y", "2013-04-01/P1M"])
def test_stretches_that_no_pack_prints_are_left_out_with_a_count(period):
    extract = read(*ROWS, f"E07000149,South Norfolk,{period},79,71,86")
    assert len(extract.figures) == 3
    assert (extract.left_out[0].rows, extract.left_out[0].example) == (1, "row 5")


def test_several_days_of_a_year_are_left_out_and_one_a_year_is_not():
    quarters = [f"E07000148,Norwich,2023-{month}-01,{value},," for month, value in (("01", 1), ("04", 2), ("07", 3))]
    extract = read(*quarters)
    assert extract.figures.empty
    assert extract.left_out[0].rows == 3
    assert len(read(quarters[0], quarters[0].replace("2023", "2024")).figures) == 2


def test_a_period_that_cannot_be_read_is_one_fault():
    with pytest.raises(InvalidPack) as raised:
        read("E07000148,Norwich,last year,79,71,86", "E07000149,South Norfolk,last year,79,71,86")
    assert [(str(one.code), one.row) for one in raised.value.problems] == [("period_unreadable", 2)]


def test_what_is_confidential_is_suppressed_and_what_is_not_there_left_out():
    lines = (
        "E07000148,Norwich,2020-01-01/P1Y,,c",
        "E07000149,South Norfolk,2020-01-01/P1Y,,x",
        "E07000150,Corby,2020-01-01/P1Y,5,u",
    )
    extract = read(*lines, head="areacd,areanm,period,value,status")
    assert list(extract.figures.status) == ["suppressed", "official"]
    assert extract.figures.value.isna().tolist() == [True, False]
    assert extract.left_out[0].rows == 1


def test_sexes_ages_and_other_groups_stand_apart():
    lines = (
        "E07000148,Norwich,2020-01-01/P1Y,Female,16 to 64,Retail,5",
        "E07000148,Norwich,2020-01-01/P1Y,Persons,All ages,Total,6",
    )
    figures = read(*lines, head="areacd,areanm,period,sex,age,industry,value").figures
    assert figures[["sex", "age", "grouped_by", "group"]].to_numpy().tolist() == [
        ["Female", "16 to 64", "industry", "Retail"], ["Persons", "All ages", "", ""],
    ]  # fmt: skip


def test_two_units_of_one_measure_are_a_fault():
    with pytest.raises(InvalidPack, match="more than one unit"):
        read(
            "E07000148,Norwich,2020-01-01/P1Y,5,%",
            "E07000149,South Norfolk,2020-01-01/P1Y,5,years",
            head="areacd,areanm,period,value,unit",
        )


def test_a_sheet_of_a_councils_own_is_not_said_to_be_the_services():
    (told,) = read("E07000148,Norwich,2021,79,71,86").measures
    assert (told.publisher, told.source, told.licence) == ("", "", "")


def test_utf_16_and_thousands_are_read():
    assert list(read('E07000148,Norwich,2021-01-01/P1Y,"1,302,555",,', encoding="utf-16").figures.value) == [1302555]


def workbook(*rows):
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        cover = book.add_worksheet("Cover sheet")
        cover.write_column(0, 0, ["Explore Local Statistics data", "Source", "Office for National Statistics (ONS)"])
        sheet = book.add_worksheet("1")
        above = [
            "Employment rate [note 1]",
            "Percentage of people",
            "Source: ONS, published on 16/04/2024",
            "This worksheet contains one table.",
        ]
        sheet.write_column(0, 0, above)
        for at, cells in enumerate(rows, len(above)):
            sheet.write_row(at, 0, cells)
    return held.getvalue()


def test_a_workbook_has_a_column_a_period_and_its_limits_in_rows():
    raw = workbook(
        ["Area code", "Area name", "Measure", "2022-01-01/P1Y (%)", "2023-01-01/P1Y (%)"],
        ["E07000148", "Norwich", "Observation value", 79, 82.7],
        ["E07000148", "Norwich", "Lower confidence interval (95%)", 71, 75],
        ["E07000148", "Norwich", "Upper confidence interval (95%)", 86, 90.4],
        ["E07000149", "South Norfolk", "Observation value", "[c]", "[x]"],
        ["E07000149", "South Norfolk", "Lower confidence interval (95%)", None, None],
        ["E07000149", "South Norfolk", "Upper confidence interval (95%)", None, None],
    )
    extract = read_figures(raw, "employment-rate.xlsx", (LOCAL_STATISTICS, TIDY))
    assert extract.figures[["period", "status"]].to_numpy().tolist() == [
        ["2022", "official"],
        ["2022", "suppressed"],
        ["2023", "official"],
    ]
    figure = extract.figures.iloc[2]
    assert (figure["_row"], figure.area_name, figure.value, figure.lower_ci, figure.upper_ci) == (
        6,
        "Norwich",
        82.7,
        75,
        90.4,
    )
    assert (extract.measures[0].measure, extract.measures[0].unit) == ("Employment rate", "%")
    assert str(extract.left_out[-1]) == "1 row left out: no value, and not suppressed, such as South Norfolk, 2023"


def test_an_older_workbook_has_its_unit_behind_the_value():
    raw = workbook(["Area code", "Area name", "Period", "Value (years)", "Confidence interval lower", "Confidence interval upper"], ["E07000148", "Norwich", "2020-01-01/P3Y", 80.5, 79, 82])  # fmt: skip
    extract = read_figures(raw, "life.xlsx", (LOCAL_STATISTICS, TIDY))
    assert extract.figures[["period", "value", "lower_ci"]].to_numpy().tolist() == [["2020-22", 80.5, 79]]
    assert extract.measures[0].unit == "years"
