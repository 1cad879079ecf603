"""Figures that an analyst hands in: asked about, laid on the pages of that session alone, marked, taken away as a layer; none in public."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hineq.packs.bring.answers import Answers
from hineq.packs.bring.laying import as_layer, plan_of_extract
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.read.pack import check_pack, load_place
from tests.pages.visits import run, texts, title
from tests.paths import DATA
from tests.place_packs import place

NAME = "Children who walk to school"
WALK = (
    "area code,area name,indicator,sex,period,value,lower CI,upper CI,unit,polarity\n"
    f"E05002199,Farley,{NAME},Persons,2023/24,41.5,37.0,46.1,%,high is good\n"
    f"E05002193,Barnfield,{NAME},Persons,2023/24,50.5,40.0,60.1,%,high is good\n"
)
MEASURE = "children_who_walk_to_school"


def handed_in(text: str) -> AppTest:
    app = run("methods", place="luton")
    app.file_uploader[0].upload("walk.csv", text.encode(), "text/csv").run()
    assert not app.exception
    return app


def on(app: AppTest, page: str, **query: str) -> AppTest:
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def test_figures_that_were_handed_in_stand_on_the_pages_of_the_session_marked_as_provisional() -> None:
    app = handed_in(WALK)
    assert "2 figures added, 2023/24" in texts(app)
    on(app, "map", place="luton", indicator=MEASURE)
    assert title(app) == f"{NAME} (provisional): only 2 of 19 wards had a figure"
    assert "With the figures of walk.csv, which you handed in: marked as provisional, in this session alone." in texts(
        app
    )


def test_another_session_sees_nothing_of_them() -> None:
    handed_in(WALK)
    other = run("map", place="luton", indicator=MEASURE)
    assert NAME not in texts(other)
    assert "walk.csv" not in texts(other)


def test_what_the_file_does_not_say_is_asked_and_then_shown() -> None:
    app = handed_in(WALK.replace(",polarity", ",remark"))
    assert "does not say which way is good" in texts(app)
    assert [one.label for one in app.selectbox if one.key == "figures_polarity"] == ["Which way is good?"]
    app.selectbox(key="figures_polarity").select("high_is_good").run()
    assert not app.exception
    assert "2 figures added, 2023/24" in texts(app)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("141.5,,", "must lie between 0 and 100"),
        ("about 40,37.0,46.1", "The cell must hold a number"),
    ],
)
def test_a_figure_that_cannot_be_is_told_by_its_row_and_nothing_is_shown(wrong: str, told: str) -> None:
    app = handed_in(WALK.replace("41.5,37.0,46.1", wrong))
    assert "Nothing of it is shown until they are mended: one fault." in texts(app)
    assert "row 2" in texts(app).casefold()
    assert told in texts(app)
    assert "With the figures of" not in texts(on(app, "map", place="luton"))


def test_a_file_that_was_taken_out_is_gone_from_every_page() -> None:
    app = handed_in(WALK)
    app.button(key="figures_take_out").click().run()
    on(app, "map", place="luton")
    assert "walk.csv" not in texts(app)


def test_a_public_instance_takes_nothing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINEQ_PUBLIC", "1")
    app = run("methods", place="luton")
    assert not app.file_uploader
    assert "Files of your own" not in texts(app)


def test_what_was_handed_in_is_taken_away_as_a_layer_that_is_sound(tmp_path: Path) -> None:
    own = place("luton")
    said = Answers(publisher="Luton", source="Survey", licence="OGL v3.0")
    plan = plan_of_extract(own, read_any(WALK.encode(), "walk.csv"), said, own.snapshot)
    with zipfile.ZipFile(io.BytesIO(as_layer(own, plan, "england"))) as packed:
        packed.extractall(tmp_path)
    (tmp_path / "england").symlink_to(DATA / "england")
    assert check_pack(tmp_path / "layer").faults == ()
    made = load_place(tmp_path / "layer")
    rows = made.observations[made.observations.indicator_id == MEASURE]
    assert sorted(rows["value"]) == [41.5, 50.5]
    shutil.rmtree(tmp_path / "layer")
