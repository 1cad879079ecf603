"""The national target that an audit was held against: what documents say of it, and how the place differs from the country on its measures."""

import pandas as pd

from hineq.insights.series.change import Change, Verdict, verdict_suffix
from hineq.insights.series.figures import Figures
from hineq.insights.series.gaps import gap_behind
from hineq.insights.wording.kinds import kind_words, named
from hineq.insights.wording.numbers import brief, distance, joined, lowered
from hineq.model.document_words import StatementTopic
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.statement import Statement
from hineq.model.words import Sex


def national_targets(place: Place) -> tuple[Statement, ...]:
    """What the documents say of national targets and priorities of their day, those with a figure first."""
    statements = [statement for statement in place.statements if statement.topic is StatementTopic.NATIONAL_TARGET]
    return tuple(sorted(statements, key=lambda statement: not statement.figures))


def national_gaps(figures: Figures) -> pd.DataFrame:
    """The difference from the country on the two measures of the national target, in the first and the last period that
    the pack has both figures for.

    Columns: measure, period, place, country, difference (words that carry the direction), source_id. The series with the
    most periods in common is used.
    """
    rows = []
    for indicator in sorted(
        figures.place.indicators_with(IndicatorRole.NATIONAL_TARGET), key=lambda indicator: indicator.name
    ):
        for sex in Sex:
            rows += _gap_rows(figures, indicator.indicator_id, sex)
    return pd.DataFrame(rows, columns=["measure", "period", "place", "country", "difference", "source_id"])


def _gap_rows(figures: Figures, indicator_id: str, sex: Sex) -> list[dict[str, str]]:
    place = figures.place
    best = pd.DataFrame()
    for line in figures.lines(indicator_id, sex, place.area_code):
        country = figures.line(indicator_id, sex, place.benchmark_code, line.series.series)
        if country is not None and len(both := gap_behind(line, country)) > len(best):
            best = both
    if best.empty:
        return []
    indicator = place.indicators[indicator_id]
    return [
        {
            "measure": named(indicator, sex, kind_words(best.status), full=True),
            "period": str(row.period),
            "place": brief(float(row["value"]), indicator),
            "country": brief(float(row.value_country), indicator),
            "difference": _difference(row, indicator),
            "source_id": str(row.source_id),
        }
        for _, row in best.iloc[sorted({0, len(best) - 1})].iterrows()
    ]


def _difference(row: pd.Series, indicator: Indicator) -> str:
    """How far a figure is from the country's, on which side, and whether that is more than chance: "1.6 higher, not tested"."""
    own, country = float(row["value"]), float(row.value_country)
    tested = verdict_suffix(Change(before=country, now=own, lower=float(row.lower), upper=float(row.upper)))
    if own == country:
        return f"the same{tested}"
    size = distance(country, own, indicator, unit_said=True)
    return f"{size} {'higher' if own > country else 'lower'}{tested or f', {Verdict.REAL}'}"


def national_words(place: Place, gaps: pd.DataFrame) -> str:
    """What the pack can and cannot say about the national target, in words."""
    country = place.benchmark.area_name
    if gaps.empty:
        return f"No figure of {place.name} was read beside one of {country} on the measures of this target."
    first = joined(
        [f"{lowered(str(name))} from {rows.period.iloc[0]}" for name, rows in gaps.groupby("measure", sort=False)]
    )
    return (
        f"What the figures show: how {place.name} differs from {country} on the measures that the target names ({first}). "
        "What they cannot say: whether the target was met, since that needs a figure of the groups compared, in the year "
        "of the target and in the year that it starts from."
    )
