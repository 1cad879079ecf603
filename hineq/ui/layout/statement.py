"""The accessibility statement at an address of its own: a plain page that needs no script, whatever the app can do."""

import os
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from hineq.model.settings import RUN_BY, value
from hineq.publish.statement import PATH, Runs, as_html
from hineq.ui.views.area import feedback


async def _statement(_request: Request) -> Response:
    """The statement of this copy."""
    return HTMLResponse(as_html(Runs(name=value(os.environ, RUN_BY), contact=feedback())))


STATEMENT: Final = Route(f"/{PATH}", _statement, methods=["GET", "HEAD"])
