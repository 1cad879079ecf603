"""A place held against councils that were chosen for it, those like it or those of its region: ranks and spreads among them.

Why no average of them is made, and why a figure must be the same in both copies: docs/decisions/like-places.md.
"""

import math
from dataclasses import dataclass
from typing import Final, assert_never

import numpy as np
import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line
from hineq.insights.series.rows import select_rows
from hineq.insights.wording.rank import Rank
from hineq.model.enough import LEAST_COUNTED
from hineq.model.likeness import Beside, Peers
from hineq.model.observation import SPREAD, SPREAD_SHARES
from hineq.model.place import Place
from hineq.model.words import FirstIs, Polarity, ValueType

_ABOUT: Final = ["indicator_id", "series", "sex", "period"]
_SAME: Final = [*_ABOUT, "age"]


@dataclass(frozen=True, kw_only=True, eq=False)
class AmongPeers:
    """A place's newest figure on a measure among its peers.

    `table` has one row a council with a figure, the place among them, the highest first: area_code, area_name, value, lower_ci,
    upper_ci, source_id. `rank` is the place's among them, `median` that of all of them.
    """

    peers: Peers
    table: pd.DataFrame
    rank: Rank
    median: float


def areas_words(peers: Peers) -> str:
    """What a rank among peers counts, behind its number: the place is one of them."""
    match peers.beside:
        case Beside.LIKE:
            return "councils (itself and its like places)"
        case Beside.REGION | Beside.COUNTRY:
            return "councils (itself and others of its region)"
    assert_never(peers.beside)


def held_among(figures: Figures, peers: Peers, rows: pd.DataFrame) -> Figures:
    """The same figures of the same place, its ranks and spreads those among it and its peers, whatever the pack has.

    `rows` are observations of the place and its peers. A figure is ranked where its indicator, series, sex, age and period are
    the same, the place has the same figure in `rows` as here, and at least half of the councils have one; bare counts, which
    hang on size, are not.
    """
    place = figures.place
    found = _alike(figures, rows)
    size = found.groupby(_ABOUT, sort=False)["value"].transform("size")
    found = found[size >= enough_of(peers)]
    groups = found.groupby(_ABOUT, sort=False)["value"]
    words = areas_words(peers)
    ranked = found.assign(
        rank=groups.rank(method="min", ascending=False), areas_ranked=groups.transform("size").astype(float),
        tied=found.groupby([*_ABOUT, "value"], sort=False)["value"].transform("size").astype(float),
        first_is=str(FirstIs.HIGHEST), areas=words, published_flag="",
    )  # fmt: skip
    columns = ["area_code", *_ABOUT, "rank", "areas_ranked", "tied", "first_is", "areas", "published_flag", "source_id"]
    ranks = ranked.loc[ranked.area_code == place.area_code, columns].reset_index(drop=True)
    points = {name: groups.quantile(share) for name, share in zip(SPREAD, SPREAD_SHARES, strict=True)}
    counts = {
        "areas_counted": groups.size().astype(float),
        "source_id": found.groupby(_ABOUT, sort=False).source_id.first(),
    }
    spreads = pd.DataFrame(points | counts).reset_index()
    return figures.ranked_by(ranks, spreads.assign(mean=math.nan, areas=words, code_prefixes=""))


def among_peers(figures: Figures, line: Line, peers: Peers, rows: pd.DataFrame) -> AmongPeers | None:
    """Where the newest point of a line of the place is among its peers; None where they have no such figure, or too few do."""
    place, polarity = figures.place, line.indicator.judged_by
    same = select_rows(
        rows, indicator_id=line.indicator.indicator_id, series=line.series.series, sex=line.sex, period=line.newest_period.label
    )  # fmt: skip
    found = _alike(figures, same)
    found = found[found.age == str(line.newest.age)]
    if len(found) < enough_of(peers):
        return None
    values = found["value"].to_numpy(dtype=float)
    own = float(found["value"][found.area_code == place.area_code].iloc[0])
    poorer = values < own if polarity is Polarity.HIGH_IS_GOOD else values > own
    rank = Rank(rank=int(poorer.sum()) + 1, areas=len(values), polarity=polarity, tied=int((values == own).sum()))
    names = {area.area_code: area.area_name for area in peers.areas} | {place.area_code: place.name}
    columns = ["area_code", "area_name", "value", "lower_ci", "upper_ci", "source_id"]
    table = found.assign(area_name=found.area_code.map(names))
    table = table.sort_values(["value", "area_name"], ascending=[False, True], kind="stable", ignore_index=True)
    return AmongPeers(peers=peers, table=table[columns], rank=rank, median=float(np.median(values)))


def peers_drawn(place: Place, peers: Peers, rows: pd.DataFrame) -> Place:
    """A place that has the peers' areas and figures, on the measures and series that it has itself: for lines to draw beside it."""
    known = [key in place.series for key in zip(rows.indicator_id, rows.series, strict=True)]
    others = rows[np.array(known, dtype=bool) & rows.indicator_id.isin(list(place.indicators)).to_numpy()]
    return place.with_areas({area.area_code: area for area in peers.areas}, others.reset_index(drop=True))


def enough_of(peers: Peers) -> int:
    """How many councils, the place among them, must have a figure: half, and one besides the place."""
    return max(2, math.ceil(LEAST_COUNTED * (len(peers.areas) + 1)))


def _alike(figures: Figures, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a value that are about a figure which the place has here too, the same as there, to its decimals."""
    place = figures.place
    counts = [key for key, one in place.indicators.items() if one.value_type is ValueType.COUNT]
    # a figure whose source the place cannot name is not told
    told = rows.source_id.isin(list(place.sources)) & ~rows.indicator_id.isin(counts)
    rows = rows[rows["value"].notna() & told]
    own = figures.rows(area_codes=[place.area_code])
    own = own.loc[own["value"].notna(), [*_SAME, "value"]].astype(dict.fromkeys(_SAME, str))
    there = rows.loc[rows.area_code == place.area_code, [*_SAME, "value"]].astype(dict.fromkeys(_SAME, str))
    both = there.merge(own, on=_SAME, suffixes=("", "_here"))
    decimals = both.indicator_id.map({key: one.decimals for key, one in place.indicators.items()}).astype(float)
    # one figure that two copies round otherwise is one; any other is another figure under the same name
    same = (both["value"] - both.value_here).abs() <= 0.5 * 10.0**-decimals + 1e-9
    return rows.astype(dict.fromkeys(_SAME, str)).merge(both.loc[same, _SAME], on=_SAME)
