"""The wards with the poorest outcomes: by the strategy's list, by the figures, and where the two differ."""

import math
from dataclasses import dataclass
from enum import StrEnum

from hineq.insights.wards.spread import raw_range, shrunken_words, ward_spread, with_interval
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import as_printed, capital, count_word, distance, figure, joined, joined_few, title
from hineq.methods.quantiles import fifth_of
from hineq.model.strategy import AreaList
from hineq.model.words import Outcome, Polarity, Sex


class PoorestRule(StrEnum):
    """By which rule a ward counts as one of the poorest."""

    LIST = "list"
    FIFTH = "fifth"
    SIGNIFICANT = "significant"

    @property
    def word(self) -> str:
        """The rule in a few words."""
        return {
            "list": "the strategy's list",
            "fifth": "the figures: the poorest fifth of wards",
            "significant": "the figures: significantly worse than the place",
        }[self.value]


@dataclass(frozen=True, kw_only=True)
class Poorest:
    """The wards that a rule picks out, and why there may be none."""

    rule: PoorestRule
    codes: frozenset[str]
    reason: str = ""


def poorest_wards(view: WardView, rule: PoorestRule, listed: AreaList | None) -> Poorest:
    """The wards that are poorest by a rule.

    The list is that of the view's sex. The poorest fifth is a fifth of the wards with a figure, rounded up, ties
    included (4 of 19), but never a ward that shares the best figure; of too few (`Coverage`) there is none.
    Significantly worse means that the ward's whole
    95% interval lies on the worse side of the place's figure. With no worse end, no distance, no intervals or no
    list the set is empty and `reason` says why.
    """
    if rule is PoorestRule.LIST:
        if listed is None:
            return Poorest(rule=rule, codes=frozenset(), reason="No list is set beside these figures.")
        return Poorest(rule=rule, codes=listed.codes(view.sex))
    if reason := view.indicator.unjudged_reason:
        return Poorest(rule=rule, codes=frozenset(), reason=f"{capital(reason)}: no ward is called poorest here.")
    if rule is PoorestRule.FIFTH:
        if not view.ranked:
            return Poorest(rule=rule, codes=frozenset(), reason=view.coverage.no_order_words)
        codes = _lowest(view, fifth_of(view.ranked))
        return Poorest(rule=rule, codes=codes, reason="" if codes else _all_alike(view))
    if not view.has_intervals:
        reason = "These ward figures have no confidence intervals, so none can be called significantly worse."
        return Poorest(rule=rule, codes=frozenset(), reason=reason)
    picked = view.table.place_outcome == Outcome.WORSE
    reason = "" if picked.any() else _none_worse(view)
    return Poorest(rule=rule, codes=frozenset(view.table.loc[picked, "area_code"]), reason=reason)


def _none_worse(view: WardView) -> str:
    if view.place is None:
        return "There is no figure for the place as a whole that wards could be significantly worse than."
    of = " with a confidence interval" if view.table.lower_ci.isna().any() else ""
    return f"No ward{of} {view.tense.be(1)} significantly worse than the place."


def _all_alike(view: WardView) -> str:
    if view.coverage.without:
        return f"The {view.coverage.known} wards with {view.coverage.figure_words()} all {view.tense.have(2)} the same; {view.coverage.missing_words}."
    return f"Every ward {view.tense.have(1)} the same figure."


def listed_for_others(view: WardView, listed: AreaList) -> dict[str, Sex]:
    """The wards that the list names only for the other sex than the view's, each with that sex."""
    missing = listed.codes(Sex.PERSONS) - listed.codes(view.sex)
    return {entry.area_code: entry.sex for entry in listed.entries if entry.area_code in missing}


def listed_by_sex(view: WardView, listed: AreaList) -> bool:
    """Whether the list of the view's sex is another than that of the other sex."""
    return view.sex is not Sex.PERSONS and any(entry.sex is not Sex.PERSONS for entry in listed.entries)


def _lowest(view: WardView, most: int) -> frozenset[str]:
    """The wards of the poorest so many ranks, without those that share the best figure."""
    best = view.ends[view.indicator.judged_by is Polarity.HIGH_IS_GOOD]
    return frozenset(row["area_code"] for row in view.wards if row["rank"] <= most and row["value"] != best)


def list_against_figures(view: WardView, listed: AreaList) -> list[str]:
    """Sentences that say how far the list and the figures agree, and each ward on which they differ.

    Empty where neither end of the indicator is worse.
    """
    if view.indicator.judged_by is Polarity.NO_JUDGEMENT:
        return []
    fifth = poorest_wards(view, PoorestRule.FIFTH, listed).codes
    if not fifth:
        return []
    # a ward without a figure is neither among the poorest nor not among them
    known = frozenset(view.table.area_code[view.table["rank"].notna()])
    by_list = listed.codes(view.sex) & known
    among = "the poorest ward" if len(fifth) == 1 else f"among the {count_word(len(fifth))} poorest wards"
    sentences = [_agreement(view, listed)]
    if missed := by_list - fifth:
        sentences.append(f"On the list but not {among} here: {_named(view, missed)}.")
    if extra := fifth - by_list:
        named = [
            f"{_named(view, frozenset({code}))[:-1]}{_listed_for(listed, code, view.sex)})"
            for code in _in_order(view, extra)
        ]
        people = "" if view.sex is Sex.PERSONS else f" for {view.sex.people}"
        sentences.append(f"{capital(among)} but not on the list{people}: {joined(named)}.")
    if unknown := listed.codes(view.sex) - known:
        names = [name for code, name in zip(view.table.area_code, view.table.area_name, strict=True) if code in unknown]
        if names:
            sentences.append(f"On the list, without a figure here: {joined(names)}.")
    return sentences


def _agreement(view: WardView, listed: AreaList) -> str:
    """How many of as many poorest wards as the list has with a figure are on it, and who is on it for the other sex only."""
    everybody = listed.codes(Sex.PERSONS) & set(view.table.area_code[view.table["rank"].notna()])
    lowest = _lowest(view, len(everybody))
    both = lowest & everybody
    others = [f"{view.ward(code).area_name} {_for_whom(listed, code)} only" for code in
              _in_order(view, both - listed.codes(view.sex))]  # fmt: skip
    if not lowest:
        words = f"no ward with a figure {view.tense.be(1)}"
    elif len(lowest) == 1:
        words = f"the poorest ward {view.tense.be(1)}{'' if both else ' not'}"
    elif both == lowest:
        words = f"{'both' if len(lowest) == 2 else f'all {count_word(len(lowest))}'} poorest wards {view.tense.be(2)}"
    else:
        how_many = f"{count_word(len(both)) if both else 'none'} of the {count_word(len(lowest))} poorest wards"
        words = f"{how_many} {view.tense.be(1 if len(both) < 2 else 2)}"
    return f"{view.name} ({view.period}): {words} on the strategy's list{f', {joined(others)}' if others else ''}."


def _for_whom(listed: AreaList, code: str) -> str:
    return f"for {next(entry.sex.people for entry in listed.entries if entry.area_code == code)}"


def _listed_for(listed: AreaList, code: str, shown: Sex) -> str:
    other = code in listed.codes(Sex.PERSONS) - listed.codes(shown)
    return f"; on the list {_for_whom(listed, code)}" if other else ""


def _in_order(view: WardView, codes: frozenset[str]) -> list[str]:
    rows = view.table[view.table.area_code.isin(codes)].sort_values(["rank", "area_name"], na_position="last")
    return list(rows.area_code)


def _named(view: WardView, codes: frozenset[str]) -> str:
    words = []
    for code in _in_order(view, codes):
        row = view.ward(code)
        rank = view.ranks[code]
        words.append(f"{row.area_name} ({rank.place if rank else row.rough or 'no figure'})")
    return joined(words)


def poorest_fifth_words(view: WardView, most: int) -> str:
    """The wards of the poorest fifth with their intervals, at most so many, or the range over all where chance may have made the ends.

    Nothing where no ward is in the poorest fifth. By the rule of a heading (`ward_finding`): a ward is named only where it is no chance.
    """
    codes = poorest_wards(view, PoorestRule.FIFTH, None).codes
    if not codes:
        return ""
    marked_period = f"in {view.period}{f' ({view.kind})' if view.kind else ''}"
    spread = ward_spread(view)
    if spread is not None and spread.names_wards:
        rows = [view.ward(code) for code in _in_order(view, codes)]
        named = joined_few([f"{row.area_name} {with_interval(row, view)}" for row in rows], most)
        return f"poorest fifth of wards {marked_period}: {named}"
    chance = "chance cannot be told" if spread is None else shrunken_words(view, spread)
    return f"from {raw_range(view)} across wards {marked_period}, {chance}: no ward is named"


def ward_finding(view: WardView) -> str:
    """What the map shows, in at most 15 words: the wards at the two ends with their intervals, or how far all lie apart.

    Where chance may have made the ends what they are, no ward is named and the range with chance taken out stands
    beside the published one (`ward_spread`).
    """
    subject, indicator = view.name, view.indicator
    if not view.ranked:
        known, wards = view.coverage.known, view.coverage.wards
        only = f"{subject}: only {known} of {wards} wards {view.tense.have(known)} {view.coverage.figure_words()}"
        return title(f"{only}, too few to rank", only)
    ranked = [row for row in view.wards if not math.isnan(row["value"])]
    ranked.sort(key=lambda row: (row["rank"], row.area_name))
    first, last = ranked[0], ranked[-1]

    def where(value: float) -> str:
        names = [row.area_name for row in ranked if row["value"] == value]
        return names[0] if len(names) == 1 else f"{count_word(len(names))} wards"

    if first["value"] == last["value"]:
        return f"{subject}: {figure(first['value'], indicator)} in {where(first['value'])}"
    spread = ward_spread(view)
    if spread is None:
        unsure = "chance cannot be told"
        apart = distance(last["value"], first["value"], indicator)
        return title(
            f"{subject}: {raw_range(view)} across wards, {apart} apart; {unsure}",
            f"{subject}: {raw_range(view)} across wards; {unsure}",
            f"{subject}: {raw_range(view, unit_said=True)} across wards; {unsure}",
        )
    # by what is printed: who shares it on the page is not named for an end
    printed = [as_printed(one["value"], view.indicator.decimals) for one in ranked]
    alone = all(printed.count(as_printed(row["value"], view.indicator.decimals)) == 1 for row in (first, last))
    ends = (
        [f"{with_interval(row, view)} in {row.area_name}" for row in (first, last)]
        if alone and spread.names_wards
        else []
    )
    fullest = [f"{subject}: {', '.join(ends)}"] if ends else []
    after = ", more than chance" if spread.names_wards else f", {shrunken_words(view, spread)}"
    return title(
        *fullest,
        f"{subject}: {raw_range(view)} across wards{after}",
        f"{subject}: {raw_range(view)}{after}",
        f"{subject}: {raw_range(view, unit_said=True)}{after}",
    )
