"""An audit's questions asked again: what was found then, what changed since, and what stands as evidence today."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from hineq.insights.series.families import distinct_measures, family_of
from hineq.insights.series.figures import Figures
from hineq.insights.standing.dated_facts import date_words
from hineq.insights.standing.ranks import authority_ranks, standing_finding
from hineq.insights.targets.measures import MeasureView, headline_views
from hineq.insights.targets.overview import overview_finding
from hineq.insights.wards.selection import ward_indicators
from hineq.insights.wording.kinds import kind_words, named
from hineq.insights.wording.numbers import brief, capital, count_word, counted, distance, joined, lowered
from hineq.model.assurance import AuditFinding, AuditQuestion
from hineq.model.document_words import BoardRelation, EvidenceKind, Judgement, StatementTopic
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole, ThemeRole
from hineq.model.statement import Statement
from hineq.model.words import Sex, TargetStatus, Tie

# ties that make no measure published
_BARE = (Tie.CONTEXT, Tie.NONE)


@dataclass(frozen=True, kw_only=True)
class FindingNow:
    """A finding of the audit with the statement of another document on what changed since (None where none says so)."""

    finding: AuditFinding
    since: Statement | None


@dataclass(frozen=True, kw_only=True)
class EvidenceNow:
    """One piece of evidence: a statement, or what is computed today, in sentences."""

    statement: Statement | None
    computed: EvidenceKind | None
    sentences: tuple[str, ...]
    note: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question of the audit, what was found, and what stands as evidence today."""

    question: AuditQuestion
    findings: tuple[FindingNow, ...]
    evidence: tuple[EvidenceNow, ...]


def answers(figures: Figures) -> tuple[Answer, ...]:
    """Every question of the audit, in its order; nothing where the place has no audit."""
    place = figures.place
    audit = place.assurance
    views = headline_views(figures) if audit.questions else []
    today = {
        kind: computed_sentences(figures, views, kind)
        for kind in {evidence.computed for evidence in audit.evidence}
        if kind
    }
    return tuple(
        Answer(
            question=question,
            findings=tuple(
                FindingNow(finding=finding, since=place.statement(finding.since_statement_id))
                for finding in audit.findings
                if finding.question_id == question.question_id
            ),
            evidence=tuple(
                EvidenceNow(
                    statement=place.statement(evidence.statement_id),
                    computed=evidence.computed,
                    sentences=today[evidence.computed] if evidence.computed else (),
                    note=evidence.note,
                )
                for evidence in audit.evidence
                if evidence.question_id == question.question_id
            ),
        )
        for question in audit.questions
    )


def assurance_finding(place: Place) -> str:
    """The heading: how many of the audit's conclusions hineq reads as weaknesses, since the audit itself counted none."""
    audit = place.assurance
    if not audit.questions:
        return f"No audit of how {place.name} tackles health inequalities was read"
    weak = sum(finding.judgement is Judgement.WEAKNESS for finding in audit.findings)
    when = place.sources[audit.questions[0].source_id].published[:4]
    which = f"the {counted(len(audit.findings), 'conclusion')} of the {f'{when} ' if when else ''}audit"
    return f"{capital(count_word(weak)) if weak else 'None'} of {which} {'reads as a weakness' if weak == 1 else 'read as weaknesses'}"


def assurance_lede(place: Place) -> str:
    """What the page does, whose reading the judgements are, and what the pack cannot say."""
    audit = place.assurance
    if not audit.questions:
        return ""
    source = place.sources[audit.questions[0].source_id]
    return (
        f"{source.title} ({date_words(source.published)}) asked {counted(len(audit.questions), 'question')}. They are asked "
        f"again of today. Which conclusion is a strength and which a weakness is hineq's reading.{_reported_words(place)}"
    )


def findings_words(answer: Answer) -> str:
    """What the audit found on a question, counted: "two weaknesses, one strength"."""
    found = Counter(finding.finding.judgement for finding in answer.findings)
    said = [
        counted(found[judgement], word, several)
        for judgement, word, several in (
            (Judgement.WEAKNESS, "weakness", "weaknesses"),
            (Judgement.STRENGTH, "strength", "strengths"),
        )
        if found[judgement]
    ]
    return joined(said) or "no conclusion"


def today_words(answer: Answer) -> str:
    """What stands as evidence of today on a question, in a line: the first computed sentence, else what documents say."""
    computed = [sentence for evidence in answer.evidence for sentence in evidence.sentences]
    later = sum(finding.since is not None for finding in answer.findings)
    said = sum(evidence.statement is not None for evidence in answer.evidence)
    words = counted(later + said, "later statement")
    if computed:
        return f"{computed[0]} {capital(words)}." if later + said else computed[0]
    return f"{capital(words)}; no figure here answers it." if later + said else "Nothing was read that answers it."


def _reported_words(place: Place) -> str:
    """How many of the strategy's priorities the pack has an officer's update on; nothing where it has no priorities."""
    priorities, reported = len(place.thread.commissioning_priorities), len(priorities_reported(place))
    if not priorities:
        return ""
    which = f"{count_word(reported)} of" if reported else "any of"
    held = "Officers' updates were" if reported else "No officer's update was"
    return f" {held} read on {which} the strategy's {priorities} priorities."


def overall_statements(place: Place) -> tuple[Statement, ...]:
    """What the audit says as a whole, beside its findings and the national target, in the pack's order."""
    audits = {question.source_id for question in place.assurance.questions}
    return tuple(
        statement
        for statement in place.statements
        if statement.source_id in audits and statement.topic is not StatementTopic.NATIONAL_TARGET
    )


def priorities_reported(place: Place) -> frozenset[str]:
    """The commissioning priorities of which an officer says something."""
    return frozenset(update.priority_id for update in place.thread.updates)


def measures_by_figure(figures: Figures) -> dict[str, int]:
    """How many of the strategy's measures have a published figure: for the place, for wards only, or none.

    Keys: "place", "wards", "none". A measure counts once, wherever the strategy names it, by the best of its indicators; one that is drawn as context
    only does not make a measure published.
    """
    place = figures.place
    with_figures = figures.published
    own = set(with_figures[with_figures.area_code == place.area_code].indicator_id)
    in_wards = set(with_figures[with_figures.area_code.isin({ward.area_code for ward in place.wards})].indicator_id)
    best: dict[tuple[str, str], str] = {}
    families = {
        (measure.outcome_id, measure.measure_id): ("", family_of(place.indicators[measure.indicator_id]))
        for measure in reversed(place.measures)
        if measure.tie is Tie.DIRECT
    }
    order = ("place", "wards", "none")
    for measure in place.measures:
        level = "place" if measure.indicator_id in own else "wards" if measure.indicator_id in in_wards else "none"
        if measure.tie in _BARE:
            level = "none"
        named = (measure.outcome_id, measure.measure_id)
        key = families.get(named, named)
        best[key] = min(best.get(key, "none"), level, key=order.index)
    return {name: sum(level == name for level in best.values()) for name in order}


def priorities_with_figures(figures: Figures) -> frozenset[str]:
    """The commissioning priorities tied to an indicator on which the place or one of its wards has a published figure."""
    place = figures.place
    codes = {place.area_code, *(ward.area_code for ward in place.wards)}
    published = figures.published
    known = set(published[published.area_code.isin(codes)].indicator_id)
    ids = {priority.priority_id for priority in place.thread.commissioning_priorities}
    return frozenset(tie.tied_id for tie in place.thread.ties if tie.tied_id in ids and tie.indicator_id in known)


def computed_sentences(figures: Figures, views: list[MeasureView], kind: EvidenceKind) -> tuple[str, ...]:
    """What is computed today of a kind of evidence, as sentences."""
    return tuple(f"{capital(words)}." for words in _COMPUTED[kind](figures, views) if words)


def _measures_published(figures: Figures, views: list[MeasureView]) -> list[str]:
    published = measures_by_figure(figures)
    judged = [view for view in views if view.judged]
    met = sum(view.result.status is TargetStatus.MET for view in judged if view.result)
    return [
        f"{published['place']} of the {sum(published.values())} distinct measures that the strategy names have a published figure for "
        f"{figures.place.name} (a stand-in counts, an estimate does not), {published['wards']} for wards only, {published['none']} none",
        f"{len(judged)} of {len(views)} targets can be checked against a published figure; {count_word(met) if met else 'none'} "
        f"of them {'were' if met > 1 else 'was'} met",
    ]


def _targets_met(figures: Figures, views: list[MeasureView]) -> list[str]:
    return [overview_finding(figures.place, views)]


def _links_of_strategy(figures: Figures, views: list[MeasureView]) -> list[str]:
    place = figures.place
    thread = place.thread
    priorities, reported = len(thread.commissioning_priorities), len(priorities_reported(place))
    boards = {board.board_id: board.name for board in place.governance.boards}
    delivering = [board.board_id for board in place.governance.boards if board.outcome_id]
    above = [
        relation.other_id
        for relation in place.governance.relations
        if relation.board_id in delivering and relation.relation is BoardRelation.REPORTS_TO
    ]
    sentences = [
        f"{len(priorities_with_figures(figures))} of {priorities} commissioning priorities are tied to a published "
        f"figure, and {reported if reported else 'none'} {'has' if reported < 2 else 'have'} an officer's update",
        f"the strategy prints {len(thread.links)} links from its priorities to needs",
    ]
    if above:
        head = joined([boards[board_id] for board_id in dict.fromkeys(above)])
        answer = "answered" if place.strategy_ended else "answers" if len(above) == 1 else "answer"
        sentences.append(f"{counted(len(above), 'delivery board')} {answer} to the {head}")
    return sentences


def _wards_compared(figures: Figures, views: list[MeasureView]) -> list[str]:
    count = distinct_measures(figures.place.indicators[indicator_id] for indicator_id in ward_indicators(figures))
    wards = f"{counted(len(figures.place.wards), 'ward')}{_abolished(figures.place)}"
    return [f"{wards} can be compared on {counted(count, 'distinct measure')}"]


def _abolished(place: Place) -> str:
    return ", since abolished," if place.wards_ended else ""


def _standing(figures: Figures, views: list[MeasureView]) -> list[str]:
    return [standing_finding(figures.place, authority_ranks(figures))]


def _sources(figures: Figures, views: list[MeasureView]) -> list[str]:
    place = figures.place
    known = figures.rows(area_codes={place.area_code, *place.ward_codes}).dropna(subset="value")
    every, sure = (
        distinct_measures(place.indicators[indicator_id] for indicator_id in rows.indicator_id.unique())
        for rows in (known, known[known.lower_ci.notna()])
    )
    which = f"{counted(every, 'distinct measure')} of {place.name} and its wards"
    return [
        f"{which} from {counted(known.source_id.nunique(), 'source')}, each with its definition, source and date; {sure or 'none'} of "
        "them with 95% confidence intervals"
    ]


def _wider_causes(figures: Figures, views: list[MeasureView]) -> list[str]:
    indicators = ward_indicators(figures)
    kinds = (figures.place.indicators[indicator_id] for indicator_id in indicators)
    wider = distinct_measures(kind for kind in kinds if kind.has(ThemeRole.WIDER_CAUSES))
    return [
        f"{counted(wider, 'distinct measure')} of work, homes and surroundings can be compared between wards{_abolished(figures.place).rstrip(',')}"
    ]


_COMPUTED: Mapping[EvidenceKind, Callable[[Figures, list[MeasureView]], list[str]]] = {
    EvidenceKind.TARGETS_MET: _targets_met,
    EvidenceKind.MEASURES_PUBLISHED: _measures_published,
    EvidenceKind.LINKS_OF_STRATEGY: _links_of_strategy,
    EvidenceKind.WARDS_COMPARED: _wards_compared,
    EvidenceKind.WIDER_CAUSES: _wider_causes,
    EvidenceKind.STANDING: _standing,
    EvidenceKind.SOURCES: _sources,
}


def national_targets(place: Place) -> tuple[Statement, ...]:
    """What the documents say of national targets and priorities of their day, those with a figure first."""
    statements = [statement for statement in place.statements if statement.topic is StatementTopic.NATIONAL_TARGET]
    return tuple(sorted(statements, key=lambda statement: not statement.figures))


def national_gaps(figures: Figures) -> pd.DataFrame:
    """The difference from the country on the two measures of the national target, in the first and the last period that
    the pack has both figures for.

    Columns: measure, period, place, country, difference (words that carry the direction), source_id. The series with the
    most periods in common is used.
    """
    rows = []
    for indicator in sorted(
        figures.place.indicators_with(IndicatorRole.NATIONAL_TARGET), key=lambda indicator: indicator.name
    ):
        for sex in Sex:
            rows += _gap_rows(figures, indicator.indicator_id, sex)
    return pd.DataFrame(rows, columns=["measure", "period", "place", "country", "difference", "source_id"])


def _gap_rows(figures: Figures, indicator_id: str, sex: Sex) -> list[dict[str, str]]:
    place = figures.place
    best = pd.DataFrame()
    for line in figures.lines(indicator_id, sex, place.area_code):
        country = figures.line(indicator_id, sex, place.benchmark_code, line.series.series)
        if country is None:
            continue
        both = line.points.merge(country.points[["period", "value"]], on="period", suffixes=("", "_country"))
        best = both if len(both) > len(best) else best
    if best.empty:
        return []
    indicator = place.indicators[indicator_id]
    rows = []
    for _, row in best.iloc[sorted({0, len(best) - 1})].iterrows():
        gap = float(row["value"]) - float(row.value_country)
        side = "higher" if gap > 0 else "lower"
        rows.append(
            {
                "measure": named(indicator, sex, kind_words(best.status), full=True),
                "period": str(row.period),
                "place": brief(float(row["value"]), indicator),
                "country": brief(float(row.value_country), indicator),
                "difference": f"{distance(float(row.value_country), float(row['value']), indicator, unit_said=True)} {side}"
                if gap
                else "the same",
                "source_id": str(row.source_id),
            }
        )
    return rows


def national_words(place: Place, gaps: pd.DataFrame) -> str:
    """What the pack can and cannot say about the national target, in words."""
    country = place.benchmark.area_name
    if gaps.empty:
        return f"No figure of {place.name} was read beside one of {country} on the measures of this target."
    first = joined(
        [f"{lowered(str(name))} from {rows.period.iloc[0]}" for name, rows in gaps.groupby("measure", sort=False)]
    )
    return (
        f"What the figures show: how {place.name} differs from {country} on the measures that the target names ({first}). "
        "What they cannot say: whether the target was met, since that needs a figure of the groups compared, in the year "
        "of the target and in the year that it starts from."
    )
