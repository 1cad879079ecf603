"""The pages of docs/charts: a guide and its picture for each chart, made from the code and a shipped pack."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from hineq.charts.arrow import finished
from hineq.charts.dumbbell import Told
from hineq.charts.guides import GUIDES, ChartGuide
from hineq.charts.scarf import cause_bars_chart, cause_bars_data, scarf_chart, scarf_data
from hineq.insights.inequality.causes import CausesOfGap, causes_of_gap
from hineq.insights.inequality.causes_words import ages_finding, causes_finding
from hineq.insights.inequality.gap_history import GapHistory, HistoryKind, HistoryPart
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_words import Dots
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.entering import MeasureSet
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.sides import first_sides
from hineq.model.key import ViewKey
from hineq.model.words import Sex
from hineq.packs.importers.deaths import read_deaths
from hineq.theme.palette import palette
from hineq.ui.layout.pages import PAGES
from hineq.ui.views import ages, compare, first, inequality, standing, targets, wards
from hineq.ui.views import map as map_views
from hineq.ui.views.place import opened

FOLDER: Final = Path(__file__).parent / "charts"
PACK: Final = "luton"
TABLE_OF_DEATHS: Final = Path(__file__).parents[1] / "tests" / "examples" / "deaths" / "made_up_town.csv"
_FOOT = "An example, drawn from the figures of Luton's pack."
_MADE_UP = "An example, drawn from made-up figures."
# the measure, the wards and the theme of the pictures
_PROMISED = ViewKey(place_id=PACK, indicator_id="life_expectancy_at_birth", sex=Sex.MALE)
_WARDS = ViewKey(place_id=PACK, indicator_id="life_expectancy_at_birth", sex=Sex.MALE, period="2009-13")
_WARD = "E05002198"

Spec = dict[str, Any]


def _target_trend() -> Spec:
    view = targets.measure(_PROMISED)
    return targets.target_spec(view, (opened(PACK).place.benchmark_code,), 0, "Trend against target", "", dark=False)


def _sparkline() -> Spec:
    return targets.sparkline_spec(opened(PACK).place, targets.measure(_PROMISED), dark=False)


def _gradient(dots: Dots) -> Spec:
    told = inequality.inequality(_WARDS)
    if not isinstance(told, Inequality):
        raise ValueError(f"The picture needs a gradient, got: {told.reason}")
    return inequality.gradient_spec(told, dots, _WARD, dark=False)


def _history() -> Spec:
    told = inequality.history(HistoryKind.INSIDE, _PROMISED)
    if not isinstance(told, GapHistory):
        raise ValueError(f"The picture needs a gap through time, got: {told.reason}")
    return inequality.history_spec(told, HistoryPart.GAP, dark=False)


def _bars() -> Spec:
    return map_views.ward_bars_spec(map_views.map_scene(_WARDS, PoorestRule.FIFTH), _WARD, dark=False)


def _shapes() -> Spec:
    return map_views.picture_spec(map_views.map_scene(_WARDS, PoorestRule.FIFTH))


def _spine() -> Spec:
    name = opened(PACK).place.areas[_WARD].area_name
    spec = wards.spine_spec(PACK, _WARD, Confidence.USUAL, f"Where {name} stands", dark=False)
    if spec is None:
        raise ValueError(f"The example needs a ward that can be placed among the others, got {name}.")
    return spec


def _dumbbell() -> Spec:
    sides = compare.sides(PACK)
    left, right = (sides.by_key[key] for key in first_sides(sides, _WARD))
    return compare.dumbbell_spec(PACK, left, right, f"{left.name} and {right.name}", Told.APART, dark=False)


def _priority() -> Spec:
    return first.priority_spec(first.plain_order(PACK, MeasureSet.HEALTH), dark=False)


def _matrix() -> Spec:
    return _there(first.matrix_spec(PACK, dark=False))


def _spread() -> Spec:
    theme = str(standing.ranks(PACK).theme.iloc[0])
    return _there(standing.spread_spec(PACK, theme, f"{theme}: among other authorities", "", dark=False))


def _there(spec: Spec | None) -> Spec:
    if spec is None:
        raise ValueError("The pack has no figures for this picture.")
    return spec


def _causes() -> CausesOfGap:
    table = read_deaths(TABLE_OF_DEATHS.read_bytes(), TABLE_OF_DEATHS.name)
    told = causes_of_gap(table, "Most deprived fifth", "Least deprived fifth", Sex.MALE)
    if not isinstance(told, CausesOfGap):
        raise ValueError(f"The picture needs a gap, got: {told.reason}")
    return told


def _scarf() -> Spec:
    causes = _causes()
    return finished(scarf_chart(causes, scarf_data(causes), ages_finding(causes), "", palette(dark=False)))


def _cause_bars() -> Spec:
    causes = _causes()
    return finished(cause_bars_chart(causes, cause_bars_data(causes), causes_finding(causes), "", palette(dark=False)))


# how the picture of each guide is drawn: total over GUIDES
PICTURES: Final[dict[str, Callable[[], Spec]]] = {
    "target_trend": _target_trend,
    "ages": lambda: ages.ages_spec(PACK, _WARD, dark=False),
    "sparkline": _sparkline,
    "gap_lines": lambda: targets.gap_spec(PACK, "country", dark=False),
    "ward_bars": _bars,
    "ward_shapes": _shapes,
    "spine": _spine,
    "dumbbell": _dumbbell,
    "slope": lambda: _gradient(Dots.WARDS),
    "fifths": lambda: _gradient(Dots.FIFTHS),
    "gap_history": _history,
    "priority": _priority,
    "matrix": _matrix,
    "behind": lambda: standing.behind_spec(PACK, dark=False),
    "authority_spread": _spread,
    "scarf": _scarf,
    "cause_bars": _cause_bars,
}


def foot(guide: ChartGuide) -> str:
    """What stands under a picture: what its figures are."""
    return _MADE_UP if guide.module == "scarf" else _FOOT


def page_text(guide: ChartGuide) -> str:
    """The page of a chart in Markdown."""
    title = {entry.file: entry.title for entry in PAGES}[guide.page]
    marks = "\n".join(f"- {sentence}" for sentence in guide.read)
    return (
        f"# {guide.title}\n\n![{guide.title}: an example]({guide.name}.png)\n\n"
        f"## What it shows\n\n{guide.shows}\n\n## How to read it\n\n{marks}\n\n## What to do next\n\n{guide.next}\n\n"
        f"On the page {title}. Drawn by `{guide.function}` in `hineq/charts/{guide.module}.py`.\n"
    )


def index_text() -> str:
    """The list of all charts in Markdown."""
    lines = "\n".join(f"- [{guide.title}]({guide.name}.md): {guide.shows}" for guide in GUIDES)
    return (
        "# The charts\n\nWhat each shows, how to read it and what to do next. Made by `python -m docs.make_charts` from "
        f"`hineq/charts/guides.py`.\n\n{lines}\n"
    )


def pages() -> dict[str, str]:
    """The text of every file of docs/charts by its name."""
    return {"README.md": index_text()} | {f"{guide.name}.md": page_text(guide) for guide in GUIDES}
