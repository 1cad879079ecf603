"""How firm an order of the wards is, in sentences: who stays under every choice, who comes and goes, and under which."""

import pandas as pd

from hineq.insights.priority.choices import can_be_capped
from hineq.insights.priority.firmness import FIRM
from hineq.insights.priority.order import Priority
from hineq.insights.wording.numbers import capital, count_word, counted, joined, joined_few

# of more wards that change places only the number is said
_MOST_NAMED = 3
_MOST_SWAPS = 4
OUT_OF_DRAWS = "in over 2.5% of the draws from the intervals"


def firm_sentence(priority: Priority) -> str:
    """Which wards of the poorest fifth are there whatever another analyst would choose, and however chance fell."""
    if priority.counting == 1:
        return "Only one measure counts, so how firm this is cannot be told."
    among = "the poorest" if priority.first == 1 else f"among the {count_word(priority.first)} poorest"
    be = priority.made_of.tense.be
    of = "measures, scale and weights" if priority.choices.reweighted else "measures and scale"
    how = f"under each of {count_word(len(priority.choices.words))} other choices of {of}"
    if len(priority.made_of.themes) > 1:
        how += (
            f", and in at least {FIRM:.0%} of {len(priority.made_of.weighted_scores):,} random weightings of the themes"
        )
    if known := priority.with_intervals:
        of = "" if known == priority.counting else f" of the {counted(known, 'measure')} that have them"
        how += f", and within the intervals{of.replace('have', 'has') if known == 1 else of}"
    else:
        how += "; no measure has intervals, so chance is left out"
    firm = list(priority.firmest.area_name)
    if not firm:
        return f"No ward {be(1)} {among} {how}."
    every = "Both" if len(firm) == 2 else f"All {count_word(len(firm))}"
    names = every if len(firm) == len(priority.poorest) > 1 else joined_few(firm)
    return f"{names} {be(len(firm))} {among} {how}."


def loose_sentence(priority: Priority) -> str:
    """Which of the poorest fifth come and go, and under which choice; nothing where all are firm or only one measure counts."""
    loose = priority.poorest[~priority.poorest.area_code.isin(priority.firmest.area_code)]
    if loose.empty or priority.counting == 1:
        return ""
    tense = priority.made_of.tense
    come = tense.verb("come and go", "came and went")
    gone = {str(row.area_name): gone_under(priority, row) for _, row in loose.iterrows()}
    under = {name: _under(priority, *words) for name, words in gone.items()}
    if len(gone) == 1:
        ((name, words),) = under.items()
        return f"{name} {tense.verb('comes and goes', 'came and went')}: it {tense.be(1)} not there {words}."
    if len(gone) > _MOST_NAMED:
        every = [word for choices, chance in gone.values() for word in (*choices, *chance)]
        most = max(dict.fromkeys(every), key=every.count)
        missing = every.count(most)
        of_them = "each" if missing == len(gone) else f"each of {missing} of them" if missing > 1 else "one of them"
        return f"{joined_few(list(gone), _MOST_NAMED)} {come}; {of_them} {tense.be(1)} not there {most}."
    when = "; ".join(f"{name} {tense.be(1)} not there {words}" for name, words in under.items())
    return f"{joined(list(gone))} {come}: {when}."


def gone_under(priority: Priority, row: pd.Series) -> tuple[list[str], list[str]]:
    """Under which choices a ward is not among the poorest fifth, and how often by weights and chance; nor is it without a rank."""
    place = list(priority.made_of.wards.area_code).index(row.area_code)
    kept = priority.choices.ranks[:, place] <= priority.first
    choices = [name for name, stays in zip(priority.choices.words, kept, strict=True) if not stays]
    weightings = ["in over 5% of the weightings"] if row.weighted_share < FIRM else []
    return choices, [*weightings, *([OUT_OF_DRAWS] if row.highest_rank > priority.first else [])]


def _under(priority: Priority, choices: list[str], chance: list[str]) -> str:
    """Under which choices, of many only how many of all; and how often by weights and chance."""
    if len(choices) + len(chance) <= _MOST_NAMED:
        return joined([*choices, *chance], "or")
    of = f"under {count_word(len(choices))} of the {count_word(len(priority.choices.words))} other choices"
    return joined([of, *chance], "or")


def _few_choices(words: list[str]) -> str:
    if len(words) <= _MOST_NAMED:
        return joined(words, "or")
    return f"under {count_word(len(words))} choices ({words[0]}, for one)"


def stability_sentences(priority: Priority) -> list[str]:
    """How the poorest fifth changes under other choices, within the intervals, and when weights change."""
    return [sentence for sentence in (_chosen(priority), _within(priority), _weighted(priority)) if sentence]


def _chosen(priority: Priority) -> str:
    """Which choices put which wards in the place of which."""
    now = frozenset(priority.poorest.area_code)
    fewest = f"{count_word(priority.first)} poorest wards" if priority.first > 1 else "poorest ward"
    if priority.counting == 1:
        return "Only one measure counts, so none can be left out."
    codes = priority.made_of.wards.area_code.to_numpy()
    sets = [frozenset(codes[ranks <= priority.first]) for ranks in priority.choices.ranks]
    tried = f"{capital(joined(priority.choices.tried, 'or'))} ({len(sets)} choices)"
    swaps: dict[str, list[str]] = {}
    for name, then in zip(priority.choices.words, sets, strict=True):
        if then != now:
            swaps.setdefault(swap_words(priority, now, then), []).append(name)
    if not swaps:
        return f"{tried}: the {fewest} {'stay' if priority.first > 1 else 'stays'} the same."
    steady = frozenset.intersection(now, *sets)
    always = (
        f"{joined_few(names_of(priority, steady), _MOST_NAMED)} always {'stay' if len(steady) > 1 else 'stays'}"
        if steady
        else ""
    )
    shown = sorted(swaps.items(), key=lambda swap: -len(swap[1]))
    words = [f"{_few_choices(names)}, {swap}" for swap, names in shown[:_MOST_SWAPS]]
    if more := sum(len(names) for _, names in shown[_MOST_SWAPS:]):
        words.append(f"{counted(more, 'other choice')} {'changes' if more == 1 else 'change'} them in another way")
    return f"{tried}: {always or 'no ward always stays'} among the {fewest}; {'; '.join(words)}."


def swap_words(priority: Priority, now: frozenset[str], then: frozenset[str]) -> str:
    """Which wards take the place of which among the poorest."""
    gone, come = names_of(priority, now - then), names_of(priority, then - now)
    if not come:
        return f"{joined_few(gone)} {'leaves' if len(gone) == 1 else 'leave'} them"
    if not gone:
        return f"{joined_few(come)} {'joins' if len(come) == 1 else 'join'} them"
    if max(len(gone), len(come)) > _MOST_NAMED:
        takes = "takes" if len(come) == 1 else "take"
        return f"{counted(len(come), 'ward')} {takes} the place of {counted(len(gone), 'other')}"
    return f"{joined_few(come)} {'takes' if len(come) == 1 else 'take'} the place of {joined_few(gone)}"


def _within(priority: Priority) -> str:
    views = priority.made_of.entering.views
    counting = [view for view in views if priority.weights[view.indicator.theme] > 0]
    known = sum(view.has_intervals for view in counting)
    if not known:
        return "None of these measures has confidence intervals, so the part of chance cannot be told."
    first = priority.table[priority.table.highest_rank <= priority.first]
    sure = (
        f"{joined_few(list(first.area_name))} {'stays' if len(first) == 1 else 'stay'} among them in at least 95% of the draws"
        if len(first)
        else "no ward is sure to stay among them"
    )
    held = (
        "" if known == len(counting) else
        f" The other {counted(len(counting) - known, 'measure')} have none and are taken as exact, "
        "so the true ranges are wider."
    )  # fmt: skip
    return f"Within the intervals of the {counted(known, 'measure')} that have them, {sure}.{held}"


def weightings_words(priority: Priority) -> str:
    """How random weightings are drawn, as the end of a clause: capped, or as they come where so few count that no cap holds."""
    if can_be_capped(len(priority.made_of.entering.views)):
        return "no measure over a quarter of the weight"
    return "themes from 0 to 3, whatever share a measure then has"


def firm_method(priority: Priority) -> str:
    """What the heading's wards were held against, in a sentence: what was tried of this order and nothing else."""
    if priority.counting == 1:
        return "With one measure alone no ward is called firm."
    weightings = f"{FIRM:.0%} of random weightings ({weightings_words(priority)})"
    held = [
        "each measure left out",
        "the others of its family from the same age on (or the measure most like it) in its place" if priority.choices.replaced else "",
        "standard scores or ranks", priority.choices.reweighted,
        weightings if len(priority.made_of.themes) > 1 else "",
        "the ranks that the intervals allow" if priority.with_intervals else "",
    ]  # fmt: skip
    return f"The heading names the wards that are among the poorest under every other choice too: {joined([one for one in held if one])}."


def _weighted(priority: Priority) -> str:
    if len(priority.made_of.themes) < 2:
        return ""
    firm = priority.table[priority.table.weighted_share >= FIRM]
    often = priority.table[priority.table.weighted_share.between(0.5, FIRM, inclusive="left")]
    parts = []
    if len(firm):
        parts.append(f"{joined_few(list(firm.area_name))} in at least 95%")
    if len(often):
        parts.append(f"{joined_few([f'{row.area_name} ({row.weighted_share:.0%})' for row in often.itertuples()])}")
    rest = priority.poorest[priority.poorest.weighted_share < 0.5] if parts else priority.poorest.iloc[:0]
    if len(rest):
        parts.append(f"{joined_few(list(rest.area_name))} in fewer than half")
    which = "; ".join(parts) or "no ward in more than half"
    weightings = f"{len(priority.made_of.weighted_scores):,}"
    return f"Among the poorest {count_word(priority.first)} in {weightings} random weightings of the themes: {which}."


def names_of(priority: Priority, codes: frozenset[str]) -> list[str]:
    """The names of some wards, in the order of the wards."""
    wards = zip(priority.table.area_code, priority.table.area_name, strict=True)
    return [str(name) for code, name in wards if code in codes]
