"""Where the table of a tracker stands in a sheet: its head, its rows, and the titles, keys and notes around it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.importers.sheet import HEAD_WITHIN
from hineq.packs.importers.tracker_heads import columns_of, head_score, plain_name
from hineq.packs.read.findings import Findings

_KEY = re.compile(r"(b?rag )?(status )?(key|legend|notes?|source|guidance|footnotes?)\b", re.IGNORECASE)
_SHOWN = 4  # texts of the lines around the table that a remark repeats


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A tracker as it lies in its sheet.

    `line` is where the head stands, `columns` which cell of a row stands for which column of a tracker, `others` the
    further columns by their cell; `rows` the rows of the table by their line, each as long as the head; `around` the
    cells of all other lines, and the heads.
    """

    line: int
    columns: Mapping[str, int]
    others: Mapping[int, str]
    rows: Mapping[int, list[str]]
    around: Sequence[Sequence[str]] = field(default_factory=tuple)


def layout_of(records: Mapping[int, list[str]], known: Sequence[str], file: str, findings: Findings) -> Layout | None:
    """The layout of a sheet's records, None with one fault where it has no head of a tracker."""
    lines = list(records)
    line = max(lines[:HEAD_WITHIN], key=lambda number: head_score(records[number], known))
    header = records[line]
    columns = columns_of(header, known)
    if not _head_holds(header, line, columns, known, file, findings, first=records[lines[0]]):
        return None
    _say_columns(header, line, columns, known, file, findings)
    above = {number: records[number] for number in lines[: lines.index(line)]}
    body = {number: records[number] for number in lines[lines.index(line) + 1 :]}
    below = _around(body, columns["recommendation"])
    rows = {number: cells for number, cells in body.items() if number not in below}
    _say_around({**above, **{number: body[number] for number in below}}, file, findings)
    taken = set(columns.values())
    others = {
        place: name
        for place, name in enumerate(_distinct(header))
        if place not in taken and (name or any(len(cells) > place and cells[place] for cells in rows.values()))
    }
    return Layout(
        line=line, columns=columns, others={place: name or f"column {place + 1}" for place, name in others.items()},
        rows=_of_one_length(rows, len(header), file, findings),
        around=(*above.values(), *(body[number] for number in below), header),
    )  # fmt: skip


def _head_holds(
    header: Sequence[str], line: int, columns: Mapping[str, int], known: Sequence[str], file: str, findings: Findings, *,
    first: Sequence[str],
) -> bool:  # fmt: skip
    names = [plain_name(cell) for cell in header]
    twice = [name for name, place in columns.items() if names.count(names[place]) > 1]
    if twice:
        rule = "The column stands twice: keep one, or name the other one otherwise."
        findings.fault(Fault.COLUMN_TWICE, file, rule, row=line, column=twice[0])
        return False
    if "recommendation" in columns:
        return True
    if head_score(header, known) >= 4:
        lacking = ", ".join(
            name for name in ("recommendation", "decision", "date", "state", "due") if name not in columns
        )
        rule = (
            f"The head was found in row {line}, and no column of it holds the recommendations: name the one that does "
            f"'Recommendation'. It also lacks what may stay unsaid: {lacking.removeprefix('recommendation, ')}."
            if "," in lacking
            else f"The head was found in row {line}, and no column of it holds the recommendations: name the one that does "
            "'Recommendation'."
        )
        findings.fault(Fault.COLUMN_MISSING, file, rule, row=line, column="recommendation", value=", ".join(header))
        return False
    rule = (
        f"None of the first {HEAD_WITHIN} rows names the columns of a tracker: one must have 'Recommendation', and others "
        "such as 'Decision', 'Lead', 'Due' and 'Status', each in a cell of its own."
    )
    findings.fault(Fault.HEADER_UNKNOWN, file, rule, row=min(1, line), value=", ".join(first))
    return False


def _say_columns(
    header: Sequence[str], line: int, columns: Mapping[str, int], known: Sequence[str], file: str, findings: Findings
) -> None:
    """What each column was taken for, and which are not there."""
    meant = {place: name for name, place in columns.items()}
    for place, printed in enumerate(header):
        name = meant.get(place)
        if name is None:
            rule = "The column is none of a tracker's: nothing is made of it, and it is kept in what is downloaded."
            if rival := _rival(printed, columns, known):
                rule = f"Another column, '{header[columns[rival]]}', was taken for '{rival}': this one is kept in what is downloaded."
            if printed:
                findings.notice(Notice.COLUMN_UNKNOWN, file, rule, row=line, column=printed)
        elif name != printed and plain_name(printed).replace(" ", "_") != name:
            findings.notice(Notice.TAKEN_FOR, file, f"Taken for the column '{name}'.", row=line, column=printed)
    if "recommendation_id" not in columns:
        rule = "No column recommendation_id: each row is named by its line in the file."
        findings.notice(Notice.ROWS_NAMED_BY_LINE, file, rule, row=line)
    missing = [name for name in known if name not in columns and name not in ("recommendation_id", "source_id")]
    if missing:
        rule = f"Columns that the file does not have are taken as not stated: {', '.join(missing)}."
        findings.notice(Notice.COLUMNS_TAKEN_AS_EMPTY, file, rule, row=line)


def _rival(printed: str, columns: Mapping[str, int], known: Sequence[str]) -> str:
    """The column that a head would stand for if no other cell did; "" for none."""
    return next(iter(set(columns_of([printed], known)) & set(columns)), "")


def _distinct(header: Sequence[str]) -> list[str]:
    """The heads as names of which no two are alike."""
    names: list[str] = []
    for printed in header:
        again = sum(
            name.startswith(printed) and (name == printed or name[len(printed) :].startswith(" (")) for name in names
        )
        names.append(f"{printed} ({again + 1})" if printed and again else printed)
    return names


def _around(body: Mapping[int, list[str]], place: int) -> list[int]:
    """The lines under the head that are no rows: headings of sections, and what stands below the table."""
    filled = {line: [cell for cell in cells if cell] for line, cells in body.items()}
    widest = max((len(cells) for cells in filled.values()), default=0)
    last = max((line for line, cells in filled.items() if len(cells) > 2), default=0)
    found, before, in_key = [], 0, False
    for line, cells in filled.items():
        has_recommendation = len(body[line]) > place and bool(body[line][place])
        apart = bool(before) and line > before + _lines(body[before])
        begins = len(cells) <= 2 and _KEY.match(cells[0]) is not None
        if widest > 2 and line > last and len(cells) <= 2:
            in_key = in_key or begins or apart
        elif begins and not has_recommendation:
            in_key = True
        elif len(cells) > 2:
            in_key = False
        if in_key or (len(cells) <= 2 and not has_recommendation):
            found.append(line)
        before = line
    return found


def _lines(cells: Sequence[str]) -> int:
    """How many lines of the file a row takes: the breaks within its cells count."""
    return 1 + sum(len(re.findall(r"\r\n|\r|\n", cell)) for cell in cells)


def _say_around(around: Mapping[int, Sequence[str]], file: str, findings: Findings) -> None:
    if not around:
        return
    lines = ", ".join(map(str, around))
    texts = ["; ".join(filter(None, cells)) for cells in around.values()]
    shown = ", ".join(f"'{text[:60]}'" for text in texts[:_SHOWN]) + (" and so on" if len(texts) > _SHOWN else "")
    several = len(around) > 1
    rule = (
        f"{len(around)} row{'s' if several else ''} around the table (row{'s' if several else ''} {lines}) "
        f"{'are no recommendations and were' if several else 'is no recommendation and was'} passed over: {shown}."
    )
    findings.notice(Notice.TEXT_AROUND, file, rule)


def _of_one_length(rows: Mapping[int, list[str]], length: int, file: str, findings: Findings) -> dict[int, list[str]]:
    """The rows as long as the head: cells that a spreadsheet leaves out at the end are empty ones."""
    found = {}
    for line, cells in rows.items():
        if any(cells[length:]):
            rule = f"The row has {len(cells)} cells where the header has {length}: put a cell that holds what parts cells into quotation marks."
            findings.fault(Fault.ROW_LENGTH, file, rule, row=line, value=", ".join(cells))
            continue
        found[line] = [*cells[:length], *([""] * (length - len(cells)))]
    return found
