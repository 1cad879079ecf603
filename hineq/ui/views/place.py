"""The place that is shown: loaded once, read-only, or the list of what is wrong with its pack."""

import gc
import os
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import streamlit as st

from hineq.insights.search.places import Compared, places_named
from hineq.insights.series.figures import Figures
from hineq.model.naming import PlaceName
from hineq.model.place import Place
from hineq.model.settings import DATA, PLACE, value
from hineq.model.words import AreaType
from hineq.packs.read.description import LAST, read_description
from hineq.packs.read.findings import Findings
from hineq.packs.read.national import NationalLayer
from hineq.packs.read.over import layer_among, with_wards
from hineq.packs.read.pack import load_place
from hineq.packs.read.problems import InvalidPack
from hineq.publish.statement import LINK
from hineq.publish.through_time import today
from hineq.ui.markdown import as_written
from hineq.ui.views.caching import OF_SESSION, for_all, shared
from hineq.ui.views.own import own, pack_of, public

ROOT = Path(__file__).parents[3]


def data_folder() -> Path:
    """The folder of the place packs: the project's own, or that of the environment variable HINEQ_DATA."""
    return Path(value(os.environ, DATA) or ROOT / "data")


# a file system refuses to look for a much longer name; no pack has one
_LONGEST_ID = 100


def place_ids() -> list[str]:
    """The packs there are, in the order that they ask for, then by id."""
    folder = str(data_folder())
    return [*_in_order(folder, _listed(folder))]


# the folder, when it was changed, the second in which it was looked through, and the packs in it
_last: tuple[tuple[str, int, int], tuple[str, ...]] = (("", 0, 0), ())


def _listed(folder: str) -> tuple[str, ...]:
    """The folders of packs, looked for once a second: a run asks a dozen times."""
    global _last
    try:
        asked = (folder, os.stat(folder).st_mtime_ns, int(time.monotonic()))
        if _last[0] == asked:
            return _last[1]
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    found = tuple(name for name in names if os.path.exists(f"{folder}/{name}/datapackage.json"))
    _last = (asked, found)
    return found


@for_all
def _in_order(folder: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Packs in the order that they ask for; asked a dozen times in every run."""
    return tuple(sorted(ids, key=lambda place_id: described(place_id)[1]))


def first_place() -> str:
    """The place that is shown where nobody chose one: that of the environment variable HINEQ_PLACE, else the first pack."""
    return value(os.environ, PLACE) or next(iter(place_ids()), "")


def national() -> NationalLayer | None:
    """The national layer beside the packs, None where there is none; InvalidPack where it has faults."""
    return _national(str(data_folder()))


@for_all
def _national(folder: str) -> NationalLayer | None:
    return layer_among(Path(folder))


def sound_layer() -> NationalLayer | None:
    """The national layer, None where there is none or where it has faults: whoever opens one of its councils is told them."""
    try:
        return national()
    except InvalidPack:
        return None


def packs() -> dict[str, str]:
    """The packs by the code of the area that each is about."""
    return {described(place_id)[2]: place_id for place_id in place_ids()}


def councils() -> Mapping[str, str]:
    """The councils of the national layer that no pack is about: each with its name, by code, in the order of names; not to be changed.

    None where the layer has faults.
    """
    return _councils(str(data_folder()))


@for_all
def _councils(folder: str) -> Mapping[str, str]:
    """The same, kept for each folder of packs: the list of places asks for the name of each of them in every run."""
    layer, own = sound_layer(), packs()
    found = (area for area in (layer.councils() if layer else ()) if area.area_code not in own)
    return {
        area.area_code: f"{area.area_name} (county)" if area.area_type is AreaType.COUNTY else area.area_name
        for area in found
    }


@for_all
def _names(folder: str) -> tuple[Compared, ...]:
    """Every name of the national layer with how it is compared, none where there is no sound layer; kept for each folder."""
    layer = sound_layer()
    return tuple(map(Compared.of, layer.names() if layer else ()))


def named_places(asked: str) -> list[PlaceName]:
    """The places of the nation that have a name, or one that begins or holds it."""
    return places_named(_names(str(data_folder())), asked)


def place_of(council_code: str) -> str:
    """The id of the place that a council of the national layer is shown as: that of the pack about it, else its code."""
    return packs().get(council_code, council_code)


def ward_address(council_code: str, area_code: str) -> dict[str, str]:
    """Where a ward of the layer is shown: the place, the set of wards that holds it where that is another than the place opens with, the ward.

    Without the ward where no set holds it: a former ward of a council that keeps no such set.
    """
    pack, layer = place_of(council_code), sound_layer()
    if layer is None:
        return {"place": pack}
    try:
        own = opened(pack).place.ward_codes if pack in place_ids() else frozenset[str]()
        sets = ward_sets(pack)
    except InvalidPack:
        return {"place": pack}
    if area_code in own:
        return {"place": pack, "ward": area_code}
    if area_code in layer.set_of_wards(council_code):
        todays = {"area": today(layer)} if today(layer) in sets else {}
        return {"place": pack, **todays, "ward": area_code}
    for name in layer.former_sets(council_code):
        if name in sets and area_code in layer.set_of_wards(council_code, name):
            return {"place": pack, "area": name, "ward": area_code}
    return {"place": pack}


def place_choices() -> dict[str, str]:
    """The names of all places that can be shown by their ids: the packs, then the other councils of the national layer."""
    return {place_id: described(place_id)[0] for place_id in place_ids()} | dict(councils())


def is_place(place_id: str) -> bool:
    """Whether there is a place with this id."""
    return place_id in place_ids() or place_id in councils()


@for_all
def described(place_id: str) -> tuple[str, int, str]:
    """The name of a pack's place, its number among the packs and its area's code, read without its figures; a faulty pack comes last."""
    said = read_description(data_folder() / place_id, Findings())
    return (said.name or place_id, said.order, said.area_code) if said else (place_id, LAST, "")


def place_name(place_id: str) -> str:
    """The name of a place, read without its figures."""
    return councils().get(place_id) or described(place_id)[0]


def ward_sets(pack: str) -> dict[str, str]:
    """The other sets of wards in which a council can be shown beside the one that it opens with: of which years, by what they are called.

    A pack about a council opens with the wards of its own figures; the layer has those of today and of former years. InvalidPack
    where the pack, or the layer, has faults.
    """
    return {name: f"wards of {name}" for name in _ward_sets(str(data_folder()), pack)}


def other_sets(place_id: str) -> dict[str, str]:
    """The sets of wards of a council but the one that is shown, by what the address says; "" is what it opens with."""
    shown, sets = place_id.partition("/")[2], ward_sets(pack_of(place_id))
    others = {name: said for name, said in sets.items() if name != shown}
    return others | {"": "wards that this council opens with"} if shown in sets else others


@for_all
def _ward_sets(folder: str, pack: str) -> tuple[str, ...]:
    layer = sound_layer()
    if layer is None or pack not in place_ids():
        return layer.former_sets(pack) if layer and layer.has(pack) else ()
    place = opened(pack).place
    if not layer.has(place.area_code) or place.levels:
        return ()
    own = {ward.area_code for ward in place.wards}
    offered = [(today(layer), ""), *((name, name) for name in layer.former_sets(place.area_code))]
    return tuple(name for name, wards_of in offered if set(layer.set_of_wards(place.area_code, wards_of)) != own)


def _with_wards(pack: str, name: str, layer: NationalLayer) -> Place:
    """A council with another set of wards."""
    wards_of = "" if name == today(layer) else name
    if pack not in place_ids():
        return layer.council(pack, wards_of)
    place = opened(pack).place
    return with_wards(place, layer.council(place.area_code, wards_of), name)


@shared
def opened(place_id: str) -> Figures:
    """A place with its figures by its id; at one of its levels, or with another set of wards, by "id/area code" or "id/year".

    InvalidPack where its pack has faults.
    """
    pack, _, part = place_id.partition("/")
    if OF_SESSION in pack:
        return _with_own(pack, part)
    if part and part in ward_sets(pack) and (layer := sound_layer()) is not None:
        return Figures.of(for_these(_with_wards(pack, part, layer)))
    if part:
        return opened(pack).within(part)
    layer = national() if place_id not in place_ids() else None
    known = layer is not None and layer.has(place_id)
    place = layer.council(place_id) if layer and known else load_place(data_folder() / place_id[:_LONGEST_ID])
    figures = Figures.of(for_these(place))
    # after every run Streamlit collects all garbage, modules and packs included: what stays for good is left out; the
    # few thousand objects of real garbage among it are not worth a collection before the first page
    gc.freeze()
    return figures


def for_these(place: Place) -> Place:
    """The place as those who visit may see it: of a public instance what is published."""
    return place.public_on(date.today()) if public() else place


def _with_own(pack: str, part: str) -> Figures:
    """A place with what this session has handed in; as it is where it holds nothing for it any more."""
    held, below = own(), pack_of(pack)
    base = opened(below)
    if held is None or held.pack != below:
        return base.within(part) if part else base
    whole = opened(pack) if part else Figures.of(held.laid(base.place))
    return whole.within(part) if part else whole


def open_place(place_id: str) -> Figures:
    """A place by its id; where its pack has faults the page lists them in words and goes no further."""
    try:
        return opened(place_id)
    except InvalidPack as error:
        _show_faults(error)
        st.stop()


def _show_faults(error: InvalidPack) -> None:
    count = len(error.problems)
    st.title(as_written(f"The figures for '{error.pack}' cannot be shown"), anchor=False)
    st.markdown(
        f"The place pack has **{count} fault{'' if count == 1 else 's'}**. Nothing of it is shown until they are "
        "mended, so that no half-read figure reaches anybody. Whoever keeps the pack finds the same list by "
        "`python -m hineq check`."
    )
    for problem in error.problems:
        st.markdown(f"- {as_written(str(problem))}")
    st.html(LINK)
