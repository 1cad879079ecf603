"""The gaps of every council in words: the heading, what a gap is, what may be chance, and tables to read and to take away."""

import pandas as pd

from hineq.insights.nation.council_gaps import BADLY
from hineq.insights.nation.widest import MeasureGaps
from hineq.insights.series.rows import Row
from hineq.insights.wording.numbers import (
    bare,
    brief,
    counted,
    difference,
    interval,
    joined_few,
    number,
    ordinal,
    signed_difference,
    title,
)
from hineq.model.enough import LEAST_RELIABLE
from hineq.model.indicator import Indicator
from hineq.model.words import FigureStatus

_TAIL = 0.025


def gaps_finding(gaps: MeasureGaps) -> str:
    """The heading: the widest gap with its interval, and whose, of how many councils; where none may be named the range.

    A council is named only where its line fits, its whole interval lies above the middle gap, nine tenths of the spread
    between councils are no chance, and at least half of all councils have a gap; as the widest where each other gap is
    narrower by more than chance, else as one of the widest.
    """
    first, indicator, many = gaps.table.iloc[0], gaps.indicator, len(gaps.table)
    part = ", partly ordered by itself" if gaps.by_itself else ""
    if gaps.of_most and gaps.tells_chance and gaps.reliable >= LEAST_RELIABLE and first.wider and first.tied == 1:
        limits = interval(first.lower, first.upper, indicator)
        sizes = [difference(first.slope, indicator, unit_said=said) for said in (False, True)]
        sizes.append(sizes[0].replace("percentage ", ""))
        if not gaps.apart:
            one = "one of the widest gaps" if gaps.judged else "among the steepest by deprivation"
            return title(*(f"{gaps.name}: {one}, {size} ({limits}), in {first.area_name}{part}" for size in sizes))
        widest = "widest gap of" if gaps.judged else "steepest by deprivation of"
        return title(
            *(
                f"{gaps.name}: {widest} {many} councils, {size} ({limits}), in {first.area_name}{part}"
                for size in sizes
            ),
            f"{gaps.name}: {widest} {many}, {sizes[-1]} ({limits}), in {first.area_name}{part}",
        )
    said = "gaps" if gaps.judged else "differences"
    low, high = (bare(float(end), indicator) for end in (gaps.table.slope.min(), gaps.table.slope.max()))
    unsure, brief_one = ("", "") if gaps.tells_chance else ("; chance cannot be told", "; not tested")
    across = f"across {many} councils" if gaps.of_most else f"across {many} of {gaps.councils} councils"
    sizes = [f"{said} of {low} to {high} {sizes_unit(indicator)}".strip(), f"{said} of {low} to {high}"]
    return title(
        *(f"{gaps.name}: {size} {across}{part}{unsure}" for size in sizes),
        *(f"{gaps.name}: {size} {across}{part}{brief_one}" for size in sizes),
    )


def sizes_unit(indicator: Indicator) -> str:
    """The unit of a gap after its number, as short as it can be."""
    return "points" if indicator.measured_in.is_per_cent else indicator.measured_in.of_difference


def gap_words(gaps: MeasureGaps) -> str:
    """What a gap is, of when, and of how many councils it can be told, in two sentences."""
    judged = (
        "how much worse the figure is at the most deprived end of a council's wards than at the least deprived (the slope index of "
        "inequality; below zero the more deprived fare better)"
        if gaps.judged
        else "how far the figure differs between the most and the least deprived end of a council's wards (the slope index)"
    )
    others = f"{counted(len(gaps.untold), 'other')} it cannot be told, and they may have wider ones"
    without = f"; of {others}" if len(gaps.untold) else ""
    return (
        f"A gap is {judged}. {gaps.full_name}, {gaps.period}: {len(gaps.table)} districts and unitary "
        f"authorities{without}. The middle council's: {signed_difference(gaps.middle, gaps.indicator)}."
    )


def chance_of_gaps(gaps: MeasureGaps) -> str:
    """How many councils lie beyond the middle gap with their whole interval, and how many would by chance; or that it cannot be told."""
    if not gaps.tells_chance:
        return (
            "Chance cannot be told: the wards' figures have no intervals here. Councils beside each other in the list may differ by "
            "no more than chance."
        )
    fits = gaps.table[(gaps.table.fit != BADLY) & gaps.table.lower.notna()]
    wider, narrower = int(fits.wider.sum()), int(fits.narrower.sum())
    return (
        f"Of {counted(len(fits), 'council')} with an interval, and a line that fits, {wider} lie above the middle gap with their whole "
        f"interval and {narrower} below it; about {number(2 * _TAIL * len(fits), 0)} would by chance alone if all had the same gap. "
        "Neighbours in the list often differ by no more than chance."
    )


def cautions(gaps: MeasureGaps) -> tuple[str, ...]:
    """What to beware of in the list: what orders the wards, lines that fit badly, and how unlike councils are."""
    badly = int((gaps.table.fit == BADLY).sum())
    said = []
    if gaps.by_itself:
        said.append(
            "This measure is itself a part of the index that orders the wards, so gaps look wider than they are, in every council."
        )
    if badly:
        more = ", and their fifths say more" if gaps.has_fifths else ""
        said.append(
            f"In {counted(badly, 'council')} a straight line fits the wards badly: their gap says little{more}. They are "
            "in the list, and in no heading."
        )
    if gaps.table.kind.str.contains(str(FigureStatus.ESTIMATED)).any():
        said.append(
            "A ward that neighbourhoods fit badly is in no gap, since its estimate is too rough: in some councils the gap is of fewer "
            "wards than there are, and with them it may be another."
        )
    said.append(
        "Each council's wards are put in order among themselves, so the ends are not as deprived in one council as in another; "
        "councils of few wards, or of wards alike, have little room for a gap."
    )
    if gaps.indicator.unjudged_reason:
        said.append(f"No gap is called better or worse: {gaps.indicator.unjudged_reason}.")
    return tuple(said)


def untold_words(gaps: MeasureGaps) -> str:
    """Which councils have no gap, in a sentence; nothing where all have one."""
    names = list(gaps.untold.area_name)
    return f"No gap can be told of {joined_few(names)}." if names else ""


def rank_of(row: Row) -> str:
    """A council's place, with those that share it: "3rd", "joint 3rd"."""
    return f"{'joint ' if row.tied > 1 else ''}{ordinal(int(row['rank']))}"


def fit_words(fit: str, gaps: MeasureGaps) -> str:
    """How well a line fits, for a cell of a table, and what stands for it."""
    if fit != BADLY:
        return "well enough"
    return f"badly: read the {'fifths' if gaps.has_fifths else 'wards'}"


def interval_or_none(row: Row, indicator: Indicator) -> str:
    """The interval of a gap for a cell of a table."""
    return interval(row.lower, row.upper, indicator) or "none"


def council_label(row: Row, gaps: MeasureGaps) -> str:
    """A council in one line, for the map and its text alternative."""
    limits = interval(row.lower, row.upper, gaps.indicator)
    parts = [
        f"{row.area_name}: gap {signed_difference(row.slope, gaps.indicator)}",
        f"95% confidence interval {limits}" if limits else "",
        f"{rank_of(row)} widest of {len(gaps.table)}",
        "a line fits badly" if row.fit == BADLY else "",
        "picked out" if row.picked else "",
    ]
    return ", ".join(filter(None, parts))


def council_lines(row: Row, gaps: MeasureGaps) -> tuple[str, ...]:
    """What stands under a council's name where somebody points at it."""
    limits = interval(row.lower, row.upper, gaps.indicator)
    return (
        f"Gap {signed_difference(row.slope, gaps.indicator)}{f' ({limits})' if limits else ''}",
        f"{rank_of(row)} widest of {len(gaps.table)}",
        *_fifths_line(row, gaps),
    )


def _fifths_line(row: Row, gaps: MeasureGaps) -> tuple[str, ...]:
    if not gaps.has_fifths:
        return ()
    return (
        f"Most deprived fifth {brief(row.most_deprived_fifth, gaps.indicator)}, least {brief(row.least_deprived_fifth, gaps.indicator)}",
    )


def gaps_export(gaps: MeasureGaps) -> pd.DataFrame:
    """Every council to take away: numbers, with what they are about, those without a gap and why included."""
    told = pd.concat([gaps.table.assign(tier="authority"), gaps.counties.assign(tier="county")], ignore_index=True)
    columns = {
        "area_code": told.area_code, "area_name": told.area_name, "tier": told.tier, "region": told.region, "measure": gaps.indicator.name,
        "sex": str(gaps.sex), "period": told.period, "figures": told.kind.replace("", "official"), "rank_widest_first": told["rank"],
        "slope_index": told.slope, "lower_ci": told.lower, "upper_ci": told.upper, "relative_index": told.ratio,
        "most_deprived_fifth": told.most_deprived_fifth, "least_deprived_fifth": told.least_deprived_fifth, "wards": told.wards,
        "line_fits": [fit_words(fit, gaps) for fit in told.fit], "unit": gaps.indicator.measured_in.of_difference, "reason": "",
    }  # fmt: skip
    table = pd.DataFrame(columns)
    untold = gaps.untold.assign(tier="authority", measure=gaps.indicator.name, sex=str(gaps.sex), period=gaps.period)
    return pd.concat([table, untold], ignore_index=True)
