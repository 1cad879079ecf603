"""Every page for councils of a national layer, a made-up one: a county, one of its districts as a level, a unitary."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hineq.packs.build.layer import build_layer
from hineq.ui.views import place as place_views
from tests.grammar import faulty
from tests.packs.build import nation
from tests.packs.build.nation import BROADSHIRE, BROOKHAM, COLDPORT
from tests.pages.visits import FILES, run, sentences, title
from tests.paths import ROOT

PLACES = {
    "county": {"place": BROADSHIRE},
    "district": {"place": BROADSHIRE, "area": BROOKHAM},
    "unitary": {"place": COLDPORT},
}
VIEWS = (place_views._national, place_views._councils, place_views._names, place_views.described)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with a layer and no pack."""
    root = tmp_path_factory.mktemp("councils")
    shutil.copytree(ROOT / "geodata", root / "geodata")
    folder = nation.write_declared(root / "data" / "examplia")
    build_layer(folder, nation.write_sources(root / "sources", nation.sources()), nation.quietly)
    return folder.parent


@pytest.fixture
def shown(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HINEQ_DATA", str(data))
    for view in VIEWS:
        view.clear()
    yield data
    for view in VIEWS:
        view.clear()


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("page", FILES)
@pytest.mark.parametrize("where", PLACES)
def test_a_page_of_a_council_opens_in_sound_sentences(where: str, page: str) -> None:
    app = run(page, **PLACES[where])
    assert "cannot be shown" not in title(app)
    assert faulty(sentences(app)) == []


def test_a_layer_with_a_fault_is_told_in_words_and_shows_nothing(shown: Path) -> None:
    path = shown / "examplia" / "built" / "areas.parquet"
    raw = path.read_bytes()
    try:
        path.write_bytes(raw[:-1] + b"?")
        assert place_views.councils() == {}
        assert place_views.named_places("Ashwick") == []
    finally:
        path.write_bytes(raw)


@pytest.mark.usefixtures("shown")
def test_the_councils_of_a_layer_are_places_by_their_codes() -> None:
    assert place_views.councils() == {
        "X07000001": "Ashwick", BROADSHIRE: "Broadshire (county)", BROOKHAM: "Brookham", COLDPORT: "Coldport",
    }  # fmt: skip
    assert list(place_views.place_choices()) == list(place_views.councils())
    assert place_views.is_place(COLDPORT)
    assert not place_views.is_place("X12000001")
    assert place_views.place_name(BROADSHIRE) == "Broadshire (county)"
    assert place_views.place_of(COLDPORT) == COLDPORT
