"""The order of the wards as tables to read: every ward, the people behind the figures, one ward's measures."""

import math
from collections.abc import Iterable

import pandas as pd

from hineq.insights.priority.firmness_words import weightings_words
from hineq.insights.priority.made_ready import people_affected
from hineq.insights.priority.order import Priority
from hineq.insights.priority.rank_range import RankRange
from hineq.insights.series.refusal import NotPossible
from hineq.insights.series.rough import bare_or_rough
from hineq.insights.wards.comparing import MANY, Confidence
from hineq.insights.wards.entering import measure_name
from hineq.insights.wording.numbers import capital, interval, number, ordinal
from hineq.model.place import Place
from hineq.model.strategy import AreaList
from hineq.model.words import Sex


def order_reading(priority: Priority, place: Place, listed: AreaList | None) -> pd.DataFrame:
    """Every ward in order as a table to read, with what the intervals, one measure less and other weights would make of it."""
    table = priority.table
    most = len(priority.made_of.entering.views)

    def ranges(low: str, high: str) -> list[str]:
        pairs = zip(table[low], table[high], strict=True)
        return [_rank_span(lowest, highest) for lowest, highest in pairs]

    columns = {
        "Ward": table.area_name,
        "Rank": _ranks_with_ties(table["rank"]),
        "Score": [bare_score(score) for score in table.score],
        "Intervals allow": ranges("lowest_rank", "highest_rank"),
        "One left out": ranges("least_rank", "most_rank"),
        "Weightings": ["cannot be told" if math.isnan(share) else f"{share:.0%}" for share in table.weighted_share],
        f"Worse than {place.name}": [
            _of_fewer(worse, compared, table.compared.max())
            for worse, compared in zip(table.worse, table.compared, strict=True)
        ],
        "Poorest fifth": [
            _of_fewer(fifth, measured, most) for fifth, measured in zip(table.fifth, table.measured, strict=True)
        ],
        "Residents": [number(residents, 0) if residents > 0 else "" for residents in table.residents],
    }
    if listed:
        columns["On the list"] = [listed_word(listed, code) for code in table.area_code]
    return pd.DataFrame(columns, index=table.index)


def order_note(priority: Priority, place: Place) -> str:
    """What the columns of the order say."""
    compared, measured = int(priority.table.compared.max()), int(priority.table.measured.max())
    all_compared, differ = int(priority.table.compared.sum()), int(priority.table.worse.sum())
    be, compared_be = priority.made_of.tense.be(1), priority.made_of.compared_tense.be(1)
    year = f" Residents: in {priority.made_of.residents_year}." if priority.made_of.residents_year else ""
    return (
        "Rank: the 1st is the poorest. Score: of 100. Intervals allow, One left out: the ranks that the confidence intervals "
        f"allow, and those when each measure in turn is left out. Weightings: in how many of {len(priority.made_of.weighted_scores):,} "
        f"random weightings ({weightings_words(priority)}) the ward {be} among the poorest {priority.first}. Worse than {place.name}: {_on_which(compared, 'distinct measure')} "
        f"of every theme tested against it the ward {compared_be} significantly worse. Poorest fifth: "
        f"{_on_which(measured, 'measure')} here it {be} among the poorest fifth of wards.{year}"
        f"{_by_chance(all_compared, differ)}"
    )


def _on_which(many: int, noun: str) -> str:
    return f"whether on the one {noun}" if many == 1 else f"on how many of the {many} {noun}s"


def _by_chance(compared: int, worse: int) -> str:
    """Of many comparisons how many would come out as worse by chance: one of twenty differs, half of them that way."""
    if compared <= MANY:
        return ""
    expected = number(compared * (1 - Confidence.USUAL.level) / 2, 0)
    return (
        f" In all that is {worse:,} of {compared:,} comparisons; about {expected} would come out as worse by chance "
        "alone if no ward were truly different."
    )


def _ranks_with_ties(ranks: pd.Series) -> list[str]:
    """Ranks as words: "1st", "joint 3rd", "not ranked"."""
    tied = ranks.map(ranks.value_counts())
    return [
        "not ranked" if math.isnan(rank) else f"{'joint ' if many > 1 else ''}{ordinal(int(rank))}"
        for rank, many in zip(ranks, tied, strict=True)
    ]


def _of_fewer(count: int, known: int, most: int) -> str:
    """A count of measures, with how many it is of where a ward lacks some: "2", "2 of 4"."""
    return str(count) if known == most else f"{count} of {known}"


def _rank_span(low: float, high: float) -> str:
    """Two ranks as "1 to 4", one as "2", or the words that they cannot be told."""
    if math.isnan(low) or math.isnan(high):
        return "cannot be told"
    return f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"


def bare_score(score: float) -> str:
    """A score without its decimals, or nothing where there is none."""
    return "" if math.isnan(score) else number(score, 0)


def people_reading(priority: Priority) -> pd.DataFrame:
    """Residents and the counts behind the figures, in the order of the wards; empty where no measure has counts."""
    table = people_affected(priority.made_of).set_index("area_code").loc[list(priority.table.area_code)]
    shown = table.rename(columns={"area_name": "Ward", "residents": f"Residents ({priority.made_of.residents_year})"})
    return pd.DataFrame(
        {
            name: shown[name]
            if name == "Ward"
            else ["" if math.isnan(count) else number(count, 0) for count in shown[name]]
            for name in shown
        }
    ).reset_index(drop=True)


def one_ward_reading(priority: Priority, area_code: str, ranges: Iterable[RankRange | NotPossible]) -> pd.DataFrame:
    """One ward on every measure that decides: figure, rank with its range, and what it adds to the score.

    `ranges` has for each of the measures the ranks that the intervals allow, or why there are none.
    """
    wards = list(priority.made_of.wards.area_code)
    rows = []
    parts = priority.parts[wards.index(area_code)]
    for view, part, allowed in zip(priority.made_of.entering.views, parts, ranges, strict=True):
        row = view.ward(area_code)
        rows.append(
            {
                "Measure": measure_name(view),
                "Period": view.period,
                "Value": bare_or_rough(row["value"], row.get("rough", ""), view.indicator),
                "Unit": view.indicator.measured_in.head,
                "95% confidence interval": interval(row.lower_ci, row.upper_ci, view.indicator) or "none",
                "Rank": capital(row.rank_words) or "no rank",
                "Ranks that the interval allows": "no interval"
                if isinstance(allowed, NotPossible)
                else capital(allowed.words(area_code)) or "no interval",
                "Adds to the score": ""
                if math.isnan(row["value"] + part)
                else f"{'+' if part > 0 else ''}{number(part, 1)}",
            }
        )
    return pd.DataFrame(rows)


def listed_word(listed: AreaList, area_code: str) -> str:
    """Whether a list names a ward: "yes", "yes, for women", "no"."""
    entry = next((entry for entry in listed.entries if entry.area_code == area_code), None)
    if entry is None:
        return "no"
    return "yes" if entry.sex is Sex.PERSONS else f"yes, for {entry.sex.people}"
