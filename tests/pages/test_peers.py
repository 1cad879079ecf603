"""What a place is held against: read from html import unescape
from a small layer, chosen on one page, said on every page, kept in the address."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hineq.model.likeness import Beside
from hineq.packs.read.national import open_layer
from hineq.ui.views.caching import forget_all
from tests.pages.visits import as_read, query, run, sentences, texts, title
from tests.tiny_layer import COUNTY, FAR, OWN, tiny_layer

LIKE_WORDS = "Ashby and its 3 like places (hineq's choice by smoking and density)"


@pytest.fixture
def layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the small layer, which the app takes for its own."""
    folder = tiny_layer(tmp_path / "data")
    monkeypatch.setenv("HINEQ_DATA", str(tmp_path / "data"))
    forget_all()
    yield folder
    forget_all()


def choice(app: AppTest) -> list[str]:
    """What the box offers, nothing without one."""
    return next((list(box.options) for box in app.selectbox if box.label == "Held against"), [])


def test_the_layer_tells_who_is_like_a_council_the_nearest_first(layer: Path) -> None:
    opened = open_layer(layer)
    found = opened.like(OWN)
    assert found is not None
    assert [area.area_name for area in found.areas] == ["Dellby", "Cedarby", "Elmby"]
    assert (found.beside, found.kind) == (Beside.LIKE, "districts and unitaries of the country")
    assert (found.distances, found.about) == ((0.1, 0.2, 0.3), ("smoking", "density"))
    assert opened.like("E12000901") is None
    assert opened.like("E99999999") is None
    assert opened.like(FAR) is None


def test_the_layer_tells_who_else_is_in_a_region_of_the_same_kind(layer: Path) -> None:
    opened = open_layer(layer)
    found = opened.of_region(OWN)
    assert found is not None
    assert ([area.area_name for area in found.areas], found.region) == (["Beechby", "Cedarby"], "North")
    county = opened.of_region(COUNTY)
    assert county is not None
    assert [area.area_name for area in county.areas] == ["Cedarby"]
    assert opened.of_region("E92000901") is None


def test_figures_of_councils_come_without_those_of_their_wards(layer: Path) -> None:
    rows = open_layer(layer).own_figures([OWN, FAR])
    assert set(rows.area_code) == {OWN, FAR}
    assert sorted(rows["value"]) == [20, 21, 25]
    assert open_layer(layer).own_figures([]).empty


def test_a_layer_without_like_places_offers_the_region_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_layer(tmp_path / "data", like={})
    monkeypatch.setenv("HINEQ_DATA", str(tmp_path / "data"))
    forget_all()
    app = run("standing", place=OWN, beside="like")
    assert "English authorities" in title(app)
    assert choice(app) == ["Authorities of Country", "Its region, North"]
    assert query(app) == {"place": OWN}
    forget_all()


def test_without_a_choice_nothing_changes_and_the_address_says_nothing(layer: Path) -> None:
    app = run("standing", place=OWN)
    assert title(app) == "Ashby: not in the poorest fifth of English authorities on the one measure ranked"
    assert choice(app) == ["Authorities of Country", "Its region, North", "Its 3 like places"]
    assert query(app) == {"place": OWN}
    assert "like places" not in sentences(app)


@pytest.mark.parametrize(
    ("beside", "heading", "who"),
    [
        ("like", "its like places", LIKE_WORDS),
        ("region", "its region's authorities", "Ashby and the 2 other authorities of its region, North"),
    ],
)
def test_the_page_of_ranks_says_whom_it_ranks_among(layer: Path, beside: str, heading: str, who: str) -> None:
    app = run("standing", place=OWN, beside=beside)
    assert title(app) == f"Ashby: not in the poorest fifth of {heading} on the one measure ranked"
    assert f"Ranks, shares and spreads here are of {who}" in sentences(app)
    assert query(app) == {"place": OWN, "beside": beside}


def test_home_draws_who_does_better_among_the_like_places(layer: Path) -> None:
    app = run("overview", place=OWN, beside="like")
    assert LIKE_WORDS in sentences(app)
    assert query(app)["beside"] == "like"


def test_a_trend_tells_the_rank_by_name(layer: Path) -> None:
    app = run("targets", place=OWN, beside="like")
    said = sentences(app)
    # Ashby 20, Dellby 12, Cedarby 30, Elmby 25
    assert "2nd best of 4" in said
    assert f"{LIKE_WORDS}; median 22.5%, from 12.0% (Dellby) to 30.0% (Cedarby)" in said
    assert f"2nd best of {LIKE_WORDS}: each figure in 2022" in [as_read(part.label) for part in app.expander]


def test_a_like_place_can_be_drawn_beside_by_its_name(layer: Path) -> None:
    app = run("targets", place=OWN, compare="E06000902")
    box = next(box for box in app.multiselect if box.label.startswith("Compare with"))
    assert box.options[-3:] == ["Dellby (like place)", "Cedarby (like place)", "Elmby (like place)"]
    assert box.value == ["E06000902"]
    assert not app.exception


def test_held_against_its_region_a_trend_is_drawn_beside_the_region(layer: Path) -> None:
    app = run("targets", place=OWN, beside="region")
    assert next(box for box in app.multiselect if box.label.startswith("Compare with")).value == ["E12000901"]


def test_a_word_that_is_no_choice_is_taken_out_of_the_address(layer: Path) -> None:
    app = run("standing", place=OWN, beside="country?")
    assert query(app) == {"place": OWN}
    assert "English authorities" in title(app)


def test_a_choice_is_written_into_the_address_and_taken_back(layer: Path) -> None:
    app = run("standing", place=OWN)
    next(box for box in app.selectbox if box.label == "Held against").set_value("like").run()
    assert query(app) == {"place": OWN, "beside": "like"}
    next(box for box in app.selectbox if box.label == "Held against").set_value("country").run()
    assert query(app) == {"place": OWN}


def test_the_rules_tell_how_like_places_are_found(layer: Path) -> None:
    said = unescape(texts(run("methods", place=OWN)))
    assert (
        "The 3 nearest to the place of the districts and unitaries of the country by smoking and density, hineq's choice"
        in said
    )
    assert "residents for each square kilometre (logarithm, weight 1)" in said


def test_the_gap_between_wards_is_among_those_of_like_places_where_it_is_that_of_the_list() -> None:
    app = run("inequality", place="E08000025", beside="like")
    assert choice(app)[-1] == "Its 15 like places"
    assert (
        "of Birmingham and its 15 like places (hineq's choice by age, density and deprivation). Birmingham's was the "
        in texts(app)
    )
    assert query(app)["beside"] == "like"
    assert "like places (hineq" not in texts(run("inequality", place="E08000025"))
    # its own wards are not those of the list
    assert "cannot be told: the list of gaps has another one for Luton" in texts(
        run("inequality", place="luton", beside="like")
    )
