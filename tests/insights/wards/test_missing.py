"""What has no figure is no evidence: every place, level and ward measure with one ward, and a third of them, suppressed."""

import math
import re

import numpy as np
import pytest

from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_words import (
    Dots,
    fifth_labels,
    gradient_key,
    gradient_subtitle,
    index_words,
    inequality_finding,
    line_words,
    passed_over_brief,
)
from hineq.insights.inequality.life_gaps import life_gaps
from hineq.insights.inequality.measures import measures_reading
from hineq.insights.priority.firmness_words import firm_sentence, loose_sentence, stability_sentences
from hineq.insights.priority.made_ready import priority_set
from hineq.insights.priority.matrix import priority_matrix
from hineq.insights.priority.matrix_words import matrix_reading, matrix_subtitle
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.priority.order_reading import order_note, order_reading
from hineq.insights.priority.order_words import (
    list_sentences,
    people_sentence,
    priority_finding,
    priority_subtitle,
    unranked_words,
)
from hineq.insights.priority.rank_range import rank_range
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.standing import ranked_standings
from hineq.insights.wards.entering import MeasureSet, distinct, entering_words
from hineq.insights.wards.poorest import PoorestRule, list_against_figures, poorest_wards, ward_finding
from hineq.insights.wards.poorest_tally import poorest_tally, tally_words
from hineq.insights.wards.profile import ward_profile
from hineq.insights.wards.profile_words import profile_finding, profile_sentences
from hineq.insights.wards.spread import spread_note
from hineq.insights.wards.view import FEWEST_WARDS, WardView, ward_label, wards_by_chance
from hineq.insights.wording.numbers import part_of
from hineq.model.enough import LEAST_COVERAGE
from hineq.model.roles import AreaListRole
from tests.missing import newest, opened, todays
from tests.places_with_levels import LEVELS

# what may not be said where a ward has no figure
OF_ALL = re.compile(r"\ball wards\b|\b[Ee]very ward\b|\ball of them\b|\ball \d+ wards\b|\bnan\b")


@pytest.fixture(params=LEVELS)
def where(request: pytest.FixtureRequest) -> str:
    key: str = request.param
    return key


def said_of(view: WardView) -> list[str]:
    poorest = [poorest_wards(view, rule, None) for rule in PoorestRule]
    return [
        ward_finding(view), spread_note(view), wards_by_chance(view), *(found.reason for found in poorest),
    ]  # fmt: skip


@pytest.mark.parametrize("third", [False, True])
def test_a_ward_without_a_figure_is_in_no_order_set_or_sentence(where: str, third: bool) -> None:
    figures, gone = opened(where, third=third)
    listed = figures.place.area_list_with(AreaListRole.POOREST_OUTCOMES)
    for view in newest(where, third=third):
        table, known = view.table, view.table["value"].notna()
        lost = table.area_code.isin(gone)
        assert not known[lost].any()
        ordered = known.mean() >= LEAST_COVERAGE
        assert table["rank"].notna().tolist() == (known & ordered).tolist()
        assert (table.loc[lost, ["rank_words", "place_outcome"]] == ["", "not_compared"]).all(axis=None)
        # a ward that has changed since stands in the views of its own day alone
        assert not lost.any() or view.place is None or not view.place.estimated
        for rule in (PoorestRule.FIFTH, PoorestRule.SIGNIFICANT):
            found = poorest_wards(view, rule, None)
            assert not found.codes & gone
            if rule is PoorestRule.FIFTH and not ordered:
                assert not found.codes
        words = said_of(view)
        if listed and not ordered:
            assert list_against_figures(view, listed) == []
        if listed and ordered:
            words += list_against_figures(view, listed)
            names = {figures.place.areas[code].area_name for code in gone}
            named = [sentence for sentence in words if any(name in sentence for name in names)]
            assert all("without a figure" in one or "have none" in one or "has none" in one for one in named), named
        if lost.any():
            for sentence in words:
                assert not OF_ALL.search(sentence), sentence
        allowed = rank_range(view)
        if not ordered or view.ranked < FEWEST_WARDS:
            assert isinstance(allowed, NotPossible)
        elif not isinstance(allowed, NotPossible):
            ranges = allowed.table.set_index("area_code")[["lowest_rank", "highest_rank"]]
            assert ranges.loc[sorted(gone & set(ranges.index))].isna().all(axis=None)
            assert not (ranges > view.ranked).any(axis=None)
        assert all("no data" in ward_label(view, row) for _, row in table[lost].iterrows())


@pytest.mark.parametrize("third", [False, True])
def test_no_gradient_speaks_of_all_wards(where: str, third: bool) -> None:
    figures, gone = opened(where, third=third)
    for view in newest(where, third=third):
        inequality = ward_inequality(figures, view)
        if isinstance(inequality, Inequality) and gone & set(view.table.area_code):
            assert view.coverage.ordered
            said = [
                inequality_finding(inequality), index_words(inequality), line_words(inequality), gradient_subtitle(inequality),
                *gradient_key(inequality, Dots.WARDS, "", 5), *gradient_key(inequality, Dots.FIFTHS, "", 5),
                *fifth_labels(inequality), *(gap.between for gap in life_gaps(figures, inequality)),
                *measures_reading(inequality)["What it says"],
            ]  # fmt: skip
            for sentence in said:
                assert not OF_ALL.search(sentence), sentence
            assert f"{len(inequality.table)} of {view.coverage.wards} wards" in gradient_subtitle(inequality)
            brief, over = passed_over_brief(inequality), set(view.table.area_name) - set(inequality.table.area_name)
            assert all(name in brief for name in over) or f"leaves out {len(over)} of {view.coverage.wards} " in brief


@pytest.mark.parametrize("third", [False, True])
@pytest.mark.parametrize("which", MeasureSet)
def test_a_ward_without_figures_is_not_ranked_and_named(where: str, third: bool, which: MeasureSet) -> None:
    figures, gone = opened(where, third=third)
    views = todays(where, third=third)
    made_of = priority_set(figures.place, views, which, draws=50)
    priority = made_of if isinstance(made_of, NotPossible) else prioritise(made_of, {})
    if third:
        assert isinstance(priority, NotPossible)
        return
    if isinstance(priority, NotPossible):
        assert not OF_ALL.search(priority.reason)
        return
    assert isinstance(priority, Priority)
    table = priority.table.set_index("area_code")
    lost = sorted(gone & set(table.index))
    columns = ["rank", "score", "lowest_rank", "highest_rank", "least_rank", "most_rank", "weighted_share"]
    assert table.loc[lost, columns].isna().all(axis=None)
    ranked = int(table["rank"].notna().sum())
    assert table[columns[2:6]].max(axis=None) <= ranked
    assert not any(set(lost) & codes for codes in priority.without.values())
    listed = figures.place.area_list_with(AreaListRole.POOREST_OUTCOMES)
    said = [
        priority_finding(priority), priority_subtitle(priority, figures.place), firm_sentence(priority), loose_sentence(priority),
        *stability_sentences(priority), people_sentence(priority, figures.place), order_note(priority, figures.place),
        entering_words(made_of.entering) if not isinstance(made_of, NotPossible) else "",
        *(list_sentences(priority, listed, figures.place) if listed else []),
    ]  # fmt: skip
    for code in lost:
        name = figures.place.areas[code].area_name
        assert name in unranked_words(priority)
        assert not [
            one for one in said if re.search(rf"\b{re.escape(name)}\b", one) and "for want of figures" not in one
        ]
    assert not [one for one in said if OF_ALL.search(one)]
    shown = order_reading(priority, figures.place, listed)
    assert not shown.astype(str).map(lambda cell: "nan" in cell).any(axis=None)


@pytest.mark.parametrize("third", [False, True])
def test_the_matrix_and_the_profile_hold(where: str, third: bool) -> None:
    figures, gone = opened(where, third=third)
    place, views = figures.place, newest(where, third=third)
    matrix = priority_matrix(figures, views, ranked_standings(figures))
    if not matrix.charted.empty and all(gone & set(view.table.area_code) for view in views):
        assert not OF_ALL.search(matrix_subtitle(matrix, place))
    for words in matrix_reading(matrix, place).astype(str).to_numpy().ravel():
        assert not re.search(r"\bnan\b", words), words
    tally = poorest_tally(views, every=True)
    assert not {ward.area_code for ward in tally.wards} & gone
    assert not OF_ALL.search(tally_words(tally))
    for code in sorted(gone)[:2]:
        profile = ward_profile(place, views, code)
        assert profile.table.position.isna().all()
        said = [profile_finding(profile, place), *profile_sentences(profile, place)]
        assert not [one for one in said if "among" in one and "poorest" in one and not re.search("name[sd] it", one)], (
            said
        )
    for code in sorted(place.ward_codes - gone)[:3]:
        profile = ward_profile(place, views, code)
        said = [profile_finding(profile, place), *profile_sentences(profile, place)]
        assert not [one for one in said if OF_ALL.search(one)], said


def test_the_pack_itself_has_places_on_both_sides_of_the_rule() -> None:
    # 9 of the 16 wards of Melton have a life expectancy, 155 of the 171 of the whole system
    for code, ordered in (("llr/E07000133", False), ("llr", True)):
        view = next(view for view in newest(code, third=False) if view.period == "2009-13")
        assert view.coverage.ordered is ordered
        assert bool(view.ranked) is ordered
        assert ("too few to rank" in ward_finding(view) or "only" in ward_finding(view)) is not ordered


def test_distinct_measures_of_which_too_few_wards_have_a_figure_stay_out_of_the_order() -> None:
    figures, _ = opened("llr", third=False)
    views = todays("llr", third=False)
    few = [view for view in distinct(views)[0] if not view.ranked]
    assert few
    made_of = priority_set(figures.place, views, MeasureSet.HEALTH, draws=20)
    assert not isinstance(made_of, NotPossible)
    assert not set(few) & set(made_of.entering.views)
    reasons = {left.name: left.reason for left in made_of.entering.left_out}
    for view in few:
        known = part_of(view.coverage.known, view.coverage.wards, "ward", the="")
        assert reasons[view.name].removeprefix(f"only {known} ") in ("has a figure", "have a figure", "had a figure")
    assert not np.isnan(made_of.positions).all(axis=0).any()
    assert math.isfinite(made_of.theme_of.sum())
