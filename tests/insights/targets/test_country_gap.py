"""A promised gap with the country: what the printed rows imply, what came of it, and what is missing to tell."""

import pytest

from hineq.insights.targets.country_gap import CountryGap, country_gap, country_gap_table, country_gap_words
from hineq.insights.targets.measures import measure_view
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Polarity, Sex, TargetKind
from tests.luton import figures, luton
from tests.made_up import COUNTRY, SMOKING, TOWN, indicator, opened, row, series, target, town

ROLES = (IndicatorRole.PROMISED_COUNTRY_GAP,)
BASELINE, PROJECTION = TargetKind.BASELINE, TargetKind.PROJECTION


def of_luton(sex: Sex) -> CountryGap:
    told = country_gap(figures(), measure_view(figures(), "life_expectancy_at_birth", sex))
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("sex", "implied"),
    # the strategy's two tables: England minus Luton, 2008-10 to 2014-16
    [(Sex.MALE, [0.9, 0.8, 0.7, 0.7, 0.5, 0.5, 0.5]), (Sex.FEMALE, [1.7, 1.4, 1.6, 1.5, 1.6, 1.6, 1.6])],
)
def test_luton_s_printed_rows_imply_a_gap_for_each_period(sex: Sex, implied: list[float]) -> None:
    told = of_luton(sex)
    assert [one.gap for one in told.implied] == implied
    assert [one.period.label for one in told.implied][::6] == ["2008-10", "2014-16"]
    assert (told.held, told.lacking) == (None, "England for 2014-16")


def test_luton_s_words_say_what_was_promised_what_cannot_be_told_and_what_came_in_another_series() -> None:
    words = country_gap_words(luton(), of_luton(Sex.FEMALE))
    assert words == (
        "The printed rows imply a gap with England of 1.7 years in 2008-10 and 1.4 years in 2009-11, and of 1.6 years by "
        "2014-16: wider than in 2009-11. What came in 2014-16 cannot be told: this copy has no figure of England for 2014-16 in the series "
        "held against the targets. In another series (rebased to the 2021 Census, published May 2026), not to be joined to "
        "it, it was 0.9 years in 2015-17 and 0.1 years in 2023-25, 0.8 years narrower, not tested."
    )
    assert "and of 0.5 years by 2014-16. What came" in country_gap_words(luton(), of_luton(Sex.MALE))
    table = country_gap_table(of_luton(Sex.MALE))
    assert len(table) == 16
    assert list(table.iloc[0])[:2] == ["2008-10", "0.9"]


def test_nothing_is_told_of_a_measure_without_that_promise() -> None:
    assert country_gap(figures(), measure_view(figures(), "infant_mortality", Sex.PERSONS)) is None
    assert country_gap(figures(), measure_view(figures(), "life_expectancy_at_65", Sex.MALE)) is None


PROMISE = (
    target("2010", 20.0, BASELINE),
    target("2014", 17.0),
    target("2010", 16.0, PROJECTION, area_code=COUNTRY),
    target("2014", 15.0, PROJECTION, area_code=COUNTRY),
)


def told(
    rows: list[dict[str, object]], targets=PROMISE, polarity: Polarity = Polarity.LOW_IS_GOOD
) -> tuple[Place, str]:
    kind = indicator(roles=ROLES, polarity=polarity)
    both = [series(), series(series="newer", name="The newer survey", held_against_target=False)]
    place = town(rows, kinds=[kind], all_series=both, targets=targets)
    seen = country_gap(opened(place), measure_view(opened(place), SMOKING, Sex.PERSONS))
    assert seen is not None
    return place, country_gap_words(place, seen)


HEAD = (
    "The printed rows imply a gap with Country of 4.0 percentage points in 2010, and of 2.0 percentage points by 2014. "
)
SURE = {"lower_ci": 18.0, "upper_ci": 20.0}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(TOWN, "2014", 19.0), row(COUNTRY, "2014", 16.0)],
         "It was 3.0 percentage points in 2014, 1.0 point wider than implied."),
        ([row(TOWN, "2014", 17.5), row(COUNTRY, "2014", 16.0)],
         "It was 1.5 percentage points in 2014, 0.5 points narrower than implied."),
        ([row(TOWN, "2014", 17.0), row(COUNTRY, "2014", 15.0)], "It was 2.0 percentage points in 2014, as implied."),
        ([row(TOWN, "2014", 14.0), row(COUNTRY, "2014", 15.0)],
         "It was 1.0 percentage point the other way round in 2014, 3.0 points narrower than implied."),
        ([row(TOWN, "2014", 19.0, **SURE), row(COUNTRY, "2014", 16.0)],
         "It was 3.0 percentage points in 2014 (2.0 to 4.0), 1.0 point wider than implied."),
        ([row(TOWN, "2014", 19.0)],
         "What came in 2014 cannot be told: this copy has no figure of Country for 2014 in the series held against the targets."),
        ([], "What came in 2014 cannot be told: this copy has no figure of Town for 2014 in the series held against the targets."),
        ([row(TOWN, "2014", 19.0), row(COUNTRY, "2014", 16.0), row(TOWN, "2016", 18.0), row(COUNTRY, "2016", 16.0)],
         "It was 3.0 percentage points in 2014, 1.0 point wider than implied. Since then it was 2.0 percentage points in 2016."),
        ([row(TOWN, "2015", 19.0, series="newer", **SURE), row(COUNTRY, "2015", 16.0, series="newer"),
          row(TOWN, "2018", 26.0, series="newer", lower_ci=25.0, upper_ci=27.0), row(COUNTRY, "2018", 16.0, series="newer")],
         "What came in 2014 cannot be told: this copy has no figure of Town for 2014 in the series held against the targets. In another "
         "series (the newer survey), not to be joined to it, it was 3.0 percentage points in 2015 and 10.0 percentage points in "
         "2018, 7.0 points wider."),
    ],
)  # fmt: skip
def test_what_came(rows: list[dict[str, object]], words: str) -> None:
    assert told(rows)[1] == HEAD + words


def test_a_measure_of_which_more_is_better_is_behind_below_its_country() -> None:
    assert (
        "a gap with Country of 4.0 percentage points the other way round in 2010"
        in told([], polarity=Polarity.HIGH_IS_GOOD)[1]
    )


def test_without_a_printed_row_of_the_country_nothing_is_implied_and_the_page_says_so() -> None:
    words = told([row(TOWN, "2014", 19.0), row(COUNTRY, "2014", 16.0)], targets=PROMISE[:2])[1]
    assert words == (
        "The strategy prints no row of Country beside its targets, so no gap with Country is implied by them. It was 3.0 percentage "
        "points in 2014."
    )
