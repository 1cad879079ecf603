"""The ways from one element of the golden thread to another: what the document prints, in its list's words or in others, and hineq's ties."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hineq.insights.wording.numbers import joined
from hineq.model.place import Place
from hineq.model.thread import JsnaLink, Thread, plain_wording
from hineq.model.words import Tie


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to an element, and why it is one.

    `by_alias` says that it goes by a wording which the document's list of needs does not have, and which hineq takes to stand for one
    that it has: wider or narrower than what is printed, so that it is not told as the document's own words.
    """

    to: str
    why: str = ""
    by_alias: bool = False


def printed(to: str, link: JsnaLink, listed: str) -> Way:
    """A printed link, with the document's own words where they are not those of its list."""
    if plain_wording(link.wording) == plain_wording(listed):
        return Way(to=to)
    return Way(to=to, why=f"printed as “{link.wording}”", by_alias=True)


def needs_of(thread: Thread, links: Iterable[JsnaLink]) -> list[Way]:
    """The needs that priorities link to, in the document's order, each with the numbers of the priorities."""
    found: dict[str, list[Way]] = {}
    for link in links:
        for jsna_id in link.jsna_ids:
            number = thread.priorities[link.priority_id].number
            found.setdefault(jsna_id, []).append(printed(number, link, thread.jsna[jsna_id].wording))
    return [_numbered(jsna_id, found[jsna_id], _from) for jsna_id in thread.jsna if jsna_id in found]


def _from(numbers: list[str]) -> str:
    return f"from {joined(numbers)}"


def _through(numbers: list[str]) -> str:
    return f"through {'priority' if len(numbers) == 1 else 'priorities'} {joined(numbers)}"


def _numbered(to: str, ways: Iterable[Way], said: Callable[[list[str]], str]) -> Way:
    """The way to an element by numbered ones: first those in the list's words, then those in others."""
    own: dict[str, bool] = {}
    for way in ways:
        own[way.to] = own.get(way.to, True) and way.by_alias
    sure = [number for number, by_alias in own.items() if not by_alias]
    rest = [number for number, by_alias in own.items() if by_alias]
    words = [said(sure)] if sure else []
    words += [f"by links in other words {said(rest)}"] if rest else []
    return Way(to=to, why="; ".join(words), by_alias=not sure)


def outcomes_of(place: Place, priorities: Iterable[Way]) -> list[Way]:
    """The outcomes of commissioning priorities, each with the numbers of those that lead to it."""
    by_id: dict[str, list[Way]] = {}
    for way in priorities:
        by_id.setdefault(way.to, []).append(way)
    found: dict[str, list[Way]] = {}
    for one in place.thread.commissioning_priorities:
        if ways := by_id.get(one.priority_id):
            by_alias = all(way.by_alias for way in ways)
            found.setdefault(one.outcome_id, []).append(Way(to=one.number, by_alias=by_alias))
    return [
        _numbered(outcome.outcome_id, found[outcome.outcome_id], _through)
        for outcome in place.outcomes
        if outcome.outcome_id in found
    ]


def through_needs(thread: Thread, tied_ids: Iterable[str]) -> list[Way]:
    """The commissioning priorities that link to any of these needs, and by way of which."""
    ways = []
    for tied_id in tied_ids:
        if tied_id not in thread.jsna:
            continue
        listed = thread.jsna[tied_id].wording
        for link in thread.links:
            if tied_id in link.jsna_ids:
                way = printed(link.priority_id, link, listed)
                other = f", there {way.why}" if way.by_alias else ""
                ways.append(Way(to=way.to, why=f"via the JSNA priority “{listed}”{other}", by_alias=way.by_alias))
    return ways


def measured(place: Place, outcome_id: str = "", *, indicator_id: str = "") -> list[Way]:
    """From an outcome to the indicators of its own measures, or from an indicator to the outcomes whose measures it tells.

    What is only context to a measure tells nothing of it.
    """
    return [
        Way(
            to=measure.outcome_id if indicator_id else measure.indicator_id,
            why=f"Measure of success: {measure.shown} ({measure.tie.word})",
        )
        for measure in place.measures
        if measure.tie is not Tie.CONTEXT
        and (measure.indicator_id == indicator_id if indicator_id else measure.outcome_id == outcome_id)
    ]
