"""Authorities beside each other on one measure: the districts of a county, the authorities of a region, each against the country.

The rule and its reasons: docs/decisions/authorities-on-a-map.md.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.rows import Row, each_row, kinds_by_measure
from hineq.insights.wards.benchmark import Benchmark, published_benchmark
from hineq.insights.wards.comparing import Confidence, outcomes
from hineq.insights.wards.coverage import enough
from hineq.insights.wards.selection import WardSelection
from hineq.insights.wording.kinds import kind_words, named
from hineq.model.area import Area
from hineq.model.indicator import Indicator, Series
from hineq.model.key import ViewKey
from hineq.model.roles import IndicatorRole, ThemeRole
from hineq.model.words import AreaType, Outcome, Polarity, Sex, ValueType

_COLUMNS = ["value", "lower_ci", "upper_ci", "count", "denominator", "status", "note", "source_id", "interval_method"]


@dataclass(frozen=True, kw_only=True)
class AuthoritySet:
    """Authorities that are shown side by side, by name.

    `around` is the county or region that they lie in, `noun` and `plural` are what they are called, `own` the code of the one that
    a page is about, empty for none.
    """

    around: Area
    areas: tuple[Area, ...]
    noun: str
    plural: str
    own: str = ""

    @property
    def words(self) -> str:
        """Which they are: "districts of Exampleshire", "authorities of the Exampleton region"."""
        region = self.around.area_type is AreaType.REGION
        return f"{self.plural} of {f'the {self.around.area_name} region' if region else self.around.area_name}"

    @property
    def codes(self) -> tuple[str, ...]:
        """Their codes."""
        return tuple(area.area_code for area in self.areas)


@dataclass(frozen=True, kw_only=True, eq=False)
class AuthorityView:
    """Authorities on one indicator, sex and period, all in one series.

    `table` has a row an authority: area_code, area_name, value, lower_ci, upper_ci, count, denominator, status, note, source_id,
    interval_method and outcome (against the country); the poorest value first, or the highest where neither end is worse, those
    without a figure last. That is the order of the figures alone, and no rank. `country` is None where it has no like figure.
    """

    among: AuthoritySet
    indicator: Indicator
    series: Series
    sex: Sex
    period: str
    table: pd.DataFrame
    country: Benchmark | None
    confidence: Confidence

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the table."""
        return tuple(each_row(self.table))

    @property
    def kind(self) -> str:
        """What its figures are where they are not official, in words."""
        return kind_words(self.table.status[self.table["value"].notna()])

    @property
    def name(self) -> str:
        """The measure's short name with the people it counts, and what its figures are where they are not official."""
        return named(self.indicator, self.sex, self.kind)

    @property
    def full_name(self) -> str:
        """The measure's name with the same."""
        return named(self.indicator, self.sex, self.kind, full=True)

    @property
    def judged(self) -> bool:
        """Whether one end is worse."""
        return self.indicator.judged_by is not Polarity.NO_JUDGEMENT

    @property
    def worse(self) -> Outcome:
        """The outcome at the poor end; the highest where neither end is worse."""
        return Outcome.WORSE if self.judged else Outcome.HIGHER

    @property
    def better(self) -> Outcome:
        """The outcome at the other end."""
        return Outcome.BETTER if self.judged else Outcome.LOWER

    def many(self, *wanted: Outcome) -> int:
        """How many authorities came out so."""
        return int(self.table.outcome.isin(wanted).sum())

    @property
    def compared(self) -> int:
        """How many authorities could be compared with the country."""
        return len(self.table) - self.many(Outcome.NOT_COMPARED)

    @property
    def has_intervals(self) -> bool:
        """Whether any has a 95% confidence interval."""
        return bool(self.table.lower_ci.notna().any())

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Where the figures are from."""
        return tuple(dict.fromkeys(self.table.source_id.dropna()))


def authority_indicators(figures: Figures, among: AuthoritySet) -> tuple[str, ...]:
    """The indicators that can colour a map of these authorities: those on which two or more have a figure, and no bare counts."""
    own = figures.table[figures.table.area_code.isin(among.codes) & figures.table["value"].notna()]
    many = own.groupby("indicator_id", observed=True).area_code.nunique()
    known = set(many.index[many > 1])
    kinds = figures.place.indicators
    return tuple(key for key, one in kinds.items() if key in known and one.value_type is not ValueType.COUNT)


def authority_selection(figures: Figures, among: AuthoritySet, wanted: Mapping[str, str]) -> WardSelection | None:
    """What these authorities have figures for, nearest to what is wanted (keys indicator, sex, period); None where they have none.

    What was asked for and is not there is no note: an address may have it from a page about wards.
    """
    place, indicators = figures.place, authority_indicators(figures, among)
    if not indicators:
        return None
    asked = wanted.get("indicator", "")
    indicator_id = asked if asked in indicators else first_compared(figures, among, indicators)
    sexes = _sexes(figures, among, indicator_id)
    sex = next((one for one in sexes if one == wanted.get("sex")), sexes[0])
    periods = figures.periods_of(indicator_id, sex, among.codes)
    period = wanted["period"] if wanted.get("period") in periods else periods[-1]
    kinds = kinds_by_measure(figures.table[figures.table.area_code.isin(among.codes)], by_sex=False)
    return WardSelection(
        place_id=place.place_id, indicator_id=indicator_id, sex=sex, period=period, area_code="", indicators=indicators,
        names=tuple(named(place.indicators[key], Sex.PERSONS, kinds.get((key, ""), ""), full=True) for key in indicators),
        sexes=sexes, periods=periods, notes=(),
    )  # fmt: skip


def first_compared(figures: Figures, among: AuthoritySet, indicators: Sequence[str]) -> str:
    """The measure that they are shown on where nobody chose: of those whose newest figures compare most of them with the country.

    The headline first, then those of health, then those that can be judged; where nothing can be compared, the first of all.
    """
    kinds = figures.place.indicators
    order = sorted(
        indicators,
        key=lambda one: (
            not kinds[one].has(IndicatorRole.HEADLINE), not kinds[one].has(ThemeRole.HEALTH), bool(kinds[one].unjudged_reason),
        ),
    )  # fmt: skip
    return next((one for one in order if _mostly_compared(figures, among, one)), order[0])


def _mostly_compared(figures: Figures, among: AuthoritySet, indicator_id: str) -> bool:
    sex = _sexes(figures, among, indicator_id)[0]
    period = figures.periods_of(indicator_id, sex, among.codes)[-1]
    key = ViewKey(place_id=figures.place.place_id, indicator_id=indicator_id, sex=sex, period=period)
    return enough(authority_view(figures, among, key).compared, len(among.areas))


def _sexes(figures: Figures, among: AuthoritySet, indicator_id: str) -> tuple[Sex, ...]:
    return tuple(sex for sex in Sex if figures.periods_of(indicator_id, sex, among.codes))


def authority_view(
    figures: Figures, among: AuthoritySet, key: ViewKey, confidence: Confidence = Confidence.USUAL
) -> AuthorityView:
    """The authorities on one indicator, sex and period, each against the country in the same series; ValueError where none has a figure.

    Of several series in the period it is the one in which most of them have a figure, then most an interval.
    """
    place, indicator = figures.place, figures.place.indicators[key.indicator_id]
    rows = figures.rows(indicator_id=key.indicator_id, sex=key.sex, period=key.period)
    own = rows[rows.area_code.isin(among.codes) & rows["value"].notna()]
    if own.empty:
        raise ValueError(f"None of the {among.plural} has a figure for '{indicator.name}', {key.sex}, {key.period}.")
    told = own.groupby("series", sort=False, observed=True)[["value", "lower_ci"]].count()
    series = str(max(told.index, key=lambda one: tuple(told.loc[one])))
    rows = rows[rows.series == series]
    by_code = rows.assign(area_code=rows.area_code.astype(str)).drop_duplicates("area_code").set_index("area_code")
    table = by_code.reindex(list(among.codes))[_COLUMNS].reset_index()
    table.insert(1, "area_name", [area.area_name for area in among.areas])
    country = published_benchmark(place, each_row(rows), place.benchmark_code) if indicator.alike_in_country else None
    against = country.value if country else math.nan
    table["outcome"] = np.asarray(outcomes(table, against, indicator, confidence), dtype=object)
    poorest_low = indicator.judged_by is Polarity.HIGH_IS_GOOD
    table = table.sort_values(["value", "area_name"], ascending=[poorest_low, True], ignore_index=True)
    return AuthorityView(
        among=among, indicator=indicator, series=place.series[key.indicator_id, series], sex=key.sex, period=key.period,
        table=table, country=country, confidence=confidence,
    )  # fmt: skip
