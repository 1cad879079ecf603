"""All wards on all measures at once: comparisons, tallies of distinct measures, the heading and what is taken away."""

import math

import pytest

from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.profile import newest_ward_views, ward_profile
from hineq.insights.wards.profile_words import _ends
from hineq.insights.wards.rug import (
    Against,
    Rug,
    fifth_words,
    left_uncompared,
    marked_apart,
    rug_chance,
    rug_export,
    rug_finding,
    rug_method,
    ward_rug,
)
from hineq.insights.wards.view import ward_view
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome, Polarity, Sex, ValueType
from tests.luton import luton, newest_views
from tests.made_up import COUNTRY, TOWN, indicator, opened, row, series, town

LOW, NEUTRAL = Polarity.LOW_IS_GOOD, Polarity.NO_JUDGEMENT
USUAL = Confidence.USUAL


def made_up(
    against: Against = Against.COUNTRY, *, wards: int = 5, confidence: Confidence = USUAL, **of_b: object
) -> Rug:
    """Five wards at 1, 3, 5, 7 and 9 with limits of 1 to each side on a, b (with changes), and c without limits; the country at 5."""
    rows = []
    for name in ("a", "b", "c"):
        for number, value in enumerate((1.0, 3.0, 5.0, 7.0, 9.0)[:wards], 1):
            limits = {} if name == "c" else {"lower_ci": value - 1, "upper_ci": value + 1}
            rows.append(row(f"W{number}", "2020", value, indicator_id=name, **limits))
        rows += [row(COUNTRY, "2020", 5.0, indicator_id=name), row(TOWN, "2020", 2.5, indicator_id=name)]
    kinds = [
        indicator(
            indicator_id=name, name=name, short_name=name, value_type=ValueType.MEAN, **(of_b if name == "b" else {})
        )
        for name in ("a", "b", "c")
    ]
    place = town(rows, kinds=kinds, all_series=[series(indicator_id=name) for name in ("a", "b", "c")], wards=wards)
    return ward_rug(place, newest_ward_views(opened(place), today=True), against, confidence)


def outcomes(rug: Rug, indicator_id: str) -> str:
    (column,) = [one for one in rug.columns if one.view.indicator.indicator_id == indicator_id]
    return " ".join(column.outcomes)


def test_wards_are_compared_with_the_country_or_with_the_place() -> None:
    assert outcomes(made_up(), "a") == "better better similar worse worse"
    assert outcomes(made_up(Against.PLACE), "a") == "better similar worse worse worse"
    assert outcomes(made_up(), "c") == " ".join(["not_compared"] * 5)


def test_at_another_confidence_less_is_called_different() -> None:
    # 7 with 95% limits of 1 to each side has 99.8% limits of 1.58: still above 5; against 6 it is not
    assert outcomes(made_up(confidence=Confidence.STRICT), "a") == "better better similar worse worse"
    assert outcomes(made_up(Against.PLACE, confidence=Confidence.STRICT), "a") == "similar similar worse worse worse"


def test_crude_figures_that_age_decides_are_not_judged() -> None:
    rug = made_up(roles=(IndicatorRole.AGE_DEPENDENT,))
    assert outcomes(rug, "b") == "lower lower similar higher higher"
    (column,) = [one for one in rug.columns if one.view.indicator.indicator_id == "b"]
    assert column.not_judged.startswith("not adjusted for age")
    # neither does it count
    assert rug.tallies.told.tolist() == [1] * 5


def test_what_is_compared_comes_first_in_its_theme_and_the_reason_why_not_is_said() -> None:
    rug = made_up()
    assert [column.view.indicator.indicator_id for column in rug.columns] == ["a", "b", "c"]
    assert [column.not_compared for column in rug.columns] == ["", "", "no intervals"]
    assert left_uncompared(rug) == "On one of the three columns no ward is compared: no intervals."


def test_variants_of_a_measure_count_once() -> None:
    assert made_up().tallies.told.tolist() == [2] * 5
    assert made_up().tallies.poor.tolist() == [0, 0, 0, 2, 2]
    assert made_up(family="a").tallies.told.tolist() == [1] * 5
    of_luton = ward_rug(luton(), newest_views(), Against.PLACE, USUAL)
    for ward, tally in zip(luton().wards, of_luton.tallies.itertuples(), strict=True):
        assert ward.area_code == tally.area_code
        assert 0 <= tally.poor <= tally.told < len(of_luton.columns)


def test_fifths_need_wards_enough_and_count_as_on_a_wards_own_page() -> None:
    rug = made_up(Against.WARDS)
    assert rug.columns[0].fifths == (5, 4, 3, 2, 1)
    assert rug.tallies.poor.tolist() == [0, 0, 0, 0, 3]
    few = made_up(Against.WARDS, wards=4)
    assert few.tallies.told.tolist() in ([0] * 4, [3] * 4)
    of_luton = ward_rug(luton(), newest_views(), Against.WARDS, USUAL)
    for ward, tally in zip(luton().wards, of_luton.tallies.itertuples(), strict=True):
        ends = _ends(ward_profile(luton(), newest_views(), ward.area_code), luton())
        assert ends is not None
        assert (tally.poor, tally.told) == (len(ends.poor), ends.measures), ward.area_name


def test_the_heading_names_the_wards_that_are_worst_off() -> None:
    assert rug_finding(made_up()) == "Ward 4 and Ward 5 are worse than Country on both tested measures"
    assert rug_finding(made_up(Against.WARDS)).startswith("Ward 5 is in the poorest fifth on all three ranked measures")
    none = made_up(polarity=NEUTRAL)
    assert "on the one tested measure" in rug_finding(none)
    alike = made_up(wards=3)
    assert rug_finding(alike) == "No ward of Town is significantly worse than Country on any tested measure"
    for against in Against:
        found = rug_finding(ward_rug(luton(), newest_views(), against, USUAL))
        assert len(found.split()) <= TITLE_WORDS, found


def test_nothing_to_compare_is_said() -> None:
    place = town([row(f"W{number}", "2020", float(number)) for number in range(1, 6)])
    rug = ward_rug(place, newest_ward_views(opened(place), today=True), Against.COUNTRY, USUAL)
    assert rug_finding(rug) == "The wards of Town on every measure: none can be compared"
    assert left_uncompared(rug) == "On the one column no ward is compared: no like figure to compare with."
    assert rug_chance(rug) == ""


def test_many_comparisons_are_told_with_how_many_differ_by_chance() -> None:
    said = rug_chance(ward_rug(luton(), newest_views(), Against.PLACE, USUAL))
    assert "would by chance alone if no ward were truly different" in said


def test_a_table_to_take_away_has_a_row_a_measure_and_ward() -> None:
    rug = made_up()
    table = rug_export(rug)
    assert len(table) == 15
    first = table.iloc[3]
    assert (first.Measure, first.Ward, first.Value) == ("a", "Ward 4", 7.0)
    assert (first["Figure of Country"], first["Compared with Country at 95%"]) == (5.0, "worse")
    assert rug_export(made_up(Against.WARDS)).iloc[4]["Fifth of the wards"] == "poorest fifth"
    # it is written by the one function of all tables: a missing limit is left blank
    assert math.isnan(table[table.Measure == "c"].iloc[0]["95% interval, lower"])


def test_only_some_estimates_are_marked_one_by_one() -> None:
    rows = [
        row(f"W{number}", "2020", float(number), status="estimated" if number < 3 else "official")
        for number in range(1, 6)
    ]
    place = town(rows)
    view = ward_view(opened(place), "smoking", Sex.PERSONS, "2020")
    assert marked_apart(view) == {"W1", "W2"}
    every = town([{**one, "status": "estimated"} for one in rows])
    assert marked_apart(ward_view(opened(every), "smoking", Sex.PERSONS, "2020")) == frozenset()


def test_views_of_other_wards_are_refused() -> None:
    (view, *_) = made_up().columns
    with pytest.raises(ValueError, match="wards of today"):
        ward_rug(luton(), [view.view], Against.COUNTRY, USUAL)


@pytest.mark.parametrize("polarity", list(Polarity))
def test_every_fifth_has_words_of_its_own(polarity: Polarity) -> None:
    assert len({fifth_words(fifth, polarity) for fifth in range(1, 6)}) == 5


def test_the_method_says_how_sure_a_comparison_is() -> None:
    assert "99.8% confidence interval" in rug_method(made_up(confidence=Confidence.STRICT))
    assert "fifths by their rank" in rug_method(made_up(Against.WARDS))
    assert set(Outcome) >= set(made_up().columns[0].outcomes)
