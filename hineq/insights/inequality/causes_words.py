"""The causes of a gap in words and tables for reading: findings, sentences, what to beware of."""

import math
from collections.abc import Sequence

import pandas as pd

from hineq.insights.inequality.causes import AGE_GROUPS, OTHER, CausesOfGap, Expectancy
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wording.numbers import joined, number, title
from hineq.methods.life_tables import SMALLEST_POPULATION
from hineq.model.deaths import AGE_BANDS, DeathsTable
from hineq.model.words import Sex

SMALL = 5
METHOD = (
    f"Life tables by the official method ({len(AGE_BANDS)} bands of age, Chiang's variance, nothing shown for "
    f"{number(SMALLEST_POPULATION, 0)} person-years or fewer); the gap is divided among ages by Arriaga's method, the average of "
    "both directions, and within each band among causes by their difference in death rates. The parts add up to the gap; "
    "figures are rounded one by one."
)
_LEAST = 0.05  # years that one decimal would show as nothing


def small_counts(deaths: DeathsTable) -> int:
    """How many counts of deaths in a table lie from 1 to 4, which must not be published."""
    return int(((deaths.table.deaths > 0) & (deaths.table.deaths < SMALL)).sum())


def restriction(deaths: DeathsTable) -> str:
    """That nothing drawn from a table may be published, where it holds small counts; else an empty text."""
    return f"Small counts (1 to {SMALL - 1}) in the table: not for publication." if small_counts(deaths) else ""


def cautions(deaths: DeathsTable, causes: CausesOfGap | NotPossible) -> list[str]:
    """What to beware of in a table and its result, as sentences, what may not be published first."""
    count = small_counts(deaths)
    small = (
        f"{number(count, 0)} count{' lies' if count == 1 else 's lie'} from 1 to {SMALL - 1} in this table. "
        if count
        else ""
    )
    sentences = [
        f"{small}Counts under {SMALL} must be suppressed before anything is published, and with them every figure that would "
        "give them back. The table, and downloads made from it, are for those who may see it.",
    ]  # fmt: skip
    if isinstance(causes, CausesOfGap):
        if not causes.certain:
            sentences.append("The interval of the gap holds zero: the gap, and each of its parts, may be chance.")
        sentences += [
            "The parts have no intervals. Those of few deaths move much from year to year: read the large ones, and take "
            "several years of deaths together.",
            '"Explained" is arithmetic: it says from which deaths the gap is made up, not why they came early.',
        ]
    return sentences


def years_words(years: float) -> str:
    """A length of time: "2.1 years", "1.0 year", "under 0.1 years"."""
    text = number(abs(years), 1)
    if text == "0.0" and years:
        return "under 0.1 years"
    return f"{text} year{'' if text == '1.0' else 's'}"


def short_years(years: float) -> str:
    """Years with one decimal, beside a bar; with two where one would show nothing for a bar that is there.

    >>> short_years(1.24), short_years(-0.03), short_years(0.0)
    ('1.2', '−0.03', '0.0')
    """
    return number(years, 2) if 0 < abs(years) < _LEAST else number(years, 1)


def causes_finding(causes: CausesOfGap) -> str:
    """The finding in at most 15 words: what a cause explains of the gap, or that there is no clear gap to explain.

    Long names of groups and causes give way before the figures do.
    """
    return _gap_finding(causes) or _lead_finding(causes, _lead_cause(causes) if causes.names_causes else "")


def ages_finding(causes: CausesOfGap) -> str:
    """The same by age, in at most 15 words: at which ages most of the gap arises."""
    return _gap_finding(causes) or _lead_finding(causes, "")


def refusal(area: str, comparator: str, sex: Sex) -> str:
    """The heading where the gap cannot be told, in at most 15 words."""
    between = "" if area == comparator else f" between {area} and {comparator}"
    return title(f"The gap{between} cannot be told, {sex.people}", f"The gap cannot be told, {sex.people}")


def _gap_finding(causes: CausesOfGap) -> str:
    """The finding where there is no gap to explain, or where the area is the better-off of the two; else nothing."""
    area, other, who = causes.area.group, causes.comparator.group, causes.sex.people
    if not causes.certain:
        return title(
            f"No clear difference in life expectancy between {area} and {other}, {who}",
            f"Life expectancy: no clear difference between {area} and {other}, {who}",
            f"No clear difference in life expectancy between the two groups, {who}",
        )
    size = years_words(causes.gap)
    if abs(causes.gap) < _LEAST:
        return title(
            f"Life expectancy differs by {size} between {area} and {other}, {who}",
            f"Life expectancy differs by {size} between the two groups, {who}",
        )
    if causes.gap < 0:
        return title(
            f"Life expectancy is {size} longer in {area} than in {other}, {who}",
            f"Life expectancy: {size} longer in {area} than in {other}, {who}",
            f"Life expectancy is {size} longer in this group than in its comparator, {who}",
        )
    return ""


def _lead_cause(causes: CausesOfGap) -> str:
    named = causes.by_cause.drop(index=OTHER, errors="ignore")
    return str(named.idxmax()) if not named.empty and named.max() > 0 else OTHER


def _lead_finding(causes: CausesOfGap, cause: str) -> str:
    """What one cause (or, with none, the leading group of ages) holds of the gap."""
    parts = causes.by_cause if cause else causes.by_age
    lead = cause or str(parts.idxmax())
    years = float(parts[lead])
    subject = cause or ("The first year" if lead == "Under 1" else f"Ages {lead}")
    share, gap = "all" if years >= causes.gap else _bare(years), years_words(causes.gap)
    who = causes.sex.people
    between = f"between {causes.area.group} and {causes.comparator.group}"
    return title(
        f"{subject} explained {share} of the {gap} {between}, {who}",
        f"{subject}: {share} of {gap} {between}, {who}",
        f"{subject} explained {share} of the {gap} between the two groups, {who}",
        f"{subject}: {share} of {gap} between the groups, {who}",
        f"{'The leading cause' if cause else subject} explained {share} of the {gap} between the two groups, {who}",
    )


def _bare(years: float) -> str:
    return "under 0.1" if 0 < years < _LEAST else number(years, 1)


def gap_sentence(causes: CausesOfGap) -> str:
    """The gap with its interval, and what the area's life expectancy would be with the comparator's death rates."""
    area, other = causes.area, causes.comparator
    limits = f"{number(causes.lower, 1)} to {number(causes.upper, 1)}"
    would = "longer" if causes.gap >= 0 else "shorter"
    return (
        f"With the death rates of {other.group}, the life expectancy of {causes.sex.people} in {area.group} would be "
        f"{years_words(causes.gap)} {would}: {number(other.value, 1)} rather than {number(area.value, 1)} years (95% confidence "
        f"interval of the gap {limits})."
    )


def against_the_gap(causes: CausesOfGap) -> str:
    """The causes that work against the gap, in a sentence; an empty text where there is none, or no gap."""
    if not causes.certain or not causes.names_causes:
        return ""
    turned = causes.by_cause if causes.gap > 0 else -causes.by_cause
    named = [f"{cause} ({years_words(years)})" for cause, years in turned.items() if years <= -_LEAST]
    return f"Working the other way, so that without them the gap would be wider: {joined(named)}." if named else ""


def causes_subtitle(causes: CausesOfGap) -> str:
    """What the bars of the causes show."""
    return (
        f"Years of life expectancy at birth that {causes.sex.people} in '{causes.area.group}' would gain with the death rates "
        f"of '{causes.comparator.group}'; left of the line, years that they would lose"
    )


def ages_subtitle(causes: CausesOfGap) -> str:
    """What the strips of the ages show."""
    return (
        f"The same years by age at death; {causes.sex.people}, '{causes.area.group}' with the death rates of "
        f"'{causes.comparator.group}'"
    )


def causes_reading(causes: CausesOfGap) -> pd.DataFrame:
    """Years by cause and group of ages as a table to read: cause, each group of ages, all ages, share of the gap.

    The last row is all causes together. The share is blank where the gap is not clear, since it would mean nothing.
    """
    wide = causes.parts.pivot_table(index="cause", columns="age_group", values="years", aggfunc="sum", sort=False)
    wide = wide[list(AGE_GROUPS)]
    if causes.names_causes:
        wide.loc["All causes together"] = wide.sum()
    whole = wide.sum(axis="columns")
    table = wide.assign(**{"All ages": whole}).map(lambda years: number(years, 2))
    share = [f"{number(years / causes.gap * 100, 0)}%" if causes.certain else "" for years in whole]
    table["Share of the gap"] = share
    return table.reset_index(names="Cause of death").rename_axis(columns=None)


def parts_table(causes: CausesOfGap) -> pd.DataFrame:
    """Every part of the gap in all 20 bands, for an analyst: the groups, sex, cause, age band, group of ages, years."""
    named = {"area": causes.area.group, "comparator": causes.comparator.group, "sex": str(causes.sex)}
    heads = {
        "area": "Group", "comparator": "Compared with", "sex": "Sex", "cause": "Cause of death", "age": "Age band",
        "age_group": "Group of ages", "years": "Years of the gap",
    }  # fmt: skip
    return causes.parts.assign(**named)[list(heads)].rename(columns=heads)


def expectancy_reading(expectancies: Sequence[Expectancy]) -> pd.DataFrame:
    """Life expectancies with their limits as a table to read, and why not, where one cannot be told."""

    def shown(figure: float, decimals: int) -> str:
        return "" if math.isnan(figure) else number(figure, decimals)

    table = pd.DataFrame(
        {
            "Group": [expectancy.group for expectancy in expectancies],
            "Years": [shown(expectancy.value, 1) for expectancy in expectancies],
            "95% interval, lower": [shown(expectancy.lower, 1) for expectancy in expectancies],
            "95% interval, upper": [shown(expectancy.upper, 1) for expectancy in expectancies],
            "Deaths": [shown(expectancy.deaths, 0) for expectancy in expectancies],
            "Person-years": [shown(expectancy.population, 0) for expectancy in expectancies],
        }
    )
    if any(expectancy.reason for expectancy in expectancies):
        table["Why not"] = [expectancy.reason for expectancy in expectancies]
    return table
