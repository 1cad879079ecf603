"""Every chart of every measure of a place, its words measured: python -m benchmarks.chart_labels luton

Prints, for a page and for a phone, how many charts were laid out and which words lie on others or over the border. It takes
minutes, so the tests measure one picture of each kind.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hineq.charts.dumbbell import Told, drawn_rows
from hineq.insights.inequality.gap_history import GapHistory, HistoryKind, HistoryPart
from hineq.insights.inequality.gradient_words import Dots
from hineq.insights.series.projecting import project_years
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.entering import MeasureSet
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.profile_first import placed_measures
from hineq.model.key import ViewKey
from hineq.ui.views import compare, first, inequality, standing, targets, wards
from hineq.ui.views import map as maps
from hineq.ui.views.place import opened
from tests.chart_labels import PAGE, PHONE, drawn, faults

Chart = tuple[str, str, dict[str, Any]]


def every_chart(place_id: str) -> Iterator[Chart]:
    """All charts of a place (or "pack/area") on all of its measures: name, of what, specification."""
    yield from _of_the_place(place_id)
    yield from _of_the_measures(place_id)
    if wards.has_wards(place_id):
        yield from _of_the_wards(place_id)
        yield from _of_one_ward(place_id)


def _of_the_place(place_id: str) -> Iterator[Chart]:
    for which in ("country", "within"):
        if not targets.gap(place_id, which).table.empty:
            yield "gap_lines", which, targets.gap_spec(place_id, which, dark=False)
    ranks = standing.ranks(place_id)
    for theme in ranks.theme.unique() if len(ranks) else ():
        if spec := standing.spread_spec(place_id, theme, theme, "", dark=False):
            yield "authority_spread", theme, spec


def _of_the_measures(place_id: str) -> Iterator[Chart]:
    place = opened(place_id).place
    for option in targets.options(place_id):
        view = targets.measure(ViewKey(place_id=place_id, indicator_id=option.indicator_id, sex=option.sex))
        if not (view.trajectory or view.since):
            continue
        of = f"{view.indicator.indicator_id} {view.sex}"
        yield "target_trend", of, targets.target_spec(view, (place.benchmark_code,), 0, of, "", dark=False)
        if view.since and targets.projection(view, 0) is None:
            year = project_years(view.since)[1]
            yield (
                "target_trend",
                f"{of} to {year}",
                targets.target_spec(view, (place.benchmark_code,), year, of, "", dark=False),
            )
        if view.result and view.result.outturn:
            yield "sparkline", of, targets.sparkline_spec(place, view, dark=False)
    for kind, keys in ((HistoryKind.COUNTRY, inequality.country_options(place_id)),):
        for key in keys:
            told = inequality.history(kind, key)
            if isinstance(told, GapHistory):
                for part in HistoryPart:
                    yield (
                        "gap_history",
                        f"{kind} {key.indicator_id} {key.sex} {part}",
                        inequality.history_spec(told, part, dark=False),
                    )


def _of_the_wards(place_id: str) -> Iterator[Chart]:
    for view in wards.newest_views(place_id):
        key = ViewKey(place_id=place_id, indicator_id=view.indicator.indicator_id, sex=view.sex, period=view.period)
        of = f"{key.indicator_id} {key.sex}"
        yield "ward_bars", of, maps.ward_bars_spec(maps.map_scene(key, PoorestRule.FIFTH), "", dark=False)
        told = inequality.inequality(key)
        if not isinstance(told, NotPossible):
            for dots in Dots:
                yield dots.value, of, inequality.gradient_spec(told, dots, "", dark=False)
        history = inequality.history(HistoryKind.INSIDE, key)
        if isinstance(history, GapHistory):
            for part in HistoryPart:
                yield "gap_history", f"inside {of} {part}", inequality.history_spec(history, part, dark=False)
    for which in MeasureSet:
        if not isinstance(first.made_ready(place_id, which), NotPossible):
            yield "priority", which, first.priority_spec(first.plain_order(place_id, which), dark=False)
    if spec := first.matrix_spec(place_id, dark=False):
        yield "matrix", "", spec


def _of_one_ward(place_id: str) -> Iterator[Chart]:
    place = opened(place_id).place
    for ward in place.wards:
        for theme in ("", *placed_measures(wards.profile(place_id, ward.area_code)).theme.unique()):
            if spec := wards.spine_spec(place_id, ward.area_code, Confidence.USUAL, "", theme=theme, dark=False):
                yield "spine", f"{ward.area_name} {theme}", spec
    sides = list(compare.sides(place_id).by_key.values())
    for left, right in pairwise(sides):
        compared = compare.comparison(place_id, left, right)
        if isinstance(compared, NotPossible):
            continue
        for told in Told:
            if len(drawn_rows(compared, told)):
                spec = compare.dumbbell_spec(place_id, left, right, "", told, dark=False)
                yield "dumbbell", f"{left.name}, {right.name}, {told}", spec


def main() -> None:
    """Measure the charts of the places named, or of the first."""
    for place_id in sys.argv[1:] or ["luton"]:
        laid_out: Counter[tuple[str, int]] = Counter()
        wrong: Counter[tuple[str, int]] = Counter()
        for name, of, spec in every_chart(place_id):
            for width in (PAGE, PHONE):
                laid_out[name, width] += 1
                if said := faults(drawn(spec, width)):
                    wrong[name, width] += 1
                    print(f"{name}, {of}, {width} pixels: {'; '.join(said)}")
        for (name, width), count in laid_out.items():
            print(f"{place_id}: {name} at {width} pixels: {count} laid out, {wrong[name, width]} with a fault")


if __name__ == "__main__":
    main()
