import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from hineq.insights.priority.firmness_words import firm_sentence, loose_sentence, stability_sentences
from hineq.insights.priority.made_ready import PrioritySet, latest_residents, people_affected, priority_set
from hineq.insights.priority.matrix import (
    BY_WARD,
    PLACE_ONLY,
    InStrategy,
    PriorityMatrix,
    priority_matrix,
)
from hineq.insights.priority.matrix_words import matrix_finding
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.priority.order_words import (
    list_difference,
    list_sentences,
    people_sentence,
    priority_finding,
    priority_subtitle,
    unranked_words,
    weight_effect,
)
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.standing import ranked_standings
from hineq.insights.wards.entering import MeasureSet, distinct, entering, entering_words
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.view import WardView
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Polarity, Sex
from hineq.ui.panels.first import read_weights, written_weights
from hineq.ui.views.place import ROOT
from tests import luton, made_up

HEALTH = ("Life expectancy", "Deaths and illness", "Mental wellbeing")


def small(figures_of: dict[str, list[float]], **kinds: dict[str, object]) -> tuple[Place, tuple[WardView, ...]]:
    """A town whose measures have these figures in wards W1, W2 ...; a measure's theme is its own id."""
    known = [
        made_up.indicator(**({"indicator_id": key, "name": key, "short_name": key, "theme": key} | kinds.get(key, {})))
        for key in figures_of
    ]
    rows = [
        made_up.row(f"W{number}", "2020", value, indicator_id=key)
        for key, values in figures_of.items()
        for number, value in enumerate(values, 1)
    ]
    many = len(next(iter(figures_of.values())))
    place = made_up.town(
        rows,
        kinds=known,
        all_series=[made_up.series(indicator_id=key) for key in figures_of],
        population={f"W{number}": 1000.0 * number for number in range(1, many + 1)},
        wards=many,
    )
    return place, newest_ward_views(made_up.opened(place))


def ready(which: MeasureSet = MeasureSet.HEALTH) -> PrioritySet:
    found = priority_set(luton.luton(), luton.newest_views(), which)
    assert isinstance(found, PrioritySet)
    return found


def order(made_of: PrioritySet | NotPossible, **weights: float) -> Priority:
    assert isinstance(made_of, PrioritySet)
    found = prioritise(made_of, weights)
    assert isinstance(found, Priority)
    return found


def scores(found: Priority) -> dict[str, float]:
    return dict(zip(found.table.area_code, found.table.score.round(6), strict=True))


# which measures enter


def test_near_duplicates_summaries_and_crude_shares_do_not_vote() -> None:
    kept, out = distinct(luton.newest_views())
    ids = [view.indicator.indicator_id for view in kept]
    assert sum(one.startswith("households_deprived") for one in ids) == 1
    assert "life_expectancy_at_65" not in ids
    not_counted = (IndicatorRole.COMPOSITE, IndicatorRole.RESTATES_DEPRIVATION, IndicatorRole.AGE_DEPENDENT)
    assert not any(view.indicator.has(role) for view in kept for role in not_counted)
    assert not any(view.indicator.polarity is Polarity.NO_JUDGEMENT for view in kept)
    assert len(kept) + len(out) == len(luton.newest_views())
    reasons = {one.name: one.reason for one in out}
    assert reasons["Deprivation in 3 or more ways"].endswith("household deprivation, which stands for it")


def test_one_measure_a_theme_and_every_theme_has_one() -> None:
    found = entering(luton.newest_views(), MeasureSet.THEMES)
    assert [view.indicator.theme for view in found.views] == list(found.themes)
    assert "Overcrowded homes" in found.names  # with intervals, before homes in poor condition


def test_health_falls_back_to_themes_where_a_pack_has_no_health() -> None:
    _, views = small({"one": [1, 2, 3, 4, 5], "two": [5, 4, 3, 2, 1]})
    assert entering(views, MeasureSet.HEALTH).which is MeasureSet.THEMES


def test_the_set_says_what_is_in_it_and_why() -> None:
    words = entering_words(entering(luton.newest_views(), MeasureSet.HEALTH))
    assert words.startswith("Six measures of three themes: life expectancy at birth for men (2009-13), ")


# the score, by hand


def test_the_score_is_the_mean_of_the_places_between_best_and_poorest() -> None:
    place, views = small(
        {"ill": [10, 20, 30, 40, 50], "well": [50, 50, 50, 0, 100]}, well={"polarity": Polarity.HIGH_IS_GOOD}
    )
    found = order(priority_set(place, views, MeasureSet.ALL))
    # ill: 0 25 50 75 100; well, turned: 50 50 50 100 0
    assert scores(found) == {"W4": 87.5, "W3": 50.0, "W5": 50.0, "W2": 37.5, "W1": 25.0}
    assert list(found.table["rank"]) == [1, 2, 2, 4, 5]


def test_weights_are_linear_and_a_theme_shares_its_weight() -> None:
    place, views = small(
        {"a": [0, 1, 2, 3, 4], "b": [4, 3, 2, 1, 0], "c": [0, 1, 2, 3, 4]}, a={"theme": "same"}, c={"theme": "same"}
    )
    made_of = priority_set(place, views, MeasureSet.ALL)
    assert scores(order(made_of)) == dict.fromkeys(["W1", "W2", "W3", "W4", "W5"], 50.0)
    assert scores(order(made_of, b=0))["W5"] == 100
    assert scores(order(made_of, same=3))["W5"] == 75


def test_a_missing_figure_is_left_out_of_the_mean_and_four_fifths_must_be_known() -> None:
    nan = math.nan
    place, views = small({"a": [0, 1, 2, 3, 4], "b": [nan, 0, 2, 3, 4], "c": [nan, 0, 2, 3, 4]})
    made_of = priority_set(place, views, MeasureSet.ALL)
    found = order(made_of)
    w1 = found.ward("W1")
    assert w1[["rank", "score", "least_rank", "most_rank", "weighted_share"]].isna().all()
    assert found.ward("W2").score == pytest.approx(25 / 3)
    assert (
        unranked_words(found)
        == "Ward 1 is not ranked: it has no figure on more than 20% of the weight of these measures."
    )
    assert priority_subtitle(found, place) == "4 of 5 wards of Town by their average over three measures"
    assert not any("W1" in codes for codes in found.without.values())
    # of a weight of 5 it has 4
    assert order(made_of, a=2.0, b=0.0, c=0.5).ward("W1").score == 0
    assert unranked_words(order(made_of, a=2.0, b=0.0, c=0.5)) == ""


def test_with_too_many_wards_unranked_there_is_no_order() -> None:
    nan = math.nan
    place, views = small({"a": [0, 1, 2, 3, 4], "b": [nan, 0, 2, 3, 4], "c": [1, nan, 2, 3, 4]})
    made_of = priority_set(place, views, MeasureSet.ALL)
    assert isinstance(made_of, PrioritySet)
    refused = prioritise(made_of, {})
    assert isinstance(refused, NotPossible)
    assert refused.reason == (
        "Only 3 of 5 wards have a figure to rank by on at least 80% of the weight, so there is no order: Ward 1 and Ward 2 have too few."
    )


def test_nothing_to_weigh_and_wrong_weights() -> None:
    place, views = small({"a": [0, 1, 2, 3, 4]})
    made_of = priority_set(place, views, MeasureSet.ALL)
    assert isinstance(made_of, PrioritySet)
    assert isinstance(prioritise(made_of, {"a": 0.0}), NotPossible)
    for wrong in (-1.0, 3.5, math.nan):
        with pytest.raises(ValueError, match="A weight must lie between 0 and 3"):
            prioritise(made_of, {"a": wrong})


def test_too_few_wards_and_no_worse_end_are_said() -> None:
    place, views = small({"a": [1, 2, 3, 4]})
    few = priority_set(place, views, MeasureSet.ALL)
    assert isinstance(few, NotPossible)
    assert "at least five wards" in few.reason
    place, views = small({"a": [1, 2, 3, 4, 5]}, a={"polarity": Polarity.NO_JUDGEMENT})
    assert isinstance(priority_set(place, views, MeasureSet.ALL), NotPossible)


# how firm


def test_leaving_one_out_by_hand() -> None:
    place, views = small({"a": [0, 1, 2, 3, 4], "b": [4, 0, 0, 0, 1], "c": [0, 1, 2, 3, 4]})
    found = order(priority_set(place, views, MeasureSet.ALL))
    # without a or c W1 leads on b alone; W5 leads otherwise
    assert (found.ward("W5").least_rank, found.ward("W5").most_rank) == (1, 1)
    assert (found.ward("W1").least_rank, found.ward("W1").most_rank) == (2, 5)
    assert set(found.without) == {"a", "b", "c"}


def test_without_intervals_there_is_no_simulated_range_and_it_is_said() -> None:
    place, views = small({"a": [0, 1, 2, 3, 4], "b": [0, 1, 2, 3, 4]})
    found = order(priority_set(place, views, MeasureSet.ALL))
    assert found.table.lowest_rank.isna().all()
    assert "None of these measures has confidence intervals" in " ".join(stability_sentences(found))


def test_one_measure_cannot_be_left_out() -> None:
    place, views = small({"a": [0, 1, 2, 3, 4]})
    found = order(priority_set(place, views, MeasureSet.ALL))
    assert found.table.least_rank.isna().all()
    assert stability_sentences(found)[0] == "Only one measure counts, so none can be left out."


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0, 3.0]), min_size=3, max_size=3))
def test_whatever_the_weights(weights: list[float]) -> None:
    found = prioritise(ready(), dict(zip(HEALTH, weights, strict=True)))
    if not any(weights):
        assert isinstance(found, NotPossible)
        return
    assert isinstance(found, Priority)
    table = found.table
    assert table.score.between(0, 100).all()
    assert sorted(table["rank"]) == list(range(1, 20))
    drawn = table.dropna(subset="lowest_rank")
    assert (drawn.lowest_rank <= drawn.highest_rank).all()
    assert table.weighted_share.between(0, 1).all()
    # what the measures add comes to each ward's distance from the average ward
    by_ward = table.set_index("area_code").score.loc[list(found.made_of.wards.area_code)].to_numpy()
    np.testing.assert_allclose(found.parts.sum(axis=1), by_ward - by_ward.mean(), atol=1e-9)
    assert len(priority_finding(found).split()) <= 15


def test_the_same_seed_gives_the_same_answer() -> None:
    one, other = order(ready()), order(ready())
    assert one.table.equals(other.table)


def test_weighing_is_quick() -> None:
    made_of = ready(MeasureSet.ALL)
    prioritise(made_of, {})
    times = []
    for weight in np.linspace(0, 3, 9):
        start = time.process_time()
        prioritise(made_of, {HEALTH[0]: float(weight)})
        times.append(time.process_time() - start)
    assert min(times) < 0.05


# Luton


def test_luton_health() -> None:
    found = order(ready())
    assert priority_finding(found) == "Health (some figures estimated) was poorest in Farley and South"
    assert firm_sentence(found) == (
        "Farley and South were among the four poorest under each of 15 other choices of measures, scale and "
        "weights, and in at least 95% of 2,000 random weightings of the themes, and within the intervals of the two "
        "measures that have them."
    )
    assert loose_sentence(found) == (
        "Northwell and Biscot came and went: Northwell was not there in over 2.5% of the draws from the intervals; "
        "Biscot was not there under three of the 15 other choices or in over 2.5% of the draws from the intervals."
    )
    assert list(found.poorest.area_name) == ["Farley", "South", "Northwell", "Biscot"]
    assert (found.ward(luton.CODES["South"]).worse, found.ward(luton.CODES["South"]).compared) == (4, 4)
    poorest = {luton.CODES[name] for name in ("Farley", "South", "Northwell", "Biscot")}
    assert set(map(frozenset, found.without.values())) == {frozenset(poorest)}
    assert "with standard scores or with ranks, Lewsey takes the place of Biscot" in stability_sentences(found)[0]
    assert people_sentence(found, luton.luton()) == (
        "56,527 people lived in Farley, South, Northwell and Biscot in 2021, 25% of Luton's residents."
    )


def test_the_heading_names_the_firm_wards_whatever_the_weights() -> None:
    made_of = ready()
    for weights in ({HEALTH[0]: 0.0}, {HEALTH[1]: 0.0}, {HEALTH[2]: 3.0}):
        found = prioritise(made_of, weights)
        assert isinstance(found, Priority)
        for name in found.table.area_name:
            assert (name in priority_finding(found)) == (name in set(found.firmest.area_name))
    # without life expectancies Lewsey comes first, and goes when the mental health index weighs no more than a quarter
    without = prioritise(made_of, {HEALTH[0]: 0.0})
    assert isinstance(without, Priority)
    assert without.poorest.area_name.iloc[0] == "Lewsey"
    assert "Lewsey" not in priority_finding(without)
    assert "Lewsey" not in firm_sentence(without)
    assert "Lewsey" in loose_sentence(without)


def test_how_firm_is_said_of_what_was_tried() -> None:
    place, views = small({"a": [0, 1, 2, 3, 4]})
    one = order(priority_set(place, views, MeasureSet.ALL))
    assert firm_sentence(one) == "Only one measure counts, so how firm this is cannot be told."
    place, views = small({"a": [0, 1, 2, 3, 4], "b": [0, 1, 2, 3, 4]}, a={"theme": "same"}, b={"theme": "same"})
    same = order(priority_set(place, views, MeasureSet.ALL))
    assert (
        firm_sentence(same) == "Ward 5 is the poorest under each of four other choices of measures and scale; "
        "no measure has intervals, so chance is left out."
    )


def test_luton_list_against_the_order() -> None:
    sentences = list_sentences(order(ready()), luton.poorest_list(), luton.luton())
    assert sentences[0] == "Seven of the eight wards on the strategy's list were among the eight poorest here."
    # its illness and disability ratio is the 10th poorest of 19, which is neither
    assert sentences[1] == (
        "Challney: on the list, 11th poorest here. It did better on mental health index (estimated, 7th best)."
    )
    assert sentences[2].startswith(
        "Lewsey: not on the list, 5th poorest here. It did poorly on mental health index (estimated, poorest)"
    )
    assert "2009-13 to 2025, some of them for men only" in sentences[3]
    assert list_difference(order(ready()), luton.poorest_list()) == (
        "Challney (11th poorest here) was on the list; Lewsey (5th poorest here) was not on the list."
    )


def test_a_list_that_agrees_has_one_sentence() -> None:
    place, views = small({"a": [0, 1, 2, 3, 4]})
    found = order(priority_set(place, views, MeasureSet.ALL))
    listed = made_up.area_list(W5=Sex.PERSONS, W4=Sex.PERSONS)
    assert list_sentences(found, listed, place) == [
        "All two wards on the strategy's list are among the two poorest here."
    ]
    assert list_difference(found, listed) == ""


def test_the_effect_of_weights_is_said() -> None:
    made_of = ready()
    plain = order(made_of)
    assert weight_effect(plain, plain) == "All themes count the same."
    moved = prioritise(made_of, {HEALTH[0]: 0.0})
    assert isinstance(moved, Priority)
    assert weight_effect(plain, moved).startswith("Against equal weights ")


def test_people_behind_the_figures() -> None:
    table = people_affected(ready(MeasureSet.THEMES))
    assert list(table.columns[3:]) == [
        "Children, income-deprived (estimated)",
        "Household deprivation",
        "Overcrowded homes",
    ]
    biscot = table[table.area_name == "Biscot"].iloc[0]
    assert (biscot["Children, income-deprived (estimated)"], biscot["Overcrowded homes"]) == (3325, 1047)
    residents, year = latest_residents(luton.luton())
    assert (residents[luton.CODES["Biscot"]], year) == (16_613, "2021")


@pytest.mark.parametrize("which", list(MeasureSet))
def test_findings_are_short(which: MeasureSet) -> None:
    found = order(ready(which))
    assert len(priority_finding(found).split()) <= 15
    assert all(sentence.endswith(".") for sentence in stability_sentences(found))


# the measures


@pytest.fixture(scope="module")
def matrix() -> PriorityMatrix:
    figures = luton.figures()
    return priority_matrix(figures, distinct(luton.newest_views())[0], ranked_standings(figures))


def test_the_matrix_of_luton(matrix: PriorityMatrix) -> None:
    table = matrix.table.set_index("name")
    homes = table.loc["Overcrowded homes"]
    assert (round(homes.times, 1), homes.people, homes.stands) == (3.8, 9605, InStrategy.PRIORITY)
    assert homes.strategy == "Priority 2.3 (Housing conditions are named; by ward)"
    assert table.loc["Violence with injury (estimated)"].stands == InStrategy.NEITHER
    children = table.loc["Children, income-deprived (estimated)"]
    assert children.strategy == "Outcome 1: “Children in poverty” (a like measure by another definition)"
    assert math.isnan(table.loc["Mental health index (estimated)"].times)
    assert table.loc["Employment deprivation (estimated)"].direction.startswith("not known: releases of the Indices")
    assert set(table.group) == {BY_WARD, PLACE_ONLY}
    assert table.loc["Adults who smoke"].group == PLACE_ONLY
    gaps = matrix.table.loc[matrix.table.group == BY_WARD, "times"].dropna()
    assert gaps.is_monotonic_decreasing
    assert matrix_finding(matrix) == ("The one ratio outside the deprivation index: household deprivation")
    # its variant of three dimensions is tied to a priority, and a family is one measure
    any_way = table.loc["Household deprivation"]
    assert any_way.stands == InStrategy.PRIORITY
    assert any_way.strategy.startswith("Priority 1.3")
    assert any_way.strategy.endswith("by way of deprivation in 3 or more ways")
    homes_source = {"s40"}
    assert homes_source < set(matrix.charted_source_ids) < set(matrix.source_ids)
    assert all(luton.luton().sources[one].citation for one in matrix.source_ids)


def test_the_sources_of_the_matrix_are_those_of_its_own_measures(matrix: PriorityMatrix) -> None:
    kept = {source for view in distinct(luton.newest_views())[0] for source in view.source_ids}
    health = {source for view in ready().entering.views for source in view.source_ids}
    assert set(matrix.charted_source_ids) <= kept
    assert set(matrix.charted_source_ids) != health


def test_a_matrix_of_nothing_says_so() -> None:
    figures = made_up.opened(made_up.town([]))
    found = priority_matrix(figures, (), [])
    assert matrix_finding(found) == "Which measures come first cannot be told from these figures"


def test_a_measure_that_cannot_be_ordered_has_its_reason() -> None:
    place, views = small({"a": [1, 2, 3, 4, 5]})
    found = priority_matrix(made_up.opened(place), views, [])
    assert found.table.gap_words[0].startswith("not known: the pack does not name the score")


# the page


def opened_page() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    return app.switch_page("pages/first.py").run()


def test_the_page_answers_to_its_sliders() -> None:
    page = opened_page()
    assert not page.exception
    assert page.title[0].value == "Health (some figures estimated) was poorest in Farley and South"
    assert [slider.label for slider in page.slider] == list(HEALTH)
    page.slider[2].set_value(3.0).run()
    assert not page.exception
    assert any(one.value.startswith("Against equal weights ") for one in page.markdown)
    for slider in page.slider:
        slider.set_value(0.0)
    page.run()
    assert page.title[0].value == "No ward comes first while nothing counts"
    page.button(key="weights_reset").click().run()
    assert page.title[0].value.startswith("Health (some figures estimated) was poorest in Farley")


def test_weights_stand_in_the_address_and_are_read_from_it() -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    page.query_params["weights"] = "health,0,1,2.5"
    page.switch_page("pages/first.py").run()
    assert not page.exception
    assert [slider.value for slider in page.slider] == [0, 1, 2.5]
    page.slider[0].set_value(3.0).run()
    assert page.query_params["weights"] == "health,3,1,2.5"
    page.button(key="weights_reset").click().run()
    assert "weights" not in page.query_params


@pytest.mark.parametrize("text", ["", "health,9", "health,0.3", "health,x", "wealth,1", "health,nan"])
def test_other_weights_in_the_address_are_none(text: str) -> None:
    assert read_weights(text) is None


def test_weights_are_read_as_they_were_written() -> None:
    text = written_weights(MeasureSet.ALL, (("a", 0.5), ("b", 3.0)))
    assert read_weights(text) == (MeasureSet.ALL, (0.5, 3.0))
    assert written_weights(MeasureSet.HEALTH, (("a", 1.0),)) == ""


def test_the_page_with_every_measure() -> None:
    page = opened_page()
    page.segmented_control(key="measure_set").set_value("all").run()
    assert not page.exception
    assert page.title[0].value == "Outcomes (some figures estimated) were poorest in South and Biscot"
    assert len(page.slider) == len(ready(MeasureSet.ALL).themes)
