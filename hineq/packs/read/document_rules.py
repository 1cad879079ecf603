"""What must hold for what documents say: a figure stands in its quotation, a wording is listed, a link leads somewhere."""

import re
from collections.abc import Mapping

import pandas as pd

from hineq.model.document_words import BoardRelation
from hineq.model.roles import StrategyPart
from hineq.model.strategy import Strategy
from hineq.model.thread import plain_wording
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.rows import Rows
from hineq.packs.read.rules import check_known

Tables = Mapping[str, Rows]
# a target of none is printed as a word
_NONE = frozenset({"no", "none", "no one", "no-one"})
_NUMBER = re.compile(r"£?\s*([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*%?")


def printed_number(printed: str) -> float | None:
    """The number that a printed figure reads as, None where it is not one.

    >>> printed_number("14,650"), printed_number("19.0 %"), printed_number("£12,332")
    (14650.0, 19.0, 12332.0)
    >>> printed_number("no-one")
    0.0
    >>> printed_number("one in four") is None
    True
    """
    if printed.strip().casefold() in _NONE:
        return 0.0
    found = _NUMBER.fullmatch(printed.strip())
    return float(found[1].replace(",", "")) if found else None


def check_documents(
    tables: Tables, strategy: Strategy | None, strategy_file: str, described: bool, findings: Findings
) -> None:
    """Every rule on the tables of documents.

    `strategy` is None where the pack has none (then `strategy_file` is empty too) or its file has faults; `described`
    is False where the description of the pack has faults, so that a table may seem to lack.
    """
    _check_of_strategy(tables, strategy, strategy_file, described, findings)
    if (figures := _filled(tables, "statement_figures")) is not None and "statements" in tables:
        check_figures_printed(figures, tables["statements"], findings)
        check_ties_agree(figures, _filled(tables, "measures"), findings)
    if (measures := _filled(tables, "measures")) is not None:
        check_parts(measures, findings)
    if (links := _filled(tables, "jsna_links")) is not None:
        check_wordings_listed(links, tables, described, findings)
    if (updates := _filled(tables, "priority_updates")) is not None:
        check_due(updates, "as_at", findings)
    if (evidence := _filled(tables, "audit_evidence")) is not None:
        check_evidence_named(evidence, findings)
    if (actions := _filled(tables, "actions")) is not None:
        check_actions(actions, findings)
    if (levels := _filled(tables, "levels")) is not None:
        check_leaders_quoted(levels, findings)
    if (relations := _filled(tables, "board_relations")) is not None:
        check_relations(relations, findings)
    if _filled(tables, "boards") is not None:
        _check_delivery_boards(tables["boards"], strategy, strategy_file, findings)


def _filled(tables: Tables, name: str) -> pd.DataFrame | None:
    rows = tables.get(name)
    return None if rows is None or rows.frame.empty else rows.frame


def _check_of_strategy(
    tables: Tables, strategy: Strategy | None, strategy_file: str, described: bool, findings: Findings
) -> None:
    if strategy is None and (strategy_file or not described):
        return
    known = {
        "outcome_id": {outcome.outcome_id for outcome in strategy.outcomes} if strategy else set[str](),
        "list_id": {listed.list_id for listed in strategy.area_lists} if strategy else set[str](),
    }
    where = strategy_file or "a strategy file of this pack"
    for name, table in TABLES.items():
        for column in table.columns:
            key = column.link.of_strategy if column.link else ""
            if key and (rows := _filled(tables, name)) is not None:
                check_known(rows, column.name, known[key], where, findings)


def check_parts(frame: pd.DataFrame, findings: Findings) -> None:
    """A measure under an outcome names it, and no other does."""
    under = frame.part == StrategyPart.OUTCOME
    wrong = frame.part.isin(list(StrategyPart)) & (under == (frame.outcome_id == ""))
    rule = "A measure with the part 'outcome' must name its outcome, and one with another part none."
    findings.faults_in(frame, wrong, "outcome_id", Fault.PART_WITHOUT_OUTCOME, rule)


def check_figures_printed(figures: pd.DataFrame, statements: Rows, findings: Findings) -> None:
    """A printed figure stands in its statement's quotation and reads as its value."""
    quotes: dict[str, set[str]] = {}
    for statement_id, quote in statements.frame[["statement_id", "quote"]].itertuples(index=False):
        quotes.setdefault(statement_id, set()).add(quote)
    columns = [FILE, ROW, "statement_id", "printed", "value"]
    for file, line, statement_id, printed, value in figures[columns].itertuples(index=False):
        said = quotes.get(statement_id, set())
        # a quotation that could not be read, or that stands twice, has its own fault
        if printed and len(said) == 1 and "" not in said and not _stands_in(printed, next(iter(said))):
            rule = "The printed figure must stand in the statement's quotation, exactly so."
            findings.fault(Fault.FIGURE_NOT_IN_QUOTATION, file, rule, row=line, column="printed", value=printed)
            continue
        number = printed_number(printed)
        if printed and number is None:
            rule = (
                "The printed figure must be a number in digits, such as 28.4%, 14,650 or £12,332, or a word for none."
            )
            findings.fault(Fault.FIGURE_NO_NUMBER, file, rule, row=line, column="printed", value=printed)
        elif number is not None and pd.notna(value) and value != number:
            rule = f"The value must be the number that is printed: '{printed}' reads as {number:.15g}."
            findings.fault(Fault.FIGURE_UNLIKE_PRINTED, file, rule, row=line, column="value", value=value)


def check_ties_agree(figures: pd.DataFrame, measures: pd.DataFrame | None, findings: Findings) -> None:
    """A figure whose subject is a measure of the strategy, by its wording, comes as near to an indicator as the measure does."""
    if measures is None:
        return
    ties: dict[tuple[str, str], set[str]] = {}
    for wording, indicator_id, tie in measures[["wording", "indicator_id", "tie"]].itertuples(index=False):
        ties.setdefault((plain_wording(wording), indicator_id), set()).add(tie)
    columns = [FILE, ROW, "subject", "indicator_id", "tie"]
    for file, line, subject, indicator_id, tie in figures[columns].itertuples(index=False):
        known = ties.get((plain_wording(subject), indicator_id)) if indicator_id else None
        if known and known != {tie}:
            rule = f"The measure of this name is tied to '{indicator_id}' as {', '.join(sorted(known))} in measures.csv: one pair has one tie."
            findings.fault(Fault.TIES_DISAGREE, file, rule, row=line, column="tie", value=tie)


def _stands_in(printed: str, quote: str) -> bool:
    """Whether a figure stands in a quotation by itself: 28 does not stand in 28.4%, nor 14 in 2014."""
    around = ("[a-z]", "[a-z]") if printed.isalpha() else (r"[\d.,]", r"\d|[.,]\d")
    return re.search(rf"(?<!{around[0]}){re.escape(printed)}(?!{around[1]})", quote, re.IGNORECASE) is not None


def check_wordings_listed(links: pd.DataFrame, tables: Tables, described: bool, findings: Findings) -> None:
    """Every wording of a link is that of a listed JSNA priority or an alias of one."""
    known: set[str] = set()
    for table in ("jsna_priorities", "jsna_aliases"):
        found = tables[table].known("wording") if table in tables else (frozenset[str]() if described else None)
        if found is None:
            return
        known |= {plain_wording(wording) for wording in found}
    unlisted = links.wording.map(lambda wording: bool(wording) and plain_wording(wording) not in known)
    rule = "The wording is that of no priority in jsna_priorities.csv: add what it stands for to jsna_aliases.csv."
    findings.faults_in(links, unlisted, "wording", Fault.WORDING_UNKNOWN, rule)


def check_due(frame: pd.DataFrame, made: str, findings: Findings) -> None:
    """Nothing is due before the day on which it was said or made."""
    early = frame.due.to_numpy() < frame[made].to_numpy()
    if not early.any():
        return
    for file, line, due, day in frame.loc[early, [FILE, ROW, "due", made]].itertuples(index=False):
        rule = f"The due date must not lie before the day in the column {made}, {day:%Y-%m-%d}."
        findings.fault(Fault.DUE_TOO_EARLY, file, rule, row=line, column="due", value=due)


def check_evidence_named(frame: pd.DataFrame, findings: Findings) -> None:
    """Evidence is a statement or something that is computed."""
    bare = (frame.statement_id == "") & (frame.computed == "")
    rule = "Evidence must name a statement or what is computed: fill one of the two."
    findings.faults_in(frame, bare, "statement_id", Fault.EVIDENCE_OF_NOTHING, rule)


def check_actions(frame: pd.DataFrame, findings: Findings) -> None:
    """An action is for a priority or a measure, and says what is done or who does it."""
    for columns, what in (
        (("outcome_id", "measure_id"), "An action must name its priority (outcome_id) or its measure (measure_id)."),
        (("wording", "owner"), "An action must say what is done (wording), or at least who does it (owner)."),
    ):
        bare = (frame[list(columns)] == "").all(axis=1)
        findings.faults_in(frame, bare, columns[0], Fault.ACTION_UNTIED, what)


def check_leaders_quoted(frame: pd.DataFrame, findings: Findings, column: str = "led_by") -> None:
    """Who leads (at a level, or a board) stands in the row's quotation, in these words."""
    quoted = [who.casefold() in quote.casefold() for who, quote in zip(frame[column], frame.quote, strict=True)]
    silent = (frame.quote != "") & ~pd.Series(quoted, index=frame.index, dtype=bool)
    rule = "Who leads must stand in the row's quotation, in these words: quote where the document says so."
    findings.faults_in(frame, silent, column, Fault.LEADER_NOT_QUOTED, rule)


def check_relations(frame: pd.DataFrame, findings: Findings) -> None:
    """A relation leads to a board, or to a role that stands in its quotation; no board answers, over others, to itself."""
    roles = frame.relation.isin([one for one in BoardRelation if one.of_a_role]).to_numpy()
    known = frame.relation.isin(list(BoardRelation)).to_numpy()
    for column, wanted in (("other_id", known & ~roles), ("role", roles)):
        empty = (frame[column] == "").to_numpy()
        wrong = wanted & empty | known & ~wanted & ~empty
        rule = "A relation leads to a board (other_id), or says the role of who leads (led_by, chaired_by): one of the two."
        findings.faults_in(frame, wrong, column, Fault.RELATION_UNCLEAR, rule)
    check_leaders_quoted(frame[roles], findings, column="role")
    _check_no_ring(frame[~roles & (frame.other_id != "").to_numpy()], findings)


def _check_no_ring(frame: pd.DataFrame, findings: Findings) -> None:
    above: dict[str, list[str]] = {}
    for board_id, other in zip(frame.board_id, frame.other_id, strict=True):
        above.setdefault(board_id, []).append(other)
    told: set[str] = set()
    for file, line, board_id, other in frame[[FILE, ROW, "board_id", "other_id"]].itertuples(index=False):
        way = _way_back(other, board_id, above)
        if way and not told & set(way):
            told |= set(way)
            rule = f"A board must not answer to itself, as here: {' to '.join([board_id, *way])}."
            findings.fault(Fault.BOARDS_IN_A_RING, file, rule, row=line, column="other_id", value=other)


def _way_back(board_id: str, to: str, above: Mapping[str, list[str]]) -> list[str]:
    """The boards from one up to another, both among them, or nothing where no way leads there."""
    ways, seen = [[board_id]], {board_id}
    while ways:
        way = ways.pop(0)
        if way[-1] == to:
            return way
        for up in above.get(way[-1], ()):
            if up not in seen:
                seen.add(up)
                ways.append([*way, up])
    return []


def _check_delivery_boards(boards: Rows, strategy: Strategy | None, file: str, findings: Findings) -> None:
    names = boards.known("name")
    if strategy is None or names is None:
        return
    for board in dict.fromkeys(outcome.delivery_board for outcome in strategy.outcomes):
        if board not in names:
            rule = "The delivery board is not in boards.csv, by this name: add it there, or correct it here."
            findings.fault(Fault.ID_UNKNOWN, file, rule, column="delivery_board", value=board)
