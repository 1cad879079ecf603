"""What is no official figure says so wherever it is drawn, listed or named: over every place, level, measure and period."""

import json
import re
from dataclasses import replace

import pandas as pd
import pytest

from hineq.charts.dumbbell import Told, drawn_rows
from hineq.charts.slope import fifths_chart, fifths_data, slope_chart, slope_data
from hineq.charts.target_trend import target_trend_data
from hineq.charts.ward_bars import ward_bars_chart, ward_bars_data
from hineq.insights.inequality.gap_history import GapHistory, against_country, history_options
from hineq.insights.inequality.gap_history_words import history_finding
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_tables import fifths_caption, wards_reading
from hineq.insights.inequality.gradient_words import (
    gradient_subtitle,
    inequality_finding,
)
from hineq.insights.inequality.measures import measures_export
from hineq.insights.priority.matrix import priority_matrix
from hineq.insights.search.entries import EntryKind, search_entries
from hineq.insights.search.exports import ward_export
from hineq.insights.series.figures import Figures
from hineq.insights.standing.attention import attention, attention_words
from hineq.insights.standing.ranks import authority_ranks
from hineq.insights.standing.standing import ranked_standings
from hineq.insights.targets.measures import headline_views, measure_view, outturns_of, plain_finding
from hineq.insights.targets.options import measure_options, measure_table
from hineq.insights.thread.element_words import marks_by_indicator
from hineq.insights.thread.evidence import measures_by_figure
from hineq.insights.thread.progress import indicator_now, now_words
from hineq.insights.wards.compare import compare_sides
from hineq.insights.wards.entering import MeasureSet, distinct, entering, entering_words
from hineq.insights.wards.levels import above_wards, at_each_level
from hineq.insights.wards.poorest import PoorestRule, ward_finding
from hineq.insights.wards.profile import newest_ward_views, ward_profile
from hineq.insights.wards.profile_first import placed_measures
from hineq.insights.wards.selection import resolve_ward_selection
from hineq.insights.wards.sides import all_sides
from hineq.insights.wards.view import WardView, ward_label, ward_view
from hineq.insights.wording.kinds import NOT_ADJUSTED
from hineq.maps.scene import map_scene
from hineq.model.key import ViewKey
from hineq.model.roles import IndicatorRole
from hineq.model.words import FigureStatus, Sex
from hineq.theme.palette import palette
from hineq.ui.views.wards import ward_columns
from tests import made_up
from tests.chart_specs import checked
from tests.places_with_levels import LEVELS, every_inequality, every_view, level, newest, todays

INK = palette(dark=False)
MARKS = tuple(status.mark for status in FigureStatus if status.mark)
SEEN = [key for key in LEVELS if "/" not in key or key in ("llr/E06000016", "llr/E07000134")]


def kinds_of(view: WardView) -> set[str]:
    """The marks that a view's figures ask for, read off its rows without the code under test."""
    return set(view.table.status[view.table["value"].notna()]) - {"official", "suppressed"}


def says(words: str, kinds: set[str]) -> bool:
    """Whether words carry the marks of these kinds in brackets, and those of no other."""
    inside = " ".join(part.split(")")[0] for part in words.split("(")[1:])
    return {mark for mark in MARKS if mark in inside} == kinds


@pytest.mark.parametrize("key", LEVELS)
def test_every_view_of_wards(key: str) -> None:
    figures = level(key)
    marked = 0
    for view in every_view(key):
        kinds = kinds_of(view)
        marked += bool(kinds)
        for words in (view.name, view.full_name, ward_finding(view)):
            assert says(words, kinds), words
        for _, row in view.table[view.table["value"].notna()].iterrows():
            assert says(ward_label(view, row), {row.status} - {"official"})
        assert ("Kind of figure" in [column.head for column in ward_columns(view)]) is bool(kinds)
        assert list(ward_export(view, figures.place)["Status of the figure"].dropna().unique())
    assert marked


@pytest.mark.parametrize("key", SEEN)
def test_maps_bars_and_gradients(key: str) -> None:
    figures = level(key)
    place = figures.place
    barred: set[str] = set()
    drawn: set[str] = set()
    for view, found in zip(every_view(key), every_inequality(key), strict=True):
        kinds = kinds_of(view)
        scene_key = ViewKey(
            place_id=place.place_id, indicator_id=view.indicator.indicator_id, sex=view.sex, period=view.period
        )
        scene = map_scene(place, view, scene_key, PoorestRule.FIFTH, None)
        assert says(scene.finding, kinds)
        assert says(scene.subtitle, kinds)
        assert all(
            says(mark["label"], kinds) for mark in scene.marks if not re.search(r"no data|\(rough\)", mark["label"])
        )
        # a chart has the heading that it is given: one of each kind shows it
        if (kind := ", ".join(kinds)) not in barred:
            barred.add(kind)
            bars = ward_bars_chart(view, ward_bars_data(view, frozenset(), ""), scene.finding, scene.subtitle, INK)
            assert says(checked(bars)["title"]["text"], kinds)
        if not isinstance(found, Inequality):
            continue
        title, subtitle = inequality_finding(found), gradient_subtitle(found)
        assert says(title, kinds), title
        assert says(subtitle.split(". ")[0], kinds), subtitle
        assert says(fifths_caption(found), kinds)
        assert ("Kind of figure" in wards_reading(found)) is bool(kinds)
        assert set(measures_export(place, found).figures) == {", ".join(kinds) or "official"}
        if kind in drawn:
            continue
        drawn.add(kind)
        for chart, data in ((slope_chart, slope_data(found)), (fifths_chart, fifths_data(found))):
            spec = checked(chart(found, data, title, subtitle, INK))
            assert (spec["title"]["text"], spec["title"]["subtitle"]) == (title, subtitle)


@pytest.mark.parametrize("key", SEEN)
def test_lists_of_measures(key: str) -> None:
    """Profile, spine, comparison, what enters an order, the matrix, the levels: each name with the marks of its view."""
    figures = level(key)
    place = figures.place
    views = newest(key)
    asked = {(view.indicator.indicator_id, str(view.sex)): kinds_of(view) for view in views}
    for ward in place.wards[:3]:
        profile = ward_profile(place, views, ward.area_code)
        for row in profile.table.itertuples():
            assert says(str(row.name), asked[str(row.indicator_id), str(row.sex)])
        assert set(placed_measures(profile)["name"]) <= set(profile.table["name"])
        levels = at_each_level(figures, views, ward.area_code)
        for row in levels.itertuples():
            assert says(str(row.name), asked[str(row.indicator_id), str(row.sex)])
    today = todays(key)
    by_key = all_sides(figures, None).by_key
    # where wards are in no order there are no fifths, and two wards are compared
    one = by_key.get("fifth_1", by_key[place.wards[0].area_code])
    ward = next(ward for ward in place.wards if ward.area_code not in one.everywhere)
    found = compare_sides(place, today, one, by_key[ward.area_code])
    for row in found.table.itertuples():
        assert says(str(row.name), asked[str(row.indicator_id), str(row.sex)])
    drawn = [str(row["name"]) for told in Told for _, row in drawn_rows(found, told).iterrows()]
    assert set(drawn) <= set(found.table["name"])
    for which in MeasureSet:
        chosen = entering(views, which)
        words = entering_words(chosen)
        assert ") (" not in words
        assert ("estimated" in words) is any(kinds_of(view) for view in chosen.views)
    matrix = priority_matrix(figures, distinct(views)[0], ranked_standings(figures)).table
    known = {view.name: kinds_of(view) for view in views}
    for name, spoken in zip(matrix["name"], matrix.spoken, strict=True):
        if name in known:
            assert says(name, known[name])
            assert says(spoken, known[name])


@pytest.mark.parametrize("key", LEVELS)
def test_the_place_itself(key: str) -> None:
    """Ranks, attention, targets, gaps with the country, the strategy's measures and progress."""
    figures = level(key)
    place = figures.place
    own = figures.table[(figures.table.area_code == place.area_code) & figures.table["value"].notna()]
    kinds = {
        key: set(rows.status) - {"official"}
        for key, rows in own.groupby(["indicator_id", "series", "sex"], observed=True)
    }
    pairs = own[["indicator_id", "sex"]].drop_duplicates().itertuples(index=False, name=None)
    for indicator_id, sex in pairs:
        view = measure_view(figures, str(indicator_id), Sex(sex))
        assert view.since is not None
        told = view.held if view.judged else view.since
        assert told is not None
        wanted = kinds[str(indicator_id), told.series.series, str(sex)]
        assert says(view.name, wanted)
        assert says(view.short_name, wanted)
        assert view.trajectory or says(plain_finding(view), wanted)
        newest = {str(view.since.newest.status)} - {"official"}
        for now in indicator_now(figures, str(indicator_id)):
            if now.view.sex == sex and not view.result:
                said = now_words(now, place)
                assert says(said.split(" in ")[0], newest), said
        labels = target_trend_data(view, [])["lines"]
        if view.held is None:
            assert all(says(name, wanted) for name in labels["name"])
    ranks = authority_ranks(figures)
    for row in ranks.itertuples():
        series = own[(own.indicator_id == row.indicator_id) & (own.sex == row.sex) & (own.period == row.period)]
        assert set(series.status) - {"official"} >= {mark for mark in MARKS if f"({mark}" in row.name}
    for one in attention(figures).worse:
        assert says(attention_words(one, place).split(":")[0], set(one.line.points.status) - {"official"})
    for option, name in history_options(figures).items():
        history = against_country(figures, option.indicator_id, option.sex)
        assert isinstance(history, GapHistory)
        line = figures.main_line(option.indicator_id, option.sex, place.area_code)
        assert line is not None
        country = figures.line(option.indicator_id, option.sex, place.benchmark_code, line.series.series)
        assert country is not None
        wanted = {*line.points.status, *country.points.status} - {"official"}
        assert says(history_finding(history), wanted), history_finding(history)
        assert says(name, wanted), name


@pytest.mark.parametrize("key", LEVELS)
def test_search_names_the_kind(key: str) -> None:
    place = level(key).place
    valued = place.observations[place.observations["value"].notna()]
    measures = [entry for entry in search_entries(place) if entry.kind is EntryKind.MEASURE]
    assert len(measures) == len(place.indicators)
    for entry, indicator in zip(measures, place.indicators.values(), strict=True):
        own = valued[valued.indicator_id == indicator.indicator_id]
        assert says(entry.title.removeprefix(indicator.name), set(own.status) - {"official"}), entry.title


@pytest.mark.parametrize("key", LEVELS)
def test_published_counts_the_official(key: str) -> None:
    figures = level(key)
    assert set(figures.published.status) <= {"official", "provisional"}
    assert figures.published["value"].notna().all()
    counts = measures_by_figure(figures)
    # variants of a measure count once
    assert (
        bool(figures.place.measures)
        <= sum(counts.values())
        <= len({(one.outcome_id, one.measure_id) for one in figures.place.measures})
    )
    if figures.place.measures:
        # with every figure estimated none is published
        table = figures.table.assign(status="estimated")
        assert measures_by_figure(replace(figures, table=table))["none"] == sum(counts.values())


def made(*statuses: str) -> Figures:
    rows = [
        made_up.row(f"W{number}", "2020", 10.0 + number, status=status) for number, status in enumerate(statuses, 1)
    ]
    return made_up.opened(made_up.town(rows, wards=len(statuses)))


def view_of(figures: Figures) -> WardView:
    return ward_view(figures, made_up.SMOKING, Sex.PERSONS, "2020")


@pytest.mark.parametrize("status", [status for status in FigureStatus if status.mark])
def test_each_kind_has_its_word(status: FigureStatus) -> None:
    view = view_of(made(*[str(status)] * 5))
    assert view.name == f"Smoking ({status})"
    assert ward_finding(view).startswith(f"Smoking ({status}): ")


def test_where_only_some_are_each_figure_says_it() -> None:
    view = view_of(made("official", "estimated", "modelled", "official", "official"))
    assert view.name == "Smoking (some estimated or modelled)"
    labels = [ward_label(view, row) for _, row in view.table.iterrows()]
    assert ["(estimated)" in label for label in labels] == [False, True, False, False, False]
    assert ["(modelled)" in label for label in labels] == [False, False, True, False, False]
    kinds = next(column.cells for column in ward_columns(view) if column.head == "Kind of figure")
    assert list(kinds) == ["official", "official", "modelled", "estimated", "official"]


def test_a_missing_figure_is_no_kind() -> None:
    rows = [made_up.row(f"W{number}", "2020", 10.0 + number) for number in range(1, 6)]
    rows.append(made_up.row("W6", "2020", float("nan"), status="suppressed", note="small"))
    assert view_of(made_up.opened(made_up.town(rows, wards=6))).name == "Smoking"


def test_levels_mark_the_cell_where_the_row_is_mixed() -> None:
    rows = [made_up.row(f"W{number}", "2020", 10.0 + number, status="estimated") for number in range(1, 6)]
    rows.append(made_up.row(made_up.TOWN, "2020", 12.0))
    figures = made_up.opened(made_up.town(rows))
    table = at_each_level(figures, newest_ward_views(figures), "W1")
    assert (table["name"][0], table["W1"][0], table[made_up.TOWN][0]) == (
        "Smoking (some estimated)", "11.0 (estimated)", "12.0",
    )  # fmt: skip
    above = above_wards(figures, "W1", pd.DataFrame({"indicator_id": [], "sex": []}))
    assert json.dumps(above["name"].tolist()) == "[]"


def test_a_models_figure_is_no_outturn() -> None:
    rows = [made_up.row(made_up.TOWN, str(year), 20.0, status=status) for year, status in
            ((2011, "official"), (2012, "modelled"), (2013, "provisional"))]  # fmt: skip
    held = made_up.opened(made_up.town(rows)).main_line(made_up.SMOKING, Sex.PERSONS, made_up.TOWN)
    assert [one.period.label for one in outturns_of(held)] == ["2011", "2013"]


def test_the_strategys_measures_say_the_kind() -> None:
    figures = level("luton")
    table = measure_table(figures)
    estimated = table[table.newest.str.contains("estimated|modelled")]
    assert len(estimated) >= 3
    for row in estimated.itertuples():
        statuses = figures.rows(indicator_id=row.indicator_id).status
        assert set(statuses) - {"official"}


@pytest.mark.parametrize("key", LEVELS)
def test_lists_to_choose_from(key: str) -> None:
    """A measure is marked in the list that it is chosen from: of wards, of the place through time, of the thread."""
    figures = level(key)
    place = figures.place
    given = figures.table[figures.table["value"].notna()]
    own = given[given.area_code == place.area_code]
    for option in measure_options(figures, headline_views(figures)):
        rows = own[(own.indicator_id == option.indicator_id) & (own.sex == option.sex)]
        if not option.has_target:
            assert says(option.words, set(rows.status) - {"official"}), option.words
        assert (NOT_ADJUSTED in option.words) is place.indicators[option.indicator_id].has(IndicatorRole.AGE_DEPENDENT)
    of_wards = given[given.area_code.isin(place.ward_codes)]
    chosen = resolve_ward_selection(figures, {})
    for indicator_id, name in zip(chosen.indicators, chosen.names, strict=True):
        assert says(name, set(of_wards.status[of_wards.indicator_id == indicator_id]) - {"official"}), name
        assert place.indicators[indicator_id].name in name
    for indicator_id, said in marks_by_indicator(figures).items():
        rows = own if (own.indicator_id == indicator_id).any() else of_wards
        kinds = set(rows.status[rows.indicator_id == indicator_id]) - {"official"}
        assert says(f"({', '.join(said)})" if said else "", kinds), indicator_id
