"""Where the place stands now on its own indicators: against England, among authorities, and what needs attention."""

import math
from dataclasses import dataclass, replace

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line, TrendWords, trend_words
from hineq.insights.wording.numbers import brief, capital, count_word, counted, figure
from hineq.insights.wording.rank import Rank
from hineq.methods.comparison import compare
from hineq.model.place import Place
from hineq.model.words import FirstIs, Outcome, Sex


@dataclass(frozen=True, kw_only=True, eq=False)
class Standing:
    """The newest figure of the place on an indicator and what it is like beside others.

    `benchmark` is the country's like-for-like figure, NaN without one; `rank` the place among `areas`
    ("councils of England"), None where the pack ranks it on another series or period, or not at all.
    """

    line: Line
    benchmark: float
    outcome: Outcome
    rank: Rank | None
    areas: str
    trend: TrendWords

    @property
    def rank_words(self) -> str:
        """The rank in words that carry its direction, or an empty text."""
        return f"{self.rank.by_value_words} {self.areas}" if self.rank else ""

    @property
    def poorest_share(self) -> float:
        """The share of the other authorities whose figure is better; NaN without a rank or where no end is worse."""
        return 1 - self.rank.share if self.rank else math.nan


def standing(figures: Figures, indicator_id: str, sex: Sex) -> Standing | None:
    """Where the place stands on an indicator and sex, or None where it has no figure."""
    line = figures.main_line(indicator_id, sex, figures.place.area_code)
    return None if line is None else line_standing(figures, line)


def line_standing(figures: Figures, line: Line) -> Standing:
    """Where the newest point of a line of the place stands."""
    place = figures.place
    row = line.newest
    benchmark = figures.newest(line, place.benchmark_code)
    outcome = Outcome(str(compare(row.lower_ci, row.upper_ci, benchmark, line.indicator.polarity)))
    rank, areas = _national_rank(place, line)
    return Standing(line=line, benchmark=benchmark, outcome=outcome, rank=rank, areas=areas, trend=trend_words(line))


def _national_rank(place: Place, line: Line) -> tuple[Rank | None, str]:
    ranks = place.national_ranks
    same = ranks[
        (ranks.area_code == line.area_code)
        & (ranks.indicator_id == line.indicator.indicator_id)
        & (ranks.series == line.series.series)
        & (ranks.sex == line.sex)
        & (ranks.period == line.newest.period)
    ]
    if same.empty or math.isnan(same.iloc[0]["rank"]):
        return None, ""
    row = same.iloc[0]
    rank = Rank.printed(row["rank"], int(row.areas_ranked), FirstIs(row.first_is), line.indicator.polarity)
    return rank, str(row.areas)


def ranked_standings(figures: Figures) -> list[Standing]:
    """Where the place stands on every indicator and sex on which the pack ranks it among other areas.

    Where it is ranked on nothing that has an interval, the indicators that have one are added, without a rank.
    """
    place = figures.place
    rows = place.national_ranks[place.national_ranks.area_code == place.area_code]
    pairs = list(dict.fromkeys(rows[["indicator_id", "sex"]].itertuples(index=False, name=None)))
    compared = replace(figures, table=figures.rows(area_codes=[place.area_code, place.benchmark_code]))
    own_rows = compared.rows(area_codes=[place.area_code])
    sure = own_rows[own_rows.lower_ci.notna()]
    own = list(dict.fromkeys(sure[["indicator_id", "sex"]].itertuples(index=False, name=None)))
    if not set(pairs) & set(own):
        pairs += own
    standings = (standing(compared, str(indicator_id), Sex(sex)) for indicator_id, sex in pairs)
    return [one for one in standings if one is not None]


def is_ranked(standings: list[Standing]) -> bool:
    """Whether any of the indicators that can be compared with England has a rank too."""
    return any(not math.isnan(one.poorest_share) and one.outcome is not Outcome.NOT_COMPARED for one in standings)


def needs_attention(place: Place, standings: list[Standing], most: int = 4) -> list[Standing]:
    """The indicators on which the place is significantly worse than England now, poorest among authorities first.

    Left out are figures that are not current, and those without a rank or an interval.
    In a pack without ranks those furthest from England, as a share of its figure, come first.
    """
    ranked = is_ranked(standings)
    current = (
        one
        for one in standings
        if one.outcome is Outcome.WORSE
        and not (ranked and math.isnan(one.poorest_share))
        and one.line.is_current(place.snapshot)
    )

    def first(one: Standing) -> float:
        return one.poorest_share if ranked else abs(float(one.line.newest["value"]) / one.benchmark - 1)

    return sorted(current, key=lambda one: -first(one))[:most]


def attention_lede(place: Place, standings: list[Standing]) -> str:
    """How many measures are significantly worse, of which the first few are listed, and what cannot be on the list."""
    worse, listed = len(needs_attention(place, standings, most=len(standings))), len(needs_attention(place, standings))
    if not standings:
        return f"The pack has no figure for {place.name} as a whole, so nothing can be said of it as a whole."
    if not is_ranked(standings):
        return _unranked_lede(place, worse, listed)
    if not worse:
        return f"On no measure is {place.name} significantly worse than {place.benchmark.area_name} and ranked."
    return (
        f"{capital(counted(worse, 'measure'))} {'is' if worse == 1 else 'are'} significantly worse in {place.name} than "
        f"in {place.benchmark.area_name} on their newest figures; {'here is' if listed == 1 else 'here are'} the "
        f"{count_word(listed)} furthest from other councils. Measures without an interval or a rank in this copy cannot "
        "be on this list: see every measure under Targets."
    )


def _unranked_lede(place: Place, worse: int, listed: int) -> str:
    country = place.benchmark.area_name
    if not worse:
        return (
            f"On no measure with an interval is {place.name} significantly worse than {country} on its newest figure."
        )
    return (
        f"{capital(counted(worse, 'measure'))} {'is' if worse == 1 else 'are'} significantly worse in {place.name} than "
        f"in {country} on their newest figures; {'here is' if listed == 1 else 'here are'} the {count_word(listed)} "
        f"furthest from {country}, as a share of its figure. The pack has no ranks of {place.name} among other councils "
        "for them. Measures without an interval in this copy cannot be on this list."
    )


def attention_finding(one: Standing, place: Place) -> str:
    """Why an indicator needs attention, in a sentence."""
    row, indicator = one.line.newest, one.line.indicator
    country = f"{one.outcome.against(place.benchmark.area_name)} ({brief(one.benchmark, indicator)})"
    return f"{one.line.name}: {figure(row['value'], indicator)} in {row.period}, {country}"
