"""Presenting by the address: the dialog holds the picture that is asked for, its key and its source, and nothing else opens."""

import re

import pytest

from hineq.ui.layout.pages import PAGES
from hineq.ui.views.doors import pages_with_something
from tests.pages.visits import query, run, title

FILES = [page.file for page in PAGES if page.presents and page.file in pages_with_something("luton")]


def rooms(app: object) -> list[str]:
    return [str(one.proto.body) for one in app.get("html") if "hq-room" in str(one.proto.body)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", FILES)
def test_the_first_picture_is_presented_with_its_key_and_source(file: str) -> None:
    app = run(file, place="luton", present="first")
    assert title(app)
    shown = rooms(app)
    if file == "causes":  # nothing to draw before a table is supplied
        assert shown == []
        return
    assert len(shown) == 1
    assert re.search(r'<img alt="[^"]{10,}" src="data:image/png;base64,[A-Za-z0-9+/=]{1000,}">', shown[0])
    *above, source = re.findall(r"<p>(.*?)</p>", shown[0])
    assert above, "a picture has a subtitle or a key"
    assert source.startswith("Source: ")


def test_a_picture_is_presented_by_its_key() -> None:
    presents = [str(one.key) for one in run("inequality", place="luton").button if str(one.key).startswith("present_")]
    assert len(presents) > 1
    found = []
    for button in presents:
        shown = rooms(run("inequality", place="luton", present=button.removeprefix("present_")))
        assert len(shown) == 1, button
        found += shown
    assert len(set(found)) == len(presents)


def test_the_button_presents_and_an_unknown_key_presents_nothing() -> None:
    app = run("ward", place="luton")
    assert rooms(app) == []
    app.button(key="present_spine").click().run()
    assert len(rooms(app)) == 1
    assert query(app)["present"] == "spine"
    assert rooms(run("ward", place="luton", present="no_such_picture")) == []
