import math
import re
from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.compare import (
    Comparison,
    compare_sides,
    comparison_finding,
    comparison_sentence,
    counts_words,
    how_made,
    nothing_drawn,
)
from hineq.insights.wards.pooling import side_figure
from hineq.insights.wards.sides import LIST, OTHERS, Side, Sides, all_sides, apart, first_sides, members_words, own_side
from hineq.insights.wards.sums import AVERAGE, POOLED, PUBLISHED
from hineq.insights.wards.view import WardView, ward_view
from hineq.insights.wording.numbers import count_word, counted
from hineq.methods.intervals import poisson_limits, wilson
from hineq.model.place import Place
from hineq.model.roles import AreaListRole
from hineq.model.words import Outcome, Sex, ValueType
from hineq.ui.panels.compare import comparison_table
from hineq.ui.views.place import ROOT
from tests import luton, made_up
from tests.places_with_levels import LEVELS, level, newest

PEOPLE = pd.DataFrame(
    [
        {"area_code": code, "period": "2020", "sex": "Persons", "age": age, "population": people}
        for code, everybody, old in (("W1", 100.0, 30.0), ("W2", 300.0, 10.0))
        for age, people in (("All ages", everybody), ("65-69", old))
    ]
)


def side(*codes: str) -> Side:
    return Side(key="+".join(codes), name=", ".join(codes), short=", ".join(codes), codes=codes)


def luton_sides() -> Sides:
    return all_sides(luton.figures(), luton.poorest_list())


def compared(left: str, right: str) -> Comparison:
    sides = luton_sides().by_key
    found = compare_sides(luton.luton(), luton.newest_views(), sides[left], sides[right])
    assert isinstance(found, Comparison)
    return found


def town(**changes: dict[str, object]) -> tuple[Place, WardView]:
    rows = [
        made_up.row("W1", "2020", 20.0, count=20.0, denominator=100.0) | changes.get("W1", {}),
        made_up.row("W2", "2020", 10.0, count=30.0, denominator=300.0) | changes.get("W2", {}),
    ]
    figures = made_up.opened(made_up.town(rows, wards=2, population={"W1": 100.0, "W2": 300.0}))
    return figures.place, ward_view(figures, made_up.SMOKING, Sex.PERSONS, "2020")


def test_a_ward_keeps_its_own_figure() -> None:
    _, view = town()
    found = side_figure(view, ("W1",), PEOPLE)
    assert (found.value, found.method) == (20.0, PUBLISHED)
    assert found.lower < 20 < found.upper


def test_counts_of_a_group_are_added_up_with_wilson_limits() -> None:
    _, view = town()
    found = side_figure(view, ("W1", "W2"), PEOPLE)
    limits = wilson(50, 400)
    assert (found.value, found.method) == (12.5, POOLED)
    assert (found.lower, found.upper) == (pytest.approx(limits.lower * 100), pytest.approx(limits.upper * 100))


def test_estimated_counts_are_added_up_without_limits() -> None:
    _, view = town(W1={"status": "estimated"})
    found = side_figure(view, ("W1", "W2"), PEOPLE)
    assert found.value == 12.5
    assert math.isnan(found.lower)


def test_without_counts_the_wards_are_weighted_by_residents() -> None:
    nothing = {"count": math.nan, "denominator": math.nan}
    _, view = town(W1=nothing, W2=nothing)
    found = side_figure(view, ("W1", "W2"), PEOPLE)
    assert (found.value, found.method) == (12.5, f"{AVERAGE} in 2020")
    assert math.isnan(found.upper)
    without = side_figure(view, ("W1", "W2"), PEOPLE.head(0))
    assert (math.isnan(without.value), without.method) == (True, "no numbers of residents to weight by")


def test_the_mean_of_wards_has_the_interval_that_theirs_give() -> None:
    limits = {"count": math.nan, "denominator": math.nan}
    _, view = town(W1=limits | {"lower_ci": 18.0, "upper_ci": 22.0}, W2=limits | {"lower_ci": 9.0, "upper_ci": 12.0})
    found = side_figure(view, ("W1", "W2"), PEOPLE)
    assert (found.value, found.method) == (12.5, f"{AVERAGE} in 2020")
    assert found.lower == pytest.approx(12.5 - math.hypot(0.25 * 2, 0.75 * 1))
    assert found.upper == pytest.approx(12.5 + math.hypot(0.25 * 2, 0.75 * 2))
    _, modelled = town(
        W1=limits | {"lower_ci": 18.0, "upper_ci": 22.0, "status": "modelled"},
        W2=limits | {"lower_ci": 9.0, "upper_ci": 12.0},
    )
    assert math.isnan(side_figure(modelled, ("W1", "W2"), PEOPLE).lower)


def test_a_ratio_of_a_group_is_observed_over_expected_or_none() -> None:
    kind = made_up.indicator(value_type=ValueType.RATIO, multiplier=100.0)

    def of(expected: tuple[float, float]) -> WardView:
        rows = [
            made_up.row("W1", "2020", 120.0, count=60.0, denominator=expected[0], lower_ci=91.0, upper_ci=154.0),
            made_up.row("W2", "2020", 80.0, count=160.0, denominator=expected[1], lower_ci=68.0, upper_ci=93.0),
        ]
        figures = made_up.opened(made_up.town(rows, kinds=[kind], wards=2, population={"W1": 100.0, "W2": 300.0}))
        return ward_view(figures, made_up.SMOKING, Sex.PERSONS, "2020")

    found = side_figure(of((50.0, 200.0)), ("W1", "W2"), PEOPLE)
    assert (found.value, found.method) == (pytest.approx(88), POOLED)
    limits = poisson_limits(220)
    assert (found.lower, found.upper) == (pytest.approx(limits.lower / 2.5), pytest.approx(limits.upper / 2.5))
    # people, not events expected
    other = side_figure(of((1000.0, 3000.0)), ("W1", "W2"), PEOPLE)
    assert math.isnan(other.value)
    assert other.method == "ratios have no mean over wards"


def test_a_group_with_a_gap_has_no_figure() -> None:
    _, view = town(W1={"value": math.nan, "count": math.nan, "denominator": math.nan})
    assert side_figure(view, ("W1", "W2"), PEOPLE).method == "no figure for every ward"
    assert side_figure(view, ("W1",), PEOPLE).method == "no figure"


def test_two_sides_by_hand() -> None:
    place, view = town()
    found = compare_sides(place, (view,), side("W1"), side("W2"))
    assert isinstance(found, Comparison)
    row = found.table.iloc[0]
    assert (row.difference, row.difference_words, row.poorer) == (10.0, "10.0 percentage points higher", "left")
    assert (row.left_position, row.right_position) == (0, 1)
    # 13.3 to 28.9 and 7.1 to 13.9 overlap, yet the difference, 10.0, is 2.3 to 19.4 (square and add)
    assert row.outcome == Outcome.WORSE
    assert comparison_finding(found) == "W1 is clearly worse than W2 on smoking"
    assert comparison_sentence(found) == "By the figures alone, W1 has the poorer figure on the one measure."


def test_the_same_side_twice_and_no_figures_are_said() -> None:
    place, view = town()
    assert isinstance(compare_sides(place, (view,), side("W1"), side("W1")), NotPossible)
    assert isinstance(compare_sides(place, (), side("W1"), side("W2")), NotPossible)


def test_wards_in_both_sides_are_taken_out_of_the_larger_one() -> None:
    place = made_up.town([], wards=4)
    left, right, words = apart(place, side("W1"), side("W1", "W2", "W3"))
    assert (left.codes, right.codes) == (("W1",), ("W2", "W3"))
    assert words == "Ward 1 is in both: W1, W2, W3 are compared without it."
    left, right, _ = apart(place, side("W1", "W2"), side("W2", "W3"))
    assert (left.codes, right.codes) == (("W1", "W2"), ("W3",))
    left, right, words = apart(place, own_side(place, ["W1", "W2", "W3", "W4"]), side("W1", "W3"))
    assert (left.name, right.codes) == ("Ward 2 and Ward 4", ("W1", "W3"))
    assert words == "Ward 1 and Ward 3 are in both: Ward 2 and Ward 4 are compared without them."
    assert apart(place, side("W1"), side("W2")) == (side("W1"), side("W2"), "")
    assert apart(place, side("W1"), side("W1")) == (side("W1"), side("W1"), "")


def test_the_sides_of_luton() -> None:
    found = luton_sides()
    assert len(found.by_key[LIST].codes) == 8
    assert len(found.by_key[OTHERS].codes) == 11
    assert [len(found.by_key[f"fifth_{number}"].codes) for number in range(1, 6)] == [4, 4, 4, 4, 3]
    assert {luton.luton().areas[code].area_name for code in found.by_key["fifth_1"].codes} == {
        "Biscot", "Dallow", "Farley", "South"
    }  # fmt: skip
    assert not found.missing
    assert first_sides(found, "") == (LIST, OTHERS)
    assert first_sides(found, luton.CODES["Biscot"]) == (luton.CODES["Biscot"], OTHERS)


def test_without_a_list_and_a_score_the_groups_are_missing_with_a_reason() -> None:
    place, _ = town()
    found = all_sides(made_up.opened(place), None)
    assert list(found.by_key) == ["W1", "W2"]
    assert len(found.missing) == 2
    assert first_sides(found, "") == ("W1", "W2")


def test_wards_of_ones_own() -> None:
    codes = [luton.CODES[name] for name in ("South", "Biscot", "Dallow")]
    found = own_side(luton.luton(), codes)
    assert (found.name, found.short, found.count) == ("Biscot, Dallow and South", "the chosen wards", 3)
    with pytest.raises(ValueError, match="must be wards of Luton"):
        own_side(luton.luton(), [])


def test_luton_findings() -> None:
    biscot = compared(luton.CODES["Biscot"], luton.CODES["Wigmore"])
    assert comparison_finding(biscot) == ("Biscot was clearly worse than Wigmore on four measures")
    listed = compared(LIST, OTHERS)
    assert comparison_finding(listed) == ("The listed wards were clearly worse than the other wards on four measures")
    assert comparison_sentence(listed) == (
        "By the figures alone, the listed wards had the poorer figure on all 16 measures; on 12 of them an interval is "
        "missing, so a difference may be chance. Over the wards each of these four goes hand in hand "
        "with another, so they are one piece of evidence. What does not count in the heading "
        "stands in the table, with why."
    )
    assert how_made(listed).startswith(
        "Figures of a group: where every ward has a count and a total they are added up, otherwise the average of the wards "
        "weighted by residents in 2017, 2019 or 2021 (the year nearest to the figure) or by residents of 65 and over in 2017 where a figure is of these. "
    )
    # overcrowded homes in the eight wards on the list, counts of the Census of 2021 added up
    row = listed.table[listed.table.indicator_id == "overcrowded_households"].iloc[0]
    assert (round(row.left_value, 1), row.left_interval, row.outcome) == (16.2, "15.9 to 16.6", "worse")
    assert listed.table.left_method[listed.table.left_value.notna()].str.startswith((POOLED, AVERAGE)).all()
    assert (listed.table.left_value.isna() == (listed.table.left_method == "ratios have no mean over wards")).all()


@pytest.mark.parametrize(
    ("indicator_id", "all_eight", "of_men"),
    [(luton.LIFE_EXPECTANCY, 6.1, 4.8), ("healthy_life_expectancy_at_birth", 15.8, 14.6)],
)
def test_the_listed_wards_and_the_others_differ_by_many_standard_errors(
    indicator_id: str, all_eight: float, of_men: float
) -> None:
    """With the ward that is listed for women alone among the listed wards, and, as on the page, without it."""
    sides = luton_sides().by_key
    whole = [own_side(luton.luton(), list(sides[key].codes)) for key in (LIST, OTHERS)]
    for left, right, errors in ((*whole, all_eight), (sides[LIST], sides[OTHERS], of_men)):
        found = compare_sides(luton.luton(), luton.newest_views(), left, right)
        assert isinstance(found, Comparison)
        row = found.table[found.table.indicator_id == indicator_id].iloc[0]
        widths = row.left_upper - row.left_lower, row.right_upper - row.right_lower
        assert abs(row.difference) / (math.hypot(*widths) / 3.92) == pytest.approx(errors, abs=0.05)
        assert row.outcome == Outcome.WORSE


def test_sides_that_share_a_ward_are_not_tested() -> None:
    place, view = town()
    shared = compare_sides(place, (view,), side("W1"), side("W1", "W2"))
    assert isinstance(shared, NotPossible)
    assert "in both sides" in shared.reason


def test_both_sexes_of_a_measure_count_once() -> None:
    rows = [
        made_up.row(ward, "2020", value, sex=sex, count=value, denominator=100.0)
        for sex, values in (("Male", (30.0, 10.0)), ("Female", (30.0, 10.0)))
        for ward, value in zip(("W1", "W2"), values, strict=True)
    ]
    figures = made_up.opened(made_up.town(rows, wards=2))
    views = tuple(ward_view(figures, made_up.SMOKING, sex, "2020") for sex in (Sex.MALE, Sex.FEMALE))
    found = compare_sides(figures.place, views, side("W1"), side("W2"))
    assert isinstance(found, Comparison)
    assert found.judged.outcome.to_list() == [Outcome.WORSE]
    assert comparison_finding(found).startswith("W1 is clearly worse than W2 on smoking")
    # the heading counts them once, so there is nothing to say of how many they are
    assert "hand in hand" not in comparison_sentence(found)


def test_every_finding_is_short() -> None:
    sides = list(luton_sides().by_key.values())
    for first, second in zip(sides, [*sides[1:], sides[0]], strict=True):
        left, right, _ = apart(luton.luton(), first, second)
        found = compare_sides(luton.luton(), luton.newest_views(), left, right)
        assert isinstance(found, Comparison)
        words = comparison_finding(found)
        assert len(words.split()) <= 15
        assert not re.search(r"distinct|interval|comparable", words)


def test_the_table_marks_what_the_heading_counts() -> None:
    found = compared(LIST, OTHERS)
    counted = [counts_words(row) for _, row in found.table.iterrows()]
    judged = found.judged
    assert counted.count("yes") == (judged.outcome != Outcome.NOT_COMPARED).sum() == 4
    words = dict(zip(found.table["name"], counted, strict=True))
    assert words["Severely overcrowded homes"] == "no: nearly the same as overcrowded homes, which stands for it"
    assert words["Life expectancy at birth, men"] == "yes"
    assert words["Children, income-deprived (estimated)"] == "no: an interval is missing"
    assert words["Emergency admissions ratio (estimated)"] == "no: ratios have no mean over wards"
    table = comparison_table(found)
    both = table["Comparison"].str.contains("not compared")
    # every row with a comparison that does not count says why
    assert (table["Counts in the heading"][~both] != "No: an interval is missing").all()


def test_turning_the_sides_round_turns_the_words_round() -> None:
    one, other = compared("fifth_1", "fifth_5").table, compared("fifth_5", "fifth_1").table
    turned = {"worse": "better", "better": "worse", "higher": "lower", "lower": "higher"}
    assert [turned.get(word, word) for word in one.outcome] == list(other.outcome)
    assert (one.difference + other.difference).abs().max() < 1e-9


def test_the_page_compares_a_ward_a_group_and_wards_of_ones_own() -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/compare.py").run()
    assert not page.exception
    assert page.title[0].value.startswith("The listed wards were clearly worse")
    page.selectbox(key="compare_left").set_value(luton.CODES["Dallow"]).run()
    page.selectbox(key="compare_right").set_value(LIST).run()
    assert not page.exception
    assert page.info[0].value == "Dallow was in both: the listed wards were compared without it."
    page.selectbox(key="compare_left").set_value("own").run()
    assert page.title[0].value == "Choose the wards of both sides"
    page.multiselect(key="compare_left_own").set_value([luton.CODES["South"], luton.CODES["Saints"]]).run()
    assert not page.exception
    assert page.title[0].value.startswith("Saints and South were clearly worse")
    page.selectbox(key="compare_left").set_value(LIST).run()
    assert page.title[0].value == "These two cannot be compared"


def test_a_figure_at_65_is_weighted_by_the_residents_of_65_and_over() -> None:
    nothing = {"count": math.nan, "denominator": math.nan, "age": "65"}
    _, view = town(W1=nothing, W2=nothing)
    # 30 and 10 of them where all ages are 100 and 300
    assert side_figure(view, ("W1", "W2"), PEOPLE).value == pytest.approx(17.5)


@pytest.mark.parametrize("key", LEVELS)
def test_what_was_not_tested_is_not_said_to_be_alike(key: str) -> None:
    """No heading says that nothing differs of more measures than were tested, and evidence is counted by pairs that hold."""
    place, views = level(key).place, newest(key)
    sides = all_sides(level(key), place.area_list_with(AreaListRole.POOREST_OUTCOMES), views)
    for first, last in (first_sides(sides, ""), tuple(sides.by_key)[:2], ("fifth_1", "fifth_5")):
        if first not in sides.by_key:
            continue
        left, right, _ = apart(place, sides.by_key[first], sides.by_key[last])
        found = compare_sides(place, views, left, right)
        assert isinstance(found, Comparison)
        finding, said = comparison_finding(found), comparison_sentence(found)
        judged = found.judged
        tested = judged[judged.outcome != Outcome.NOT_COMPARED]
        if len(tested) and (tested.outcome == Outcome.SIMILAR).all():
            which = "the one measure" if len(tested) == 1 else f"any of {counted(len(tested), 'measure')}"
            assert finding.endswith(f"on {which} tested")
            assert which.removeprefix("any of ") in nothing_drawn(found)
        different = len(tested) - int((tested.outcome == Outcome.SIMILAR).sum())
        if pieces := re.search(r"so (?:the (\w+) measures|they) are (\w+) pieces? of evidence", said):
            assert count_word(different) in (pieces[1] or said)
            assert pieces[2] != count_word(different)
        # what was not averaged is not called missing: every ward may have its figure
        for side_of in ("left", "right"):
            rows = found.table[found.table[f"{side_of}_words"] == "no data"]
            assert set(rows[f"{side_of}_method"]) <= {"no figure"}
        if left.is_group or right.is_group:
            assert re.search(r"weighted by residents in \d{4}", how_made(found))


def test_of_a_group_at_65_it_is_said_why_there_is_no_average() -> None:
    sides = all_sides(level("oxford"), None, newest("oxford"))
    whole = level("oxford").place
    place = replace(whole, population=whole.population[whole.population.age == "All ages"])
    found = compare_sides(place, newest("oxford"), *(sides.by_key[key] for key in first_sides(sides, "")))
    assert isinstance(found, Comparison)
    at_65 = found.table[found.table["name"] == "Life expectancy at 65, men"].iloc[0]
    assert at_65.right_words == "no numbers of residents of 65 and over to weight by"


def test_a_fifth_that_stays_is_said_to_be_that_of_which_release() -> None:
    sides = all_sides(level("llr/E06000016"), None, newest("llr/E06000016"))
    for key in (f"fifth_{number}" for number in range(1, 6)):
        words = members_words(level("llr/E06000016").place, sides.by_key[key])
        assert not re.search(r": the same\.", words)
