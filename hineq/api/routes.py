"""The interface as routes of the server: each address of `resources`, one answer to all that is none, no trace to anybody."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from hineq.api.answering import METHODS, Answer, allowed, refused, sent
from hineq.api.parameters import LONGEST_QUERY, read, too_long
from hineq.api.problems import Problem, Status, missing
from hineq.api.resources import BASE, RESOURCES, Resource

_LOG = logging.getLogger(__name__)
_EVERY: Final = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
_MOUNTED: Final = "/api"


def _made(resource: Resource, request: Request) -> Answer:
    """The answer to a request, made in a thread; what makes it is imported with the first."""
    from hineq.api.answers import answer

    if len(request.url.query) > LONGEST_QUERY:
        raise too_long()
    asked = read(resource.parameters, request.path_params, request.query_params.multi_items())
    return answer(resource, asked, request.url.path)


def _answering(resource: Resource | None) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return allowed()
        if request.method not in METHODS:
            return refused(request, _not_allowed(request.method), Allow=", ".join(METHODS))
        try:
            if resource is None:
                raise missing("There is nothing at this address.", f"{BASE}/openapi.json lists every address.")
            return sent(request, await run_in_threadpool(_made, resource, request))
        except Problem as problem:
            return refused(request, problem)
        except Exception:
            # the trace is for whoever keeps the server, in its log
            _LOG.exception("No answer to %s", request.url.path[:200])
            return refused(request, _broken())

    return endpoint


def _not_allowed(method: str) -> Problem:
    return Problem(
        status=Status.NOT_ALLOWED,
        detail=f"{method} is not answered: nothing can be changed here.",
        next="Ask with GET or HEAD.",
    )


def _broken() -> Problem:
    return Problem(
        status=Status.BROKEN,
        detail="The answer could not be made: the fault is the server's.",
        next="Ask whoever keeps this site; the server's log has the fault.",
    )


def _path(resource: Resource) -> str:
    return f"{BASE}{resource.path}".removeprefix(_MOUNTED)


API: Final = Mount(
    _MOUNTED,
    routes=[
        *(Route(_path(one), _answering(one), methods=list(_EVERY)) for one in RESOURCES),
        # the start without a slash at its end
        Route(BASE.removeprefix(_MOUNTED), _answering(RESOURCES[0]), methods=list(_EVERY)),
        Route("/{rest:path}", _answering(None), methods=list(_EVERY)),
    ],
)
