"""What a browser must know before the first word of a page: its measure and its edges, so that nothing jumps later.

The style of a page (ui/layout/style.py) comes with its first element, after the framework has drawn an empty page in a measure
of its own. These few lines stand in the document itself.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIRST_STYLE = b"""<style>
[data-testid="stMainBlockContainer"] { max-width: 78rem !important; padding-top: 0.9rem !important; padding-bottom: 4rem !important; }
[data-testid="stHeader"] { background: none !important; height: 0 !important; min-height: 0 !important; }
[data-testid="stAppSkeleton"] { visibility: hidden; }
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding: 0.6rem 1rem 4rem !important; }
}
</style>"""
_END = b"</head>"


class FirstPaint:
    """Puts the style into every document that the server sends, and leaves everything else as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a document is sent uncompressed, so that it can be read."""
        wanted = dict(scope["headers"]) if scope["type"] == "http" else {}
        if b"text/html" not in wanted.get(b"accept", b""):
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, _Document(send).send)


class _Document:
    """One answer, held back until it is whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
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
        styled = self._body.replace(_END, FIRST_STYLE + _END, 1)
        if styled != self._body:
            MutableHeaders(raw=self._start["headers"])["content-length"] = str(len(styled))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": styled})
