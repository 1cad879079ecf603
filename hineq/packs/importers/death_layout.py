"""Where a table of deaths stands in a sheet, a row or a column a band of age, and its rows in a pack's columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hineq.model.deaths import DEATHS_COLUMNS
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.importers.death_words import (
    age_of,
    bare_number,
    cause_of,
    column_of,
    is_every_age,
    is_people,
    is_suppressed,
    plain,
    sex_of,
    was_a_day,
)
from hineq.packs.importers.merged_heads import columns_hold
from hineq.packs.importers.sheet import HEAD_WITHIN
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack

Records = list[tuple[int, list[str]]]
FEWEST_BANDS = 5  # so many columns named after ages make a table wide
_SHOWN = 4


@dataclass(frozen=True, kw_only=True)
class DeathsSheet:
    """The rows of a table of deaths by their line, the header first; `wide` where each row held every band of age."""

    line: int
    rows: Records
    wide: bool


def head_score(cells: Sequence[str]) -> int:
    """How much a row looks like the head of a table of deaths: its columns, and its bands of age."""
    return len({column_of(cell) for cell in cells} - {""}) + len({age_of(cell) for cell in cells} - {""})


def deaths_sheet(records: Mapping[int, list[str]], file: str, findings: Findings) -> DeathsSheet:
    """The table of a sheet's records, in a pack's columns and words; what was passed over or taken for what is noticed.

    Raises InvalidPack where a head is merged over several columns of figures. Where no row is a head the records are given back as they are: what reads them says what is wrong.
    """
    lines = list(records)
    line = max(lines[:HEAD_WITHIN], key=lambda number: head_score(records[number]))
    header = records[line]
    if head_score(header) < 2:
        return DeathsSheet(line=lines[0], rows=list(records.items()), wide=False)
    body = {number: records[number] for number in lines[lines.index(line) + 1 :]}
    bands = [place for place, cell in enumerate(header) if age_of(cell) and not column_of(cell)]
    wide = len({age_of(header[place]) for place in bands}) >= FEWEST_BANDS
    columns = _columns(header, set(bands) if wide else set())
    _check_heads(header, body, file, findings)
    _say_heads(header, line, columns, file, findings)
    is_row = _wide_row(bands) if wide else _long_row(columns)
    above = [number for number in lines if number < line]
    around = [*above, *_around(body, is_row)]
    _say_around({number: records[number] for number in around}, file, findings)
    rows = [(number, cells) for number, cells in body.items() if number not in around]
    _check_years(rows, header, columns, line, file, findings)
    if wide:
        rows = _long(rows, header, columns, bands, line, file, findings)
    else:
        rows = [(line, _renamed(header, columns)), *_cut(rows, len(header))]
        columns = {name: place for name, place in columns.items() if name != "year"}
    found = DeathsSheet(line=line, rows=rows, wide=wide)
    return _in_words(found, file, header[columns["group"]] if "group" in columns else "", findings)


def _check_heads(header: Sequence[str], body: Mapping[int, list[str]], file: str, findings: Findings) -> None:
    """InvalidPack with a fault where a head is merged over several columns of figures: those of one sex would be taken for all."""
    width = max(map(len, (header, *body.values())))
    heads = [*header, *[""] * (width - len(header))]

    def cells(place: int) -> list[str]:
        return [row[place] if place < len(row) else "" for row in body.values()]

    if not columns_hold(heads, cells, list(body).__getitem__, file, findings):
        raise InvalidPack(file, findings.faults)


def _columns(header: Sequence[str], but: set[int]) -> dict[str, int]:
    """Which cell of the head is which column: one of the column's own name before others."""
    found: dict[str, int] = {}
    for place, cell in sorted(enumerate(header), key=lambda pair: plain(pair[1]) != column_of(pair[1])):
        name = column_of(cell)
        if name and place not in but:
            found.setdefault(name, place)
    return found


def _renamed(header: Sequence[str], columns: Mapping[str, int]) -> list[str]:
    names = list(header)
    for name, place in columns.items():
        if name in DEATHS_COLUMNS:
            names[place] = name
    return names


def _cut(rows: Records, length: int) -> Records:
    """The rows without empty cells behind the last column, which spreadsheets leave."""
    return [(line, cells if any(cells[length:]) else cells[:length]) for line, cells in rows]


def _long_row(columns: Mapping[str, int]) -> Callable[[Sequence[str]], bool]:
    def is_row(cells: Sequence[str]) -> bool:
        said = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
        return bool(
            age_of(said.get("age", "")) or is_every_age(said.get("age", "")) or _is_count(said.get("deaths", ""))
        )

    return is_row


def _wide_row(bands: Sequence[int]) -> Callable[[Sequence[str]], bool]:
    return lambda cells: any(place < len(cells) and _is_count(cells[place]) for place in bands)


def _is_count(cell: str) -> bool:
    return bare_number(cell).replace(".", "", 1).isdecimal() or is_suppressed(cell)


def _around(body: Mapping[int, list[str]], is_row: Callable[[Sequence[str]], bool]) -> list[int]:
    """The lines under the head that are no rows: those of one cell, and all that stand below the last row."""
    last = max((line for line, cells in body.items() if is_row(cells)), default=0)
    return [
        line
        for line, cells in body.items()
        if not is_row(cells) and last and (line > last or sum(map(bool, cells)) == 1)
    ]


def _say_heads(header: Sequence[str], line: int, columns: Mapping[str, int], file: str, findings: Findings) -> None:
    for name, place in columns.items():
        if name != "year" and plain(header[place]) != name:
            findings.notice(Notice.TAKEN_FOR, file, f"Taken for the column '{name}'.", row=line, column=header[place])


def _say_around(around: Mapping[int, Sequence[str]], file: str, findings: Findings) -> None:
    if not around:
        return
    texts = [" ".join(filter(None, cells)) for cells in around.values()]
    shown = ", ".join(f"'{text[:60]}'" for text in texts[:_SHOWN]) + (" and so on" if len(texts) > _SHOWN else "")
    rule = f"Lines around the table were passed over ({', '.join(map(str, around))}): {shown}."
    findings.notice(Notice.TEXT_AROUND, file, rule)


def _check_years(
    rows: Records, header: Sequence[str], columns: Mapping[str, int], line: int, file: str, findings: Findings
) -> None:
    """One year, or one span of years, may be said in a column: rows of several would be counted twice."""
    if "year" not in columns:
        return
    place = columns["year"]
    years = list(dict.fromkeys(cells[place] for _, cells in rows if len(cells) > place and cells[place]))
    if len(years) > 1:
        rule = "The table holds several years: keep one, or add deaths and people of all up to one row each."
        findings.fault(Fault.KEY_TWICE, file, rule, row=line, column=header[place], value=", ".join(years))
    elif years:
        rule = f"All rows are of {years[0]}: the column is not read."
        findings.notice(Notice.COLUMN_UNKNOWN, file, rule, row=line, column=header[place])


def _long(
    rows: Records, header: Sequence[str], columns: Mapping[str, int], bands: Sequence[int], line: int, file: str,
    findings: Findings,
) -> Records:  # fmt: skip
    """A table that is wide by age as one row a band, its rows of people as the population of each."""
    ids = [name for name in ("group", "sex", "cause") if name in columns]

    def said(cells: Sequence[str], place: int) -> str:
        return cells[place] if place < len(cells) else ""

    people: dict[tuple[str, ...], Sequence[str]] = {}
    counted: list[tuple[int, list[str], list[str]]] = []
    for number, cells in rows:
        named = [said(cells, columns[name]) for name in ids]
        if "cause" in ids and is_people(named[-1]):
            people[tuple(named[:-1])] = cells
        else:
            counted.append((number, named, cells))
    names = [*ids, "age", "deaths", *(["population"] if people else [])]
    found: Records = [(line, names)]
    for number, named, cells in counted:
        own = people.get(tuple(named[:-1]), ())
        for place in bands:
            row = [*named, header[place], said(cells, place), *([said(own, place)] if people else [])]
            found.append((number, row))
    rule = f"The table is wide by age: its {len(counted)} rows were turned into one row for each band of age."
    findings.notice(Notice.TAKEN_FOR, file, rule, row=line)
    return found


def _in_words(sheet: DeathsSheet, file: str, group_head: str, findings: Findings) -> DeathsSheet:
    """The rows with ages, sexes, causes and counts as a pack writes them; rows of all ages are passed over."""
    (line, header), *body = sheet.rows
    at = {name: header.index(name) for name in DEATHS_COLUMNS if name in header}
    reads: dict[str, Callable[[str], str]] = {
        "age": lambda cell: age_of(cell) or cell, "sex": sex_of, "cause": cause_of,
        "deaths": bare_number, "population": bare_number,
    }  # fmt: skip
    if plain(group_head) != "group":
        # "1" alone would not say that it is a decile
        reads["group"] = lambda cell: f"{group_head} {cell}" if cell.isdecimal() else cell
    found: Records = [(line, header)]
    totals: list[int] = []
    taken: dict[tuple[str, str, str], int] = {}
    for number, cells in body:
        if len(cells) != len(header):
            found.append((number, cells))
            continue
        if "age" in at and is_every_age(cells[at["age"]]):
            totals.append(number)
            continue
        row = list(cells)
        for name, read in reads.items():
            if name in at:
                row[at[name]] = read(cells[at[name]])
                if name in ("sex", "cause") or (name == "age" and was_a_day(cells[at[name]])):
                    taken.setdefault((name, cells[at[name]], row[at[name]]), number)
        found.append((number, row))
    _say_taken(taken, totals, file, findings)
    return DeathsSheet(line=line, rows=found, wide=sheet.wide)


def _say_taken(taken: Mapping[tuple[str, str, str], int], totals: Sequence[int], file: str, findings: Findings) -> None:
    for (name, before, after), number in taken.items():
        if before != after:
            rule = f"Taken for '{after}'" + (": a spreadsheet had made a day of it." if name == "age" else ".")
            findings.notice(Notice.TAKEN_FOR, file, rule, row=number, column=name, value=before)
    if totals:
        rule = f"Rows of all ages together are passed over ({len(totals)}): the bands of age are read."
        findings.notice(Notice.TEXT_AROUND, file, rule, row=totals[0])
