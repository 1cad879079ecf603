"""Slides of wards: the gap between them, their map, one ward."""

import pandas as pd

from hineq.board.pictures import gap_picture, map_picture, ward_picture
from hineq.board.setting import Setting, notes_of
from hineq.board.shown import figure_rows, together
from hineq.board.slides import Slide, SlideTable
from hineq.charts.slope import names_shown
from hineq.insights.inequality.gradient import ward_inequality
from hineq.insights.inequality.gradient_words import (
    Dots,
    gradient_caution,
    gradient_key,
    index_words,
    inequality_finding,
    passed_over_brief,
)
from hineq.insights.inequality.life_gaps import gradient_sources
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.profile import Profile, newest_ward_views, ward_profile
from hineq.insights.wards.profile_first import measures_first
from hineq.insights.wards.profile_words import by_chance_words, profile_finding, profile_sentences
from hineq.insights.wards.spread import spread_note
from hineq.insights.wards.view import WardView, ward_periods, ward_view
from hineq.insights.wards.vintage import vintage_brief, vintage_words
from hineq.insights.wording.numbers import bare, interval
from hineq.maps.scene import credit, map_scene
from hineq.model.agenda import AgendaItem, ItemKind
from hineq.model.key import ViewKey
from hineq.model.place import Place
from hineq.model.roles import AreaListRole

WHERE = "Where"
_ROWS = 8
_LONG_FINDING = 96


def _view(setting: Setting, item: AgendaItem) -> WardView:
    period = item.period or ward_periods(setting.figures, item.indicator_id, item.sex)[-1]
    return ward_view(setting.figures, item.indicator_id, item.sex, period)


def _named(item: AgendaItem, kind: ItemKind, view: WardView) -> str:
    return f"{kind}_{item.indicator_id}_{view.sex.people}_{view.period.replace('/', '-')}"


def gap_slide(setting: Setting, item: AgendaItem) -> Slide:
    """How unequal the wards are on a measure, or why that cannot be told."""
    place, view = setting.place, _view(setting, item)
    told, number = ward_inequality(setting.figures, view), _named(item, ItemKind.GAP, view)
    choices = {"indicator": item.indicator_id, "sex": str(view.sex), "period": view.period}
    if isinstance(told, NotPossible):
        return Slide(
            slide_id=number, kind=ItemKind.GAP, section=WHERE,
            finding=f"{view.name}: how unequal the wards {view.tense.be(2)} cannot be told", words=(told.reason,), notes=notes_of(item),
            source=setting.source(view.source_ids), page="inequality", choices=choices,
        )  # fmt: skip
    return Slide(
        slide_id=number,
        kind=ItemKind.GAP,
        section=WHERE,
        finding=(finding := inequality_finding(told)),
        picture=gap_picture(told, setting.ink),
        # beside a long finding the picture needs the room: which wards these are stands in the notes
        context=" ".join(
            filter(None, (vintage_brief(place, view) if len(finding) <= _LONG_FINDING else "", passed_over_brief(told)))
        ),
        notes=notes_of(
            item,
            vintage_words(place, view),
            " ".join(gradient_key(told, Dots.WARDS, "", names_shown(len(told.table)))),
            index_words(told),
            gradient_caution(told),
            view.indicator.caveat,
        ),
        source=setting.source(gradient_sources(setting.figures, told)),
        figures=ward_rows(number, place, view),
        page="inequality",
        choices=choices,
    )


def map_slide(setting: Setting, item: AgendaItem) -> Slide:
    """The wards in their classes on the map; in a table where the pack has no boundaries of them."""
    place, view = setting.place, _view(setting, item)
    number = _named(item, ItemKind.MAP, view)
    key = ViewKey(place_id=place.place_id, indicator_id=item.indicator_id, sex=view.sex, period=view.period)
    listed = place.area_list_with(AreaListRole.POOREST_OUTCOMES)
    scene = map_scene(place, view, key, PoorestRule.LIST if listed else PoorestRule.FIFTH, listed)
    drawn = scene.drawn
    return Slide(
        slide_id=number,
        kind=ItemKind.MAP,
        section=WHERE,
        finding=scene.finding,
        picture=map_picture(scene) if drawn else None,
        table=None if drawn else _table(view),
        context=vintage_brief(place, view),
        notes=notes_of(item, vintage_words(place, view), spread_note(view), *scene.differences),
        source=f"{setting.source(view.source_ids)} {credit(place, scene.kind) if drawn else ''}".strip(),
        figures=ward_rows(number, place, view),
        page="map",
        choices={"indicator": item.indicator_id, "sex": str(view.sex), "period": view.period},
    )


def _table(view: WardView) -> SlideTable:
    """The wards in order: all of few, else the poorest and the best one, so that both ends of the heading are there."""
    table = view.table[view.table["value"].notna()].sort_values(["rank", "area_name"])
    few = table if len(table) <= _ROWS else pd.concat([table.head(_ROWS - 1), table.tail(1)])
    rows = tuple(
        (
            row.area_name,
            bare(row["value"], view.indicator),
            interval(row.lower_ci, row.upper_ci, view.indicator) or "no interval",
        )
        for _, row in few.iterrows()
    )
    more = f", the first {_ROWS - 1} and the last of {len(table)}" if len(table) > _ROWS else ""
    head = ("Ward", f"Value ({view.indicator.measured_in.head})", "95% confidence interval")
    caption = f"{view.full_name}, {view.period}{more}. A list, since this copy has no boundaries of these wards"
    return SlideTable(caption=caption, head=head, rows=rows, numeric=(1,))


def ward_slide(setting: Setting, item: AgendaItem) -> Slide:
    """One ward: its headline, its eight measures, its sentences."""
    place = setting.place
    views = setting.figures.once(newest_ward_views, lambda: newest_ward_views(setting.figures))
    profile = ward_profile(place, views, item.area_code)
    number = f"ward_{item.area_code}"
    sentences = profile_sentences(profile, place)
    picture = ward_picture(place, profile, setting.ink)
    return Slide(
        slide_id=number,
        kind=ItemKind.WARD,
        section=WHERE,
        finding=profile_finding(profile, place),
        picture=picture,
        words=() if picture else tuple(sentences),
        context=vintage_brief(place),
        notes=notes_of(item, *sentences, by_chance_words(profile, place)),
        source=setting.source(profile.source_ids),
        figures=_profile_rows(number, place, profile),
        page="ward",
        choices={"ward": item.area_code},
    )


def ward_rows(number: str, place: Place, view: WardView) -> pd.DataFrame:
    """The wards' figures on one measure."""
    keyed = view.table.assign(
        indicator_id=view.indicator.indicator_id, series=view.series.series, sex=str(view.sex), status=view.table.status
    )
    return figure_rows(number, place, keyed)


def _profile_rows(number: str, place: Place, profile: Profile) -> pd.DataFrame:
    first = measures_first(profile, place) if len(profile.table) else profile.table
    wanted = set(first[["indicator_id", "sex"]].itertuples(index=False, name=None)) if len(first) else set()
    parts = [
        ward_rows(number, place, view)
        for view in profile.views
        if (view.indicator.indicator_id, str(view.sex)) in {(one, str(sex)) for one, sex in wanted}
    ]
    rows = together(*parts)
    return rows[rows.area_code == profile.ward.area_code]
