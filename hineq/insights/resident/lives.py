"""The first thing that a resident is told: how long and how well people live in the ward, and in the council as a whole."""

import math
from collections.abc import Sequence

from hineq.insights.resident.facts import Fact, Facts
from hineq.insights.resident.saying import Leads, Part, Section, Term, Way
from hineq.insights.series.figures import Figures
from hineq.insights.standing.standing import standing_sources
from hineq.insights.targets.today import Today, today
from hineq.insights.wording.kinds import marked
from hineq.insights.wording.numbers import bare, capital, figure, joined
from hineq.model.place import Place
from hineq.model.plain import PlainPart
from hineq.model.words import Sex


def lives_section(figures: Figures, facts: Facts) -> Section:
    """How long and how well people live in the ward, then how long in the council as a whole by its newest figures."""
    past = facts.tense.verb("", "d")
    whole, of_whole = figures.once((lives_section,), lambda: _whole(figures))
    parts = [Part(sentences=(one.sentence, *filter(None, [one.verdict()]))) for one in facts.lives]
    if not facts.lives:
        parts = [Part(sentences=(_none(facts),))]
    if only := _only(facts.lives):
        parts.append(Part(sentences=(only,)))
    if whole:
        parts.append(Part(sentences=(whole,)))
    return Section(
        heading=f"How long and how well people live{past} here",
        parts=tuple(parts),
        terms=meanings(facts.lives),
        rests=tuple(one.rest for one in facts.lives),
        source_ids=(*(str(one.ward["source_id"]) for one in facts.lives), *of_whole),
        ways=(Way(words=f"See every figure of {facts.ward.area_name}", to=Leads.PROFILE),) if facts.all else (),
    )


def _none(facts: Facts) -> str:
    """Why the page does not say how long people in the ward live."""
    people = f"how long people in {facts.ward.area_name} live"
    if any(one.plain.part is PlainPart.LIVES for one in facts.rough):
        return f"There is only a rough figure of {people}. This page leaves it out."
    return f"There is no figure by which this page can say {people}."


def _only(lives: Sequence[Fact]) -> str:
    """That the ward's figures are of one sex alone; nothing where they are of both, or of all people."""
    sexes = {one.view.sex for one in lives}
    if len(sexes) != 1 or Sex.PERSONS in sexes:
        return ""
    (sex,) = sexes
    other = Sex.FEMALE if sex is Sex.MALE else Sex.MALE
    return f"These figures are for {sex.people} only. This page has none for {other.people} by ward."


def _whole(figures: Figures) -> tuple[str, tuple[str, ...]]:
    """How long people live in the council as a whole, with the sources; made once for all wards."""
    told = [one for one in today(figures, ()) if one.standing.line.indicator.is_a_life]
    sources = dict.fromkeys(source for one in told for source in standing_sources(figures, one.standing))
    return (whole_words(figures.place, told) if told else "", tuple(sources))


def whole_words(place: Place, whole: Sequence[Today]) -> str:
    """How long people live in the council as a whole, by its newest figures: each sex with the country beside it."""
    said = []
    for one in whole:
        line = one.standing.line
        country = one.standing.benchmark
        other = "" if math.isnan(country) else f"{bare(country, line.indicator)} in {place.benchmark.area_name}"
        years = marked(figure(one.value, line.indicator), line.kind, other)
        said.append(f"{line.sex.people} could expect {years}")
    periods = dict.fromkeys(one.standing.line.newest.period for one in whole)
    when = joined([str(period) for period in periods])
    return f"In all of {place.name}, in {when}, {joined(said)}."


def meanings(facts: Sequence[Fact]) -> tuple[Term, ...]:
    """What the measures mean, each once, in the order of the facts."""
    told = {one.plain.brief: one.plain.meaning for one in facts if one.plain.meaning}
    return tuple(Term(word=capital(brief), meaning=meaning) for brief, meaning in told.items())
