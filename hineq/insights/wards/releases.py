"""The releases of the deprivation score of wards, and which of them a figure goes with: one rule for every page.

The rule and its reasons: docs/decisions/order-by-deprivation.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hineq.insights.series.figures import Figures
from hineq.insights.series.rough import is_rough
from hineq.model.indicator import Series
from hineq.model.roles import IndicatorRole
from hineq.model.words import Sex


@dataclass(frozen=True, kw_only=True, eq=False)
class Release:
    """One release of the deprivation score: its year, its series, the score of each ward that has one, and its sources.

    In `rough` are the codes of the wards that have only a rough one.
    """

    year: int
    series: Series
    scores: Mapping[str, float]
    source_ids: tuple[str, ...]
    rough: frozenset[str] = frozenset()


class _OfYear(Protocol):
    @property
    def year(self) -> int: ...


_Dated = TypeVar("_Dated", bound=_OfYear)


def releases(figures: Figures) -> tuple[Release, ...]:
    """The releases that have scores of a place's wards, oldest first; none without a measure in that role."""
    return figures.once(releases, lambda: _releases(figures))


def _releases(figures: Figures) -> tuple[Release, ...]:
    place = figures.place
    score = place.indicator_with(IndicatorRole.DEPRIVATION)
    if score is None:
        return ()
    rows = figures.rows(indicator_id=score.indicator_id, sex=Sex.PERSONS, area_codes=place.ward_codes)
    roughly, rows = rows[is_rough(rows)], rows[rows["value"].notna()]
    return tuple(
        Release(
            year=int(year),
            series=place.series[score.indicator_id, str(of_year.series.iloc[0])],
            scores=dict(zip(of_year.area_code, of_year["value"].astype(float), strict=True)),
            source_ids=tuple(dict.fromkeys(of_year.source_id)),
            rough=frozenset(roughly.area_code[roughly.period_end.dt.year == year]),
        )
        for year, of_year in rows.groupby(rows.period_end.dt.year, sort=True)
    )


def nearest_before(known: Sequence[_Dated], middle: float) -> _Dated:
    """The release nearest before the middle of a period; with none before it the earliest. ValueError without any."""
    if not known:
        raise ValueError("There must be a release to choose from.")
    return max((one for one in known if one.year <= middle), key=lambda one: one.year, default=None) or min(
        known, key=lambda one: one.year
    )
