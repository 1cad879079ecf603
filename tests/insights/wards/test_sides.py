"""Which wards a side is hangs on the measure: a fifth goes by the release of the gap, a list by whom it names wards for."""

from dataclasses import replace

import pytest

from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.wards.compare import Comparison, compare_sides
from hineq.insights.wards.releases import nearest_before
from hineq.insights.wards.sides import LIST, OTHERS, Fifth, all_sides, apart, members_words, own_side
from hineq.model.strategy import AreaList
from hineq.model.words import Sex
from tests import luton
from tests.places_with_levels import LEVELS, level, newest, unranked


@pytest.mark.parametrize("key", LEVELS)
def test_the_fifths_of_a_measure_are_those_of_its_gap(key: str) -> None:
    """The same wards and the same release on both pages, on every measure that has a gap."""
    sides = all_sides(level(key), None, newest(key)).by_key
    told = 0
    for view in newest(key):
        inequality = ward_inequality(level(key), view)
        if not isinstance(inequality, Inequality) or inequality.passed_over:
            continue
        table, told = inequality.table, told + 1
        for number in range(1, 6):
            side = sides[f"fifth_{number}"]
            assert set(side.codes_on(view)) == set(table.area_code[table.fifth == number]), (view.name, number)
            assert side.release(view) == inequality.ordering.release.name
    place = level(key).place
    assert told or len(place.wards) < 5 or key == "llr/E10000018" or place.earlier_wards or place.wards_rough


@pytest.mark.parametrize("key", LEVELS)
def test_the_release_of_each_measure_stands_in_its_row(key: str) -> None:
    place, sides = level(key).place, all_sides(level(key), None, newest(key)).by_key
    if unranked(place):
        assert "fifth_1" not in sides
        return
    found = compare_sides(place, newest(key), sides["fifth_1"], sides["fifth_5"])
    assert isinstance(found, Comparison)
    assert (found.table.release != "").all()
    said = members_words(place, found.left)
    for name in set(found.table.release):
        assert name in said, name


def test_the_nearest_release_is_the_last_before_or_the_first() -> None:
    known = [Fifth(year=year, name=str(year), codes=()) for year in (2015, 2010, 2019)]
    assert [nearest_before(known, middle).year for middle in (2004.5, 2010.0, 2014.9, 2017.5, 2030.0)] == [
        2010, 2010, 2010, 2015, 2019
    ]  # fmt: skip
    with pytest.raises(ValueError, match="must be a release"):
        nearest_before([], 2020.0)


def test_a_ward_listed_for_women_is_no_listed_ward_of_men() -> None:
    place, views = luton.luton(), newest("luton")
    sides = all_sides(luton.figures(), luton.poorest_list(), views).by_key
    for view in views:
        listed, others = (set(sides[key].codes_on(view)) for key in (LIST, OTHERS))
        assert listed == luton.poorest_list().codes(view.sex) & set(place.ward_codes), view.name
        assert listed | others == {ward.area_code for ward in place.wards}
        assert not listed & others
        assert (luton.CODES["Leagrave"] in listed) is (view.sex is not Sex.MALE)
    assert "On measures of men: without Leagrave." in members_words(place, sides[LIST])
    assert "On measures of men: with Leagrave." in members_words(place, sides[OTHERS])
    # no measure here is of women alone
    assert "women" not in members_words(place, sides[LIST], sides[OTHERS])


def test_a_list_for_one_sex_alone_has_no_figure_for_the_other() -> None:
    everyone = luton.poorest_list()
    entries = tuple(replace(entry, sex=Sex.FEMALE) for entry in everyone.entries[:3])
    only = AreaList(list_id="x", name="x", quote="x", source_id=everyone.source_id, entries=entries)
    views = newest("luton")
    sides = all_sides(luton.figures(), only, views).by_key
    found = compare_sides(luton.luton(), views, sides[LIST], sides[OTHERS])
    assert isinstance(found, Comparison)
    men = found.table[found.table.sex == "Male"]
    assert (men.left_method == "no ward listed for men").all()
    assert men.left_value.isna().all()
    assert found.table[found.table.sex == "Persons"].left_value.notna().any()


def test_no_ward_is_on_both_sides_of_any_measure() -> None:
    place, views = luton.luton(), newest("luton")
    sides = all_sides(luton.figures(), luton.poorest_list(), views).by_key
    own = own_side(place, [luton.CODES[name] for name in ("Leagrave", "Farley", "Northwell", "Wigmore")])
    chosen = [sides[key] for key in (LIST, OTHERS, "fifth_1", "fifth_2", "fifth_5", luton.CODES["Leagrave"])] + [own]
    for left in chosen:
        for right in chosen:
            if left.codes == right.codes:
                continue
            one, other, _ = apart(place, left, right)
            for view in views:
                assert not set(one.codes_on(view)) & set(other.codes_on(view)), (left.name, right.name, view.name)
