"""What a browser must have before the first word of a page: style, letters and code, so that nothing jumps later, and some words.

The framework sends its elements one by one, and a browser fetches the code of each kind only when the first of the kind has
come, with an empty place of any height until then. What the document itself asks for is there before them.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hineq.ui.layout.style import document_style

_END = b"</head>"
# what only the framework's own document has: a card for another page, or the accessibility statement, runs nothing
_APP = b'id="root"'
_ROOT = b'<div id="root"'
_LOADED = re.compile(
    rb"""<link\s[^>]*rel="(?:preload|modulepreload|stylesheet)"[^>]*>|<script\s[^>]*src=[^>]*></script>"""
)
# it is sent whole: the framework's own validators know nothing of what is put in, and a browser would keep an old one
_NOT_ASKED = (b"accept-encoding", b"if-none-match", b"if-modified-since")
_MEDIA = "static/media"
_CODE = "static/js"
_LETTERS = "SourceSansVF-Upright"
# they take away the words before the app, keep the reader's place, focus and headline, lead Tab through an open menu, move the slides of a meeting, sort the rug
_SCRIPTS = Path(__file__).resolve().parents[3] / "static" / "page"
# the kinds of element that stand on a page's first screen, as the framework names the files of their code
_ELEMENTS = ("Html", "PageLink", "Selectbox", "Button", "DownloadButton")
_CHARTS = ("ArrowVegaLiteChart", "embed")
# what stands before the app: made of the path and the query of an address, HTML that says it is safe, empty for none
Words: TypeAlias = Callable[[str, Mapping[str, str]], str]
# the document waits no longer for its words: they are still made, for the app then
_WAIT_SECONDS = 1.0
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


def first_paint(*, charts: bool = True) -> bytes:
    """The style and the scripts of every page; the framework's upright letters and the code of its elements, asked for at once."""
    fonts = sorted(
        font.name
        for font in files("streamlit").joinpath("static", _MEDIA).iterdir()
        if font.name.startswith(_LETTERS) and font.name.endswith(".woff2")
    )
    letters = "".join(
        f'<link rel="preload" href="./{_MEDIA}/{name}" as="font" type="font/woff2" crossorigin>' for name in fonts
    )
    code = "".join(
        f'<link rel="modulepreload" crossorigin href="./{_CODE}/{name}">'
        for name in _code_of((*_ELEMENTS, *_CHARTS) if charts else _ELEMENTS)
    )
    return f"{letters}{code}{document_style()}{_scripts()}".encode()


def _scripts() -> str:
    """The small scripts of every page: they run before the app, and what they keep survives every redrawing."""
    return "".join(f"<script>{one.read_text(encoding='utf-8')}</script>" for one in sorted(_SCRIPTS.glob("*.js")))


def _code_of(elements: tuple[str, ...]) -> list[str]:
    """The files of some elements' code and all that they import, in the order of their names."""
    folder: Traversable = files("streamlit").joinpath("static", _CODE)
    wanted: set[str] = set()
    waiting = [script.name for script in folder.iterdir() if script.name.split(".")[0] in elements]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += _IMPORT.findall(folder.joinpath(name).read_text("utf-8"))
    return sorted(wanted)


class FirstPaint:
    """Puts them into the document of the app, and leaves everything else as it is."""

    def __init__(self, app: ASGIApp, words: Words = lambda _path, _asked: "") -> None:
        self._app = app
        self._first = first_paint()
        # the page that has words before it has no chart
        self._lighter = first_paint(charts=False)
        self._words = words

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a document is sent uncompressed, so that it can be read."""
        wanted = dict(scope["headers"]) if scope["type"] == "http" else {}
        # a component's frame, such as the map's, has a document of its own
        framed = scope["type"] == "http" and scope["path"].partition("/component/")[1]
        if framed or b"text/html" not in wanted.get(b"accept", b""):
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name not in _NOT_ASKED]
        document = _Document(send, asyncio.create_task(self._wanted(scope)))
        await self._app({**scope, "headers": plain}, receive, document.send)

    async def _wanted(self, scope: Scope) -> "_PutIn":
        words = await self._said(scope)
        return _PutIn(first=self._lighter if words else self._first, words=words)

    async def _said(self, scope: Scope) -> bytes:
        """The words of an address; none where they take too long to make, or cannot be made: the app tells why."""
        asked = dict(QueryParams(scope.get("query_string", b"")))
        making = asyncio.ensure_future(run_in_threadpool(self._words, scope["path"].strip("/"), asked))
        try:
            return (await asyncio.wait_for(asyncio.shield(making), _WAIT_SECONDS)).encode()
        except TimeoutError:
            making.add_done_callback(lambda made: made.cancelled() or made.exception())
            return b""
        except Exception:
            logging.getLogger(__name__).debug("No words before the app.", exc_info=True)
            return b""


@dataclass(frozen=True, kw_only=True)
class _PutIn:
    """What is put into a document: what it must have before the app's first word, and words to read until then."""

    first: bytes
    words: bytes

    def into(self, document: bytes) -> bytes:
        """The document with them; words stand before all that the app loads: a browser shows none before a style that it waits for."""
        styled = document.replace(_END, self.first + _END, 1)
        if not self.words:
            return styled
        loaded = b"".join(_LOADED.findall(styled))
        return _LOADED.sub(b"", styled).replace(_ROOT, self.words + loaded + _ROOT, 1)


class _Document:
    """One answer, held back until it is whole."""

    def __init__(self, send: Send, put_in: Awaitable[_PutIn]) -> None:
        self._send = send
        self._put_in = put_in
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Take a part of the answer; with the last one the whole is sent on."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body" or self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        put_in = await self._put_in
        styled = put_in.into(self._body) if _APP in self._body else self._body
        if styled != self._body:
            headers = MutableHeaders(raw=self._start["headers"])
            headers["content-length"] = str(len(styled))
            for validator in ("etag", "last-modified"):
                del headers[validator]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": styled})
