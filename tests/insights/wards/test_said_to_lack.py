"""What is said to be lacking is computed: each such sentence on a made-up place where the opposite is true."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hineq.insights.inequality.deprivation import deprivation_order
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_words import Dots, gradient_key, line_wards
from hineq.insights.priority.matrix import PLACE_ONLY, priority_matrix
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.standing import standing
from hineq.insights.wards.poorest import PoorestRule, poorest_wards
from hineq.insights.wards.poorest_tally import poorest_tally, tally_words
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.selection import resolve_ward_selection
from hineq.insights.wards.sides import all_sides
from hineq.insights.wards.view import ward_view
from hineq.model.roles import IndicatorRole
from hineq.model.words import Polarity, Sex, ValueType
from tests.made_up import COUNTRY, SMOKING, TOWN, area_list, indicator, opened, row, series, town

SCORE = "score"
PEOPLE = {f"W{number}": 1000.0 for number in range(1, 7)}


def scores(*values: float) -> list[dict[str, object]]:
    return [row(f"W{number}", "2019", value, indicator_id=SCORE) for number, value in enumerate(values, 1)]


def figures_of(*score: float, wards: int = 6, **changes: object):
    rows = [row(f"W{number}", "2020", 10.0 + number) for number in range(1, wards + 1)]
    kinds = [
        indicator(**changes),
        indicator(
            indicator_id=SCORE, name="Score", short_name="Score", value_type=ValueType.INDEX, polarity=Polarity.LOW_IS_GOOD,
            roles=(IndicatorRole.DEPRIVATION,),
        ),
    ]  # fmt: skip
    both = [series(), series(indicator_id=SCORE)]
    return opened(town([*rows, *scores(*score)], kinds=kinds, all_series=both, population=PEOPLE, wards=wards))


@pytest.mark.parametrize(
    ("score", "wards", "words"),
    [
        ((9.0, 8.0, 7.0, 6.0, 5.0, 4.0), 6, ""),
        ((9.0, 8.0, 7.0, 6.0, 5.0, math.nan), 6, "Of deprivation scores Ward 6 has none: in no fifth."),
        ((9.0, 8.0, 7.0), 6, "3 of 6 wards have a deprivation score, so there are no fifths by deprivation."),
        ((9.0, 8.0, 7.0, 6.0), 4, "Town has fewer than five wards, so there are no fifths by deprivation."),
        ((), 6, "None of 6 wards have a deprivation score, so there are no fifths by deprivation."),
    ],
)
def test_why_there_are_no_fifths_is_what_the_pack_lacks(score: tuple[float, ...], wards: int, words: str) -> None:
    missing = all_sides(figures_of(*score, wards=wards), area_list(W1=Sex.PERSONS)).missing
    assert missing == ((words,) if words else ())


def test_why_there_is_no_group_of_listed_wards_is_what_the_pack_lacks() -> None:
    figures = figures_of(9.0, 8.0, 7.0, 6.0, 5.0, 4.0)
    assert all_sides(figures, None).missing == (
        "No list of wards is in this pack, so there is no group of listed wards.",
    )
    assert all_sides(figures, area_list(X1=Sex.PERSONS)).missing == (
        "The list of wards names none of Town's wards of today, so there is no group of listed wards.",
    )


def test_the_ward_that_lacks_a_score_is_named() -> None:
    figures = figures_of(9.0, 8.0, 7.0, 6.0, 5.0)
    # five of six are four fifths: the order stands, and says whom it leaves out
    found = ward_inequality(figures, ward_view(figures, SMOKING, Sex.PERSONS, "2020"))
    assert isinstance(found, Inequality)
    assert found.passed_over == "Ward 6 has no deprivation score"
    assert line_wards(found) == "5 of 6 wards (Ward 6 has no deprivation score)"
    assert "Ward 6 has no deprivation score." in gradient_key(found, Dots.WARDS, "", 5)[0]
    figures = figures_of(9.0, 8.0, 7.0, 6.0)
    refused = deprivation_order(figures, ward_view(figures, SMOKING, Sex.PERSONS, "2020"))
    assert isinstance(refused, NotPossible)
    assert refused.reason == (
        "Only 4 of the 6 wards have all that an order by deprivation needs, fewer than 80%: Ward 5 and Ward 6 have no "
        "deprivation score."
    )


def test_ward_figures_that_are_bare_counts_are_not_denied() -> None:
    kinds = [indicator(), indicator(indicator_id="cases", name="Cases", value_type=ValueType.COUNT)]
    rows = [row("W1", "2020", 10.0), row("W1", "2020", 4.0, indicator_id="cases")]
    place = town(rows, kinds=kinds, all_series=[series(), series(indicator_id="cases")])
    (said,) = resolve_ward_selection(opened(place), {"indicator": "cases"}).notes
    assert said.startswith("The ward figures for cases are bare counts")
    (said,) = resolve_ward_selection(
        opened(replace(place, observations=place.observations.head(1))), {"indicator": "cases"}
    ).notes
    assert said.startswith("No ward figures for cases in this pack")


@pytest.mark.parametrize(
    ("own", "theirs", "words"),
    [
        (20.0, 10.0, "20.0%, Country 10.0%"),
        (20.0, math.nan, "not known: Country has no like figure in this pack"),
        (math.nan, 10.0, "not known: Town has no like figure in this pack"),
        (math.nan, math.nan, "not known: Town and Country have no like figure in this pack"),
    ],
)
def test_who_has_no_like_figure_is_who_has_none(own: float, theirs: float, words: str) -> None:
    rows = [row(f"W{number}", "2020", 10.0 + number) for number in range(1, 6)]
    figures = opened(town([*rows, row(TOWN, "2020", own), row(COUNTRY, "2020", theirs)]))
    (found,) = priority_matrix(figures, newest_ward_views(figures), []).table.behind_words
    assert found.startswith(words)


def test_a_measure_whose_ward_figures_do_not_count_is_not_said_to_have_none() -> None:
    crude = indicator(roles=(IndicatorRole.AGE_DEPENDENT,))
    rows = [row(f"W{number}", "2023", 10.0 + number) for number in range(1, 6)]
    rows += [row(TOWN, "2023", 20.0, lower_ci=19.0, upper_ci=21.0), row(COUNTRY, "2023", 10.0)]
    for with_wards, words in (
        (True, "ward figures left out: not adjusted for age"),
        (False, "no ward figures in this pack"),
    ):
        figures = opened(town(rows if with_wards else rows[5:], kinds=[crude]))
        stands = standing(figures, SMOKING, Sex.PERSONS)
        assert stands is not None
        views = newest_ward_views(figures)
        table = priority_matrix(figures, views, [replace(stands, outcome=stands.outcome)]).table
        if len(table):
            assert list(table.group) == [PLACE_ONLY]
            assert words in table.gap_words.iloc[0]


def test_none_is_worse_only_where_all_were_compared() -> None:
    def reason(place: float, *half: float) -> str:
        rows = [
            row(f"W{number}", "2020", 10.0, lower_ci=10 - width, upper_ci=10 + width)
            for number, width in enumerate(half, 1)
        ]
        figures = opened(town([*rows, row("W4", "2020", math.nan), row(TOWN, "2020", place)], wards=4))
        return poorest_wards(ward_view(figures, SMOKING, Sex.PERSONS, "2020"), PoorestRule.SIGNIFICANT, None).reason

    assert reason(10.0, 1.0, 1.0, 1.0) == "No ward with a confidence interval is significantly worse than the place."
    assert reason(math.nan, 1.0, 1.0, 1.0).startswith("There is no figure for the place as a whole")
    assert reason(10.0, np.nan, np.nan, np.nan).startswith("These ward figures have no confidence intervals")


def test_a_tally_names_the_measures_and_the_wards_that_lack_figures() -> None:
    kinds = [indicator(indicator_id=key, name=key.title(), short_name=key.title(), theme="Health") for key in "abc"]
    both = [series(indicator_id=key) for key in "abc"]
    rows = [
        row(f"W{number}", "2020", 10.0 + number, indicator_id=key)
        for key, lost in (("a", 6), ("b", 6), ("c", 3))
        for number in range(1, 7)
        if number < lost
    ]
    figures = opened(town(rows, kinds=kinds, all_series=both, wards=6))
    tally = poorest_tally(newest_ward_views(figures))
    assert [ward.area_code for ward in tally.wards] == ["W5"]
    assert tally_words(tally) == (
        "In the poorest fifth of wards on at least one of two measures: A (2020) and B (2020). Too few wards have a figure to rank "
        "them on C (2020). Ward 6 has no figure to rank by on over a fifth of these measures and is not counted."
    )
