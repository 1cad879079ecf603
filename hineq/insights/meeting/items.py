"""What an item of an agenda is, in words, and what an agenda of a place can be about."""

from typing import assert_never

from hineq.insights.wording.numbers import with_sex
from hineq.model.agenda import Agenda, AgendaItem, Audience, Finding, ItemKind, TrackerPart
from hineq.model.period import day_words
from hineq.model.place import Place

KIND_WORDS = {
    ItemKind.FINDING: "What hineq finds over all measures",
    ItemKind.MEASURE: "A measure, beside its target where it has one",
    ItemKind.GAP: "The gap between the wards",
    ItemKind.MAP: "The wards on a map",
    ItemKind.WARD: "One ward",
    ItemKind.PRIORITY: "A priority of the strategy",
    ItemKind.TRACKER: "Recommendations",
    ItemKind.TEXT: "Words of your own",
    ItemKind.DECISION: "A decision that is sought",
}
FINDING_WORDS = {
    Finding.CHANGES: "What has changed since the last meeting",
    Finding.TODAY: "How it stands today",
    Finding.ATTENTION: "What needs attention first",
    Finding.WORSENING: "What got worse",
    Finding.IMPROVING: "What has improved",
    Finding.UNCHANGED: "What moved within the margin of error",
    Finding.PROMISED: "What is promised now",
}
PART_WORDS = {TrackerPart.ALL: "all", TrackerPart.OPEN: "open", TrackerPart.OVERDUE: "overdue"}
AUDIENCE_WORDS = {
    Audience.BOARD: "A board",
    Audience.SCRUTINY: "Scrutiny",
    Audience.PUBLIC: "The public, without notes",
}


def item_words(place: Place, item: AgendaItem) -> str:
    """What an item is about, in a line of an agenda."""
    match item.kind:
        case ItemKind.FINDING:
            return FINDING_WORDS[item.finding] if item.finding else KIND_WORDS[item.kind]
        case ItemKind.MEASURE:
            return _measure(place, item)
        case ItemKind.GAP:
            return f"The gap between the wards: {_measure(place, item)}"
        case ItemKind.MAP:
            return f"Map of the wards: {_measure(place, item)}"
        case ItemKind.WARD:
            return f"Ward: {place.areas[item.area_code].area_name}"
        case ItemKind.PRIORITY:
            return f"Priority: {place.thread.priorities[item.priority_id].shown}"
        case ItemKind.TRACKER:
            return f"Recommendations, {PART_WORDS[item.part]}"
        case ItemKind.TEXT:
            return item.title
        case ItemKind.DECISION:
            return f"Decision: {item.title or item.decision}"
    assert_never(item.kind)


def _measure(place: Place, item: AgendaItem) -> str:
    period = f", {item.period}" if item.period else ""
    return f"{with_sex(place.indicators[item.indicator_id].short_name, item.sex)}{period}"


def agenda_words(agenda: Agenda) -> str:
    """An agenda in a list of them: its title, and its day where it has one."""
    return f"{agenda.title}, {day_words(agenda.date)}" if agenda.date else agenda.title


def kinds_there(place: Place, *, has_measures: bool, has_wards: bool) -> tuple[ItemKind, ...]:
    """What an item of a place's agenda can be: nothing of measures of its own, wards, priorities or recommendations where there are none."""
    lacking: set[ItemKind] = set()
    if not has_measures:
        lacking.add(ItemKind.MEASURE)
    if not has_wards:
        lacking |= {ItemKind.GAP, ItemKind.MAP, ItemKind.WARD}
    if not place.thread.priorities:
        lacking.add(ItemKind.PRIORITY)
    if not place.recommendations:
        lacking.add(ItemKind.TRACKER)
    return tuple(kind for kind in ItemKind if kind not in lacking)
