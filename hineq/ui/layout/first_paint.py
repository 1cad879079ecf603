"""What a browser must have before the first word of a page: style and letters, so that nothing jumps, and what keeps its place.

The framework sends its elements one by one, each with code that the browser must fetch first; what stands in the document
itself is there before them.
"""

from importlib.resources import files
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hineq.ui.layout.style import document_style

_END = b"</head>"
_MEDIA = "static/media"
_LETTERS = "SourceSansVF-Upright"
SCRIPTS = sorted((Path(__file__).resolve().parents[3] / "static" / "page").glob("*.js"))


def first_paint() -> bytes:
    """The style of every page, the framework's upright letters asked for at once, and the scripts that keep a reader's place."""
    fonts = sorted(
        font.name
        for font in files("streamlit").joinpath("static", _MEDIA).iterdir()
        if font.name.startswith(_LETTERS) and font.name.endswith(".woff2")
    )
    letters = "".join(
        f'<link rel="preload" href="/{_MEDIA}/{name}" as="font" type="font/woff2" crossorigin>' for name in fonts
    )
    scripts = "".join(f"<script>{script.read_text(encoding='utf-8')}</script>" for script in SCRIPTS)
    return f"{letters}{document_style()}{scripts}".encode()


class FirstPaint:
    """Puts them into every document that the server sends, and leaves everything else as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._first = first_paint()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a document is sent uncompressed, so that it can be read."""
        wanted = dict(scope["headers"]) if scope["type"] == "http" else {}
        if b"text/html" not in wanted.get(b"accept", b""):
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
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
        styled = self._body.replace(_END, self._first + _END, 1)
        if styled != self._body:
            MutableHeaders(raw=self._start["headers"])["content-length"] = str(len(styled))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": styled})
