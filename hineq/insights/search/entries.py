"""What can be searched for in a place: every passage of its documents, every measure, ward, board and word, with its page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hineq.insights.thread.strategy import above_words, leader_words
from hineq.insights.thread.tracker import heading
from hineq.insights.wording.glossary import GLOSSARY
from hineq.insights.wording.numbers import capital
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.model.words import StatementTopic


class EntryKind(StrEnum):
    """What a thing found is, in the words of the screen."""

    MEASURE = "measure"
    WARD = "ward"
    OUTCOME = "outcome"
    COMMISSIONING_PRIORITY = "commissioning priority"
    JSNA_PRIORITY = "JSNA priority"
    MEASURE_OF_SUCCESS = "measure of success"
    PASSAGE = "passage"
    AUDIT = "audit"
    RECOMMENDATION = "recommendation"
    BOARD = "board"
    STRATEGY = "linked strategy"
    SOURCE = "source"
    WORD = "word explained"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that can be found: its title, its text, where it comes from, and the page that shows it.

    `page` is a page's file, `params` what its address needs beside the place.
    """

    kind: EntryKind
    title: str
    text: str
    origin: str = ""
    page: str
    params: Mapping[str, str] = field(default_factory=dict)


def search_entries(place: Place) -> Iterator[Entry]:
    """Everything that can be found in a place, each once."""
    yield from _measures(place)
    for ward in place.wards:
        yield Entry(kind=EntryKind.WARD, title=ward.area_name, text="", page="ward", params={"ward": ward.area_code})
    yield from _strategy(place)
    for statement in place.statements:
        yield _passage(place, statement)
    yield from _audit(place)
    yield from _recommendations(place)
    yield from _boards(place)
    for source in place.sources.values():
        yield Entry(
            kind=EntryKind.SOURCE, title=source.title, text=source.note, origin=source.publisher, page="methods"
        )
    for word, meaning in GLOSSARY.items():
        yield Entry(kind=EntryKind.WORD, title=word, text=meaning, page="methods")


def _measures(place: Place) -> Iterator[Entry]:
    own = set(place.observations.indicator_id[place.observations.area_code == place.area_code])
    wards = set(place.observations.indicator_id[place.observations.area_code.isin([w.area_code for w in place.wards])])
    for indicator in place.indicators.values():
        found = indicator.indicator_id
        page = "targets" if found in own else "map" if found in wards else "methods"
        text = f"{indicator.short_name}. {indicator.definition} {indicator.caveat} {indicator.theme}"
        yield Entry(
            kind=EntryKind.MEASURE, title=indicator.name, text=text, origin=_origin(place, indicator.source_id),
            page=page, params={} if page == "methods" else {"indicator": found},
        )  # fmt: skip


def _strategy(place: Place) -> Iterator[Entry]:
    if place.strategy is None:
        return
    origin = _origin(place, place.strategy.source_id)
    for outcome in place.strategy.outcomes:
        yield _element(EntryKind.OUTCOME, outcome.name, outcome.delivery_board, origin, outcome.outcome_id)
    for priority in place.thread.commissioning_priorities:
        links = "; ".join(
            link.wording.rstrip(".") for link in place.thread.links if link.priority_id == priority.priority_id
        )
        updates = " ".join(
            f"{one.narrative} {one.owner} {one.action}"
            for one in place.thread.updates
            if one.priority_id == priority.priority_id
        )
        text = " ".join(filter(None, (priority.shown, f"Links to JSNA priorities: {links}." if links else "", updates)))
        title = f"Commissioning priority {priority.number}"
        yield _element(EntryKind.COMMISSIONING_PRIORITY, title, text, origin, priority.priority_id)
    for jsna in place.thread.jsna_priorities:
        text = f"JSNA priority of group {jsna.group_number}"
        yield _element(EntryKind.JSNA_PRIORITY, jsna.wording, text, origin, jsna.jsna_id)
    for strategy in place.thread.linked_strategies:
        name = f"{strategy.shown} ({strategy.years})" if strategy.years else strategy.shown
        yield _element(EntryKind.STRATEGY, name, strategy.note, origin, strategy.outcome_id)
    wordings = {measure.measure_id: measure for measure in place.measures}
    for measure in wordings.values():
        params = {"indicator": measure.indicator_id} if measure.indicator_id else {}
        yield Entry(
            kind=EntryKind.MEASURE_OF_SUCCESS, title=measure.wording, text=measure.note, origin=origin,
            page="targets" if params else "methods", params=params,
        )  # fmt: skip


def _element(kind: EntryKind, title: str, text: str, origin: str, element_id: str) -> Entry:
    return Entry(kind=kind, title=title, text=text, origin=origin, page="strategy", params={"element": element_id})


def _passage(place: Place, statement: Statement) -> Entry:
    page, params = _shown_on(place, statement)
    said = f"{_origin(place, statement.source_id)}, {statement.place_in_document}"
    return Entry(
        kind=EntryKind.PASSAGE, title=statement.heading, text=statement.shown,
        origin=f"{said}; as at {statement.as_at}" if statement.as_at else said, page=page, params=params,
    )  # fmt: skip


def _shown_on(place: Place, statement: Statement) -> tuple[str, Mapping[str, str]]:
    """The page that quotes a statement, and what its address needs."""
    if statement.outcome_id:
        return "strategy", {"element": statement.outcome_id}
    if statement.topic is StatementTopic.SELF_ASSESSMENT:
        return "standing", {}
    audits = {question.source_id for question in place.assurance.questions}
    if statement.topic is StatementTopic.NATIONAL_TARGET or statement.source_id in audits:
        return "assurance", {}
    if place.strategy is not None and statement.source_id == place.strategy.source_id:
        return "strategy", {}
    return "system", {}


def _audit(place: Place) -> Iterator[Entry]:
    for question in place.assurance.questions:
        findings = [one for one in place.assurance.findings if one.question_id == question.question_id]
        yield Entry(
            kind=EntryKind.AUDIT, title=question.wording, text=" ".join(one.quote for one in findings),
            origin=_origin(place, question.source_id), page="assurance",
        )  # fmt: skip


def _recommendations(place: Place) -> Iterator[Entry]:
    for one in place.recommendations:
        parts = (one.recommendation, one.response, one.lead, one.action_taken, one.state_reason)
        yield Entry(
            kind=EntryKind.RECOMMENDATION, title=f"{heading(one)}{f', recommendation {one.reference}' if one.reference else ''}",
            text=" ".join(filter(None, parts)),
            origin=_origin(place, one.source_id), page="recommendations",
        )  # fmt: skip


def _boards(place: Place) -> Iterator[Entry]:
    governance = place.governance
    strategy = place.strategy is not None
    for board in governance.boards:
        said = (above_words(place, board.board_id), leader_words(place, board.board_id))
        led = " ".join(f"{capital(one)}." for one in said if one)
        yield Entry(
            kind=EntryKind.BOARD, title=board.name, text=f"{board.quote} {led}".strip(),
            origin=_origin(place, board.source_id), page="strategy" if strategy else "system",
            params={"element": board.board_id} if strategy else {},
        )  # fmt: skip
    for level in governance.levels:
        yield Entry(
            kind=EntryKind.PASSAGE, title=f"{level.level.capitalize()} level", text=level.quote,
            origin=f"{_origin(place, level.source_id)}, {level.place_in_document}", page="system",
        )  # fmt: skip
    for approval in governance.approvals:
        yield Entry(
            kind=EntryKind.PASSAGE, title=f"{approval.body}, {day_words(approval.date)}",
            text=approval.quote, origin=_origin(place, approval.source_id), page="system",
        )  # fmt: skip


def _origin(place: Place, source_id: str) -> str:
    source = place.sources[source_id]
    return f"{source.title} ({source.published})" if source.published else source.title
