"""Figures of groups by deprivation within areas: sexes as numbers, limits from standard errors, which end is the most deprived."""

import numpy as np
import pytest

from hineq.methods.slope import slope_index
from hineq.model.words import ValueType
from hineq.packs.importers.group_figures import GROUP_FIGURES
from hineq.packs.importers.layouts import read_figures
from hineq.packs.importers.tidy import TIDY
from hineq.packs.read.problems import InvalidPack

HEAD = "Sex,GeoCode,Decile,Pop,Deaths,LifeExp,SE"
TOWN = "E06000032"


def deciles(sex="1", code=TOWN, years=None):
    years = years or [70 + decile for decile in range(1, 11)]
    return [f"{sex},{code},{decile},{1000 * decile},{20 + decile},{value},0.5" for decile, value in enumerate(years, 1)]


def read(*rows, head=HEAD, file="life expectancy.csv", encoding="utf-8"):
    return read_figures("\n".join([head, *rows, ""]).encode(encoding), file, (GROUP_FIGURES, TIDY))


def test_a_group_is_its_number_with_people_deaths_and_limits():
    extract = read(*deciles(), *deciles("2"))
    assert extract.layout == "figures of groups by deprivation"
    figure = extract.figures.iloc[1]
    assert (figure.measure, figure.area_code, figure.sex, figure.grouped_by, figure.group) == (
        "Life expectancy, as the file has it",
        TOWN,
        "Male",
        "Deprivation decile",
        "2",
    )
    assert (figure.value, figure["count"], figure.denominator) == (72, 22, 2000)
    assert (figure.lower_ci, figure.upper_ci) == (pytest.approx(72 - 0.979982), pytest.approx(72 + 0.979982))
    assert extract.figures.sex.tolist() == ["Male"] * 10 + ["Female"] * 10
    (told,) = extract.measures
    assert (told.unit, told.value_type, told.multiplier, told.polarity) == ("years", ValueType.YEARS, 1, None)


def test_what_was_taken_for_what_is_said():
    remarks = read(*deciles(), *deciles("2")).remarks
    assert "the 95% limits are the value plus or minus 1.959964 of them" in remarks[0]
    assert "1 is read as men and 2 as women" in remarks[1]


def test_years_and_direction_that_the_file_does_not_say_are_asked_for():
    direction, years = read(*deciles("Male")).asks
    assert "which end of 'Decile' is the most deprived" in direction
    assert "add a column 'period'" in years


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("Decile (1 = most deprived)", "1"), ("Decile (10 is least deprived)", "1"), ("IMD decile where 1 is most deprived 10%", "1"),
        ("Decile (1 = least deprived)", "10"), ("Decile (10 = most deprived)", "10"),
    ],
)  # fmt: skip
def test_the_head_may_say_the_direction(head, first):
    extract = read(*deciles("Male"), head=HEAD.replace("Decile", head))
    assert extract.figures.group[0] == first
    assert len(extract.asks) == 1
    assert any("numbered anew" in remark for remark in extract.remarks) == (first == "10")


def test_groups_in_words_say_it_themselves():
    rows = [
        f"Female,{TOWN},{words},100,5,{80 + at},0.5"
        for at, words in enumerate(
            ("Least deprived quintile", "Second most deprived quintile", "1 (most deprived)", "All")
        )
    ]
    extract = read(*rows, head=HEAD.replace("Decile", "IMD quintile"))
    assert list(extract.figures.group) == ["5", "2", "1", ""]
    assert list(extract.figures.grouped_by) == ["Deprivation quintile"] * 3 + [""]
    assert len(extract.asks) == 1


def test_the_slope_index_follows_from_what_is_read():
    years = [72.5, 74, 76.5, 78, 79.5, 78.5, 80, 81, 81.5, 83.5]
    figures = read(*deciles(years=years), *deciles("2")).figures
    men = figures[figures.sex == "Male"].sort_values("group", key=lambda group: group.astype(int))
    held = [men[name].to_numpy() for name in ("value", "denominator", "lower_ci", "upper_ci")]
    index = slope_index(held[0], held[1], lower=held[2], upper=held[3], rng=np.random.default_rng(1)).slope
    known = slope_index(
        years, [1000 * decile for decile in range(1, 11)], standard_error=[0.5] * 10, rng=np.random.default_rng(1)
    ).slope
    assert (index.value, index.lower, index.upper) == pytest.approx((known.value, known.lower, known.upper), abs=1e-5)


def test_limits_that_are_given_stand():
    extract = read(
        f"Male,{TOWN},1,100,5,80,0.5,78,82", f"Male,{TOWN},2,100,5,81,0.5,79,83", head=HEAD + ",Lower CI,Upper CI"
    )
    assert extract.figures[["lower_ci", "upper_ci"]].to_numpy().tolist() == [[78, 82], [79, 83]]
    assert not any("standard errors" in remark for remark in extract.remarks)


def test_a_single_number_for_a_sex_is_not_guessed():
    extract = read(*deciles("1"))
    assert set(extract.figures.sex) == {""}
    assert "No row says whom the figures count" in extract.asks[-1]


def test_a_decile_that_each_area_stands_in_is_no_group():
    extract = read(*(f"Male,E0600000{at},{at},100,5,80,0.5" for at in range(1, 5)))
    assert set(extract.figures.group) == set(extract.figures.grouped_by) == {""}
    assert any("Each area stands in one decile" in remark for remark in extract.remarks)


def test_other_measures_are_named_by_their_column_and_periods_read():
    rows = [f'"Emergency admissions (per 100,000 population)",Persons,{TOWN},{at},2019 - 21,{at}0.5' for at in (1, 2)]
    extract = read(*rows, head="Indicator,Sex,Area code,Deprivation decile,Period,Rate")
    assert list(extract.figures.period) == ["2019-21"] * 2
    assert [(one.measure, one.unit) for one in extract.measures] == [
        ("Emergency admissions (per 100,000 population)", "per 100,000 population")
    ]
    assert len(extract.asks) == 1


def test_every_mistake_is_told_at_once():
    with pytest.raises(InvalidPack) as raised:
        read(
            f"1,{TOWN},1,100,5,eighty,0.5",
            f"2,{TOWN},11,100,5,80,0.5",
            f"2,{TOWN},2,100,5,80,-0.5",
            f"1,{TOWN},4,100,5,80,0.5",
            f"1,{TOWN},4,100,5,81,0.5",
        )
    assert sorted((one.row, str(one.code)) for one in raised.value.problems) == [
        (2, "number_unreadable"), (3, "word_unknown"), (4, "limits_crossed"), (6, "key_twice"),
    ]  # fmt: skip


def test_titles_suppressed_signs_and_areas_without_code_are_told():
    extract = read(
        "Deaths are those registered",
        *deciles("Male")[:3],
        f"Male,{TOWN},4,*,*,*,*",
        "Male,A82001,1,100,5,80,0.5",
        encoding="cp1252",
    )
    assert extract.figures.status.tolist() == ["official"] * 3 + ["suppressed"]
    assert [one.rows for one in extract.left_out] == [1, 1]


def test_a_sheet_without_groups_is_not_of_this_layout():
    assert read(f"Male,{TOWN},2021,80", head="Sex,GeoCode,Year,LifeExp").layout == TIDY.title
