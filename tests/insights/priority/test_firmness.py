"""How firm an order is: each choice by hand on made-up wards, and over every place, level and set of measures."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest

from hineq.insights.priority.choices import MOST_SHARE, held_down, stand_ins, weightings_of
from hineq.insights.priority.firmness import FIRM, other_choices
from hineq.insights.priority.firmness_words import (
    firm_method,
    firm_sentence,
    gone_under,
    loose_sentence,
    stability_sentences,
)
from hineq.insights.priority.made_ready import PrioritySet, priority_set
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.priority.order_words import priority_finding
from hineq.insights.series.refusal import NotPossible
from hineq.insights.series.residents import from_age
from hineq.insights.wards.entering import MeasureSet, spoken_name
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wording.numbers import count_word
from hineq.ui.views.place import opened
from hineq.ui.views.wards import todays_views
from tests import made_up
from tests.insights.priority.test_order import order, ready, small
from tests.paths import DATA
from tests.places_with_levels import LEVELS, todays
from tests.places_with_levels import level as level_of

MANY = {key: [0.0, 1, 2, 3, 4] for key in "abcde"}
PACKS = sorted(path.parent.name for path in DATA.glob("*/datapackage.json"))


def made(figures_of: dict[str, list[float]], **kinds: dict[str, object]) -> Priority:
    place, views = small(figures_of, **kinds)
    return order(priority_set(place, views, MeasureSet.ALL))


def test_wards_that_are_poorest_on_everything_are_firm() -> None:
    found = made(MANY)
    assert list(found.firmest.area_name) == ["Ward 5"]
    assert priority_finding(found) == "Outcomes are poorest in Ward 5"
    assert loose_sentence(found) == ""
    assert "the poorest ward stays the same" in stability_sentences(found)[0]


def test_a_ward_that_one_measure_lifts_is_not_firm_and_the_choice_is_named() -> None:
    # Ward 1 is first by a figure far out alone: by ranks it is not
    figures = {key: [2.0, 0, 1, 2, 2.2] for key in "abcd"} | {"e": [100.0, 1, 2, 3, 4]}
    found = made(figures)
    assert found.poorest.area_name.iloc[0] == "Ward 1"
    assert found.firmest.empty
    assert priority_finding(found) == "Which wards have the poorest outcomes depends on what is counted"
    assert firm_sentence(found).startswith("No ward is the poorest under each of ")
    assert "Ward 1 comes and goes: it is not there without e" in loose_sentence(found)


def test_a_near_duplicate_of_the_family_takes_a_measures_place() -> None:
    twin = {"family": "twins"}
    figures = MANY | {"a": [0.0, 1, 2, 3, 4], "f": [400.0, 1, 2, 3, 4]}
    found = made(figures, a=twin, f=twin)
    assert [stand_in.name for stand_in in found.made_of.stand_ins] == ["f"]
    assert "with f in place of a" in found.choices.words
    number = found.choices.words.index("with f in place of a")
    # of f all but Ward 1 have next to nothing, so that it comes level with Ward 2
    assert found.choices.ranks[number].tolist() == [4, 4, 3, 2, 1]


def test_without_a_family_the_measure_most_like_it_takes_its_place_if_one_is_like_it() -> None:
    place, views = small({"a": [0.0, 1, 2, 3, 4], "b": [0.0, 2, 1, 3, 4], "c": [4.0, 0, 3, 1, 2]})
    chosen = priority_set(place, views[:1], MeasureSet.ALL)
    assert isinstance(chosen, PrioritySet)
    found = stand_ins(chosen.entering, views, chosen.positions)
    assert [stand_in.name for stand_in in found] == ["b"]
    assert found[0].positions.tolist() == [0, 50, 25, 75, 100]
    assert stand_ins(chosen.entering, (*views[:1], *views[2:]), chosen.positions) == ()


def test_no_measure_carries_over_a_quarter_of_any_weighting() -> None:
    made_of = ready()
    weights = weightings_of(made_of.theme_of, np.random.default_rng(1).uniform(0, 3, (500, 3)))
    assert weights.sum(axis=1) == pytest.approx(1)
    assert weights.max() <= MOST_SHARE + 1e-9
    # of four none could weigh more than another: they stay as they were drawn
    drawn = np.array([[1.0, 2.0, 3.0, 4.0]])
    assert weightings_of(np.eye(4), drawn).tolist() == drawn.tolist()


@pytest.mark.parametrize(
    ("weights", "held"),
    [
        ([1.0, 1.0, 1.0, 3.0], [0.25, 0.25, 0.25, 0.25]),
        ([1.0, 0.0, 3.0], [0.5, 0.0, 0.5]),
        ([1.0, 1.0, 1.0, 1.0, 4.0], [0.1875, 0.1875, 0.1875, 0.1875, 0.25]),
    ],
)
def test_weights_are_held_to_a_quarter_and_to_the_same_where_four_or_fewer_count(
    weights: list[float], held: list[float]
) -> None:
    assert held_down(np.array(weights)).tolist() == held


def test_the_cap_is_a_choice_of_its_own_only_where_a_measure_weighs_more() -> None:
    made_of = ready()
    used = made_of.theme_of @ (np.ones(3) / made_of.theme_of.sum(axis=0))
    assert used.max() / used.sum() > MOST_SHARE
    words = "with no measure over a quarter of the weight"
    assert words in other_choices(made_of, np.ones(3), used).words
    assert words not in made(MANY).choices.words


def test_of_four_measures_the_same_weight_for_each_is_run_and_said() -> None:
    same = {"theme": "same"}
    found = made({key: [0.0, 1, 2, 3, 4] for key in "abcd"}, a=same, b=same, c=same)
    assert found.choices.words[-1] == "with the same weight for every measure"
    assert "or give every measure the same weight (" in stability_sentences(found)[0]
    assert "the same weight for every measure" in firm_method(found)
    alike = made({key: [0.0, 1, 2, 3, 4] for key in "abcd"})
    assert "weight" not in stability_sentences(alike)[0]
    assert "other choices of measures and scale" in firm_sentence(alike)


def test_of_many_choices_how_many_they_are_is_said() -> None:
    nan = math.nan
    figures = {key: [2.0, 0, 1, 2, 2.2] for key in "abcd"} | {"e": [100.0, 1, 2, 3, 4]}
    found = made(figures)
    choices = replace(found.choices, ranks=np.full_like(found.choices.ranks, nan))
    assert (
        f"it is not there under {count_word(len(choices.words))} of the {count_word(len(choices.words))} other choices"
        in loose_sentence(replace(found, choices=choices))
    )


def test_a_ward_without_a_rank_under_a_choice_is_not_firm() -> None:
    nan = math.nan
    whole = [0.0, 1, 2, 3, 9]
    found = made({"a": whole, "b": whole, "c": [0.0, 1, 2, 3, nan], "d": [0.0, 1, 2, 3, nan]})
    where = list(found.made_of.wards.area_code).index("W5")
    # without a only a third of the weight is known of it
    assert np.isnan(found.choices.ranks[found.choices.words.index("without a"), where])
    assert "Ward 5" not in priority_finding(found)


def with_intervals(spread: float, keys: str = "abcde") -> Priority:
    """Five wards that are poorest in order on every measure, each figure give or take `spread`."""
    place, _ = small({key: [0.0, 1, 2, 3, 4] for key in keys})
    table = place.observations
    limits = {"lower_ci": table["value"] - spread, "upper_ci": table["value"] + spread}
    views = newest_ward_views(made_up.opened(replace(place, observations=table.assign(**limits))))
    return order(priority_set(place, views, MeasureSet.ALL))


def test_a_ward_that_the_intervals_let_fall_out_of_the_poorest_is_in_no_heading() -> None:
    sure = with_intervals(0.1)
    assert priority_finding(sure) == "Outcomes are poorest in Ward 5"
    assert firm_sentence(sure).endswith(", and within the intervals.")
    loose = with_intervals(6.0)
    assert loose.poorest.area_name.tolist() == ["Ward 5"]
    assert loose.choices.kept(loose.first).any()
    assert priority_finding(loose) == (
        "Which wards have the poorest outcomes depends on what is counted, and on chance"
    )
    assert "it is not there in over 2.5% of the draws from the intervals" in loose_sentence(loose)
    assert "Ward 5" not in priority_finding(with_intervals(6.0, "a"))


def test_without_intervals_chance_is_said_to_be_left_out() -> None:
    assert firm_sentence(made(MANY)).endswith("; no measure has intervals, so chance is left out.")


def test_one_measure_alone_is_never_firm() -> None:
    found = made({"a": [0.0, 1, 2, 3, 4]})
    assert found.firmest.empty
    assert priority_finding(found) == "By one measure alone, outcomes are poorest in Ward 5"


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("which", list(MeasureSet))
def test_every_place_and_level_names_the_firm_alone(pack: str, which: MeasureSet) -> None:
    for place_id in [pack, *(f"{pack}/{level.area_code}" for level in opened(pack).place.levels)]:
        made_of = priority_set(opened(place_id).place, todays_views(place_id), which, draws=200)
        if isinstance(made_of, NotPossible):
            assert made_of.reason.endswith(".")
            continue
        found = prioritise(made_of, {})
        assert isinstance(found, Priority)
        ranks = found.choices.ranks
        codes = np.array(made_of.wards.area_code)
        firm = set(found.firmest.area_code)
        assert firm <= set(found.poorest.area_code)
        for code in firm:
            assert (ranks[:, codes == code] <= found.first).all()
            assert found.ward(code).weighted_share >= FIRM
            assert not found.ward(code).highest_rank > found.first
        heading, sentence = priority_finding(found), f"{firm_sentence(found)} {loose_sentence(found)}".strip()
        assert len(heading.split()) <= 15
        loose = set(found.poorest.area_name) - set(found.firmest.area_name)
        if found.counting > 1:
            # a name may be part of a firm ward's name
            firm_names = " ".join(found.firmest.area_name)
            assert not any(name in heading and name not in firm_names for name in loose)
            assert bool(loose_sentence(found)) == bool(loose)
        # a kind of choice is said to have been tried only where one of that kind was run
        said, ran = stability_sentences(found)[0], found.choices.words
        for tried, run in (
            ("leave out", "without "),
            ("most like it", " in place of "),
            ("to a quarter", "with no measure over a quarter of the weight"),
            ("the same weight", "with the same weight for every measure"),
        ):
            assert (tried in said.lower().split("choices)")[0]) is any(run in f"{one} " for one in ran), (tried, ran)
        if found.counting > 1:
            assert (" in place of " in " ".join(ran)) is ("of its family" in firm_method(found))
        for words in (heading, sentence, firm_method(found), *stability_sentences(found)):
            assert "nan" not in words.split()
            assert "  " not in words
            assert ".." not in words


@pytest.mark.parametrize("key", ["luton", "oxford", "llr/E06000016", "llr/E07000130"])
def test_what_stands_in_is_about_the_same_ages(key: str) -> None:
    """Life expectancy at 65 knows nothing of those who died before it: it is no other word for that at birth."""
    views = {spoken_name(view): view for view in todays(key)}
    for which in MeasureSet:
        made_of = priority_set(level_of(key).place, todays(key), which)
        if isinstance(made_of, NotPossible):
            continue
        for stand_in in made_of.stand_ins:
            ages = [
                from_age(str(view.table.age.dropna().iloc[0]))
                for view in (made_of.entering.views[stand_in.number], views[stand_in.name])
            ]
            assert ages[0] == ages[1], stand_in.name
        priority = prioritise(made_of, {})
        if isinstance(priority, Priority):
            finding = priority_finding(priority)
            assert ("estimated" in finding or "modelled" in finding) is bool(priority.kind)


@pytest.mark.parametrize("key", LEVELS)
def test_what_each_ward_lacks_is_not_said_of_all_at_once(key: str) -> None:
    figures = level_of(key)
    for which in MeasureSet:
        made_of = priority_set(figures.place, todays(key), which)
        if isinstance(made_of, NotPossible):
            continue
        said = loose_sentence(found := prioritise(made_of, {}))
        assert not re.search(r"\ball \d+ (?:are|were) not there", said)
        if claimed := re.search(r"each(?: of (\d+) of them)? (?:is|was) not there (.+)\.$", said):
            loose = found.poorest[~found.poorest.area_code.isin(found.firmest.area_code)]
            reasons = [word for _, row in loose.iterrows() for part in gone_under(found, row) for word in part]
            assert reasons.count(claimed[2]) == int(claimed[1] or len(loose))
