"""Residents by age beside the country's: shares, medians, the heading, and when there are none."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.ages import (
    Ages,
    ages_export,
    ages_finding,
    ages_made_of,
    ages_sentence,
    residents_by_age,
)
from hineq.model.place import Place
from tests.luton import CODES, LUTON, luton
from tests.made_up import COUNTRY, TOWN, row, town

BANDS = ("0-14", "15-64", "65-84", "85+")


def place_of(own: tuple[float, ...], country: tuple[float, ...] = (20, 60, 15, 5), **changes: object) -> Place:
    """A town whose first ward, and whose country, have these residents in four bands; the country's are per cent."""
    rows = [
        (code, "2021", "Persons", age, float(count), "s1")
        for code, counts in (("W1", own), (COUNTRY, country))
        for age, count in (*zip(BANDS, counts, strict=True), ("All ages", sum(counts)))
    ]
    columns = ["area_code", "period", "sex", "age", "population", "source_id"]
    place = replace(town([row("W1", "2021", 1.0)]), population=pd.DataFrame(rows, columns=columns))
    areas = {**place.areas, "W1": replace(place.areas["W1"], **changes)}
    return replace(place, areas=areas)


def told(own: tuple[float, ...], country: tuple[float, ...] = (20, 60, 15, 5), **changes: object) -> Ages:
    found = residents_by_age(place_of(own, country, **changes), "W1")
    assert isinstance(found, Ages)
    return found


def test_shares_are_of_all_residents_and_all_ages_is_no_band() -> None:
    ages = told((100, 500, 300, 100))
    assert ages.table.age.tolist() == list(BANDS)
    assert ages.table.share.tolist() == [10.0, 50.0, 30.0, 10.0]
    assert ages.table.country_share.tolist() == [20.0, 60.0, 15.0, 5.0]
    assert ages.old == (40.0, 20.0)


@pytest.mark.parametrize(
    ("year", "people", "words"),
    [
        ("2022", 1050.0, "For 2022 this copy has 1,050 residents, without their ages."),
        ("2022", 1200.0, "without their ages: over a tenth more. Two counts so far apart in so few years do not agree, so their difference is no change, and these ages are to be read with care."),
        ("2022", 800.0, "without their ages: over a tenth fewer. Two counts so far apart in so few years do not agree, so their difference is no change, and these ages are to be read with care."),
        ("2030", 1200.0, "For 2030 this copy has 1,200 residents, without their ages."),
    ],
)  # fmt: skip
def test_residents_of_a_later_year_without_ages_are_told(year: str, people: float, words: str) -> None:
    place = place_of((100, 500, 300, 100))
    later = pd.DataFrame([("W1", year, "Persons", "All ages", people, "s1")], columns=place.population.columns)
    found = residents_by_age(replace(place, population=pd.concat([place.population, later])), "W1")
    assert isinstance(found, Ages)
    assert ages_sentence(found).endswith(words)
    assert "this copy has" not in ages_sentence(told((100, 500, 300, 100)))


def test_a_group_that_begins_at_no_age_in_figures_is_no_band() -> None:
    place = place_of((10, 50, 30, 10))
    named = place.population.assign(age=place.population.age.replace({"85+": "the oldest"}))
    found = residents_by_age(replace(place, population=named), "W1")
    assert isinstance(found, Ages)
    assert found.table.age.tolist() == ["0-14", "15-64", "65-84"]


def test_the_median_is_read_off_the_bands() -> None:
    # 10% under 15, so 40 of the 50 per cent from 15 to 64 are below it: 15 + 50 * 0.8; in the country 15 + 50 / 2
    assert told((100, 500, 300, 100)).medians == pytest.approx((55.0, 40.0))


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ((10, 50, 30, 10), "Older than Country: 40% are 65 or over, Country 20%"),
        ((30, 60, 8, 2), "Younger than Country: 10% are 65 or over, Country 20%"),
        ((20, 60, 15, 5), "As many are 65 or over as in Country: 20%"),
        # more are old, and more are children, so that half are younger: no one word for the whole
        ((45, 29, 20, 6), "26% are 65 or over, Country 20%"),
    ],
)
def test_older_or_younger_is_said_where_share_and_median_agree(own: tuple[float, ...], words: str) -> None:
    assert ages_finding(told(own)) == words


def test_the_sentence_names_the_band_that_is_most_unlike() -> None:
    assert ages_sentence(told((100, 500, 300, 100))) == (
        "Half of the 1,000 residents of Ward 1 in 2021 were older than about 55, in Country about 40. Most unlike Country were "
        "those aged 65-84: 30.0% against 15.0%."
    )


def test_a_ward_that_neighbourhoods_cover_badly_has_none_and_one_that_they_cover_says_so() -> None:
    rough = residents_by_age(place_of((10, 50, 30, 10), overlap=0.3), "W1")
    assert isinstance(rough, NotPossible)
    assert "share only 30% of their ground" in rough.reason
    assert "have 90% in common" in ages_made_of(told((10, 50, 30, 10), overlap=0.9))
    assert ages_made_of(told((10, 50, 30, 10))) == "Of wards this copy has ages for men and women together only."


def test_without_bands_for_both_there_is_a_reason() -> None:
    for place in (town([row("W1", "2021", 1.0)]), place_of((10, 50, 30, 10))):
        found = residents_by_age(place, TOWN)
        assert isinstance(found, NotPossible)
        assert found.reason.startswith("No residents by age for Town")
    with pytest.raises(ValueError, match="X1"):
        residents_by_age(place_of((10, 50, 30, 10)), "X1")


def test_without_a_band_from_65_on_nothing_is_said_of_old_people() -> None:
    place = place_of((10, 50, 30, 10))
    other = place.population.assign(age=place.population.age.replace({"65-84": "60-84"}))
    found = residents_by_age(replace(place, population=other), "W1")
    assert isinstance(found, Ages)
    assert math.isnan(found.old[0])
    assert ages_finding(found) == "Residents of Ward 1 by age, beside Country"


def test_luton_by_the_census() -> None:
    found = residents_by_age(luton(), LUTON)
    assert isinstance(found, Ages)
    assert found.year == "2021"
    assert ages_finding(found) == "Younger than England: 12% are 65 or over, England 18%"
    assert found.table.share.sum() == pytest.approx(100)
    table = ages_export(found)
    assert list(table) == ["Age", "Residents, Luton", "Luton (%)", "England (%)"]
    # Census 2021, TS007A: 225,262 residents
    assert abs(table["Residents, Luton"].sum() - 225_262) < 50
    ward = residents_by_age(luton(), CODES["Dallow"])
    assert isinstance(ward, Ages)
