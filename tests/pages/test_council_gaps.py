"""The page on every council, on a made-up nation: list, order, map, links, what is asked for but not there."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from hineq.insights.nation.council_gaps import GAP_COLUMNS, council_gaps
from hineq.model.area import Area
from hineq.model.words import AreaType
from hineq.ui.views import england
from hineq.ui.views.place import opened, place_name, sound_layer
from tests.grammar import faulty
from tests.insights.nation.test_widest import areas, gap
from tests.made_up import COUNTRY, indicator, series, town
from tests.pages.visits import kinds, notes, query, run, sentences, title, written


def square(number: int, area: Area) -> dict[str, object]:
    """A made-up outline, one beside the other."""
    west, south = -1.0 + 0.1 * (number % 6), 52.0 + 0.1 * (number // 6)
    ring = [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]
    said = {"area_code": area.area_code, "area_name": area.area_name}
    return {"type": "Feature", "properties": said, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def nation() -> SimpleNamespace:
    """What the page asks of a layer: gaps in two measures, one with intervals, and the outlines of its councils."""
    there = areas()
    rows = [gap(f"C{one}", float(one), 0.4) for one in range(1, 26)] + [gap("K", 3.0, 0.4)]
    rows += [gap(f"C{one}", float(one), float("nan"), indicator_id="damp") for one in range(1, 26)]
    damp = indicator(indicator_id="damp", name="Homes with damp", short_name="Damp homes")
    councils = [area for area in there.values() if area.area_type is AreaType.AUTHORITY]
    shapes = {"type": "FeatureCollection", "features": [square(*pair) for pair in enumerate(councils)]}
    place = replace(
        town([], kinds=[indicator(), damp]), place_id="E92", boundaries={AreaType.AUTHORITY: shapes},
        map_credits={AreaType.AUTHORITY: "Made-up boundaries."}, snapshot=date(2024, 6, 30), benchmark_code=COUNTRY,
    )  # fmt: skip
    head = SimpleNamespace(
        indicators=place.indicators,
        vintages={AreaType.WARD: "2024"},
        series={("smoking", "survey"): series(), ("damp", "survey"): series(indicator_id="damp")},
    )
    table = pd.DataFrame(rows, columns=list(GAP_COLUMNS))
    return SimpleNamespace(data_hash="made up", gaps=table, head=head, tiers=lambda: there, country=lambda: place)


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    layer = nation()
    monkeypatch.setattr(england, "sound_layer", lambda: layer)
    return layer


@pytest.mark.usefixtures("made_up")
class TestPage:
    def test_the_heading_is_the_finding_and_every_sentence_is_whole(self) -> None:
        app = run("england", place="luton")
        assert title(app) == (
            "Smoking (estimated): widest gap of 25 councils, 25.0 points (24.6 to 25.4), in Council 25"
        )
        assert faulty(sentences(app)) == []
        assert query(app) == {"place": "luton"}

    def test_list_and_map_lead_to_the_page_of_each_council(self) -> None:
        app = run("england", place="luton")
        said = written(app)
        assert said.count("inequality?place=C") == 25
        assert "inequality?place=C7&indicator=smoking&sex=Persons" in said.replace("&amp;", "&")
        assert said.index(">Council 25<") < said.index(">Council 24<") < said.index(">Council 1<")
        assert "component_instance" in kinds(app) or "iframe" in kinds(app) or "bidi_component" in kinds(app)
        assert "21.0 to 25.0 (widest fifth)" in said
        assert "no gap can be told" in said
        assert "Made-up boundaries." in said
        assert "In each council the wards of 2024 are put in order" in said

    def test_the_order_is_chosen_and_stands_in_the_address(self) -> None:
        app = run("england", place="luton")
        app.selectbox(key="pick_order").set_value("narrowest").run()
        assert query(app)["order"] == "narrowest"
        said = written(app)
        assert said.index(">Council 1<") < said.index(">Council 25<")
        assert not app.exception

    def test_another_measure_is_chosen_and_says_that_chance_cannot_be_told(self) -> None:
        app = run("england", place="luton")
        app.selectbox(key="pick_gap_measure").set_value("damp/Persons").run()
        assert query(app) == {"place": "luton", "indicator": "damp", "sex": "Persons"}
        assert title(app) == "Damp homes (estimated): gaps of 1.0 to 25.0 across 25 councils; chance cannot be told"
        assert "Chance cannot be told" in written(app)

    def test_a_measure_without_gaps_is_said_to_have_none(self) -> None:
        app = run("england", place="luton", indicator="no_such_measure")
        assert title(app).startswith("Smoking (estimated)")
        assert notes(app) == []

    def test_the_council_without_a_gap_and_the_counties_stand_apart(self) -> None:
        app = run("england", place="luton")
        said = written(app)
        assert "No ward has a figure." in said
        assert "Shire" in said
        assert [one.label for one in app.expander] == [
            "The one county whose districts are in the list", "One council without a gap, and why",
        ]  # fmt: skip


@pytest.mark.skipif(not england.has_gaps(), reason="the gaps of every council are not built")
def test_a_council_with_a_pack_leads_to_the_gap_that_its_row_has() -> None:
    layer, addresses = sound_layer(), england.addresses()
    assert layer is not None
    listed = layer.gaps.dropna(subset="slope").set_index(["area_code", "indicator_id", "sex"])
    there = [code for code in addresses if layer.has(code)]
    assert len(there) >= 2
    for code in there:
        address = addresses[code]
        own = council_gaps(opened("/".join(filter(None, (address["place"], address["area"])))))
        own = own.dropna(subset="slope").set_index(["indicator_id", "sex"])
        assert own.index.equals(listed.loc[code].index), code
        assert own.slope.to_dict() == pytest.approx(listed.loc[code].slope.to_dict()), code
        assert (own.period == listed.loc[code].period).all(), code


@pytest.mark.skipif(not england.has_gaps(), reason="the gaps of every council are not built")
def test_a_row_says_of_which_wards_the_page_is_that_it_leads_to() -> None:
    said = written(run("england", place="oxford"))
    for code, address in england.addresses().items():
        name = place_name(address["place"])
        if address["area"]:
            assert f"place={address['place']}&" in said, code
            assert f"area={address['area']}" in said, code
            assert f">{name}, wards of {address['area']}<" in said, code


def test_without_gaps_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(england, "sound_layer", lambda: None)
    assert title(run("england", place="luton")) == "The gaps of every council are not in this copy"
