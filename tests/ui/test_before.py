"""What stands in the document before the app: My area's own words, at its own addresses alone."""

from html.parser import HTMLParser

import pytest

from hineq.insights.resident.finding import every_ward
from hineq.ui.panels.area import ASKED
from hineq.ui.panels.before import area_before
from hineq.ui.views.area import council_place, told, wards_to_pick
from hineq.ui.views.place import opened
from tests.pages.visits import run

PLACES = ({"place": "luton"}, {"place": "llr"}, {"place": "E07000130"}, {"place": "E08000025"})


class Read(HTMLParser):
    """The text of each kind of tag, and the addresses that links lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self.within: list[str] = []
        self.headings: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        self.within.append(tag)
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        """Go out of it."""
        while self.within and self.within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take a text, but for a style."""
        if "style" not in self.within and data.strip():
            self.text.append(data.strip())
            if self.within[-1:] == ["h1"]:
                self.headings.append(data)


@pytest.mark.parametrize("asked", PLACES, ids=lambda asked: asked["place"])
def test_without_a_ward_it_asks_for_one_as_the_page_does(asked: dict[str, str]) -> None:
    read, place_id = Read(area_before("area", asked)), asked["place"]
    assert read.headings == [f"Which ward of {opened(place_id).place.name} do you live in?"]
    assert ASKED in read.text
    for wards in wards_to_pick(place_id).values():
        assert set(wards) <= set(read.text)
    assert all(f"place={asked['place']}" in link or "place=" in link for link in read.links)


@pytest.mark.parametrize("asked", PLACES, ids=lambda asked: asked["place"])
def test_of_a_ward_it_says_every_sentence_of_the_page(asked: dict[str, str]) -> None:
    place_id = asked["place"]
    ward = every_ward(opened(place_id).place)[0].area_code
    area = told(council_place(place_id, ward), ward)
    words = area_before("area", {**asked, "ward": ward})
    assert Read(words).headings == [area.heading]
    bodies = [one.proto.body for one in run("area", **asked, ward=ward).get("html")]
    [drawn] = [body for body in bodies if "hq-told" in body]
    assert drawn in words


def test_an_address_of_another_page_or_of_more_than_it_tells_has_none() -> None:
    assert not area_before("map", {"place": "luton"})
    assert not area_before("", {"place": "luton"})
    assert not area_before("area", {"place": "luton", "typed": "Farley"})
    assert not area_before("area", {"place": "nowhere"})


def test_a_public_copy_has_it_at_its_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINEQ_PUBLIC", "1")
    assert area_before("", {"place": "luton"}) == area_before("area", {"place": "luton"}) != ""


def test_what_an_address_says_is_text() -> None:
    said = area_before("area", {"place": "luton", "area": "<script>x</script>", "ward": '"><script>y</script>'})
    assert said
    assert "<script>" not in said
