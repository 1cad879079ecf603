"""The deck of a meeting: the slides of an agenda's items, with a cover before them and the decisions after them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

from hineq.board.findings import finding_slide
from hineq.board.measures import is_to_turn, measure_slides
from hineq.board.promises import DECISIONS, decision_slide, priority_slide, text_slide, tracker_slide
from hineq.board.setting import Setting
from hineq.board.slides import CONTINUED, NOT_STATED, Deck, Fact, Picture, Slide, SlideTable
from hineq.board.wards import gap_slide, map_slide, ward_slide
from hineq.insights.meeting.turning import Turning, share_words
from hineq.insights.wording.numbers import capital, counted
from hineq.model.agenda import Agenda, AgendaItem, ItemKind
from hineq.model.period import day_words

# so many findings are named on the cover: what to look at in two minutes
_FIRST = 5
# so many rows of a table are read on one slide
ROWS = 8


def deck(setting: Setting, agenda: Agenda, begin: Callable[[Picture], None] = lambda picture: None) -> Deck:
    """The slides of an agenda, whole; ValueError where an item asks for what the pack does not have.

    `begin` is handed each picture as soon as it is made, before the next one is.
    """
    slides: list[Slide] = []
    told: list[Turning] = []
    for number, item in enumerate(agenda.items, 1):
        # only what officers wrote is called by its number
        called = number if item.kind in (ItemKind.TEXT, ItemKind.DECISION) else 0
        made, known = setting.once((item, called), partial(_item, setting, item, number))
        for picture in (slide.picture for slide in made if slide.picture):
            begin(picture)
        slides += made
        told += known
    slides = [piece for slide in {slide.slide_id: slide for slide in slides}.values() for piece in _in_pieces(slide)]
    if setting.audience.decides:
        slides += [piece for slide in _decisions(agenda, told) for piece in _in_pieces(slide)]
    else:
        slides = [_for_the_public(slide) for slide in slides if slide.kind is not ItemKind.DECISION]
    place = setting.place
    return Deck(
        title=agenda.title,
        date=agenda.date,
        audience=agenda.audience,
        place_id=place.place_id,
        place_name=place.name,
        stamp=place.stamp,
        attribution=place.attribution,
        slides=(_cover(setting, agenda, slides, told), *slides),
    )


def _item(setting: Setting, item: AgendaItem, number: int) -> tuple[Sequence[Slide], list[Turning]]:
    match item.kind:
        case ItemKind.MEASURE:
            slides, known = measure_slides(setting, item)
            return slides, [known]
        case ItemKind.FINDING:
            return [finding_slide(setting, item)], []
        case ItemKind.GAP:
            return [gap_slide(setting, item)], []
        case ItemKind.MAP:
            return [map_slide(setting, item)], []
        case ItemKind.WARD:
            return [ward_slide(setting, item)], []
        case ItemKind.PRIORITY:
            return [priority_slide(setting, item)], []
        case ItemKind.TRACKER:
            return [tracker_slide(setting, item)], []
        case ItemKind.TEXT:
            return [text_slide(item, number)], []
        case ItemKind.DECISION:
            return [decision_slide(setting, item, number)], []
    assert_never(item.kind)


def _for_the_public(slide: Slide) -> Slide:
    """The slide without what only those who decide are told."""
    return replace(slide, notes=(), table=replace(slide.table, empty=NOT_STATED) if slide.table else None)


def _in_pieces(slide: Slide) -> list[Slide]:
    """A slide whose table is longer than a room can read, as several: the others are of the same finding, continued."""
    table = slide.table
    if table is None or len(table.rows) <= ROWS:
        return [slide]
    pieces = [table.rows[at : at + ROWS] for at in range(0, len(table.rows), ROWS)]
    return [
        replace(
            slide,
            slide_id=slide.slide_id if number == 1 else f"{slide.slide_id}_{number}",
            finding=slide.finding if number == 1 else f"{slide.finding}{CONTINUED}",
            continued=number > 1,
            table=replace(table, rows=rows),
            figures=slide.figures if number == 1 else slide.figures.iloc[:0],
        )
        for number, rows in enumerate(pieces, 1)
    ]


def _cover(setting: Setting, agenda: Agenda, slides: Sequence[Slide], told: Sequence[Turning]) -> Slide:
    """What to look at in two minutes: the findings of what is off target or worse, then of the others, with the numbers of their slides."""
    numbered = [(number, slide) for number, slide in enumerate(slides, 2) if slide.kind is not ItemKind.DECISION]
    leading = [
        (number, slide) for number, slide in numbered if not slide.slide_id.startswith("turn_") and not slide.continued
    ]
    first = [one for one in leading if is_to_turn(one[1])][: _FIRST - 1]
    first += [one for one in leading if one not in first][: _FIRST - len(first)]
    facts = [Fact(label="Place", words=setting.place.name)]
    if agenda.date:
        facts.append(Fact(label="Meeting", words=day_words(agenda.date)))
    if told and setting.audience.decides:
        measures = counted(len(told), "measure")
        facts.append(
            Fact(
                label=f"Of {measures}, with a lead, an action and a figure that ended under two years ago",
                words=share_words(told),
            )
        )
    facts.append(Fact(label="Figures", words=setting.place.stamp.words))
    return Slide(
        slide_id="cover",
        kind=None,
        section="What to look at in two minutes",
        finding=agenda.title,
        words=tuple(f"{slide.finding} ({number})" for number, slide in sorted(first, key=lambda one: one[0])),
        facts=tuple(facts),
        source=setting.source(()),
    )


def _decisions(agenda: Agenda, told: Sequence[Turning]) -> list[Slide]:
    """Every decision that is sought, in one table; what nobody supplied is left empty."""
    others = [item for item in agenda.items if item.kind is ItemKind.DECISION]
    rows = [(one.name, one.asked, one.leads, one.due) for one in told]
    rows += [(item.title, item.decision, item.lead, day_words(item.due) if item.due else "") for item in others]
    if not rows:
        return []
    supplied = sum(bool(asked) for _, asked, _, _ in rows)
    which = "this measure" if len(told) == 1 else f"these {counted(len(told), 'measure')}"
    sought = f"{capital(counted(supplied, 'decision'))} {'is' if supplied == 1 else 'are'} sought"
    head = ("About", "Decision sought", "Who leads", "By when")
    return [
        Slide(
            slide_id="decisions",
            kind=ItemKind.MEASURE,
            section=DECISIONS,
            finding=sought if supplied else f"No decision was supplied for {which}",
            table=SlideTable(caption="Decisions sought", head=head, rows=tuple(rows)),
            source="An empty cell was not supplied, by the agenda or by the pack.",
        )
    ]
