"""Authorities beside each other: a county's districts on the page of the map, the region's authorities on the page of ranks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st
from markupsafe import Markup

from hineq.insights.nation.authority_words import authority_cautions, authority_export, authority_label, authority_lede
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.selection import WardSelection
from hineq.maps.authorities import AuthorityScene
from hineq.maps.scene import credit
from hineq.model.download import PictureName, TableName, download
from hineq.model.likeness import Beside
from hineq.model.words import AreaType
from hineq.ui.components.addresses import in_address, of_measure
from hineq.ui.components.drawing import picture_buttons
from hineq.ui.components.fold import fold
from hineq.ui.components.links import link_html, page_link
from hineq.ui.components.tables import csv_button
from hineq.ui.html import columns_html, html_column
from hineq.ui.layout.page import foot, hint, note, paragraph, section, source_line, start_page
from hineq.ui.layout.pages import TARGETS
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose_parameter, page_parameter, write_url
from hineq.ui.layout.strip import pick, pick_confidence, pick_ward_measure, strip
from hineq.ui.layout.visit import Visit
from hineq.ui.panels.map import draw_areas
from hineq.ui.views import authorities as views
from hineq.ui.views.map import picture_spec
from hineq.ui.views.place import place_of

# how high the map of a region is at most, and the list beside it and its notes, in pixels
_REGION, _LIST = 360, 560
_SHOW, _DISTRICTS, _CHOSEN = "show", "districts", "authority"


def pick_areas(place_id: str) -> bool:
    """Whether the districts of a county are shown in the place of its wards, as the address says; nothing to pick without districts."""
    if not views.has_map(place_id, Beside.COUNTRY):
        return False
    current = shows_districts(place_id)
    pick(
        "Areas", ["wards", _DISTRICTS], _DISTRICTS if current else "wards", str,
        lambda areas: choose_parameter(_SHOW, areas if areas == _DISTRICTS else ""), key="pick_areas", width=130,
    )  # fmt: skip
    return current


def shows_districts(place_id: str) -> bool:
    """Whether the address asks for the districts of a county, and there are any to draw."""
    return page_parameter(_SHOW) == _DISTRICTS and views.has_map(place_id, Beside.COUNTRY)


def districts_page(visit: Visit) -> None:
    """The page of the map with a county's districts: finding, choices, map, table, what to beware of, files."""
    place_id, beside = visit.place_id, Beside.COUNTRY
    chosen = views.selection(place_id, beside, visit.wanted)
    if chosen is None:
        return
    shown = visit.wanted | chosen.wanted | {"ward": visit.wanted.get("ward", "")}
    write_url(shown)
    usual = views.scene(chosen.key, beside)
    start_page(usual.finding, authority_lede(usual.view))
    with strip():
        pick_areas(place_id)
        scene = _measure(visit, beside, chosen)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _draw(visit, beside, scene, shown, key="districts_map", height=480)
    with right:
        _table(scene, shown)
    note(*authority_cautions(scene.view))
    _take_away(place_id, beside, scene, chosen)
    foot(views.country_of(place_id, beside), scene.view.source_ids, beware=scene.view.indicator.caveat)


def show_region(visit: Visit) -> tuple[str, ...]:
    """The authorities of a place's region on one measure, the place marked; the sources of the figures, none where nothing is shown."""
    place_id, beside = visit.place_id, Beside.REGION
    chosen = views.selection(place_id, beside, visit.wanted) if views.has_map(place_id, beside) else None
    if chosen is None:
        return ()
    shown = visit.wanted | {key: chosen.wanted[key] for key in ("indicator", "sex", "period")}
    usual = views.scene(chosen.key, beside)
    section(usual.finding, authority_lede(usual.view))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="region_strip"):
        scene = _measure(visit, beside, chosen)
    # beside each other, so that the page stays short
    left, right = st.columns([3, 2], gap="large")
    with left:
        _draw(visit, beside, scene, shown, key="region_map", height=_REGION)
        note(*authority_cautions(scene.view))
    with right, st.container(height=_LIST, border=False, key="region_list"):
        _table(scene, shown)
    _take_away(place_id, beside, scene, chosen)
    return scene.view.source_ids


def _table(scene: AuthorityScene, shown: Mapping[str, str]) -> None:
    """The authorities in the order of their figures, each a link to its own page, the one that the page is about marked."""
    rows = scene.view.table
    first = "the poorest figure first" if scene.view.judged else "the highest first"
    names = (link_html(TARGETS, row.area_name, shown, **_about(row.area_code, scene)) for row in scene.view.rows)
    head, *others = views.columns(scene)
    columns = [replace(head, cells=html_column(names, rows.index)), *others]
    mine = rows.index[rows.area_code == scene.view.among.own]
    piece(columns_html(columns, f"{scene.subtitle}, {first}", chosen=mine))


def _measure(visit: Visit, beside: Beside, chosen: WardSelection) -> AuthorityScene:
    """The measure and how sure a comparison is to be; the scene of both."""
    usual = views.scene(chosen.key, beside)
    pick_ward_measure(visit.place, chosen)
    confidence = Confidence.USUAL
    if usual.view.has_intervals and usual.view.country:
        with st.popover("More choices", key="authorities_more"):
            confidence = pick_confidence()
    return views.scene(chosen.key, beside, confidence)


def _about(code: str, scene: AuthorityScene) -> dict[str, str]:
    """What the address of an authority's own page of the measure says."""
    view = scene.view
    measure = {"indicator": view.indicator.indicator_id, "sex": str(view.sex), "period": ""}
    return {**measure, "place": place_of(code), "area": "", "ward": "", "group": ""}


def _draw(
    visit: Visit, beside: Beside, scene: AuthorityScene, shown: Mapping[str, str], *, key: str, height: int
) -> None:
    view, wanted = scene.view, page_parameter(_CHOSEN)
    picked = next((row for row in view.rows if row.area_code == wanted), None)

    def link(mark: Mapping[str, Any]) -> Markup:
        return link_html(TARGETS, mark["name"], shown, **_about(mark["code"], scene))

    draw_areas(
        Markup("<strong>{}</strong>, {}, {}").format(view.name, view.indicator.measured_in.axis, view.period),
        scene.legend, views.geometry(visit.place_id, beside), scene.marks, link,
        key=key, height=height, dark=visit.dark, selected=picked.area_code if picked else view.among.own,
        on_select=lambda code: choose_parameter(_CHOSEN, code),
        label=f"{view.full_name}, {view.period}, by {view.among.noun}", title=f"Map of {view.among.plural}",
    )  # fmt: skip
    if picked:
        paragraph(f"{authority_label(view, picked)}.")
        page_link(TARGETS, f"{picked.area_name} through time", shown, **_about(wanted, scene))
    else:
        hint(
            f"Click one of the {view.among.plural} to read its figure; by keyboard the arrow keys move and Enter chooses."
        )
    note(credit(views.country_of(visit.place_id, beside), AreaType.AUTHORITY))


def _take_away(place_id: str, beside: Beside, scene: AuthorityScene, chosen: WardSelection) -> None:
    """The map as a picture and the figures as a file, each with its address."""
    country, view = views.country_of(place_id, beside), scene.view
    asked = {
        **of_measure(chosen.key), "beside": "" if beside is Beside.COUNTRY else beside, "confidence": in_address(view.confidence),
    }  # fmt: skip
    source = f"{source_line(country, view.source_ids)} {credit(country, AreaType.AUTHORITY)}"
    with fold("To take away: the map as a picture, the figures as a file", "take_authorities"):
        picture_buttons(
            lambda: picture_spec(scene), f"{authority_lede(view)}\n{source}", f"map_of_{view.among.plural}", scene.finding,
            at=download(PictureName.AUTHORITIES_MAP, place_id, **asked),
        )  # fmt: skip
        csv_button(
            lambda: authority_export(view), f"{chosen.key.file_name}_{view.among.plural}",
            at=download(TableName.AUTHORITIES, place_id, **asked),
        )  # fmt: skip
