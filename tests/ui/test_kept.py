"""What a page makes of its views is made once for all, tells places apart, and is never made of what it does not name."""

from collections.abc import Iterator

import pandas as pd
import pytest
from markupsafe import Markup

from hineq.ui.views import caching
from hineq.ui.views.kept import as_key, kept

MADE: list[tuple[str, int]] = []


def told(name: str, count: int) -> Markup:
    """A piece of HTML, and a note that it was made."""
    MADE.append((name, count))
    return Markup("<p>{}: {}</p>").format(name, count)


def counted(table: pd.DataFrame) -> int:
    return len(table)


@pytest.fixture(autouse=True)
def _nothing_made() -> Iterator[None]:
    caching.forget_all()
    MADE.clear()
    yield
    caching.forget_all()


def test_the_same_is_made_once_and_what_differs_in_any_argument_anew() -> None:
    first = kept("ashby", told, "Ashby", 3)
    assert first == "<p>Ashby: 3</p>"
    assert kept("ashby", told, "Ashby", 3) is first
    assert kept("ashby", told, "Ashby", 4) == "<p>Ashby: 4</p>"
    assert kept("", told, "Ashby", 3) == first
    assert MADE == [("Ashby", 3), ("Ashby", 4), ("Ashby", 3)]


def test_what_is_made_goes_with_its_place() -> None:
    kept("ashby", told, "Ashby", 3)
    for number in range(caching.MOST_PLACES):
        kept(f"place{number}", told, "other", number)
    kept("ashby", told, "Ashby", 3)
    assert MADE.count(("Ashby", 3)) == 2


def test_a_function_within_another_is_refused() -> None:
    with pytest.raises(ValueError, match="hang on its arguments alone"):
        kept("ashby", lambda name: name, "Ashby")


def test_what_cannot_be_told_from_others_is_refused() -> None:
    with pytest.raises(TypeError):
        kept("ashby", counted, pd.DataFrame({"one": [1]}))


def test_a_selection_tells_the_same_in_any_order() -> None:
    assert as_key({"place": "ashby", "ward": "x"}) == as_key({"ward": "x", "place": "ashby"})
    assert dict(as_key({"ward": "x"})) == {"ward": "x"}
