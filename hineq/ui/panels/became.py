"""What became of the wards of an earlier set, folded, with the way to the other sets."""

from hineq.insights.wards.through_time import became_finding, became_note
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import show_table
from hineq.ui.layout.links import app_links
from hineq.ui.layout.page import note, paragraph
from hineq.ui.layout.pages import MAP
from hineq.ui.layout.visit import Visit
from hineq.ui.views.own import pack_of
from hineq.ui.views.place import other_sets
from hineq.ui.views.through_time import what_became, where_they_lie


def show_what_became(visit: Visit) -> None:
    """The sets of wards of a council, and in which wards of today those of an earlier set lie; nothing where there is one set."""
    pack, others = pack_of(visit.place_id), other_sets(visit.place_id)
    found = what_became(pack)
    if not others and found is None:
        return
    with fold("Wards through time: what changed", "became"):
        if found is not None:
            paragraph(became_finding(found))
            show_table(where_they_lie(pack), f"The wards of {found.then}, and where they lie now")
            note(became_note(found))
        about = {"place": pack, "ward": "", "group": ""}
        app_links((MAP, f"The map of the {said}", about | {"area": name}) for name, said in others.items())
