"""What stands in an address or is typed: signs that hide or turn others and very long words break no page and are not repeated."""

import re

import pytest

from hineq.model.asked import LONGEST, as_asked
from hineq.ui.layout.selection import KEYS
from tests.pages.visits import FILES, query, run, texts, title

# signs that turn the direction of what follows, join without width, or mark the beginning of a file
UNSEEN = "\u202e\u2066\u200b\u200d\ufeff\u2069"
TURNED = f"Dal{UNSEEN}low"
LONG = "x" * 100_000
ONE_PAGES = (
    "about", "against", "against_of", "agenda", "audience", "authority", "compare", "confidence", "data", "drawn", "element", "find", "from", "highlight", "left",
    "measure", "measure_set", "measures", "notes", "order", "present", "project", "q", "right", "show", "slide", "sort", "theme", "to", "typed", "view", "weights",
)  # fmt: skip


def asked(text: str) -> dict[str, str]:
    """An address in which everything but the place is a hostile text."""
    return {name: text for name in (*KEYS, *ONE_PAGES) if name != "place"}


@pytest.mark.parametrize("page", FILES)
def test_an_address_of_signs_that_cannot_be_seen_is_shown_without_them(page: str) -> None:
    app = run(page, place="luton", **asked(TURNED))
    assert re.search(f"[{UNSEEN}]", title(app) + texts(app)) is None


@pytest.mark.parametrize("page", FILES)
def test_an_address_of_100_kb_in_each_part_breaks_no_page(page: str) -> None:
    app = run(page, place="luton", **asked(LONG))
    assert title(app)
    assert "x" * (LONGEST + 1) not in texts(app)


@pytest.mark.parametrize("place", [TURNED, LONG])
def test_a_place_that_is_none_is_named_in_short_and_as_it_can_be_seen(place: str) -> None:
    said = title(run("overview", place=place))
    assert said == f"There is no place called “{as_asked(place)[:40]}” here"
    assert not re.search(f"[{UNSEEN}]", said)


@pytest.mark.parametrize("text", [TURNED, LONG, f"{UNSEEN}{LONG}", "\x00\x1b", "ا" * 3000])
def test_what_is_typed_into_the_search_and_the_fields_that_find_breaks_nothing(text: str) -> None:
    app = run("search", place="luton")
    app.text_input(key="search_for").set_value(text).run()
    assert title(app)
    assert query(app).get("q", "") == as_asked(text.strip())
    assert len(title(app)) < LONGEST + 200
