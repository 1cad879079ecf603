"""The header: six doors, only those that have something for the place, and a field that finds."""

import re

import pytest

from hineq.ui.layout.pages import DOORS, PAGES
from hineq.ui.panels.finder import meant
from hineq.ui.views.doors import HAS_SOMETHING, pages_with_something
from hineq.ui.views.search import by_name
from hineq.ui.views.standing import ranks
from tests.pages.visits import query, run, title
from tests.places_with_levels import LEVELS, level


def shown_doors(**wanted: str) -> list[str]:
    app = run("overview", **wanted)
    (ways,) = [str(one.proto.body) for one in app.get("html") if 'class="hq-doors"' in one.proto.body]
    return re.findall(r"<a [^>]*>([^<]+)</a>", ways)


def test_every_page_says_whether_it_has_something() -> None:
    assert set(HAS_SOMETHING) == {page.file for page in PAGES}


@pytest.mark.parametrize("key", LEVELS)
def test_home_and_methods_are_always_there_and_nothing_empty_is(key: str) -> None:
    files = pages_with_something(key)
    assert {"overview", "methods", "search"} <= files
    place = level(key).place
    assert ("strategy" in files) >= (place.strategy is not None)
    assert ("recommendations" in files) == bool(place.recommendations)
    assert ("standing" in files) == (not ranks(key).empty)
    assert ("compare" in files) <= (len(place.wards) > 1)


def test_luton_has_six_doors_and_oxford_no_audit() -> None:
    there = pages_with_something("luton")
    doors = {door.title for door in DOORS if any(page.file in there for page in door.pages)}
    assert len(doors) >= 6
    assert doors <= set(shown_doors(place="luton"))
    assert "Audit" not in shown_doors(place="oxford")


def test_the_field_leads_to_a_ward_and_is_empty_again() -> None:
    app = run("overview", place="luton")
    field = next(box for box in app.selectbox if str(box.key).startswith("find_"))
    field.set_value("Dallow (ward)").run()
    assert "Dallow" in title(app)
    assert query(app)["ward"] == "E05002198"
    assert all(box.value is None for box in app.selectbox if str(box.key).startswith("find_"))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Dallow (ward)", "Dallow"),
        (" dallow", "Dallow"),
        ("dall", "Dallow"),
        ("infant mortality", "Infant mortality rate"),
        ("life", ""),
        ("damp homes", ""),
    ],
)
def test_what_is_typed_leads_where_it_can_mean_one_thing_only(typed: str, name: str) -> None:
    entry = meant(typed, by_name("luton"))
    assert (entry.title if entry else "") == name
