"""The page on inequality: what stands on it for which measure, and what its own parameters change."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from hineq.insights.inequality.life_gaps import which_gap_words
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.ui.views.inequality import selection
from hineq.ui.views.place import opened
from tests.pages.visits import run, texts, title, visited, ways


def test_overcrowding_is_told_with_its_index_and_a_reason_why_england_is_missing() -> None:
    app = run("inequality", indicator="overcrowded_households")
    assert title(app) == (
        "Overcrowded homes: fitted line 14.8 percentage points higher where most deprived, partly ordered by itself"
    )
    words = texts(app)
    assert "Cannot be told for overcrowded households." in words
    assert "own gap" not in words
    assert app.selectbox(key="pick_against").value == ""
    assert "no ward figures on" not in words


def test_the_measure_against_england_is_the_pages_own_where_it_can_be() -> None:
    app = run("inequality", indicator="life_expectancy_at_birth")
    assert app.selectbox(key="pick_against").value == "life_expectancy_at_birth|Male"
    words = texts(app)
    assert "Four gaps in life expectancy that compare different things" in words
    assert "The gap inside Luton" in words
    assert "Any two wards" in words
    assert "&lt;span" not in words
    assert "Hollow diamond" in words
    assert "no ward figures on life expectancy at birth for women" in words


def test_another_measure_against_england_is_kept_in_the_address() -> None:
    key = "adult_obesity_prevalence|Persons"
    app = run("inequality", indicator="overcrowded_households", against=key)
    assert app.selectbox(key="pick_against").value == key
    app.selectbox(key="pick_against").select("healthy_life_expectancy_at_birth|Female").run()
    assert app.query_params["against"] in (
        "healthy_life_expectancy_at_birth|Female",
        ["healthy_life_expectancy_at_birth|Female"],
    )
    app.selectbox(key="pick_indicator").select("ethnic_asian").run()
    assert "against" not in app.query_params
    assert title(run("inequality", indicator="overcrowded_households", against="nothing|such"))


def test_fifths_are_a_choice_in_the_address_and_say_where_they_have_no_interval() -> None:
    app = run("inequality", indicator="acute_morbidity_emergency_admissions", drawn="fifths")
    words = texts(app)
    assert "ratios have no mean over a fifth of wards, so it has no figure" in words
    assert "The average of" not in words
    app = run("inequality", indicator="mental_health", drawn="fifths")
    assert "The fifths have no intervals either" in texts(app)
    app = run("inequality", indicator="ethnic_asian", drawn="fifths")
    words = texts(app)
    assert "Each dot is a fifth of the wards with its 95% confidence interval" in words
    assert "do not rise or fall steadily" in words
    assert "best ward" not in words


def test_a_measure_without_intervals_says_why() -> None:
    app = run("inequality", indicator="mental_health")
    assert title(app).endswith("partly ordered by itself; not tested")
    assert "No interval can be given: each ward" in texts(app)


def test_the_map_says_that_there_is_no_table_for_women() -> None:
    assert "no ward figures on life expectancy at birth for women" in texts(
        run("map", indicator="life_expectancy_at_birth")
    )
    assert "no ward figures on" not in texts(run("map", indicator="overcrowded_households"))


@pytest.mark.parametrize("page", ["inequality", "causes", "first"])
@pytest.mark.parametrize("place", [{"place": "luton"}, {"place": "llr"}, {"place": "llr", "area": "E07000134"}])
def test_the_headings_can_be_read_aloud(page: str, place: dict[str, str]) -> None:
    heading = title(visited(page, **place))
    assert not re.search(r"slope|index of|interval|\bpack\b|hineq", heading), heading
    assert len(heading.split()) <= TITLE_WORDS


def test_a_gap_says_which_it_is_where_it_is_a_measure_of_its_own() -> None:
    place = opened("luton").place
    gaps = [one for one in place.indicators.values() if which_gap_words(place, one)]
    assert len(gaps) == 2
    for gap in gaps:
        assert which_gap_words(place, gap) in texts(run("targets", indicator=gap.indicator_id))


def test_what_is_folded_is_opened_by_the_address() -> None:
    closed = {one.label: one.proto.expanded for one in run("inequality").expander}
    assert closed
    assert not any(closed.values())
    opened_ones = [one.label for one in run("inequality", fifths="true").expander if one.proto.expanded]
    assert opened_ones == ["The wards in fifths, from the most deprived to the least"]


@pytest.mark.parametrize("place_id", ["E07000130", "oxford", "luton", "E08000025", "E07000026"])
def test_what_these_wards_cannot_tell_leads_to_the_set_that_can(place_id: str) -> None:
    for indicator in ("", "imd_income_rate", "life_expectancy_at_birth"):
        app = visited("inequality", place=place_id, **({"indicator": indicator} if indicator else {}))
        led = [one for one in ways(app) if one.label.startswith("It can be told for the ")]
        if "cannot be told" not in title(app):
            assert not led
            continue
        assert bool(led) == title(app).startswith("How unequal these wards of ")
        for way in led:
            wanted = dict(parse_qsl(way.query_string))
            there = visited("inequality", **wanted)
            assert "cannot be told" not in title(there)
            assert there.query_params["area"] == wanted["area"]
            asked, found = (
                selection(place_id, {"indicator": indicator}).key,
                selection(f"{place_id}/{wanted['area']}", wanted).key,
            )
            assert replace(found, place_id=place_id) == asked
