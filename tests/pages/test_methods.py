"""Data and methods: a measure is found by any word for it, and what is for few is folded."""

import re

import pytest

from hineq.publish.links import outside_html
from tests.pages.visits import query, run, texts, title, visited, ways, written
from tests.place_packs import place

PLACES = ("luton", "llr", "oxford")


@pytest.mark.parametrize("place_id", PLACES)
def test_it_opens_short_with_everything_folded(place_id: str) -> None:
    app = visited("methods", place=place_id)
    assert title(app) == "Where every figure comes from"
    folds = {one.proto.id.split("-")[-1] if hasattr(one.proto, "id") else one.label for one in app.expander}
    assert len(folds) == len(app.expander)
    assert not [one.label for one in app.expander if one.proto.expanded]
    # every measure stands under its theme, once
    links = len(re.findall(r'href="methods[?][^"]*\bmeasure=', written(app)))
    assert links == len(place(place_id).indicators)


def test_words_find_measures_by_any_name_and_an_address_opens_one() -> None:
    app = run("methods", place="oxford", measures="excess weight")
    shown = {one.label.replace("\\", "") for one in app.expander}
    assert "Adults who are overweight, including obesity" in shown
    one = visited("methods", place="oxford", measure="overcrowded_households")
    assert "About: Overcrowded households" in written(one)
    assert "Also found under" in written(one)
    app = run("methods", place="oxford", measures="diabetis")
    assert [link.label for link in ways(app) if "diabet" in link.label]
    assert "No measure of Oxford is found by" in texts(app)


def test_typing_writes_the_words_into_the_address() -> None:
    app = run("methods", place="oxford", measure="overcrowded_households")
    app.text_input(key="find_measures").set_value("smoke").run()
    assert title(app)
    assert (query(app)["measures"], "measure" in query(app)) == ("smoke", False)


def test_a_source_is_a_link_to_where_it_was_read_and_no_link_runs_anything() -> None:
    shown = written(visited("methods", place="luton"))
    addresses = [source.url for source in place("luton").sources.values() if source.url.startswith("http")]
    assert addresses
    assert [one for one in addresses if one not in shown] == []
    assert outside_html("javascript:alert(1)", "words") == "words"


@pytest.mark.parametrize("place_id", PLACES)
def test_every_wording_of_the_strategys_measures_stands_there_once(place_id: str) -> None:
    wordings = {measure.shown for measure in place(place_id).measures}
    shown = written(visited("methods", place=place_id))
    assert [one for one in wordings if one not in shown] == []
