"""What can be searched for in a place: every passage of its documents, every measure, ward, board and word."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hineq.insights.thread.strategy import above_words, leader_words
from hineq.insights.thread.tracker import heading
from hineq.insights.wording.glossary import GLOSSARY
from hineq.insights.wording.kinds import kind_words, marked, marks
from hineq.insights.wording.names import other_names
from hineq.insights.wording.numbers import capital
from hineq.model.document_words import StatementTopic
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.statement import Statement


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


class Subject(StrEnum):
    """What an entry leads to: one of many things, which its id names, or the whole that it is a part of."""

    MEASURE = "measure"
    WARDS_ON_MEASURE = "wards_on_measure"
    WARD = "ward"
    ELEMENT = "element"
    STRATEGY = "strategy"
    SELF_ASSESSMENT = "self_assessment"
    AUDIT = "audit"
    RECOMMENDATIONS = "recommendations"
    SYSTEM = "system"
    MEANING = "meaning"
    PROMISED = "promised"
    GLOSSARY = "glossary"
    SOURCES = "sources"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that can be found: its title, its text, where it comes from, and what it leads to.

    `subject_id` is the id of the measure, ward or element of the strategy's thread; empty for a subject that is a whole.
    `other_names` are words that people look for it by, which its title does not have.
    """

    kind: EntryKind
    title: str
    text: str
    origin: str = ""
    subject: Subject
    subject_id: str = ""
    other_names: tuple[str, ...] = ()


def search_entries(place: Place) -> Iterator[Entry]:
    """Everything that can be found in a place, each once."""
    yield from named_entries(place)
    yield from _strategy(place)
    for statement in place.statements:
        yield _passage(place, statement)
    yield from _audit(place)
    yield from _recommendations(place)
    yield from _boards(place)
    for source in place.sources.values():
        yield Entry(
            kind=EntryKind.SOURCE,
            title=source.title,
            text=source.note,
            origin=source.publisher,
            subject=Subject.SOURCES,
        )
    for word, meaning in GLOSSARY.items():
        yield Entry(kind=EntryKind.WORD, title=word, text=meaning, subject=Subject.GLOSSARY)


def named_entries(place: Place) -> Iterator[Entry]:
    """The measures and the wards of a place: what people ask for by its name."""
    yield from _measures(place)
    for ward in place.wards:
        yield Entry(kind=EntryKind.WARD, title=ward.area_name, text="", subject=Subject.WARD, subject_id=ward.area_code)


def _measures(place: Place) -> Iterator[Entry]:
    own = set(place.observations.indicator_id[place.observations.area_code == place.area_code])
    wards = set(place.observations.indicator_id[place.observations.area_code.isin([w.area_code for w in place.wards])])
    valued = place.observations[place.observations["value"].notna()]
    kinds = valued.groupby("indicator_id", observed=True).status.agg(kind_words).to_dict()
    for indicator in place.indicators.values():
        indicator_id = indicator.indicator_id
        subject = Subject.MEANING
        if indicator_id in own:
            subject = Subject.MEASURE
        elif indicator_id in wards:
            subject = Subject.WARDS_ON_MEASURE
        text = " ".join(filter(None, (indicator.definition, indicator.caveat)))
        yield Entry(
            kind=EntryKind.MEASURE,
            title=marked(indicator.name, *marks(indicator, kinds.get(indicator_id, ""))),
            text=text,
            origin=_origin(place, indicator.source_id),
            subject=subject,
            subject_id=indicator_id,
            other_names=other_names(indicator),
        )


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
        text = " ".join(
            filter(None, (priority.shown, f"Links to JSNA priorities, as printed: {links}." if links else "", updates))
        )
        title = f"Commissioning priority {priority.number}"
        yield _element(EntryKind.COMMISSIONING_PRIORITY, title, text, origin, priority.priority_id)
    for jsna in place.thread.jsna_priorities:
        yield _element(EntryKind.JSNA_PRIORITY, jsna.wording, "", f"{origin}, group {jsna.group_number}", jsna.jsna_id)
    for strategy in place.thread.linked_strategies:
        text = ". ".join(filter(None, (strategy.years, strategy.note)))
        yield _element(EntryKind.STRATEGY, strategy.shown, text, origin, strategy.outcome_id)
    wordings = {measure.measure_id: measure for measure in place.measures}
    for measure in wordings.values():
        yield Entry(
            kind=EntryKind.MEASURE_OF_SUCCESS,
            title=measure.shown,
            text=measure.note,
            origin=origin,
            subject=Subject.PROMISED,
        )


def _element(kind: EntryKind, title: str, text: str, origin: str, element_id: str) -> Entry:
    return Entry(kind=kind, title=title, text=text, origin=origin, subject=Subject.ELEMENT, subject_id=element_id)


def _passage(place: Place, statement: Statement) -> Entry:
    said = f"{_origin(place, statement.source_id)}, {statement.place_in_document}"
    return Entry(
        kind=EntryKind.PASSAGE,
        title=statement.heading,
        text=statement.shown,
        origin=f"{said}; as at {statement.as_at}" if statement.as_at else said,
        subject=_subject(place, statement),
        subject_id=statement.outcome_id,
    )


def _subject(place: Place, statement: Statement) -> Subject:
    """What a statement is quoted with."""
    if statement.outcome_id:
        return Subject.ELEMENT
    if statement.topic.of_now:
        return Subject.STRATEGY
    if statement.topic is StatementTopic.SELF_ASSESSMENT:
        return Subject.SELF_ASSESSMENT
    audits = {question.source_id for question in place.assurance.questions}
    if statement.topic is StatementTopic.NATIONAL_TARGET or statement.source_id in audits:
        return Subject.AUDIT
    if place.strategy is not None and statement.source_id == place.strategy.source_id:
        return Subject.STRATEGY
    return Subject.SYSTEM


def _audit(place: Place) -> Iterator[Entry]:
    for question in place.assurance.questions:
        findings = [one for one in place.assurance.findings if one.question_id == question.question_id]
        yield Entry(
            kind=EntryKind.AUDIT,
            title=question.wording,
            text=" ".join(one.quote for one in findings),
            origin=_origin(place, question.source_id),
            subject=Subject.AUDIT,
        )


def _recommendations(place: Place) -> Iterator[Entry]:
    for one in place.recommendations:
        parts = (one.recommendation, one.response, one.lead, one.action_taken, one.state_reason)
        yield Entry(
            kind=EntryKind.RECOMMENDATION,
            title=f"{heading(one)}, recommendation {one.reference}" if one.reference else heading(one),
            text=" ".join(filter(None, parts)),
            origin=_origin(place, one.source_id),
            subject=Subject.RECOMMENDATIONS,
        )


def _boards(place: Place) -> Iterator[Entry]:
    governance = place.governance
    strategy = place.strategy is not None
    for board in governance.boards:
        said = (above_words(place, board.board_id), leader_words(place, board.board_id))
        led = " ".join(f"{capital(one)}." for one in said if one)
        yield Entry(
            kind=EntryKind.BOARD,
            title=board.name,
            text=f"{board.quote} {led}".strip(),
            origin=_origin(place, board.source_id),
            subject=Subject.ELEMENT if strategy else Subject.SYSTEM,
            subject_id=board.board_id if strategy else "",
        )
    for level in governance.levels:
        yield Entry(
            kind=EntryKind.PASSAGE,
            title=f"{level.level.capitalize()} level",
            # as the page prints it: what the level covers, then who leads there
            text=". ".join(filter(None, (level.covers, level.led_by))) or level.quote,
            origin=f"{_origin(place, level.source_id)}, {level.place_in_document}",
            subject=Subject.SYSTEM,
        )
    for approval in governance.approvals:
        yield Entry(
            kind=EntryKind.PASSAGE,
            title=f"{approval.body}, {day_words(approval.date)}",
            text=approval.quote,
            origin=_origin(place, approval.source_id),
            subject=Subject.SYSTEM,
        )


def _origin(place: Place, source_id: str) -> str:
    source = place.sources[source_id]
    return f"{source.title} ({source.published})" if source.published else source.title
