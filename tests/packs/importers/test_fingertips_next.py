"""FingertipsNext: what it takes in, its list of groups, whose numbers count the other way round, and what its interface answers."""

import json

import pytest

from hineq.model.words import Polarity
from hineq.packs.importers.fingertips_next import FINGERTIPS_NEXT
from hineq.packs.importers.fingertips_next_answer import read_fingertips_next_json
from hineq.packs.importers.fingertips_next_groups import FINGERTIPS_NEXT_GROUPS
from hineq.packs.importers.json_answers import read_json_answer
from hineq.packs.importers.layouts import read_figures
from hineq.packs.importers.tidy import TIDY
from hineq.packs.read.problems import InvalidPack

HEAD = (
    "area_code,date_from,date_to,period_type,sex,age_from_years_inclusive,age_to_years_inclusive,deprivation_decile,deprivation_category,"
    "count,value,denominator,lower_ci_95,upper_ci_95,lower_ci_99_8,upper_ci_99_8"
)


def row(
    code="E06000001",
    days="2024-01-01,2024-12-31",
    kind="calendar_year",
    sex="persons",
    ages=",",
    group=",",
    value="50",
    limits="40,60,30,70",
):
    return f"{code},{days},{kind},{sex},{ages},{group},5,{value},10,{limits}"


def read(*rows, head=HEAD):
    raw = "\n".join(["", head, *rows, ""]).encode()
    return read_figures(raw, "made-up_share.csv", (FINGERTIPS_NEXT, FINGERTIPS_NEXT_GROUPS, TIDY))


def faults(*rows):
    with pytest.raises(InvalidPack) as raised:
        read(*rows)
    return [(str(one.code), one.row, one.column) for one in raised.value.problems]


def test_a_row_is_a_figure_whatever_lines_are_empty():
    extract = read(row(), "", row(sex="male", value="51"))
    assert extract.layout == "FingertipsNext upload"
    assert list(extract.figures["_row"]) == [3, 5]
    figure = extract.figures.iloc[0]
    assert (figure.measure, figure.area_code, figure.sex, figure.age, figure.period) == (
        "made up share",
        "E06000001",
        "Persons",
        "All ages",
        "2024",
    )
    assert (figure["count"], figure.value, figure.denominator) == (5, 50, 10)
    assert (figure.lower_ci, figure.upper_ci, figure.lower_998, figure.upper_998) == (40, 60, 30, 70)
    assert list(extract.figures.sex) == ["Persons", "Male"]
    assert extract.asks == ()
    assert "does not name its indicator" in extract.remarks[0]


@pytest.mark.parametrize(
    ("days", "kind", "period"),
    [
        ("2024-01-01,2024-12-31", "calendar_year", "2024"), ("2023-04-01,2024-03-31", "financial_year", "2023/24"),
        ("2021-01-01,2023-12-31", "three_year", "2021-23"), ("01/04/2023,31/03/2024", "financial_year", "2023/24"),
        ("2022-09-01,2023-08-31", "academic_year", "2022/23"),
    ],
)  # fmt: skip
def test_the_days_say_the_period(days, kind, period):
    assert list(read(row(days=days, kind=kind)).figures.period) == [period]


def test_a_year_that_does_not_begin_in_april_is_remarked_on():
    remarks = read(row(days="2022-09-01,2023-08-31", kind="academic_year")).remarks
    assert (
        "1 row is of a year from 1 September, printed like 2022/23: a pack takes a year across two to run from April."
        in remarks
    )


def test_days_that_are_not_those_of_the_kind_of_period_count_and_are_told():
    extract = read(row(kind="financial_year"), row("E06000002", kind="three_year"), row("E06000003"))
    assert list(extract.figures.period) == ["2024"] * 3
    assert (
        "In 2 rows the days are not those of the period_type, such as row 3 (financial_year, 2024-01-01 to 2024-12-31)"
        in extract.remarks[1]
    )


def test_quarters_are_left_out_with_a_count():
    extract = read(
        row(), row(days="2024-01-01,2024-03-31", kind="quarter"), row(days="2024-04-01,2024-06-30", kind="quarter")
    )
    assert len(extract.figures) == 1
    assert (extract.left_out[0].rows, extract.left_out[0].example) == (2, "quarter")


@pytest.mark.parametrize(
    ("ages", "said"),
    [("5,10", "5-10"), ("65,", "65+"), (",40", "0-40"), (",", "All ages"), ("5,5", "5"), ("5.0,10.0", "5-10")],
)
def test_ages_stand_in_two_columns_either_of_which_may_be_blank(ages, said):
    assert list(read(row(ages=ages)).figures.age) == [said]


def test_a_decile_keeps_its_number_and_the_file_does_not_say_its_direction():
    extract = read(row(), row(group="1,district_and_unitary_authorities_apr_2021_geography"), row(group="10,"))
    assert list(extract.figures.group) == ["", "1", "10"]
    assert list(extract.figures.grouped_by) == [
        "",
        "District and unitary authorities apr 2021 geography",
        "Deprivation decile",
    ]
    assert any("does not say which end" in remark for remark in extract.remarks)


def test_limits_that_cross_are_a_fault_by_row():
    assert faults(row(limits="60,40,30,70"), row(sex="male"), row(sex="female", limits="40,60,70,30")) == [
        ("limits_crossed", 3, "lower ci 95"),
        ("limits_crossed", 5, "lower ci 99 8"),
    ]


def test_95_limits_must_lie_on_either_side_and_others_are_left_empty():
    assert faults(row(limits="51,60,30,70")) == [("limits_crossed", 3, "lower ci 95")]
    extract = read(row(limits="40,60,55,70"))
    assert extract.figures[["lower_998", "upper_998"]].isna().all(axis=None)
    assert "are left empty" in extract.remarks[1]


def test_every_mistake_is_told_at_once():
    found = faults(
        row(days="last year,2024-12-31"), row(sex="other"), row(ages="ten,"), row(ages="10,5"), row(group="11,"),
        row("E06000002", group=",some_geography"),
        row("E06000003", value="fifty"), row(days="2024-12-31,2024-01-01"),
    )  # fmt: skip
    assert sorted(found, key=lambda one: one[1]) == [
        ("date_unreadable", 3, "date from"), ("word_unknown", 4, "sex"), ("number_not_whole", 5, "age from years inclusive"),
        ("limits_crossed", 6, "age from years inclusive"), ("word_unknown", 7, "deprivation decile"), ("cell_empty", 8, "deprivation decile"),
        ("number_unreadable", 9, "value"), ("day_outside_period", 10, "date to"),
    ]  # fmt: skip


def test_what_is_held_back_is_suppressed_and_a_blank_left_out():
    extract = read(row(value="[c]", limits=",,,"), row("E06000002", value="", limits=",,,"), row("G82109"))
    assert list(extract.figures.status) == ["suppressed"]
    assert [one.rows for one in extract.left_out] == [1, 1]


def test_a_sex_that_is_not_said_is_asked_for():
    assert read(row(sex=""), row("E06000002")).asks == (
        "1 of 2 rows do not say whom the figures count: say it with --sex Persons, Male or Female.",
    )


KIND = "Counties and Unitary Authorities deprivation deciles: Apr 2021 geography (Index of Multiple Deprivation 2019)"


def groups(*rows):
    raw = "\n".join(["CategoryName,CategoryTypeName,Sequence", *rows, ""]).encode("utf-8-sig")
    return read_figures(raw, "categories.csv", (FINGERTIPS_NEXT, FINGERTIPS_NEXT_GROUPS, TIDY))


def test_the_direction_of_groups_is_taken_from_their_words():
    words = (
        "Most deprived", "Second most deprived", "Third more deprived", "Fourth more deprived", "Fifth more deprived", "Fifth less deprived",
        "Fourth less deprived", "Third less deprived", "Second least deprived", "Least deprived",
    )  # fmt: skip
    extract = groups(*(f'{word} decile,"{KIND}",{10 - at}' for at, word in enumerate(words)))
    assert list(extract.figures.value) == list(range(1, 11))
    assert set(extract.figures.grouped_by) == {KIND}
    assert set(extract.figures.area_code) == {"E92000001"}
    assert set(extract.figures.period) == {"2019"}
    assert "the file's Sequence counts the other way round (10 is the most deprived)" in extract.remarks[0]


def test_the_number_beside_the_words_changes_nothing():
    extract = groups(f'Most deprived decile,"{KIND}",1', f'Least deprived decile,"{KIND}",10')
    assert list(extract.figures.value) == [1, 10]
    assert extract.remarks == ("Groups are numbered by their words, 1 the most deprived.",)


def test_quintiles_count_to_5_and_other_groups_are_left_out():
    extract = groups(
        "Most deprived quintile,LSOA quintiles,5",
        "Least deprived quintile,LSOA quintiles,1",
        "White British,Ethnic groups,3",
    )
    assert list(extract.figures.value) == [1, 5]
    assert list(extract.figures.measure) == ["Deprivation quintile"] * 2
    assert str(extract.left_out[0]) == "1 row left out: a group that is not by deprivation, such as White British"


def point(value=81.5, sex="Male", age="All ages", deprivation=None, **more):
    whole = {"sequence": 11, "value": "Persons", "type": "All", "isAggregate": True}
    return {
        "year": 2023, "datePeriod": {"type": "Financial", "from": "2023-04-01", "to": "2024-03-31"}, "count": 12, "value": value,
        "lowerCi": 80.25, "upperCi": 82.5, "ageBand": {"value": age, "isAggregate": True}, "sex": {"value": sex, "isAggregate": False},
        "trend": "Not yet calculated", "deprivation": deprivation or whole, **more,
    }  # fmt: skip


def answer(*points, code="E06000032", **area):
    return {
        "indicatorId": 41101, "name": "Made-up measure", "polarity": "LowIsGood", "benchmarkMethod": "Quintiles",
        "areaHealthData": [{"areaCode": code, "areaName": "A town", "healthData": list(points), **area}],
    }  # fmt: skip


def read_json(held):
    return read_fingertips_next_json(json.dumps(held).encode(), "answer.json")


def test_an_answer_of_the_interface_has_a_figure_a_point():
    extract = read_json(answer(point(), point(sex="Female", value=84)))
    assert extract.layout == "Fingertips Next interface (JSON)"
    figure = extract.figures.iloc[0]
    assert (figure.measure, figure.area_code, figure.area_name, figure.sex, figure.period) == (
        "41101",
        "E06000032",
        "A town",
        "Male",
        "2023/24",
    )
    assert (figure.value, figure.lower_ci, figure.upper_ci, figure["count"], figure.group) == (
        81.5,
        80.25,
        82.5,
        12,
        "",
    )
    assert list(extract.figures.value) == [81.5, 84]
    (told,) = extract.measures
    assert (told.name, told.polarity) == ("Made-up measure", Polarity.LOW_IS_GOOD)


def test_segments_stand_for_the_points_that_the_area_repeats():
    segment = {
        "sex": {"value": "Female", "isAggregate": False},
        "age": {"value": "65+"},
        "healthData": [point(sex="", age="", value=20)],
    }
    figures = read_json(answer(point(), indicatorSegments=[segment])).figures
    assert figures[["sex", "age", "value"]].to_numpy().tolist() == [["Female", "65+", 20]]


def test_a_group_by_deprivation_stays_apart_under_its_words():
    tenth = {"sequence": 9, "value": "Second most deprived decile", "type": "District deciles", "isAggregate": False}
    figures = read_json(answer(point(), point(deprivation=tenth, value=79))).figures
    assert list(figures.group) == ["", "Second most deprived decile"]
    assert list(figures.grouped_by) == ["", "District deciles"]


def test_a_year_without_days_is_printed_and_told():
    extract = read_json(answer(point(datePeriod=None)))
    assert list(extract.figures.period) == ["2023"]
    assert "1 point gives a year and no days" in extract.remarks[0]


def test_limits_of_an_unknown_level_are_left_out():
    extract = read_json({**answer(point()), "benchmarkMethod": "CIOverlappingReferenceValue99_8"})
    assert extract.figures.value[0] == 81.5
    assert extract.figures[["lower_ci", "upper_ci"]].isna().all(axis=None)
    assert "compared by 99.8% limits" in extract.remarks[0]


def test_a_polarity_that_is_not_known_and_several_indicators():
    extract = read_json([answer(point()), {**answer(point()), "indicatorId": 7, "polarity": "Unknown"}])
    assert [(one.measure, one.polarity) for one in extract.measures] == [("41101", Polarity.LOW_IS_GOOD), ("7", None)]
    assert list(extract.figures.measure) == ["41101", "7"]


def test_points_without_value_and_practices_are_left_out_with_a_count():
    extract = read_json({**answer(point(), point(value=None, sex="Female")), "areaHealthData": [*answer(point(), point(value=None, sex="Female"))["areaHealthData"], *answer(point(), code="G82109")["areaHealthData"]]})  # fmt: skip
    assert len(extract.figures) == 1
    assert [one.rows for one in extract.left_out] == [1, 1]


@pytest.mark.parametrize(
    "held",
    [
        answer(),
        {"areaHealthData": None},
        {"areaHealthData": [{"areaCode": "E06000032", "healthData": "none"}]},
        {"areaHealthData": 3},
    ],
)
def test_an_answer_without_figures_is_one_fault(held):
    with pytest.raises(InvalidPack) as raised:
        read_json_answer(json.dumps(held).encode(), "answer.json")
    assert [str(one.code) for one in raised.value.problems] == ["no_rows"]


def test_a_value_that_is_no_number_is_a_fault():
    with pytest.raises(InvalidPack) as raised:
        read_json(answer(point(value="high")))
    assert [(str(one.code), one.value) for one in raised.value.problems] == [("number_unreadable", "high")]
