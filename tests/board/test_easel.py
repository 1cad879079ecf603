"""Pictures drawn by a process beside this one: the same as those drawn here, whatever becomes of that process."""

import io
import json
import os
import signal
from base64 import b64decode
from collections.abc import Iterator

import pytest

from hineq.board import easel


def spec(words: str) -> str:
    return json.dumps({"data": {"values": [{}]}, "mark": {"type": "text", "text": words}, "width": 80, "height": 20})


@pytest.fixture
def beside() -> Iterator[easel._Easel]:
    with easel.easel():
        opened = easel._OPEN.get()
        assert opened is not None
        yield opened


def test_what_is_begun_is_drawn_by_the_other_process_and_is_the_same(
    beside: easel._Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    easel.begin(spec("one"))
    easel.begin(spec("one"), 2)
    first = beside._asked[spec("one"), 0].result(60)
    assert beside._asked[spec("one"), 2].result(60)
    here = easel.svg_of(spec("one")), easel.png_of(spec("one"), 2)
    assert first == here[0]
    monkeypatch.setattr(easel, "_DRAWN", type(easel._DRAWN)())
    monkeypatch.setattr(easel, "_drawn", lambda asked: pytest.fail("drawn here"))
    monkeypatch.setattr(easel, "png_of", lambda asked, scale: pytest.fail("drawn here"))
    assert (easel.svg(spec("one")), easel.png(spec("one"), 2)) == here


def test_without_an_easel_and_for_what_was_not_begun_it_is_drawn_here() -> None:
    easel.begin(spec("two"))
    assert ">two<" in easel.svg(spec("two"))
    with easel.easel():
        assert ">three<" in easel.svg(spec("three"))
        assert easel.png(spec("three"), 1).startswith(b"\x89PNG")


def test_a_process_that_falls_over_costs_time_and_no_picture(beside: easel._Easel) -> None:
    easel.begin(spec("four"))
    assert beside._asked[spec("four"), 0].result(60)
    assert beside._process is not None
    os.kill(beside._process.pid, signal.SIGKILL)
    easel.begin(spec("five"))
    assert ">five<" in easel.svg(spec("five"))
    easel.begin(spec("six"), 2)
    assert easel.png(spec("six"), 2).startswith(b"\x89PNG")


def test_the_other_process_ends_with_the_easel() -> None:
    with easel.easel():
        easel.begin(spec("seven"))
        assert easel.svg(spec("seven"))
        opened = easel._OPEN.get()
        # one that was not yet begun is drawn here: have one drawn there
        easel.begin(spec("eight"))
        assert opened is not None
        assert opened._asked[spec("eight"), 0].result(60)
        process = opened._process
    assert process is not None
    assert process.returncode is not None
    assert easel._OPEN.get() is None


def test_a_request_and_an_answer_are_a_line_each() -> None:
    answers = io.StringIO()
    asked = [[spec("nine\nten"), 0], [spec("eleven"), 2]]
    easel.serve(io.StringIO("".join(json.dumps(one) + "\n" for one in asked)), answers)
    first, second = map(json.loads, answers.getvalue().splitlines())
    assert first.startswith("<svg")
    assert b64decode(second).startswith(b"\x89PNG")
