"""Wards that their neighbourhoods fit badly: set aside in words, in the grammar of one, two or many."""

from dataclasses import replace

import numpy as np
import pytest

from hineq.insights.series.rough import ROUGH, bare_or_rough, fit_words, rough_set_aside
from hineq.insights.wards.vintage import vintage_words
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.words import AreaType
from tests.grammar import faulty
from tests.made_up import indicator, row, town

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
