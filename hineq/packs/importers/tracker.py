"""An officer's own tracker of recommendations: read from the bytes of one CSV file, which is kept nowhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import pandas as pd

from hineq.model.document_words import Decision, RecommendationState
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.recommendation import Tracker
from hineq.packs.declared.columns import SEVERAL
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.declared.tables import TABLES
from hineq.packs.importers.sheet import sheet
from hineq.packs.importers.tracker_days import day_read, is_numeric
from hineq.packs.importers.tracker_heads import head_score
from hineq.packs.importers.tracker_layout import Layout, layout_of
from hineq.packs.importers.tracker_links import TrackerLinks
from hineq.packs.importers.tracker_words import MOST_WORDS, UNSTATED, WordRead, decision_read, key_of, state_read
from hineq.packs.read.documents import read_recommendations
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.recommendation_rules import check_recommendations
from hineq.packs.read.rows import Rows, record_rows
from hineq.packs.read.rules import check_keys

TRACKER = TABLES["recommendations"]
# the row of the template that shows what a row looks like; it is passed over where it was left in
EXAMPLE_ID = "example"
_CALLED = {"date": "Date", "due": "Due", "decision": "Decision", "state": "State"}


def read_tracker(raw: bytes, file: str, place: Place, day: date) -> Tracker:
    """The recommendations in a CSV file's bytes, by the rules of a pack's own recommendations.csv.

    The layout, headers, words, days and the encoding may be those that councils' spreadsheets have: the remarks say what
    was taken for what. What the file does not state is not stated; a day or a word of many letters that cannot be read
    is kept in the row's note. Links are ids or names of the measures, priorities and areas of `place`; contradictions are
    held against `day`; `source_id` may be any text, since the file brings no table of sources. Raises InvalidPack with every
    fault, in the order of the rows, where there is one.
    """
    findings = Findings()
    records, whole = sheet(raw, file, findings, lambda cells: head_score(cells, TRACKER.names))
    layout = layout_of(records, TRACKER.names, file, findings) if records else None
    links = TrackerLinks.of(place)
    reading = _Reading(layout=layout, file=file, findings=findings, links=links) if layout else None
    rows = record_rows(list(reading.records().items()) if reading else [], file, TRACKER, findings, whole=whole)
    if not rows.frame.empty:
        check_keys(TRACKER, rows.frame, findings)
        tables = {"recommendations": rows, **_known(place)}
        check_recommendations(tables, day, findings, needs_reasons=False)
    if findings.faults or reading is None:
        raise InvalidPack(file, sorted(findings.faults, key=lambda problem: problem.row))
    lines = zip(rows.frame.recommendation_id, rows.frame[ROW], strict=True)
    return Tracker(
        rows=read_recommendations({"recommendations": rows}),
        others={one: others for one, line in lines if (others := reading.others(line))},
        remarks=tuple(map(str, findings.notices)),
    )


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """A tracker's rows on their way into a pack's columns and words; `taken` is the first cell of each kind of change."""

    layout: Layout
    file: str
    findings: Findings
    links: TrackerLinks
    taken: dict[tuple[str, str], tuple[int, str, str]] = field(default_factory=dict)

    def records(self) -> dict[int, list[str]]:
        """The rows by their line, in a pack's columns and words, the head first; a notice for whatever was changed."""
        key = key_of(self.layout.around)
        body = {line: self._row(line, cells, key) for line, cells in self._filled().items()}
        for (column, _), (line, before, rule) in self.taken.items():
            code = Notice.AS_WRITTEN if rule.startswith("Not") else Notice.TAKEN_FOR
            self.findings.notice(code, self.file, rule, row=line, column=column, value=before)
        return {self.layout.line: list(TRACKER.names), **body}

    def _filled(self) -> dict[int, list[str]]:
        """The rows without the template's example, which is said."""
        place = self.layout.columns.get("recommendation_id")
        rows = dict(self.layout.rows)
        examples = [line for line, cells in rows.items() if place is not None and cells[place] == EXAMPLE_ID]
        for line in examples:
            del rows[line]
            self.findings.notice(Notice.TEXT_AROUND, self.file, "The template's example is passed over.", row=line)
        return rows

    def others(self, line: int) -> dict[str, str]:
        """The cells of a row that are none of a tracker's, by their head."""
        return {name: self.layout.rows[line][place] for place, name in self.layout.others.items()}

    def _row(self, line: int, cells: list[str], key: Mapping[RecommendationState, RecommendationState]) -> list[str]:
        row = dict.fromkeys(TRACKER.names, "") | {name: cells[place] for name, place in self.layout.columns.items()}
        row["recommendation_id"] = row["recommendation_id"] or f"row_{line}"
        row["source_id"] = row["source_id"] or self.file
        for column in ("indicators", "priorities", "areas"):
            row[column], unknown = self.links.read(column, row[column])
            for part, rule in unknown:
                self.findings.fault(Fault.ID_UNKNOWN, self.file, rule, row=line, column=column, value=part)
        for column in ("date", "due"):
            self._read_day(line, row, column)
        self._read_word(line, row, "decision", decision_read(row["decision"]), behind="response")
        self._read_word(line, row, "state", state_read(row["state"], key), behind="state_reason")
        return [row[name] for name in TRACKER.names]

    def _read_day(self, line: int, row: dict[str, str], column: str) -> None:
        cell = row[column]
        if cell.casefold() in UNSTATED:
            row[column] = ""
            return
        day = day_read(cell, last=column == "due")
        if day is None:
            if not is_numeric(cell):
                self._keep_as_written(line, row, column)
            return
        row[column] = day.iso
        if day.month_only:
            end = "last" if column == "due" else "first"
            rule = f"Taken for {_day(day.iso)}, the {end} day of the month, like every month of this column that stands without a day."
            self.taken.setdefault((column, "month"), (line, cell, rule))
        elif day.iso != cell:
            rule = f"Taken for {_day(day.iso)}: days of this column are read with the day before the month."
            self.taken.setdefault((column, "day"), (line, cell, rule))

    def _read_word(self, line: int, row: dict[str, str], column: str, said: WordRead, *, behind: str) -> None:
        cell = row[column]
        if cell.casefold() in UNSTATED:
            row[column] = ""
            return
        if said.word is None:
            # a sentence is no word that was misspelt
            if len(cell.split()) > MOST_WORDS or any(sign.isdigit() for sign in cell):
                self._keep_as_written(line, row, column)
            return
        if said.rest:
            _append(row, behind if not row[behind] else "note", said.rest)
        row[column] = said.word
        if said.word != cell:
            word = Decision(said.word).word if column == "decision" else RecommendationState(said.word).word
            rule = f"Taken for '{word}', like every other word for it in this column."
            if column == "state" and RecommendationState(said.word).is_colour:
                rule = (
                    f"Kept as '{word}': the file does not say what its colours mean. A line under the table such as "
                    "'Green: achieved' would."
                )
            self.taken.setdefault((column, said.word), (line, cell, rule))

    def _keep_as_written(self, line: int, row: dict[str, str], column: str) -> None:
        """A cell that cannot be read: not stated, and its text in the note."""
        cell = row[column]
        _append(row, "note", f"{_CALLED[column]}, as written: {cell}")
        row[column] = ""
        rule = "Not read: it is taken as not stated, and the note keeps it as it is written."
        self.taken.setdefault((column, f"as written {cell}"), (line, cell, rule))


def _append(row: dict[str, str], column: str, text: str) -> None:
    if text not in row[column]:
        row[column] = f"{row[column].rstrip('.')}. {text}" if row[column] else text


def _day(iso: str) -> str:
    return day_words(datetime.fromisoformat(iso))


def tracker_template(place: Place) -> pd.DataFrame:
    """The file to fill in: the columns of a tracker, and an example row with names of the place, which is passed over."""
    example = dict.fromkeys(TRACKER.names, "") | {
        "recommendation_id": EXAMPLE_ID,
        "reference": "1",
        "date": "2026-04-17",
        "committee": "Scrutiny committee",
        "considered_by": "Cabinet",
        "item": "Health inequalities",
        "recommendation": "An example: write each recommendation whole, and leave this row or take it out.",
        "decision": Decision.AGREED.word,
        "response": "The answer, whole.",
        "lead": "Director of Public Health",
        "due": "2027-03-31",
        "state": RecommendationState.ONGOING.word,
        "indicators": next((one.name for one in place.indicators.values() if SEVERAL not in one.name), ""),
        "priorities": next((one.number for one in place.thread.commissioning_priorities), ""),
        "areas": next((ward.area_name for ward in place.wards if SEVERAL not in ward.area_name), ""),
        "source_id": "Minutes of 17 April 2026",
    }
    return pd.DataFrame([example], columns=TRACKER.names)


def _known(place: Place) -> dict[str, Rows]:
    """The ids that a link may lead to, as the tables that define them."""
    return {
        "indicators": _ids("indicator_id", place.indicators),
        "areas": _ids("area_code", place.areas),
        "commissioning_priorities": _ids(
            "priority_id", (one.priority_id for one in place.thread.commissioning_priorities)
        ),
        "jsna_priorities": _ids("jsna_id", (one.jsna_id for one in place.thread.jsna_priorities)),
    }


def _ids(column: str, ids: Iterable[str]) -> Rows:
    return Rows(frame=pd.DataFrame({column: (known := list(ids)), ROW: [0] * len(known), FILE: [""] * len(known)}))
