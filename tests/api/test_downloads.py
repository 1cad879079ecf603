"""Every download of the app has its address, which gives everybody what the button gives."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import streamlit as st

from hineq.api.of import of
from hineq.api.parameters import read
from hineq.api.pictures import drawn
from hineq.api.resources import RESOURCES
from hineq.model.download import CommonTable, Download, DownloadName, PackFile, PictureName, TableName, Taken
from hineq.ui.components import addresses, drawing, tables
from hineq.ui.panels import board_pack
from tests.api.asking import ask
from tests.pages.visits import run, title
from tests.paths import ROOT

OPENED = [
    *(("luton", page) for page in (
        "overview", "map", "rug", "ward", "compare", "inequality", "first", "targets", "standing", "system", "strategy", "assurance", "then",
        "methods", "england",
    )),
    *(("oxford", page) for page in ("recommendations", "meeting")),
    ("E07000114", "inequality"),
    ("llr", "system"),
]  # fmt: skip
# what a page needs to be told for all of its downloads to stand on it
ALSO = {
    ("luton", "ward"): {"group": "East:{0},{1}"},
    ("luton", "system"): {"ward": "{0}"},
    ("luton", "targets"): {"beside": "like"},
    ("luton", "standing"): {"beside": "region"},
    ("luton", "first"): {"weights": "themes"},
}
# in no shipped pack is anything overdue, is an action told, or a place among authorities to be read off their spread for want of a rank
NOT_MET = {TableName.ACTIONS, TableName.OVERDUE, TableName.SHARES_OF_AUTHORITIES}
# every call that offers something to be taken away, and where one may have no address: what a visitor handed in, and the
# small charts of tiles, which cannot be taken away
OFFERING = {"csv_button", "draw", "picture_buttons", "picture_row"}
WITHOUT = {"faults.py", "causes.py", "overview.py", "recommendations.py", "board_pack.py"}


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A download that a page offers: where it is for everybody, and what the button gives (a picture: its chart and its foot)."""

    at: Taken
    gives: Callable[[], Any]


@cache
def offered(place_id: str, page: str) -> tuple[Offered, ...]:
    """The downloads of a page, as they stand on it."""
    from tests.place_packs import place

    found: list[Offered] = []
    said: list[Taken] = []
    button, row = st.download_button, drawing.picture_row

    def address(at: Taken) -> None:
        said.append(at)

    def taken(label: str, data: Any, *, help: str | None = None, **rest: Any) -> bool:
        if said:
            found.append(Offered(at=said.pop(), gives=data))
        return button(label, data, **rest)

    def pictured(spec: Callable[[], Any], foot: str, key: str, what: str, table: Any = None, *, at: Taken) -> None:
        found.append(Offered(at=at, gives=lambda: (spec(), foot)))
        if table:
            made, _, table_at = table
            found.append(Offered(at=table_at, gives=lambda: tables.csv_content(made)))
        row(spec, foot, key, what, table, at=at)

    also = ALSO.get((place_id, page), {})
    codes = [ward.area_code for ward in place(place_id).wards[:2]] if also else []
    with pytest.MonkeyPatch.context() as patch:
        for module in (tables, board_pack):
            patch.setattr(module, "address_help", address)
        patch.setattr(st, "download_button", taken)
        patch.setattr(drawing, "picture_row", pictured)
        assert title(run(page, place=place_id, **{key: word.format(*codes) for key, word in also.items()}))
    return tuple(found)


def test_every_name_is_met_on_a_page() -> None:
    """With the calls below this holds the closed sets: a download without a name does not type-check, one without a maker fails."""
    met: set[DownloadName] = {one.at.name for where in OPENED for one in offered(*where) if one.at}
    assert met == {*TableName, *CommonTable, *PictureName, *PackFile} - NOT_MET


@pytest.mark.parametrize(("place_id", "page"), OPENED)
def test_an_address_gives_what_the_button_gives(place_id: str, page: str) -> None:
    downloads = [one for one in offered(place_id, page) if one.at]
    assert downloads
    for one in downloads:
        assert one.at
        match one.at.name:
            case PictureName():
                check_picture(one.at, *one.gives())
            case PackFile.PDF | PackFile.PPTX | PackFile.HTML:
                # made of the same deck by the same function: seconds each
                assert path_described(one.at)
            case _:
                answer = ask(addresses.path_of(one.at, "csv"))
                assert (answer.status, answer.body) == (200, one.gives()), one.at


def check_picture(at: Download, spec: dict[str, Any], foot: str) -> None:
    """The chart and the foot of a picture's address are those of its page."""
    resource = next(
        one for one in RESOURCES if (one.name, one.form) == (at.name, "svg") and isinstance(one.name, PictureName)
    )
    pack, _, area = at.place_id.partition("/")
    query = [*([("area", area)] if area else []), *at.asked]
    made = drawn(of(read(resource.parameters, {"place": pack}, query)), PictureName(at.name), dark=False)
    assert made.spec == spec, at
    assert made.foot.splitlines() == [line for line in foot.splitlines() if line], at


def path_described(at: Download) -> bool:
    path = addresses.path_of(at, "svg").partition("?")[0].replace(f"/{at.place_id}/", "/{place}/")
    return path in {one.path for one in RESOURCES}


def calls() -> Iterator[tuple[str, int, ast.Call]]:
    """Every call of the app that offers something to be taken away."""
    for room in ("hineq/ui", "pages"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OFFERING:
                    yield path.name, node.lineno, node


def test_a_download_without_an_address_stands_where_a_visitor_hands_something_in() -> None:
    found = list(calls())
    assert len(found) > 50
    without = [f"{name}:{line}" for name, line, call in found if "at" not in {one.arg for one in call.keywords}]
    assert without == []
    named = {
        name
        for name, _, call in found
        for one in call.keywords
        if one.arg == "at" and "NO_ADDRESS" in ast.dump(one.value)
    }
    assert named <= WITHOUT


def test_what_a_session_laid_on_a_place_has_no_address() -> None:
    own = Download(name=TableName.WARDS, place_id="luton~0a1b")
    assert addresses.address_of(own) == addresses.address_of(None) == ""
