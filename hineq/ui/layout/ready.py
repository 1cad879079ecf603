"""Whether this copy is alive and ready to be visited, for what stands before it: a proxy, an update, an orchestrator."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hineq.ui.layout.first_visit import prepare

_LATEST: Final = {"Cache-Control": "no-store"}


class Readiness:
    """Warms up beside the server, and says how far that is."""

    def __init__(self, work: Callable[[], str]) -> None:
        self._work = work
        self._done = threading.Event()
        self._fault = ""

    @asynccontextmanager
    async def lifespan(self, _app: object) -> AsyncIterator[None]:
        """What the server does beside serving, from its first moment: the first visitor waits for little of it."""
        threading.Thread(target=self.warm, name="hineq-warming", daemon=True).start()
        yield

    def warm(self) -> None:
        """Do the work, and keep what hindered it."""
        try:
            self._fault = self._work()
        except BaseException as error:
            self._fault = f"The warm-up ended early ({type(error).__name__}): the server's log says more."
            raise
        finally:
            self._done.set()

    async def ready(self, _request: Request) -> Response:
        """200 when the warm-up is through; 503 while it goes on, or with the reason why it failed."""
        if not self._done.is_set():
            return PlainTextResponse("warming up", status_code=503, headers={**_LATEST, "Retry-After": "1"})
        if self._fault:
            return PlainTextResponse(f"failed: {self._fault}", status_code=503, headers=_LATEST)
        return PlainTextResponse("ready", headers=_LATEST)


async def _live(_request: Request) -> Response:
    """200 as soon as the server answers at all."""
    return PlainTextResponse("live", headers=_LATEST)


READINESS: Final = Readiness(prepare)
LIVE: Final = Route("/health/live", _live, methods=["GET"])
READY: Final = Route("/health/ready", READINESS.ready, methods=["GET"])
