"""What the order of the wards says, in sentences: who comes first, how firmly, and how the strategy's list differs."""

import numpy as np
import pandas as pd

from hineq.insights.priority.firmness_words import OUT_OF_DRAWS, gone_under, names_of, swap_words
from hineq.insights.priority.order import Priority
from hineq.insights.wards.entering import MeasureSet, spoken_name
from hineq.insights.wording.kinds import marked
from hineq.insights.wording.numbers import count_word, counted, joined, joined_few, lowered, number, ordinal, title
from hineq.model.enough import LEAST_COVERAGE
from hineq.model.place import Place
from hineq.model.strategy import AreaList, Strategy
from hineq.model.words import Sex

SCORE_WORDS = (
    "Every measure places each ward between its best ward (0) and its poorest ward (100). A ward's score is the average "
    "of its themes, and a theme's is the average of its measures, so that each theme counts as much as its weight says however "
    "many measures it has. The highest score is the poorest."
)


def priority_finding(priority: Priority) -> str:
    """The heading, in at most 15 words: the wards that are firmly among the poorest fifth, the poorest first."""
    health = priority.made_of.entering.which is MeasureSet.HEALTH
    be = priority.made_of.tense.be
    kind = priority.kind
    what = f"{marked('Health', kind)} {be(1)}" if health else f"{marked('Outcomes', kind)} {be(2)}"
    names, by = list(priority.firmest.area_name), ""
    if priority.counting == 1:
        within = priority.poorest[~(priority.poorest.highest_rank > priority.first)]
        names, by = list(within.area_name), "By one measure alone, "
        what = lowered(what)
    if not names:
        tense = priority.made_of.tense
        which = "health" if health else "outcomes"
        by_chance = any(gone_under(priority, row) == ([], [OUT_OF_DRAWS]) for _, row in priority.poorest.iterrows())
        said = f"Which wards {tense.have(2)} the poorest {which} depends on what is counted{', and on chance' if by_chance else ''}"
        return f"{said} ({kind})" if kind else said
    fewer = [f"{by}{what} poorest in {joined_few(names, most)}" for most in range(min(len(names), 5), 0, -1)]
    full = f"{by}{what} poorest in {joined(names)}"
    return title(full.replace("(some ", "(some figures "), full, *fewer)


def priority_subtitle(priority: Priority, place: Place) -> str:
    """What the chart of the wards puts in order, and by what."""
    measures = len(priority.made_of.entering.views)
    ranked = int(priority.table["rank"].notna().sum())
    wards = f"{ranked} of {len(priority.table)}" if ranked < len(priority.table) else str(ranked)
    return f"{wards} wards of {place.name} by their average over {counted(measures, 'measure')}"


def unranked_words(priority: Priority) -> str:
    """Which wards are not ranked, and why, in a sentence; nothing where all are."""
    names = list(priority.unranked.area_name)
    if not names:
        return ""
    tense, it = priority.made_of.tense, "it" if len(names) == 1 else "they"
    areas = priority.made_of.place.areas
    rough = any(areas[code].roughly_fitted for code in priority.unranked.area_code)
    return (
        f"{joined_few(names)} {tense.be(len(names))} not ranked: {it} {tense.have(len(names))} no figure{', or only a rough one,' if rough else ''} on more than "
        f"{1 - LEAST_COVERAGE:.0%} of the weight of these measures."
    )


def many_words(priority: Priority, shown: int) -> str:
    """Which wards the chart leaves out that shows at most so many, in a sentence; empty where it shows them all."""
    ranked = int(priority.table["rank"].notna().sum())
    return f"The chart shows the {shown} poorest of {ranked} wards; the table has them all." if ranked > shown else ""


def priority_key(priority: Priority, listed: AreaList | None) -> str:
    """What the marks of the chart mean, in sentences; only of those that are there."""
    table = priority.table
    marks = ["Square: a ward on the strategy's list; dot: not on it." if listed else "Dot: a ward at its rank."]
    if table.least_rank.notna().any():
        marks.append("Pale bar: the ranks it takes when each measure in turn is left out.")
    if table.lowest_rank.notna().any():
        marks.append("Thin line: the ranks that the 95% confidence intervals allow.")
    marks.append(f"Shaded: the poorest fifth, {priority.first} of {int(table['rank'].notna().sum())} wards.")
    return " ".join(marks)


def people_sentence(priority: Priority, place: Place) -> str:
    """How many people live in the poorest fifth of wards; empty without numbers of residents."""
    rows = priority.poorest
    if priority.table.residents.isna().any() or rows.empty:
        return ""
    people = rows.residents.sum()
    share = people / priority.table.residents.sum()
    return (
        f"{_estimated(priority)}{number(people, 0)} people lived in {joined_few(list(rows.area_name))} in {priority.made_of.residents_year}, "
        f"{share:.0%} of {place.name}'s residents."
    )


def _estimated(priority: Priority) -> str:
    """That residents are counted in neighbourhoods which do not make up the wards exactly; nothing where they do."""
    areas = priority.made_of.place.areas
    return "" if all(areas[code].fitted_exactly for code in priority.poorest.area_code) else "An estimated "


def weight_effect(plain: Priority, now: Priority) -> str:
    """What the reader's weights change against equal weights, in a sentence."""
    before = dict(zip(plain.table.area_code, plain.table["rank"], strict=True))
    moved = now.table.assign(before=now.table.area_code.map(before)).dropna(subset=["rank", "before"])
    moved = moved[moved["rank"] != moved.before]
    if all(weight == plain.weights[theme] for theme, weight in now.weights.items()):
        return "All themes count the same."
    if moved.empty:
        return "Against equal weights no ward changes its place."
    moved = moved.assign(by=(moved["rank"] - moved.before).abs()).sort_values(["by", "rank"], ascending=[False, True])
    words = [
        f"{row.area_name} from {ordinal(int(row.before))} to {ordinal(int(row['rank']))}"
        for _, row in moved.head(3).iterrows()
    ]
    swap = swap_words(now, frozenset(plain.poorest.area_code), frozenset(now.poorest.area_code))
    same = frozenset(plain.poorest.area_code) == frozenset(now.poorest.area_code)
    them = f"the poorest {count_word(now.first)}"
    outcome = f"{them.capitalize()} {now.made_of.tense.be(2)} the same wards." if same else f"Among {them}, {swap}."
    return f"Against equal weights {counted(len(moved), 'ward')} move, most of all {joined(words)}. {outcome}"


def list_sentences(priority: Priority, listed: AreaList, place: Place) -> list[str]:
    """How far the order and the strategy's list agree, and for each ward on which they differ, which measures decide."""
    # a ward that is not ranked is neither among the poorest nor not among them
    codes = listed.codes(Sex.PERSONS) & set(priority.table.area_code[priority.table["rank"].notna()])
    if not codes:
        return []
    poorest = frozenset(priority.table.loc[priority.table["rank"] <= len(codes), "area_code"])
    many, does = count_word(len(codes)), priority.made_of.tense.do(1)
    agree = "All" if poorest == codes else count_word(len(codes & poorest)).capitalize()
    of = "" if poorest == codes else "of the "
    sentences = [
        f"{agree} {of}{many} wards on the strategy's list {priority.made_of.tense.be(len(codes & poorest))} among the {many} poorest here."
    ]
    for code in _ordered(priority, codes - poorest):
        row = priority.ward(code)
        sex = next(entry.sex for entry in listed.entries if entry.area_code == code)
        whom = "" if sex is Sex.PERSONS else f" (for {sex.people})"
        sentences.append(
            f"{row.area_name}: on the list{whom}, {_rank(row)} here. It {does} better on {_drivers(priority, code, -1)}."
        )
    for code in _ordered(priority, poorest - codes):
        row = priority.ward(code)
        sentences.append(
            f"{row.area_name}: not on the list, {_rank(row)} here. It {does} poorly on {_drivers(priority, code, 1)}."
        )
    unknown = listed.codes(Sex.PERSONS) & set(priority.unranked.area_code)
    if unknown:
        names = joined(names_of(priority, frozenset(unknown)))
        sentences.append(f"On the list, not ranked here for want of figures that count: {names}.")
    if place.strategy and poorest != codes:
        sentences.append(_ages(priority, place.strategy))
    return sentences


def list_difference(priority: Priority, listed: AreaList) -> str:
    """The wards on which the order and the strategy's list differ, in a sentence; nothing where they agree."""
    ranked = priority.table[priority.table["rank"].notna()]
    codes = listed.codes(Sex.PERSONS) & set(ranked.area_code)
    poorest = frozenset(ranked.loc[ranked["rank"] <= len(codes), "area_code"])
    sides = ((codes - poorest, "on the list"), (poorest - codes, "not on the list"))
    said = [
        f"{joined_few([f'{priority.ward(code).area_name} ({_rank(priority.ward(code))} here)' for code in _ordered(priority, side)])} "
        f"{priority.made_of.tense.be(len(side))} {where}"
        for side, where in sides
        if side
    ]
    return f"{'; '.join(said)}." if said else ""


def _rank(row: pd.Series) -> str:
    return "poorest" if row["rank"] == 1 else f"{ordinal(int(row['rank']))} poorest"


def _drivers(priority: Priority, code: str, sign: int) -> str:
    """The two measures that move a ward most, with its rank on each; none on which it lies in the other half or the middle."""
    wards = list(priority.made_of.wards.area_code)
    parts = sign * priority.parts[wards.index(code)]
    words = []
    for index in np.argsort(-parts, kind="stable")[:2]:
        if parts[index] > 0:
            view = priority.made_of.entering.views[index]
            rank = view.ranks[code]
            # what adds to a score or takes from it by the average may still be a place in the middle
            if rank and (rank.share < 0.5 if sign > 0 else rank.share > 0.5):
                words.append(spoken_name(view, rank.place))
    return joined(words) or "no single measure"


def _ages(priority: Priority, strategy: Strategy) -> str:
    views = priority.made_of.entering.views
    periods = sorted({view.period for view in views})
    span = periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
    sexes = {view.sex for view in views} - {Sex.PERSONS}
    only = f", some of them for {next(iter(sexes)).people} only" if len(sexes) == 1 else ""
    return f"The list is from a strategy of {strategy.first_year} to {strategy.last_year}; the figures here are dated {span}{only}."


def _ordered(priority: Priority, codes: frozenset[str]) -> list[str]:
    return [code for code in priority.table.area_code if code in codes]
