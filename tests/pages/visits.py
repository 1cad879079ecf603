"""A visit to a page through app.py, without a browser: how it is opened, and what is read off it."""

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from streamlit.testing.v1 import AppTest

from hineq.publish.statement import LINK
from tests.paths import ROOT

# how long a page may take (s): a machine that does ten things at once is no fault of the page
OVERLOADED = 180
FILES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def run(page: str, **query: str) -> AppTest:
    """A page as a first visitor sees it who comes with a query: app.py, then the page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=OVERLOADED)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{page}.py").run()
    return app


def visited(page: str, **query: str) -> AppTest:
    """The same, opened once for all tests that only read it: what it shows is never clicked or typed into."""
    return _visited(page, frozenset(query.items()), os.environ.get("HINEQ_DATA"))


@lru_cache(maxsize=256)
def _visited(page: str, query: frozenset[tuple[str, str]], data: str | None) -> AppTest:
    """A page, by all that decides what it shows."""
    return run(page, **dict(query))


def as_read(text: str) -> str:
    """A text of a page as a reader sees it: without the signs that keep words from being taken for Markdown."""
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", text)


def title(app: AppTest) -> str:
    """The one h1 of a page that ran without an exception; its foot leads to the accessibility statement, as every page's does."""
    assert not app.exception, [one.message for one in app.exception]
    assert len(app.title) == 1
    assert any(LINK in one.proto.body for one in app.get("html"))
    return as_read(str(app.title[0].value))


@dataclass(frozen=True)
class Way:
    """A link that stands on its own or in a row of its like: what it says, the page of its address, and what follows its question mark."""

    label: str
    page: str
    query_string: str


def ways(app: AppTest) -> list[Way]:
    """The links of a page that stand on their own, in order."""
    return _links("".join(re.findall(r'<p class="hq-way(?: [^"]*)?">(.*?)</p>', _html(app))))


def links(app: AppTest) -> list[Way]:
    """Every link of a page that leads to one of the app, in order, with those of the header and those among words."""
    return _links(_html(app))


def _html(app: AppTest) -> str:
    return "".join(str(one.proto.body) for one in app.main.get("html"))


def _links(html: str) -> list[Way]:
    found = re.findall(r'<a href="([^"?]*)\??([^"]*)"[^>]* data-step="true"[^>]*>(.*?)</a>', html)
    return [Way(unescape(label), unescape(page), unescape(query)) for page, query, label in found]


def notes(app: AppTest) -> list[str]:
    """What a page says of a link that it could not follow, on a page that shows neither a warning nor an error."""
    assert [str(one.value) for one in (*app.warning, *app.error)] == []
    return [as_read(str(one.value)) for one in app.info]


def query(app: AppTest) -> dict[str, str]:
    """The address of a page: what follows its question mark."""
    return {key: value if isinstance(value, str) else value[0] for key, value in app.query_params.items()}


def shown(app: AppTest) -> dict[str, str]:
    """The selection that a page shows, with what it took by itself: what its full address says."""
    return dict(app.session_state["selection"].shown)


def texts(app: AppTest) -> str:
    """Everything on the page that is text."""
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning, *app.error]
    return "\n".join(as_read(str(part.value)) for part in parts) + "\n".join(
        str(part.proto) for part in app.get("html")
    )


def written(app: AppTest) -> str:
    """What is written on the page as Markdown and as HTML."""
    return unescape(
        "\n".join(
            as_read(one.value) if hasattr(one, "value") else one.body for one in (*app.markdown, *app.get("html"))
        )
    )


def kinds(app: AppTest) -> set[str]:
    """The kinds of elements on a page."""
    there, branches = set(), [app._tree]
    while branches:
        for child in getattr(branches.pop(), "children", {}).values():
            there.add(child.type)
            branches.append(child)
    return there


_ASIDE = re.compile(r"<(table|style|svg)\b.*?</\1>", re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|ul|ol|div|section|details|summary|blockquote|figure|figcaption|dl|dt|dd)\b[^>]*>"
)
_MARK = re.compile(r"<[^>]+>")


def sentences(app: AppTest) -> str:
    """What a page says in words, one paragraph a line, in the order of the page; the header, tables and charts are left aside."""
    said: list[str] = []
    for element in app.main:
        # the slides of a meeting are held for the browser, and read by tests of their own
        if element.type == "html" and re.search(r"hq-(brand|doors|menu|take)\b|hqb-deck", element.proto.body):
            continue
        if element.type == "html":
            body = element.proto.body.removesuffix(LINK)
            text = unescape(_MARK.sub(" ", _BLOCK.sub("\n", _ASIDE.sub("\n", body))))
        elif element.type in ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error"):
            text = unescape(_MARK.sub(" ", as_read(str(element.value))))
        elif element.type == "expandable":
            text = element.label
        else:
            continue
        said += [" ".join(line.split()) for line in text.splitlines()]
    return "\n".join(line for line in said if line) + "\n"
