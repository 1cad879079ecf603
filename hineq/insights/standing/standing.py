"""Where the place stands now on its own indicators: against England and among authorities."""

import math
import re
from dataclasses import dataclass

import numpy as np

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line, TrendWords, trend_words
from hineq.insights.series.rows import Row
from hineq.insights.standing.enough import counts_enough
from hineq.insights.wording.numbers import number
from hineq.insights.wording.rank import Rank
from hineq.methods.comparison import compare
from hineq.model.observation import SPREAD, SPREAD_SHARES
from hineq.model.words import FirstIs, Outcome, Polarity, Sex


@dataclass(frozen=True, kw_only=True, eq=False)
class Standing:
    """The newest figure of the place on an indicator and what it is like beside others.

    `benchmark` is the country's like-for-like figure, NaN without one; `rank` the place among `areas`
    ("councils of England"), None where the pack ranks it on another series or period, or not at all. `share_better` is the
    share of the authorities whose figure is better: by the rank, else read off their spread; NaN where the pack has neither
    on the same series and period, or where no end is worse.
    """

    line: Line
    benchmark: float
    outcome: Outcome
    rank: Rank | None
    areas: str
    trend: TrendWords
    share_better: float = math.nan

    @property
    def rank_words(self) -> str:
        """The rank in words that carry its direction, or an empty text."""
        return f"{self.rank.by_value_words} {self.areas}" if self.rank else ""

    @property
    def behind_words(self) -> str:
        """The rank, or without one about how many of the authorities do better; an empty text where neither is known."""
        if self.rank or math.isnan(self.share_better):
            return self.rank_words
        rounded = number(self.share_better * 100, 0)
        part = {"0": "hardly any", "100": "nearly all"}.get(rounded, f"about {rounded}% of")
        return f"{part} {self.areas} do better"


def standing(figures: Figures, indicator_id: str, sex: Sex) -> Standing | None:
    """Where the place stands on an indicator and sex, or None where it has no figure."""
    line = figures.main_line(indicator_id, sex, figures.place.area_code)
    return None if line is None else line_standing(figures, line)


def line_standing(figures: Figures, line: Line) -> Standing:
    """Where the newest point of a line of the place stands."""
    return figures.once((line_standing, line), lambda: _line_standing(figures, line))


def _line_standing(figures: Figures, line: Line) -> Standing:
    place = figures.place
    row = line.newest
    benchmark = figures.newest(line, place.benchmark_code) if line.indicator.alike_in_country else math.nan
    outcome = Outcome(str(compare(row.lower_ci, row.upper_ci, benchmark, line.indicator.judged_by)))
    rank, areas = _national_rank(figures, line)
    share = rank.share_better if rank else math.nan
    if rank is None:
        share, areas = _spread_share(figures, line)
    return Standing(
        line=line, benchmark=benchmark, outcome=outcome, rank=rank, areas=areas, trend=trend_words(line), share_better=share
    )  # fmt: skip


def standing_sources(figures: Figures, stands: Standing) -> tuple[str, ...]:
    """Where a standing's figures are from: the place's and the country's newest, and the rank or else the spread."""
    return figures.once((standing_sources, stands.line, stands.rank), lambda: _standing_sources(figures, stands))


def _standing_sources(figures: Figures, stands: Standing) -> tuple[str, ...]:
    place, line = figures.place, stands.line
    indicator_id, series, sex, period = _about(line)
    own = [line.area_code, place.benchmark_code]
    rows = [
        row
        for row in figures.each_row(indicator_id, sex, period)
        if row["series"] == series and row["area_code"] in own
    ]
    if stands.rank:
        rows += _own_ranks(figures, line)
    elif not math.isnan(stands.share_better):
        rows += figures.distributions(indicator_id, series, sex, period)
    return tuple(dict.fromkeys(str(row["source_id"]) for row in rows))


def _spread_share(figures: Figures, line: Line) -> tuple[float, str]:
    """The share of authorities whose figure is better, between the two nearest points of their spread, and which they are."""
    place, polarity = figures.place, line.indicator.judged_by
    if place.distributions.empty or polarity is Polarity.NO_JUDGEMENT:
        return math.nan, ""
    same = [
        spread
        for spread in figures.distributions(*_about(line))
        if counts_enough(figures, spread["areas_counted"], spread["areas"]) and _counts(figures, spread, line.area_code)
    ]
    # of two sets of areas the place is held against the wider; of two as wide nothing says which
    widest = max((spread["areas_counted"] for spread in same), default=math.nan)
    same = [spread for spread in same if spread["areas_counted"] == widest]
    if len(same) != 1:
        return math.nan, ""
    row = same[0]
    points = np.array([row[name] for name in SPREAD], dtype=float)
    if np.isnan(points).any():
        return math.nan, ""
    below = float(np.interp(float(line.newest["value"]), points, SPREAD_SHARES))
    return (1 - below if polarity is Polarity.HIGH_IS_GOOD else below), str(row.areas)


def _counts(figures: Figures, spread: Row, area_code: str) -> bool:
    """Whether an area is of a kind that a spread counts: the pack says so, or ranks the area among the same areas."""
    if prefixes := re.findall(r"\w+", spread.code_prefixes):
        return area_code.startswith(tuple(prefixes))
    ranks = figures.place.national_ranks
    ranked = figures.once(_counts, lambda: set(zip(ranks.area_code, ranks.areas, strict=True)))
    return (area_code, spread.areas) in ranked


def _about(line: Line) -> tuple[str, str, Sex, str]:
    """Indicator, series, sex and period of a line's newest point."""
    return line.indicator.indicator_id, line.series.series, line.sex, line.newest_period.label


def _own_ranks(figures: Figures, line: Line) -> list[Row]:
    return [rank for rank in figures.national_ranks(*_about(line)) if rank["area_code"] == line.area_code]


def _national_rank(figures: Figures, line: Line) -> tuple[Rank | None, str]:
    own = _own_ranks(figures, line)
    row = next((rank for rank in own if counts_enough(figures, rank["areas_ranked"], rank["areas"])), None)
    if row is None or math.isnan(row["rank"]):
        return None, ""
    rank = Rank.printed(row["rank"], int(row.areas_ranked), FirstIs(row.first_is), line.indicator.judged_by, row.tied)
    return rank, str(row.areas)


def ranked_standings(figures: Figures) -> list[Standing]:
    """Where the place stands on every indicator and sex on which the pack ranks it among other areas.

    Where it is ranked on nothing that has an interval, the indicators that have one are added, without a rank.
    """
    place = figures.place
    rows = place.national_ranks[place.national_ranks.area_code == place.area_code]
    pairs = list(dict.fromkeys(rows[["indicator_id", "sex"]].itertuples(index=False, name=None)))
    own_rows = figures.rows(area_codes=[place.area_code])
    sure = own_rows[own_rows.lower_ci.notna()]
    own = list(dict.fromkeys(sure[["indicator_id", "sex"]].itertuples(index=False, name=None)))
    if not set(pairs) & set(own):
        pairs += own
    standings = (standing(figures, str(indicator_id), Sex(sex)) for indicator_id, sex in pairs)
    return [one for one in standings if one is not None]
