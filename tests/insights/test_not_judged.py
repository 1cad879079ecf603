"""Crude figures that hang on age: shown, with the reason, and never judged, coloured, ranked as poorest or counted."""

import ast
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from hineq.charts.ward_bars import ward_bars_data
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.measures import measures
from hineq.insights.priority.matrix import priority_matrix
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import trend_words
from hineq.insights.standing.attention import attention
from hineq.insights.standing.ranks import authority_ranks, counted_ranks, positions, theme_finding
from hineq.insights.standing.standing import ranked_standings, standing
from hineq.insights.thread.progress import indicator_now
from hineq.insights.wards.compare import compare_sides
from hineq.insights.wards.entering import MeasureSet, distinct, entering, reasons_left_out
from hineq.insights.wards.poorest import PoorestRule, poorest_wards
from hineq.insights.wards.poorest_tally import poorest_tally
from hineq.insights.wards.profile import newest_ward_views, ward_profile
from hineq.insights.wards.profile_first import placed_measures
from hineq.insights.wards.sides import all_sides
from hineq.insights.wording.kinds import NOT_ADJUSTED
from hineq.maps.scene import map_scene
from hineq.model.key import ViewKey
from hineq.model.roles import IndicatorRole
from hineq.model.words import Direction, Outcome, Polarity, Sex, SpreadEnd, ValueType
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.over import kept_layer
from hineq.theme.palette import PLAIN_QUINTILES
from tests.paths import DATA, ROOT
from tests.places_with_levels import LEVELS, level, newest, todays

JUDGED = {Outcome.BETTER, Outcome.WORSE}
REASON = "not adjusted for age, so an area of young people looks healthy"


def crude(figures: Figures) -> set[str]:
    return {key for key, one in figures.place.indicators.items() if one.has(IndicatorRole.AGE_DEPENDENT)}


def all_crude(figures: Figures) -> Figures:
    """The same place with every measure crude."""
    kinds = {
        key: replace(one, roles=(*one.roles, IndicatorRole.AGE_DEPENDENT))
        for key, one in figures.place.indicators.items()
    }
    return replace(figures, place=replace(figures.place, indicators=kinds))


@pytest.mark.parametrize("pack", ["luton", "llr", "oxford"])
def test_the_packs_declare_them(pack: str) -> None:
    """What the pack's own words call crude, and GP registers, whose shares of patients nobody adjusts."""
    indicators = level(pack).place.indicators.values()
    said = {
        one.indicator_id for one in indicators if "not adjusted for age" in one.caveat or "recorded by GPs" in one.name
    }
    assert len(said) == 9
    assert crude(level(pack)) == said


@pytest.mark.parametrize("key", LEVELS)
def test_no_crude_ward_figure_is_judged(key: str) -> None:
    figures = level(key)
    place = figures.place
    views = newest(key)
    named = [view for view in views if view.indicator.indicator_id in crude(figures)]
    assert named
    for view in named:
        assert NOT_ADJUSTED in view.name
        assert not set(view.table.place_outcome) & JUDGED
        assert not set(view.table.country_outcome) & JUDGED
        assert not view.table.rank_words.str.contains("poorest|best").any()
        for rule in (PoorestRule.FIFTH, PoorestRule.SIGNIFICANT):
            found = poorest_wards(view, rule, None)
            assert (found.codes, found.reason) == (
                frozenset(),
                f"N{REASON[1:]}: no ward is called poorest here.",
            )
        scene = map_scene(
            place, view,
            ViewKey(place_id=place.place_id, indicator_id=view.indicator.indicator_id, sex=view.sex, period=view.period),
            PoorestRule.FIFTH, None,
        )  # fmt: skip
        assert {mark["fill"] for mark in scene.marks} - {None} <= set(PLAIN_QUINTILES)
        assert not any(mark["marked"] for mark in scene.marks)
        assert not any("poorest" in item.label or "best" in item.label for item in scene.legend)
        assert set(ward_bars_data(view, frozenset(), "").fill) <= set(PLAIN_QUINTILES)
        slope = ward_inequality(figures, view)
        if isinstance(slope, Inequality):
            assert not slope.judged
            assert not any("risk" in row.name or "of inequality" in row.name for row in measures(slope))
    assert dict(zip([view.name for view in views], reasons_left_out(views), strict=True))[named[0].name] == REASON
    for which in MeasureSet:
        assert not set(entering(views, which).views) & set(named)
    tally = poorest_tally(views, every=True)
    assert not any(view.indicator.short_name in name for view in named for name in (*tally.counted, *tally.left_out))
    profile = ward_profile(place, views, place.wards[0].area_code)
    names = {view.name for view in named}
    assert names <= set(profile.table["name"])
    assert not names & set(placed_measures(profile)["name"])
    sides = list(all_sides(figures, None).by_key.values())
    compared = compare_sides(place, todays(key), sides[0], sides[1])
    rows = compared.table[compared.table["name"].isin(names)]
    assert (rows.poorer == "").all()
    assert not set(rows.outcome) & JUDGED
    assert not rows.distinct.any()
    matrix = priority_matrix(figures, distinct(views)[0], ranked_standings(figures))
    assert not matrix.table["name"].str.contains(NOT_ADJUSTED).any()


@pytest.mark.parametrize("key", LEVELS)
def test_no_crude_figure_of_the_place_is_judged(key: str) -> None:
    figures = level(key)
    ranks = authority_ranks(figures)
    for indicator_id in crude(figures):
        stands = standing(figures, indicator_id, Sex.PERSONS)
        if stands is None:
            continue
        assert NOT_ADJUSTED in stands.line.name
        assert stands.outcome not in JUDGED
        assert "getting" not in trend_words(stands.line).words
        for now in indicator_now(figures, indicator_id):
            assert now.direction not in {Direction.IMPROVED, Direction.WORSENED}
            assert now.poorer is None
        rows = ranks[ranks.indicator_id == indicator_id]
        assert (rows.end == SpreadEnd.NEITHER).all()
    assert not set(counted_ranks(ranks).indicator_id) & crude(figures)
    worse = attention(figures).worse
    assert not {one.line.indicator.indicator_id for one in worse} & crude(figures)


@pytest.mark.parametrize("key", ["luton", "oxford", "llr/E06000016"])
def test_where_every_measure_is_crude_nothing_is_judged(key: str) -> None:
    figures = all_crude(level(key))
    views = newest_ward_views(figures)
    assert distinct(views)[0] == ()
    assert not any(set(view.table.place_outcome) & JUDGED for view in views)
    assert attention(figures).judged == 0
    assert counted_ranks(authority_ranks(figures)).empty
    assert poorest_tally(views).wards == ()


@cache
def council(code: str) -> Figures:
    """A council of the national layer."""
    return Figures.of(kept_layer(next(DATA.glob(f"*/{HEAD}")).parent).council(code))


@pytest.mark.parametrize("key", [*LEVELS, "E10000016", "E06000016", "E09000001"])
def test_no_bare_count_is_called_poorest_or_best(key: str) -> None:
    figures = council(key) if key.startswith("E") else level(key)
    counts = {one.indicator_id for one in figures.place.indicators.values() if one.value_type is ValueType.COUNT}
    assert counts or key != "luton"
    ranks = authority_ranks(figures)
    rows = ranks[ranks.indicator_id.isin(counts)]
    assert len(rows) or not key.startswith("E1")
    assert not rows.rank_words.str.contains("poorest|best").any()
    assert (rows.end == SpreadEnd.NEITHER).all()
    assert not set(counted_ranks(ranks).indicator_id) & counts
    assert not set(positions(ranks).indicator_id) & counts
    for theme in ranks.theme.unique():
        said = theme_finding(ranks[ranks.theme == theme])
        assert not any(name in said for name in rows.name), said
    for indicator_id in counts:
        stands = standing(figures, indicator_id, Sex.PERSONS)
        assert stands is None or stands.rank is None or not re.search("poorest|best", stands.rank.words)
        assert {now.direction for now in indicator_now(figures, indicator_id)}.isdisjoint(
            {Direction.IMPROVED, Direction.WORSENED}
        )


def test_a_target_on_a_crude_measure_is_held_as_it_was_promised() -> None:
    place = all_crude(level("luton")).place
    assert {trajectory.polarity for trajectory in place.trajectories()} <= {Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD}


# what reads the declared polarity: the word for it, the gap in the headline measure, and what was promised
DECLARED = {
    "hineq/insights/search/catalogue.py",
    "hineq/insights/series/gaps.py",
    "hineq/insights/series/projecting.py",
}


def reads_polarity(path: Path) -> bool:
    """Whether a file reads `.polarity` of an indicator: of a name or an attribute called that."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr == "polarity":
            of = node.value
            name = of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""
            if name == "indicator":
                return True
    return False


def test_no_other_code_judges_by_the_declared_polarity() -> None:
    folders = ("hineq/insights", "hineq/charts", "hineq/maps", "hineq/ui", "pages")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    found = {path.relative_to(ROOT).as_posix() for path in files if reads_polarity(path)}
    assert {path for path in found if not path.startswith("hineq/insights/targets/")} == DECLARED
