"""The second thing that a resident is told: what is better and worse in the ward than in the council and in the country."""

from collections.abc import Sequence
from typing import Final

from hineq.insights.resident.facts import Fact, Facts
from hineq.insights.resident.lives import meanings
from hineq.insights.resident.saying import Part, Section, Term
from hineq.insights.wording.numbers import capital, count_word, counted, joined
from hineq.model.words import Outcome

# so many of each kind are told in full; more would not be read, nor fit on the sheet
_IN_FULL: Final = 3
CLOSE: Final = Term(word="Close to", meaning="The two are so near that the gap may be chance.")
NO_RANGE: Final = "This page has no range for these. So it calls none of them better or worse."
NO_LIKE: Final = "For these a range, or a like figure to hold them against, is missing. So this page calls none of them better or worse."


def compared_section(facts: Facts) -> Section:
    """What is better, what is worse, what is too close to call, and what cannot be compared, each with the other figures."""
    place, tense = facts.place, facts.tense
    worse, better, mixed, close, beside = _sorted(facts)
    be = tense.be(1)
    parts = [Part(sentences=lead)] if (lead := _lead(facts)) else []
    parts += _part(f"What {be} worse here", worse)
    parts += _part(f"What {be} better here", better)
    parts += _part("In between: better than one, worse than the other", mixed)
    parts += _part("Too close to call", close)
    if beside:
        shown, more = beside[:_IN_FULL], beside[_IN_FULL:]
        why = NO_LIKE if any(one.likely for one in beside) else NO_RANGE
        sentences = [*(" ".join(filter(None, (one.sentence, one.verdict()))) for one in shown), *_more(more)]
        parts.append(Part(heading="Not called better or worse", lead=why, sentences=tuple(sentences)))
    told = [*worse[:_IN_FULL], *better[:_IN_FULL], *mixed[:_IN_FULL], *close[:_IN_FULL], *beside[:_IN_FULL]]
    similar = any(outcome is Outcome.SIMILAR for one in told for outcome, _ in one.against)
    return Section(
        heading=f"What {be} better and worse here than in {place.name} and in {place.benchmark.area_name}",
        parts=tuple(parts),
        terms=(*([CLOSE] if similar else []), *meanings(told)),
        rests=tuple(one.rest for one in facts.compared),
        source_ids=tuple(str(one.ward["source_id"]) for one in facts.compared),
    )


def _far(fact: Fact) -> float:
    """How far the figure is from the council's, or else the country's, in parts of that figure: what comes first."""
    other = next((other.value for _, other in fact.against), 0.0)
    return abs(float(fact.ward["value"]) - other) / abs(other) if other else 0.0


def _sorted(facts: Facts) -> tuple[list[Fact], ...]:
    """The figures that are worse, better, in between, and too close to call, the furthest first; and those that nothing tests."""
    # by whether it is worse than one of the two, and whether it is better than one
    orders = ((True, False), (False, True), (True, True), (False, False))
    kinds: dict[tuple[bool, bool], list[Fact]] = {order: [] for order in orders}
    beside = []
    for one in facts.compared:
        outcomes = {outcome for outcome, _ in one.against if outcome.tested}
        if outcomes:
            kinds[Outcome.WORSE in outcomes, Outcome.BETTER in outcomes].append(one)
        else:
            beside.append(one)
    return (*(sorted(found, key=_far, reverse=True) for found in kinds.values()), beside)


def tally(facts: Facts) -> tuple[int, str]:
    """How many things are tested, and what came of it: (2, "worse than in England on both"); an empty text where none is better or worse."""
    *kinds, _ = _sorted(facts)
    tested = sum(map(len, kinds))
    worse, better, between, _ = kinds
    words = (_than(Outcome.WORSE, worse), _than(Outcome.BETTER, better), "in between")
    return tested, joined(
        [
            f"{word} on {_of(len(found), tested)}"
            for word, found in zip(words, (worse, better, between), strict=True)
            if found
        ]
    )


def _than(outcome: Outcome, found: Sequence[Fact]) -> str:
    """Better or worse, and than in which of the places that figures are held against: those of which it holds on each, else any of them."""
    names = [[other.name for came, other in one.against if came is outcome] for one in found]
    every = dict.fromkeys(name for one in names for name in one)
    common = [name for name in every if all(name in one for one in names)]
    return f"{outcome.word} than in {joined(common) if common else joined(list(every), 'or')}"


def _lead(facts: Facts) -> tuple[str, ...]:
    """How many things can be tested, and how many of them are worse and better."""
    if not facts.compared:
        other = "no other figure" if any(one.against for one in facts.lives) else "no figure"
        return (f"There is {other} here that this page can set beside another place.",)
    tested, said = tally(facts)
    if not tested:
        return ()
    many, be = f"{capital(counted(tested, 'thing'))} here can be tested.", facts.tense.be(1)
    if said:
        return (many, f"The ward {be} {said}.")
    none = "it" if tested == 1 else "none of them"
    return (many, f"On {none} the ward {be} {'not ' if tested == 1 else ''}clearly better or worse.")


def _of(many: int, tested: int) -> str:
    """So many of the things that were tested: "it", "both", "all four", "two of them"."""
    if many < tested:
        return f"{count_word(many)} of them"
    return {1: "it", 2: "both"}.get(many, f"all {count_word(many)}")


def _part(heading: str, facts: Sequence[Fact]) -> list[Part]:
    if not facts:
        return []
    sentences = [f"{one.sentence} {one.verdict()}" for one in facts[:_IN_FULL]]
    return [Part(heading=heading, sentences=(*sentences, *_more(facts[_IN_FULL:])))]


def _more(facts: Sequence[Fact]) -> tuple[str, ...]:
    """What is not told in full, by its name alone; the table of figures has it."""
    return (f"Also: {joined([one.plain.brief for one in facts])}.",) if facts else ()
