"""The wards of a place on one indicator, sex and period: value, interval, rank, comparisons and class."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import is_current
from hineq.insights.series.rough import bare_or_rough, is_rough
from hineq.insights.series.rows import Row, each_row
from hineq.insights.wards.benchmark import Benchmark, published_benchmark, ward_average
from hineq.insights.wards.columns import in_country, of_wards, texts
from hineq.insights.wards.comparing import Confidence, chance_words, outcomes
from hineq.insights.wards.coverage import Coverage
from hineq.insights.wards.sums import GROUPED_BY, Columns
from hineq.insights.wording.kinds import kind_words, marked, named
from hineq.insights.wording.numbers import figure, interval
from hineq.insights.wording.rank import Rank
from hineq.methods.quantiles import FIFTHS, assign_quantiles
from hineq.methods.results import FloatArray
from hineq.model.indicator import Indicator, Series
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.tense import Tense
from hineq.model.words import Outcome, Polarity, Sex

# fewer wards than these are put in no order
FEWEST_WARDS = 5


@dataclass(frozen=True, kw_only=True, eq=False)
class WardView:
    """Every ward of a place on one indicator, sex and period.

    `tense` is that of its sentences. `table` has one row a ward in order of name: area_code, area_name, age, period, period_start, period_end, value,
    lower_ci, upper_ci, count, denominator, status, note, source_id, interval_method, rough (a rough estimate in words, for reading alone), rank (1 = poorest, or highest
    where neither end is worse; NaN without a figure, and for all where too few wards have one: `coverage`), rank_words,
    place_outcome, country_outcome, quintile (of the wards with a figure: 1 = poorest or lowest fifth; NaN without), and
    the ward's place in the country: national_rank, areas_ranked, tied, national_areas, first_is and published_flag. `confidence` is that
    of the outcomes; the intervals are those of 95%.
    """

    indicator: Indicator
    series: Series
    sex: Sex
    period: str
    table: pd.DataFrame
    place: Benchmark | None
    country: Benchmark | None
    confidence: Confidence = Confidence.USUAL

    @cached_property
    def kind(self) -> str:
        """What its wards' figures are where they are not official, in words."""
        return kind_words(row["status"] for row in self.wards if not math.isnan(row["value"]))

    tense: Tense = Tense.PRESENT

    @cached_property
    def name(self) -> str:
        """The measure's short name with the people it counts, and what its figures are where they are not official."""
        return named(self.indicator, self.sex, self.kind)

    @cached_property
    def full_name(self) -> str:
        """The measure's name with the same."""
        return named(self.indicator, self.sex, self.kind, full=True)

    @cached_property
    def ranked(self) -> int:
        """How many wards are in the order: all with a figure, or none where too few have one."""
        return int((~np.isnan(self.table["rank"].to_numpy(dtype=float))).sum())

    @cached_property
    def coverage(self) -> Coverage:
        """How many of the wards have a figure, and which have none."""
        names, values = self.table.area_name, self.table["value"].to_numpy(dtype=float)
        return replace(_coverage(names.tolist(), values, is_rough(self.table).to_numpy()), tense=self.tense)

    @cached_property
    def ended(self) -> date:
        """The last day of its figures."""
        days = (row.period_end.date() for row in self.wards if not pd.isna(row.period_end))
        return max(days, default=parse_period(self.period).end)

    @property
    def level_words(self) -> str:
        """At which level wards are compared, after a column's name; nothing for the usual one."""
        return "" if self.confidence is Confidence.USUAL else f" at {self.confidence}"

    @cached_property
    def has_intervals(self) -> bool:
        """Whether any ward has a 95% confidence interval."""
        return not bool(np.isnan(self.limited[1]).all())

    @property
    def at_best(self) -> pd.Series:
        """Which wards share the figure at the good end (the lowest where neither end is worse)."""
        values = self.table["value"]
        return values == self.ends[self.indicator.judged_by is Polarity.HIGH_IS_GOOD]

    @cached_property
    def ranks(self) -> dict[str, Rank | None]:
        """The rank of each ward by its code, None where it has none."""
        ranked = _ranks(self.table["rank"], self.indicator.judged_by)
        return dict(zip(self._places, ranked, strict=True))

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """Where the wards' figures are from."""
        return tuple(dict.fromkeys(self.table.source_id.dropna()))

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest figure of a ward, NaN where none has one."""
        values = self.in_order
        return (float(values[0]), float(values[-1])) if len(values) else (math.nan, math.nan)

    @cached_property
    def in_order(self) -> FloatArray:
        """The wards' figures from the lowest to the highest, those alone that there are."""
        return np.sort(self.table["value"].dropna().to_numpy(dtype=float))

    def holds(self, area_code: str) -> bool:
        """Whether an area is one of its wards, with a figure or without."""
        return area_code in self._places

    def ward(self, area_code: str) -> Row:
        """The row of a ward; ValueError for a code that is none of them."""
        if area_code not in self._places:
            raise ValueError(f"'area_code' must be one of the place's wards, got {area_code!r}.")
        return self.wards[self._places[area_code]]

    @cached_property
    def wards(self) -> tuple[Row, ...]:
        """The rows of its wards, in the order of the table."""
        return tuple(each_row(self.table))

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where in the table the row of each ward is."""
        return {code: at for at, code in enumerate(self.table.area_code.tolist())}

    def places_of(self, codes: Iterable[str]) -> list[int]:
        """Where in the table the rows of some wards are, in its order; nowhere for a code that is none of them."""
        return sorted(self._places[code] for code in set(codes) if code in self._places)

    @cached_property
    def known(self) -> frozenset[str]:
        """The codes of the wards that have a figure."""
        return frozenset(row["area_code"] for row in self.wards if not math.isnan(row["value"]))

    @cached_property
    def grouped_by(self) -> dict[str, np.ndarray]:
        """The columns that the figure of wards together is made of, as arrays that many groups are cut from."""
        return {name: self.table[name].to_numpy() for name in GROUPED_BY}

    @cached_property
    def different(self) -> int:
        """How many different figures its wards have."""
        return len(np.unique(self.in_order))

    @cached_property
    def limited(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The wards' figures with the lower and upper limits of their intervals, in the order of the table."""
        value, lower, upper = (self.table[name].to_numpy(dtype=float) for name in ("value", "lower_ci", "upper_ci"))
        return value, lower, upper


def ward_periods(figures: Figures, indicator_id: str, sex: Sex) -> list[str]:
    """The periods for which any ward has a figure, oldest first."""
    asked = (ward_periods, indicator_id, sex)
    return list(figures.once(asked, lambda: figures.periods_of(indicator_id, sex, figures.place.ward_codes)))


def ward_view(figures: Figures, indicator_id: str, sex: Sex, period: str, *, today: bool = False) -> WardView:
    """The wards on one indicator, sex and period; ValueError where no ward has a figure.

    Where two series cover the same period the newer one in the observations is taken. Where wards have changed since
    the figures, they are those of the figures, or with `today` today's wards only.
    """
    today = today and _have_changed(figures, indicator_id, sex, period)
    asked = (ward_view, indicator_id, sex, period, today)
    return figures.once(asked, lambda: _ward_view(figures, indicator_id, sex, period, today=today))


def _have_changed(figures: Figures, indicator_id: str, sex: Sex, period: str) -> bool:
    """Whether any of the wards that a figure was published on has changed since: else they are today's."""
    earlier = {ward.area_code for ward in figures.place.earlier_wards}
    return bool(earlier) and any(row["area_code"] in earlier for row in figures.each_row(indicator_id, sex, period))


def _ward_view(figures: Figures, indicator_id: str, sex: Sex, period: str, *, today: bool) -> WardView:
    place = figures.place
    indicator = place.indicators[indicator_id]
    every = figures.each_row(indicator_id, sex, period)
    # a row without a figure is that of a ward that was there, and has none
    wards = place.wards if today else place.wards_with({row["area_code"] for row in every})
    names = {ward.area_code: ward.area_name for ward in wards}
    own = [row for row in every if row["area_code"] in names and not math.isnan(row["value"])]
    if not own:
        raise ValueError(f"No ward has a figure for '{indicator.name}', {sex}, {period}.")
    series = str(own[-1]["series"])
    same = [row for row in every if row["series"] == series]
    columns = of_wards(names, same, figures.dtypes)
    place_benchmark = published_benchmark(place, same, place.area_code) or ward_average(
        figures, place, indicator, pd.DataFrame(columns)
    )
    country = published_benchmark(place, same, place.benchmark_code)
    columns |= _judged(columns, indicator, place_benchmark, country)
    columns |= in_country(names, figures.national_ranks(indicator_id, series, sex, period))
    table = pd.DataFrame(columns)
    return WardView(
        indicator=indicator,
        series=place.series[indicator_id, series],
        sex=sex,
        period=period,
        table=table,
        place=place_benchmark,
        country=country,
        tense=_tense(place, table),
    )


def _judged(
    columns: dict[str, Any], indicator: Indicator, place: Benchmark | None, country: Benchmark | None
) -> dict[str, Any]:
    """The columns of a view that its wards give each other, and what they are compared with."""
    value, names = np.asarray(columns["value"], dtype=float), columns["area_name"].tolist()
    ordered = _coverage(names, value, np.zeros(len(value), dtype=bool)).ordered
    rank = ranks(pd.Series(value), indicator.judged_by).to_numpy() if ordered else np.full(len(value), np.nan)
    return {
        "rank": rank,
        "rank_words": texts(rank.words if rank else "" for rank in _ranks(rank, indicator.judged_by)),
        **_compared(columns, indicator, place, country, Confidence.USUAL),
        "quintile": _quintiles(value, indicator.judged_by),
    }


def _coverage(names: Sequence[str], values: FloatArray, rough: np.ndarray) -> Coverage:
    without = np.flatnonzero(np.isnan(values)).tolist()
    return Coverage(
        wards=len(names),
        without=tuple(names[at] for at in without),
        rough=tuple(names[at] for at in without if rough[at]),
    )


def at_confidence(view: WardView, confidence: Confidence) -> WardView:
    """The same view with its wards compared at a level of confidence; the intervals that it gives stay those of 95%."""
    if confidence is view.confidence:
        return view
    table = view.table.assign(**_compared(view.table, view.indicator, view.place, view.country, confidence))
    return replace(view, table=table, confidence=confidence)


def _compared(
    table: Columns,
    indicator: Indicator,
    place: Benchmark | None,
    country: Benchmark | None,
    confidence: Confidence,
) -> dict[str, pd.Series]:
    beside = {"place_outcome": place, "country_outcome": country}
    return {
        column: texts(outcomes(table, against.value if against else math.nan, indicator, confidence).tolist())
        for column, against in beside.items()
    }


def _tense(place: Place, table: pd.DataFrame) -> Tense:
    """Past where its wards no longer exist, or some are earlier ones or are gone, or where the figures are none of now."""
    gone = {ward.area_code for ward in (*place.earlier_wards, *place.wards_gone)}
    ended = table.period_end.to_numpy().astype("datetime64[D]")
    ended = ended[~np.isnat(ended)]
    old = len(ended) > 0 and not is_current(ended[0].item(), place.snapshot)
    return Tense.PAST if place.wards_ended or old or not gone.isdisjoint(table.area_code.tolist()) else Tense.PRESENT


def ranks(values: pd.Series, polarity: Polarity) -> pd.Series:
    """Ranks with 1 = poorest (or highest where neither end is worse); ties share the smaller rank, NaN stays NaN."""
    return values.rank(method="min", ascending=polarity is Polarity.HIGH_IS_GOOD)


def _ranks(rank: ArrayLike, polarity: Polarity) -> list[Rank | None]:
    places = np.asarray(rank, dtype=float).tolist()
    sharing = Counter(place for place in places if not math.isnan(place))
    ranked = sharing.total()
    return [
        None if math.isnan(place) else Rank(rank=int(place), areas=ranked, polarity=polarity, tied=sharing[place])
        for place in places
    ]


def _quintiles(values: FloatArray, polarity: Polarity) -> FloatArray:
    """Fifths by rank: 1 = poorest where one end is worse, 1 = lowest where neither is.

    Wards with one figure share the poorest class among them, but those that share the best figure are in the last
    class, however many they are: nobody is poorest by a tie with the best. With one figure for all, all are in the
    middle class.
    """
    known = values[~np.isnan(values)]
    if len(np.unique(known)) < 2:
        return np.where(np.isnan(values), np.nan, (FIFTHS + 1) / 2)
    classes = min(FIFTHS, len(known))
    highest_first = polarity is Polarity.LOW_IS_GOOD
    placed = np.array(assign_quantiles(values, classes, highest_first=highest_first), dtype=float)
    placed[values == (known.min() if highest_first else known.max())] = classes
    return placed


def comparison_words(outcome: str, against: Benchmark | None) -> str:
    """A comparison with its benchmark: "worse than England", "similar to Exampleton"."""
    if against is None:
        return ""
    return Outcome(outcome).against(against.described)


def wards_by_chance(view: WardView) -> str:
    """Of many wards how many differ from the place, else from the country, and how many would by chance; nothing of few."""
    for column, against in (("place_outcome", view.place), ("country_outcome", view.country)):
        compared = [row[column] for row in view.wards if row[column] != Outcome.NOT_COMPARED]
        if against and compared:
            differ = sum(outcome != Outcome.SIMILAR for outcome in compared)
            return chance_words(len(compared), differ, view.confidence, against.described)
    return ""


def ward_label(view: WardView, row: Row) -> str:
    """A ward in one line, for the map and its text alternative: name, figure, interval, comparison and rank."""
    if math.isnan(row["value"]):
        return f"{row.area_name}: {bare_or_rough(math.nan, row.get('rough', ''), view.indicator)}"
    limits = interval(row.lower_ci, row.upper_ci, view.indicator)
    parts = [marked(figure(row["value"], view.indicator), kind_words([row.status]), limits)]
    if limits:
        parts.append(comparison_words(row.place_outcome, view.place))
    parts.append(row.rank_words)
    return f"{row.area_name}: {', '.join(part for part in parts if part)}"
