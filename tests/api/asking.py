"""Asking the interface without a server: a request to its routes, and the answer."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette

from hineq.api.resources import BASE
from hineq.api.routes import API

APP = Starlette(routes=[API])
PLACES = ("luton", "oxford", "llr", "E07000114")


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What came back: status, headers by name in small letters, bytes."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The bytes as JSON."""
        return json.loads(self.body)

    @property
    def text(self) -> str:
        """The bytes as text, without the mark that spreadsheets read."""
        return self.body.decode("utf-8-sig")


def ask(path: str, *, method: str = "GET", **headers: str) -> Answered:
    """The answer to a request of a path under the interface's base, or of a whole one; `_` in a header's name is a hyphen."""
    whole = path if path.startswith("/api") else f"{BASE}{path}"
    plain, _, query = whole.partition("?")
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": unquote(plain),
        "raw_path": plain.encode(), "query_string": query.encode(), "root_path": "", "server": ("here", 80), "client": ("there", 1),
        "headers": [(b"host", b"here"), *((name.replace("_", "-").encode(), value.encode()) for name, value in headers.items())],
    }  # fmt: skip
    asyncio.run(APP(scope, receive, send))
    start, *parts = sent
    return Answered(
        status=start["status"],
        headers={name.decode(): value.decode() for name, value in start["headers"]},
        body=b"".join(part.get("body", b"") for part in parts),
    )
