"""A neighbourhood of one's own on the pages of wards, in the address, and carried by every link."""

import pytest

from tests.luton import CODES
from tests.pages.visits import as_read, links, notes, query, run, title, written

EAST = f"East side:{CODES['Biscot']},{CODES['Dallow']}"


@pytest.mark.parametrize("page", ["map", "ward", "compare", "rug"])
def test_it_is_shown_where_wards_are_and_stays_in_the_address(page: str) -> None:
    app = run(page, place="luton", group=EAST)
    assert notes(app) == []
    assert query(app)["group"] == EAST
    if page == "map":
        assert "East side (Biscot and Dallow): 77.5 years" in written(app)
    if page == "ward":
        assert [one.label for one in app.expander if "East side" in as_read(one.label)]
    if page == "compare":
        assert title(app).startswith("East side was clearly worse than the rest of the wards")
    if page == "rug":
        assert written(app).count('class="hq-chosen"') == 2
        # and a row of its own: men's life expectancy, the figure that the map tells, worse than England's
        own = written(app).split('<th scope="row">East side</th>')[1].split("</tr>")[0]
        assert '<td class="hq-o-worse">77.5<i> worse</i></td>' in own


@pytest.mark.parametrize(("page", "said"), [
    ("overview", "East side (Biscot and Dallow): 77.5 years"),
    ("inequality", "East side (Biscot and Dallow): 77.5 years"),
    ("first", "East side: Biscot 4th"),
])  # fmt: skip
def test_it_is_told_where_wards_are_put_in_order(page: str, said: str) -> None:
    app = run(page, place="luton", group=EAST)
    assert said in written(app)
    assert query(app)["group"] == EAST
    assert "Your neighbourhood" not in written(run(page, place="luton"))


def test_links_carry_it_to_other_pages() -> None:
    app = run("inequality", place="luton", group=EAST)
    assert query(app)["group"] == EAST
    assert any("group=East" in one.query_string for one in links(app))


def test_it_is_made_on_the_page_and_named() -> None:
    app = run("ward", place="luton")
    wards = next(one for one in app.multiselect if one.key == "group_wards")
    wards.select(CODES["Biscot"]).run()
    assert query(app)["group"] == f"Your neighbourhood:{CODES['Biscot']}"
    next(one for one in app.text_input if one.key == "group_name").input("Bury Park").run()
    assert query(app)["group"] == f"Bury Park:{CODES['Biscot']}"
    next(one for one in app.multiselect if one.key == "group_wards").unselect(CODES["Biscot"]).run()
    assert "group" not in query(app)


def test_bad_codes_are_told_in_words() -> None:
    (said,) = notes(run("map", place="luton", group=f"{EAST},E05X"))
    assert said == "The link's neighbourhood names what is no ward of Luton today: E05X. It is left out."
    assert len(notes(run("ward", place="luton", group="x:y"))) == 2


def test_a_name_out_of_an_address_is_text() -> None:
    app = run("ward", place="luton", group=f"<script>**x**</script>:{CODES['Biscot']}")
    assert title(app)
    assert "<script>**x**" not in "".join(one.proto.body for one in app.get("html"))
