"""What a map of authorities beside each other shows: marks, legend, words and outlines, as values that nothing has drawn yet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hineq.insights.nation.authorities import AuthorityView
from hineq.insights.nation.authority_words import (
    authority_finding,
    authority_label,
    authority_lines,
    authority_subtitle,
)
from hineq.insights.wording.numbers import bare, capital
from hineq.maps.legend import LegendItem
from hineq.maps.marks import ward_marks
from hineq.model.words import Outcome
from hineq.theme.palette import OUTCOME_COLOURS


@dataclass(frozen=True, kw_only=True, eq=False)
class AuthorityScene:
    """All that the map of some authorities on one measure shows, made once for all visitors: nothing of it may be changed.

    `marks` are those of `hineq.maps.marks.ward_marks`; `shapes` is a GeoJSON FeatureCollection of those that have an outline.
    """

    view: AuthorityView
    marks: tuple[dict[str, Any], ...]
    legend: tuple[LegendItem, ...]
    shapes: Mapping[str, Any]
    finding: str
    subtitle: str


def authority_scene(view: AuthorityView, outlines: Iterable[Mapping[str, Any]]) -> AuthorityScene:
    """The scene of authorities on a measure: coloured by how each compares with the country, those at the poor end signed.

    `outlines` are GeoJSON features with `area_code`, of these authorities and maybe others.
    """
    codes = set(view.among.codes)
    features = [one for one in outlines if one["properties"]["area_code"] in codes]
    rows = [
        {
            "area_code": row.area_code,
            "area_name": row.area_name,
            "label": authority_label(view, row),
            "lines": authority_lines(view, row),
            "value": bare(row["value"], view.indicator) or "none",
            "fill": None if pd.isna(row["value"]) else OUTCOME_COLOURS[Outcome(row.outcome)],
            "marked": view.judged and row.outcome == Outcome.WORSE,
        }
        for row in view.rows
    ]
    return AuthorityScene(
        view=view, marks=ward_marks(pd.DataFrame(rows)), legend=_legend(view), finding=authority_finding(view),
        shapes={"type": "FeatureCollection", "features": features}, subtitle=authority_subtitle(view),
    )  # fmt: skip


def _legend(view: AuthorityView) -> tuple[LegendItem, ...]:
    """The comparisons that there are, from the poor end, each with how many came out so."""
    known = view.table[view.table["value"].notna()]
    many = Counter(map(Outcome, known.outcome))
    against = view.country.described if view.country else ""
    order = (view.worse, Outcome.SIMILAR, view.better, Outcome.NOT_COMPARED)
    items = [
        LegendItem(
            label=f"{capital(one.against(against) if against else one.word)} ({many[one]})", fill=OUTCOME_COLOURS[one]
        )
        for one in order
        if many[one]
    ]
    if without := len(view.table) - len(known):
        items.append(LegendItem(label=f"No data ({without})", dotted=True))
    if view.judged and many[Outcome.WORSE]:
        items.append(LegendItem(label=f"Significantly worse than {against}", marked=True))
    return tuple(items)
