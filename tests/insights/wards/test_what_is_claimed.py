"""What headings and lines over wards claim: distinct measures, no ward by chance, the tense of each ward."""

import pytest

from hineq.insights.inequality.deprivation import Ordering, deprivation_order
from hineq.insights.series.families import family_of
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.poorest import ward_finding
from hineq.insights.wards.profile import ward_profile, ward_tense
from hineq.insights.wards.profile_first import measures_first, measures_first_words, placed_measures, spine_key
from hineq.insights.wards.spread import ward_spread
from hineq.model.enough import LEAST_COVERAGE
from hineq.model.tense import Tense
from tests.places_with_levels import LEVELS, every_view, level, newest


@pytest.mark.parametrize("key", LEVELS)
def test_without_intervals_no_ward_is_named_in_a_heading(key: str) -> None:
    for view in every_view(key):
        known = view.table[view.table["value"].notna()]
        if ward_spread(view) is None and known["value"].nunique() > 1:
            said = ward_finding(view)
            assert not [name for name in known.area_name if f" in {name}" in said], said


@pytest.mark.parametrize("key", LEVELS)
def test_the_measures_shown_first_are_said_to_be_what_they_are(key: str) -> None:
    figures = level(key)
    place = figures.place
    for ward in (place.wards[0], place.wards[-1], *place.earlier_wards[:1]):
        own = ward_profile(place, newest(key), ward.area_code)
        placed, rows = placed_measures(own), measures_first(own, place)
        counting = placed[placed.counts] if placed.counts.any() else placed
        distinct = {family_of(place.indicators[one]) for one in counting.indicator_id}
        words = measures_first_words(own, place, len(rows))
        assert ("furthest" in words) is (len(rows) < len(distinct)), words
        assert ("Upright line" in spine_key(own, place)) is bool(placed.place_position.notna().any())


def test_a_ward_that_has_gone_is_of_the_past_whatever_its_neighbours() -> None:
    place = level("llr").place
    assert ward_tense(place.earlier_wards[0], place) is Tense.PAST
    gone, there = place.wards_gone, [ward for ward in place.wards if ward not in place.wards_gone]
    assert ward_tense(next(iter(gone)), place) is Tense.PAST
    assert ward_tense(there[0], place) is Tense.PRESENT


@pytest.mark.parametrize("key", LEVELS)
def test_wards_that_changed_are_in_no_order_and_refuse_it_only_where_they_are_over_a_fifth(key: str) -> None:
    place = level(key).place
    earlier = {ward.area_code: ward.area_name for ward in place.earlier_wards}
    for view in newest(key):
        found = deprivation_order(level(key), view)
        changed = {code for code in view.table.area_code[view.table["value"].notna()] if code in earlier}
        if isinstance(found, NotPossible):
            assert "changed since" not in found.reason
            continue
        assert not changed & set(found.table.area_code)
        assert len(found.table) >= LEAST_COVERAGE * len(view.table)
        assert changed <= {code for code, name in earlier.items() if name in found.unplaced}
        assert all(earlier[code] in found.unplaced_words for code in changed)


def test_oxford_s_men_are_ordered_without_the_two_wards_published_together() -> None:
    view = next(view for view in newest("oxford") if view.holds(level("oxford").place.earlier_wards[0].area_code))
    found = deprivation_order(level("oxford"), view)
    assert isinstance(found, Ordering)
    # Carfax has a score that is rough
    assert (len(found.table), found.unplaced) == (21, ("Carfax", "Holywell and St Mary's (2011)"))
