"""Where the place stands among other authorities on every measure whose spread over them the pack has."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from hineq.insights.series.families import COUNTED_ONCE, distinct_measures, family_of, is_summary, rows_once
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import CURRENT_YEARS, Line, is_current
from hineq.insights.series.rows import Row, each_row
from hineq.insights.standing.enough import has_few_residents, well_counted
from hineq.insights.wording.kinds import kind_words, named
from hineq.insights.wording.numbers import (
    TITLE_WORDS,
    bare,
    capital,
    count_word,
    counted,
    figure,
    interval,
    joined,
    lowered,
    part_of,
    title,
)
from hineq.insights.wording.rank import Rank
from hineq.methods.ranks import place_between
from hineq.model.enough import FEWEST_RESIDENTS
from hineq.model.observation import SPREAD
from hineq.model.place import Place
from hineq.model.roles import SeriesRole
from hineq.model.words import FirstIs, Polarity, Sex, SpreadEnd

# whom a place is held against where nobody chose
AUTHORITIES = "English authorities"
# of a heading that names whole fifths and all measures: a place's own long name is no fault of it
_MOST_WORDS = TITLE_WORDS + 5
_KEY = ["indicator_id", "series", "sex", "period", "areas"]
_COLUMNS = (
    *("theme", "indicator_id", "sex", "name", "again", "once", "polarity", "unit", "period", "ended"),
    *("value", "value_words", "value_bare", "interval_words", "rank", "areas_ranked", "areas", "poorest_rank"),
    *("rank_words", "share", "end", "newest", "current", "summary", "firm", "passed_over"),
    *(*SPREAD, "source", "source_id"),
)


def authority_ranks(figures: Figures) -> pd.DataFrame:
    """One row a series of an indicator and sex on which the pack has the place's rank and the spread, in its newest such
    period.

    Columns: theme, indicator_id, sex, name (with the series where there are several), again (another series of the same
    measure has a newer figure, or one as new with an interval; never counted), once (the row that counts for its family of
    measures; only where one end is worse), polarity, unit, period, ended (its last day), value, value_words,
    value_bare, interval_words, rank (1 = the highest value), areas_ranked, areas (which), poorest_rank (1 = the poorest,
    NaN where neither end is worse), rank_words, share (0 = the poorest, 1 = the best, NaN likewise), end (a
    SpreadEnd), newest (its family has no newer figure of the place), current (it is a figure of now), summary (made of other measures), firm (enough people live in the
    place, or it has an interval, for its rank to be counted), passed_over (a figure of now in
    the poorest fifth that does not count, of a family whose figure that counts is not there), min, p10, p25, median, p75, p90, max,
    source (its title), source_id. Themes whose figures of now lie nearest the poor end come first, and in a theme the poorest measure;
    a second series of a measure stands last.
    """
    place = figures.place
    ranks = place.national_ranks
    if ranks.empty or place.distributions.empty:
        return pd.DataFrame(columns=list(_COLUMNS))
    own = _up_to_newest(figures)
    ranks = well_counted(figures, ranks[ranks.area_code == place.area_code], "areas_ranked")
    spreads = well_counted(figures, place.distributions, "areas_counted")
    ranked = (
        ranks[[*_KEY, "rank", "areas_ranked", "tied", "first_is"]]
        .merge(spreads[[*_KEY, *SPREAD]], on=_KEY)
        .merge(own, on=_KEY[:4])
    )
    if ranked.empty:
        return pd.DataFrame(columns=list(_COLUMNS))
    # of two series as new, the one with an interval
    ranked = ranked.assign(certain=ranked.lower_ci.notna()).sort_values(["period_end", "certain"], kind="stable")
    newest = ranked.groupby(["indicator_id", "sex", "series"], sort=False).tail(1)
    same = newest.groupby(["indicator_id", "sex"], sort=False)
    family = newest.indicator_id.map(_families(place))
    newest = newest.assign(
        several=same.series.transform("size") > 1,
        again=same.cumcount(ascending=False) > 0,
        newest=newest.period_end >= family.map(_newest_of_families(place, own)),
    )
    table = pd.DataFrame([_entry(place, row) for row in newest.to_dict("records")], columns=list(_COLUMNS))
    table = table.assign(firm=(table.interval_words != "") if has_few_residents(place) else True)
    judged = table[table.share.notna() & ~table.again.astype(bool)]
    table = table.assign(once=table.index.isin(rows_once(place, judged, 1 - judged.share).index))
    table = table.assign(passed_over=_passed_over(table, table.indicator_id.map(_families(place))))
    order = table[~table.again & table.current].groupby("theme").share.mean()
    # scores stand last: they sum up the themes above them
    last = table.groupby("theme").summary.all()
    table = table.assign(late=table.theme.map(last), nearness=table.theme.map(order).fillna(math.inf))
    table = table.sort_values(["late", "nearness", "theme", "again", "share", "name"], kind="stable", ignore_index=True)
    return table[list(_COLUMNS)]


def _passed_over(table: pd.DataFrame, family: pd.Series) -> pd.Series:
    """Whether a row would put its family into the poorest fifth, where the row that counts for it does not."""
    counted_ = counted_ranks(table)
    better = family[counted_[counted_.end != SpreadEnd.POOREST].index]
    drawn = table.current.astype(bool) & ~table.again.astype(bool) & ~table.summary.astype(bool) & table.firm
    return drawn & (table.end == SpreadEnd.POOREST) & family.isin(better)


def _newest_of_families(place: Place, own: pd.DataFrame) -> pd.Series:
    """The end of the newest figure of each family: a release tells of years before its own, so it counts where there is nothing else."""
    family = own.indicator_id.map(_families(place))
    released = own.source_id.map(lambda one: bool(one in place.sources and place.sources[one].data_years))
    ends = own.period_end.groupby(family).max()
    return own.period_end[~released].groupby(family[~released]).max().reindex(ends.index).fillna(ends)


def _families(place: Place) -> dict[str, str]:
    """The family of each indicator."""
    return {indicator_id: family_of(indicator) for indicator_id, indicator in place.indicators.items()}


def _up_to_newest(figures: Figures) -> pd.DataFrame:
    """The place's figures up to the newest of each series, with `dated` (how that is said); none that only repeats it."""
    own = figures.rows(area_codes=[figures.place.area_code])
    own = own[own["value"].notna()]
    # categories of the figures and texts of the ranks do not meet in a merge
    own = own[[*_KEY[:4], "value", "lower_ci", "upper_ci", "period_end", "status", "source_id"]].astype(
        dict.fromkeys(_KEY[:4], str)
    )
    own = own.assign(dated=own.period)
    for line in _repeating(figures):
        same = (own.indicator_id == line.indicator.indicator_id) & (own.series == line.series.series)
        same &= own.sex == line.sex
        own = own[~(same & (own.period_end > pd.Timestamp(line.newest_period.end)))]
        own.loc[same & (own.period == line.newest_period.label), "dated"] = line.dated
    return own


def _repeating(figures: Figures) -> list[Line]:
    """The lines of the place whose newest figure is not their last, since that repeats it."""
    place = figures.place
    repeating = [key for key, series in place.series.items() if series.has(SeriesRole.REPEATS_VALUES)]
    lines = (
        figures.line(indicator_id, sex, place.area_code, series) for indicator_id, series in repeating for sex in Sex
    )
    return [line for line in lines if line is not None and line.newest_at < len(line.rows) - 1]


def _entry(place: Place, row: Mapping[Any, Any]) -> dict[str, object]:
    indicator, sex = place.indicators[row["indicator_id"]], Sex(row["sex"])
    rank = Rank.printed(
        row["rank"], int(row["areas_ranked"]), FirstIs(row["first_is"]), indicator.judged_by, row["tied"]
    )
    return {
        "theme": indicator.theme,
        "indicator_id": indicator.indicator_id,
        "sex": sex,
        "name": named(indicator, sex, kind_words([row["status"]]))
        + (f", {lowered(place.series[indicator.indicator_id, row['series']].name)}" if row["several"] else ""),
        "again": row["again"],
        "polarity": indicator.judged_by,
        "unit": indicator.measured_in.head,
        "period": row["dated"],
        "ended": row["period_end"],
        "value": row["value"],
        "value_words": figure(row["value"], indicator),
        "value_bare": bare(row["value"], indicator),
        "interval_words": interval(row["lower_ci"], row["upper_ci"], indicator),
        "rank": rank.of_highest,
        "areas_ranked": rank.areas,
        "areas": row["areas"],
        "poorest_rank": math.nan if indicator.judged_by is Polarity.NO_JUDGEMENT else rank.rank,
        "rank_words": rank.words,
        "share": rank.share,
        "end": rank.end,
        "newest": row["newest"],
        "current": is_current(row["period_end"].date(), place.snapshot),
        "summary": is_summary(indicator),
        "firm": True,
        "passed_over": False,
        **{name: row[name] for name in SPREAD},
        "source": place.sources[row["source_id"]].title if row["source_id"] in place.sources else "",
        "source_id": row["source_id"],
    }


def standing_finding(place: Place, ranks: pd.DataFrame, whom: str = AUTHORITIES) -> str:
    """The heading: on how many of the measures with a better and a worse end the place is in the poorest fifth of `whom`."""
    judged = counted_ranks(ranks)
    if ranks.empty:
        given = not place.national_ranks.empty and (place.national_ranks.area_code == place.area_code).any()
        if given and not place.distributions.empty:
            return title(
                f"{place.name} is ranked here on no measure whose spread over authorities is known",
                f"{place.name}: no rank here on a measure whose spread is known",
                "No rank here is on a measure whose spread is known",
            )
        if given:
            return f"{place.name} is ranked, but no spread of the authorities is here to show the ranks in"
        among = "other authorities" if whom == AUTHORITIES else whom
        return f"No rank of {place.name} among {among} is here"
    if judged.empty and not ranks.firm.all():
        return f"{place.name} has too few residents for its ranks to be counted"
    if judged.empty and len(older_ranks(ranks)):
        return f"{place.name} is ranked only on figures over {count_word(CURRENT_YEARS)} years old"
    if judged.empty:
        return f"{place.name} is ranked only on scores, or where neither end is worse"
    poorest, best = _ends(judged)
    every = "both" if len(judged) == 2 else f"all {len(judged)}"
    many = every if poorest == len(judged) else f"{poorest or 'none'} of {len(judged)}"
    among = f"in the poorest fifth of {whom} on {many} distinct measures"
    if len(judged) == 1:
        among = f"{'' if poorest else 'not '}in the poorest fifth of {whom} on the one measure {'ranked' if ranks.firm.all() else 'counted'}"
        return f"{place.name}: {among}"
    said = f"{place.name}: {among}, best fifth on {best or 'none'}"
    # whom it counts among is never left out: another page counts among others
    return title(said, said.replace(" distinct", ""), f"{place.name}: {among}", most=_MOST_WORDS)


def counted_ranks(ranks: pd.DataFrame) -> pd.DataFrame:
    """The rows that a count may use: one end is worse, they sum up no other measures, each family once, and they are figures of now."""
    return _distinct(ranks, current=True)


def older_ranks(ranks: pd.DataFrame) -> pd.DataFrame:
    """The rows that would count if their newest figure had not ended so long ago."""
    return _distinct(ranks, current=False)


def _distinct(ranks: pd.DataFrame, *, current: bool) -> pd.DataFrame:
    """Each family once, without what sums up others and what a few people move far: figures of now, or those of none."""
    kept = ranks.once.astype(bool) & ~ranks.summary.astype(bool) & ranks.firm.astype(bool)
    return ranks[kept & (ranks.current.astype(bool) == current)]


def _ends(rows: pd.DataFrame) -> tuple[int, int]:
    """On how many rows the place is in the poorest fifth, and in the best."""
    return int((rows.end == SpreadEnd.POOREST).sum()), int((rows.end == SpreadEnd.BEST).sum())


def standing_lede(place: Place, ranks: pd.DataFrame) -> str:
    """How many authorities are ranked, when the figures end, and where the place stood on measures whose figures are none of now."""
    if ranks.empty:
        return ""
    groups, newest = [], ranks[~ranks.again.astype(bool)]
    for areas, rows in newest.groupby("areas", sort=True):
        low, high = int(rows.areas_ranked.min()), int(rows.areas_ranked.max())
        number = f"{low}" if low == high else f"{low} to {high}"
        kinds = [place.indicators[indicator_id] for indicator_id in rows.indicator_id.unique()]
        groups.append(f"{number} {areas} ({counted(distinct_measures(kinds), 'measure')})")
    years = newest.ended.map(lambda day: day.year)
    return (
        f"Each rank is on the newest figure of {place.name} that this copy ranks among at least half of such authorities; they end between "
        f"{years.min()} and {years.max()}, and the ranks are among {joined(groups)}.{_older_words(ranks)}{_few_words(ranks)}{_again_words(ranks)} Authorities without a figure are left out, so "
        f"the number ranked differs. {COUNTED_ONCE}{f' {capital(passed)}.' if (passed := passed_over_words(place, ranks)) else ''}"
    )


def passed_over_words(place: Place, ranks: pd.DataFrame) -> str:
    """For how many measures a variant that is not counted is in the poorest fifth where the one that counts is not, and its name.

    Of several of a family the newest is named, and of those as new the poorest; nothing where no variant is.
    """
    found = ranks[ranks.passed_over.astype(bool)].sort_values(
        ["ended", "share"], ascending=[False, True], kind="stable"
    )
    names = found.groupby(found.indicator_id.map(_families(place)), sort=False).name.first()
    if names.empty:
        return ""
    return (
        f"for {counted(len(names), 'measure')} a variant that is not counted is in the poorest fifth where the one that counts is not: "
        f"{joined(list(names))}"
    )


def _older_words(ranks: pd.DataFrame) -> str:
    """Where the place stood on measures whose newest figure is none of now, to follow a sentence; nothing where all are."""
    older = older_ranks(ranks)
    if older.empty:
        return ""
    poorest, best = _ends(older)
    be, figure_ = ("is", "its newest figure") if len(older) == 1 else ("are", "their newest figures")
    return (
        f" {capital(counted(len(older), 'distinct measure'))} {be} not counted, since {figure_} ended over {count_word(CURRENT_YEARS)} years "
        f"before the date of these figures: poorest fifth on {count_word(poorest) if poorest else 'none'}, best fifth on "
        f"{count_word(best) if best else 'none'}."
    )


def _few_words(ranks: pd.DataFrame) -> str:
    """That ranks without an interval are not counted where few people live, to follow a sentence; nothing elsewhere."""
    if ranks.firm.all():
        return ""
    return (
        f" Fewer than {FEWEST_RESIDENTS:,} people live here: a handful of them can move a rank from one end to the other, so ranks without an "
        "interval are not counted."
    )


def _again_words(ranks: pd.DataFrame) -> str:
    """That other series of a measure are ranked beside its newest figure, to follow a sentence; nothing where none is."""
    if not ranks.again.any():
        return ""
    return " Other series of a measure, of earlier releases too, are ranked under it in the tables and not counted."


def theme_finding(rows: pd.DataFrame) -> str:
    """How many of a theme's measures are in the poorest and in the best fifth, the poorest of those counted, and what is poorer and does not count.

    The measures are those that the heading counts, so that the themes add up to it; what sums up others is told by itself where a theme
    has nothing else.
    """
    judged, noun = counted_ranks(rows), "measure"
    if judged.empty:
        judged, noun = older_ranks(rows), "older measure"
    if judged.empty and not rows.firm.all():
        return "Too few people live here for these ranks to be counted."
    if judged.empty:
        judged, noun = rows[rows.once.astype(bool)], "score"
    if judged.empty:
        return "Neither end is called worse on these measures, so the ranks only say high or low."
    poorest, best = _ends(judged)
    first = judged.sort_values(["share", "name"], kind="stable").iloc[0]
    if len(judged) == 1:
        return f"One {noun}, {first.end or 'in neither the poorest nor the best fifth'}: {_named(first)}.{_poorer(rows, first)}"
    many = part_of(poorest, len(judged), noun, the="")
    ends = f"{capital(many)} in the poorest fifth, {count_word(best) if best else 'none'} in the best fifth"
    return f"{ends}. Poorest of them: {_named(first)}.{_poorer(rows, first)}"


def _poorer(rows: pd.DataFrame, first: pd.Series) -> str:
    """The poorest of the rows that are drawn and not counted, where the poorest of those counted stands better, and what else was passed over.

    What has a newer figure in its family stood so, and does not stand.
    """
    drawn = rows.share.notna() & ~rows.again.astype(bool)
    beside = rows[drawn & (rows.share < first.share)]
    passed = rows[rows.passed_over.astype(bool)]
    if beside.empty:
        return _not_counted(passed)
    order = beside.sort_values(["share", "name"], kind="stable")
    poorest = order.iloc[0]
    which = "variant" if poorest.current else f"figure over {count_word(CURRENT_YEARS)} years old"
    which = "summary" if poorest.summary else which
    stands = "stands" if poorest.newest and poorest.current else "stood"
    return f" A {which} that is not counted {stands} poorer: {_named(poorest)}.{_not_counted(passed[passed.index != order.index[0]])}"


def _not_counted(passed: pd.DataFrame) -> str:
    """What would count in the poorest fifth had its family another member that counts, to follow a sentence; nothing without such."""
    named_ = "; ".join(_named(row) for row in each_row(passed))
    return f" Not counted, and in the poorest fifth where the variant that counts is not: {named_}." if named_ else ""


def _named(row: pd.Series | Row) -> str:
    return f"{row['name']}, {row.value_words} in {row.period}, {row.rank_words}"


def positions(ranks: pd.DataFrame) -> pd.DataFrame:
    """The judged rows, each measure once, with the place and the spread set between the poorest authority (0) and the best (1).

    Adds dot, far_low, low, middle, high, far_high: the place, and the tenths, quarters and median of the authorities
    counted from the poor end.
    """
    once = ranks.share.notna() & ~ranks.again.astype(bool)
    judged = ranks[once & (ranks["max"] > ranks["min"])].reset_index(drop=True)
    turned = (judged.polarity == Polarity.LOW_IS_GOOD).to_numpy()
    low, high = judged["min"].to_numpy(dtype=float), judged["max"].to_numpy(dtype=float)

    def placed(column: str) -> np.ndarray:
        return place_between(judged[column].to_numpy(dtype=float), low, high, low_is_good=turned)

    at = {name: placed(name) for name in ("value", "p10", "p25", "median", "p75", "p90")}
    return judged.assign(
        dot=at["value"],
        far_low=np.where(turned, at["p90"], at["p10"]),
        low=np.where(turned, at["p75"], at["p25"]),
        middle=at["median"],
        high=np.where(turned, at["p25"], at["p75"]),
        far_high=np.where(turned, at["p10"], at["p90"]),
    )


def ranks_on(ranks: pd.DataFrame, indicator_id: str, sexes: Iterable[Sex]) -> pd.DataFrame:
    """The rows on an indicator for any of these sexes, each in its newest series."""
    return ranks[
        ~ranks.again.astype(bool) & (ranks.indicator_id == indicator_id) & ranks.sex.isin([str(sex) for sex in sexes])
    ]
