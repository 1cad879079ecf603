"""The gap between a council's wards beside those of the councils that it is held against: the same measure, series and period."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from hineq.insights.inequality.gradient import Inequality
from hineq.insights.nation.council_gaps import BADLY
from hineq.insights.nation.widest import widest_first
from hineq.insights.nation.widest_words import interval_or_none, rank_of
from hineq.insights.series.rows import Row, each_row
from hineq.insights.standing.peer_words import chosen_words, group_words
from hineq.insights.standing.peers import enough_of
from hineq.insights.wording.numbers import as_printed, counted, joined_few, signed_difference
from hineq.model.area import Area
from hineq.model.indicator import Indicator
from hineq.model.likeness import Peers
from hineq.model.place import Place
from hineq.model.words import Polarity

# of councils that share an end so many are named
_FEW = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class AmongGaps:
    """The gaps of a place and its peers on a measure; `table` has GAP_COLUMNS, area_name, rank and tied, widest first."""

    place: Place
    peers: Peers
    indicator: Indicator
    table: pd.DataFrame

    @cached_property
    def own(self) -> Row:
        """The place's own."""
        return next(row for row in each_row(self.table) if row.area_code == self.place.area_code)


def among_gaps(place: Place, told: Inequality, gaps: pd.DataFrame, peers: Peers) -> AmongGaps | None:
    """The gap of a place among those of its peers; None where `gaps` has another for it than `told`, or too few of them have one.

    `gaps` are those of every council (GAP_COLUMNS). A place that is shown with wards of its own has another gap than the list.
    """
    view, indicator = told.view, told.view.indicator
    about = gaps[
        (gaps.indicator_id == indicator.indicator_id) & (gaps.sex == view.sex) & (gaps.series == view.series.series)
        & (gaps.period == view.period) & gaps.slope.notna()
    ]  # fmt: skip
    areas: dict[str, Area] = {area.area_code: area for area in peers.areas} | {
        place.area_code: place.areas[place.area_code]
    }
    about = about[about.area_code.isin(list(areas))]
    own = about.slope[about.area_code == place.area_code]
    printed = {as_printed(value, indicator.decimals) for value in (*own, float(told.slope.value))}
    if own.empty or len(printed) > 1 or len(about) < enough_of(peers):
        return None
    named = about.assign(area_name=[areas[code].area_name for code in about.area_code])
    return AmongGaps(place=place, peers=peers, indicator=indicator, table=widest_first(named, areas, indicator))


def among_gaps_words(among: AmongGaps) -> str:
    """Where the gap is among those of the peers, the middle one and both ends by name, and what chance and the lines do to the order.

    Of a measure without a worse end no gap is wide or narrow: it may go either way.
    """
    table, indicator, own, name = among.table, among.indicator, among.own, among.place.name
    chosen = f" ({said})" if (said := chosen_words(among.peers)) else ""
    low, high = (
        f"{signed_difference(float(table.slope[table['rank'] == end].iloc[0]), indicator)} "
        f"({joined_few(list(table.area_name[table['rank'] == end]), _FEW)})"
        for end in (table["rank"].max(), table["rank"].min())
    )
    told = f"can be told in {len(table)} of {group_words(among.place, among.peers)}{chosen}."
    if indicator.judged_by is Polarity.NO_JUDGEMENT:
        return (
            f"The difference between the ends of the wards {told} {name}'s was {signed_difference(own.slope, indicator)}; they ran from "
            f"{low} to {high}. Which end of the wards has the higher figure may differ, and neither is worse, so they are in no order."
        )
    badly = int((table.fit == BADLY).sum())
    mine = ", its own among them" if own.fit == BADLY and badly > 1 else ""
    lines = (
        f" Of {counted(badly, 'council')}{mine} a straight line fits the wards badly, and the gap says little."
        if badly
        else ""
    )
    below = " Below zero the more deprived wards fare better." if (table.slope < 0).any() else ""
    return (
        f"The gap between the wards {told} {name}'s was the {_widest(own)}: {signed_difference(own.slope, indicator)}. The middle one was "
        f"{signed_difference(float(table.slope.median()), indicator)}; they ran from {low} to {high}.{below} Neighbours in the order may "
        f"differ by no more than chance.{lines}"
    )


def _widest(own: Row) -> str:
    return f"{'joint ' if own.tied > 1 else ''}widest" if own["rank"] == 1 else f"{rank_of(own)} widest"


def among_gaps_reading(among: AmongGaps) -> pd.DataFrame:
    """The gaps for reading, widest first, the place marked; the number of wards that each is of."""
    rows = list(each_row(among.table))
    return pd.DataFrame({
        "Council": [f"▸ {row.area_name}" if row.area_code == among.place.area_code else row.area_name for row in rows],
        "Gap": [signed_difference(row.slope, among.indicator) for row in rows],
        "95% confidence interval": [interval_or_none(row, among.indicator) for row in rows],
        "Wards": [f"{row.wards:g}" for row in rows],
        "A straight line fits": ["badly" if row.fit == BADLY else "well enough" for row in rows],
    })  # fmt: skip
