"""Every page through app.py, without a browser: every selection that a reader can make, and a faulty pack."""

import re
from pathlib import Path

import pytest

from hineq.insights.targets.options import measure_options
from hineq.insights.wards.selection import ward_indicators
from hineq.methods.projection import RECORD
from hineq.packs.read.pack import check_pack
from hineq.packs.read.problems import Problem
from hineq.ui.layout.pages import PAGES
from hineq.ui.views.place import place_ids, place_name
from tests.examples.bad_packs import bad_pack
from tests.luton import figures, headlines, luton
from tests.pages.visits import FILES, kinds, notes, query, run, shown, texts, title, visited, ways

# the pages on which one ward, or one measure, can be chosen: the others leave it in the address as it is
OF_A_WARD = {"area", "compare", "first", "inequality", "map", "rug", "system", "ward"}
OF_A_MEASURE = {"inequality", "map", "targets"}
WARD_UNKNOWN = "The link names a ward that Luton does not have (E05999999)."
MEASURE_UNKNOWN = {
    "inequality": "The link names a measure that this pack does not have (no_such_measure).",
    "map": "The link names a measure that this pack does not have (no_such_measure).",
    "targets": (
        "A measure that this pack does not have (no_such_measure) cannot be shown; "
        "Life expectancy at birth, men is shown instead."
    ),
}


def plain_title(page: str) -> str:
    """The heading of a page for a first visitor who comes without a query."""
    return title(visited(page))


def test_every_file_of_pages_is_registered_and_every_registered_page_is_there() -> None:
    assert sorted(page.file for page in PAGES) == FILES
    assert len({page.title for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", FILES)
def test_a_page_opens_for_a_first_visitor(page: str) -> None:
    app = visited(page)
    assert title(app)
    assert notes(app) == []


def test_the_map_opens_on_every_indicator(subtests: pytest.Subtests) -> None:
    indicators = ward_indicators(figures())
    assert len(indicators) > 20
    for indicator_id in indicators:
        with subtests.test(indicator_id):
            app = run("map", indicator=indicator_id, ward=luton().wards[0].area_code)
            assert luton().indicators[indicator_id].short_name.lower() in title(app).lower()
            assert query(app)["indicator"] == indicator_id
            assert notes(app) == []


def test_targets_open_on_every_measure(subtests: pytest.Subtests) -> None:
    options = measure_options(figures(), list(headlines()))
    assert len(options) > 20
    # each draws its charts anew, and there are more than 150: those with a target, and every third of the others
    for option in (one for at, one in enumerate(options) if one.has_target or at % 3 == 0):
        with subtests.test(option.key):
            app = run("targets", indicator=option.indicator_id, sex=str(option.sex))
            assert title(app)
            assert app.selectbox(key="pick_measure").value == option.key
            assert notes(app) == []


def test_the_ward_page_opens_on_every_ward(subtests: pytest.Subtests) -> None:
    assert len(luton().wards) == 19
    for ward in luton().wards:
        with subtests.test(ward.area_name):
            app = run("ward", ward=ward.area_code)
            assert ward.area_name in title(app)
            assert notes(app) == []


@pytest.mark.parametrize("page", FILES)
def test_an_unknown_ward_in_a_link_is_said_where_wards_are_chosen_and_changes_nothing_else(page: str) -> None:
    app = run(page, ward="E05999999")
    assert title(app) == plain_title(page)
    assert notes(app) == ([WARD_UNKNOWN] if page in OF_A_WARD else [])


@pytest.mark.parametrize("page", FILES)
def test_an_unknown_measure_in_a_link_is_said_where_measures_are_chosen_and_changes_nothing_else(page: str) -> None:
    app = run(page, indicator="no_such_measure")
    assert title(app) == plain_title(page)
    assert notes(app) == ([MEASURE_UNKNOWN[page]] if page in OF_A_MEASURE else [])


@pytest.mark.parametrize("page", FILES)
def test_a_sex_and_a_period_that_a_measure_does_not_have_give_way_to_its_own(page: str) -> None:
    app = run(page, indicator="life_expectancy_at_birth", sex="neither", period="1066")
    # of all councils another measure is shown first, since few have this one
    assert page == "england" or title(app) == plain_title(page)
    assert notes(app) == []
    # what no place has leaves the address; a period may be another measure's
    assert "sex" not in query(app)
    assert query(app)["period"] == "1066"
    assert page not in OF_A_MEASURE or shown(app)["sex"] == "Male"
    assert page not in OF_A_MEASURE - {"targets"} or shown(app)["period"] == "2009-13"


@pytest.mark.parametrize("page", FILES)
def test_a_sex_without_figures_gives_way_to_all_people_and_the_ward_stays(page: str) -> None:
    ward = luton().wards[5]
    asked = {
        "place": "luton", "indicator": "overcrowded_households", "sex": "Female", "period": "2021",
        "ward": ward.area_code,
    }  # fmt: skip
    app = run(page, **asked)
    assert notes(app) == []
    assert page != "ward" or ward.area_name in title(app)
    assert page not in OF_A_MEASURE or "overcrowded homes" in title(app).lower()
    assert query(app).items() >= asked.items()
    assert page not in OF_A_MEASURE or shown(app)["sex"] == "Persons"


@pytest.mark.parametrize("page", FILES)
def test_an_unknown_place_shows_the_places_there_are_and_nothing_of_the_server(page: str) -> None:
    app = run(page, place="nowhere")
    assert title(app) == "There is no place called “nowhere” here"
    links = {(one.label, one.query_string) for one in ways(app)}
    for place_id in place_ids():
        assert (place_name(place_id), f"place={place_id}") in links
    assert not re.search(r"python|/data|\.csv|folder|datapackage", texts(app))


@pytest.fixture(scope="module")
def faulty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose one pack, a made-up town's, has a row with the code of an area that is not there."""
    folder = tmp_path_factory.mktemp("faulty")
    bad_pack(folder / "faulty", "area_code_unknown")
    return folder


@pytest.fixture(scope="module")
def faults(faulty_data: Path) -> tuple[Problem, ...]:
    return check_pack(faulty_data / "faulty").faults


_HEADER = {"flex_container", "html"}


@pytest.mark.parametrize("page", FILES)
def test_a_faulty_pack_is_listed_in_words_and_nothing_of_it_is_shown(
    page: str, faulty_data: Path, faults: tuple[Problem, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINEQ_DATA", str(faulty_data))
    app = run(page)
    assert "cannot be shown" in title(app)
    shown = texts(app).replace("\\", "")
    assert any(fault.value == "X05000099" for fault in faults)
    assert [fault for fault in faults if fault.file not in shown or fault.value not in shown] == []
    assert kinds(app) <= {"main", "sidebar", "event", "title", "markdown"} | _HEADER


def test_a_sound_page_has_more_kinds_than_a_faulty_one_may_have() -> None:
    assert {"selectbox", "vega_lite_chart", "component_instance", "html"} <= kinds(visited("map"))


def test_a_projection_says_how_often_such_projections_were_right() -> None:
    app = run("targets", place="luton", indicator="u75_mortality_preventable", sex="Persons")
    assert "About the projection" not in texts(app)
    (year,) = [box for box in app.selectbox if str(box.key).startswith("pick_year")]
    year.select(2029).run()
    said = texts(app)
    assert "95% prediction interval" in said
    assert f"the true figure five years later fell inside a band like this {RECORD.inside[5]} times in 100" in said
    assert "the figures that share months with the pandemic (2020 and 2021) are left out" in said


def test_a_target_stands_beside_how_far_other_authorities_ever_moved() -> None:
    said = texts(run("targets", place="luton", indicator="infant_mortality", sex="Persons"))
    assert "16 of 277 other English authorities" in said
    assert (
        "saw a fall as large in either of the two spans of six years that neither begin nor end in the pandemic" in said
    )
    assert "Not counted: two spans that begin or end in a figure that shares months with the pandemic" in said
    assert luton().sources["paces_infant_mortality"].citation in said
