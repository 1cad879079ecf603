"""Views of a few places are kept; what is of no one place stays whichever are let go of."""

from collections import Counter
from collections.abc import Iterator

import pytest

from hineq.ui.views import caching
from hineq.ui.views.caching import MOST_PLACES, for_all, shared

made: Counter[str] = Counter()


@shared
def heading(place_id: str) -> str:
    made[place_id] += 1
    return f"Of {place_id}"


@shared
def figure(place_id: str, measure: str) -> str:
    made[f"{place_id} {measure}"] += 1
    return f"{measure} of {place_id}"


@for_all
def listed(folder: str) -> str:
    made[folder] += 1
    return f"All in {folder}"


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(caching, "_PLACES", caching._Places())
    made.clear()
    yield
    for one in (heading, figure, listed):
        one.clear()


def test_a_view_is_made_once_for_as_many_places_as_are_kept() -> None:
    for _ in range(2):
        assert [heading(f"place {number}") for number in range(MOST_PLACES)]
    assert set(made.values()) == {1}


def test_with_one_place_more_the_longest_unasked_goes_with_all_its_views() -> None:
    for number in range(MOST_PLACES):
        heading(f"place {number}")
        figure(f"place {number}", "smoking")
    # a level is of its place, and asking for it is asking for the place
    heading("place 0/level")
    heading("another")
    assert heading("place 0") == "Of place 0"
    assert figure("place 1", "smoking") == "smoking of place 1"
    assert made["place 0"] == 1
    assert made["place 1 smoking"] == 2


def test_what_is_of_no_one_place_stays() -> None:
    listed("data")
    for number in range(MOST_PLACES + 1):
        heading(f"place {number}")
    assert listed("data") == "All in data"
    assert made["data"] == 1
