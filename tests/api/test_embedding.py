"""A picture or a ward's card in somebody else's page: no script, nothing of others, both colour schemes, words that hold."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from hineq.api.resources import BASE
from tests.api.asking import Answered, ask

PICTURES = {
    "luton": "/places/luton/pictures/profile.svg?ward=E05002198&embed=true",
    "oxford": "/places/oxford/pictures/ward_bars.svg?embed=true",
    "E07000114": "/places/E07000114/pictures/gradient.png?embed=true",
}


class Read(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: Answered) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(page.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a kind."""
        return [found for name, found in self.elements if name == tag]


def check_page(page: Answered) -> Read:
    """What holds for everything that can be embedded."""
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    read = Read(page)
    assert not {"script", "link", "iframe", "object"} & {tag for tag, _ in read.elements}
    assert not [name for _, found in read.elements for name in found if name.startswith("on")]
    assert read.all("html") == [{"lang": "en-GB"}]
    assert len(read.all("h1")) == 1
    assert "prefers-color-scheme: dark" in page.text
    assert "Source: " in page.text
    return read


@pytest.mark.parametrize("place_id", PICTURES)
def test_a_picture_comes_with_its_words_and_in_both_colour_schemes(place_id: str) -> None:
    page = ask(PICTURES[place_id])
    read = check_page(page)
    here = f"http://council.example{BASE}{PICTURES[place_id]}"
    drawn = [*read.all("source"), *read.all("img")]
    assert len(drawn) == 4
    pictures = {
        ask(urlsplit(urljoin(here, one.get("srcset") or one["src"]))._replace(scheme="", netloc="").geturl()).body
        for one in drawn
    }
    assert len(pictures) == 4
    alt = read.all("img")[0]["alt"]
    assert unescape(page.text).count(alt.split(". ")[0]) >= 3
    link = urlsplit(urljoin(here, read.all("a")[0]["href"]))
    assert re.fullmatch(r"/(ward|map|inequality)", link.path)
    assert f"place={place_id}" in link.query
    assert read.all("a")[0]["target"] == "_blank"


@pytest.mark.parametrize("place_id", ["luton", "oxford", "llr"])
def test_a_wards_card_says_what_its_page_says(place_id: str) -> None:
    from hineq.ui.views.place import opened
    from hineq.ui.views.wards import profile_words

    code = opened(place_id).place.wards[0].area_code
    page = ask(f"/places/{place_id}/wards/{code}?embed=true")
    read = check_page(page)
    finding, sentences = profile_words(place_id, code)
    text = unescape(page.text)
    assert all(said in text for said in (finding, *sentences))
    link = urljoin(f"http://council.example/base{BASE}/places/{place_id}/wards/{code}", read.all("a")[0]["href"])
    assert link == f"http://council.example/base/ward?place={place_id}&ward={code}"


def test_hostile_words_of_an_address_stand_as_text() -> None:
    hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    page = ask(f"/places/luton/pictures/comparison.svg?group={hostile}:E05002198,E05002199&embed=true")
    assert page.status in (200, 400, 404)
    assert "<script" not in page.text


def test_a_bare_picture_is_as_wide_as_asked_and_a_whole_one_has_its_source() -> None:
    bare = ask("/places/oxford/pictures/ward_bars.svg?bare=true&width=340").text
    width = re.search(r'<svg[^>]*width="(\d+)', bare)
    assert width
    assert int(width[1]) <= 345
    assert "Source:" not in bare
    assert "Source:" in ask("/places/oxford/pictures/ward_bars.svg").text


def test_a_map_is_drawn_as_wide_as_asked_on_a_ground_of_its_own() -> None:
    narrow = ask("/places/luton/pictures/ward_map.svg?bare=true&width=340&dark=true").text
    width = re.search(r'<svg[^>]*width="(\d+)', narrow)
    assert width
    assert int(width[1]) < 480
    assert 'fill="#ffffff"' in narrow
