"""The headers of every answer: what a page may load and run, who may show it in a frame, what it tells others.

docs/decisions/content-security-policy.md says what could not be strict, and why.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hineq.model.settings import FRAMED_BY, PUBLIC, value
from hineq.ui.layout.first_paint import first_paint
from hineq.ui.layout.passage import FOUND_HTML

_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SELF: Final = "'self'"
_COMPONENT: Final = "/component/"
# Streamlit's own figures, and its doors for agents
_PROGRAMS: Final = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
# what no page uses
_OFF: Final = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "hid", "magnetometer",
    "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
FIXED: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF),
    "Cross-Origin-Opener-Policy": "same-origin",
}


def page_policy(framed_by: Iterable[str] = ()) -> str:
    """What a page may do: only what this site serves, and of the scripts within the document only those that are ours, by their hash."""
    index = files("streamlit").joinpath("static", "index.html").read_text("utf-8")
    hashes = sorted({_hash(script) for script in _SCRIPT.findall(index + first_paint().decode() + FOUND_HTML)})
    return _policy(
        {
            "default-src": ("'none'",),
            "script-src": (_SELF, *hashes),
            # the framework writes its styles into the document while it runs
            "style-src": (_SELF, "'unsafe-inline'"),
            "img-src": (_SELF, "data:", "blob:"),
            "font-src": (_SELF, "data:"),
            "connect-src": (_SELF,),
            "frame-src": (_SELF,),
            "manifest-src": (_SELF,),
            "base-uri": ("'none'",),
            "form-action": ("'none'",),
            "frame-ancestors": (_SELF, *framed_by),
        }
    )


def component_policy(framed_by: Iterable[str] = ()) -> str:
    """What the map's frame may do: its scripts come as text from the page around it, and run nowhere else."""
    return _policy(
        {
            "default-src": ("'none'",),
            "script-src": (_SELF, "'unsafe-inline'", "'unsafe-eval'"),
            "style-src": (_SELF, "'unsafe-inline'"),
            "img-src": (_SELF, "data:"),
            "font-src": (_SELF, "data:"),
            "connect-src": (_SELF,),
            "base-uri": ("'none'",),
            "form-action": ("'none'",),
            # a browser asks everybody around a frame, not the page next to it alone
            "frame-ancestors": (_SELF, *framed_by),
        }
    )


class Closed:
    """On a public copy answers 404 where the framework opens itself to programs: nginx closes the same, an orchestrator's door may not."""

    def __init__(self, app: ASGIApp, environment: Mapping[str, str]) -> None:
        self._app = app
        self._closed = _PROGRAMS if value(environment, PUBLIC) == "1" else ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what is open passes by."""
        if scope["type"] == "http" and scope["path"].startswith(self._closed):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Headers:
    """Puts the headers on every answer, but for those that the answer brings itself."""

    def __init__(self, app: ASGIApp, environment: Mapping[str, str]) -> None:
        self._app = app
        framed_by = value(environment, FRAMED_BY).split()
        # the older header knows no list of sites
        framed = {} if framed_by else {"X-Frame-Options": "SAMEORIGIN"}
        self._page = {**FIXED, **framed, "Content-Security-Policy": page_policy(framed_by)}
        self._component = {**FIXED, **framed, "Content-Security-Policy": component_policy(framed_by)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what is no answer of HTTP passes by."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wanted = self._component if scope["path"].startswith(_COMPONENT) else self._page

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                # an answer with a policy of its own says by it who may frame it
                own = "Content-Security-Policy" in headers
                for name, text in wanted.items():
                    if not (own and name == "X-Frame-Options"):
                        headers.setdefault(name, text)
            await send(message)

        await self._app(scope, receive, headed)


def _policy(directives: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def _hash(script: str) -> str:
    # the browser hashes what stands between the tags, with line ends as it reads them
    text = script.replace("\r\n", "\n").encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"
