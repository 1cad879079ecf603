"""Every page on paper: light also from a dark screen, nothing to press, nothing left out, a ward on one sheet."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from hineq.theme.palette import DARK
from hineq.ui.layout.pages import PAGES, RUG
from hineq.ui.views.doors import pages_with_something
from tests.chromium import WIDE, resize, tab, visit
from tests.luton import luton
from tests.serving import Server

# the narrowest column of A4 within the margins of the sheet, so that nothing is cut off where it is printed from a desk too
A4 = (688, 1000)
# the same of the sheets across that the table of all wards by all measures is cut into
ACROSS = (1046, 640)
FILES = [page.file for page in PAGES if page.file in pages_with_something("luton")]
WARDS = (
    "place=luton&ward=E05002198",
    "place=luton&ward=E05002206",
    "place=oxford",
    "place=llr",
    "place=llr&area=E06000016",
)
# a resident's page with most to say: a plan, targets, verdicts and estimates; a system's ward; a council of the nation
AREAS = (
    "place=luton&ward=E05002198",
    "place=luton&area=2024&ward=E05014739",
    "place=oxford&ward=E05006550",
    "place=llr&ward=E05010459",
    "place=E07000114&ward=E05005093",
)
_SAID = """() => {
    const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
    const walker = document.createTreeWalker(document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.parentElement;
        if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(at.tagName) || at.closest(".hq-hidden, [data-testid=stIconMaterial]")) continue;
        if (!shown(at)) continue;
        const svg = at.closest("svg.marks");
        let ground = "rgba(0, 0, 0, 0)";
        for (let box = at; box && /, 0\\)$/.test(ground); box = box.parentElement) ground = getComputedStyle(box).backgroundColor;
        const style = getComputedStyle(at);
        found.push({ words: node.data.trim(), svg: Boolean(svg), ink: svg ? style.fill : style.color, ground });
    }
    return found;
}"""
_FOLDED = """() => [...document.querySelectorAll("[data-testid=stMain] details")].map((fold) => [fold.querySelector("summary").innerText,
    [...fold.querySelectorAll("p, td, th, li, dd, dt")].filter((one) => one.textContent.trim() && !one.closest("summary")
        && !one.closest("button, [data-testid=stSlider], [data-testid=stWidgetLabel], [data-testid=stFileUploader], .st-key-change, [class*='st-key-taken_'], .hq-hidden"))
        .filter((one) => !one.checkVisibility({ visibilityProperty: true }) || !one.getBoundingClientRect().height).map((one) => one.textContent)])"""
_EMPTY = """() => [...document.querySelectorAll("[data-testid=stMain] [data-testid=stVegaLiteChart], [data-testid=stMain] iframe")]
    .filter((one) => one.getBoundingClientRect().height > 0 && one.tagName !== "IFRAME" && !one.querySelector("svg, canvas")).length"""
_FOLDED_PICTURES = """() => [...document.querySelectorAll("[data-testid=stMain] details:not([open]) [class*='st-key-frame_']")]
    .map((one) => getComputedStyle(one, "::after").content)"""
_CUT = """() => [...document.querySelectorAll("[data-testid=stMain] :is(svg.marks, table, iframe)")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))"""


def luminance(colour: str) -> float:
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    linear = [
        (part / 255) / 12.92 if part / 255 <= 0.03928 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def sheets(page: Page) -> int:
    """How many sheets of A4 the page prints on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.fixture(scope="module")
def dark(browser: Browser) -> Iterator[Page]:
    with tab(browser, theme="dark") as (page, _):
        yield page


@pytest.fixture(scope="module")
def light(browser: Browser) -> Iterator[Page]:
    with tab(browser) as (page, _):
        yield page


@pytest.fixture(scope="module", params=FILES)
def paper(dark: Page, server: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a dark screen as it is printed."""
    resize(dark, WIDE)
    visit(dark, f"{server.url}/{request.param}?place=luton")
    dark.emulate_media(media="print", color_scheme="dark")
    resize(dark, ACROSS if request.param == RUG.file else A4)
    dark.wait_for_timeout(500)
    yield dark
    dark.emulate_media(media="null", color_scheme="dark")


@pytest.mark.claim("print")
def test_a_page_prints_light_and_its_words_can_be_read(paper: Page) -> None:
    ground = paper.locator("[data-testid=stApp]").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    said = paper.evaluate(_SAID)
    assert len(said) >= 3
    faint = [one for one in said if not one["svg"] and contrast(one["ink"], one["ground"]) < 4.5]
    assert faint == []
    dark = {_rgb(ink) for ink in (DARK.text, DARK.quiet, DARK.accent)}
    assert [one for one in said if one["svg"] and one["ink"] in dark] == []


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.claim("print")
def test_folded_parts_print_their_words_and_no_picture_leaves_a_hole(paper: Page) -> None:
    on_sheet = "/ward" in paper.url  # its one sheet leaves the folded parts out
    left_out = {head: words for head, words in paper.evaluate(_FOLDED) if words}
    assert on_sheet or left_out == {}
    assert paper.evaluate(_EMPTY) == 0
    assert paper.evaluate(_CUT) == []


def test_a_folded_picture_says_where_it_is_and_nothing_says_what_to_press(paper: Page) -> None:
    words = paper.evaluate(_FOLDED_PICTURES)
    assert "/ward" in paper.url or all("open this part" in said for said in words)
    assert words or "/first" not in paper.url
    assert [one for one in paper.locator(".hq-hint").all() if one.is_visible()] == []
    assert not re.search(r"\b(Click|Pick one)\b", paper.locator("[data-testid=stMain]").inner_text())


def test_nothing_to_press_is_printed(paper: Page) -> None:
    pressed = paper.locator("[data-testid=stMain] :is(button, input, textarea, select, [role=slider])")
    assert [one.evaluate("(one) => one.outerHTML.slice(0, 120)") for one in pressed.all() if one.is_visible()] == []


def test_a_table_repeats_its_head_and_keeps_its_rows_whole(paper: Page) -> None:
    wrong = paper.evaluate(
        """() => [...document.querySelectorAll(".hq-table")].filter((one) =>
            getComputedStyle(one.querySelector("thead")).display !== "table-header-group"
            || [...one.querySelectorAll("tbody tr")].some((row) => getComputedStyle(row).breakInside !== "avoid")).length"""
    )
    assert wrong == 0


@pytest.fixture
def ward(light: Page) -> Iterator[Page]:
    yield light
    light.emulate_media(media="null")


@pytest.mark.parametrize("query", WARDS)
def test_a_ward_prints_on_one_sheet(ward: Page, server: Server, query: str) -> None:
    visit(ward, f"{server.url}/ward?{query}")
    assert sheets(ward) == 1
    ward.emulate_media(media="print")
    said = " ".join(one["words"] for one in ward.evaluate(_SAID))
    name = ward.locator("h2").first.inner_text()
    assert name.startswith("Where ")
    for words in (ward.locator("h1").inner_text(), name, "Source:", "Figures as at", "best ward"):
        assert words in said
    assert ward.locator("[class*=st-key-frame_spine] svg.marks").first.is_visible()


@pytest.mark.claim("print")
@pytest.mark.parametrize("query", AREAS)
def test_what_a_resident_is_told_prints_on_one_sheet(ward: Page, server: Server, query: str) -> None:
    visit(ward, f"{server.url}/area?{query}")
    assert sheets(ward) == 1
    ward.emulate_media(media="print")
    said = " ".join(one["words"] for one in ward.evaluate(_SAID))
    for heading in ward.locator("[data-testid=stMain] h1, .hq-told h2").all_inner_texts():
        assert heading in said
    assert "Figures as at" in said


def test_the_longest_name_of_a_ward_stays_on_its_sheet(ward: Page, server: Server) -> None:
    longest = max(luton().wards, key=lambda one: len(one.area_name))
    visit(ward, f"{server.url}/ward?place=luton&ward={longest.area_code}")
    assert sheets(ward) == 1


def test_another_page_takes_more_sheets_than_one(light: Page, server: Server) -> None:
    visit(light, f"{server.url}/targets?place=luton")
    assert sheets(light) > 2


def test_the_checks_see_what_a_screen_folds_away_and_leaves_dark(dark: Page, server: Server) -> None:
    dark.emulate_media(media="null", color_scheme="dark")
    resize(dark, WIDE)
    visit(dark, f"{server.url}/targets?place=luton")
    assert any(words for _, words in dark.evaluate(_FOLDED))
    said = dark.evaluate(_SAID)
    assert any(contrast(one["ink"], "rgb(255, 255, 255)") < 4.5 for one in said)
    assert any(one["svg"] and one["ink"] == _rgb(DARK.text) for one in said)
