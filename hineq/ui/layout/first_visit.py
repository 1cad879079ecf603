"""The server's own first visit: every page opened once over its own door, so that no reader waits for a view that nobody made."""

import gc
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from hineq.model.settings import ALLOWED_HOSTS, value
from hineq.ui.layout.pages import PAGES
from hineq.ui.views.own import public
from hineq.ui.views.warming import warm_up

_HERE: Final = "127.0.0.1"
_BEGIN_SECONDS: Final = 60
_PAGE_SECONDS: Final = 120


def prepare() -> str:
    """Warm up, and on a public copy open every page of the first place; what hindered it in words, empty where nothing did.

    An analyst's own copy is left to its reader: there is one, and the machine is a laptop.
    """
    fault = warm_up() or (visit_every_page() if public() else "")
    # what the pages made stays for good, too
    gc.freeze()
    return fault


def visit_every_page() -> str:
    """Open each page once; the first page that fails in words, empty where none does."""
    at = "no page"
    try:
        with _connected() as connection:
            for page in PAGES:
                at = f"the page {page.file!r}"
                if _fails(connection, page.file):
                    return f"{at[0].upper()}{at[1:]} ends with an error: the server's log says which."
    except (OSError, WebSocketException) as error:
        return f"The server's own visit broke off at {at} ({type(error).__name__})."
    return ""


@contextmanager
def _connected() -> Iterator[ClientConnection]:
    """A visit through the server's own door, as soon as it is open, under a name that is allowed."""
    port = config.get_option("server.port")
    names = [name for name in value(os.environ, ALLOWED_HOSTS).split() if "*" not in name]
    until = time.monotonic() + _BEGIN_SECONDS
    while True:
        try:
            connection = connect(
                f"ws://{names[0] if names else _HERE}:{port}/_stcore/stream", address=(_door(), port),
                subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None, proxy=None,
            )  # fmt: skip
            break
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
    with connection:
        yield connection


def _door() -> str:
    address = config.get_option("server.address")
    return _HERE if not address or address in ("0.0.0.0", "::") else str(address)  # noqa: S104 compared, not bound


def _fails(connection: ClientConnection, page: str) -> bool:
    """Open a page as a browser does at its address; whether it ended with an error."""
    message = BackMsg()
    # by its name alone: the framework asks first for its own name of a page, which is that of the page before
    message.rerun_script.page_name = page
    message.rerun_script.context_info.timezone, message.rerun_script.context_info.locale = "Europe/London", "en-GB"
    connection.send(message.SerializeToString())
    fault = ended = False
    while not ended:
        part = connection.recv(timeout=_PAGE_SECONDS)
        came = ForwardMsg.FromString(part if isinstance(part, bytes) else part.encode())
        kind = came.WhichOneof("type")
        fault |= kind == "delta" and came.delta.new_element.WhichOneof("type") == "exception"
        # a script that asks for another run of itself has not ended
        again = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
        ended = kind == "script_finished" and came.script_finished != again
    return fault
