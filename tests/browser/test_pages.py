"""Every page in a real browser, cut off from the network: in light and dark, wide and narrow, by mouse-free reading.

A page is opened by its address in light, and reached from another page in the dark, where it is printed last of all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from hineq.theme.palette import DARK
from hineq.ui.layout.pages import PAGES as REGISTERED
from hineq.ui.layout.pages import RUG
from tests.browser.checks import (
    SEEN_RULES,
    axe_violations,
    complaints,
    cut_by_spacing,
    cut_controls,
    error_boxes,
    headings,
    layout_shift,
    length,
    moving,
    pictures_without_words,
    sideways,
    skipped_levels,
)  # fmt: skip
from tests.browser.printed import (
    A4,
    ACROSS,
    broken_tables,
    contrast,
    cut_off,
    empty_pictures,
    folded_pictures,
    left_out,
    rgb,
    said,
    shown,
)  # fmt: skip
from tests.chromium import PHONE, SMALL_PHONE, TWICE, WIDE, Seen, resize, settle, tab, visit
from tests.serving import ROOT, Server, serving

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
TITLES = {page.file: f"{page.title} - hineq" for page in REGISTERED}
# pages that show one measure, one ward or two sides without being asked for it, and name it first in the browser's tab
NAMED = ("area", "compare", "targets", "ward")
# a resident's page is of a ward; the others choose by themselves what they show
QUERIES = {"area": "?place=luton&ward=E05002198"}
# all that a resident is told, with the words explained in place, is long on a phone
LONGEST = {"area": 11_000}
# at each size a page is looked at with every rule in one theme, and in the other with those that colours and sizes can break
EVERY_RULE = {("light", WIDE), ("dark", PHONE), ("light", SMALL_PHONE), ("light", TWICE)}


@dataclass(frozen=True, kw_only=True)
class View:
    """A page in a theme, shown once for all that is asked of it, and what its tab did."""

    name: str
    theme: str
    page: Page
    seen: Seen


# pytest asks everything of one page before it shows the next, first in light and then in the dark ("class" below stands
# for that), in the order of this file: what resizes it comes last, and after that what prints it
@pytest.fixture(scope="module", params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def light(browser: Browser, server: Server, name: str) -> Iterator[View]:
    """A page opened by its address."""
    with tab(browser) as (page, seen):
        page.goto(f"{server.url}/{name}{QUERIES.get(name, '')}")
        settle(page)
        yield View(name=name, theme="light", page=page, seen=seen)


@pytest.fixture(scope="module")
def night(browser: Browser, server: Server) -> Iterator[tuple[Page, Seen]]:
    """A tab of a dark screen in which the app runs."""
    with tab(browser, theme="dark") as (page, seen):
        page.goto(server.url)
        settle(page)
        yield page, seen


@pytest.fixture(scope="module")
def dark(night: tuple[Page, Seen], server: Server, name: str) -> View:
    """A page reached from another on a dark screen."""
    page, seen = night
    resize(page, WIDE)
    visit(page, f"{server.url}/{name}{QUERIES.get(name, '')}")
    return View(name=name, theme="dark", page=page, seen=seen)


@pytest.fixture(scope="class", params=["light", "dark"])
def view(name: str, request: pytest.FixtureRequest) -> View:
    shown: View = request.getfixturevalue(request.param)
    return shown


@pytest.fixture(scope="module")
def paper(dark: View, server: Server) -> Iterator[Page]:
    """A page of a dark screen as it is printed."""
    page = dark.page
    resize(page, WIDE)
    if dark.name in QUERIES:
        visit(page, f"{server.url}/{dark.name}?place=luton")
    page.emulate_media(media="print", color_scheme="dark")
    resize(page, ACROSS if dark.name == RUG.file else A4)
    page.wait_for_timeout(500)
    yield page
    page.emulate_media(media="null", color_scheme="dark")


def test_there_are_pages() -> None:
    assert len(PAGES) >= 5


# a server of its own for each: one page with a map, one with its own address, one with neither, and the first
@pytest.mark.parametrize("first", ["overview", "map", "strategy", "methods"])
def test_the_first_request_to_a_fresh_server_may_be_a_deep_link(browser: Browser, first: str) -> None:
    with serving() as fresh, tab(browser) as (page, seen):
        page.goto(f"{fresh.url}/{first}")
        settle(page)
        assert error_boxes(page) == []
        assert page.title() == TITLES[first]
        assert seen.away == []
        assert complaints(seen, PAGES) == []
        assert "Traceback" not in fresh.printed()


def test_hardly_anything_jumps_while_a_page_comes(view: View) -> None:
    if view.theme == "light":
        assert layout_shift(view.page) < 0.1


def test_a_page_is_no_longer_than_a_reader_goes(view: View) -> None:
    assert length(view.page) <= 5000


def test_a_page_asks_nothing_of_another_machine(view: View) -> None:
    assert view.seen.away == []


def test_a_page_complains_of_nothing_on_the_console(view: View) -> None:
    assert complaints(view.seen, PAGES) == []


def test_a_page_is_registered_and_shows_no_error(view: View) -> None:
    assert error_boxes(view.page) == []


@pytest.mark.claim("headings")
def test_a_page_has_one_heading_of_the_first_level_and_skips_none(view: View) -> None:
    found, first = headings(view.page), view.page.locator("h1").inner_text().strip()
    assert first
    assert [words for level, words in found if level == 1] == [first]
    assert found[0][0] == 1
    assert skipped_levels(found) == []


@pytest.mark.claim("headings")
def test_the_titles_of_the_navigation_differ() -> None:
    assert sorted(TITLES) == PAGES
    assert len(set(TITLES.values())) == len(PAGES), TITLES


def test_a_pages_title_is_that_of_the_navigation_after_what_it_shows(view: View) -> None:
    title = view.page.title()
    if view.name in NAMED:
        shown = title.removesuffix(f" - {TITLES[view.name]}")
        assert shown != title
        assert (
            shown.casefold().split(" and ")[0]
            in view.page.locator("main, [data-testid=stMain]").first.inner_text().casefold()
        )
    else:
        assert title == TITLES[view.name]


@pytest.mark.claim("pictures_in_words")
def test_every_picture_has_its_words_in_the_document(view: View) -> None:
    assert pictures_without_words(view.page) == []


@pytest.mark.claim("screen_reader")
def test_what_a_resident_is_told_stands_in_the_tree_of_a_screen_reader(view: View) -> None:
    if view.name == "area":
        tree = view.page.locator("[data-testid=stMain]").aria_snapshot()
        words = re.sub(r"^ *- (?:/url:.*|'?\w+:?)|\[level=\d\]", "", tree, flags=re.MULTILINE)
        read = re.sub(r"\W+", "", words)
        told = view.page.locator("[data-testid=stMain] :is(h1, .hq-lede, .hq-told :is(h2, h3, p, li):not(details *))")
        words_told = [re.sub(r"\W+", "", one) for one in told.all_inner_texts()]
        assert len(words_told) > 20
        at = 0
        for one in words_told:
            at = read.find(one, at)
            assert at >= 0, one
        assert "heading" in tree
        assert not re.search(r"^\s*- (img|button|link|combobox)( \[.*)?:?$", tree, re.MULTILINE)


@pytest.mark.claim("axe")
def test_axe_finds_nothing_with_what_is_folded_opened(view: View) -> None:
    unfold(view.page, opened=True)
    assert axe_violations(view.page, rules=() if (view.theme, WIDE) in EVERY_RULE else SEEN_RULES) == []
    unfold(view.page, opened=False)


def unfold(page: Page, *, opened: bool) -> None:
    """Open what is folded, or fold it again as it was."""
    page.evaluate(
        """(opened) => {
            const folded = opened ? [...document.querySelectorAll("[data-testid=stMain] details:not([open])")] : window.unfolded;
            for (const one of folded) one.open = opened;
            window.unfolded = folded;
        }""",
        opened,
    )


@pytest.mark.claim("text_spacing")
def test_text_can_be_spaced_further_and_nothing_is_lost(view: View) -> None:
    assert view.theme == "dark" or cut_by_spacing(view.page) == []


@pytest.mark.claim("reduced_motion")
def test_nothing_moves_where_a_reader_wants_less_motion(view: View) -> None:
    if view.theme == "light":
        view.page.emulate_media(reduced_motion="reduce")
        assert moving(view.page) == []
        view.page.emulate_media(reduced_motion="null")


def test_dark_is_dark_and_light_is_light(view: View) -> None:
    ground = _brightness(view.page, "[data-testid=stApp]", "backgroundColor")
    ink = _brightness(view.page, "h1", "color")
    if view.theme == "light":
        assert ground > 200 > 60 > ink
    else:
        assert ink > 200 > 60 > ground


def _brightness(page: Page, selector: str, style: str) -> float:
    colour: str = page.locator(selector).first.evaluate(f"(one) => getComputedStyle(one).{style}")
    red, green, blue = (float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
    return 0.299 * red + 0.587 * green + 0.114 * blue


# the claims of what follows are asked at each size, so that a page is resized once to each
@pytest.mark.claim("axe", "reflow", "text_spacing")
@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE, TWICE], ids=["390", "320", "200%"])
def test_a_page_is_whole_on_a_phone_and_at_twice_the_size(view: View, size: tuple[int, int]) -> None:
    resize(view.page, size)
    settle(view.page)
    assert sideways(view.page) == []
    assert size != PHONE or length(view.page) <= LONGEST.get(view.name, 9000)
    assert size == PHONE or cut_controls(view.page) == []
    assert (view.theme, size) != ("dark", SMALL_PHONE) or cut_by_spacing(view.page) == []
    assert axe_violations(view.page, rules=() if (view.theme, size) in EVERY_RULE else SEEN_RULES) == []


@pytest.mark.claim("print")
def test_a_page_prints_light_and_its_words_can_be_read(paper: Page) -> None:
    # a long table takes its time to be laid out for paper, and this waits for it
    ground = paper.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    words = said(paper)
    assert len(words) >= 3
    assert [one for one in words if not one["svg"] and contrast(one["ink"], one["ground"]) < 4.5] == []
    night = {rgb(ink) for ink in (DARK.text, DARK.quiet, DARK.accent)}
    assert [one for one in words if one["svg"] and one["ink"] in night] == []


@pytest.mark.claim("print")
def test_folded_parts_print_their_words_and_no_picture_leaves_a_hole(paper: Page) -> None:
    on_sheet = "/ward" in paper.url  # its one sheet leaves the folded parts out
    assert on_sheet or left_out(paper) == {}
    assert empty_pictures(paper) == 0
    assert cut_off(paper) == []


def test_a_folded_picture_says_where_it_is_and_nothing_says_what_to_press(paper: Page) -> None:
    words = folded_pictures(paper)
    assert "/ward" in paper.url or all("open this part" in told for told in words)
    assert words or "/first" not in paper.url
    assert shown(paper, ".hq-hint") == []
    assert not re.search(r"\b(Click|Pick one)\b", paper.locator("[data-testid=stMain]").inner_text())


def test_nothing_to_press_is_printed(paper: Page) -> None:
    assert shown(paper, "[data-testid=stMain] :is(button, input, textarea, select, [role=slider])") == []


def test_a_table_repeats_its_head_and_keeps_its_rows_whole(paper: Page) -> None:
    assert broken_tables(paper) == []
