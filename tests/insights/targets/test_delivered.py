"""What came of a promise: worked by hand for Luton, and for made-up places at the edges."""

import math
from dataclasses import replace

import pytest

from hineq.insights.series.change import Verdict
from hineq.insights.targets.delivered import chance_words, delivered, people_words, share_words
from hineq.insights.targets.measures import MeasureView, measure_view
from hineq.model.words import Sex, TargetKind, TargetStatus
from tests.luton import figures, headlines
from tests.made_up import SMOKING, TOWN, opened, row, target, town

MEN, WOMEN, INFANTS = range(3)


def came(view: MeasureView):
    found = delivered(view)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("measure", "share", "since"),
    # (78.45 - 78.2) / (80.3 - 78.2), (82.16 - 81.5) / (82.7 - 81.5), (7.5 - 5.3561) / (7.5 - 5.0)
    [(MEN, "12%", "2009-11"), (WOMEN, "55%", "2009-11"), (INFANTS, "86%", "2008-10")],
)
def test_the_share_of_lutons_promises(measure: int, share: str, since: str) -> None:
    said, how = share_words(came(headlines()[measure]))
    assert said == share
    assert how == f"since {since}; the change is not tested"


def test_the_chance_is_read_off_an_interval_and_nothing_is_without_one() -> None:
    assert math.isnan(came(headlines()[MEN]).chance)
    assert chance_words(came(headlines()[MEN])) == ""
    infants = headlines()[INFANTS]
    assert infants.result is not None
    assert infants.result.outturn is not None
    outturn = infants.result.outturn
    deviate = (5.0 - outturn.value) / ((outturn.value - outturn.lower) / 1.959964)
    assert came(infants).chance == pytest.approx(0.5 * math.erfc(-deviate / math.sqrt(2)), abs=1e-6)
    for chance, words in ((0.001, "Under 1%"), (0.27, "27%"), (0.999, "Over 99%")):
        assert chance_words(replace(came(infants), chance=chance)) == words


def test_the_people_are_the_distance_times_the_denominator() -> None:
    infants = headlines()[INFANTS]
    assert came(infants).people == pytest.approx((5.3561 - 5.0) / 1000 * 10642, abs=0.01)
    assert people_words(infants, came(infants)) == "About 4 too many in 2014-16, within the margin of error"
    assert people_words(headlines()[MEN], came(headlines()[MEN])) == ""


def test_every_years_report_is_told_by_the_figures_of_then() -> None:
    reports = came(headlines()[INFANTS]).reports
    assert [(report.period.label, report.status) for report in reports] == [
        ("2010-12", TargetStatus.ON_TRACK),
        ("2011-13", TargetStatus.ON_TRACK),
        ("2012-14", TargetStatus.ON_TRACK),
        ("2013-15", TargetStatus.ON_TRACK),
        ("2014-16", TargetStatus.MISSED),
    ]


def smoking(before: dict[str, float], now: dict[str, float], value: float) -> MeasureView:
    rows = [row(TOWN, "2010", 20.0, **before), row(TOWN, "2013", value, **now)]
    promise = [target("2010", 20.0, TargetKind.BASELINE), target("2013", 15.0)]
    return measure_view(opened(town(rows, targets=promise)), SMOKING, Sex.PERSONS)


def test_a_change_is_tested_where_the_pack_has_the_baselines_own_figure() -> None:
    sure = {"lower_ci": 19.0, "upper_ci": 21.0}
    apart = smoking(sure, {"lower_ci": 15.0, "upper_ci": 17.0}, 16.0)
    assert came(apart).tested is Verdict.REAL
    assert share_words(came(apart)) == ("80%", "since 2010; the change is more than chance")
    near = smoking(sure, {"lower_ci": 18.5, "upper_ci": 20.5}, 19.5)
    assert came(near).tested is Verdict.CHANCE
    assert came(smoking({}, {}, 16.0)).tested is Verdict.NOT_TESTED
    assert share_words(came(smoking({}, {}, 21.0)))[0] == "Nothing: it moved the other way"


def test_without_an_outturn_nothing_is_said() -> None:
    assert delivered(measure_view(figures(), "life_expectancy_gap", Sex.MALE)) is None
