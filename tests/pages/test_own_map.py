"""Boundaries that an analyst hands in: mended and told, drawn in that session alone, taken out, taken away in the layer; refused in words."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import box, mapping
from streamlit.testing.v1 import AppTest

from hineq.model.spreadsheet import csv_bytes
from hineq.model.words import AreaType
from hineq.packs.bring.answers import Answers
from hineq.packs.bring.laying import as_layer, plan_of_extract, plan_of_outlines
from hineq.packs.bring.outlining import ward_outlines
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.read.pack import check_pack
from hineq.ui.components import faults
from hineq.ui.components.upload import LARGEST_MB
from hineq.ui.views.own import Own
from hineq.ui.views.place import opened
from tests.pages.test_own_figures import MEASURE, WALK, on
from tests.pages.visits import run, texts
from tests.paths import DATA, ROOT

ANSWERS = Answers(publisher="Luton", source="Survey", licence="OGL v3.0")
FILE = "mine.geojson"
SAID = f"Wards are drawn by the boundaries of {FILE}, which you handed in, in this session alone."


def outlines(*, code: str = "wd23cd", without: int = 0) -> dict[str, Any]:
    """The wards of Luton as the ONS names them, the last of them without a shape where told."""
    features = deepcopy(opened("luton").place.boundaries[AreaType.WARD]["features"])
    for one in features:
        said = one["properties"]
        one["properties"] = {code: said["area_code"], code.replace("cd", "nm"): said["area_name"]}
    for one in features[len(features) - without :]:
        one["geometry"] = None
    return {"type": "FeatureCollection", "features": features}


def given(content: Any) -> AppTest:
    """Data and methods with a file of boundaries handed in."""
    return hand_in(run("methods", place="luton"), content)


def hand_in(app: AppTest, content: Any, file: str = FILE) -> AppTest:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    app.file_uploader[1].upload(file, raw, "application/json").run()
    assert not app.exception
    return app


def held(app: AppTest) -> Own:
    found = app.session_state["own_figures"]
    assert isinstance(found, Own)
    return found


def moved(content: dict[str, Any], way: Any) -> dict[str, Any]:
    """Every point of the shapes somewhere else."""

    def each(part: Any) -> Any:
        return way(part) if isinstance(part[0], int | float) else [each(one) for one in part]

    for one in content["features"]:
        one["geometry"]["coordinates"] = each(one["geometry"]["coordinates"])
    return content


def test_wards_are_drawn_by_them_in_that_session_alone_until_they_are_taken_out() -> None:
    app = given(outlines(without=1))
    assert SAID in texts(app)
    assert "1 of 19 areas has a feature without a shape" in texts(app)
    for page in ("map", "overview"):
        read = texts(on(app, page, place="luton"))
        assert SAID in read
        assert f"Boundaries of {FILE}, handed in by their reader; their licence is not stated." in read
        assert "The boundaries have no shape for Wigmore" in read
    assert SAID in texts(on(app, "compare", place="luton"))
    other = texts(run("map", place="luton"))
    assert FILE not in other
    assert "no shape" not in other
    on(app, "methods", place="luton").button(key="outlines_take_out").click().run()
    assert FILE not in texts(on(app, "map", place="luton"))


def test_figures_and_boundaries_lie_on_a_place_together_and_go_apart() -> None:
    app = run("methods", place="luton")
    app.file_uploader[0].upload("walk.csv", WALK.encode(), "text/csv").run()
    hand_in(app, outlines())
    assert (held(app).file, held(app).map_file) == ("walk.csv", FILE)
    read = texts(on(app, "map", place="luton", indicator=MEASURE))
    assert "With the figures of walk.csv" in read
    assert SAID in read
    on(app, "methods", place="luton").button(key="figures_take_out").click().run()
    read = texts(on(app, "map", place="luton"))
    assert "walk.csv" not in read
    assert SAID in read


def test_a_place_without_a_map_has_one_while_they_are_there() -> None:
    wards = opened("oxford").place.wards
    app = run("map", place="oxford", indicator="imd_score")
    assert "The pack has no boundaries for the wards of Oxford" in texts(app)
    hand_in(on(app, "methods"), squares(ward.area_code for ward in wards))
    read = texts(on(app, "map", place="oxford", indicator="imd_score"))
    assert SAID in read
    assert "has no boundaries" not in read


def squares(codes: Iterable[str]) -> dict[str, Any]:
    """A square for each code, side by side in England."""
    features = [
        {
            "type": "Feature",
            "properties": {"WD24CD": code},
            "geometry": mapping(box(-1.3 + at, 51.7, -1.29 + at, 51.71)),
        }
        for number, code in enumerate(codes)
        for at in [number / 100]
    ]
    return {"type": "FeatureCollection", "features": features}


@pytest.mark.parametrize("place_id", ["luton", "llr", "E07000114"])
def test_the_layer_that_is_taken_away_has_the_boundaries_and_is_sound(place_id: str, tmp_path: Path) -> None:
    whole = opened(place_id).place
    raw = json.dumps(squares(ward.area_code for ward in whole.wards)).encode()
    plan = plan_of_outlines(whole, ward_outlines(raw, FILE, whole), "Drawn by hand.", whole.snapshot)
    if place_id == "luton":
        figures = plan_of_extract(whole, read_any(WALK.encode(), "walk.csv"), ANSWERS, whole.snapshot)
        both = Own(pack=place_id, token="1", figures=figures, map=plan).plan  # noqa: S106
        assert both is not None
        plan = both
    with zipfile.ZipFile(io.BytesIO(as_layer(whole, plan, "england"))) as packed:
        packed.extractall(tmp_path)
    (tmp_path / "england").symlink_to(DATA / "england")
    assert check_pack(tmp_path / "layer").faults == ()
    described = json.loads((tmp_path / "layer" / "datapackage.json").read_text())["hineq"]["boundaries"]
    assert described == {"ward": {"path": "wards.geojson", "credit": "Drawn by hand."}}
    drawn = json.loads((tmp_path / "layer" / "wards.geojson").read_text())["features"]
    assert {one["properties"]["area_code"] for one in drawn} == {ward.area_code for ward in whole.wards}
    assert (tmp_path / "layer" / "observations.csv").exists() == (place_id == "luton")


def test_what_was_mended_is_told_whatever_the_kind_of_file(tmp_path: Path) -> None:
    app = given(moved(outlines(), lambda point: point[::-1]))
    assert "Latitude stood before longitude in its outlines: the two were swapped." in texts(app)
    crossed = outlines()
    west, south = crossed["features"][0]["geometry"]["coordinates"][0][0]
    bow = [[west, south], [west + 0.01, south + 0.01], [west + 0.01, south], [west, south + 0.01], [west, south]]
    crossed["features"] = crossed["features"][:1]
    crossed["features"][0]["geometry"] = {"type": "Polygon", "coordinates": [bow]}
    assert "had lines that cross or touch themselves" in texts(hand_in(app, crossed))
    table = gpd.GeoDataFrame.from_features(outlines()["features"], crs="EPSG:4326").to_crs("EPSG:27700")
    table.to_file(tmp_path / "wards.gpkg")
    assert "wards.gpkg: outlines of 19 of 19 wards" in texts(
        hand_in(app, (tmp_path / "wards.gpkg").read_bytes(), "wards.gpkg")
    )
    table.to_file(tmp_path / "wards.shp")
    assert "wards.zip: outlines of 19 of 19 wards" in texts(hand_in(app, zipped(tmp_path, "wards.*"), "wards.zip"))


def zipped(folder: Path, pattern: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in folder.glob(pattern):
            if path.suffix != ".gpkg":
                packed.write(path, path.name)
    return made.getvalue()


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("wards.shp", b"\0" * 401_000_000)
    return made.getvalue()


def test_a_file_that_is_no_map_of_the_place_is_refused_in_words_and_the_maps_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr(faults, "csv_button", lambda table, name, label, **_: shown.append(csv_bytes(table)))
    abroad = moved(outlines(), lambda point: [point[0] + 40, point[1]])
    welsh = json.loads(json.dumps(outlines()).replace('"E05', '"W05'))
    cases: dict[str, tuple[Any, str]] = {
        "abroad": (abroad, "outlines lie outside the United Kingdom"),
        "another country": (welsh, "None of the codes is one of the areas"),
        "another council": (squares(["E05014701"]), "None of the 1 shapes has the code of an area that is asked for"),
        "a bomb": (bomb(), "The zip unfolds to 401 MB"),
        "no package": (b"SQLite format 3\x00" + b"x" * 500, "cannot be read as one"),
        "a picture": (b"\x89PNG....", "The file must hold boundaries"),
        "too large": (b" " * (LARGEST_MB * 1024 * 1024 + 1), f"{LARGEST_MB} MB is the most"),
    }
    app = run("methods", place="luton")
    for name, (content, told) in cases.items():
        read = texts(hand_in(app, content))
        assert told in read, name
        assert "The maps stay as they are until it is mended: one fault." in read, name
        assert told in next(csv.reader(shown[-1].decode("utf-8-sig").splitlines()[1:]))[-1], name
        assert not [one for one in ("/vsimem", "/tmp", str(ROOT), "site-packages") if one in read], name  # noqa: S108
        assert "own_figures" not in app.session_state, name
