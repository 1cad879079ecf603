"""The tracker of recommendations: totals beside the printed ones, what is overdue, and the rows that a reader asks for."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

import pandas as pd

from hineq.insights.wording.numbers import capital, count_word, counted, joined, number, title
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.recommendation import PrintedTotal, Recommendation
from hineq.model.words import Decision, RecommendationState

UNSAID = "not stated"
_DAYS_A_MONTH = 30.44


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a reader asks for: each empty where it does not matter; `search` is looked for in every text of a row.

    Among the `states` None is that of rows that state none.
    """

    decision: Decision | None = None
    states: frozenset[RecommendationState | None] = frozenset()
    committee: str = ""
    overdue_only: bool = False
    search: str = ""


def select(recommendations: Iterable[Recommendation], wanted: Wanted, day: datetime.date) -> list[Recommendation]:
    """The recommendations that a reader asks for, in their order."""
    return [one for one in recommendations if _is_wanted(one, wanted, day)]


def _is_wanted(one: Recommendation, wanted: Wanted, day: datetime.date) -> bool:
    texts = (
        one.reference,
        one.committee,
        one.considered_by,
        one.item,
        one.recommendation,
        one.response,
        one.lead,
        one.action_taken,
        one.state_reason,
    )
    sought = wanted.search.casefold().split()
    return (
        wanted.decision in (None, one.decision)
        and (not wanted.states or one.state in wanted.states)
        and wanted.committee in ("", one.committee, one.considered_by)
        and (not wanted.overdue_only or one.overdue(day))
        and all(word in " ".join(texts).casefold() for word in sought)
    )


def states(recommendations: Iterable[Recommendation]) -> list[RecommendationState | None]:
    """The states that the rows have, in the order of the words, last None where a row states none."""
    stated = {recommendation.state for recommendation in recommendations}
    return [state for state in (*RecommendationState, None) if state in stated]


def state_word(state: RecommendationState | None) -> str:
    """A state in plain words."""
    return state.word if state else UNSAID


def committees(recommendations: Iterable[Recommendation]) -> list[str]:
    """The committees that recommended and the boards that answered, in the order in which they come."""
    bodies = (body for one in recommendations for body in (one.committee, one.considered_by))
    return list(dict.fromkeys(filter(None, bodies)))


def heading(one: Recommendation) -> str:
    """Who recommended, to whom, at which meeting and under which item, as far as it is said."""
    body = one.considered_by.removeprefix("The ").removeprefix("the ")
    to = f"to the {body}" if body else ""
    return f"{capital(' '.join(filter(None, (one.committee, to))) or UNSAID)}, {day_words(one.date)}" + (
        f": {one.item}" if one.item else ""
    )


def totals_table(recommendations: Sequence[Recommendation], printed: Sequence[PrintedTotal]) -> pd.DataFrame:
    """The totals computed from the rows beside the printed ones.

    One row a decision and one for all: label, rows, share of the rows in per cent (NaN without a row), printed,
    percent_printed (both None where nothing is printed) and exact, the printed count's own share of the printed total.
    """
    whole = next((one for one in printed if one.decision is None), None)
    by_decision = {one.decision: one for one in printed if one.decision is not None}
    rows: list[dict[str, object]] = []
    for decision in _decisions(recommendations, by_decision):
        count = sum(decision in (None, one.decision) for one in recommendations)
        said = whole if decision is None else by_decision.get(decision)
        exact = said.count / whole.count * 100 if said and whole and whole.count else float("nan")
        rows.append(
            {
                "label": "All recommendations" if decision is None else capital(decision.word),
                "rows": count,
                "share": count / len(recommendations) * 100 if recommendations else float("nan"),
                "printed": said.count if said else None,
                "percent_printed": said.percent_printed if said else None,
                "exact": exact,
            }
        )
    return pd.DataFrame(rows).astype({"printed": object, "percent_printed": object})


def _decisions(recommendations: Iterable[Recommendation], printed: Collection[Decision]) -> list[Decision | None]:
    """All together, then each decision; those that are awaited only where there are any."""
    awaited = Decision.AWAITING in printed or any(one.decision is Decision.AWAITING for one in recommendations)
    return [None, *(one for one in Decision if one is not Decision.AWAITING or awaited)]


def totals_sentences(recommendations: Sequence[Recommendation], printed: Sequence[PrintedTotal]) -> list[str]:
    """How many of the printed total the rows are, and each printed percentage that its own count does not give."""
    whole = next((one for one in printed if one.decision is None), None)
    if whole is None:
        return []
    held = len(recommendations)
    sentences = [
        f"The tracker ({whole.as_at}) prints a total of {number(whole.count, 0)}; this pack holds {counted(held, 'row')} of "
        "them, so the totals from the rows are not those of the year."
        if held < whole.count
        else f"The tracker ({whole.as_at}) prints a total of {number(whole.count, 0)}; this pack holds {counted(held, 'row')}."
    ]
    for one in printed:
        if one is whole or one.percent_printed is None or not whole.count:
            continue
        exact = one.count / whole.count * 100
        if round(exact) != one.percent_printed:
            sentences.append(
                f"{one.label}: {one.count} of {whole.count} is {number(exact, 1)}%, nearer {exact:.0f}% than the "
                f"{one.percent_printed:g}% that is printed."
            )
    parts = sum(one.count for one in printed if one is not whole)
    if parts and parts != whole.count:
        sentences.append(f"The printed parts add up to {parts}, not to {whole.count}.")
    return sentences


def tracker_finding(
    recommendations: Sequence[Recommendation], printed: Sequence[PrintedTotal], day: datetime.date, name: str
) -> str:
    """The heading, in at most 15 words: what is overdue, else how the recommendations were decided."""
    if not recommendations:
        return f"The pack holds no tracker of recommendations for {name}"
    late = sum(one.overdue(day) for one in recommendations)
    held = len(recommendations)
    if late:
        return (
            f"{capital(count_word(late))} of {counted(held, 'recommendation')} {'is' if late == 1 else 'are'} overdue"
        )
    decided = [
        f"{count_word(count)} {decision.word}"
        for decision in Decision
        if (count := sum(one.decision is decision for one in recommendations))
    ]
    whole = next((one.count for one in printed if one.decision is None and one.count > held), 0)
    of = f"{capital(count_word(held))} of {number(whole, 0)} recommendations" if whole else ""
    all_ = capital(counted(held, "recommendation"))
    return title(
        *([f"{of} {'is' if held == 1 else 'are'} here: {joined(decided)}"] if whole else []),
        f"{all_}: {joined(decided)}",
        all_,
    )


def overdue_table(recommendations: Iterable[Recommendation], day: datetime.date) -> pd.DataFrame:
    """What is overdue on a day, the longest overdue first: Reference, Recommendation, Made, Lead, Due, Overdue by."""
    late = [one for one in recommendations if one.overdue(day)]
    late.sort(key=lambda one: (one.due is None, one.due or day))
    return pd.DataFrame(
        [
            (one.reference or UNSAID, one.recommendation, heading(one), one.lead or UNSAID, day_words(one.due) if one.due else UNSAID,
             overdue_words(one, day))
            for one in late
        ],
        columns=["Reference", "Recommendation", "Made", "Lead", "Due", "Overdue by"],
    )  # fmt: skip


def overdue_words(one: Recommendation, day: datetime.date) -> str:
    """By how long a recommendation is overdue: "12 days", "3 months", or the words that no date says it."""
    if one.due is None or one.due >= day:
        return "its lead says so; no due date that has gone by"
    days = (day - one.due).days
    return f"{days} day{'' if days == 1 else 's'}" if days < 60 else f"{round(days / _DAYS_A_MONTH)} months"


def overdue_sentence(recommendations: Sequence[Recommendation], day: datetime.date) -> str:
    """What is overdue on a day, and how many rows cannot be since they have no due date."""
    late = sum(one.overdue(day) for one in recommendations)
    without = sum(one.due is None for one in recommendations)
    said = f"As at {day_words(day)}, {counted(late, 'recommendation')} {'is' if late == 1 else 'are'} overdue."
    if without:
        said += (
            f" {capital(counted(without, 'row'))} {'has' if without == 1 else 'have'} no due date, so nothing can be said of "
            f"{'it' if without == 1 else 'them'}."
        )
    return said


def tracker_rows(
    recommendations: Sequence[Recommendation], others: Mapping[str, Mapping[str, str]] | None = None
) -> pd.DataFrame:
    """The recommendations in the columns of a pack's recommendations.csv, so that the file can be read again.

    `others` are the cells of a file's further columns, by recommendation; they stand behind.
    """
    names = [one.name for one in fields(Recommendation)]
    table = pd.DataFrame([[_cell(getattr(one, name)) for name in names] for one in recommendations], columns=names)
    cells = [(others or {}).get(one.recommendation_id, {}) for one in recommendations]
    for name in dict.fromkeys(name for row in cells for name in row):
        table[name] = [row.get(name, "") for row in cells]
    return table


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else value.isoformat() if isinstance(value, datetime.date) else str(value)


class LinkedKind(StrEnum):
    """What a recommendation may link to."""

    INDICATOR = "indicator"
    PRIORITY = "priority"
    WARD = "ward"
    AREA = "area"


@dataclass(frozen=True, kw_only=True)
class Linked:
    """Something that a recommendation links to: what it is, its id and its name."""

    kind: LinkedKind
    key: str
    name: str


def linked(recommendation: Recommendation, place: Place) -> list[Linked]:
    """What a recommendation links to: indicators, priorities of either list, wards and other areas."""
    priorities = {key: f"{one.number} {one.wording}" for key, one in place.thread.priorities.items()}
    priorities |= {key: one.wording for key, one in place.thread.jsna.items()}
    indicators = (
        Linked(kind=LinkedKind.INDICATOR, key=key, name=place.indicators[key].name) for key in recommendation.indicators
    )
    named = (Linked(kind=LinkedKind.PRIORITY, key=key, name=priorities[key]) for key in recommendation.priorities)
    areas = (
        Linked(
            kind=LinkedKind.WARD if key in place.ward_codes else LinkedKind.AREA,
            key=key,
            name=place.areas[key].area_name,
        )
        for key in recommendation.areas
    )
    return [*indicators, *named, *areas]
