"""Which place is shown where nobody chose one: a setting, else the first pack; a folder without the shipped first place works."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hineq.ui.views.caching import forget_all
from hineq.ui.views.place import described, first_place, opened, place_ids, place_name
from tests.pages.visits import FILES, links, query, run, texts, title, ways
from tests.paths import DATA


@pytest.fixture(scope="module")
def only_oxford(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packs that holds one pack, and not the first of the shipped ones."""
    folder = tmp_path_factory.mktemp("packs")
    shutil.copytree(DATA / "oxford", folder / "oxford")
    return folder


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Nothing remembered of another folder of packs, before and after."""
    forget_all()
    yield monkeypatch
    monkeypatch.undo()
    forget_all()


def test_the_packs_stand_in_the_order_that_they_ask_for(fresh: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert place_ids() == ["luton", "llr", "oxford"]
    for pack, order in (("a", '"order": 2'), ("b", '"order": 1'), ("c", '"name": "C"'), ("d", '"order": "x"')):
        (tmp_path / pack).mkdir()
        (tmp_path / pack / "datapackage.json").write_text(f'{{"resources": [], "hineq": {{{order}}}}}')
    fresh.setenv("HINEQ_DATA", str(tmp_path))
    described.clear()
    assert place_ids() == ["b", "a", "c", "d"]
    assert first_place() == "b"


def test_the_setting_decides_which_place_is_shown_first(fresh: pytest.MonkeyPatch) -> None:
    assert first_place() == "luton"
    fresh.setenv("HINEQ_PLACE", "oxford")
    assert first_place() == "oxford"
    app = run("search")
    assert title(app).endswith("Oxford")
    # implied in this address, named in every link of the header
    assert "place" not in app.query_params
    assert {one.query_string for one in links(app)} == {"place=oxford"}


@pytest.mark.parametrize(("code", "pack"), [("E06000032", "luton"), ("E07000178", "oxford")])
def test_a_council_that_a_pack_is_about_is_found_by_its_code_too(code: str, pack: str) -> None:
    app = run("standing", place=code)
    assert title(app) == title(run("standing", place=pack))
    assert query(app)["place"] == pack


def test_a_setting_of_a_place_that_is_not_there_is_said(fresh: pytest.MonkeyPatch) -> None:
    fresh.setenv("HINEQ_PLACE", "nowhere")
    app = run("overview")
    assert title(app) == "There is no place called “nowhere” here"
    assert "These are the places that there are" in texts(app)
    there = {(one.label, one.query_string) for one in ways(app)}
    assert {(place_name(place_id), f"place={place_id}") for place_id in place_ids()} <= there


def test_every_page_opens_in_a_folder_without_the_shipped_first_place(
    fresh: pytest.MonkeyPatch, only_oxford: Path
) -> None:
    fresh.setenv("HINEQ_DATA", str(only_oxford))
    opened.clear()
    try:
        for page in FILES:
            app = run(page)
            assert title(app), page
            assert "Luton" not in texts(app), page
            assert not [box for box in app.selectbox if box.key == "pick_place"], page
    finally:
        opened.clear()
