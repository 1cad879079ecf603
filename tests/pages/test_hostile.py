"""Packs whose every text is hostile: on each page that draws it, it is text and nothing else."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from hineq.ui.markdown import as_written
from tests.pages.hostile import HOSTILE, OPENED, OpenHostile
from tests.pages.visits import title

# what Markdown would take for its own where no backslash stands before it
MARKS = re.compile(r"(?<!\\)(<script>|\*y|\[x|\]\(y|a\|b|`c|\$d|&lt;|:red)")


class Tags(HTMLParser):
    """The tags and the text of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read_as_markdown(element: object) -> Iterator[str]:
    """The texts of an element and of all below it that Streamlit reads as Markdown."""
    proto = getattr(element, "proto", None)
    kind = getattr(element, "type", "")
    if kind in ("markdown", "title", "header", "subheader", "info", "alert", "caption"):
        yield str(proto.body)
    if kind in ("expander", "expandable", "button", "download_button", "slider", "selectbox", "toggle"):
        yield str(getattr(proto, "label", "") or getattr(getattr(proto, "expandable", None), "label", ""))
    for child in getattr(element, "children", {}).values():
        yield from read_as_markdown(child)


@pytest.mark.parametrize(("place_id", "page"), OPENED)
def test_hostile_text_is_text(place_id: str, page: str, hostile_page: OpenHostile) -> None:
    app = hostile_page(place_id, page, "script" if page == "search" else "").app
    assert "cannot be shown" not in title(app)
    read_so = list(read_as_markdown(app._tree))
    assert read_so
    assert [text for text in read_so if MARKS.search(text)] == []
    read = [Tags(str(element.proto.body)) for element in app.get("html")]
    assert {"script", "x"} & set().union(*(one.tags for one in read)) == set()
    written = "\n".join(one.text for one in read)
    assert HOSTILE in written


@pytest.mark.parametrize("text", [HOSTILE, f"Escaped \\\\{HOSTILE}", "a $d$ b", "*y*", "see &lt;"])
def test_marks_are_found_where_nobody_escaped_them(text: str) -> None:
    assert MARKS.search(text)
    assert not MARKS.search(as_written(text))
