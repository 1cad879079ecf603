"""A visitor without a browser: speaks Streamlit's own messages over the WebSocket, and counts the time of a rerun."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

REPLY_SECONDS = 60
# how many runs Streamlit's frontend keeps a message that none of them used (global.maxCachedMessageAge)
KEPT_RUNS = 2


class Visitor:
    """One session: what it was last shown, and the states of the widgets that it changed."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._page_hash = ""
        self._query = ""
        self._states: dict[str, str] = {}
        # as the browser does: what the server lets it keep, each with the run in which it was last used
        self._kept: dict[str, tuple[ForwardMsg, int]] = {}
        self._runs = 0
        self.widgets: dict[str, Any] = {}
        self.said = b""

    def open(self, page: str = "", query: str = "") -> float:
        """Open a page by its name, as the first request or by navigation; the seconds that it took."""
        self._page_hash, self._query, self._states = "", query, {}
        return self._run(page)

    def rerun(self) -> float:
        """Run the page again without any change; the seconds that it took."""
        return self._run("")

    def options(self, label: str) -> list[str]:
        """The options of the select box with a label."""
        return list(self.widgets[label].options)

    def choose(self, label: str, option: str) -> float:
        """Pick an option of a select box; the seconds until the server said that the script had finished."""
        box = self.widgets[label]
        if option not in box.options:
            raise ValueError(f"'option' must be one of {list(box.options)}, got {option!r}.")
        self._states[box.id] = option
        return self._run("")

    def _run(self, page: str) -> float:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self._query
        state.page_name, state.page_script_hash = page, self._page_hash
        state.context_info.timezone = "Europe/London"
        state.context_info.locale = "en-GB"
        state.cached_message_hashes.extend(self._kept)
        for key, value in self._states.items():
            state.widget_states.widgets.add(id=key, string_value=value)
        sent = message.SerializeToString()
        started = time.perf_counter()
        self._connection.send(sent)
        parts = []
        # only the end is looked for while the clock runs: reading the parts is the browser's work
        while True:
            part = self._connection.recv(timeout=REPLY_SECONDS)
            assert isinstance(part, bytes)
            parts.append(part)
            if len(part) < 100 and _ended(ForwardMsg.FromString(part)):
                break
        taken = time.perf_counter() - started
        self.said = b"".join(parts)
        self._read([self._whole(ForwardMsg.FromString(part)) for part in parts])
        self._runs += 1
        self._kept = {known: one for known, one in self._kept.items() if self._runs - one[1] <= KEPT_RUNS}
        return taken

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message, or the one that was kept and that it stands for."""
        known = message.ref_hash or (message.hash if message.metadata.cacheable else "")
        if not known:
            return message
        if message.ref_hash:
            message = self._kept[known][0]
        self._kept[known] = (message, self._runs)
        return message

    def _read(self, messages: list[ForwardMsg]) -> None:
        for message in messages:
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self._page_hash = message.new_session.page_script_hash
            elif kind == "navigation":
                self._page_hash = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(message.delta.new_element.exception.message)
            elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "selectbox":
                box = message.delta.new_element.selectbox
                self.widgets[box.label] = box
                if box.set_value:
                    self._states[box.id] = box.raw_value


def _ended(message: ForwardMsg) -> bool:
    # a script that asks for another run of itself has not ended
    again = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
    return message.WhichOneof("type") == "script_finished" and message.script_finished != again


class Site(Protocol):
    """A server, or several behind a proxy: an address without a slash at the end."""

    @property
    def url(self) -> str:
        """The address."""


@contextmanager
def visiting(site: Site, *, cookie: str = "", source: str = "127.0.0.1") -> Iterator[Visitor]:
    """A visitor of a running site, with the cookie that its first page gave and from one of this machine's own addresses."""
    address = site.url.replace("http:", "ws:") + "/_stcore/stream"
    with connect(
        address, subprotocols=[Subprotocol("streamlit")], max_size=None, source_address=(source, 0), open_timeout=REPLY_SECONDS,
        additional_headers={"Cookie": cookie} if cookie else None, compression=None, proxy=None,
    ) as connection:  # fmt: skip
        yield Visitor(connection)
