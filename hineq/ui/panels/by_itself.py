"""The way from an area of a pack about several councils to the same area by itself."""

from hineq.ui.components.links import page_link
from hineq.ui.layout.page import note
from hineq.ui.layout.pages import PageEntry
from hineq.ui.layout.visit import Visit
from hineq.ui.views.place import packs, sound_layer
from hineq.ui.views.wards import fitted_otherwise_by_itself


def link_to_itself(visit: Visit, page: PageEntry) -> None:
    """A link to the same page of the area with all national figures; nothing for a pack's own area, or one that the layer has not.

    A pack declares the measures that it follows, so that its areas can be held beside each other: counts of them are fewer.
    """
    layer, code = sound_layer(), visit.place.area_code
    if "/" in visit.place_id and code not in packs() and layer is not None and layer.has(code):
        page_link(page, f"See {visit.place.name} by itself, with every national measure", {"place": code})
        note(fitted_otherwise_by_itself(visit.place_id))
