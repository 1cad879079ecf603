"""What the strategy's own links come to: how many priorities lead where, in counts, tables and sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from hineq.insights.standing.dated_facts import as_of
from hineq.insights.targets.measures import MeasureView, status_words
from hineq.insights.thread.promised import beside_now, promised_finding, promised_now, promised_title
from hineq.insights.thread.thread import delivery_boards
from hineq.insights.wording.numbers import count_word, counted, joined, title
from hineq.model.document_words import StatementTopic
from hineq.model.governance import Board, Relation
from hineq.model.place import Place
from hineq.model.roles import StatementRole
from hineq.model.statement import Statement
from hineq.model.strategy import PriorityOutcome
from hineq.model.thread import CommissioningPriority, JsnaPriority, plain_wording
from hineq.model.words import Tie

TIES_NOTE = (
    "Needs are the priorities of the Joint Strategic Needs Assessment (JSNA), the evidence on which the strategy is built. Links from commissioning priorities to JSNA priorities are the document's own; where its wording differs from the list, "
    "the table of wordings says what each is taken to stand for. Measures of success are the document's own. Ties from "
    "priorities to indicators are hineq's, each with its reason."
)


class Link(StrEnum):
    """How a commissioning priority is linked to a JSNA priority: in the words of the list, in others, or not."""

    LISTED = "in the list's words"
    OTHER = "in other words"
    NONE = "not linked"


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Commissioning priorities by JSNA priorities: `links` has a row for each of the one, a column for each of the other."""

    links: pd.DataFrame

    @property
    def linked(self) -> list[str]:
        """The JSNA priorities to which any commissioning priority is linked."""
        return [str(jsna_id) for jsna_id in self.links.columns[(self.links != Link.NONE).any(axis=0)]]


def link_matrix(place: Place) -> Matrix:
    """How each commissioning priority is linked to each JSNA priority, ids as labels, in the document's order."""
    thread = place.thread
    at = {priority_id: number for number, priority_id in enumerate(thread.priorities)}
    linked = {jsna_id: [str(Link.NONE)] * len(at) for jsna_id in thread.jsna}
    for link in thread.links:
        for jsna_id in link.jsna_ids:
            same = plain_wording(link.wording) == plain_wording(thread.jsna[jsna_id].wording)
            linked[jsna_id][at[link.priority_id]] = str(Link.LISTED if same else Link.OTHER)
    return Matrix(links=pd.DataFrame(linked, index=list(at), columns=list(linked), dtype=object))


def strategy_finding(place: Place) -> str:
    """The heading of the strategy's page: to how many of the JSNA priorities its own priorities lead."""
    thread = place.thread
    ours, jsna = len(thread.commissioning_priorities), len(thread.jsna_priorities)
    if place.strategy is None:
        return promised_title(place)
    if not ours and place.strategy.outcomes:
        # a strategy that was brought from a sheet has its priorities as outcomes, and no document is quoted
        return f"The strategy of {place.name} sets {counted(len(place.strategy.outcomes), 'priority outcome')}"
    if not ours:
        return f"{place.strategy.title}: no priorities of it were read"
    if not jsna or not thread.links:
        return f"The strategy of {place.name} sets {counted(ours, 'priority', 'priorities')}"
    linked = len(link_matrix(place).linked)
    which = f"all {count_word(jsna)}" if linked == jsna else f"{count_word(linked) if linked else 'none'} of the {jsna}"
    return title(
        f"{place.name}'s {counted(ours, 'priority', 'priorities')} {'leads' if ours == 1 else 'lead'} to {which} needs that its strategy lists",
        f"{counted(ours, 'priority', 'priorities')} {'leads' if ours == 1 else 'lead'} to {which} needs",
    )


def strategy_lede(place: Place) -> str:
    """Which strategy it is, whose priorities these are, and whether it still runs."""
    strategy = place.strategy
    if strategy is None:
        return (
            ""
            if promised_now(place) or beside_now(place)
            else "With one, this page would show it in its own words, and what leads from its outcomes to figures, wards and boards."
        )
    since = f" Since then: {said}" if (said := promised_finding(place)) else ""
    ended = f" It has ended.{since}" if place.snapshot.year > strategy.last_year else ""
    return f"{strategy.title}.{ended}"


def outcome_words(place: Place, outcome: PriorityOutcome, views: Sequence[MeasureView]) -> str:
    """What an outcome promised and what came of it, in a line; `views` are the place's measures with a target.

    Its targets are those of the same measures; what hineq ties to its priorities, or holds to be near a measure of it, is told apart.
    """
    priorities = [one for one in place.thread.commissioning_priorities if one.outcome_id == outcome.outcome_id]
    named = [one for one in place.measures if one.outcome_id == outcome.outcome_id]
    own = {one.indicator_id for one in named if one.tie is Tie.DIRECT}
    views = [view for view in views if view.result]
    promised = [view for view in views if view.indicator.indicator_id in own]
    said = [counted(len(priorities), "priority", "priorities")] if priorities else []
    said += [counted(len({one.measure_id for one in named}), "measure")] if named else []
    words = joined(said) or "no priorities or measures were read"
    targets = f"; {_targets_words(promised)}" if promised else ", none with a target" if named else ""
    return f"{words}{targets}{_tied_targets(place, priorities, [view for view in views if view not in promised])}"


def _targets_words(views: Sequence[MeasureView]) -> str:
    """So many targets and what came of them: "two targets: missed", "two targets: one met and one missed"."""
    came = Counter(status_words(view.result) for view in views if view.result)
    counts = [status if count == len(views) else f"{count_word(count)} {status}" for status, count in came.items()]
    return f"{counted(len(views), 'target')}: {joined(counts)}"


def _tied_targets(place: Place, priorities: Sequence[CommissioningPriority], views: Sequence[MeasureView]) -> str:
    """The targets of other measures that hineq ties to priorities of an outcome, and to which; nothing without."""
    tied = {one.number: {tie.indicator_id for tie in place.thread.ties_of(one.priority_id)} for one in priorities}
    further = [view for view in views if any(view.indicator.indicator_id in ids for ids in tied.values())]
    if not further:
        return ""
    numbers = [number for number, ids in tied.items() if any(view.indicator.indicator_id in ids for view in further)]
    which = f"{'priority' if len(numbers) == 1 else 'priorities'} {joined(numbers)}"
    return f"; hineq ties to {which} {_targets_words(further)}"


def unlinked_words(place: Place) -> str:
    """The JSNA priorities that no commissioning priority leads to, in a sentence, or nothing."""
    linked = set(link_matrix(place).linked)
    left = [priority for priority in place.thread.jsna_priorities if priority.jsna_id not in linked]
    if not left or not place.thread.links:
        return ""
    whole = [number for number in jsna_groups(place) if all(priority in left for priority in jsna_group(place, number))]
    if len(whole) == 1 and left == jsna_group(place, whole[0]):
        every = "the one JSNA priority" if len(left) == 1 else f"any of the {count_word(len(left))} JSNA priorities"
        return f"No commissioning priority links to {every} of group {whole[0]}.{_cut_off_words(place)}"
    return f"No commissioning priority links to {joined([priority.wording for priority in left], 'or')}.{_cut_off_words(place)}"


def _cut_off_words(place: Place) -> str:
    """Where the text is cut off, so that a link may be missing."""
    numbers = [priority.number for priority in place.thread.commissioning_priorities if priority.cut_off]
    return f" The text is cut off at {joined(numbers)}, so links may be missing there." if numbers else ""


def jsna_group(place: Place, number: int) -> list[JsnaPriority]:
    """The JSNA priorities of a group, in the document's order."""
    return [priority for priority in place.thread.jsna_priorities if priority.group_number == number]


def jsna_groups(place: Place) -> list[int]:
    """The numbers of the groups."""
    return sorted({priority.group_number for priority in place.thread.jsna_priorities})


def jsna_count_words(place: Place) -> str:
    """How many JSNA priorities the document lists, by group."""
    groups = [f"{len(jsna_group(place, number))} in group {number}" for number in jsna_groups(place)]
    return f"The document lists {len(place.thread.jsna_priorities)}: {joined(groups)}."


def priority_count(place: Place) -> Statement | None:
    """The document's own sentence on how many priorities there are, where the pack quotes it."""
    return place.statement_with(StatementRole.COUNTS_PRIORITIES)


def statements_on(place: Place, *topics: StatementTopic, outcome_id: str = "", source_id: str = "") -> list[Statement]:
    """The strategy's own statements on topics and an outcome (none: on no outcome), in the document's order."""
    source_id = source_id or (place.strategy.source_id if place.strategy else "")
    return [
        statement
        for statement in place.statements
        if statement.topic in topics and statement.source_id == source_id and statement.outcome_id == outcome_id
    ]


def alias_table(place: Place) -> pd.DataFrame:
    """Wordings of links that the list does not have: wording, where it is printed, what it stands for, note."""
    thread = place.thread
    printed: dict[str, list[str]] = {}
    for link in thread.links:
        printed.setdefault(plain_wording(link.wording), []).append(thread.priorities[link.priority_id].number)
    rows = [
        (
            alias.wording,
            joined(printed.get(plain_wording(alias.wording), [])),
            thread.jsna[alias.jsna_id].wording,
            alias.note,
        )
        for alias in thread.aliases
    ]
    return pd.DataFrame(rows, columns=["wording", "printed_at", "stands_for", "note"])


def strategies_table(place: Place, outcome_id: str) -> pd.DataFrame:
    """The strategies that the document names under an outcome: name, years as printed, note."""
    rows = [
        (strategy.shown, strategy.years, strategy.note)
        for strategy in place.thread.linked_strategies
        if strategy.outcome_id == outcome_id
    ]
    return pd.DataFrame(rows, columns=["name", "years", "note"])


def boards_words(place: Place, outcome: PriorityOutcome) -> str:
    """Who answers for an outcome, and to whom."""
    boards = delivery_boards(place, outcome.outcome_id)
    if not boards:
        return f"Delivered by {outcome.delivery_board}."
    return " ".join(f"Delivered by {board.name}{_reports(place, board)}." for board in boards)


def _reports(place: Place, board: Board) -> str:
    boards = place.governance.board_by_id
    above = [
        f"{relation.relation.word(place.strategy_tense)} the {boards[relation.other_id].name}"
        for relation in place.governance.above(board.board_id)
    ]
    return f", which {joined(above)}" if above else ""


def wards_named(place: Place, statement: Statement) -> dict[str, str]:
    """The names by code of the areas that a statement names: those of the area list that it is tied to."""
    named = (entry for listed in place.area_lists if listed.list_id == statement.list_id for entry in listed.entries)
    return {entry.area_code: place.areas[entry.area_code].area_name for entry in named}


def relations_above(place: Place, board_id: str) -> list[str]:
    """How a board stands to each of those above it: "is a committee of Exampleton Council"."""
    boards = place.governance.board_by_id
    return [
        f"{relation.relation.word(place.strategy_tense)} {boards[relation.other_id].name}"
        for relation in place.governance.above(board_id)
    ]


def above_words(place: Place, board_id: str) -> str:
    """How a board stands to all of those above it, or an empty text."""
    return "; ".join(relations_above(place, board_id))


def leader_words(place: Place, board_id: str) -> str:
    """Who led or chaired a board when the documents said so, in their words and with their date, or an empty text."""
    return "; ".join(
        f"{relation.relation.word(place.strategy_tense)} {role}" for relation, role in leaders(place, board_id)
    )


def leaders(place: Place, board_id: str) -> list[tuple[Relation, str]]:
    """Who leads or chairs a board, each in the document's words and as of when it said so."""
    own = place.governance.leaders(board_id)
    return [(one, f"{one.role}, {as_of(place.sources[one.source_id])}") for one in own]


def links_words(place: Place) -> str:
    """How many links the document prints, and which JSNA priority they lead to most often."""
    links = link_matrix(place).links != Link.NONE
    counts = links.sum(axis=0)
    most = [f"“{place.thread.jsna[str(jsna_id)].wording}”" for jsna_id in counts.index[counts == counts.max()]]
    return (
        f"The document prints {len(place.thread.links)} links. Most often they lead to {joined(most)}: from {int(counts.max())} of "
        f"the {len(links)} commissioning priorities{' each' if len(most) > 1 else ''}."
    )


def alias_words(place: Place) -> str:
    """How many links are printed in words that the list does not have."""
    listed = {plain_wording(priority.wording) for priority in place.thread.jsna_priorities}
    other = sum(plain_wording(link.wording) not in listed for link in place.thread.links)
    return f"{other} of the {len(place.thread.links)} links are printed in words that the list of JSNA priorities does not have."


def strategy_sources(place: Place) -> list[str]:
    """Where the strategy, its priorities and its boards are from."""
    source_ids = [place.strategy.source_id] if place.strategy else []
    source_ids += [priority.source_id for priority in place.thread.commissioning_priorities]
    return list(dict.fromkeys([*source_ids, *(board.source_id for board in place.governance.boards)]))
