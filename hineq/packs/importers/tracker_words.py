"""An officer's tracker as councils write one: its headers, words and dates turned into those of a pack, each change said."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hineq.model.period import day_words
from hineq.model.words import Decision, RecommendationState
from hineq.packs.declared.columns import Table
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.read.findings import Findings
from hineq.packs.read.reading import is_day

# beside the column's own name
_HEADERS = {
    "id": "recommendation_id", "ref": "reference", "number": "reference", "no": "reference", "meeting_date": "date",
    "recommendations": "recommendation", "agree": "decision", "agreed": "decision", "comment": "response",
    "comments": "response", "lead_officer": "lead", "owner": "lead", "due_date": "due", "status": "state",
    "reason": "state_reason", "notes": "note", "source": "source_id",
}  # fmt: skip
_DECISIONS = {
    Decision.AGREED: ("yes", "y", "agree", "agreed in full", "accepted"),
    Decision.AGREED_IN_PART: ("in part", "part", "partly", "partially", "partly agreed", "partially agreed", "part agreed", "accepted in part"),
    Decision.NOT_AGREED: ("no", "n", "not accepted", "rejected", "declined", "refused"),
    Decision.AWAITING: ("awaiting decision", "awaiting a decision", "awaiting response", "not yet decided", "to be decided", "pending"),
}  # fmt: skip
_STATES = {
    RecommendationState.ACHIEVED: ("complete", "completed", "done"),
    RecommendationState.ACCEPTABLE_PROGRESS: ("on track",),
    RecommendationState.PAUSED: ("on hold",),
    RecommendationState.OVERDUE: ("late",),
}
_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")


@dataclass(frozen=True, kw_only=True)
class Plain:
    """The rows of a tracker by their line, in a pack's columns and words; `others` holds the cells of unknown columns."""

    records: dict[int, list[str]]
    others: dict[int, dict[str, str]] = field(default_factory=dict)


def in_the_packs_words(records: Mapping[int, list[str]], file: str, table: Table, findings: Findings) -> Plain:
    """The rows of a tracker with the headers, words and days of a pack, a notice for whatever was taken for something else.

    Columns that may be empty may be missing too. A row without an id is named by its line, and the file stands for its
    source. Empty rows, as spreadsheets leave them, are passed over; a row of another length than the header is a fault.
    """
    (first, header), *body = records.items()
    names = _headers(header, first, table, file, findings)
    known = [column.name for column in table.columns]
    if "recommendation" not in names or len(set(names)) < len(names):
        return Plain(records={first: names, **dict(body)})
    given: dict[str, Callable[[int], str]] = {
        "recommendation_id": lambda line: f"row_{line}", "source_id": lambda _: file,
    }  # fmt: skip
    free = {column.name for column in table.columns if not column.required} | set(given)
    added = [name for name in known if name not in names and name in free]
    kept = [number for number, name in enumerate(names) if name in known]
    plain = {first: [*(names[number] for number in kept), *added]}
    others: dict[int, dict[str, str]] = {}
    taken: dict[tuple[str, str], tuple[int, str, str]] = {}
    for line, cells in body:
        if not any(cells):
            continue
        if len(cells) != len(names):
            rule = f"The row has {len(cells)} cells where the header has {len(names)}: add or remove commas."
            findings.fault(Fault.ROW_LENGTH, file, rule, row=line, value=", ".join(cells))
            continue
        row = dict(zip(names, cells, strict=True))
        for name, fill in given.items():
            row[name] = row.get(name, "") or fill(line)
        for column in table.columns:
            if before := row.get(column.name, ""):
                row[column.name] = _plain(before, column.name)
                if row[column.name] != before:
                    # one day stands for all days of a column
                    what = "" if column.type == "date" else row[column.name]
                    taken.setdefault((column.name, what), (line, before, row[column.name]))
        plain[line] = [row.get(name, "") for name in plain[first]]
        others[line] = {name: row[name] for name in names if name not in known}
    for (where, _), (line, before, after) in taken.items():
        findings.notice(Notice.TAKEN_FOR, file, _taken_for(where, after), row=line, column=where, value=before)
    _say_what_is_missing(names, file, first, known, findings)
    return Plain(records=plain, others=others)


def _headers(header: list[str], line: int, table: Table, file: str, findings: Findings) -> list[str]:
    known = [column.name for column in table.columns]
    names = []
    for printed in header:
        plain = re.sub(r"[^a-z0-9]+", "_", printed.casefold()).strip("_")
        name = plain if plain in known else _HEADERS.get(plain, printed)
        if name != printed and plain != name:
            findings.notice(Notice.TAKEN_FOR, file, f"Taken for the column '{name}'.", row=line, column=printed)
        elif name not in known:
            rule = "The column is none of a tracker's: nothing is made of it, and it is kept in what is downloaded."
            findings.notice(Notice.COLUMN_UNKNOWN, file, rule, row=line, column=printed or "without a name")
        names.append(name)
    return names


def _say_what_is_missing(names: list[str], file: str, line: int, known: list[str], findings: Findings) -> None:
    if "recommendation_id" not in names:
        findings.notice(
            Notice.ROWS_NAMED_BY_LINE,
            file,
            "No column recommendation_id: each row is named by its line in the file.",
            row=line,
        )
    if missing := [name for name in known if name not in names and name not in ("recommendation_id", "source_id")]:
        findings.notice(
            Notice.COLUMNS_TAKEN_AS_EMPTY,
            file,
            f"Columns that the file does not have are taken as empty: {', '.join(missing)}.",
            row=line,
        )


def _plain(cell: str, column: str) -> str:
    """A cell in a pack's words, as it is where it is none of those known."""
    if column == "decision":
        return _word(cell, _DECISIONS)
    if column == "state":
        return _word(cell, _STATES)
    return _day(cell) if column in ("date", "due") else cell


def _word(cell: str, words: Mapping[Decision, tuple[str, ...]] | Mapping[RecommendationState, tuple[str, ...]]) -> str:
    said = " ".join(re.sub(r"[^a-z]+", " ", cell.casefold()).split())
    return next((str(one) for one, others in words.items() if said in (one.replace("_", " "), *others)), cell)


def _day(cell: str) -> str:
    """A day as 2018-04-17, from the ways in which it is written in Britain: the day before the month."""
    if is_day(cell):
        return cell
    for form in _DAYS:
        try:
            return datetime.strptime(cell, form).date().isoformat()
        except ValueError:
            continue
    return cell


def _taken_for(column: str, after: str) -> str:
    if column in ("date", "due"):
        day = datetime.fromisoformat(after)
        return f"Taken for {day_words(day)}: days of this column are read with the day before the month."
    word = Decision(after).word if column == "decision" else RecommendationState(after).word
    return f"Taken for '{word}', like every other word for it in this column."
