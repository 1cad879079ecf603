"""The heading of one element of the thread: its name and what is found of it, in at most 15 words."""

from collections import Counter
from collections.abc import Sequence
from typing import assert_never

from hineq.insights.series.figures import Figures
from hineq.insights.series.rows import kinds_by_measure
from hineq.insights.targets.measures import target_finding
from hineq.insights.thread.progress import IndicatorNow, counted_by_outcome
from hineq.insights.thread.strategy import relations_above
from hineq.insights.thread.thread import Element, Kind, Walk, first_words
from hineq.insights.wording.kinds import marks
from hineq.insights.wording.numbers import TITLE_WORDS, capital, counted, joined, title
from hineq.model.place import Place
from hineq.model.words import Outcome

NAME_WORDS = 5
_TOLD = (Outcome.WORSE, Outcome.BETTER, Outcome.SIMILAR, Outcome.HIGHER, Outcome.LOWER)


def element_name(element: Element) -> str:
    """A short name: an outcome and a priority with their numbers, anything else as its links call it."""
    if element.kind is Kind.PRIORITY:
        return f"Priority {element.number}, {first_words(element.name, NAME_WORDS)}"
    return element.label


def element_finding(place: Place, walk: Walk, nows: Sequence[IndicatorNow]) -> str:
    """The heading of the chosen element; `nows` are the indicators tied to it, or itself where it is one."""
    chosen = walk.chosen
    name = element_name(chosen)
    match chosen.kind:
        case Kind.OUTCOME:
            said = _priorities(len(walk.priorities))
        case Kind.PRIORITY:
            said = _priority(place, nows)
        case Kind.JSNA:
            linked = len(walk.priorities)
            said = f"linked to {_priorities(linked)}" if linked else "no commissioning priority links to it"
        case Kind.INDICATOR:
            return title(_indicator(place, name, nows), first_words(name, TITLE_WORDS))
        case Kind.BOARD:
            said = _board(place, walk)
        case _:
            assert_never(chosen.kind)
    return title(f"{name}: {said}", first_words(name, TITLE_WORDS))


def _priorities(count: int) -> str:
    return counted(count, "commissioning priority", "commissioning priorities")


def _priority(place: Place, nows: Sequence[IndicatorNow]) -> str:
    """On how many of its distinct measures the place is worse than the country, or that nothing is tied or tested."""
    if not nows:
        return "no indicator is tied to it"
    nows = counted_by_outcome(nows)
    counts = Counter(now.outcome for now in nows)
    country = place.benchmark.area_name
    compared = len(nows) - counts[Outcome.NOT_COMPARED]
    if not compared:
        return f"none of {len(nows)} measures compared" if len(nows) > 1 else "its measure is not compared"
    # the first that there is any of: where none is worse it would mislead to say so of those not compared
    first = next(outcome for outcome in _TOLD if counts[outcome])
    joint = "to" if first is Outcome.SIMILAR else "than"
    return f"{counts[first]} of {len(nows)} measures {first.word} {joint} {country}"


def _indicator(place: Place, name: str, nows: Sequence[IndicatorNow]) -> str:
    with_figure = [now for now in nows if now.view.since or now.view.result]
    if with_figure:
        return capital(target_finding(with_figure[0].view, place))
    return (
        f"{name}: figures for wards only" if any(now.ward_period for now in nows) else f"{name}: no figure in this pack"
    )


def _board(place: Place, walk: Walk) -> str:
    """For which outcomes a board answers, else how it stands to the first of the boards above it."""
    if walk.outcomes:
        return f"answers for {joined([f'outcome {knot.element.number}' for knot in walk.outcomes])}"
    return next(iter(relations_above(place, walk.chosen.element_id)), "no board above it is named")


def marks_by_indicator(figures: Figures) -> dict[str, tuple[str, ...]]:
    """What stands in brackets after an indicator's name in a list: of the place's own figures, else of its wards'."""
    place = figures.place
    told: dict[str, str] = {}
    for codes in (place.ward_codes, {place.area_code}):
        rows = figures.table[figures.table.area_code.isin(codes)]
        told |= {key: kind for (key, _), kind in kinds_by_measure(rows, by_sex=False).items()}
    return {key: marks(indicator, told.get(key, "")) for key, indicator in place.indicators.items()}
