"""The slide of a ward that somebody asks for in a meeting: the browser fetches it beside the page, without a rerun."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from hineq.ui.layout.visit import wanted_pack, wanted_place
from hineq.ui.views.meeting import ward_asked
from hineq.ui.views.place import is_place

_DARK: Final = "1"


async def _asked(request: Request) -> Response:
    """The slide as HTML, or the notes on it; 404 where there is no such place or ward."""
    asked = dict(request.query_params)
    if not is_place(wanted_pack(asked)):
        return PlainTextResponse("There is no such place here.", status_code=404)
    try:
        made = await run_in_threadpool(
            ward_asked, wanted_place(asked), asked.get("ward", ""),
            dark=asked.get("dark") == _DARK, notes=asked.get("view") == "notes",
        )  # fmt: skip
    except ValueError:
        return PlainTextResponse("The place has no such ward.", status_code=404)
    return HTMLResponse(str(made))


WARD_ASKED: Final = Route("/meeting_ward", _asked, methods=["GET"])
