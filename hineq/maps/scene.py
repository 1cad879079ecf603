"""What the map of the wards shows: the wards' marks, the legend and the words, as values that nothing has drawn yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hineq.insights.series.rough import bare_or_rough, is_rough
from hineq.insights.wards.classes import class_ranges
from hineq.insights.wards.outlines import has_map, kind_of_wards, lacking_outlines, ward_shapes
from hineq.insights.wards.pointed import pointed_lines
from hineq.insights.wards.poorest import (
    Poorest,
    PoorestRule,
    list_against_figures,
    listed_by_sex,
    listed_for_others,
    poorest_wards,
    ward_finding,
)
from hineq.insights.wards.view import WardView, ward_label
from hineq.insights.wording.numbers import capital, figure, joined
from hineq.maps.legend import LegendItem
from hineq.maps.marks import ward_marks
from hineq.model.key import ViewKey
from hineq.model.place import Place
from hineq.model.strategy import AreaList
from hineq.model.words import AreaType, Polarity, Sex
from hineq.theme.palette import quintile_colours


@dataclass(frozen=True, kw_only=True, eq=False)
class MapScene:
    """All that the map of one measure shows by one rule, made once for all visitors: nothing of it may be changed.

    `key` and `rule` are what it was made of; `listed_for` says for whom the list is meant where it names some wards for one sex only; `marks` are those of
    `hineq.maps.marks.ward_marks`; `differences` are the sentences that set the strategy's list
    beside the figures.
    """

    key: ViewKey
    rule: PoorestRule
    view: WardView
    poorest: Poorest
    other: Poorest
    listed_for: str
    marks: tuple[dict[str, Any], ...]
    legend: tuple[LegendItem, ...]
    finding: str
    place: Place
    differences: tuple[str, ...]

    @property
    def kind(self) -> AreaType:
        """Of which kind its wards are: those of its figures."""
        return kind_of_wards(self.place, self.view.table.area_code)

    @property
    def drawn(self) -> bool:
        """Whether there are boundaries to draw it with."""
        return has_map(self.place, self.kind)

    @property
    def shapes(self) -> dict[str, Any]:
        """The outlines of its wards, as GeoJSON."""
        return ward_shapes(self.place, self.kind)

    @property
    def lacking(self) -> str:
        """What a map lacks where it cannot be drawn, as a sentence without its full stop."""
        return lacking_outlines(self.place, self.kind)

    @property
    def subtitle(self) -> str:
        """Measure, wards and period, for a picture."""
        return f"{self.view.full_name}, wards of {self.place.name}, {self.view.period}"


def map_scene(place: Place, view: WardView, key: ViewKey, rule: PoorestRule, listed: AreaList | None) -> MapScene:
    """The scene of a view of the wards by a rule; `listed` is the strategy's list of the poorest wards."""
    if view.indicator.judged_by is Polarity.NO_JUDGEMENT:
        # nobody is "poorest" on a measure without a worse end: no ward is marked
        listed = None
    poorest = poorest_wards(view, rule, listed)
    other = poorest_wards(view, PoorestRule.FIFTH if rule is PoorestRule.LIST else PoorestRule.LIST, listed)
    elsewhere = listed_for_others(view, listed) if listed else {}
    return MapScene(
        key=key,
        rule=rule,
        view=view,
        poorest=poorest,
        other=other,
        listed_for=f", for {view.sex.people}" if listed and listed_by_sex(view, listed) else "",
        marks=ward_marks(_map_table(view, poorest, other, elsewhere)),
        legend=_legend(view, poorest, listed),
        finding=ward_finding(view),
        place=place,
        differences=tuple(list_against_figures(view, listed)) if listed else (),
    )


def without_shape_words(scene: MapScene) -> str:
    """The wards of a scene that the map cannot draw, in a sentence; "" where it draws all, or there is no map."""
    if not scene.drawn:
        return ""
    drawn = {one["properties"]["area_code"] for one in scene.shapes["features"]}
    wards = zip(scene.view.table.area_code, scene.view.table.area_name, strict=True)
    names = [name for code, name in wards if code not in drawn]
    if not names:
        return ""
    it = "it stands" if len(names) == 1 else "they stand"
    return f"The boundaries have no shape for {joined(names)}: {it} in the lists and the table only."


def credit(place: Place, kind: AreaType = AreaType.WARD) -> str:
    """Of which years the wards of the map are, and the line that the boundaries' licence asks for beside it."""
    vintage = place.vintages.get(kind, "")
    said = f"Ward boundaries of {vintage}." if vintage else ""
    return f"{said} {place.map_credits.get(kind, '')}".strip()


def bars_key(scene: MapScene) -> str:
    """What the marks of the chart of bars mean."""
    view = scene.view
    for_whom = scene.listed_for if scene.poorest.rule is PoorestRule.LIST else ""
    marks = [f"Squares: poorest by {scene.poorest.rule.word}{for_whom}."] if scene.poorest.codes else []
    if view.has_intervals:
        marks.append("Lines beside the dots: 95% confidence intervals.")
    if view.place:
        marks.append(f"Dashed line: {view.place.described_with(figure(view.place.value, view.indicator))}.")
    if view.country:
        marks.append(f"Full line: {view.country.described_with(figure(view.country.value, view.indicator))}.")
    return " ".join(marks)


def _map_table(view: WardView, poorest: Poorest, other: Poorest, elsewhere: Mapping[str, Sex]) -> pd.DataFrame:
    fills = quintile_colours(view.indicator.judged_by)
    rows = []
    for ward in view.wards:
        code = ward.area_code
        known = not pd.isna(ward.quintile)
        by = [found.rule for found in (poorest, other) if code in found.codes]
        listed = [_mark(PoorestRule.LIST)] if PoorestRule.LIST in by else []
        if code in elsewhere:
            listed.append(f"on the strategy's list for {elsewhere[code].people} only")
        figures = [_mark(rule) for rule in by if rule is not PoorestRule.LIST]
        rows.append(
            {
                "area_code": code,
                "area_name": ward.area_name,
                "label": ", ".join([ward_label(view, ward), *figures, *listed]),
                "lines": (*pointed_lines(view, ward), *map(capital, listed)),
                "value": bare_or_rough(ward["value"], ward.get("rough", ""), view.indicator),
                "fill": fills[int(ward.quintile) - 1] if known else None,
                "marked": code in poorest.codes,
            }
        )
    return pd.DataFrame(rows)


def _mark(rule: PoorestRule) -> str:
    return {
        PoorestRule.LIST: "on the strategy's list",
        PoorestRule.FIFTH: "in the poorest fifth",
        PoorestRule.SIGNIFICANT: "significantly worse",
    }[rule]


def _legend(view: WardView, poorest: Poorest, listed: AreaList | None) -> tuple[LegendItem, ...]:
    fills = quintile_colours(view.indicator.judged_by)
    classes = class_ranges(view)
    judged = view.indicator.judged_by is not Polarity.NO_JUDGEMENT
    # which wards are at the ends is not known where too few have a figure
    ends = {classes[0].quintile: "poorest" if judged else "lowest"} if view.ranked else {}
    if view.ranked:
        ends[classes[-1].quintile] = "best" if judged else "highest"
    items = [
        LegendItem(
            label=f"{one.words}{f' ({ends[one.quintile]})' if one.quintile in ends and len(classes) > 1 else ''}",
            fill=fills[one.quintile - 1],
        )
        for one in classes
    ]
    if (without := view.table["value"].isna()).any():
        rough = is_rough(view.table)
        label = (
            "rough estimate" if rough[without].all() else "no data, or a rough estimate" if rough.any() else "no data"
        )
        items.append(LegendItem(label=label, dotted=True))
    if poorest.codes:
        by_sex = listed and poorest.rule is PoorestRule.LIST and listed_by_sex(view, listed)
        whom = f", for {view.sex.people}" if by_sex else ""
        items.append(LegendItem(label=f"{_mark(poorest.rule)}{whom}", marked=True))
    return tuple(items)
