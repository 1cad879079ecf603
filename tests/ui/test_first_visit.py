"""The server's own first visit: a page that ends with an error is told, and so is a visit that breaks off."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from hineq.ui.layout import first_visit
from hineq.ui.layout.pages import PAGES


class Door:
    """Answers each page with its name, a heading or an error, and the end of its run."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.opened: list[str] = []
        self._waiting: list[ForwardMsg] = []

    def send(self, message: bytes) -> None:
        asked = BackMsg.FromString(message).rerun_script
        # as the framework does: its own name of a page goes before the page's (PagesManager._resolve_page_script)
        page = asked.page_script_hash.removeprefix("hash of ") or asked.page_name
        self.opened.append(page)
        named, made, again, ended = ForwardMsg(), ForwardMsg(), ForwardMsg(), ForwardMsg()
        named.navigation.page_script_hash = f"hash of {page}"
        if page == self.failing:
            made.delta.new_element.exception.message = "/srv/secret"
        else:
            made.delta.new_element.heading.body = "A heading"
        again.script_finished = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
        ended.script_finished = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
        self._waiting += [named, made, again, ended]

    def recv(self, timeout: float) -> bytes:
        if not self._waiting:
            raise TimeoutError
        return self._waiting.pop(0).SerializeToString()


def visited(door: Door, monkeypatch: pytest.MonkeyPatch) -> str:
    @contextmanager
    def connected() -> Iterator[Door]:
        yield door

    monkeypatch.setattr(first_visit, "_connected", connected)
    return first_visit.visit_every_page()


def test_every_page_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    door = Door()
    assert visited(door, monkeypatch) == ""
    assert door.opened == [page.file for page in PAGES]


def test_a_page_that_fails_is_told_without_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert visited(Door("map"), monkeypatch) == "The page 'map' ends with an error: the server's log says which."


def test_a_visit_that_breaks_off_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    door = Door()
    monkeypatch.setattr(door, "send", lambda message: None)
    assert (
        visited(door, monkeypatch) == f"The server's own visit broke off at the page {PAGES[0].file!r} (TimeoutError)."
    )


@pytest.mark.parametrize(("environment", "visits"), [({"HINEQ_PUBLIC": "1"}, 1), ({}, 0)])
def test_only_a_public_copy_visits_itself(
    environment: dict[str, str], visits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HINEQ_PUBLIC", raising=False)
    for name, text in environment.items():
        monkeypatch.setenv(name, text)
    done: list[str] = []
    monkeypatch.setattr(first_visit, "warm_up", str)

    def visit() -> str:
        done.append("a visit")
        return ""

    monkeypatch.setattr(first_visit, "visit_every_page", visit)
    assert first_visit.prepare() == ""
    assert len(done) == visits
