"""Alive at once, ready when the warm-up is through, and with a reason where it failed."""

import asyncio
import threading

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from hineq.ui.layout.ready import LIVE, Readiness
from tests.ui.asking import ask


def _app(readiness: Readiness) -> Starlette:
    return Starlette(routes=[LIVE, Route("/health/ready", readiness.ready)])


def test_a_copy_is_live_while_it_warms_and_ready_afterwards() -> None:
    go = threading.Event()

    def work() -> str:
        go.wait()
        return ""

    readiness = Readiness(work)
    app = _app(readiness)

    async def begin() -> None:
        async with readiness.lifespan(None):
            pass

    asyncio.run(begin())
    (warming,) = (one for one in threading.enumerate() if one.name == "hineq-warming")
    assert ask(app, "/health/live").text == "live"
    waiting = ask(app, "/health/ready")
    assert (waiting.status, waiting.text, waiting.headers["cache-control"]) == (503, "warming up", "no-store")
    go.set()
    warming.join()
    assert (ask(app, "/health/ready").status, ask(app, "/health/ready").text) == (200, "ready")


def test_a_copy_that_could_not_warm_up_says_why() -> None:
    said = Readiness(lambda: "The pack 'oakshire' has 3 faults.")
    said.warm()
    told = ask(_app(said), "/health/ready")
    assert (told.status, told.text) == (503, "failed: The pack 'oakshire' has 3 faults.")

    def work() -> str:
        raise MemoryError("/srv/secret/path")

    ended = Readiness(work)
    with pytest.raises(MemoryError):
        ended.warm()
    told = ask(_app(ended), "/health/ready")
    assert told.status == 503
    assert "MemoryError" in told.text
    assert "/srv" not in told.text
