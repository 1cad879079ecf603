"""Success measures: the headline views of Luton, what is held against what, and every sentence about them."""

import math
import re

import pytest

from hineq.insights.targets import measures
from hineq.insights.targets.measures import MeasureView, measure_view
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.target import Target
from hineq.model.words import Polarity, Sex, TargetKind, TargetStatus
from tests.luton import ENGLAND, LIFE_EXPECTANCY, figures, headlines, luton, measure
from tests.made_up import COUNTRY, SMOKING, TOWN, indicator, opened, row, series, target, town

BASELINE = TargetKind.BASELINE
PROMISED = (target("2010", 20.0, BASELINE), target("2011", 18.0), target("2012", 16.0))


def view_of(*rows: dict[str, object], targets: tuple[Target, ...] = PROMISED, **changes: object) -> MeasureView:
    names = dict.fromkeys(str(one["series"]) for one in rows) or {"survey": None}
    place = town(
        list(rows),
        targets=targets,
        kinds=[indicator(**changes)],
        all_series=[series(series=name, held_against_target=name == "survey") for name in names],
    )
    return measure_view(opened(place), SMOKING, Sex.PERSONS)


def finding(view: MeasureView) -> str:
    return measures.target_finding(view, town([]))


def test_luton_has_seven_targets_and_what_went_wrong_comes_first() -> None:
    found = [(view.indicator.indicator_id, view.sex, view.result and view.result.status) for view in headlines()]
    missed, nothing = TargetStatus.MISSED, TargetStatus.NO_OUTTURN
    assert found[:3] == [
        (LIFE_EXPECTANCY, Sex.MALE, missed),  # 88% of the promised change is lacking
        (LIFE_EXPECTANCY, Sex.FEMALE, missed),  # 45%
        ("infant_mortality", Sex.PERSONS, missed),  # 14%
    ]
    assert found[3:] == [
        ("disability_free_life_expectancy_at_65", Sex.MALE, nothing),
        ("disability_free_life_expectancy_at_65", Sex.FEMALE, nothing),
        ("life_expectancy_gap", Sex.MALE, nothing),
        ("life_expectancy_gap", Sex.FEMALE, nothing),
    ]


@pytest.mark.parametrize(
    ("indicator_id", "sex", "outturn", "promised", "distance", "words", "needed", "achieved"),
    [
        (LIFE_EXPECTANCY, Sex.MALE, 78.45, 80.3, -1.85, "1.8 years short of the target", 2.1 / 5, 0.25 / 5),
        (LIFE_EXPECTANCY, Sex.FEMALE, 82.16, 82.7, -0.54, "0.5 years short of the target", 1.2 / 5, 0.66 / 5),
        (
            "infant_mortality",
            Sex.PERSONS,
            5.3561,
            5.0,
            0.3561,
            "0.4 per 1,000 live births above the target",
            -2.5 / 6,
            -2.1439 / 6,
        ),
    ],
)
def test_lutons_outturns_by_hand(
    indicator_id: str,
    sex: Sex,
    outturn: float,
    promised: float,
    distance: float,
    words: str,
    needed: float,
    achieved: float,
) -> None:
    view = measure(indicator_id, sex)
    result = view.result
    assert result is not None
    assert result.outturn is not None
    assert (result.outturn.value, result.target, result.target_period.label) == (outturn, promised, "2014-16")
    assert result.distance == pytest.approx(distance)
    assert measures.distance_words(view) == words
    assert result.needed == pytest.approx(needed, rel=0.001)
    assert result.achieved == pytest.approx(achieved, rel=0.001)


def a_year(view: measures.MeasureView) -> tuple[str, str]:
    """The change a year that was needed and the one that came."""
    assert view.result is not None
    needed, achieved = (
        measures.change_a_year(one, view.indicator) for one in (view.result.needed, view.result.achieved)
    )
    return needed, achieved


def test_the_words_on_lutons_tiles() -> None:
    men, women, infants = headlines()[:3]
    assert [a_year(view) for view in (men, women, infants)] == [
        ("+0.42", "+0.05"),
        ("+0.24", "+0.13"),
        ("\N{MINUS SIGN}0.42", "\N{MINUS SIGN}0.36"),
    ]
    assert [measures.status_words(view.result) for view in (men, women, infants) if view.result] == [
        "missed",
        "missed",
        "missed, within the margin of error",
    ]
    assert [measures.outturn_figure(view) for view in (men, women, infants)] == [
        "78.5 years",
        "82.2 years",
        "5.4 per 1,000 live births",
    ]
    assert [view.result.target for view in (men, women, infants) if view.result] == [80.3, 82.7, 5.0]


def test_lutons_findings() -> None:
    place = luton()
    assert [measures.target_finding(view, place) for view in headlines()] == [
        "Luton's men missed the 2014-16 life expectancy at birth target by 1.8 years",
        "Luton's women missed the 2014-16 life expectancy at birth target by 0.5 years",
        "Luton missed the 2014-16 infant mortality target by 0.4, within the margin of error",
        "No published figure was found to check the disability-free years at 65 target for men",
        "No published figure was found to check the disability-free years at 65 target for women",
        "No published figure was found to check the life expectancy gap target for men",
        "No published figure was found to check the life expectancy gap target for women",
    ]


def test_life_expectancy_is_held_against_the_earlier_vintage_only() -> None:
    view = measure(LIFE_EXPECTANCY, Sex.MALE)
    assert view.held is not None
    assert view.since is not None
    assert (view.held.series.series, list(view.held.points.period)) == ("earlier_vintage", ["2014-16"])
    assert (view.since.series.series, view.since.newest.period) == ("rebased_2021", "2023-25")
    assert view.others == ()
    assert (
        measures.since_words(view, luton())
        == "78.6 years in 2023-25, up from 78.2 in 2015-17, not tested (up to 4 years old)"
    )


def test_infant_mortality_goes_on_in_the_same_series() -> None:
    view = measure("infant_mortality")
    assert view.held is not None
    assert view.since is not None
    assert view.held.series == view.since.series
    assert [line.series.series for line in view.others] == ["single_year"]
    assert measures.since_words(view, luton()) == (
        "5.7 per 1,000 live births in 2019-21, up from 5.4 in 2014-16, not tested (4 to 8 years old)"
    )
    assert (view.forecast_area, len(view.forecast)) == ("England and Wales", 7)


def test_a_gap_target_has_no_line_of_its_own_and_no_chart_beside_it() -> None:
    view = measure("life_expectancy_gap", Sex.MALE)
    assert (view.held, view.since, view.others) == (None, None, ())
    assert measures.distance_words(view) == ""
    assert measures.since_words(view, luton()) == ""
    assert measures.outturn_figure(view) == "no published outturn"
    assert a_year(view)[1] == ""
    assert measures.context_indicators(luton(), "life_expectancy_gap") == []


def test_what_stands_beside_a_measure_is_never_the_same_measure() -> None:
    assert measures.context_indicators(luton(), "u75_mortality_cvd_preventable") == ["u75_mortality_preventable"]
    assert measures.context_indicators(luton(), "imd_score") == []
    for indicator_id in luton().indicators:
        assert indicator_id not in measures.context_indicators(luton(), indicator_id)


def test_a_comparator_is_in_the_same_series() -> None:
    view = measure(LIFE_EXPECTANCY, Sex.MALE)
    assert view.since is not None
    england = measures.comparator_line(figures(), view.since, ENGLAND)
    assert england is not None
    assert (england.series, england.area_name) == (view.since.series, "England")


@pytest.mark.parametrize(
    ("period", "value", "words", "distance"),
    [
        ("2012", 16.0, "Town met the 2012 smoking target", "at the target"),
        ("2012", 15.0, "Town met the 2012 smoking target", "1.0 percentage point better than the target"),
        (
            "2012",
            16.04,
            "Town missed the 2012 smoking target by less than 0.1 percentage points",
            "less than 0.1 percentage points above the target",
        ),
        ("2011", 17.0, "Town is on track for the 2012 smoking target", "1.0 percentage point better than the target"),
        (
            "2011",
            19.0,
            "Town is 1.0 percentage point behind the 2011 smoking target",
            "1.0 percentage point above the target",
        ),
        (
            "2011",
            21.0,
            "Town is moving away from the 2012 smoking target",
            "3.0 percentage points above the target",
        ),
    ],
)
def test_every_status_has_its_finding(period: str, value: float, words: str, distance: str) -> None:
    view = view_of(row(TOWN, period, value))
    assert finding(view) == words
    assert measures.distance_words(view) == distance


def test_men_and_women_take_a_plural_verb() -> None:
    targets = tuple(target(one.period.label, one.value, one.kind, sex=Sex.FEMALE) for one in PROMISED)
    place = town([row(TOWN, "2011", 17.0, sex="Female")], targets=targets)
    view = measure_view(opened(place), SMOKING, Sex.FEMALE)
    assert finding(view) == "Town's women are on track for the 2012 smoking target"


def test_a_finding_too_long_for_a_title_gives_up_its_distance() -> None:
    view = view_of(row(TOWN, "2012", 17.0), short_name="Share of adults in town who smoke every day or now and then")
    assert len(finding(view).split()) > TITLE_WORDS
    assert not finding(view).endswith("points")


def test_a_series_that_does_not_decide_gives_no_status() -> None:
    view = view_of(row(TOWN, "2012", 10.0, series="other"))
    assert view.held is None
    assert view.result is not None
    assert view.result.status is TargetStatus.NO_OUTTURN
    assert view.since is not None
    assert view.since.series.series == "other"


def test_after_the_last_target_there_is_no_status_but_the_words_of_what_came_after() -> None:
    view = view_of(row(TOWN, "2012", 17.0), row(TOWN, "2013", 15.0))
    assert view.result is not None
    assert (view.result.status, view.result.target_period.label) == (TargetStatus.MISSED, "2012")
    assert (
        measures.since_words(view, town([]))
        == "15.0% in 2013, down from 17.0% in 2012, not tested (10 to 12 years old)"
    )
    assert measures.since_words(view_of(row(TOWN, "2012", 17.0)), town([])) == ""


def test_missed_comes_before_moving_away_before_behind() -> None:
    def kind(name: str) -> dict[str, object]:
        return {"indicator_id": name, "name": name, "short_name": name}

    values = {"on": 17.0, "behind": 19.0, "away": 21.0, "missed": 16.2, "missed_more": 19.0, "none": math.nan}
    place = town(
        [
            row(TOWN, "2012" if name.startswith("missed") else "2011", value, indicator_id=name)
            for name, value in values.items()
        ],
        kinds=[indicator(**kind(name)) for name in values],
        all_series=[series(indicator_id=name) for name in values],
        targets=[
            target(one.period.label, one.value, one.kind, indicator_id=name) for name in values for one in PROMISED
        ],
    )
    views = measures.headline_views(opened(place))
    assert [view.indicator.indicator_id for view in views] == ["missed_more", "missed", "away", "behind", "on", "none"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "Smoking: no figure here"),
        ([row(TOWN, "2020", 15.0)], "Smoking: 15.0% in 2020"),
        (
            [row(TOWN, "2018", 17.0), row(TOWN, "2020", 15.0)],
            "Smoking: 15.0% in 2020, down from 17.0% in 2018, not tested",
        ),
        (
            [row(TOWN, "2018", 15.0), row(TOWN, "2020", 16.0)],
            "Smoking: 16.0% in 2020, up from 15.0% in 2018, not tested",
        ),
        (
            [row(TOWN, "2018", 15.04), row(TOWN, "2020", 15.0)],
            "Smoking: 15.0% in 2020, the same in print in 2018, not tested",
        ),
        # two averages that share four of their five years are not compared
        ([row(TOWN, "2015-19", 17.0), row(TOWN, "2016-20", 15.0)], "Smoking: 15.0% in 2016-20"),
        (
            [row(TOWN, "2011-15", 17.0), row(TOWN, "2016-20", 15.0)],
            "Smoking: 15.0% in 2016-20, down from 17.0% in 2011-15, not tested",
        ),
    ],
)
def test_findings_without_a_target(rows: list[dict[str, object]], words: str) -> None:
    view = view_of(*rows, targets=())
    assert finding(view) == measures.plain_finding(view) == words


def test_releases_that_are_no_time_series_have_no_change() -> None:
    place = town([row(TOWN, "2015", 9.0), row(TOWN, "2020", 5.0)], all_series=[series(trend=False)])
    view = measure_view(opened(place), SMOKING, Sex.PERSONS)
    assert measures.plain_finding(view) == "Smoking: 5.0% in 2020"
    assert measures.since_words(view, place) == "5.0% in 2020 (3 to 5 years old)"


def test_smoking_in_luton_is_not_compared_over_shared_years() -> None:
    assert measures.plain_finding(measure("smoking_prevalence")) == "Adults who smoke: 14.5% in 2020-24"


def test_the_poorer_direction_is_the_indicators() -> None:
    targets = (target("2010", 80.0, BASELINE), target("2011", 84.0))
    view = view_of(row(TOWN, "2011", 82.0), targets=targets, polarity=Polarity.HIGH_IS_GOOD)
    assert measures.distance_words(view) == "2.0 percentage points short of the target"


def test_every_finding_of_the_pack_fits_a_title() -> None:
    table = figures()
    pairs = {(view.indicator.indicator_id, view.sex) for view in headlines()}
    pairs |= {(key, sex) for key in table.place.indicators for sex in Sex}
    for indicator_id, sex in sorted(pairs):
        words = measures.target_finding(measure_view(table, indicator_id, sex), table.place)
        assert len(words.split()) <= TITLE_WORDS, words
        assert "nan" not in re.findall(r"\w+", words)
        assert "stated)" not in words


def test_a_comparators_forecast_is_nobodys_promise() -> None:
    forecast = target("2012", 12.0, TargetKind.PROJECTION, area_code=COUNTRY)
    view = view_of(row(TOWN, "2012", 15.0), targets=(*PROMISED, forecast))
    assert view.forecast == (forecast,)
    assert view.forecast_area == "Country"
    assert view.trajectory is not None
    assert len(view.trajectory.points) == 3


def test_a_promised_gap_without_figures_has_the_nearest_published_one_and_no_status() -> None:
    gap = measures.measure_view(figures(), "life_expectancy_gap", Sex.MALE)
    assert gap.nearest is not None
    assert gap.nearest.indicator.indicator_id == "slope_index_life_expectancy"
    assert gap.result is not None
    assert gap.result.status is TargetStatus.NO_OUTTURN
    assert "(10.0 years in 2022-24)" in measures.nearest_words(gap)
    assert measures.nearest_words(gap).endswith("and has no status. What is to beware of is said at the foot.")
    assert "not proven" in gap.indicator.caveat
    assert measures.context_indicators(luton(), "life_expectancy_gap") == []
    life = measures.measure_view(figures(), LIFE_EXPECTANCY, Sex.MALE)
    assert (life.nearest, measures.nearest_words(life)) == (None, "")
