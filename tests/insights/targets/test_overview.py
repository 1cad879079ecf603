"""The first sentence that anybody reads."""

from dataclasses import replace

import pytest

from hineq.insights.targets.measures import MeasureView
from hineq.insights.targets.overview import holdings_words, overview_finding, strategy_words
from hineq.insights.wards.poorest import ward_finding
from hineq.insights.wards.view import ward_view
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.words import Sex, TargetStatus
from tests.luton import figures, headlines, luton

MET, MISSED, ON_TRACK = TargetStatus.MET, TargetStatus.MISSED, TargetStatus.ON_TRACK
BEHIND, AWAY, NOTHING = TargetStatus.BEHIND, TargetStatus.MOVING_AWAY, TargetStatus.NO_OUTTURN


def view(status: TargetStatus) -> MeasureView:
    first = headlines()[0]
    assert first.result is not None
    return replace(first, result=replace(first.result, status=status))


def test_luton() -> None:
    assert overview_finding(luton(), list(headlines())) == ("Luton missed all three targets that can be checked")


def test_a_miss_within_the_margin_of_error_is_said_so() -> None:
    first = view(MISSED)
    assert first.result is not None
    assert first.result.outturn is not None
    sure = replace(first.result.outturn, lower=77.0, upper=81.0)
    first = replace(first, result=replace(first.result, outturn=sure))
    assert first.result is not None
    near = replace(first, result=replace(first.result, within_margin=True))
    assert overview_finding(luton(), [near]) == (
        "Luton missed the one target that can be checked, within the margin of error"
    )
    assert overview_finding(luton(), [near, near, first]).endswith("checked, two within the margin of error")


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([], "Health in Luton and its wards"),
        ([NOTHING, NOTHING], "No target of Luton's strategy can be checked against a published figure"),
        ([MISSED, NOTHING], "Luton missed the one target that can be checked"),
        ([MET, NOTHING], "Luton met every target that can be checked"),
        ([MET, MISSED, MISSED], "Luton met 1 of the 3 targets that can be checked"),
        ([ON_TRACK, BEHIND], "Luton is on track for 1 of 2 targets that can be checked"),
        ([BEHIND, AWAY], "Luton is on track for none of 2 targets that can be checked"),
        ([MET, ON_TRACK, BEHIND], "Luton met or is on track for 2 of 3 targets that can be checked"),
        ([MISSED, BEHIND], "Luton is on track for none of 2 targets that can be checked"),
        ([ON_TRACK], "Luton is on track for the one target that can be checked"),
        ([AWAY], "Luton is not on track for the one target that can be checked"),
    ],
)
def test_every_mixture(statuses: list[TargetStatus], words: str) -> None:
    found = overview_finding(luton(), [view(status) for status in statuses])
    assert found == words
    assert len(found.split()) <= TITLE_WORDS


def test_whether_the_strategy_still_runs_is_said() -> None:
    assert strategy_words(luton(), 2018) == "The Health and Wellbeing Strategy of 2012 to 2017 has ended."
    assert strategy_words(luton(), 2017) == "The Health and Wellbeing Strategy of 2012 to 2017 still runs."
    assert strategy_words(replace(luton(), strategy=None), 2018) == ""


def test_without_a_strategy_what_there_is_is_said() -> None:
    assert holdings_words(luton()) == (
        "Figures for Luton and 19 earlier wards, 1,459 of 2,668 published, the others estimated or modelled and marked so. This copy "
        "holds no strategy with yearly targets for it, so no target is checked against a figure."
    )


def test_without_targets_the_heading_is_how_far_the_wards_lie_apart() -> None:
    wards = ward_view(figures(), "life_expectancy_at_birth", Sex.MALE, "2009-13")
    assert overview_finding(luton(), [], wards) == (
        "Wards, 2009-13: men could expect 75.3 to 80.9 years, 76.1 to 80.2 allowing for chance"
    )
    other = ward_view(figures(), "overcrowded_households", Sex.PERSONS, "2021")
    assert overview_finding(luton(), [], other) == ward_finding(other)
