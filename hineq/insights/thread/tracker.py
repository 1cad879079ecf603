"""The tracker of recommendations: totals beside the printed ones, what is overdue, and the rows that a reader asks for."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

import pandas as pd

from hineq.insights.wording.numbers import capital, count_word, counted, joined, lowered, number, title
from hineq.model.document_words import Decision, RecommendationState
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.recommendation import PrintedTotal, Recommendation

UNSAID = "not stated"
_DAYS_A_MONTH = 30.44


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a reader asks for: each empty where it does not matter; `search` is looked for in every text of a row.

    Among the `decisions` and the `states` None is that of rows that state none.
    """

    decisions: frozenset[Decision | None] = frozenset()
    states: frozenset[RecommendationState | None] = frozenset()
    committee: str = ""
    overdue_only: bool = False
    search: str = ""


def select(recommendations: Iterable[Recommendation], wanted: Wanted, day: datetime.date) -> list[Recommendation]:
    """The recommendations that a reader asks for, in their order."""
    return [recommendation for recommendation in recommendations if _is_wanted(recommendation, wanted, day)]


def _is_wanted(recommendation: Recommendation, wanted: Wanted, day: datetime.date) -> bool:
    texts = (
        recommendation.reference,
        recommendation.committee,
        recommendation.considered_by,
        recommendation.item,
        recommendation.recommendation,
        recommendation.response,
        recommendation.lead,
        recommendation.action_taken,
        recommendation.state_reason,
    )
    sought = wanted.search.casefold().split()
    return (
        (not wanted.decisions or recommendation.decision in wanted.decisions)
        and (not wanted.states or recommendation.state in wanted.states)
        and wanted.committee in ("", recommendation.committee, recommendation.considered_by)
        and (not wanted.overdue_only or recommendation.overdue(day))
        and all(word in " ".join(texts).casefold() for word in sought)
    )


def states(recommendations: Iterable[Recommendation]) -> list[RecommendationState | None]:
    """The states that the rows have, in the order of the words, last None where a row states none."""
    stated = {recommendation.state for recommendation in recommendations}
    return [state for state in (*RecommendationState, None) if state in stated]


def state_word(state: RecommendationState | None) -> str:
    """A state in plain words."""
    return state.word if state else UNSAID


def decisions(recommendations: Iterable[Recommendation]) -> list[Decision | None]:
    """Every decision that there may be, last None where a row states none."""
    unsaid = any(recommendation.decision is None for recommendation in recommendations)
    return [*Decision, *([None] if unsaid else [])]


def decision_word(decision: Decision | None) -> str:
    """A decision in plain words."""
    return decision.word if decision else UNSAID


def committees(recommendations: Iterable[Recommendation]) -> list[str]:
    """The committees that recommended and the boards that answered, in the order in which they come."""
    bodies = (
        body for recommendation in recommendations for body in (recommendation.committee, recommendation.considered_by)
    )
    return list(dict.fromkeys(filter(None, bodies)))


def heading(recommendation: Recommendation) -> str:
    """Who recommended, to whom, on which day and under which item, as far as it is said."""
    day = day_words(recommendation.date) if recommendation.date else f"date {UNSAID}"
    body = recommendation.considered_by.removeprefix("The ").removeprefix("the ")
    to = f"to the {body}" if body else ""
    return f"{capital(' '.join(filter(None, (recommendation.committee, to))) or UNSAID)}, {day}" + (
        f": {recommendation.item}" if recommendation.item else ""
    )


def totals_table(recommendations: Sequence[Recommendation], printed: Sequence[PrintedTotal]) -> pd.DataFrame:
    """The totals computed from the rows beside the printed ones.

    One row for all, one a decision and one for the rows that state none, where there are any: label, rows, share of
    the rows in per cent (NaN without a row), printed, percent_printed (both None where nothing is printed) and exact, the printed count's own share of the printed total.
    """
    whole = next((one for one in printed if one.decision is None), None)
    by_decision = {one.decision: one for one in printed if one.decision is not None}
    counts = Counter(recommendation.decision for recommendation in recommendations)
    listed: list[tuple[str, int, PrintedTotal | None]] = [("All recommendations", len(recommendations), whole)]
    listed += [
        (capital(decision.word), counts[decision], by_decision.get(decision))
        for decision in Decision
        # what is awaited only where there is any
        if decision is not Decision.AWAITING or decision in by_decision or counts[decision]
    ]
    if counts[None]:
        listed.append((capital(UNSAID), counts[None], None))
    rows = [
        {
            "label": label,
            "rows": count,
            "share": count / len(recommendations) * 100 if recommendations else float("nan"),
            "printed": said.count if said else None,
            "percent_printed": said.percent_printed if said else None,
            "exact": said.count / whole.count * 100 if said and whole and whole.count else float("nan"),
        }
        for label, count, said in listed
    ]
    return pd.DataFrame(rows).astype({"printed": object, "percent_printed": object})


def totals_sentences(recommendations: Sequence[Recommendation], printed: Sequence[PrintedTotal]) -> list[str]:
    """How many of the printed total the rows are, and each printed percentage that its own count does not give."""
    whole = next((total for total in printed if total.decision is None), None)
    if whole is None:
        return []
    held = len(recommendations)
    prints, rows = f"The tracker ({whole.as_at}) prints a total of {number(whole.count, 0)}", counted(held, "row")
    be = "is" if held == 1 else "are"
    sentences = [
        f"{prints}; {rows} of them {be} here, so the totals from the rows are not those of the year."
        if held < whole.count
        else f"{prints}; {rows} {be} here."
    ]
    for total in printed:
        if total is whole or total.percent_printed is None or not whole.count:
            continue
        exact = total.count / whole.count * 100
        if round(exact) != total.percent_printed:
            sentences.append(
                f"{total.label}: {total.count} of {whole.count} is {number(exact, 1)}%, nearer {exact:.0f}% than the "
                f"{total.percent_printed:g}% that is printed."
            )
    parts = sum(total.count for total in printed if total is not whole)
    if parts and parts != whole.count:
        sentences.append(f"The printed parts add up to {parts}, not to {whole.count}.")
    return sentences


def totals_line(recommendations: Sequence[Recommendation], printed: Sequence[PrintedTotal]) -> str:
    """The totals in one line: how many rows by decision, and how many are printed."""
    rows = totals_table(recommendations, printed).to_dict("records")
    said = joined([f"{count_word(int(row['rows']))} {lowered(str(row['label']))}" for row in rows[1:] if row["rows"]])
    words = f"{capital(counted(len(recommendations), 'recommendation'))} here{f': {said}' if said else ''}."
    parts = [
        f"{number(float(row['printed']), 0)} {lowered(str(row['label']))}"
        for row in rows
        if not pd.isna(row["printed"])
    ]
    if pd.isna(rows[0]["printed"]):
        return words
    of_them = f", of them {joined(parts[1:])}" if parts[1:] else ""
    return f"{words} Printed: {number(float(rows[0]['printed']), 0)}{of_them}."


def none_words(wanted: Wanted, recommendations: Sequence[Recommendation], day: datetime.date) -> str:
    """Why no recommendation is what a reader asks for: each choice that alone leaves none, else that they do together."""
    alone = [
        (Wanted(search=wanted.search), f"no row has the words “{wanted.search}”"),
        (Wanted(overdue_only=wanted.overdue_only), f"none is overdue as at {day_words(day)}"),
        (Wanted(committee=wanted.committee), f"none is of {wanted.committee}"),
        (
            Wanted(decisions=wanted.decisions),
            f"none has the decision {joined([decision_word(one) for one in wanted.decisions], 'or')}",
        ),
        (
            Wanted(states=wanted.states),
            f"none has the state {joined([state_word(one) for one in wanted.states], 'or')}",
        ),
    ]
    reasons = [words for choice, words in alone if choice != Wanted() and not select(recommendations, choice, day)]
    said = joined(reasons) or "each choice has rows, but no row has all of them"
    return f"Nothing to show: {said}. Take a choice back to see more."


def tracker_finding(
    recommendations: Sequence[Recommendation], printed: Sequence[PrintedTotal], day: datetime.date, name: str
) -> str:
    """The heading, in at most 15 words: what is overdue, else how the recommendations were decided."""
    if not recommendations:
        return f"No tracker of recommendations was read for {name}"
    late = sum(recommendation.overdue(day) for recommendation in recommendations)
    held = len(recommendations)
    if late:
        return (
            f"{capital(count_word(late))} of {counted(held, 'recommendation')} {'is' if late == 1 else 'are'} overdue"
        )
    counts = Counter(recommendation.decision for recommendation in recommendations)
    decided = [f"{count_word(counts[decision])} {decision.word}" for decision in Decision if counts[decision]]
    if counts[None] and decided:
        decided.append(f"{count_word(counts[None])} without a decision stated")
    elif counts[None]:
        reached = Counter(one.state for one in recommendations)
        decided = [f"{count_word(reached[state])} {state.word}" for state in RecommendationState if reached[state]]
        if reached[None] and decided:
            decided.append(f"{count_word(reached[None])} without a state")
    whole = next((one.count for one in printed if one.decision is None and one.count > held), 0)
    of = f"{capital(count_word(held))} of {number(whole, 0)} recommendations" if whole else ""
    all_ = capital(counted(held, "recommendation"))
    return title(
        *([f"{of} {'is' if held == 1 else 'are'} here: {joined(decided)}"] if whole and decided else []),
        *([f"{all_}: {joined(decided)}"] if decided else []),
        all_,
    )


def overdue_table(recommendations: Iterable[Recommendation], day: datetime.date) -> pd.DataFrame:
    """What is overdue on a day, the longest overdue first: Reference, Recommendation, Made, Lead, Due, Overdue by."""
    late = [recommendation for recommendation in recommendations if recommendation.overdue(day)]
    late.sort(key=lambda recommendation: (recommendation.due is None, recommendation.due or day))
    return pd.DataFrame(
        [
            (
                recommendation.reference or UNSAID,
                recommendation.recommendation,
                heading(recommendation),
                recommendation.lead or UNSAID,
                day_words(recommendation.due) if recommendation.due else UNSAID,
                overdue_words(recommendation, day),
            )
            for recommendation in late
        ],
        columns=["Reference", "Recommendation", "Made", "Lead", "Due", "Overdue by"],
    )


def overdue_words(recommendation: Recommendation, day: datetime.date) -> str:
    """By how long a recommendation is overdue: "12 days", "3 months", or the words that no date says it."""
    if recommendation.due is None or recommendation.due >= day:
        return "its lead says so; no due date that has gone by"
    days = (day - recommendation.due).days
    return f"{days} day{'' if days == 1 else 's'}" if days < 60 else f"{round(days / _DAYS_A_MONTH)} months"


def overdue_sentence(recommendations: Sequence[Recommendation], day: datetime.date) -> str:
    """What is overdue on a day, and how many rows cannot be since they have no due date."""
    late = sum(recommendation.overdue(day) for recommendation in recommendations)
    without = sum(recommendation.due is None for recommendation in recommendations)
    if without == len(recommendations) and not late:
        return f"As at {day_words(day)}, no row has a due date, so whether any is overdue cannot be told."
    said = f"As at {day_words(day)}, {counted(late, 'recommendation')} {'is' if late == 1 else 'are'} overdue{' by a due date' if without else ''}."
    if without:
        said += (
            f" {capital(counted(without, 'row'))} {'has' if without == 1 else 'have'} no due date, so whether "
            f"{'it is' if without == 1 else 'they are'} overdue cannot be told."
        )
    coloured = sum(
        one.due is not None and one.due < day and one.state is not None and one.state.is_colour and not one.state.to_do
        for one in recommendations
    )
    if coloured:
        said += (
            f" {capital(counted(coloured, 'row'))} whose day has gone by {'is' if coloured == 1 else 'are'} rated green or blue, "
            "which may mean done: not counted."
        )
    return said


def tracker_rows(
    recommendations: Sequence[Recommendation], others: Mapping[str, Mapping[str, str]] | None = None
) -> pd.DataFrame:
    """The recommendations in the columns of a pack's recommendations.csv, so that the file can be read again.

    `others` are the cells of a file's further columns, by recommendation; they stand behind.
    """
    names = [field.name for field in fields(Recommendation)]
    table = pd.DataFrame(
        [[_cell(getattr(recommendation, name)) for name in names] for recommendation in recommendations], columns=names
    )
    cells = [(others or {}).get(recommendation.recommendation_id, {}) for recommendation in recommendations]
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
    priorities = {key: f"{priority.number} {priority.wording}" for key, priority in place.thread.priorities.items()}
    priorities |= {key: priority.wording for key, priority in place.thread.jsna.items()}
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
