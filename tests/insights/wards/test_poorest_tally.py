"""The wards that are poorest on an element's indicators, and the wards that the strategy lists itself."""

from hineq.insights.wards.poorest_tally import (
    Tally,
    list_outcome,
    listed_wards,
    lists_naming,
    poorest_tally,
    printed_lists,
    tally_words,
)
from hineq.insights.wards.view import ward_view
from hineq.model.words import Polarity, Sex
from tests.luton import CODES, luton, poorest_list, wards
from tests.made_up import SMOKING, indicator, opened, row, town


def test_wards_that_are_poorest_on_half_of_the_measures_are_named_most_often_first() -> None:
    tally = poorest_tally([wards("overcrowded_households", "2021"), wards("employment_deprivation_rate", "2025")])
    found = tally.wards
    assert all(one.of == 2 and one.count >= 1 for one in found)
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)
    both = {one.area_name for one in found if one.count == 2}
    assert both == {"Biscot", "South"}
    assert len(found) == 8 - len(both)
    assert tally_words(tally) == (
        "In the poorest fifth of wards on at least one of two measures: Overcrowded homes (2021) and Employment "
        "deprivation (estimated, 2025)."
    )


def test_services_and_surroundings_are_no_outcomes_and_are_named_as_left_out() -> None:
    views = [wards("patient_to_gp_ratio", "2025"), wards("overcrowded_households", "2021")]
    tally = poorest_tally(views)
    assert (tally.counted, tally.left_out) == (("Overcrowded homes (2021)",), ("Patients per GP (estimated, 2025)",))
    assert tally_words(tally) == (
        "In the poorest fifth of wards on Overcrowded homes (2021). Left out: Patients per GP (estimated, 2025), which says what "
        "services and surroundings are like, not how people fare."
    )
    alone = poorest_tally(views[:1])
    assert alone.wards == ()
    assert tally_words(alone).startswith("None of its indicators has ward figures on how people fare. Left out:")
    assert poorest_tally(views[:1], every=True).wards


def test_an_indicator_without_a_worse_end_names_no_ward() -> None:
    place = town([row("W1", "2020", 10.0), row("W2", "2020", 12.0)], kinds=[indicator(polarity=Polarity.NO_JUDGEMENT)])
    assert poorest_tally([ward_view(opened(place), SMOKING, Sex.PERSONS, "2020")]) == Tally()
    assert poorest_tally([]) == Tally()


def test_the_strategys_list_stands_under_its_outcome_with_its_sexes() -> None:
    assert [one.list_id for one in printed_lists(luton(), ["outcome_2"])] == [
        "strategy_poorest_outcomes", "strategy_unemployment",
    ]  # fmt: skip
    assert printed_lists(luton(), ["outcome_1", "outcome_3"]) == []
    assert printed_lists(town([]), ["outcome_2"]) == []
    assert [name for _, name in listed_wards(luton(), poorest_list())] == [
        "Biscot", "Challney", "Dallow", "Farley (men)", "High Town", "Leagrave (women)", "Northwell", "South",
    ]  # fmt: skip


def test_the_lists_that_name_a_ward_are_found_from_it() -> None:
    assert [one.list_id for one in lists_naming(luton(), CODES["Leagrave"])] == ["strategy_poorest_outcomes"]
    assert lists_naming(luton(), CODES["Wigmore"]) == []
    assert {list_outcome(luton(), one) for one in lists_naming(luton(), CODES["Biscot"])} == {"outcome_2"}
    assert list_outcome(town([]), poorest_list()) == ""
