"""What pages ask about authorities beside each other: the districts of a county, the authorities of a place's region."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from hineq.insights.nation.authorities import AuthoritySet, authority_selection, authority_view
from hineq.insights.nation.authority_words import authority_reading
from hineq.insights.series.figures import Figures
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.selection import WardSelection
from hineq.maps.authorities import AuthorityScene, authority_scene
from hineq.model.key import ViewKey
from hineq.model.likeness import Beside
from hineq.model.place import Place
from hineq.model.shapes import merged
from hineq.model.words import AreaType, Outcome
from hineq.ui.html import Column, html_column, outcome_html
from hineq.ui.views.caching import shared
from hineq.ui.views.peers import peers
from hineq.ui.views.place import for_these, opened, sound_layer

if TYPE_CHECKING:
    from hineq.maps.ward_map import WardGeometry

# so many authorities at least make a map
_FEWEST = 2


@shared
def among(place_id: str, beside: Beside) -> AuthoritySet | None:
    """The authorities that a place is shown with: those of its region where it is held against that, else its districts; None without."""
    layer, place = sound_layer(), opened(place_id).place
    if layer is None or not layer.has(place.area_code):
        return None
    tiers = layer.tiers()
    if beside is Beside.REGION:
        found = peers(place_id, beside)
        around = layer.region(place.area_code)
        if found is None or around is None:
            return None
        areas = (*found.areas, tiers[place.area_code])
        names = {"noun": "authority", "plural": "authorities", "own": place.area_code}
    else:
        around = tiers[place.area_code]
        areas = tuple(one for one in layer.councils() if one.parent_code == place.area_code)
        names = {"noun": "district", "plural": "districts"}
    if len(areas) < _FEWEST:
        return None
    return AuthoritySet(around=around, areas=tuple(sorted(areas, key=lambda area: area.area_name)), **names)


@shared
def _figures(place_id: str, beside: Beside) -> Figures:
    """The figures of these authorities and of the country, all from the layer: what is held against each other is of one make."""
    layer, shown = sound_layer(), among(place_id, beside)
    if layer is None or shown is None:
        raise ValueError("It needs a national layer with authorities to show.")
    country = layer.country()
    rows = layer.own_figures([country.area_code, *shown.codes])
    return Figures.of(for_these(replace(country, place_id=place_id, observations=rows)))


@shared
def _outlines(place_id: str, beside: Beside) -> tuple[Mapping[str, Any], ...]:
    """Outlines of these authorities: a county among others is that of its districts together."""
    layer, shown = sound_layer(), among(place_id, beside)
    if layer is None or shown is None:
        return ()
    tiers = layer.tiers()
    drawn = layer.outlines(shown.around.area_code, tiers).get(AreaType.AUTHORITY, {}).get("features", [])
    codes = set(shown.codes)
    whole = [one for one in drawn if one["properties"]["area_code"] in codes]
    parts: dict[str, list[Any]] = {}
    for one in drawn:
        parts.setdefault(tiers[one["properties"]["area_code"]].parent_code, []).append(one["geometry"])
    counties = [
        {
            "type": "Feature",
            "properties": {"area_code": code, "area_name": tiers[code].area_name},
            "geometry": merged(parts[code]),
        }
        for code in shown.codes
        if code in parts
    ]
    return (*whole, *counties)


def country_of(place_id: str, beside: Beside) -> Place:
    """The country with the figures of these authorities: its sources and the credits of its outlines."""
    return _figures(place_id, beside).place


def has_map(place_id: str, beside: Beside) -> bool:
    """Whether there are such authorities, with outlines and figures."""
    return bool(_outlines(place_id, beside)) and selection(place_id, beside, {}) is not None


def selection(place_id: str, beside: Beside, wanted: Mapping[str, str]) -> WardSelection | None:
    """What these authorities have figures for, nearest to what is wanted; None where they have none."""
    return _selection(place_id, beside, *(wanted.get(key, "") for key in ("indicator", "sex", "period")))


@shared
def _selection(place_id: str, beside: Beside, indicator: str, sex: str, period: str) -> WardSelection | None:
    shown = among(place_id, beside)
    wanted = {"indicator": indicator, "sex": sex, "period": period}
    return authority_selection(_figures(place_id, beside), shown, wanted) if shown else None


@shared
def scene(key: ViewKey, beside: Beside, confidence: Confidence = Confidence.USUAL) -> AuthorityScene:
    """The scene of these authorities on a measure; ValueError where there are none."""
    shown = among(key.place_id, beside)
    if shown is None:
        raise ValueError("It needs authorities to show.")
    view = authority_view(_figures(key.place_id, beside), shown, key, confidence)
    return authority_scene(view, _outlines(key.place_id, beside))


@shared
def geometry(place_id: str, beside: Beside) -> "WardGeometry":
    """The outlines of these authorities, made ready for the map."""
    from hineq.maps.ward_map import ward_geometry

    return ward_geometry({"type": "FeatureCollection", "features": _outlines(place_id, beside)})


def columns(shown: AuthorityScene) -> list[Column]:
    """The authorities for reading, each with how it compares in colour, shape and word."""
    table: pd.DataFrame = authority_reading(shown.view)
    found = [Column(head=str(head), cells=table[head], numeric=at > 0) for at, head in enumerate(table.columns)]
    if shown.view.country:
        cells = html_column((outcome_html(Outcome(one)) for one in shown.view.table.outcome), table.index)
        found.append(Column(head=f"Against {shown.view.country.described}", cells=cells))
    return found
