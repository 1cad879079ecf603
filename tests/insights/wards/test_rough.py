"""Wards that their neighbourhoods fit badly: set aside in words, in the grammar of one, two or many."""

from dataclasses import replace

import numpy as np
import pytest

from hineq.insights.inequality.deprivation import deprivation_order
from hineq.insights.inequality.gradient import ward_inequality
from hineq.insights.inequality.gradient_words import line_wards
from hineq.insights.series.rough import ROUGH, bare_or_rough, fit_words, rough_set_aside
from hineq.insights.wards.coverage import Coverage
from hineq.insights.wards.pooling import side_figure
from hineq.insights.wards.sides import all_sides
from hineq.insights.wards.view import ward_view
from hineq.insights.wards.vintage import vintage_words
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import AreaType, Polarity, Sex, ValueType
from tests.grammar import faulty
from tests.made_up import area_list, indicator, opened, row, series, town

YEAR = "2021"


def with_rough(count: int, wards: int = 5, *, rows: list[dict[str, object]] | None = None) -> Place:
    """A town of which the first `count` wards are fitted badly."""
    place = town(rows or [row("W1", YEAR, 10.0, status="estimated")], wards=wards)
    rough = {
        code: replace(area, neighbourhoods=3, overlap=0.4 if area.area_name in names(count) else 0.9)
        if area.area_type is AreaType.WARD
        else area
        for code, area in place.areas.items()
    }
    return replace(place, areas=rough)


def names(count: int) -> list[str]:
    return [f"Ward {number}" for number in range(1, count + 1)]


REST = "estimates made of them are marked rough there, and rank and compare nothing."


@pytest.mark.parametrize(
    ("count", "wards", "said"),
    [
        (0, 5, ""),
        (1, 1, f"Neighbourhoods fit the one ward badly: {REST}"),
        (1, 5, f"Neighbourhoods fit one of the five wards badly (Ward 1): {REST}"),
        (2, 2, f"Neighbourhoods fit both wards badly (Ward 1 and Ward 2): {REST}"),
        (2, 5, f"Neighbourhoods fit two of the five wards badly (Ward 1 and Ward 2): {REST}"),
        (3, 12, f"Neighbourhoods fit three of the 12 wards badly (Ward 1, Ward 2 and Ward 3): {REST}"),
        (4, 12, f"Neighbourhoods fit four of the 12 wards badly: {REST}"),
        (12, 12, f"Neighbourhoods fit all 12 wards badly: {REST}"),
    ],
)
def test_which_wards_are_rough_is_said_whatever_their_number(count: int, wards: int, said: str) -> None:
    found = vintage_words(with_rough(count, wards))
    assert found == said
    assert faulty(found) == []


def ward(neighbourhoods: int, overlap: float | None) -> Area:
    return Area(
        area_code="W1", area_name="Ward 1", area_type=AreaType.WARD, neighbourhoods=neighbourhoods, overlap=overlap
    )


@pytest.mark.parametrize(
    ("neighbourhoods", "overlap", "begin"),
    [
        (1, 0.79, "The one neighbourhood given to this ward and the ward itself share only 79% of their ground"),
        (2, 0.3, "The two neighbourhoods given to this ward and the ward itself share only 30% of their ground"),
        (12, 0.49, "The 12 neighbourhoods given to this ward and the ward itself share only 49% of their ground"),
    ],
)
def test_why_an_estimate_is_rough_is_said_whatever_its_neighbourhoods(neighbourhoods, overlap, begin) -> None:
    said = fit_words(ward(neighbourhoods, overlap))
    assert said.startswith(begin)
    assert faulty(said) == []


@pytest.mark.parametrize(("neighbourhoods", "overlap"), [(1, 0.8), (2, 0.5), (3, 1.0), (0, None)])
def test_a_ward_that_is_fitted_well_enough_is_no_rough_one(neighbourhoods, overlap) -> None:
    assert not ward(neighbourhoods, overlap).roughly_fitted
    assert fit_words(ward(neighbourhoods, overlap)) == ""


def test_only_estimates_with_a_figure_are_set_aside() -> None:
    rows = [
        row("W1", YEAR, 12.34, status="estimated", count=12, denominator=100, note="Sum of 3 LSOAs."),
        row("W1", "2020", 12.0, status="official"),
        row("W1", "2019", np.nan, status="estimated", note="No figure: only 1 of 3 neighbourhoods has one."),
        row("W2", YEAR, 20.0, status="estimated"),
    ]
    place = with_rough(1, rows=rows)
    before = place.observations.copy()
    table = rough_set_aside(place, place.observations)
    assert table["value"].isna().tolist() == [True, False, True, False]
    assert table.rough.tolist() == [f"12.3 ({ROUGH})", "", "", ""]
    assert table.note[0].startswith("Sum of 3 LSOAs. The three neighbourhoods given to this ward")
    assert table.note[1:].tolist() == before.note[1:].tolist()
    assert table.loc[0, ["count", "denominator"]].isna().all()
    assert place.observations.equals(before)


def test_a_cell_shows_a_rough_estimate_marked_as_such() -> None:
    kind = indicator()
    shown = [
        bare_or_rough(value, rough, kind) for value, rough in ((12.34, ""), (np.nan, "12.3 (rough)"), (np.nan, np.nan))
    ]
    assert shown == ["12.3", "12.3 (rough)", "no data"]


@pytest.mark.parametrize(
    ("without", "rough", "missing", "alone"),
    [
        ((), (), "", ""),
        (("Ash",), (), "Ash has none", "Ash has no figure"),
        (("Ash",), ("Ash",), "Ash has only a rough one", "Ash has only a rough figure"),
        (("Ash", "Elm"), ("Elm",), "Ash has none; Elm has only a rough one", "Ash has no figure; Elm has only a rough figure"),
        (("Ash", "Elm"), ("Ash", "Elm"), "Ash and Elm have only a rough one", "Ash and Elm have only a rough figure"),
    ],
)  # fmt: skip
def test_a_ward_with_a_rough_figure_is_not_said_to_have_none(without, rough, missing, alone) -> None:
    coverage = Coverage(wards=5, without=without, rough=rough)
    assert (coverage.missing_words, coverage.without_words) == (missing, alone)
    assert coverage.figure_words() == ("a figure that is not rough" if rough else "a figure")


def scored(rough: int, *, measured: str = "official") -> Place:
    """A town of ten wards with a measure and a deprivation score, of which the first wards' neighbourhoods fit badly."""
    numbers = range(1, 11)
    rows = [row(f"W{number}", YEAR, 10.0 + number, status=measured) for number in numbers]
    rows += [row(f"W{number}", "2019", 40.0 - number, indicator_id="score", status="estimated") for number in numbers]
    score = indicator(
        indicator_id="score", name="Score", short_name="Score", value_type=ValueType.INDEX, polarity=Polarity.LOW_IS_GOOD,
        roles=(IndicatorRole.DEPRIVATION,),
    )  # fmt: skip
    people = {f"W{number}": 1000.0 for number in numbers}
    place = town(
        rows,
        kinds=[indicator(), score],
        all_series=[series(), series(indicator_id="score")],
        population=people,
        wards=10,
    )
    areas = {
        code: replace(area, neighbourhoods=3, overlap=0.4 if area.area_name in names(rough) else 0.9)
        for code, area in place.areas.items()
    }
    return replace(place, areas=areas)


def test_what_a_rough_ward_lacks_is_said_in_the_same_words_by_line_order_sides_and_group() -> None:
    one = opened(scored(1, measured="estimated"))
    view = ward_view(one, "smoking", Sex.PERSONS, YEAR)
    assert line_wards(ward_inequality(one, view)) == (
        "the 9 wards with a figure that is not rough (Ward 1 has only a rough one)"
    )
    assert all_sides(one, area_list(W2=Sex.PERSONS)).missing == (
        "Of deprivation scores Ward 1 has only a rough one: in no fifth.",
    )
    assert side_figure(view, ("W1",), one.place.population).method == "only a rough figure"
    assert side_figure(view, ("W1", "W2"), one.place.population).method == "only a rough figure of some wards"

    many = opened(scored(3, measured="estimated"))
    unordered = deprivation_order(many, ward_view(many, "smoking", Sex.PERSONS, YEAR))
    assert unordered.short == "only 7 of 10 wards have a figure that is not rough"
    assert unordered.reason.endswith("Ward 1, Ward 2 and Ward 3 have only a rough one.")


def test_an_official_figure_with_a_rough_score_is_said_to_have_no_other() -> None:
    one = opened(scored(1))
    found = ward_inequality(one, ward_view(one, "smoking", Sex.PERSONS, YEAR))
    assert found.passed_over == "Ward 1 has only a rough deprivation score"
