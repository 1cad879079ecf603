"""The gaps in life expectancy that a reader may take for each other, each with what it compares."""

from hineq.insights.inequality.gaps import gap_within, own_gap_words
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_words import line_wards
from hineq.insights.series.figures import Figures
from hineq.insights.wards.view import ward_periods
from hineq.insights.wording.numbers import bare, difference, figure, interval, joined_few, lowered, number
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
        sentences.append(("The published slope index", words))
    return sentences


def _deprived_words(inequality: Inequality) -> str:
    indicator, view = inequality.view.indicator, inequality.view
    most, least = inequality.table.iloc[0], inequality.table.iloc[-1]
    less = "less" if most["value"] <= least["value"] else "more"
    limits = interval(float(inequality.slope.lower), float(inequality.slope.upper), indicator)
    return (
        f"{view.sex.people.capitalize()}, {view.period}: {bare(most['value'], indicator)} in {most.area_name}, the most deprived "
        f"ward, and {figure(least['value'], indicator)} in {least.area_name}, the least deprived one: "
        f"{difference(least['value'] - most['value'], indicator)} {less}. A line through {line_wards(inequality)} puts "
        f"{difference(float(inequality.slope.value), indicator)}{f' ({limits})' if limits else ''} between its two ends."
    )


def _widest_words(inequality: Inequality) -> str:
    indicator, table = inequality.view.indicator, inequality.table
    be, average = inequality.view.tense.be(2), inequality.view.tense.verb("average", "averaged")
    low, high = (_with_figure(inequality, end) for end in (table["value"].min(), table["value"].max()))
    widest = difference(table["value"].max() - table["value"].min(), indicator)
    return (
        f"From {bare(table['value'].min(), indicator)} in {low} to {figure(table['value'].max(), indicator)} in {high}: "
        f"{widest} at most, however deprived they {be}. Wards {be} large: they {average} out the extremes of their streets."
    )


def _with_figure(inequality: Inequality, value: float) -> str:
    """The wards whose figure is printed alike."""
    indicator, table = inequality.view.indicator, inequality.table
    alike = table["value"].map(lambda value: bare(value, indicator)) == bare(value, indicator)
    return joined_few(sorted(table.area_name[alike]))


def without_women_words(figures: Figures, indicator_id: str) -> str:
    """That an indicator's ward figures are for men only, where the pack has none for women; else nothing."""
    sexes = [sex for sex in Sex if ward_periods(figures, indicator_id, sex)]
    if sexes != [Sex.MALE]:
        return ""
    name = lowered(figures.place.indicators[indicator_id].name)
    return f"No official table of {name} by ward for women was found, so the ward figures are for men only."
