"""What the inequality page asks hineq for, computed once for all visitors."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

import pandas as pd
from markupsafe import Markup

from hineq.charts.arrow import finished
from hineq.charts.gap_history import gap_history_chart, gap_history_data
from hineq.charts.slope import fifths_chart, fifths_data, slope_chart, slope_data
from hineq.insights.inequality.gap_by_sex import country_sex_gaps, published_sex_gaps, sex_gaps_words, ward_sexes_words
from hineq.insights.inequality.gap_history import GapHistory, HistoryKind, HistoryPart, gap_history, history_options
from hineq.insights.inequality.gap_history_words import (
    history_finding,
    history_reading,
    history_sentence,
    part_words,
)
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_words import Dots, gradient_subtitle, inequality_finding
from hineq.insights.inequality.life_gaps import LifeGap
from hineq.insights.inequality.life_gaps import life_gaps as insight_life_gaps
from hineq.insights.nation.among_gaps import AmongGaps, among_gaps
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.selection import WardSelection
from hineq.insights.wards.view import FEWEST_WARDS
from hineq.insights.wording.kinds import named
from hineq.model.key import ViewKey
from hineq.model.likeness import Beside
from hineq.model.roles import SeriesRole, ThemeRole
from hineq.theme.palette import palette
from hineq.ui.html import html_table
from hineq.ui.views import wards as ward_views
from hineq.ui.views.caching import drawn_by, shared, shared_by
from hineq.ui.views.england import every_gap
from hineq.ui.views.peers import peers
from hineq.ui.views.place import opened, other_sets


def selection(place_id: str, wanted: Mapping[str, str]) -> WardSelection:
    """What is wanted; where nothing is, the first measure that inequality can be told of: of health, judged, no part of the index itself, if any is."""
    chosen = ward_views.ward_selection(place_id, wanted)
    if wanted.get("indicator"):
        return chosen
    place = opened(place_id).place
    indicators = place.indicators
    if len(place.ward_codes) < FEWEST_WARDS:  # on no measure can it be told: none is to be tried
        return chosen
    parts = {key for (key, _), series in place.series.items() if series.has(SeriesRole.PART_OF_DEPRIVATION)}
    for indicator_id in sorted(
        chosen.indicators,
        key=lambda one: (
            not indicators[one].has(ThemeRole.HEALTH),
            bool(indicators[one].unjudged_reason),
            one in parts,
        ),
    ):
        selected = ward_views.ward_selection(place_id, {**wanted, "indicator": indicator_id})
        if not isinstance(inequality(selected.key), NotPossible):
            return selected
    return chosen


@shared
def ward_sexes(place_id: str, indicator_id: str, period: str) -> str:
    """Men and women over the wards, or that there are ward figures for one of them only; an empty text for figures of all."""
    return ward_sexes_words(opened(place_id), indicator_id, period)


@shared
def sex_gaps(place_id: str, indicator_id: str = "") -> str:
    """A gap for men beside that for women: with the country on a measure, or the published one inside the place without; or nothing."""
    figures = opened(place_id)
    gaps = country_sex_gaps(figures, indicator_id) if indicator_id else published_sex_gaps(figures)
    return sex_gaps_words(gaps) if gaps else ""


@shared
def inequality(key: ViewKey) -> Inequality | NotPossible:
    """The inequality of the wards on a measure, or why it cannot be told."""
    view = ward_views.wards(key)
    return ward_inequality(opened(key.place_id), view)


@shared
def sets_that_tell(key: ViewKey) -> dict[str, str]:
    """The other sets of wards of the place that tell the inequality on the same measure and period: what they are called by what the address says."""
    pack = key.place_id.partition("/")[0]
    wanted = {"indicator": key.indicator_id, "sex": str(key.sex), "period": key.period}
    told = {}
    for name, said in other_sets(key.place_id).items():
        place_id = f"{pack}/{name}" if name else pack
        there = ward_views.ward_selection(place_id, wanted).key
        if there == replace(key, place_id=place_id) and not isinstance(inequality(there), NotPossible):
            told[name] = said
    return told


def history(kind: HistoryKind, key: ViewKey) -> GapHistory | NotPossible:
    """A gap through all periods, or why it cannot be told."""
    return _history(kind, replace(key, period=""))


@shared
def _history(kind: HistoryKind, key: ViewKey) -> GapHistory | NotPossible:
    return gap_history(opened(key.place_id), kind, key.indicator_id, key.sex)


@dataclass(frozen=True, kw_only=True, eq=False)
class HistoryTold:
    """A gap through time in words and as a table, to be taken away and as HTML; `name` is that of its measure."""

    name: str
    finding: str
    sentence: str
    table: pd.DataFrame
    html: Markup


@shared_by({GapHistory: lambda history: (history.kind, history.key)})
def history_told(history: GapHistory) -> HistoryTold:
    """The same gap to be read."""
    table = history_reading(history)
    name = named(history.indicator, history.sex, history.figures_kind, full=True)
    return HistoryTold(
        name=name, finding=history_finding(history), sentence=history_sentence(history), table=table,
        html=html_table(table, f"{name}: average and gap", numeric=table.columns[1:]),
    )  # fmt: skip


@shared_by({Inequality: lambda inequality: inequality.key})
def life_gaps(inequality: Inequality) -> tuple[LifeGap, ...]:
    """The gaps in life expectancy that a reader may take for each other; none for other measures."""
    return tuple(insight_life_gaps(opened(inequality.key.place_id), inequality))


@shared
def country_options(place_id: str) -> dict[ViewKey, str]:
    """The measures on which the place can be held against the country through time, by name; not to be changed."""
    return history_options(opened(place_id))


@drawn_by({Inequality: lambda inequality: inequality.key})
def gradient_spec(inequality: Inequality, dots: Dots, ward: str, *, dark: bool) -> dict[str, Any]:
    """The chart of the social gradient, in which the ward of this code stands out."""
    title, subtitle, ink = inequality_finding(inequality), gradient_subtitle(inequality), palette(dark=dark)
    match dots:
        case Dots.WARDS:
            return finished(slope_chart(inequality, slope_data(inequality, ward), title, subtitle, ink))
        case Dots.FIFTHS:
            return finished(fifths_chart(inequality, fifths_data(inequality), title, subtitle, ink))
    assert_never(dots)


@drawn_by({GapHistory: lambda history: (history.kind, history.key)})
def history_spec(history: GapHistory, part: HistoryPart, *, dark: bool) -> dict[str, Any]:
    """The chart of the average or of the gap through time."""
    title, subtitle = history_finding(history), part_words(history, part)
    return finished(gap_history_chart(history, gap_history_data(history), part, title, subtitle, palette(dark=dark)))


@shared
def gap_among(key: ViewKey, beside: Beside) -> AmongGaps | None:
    """The gap among those of the councils that the place is held against; None against the country, and where it has no place among them."""
    told, found, gaps = inequality(key), peers(key.place_id, beside), every_gap()
    if found is None or gaps.empty or isinstance(told, NotPossible):
        return None
    return among_gaps(opened(key.place_id).place, told, gaps, found)
