"""Money in the prices of each year: held against other areas of the same year, never judged over time."""

import re
from dataclasses import replace

import pytest

from hineq.insights.inequality.gap_history import against_country, between_wards
from hineq.insights.meeting.moved import moved
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import trend_words
from hineq.insights.series.refusal import NotPossible
from hineq.insights.series.two_dates import TwoDates, first_dates, two_dates, two_dates_table, two_dates_words
from hineq.insights.targets.measures import measure_view, plain_finding
from hineq.insights.thread.progress import indicator_now, now_words, progress_words
from hineq.model.indicator import Indicator
from hineq.model.roles import IndicatorRole
from hineq.model.words import Direction, Outcome, Sex
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.over import kept_layer
from tests.paths import DATA
from tests.place_packs import place
from tests.places_with_levels import LEVELS, PACKS, level

JUDGED = re.compile(r"\b(?:better|worse|improved|worsened|getting)\b")
MONEY = re.compile(r"pound|£|\bpence\b", re.IGNORECASE)
LAYER = next(DATA.glob(f"*/{HEAD}")).parent


def is_cash(indicator: Indicator) -> bool:
    return indicator.has(IndicatorRole.CASH_TERMS)


def all_cash(figures: Figures) -> Figures:
    """The same place with every measure in the prices of each year."""
    kinds = {
        key: replace(one, roles=(*one.roles, IndicatorRole.CASH_TERMS)) for key, one in figures.place.indicators.items()
    }
    return Figures.of(replace(figures.place, indicators=kinds))


def check_no_change_is_judged(figures: Figures, indicator_id: str) -> int:
    """How many of the changes were looked at."""
    looked, name = 0, figures.place.area_code
    for now in indicator_now(figures, indicator_id):
        assert now.direction not in (Direction.IMPROVED, Direction.WORSENED), indicator_id
        assert not now.worse_before_pandemic
        if now.view.result is None and now.standing:
            assert not JUDGED.search(now_words(now, figures.place).partition(";")[2]), indicator_id
        if now.change is not None:
            assert " in cash terms" in now_words(now, figures.place), indicator_id
        for line in figures.lines(indicator_id, now.view.sex, name):
            assert not JUDGED.search(trend_words(line).words)
            told = two_dates(line, *first_dates(line)) if all(first_dates(line)) else None
            if isinstance(told, TwoDates):
                looked += 1
                assert not JUDGED.search(two_dates_words(told).replace("neither better nor worse", ""))
                assert two_dates_table([told]).Verdict.str.contains(JUDGED).sum() == 0
    return looked


@pytest.mark.parametrize("key", LEVELS)
def test_whatever_is_declared_so_is_never_judged_over_time(key: str) -> None:
    figures = all_cash(level(key))
    looked = sum(check_no_change_is_judged(figures, indicator_id) for indicator_id in figures.place.indicators)
    # a system of councils has no figures of its own
    assert looked > 0 or not any(
        figures.lines(one, sex, figures.place.area_code) for one in figures.place.indicators for sex in Sex
    )
    told = moved(figures)
    assert (told.improving, told.worsening, told.unchanged) == ((), (), ())
    for indicator_id in figures.place.indicators:
        for now in indicator_now(figures, indicator_id):
            for history in (against_country, between_wards):
                assert isinstance(history(figures, indicator_id, now.view.sex), NotPossible)
        if said := [now for now in indicator_now(figures, indicator_id) if now.view.result is None]:
            assert not re.search("improved|worsened", progress_words(figures.place, said))


@pytest.mark.parametrize("key", ["luton", "oxford", "llr/E06000016"])
def test_it_is_still_held_against_the_country(key: str) -> None:
    def outcomes(figures: Figures) -> list[Outcome]:
        return [now.outcome for one in figures.place.indicators for now in indicator_now(figures, one)]

    assert outcomes(all_cash(level(key))) == outcomes(level(key))


def test_sums_of_money_are_declared_so_in_every_pack_and_in_the_layer() -> None:
    every = [one for pack in PACKS for one in place(pack).indicators.values()]
    every += kept_layer(LAYER).head.indicators.values()
    money = [one for one in every if MONEY.search(one.unit)]
    assert money
    assert all(is_cash(one) or "constant prices" in one.definition for one in money)
    assert all(is_cash(one) for one in every if "In the prices of each year" in one.caveat)


@pytest.mark.skipif(not (LAYER / "built").is_dir(), reason="the national layer is not built")
def test_pay_of_a_council_is_no_improvement() -> None:
    layer = kept_layer(LAYER)
    counties = [area.area_code for area in layer.councils()][::80]
    looked = 0
    for code in counties:
        figures = Figures.of(layer.council(code))
        for one in filter(is_cash, figures.place.indicators.values()):
            looked += check_no_change_is_judged(figures, one.indicator_id)
            for now in indicator_now(figures, one.indicator_id):
                assert not JUDGED.search(plain_finding(measure_view(figures, one.indicator_id, now.view.sex)))
        told = moved(figures)
        assert not any(is_cash(now.indicator) for now in (*told.improving, *told.worsening, *told.unchanged))
    assert looked > 0
