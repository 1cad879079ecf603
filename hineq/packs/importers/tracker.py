"""An officer's own tracker of recommendations: read from the bytes of one CSV file, which is kept nowhere."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from hineq.model.place import Place
from hineq.model.recommendation import Tracker
from hineq.packs.declared.faults import Notice
from hineq.packs.declared.tables import TABLES
from hineq.packs.importers.tracker_words import Plain, in_the_packs_words
from hineq.packs.read.documents import read_recommendations
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.reading import decoded
from hineq.packs.read.recommendation_rules import check_recommendations
from hineq.packs.read.rows import Rows, csv_records, record_rows
from hineq.packs.read.rules import check_keys, check_table_links

TRACKER = TABLES["recommendations"]


def read_tracker(raw: bytes, file: str, place: Place, day: date) -> Tracker:
    """The recommendations in a CSV file's bytes, by the rules of a pack's own recommendations.csv.

    Headers, words, days and the encoding may be those that councils' spreadsheets have (`tracker_words`): the remarks
    say what was taken for what. Links are held against the indicators, priorities and areas of `place`, contradictions
    against `day`; `source_id` may be any text, since the file brings no table of sources. Raises InvalidPack with every
    fault, in the order of the rows, where there is one.
    """
    findings = Findings()
    text = _text(raw, file, findings)
    records, whole = csv_records(text, file, findings) if text is not None else ({}, False)
    plain = in_the_packs_words(records, file, TRACKER, findings) if records else Plain(records={})
    rows = record_rows(plain.records, file, TRACKER, findings, whole=whole)
    if not rows.frame.empty:
        check_keys(TRACKER, rows.frame, findings)
        tables = {"recommendations": rows, **_known(place)}
        check_table_links(TRACKER, rows.frame, tables, described=True, findings=findings)
        check_recommendations(tables, day, findings)
    if findings.faults:
        raise InvalidPack(file, sorted(findings.faults, key=lambda problem: problem.row))
    lines = zip(rows.frame.recommendation_id, rows.frame[ROW], strict=True)
    return Tracker(
        rows=read_recommendations({"recommendations": rows}),
        others={one: plain.others[line] for one, line in lines if plain.others.get(line)},
        remarks=tuple(map(str, findings.notices)),
    )


def _text(raw: bytes, file: str, findings: Findings) -> str | None:
    """The text of a file, in UTF-8 or as Excel's plain CSV has it in Britain."""
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError:
            return decoded(raw, file, findings)
        rule = (
            "The file is no UTF-8 text and was read as Windows text (cp1252), as Excel saves plain CSV: look whether "
            "pound signs, dashes and quotation marks are right."
        )
        findings.notice(Notice.WINDOWS_TEXT, file, rule)
        return text
    return decoded(raw, file, findings)


def tracker_template() -> pd.DataFrame:
    """The file to fill in: the columns of a tracker, without a row."""
    return pd.DataFrame(columns=[column.name for column in TRACKER.columns])


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
    return Rows(frame=pd.DataFrame({column: list(ids)}).assign(**{ROW: 0, FILE: ""}))
