"""Views of a few places are kept; what is of no one place stays whichever are let go of."""

import gc
import time
import weakref
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from hineq.ui.views import caching
from hineq.ui.views.caching import MOST_PLACES, drawn, for_all, forget_all, shared, shared_by

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


@shared
def by_theme(place_id: str, theme: str = "") -> str:
    made[f"{place_id} by {theme}"] += 1
    return theme


@shared
def made_of(place_id: str, _names: list[str]) -> str:
    return _names[0]


@drawn
def spec(place_id: str) -> dict[str, str]:
    made[f"spec of {place_id}"] += 1
    return {"title": place_id}


@shared
def slow(place_id: str) -> str:
    made[f"slow {place_id}"] += 1
    time.sleep(0.05)
    return place_id


@shared
def failing_once(place_id: str) -> str:
    made[f"tried {place_id}"] += 1
    if made[f"tried {place_id}"] == 1:
        raise LookupError(place_id)
    return place_id


@shared_by({list: tuple}, entries=2)
def of_list(names: list[str]) -> str:
    made[f"list {names[0]}"] += 1
    return names[0]


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(caching, "_PLACES", caching._Places())
    made.clear()
    yield
    for one in (heading, figure, listed, by_theme, made_of, spec, slow, failing_once, of_list):
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


def test_a_default_that_is_said_and_one_that_is_not_are_one_view() -> None:
    assert by_theme("town") == by_theme("town", "") == by_theme("town", theme="")
    assert made["town by "] == 1


def test_what_is_named_with_an_underscore_does_not_tell_one_view_from_another() -> None:
    assert made_of("town", ["a"]) == made_of("town", ["b"]) == "a"


def test_what_a_visitor_changes_nobody_else_is_given() -> None:
    spec("town")["title"] = "changed"
    assert spec("town") == {"title": "town"}
    assert made["spec of town"] == 1


def test_visitors_who_ask_at_the_same_moment_wait_for_one_answer() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(slow, ["town"] * 8)) == {"town"}
    assert made["slow town"] == 1


def test_what_failed_is_made_again() -> None:
    with pytest.raises(LookupError):
        failing_once("town")
    assert failing_once("town") == "town"


def test_what_cannot_be_told_from_others_needs_a_key() -> None:
    with pytest.raises(TypeError):
        made_of(["town"], [])
    assert of_list(["town"]) == "town"


def test_with_one_view_too_many_the_longest_unasked_of_its_kind_goes() -> None:
    assert (of_list(["a"]), of_list(["b"]), of_list(["a"]), of_list(["c"])) == ("a", "b", "a", "c")
    of_list(["a"])
    of_list(["b"])
    assert (made["list a"], made["list b"]) == (1, 2)


def test_all_views_are_let_go_of_together() -> None:
    heading("town")
    listed("data")
    forget_all()
    heading("town")
    listed("data")
    assert (made["town"], made["data"]) == (2, 2)


def test_what_the_longest_unasked_was_asked_with_is_let_go_of() -> None:
    """There is no end of what readers ask of one place."""

    class Asked:
        place_id = "ashby"

    few = shared_by({}, entries=3)(lambda one: one.place_id)
    asked = [Asked() for _ in range(20)]
    held = [weakref.ref(one) for one in asked]
    for one in asked:
        assert few(one) == "ashby"
    del one
    asked.clear()
    gc.collect()
    assert sum(one() is not None for one in held) == 3
