"""A county's districts on the page of the map, a region's authorities on the page of ranks: from a small layer, through app.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hineq.model.likeness import Beside
from hineq.ui.views import authorities as views
from hineq.ui.views.caching import forget_all
from tests.api.asking import ask
from tests.grammar import faulty
from tests.pages.visits import run, sentences, texts, title, ways
from tests.tiny_layer import COUNTY, FAR, OWN, tiny_layer

DISTRICTS = "Smoking: one of two districts worse than Country, one better"


@pytest.fixture(autouse=True)
def layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the small layer, which the app takes for its own."""
    folder = tiny_layer(tmp_path / "data")
    monkeypatch.setenv("HINEQ_DATA", str(tmp_path / "data"))
    forget_all()
    yield folder
    forget_all()


def test_a_county_has_its_districts_and_a_district_its_region() -> None:
    county, region = views.among(COUNTY, Beside.COUNTRY), views.among(OWN, Beside.REGION)
    assert county is not None
    assert region is not None
    assert (county.words, county.own) == ("districts of Oakshire", "")
    assert [area.area_name for area in county.areas] == ["Ashby", "Beechby"]
    assert (region.words, region.own) == ("authorities of the North region", OWN)
    assert [area.area_name for area in region.areas] == ["Ashby", "Beechby", "Cedarby"]
    assert views.among(OWN, Beside.COUNTRY) is None
    assert views.among(FAR, Beside.LIKE) is None


def test_a_county_among_others_is_drawn_as_its_districts_together() -> None:
    scene = views.scene(views.selection(COUNTY, Beside.REGION, {}).key, Beside.REGION)
    shapes = {one["properties"]["area_code"]: one["geometry"] for one in scene.shapes["features"]}
    assert set(shapes) == {COUNTY, "E06000901"}
    ((ring,),) = shapes[COUNTY]["coordinates"]
    assert set(ring) == {(0, 50), (1, 50), (2, 50), (2, 51), (1, 51), (0, 51)}


def test_the_map_of_a_county_shows_its_districts_where_the_address_says_so() -> None:
    app = run("map", place=COUNTY)
    assert DISTRICTS not in title(app)
    assert [list(box.options) for box in app.selectbox if box.label == "Areas"] == [["wards", "districts"]]
    app = run("map", place=COUNTY, show="districts")
    assert title(app) == DISTRICTS
    said = texts(app)
    assert "Districts of Oakshire, 2022: each is compared with Country (14.0%)." in said
    assert "component_instance" in [one.type for one in app.main]
    assert faulty(sentences(app)) == []
    next(box for box in app.selectbox if box.label == "Areas").set_value("wards").run()
    assert DISTRICTS not in title(app)


def test_the_district_that_the_address_names_is_told_with_a_link_to_its_own_page() -> None:
    app = run("map", place=COUNTY, show="districts", authority=OWN)
    assert "Ashby: 20.0% (19.0 to 21.0), worse than Country." in texts(app)
    (link,) = [one for one in ways(app) if "Ashby through time" in one.label]
    assert f"place={OWN}" in link.query_string
    assert "through time" not in texts(run("map", place=COUNTY, show="districts", authority="nobody"))


def test_who_has_no_districts_gets_the_wards() -> None:
    app = run("map", place=OWN, show="districts")
    assert "districts" not in title(app)
    assert not [box for box in app.selectbox if box.label == "Areas"]


def test_ranks_in_the_region_come_with_its_map_and_others_without() -> None:
    app = run("standing", place=OWN, beside="region")
    assert title(app)
    said = texts(app)
    assert "Smoking: two of three authorities worse than Country, one better" in said
    assert "Authorities of the North region, 2022" in said
    assert faulty(sentences(app)) == []
    for beside in ("like", "country"):
        assert "authorities worse than" not in texts(run("standing", place=OWN, beside=beside))


def test_the_map_and_its_figures_have_addresses() -> None:
    table = ask(f"/places/{COUNTY}/tables/authorities.csv")
    assert table.status == 200
    assert "E07000902,Beechby,Adults who smoke" in table.body.decode("utf-8-sig")
    region = ask(f"/places/{OWN}/tables/authorities.csv?beside=region&confidence=99.8")
    assert region.body.decode("utf-8-sig").count("\n") == 4
    assert ask(f"/places/{OWN}/pictures/authorities_map.svg?beside=region").status == 200
    framed = ask(f"/places/{COUNTY}/pictures/authorities_map.svg?embed=true").body.decode()
    assert "show=districts" in framed
    assert ask(f"/places/{OWN}/tables/authorities.csv").status == 404
    assert ask(f"/places/{OWN}/tables/authorities.csv?beside=like").status == 400
    assert ask(f"/places/{COUNTY}/tables/authorities.csv?period=1999").status == 400
