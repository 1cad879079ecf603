"""The gaps in life expectancy that a reader may take for each other, each with what it compares."""

from hineq.insights.inequality.gaps import gap_within, own_gap_words, promised_gap_sources
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
    difference,
    distance,
    figure,
    interval,
    joined_few,
    lowered,
    number,
)
from hineq.model.roles import IndicatorRole
from hineq.model.words import Sex


def life_gap_sentences(figures: Figures, inequality: Inequality) -> list[tuple[str, str]]:
    """Name and sentence of each gap in life expectancy: between wards, small areas, neighbourhoods; else nothing."""
    if not inequality.view.indicator.has(IndicatorRole.HEADLINE):
        return []
    sentences = [
        ("Most and least deprived ward", _deprived_words(inequality)),
        ("Any two wards", _widest_words(inequality)),
    ]
    if own := own_gap_words(figures.place):
        sentences.append(("Small areas", own))
    published = gap_within(figures)
    if len(published):
        newest = (rows.iloc[-1] for _, rows in published.groupby("people", sort=True))
        said = " and ".join(f"{number(row.gap, 1)} years for {row.people} ({row.period})" for row in newest)
        words = f"{said}, between the two ends of a line through all neighbourhoods."
        sentences.append((f"The {kind_words(published.status) or 'published'} slope index", words))
    return sentences


def _deprived_words(inequality: Inequality) -> str:
    indicator, view = inequality.view.indicator, inequality.view
    most, least = inequality.table.iloc[0], inequality.table.iloc[-1]
    less = "less" if most["value"] <= least["value"] else "more"
    limits = interval(float(inequality.slope.lower), float(inequality.slope.upper), indicator)
    return (
        f"{view.sex.people.capitalize()}, {view.period}: {with_interval(most, view)} in {most.area_name}, the most deprived "
        f"ward, and {with_interval(least, view, unit_said=False)} in {least.area_name}, the least deprived one: "
        f"{distance(least['value'], most['value'], indicator)} {less}. A line through {line_wards(inequality)} puts "
        f"{difference(float(inequality.slope.value), indicator)}{f' ({limits})' if limits else ''} between its two ends."
    )


def _widest_words(inequality: Inequality) -> str:
    indicator, table = inequality.view.indicator, inequality.table
    be, average = inequality.view.tense.be(2), inequality.view.tense.verb("average", "averaged")
    lowest, highest = table["value"].min(), table["value"].max()
    spread = ward_spread(inequality.view)
    allowing = f", {shrunken_words(inequality.view, spread)}" if spread and not spread.names_wards else ""
    return (
        f"From {_with_figure(inequality, lowest, unit_said=True)} to {_with_figure(inequality, highest, unit_said=False)}: "
        f"{distance(highest, lowest, indicator)} at most, however deprived they {be}{allowing}. "
        f"Wards {be} large: they {average} out the extremes of their streets."
    )


def _with_figure(inequality: Inequality, value: float, *, unit_said: bool) -> str:
    """A figure and the wards in which it is printed alike, with the interval of one alone."""
    indicator, table = inequality.view.indicator, inequality.table
    rows = table[table["value"].map(lambda other: bare(other, indicator)) == bare(value, indicator)]
    alone = (brief if unit_said else figure)(value, indicator)
    said = with_interval(rows.iloc[0], inequality.view, unit_said=unit_said) if len(rows) == 1 else alone
    return f"{said} in {joined_few(sorted(rows.area_name))}"


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
