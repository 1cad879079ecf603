"""The gaps in life expectancy that a reader may take for each other, each with what it compares."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from hineq.insights.inequality.gaps import SMALL_AREAS, gap_within, promised_gap_sources, promised_gaps
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_words import line_wards
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.spread import shrunken_words, ward_spread, with_interval
from hineq.insights.wards.view import ward_periods
from hineq.insights.wording.kinds import kind_words
from hineq.insights.wording.numbers import (
    bare,
    brief,
    capital,
    counted,
    difference,
    distance,
    interval,
    joined,
    joined_few,
    lowered,
)
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Sex


@dataclass(frozen=True, kw_only=True)
class LifeGap:
    """One of the gaps in life expectancy: what it is called, between what, for whom, in which years, how large, from where.

    `size` is in words, with its interval where there is one; `source_ids` are those of its figures.
    """

    name: str
    between: str
    sex: Sex
    period: str
    size: str
    source_ids: tuple[str, ...]


def life_gaps(figures: Figures, inequality: Inequality) -> list[LifeGap]:
    """The gaps in life expectancy inside a place, between wards first, each with what it compares; of other measures none."""
    if not inequality.view.indicator.has(IndicatorRole.HEADLINE):
        return []
    return [_on_the_line(inequality), _widest(inequality), *_promised(figures.place), *_published(figures)]


def _on_the_line(inequality: Inequality) -> LifeGap:
    view, slope = inequality.view, inequality.slope
    return LifeGap(
        name="Most to least deprived, along a line",
        between=f"the two ends of a line through {line_wards(inequality)}, in order of deprivation",
        sex=view.sex,
        period=view.period,
        size=_with_limits(float(slope.value), float(slope.lower), float(slope.upper), view.indicator),
        source_ids=view.source_ids,
    )


def _with_limits(value: float, lower: float, upper: float, indicator: Indicator) -> str:
    """A size in words with its 95% interval, where it has one: "4.1 years (2.7 to 5.6)"."""
    limits = interval(lower, upper, indicator)
    size = difference(float(value), indicator)
    return f"{size} ({limits})" if limits else size


def _widest(inequality: Inequality) -> LifeGap:
    view, indicator, values = inequality.view, inequality.view.indicator, inequality.view.table["value"]
    lowest, highest = values.min(), values.max()
    spread = ward_spread(view)
    allowing = f"; {shrunken_words(view, spread)}" if spread and not spread.names_wards else ""
    return LifeGap(
        name="Any two wards",
        between=f"{_with_figure(inequality, lowest)} and {_with_figure(inequality, highest)}, however deprived they "
        f"{view.tense.be(2)}{allowing}",
        sex=view.sex,
        period=view.period,
        size=f"{distance(highest, lowest, indicator)} at most",
        source_ids=view.source_ids,
    )


def _promised(place: Place) -> list[LifeGap]:
    """The gap that the strategy promised to narrow, as it measured it."""
    gaps = []
    for trajectory in promised_gaps(place):
        indicator, baseline = place.indicators[trajectory.indicator_id], trajectory.baseline
        gaps.append(
            LifeGap(
                name="The strategy's own gap",
                between=f"{SMALL_AREAS}, as the strategy measured it before its targets",
                sex=baseline.sex,
                period=baseline.period.label,
                size=difference(baseline.value, indicator),
                source_ids=(baseline.source_id,),
            )
        )
    return gaps


def _published(figures: Figures) -> list[LifeGap]:
    """The newest published gap inside the place."""
    published, index = gap_within(figures), figures.place.indicator_with(IndicatorRole.GAP_WITHIN)
    if index is None:
        return []
    newest = (rows.iloc[-1] for _, rows in published.groupby("people", sort=True))
    name = f"The {kind_words(published.status) or 'published'} slope index"
    return [
        LifeGap(
            name=name,
            between="the two ends of a line through all neighbourhoods, in order of deprivation",
            sex=Sex(row.sex),
            period=row.period,
            size=_with_limits(row.gap, row.lower, row.upper, index),
            source_ids=(row.source_id,),
        )
        for row in newest
    ]


def life_gaps_reading(gaps: Sequence[LifeGap], place: Place) -> pd.DataFrame:
    """The gaps as a table to read: what, size, between what, for whom, when, and who published the figures."""
    return pd.DataFrame(
        {
            "Gap": [gap.name for gap in gaps],
            "Size": [gap.size for gap in gaps],
            "Between": [gap.between for gap in gaps],
            "For": [gap.sex.people for gap in gaps],
            "Years": [gap.period for gap in gaps],
            "Source": [joined(list(dict.fromkeys(_publishers(place, gap)))) for gap in gaps],
        }
    )


def _publishers(place: Place, gap: LifeGap) -> list[str]:
    return [place.sources[source_id].publisher for source_id in gap.source_ids if source_id in place.sources]


def life_gaps_finding(gaps: Sequence[LifeGap]) -> str:
    """Why there are several gaps, for the heading over their table."""
    return (
        f"{capital(counted(len({gap.name for gap in gaps}), 'gap'))} in life expectancy that compare different things"
    )


def which_gap_words(place: Place, indicator: Indicator) -> str:
    """Which of the gaps in life expectancy a measure is, in a short sentence; nothing for what is no such gap."""
    if indicator.has(IndicatorRole.PROMISED_GAP):
        return f"This gap is between {SMALL_AREAS} of {place.name} as the strategy measured them, not between wards."
    if indicator.has(IndicatorRole.GAP_WITHIN):
        return (
            f"This gap is between the two ends of a line through all neighbourhoods of {place.name}, not between wards."
        )
    return ""


def _with_figure(inequality: Inequality, value: float) -> str:
    """A figure and the wards in which it is printed alike, with the interval of one alone."""
    indicator = inequality.view.indicator
    rows = [row for row in inequality.view.wards if bare(row["value"], indicator) == bare(value, indicator)]
    said = with_interval(rows[0], inequality.view) if len(rows) == 1 else brief(value, indicator)
    return f"{said} in {joined_few(sorted(row.area_name for row in rows))}"


def without_women_words(figures: Figures, indicator_id: str) -> str:
    """That an indicator's ward figures are for one sex only, where the pack has none for the other; else nothing."""
    sexes = [sex for sex in Sex if ward_periods(figures, indicator_id, sex)]
    if len(sexes) != 1 or sexes[0] is Sex.PERSONS:
        return ""
    name, other = lowered(figures.place.indicators[indicator_id].name), {Sex.MALE, Sex.FEMALE} - set(sexes)
    return (
        f"This pack has no ward figures on {name} for {other.pop().people}, so the ward figures are for "
        f"{sexes[0].people} only."
    )


def gradient_sources(figures: Figures, inequality: Inequality | NotPossible) -> tuple[str, ...]:
    """Where the order of the wards, their weights and the other gaps of the page are from, beside the wards' figures."""
    if isinstance(inequality, NotPossible):
        return ()
    named = inequality.ordering.source_ids
    if inequality.view.indicator.has(IndicatorRole.HEADLINE):
        newest = (rows.iloc[-1].source_id for _, rows in gap_within(figures).groupby("people", sort=True))
        named = (*named, *promised_gap_sources(figures.place), *newest)
    return tuple(dict.fromkeys(named))
