"""What the page My area asks for: what a resident is told of a ward, and the names that the ward is found by."""

import logging
import os
from dataclasses import dataclass

from hineq.insights.resident.area import council_of, my_area
from hineq.insights.resident.finding import every_ward, former_words, ward_names
from hineq.insights.resident.saying import MyArea
from hineq.insights.wards.profile import ward_tense
from hineq.model.place import Place
from hineq.model.settings import FEEDBACK, feedback_link, value
from hineq.model.tense import Tense
from hineq.model.words import AreaType
from hineq.ui.views.caching import for_all, shared
from hineq.ui.views.place import opened, sound_layer, today, ward_sets


@dataclass(frozen=True, kw_only=True)
class WardAddress:
    """A ward as an address has it: the level, or the set of wards, that holds it (empty for the place itself), and its code.

    `place` is where it is shown, empty for the place that is asked.
    """

    area: str
    ward: str
    place: str = ""

    @property
    def query(self) -> dict[str, str]:
        """Its part of an address."""
        return {"area": self.area, "ward": self.ward} | ({"place": self.place} if self.place else {})


def _of_today(place_id: str) -> str:
    """The id of a place with the wards of today, where its own are gone and the layer has today's; else the id itself."""
    pack, _, part = place_id.partition("/")
    layer = sound_layer()
    if layer is None or not opened(place_id).place.wards_ended or part not in ("", *ward_sets(pack)):
        return place_id
    return f"{pack}/{today(layer)}" if today(layer) in ward_sets(pack) else place_id


def _of_the_layer(place: Place) -> dict[str, WardAddress]:
    """Today's wards of the councils all of whose wards in the pack are gone, by name, as the layer has them."""
    layer = sound_layer()
    if layer is None:
        return {}
    councils = [one for one in place.levels if one.area_type is AreaType.AUTHORITY and one.area_code != place.area_code]
    ended = [one.area_code for one in councils if place.within(one.area_code).wards_ended]
    if not councils and place.wards_ended:
        ended = [place.area_code]
    return {
        ward.area_name: WardAddress(area="", ward=ward.area_code, place=code)
        for code in ended
        if layer.has(code)
        for ward in opened(code).place.wards
        if not ward.gone_by
    }


@shared
def area_names(place_id: str) -> dict[str, WardAddress]:
    """Every ward by each name that it is found by, those of today first; not to be changed."""
    now = _of_today(place_id)
    found: dict[str, WardAddress] = {}
    for one in dict.fromkeys((now, place_id)):
        part = one.partition("/")[2]
        for name, code in ward_names(opened(one).place).items():
            found.setdefault(name if name not in found else f"{name}, former ward", WardAddress(area=part, ward=code))
    known = {one.ward for one in found.values()}
    there = {name: one for name, one in _of_the_layer(opened(now).place).items() if one.ward not in known}
    # a name that a former ward has too is that of the ward there is
    return there | {f"{name}, former ward" if name in there else name: one for name, one in found.items()}


@shared
def wards_to_pick(place_id: str) -> dict[str, dict[str, WardAddress]]:
    """The wards by name, those that there are under the place's name, those that are gone under their years; not to be changed."""
    there = {f"The wards of {opened(place_id).place.name}": dict[str, WardAddress]()}
    listed: set[str] = set()
    for one in dict.fromkeys((_of_today(place_id), place_id)):
        place = opened(one).place
        for ward in every_ward(place):
            past = ward_tense(ward, place) is Tense.PAST
            if ward.area_code in listed:
                # two sets may have a ward in common, by unlike names
                continue
            listed.add(ward.area_code)
            heading = former_words(ward, place) if past else next(iter(there))
            there.setdefault(heading, {})[ward.area_name] = WardAddress(area=one.partition("/")[2], ward=ward.area_code)
    now = there[next(iter(there))]
    now |= {name: one for name, one in _of_the_layer(opened(place_id).place).items() if one.ward not in listed}
    there[next(iter(there))] = dict(sorted(now.items()))
    return {heading: wards for heading, wards in there.items() if wards}


def council_place(place_id: str, area_code: str) -> str:
    """The id of the place that a ward is held against: at the council that it lies in, where the place has several."""
    place = opened(place_id).place
    council = council_of(place, area_code)
    pack = place_id.partition("/")[0]
    return place_id if council == place.area_code else f"{pack}/{council}"


@shared
def told(place_id: str, area_code: str) -> MyArea:
    """All that a resident is told of a ward, held against the place; ValueError for a code that is none of its wards."""
    return my_area(opened(place_id), area_code)


def feedback() -> str:
    """The link for what residents think of a page, as it is configured; empty where it is not, or is no address."""
    return _feedback(value(os.environ, FEEDBACK))


@for_all
def _feedback(address: str) -> str:
    try:
        return feedback_link(address)
    except ValueError as error:
        # told to whoever runs the service, once; a resident cannot mend it
        logging.getLogger(__name__).warning("%s No link is shown.", error)
        return ""
