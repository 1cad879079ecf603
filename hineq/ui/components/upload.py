"""A file that a reader hands in: read into the session alone, with everything that is wrong with it, and taken out again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import streamlit as st

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.workbooks import check_awaited
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.ui.layout.page import note
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.views.own import public

Content = TypeVar("Content")
LARGEST_MB = 5
_BYTES = 1024 * 1024
# the part of the address that names the file, so that it is known where it was lost
_NAMED = "supplied"


@dataclass(frozen=True, kw_only=True)
class Supplied(Generic[Content]):
    """A file that was handed in, and on which day: what was read from it, or everything that is wrong with it."""

    name: str
    read_on: date
    content: Content | None = None
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Upload(Generic[Content]):
    """Where a page takes a file in: its key in the session, what the page calls it, and how its bytes are read.

    `read` takes the bytes and the file's name and raises InvalidPack. `goes_with` are keys of the session that are
    forgotten with the file, `on_forget` what else is done then; `types` are the endings of files that are taken, `named` the part of the address that names the file: each has its own on a page with
    several. Nothing of it goes into a cache that visitors share.
    """

    key: str
    label: str
    noun: str
    read: Callable[[bytes, str], Content]
    goes_with: tuple[str, ...] = ()
    types: tuple[str, ...] = ("csv",)
    on_forget: Callable[[], None] | None = None
    named: str = _NAMED

    def supplied(self) -> Supplied[Content] | None:
        """The file of this session, None where none was handed in; the address names it."""
        given: Supplied[Content] | None = st.session_state.get(self._state)
        if given and page_parameter(self.named) != given.name:
            choose_parameter(self.named, given.name)
        return given

    def lost(self) -> list[str]:
        """A note on a file that the address names and the session does not hold any more; none where nothing is lost."""
        name = page_parameter(self.named)
        if not name or st.session_state.get(self._state):
            return []
        return [
            f"{name[:80]} is not here any more: a {self.noun} is held only while its page stays open, and the page was "
            "opened anew or the server was started again. Hand it in once more below."
        ]

    def offer(self) -> None:
        """The uploader, what becomes of the file, and a way to take it out again."""
        if public():
            note("This is a public copy: it takes no files in. An analyst hands them in on the council's own copy.")
            return
        # an uploader under another name is an empty one
        key = f"{self.key}_file_{st.session_state.get(self._turn, 0)}"
        st.file_uploader(
            self.label, type=list(self.types), key=key, max_upload_size=LARGEST_MB, on_change=self._take_in, args=(key,)
        )
        note(
            f"The {self.noun} stays in this session: it is held in the server's memory while your page is open, is written "
            "to no file and is shown to no other visitor. It is gone after you close or reload the page."
        )
        if self.supplied():
            label = f"Take the {self.noun} out"
            st.button(label, key=f"{self.key}_take_out", on_click=self._take_out, icon=":material/delete:")

    @property
    def _state(self) -> str:
        return f"{self.key}_supplied"

    @property
    def _turn(self) -> str:
        return f"{self.key}_turn"

    def _take_in(self, key: str) -> None:
        file = st.session_state[key]
        self._forget()
        if file is None:
            choose_parameter(self.named, "")
            return
        today = date.today()
        try:
            raw = file.getvalue()
            _check_size(raw, file.name)
            # a zip of outlines begins like a workbook, and has limits of its own
            if "xlsx" in self.types:
                check_awaited(raw, file.name)
            given = Supplied(name=file.name, read_on=today, content=self.read(raw, file.name))
        except InvalidPack as error:
            given = Supplied(name=file.name, read_on=today, faults=error.problems)
        st.session_state[self._state] = given

    def _take_out(self) -> None:
        self._forget()
        choose_parameter(self.named, "")
        st.session_state[self._turn] = st.session_state.get(self._turn, 0) + 1

    def _forget(self) -> None:
        for key in (self._state, *self.goes_with):
            st.session_state.pop(key, None)
        if self.on_forget:
            self.on_forget()


def _check_size(raw: bytes, file: str) -> None:
    """The browser holds the limit too; who goes past the browser is told here."""
    if len(raw) <= LARGEST_MB * _BYTES:
        return
    findings = Findings()
    rule = (
        f"The file has {len(raw) / _BYTES:,.0f} MB, and {LARGEST_MB} MB is the most: keep the rows or areas of this place alone, "
        "or bring it by `python -m hineq import`, which takes files of any size."
    )
    findings.fault(Fault.FILE_UNREADABLE, file, rule)
    raise InvalidPack(file, findings.faults)
