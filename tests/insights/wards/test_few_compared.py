"""What is said where few wards have a figure that counts: a rough figure is none that is missing, and none is evidence."""

from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from hineq.insights.priority.made_ready import priority_set
from hineq.insights.priority.order import prioritise
from hineq.insights.priority.order_words import unranked_words
from hineq.insights.series.families import family_of, is_summary
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.compare import Comparison, compare_sides, comparison_finding, counts_words
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.entering import MeasureSet, reason_by_itself
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.rug import Against, Rug, rug_finding, ward_rug
from hineq.insights.wards.sides import all_sides
from hineq.insights.wards.view import WardView
from hineq.model.enough import LEAST_COVERAGE
from hineq.model.words import Outcome, Polarity
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.over import kept_layer
from hineq.ui.views.rug import _cells
from tests.paths import DATA
from tests.places_with_levels import LEVELS, level

# four of five wards rough, some rough, none
COUNCILS = ("E09000001", "E10000016", "E07000114")
PLACES = (*LEVELS, *COUNCILS)


@cache
def opened(key: str) -> Figures:
    return Figures.of(kept_layer(next(DATA.glob(f"*/{HEAD}")).parent).council(key)) if key in COUNCILS else level(key)


@cache
def views(key: str) -> tuple[WardView, ...]:
    return newest_ward_views(opened(key), today=True)


@cache
def rug(key: str, against: Against) -> Rug:
    return ward_rug(opened(key).place, views(key), against, Confidence.USUAL)


def told(rug: Rug) -> Counter[str]:
    """Of each family that may count, how many wards are compared on any of its measures."""
    wards: dict[str, set[int]] = {}
    for column in rug.columns:
        if not reason_by_itself(column.view):
            each = column.fifths or [one is not Outcome.NOT_COMPARED for one in column.outcomes]
            own = wards.setdefault(family_of(column.view.indicator), set())
            own |= {at for at, there in enumerate(each) if there}
    return Counter({family: len(found) for family, found in wards.items() if found})


@pytest.mark.parametrize("against", list(Against))
@pytest.mark.parametrize("key", PLACES)
def test_a_heading_counts_measures_on_which_most_wards_can_be_compared(key: str, against: Against) -> None:
    found = rug(key, against)
    said, families = rug_finding(found), told(found)
    widely = {family for family, wards in families.items() if wards >= LEAST_COVERAGE * len(found.wards) - 1e-9}
    assert (found.tallies.told_widely.max() if len(found.tallies) else 0) <= len(widely)
    assert (found.tallies.told_widely <= found.tallies.told).all()
    if not widely:
        assert "the most of all" not in said
        assert " were worse than " not in said
    if "none can be compared" in said:
        assert all(one.not_compared for one in found.columns)
    if said.startswith("No ward") and "widely" not in said:
        assert not found.tallies.poor.any()


def test_what_few_wards_have_leads_no_heading() -> None:
    """On one measure a few wards alone are compared: the others could never be worse on as many."""
    found = rug("llr", Against.COUNTRY)
    few = {family for family, wards in told(found).items() if wards < LEAST_COVERAGE * len(found.wards)}
    assert few
    assert "on two widely tested measures" in rug_finding(found)
    assert found.tallies.poor.max() > found.tallies.poor_widely.max()


@pytest.mark.parametrize("against", list(Against))
@pytest.mark.parametrize("key", PLACES)
def test_a_rough_figure_is_shown_as_such_and_never_as_none(key: str, against: Against) -> None:
    for column in rug(key, against).columns:
        table = column.view.table
        # a ward without a row has no text either
        for value, rough, cell in zip(table["value"], table["rough"].fillna(""), _cells(column), strict=True):
            assert "nan" not in cell
            assert ("no data" in cell) == (value != value and not rough)
            assert (rough in cell and "not compared" in cell) if rough else "rough" not in cell


@pytest.mark.parametrize("key", PLACES)
def test_figures_are_the_same_only_where_there_are_several(key: str) -> None:
    for view in views(key):
        reason, known = reason_by_itself(view), view.table["value"].dropna()
        if "all its figures are the same" in reason:
            assert len(known) > 1
            assert known.nunique() == 1
        if not len(known) and not view.indicator.unjudged_reason:
            assert reason.startswith("no ward ")
            assert ("not rough" in reason) == bool(view.coverage.rough)


@pytest.mark.parametrize("key", PLACES)
def test_two_wards_with_rough_figures_are_not_said_to_have_none(key: str) -> None:
    figures = opened(key)
    sides = all_sides(figures, None)
    wards = [sides.by_key[ward.area_code] for ward in figures.place.wards if ward.area_code in sides.by_key]
    rough = [one for one in wards if figures.place.areas[one.codes[0]].roughly_fitted]
    for left, right in [*pairwise(rough[:3]), *pairwise(wards[:3])]:
        found = compare_sides(figures.place, views(key), left, right)
        assert isinstance(found, Comparison)
        both = found.table.left_value.notna() & found.table.right_value.notna()
        said = comparison_finding(found)
        if said.startswith("No measure"):
            assert not (both & found.table.distinct).any()
            assert ("not rough" in said) == found.only_rough
        for known, (_, row) in zip(both, found.table.iterrows(), strict=True):
            assert not known or "rough" not in counts_words(row)


@pytest.mark.parametrize("which", list(MeasureSet))
@pytest.mark.parametrize("key", PLACES)
def test_why_wards_are_in_no_order_is_computed(key: str, which: MeasureSet) -> None:
    figures = opened(key)
    made_of = priority_set(figures.place, views(key), which, draws=20)
    if isinstance(made_of, NotPossible):
        judged = [
            view
            for view in views(key)
            if view.indicator.judged_by is not Polarity.NO_JUDGEMENT and not is_summary(view.indicator)
        ]
        assert ("has an end that is worse" in made_of.reason) <= (not judged)
        return
    order = prioritise(made_of, {})
    if isinstance(order, NotPossible) or order.unranked.empty:
        return
    rough = any(figures.place.areas[code].roughly_fitted for code in order.unranked.area_code)
    assert ("only a rough one" in unranked_words(order)) == rough
