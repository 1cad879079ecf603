"""The agenda that is proposed, what moved, what turns a measure, and what has changed since the last meeting."""

import datetime

import pandas as pd
import pytest

from hineq.insights.meeting.changes import ChangeKind, changes, changes_finding
from hineq.insights.meeting.default import default_agenda
from hineq.insights.meeting.moved import improving_finding, moved, unchanged_finding, untold_words, worsening_finding
from hineq.insights.meeting.turning import is_fresh, share_words, turning
from hineq.insights.series.change import Verdict
from hineq.insights.series.figures import Figures
from hineq.insights.targets.measures import measure_view
from hineq.insights.thread.progress import indicator_now
from hineq.model.agenda import AgendaItem, Audience, Finding, ItemKind
from hineq.model.words import Direction, Sex
from hineq.packs.read.agenda_text import agenda_yaml
from hineq.packs.read.agendas import read_agenda
from tests.board.decks import PLACES, level, proposed
from tests.made_up import TOWN, row, town
from tests.place_packs import place
from tests.places_with_levels import LEVELS
from tests.places_with_levels import level as at_level


def made(*rows: dict[str, object]) -> Figures:
    return Figures.of(town(list(rows)))


def sure(period: str, value: float, margin: float = 1.0, area: str = TOWN) -> dict[str, object]:
    return row(area, period, value, lower_ci=value - margin, upper_ci=value + margin)


@pytest.mark.parametrize("place_id", PLACES)
@pytest.mark.parametrize("audience", list(Audience))
def test_a_proposed_agenda_can_be_taken_away_and_read_back(place_id: str, audience: Audience) -> None:
    figures = level(place_id)
    agenda = default_agenda(figures, audience, since_last=True)
    assert agenda.items
    assert read_agenda(agenda_yaml(agenda).encode(), "default.yaml", figures.place) == agenda


def test_the_agenda_of_a_second_meeting_begins_with_what_has_changed() -> None:
    first = default_agenda(level("luton"), since_last=True).items[0]
    assert (first.kind, first.finding) == (ItemKind.FINDING, Finding.CHANGES)
    assert Finding.CHANGES not in {item.finding for item in default_agenda(level("luton")).items}


def test_scrutiny_begins_with_its_own_recommendations() -> None:
    assert default_agenda(level("oxford"), Audience.SCRUTINY).items[0].kind is ItemKind.TRACKER


def test_only_a_change_that_is_more_than_chance_improves() -> None:
    told = moved(made(sure("2015", 20.0), sure("2019", 15.0)))
    assert [now.direction for now in told.improving] == [Direction.IMPROVED]
    told = moved(made(sure("2015", 20.0, 4.0), sure("2019", 18.0, 4.0)))
    assert (len(told.improving), len(told.unchanged)) == (0, 1)
    told = moved(made(sure("2015", 15.0), sure("2019", 20.0)))
    assert len(told.worsening) == 1
    told = moved(made(row(TOWN, "2015", 20.0), row(TOWN, "2020", 15.0)))
    assert (told.untested, told.improving) == (1, ())
    told = moved(made(sure("2019", 15.0)))
    assert told.short == 1


@pytest.mark.parametrize("place_id", PLACES)
def test_no_list_holds_a_change_with_another_verdict(place_id: str) -> None:
    told = moved(level(place_id))
    for now in (*told.improving, *told.worsening):
        assert now.change is not None
        assert now.change.verdict is Verdict.REAL
    for now in told.unchanged:
        assert now.change is not None
        assert now.change.verdict is Verdict.CHANCE


@pytest.mark.parametrize("key", LEVELS)
def test_what_got_worse_has_its_own_heading(key: str) -> None:
    figures = at_level(key)
    told = moved(figures)
    listed = {
        Finding.WORSENING: (told.worsening, worsening_finding(figures.place, told), "got worse"),
        Finding.IMPROVING: (told.improving, improving_finding(figures.place, told), "improved"),
        Finding.UNCHANGED: (told.unchanged, unchanged_finding(figures.place, told), "within the margin"),
    }
    proposed_items = {item.finding for item in default_agenda(figures).items}
    for finding, (measures, said, verb) in listed.items():
        assert (finding in proposed_items) is bool(measures)
        if measures:
            assert verb in said
            assert len(said.split()) <= 15


@pytest.mark.parametrize("key", LEVELS)
def test_of_men_and_women_the_worse_off_stands_for_both(key: str) -> None:
    figures = at_level(key)
    told = moved(figures)
    for now in (*told.improving, *told.worsening, *told.unchanged):
        for other in indicator_now(figures, now.indicator.indicator_id):
            alike = other.change is not None and now.change is not None and other.changed and now.changed
            if other.view.sex is now.view.sex or not alike or other.surely is not now.surely:
                continue
            if (other.direction, other.changed.newest_period.end) == (now.direction, now.changed.newest_period.end):
                level_of = [float(one.changed.newest["value"]) * now.indicator.judged_by.sign for one in (now, other)]
                assert level_of[0] <= level_of[1], now.name


def test_women_stand_for_the_healthy_years_of_luton() -> None:
    """55.8 years for women, 56.9 for men in 2022-24."""
    told = moved(at_level("luton"))
    names = [now.name for now in told.unchanged if now.indicator.indicator_id == "healthy_life_expectancy_at_birth"]
    assert names == ["Healthy life expectancy, women"]


def test_the_findings_of_what_moved_agree_in_number() -> None:
    figures = made(sure("2015", 20.0), sure("2019", 15.0))
    told = moved(figures)
    assert improving_finding(figures.place, told) == "The one measure tested has improved in Town by more than chance"
    said = unchanged_finding(figures.place, told)
    assert said == "No measure tested is within the margin of error of its earlier figure"
    assert untold_words(told) == ""


def test_the_agenda_says_who_leads_before_the_pack() -> None:
    figures = level("luton")
    view = measure_view(figures, "infant_mortality", Sex.PERSONS)
    item = AgendaItem(
        kind=ItemKind.MEASURE, indicator_id="infant_mortality", lead="A director", action="A plan",
        due=datetime.date(2027, 3, 31), decision="Agree it",
    )  # fmt: skip
    told = turning(figures, view, item)
    assert (told.leads, told.done, told.due, told.asked) == ("A director", "A plan", "31 March 2027", "Agree it")
    assert not told.complete  # its newest figure is of 2019-21
    assert not is_fresh(figures.place, view)
    assert share_words([told]) == "0 of 1 (lead 1, action 1, fresh figure 0)"
    assert [label for label, _ in told.facts(deciding=False)][-1] != "Decision sought"


def shown() -> pd.DataFrame:
    """The figures that Luton's proposed pack shows, as they come back from its file."""
    return proposed("luton").figures.copy()


def test_nothing_has_changed_in_the_same_figures() -> None:
    assert changes(level("luton"), shown()) == ()
    assert changes_finding(()) == "No figure that was shown at the last meeting has changed"


def test_new_revised_and_withdrawn_figures_are_told_apart() -> None:
    before = shown()
    own = (before.indicator_id == "infant_mortality") & (before.area_code == "E06000032") & (before.kind == "figure")
    newest = before[own & (before.period == "2019-21")].index
    before = before.drop(newest)  # it was not there at the last meeting
    older = before[own.reindex(before.index) & (before.period == "2014-16")].index
    before.loc[older, "value"] = 5.9
    ghost = before.loc[older].assign(period="1999-01", value=7.7)
    told = changes(level("luton"), pd.concat([before, ghost], ignore_index=True))
    kinds = {change.kind: change for change in told if change.measure == "Infant mortality"}
    assert set(kinds) == set(ChangeKind)
    assert "2019-21: Luton 5.7" in kinds[ChangeKind.NEW].words
    assert "Luton, 2014-16: 5.9 is now 5.4" in kinds[ChangeKind.REVISED].words
    assert kinds[ChangeKind.WITHDRAWN].words == "Luton, 1999-01 (was 7.7)"
    assert [change.kind for change in told] == sorted((c.kind for c in told), key=list(ChangeKind).index)


def test_a_measure_that_is_no_more_is_withdrawn() -> None:
    gone = shown().head(3).assign(indicator_id="gone_measure", measure="A measure that was")
    (told,) = changes(level("luton"), gone)
    assert (told.kind, told.measure, told.words) == (
        ChangeKind.WITHDRAWN,
        "A measure that was",
        "no longer among the measures",
    )


def test_the_made_up_town_has_a_stamp_and_the_packs_have_hashes() -> None:
    assert town([row(TOWN, "2020", 15.0)]).stamp.data_hash == ""
    stamps = {place(pack).stamp.data_hash for pack in ("luton", "oxford", "llr")}
    assert len(stamps) == 3
    assert all(len(one) == 12 for one in stamps)
