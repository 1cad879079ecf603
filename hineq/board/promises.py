"""Slides of what was promised, asked for and is to be decided: a priority of the thread, the tracker, free text, a decision."""

from hineq.board.setting import Setting, notes_of
from hineq.board.shown import line_rows
from hineq.board.slides import Fact, Slide, SlideTable
from hineq.insights.thread.element_words import element_finding
from hineq.insights.thread.progress import indicator_now, now_words, progress_words
from hineq.insights.thread.thread import first_words, walk
from hineq.insights.thread.tracker import (
    Wanted,
    decision_word,
    overdue_sentence,
    overdue_words,
    select,
    state_word,
    totals_line,
    tracker_finding,
)
from hineq.insights.wording.numbers import capital, counted, joined
from hineq.model.agenda import AgendaItem, ItemKind, TrackerPart
from hineq.model.document_words import Decision
from hineq.model.period import day_words
from hineq.model.recommendation import Recommendation

DECISIONS, PROMISES = "Decisions", "Promises"
# so many words of a recommendation are read on a slide; the presenter's notes have it whole
_WORDS = 24
# so many measures of a priority have room under its words
_MEASURES = 4
# a decision of so many words is its own heading
_HEADING = 20


def priority_slide(setting: Setting, item: AgendaItem) -> Slide:
    """A priority of the strategy: the measures tied to it and how they stand, in words."""
    place = setting.place
    leads = walk(place, item.priority_id)
    if leads is None:
        raise ValueError(f"'priority_id' must be that of a priority of {place.name}, got {item.priority_id!r}.")
    nows = [now for knot in leads.indicators for now in indicator_now(setting.figures, knot.element.element_id)]
    rows = tuple((now.name, now_words(now, place)) for now in nows[:_MEASURES])
    more = f"The first {_MEASURES} of {len(nows)}. " if len(nows) > _MEASURES else ""
    boards = joined([knot.element.name for knot in leads.boards])
    return Slide(
        slide_id=f"priority_{item.priority_id}",
        kind=ItemKind.PRIORITY,
        section=PROMISES,
        finding=element_finding(place, leads, nows),
        words=(f"“{leads.chosen.name}”",),
        table=SlideTable(caption="Measures tied to the priority", head=("Measure", "How it stands"), rows=rows)
        if rows
        else None,
        context=f"{more}{f'Board that answers: {boards}.' if boards else ''}".strip(),
        notes=notes_of(item, progress_words(place, nows)),
        source=setting.source(source for now in nows[:_MEASURES] for source in now.view.source_ids),
        figures=line_rows(
            f"priority_{item.priority_id}", place, [now.view.since for now in nows[:_MEASURES]], newest=True
        ),
        page="strategy",
        choices={"element": item.priority_id},
    )


def tracker_slide(setting: Setting, item: AgendaItem) -> Slide:
    """The recommendations that an item asks for, the longest overdue first."""
    place, day = setting.place, setting.place.snapshot
    every = place.recommendations
    late = sorted(select(every, Wanted(overdue_only=True), day), key=lambda one: (one.due is None, one.due or day))
    match item.part:
        case TrackerPart.OVERDUE:
            listed = late
        case TrackerPart.OPEN:
            listed = [*late, *(one for one in every if one not in late and _is_open(one))]
        case TrackerPart.ALL:
            listed = [*late, *(one for one in every if one not in late)]
    rows = tuple(
        (
            first_words(one.recommendation, _WORDS),
            capital(decision_word(one.decision)),
            capital(state_word(one.state)),
            one.lead,
            _due(one, late=one in late, setting=setting),
        )
        for one in listed
    )
    which = {
        TrackerPart.OVERDUE: "overdue",
        TrackerPart.OPEN: "open or without a state",
        TrackerPart.ALL: "in the tracker",
    }[item.part]
    return Slide(
        slide_id=f"tracker_{item.part}",
        kind=ItemKind.TRACKER,
        section="Recommendations",
        finding=tracker_finding(every, place.printed_totals, day, place.name),
        table=SlideTable(
            caption=f"Recommendations that are {which}",
            rows=rows,
            head=("Recommendation", "Decision", "State", "Lead", "Due"),
        )
        if rows
        else None,
        words=() if rows else (f"No recommendation is {which}.",),
        context=f"{capital(counted(len(listed), 'recommendation'))} {which}.{_of_when(setting)} {overdue_sentence(every, day)}"
        if every
        else "",
        notes=notes_of(
            item, totals_line(every, place.printed_totals) if every else "", *(one.recommendation for one in listed)
        ),
        source=setting.source(one.source_id for one in every),
        page="recommendations",
    )


def _of_when(setting: Setting) -> str:
    """Of when the tracker is, where it says so: its rows are not of the day of the figures."""
    days = dict.fromkeys(total.as_at for total in setting.place.printed_totals)
    return f" The tracker is of {joined(list(days))}." if days else ""


def _is_open(one: Recommendation) -> bool:
    return one.decision is not Decision.NOT_AGREED and (one.state is None or one.state.to_do)


def _due(one: Recommendation, *, late: bool, setting: Setting) -> str:
    due = day_words(one.due) if one.due else ""
    return f"{due} ({overdue_words(one, setting.place.snapshot)} late)" if late and due else due


def text_slide(item: AgendaItem, number: int) -> Slide:
    """An officer's own words."""
    paragraphs = tuple(part.strip() for part in item.text.split("\n\n") if part.strip())
    return Slide(
        slide_id=f"text_{number}", kind=ItemKind.TEXT, section="From officers", finding=item.title, words=paragraphs,
        notes=notes_of(item), source="The officers' own words.",
    )  # fmt: skip


def decision_slide(setting: Setting, item: AgendaItem, number: int) -> Slide:
    """A decision that the meeting is asked for; what nobody supplied is an empty line."""
    facts = (
        Fact(label="What is being done", words=item.action),
        Fact(label="Who leads", words=item.lead),
        Fact(label="By when", words=day_words(item.due) if item.due else ""),
    )
    short = len(item.decision.split()) <= _HEADING
    return Slide(
        slide_id=f"decision_{number}",
        kind=ItemKind.DECISION,
        section=DECISIONS,
        finding=item.decision if short else item.title or "Decision sought",
        words=tuple(filter(None, ("" if short else item.decision, item.text))),
        facts=facts,
        notes=notes_of(item),
        source="The officers' own words.",
    )
