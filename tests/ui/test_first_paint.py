"""The style and the letters stand in the document that the server sends; everything else passes as it is."""

import asyncio
import re
import time
from collections.abc import Mapping
from importlib.resources import files

import pytest
from starlette.types import Message, Receive, Scope, Send

from hineq.ui.layout import first_paint as first_paint_module
from hineq.ui.layout.first_paint import FirstPaint, Words, first_paint
from hineq.ui.layout.style import STYLE

DOCUMENT = b'<html><head><title>x</title></head><body><div id="root"></div></body></html>'
PLAIN = b"<html><head><title>x</title></head><body>A card, or the accessibility statement</body></html>"


def answered(
    body: list[bytes], accept: bytes, path: str = "/map", words: Words = lambda _path, _asked: ""
) -> tuple[dict[bytes, bytes], bytes, dict[bytes, bytes]]:
    """The head and the body that a browser gets of an answer in parts, and the head that the server was asked with."""
    asked: dict[bytes, bytes] = {}
    sent: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        asked.update(scope["headers"])
        length = str(sum(map(len, body))).encode()
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-length", length), (b"etag", b"1")]}
        )
        for number, part in enumerate(body, 1):
            await send({"type": "http.response.body", "body": part, "more_body": number < len(body)})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "path": path,
        "query_string": b"place=town",
        "headers": [(b"accept", accept), (b"accept-encoding", b"gzip"), (b"if-none-match", b"1")],
    }
    asyncio.run(FirstPaint(app, words)(scope, receive, send))
    return dict(sent[0]["headers"]), b"".join(one["body"] for one in sent[1:]), asked


def test_a_document_carries_the_style_and_its_true_length() -> None:
    head, body, asked = answered([DOCUMENT[:20], DOCUMENT[20:]], b"text/html,*/*")
    assert body == DOCUMENT.replace(b"</head>", first_paint() + b"</head>")
    assert int(head[b"content-length"]) == len(body)
    assert b"accept-encoding" not in asked
    # an old document would be kept with what an older version put in
    assert b"if-none-match" not in asked
    assert b"etag" not in head


def test_a_document_that_is_not_the_apps_passes_as_it_is() -> None:
    head, body, _ = answered([PLAIN], b"text/html,*/*")
    assert body == PLAIN
    assert int(head[b"content-length"]) == len(PLAIN)


def test_what_is_no_document_passes_as_it_is() -> None:
    head, body, asked = answered([b"let x = '</head>'"], b"*/*")
    assert body == b"let x = '</head>'"
    assert int(head[b"content-length"]) == len(body)
    assert asked[b"accept-encoding"] == b"gzip"
    assert asked[b"if-none-match"] == head[b"etag"] == b"1"
    assert answered([b"not html at all"], b"text/html")[1] == b"not html at all"
    assert answered([DOCUMENT], b"text/html", "/component/streamlit_folium.st_folium/index.html")[1] == DOCUMENT


def test_it_holds_the_style_and_asks_for_the_letters_that_the_framework_has() -> None:
    said = first_paint().decode()
    assert STYLE in said
    assert said.count('rel="preload"') == 1
    assert ".woff2" in said


def test_it_asks_for_the_code_of_the_elements_and_for_all_that_it_imports() -> None:
    code = files("streamlit").joinpath("static", "static", "js")
    asked = re.findall(r'rel="modulepreload" crossorigin href="\./static/js/([^"]+)"', first_paint().decode())
    kinds = {name.split(".")[0] for name in asked}
    assert {"Html", "PageLink", "Selectbox", "Button", "DownloadButton", "ArrowVegaLiteChart", "embed"} <= kinds
    assert len(asked) == len(set(asked)) > len(kinds) / 2
    for name in asked:
        imported = re.findall(r'from"\./([^"]+)"', code.joinpath(name).read_text("utf-8"))
        assert set(imported) <= set(asked), name


APP = b'<html><head><title>x</title><link rel="stylesheet" href="./a.css"></head><body><div id="root"></div></body></html>'


def worded(words: Words, path: str = "/area") -> bytes:
    return answered([APP], b"text/html", path, words)[1]


def test_words_stand_before_the_app_and_before_all_that_it_loads() -> None:
    said = worded(lambda path, asked: f"<p>{path} of {asked['place']}</p>")
    head, _, body = said.partition(b"</head>")
    assert b"<style>" in head
    assert b"<link" not in head
    assert body.index(b"<p>area of town</p>") < body.index(b"a.css") < body.index(b'<div id="root"')
    # it has no chart, and its code would be in the way of what it has
    assert b"modulepreload" in body
    assert b"ArrowVegaLiteChart" not in body


def test_a_document_without_words_is_as_it_was() -> None:
    assert worded(lambda _path, _asked: "") == APP.replace(b"</head>", first_paint() + b"</head>")


def test_no_document_waits_long_for_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_paint_module, "_WAIT_SECONDS", 0.01)

    def slow(_path: str, _asked: Mapping[str, str]) -> str:
        time.sleep(0.5)
        return "<p>too late</p>"

    assert b"too late" not in worded(slow)


def test_words_that_cannot_be_made_are_left_to_the_app() -> None:
    def failing(_path: str, _asked: Mapping[str, str]) -> str:
        raise LookupError

    assert worded(failing) == APP.replace(b"</head>", first_paint() + b"</head>")
