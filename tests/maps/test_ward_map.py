import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import polyline
import pytest
from streamlit_folium import generate_leaflet_string

from hineq.insights.wards.outlines import ward_shapes
from hineq.maps.legend import SIGN, LegendItem, legend_html
from hineq.maps.marks import WARD_COLUMNS, ward_marks
from hineq.maps.ward_map import MapAssets, ward_geometry, ward_layer, ward_map
from hineq.model.shapes import points_of
from hineq.model.words import AreaType
from hineq.packs.read.national import open_layer
from hineq.theme.contrast import NEAR_BLACK, WHITE, contrast, ink_on
from hineq.ui.components import leaflet
from hineq.ui.components import ward_map as ui
from tests.paths import ROOT

ASSETS = MapAssets(scripts=("../x/leaflet.js", "../x/ward_map.js"), styles=("../x/leaflet.css",))
JUDGED = ("#D494C1", "#BC6AAA", "#A44596", "#812972", "#561950")
UNJUDGED = ("#E4DDFF", "#CBBEF4", "#AA90EC", "#8B60E2", "#6B33C3")


def feature(code: str, name: str, geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"area_code": code, "area_name": name}, "geometry": geometry}


def square(west: float, south: float) -> list[list[list[float]]]:
    corners = [(0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)]
    return [[[west + east, south + north] for east, north in corners]]


@pytest.fixture
def boundaries() -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            feature("E05000001", "Abbey", {"type": "Polygon", "coordinates": square(-0.4, 51.9)}),
            feature("E05000002", "Brook", {"type": "Polygon", "coordinates": square(-0.39, 51.9)}),
            feature(
                "E05000003",
                "Castle </script>",
                {"type": "MultiPolygon", "coordinates": [square(-0.38, 51.9), square(-0.37, 51.9)]},
            ),
        ],
    }


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                "E05000002",
                "Brook",
                "Brook: 78.5 years (76.9 to 80.1), similar to Luton",
                ("78.5 years", "95% confidence interval 76.9 to 80.1"),
                "78.5",
                "#561950",
                True,
            ),
            ("E05000001", "Abbey", "Abbey: 80.1 years, better than Luton", ("80.1 years",), "80.1", "#D494C1", False),
            ("E05000003", "Castle </script>", "Castle </script>: no data", ("No figure",), "no data", None, False),
        ],
        columns=list(WARD_COLUMNS),
    )


def state_of(table: pd.DataFrame, selected: str | None = None) -> dict[str, Any]:
    """The JSON that the browser gets, read out of the script that streamlit-folium sends."""
    layer = ward_layer(ward_marks(table), label="Life expectancy, men, 2009-13, by ward", selected=selected)
    found = re.search(r"wardMap\.show\((.*)\);", generate_leaflet_string(layer))
    assert found
    state: dict[str, Any] = json.loads(found.group(1))
    return state


def scripts_of(boundaries: dict[str, Any], table: pd.DataFrame) -> str:
    """Everything that streamlit-folium sends to the map's frame as script."""
    drawing = ward_map(ward_geometry(boundaries), ASSETS, title="Map of wards")
    drawing.add_child(ward_layer(ward_marks(table), label="Life expectancy", selected="E05000001"))
    return str(generate_leaflet_string(drawing))


# ---- geometry ------------------------------------------------------------------------------------------------


def test_the_map_draws_every_ward_once(boundaries: dict[str, Any]) -> None:
    wards = json.loads(ward_geometry(boundaries).script)
    names = [(ward["code"], ward["name"]) for ward in wards]
    assert names == [("E05000001", "Abbey"), ("E05000002", "Brook"), ("E05000003", "Castle </script>")]
    assert [len(ward["parts"]) for ward in wards] == [1, 1, 2]


def as_drawn(ward: dict[str, Any]) -> list[list[list[tuple[float, float]]]]:
    """The rings of each part of a ward, longitude and latitude, as static/map/ward_map.js reads them."""
    return [[polyline.decode(line, geojson=True) for line in part] for part in ward["parts"]]


def test_outlines_lead_to_every_point_and_neighbours_share_theirs(boundaries: dict[str, Any]) -> None:
    abbey, brook, castle = json.loads(ward_geometry(boundaries).script)
    ((west,),), ((east,),) = as_drawn(abbey), as_drawn(brook)
    assert west == [(-0.4, 51.9), (-0.39, 51.9), (-0.39, 51.91), (-0.4, 51.91)]
    assert set(west) & set(east) == {(-0.39, 51.9), (-0.39, 51.91)}
    assert as_drawn(castle)[1] == [[(-0.37, 51.9), (-0.36, 51.9), (-0.36, 51.91), (-0.37, 51.91)]]


def test_a_hole_is_a_ring_of_its_part() -> None:
    inner = [[0.25, 0.25], [0.25, 0.5], [0.5, 0.5], [0.25, 0.25]]
    outer = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    shape = feature("E05000001", "Ring", {"type": "Polygon", "coordinates": [outer, inner]})
    (ward,) = json.loads(ward_geometry({"features": [shape]}).script)
    assert as_drawn(ward) == [[[(0, 0), (1, 0), (1, 1), (0, 1)], [(0.25, 0.25), (0.25, 0.5), (0.5, 0.5)]]]


# the councils whose wards weighed most as GeoJSON; each of the 317 stays below
@pytest.mark.parametrize("county", ["E10000008", "E10000016", "E10000017", "E06000065"])
def test_the_maps_of_large_counties_weigh_less_than_60_kb(county: str) -> None:
    place = open_layer(ROOT / "data" / "england").council(county)
    for kind in (AreaType.WARD, AreaType.EARLIER_WARD):
        shapes = ward_shapes(place, kind)
        geometry = ward_geometry(shapes)
        assert len(geometry.script.encode()) < 60_000
        # every point stands where the layer has it, to a metre: what fitted together there fits together here
        for one, ward in zip(shapes["features"], json.loads(geometry.script), strict=True):
            rings = [ring for part in as_drawn(ward) for ring in part]
            drawn = [point for ring in rings for point in (*ring, ring[0])]
            given = [(round(x, 5), round(y, 5)) for x, y in points_of(one["geometry"]["coordinates"])]
            assert drawn == given


def test_nothing_on_the_map_moves_or_takes_the_arrow_keys(boundaries: dict[str, Any]) -> None:
    options = ward_map(ward_geometry(boundaries), ASSETS, title="Map of wards").options
    still = "keyboard dragging touch_zoom scroll_wheel_zoom double_click_zoom box_zoom zoom_control zoom_animation"
    assert {name: options[name] for name in still.split()} == dict.fromkeys(still.split(), False)
    assert options["zoom_snap"] == 0
    assert options["attribution_control"] is False


def test_the_map_knows_its_shape(boundaries: dict[str, Any]) -> None:
    # Four squares of 0.01 degrees in a row at 51.9 north, where Mercator stretches heights by 1 / cos(51.9 degrees).
    assert ward_geometry(boundaries).height_by_width == pytest.approx(0.25 * 1.621, abs=0.001)


def test_the_geometry_does_not_change_between_runs(boundaries: dict[str, Any]) -> None:
    # streamlit-folium keys the frame by this script: another script is another frame, and the keyboard's place is lost.
    scripts = {
        generate_leaflet_string(ward_map(ward_geometry(boundaries), ASSETS, title="Map of wards"), nested=False)
        for _ in range(2)
    }
    assert len(scripts) == 1


def test_the_page_asks_no_other_server(boundaries: dict[str, Any], table: pd.DataFrame) -> None:
    drawing = ward_map(ward_geometry(boundaries), ASSETS, title="Map of wards")
    drawing.add_child(ward_layer(ward_marks(table), label="Life expectancy", selected=None))
    drawing.render()
    figure: Any = drawing.get_root()
    sent = scripts_of(boundaries, table) + figure.header.render() + figure.html.render() + figure.script.render()
    assert not re.search(r"https?://|//cdn|src=|href=", sent)
    assert [address for _, address in (*drawing.default_js, *drawing.default_css)] == [*ASSETS.scripts, *ASSETS.styles]


def test_a_name_cannot_end_the_script(boundaries: dict[str, Any], table: pd.DataFrame) -> None:
    script = scripts_of(boundaries, table)
    assert "Castle" in script
    assert "Castle </script>" not in script


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ([], "at least one"),
        ([feature("E1", "A", {"type": "Point", "coordinates": [0, 51]})], "Polygon or a MultiPolygon, got Point"),
        ([feature("E1", name, {"type": "Polygon", "coordinates": square(0, 51)}) for name in "AB"], "each ward once"),
    ],
)
def test_boundaries_that_are_no_wards_are_refused(features: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ward_geometry({"type": "FeatureCollection", "features": features})


# ---- state ---------------------------------------------------------------------------------------------------


def test_the_state_keeps_the_reading_order_and_the_whole_sentences(table: pd.DataFrame) -> None:
    state = state_of(table)
    assert [ward["label"] for ward in state["wards"]] == table["label"].tolist()
    assert state["label"] == "Life expectancy, men, 2009-13, by ward"
    assert state["chosen"] is None


def test_those_picked_out_have_one_mark_and_all_a_number_by_their_order(table: pd.DataFrame) -> None:
    looks = {ward["name"]: (ward["number"], ward["marked"]) for ward in state_of(table)["wards"]}
    assert looks == {"Brook": (1, True), "Abbey": (2, False), "Castle </script>": (3, False)}


def test_the_words_at_the_pointer_and_in_the_list_are_sent_along(table: pd.DataFrame) -> None:
    brook = state_of(table)["wards"][0]
    assert brook["lines"] == ["78.5 years", "95% confidence interval 76.9 to 80.1"]
    assert brook["value"] == "78.5"


def test_the_lines_between_wards_have_one_ink_and_a_ward_without_a_figure_the_page_s(table: pd.DataFrame) -> None:
    assert [ward["line"] for ward in state_of(table)["wards"]] == [WHITE, WHITE, None]
    table["fill"] = ["#E4DDFF", "#6B33C3", None]
    assert [ward["line"] for ward in state_of(table)["wards"]] == [NEAR_BLACK, NEAR_BLACK, None]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_a_ward_without_a_figure_has_no_colour(table: pd.DataFrame, missing: object) -> None:
    table["fill"] = table["fill"].astype(object)
    table.loc[2, "fill"] = missing  # type: ignore[call-overload]
    ward = state_of(table)["wards"][2]
    assert (ward["fill"], ward["ink"], ward["line"]) == (None, None, None)
    assert ward["label"] == "Castle </script>: no data"


def test_a_picked_ward_without_a_figure_keeps_its_mark(table: pd.DataFrame) -> None:
    table.loc[2, "marked"] = True
    ward = state_of(table)["wards"][2]
    assert (ward["fill"], ward["marked"]) == (None, True)


def test_the_chosen_ward_is_passed_on_and_an_unknown_one_is_dropped(table: pd.DataFrame) -> None:
    assert state_of(table, "E05000001")["chosen"] == "E05000001"
    assert state_of(table, "E05999999")["chosen"] is None


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("fill", "purple", "hex colour"),
        ("fill", "url(#x)", "hex colour"),
        ("area_code", "E05000001", "one row a ward"),
    ],
)
def test_a_table_that_cannot_be_drawn_is_refused(table: pd.DataFrame, column: str, value: str, words: str) -> None:
    table.loc[0, column] = value
    with pytest.raises(ValueError, match=words):
        ward_marks(table)


def test_a_table_without_a_column_is_refused(table: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"lacks \['lines'\]"):
        ward_marks(table.drop(columns="lines"))


@pytest.mark.parametrize("fill", [*JUDGED, *UNJUDGED])
def test_names_read_on_every_class(fill: str) -> None:
    assert contrast(ink_on(fill), fill) >= 4.5


# ---- files ---------------------------------------------------------------------------------------------------


def test_every_script_and_style_of_the_map_is_on_disk() -> None:
    folders = {
        "hineq.ui.components.leaflet.leaflet": leaflet.LEAFLET_FOLDER,
        "hineq.ui.components.leaflet.scripts": leaflet.SCRIPTS_FOLDER,
    }
    assets = leaflet.map_assets()
    files = []
    for address in (*assets.scripts, *assets.styles):
        found = re.fullmatch(r"\.\./([\w.]+)/([\w.]+)\?v=[0-9a-f]{8}", address)
        assert found, address
        files.append(folders[found.group(1)] / found.group(2))
    assert all(file.is_file() for file in files)
    assert {file.name for file in files} >= {"leaflet.js", "leaflet.css", *own_files()}


def own_files() -> set[str]:
    return {file.name for file in leaflet.SCRIPTS_FOLDER.iterdir()}


def test_our_scripts_name_no_other_server() -> None:
    for file in sorted(leaflet.SCRIPTS_FOLDER.iterdir()):
        assert not re.search(r"https?:|//[a-z]+\.", Path(file).read_text("utf-8")), file


# ---- the page ------------------------------------------------------------------------------------------------


def test_only_a_ward_of_the_table_reaches_the_page(
    boundaries: dict[str, Any], table: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[str, Any] = {}
    monkeypatch.setattr("streamlit_folium.st_folium", lambda *_, **options: drawn.update(options))
    state: dict[str, Any] = {}
    monkeypatch.setattr("streamlit.session_state", state)
    chosen: list[str] = []
    ui.ward_map(
        ward_geometry(boundaries), ward_marks(table), selected=None, on_select=chosen.append, key="map", label="Wards",
        height=400,
    )  # fmt: skip
    assert drawn["returned_objects"] == []
    assert drawn["key"] == "map"
    sent: list[Any] = [None, {}, [], {"ward": "E05999999", "n": 1}, {"ward": "E05000002", "n": 2}]
    for value in sent:
        state["map"] = value
        drawn["on_change"]()
    assert chosen == ["E05000002"]


# ---- legend --------------------------------------------------------------------------------------------------


def test_the_legend_says_every_class_in_words() -> None:
    html = legend_html(
        [
            LegendItem(label="74.9 to 77.0 (poorest)", fill="#561950"),
            LegendItem(label="On the strategy's list <only>", marked=True),
            LegendItem(label="No data", dotted=True),
        ]
    )
    assert html.count("<li") == 3
    for words in (
        "74.9 to 77.0 (poorest)",
        "list &lt;only&gt;",
        "No data",
        'role="list"',
        "#561950",
        "radial-gradient",
        SIGN,
    ):
        assert words in html
    # the sign is a letter and takes the page's ink, also in forced colours
    assert html.count(";forced-color-adjust:none") == html.count(";print-color-adjust:exact") == 2
    assert "<svg" not in html


def test_the_legend_s_lines_are_white_on_dark() -> None:
    html = legend_html([LegendItem(label="Poorest", fill="#D494C1")], dark=True)
    assert f"1px solid {WHITE}" in html
