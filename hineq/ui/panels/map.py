"""The ward map with its legend and its words, large on its own page and small on the overview."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from hineq.insights.wards.poorest import (
    Poorest,
    PoorestRule,
    list_against_figures,
    listed_by_sex,
    listed_for_others,
    poorest_wards,
    ward_finding,
)
from hineq.insights.wards.view import WardView, class_ranges, ward_label
from hineq.insights.wording.numbers import figure, with_sex
from hineq.maps.legend import LegendItem, legend_html
from hineq.model.place import Place
from hineq.model.strategy import AreaList
from hineq.model.words import AreaType, Polarity, Sex
from hineq.theme.palette import quintile_colours
from hineq.ui.components.drawing import draw, picture_buttons
from hineq.ui.components.ward_map import ward_map
from hineq.ui.layout.page import note, source_line
from hineq.ui.layout.selection import choose
from hineq.ui.views import caching
from hineq.ui.views import wards as ward_views
from hineq.ui.views.place import opened

if TYPE_CHECKING:
    from hineq.maps.ward_map import WardGeometry


@dataclass(frozen=True, kw_only=True, eq=False)
class MapScene:
    """All that the map of one measure shows by one rule, made once for all visitors: nothing of it may be changed.

    `listed_for` says for whom the list is meant where it names some wards for one sex only; `marks` are those of
    `hineq.maps.ward_map.ward_marks`; `differences` are the sentences that set the strategy's list
    beside the figures.
    """

    view: WardView
    poorest: Poorest
    other: Poorest
    listed_for: str
    marks: tuple[dict[str, Any], ...]
    legend: tuple[LegendItem, ...]
    finding: str
    differences: tuple[str, ...]


@st.cache_resource(show_spinner=False, max_entries=500)
def map_scene(place_id: str, indicator_id: str, sex: str, period: str, rule: str) -> MapScene:
    """The scene of a measure, sex and period by a rule (a `PoorestRule`)."""
    # imported here, so that no page's heading waits for Folium
    from hineq.maps.ward_map import ward_marks

    view, listed = ward_views.wards(place_id, indicator_id, sex, period), ward_views.poorest_list(place_id)
    chosen = PoorestRule(rule)
    if view.indicator.polarity is Polarity.NO_JUDGEMENT:
        # nobody is "poorest" on a measure without a worse end: no ward is marked
        listed = None
    poorest = poorest_wards(view, chosen, listed)
    other = poorest_wards(view, PoorestRule.FIFTH if chosen is PoorestRule.LIST else PoorestRule.LIST, listed)
    elsewhere = listed_for_others(view, listed) if listed else {}
    return MapScene(
        view=view,
        poorest=poorest,
        other=other,
        listed_for=f", for {view.sex.people}" if listed and listed_by_sex(view, listed) else "",
        marks=ward_marks(_map_table(view, poorest, other, elsewhere)),
        legend=_legend(view, poorest, other, listed, elsewhere),
        finding=ward_finding(view),
        differences=tuple(list_against_figures(view, listed)) if listed else (),
    )


def has_map(place: Place) -> bool:
    """Whether the pack has the boundaries that a map of the wards needs."""
    return AreaType.WARD in place.boundaries


def draw_wards(place_id: str, scene: MapScene, selected: str, *, key: str, height: int, dark: bool) -> None:
    """The map of the wards with its legend; where the pack has no boundaries, the wards in order as a chart."""
    place = opened(place_id).place
    if has_map(place):
        draw_map(place, scene, selected, key=key, height=height)
        draw_legend(scene, dark=dark)
        note(credit(place))
        source = f"{source_line(place, scene.view.source_ids)} {credit(place)}"
        picture_buttons(lambda: _picture_spec(place, scene), source, key)
    else:
        note(
            f"The pack has no boundaries for the wards of {place.name}, so a chart stands here where a map would. To have "
            "the map, add a GeoJSON file of the wards under 'boundaries' in datapackage.json."
        )
        draw_bars(place_id, scene, selected, dark=dark)


def draw_bars(place_id: str, scene: MapScene, selected: str, *, dark: bool) -> None:
    """The wards in order, of many the poorest only, with what the marks mean."""
    from hineq.charts.ward_bars import left_out_words

    view, place = scene.view, opened(place_id).place
    measure = (place_id, view.indicator.indicator_id, str(view.sex), view.period)
    subtitle = f"{with_sex(view.indicator.name, view.sex)}, wards of {place.name}, {view.period}"
    draw(
        ward_views.ward_bars_spec(*measure, scene.poorest.rule, selected, scene.finding, subtitle, dark=dark),
        key="ward_bars", heading=False, source=source_line(place, view.source_ids),
        notes=(left_out_words(view, selected), bars_key(scene)),
    )  # fmt: skip


def draw_map(place: Place, scene: MapScene, selected: str, *, key: str, height: int) -> None:
    """Draw the wards in their classes, the poorest hatched and outlined, those poorest by the other rule dashed.

    Only for a place with boundaries (`has_map`).
    """
    view = scene.view
    ward_map(
        _geometry(place.place_id),
        scene.marks,
        selected=selected or None,
        on_select=lambda code: choose(ward=code),
        key=key,
        label=f"{with_sex(view.indicator.name, view.sex)}, {view.period}, by ward",
        height=height,
    )


def _picture_spec(place: Place, scene: MapScene) -> dict[str, Any]:
    from hineq.charts.ward_shapes import ward_shapes_chart, ward_shapes_data

    view = scene.view
    shapes = ward_shapes_data(place.boundaries[AreaType.WARD], scene.marks)
    subtitle = f"{with_sex(view.indicator.name, view.sex)}, wards of {place.name}, {view.period}"
    return caching.spec(ward_shapes_chart(shapes, [asdict(item) for item in scene.legend], scene.finding, subtitle))


@st.cache_resource(show_spinner=False, max_entries=50)
def _geometry(place_id: str) -> "WardGeometry":
    from hineq.maps.ward_map import ward_geometry

    return ward_geometry(opened(place_id).place.boundaries[AreaType.WARD])


def draw_legend(scene: MapScene, *, dark: bool) -> None:
    """The classes with their ranges, the marks of the poorest, and 'no data' where a ward has none."""
    indicator = scene.view.indicator
    unit = "per cent" if indicator.unit.startswith("%") else indicator.unit
    name = escape(with_sex(indicator.short_name, scene.view.sex))
    st.html(f'<p class="hq-note"><strong>{name}</strong>, {escape(unit)}</p>{legend_html(scene.legend, dark=dark)}')


def _map_table(view: WardView, poorest: Poorest, other: Poorest, elsewhere: Mapping[str, Sex]) -> pd.DataFrame:
    fills = quintile_colours(view.indicator.polarity)
    rows = []
    for _, ward in view.table.iterrows():
        code = ward.area_code
        marked = [_mark(found.rule) for found in (poorest, other) if code in found.codes]
        if code in elsewhere:
            marked.append(f"on the strategy's list for {elsewhere[code].people} only")
        rows.append(
            {
                "area_code": code,
                "area_name": ward.area_name,
                "label": ", ".join([ward_label(view, ward), *dict.fromkeys(marked)]),
                "fill": None if pd.isna(ward.quintile) else fills[int(ward.quintile) - 1],
                "hatch": code in poorest.codes,
                "outline": _outline(code, poorest, other, elsewhere),
            }
        )
    return pd.DataFrame(rows)


def _outline(code: str, poorest: Poorest, other: Poorest, elsewhere: Mapping[str, Sex]) -> str:
    if code in poorest.codes:
        return "solid"
    if code in elsewhere:
        return "dotted"
    return "dashed" if code in other.codes else ""


def _mark(rule: PoorestRule) -> str:
    return {
        PoorestRule.LIST: "on the strategy's list",
        PoorestRule.FIFTH: "in the poorest fifth",
        PoorestRule.SIGNIFICANT: "significantly worse",
    }[rule]


def _legend(
    view: WardView, poorest: Poorest, other: Poorest, listed: AreaList | None, elsewhere: Mapping[str, Sex]
) -> tuple[LegendItem, ...]:
    fills = quintile_colours(view.indicator.polarity)
    classes = class_ranges(view)
    judged = view.indicator.polarity is not Polarity.NO_JUDGEMENT
    ends = {classes[0].quintile: "poorest" if judged else "lowest"}
    ends[classes[-1].quintile] = "best" if judged else "highest"
    items = [
        LegendItem(
            label=f"{one.words}{f' ({ends[one.quintile]})' if one.quintile in ends and len(classes) > 1 else ''}",
            fill=fills[one.quintile - 1],
        )
        for one in classes
    ]
    if view.table["value"].isna().any():
        items.append(LegendItem(label="no data", dotted=True))
    by_sex = f", for {view.sex.people}" if listed and listed_by_sex(view, listed) else ""

    def named(rule: PoorestRule) -> str:
        return f"{rule.word}{by_sex if rule is PoorestRule.LIST else ''}"

    if poorest.codes:
        items.append(LegendItem(label=f"poorest by {named(poorest.rule)}", hatch=True, outline="solid"))
    for sex in dict.fromkeys(elsewhere.values()):
        dotted = {code for code, whose in elsewhere.items() if whose is sex} - poorest.codes
        if dotted:
            also = f", poorest also by {named(other.rule)}" if dotted <= other.codes else ""
            items.append(LegendItem(label=f"on the strategy's list for {sex.people} only{also}", outline="dotted"))
    if other.codes - poorest.codes - set(elsewhere):
        items.append(LegendItem(label=f"poorest only by {named(other.rule)}", outline="dashed"))
    return tuple(items)


def bars_key(scene: MapScene) -> str:
    """What the marks of the chart of bars mean."""
    view = scene.view
    for_whom = scene.listed_for if scene.poorest.rule is PoorestRule.LIST else ""
    marks = [f"Squares: poorest by {scene.poorest.rule.word}{for_whom}."] if scene.poorest.codes else []
    if view.has_intervals:
        marks.append("Lines beside the dots: 95% confidence intervals.")
    if view.place:
        marks.append(f"Dashed line: {view.place.described} ({figure(view.place.value, view.indicator)}).")
    if view.country:
        marks.append(f"Full line: {view.country.name} ({figure(view.country.value, view.indicator)}).")
    return " ".join(marks)


def credit(place: Place) -> str:
    """Of which years the wards of the map are, and the line that the boundaries' licence asks for beside it."""
    vintage = place.vintages.get(AreaType.WARD, "")
    said = f"Ward boundaries of {vintage}." if vintage else ""
    return f"{said} {place.map_credits.get(AreaType.WARD, '')}".strip()
