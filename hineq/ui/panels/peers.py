"""Who a place is held against, and where its figure is among them: the sentence, the list of names, the table of one measure."""

import pandas as pd

from hineq.insights.standing.peer_words import (
    among_reading,
    far_words,
    group_words,
    median_words,
    no_rank_words,
    peers_lede,
    rank_words,
    ranked_words,
)
from hineq.insights.standing.peers import AmongPeers
from hineq.insights.targets.measures import MeasureView
from hineq.insights.wording.numbers import capital, number
from hineq.model.download import TableName, download
from hineq.model.indicator import Indicator
from hineq.model.likeness import Beside, Peers
from hineq.model.place import Place
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import note

# what the address calls the folded lists
_WHO, _VALUES = "peers", "among"
Fact = tuple[str, str, str]


def show_peers(place: Place, peers: Peers | None) -> None:
    """The sentence that says who a place is held against, and their names, folded; nothing where nobody chose."""
    if peers is None:
        return
    note(" ".join(filter(None, (peers_lede(place, peers), far_words(place, peers)))))
    table = pd.DataFrame({"Council": [area.area_name for area in peers.areas]})
    if peers.distances:
        table["Distance"] = [number(one, 2) for one in peers.distances]
    with fold(f"{group_words(place, peers)}: the names", _WHO):
        show_table(table, _who_words(place, peers), numeric=table.columns[1:])


def _who_words(place: Place, peers: Peers) -> str:
    if peers.beside is Beside.LIKE:
        return (
            f"The councils like {place.name}, the nearest first. Distance: 0 would be the same, 1 is one standard deviation "
            f"of the {peers.kind} on every feature"
        )
    return f"The other authorities of {peers.region}"


def peer_fact(place: Place, peers: Peers | None, among: AmongPeers | None, indicator: Indicator) -> list[Fact]:
    """Where the newest figure is among the peers, or why that cannot be told; nothing where nobody chose."""
    if peers is None:
        return []
    whom = "Among its like places" if peers.beside is Beside.LIKE else f"Among {peers.region}"
    if among is None:
        return [(whom, "No rank", no_rank_words(place, peers))]
    return [
        (whom, capital(among.rank.words), f"{capital(ranked_words(place, among))}; {median_words(among, indicator)}")
    ]


def show_among(place: Place, among: AmongPeers | None, view: MeasureView, beside: Beside) -> None:
    """The figures of the place and its peers on a measure, the highest first, folded; nothing without them."""
    if among is None or view.since is None:
        return
    table, period = among_reading(place, among, view.indicator), str(view.since.newest.period)
    with fold(f"{capital(rank_words(place, among))}: each figure in {period}", _VALUES):
        caption = f"{view.name}, {period}, the highest first (▸ {place.name})"
        show_table(table, caption, numeric=table.columns[1:])
        at = download(TableName.AMONG, place.place_id, indicator=view.key.indicator_id, sex=view.key.sex, beside=beside)
        csv_button(table, f"{view.key.file_name}_among", "Download these figures as CSV", at=at)
