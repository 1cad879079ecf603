"""A gap for men beside that for women: published, with the country and over the wards, and which is wider."""

import pandas as pd
import pytest

from hineq.insights.inequality.gap_by_sex import (
    SexGaps,
    country_sex_gaps,
    published_sex_gaps,
    sex_gaps_words,
    ward_sex_gaps,
    ward_sexes_words,
)
from hineq.insights.series.change import Verdict
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Polarity, Sex, ValueType
from tests.luton import LIFE_EXPECTANCY, figures
from tests.made_up import COUNTRY, TOWN, indicator, opened, row, series, town

NAN = float("nan")


def gaps(men: tuple[float, float, float], women: tuple[float, float, float]) -> SexGaps:
    rows = [pd.Series(dict(zip(("gap", "lower", "upper"), one, strict=True))) for one in (men, women)]
    of = indicator(unit="years", value_type=ValueType.YEARS, polarity=Polarity.HIGH_IS_GOOD)
    return SexGaps(indicator=of, subject="the gap", period="2020", men=rows[0], women=rows[1])


@pytest.mark.parametrize(
    ("men", "women", "words"),
    [
        ((10, 9, 11), (6, 5, 7), "10.0 years (9.0 to 11.0) for men and 6.0 years (5.0 to 7.0) for women: 4.0 years wider for men, more than chance."),
        ((6, 5, 7), (7, 6, 8), "6.0 years (5.0 to 7.0) for men and 7.0 years (6.0 to 8.0) for women: 1.0 year wider for women, within the margin of error."),
        ((6, NAN, NAN), (7, 6, 8), "6.0 years for men and 7.0 years (6.0 to 8.0) for women: 1.0 year wider for women, not tested (not both have an interval)."),
        ((1, NAN, NAN), (-0.5, NAN, NAN), "1.0 year behind for men and 0.5 years ahead for women: 1.5 years apart, not tested (not both have an interval)."),
        ((1, NAN, NAN), (1.02, NAN, NAN), "1.0 year for men and 1.0 year for women: the same in print, not tested (not both have an interval)."),
    ],
)  # fmt: skip
def test_both_gaps_stand_in_one_sentence_with_the_test_of_their_difference(
    men: tuple[float, float, float], women: tuple[float, float, float], words: str
) -> None:
    assert sex_gaps_words(gaps(men, women)) == f"In 2020 the gap was {words}"


def test_the_difference_of_independent_gaps_has_limits_by_square_and_add() -> None:
    apart = gaps((10, 9, 11), (6, 5, 7)).apart
    assert (apart.now - apart.before, apart.verdict) == (4, Verdict.REAL)
    assert (apart.lower, apart.upper) == pytest.approx((4 - 2**0.5, 4 + 2**0.5))


def test_lutons_published_gaps_in_the_newest_period_of_both() -> None:
    found = published_sex_gaps(figures())
    assert found is not None
    assert sex_gaps_words(found) == (
        "In 2022-24 the published gap inside Luton was 10.0 years (8.4 to 11.6) for men and 6.8 years (5.0 to 8.6) for women: "
        "3.2 years wider for men, more than chance."
    )
    country = country_sex_gaps(figures(), LIFE_EXPECTANCY)
    assert country is not None
    assert sex_gaps_words(country).startswith(
        "In 2023-25 the gap with England was 1.1 years for men and 0.1 years for women"
    )


def test_where_only_men_are_published_that_is_said() -> None:
    assert ward_sex_gaps(figures(), LIFE_EXPECTANCY, "2009-13") is None
    assert ward_sexes_words(figures(), LIFE_EXPECTANCY, "2009-13").startswith("This pack has no ward figures on")
    # a measure of all people has no sexes to tell apart
    assert ward_sexes_words(figures(), "overcrowded_households", "2021") == ""
    assert country_sex_gaps(figures(), "overcrowded_households") is None


def both_sexes() -> Place:
    """Ten wards that a score orders, on which men have a slope twice that of women."""
    rows = [row(code, "2020", 0.0, sex=str(sex)) for code in (TOWN, COUNTRY) for sex in (Sex.MALE, Sex.FEMALE)]
    for number in range(1, 11):
        code = f"W{number}"
        rows.append(row(code, "2020", float(number), indicator_id="score"))
        for sex, steep in ((Sex.MALE, 2.0), (Sex.FEMALE, 1.0)):
            value = 10 + steep * number
            rows.append(row(code, "2020", value, sex=str(sex), lower_ci=value - 0.5, upper_ci=value + 0.5))
    kinds = [
        indicator(value_type=ValueType.MEAN, unit="points"),
        indicator(indicator_id="score", value_type=ValueType.INDEX, roles=(IndicatorRole.DEPRIVATION,)),
    ]
    people = {f"W{number}": 100.0 for number in range(1, 11)}
    return town(rows, kinds=kinds, all_series=[series(), series(indicator_id="score")], population=people, wards=10)


def test_ward_figures_of_both_sexes_are_told_together() -> None:
    found = ward_sex_gaps(opened(both_sexes()), "smoking", "2020")
    assert found is not None
    assert found.men.gap == pytest.approx(2 * found.women.gap)
    assert ward_sexes_words(opened(both_sexes()), "smoking", "2020").startswith(
        "In 2020 the slope index of inequality over the wards was "
    )
    assert "wider for men, more than chance." in sex_gaps_words(found)
