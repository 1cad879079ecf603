"""What a place is held against: the choices that it has, the councils of each, and its figures among them."""

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line
from hineq.insights.standing.peers import AmongPeers, among_peers, held_among, peers_drawn
from hineq.insights.standing.standing import standing
from hineq.model.key import ViewKey
from hineq.model.likeness import Beside, Peers
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened, sound_layer


@shared
def peers(place_id: str, beside: Beside) -> Peers | None:
    """The councils that a place can be held against; None for those of the country, and where the national layer has none for it."""
    layer = sound_layer()
    if layer is None or beside is Beside.COUNTRY:
        return None
    area_code = opened(place_id).place.area_code
    return layer.like(area_code) if beside is Beside.LIKE else layer.of_region(area_code)


def choices(place_id: str) -> list[Beside]:
    """What a place can be held against: the country always."""
    return [beside for beside in Beside if beside is Beside.COUNTRY or peers(place_id, beside)]


def like_areas(place_id: str) -> dict[str, str]:
    """The like places of a place by code, each with its name, the nearest first."""
    found = peers(place_id, Beside.LIKE)
    return {area.area_code: area.area_name for area in found.areas} if found else {}


@shared
def held(place_id: str, beside: Beside) -> Figures:
    """The figures of a place, its ranks and spreads those among what it is held against."""
    found = peers(place_id, beside)
    return held_among(opened(place_id), found, _rows(place_id, beside)) if found else opened(place_id)


@shared
def among(key: ViewKey, beside: Beside) -> AmongPeers | None:
    """Where the newest figure of a place on a measure and sex is among its peers, None where it has no rank there."""
    found = peers(key.place_id, beside)
    stands = standing(opened(key.place_id), key.indicator_id, key.sex) if found else None
    if found is None or stands is None:
        return None
    return among_peers(opened(key.place_id), stands.line, found, _rows(key.place_id, beside))


def like_line(place_id: str, line: Line, area_code: str) -> Line | None:
    """The line of a like place in the series of a line of the place, None where it has none."""
    return _drawn(place_id).line(line.indicator.indicator_id, line.sex, area_code, line.series.series)


@shared
def _drawn(place_id: str) -> Figures:
    """The like places' figures on what the place has figures on."""
    found = peers(place_id, Beside.LIKE)
    if found is None:
        return opened(place_id)
    return Figures.of(peers_drawn(opened(place_id).place, found, _rows(place_id, Beside.LIKE)))


@shared
def _rows(place_id: str, beside: Beside) -> pd.DataFrame:
    """The observations of a place and its peers in the national layer; not to be changed."""
    layer, found = sound_layer(), peers(place_id, beside)
    if layer is None or found is None:
        return pd.DataFrame()
    return layer.own_figures([opened(place_id).place.area_code, *(area.area_code for area in found.areas)])
