"""Presenting by the address: the dialog holds the picture that is asked for, its key and its source, and nothing else opens."""

import re
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from hineq.ui.layout.pages import PAGES
from hineq.ui.views.doors import pages_with_something
from tests.pages.visits import links, run, title

FILES = [page.file for page in PAGES if page.presents and page.file in pages_with_something("luton")]


def rooms(app: object) -> list[str]:
    return [str(one.proto.body) for one in app.get("html") if "hq-room" in str(one.proto.body)]  # type: ignore[attr-defined]


def ways_to_present(app: AppTest) -> list[dict[str, str]]:
    """What the links under the pictures ask the page for, each once; that of the header asks for the first."""
    asked = [dict(parse_qsl(one.query_string)) for one in links(app) if not one.page]
    return [one for one in asked if one["present"] != "first"]


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
    presents = [to["present"] for to in ways_to_present(run("inequality", place="luton"))]
    assert len(presents) > 1
    found = []
    for key in presents:
        shown = rooms(run("inequality", place="luton", present=key))
        assert len(shown) == 1, key
        found += shown
    assert len(set(found)) == len(presents)


def test_a_link_presents_with_the_choices_of_the_page_and_an_unknown_key_presents_nothing() -> None:
    app = run("ward", place="luton", confidence="99.8")
    assert rooms(app) == []
    (to,) = [to for to in ways_to_present(app) if to["present"] == "spine"]
    assert to == {"place": "luton", "confidence": "99.8", "present": "spine"}
    assert len(rooms(run("ward", **to))) == 1
    assert rooms(run("ward", place="luton", present="no_such_picture")) == []
