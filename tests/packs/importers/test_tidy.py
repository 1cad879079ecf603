"""A plain sheet of figures, in the dresses that councils and their open data give it."""

import io

import pytest

from hineq.packs.importers.extract import Extract
from hineq.packs.importers.layouts import read_figures
from hineq.packs.importers.tidy import TIDY
from hineq.packs.read.problems import InvalidPack

HEAD = "area code,area name,indicator,sex,period,value,unit"


def read(text: str | bytes, file: str = "ward_figures.csv") -> Extract:
    """The extract of a sheet's text."""
    return read_figures(text.encode() if isinstance(text, str) else text, file, [TIDY])


def faults(text: str | bytes) -> list[tuple[str, int]]:
    """The code and row of each fault of a sheet."""
    with pytest.raises(InvalidPack) as caught:
        read(text)
    return [(str(problem.code), problem.row) for problem in caught.value.problems]


def rows(*lines: str, head: str = HEAD) -> str:
    return "\n".join((head, *lines, ""))


def test_a_figure_a_row_is_read_with_what_its_columns_say() -> None:
    made = read(
        rows(
            "E05000001,Abbey,Smokers,Female,2021,12.5,9.1,17.0,40,320,%,lower is better,18+",
            head="Ward Code,Ward,Indicator,Sex,Year,Value,Lower CI,Upper CI,Numerator,Denominator,Unit,Polarity,Age",
        )
    )
    figure = made.figures.iloc[0]
    assert (figure.area_code, figure.area_name, figure.sex, figure.age, figure.period) == (
        "E05000001",
        "Abbey",
        "Female",
        "18+",
        "2021",
    )
    assert (figure.value, figure.lower_ci, figure.upper_ci, figure["count"], figure.denominator) == (
        12.5,
        9.1,
        17.0,
        40,
        320,
    )
    assert (made.measures[0].unit, str(made.measures[0].polarity)) == ("%", "low_is_good")
    assert made.asks == made.left_out == ()


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("2010 - 12", "2010-12"), ("2016 to 2020", "2016-20"), ("2019/20", "2019/20"), ("2014/2015", "2014/15"), ("Mid-2021", "2021"),
        ("Financial year 2016-17", "2016/17"), ("Year ending March 2020", "2019/20"), ("Jan 2018-Dec 2020", "2018-20"),
        ("2021.0", "2021"), ("2021-03-21", "2021"), ("FYE 2020", "2019/20"),
    ],
)  # fmt: skip
def test_periods_are_read_as_others_print_them(printed: str, label: str) -> None:
    assert read(rows(f"E05000001,Abbey,Smokers,Persons,{printed},12.5,%")).figures.period.item() == label


def test_a_year_with_a_hyphen_is_one_financial_year_only_where_words_say_so() -> None:
    line = "E06000001,Newtown,2016-17,7.6"
    financial = read(rows(line, head="Local authority code,Local authority name,Financial year,Value"))
    unsaid = read(rows(line, head="Local authority code,Local authority name,Period,Value"))
    assert financial.figures.period.item() == "2016/17"
    assert unsaid.figures.period.item() == "2016-17"
    assert any("write it as 2016/17" in remark for remark in unsaid.remarks)


def test_months_are_left_out_beside_years_and_refused_alone() -> None:
    month, year = (
        "E05000001,Abbey,Claimants,Persons,March 2020,50,number",
        "E05000001,Abbey,Claimants,Persons,2020,60,number",
    )
    made = read(rows(month, year))
    assert made.figures.value.tolist() == [60]
    assert [(one.rows, one.example) for one in made.left_out] == [(1, "March 2020")]
    assert faults(rows(month)) == [("period_unreadable", 2)]


def test_a_sex_stands_in_whatever_column_it_stands() -> None:
    made = read(
        rows(
            "E08000001,Newtown,2010,Deaths,Rate,Male,206.6,NA",
            "E08000001,Newtown,2010,Deaths,Rate,Female,102,NA",
            "E08000001,Newtown,2010 - 12,Inequality,Years,,9.2,Male",
            "E08000001,Newtown,2014/15,Decay,Percentage,5 years children,26,NA",
            head="area_code,area_name,period,indicator,measure,unit,value,inequality",
        )
    )
    assert made.figures.sex.tolist() == ["Male", "Female", "Male", ""]
    assert any("'unit'" in remark for remark in made.remarks)
    assert made.asks == ("1 of 4 rows do not say whom the figures count: say it with --sex Persons, Male or Female.",)


def test_the_name_of_a_measure_says_its_sex_before_a_column_of_units_does() -> None:
    made = read(
        rows(
            "E05000001,Abbey,Male life expectancy at birth,2011 to 2015,count,persons,79.7",
            head="area_code,area_name,indicator,period,measure,unit,value",
        )
    )
    assert (made.figures.sex.item(), made.measures[0].unit) == ("Male", "years")


def test_numbers_are_sexes_only_where_both_stand() -> None:
    both = read(rows("E05000001,Abbey,X,1,2021,5,%", "E05000001,Abbey,X,2,2021,6,%"))
    assert both.figures.sex.tolist() == ["Male", "Female"]
    one = read(rows("E05000001,Abbey,X,1,2021,5,%"))
    assert one.figures.sex.item() == ""


def test_all_is_no_sex_in_a_column_that_is_not_called_so() -> None:
    made = read(rows("E05000001,Abbey,X,All,2021,5", head="area code,area name,indicator,ethnicity,period,value"))
    assert made.figures.sex.item() == ""


def test_scores_below_0_stand_and_minus_1_is_none_only_of_what_cannot_lie_there() -> None:
    made = read(
        rows(
            "E05000001,Abbey,Health score,Persons,2025,-1,Score", "E05000002,Beech,Health score,Persons,2025,-1.05,Score",
            "E05000001,Abbey,Smokers,Persons,2025,-1,%", "E05000002,Beech,Smokers,Persons,2025,4,%",
            "E05000001,Abbey,Change in smokers,Persons,2025,-1,%",
        )
    )  # fmt: skip
    assert made.figures.value.tolist() == [-1, -1.05, 4, -1]
    assert any("'Smokers'" in remark for remark in made.remarks)
    assert sum(one.rows for one in made.left_out) == 1


@pytest.mark.parametrize("sign", ["*", "c", "[c]", "<5", "1-4", "suppressed"])
def test_what_is_suppressed_says_so_and_is_never_0(sign: str) -> None:
    figure = read(rows(f"E05000001,Abbey,Deaths,Persons,2021,{sign},number")).figures.iloc[0]
    assert (figure.value != figure.value, figure.status) == (True, "suppressed")


@pytest.mark.parametrize("sign", ["-", "!", "NULL", "NA", "..", "[x]", "", "#N/A"])
def test_what_is_not_given_is_left_out_with_a_count(sign: str) -> None:
    made = read(
        rows(f"E05000001,Abbey,Deaths,Persons,2021,{sign},number", "E05000002,Beech,Deaths,Persons,2021,4,number")
    )
    assert made.figures.value.tolist() == [4]
    assert [one.rows for one in made.left_out] == [1]


def test_a_row_without_a_figure_stays_where_its_note_says_why() -> None:
    made = read(rows("E05000001,Abbey,X,Persons,2021,,%,Not published: too uncertain", head=f"{HEAD},note"))
    assert made.figures.note.item() == "Not published: too uncertain"


def test_thousands_and_per_cent_signs_are_read() -> None:
    made = read(rows('E05000001,Abbey,People,Persons,2021,"1,302,555",', "E05000001,Abbey,Smokers,Persons,2021,12.5%,"))
    assert made.figures.value.tolist() == [1302555, 12.5]
    assert [one.unit for one in made.measures] == ["", "%"]


def test_per_cent_signs_on_some_figures_only_are_a_fault() -> None:
    lines = ("E05000001,Abbey,Smokers,Persons,2021,12.5%,", "E05000002,Beech,Smokers,Persons,2021,0.3,")
    assert faults(rows(*lines)) == [("number_unreadable", 3)]


def test_a_comma_for_a_point_is_a_fault() -> None:
    assert faults(rows('E05000001,Abbey,X,Persons,2021,"1,5",%')) == [("number_unreadable", 2)]


def test_years_across_the_columns_are_turned() -> None:
    made = read(rows("E05000001,Abbey,12.5,13.0", "E05000002,Beech,*,11", head="Ward code,Ward name,2019/20,2020/21"))
    assert made.figures[["_row", "period", "status"]].to_numpy().tolist() == [
        [2, "2019/20", "official"], [3, "2019/20", "suppressed"], [2, "2020/21", "official"], [3, "2020/21", "official"],
    ]  # fmt: skip
    assert made.measures[0].name == "ward figures"


def test_sexes_and_measures_across_the_columns_are_turned() -> None:
    sexes = read(rows("E05000001,Abbey,2018-20,80.1,82.3", head="Ward Code,Ward Name,Period,Male,Female"))
    assert list(zip(sexes.figures.sex, sexes.figures.value, strict=True)) == [("Male", 80.1), ("Female", 82.3)]
    measures = read(
        rows("E05000001,Abbey,2021,150,4,none", head="Ward Code,Ward Name,Year,Births,% in poverty,Remarks")
    )
    assert [(one.name, one.unit) for one in measures.measures] == [("Births", ""), ("% in poverty", "%")]
    assert "Nothing is taken from the column remarks." in measures.remarks


def test_ages_across_the_columns_are_turned() -> None:
    made = read(rows("E05000001,Abbey,Male,2021,5,6", head="Area code,Area name,Sex,Year,0-4,90+"))
    assert list(zip(made.figures.age, made.figures.value, strict=True)) == [("0-4", 5), ("90+", 6)]
    assert made.remarks == ("Each of the columns 0-4 to 90+ is an age: they are read one below the other.",)


def test_a_rate_stands_beside_its_count_and_a_column_of_kinds_names_no_measure() -> None:
    rate = read(rows("E05000001,Abbey,2019/20,12,3.4", head="GSS code,Ward,Financial Year,Count,Rate per 1000"))
    assert (rate.figures.value.item(), rate.figures["count"].item(), rate.measures[0].unit) == (3.4, 12, "per 1,000")
    kind = read(
        rows("E05000001,2021,Persons,3.5,1.9,6.1,percentage", head="areacode,year,sex,value,lowercl,uppercl,statistic")
    )
    assert [(one.name, one.unit) for one in kind.measures] == [("ward figures", "%")]
    assert kind.figures.upper_ci.item() == 6.1


def test_a_measure_keeps_its_publishers_id_and_is_called_by_its_name() -> None:
    made = read(rows("E05000001,KPI021,% satisfied,2021,48.7", head="Ward code,Indicator ID,Indicator,Year,Percentage"))
    assert [(one.measure, one.name) for one in made.measures] == [("KPI021", "% satisfied")]


def test_answers_of_one_question_are_measures_and_groups_of_people_are_groups() -> None:
    head = "area_code,area_name,period,indicator,{},measure,unit,value"
    answers = read(rows(
        "E05000001,Abbey,2021,Cars,No cars,Count,Households,10", "E05000001,Abbey,2021,Cars,One car,Count,Households,20",
        head=head.format("availability_category"),
    ))  # fmt: skip
    assert [(one.name, one.unit) for one in answers.measures] == [
        ("Cars: No cars", "households"),
        ("Cars: One car", "households"),
    ]
    groups = read(rows(
        "E05000001,Abbey,2021,Obesity,Asian,Percentage,Persons,10", "E05000001,Abbey,2021,Obesity,White,Percentage,Persons,20",
        head=head.format("ethnic_group"),
    ))  # fmt: skip
    assert groups.figures[["measure", "grouped_by", "group"]].to_numpy().tolist() == [
        ["Obesity", "ethnic group", "Asian"], ["Obesity", "ethnic group", "White"],
    ]  # fmt: skip


def test_a_count_and_a_percentage_of_one_indicator_are_two_measures() -> None:
    made = read(rows(
        "E05000001,Abbey,2021,Claimants,Count,Persons,50", "E05000001,Abbey,2021,Claimants,Percentage,Persons,2.5",
        head="area_code,area_name,period,indicator,measure,units,value",
    ))  # fmt: skip
    assert [(one.name, one.unit) for one in made.measures] == [
        ("Claimants (Count)", "number"),
        ("Claimants (Percentage)", "%"),
    ]


def test_the_kind_of_rate_is_taken_from_words() -> None:
    made = read(rows(
        'E05000001,Abbey,2021,"Deaths under 75 (per 100,000 population)",Age-standardised rate,Persons,153',
        head="area_code,area_name,period,indicator,measure,unit,value",
    ))  # fmt: skip
    told = made.measures[0]
    assert (told.unit, str(told.value_type)) == ("per 100,000 population", "directly_standardised_rate")


def test_titles_above_and_notes_beneath_are_passed_over_with_a_count() -> None:
    made = read(
        f"Smoking in our wards\n\nSource: survey\n{rows('E05000001,Abbey,X,Persons,2021,5,%')}\n* rounded\nNote: provisional,,,,,,\n"
    )
    assert (len(made.figures), made.figures["_row"].item()) == (1, 5)
    assert [str(one) for one in made.left_out] == [
        "2 rows left out: a title or a note over the heads, such as 'Smoking in our wards'",
        "2 rows left out: a title, a key or a note, such as '* rounded'",
    ]


def test_totals_without_a_code_are_left_out_by_name() -> None:
    made = read(
        rows("E05000001,Abbey,X,Persons,2021,5,%", ",All wards,X,Persons,2021,6,%", "Total,Total,X,Persons,2021,6,%")
    )
    assert [(one.rows, one.example) for one in made.left_out] == [(2, "All wards")]


def test_a_sheet_without_any_code_is_refused_once() -> None:
    assert faults(rows("Abbey,Abbey,X,Persons,2021,5,%", "Beech,Beech,X,Persons,2021,5,%")) == [("no_rows", 0)]


def test_codes_in_small_letters_and_with_spaces_are_codes() -> None:
    assert read(rows("e05000001 ,Abbey,X,Persons,2021,5,%")).figures.area_code.item() == "E05000001"


def test_the_code_of_the_smallest_area_is_taken() -> None:
    made = read(
        rows("E06000001,Newtown,E01000001,Newtown 001A,2021,5", head="LAD22CD,LAD22NM,LSOA21CD,LSOA21NM,Year,Value")
    )
    assert (made.figures.area_code.item(), made.figures.area_name.item()) == ("E01000001", "Newtown 001A")


def test_a_figure_said_twice_counts_once_and_said_otherwise_is_a_fault() -> None:
    line = "E05000001,Abbey,X,Persons,2021,5,%"
    made = read(rows(line, line))
    assert (len(made.figures), [one.rows for one in made.left_out]) == (1, [1])
    assert faults(rows(line, "E05000001,Abbey,X,Persons,2021,6,%")) == [("key_twice", 3)]


def test_crossed_limits_are_faults_by_row_and_one_fault_where_two_columns_were_swapped() -> None:
    head = "area code,sex,period,value,lower ci,upper ci"
    assert faults(rows("E05000001,Persons,2021,5,4,6", "E05000002,Persons,2021,5,6,4", head=head)) == [
        ("limits_crossed", 3)
    ]
    many = (f"E050000{number},Persons,2021,5,6,4" for number in range(10, 40))
    assert faults(rows(*many, head=head)) == [("limits_crossed", 2)]


def test_two_units_of_one_measure_are_a_fault() -> None:
    assert faults(rows("E05000001,A,X,Persons,2021,5,%", "E05000002,B,X,Persons,2021,5,per 1000")) == [
        ("word_unknown", 2)
    ]


def test_a_sheet_without_figures_says_so() -> None:
    assert faults(rows("E05000001,Abbey,2021,none", head="Ward code,Ward name,Year,Comment")) == [("header_unknown", 0)]


@pytest.mark.parametrize(
    "raw",
    [
        rows("E05000001,Côte,X,Persons,2021,5,£").encode("utf-16"),
        rows("E05000001,Côte,X,Persons,2021,5,£").encode("cp1252"),
        rows("E05000001,Côte,X,Persons,2021,5,£").encode("utf-8-sig"),
        rows("E05000001,Côte,X,Persons,2021,5,£").replace(",", ";").replace("\n", "\r\n").encode(),
        rows("E05000001,Côte,X,Persons,2021,5,£").replace(",", "\t").encode("utf-16-le"),
    ],
    ids=["utf-16", "cp1252", "byte order mark", "semicolons", "tabs"],
)
def test_any_dress_of_text_is_read(raw: bytes) -> None:
    made = read(raw)
    assert (made.figures.area_name.item(), made.measures[0].unit) == ("Côte", "£")


def test_a_workbook_is_read_with_its_shares() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Ward code", "Ward", "Year", "Share of smokers"])
    book.active.append(["E05000001", "Abbey", 2021, 0.125])
    book.active["D2"].number_format = "0.0%"
    held = io.BytesIO()
    book.save(held)
    made = read(held.getvalue(), "smokers.xlsx")
    assert (made.figures.value.item(), made.figures.period.item(), made.measures[0].unit) == (12.5, "2021", "%")


def test_the_row_of_the_template_that_shows_how_is_passed_over() -> None:
    made = read(rows("Example,A ward,X,Persons,2023/24,41.5,%", "E05000001,Abbey,X,Persons,2021,5,%"))
    assert (len(made.figures), made.remarks) == (1, ("The template's example is passed over.",))


def test_a_column_that_stands_twice_with_unlike_figures_is_a_fault_and_with_like_ones_is_told() -> None:
    head = HEAD.replace("value", "value,value")
    assert faults(
        rows("E05000001,Abbey,Smokers,Persons,2021,12,12,%", "E05000002,Bury,Smokers,Persons,2021,12,13,%", head=head)
    ) == [("column_twice", 3)]
    told = read(rows("E05000001,Abbey,Smokers,Persons,2021,12,12,%", head=head))
    assert "Nothing is taken from the column value 2." in told.remarks


def test_a_head_that_is_merged_over_two_columns_is_refused_and_half_of_the_figures_never_taken_for_all() -> None:
    text = rows(
        ",,Male,Female,Male,Female",
        "E05000001,Abbey,40,41,42,43",
        "E05000002,Bower,41,42,43,44",
        head="Area code,Area name,2022/23,,2023/24,",
    )
    assert faults(text) == [("header_unknown", 3)]


def test_a_key_beside_the_table_is_no_second_row_of_heads() -> None:
    lines = (
        "E05000001,Abbey,Walking,Persons,2021,40,%,,1",
        *(f"E0500000{n},B,Walking,Persons,2021,4{n},%,," for n in range(2, 6)),
    )
    assert len(read(rows(*lines, head=HEAD + ",,")).figures) == 5


@pytest.mark.parametrize("cell", ["E05000001", "e7", "1e400", "-", "."])
def test_a_code_or_a_number_without_end_in_the_column_of_figures_is_no_figure_and_breaks_nothing(cell: str) -> None:
    text = rows("E05000001,Abbey,Walking,Persons,2021,40,%", f"E05000002,Bower,Walking,Persons,2021,{cell},%")
    if cell in "-.":
        assert len(read(text).figures) == 1
    else:
        assert faults(text) == [("number_unreadable", 3)]
