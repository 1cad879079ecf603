"""Wards as a neighbourhood of one's own: read from an address, its figures, its heading, and what a link cannot have."""

import pytest

from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.group import (
    Group,
    group_finding,
    group_outcome,
    group_side,
    group_table,
    group_words,
    made_group,
    read_group,
    with_group,
)
from hineq.insights.wards.pooling import ONLY_ROUGH, side_figure
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.sides import GROUP, REST, Sides, all_sides, first_sides, members_heading
from hineq.insights.wards.view import at_confidence
from hineq.model.place import Place
from hineq.model.words import Outcome
from tests.luton import CODES, figures, life_expectancy, luton, newest_views
from tests.made_up import COUNTRY, TOWN, opened, row, town
from tests.places_with_levels import LEVELS, level, todays

EAST = Group(name="East side", codes=(CODES["Biscot"], CODES["Dallow"]))


def counted() -> Place:
    """A town of five wards of 100 adults, of whom 10, 20 ... smoke; of the country's 15% do."""
    rows = [row(f"W{number}", "2020", 10.0 * number, count=10.0 * number, denominator=100.0) for number in range(1, 6)]
    return town([*rows, row(TOWN, "2020", 30.0), row(COUNTRY, "2020", 15.0)])


def test_a_group_is_written_and_read_alike_in_the_order_of_names() -> None:
    made = made_group(luton(), "East  side", reversed(EAST.codes))
    assert made == EAST
    assert read_group(luton(), EAST.written) == (EAST, ())
    assert read_group(luton(), "") == (None, ())


@pytest.mark.parametrize(
    ("name", "kept"),
    [("", "Your neighbourhood"), ("a: b", "a b"), ("x" * 60, "x" * 40), (" \n north \t end ", "north end")],
)
def test_a_name_is_one_short_line(name: str, kept: str) -> None:
    made = made_group(luton(), name, EAST.codes)
    assert made is not None
    assert made.name == kept
    assert read_group(luton(), made.written)[0] == made


def test_codes_that_are_no_wards_of_the_place_are_told_and_left_out() -> None:
    group, notes = read_group(luton(), f"East side:{EAST.written.split(':')[1]},E05X,E05X,<b>")
    assert group == EAST
    assert notes == ("The link's neighbourhood names what is no ward of Luton today: E05X and <b>. It is left out.",)
    none, notes = read_group(luton(), "Nowhere:E05X")
    assert none is None
    assert notes[1] == "The link's neighbourhood has no ward of this place, so none is shown."
    assert read_group(luton(), "only a name")[0] is None


def test_its_figure_is_of_counts_added_up_with_their_interval() -> None:
    place = counted()
    (view,) = newest_ward_views(opened(place), today=True)
    group = Group(name="East", codes=("W4", "W5"))
    table = group_table(place, [view], group)
    (only,) = table.itertuples()
    # 90 of 200, Wilson's limits
    assert (only.value, only.method) == (45.0, "counts added up")
    assert (round(only.lower, 1), round(only.upper, 1)) == (38.3, 51.9)
    assert (only.outcome, only.country_bare) == (Outcome.WORSE, "15.0")
    assert group_finding(place, group, table) == "East is worse than Country on the one tested measure"
    assert group_words(place, view, group) == (
        "East (Ward 4 and Ward 5): 45.0% (38.3 to 51.9), worse than Country; counts added up."
    )


def test_without_counts_it_is_an_average_and_without_a_figure_it_says_why() -> None:
    said = group_words(luton(), life_expectancy(), EAST)
    assert said.startswith("East side (Biscot and Dallow): 77.5 years (76.3 to 78.6)")
    assert said.endswith("average weighted by residents in 2017.")
    place = town([row("W1", "2020", 10.0), row("W2", "2020", 12.0)])
    (view,) = newest_ward_views(opened(place), today=True)
    assert (
        group_words(place, view, Group(name="x", codes=("W1", "W5")))
        == "X (Ward 1 and Ward 5): no figure for every ward."
    )


def test_it_stands_first_among_the_sides_against_the_rest_and_agrees_as_one() -> None:
    sides = with_group(luton(), all_sides(figures(), None, newest_views()), EAST)
    assert first_sides(sides, CODES["Saints"]) == (GROUP, REST)
    group, rest = sides.by_key[GROUP], sides.by_key[REST]
    assert set(group.codes) | set(rest.codes) == {ward.area_code for ward in luton().wards}
    assert not set(group.codes) & set(rest.codes)
    assert (group.count, rest.count) == (1, 17)
    assert members_heading(group) == "Two wards: East side"
    assert with_group(luton(), Sides(by_key={}, missing=()), None).by_key == {}
    every = made_group(luton(), "All", [ward.area_code for ward in luton().wards])
    assert every is not None
    assert REST not in with_group(luton(), Sides(by_key={}, missing=()), every).by_key


def test_the_heading_counts_distinct_measures_of_luton() -> None:
    table = group_table(luton(), newest_views(), EAST)
    assert len(table) == len(newest_views())
    assert group_finding(luton(), EAST, table).startswith("East side was worse than England on")
    assert group_side(luton(), EAST).names(luton()) == ["Biscot", "Dallow"]


@pytest.mark.parametrize("confidence", list(Confidence))
@pytest.mark.parametrize("key", LEVELS)
def test_a_neighbourhood_of_one_ward_has_the_wards_own_verdict_at_every_level(key: str, confidence: Confidence) -> None:
    place = level(key).place
    for view in todays(key):
        at = at_confidence(view, confidence)
        for code in list(at.table.area_code)[:3]:
            group = made_group(place, "Mine", [code])
            if group is None:
                continue
            made = side_figure(at, group.codes, place.population)
            own = at.table.country_outcome[at.table.area_code == code].iloc[0]
            assert group_outcome(at, group, made) == own or made.method in ONLY_ROUGH


def test_counts_added_up_are_compared_at_the_level_asked_for() -> None:
    """22% and 33% of 100 adults: 55 of 200 is 21.8% to 34.1% at 95%, and 19.0% to 38.0% at 99.8%."""
    rows = [
        row("W1", "2020", 22.0, count=22.0, denominator=100.0),
        row("W2", "2020", 33.0, count=33.0, denominator=100.0),
    ]
    place = town([*rows, row(TOWN, "2020", 30.0), row(COUNTRY, "2020", 20.0)], wards=2)
    (view,) = newest_ward_views(opened(place))
    group = Group(name="x", codes=("W1", "W2"))
    made = side_figure(view, group.codes, place.population)
    assert group_outcome(view, group, made) is Outcome.WORSE
    assert group_outcome(at_confidence(view, Confidence.STRICT), group, made) is Outcome.SIMILAR
    assert list(group_table(place, [at_confidence(view, Confidence.STRICT)], group).outcome) == [Outcome.SIMILAR]
