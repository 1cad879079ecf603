"""What the page My area asks for: what a resident is told of a ward, and the names that the ward is found by."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass

from hineq.insights.resident.area import council_of, my_area
from hineq.insights.resident.finding import every_ward, former_words, names_within, told_apart, unsure_words
from hineq.insights.resident.saying import MyArea
from hineq.insights.wards.profile import ward_tense
from hineq.model.area import Area
from hineq.model.settings import FEEDBACK, feedback_link, value
from hineq.model.tense import Tense
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.todays import Todays, todays
from hineq.publish.through_time import became_of, today
from hineq.ui.views.caching import for_all, shared
from hineq.ui.views.place import opened, place_of, sound_layer, ward_sets


@dataclass(frozen=True, kw_only=True)
class WardAddress:
    """A ward as an address has it: its code, and the level, or the set of wards, that holds it (empty for the place itself).

    `place` is another place than the one that is shown, empty for that.
    """

    area: str
    ward: str
    place: str = ""

    @property
    def query(self) -> dict[str, str]:
        """Its part of an address."""
        return {**({"place": self.place} if self.place else {}), "area": self.area, "ward": self.ward}


@dataclass(frozen=True, kw_only=True)
class _Listed:
    """A ward to pick: its name, its council's, its years where it is gone (else empty), and its address."""

    name: str
    council: str
    former: str
    address: WardAddress


def _todays(place_id: str) -> Todays:
    """The wards of today that a place lacks, of every council in it."""
    return todays(opened(place_id).place, sound_layer())


def _of_today(place_id: str) -> str:
    """The id of a place with the wards of today, where it lacks them and the layer has them for all of it; else the id itself."""
    pack, _, part = place_id.partition("/")
    layer = sound_layer()
    if layer is None or not _todays(place_id).wards or part not in ("", *ward_sets(pack)):
        return place_id
    return f"{pack}/{today(layer)}" if today(layer) in ward_sets(pack) else place_id


def _sets(place_id: str) -> tuple[str, ...]:
    """The place with today's wards, then the place itself."""
    return tuple(dict.fromkeys((_of_today(place_id), place_id)))


def _every_listed(place_id: str) -> Iterator[tuple[str, _Listed]]:
    """Every ward of a place by its code, then those of today that it lacks, each where its own council is shown."""
    for one in _sets(place_id):
        place = opened(one).place
        for ward in every_ward(place):
            address = WardAddress(area=one.partition("/")[2], ward=ward.area_code)
            former = former_words(ward, place) if ward_tense(ward, place) is Tense.PAST else ""
            council = _council_name(place_id, ward)
            yield ward.area_code, _Listed(name=ward.area_name, council=council, former=former, address=address)
    for ward in _todays(place_id).wards:
        shown, _, area = _shown_as(ward.parent_code).partition("/")
        address = WardAddress(place=shown, area=area, ward=ward.area_code)
        council = _council_name(place_id, ward)
        yield ward.area_code, _Listed(name=ward.area_name, council=council, former="", address=address)


def _council_name(place_id: str, ward: Area) -> str:
    return opened(place_id).place.areas[ward.parent_code].area_name


def _shown_as(council: str) -> str:
    """The id under which a council shows its wards of today: as the layer has it, or the pack about it, which tells its own faults."""
    own = place_of(council)
    try:
        return own if own == council else _of_today(own)
    except InvalidPack:
        return own


@shared
def area_names(place_id: str) -> dict[str, WardAddress]:
    """Every ward by each name that it is found by, those that there are first; not to be changed."""
    found: dict[str, WardAddress] = {}
    for wards in wards_to_pick(place_id).values():
        for name, address in wards.items():
            found.setdefault(name if name not in found else f"{name}, former ward", address)
    for one in _sets(place_id):
        for name, code in names_within(opened(one).place).items():
            found.setdefault(name, WardAddress(area=one.partition("/")[2], ward=code))
    return found


@shared
def wards_to_pick(place_id: str) -> dict[str, dict[str, WardAddress]]:
    """The wards by name, of every council: those that there are under the place's name, those that are gone under their years.

    Not to be changed.
    """
    listed: dict[str, _Listed] = {}
    for code, one in _every_listed(place_id):
        # two sets may have a ward in common, under unlike names
        listed.setdefault(code, one)
    there = [one for one in listed.values() if not one.former]
    names = told_apart([(one.name, one.council) for one in there])
    picked = sorted(zip(names, there, strict=True), key=lambda pair: pair[0])
    headed = {f"The wards of {opened(place_id).place.name}": {name: one.address for name, one in picked}}
    for one in listed.values():
        if one.former:
            headed.setdefault(one.former, {})[one.name] = one.address
    return {heading: wards for heading, wards in headed.items() if wards}


@shared
def unsure(place_id: str) -> str:
    """That the wards to pick may not be all of today's, and of which councils; nothing where they are."""
    return unsure_words(_todays(place_id).unsure)


def council_place(place_id: str, area_code: str) -> str:
    """The id of the place that a ward is held against: at the council that it lies in, where the place has several."""
    place = opened(place_id).place
    council = council_of(place, area_code)
    pack = place_id.partition("/")[0]
    return place_id if council == place.area_code else f"{pack}/{council}"


@shared
def told(place_id: str, area_code: str) -> MyArea:
    """All that a resident is told of a ward, held against the place; ValueError for a code that is none of its wards."""
    figures = opened(place_id)
    ward = figures.place.areas.get(area_code)
    return my_area(figures, area_code, became_of(sound_layer(), ward.parent_code) if ward else None)


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
