"""Asks an ASGI app without a server."""

import asyncio
from dataclasses import dataclass

from starlette.types import ASGIApp, Message


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The status, the headers by their small names, and the text."""

    status: int
    headers: dict[str, str]
    text: str


def ask(app: ASGIApp, path: str) -> Answer:
    """What the app answers to GET."""
    came: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        came.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"", "headers": [],
        "scheme": "http", "server": ("localhost", 80), "root_path": "", "http_version": "1.1",
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    start, *parts = came
    headers = {name.decode().lower(): text.decode() for name, text in start["headers"]}
    return Answer(status=start["status"], headers=headers, text=b"".join(part["body"] for part in parts).decode())
