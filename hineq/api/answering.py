"""An answer as it is sent: its bytes with a strong tag of them, how long they may be kept, who may read them, and not again what is known."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from hineq.api.problems import MEDIA, Problem, Status
from hineq.ui.views.own import public

METHODS: Final = ("GET", "HEAD", "OPTIONS")
# seconds that a public answer may be kept without asking again: figures change with a release, a few times a year
_KEPT: Final = 300
# pictures and parts of other pages carry their own style; nothing else of an answer is ever fetched or run
_POLICY: Final = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is answered: its bytes, their media type, the name of the file that they are, further headers."""

    body: bytes
    media: str
    file_name: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    status: Status = Status.OK


def as_json(content: Mapping[str, Any], media: str, **headers: str) -> Answer:
    """Plain data as JSON, in signs that every reader knows; a number that is none would be no JSON and is refused."""
    return Answer(body=json.dumps(content, allow_nan=False).encode(), media=media, headers=headers)


def sent(request: Request, answer: Answer) -> Response:
    """The answer to a request: not again what the asker has, its bytes not for HEAD."""
    tag = f'"{hashlib.sha256(answer.body).hexdigest()[:32]}"'
    headers = {
        **_plain(),
        "ETag": tag,
        "Cache-Control": f"public, max-age={_KEPT}" if public() else "private, no-cache",
        **answer.headers,
    }
    if _known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=Status.NOT_MODIFIED, headers=headers)
    if answer.file_name:
        headers["Content-Disposition"] = f'attachment; filename="{answer.file_name}"'
    return _bytes(request, answer, headers)


def refused(request: Request, problem: Problem, **headers: str) -> Response:
    """What is wrong with a request, as problem details; never kept."""
    body = json.dumps(problem.told(request.url.path)).encode()
    answer = Answer(body=body, media=MEDIA, status=problem.status)
    return _bytes(request, answer, {**_plain(), "Cache-Control": "no-store", **headers})


def allowed() -> Response:
    """What may be asked with, for a browser that asks beforehand."""
    asked = {
        "Access-Control-Allow-Methods": ", ".join(METHODS),
        "Access-Control-Allow-Headers": "If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
    return Response(
        status_code=Status.NO_CONTENT,
        headers={**_plain(), "Allow": ", ".join(METHODS), **(asked if public() else {})},
    )


def _plain() -> dict[str, str]:
    """What every answer says. Only a public instance lets pages of others read: what another serves is not for everybody."""
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": _POLICY}
    if public():
        headers |= {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
    return headers


def _bytes(request: Request, answer: Answer, headers: Mapping[str, str]) -> Response:
    media = f"{answer.media}; charset=utf-8" if answer.media.startswith("text/") else answer.media
    sent_bytes = b"" if request.method == "HEAD" else answer.body
    return Response(
        sent_bytes,
        status_code=answer.status,
        headers={**headers, "Content-Type": media, "Content-Length": str(len(answer.body))},
    )


def _known(asked: str, tag: str) -> bool:
    """Whether an asker has the answer; a proxy that packs it marks its tag as weak (RFC 9110, 13.1.2)."""
    tags = [one.strip().removeprefix("W/") for one in asked.split(",")]
    return "*" in tags or tag in tags
