"""Roles: each says what it is, and what the pages lose where nothing has it."""

from dataclasses import replace
from itertools import chain

import pytest

from hineq.model.roles import AreaListRole, IndicatorRole, SeriesRole, StatementRole, StrategyPart, ThemeRole
from hineq.model.words import Outcome, Polarity
from hineq.packs.read.pack import load_place
from tests.examples.bad_packs import GOOD
from tests.luton import luton
from tests.made_up import TOWN, indicator, row, town

SETS = (IndicatorRole, SeriesRole, ThemeRole, StatementRole, AreaListRole)


@pytest.mark.parametrize("role", list(chain.from_iterable(SETS)), ids=lambda role: f"{type(role).__name__}-{role}")
def test_a_role_says_what_it_is_in_a_sentence(role: IndicatorRole) -> None:
    assert role.meaning[0].isupper()
    assert role.meaning.endswith(".")


@pytest.mark.parametrize("role", [*IndicatorRole, *ThemeRole, *AreaListRole])
def test_what_is_lost_without_a_role_goes_on_in_a_sentence(role: IndicatorRole) -> None:
    assert not role.without.endswith(".")
    assert role.without[:1] == role.without[:1].lower()


def test_every_part_of_a_strategy_has_its_heading() -> None:
    assert len({part.word for part in StrategyPart}) == len(StrategyPart)


def test_a_pack_gives_roles_to_its_own() -> None:
    place = load_place(GOOD)
    headline = place.indicator_with(IndicatorRole.HEADLINE)
    assert headline is not None
    assert (headline.indicator_id, headline.has(ThemeRole.HEALTH)) == ("life_expectancy", True)
    assert place.indicator_with(IndicatorRole.DEPRIVATION) is None
    assert place.indicators["green_space"].has(ThemeRole.SURROUNDINGS)
    listed = place.area_list_with(AreaListRole.POOREST_OUTCOMES)
    assert listed is not None
    assert listed.list_id == "poorest_wards"
    assert place.statement_with(StatementRole.CAUSES_OF_THE_GAP) is None
    assert place.statement("smokers") is place.statements[0]
    assert place.statement("nothing") is None


def test_of_several_with_a_role_all_are_given_and_the_first_stands_for_them() -> None:
    kinds = [indicator(indicator_id=one, roles=(IndicatorRole.NATIONAL_TARGET,)) for one in ("a", "b")]
    place = town([row(TOWN, "2020", 1.0)], kinds=kinds)
    assert [one.indicator_id for one in place.indicators_with(IndicatorRole.NATIONAL_TARGET)] == ["a", "b"]
    assert place.indicator_with(IndicatorRole.NATIONAL_TARGET) == kinds[0]


def test_a_place_without_a_strategy_has_no_outcomes_and_no_lists() -> None:
    place = replace(luton(), strategy=None)
    assert place.outcomes == place.area_lists == ()
    assert place.area_list_with(AreaListRole.POOREST_OUTCOMES) is None


@pytest.mark.parametrize(
    ("polarity", "sign", "better", "worse"),
    [
        (Polarity.HIGH_IS_GOOD, 1, True, False),
        (Polarity.LOW_IS_GOOD, -1, False, True),
        (Polarity.NO_JUDGEMENT, 0, False, False),
    ],
)
def test_a_polarity_has_a_direction(polarity: Polarity, sign: int, better: bool, worse: bool) -> None:
    assert polarity.sign == sign
    assert (polarity.better(2.0, 1.0), polarity.worse(2.0, 1.0)) == (better, worse)
    assert not polarity.better(1.0, 1.0)
    assert not polarity.worse(1.0, 1.0)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_comparison_names_what_it_was_made_with(outcome: Outcome) -> None:
    assert outcome.against("Exampleton").endswith(" Exampleton")
    assert outcome.word in outcome.against("Exampleton")
