"""Every page for places of one, two, three and thirty wards, with figures left out or alike: it opens, and its grammar holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hineq.ui.views.overview import prepare_overview
from hineq.ui.views.place import described, opened
from tests.cut_packs import Cut, write
from tests.grammar import faulty
from tests.pages.visits import FILES, run, sentences, title

CUTS = {
    "one_ward": Cut(pack="luton", wards=1),
    "one_ward_no_strategy": Cut(pack="oxford", wards=1),
    "two_wards": Cut(pack="luton", wards=2),
    "two_wards_alike": Cut(pack="oxford", wards=2, alike=True),
    "two_wards_no_figure": Cut(pack="luton", wards=2, missing=1.0),
    "three_wards": Cut(pack="oxford", wards=3),
    "four_wards_many_missing": Cut(pack="luton", wards=4, missing=0.4),
    "thirty_wards_some_missing": Cut(pack="llr", wards=30, missing=0.1),
}


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every cut as a pack."""
    folder = tmp_path_factory.mktemp("packs")
    for name, cut in CUTS.items():
        write(cut, folder / name)
    return folder


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, packs: Path) -> Iterator[None]:
    """Only these packs, and nothing remembered of them after."""
    described.clear()
    monkeypatch.setenv("HINEQ_DATA", str(packs))
    yield
    described.clear()


@pytest.mark.parametrize("name", CUTS)
def test_a_cut_is_a_pack_and_every_page_opens_and_speaks_properly(name: str) -> None:
    # InvalidPack with every fault where the cut is none; the pages take the place that was read here
    assert opened(name).place.place_id == name
    said = {page: (title(app), faulty(sentences(app))) for page in FILES for app in [run(page, place=name)]}
    assert all(heading for heading, _ in said.values())
    assert {page: faults for page, (_, faults) in said.items() if faults} == {}


def test_a_server_warms_up_on_a_place_whose_wards_have_no_figure() -> None:
    prepare_overview("two_wards_no_figure")
