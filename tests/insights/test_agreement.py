"""What is said of one measure on several pages agrees: its verdict, its date, and which variant stands for its family."""

from collections import defaultdict
from datetime import date

import pandas as pd
import pytest

from hineq.board.deck import deck
from hineq.board.setting import Setting
from hineq.insights.meeting.default import default_agenda
from hineq.insights.meeting.moved import moved
from hineq.insights.series.families import family_of
from hineq.insights.series.figures import Figures
from hineq.insights.standing.attention import attention, attention_title, is_judged
from hineq.insights.standing.ranks import authority_ranks, counted_ranks
from hineq.insights.standing.shares import better_shares
from hineq.insights.standing.standing import standing
from hineq.insights.targets.measures import measure_view
from hineq.insights.thread.progress import IndicatorNow, counted_by_outcome, indicator_now, now_words
from hineq.insights.wording.kinds import unbracketed
from hineq.insights.wording.numbers import figure, lowered
from hineq.model.agenda import Audience
from hineq.model.words import Direction, Outcome, Sex
from tests.places_with_levels import LEVELS, level


def nows(here: Figures) -> list[IndicatorNow]:
    return [now for indicator_id in here.place.indicators for now in indicator_now(here, indicator_id)]


@pytest.mark.parametrize("key", LEVELS)
def test_a_verdict_and_its_date_are_the_same_on_every_page(key: str) -> None:
    here, told = level(key), attention(level(key))
    worse = {(one.line.indicator.indicator_id, one.line.sex) for one in told.worse}
    families = {family_of(one.line.indicator) for one in told.worse}
    for now in nows(here):
        line = now.view.since
        stands = standing(here, now.indicator.indicator_id, now.view.sex)
        if line is None or stands is None:
            assert line is stands is None
            continue
        assert stands.line.dated == line.dated
        assert now.standing is not None
        assert (now.standing.outcome, now.standing.benchmark) == pytest.approx(
            (stands.outcome, stands.benchmark), nan_ok=True
        ) or now.standing is stands
        if (now.indicator.indicator_id, now.view.sex) in worse:
            assert now.outcome is Outcome.WORSE
        if is_judged(now.indicator) and line.is_current(here.place.snapshot) and stands.outcome is Outcome.WORSE:
            assert family_of(now.indicator) in families
        if not now.view.result:
            assert f"in {line.dated}" in now_words(now, here.place)


@pytest.mark.parametrize("key", LEVELS)
def test_the_slides_say_what_the_pages_say(key: str) -> None:
    here = level(key)
    slides = deck(Setting(figures=here), default_agenda(here, Audience.BOARD)).slides
    for slide in slides:
        if slide.slide_id == "attention":
            assert slide.finding == attention_title(here.place, attention(here))
    told = moved(here)
    for now in (*told.improving, *told.worsening, *told.unchanged):
        line = now.changed
        assert line is not None
        assert line.is_current(here.place.snapshot)
        said = f"{figure(line.newest['value'], now.indicator)} in {line.dated}"
        if not now.view.result:
            assert said in now_words(now, here.place).replace(" (estimated)", "").replace(" (modelled)", "")


@pytest.mark.parametrize("key", LEVELS)
def test_a_family_is_spoken_for_by_its_newest_member_that_can_be_told(key: str) -> None:
    here = level(key)

    def newest(rows: pd.DataFrame) -> dict[str, date]:
        ended: dict[str, date] = defaultdict(lambda: date.min)
        for indicator_id, end in zip(rows.indicator_id, rows.ended, strict=True):
            family = family_of(here.place.indicators[indicator_id])
            ended[family] = max(ended[family], pd.Timestamp(end).date())
        return dict(ended)

    ranks = authority_ranks(here)
    judged = ranks[ranks.share.notna() & ~ranks.again.astype(bool)]
    counted = counted_ranks(ranks)
    newest_of = newest(judged)
    for indicator_id, ended in zip(counted.indicator_id, counted.ended, strict=True):
        assert pd.Timestamp(ended).date() == newest_of[family_of(here.place.indicators[indicator_id])]
    compared = [now for now in nows(here) if now.outcome is not Outcome.NOT_COMPARED]
    for now in counted_by_outcome(compared):
        same = [one for one in compared if family_of(one.indicator) == family_of(now.indicator)]
        ends = [one.view.since.newest_period.end for one in same if one.view.since]
        assert now.view.since is not None
        assert now.view.since.newest_period.end == max(ends)


@pytest.mark.parametrize("key", LEVELS)
def test_a_change_is_told_by_the_newest_series_that_can_tell_it(key: str) -> None:
    """No series without a past hides one that has one and is of now."""
    here = level(key)
    for now in nows(here):
        if now.changed is None:
            continue
        if now.changed is not now.view.since:
            assert now.changed.is_current(here.place.snapshot)
            assert now.direction not in (Direction.TOO_SHORT, Direction.NOT_SAID)
            name = unbracketed(now.changed.series.name)
            assert lowered(name) in now_words(now, here.place)
            assert now.view.since is not None
            assert len(now.view.since.points) < 2 or now.view.since.rolling


@pytest.mark.parametrize("key", LEVELS)
def test_what_is_left_out_for_its_age_is_said_and_nothing_else_is_lost(key: str) -> None:
    here, found = level(key), attention(level(key))
    own = here.rows(area_codes=[here.place.area_code]).dropna(subset="value")
    judged = {
        family_of(here.place.indicators[indicator_id])
        for indicator_id in own.indicator_id.unique()
        if is_judged(here.place.indicators[indicator_id])
    }
    spoken = {family_of(one.line.indicator) for one in (*found.worse, *found.worse_then, *found.aged)}
    now = {
        family_of(line.indicator)
        for indicator_id in own.indicator_id.unique()
        if is_judged(here.place.indicators[indicator_id])
        for sex in own[own.indicator_id == indicator_id].sex.unique()
        if (line := here.main_line(indicator_id, Sex(sex), here.place.area_code))
        and line.is_current(here.place.snapshot)
    }
    assert len(now) == found.judged
    assert now | spoken == judged
    assert all(not one.line.is_current(here.place.snapshot) for one in found.aged)


def test_the_newest_figure_of_the_shares_is_that_of_the_measure() -> None:
    for key in LEVELS:
        here = level(key)
        for _, one in better_shares(here, authority_ranks(here)).iterrows():
            line = measure_view(here, one.indicator_id, Sex(one.sex)).since
            assert line is not None
            assert one.period == line.dated
