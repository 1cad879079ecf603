"""Two figures in a sentence or a row give its difference: subtracting what is printed finds it, at every place and level."""

import math
import re
from decimal import Decimal

import pytest

from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.life_gaps import life_gaps
from hineq.insights.inequality.measures import measures_reading
from hineq.insights.targets.measures import distance_words, headline_views
from hineq.insights.thread.national_target import national_gaps
from hineq.insights.wards.compare import Comparison, compare_sides
from hineq.insights.wards.sides import all_sides, apart
from hineq.insights.wording.numbers import bare, distance, number, printed_difference
from hineq.model.words import Sex
from tests.made_up import indicator
from tests.places_with_levels import LEVELS, level, newest

NUMBER = re.compile(r"\N{MINUS SIGN}?\d[\d,]*(?:\.\d+)?")


def of(words: str) -> Decimal:
    """The first number in the words."""
    (first, *_) = NUMBER.findall(words)
    return Decimal(first.replace(",", "").replace("\N{MINUS SIGN}", "-"))


def holds(size: str, one: str, other: str) -> bool:
    """Whether a size is the difference of two printed figures; two printed alike are less than the least step apart."""
    if size.startswith("less than"):
        return of(one) == of(other)
    return abs(of(size)) == abs(of(one) - of(other))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (80.3, 78.45, "1.8 years"),
        (78.45, 80.3, "1.8 years"),
        (46.06, 9.94, "36.2 years"),
        (78.46, 78.54, "less than 0.1 years"),
        (78.5, 78.5, "0.0 years"),
        (79.4, 78.4, "1.0 year"),
        (1234.55, 0.04, "1,234.6 years"),
    ],
)
def test_a_distance_is_that_of_the_printed_figures(one: float, other: float, words: str) -> None:
    assert distance(one, other, indicator(unit="years")) == words
    assert printed_difference(one, other, 1) == -printed_difference(other, one, 1)


@pytest.mark.parametrize("key", LEVELS)
def test_a_target_and_its_outturn_give_the_distance(key: str) -> None:
    for view in headline_views(level(key)):
        if view.result and view.result.outturn and view.result.shortfall:
            printed = [
                number(value, view.indicator.decimals) for value in (view.result.target, view.result.outturn.value)
            ]
            assert holds(distance_words(view), *printed), view.name


@pytest.mark.parametrize("key", LEVELS)
def test_two_sides_give_their_difference(key: str) -> None:
    place = level(key).place
    sides = list(all_sides(level(key), None).by_key.values())
    left, right, _ = apart(place, sides[0], sides[-1])
    told = compare_sides(place, newest(key), left, right)
    if not isinstance(told, Comparison):
        assert len(place.wards) == 1
        return
    for row in told.table.itertuples():
        if not math.isnan(row.difference) and row.difference_words != "the same":
            assert holds(row.difference_words, row.left_bare, row.right_bare), (row.name, row.difference_words)


@pytest.mark.parametrize("key", LEVELS)
def test_the_country_and_the_place_give_their_difference(key: str) -> None:
    for row in national_gaps(level(key)).itertuples():
        if not row.difference.startswith("the same"):
            assert holds(row.difference, row.place, row.country), row


@pytest.mark.parametrize("key", LEVELS)
def test_wards_at_the_ends_give_their_gap(key: str) -> None:
    for view in newest(key):
        inequality = ward_inequality(level(key), view)
        if not isinstance(inequality, Inequality):
            continue
        most, least = (bare(value, view.indicator) for value in inequality.table["value"].iloc[[0, -1]])
        rows = measures_reading(inequality).set_index("Measure")
        assert holds(rows.at["Gap", "Value"], most, least), view.name
        if "Population attributable risk" in rows.index:
            said = rows.loc["Population attributable risk"]
            if found := re.fullmatch(
                r"The average of (.+?) would (?:rise|fall) by (.+?) if .* \((.+)\)\.", said["What it says"]
            ):
                assert holds(found[2], found[1], found[3]), said
                assert found[2].startswith("less than") or of(said["Value"]) == of(found[2]), said
        for gap in life_gaps(level(key), inequality):
            if gap.name == "Any two wards":
                low, high = re.findall(r"([\d.]+)(?: \([^)]*\))? in ", gap.between)
                assert holds(gap.size.removesuffix(" at most"), high, low), gap


def test_men_of_luton_missed_by_what_a_reader_finds() -> None:
    view = next(view for view in headline_views(level("luton")) if view.sex is Sex.MALE)
    assert distance_words(view) == "1.8 years short of the target"
