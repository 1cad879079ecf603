"""The words for the councils that a place is held against: who they are, who chose them, and what a rank among them counts."""

from typing import Final, assert_never

import pandas as pd

from hineq.insights.standing.peers import AmongPeers
from hineq.insights.wording.numbers import bare, brief, interval, joined, joined_few, number
from hineq.model.indicator import Indicator
from hineq.model.likeness import Beside, Peers
from hineq.model.place import Place

# a council further away than one standard deviation on every feature is like in name only
_FAR: Final = 1.0
# of councils that share an end so many are named
_FEW: Final = 2


def choice_words(beside: Beside, place: Place, peers: Peers | None) -> str:
    """What a reader chooses, in a list of what a place can be held against."""
    if peers is None:
        return f"Authorities of {place.benchmark.area_name}"
    match beside:
        case Beside.COUNTRY:
            return f"Authorities of {place.benchmark.area_name}"
        case Beside.REGION:
            return f"Its region, {peers.region}"
        case Beside.LIKE:
            return f"Its {_others(len(peers.areas), 'like place', 'like places')}"
    assert_never(beside)


def spread_subtitle(place: Place, whom: str) -> str:
    """What a spread of authorities shows, under its heading; `whom` names those whom the place is held among."""
    return f"{place.name} among {whom}: the poorest at the left, the best at the right"


def whom_words(peers: Peers) -> str:
    """The peers in the middle of a sentence about the place."""
    match peers.beside:
        case Beside.LIKE:
            return "its like places"
        case Beside.REGION | Beside.COUNTRY:
            return "its region's authorities"
    assert_never(peers.beside)


def chosen_words(peers: Peers) -> str:
    """Who chose the like places and by what: "hineq's choice by age, density and deprivation"; nothing for a region."""
    return f"hineq's choice by {joined(list(peers.about))}" if peers.beside is Beside.LIKE else ""


def group_words(place: Place, peers: Peers) -> str:
    """The place and its peers: "Exampleton and its 15 like places"."""
    many = len(peers.areas)
    if peers.beside is Beside.LIKE:
        return f"{place.name} and its {_others(many, 'like place', 'like places')}"
    return f"{place.name} and the {_others(many, 'other authority', 'other authorities')} of its region, {peers.region}"


def _others(many: int, one: str, several: str) -> str:
    """So many of them, one in a word."""
    return f"one {one}" if many == 1 else f"{many} {several}"


def peers_lede(place: Place, peers: Peers) -> str:
    """On a page that ranks among peers: who they are, who chose them, and that no average of them is made."""
    if peers.beside is not Beside.LIKE:
        return f"Ranks, shares and spreads here are of {group_words(place, peers)}: the {peers.kind} that lie in it."
    return (
        f"Ranks, shares and spreads here are of {group_words(place, peers)} ({chosen_words(peers)}): the nearest to it of the "
        f"{peers.kind}. No publisher groups them so."
    )


def rank_words(place: Place, among: AmongPeers) -> str:
    """The place's rank with what it counts and who chose it.

    "4th best of Exampleton and its 15 like places (hineq's choice by age)"; where fewer have the figure "4th best of the 12 that
    have it of Exampleton and its 15 like places (hineq's choice by age)".
    """
    if among.rank.all_alike:
        return f"{among.rank.words} of {ranked_words(place, among)}"
    return f"{among.rank.place} of {ranked_words(place, among)}"


def ranked_words(place: Place, among: AmongPeers) -> str:
    """What a rank counts and who chose it, without the rank."""
    peers = among.peers
    chosen = f" ({said})" if (said := chosen_words(peers)) else ""
    having = "" if among.rank.areas == len(peers.areas) + 1 else f"the {among.rank.areas} that have it of "
    return f"{having}{group_words(place, peers)}{chosen}"


def no_rank_words(place: Place, peers: Peers) -> str:
    """Why a figure has no rank among peers."""
    return f"No rank: too few of {group_words(place, peers)} have this figure in the national layer, in the same series and period"


def far_words(place: Place, peers: Peers) -> str:
    """That even the nearest of the like places is unlike the place, where it is; else nothing."""
    if peers.beside is not Beside.LIKE or not peers.distances or peers.distances[0] <= _FAR:
        return ""
    return (
        f"No council is much like {place.name}: even the nearest, {peers.areas[0].area_name}, is {number(peers.distances[0], 1)} "
        "standard deviations away."
    )


def median_words(among: AmongPeers, indicator: Indicator) -> str:
    """The median of the councils and those at the ends, by name: no average of them is made."""
    values = among.table["value"]
    low, high = (
        f"{brief(end, indicator)} ({joined_few(list(among.table.area_name[values == end]), _FEW)})"
        for end in (values.min(), values.max())
    )
    return f"median {brief(among.median, indicator)}, from {low} to {high}"


def like_places_rule(peers: Peers) -> str:
    """How like places are found and what a rank among them counts, for the page of methods."""
    features = joined([one.words for one in peers.features])
    return (
        f"The {len(peers.areas)} nearest to the place of the {peers.kind} by {joined(list(peers.about))}, hineq's choice: no "
        f"publisher's grouping is in the sources. The features are {features}, each in standard deviations over all of them; the "
        "distance is the root of the weighted mean of the squared differences. The idea is that of the nearest neighbour models of "
        "CIPFA and of the Office for National Statistics; the features are not theirs. A rank among like places counts the place "
        "itself. It is given where at least half of them have the figure, in the same series and period, and on no bare count. No "
        "average of them is made: the median is that of the councils ranked."
    )


def among_reading(place: Place, among: AmongPeers, indicator: Indicator) -> pd.DataFrame:
    """The figures of the place, which is marked, and of its peers for reading, the highest first."""
    rows = among.table
    mine = (rows.area_code == place.area_code).tolist()
    table = pd.DataFrame({
        "Council": [f"▸ {name}" if own else name for name, own in zip(rows.area_name, mine, strict=True)],
        f"Value ({indicator.measured_in.head})": [bare(value, indicator) for value in rows["value"]],
    })  # fmt: skip
    if rows.lower_ci.notna().any():
        limits = zip(rows.lower_ci, rows.upper_ci, strict=True)
        table["Published 95% confidence interval"] = [interval(low, high, indicator) for low, high in limits]
    return table
