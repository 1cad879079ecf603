"""The page of all wards by all measures: its table, its choices in the address, and what is told in words."""

import re

import pytest

from hineq.model.words import Outcome
from tests.luton import CODES, luton
from tests.pages.visits import query, run, sentences, title


def rug_of(**asked: str) -> str:
    """The table on the page as HTML."""
    app = run("rug", **asked)
    assert title(app)
    (table,) = [one.proto.body for one in app.get("html") if 'class="hq-table hq-rug"' in one.proto.body]
    return str(table)


def test_the_table_has_every_ward_and_measure_with_heads_in_scope() -> None:
    table = rug_of(place="luton")
    assert table.count("<caption>") == 1
    body = table.split("<tbody>")[2]
    rows = re.findall(r"<tr.*?</tr>", body)
    assert len(rows) == len(luton().wards)
    heads = re.findall(r'<th scope="col" aria-sort="none" data-column="[^"]+\.', table)
    for one in rows:
        assert one.count('<th scope="row">') == 1
        # the tally, then a figure a measure
        assert one.count("<td") == len(heads) + 1
    assert 'scope="colgroup">Deprivation</th>' in table
    assert table.count("<button") == len(heads) + 2


def test_no_comparison_is_told_by_colour_alone() -> None:
    table = rug_of(place="luton")
    cells = re.findall(r'<td class="hq-o-(\w+)">[^<]+(?:<b>e</b>)?<i> ([^<]+)</i></td>', table)
    assert len(cells) > 500
    assert {(Outcome[name.upper()].word, word) for name, word in cells} == {
        (word, word) for word in ("better", "similar", "worse", "lower", "higher", "not compared")
    }


def test_choices_stand_in_the_address() -> None:
    app = run("rug", place="luton", against="place", theme="Homes", confidence="99.8", ward=CODES["Dallow"])
    assert query(app).items() >= {"against": "place", "theme": "Homes", "confidence": "99.8"}.items()
    assert "whole 99.8% confidence interval lies on one side of Luton's figure" in sentences(app)
    (table,) = [one.proto.body for one in app.get("html") if 'class="hq-table hq-rug"' in one.proto.body]
    assert 'scope="colgroup">Homes</th>' in table
    assert 'scope="colgroup">Deprivation</th>' not in table
    assert table.count('class="hq-chosen"') == 1
    box = next(one for one in app.selectbox if one.key == "pick_against")
    box.select("wards").run()
    assert query(app)["against"] == "wards"
    assert "in the poorest fifth" in title(app)


def test_unknown_choices_give_way_to_the_usual_ones() -> None:
    assert rug_of(place="luton", against="nobody", theme="no theme") == rug_of(place="luton")


@pytest.mark.parametrize("place", ["oxford", "llr", "E07000114"])
def test_it_opens_for_places_of_every_kind(place: str) -> None:
    assert "<caption>" in rug_of(place=place)


@pytest.mark.parametrize("place_id", ["luton", "oxford", "llr"])
def test_the_heading_stays_at_the_usual_level_as_the_note_says(place_id: str) -> None:
    strict = run("rug", place=place_id, confidence="99.8")
    assert "and so does the heading" in sentences(strict)
    assert title(strict) == title(run("rug", place=place_id))
