"""A gap for men beside the same gap for women: which is wider, and whether that is more than chance."""

from dataclasses import dataclass
from typing import assert_never

import numpy as np
import pandas as pd

from hineq.insights.inequality.gaps import gap_within
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_words import index_name
from hineq.insights.inequality.life_gaps import without_women_words
from hineq.insights.series.change import Change, Verdict
from hineq.insights.series.figures import Figures
from hineq.insights.series.gaps import gap_behind
from hineq.insights.wards.view import ward_periods, ward_view
from hineq.insights.wording.kinds import marked
from hineq.insights.wording.numbers import difference, interval, lowered
from hineq.methods.intervals import difference_interval
from hineq.methods.results import Interval
from hineq.model.indicator import Indicator
from hineq.model.roles import IndicatorRole
from hineq.model.words import Polarity, Sex


@dataclass(frozen=True, kw_only=True, eq=False)
class SexGaps:
    """One gap for men and for women in one period: rows with gap, lower and upper (95% limits, NaN without).

    `subject` is which gap it is, for the middle of a sentence; bigger is more unequal, below zero the place is ahead, which `led` says.
    """

    indicator: Indicator
    subject: str
    period: str
    men: pd.Series
    women: pd.Series
    led: str = ""

    @property
    def apart(self) -> Change:
        """From women's gap to men's, with its limits: men and women are different people, so the two are independent."""
        limits = difference_interval(
            self.women.gap,
            Interval(self.women.lower, self.women.upper),
            self.men.gap,
            Interval(self.men.lower, self.men.upper),
        )
        return Change(
            before=float(self.women.gap), now=float(self.men.gap), lower=float(limits.lower), upper=float(limits.upper)
        )


def sex_gaps_words(gaps: SexGaps) -> str:
    """Both gaps in a sentence: which is wider, by how much, and whether that is more than chance."""
    apart, indicator = gaps.apart, gaps.indicator
    move = apart.printed(indicator.decimals)
    leads = [row.gap < 0 for row in (gaps.men, gaps.women)]
    if gaps.led and all(leads):
        subject, sizes = f"{gaps.led} by", [_lead(row, indicator) for row in (gaps.men, gaps.women)]
    else:
        behind = " behind" if any(leads) else ""
        subject, sizes = f"{gaps.subject} was", [_size(row, indicator, behind) for row in (gaps.men, gaps.women)]
    both = f"In {gaps.period} {subject} {sizes[0]} for men and {sizes[1]} for women"
    if move == 0:
        told = "the same in print"
    elif min(apart.before, apart.now) < 0:
        told = f"{difference(move, indicator)} apart"
    else:
        told = f"{difference(move, indicator)} wider for {'men' if move > 0 else 'women'}"
    return f"{both}: {told}, {_tested(apart)}."


def _tested(apart: Change) -> str:
    match apart.verdict:
        case Verdict.REAL | Verdict.CHANCE | Verdict.PANDEMIC | Verdict.UNBORNE:
            return str(apart.verdict)
        case Verdict.NOT_TESTED:
            return f"{apart.verdict} (not both have an interval)"
    assert_never(apart.verdict)


def _size(row: pd.Series, indicator: Indicator, behind: str) -> str:
    """The gap with its interval, turned into a lead where it is below zero; `behind` is what is said of one beside a lead."""
    words = f"{difference(row.gap, indicator)}{' ahead' if row.gap < 0 else behind}"
    return marked(words, interval(row.lower, row.upper, indicator))


def _lead(row: pd.Series, indicator: Indicator) -> str:
    """How far ahead, with its interval the other way round."""
    return marked(difference(row.gap, indicator), interval(-row.upper, -row.lower, indicator))


def published_sex_gaps(figures: Figures) -> SexGaps | None:
    """The published gap in the headline measure inside the place, in the newest period that both sexes have; None without."""
    index = figures.place.indicator_with(IndicatorRole.GAP_WITHIN)
    if index is None:
        return None
    table = gap_within(figures)
    by_sex = (table[table.sex == sex] for sex in (Sex.MALE, Sex.FEMALE))
    return _newest(index, f"the published gap inside {figures.place.name}", *by_sex)


def country_sex_gaps(figures: Figures, indicator_id: str) -> SexGaps | None:
    """How far the place is behind the country on a measure, for men and for women; None where not both are published."""
    place, indicator = figures.place, figures.place.indicators[indicator_id]
    if not indicator.alike_in_country or indicator.judged_by is Polarity.NO_JUDGEMENT:
        return None
    tables = []
    for sex in (Sex.MALE, Sex.FEMALE):
        line = figures.main_line(indicator_id, sex, place.area_code)
        country = figures.line(indicator_id, sex, place.benchmark_code, line.series.series) if line else None
        if line is None or country is None:
            return None
        tables.append(gap_behind(line, country).assign(series=line.series.series))
    name = place.benchmark.area_name
    return _newest(indicator, f"the gap with {name}", *tables, led=f"{place.name} was ahead of {name}")


def _newest(
    indicator: Indicator, subject: str, men: pd.DataFrame, women: pd.DataFrame, *, led: str = ""
) -> SexGaps | None:
    shared = [period for period in men.period if period in set(women.period)]
    if not shared:
        return None
    rows = [table[table.period == shared[-1]].iloc[-1] for table in (men, women)]
    return SexGaps(indicator=indicator, subject=subject, period=str(shared[-1]), men=rows[0], women=rows[1], led=led)


def ward_sex_gaps(figures: Figures, indicator_id: str, period: str) -> SexGaps | None:
    """The slope over the wards for men and for women in one period; None where not both can be told."""
    found: list[Inequality] = []
    for sex in (Sex.MALE, Sex.FEMALE):
        if period not in ward_periods(figures, indicator_id, sex):
            return None
        told = ward_inequality(figures, ward_view(figures, indicator_id, sex, period))
        if not isinstance(told, Inequality):
            return None
        found.append(told)
    men, women = (
        pd.Series({"gap": one.slope.value, "lower": one.slope.lower, "upper": one.slope.upper}, dtype=np.float64)
        for one in found
    )
    indicator = found[0].view.indicator
    subject = f"the {lowered(index_name(found[0]))} over the wards"
    return SexGaps(indicator=indicator, subject=subject, period=period, men=men, women=women)


def ward_sexes_words(figures: Figures, indicator_id: str, period: str) -> str:
    """Men and women over the wards in a sentence, or that there are ward figures for one sex only; nothing for figures of all."""
    if gaps := ward_sex_gaps(figures, indicator_id, period):
        return sex_gaps_words(gaps)
    return without_women_words(figures, indicator_id)
