"""What a strategy says of itself: its name, its years, its aims, its priorities, the boards that answer for them, its source."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hineq.model.governance import Board
from hineq.model.source import Source
from hineq.model.strategy import PriorityOutcome, Strategy
from hineq.packs.bring.plan import Layer
from hineq.packs.bring.strategy_rows import priority_ids
from hineq.packs.bring.strategy_sheet import SheetRow, StrategySheet
from hineq.packs.bring.strategy_words import same_name
from hineq.packs.bring.ties import slug
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import plain
from hineq.packs.read.findings import Findings


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an officer says of a strategy beside its sheet; empty, or 0, where they say nothing."""

    title: str = ""
    first_year: int = 0
    last_year: int = 0
    board: str = ""
    publisher: str = ""
    published: str = ""
    licence: str = ""


@dataclass(frozen=True, kw_only=True)
class Head:
    """A strategy's head as far as it is known; `priorities` are its priorities by id, `open` the questions left, `replaces` what goes."""

    title: str
    first_year: int
    last_year: int
    status: str
    aims: tuple[str, ...]
    board: str
    source: Source
    priorities: Mapping[str, str]
    open: tuple[str, ...]
    replaces: str

    def outcomes(self, answering: Mapping[str, str]) -> tuple[tuple[PriorityOutcome, ...], tuple[str, ...]]:
        """The priorities with the boards that answer for them, and all that must be said before they can be written."""
        without = [name for key, name in self.priorities.items() if not answering.get(key, "")]
        asks = self.open
        if without:
            asks = (
                *asks,
                f"No row says which board answers for {', '.join(without)}: write it in the column 'Board', or say it with --board.",
            )
        made = tuple(
            PriorityOutcome(outcome_id=key, name=name, delivery_board=answering.get(key, ""))
            for key, name in self.priorities.items()
        )
        return made, asks

    def strategy(self, outcomes: tuple[PriorityOutcome, ...]) -> Strategy:
        """The strategy, without lists of areas."""
        return Strategy(
            title=self.title, first_year=self.first_year, last_year=self.last_year, status=self.status, source_id=self.source.source_id,
            outcomes=outcomes, area_lists=(), overall_aims=self.aims,
        )  # fmt: skip


def headed(sheet: StrategySheet, layer: Layer, said: Said, day: date, findings: Findings) -> Head:
    """The head of a strategy, from what the officer says, then from the sheet; what neither says is asked."""
    about = sheet.about
    title = said.title or about.get("title", "")
    first = said.first_year or _year(sheet, "first_year", findings)
    last = said.last_year or _year(sheet, "last_year", findings)
    licence = said.licence or about.get("licence", "")
    if first and last and last < first:
        findings.fault(
            Fault.YEARS_SWAPPED,
            sheet.file,
            f"The last year must not lie before the first, {first}.",
            column="last year",
            value=last,
        )
    there = layer.place.strategy
    if there is not None and title and plain(there.title) != plain(title):
        rule = f"The layer holds a strategy already, '{there.title}', and a layer holds one: make another layer for this one (`python -m hineq new`)."
        findings.fault(Fault.KEY_TWICE, sheet.file, rule, column="strategy", value=title)
    asked = (
        (title, "What is the strategy called: --title, or a row 'Strategy: ...' over the table."),
        (first, "In which year does it begin: --first-year."), (last, "In which year does it end: --last-year."),
        (licence, "Under which licence is its text: --licence, such as 'Open Government Licence v3.0'."),
    )  # fmt: skip
    unreadable = {problem.column for problem in findings.faults}
    source = Source(
        source_id=there.source_id if there else slug(f"strategy {title}"), publisher=said.publisher or about.get("publisher", layer.place.name),
        title=title, licence=licence, published=said.published or about.get("published", ""), note=f"Brought from the file {sheet.file}.",
    )  # fmt: skip
    measures = len({one.measure_id for one in layer.place.measures})
    return Head(
        title=title, first_year=first, last_year=last, status=f"ended in {last}" if last < day.year else f"runs to {last}", aims=sheet.aims,
        board=said.board or about.get("board", ""), source=source, priorities=dict(priority_ids(sheet).values()),
        open=tuple(question for answer, question in asked if not answer and not ("year" in question and unreadable)),
        replaces=f"The layer's strategy, its {measures} measures and its targets are replaced by those of this sheet" if there and title else "",
    )  # fmt: skip


def _year(sheet: StrategySheet, key: str, findings: Findings) -> int:
    text = sheet.about.get(key, "")
    found = re.fullmatch(r"[12][0-9]{3}", text)
    if text and found is None:
        rule = "The year must be written in four digits, such as 2026."
        findings.fault(Fault.YEAR_UNREADABLE, sheet.file, rule, column=key.replace("_", " "), value=text)
    return int(text) if found else 0


def boards_of(
    sheet: StrategySheet, layer: Layer, head: Head, findings: Findings
) -> tuple[tuple[Board, ...], dict[str, str]]:
    """The boards of a sheet that the layer has not yet, and the board that answers for each priority, by the priority's id.

    A fault for a board that is spelled in two ways, and for a priority with two boards.
    """
    theirs = {
        same_name(one.name): one.name for one in layer.place.governance.boards if one.source_id != head.source.source_id
    }
    spelled, answering = dict[str, tuple[str, int]](), dict[str, tuple[str, int]]()
    told = set[tuple[str, str]]()
    ids = {key: one for key, (one, _) in priority_ids(sheet).items()}
    for row in sheet.rows:
        name, priority = row["board"], ids.get(same_name(row["priority"]), "")
        if not name:
            continue
        first, since = spelled.setdefault(same_name(name), (name, row.row))
        if name != first:
            _fault_once(
                ("", name),
                told,
                sheet,
                row,
                f"The board is called '{first}' in row {since}: write one name in both.",
                findings,
            )
        answers, since = answering.setdefault(priority, (theirs.get(same_name(name), name), row.row))
        if priority and same_name(answers) != same_name(name):
            rule = f"'{answers}' answers for this priority in row {since}, and one board does: name the other board in the action."
            _fault_once((priority, same_name(name)), told, sheet, row, rule, findings)
    of = {same_name(board): key for key, (board, _) in reversed(answering.items())}
    if head.board and not head.priorities.keys() <= answering.keys():
        spelled.setdefault(same_name(head.board), (head.board, 0))
    made = tuple(
        Board(board_id=slug(name), name=name, area_code=layer.place.area_code, outcome_id=of.get(key, ""), source_id=head.source.source_id)
        for key, (name, _) in spelled.items() if key not in theirs
    )  # fmt: skip
    left = {key: theirs.get(same_name(head.board), head.board) for key in head.priorities if head.board}
    return made, {**left, **{key: board for key, (board, _) in answering.items() if key}}


def board_ids(boards: Iterable[Board], layer: Layer) -> dict[str, str]:
    """The boards that a layer has and would have, by their names as far as two spellings are of one."""
    return {same_name(one.name): one.board_id for one in (*boards, *layer.place.governance.boards)}


def _fault_once(
    about: tuple[str, str],
    told: set[tuple[str, str]],
    sheet: StrategySheet,
    row: SheetRow,
    rule: str,
    findings: Findings,
) -> None:
    if about not in told:
        told.add(about)
        head = sheet.heads.get("board", "board")
        findings.fault(Fault.KEY_TWICE, sheet.file, rule, row=row.row, column=head, value=row["board"])
