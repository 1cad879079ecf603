"""The headers of every answer: only our own scripts run, and only those frame the site whom a setting names."""

import base64
import hashlib

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from hineq.ui.layout.headers import FIXED, Closed, Headers, page_policy
from tests.paths import ROOT
from tests.ui.asking import ask


def _asked(path: str, **environment: str) -> dict[str, str]:
    async def answer(request: Request) -> PlainTextResponse:
        return PlainTextResponse("a", headers={"Referrer-Policy": "no-referrer"} if "own" in path else {})

    app = Headers(Starlette(routes=[Route("/{path:path}", answer)]), environment)
    return ask(app, path).headers


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_a_page_runs_only_scripts_of_this_site() -> None:
    said = directives(_asked("/")["content-security-policy"])
    assert said["default-src"] == said["base-uri"] == said["form-action"] == ["'none'"]
    scripts = said["script-src"]
    assert scripts[0] == "'self'"
    assert all(one.startswith("'sha256-") for one in scripts[1:])
    everything = " ".join(source for sources in said.values() for source in sources)
    assert not any(word in everything for word in ("unsafe-eval", "http", "*"))
    own = (ROOT / "static" / "page" / "keep.js").read_bytes()
    assert f"'sha256-{base64.b64encode(hashlib.sha256(own).digest()).decode()}'" in scripts


def test_every_answer_has_the_headers_and_may_say_otherwise() -> None:
    said = _asked("/map")
    assert {name: said[name.lower()] for name in FIXED} == dict(FIXED)
    assert said["x-frame-options"] == "SAMEORIGIN"
    assert _asked("/own")["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("origins", ["https://www.example.gov.uk", "https://a.example https://*.b.example"])
def test_a_council_may_be_let_frame_the_pages(origins: str) -> None:
    said = _asked("/", HINEQ_FRAMED_BY=origins)
    assert directives(said["content-security-policy"])["frame-ancestors"] == ["'self'", *origins.split()]
    # the older header knows no list
    assert "x-frame-options" not in said
    # whoever frames a page frames the map within it: a browser asks the whole chain
    inner = directives(_asked("/component/a/index.html", HINEQ_FRAMED_BY=origins)["content-security-policy"])
    assert inner["frame-ancestors"] == ["'self'", *origins.split()]
    assert page_policy() != page_policy(["https://a.example"])


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_a_public_copy_is_closed_to_programs(path: str) -> None:
    async def answer(request: Request) -> PlainTextResponse:
        return PlainTextResponse("inside")

    inner = Starlette(routes=[Route("/{path:path}", answer)])
    assert ask(Closed(inner, {"HINEQ_PUBLIC": "1"}), path).status == 404
    assert ask(Closed(inner, {}), path).text == ask(Closed(inner, {"HINEQ_PUBLIC": "1"}), "/map").text == "inside"
