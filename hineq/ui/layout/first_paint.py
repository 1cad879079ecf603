"""What a browser must have before the first word of a page: style, letters and code, so that nothing jumps later.

The framework sends its elements one by one, and a browser fetches the code of each kind only when the first of the kind has
come, with an empty place of any height until then. What the document itself asks for is there before them.
"""

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hineq.ui.layout.style import document_style

_END = b"</head>"
# what only the framework's own document has: a card for another page, or the accessibility statement, runs nothing
_APP = b'id="root"'
# it is sent whole: the framework's own validators know nothing of what is put in, and a browser would keep an old one
_NOT_ASKED = (b"accept-encoding", b"if-none-match", b"if-modified-since")
_MEDIA = "static/media"
_CODE = "static/js"
_LETTERS = "SourceSansVF-Upright"
# they keep the reader's place, focus and headline, lead Tab through an open menu, move the slides of a meeting, sort the rug
_SCRIPTS = Path(__file__).resolve().parents[3] / "static" / "page"
# the kinds of element that stand on a page's first screen, as the framework names the files of their code
_ELEMENTS = ("Html", "PageLink", "Selectbox", "Button", "DownloadButton", "ArrowVegaLiteChart", "embed")
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


def first_paint() -> bytes:
    """The style and the scripts of every page; the framework's upright letters and the code of its elements, asked for at once."""
    fonts = sorted(
        font.name
        for font in files("streamlit").joinpath("static", _MEDIA).iterdir()
        if font.name.startswith(_LETTERS) and font.name.endswith(".woff2")
    )
    letters = "".join(
        f'<link rel="preload" href="./{_MEDIA}/{name}" as="font" type="font/woff2" crossorigin>' for name in fonts
    )
    code = "".join(f'<link rel="modulepreload" crossorigin href="./{_CODE}/{name}">' for name in _code_of_elements())
    return f"{letters}{code}{document_style()}{_scripts()}".encode()


def _scripts() -> str:
    """The small scripts of every page: they run before the app, and what they keep survives every redrawing."""
    return "".join(f"<script>{one.read_text(encoding='utf-8')}</script>" for one in sorted(_SCRIPTS.glob("*.js")))


def _code_of_elements() -> list[str]:
    """The files of the elements' code and all that they import, in the order of their names."""
    folder: Traversable = files("streamlit").joinpath("static", _CODE)
    wanted: set[str] = set()
    waiting = [script.name for script in folder.iterdir() if script.name.split(".")[0] in _ELEMENTS]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += _IMPORT.findall(folder.joinpath(name).read_text("utf-8"))
    return sorted(wanted)


class FirstPaint:
    """Puts them into the document of the app, and leaves everything else as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._first = first_paint()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a document is sent uncompressed, so that it can be read."""
        wanted = dict(scope["headers"]) if scope["type"] == "http" else {}
        # a component's frame, such as the map's, has a document of its own
        framed = scope["type"] == "http" and scope["path"].partition("/component/")[1]
        if framed or b"text/html" not in wanted.get(b"accept", b""):
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name not in _NOT_ASKED]
        await self._app({**scope, "headers": plain}, receive, _Document(send, self._first).send)


class _Document:
    """One answer, held back until it is whole."""

    def __init__(self, send: Send, first: bytes) -> None:
        self._send = send
        self._first = first
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
        styled = self._body.replace(_END, self._first + _END, 1) if _APP in self._body else self._body
        if styled != self._body:
            headers = MutableHeaders(raw=self._start["headers"])
            headers["content-length"] = str(len(styled))
            for validator in ("etag", "last-modified"):
                del headers[validator]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": styled})
