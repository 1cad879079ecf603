"""The ward map in a real browser: by mouse, by keyboard, by the select box, by a link, back and forward."""

import io
import re
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.chromium import resize, settle, tab, visit
from tests.luton import luton
from tests.serving import Server

WAIT_MS = 15_000
expect.set_options(timeout=WAIT_MS)


@cache
def names() -> dict[str, str]:
    """The names of wards by code."""
    return {ward.area_code: ward.area_name for ward in luton().wards}


@cache
def codes() -> dict[str, str]:
    """The codes of wards by name."""
    return {name: code for code, name in names().items()}


@pytest.fixture
def page(shared: Page, server: Server) -> Page:
    """The map page by an address without choices, whatever was chosen before."""
    visit(shared, f"{server.url}/map")
    return shared


def the_map(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[title='Map of wards']")


def wards(page: Page) -> Locator:
    return the_map(page).get_by_role("option")


def ward(page: Page, name: str) -> Locator:
    return the_map(page).locator(f"[role=option][data-ward={codes()[name]}]")


def click(page: Page, name: str) -> None:
    """Click a ward near the middle of its box, where it is not covered by a neighbour."""
    page.locator("iframe[title='Map of wards']").evaluate("(frame) => frame.scrollIntoView({ block: 'center' })")
    x, y = ward(page, name).evaluate(
        """(path) => {
            const box = path.getBoundingClientRect();
            const parts = [...Array(19).keys()].map((at) => (at + 1) / 20);
            const points = parts.flatMap((across) => parts.map((down) => [across, down]))
                .sort((a, b) => Math.hypot(a[0] - 0.5, a[1] - 0.5) - Math.hypot(b[0] - 0.5, b[1] - 0.5))
                .map(([across, down]) => [box.width * across, box.height * down]);
            return points.find(([x, y]) => document.elementFromPoint(box.left + x, box.top + y) === path);
        }"""
    )
    ward(page, name).click(position={"x": x, "y": y})


def chosen(page: Page) -> Locator:
    return the_map(page).locator("[role=option][aria-selected=true]")


def opened_box(page: Page, label: str) -> tuple[Locator, Locator]:
    """A select box by its label, opened, and its options."""
    settle(page)  # a run that ends now would close the list again
    box = page.get_by_test_id("stSelectbox").filter(has=page.get_by_text(label, exact=True)).get_by_role("combobox")
    # after a click in the map's frame Streamlit's select box takes the first click for the focus alone
    page.locator("h1").click()
    options = page.get_by_role("listbox").get_by_role("option")
    box.click()
    options.first.wait_for()
    return box, options


def select(page: Page, label: str, option: str) -> None:
    """Pick an option of a select box by its label, as typed."""
    box, _ = opened_box(page, label)
    box.fill(option)
    page.get_by_role("listbox").get_by_role("option", name=option, exact=True).click()


def selected(page: Page, label: str) -> str:
    """What a select box shows."""
    box = page.get_by_test_id("stSelectbox").filter(has=page.get_by_text(label, exact=True))
    return box.inner_text().removeprefix(label).strip() or box.get_by_role("combobox").input_value()


def expect_chosen(page: Page, name: str) -> None:
    """The map, the panel's heading, the select box and the address say the same ward."""
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(f"ward={codes()[name]}"))
    expect(chosen(page)).to_have_count(1)
    expect(chosen(page)).to_have_attribute("data-ward", codes()[name])
    assert selected(page, "Ward") == name


def query(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def fills(page: Page) -> list[str]:
    found: list[str] = wards(page).evaluate_all("(all) => all.map((one) => one.getAttribute('fill'))")
    return found


def test_every_ward_is_drawn_and_named_with_its_figure(page: Page) -> None:
    expect(wards(page)).to_have_count(19)
    labels = wards(page).evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")
    assert sorted(label.split(":")[0] for label in labels) == sorted(codes())
    assert all(re.search(r": \d+\.\d years", label) for label in labels)
    boxes = wards(page).evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect()).map((box) => Math.min(box.width, box.height))"
    )
    assert min(boxes) > 20


def test_the_map_is_not_blank(page: Page) -> None:
    # its scripts are served from their package: one that is missing leaves an empty frame without a word
    assert len(set(fills(page))) >= 4
    assert _colours(page.locator("iframe[title='Map of wards']").screenshot()) >= 4


def _colours(png: bytes) -> int:
    """How many colours cover at least half a per cent of a picture, its ground apart."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    counts = picture.getcolors(maxcolors=picture.width * picture.height) or []
    return sum(1 for count, _ in counts if count > 0.005 * picture.width * picture.height) - 1


def test_an_empty_picture_counts_as_blank() -> None:
    blank = io.BytesIO()
    Image.new("RGB", (200, 100), "white").save(blank, "png")
    assert _colours(blank.getvalue()) == 0


def test_a_click_chooses_a_ward_everywhere_and_the_ward_page_shows_it(page: Page) -> None:
    expect(chosen(page)).to_have_count(0)
    click(page, "Dallow")
    expect_chosen(page, "Dallow")
    page.locator(".hq-tabs a[href^='ward?']").click()
    page.wait_for_url(f"**/ward?*{codes()['Dallow']}*")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dallow")
    assert query(page)["ward"] == codes()["Dallow"]


def test_the_panels_link_leads_to_the_ward(page: Page) -> None:
    click(page, "High Town")
    expect_chosen(page, "High Town")
    page.locator(".hq-way a").filter(has_text="Everything about").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("High Town")


@pytest.mark.claim("keyboard_map")
def test_the_keyboard_alone_chooses_and_keeps_its_place(page: Page) -> None:
    in_frame = "document.activeElement && document.activeElement.tagName === 'IFRAME'"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(in_frame):
            break
    assert page.evaluate(in_frame), "the map cannot be reached by Tab"
    order = wards(page).evaluate_all("(all) => all.map((one) => one.dataset.ward)")
    focus = the_map(page).locator("[role=option]:focus")
    expect(focus).to_have_attribute("data-ward", order[0])
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    expect(focus).to_have_attribute("data-ward", order[2])
    page.keyboard.press("Enter")
    expect_chosen(page, names()[order[2]])
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    expect(focus).to_have_attribute("data-ward", order[2])
    page.keyboard.press("End")
    page.keyboard.press(" ")
    expect_chosen(page, names()[order[-1]])
    expect(focus).to_have_attribute("data-ward", order[-1])
    # one stop of the Tab key, not nineteen
    page.keyboard.press("Tab")
    assert not page.evaluate(in_frame)


def test_the_select_box_chooses_too_and_takes_the_choice_back(page: Page) -> None:
    select(page, "Ward", "Farley")
    expect_chosen(page, "Farley")
    click(page, "Saints")
    expect_chosen(page, "Saints")
    _, options = opened_box(page, "Ward")
    options.first.click()
    expect(chosen(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("ward="))


def test_another_indicator_recolours_the_map_without_drawing_it_again(page: Page) -> None:
    click(page, "Dallow")
    expect_chosen(page, "Dallow")
    wards(page).evaluate_all("(all) => all.forEach((one, at) => { one.drawnAs = at; })")
    before, title = fills(page), page.locator("h1").inner_text()
    select(page, "Measure", _other_measure(page))
    expect(page.locator("h1")).not_to_have_text(title)
    expect(wards(page)).to_have_count(19)
    page.wait_for_function(
        """(before) => {
            const all = [...document.querySelector("iframe[title='Map of wards']").contentDocument
                .querySelectorAll("[role=option]")];
            return all.some((one) => !before.includes(one.getAttribute("fill")))
                || all.map((one) => one.getAttribute("fill")).join() !== before.join();
        }""",
        arg=before,
    )
    marks = wards(page).evaluate_all("(all) => all.map((one) => one.drawnAs)")
    assert sorted(marks) == list(range(19))  # each is the very element that was there before
    expect_chosen(page, "Dallow")


def _other_measure(page: Page) -> str:
    shown = selected(page, "Measure")
    _, options = opened_box(page, "Measure")
    others = [option for option in options.all_inner_texts() if option != shown]
    page.keyboard.press("Escape")
    return others[0]


def test_a_link_opens_its_view(shared: Page, server: Server) -> None:
    page = shared
    visit(page, f"{server.url}/map?indicator=overcrowded_households&period=2021&ward=E05002198")
    expect(page.locator(".st-key-strip")).to_contain_text("Period: 2021")
    assert "overcrowd" in selected(page, "Measure").lower()
    expect_chosen(page, "Dallow")
    assert query(page)["indicator"] == "overcrowded_households"


def test_the_address_opens_the_same_view_for_somebody_else(browser: Browser, page: Page) -> None:
    select(page, "Measure", _other_measure(page))
    click(page, "Stopsley")
    expect_chosen(page, "Stopsley")
    with tab(browser) as (other, _):
        other.goto(page.url)
        settle(other)
        expect_chosen(other, "Stopsley")
        assert other.url == page.url
        assert other.locator("h1").inner_text() == page.locator("h1").inner_text()
        assert selected(other, "Measure") == selected(page, "Measure")
        assert fills(other) == fills(page)


def test_back_and_forward_go_through_the_selections(page: Page) -> None:
    for name in ("Dallow", "Farley"):
        click(page, name)
        expect_chosen(page, name)
    page.go_back()
    expect_chosen(page, "Dallow")
    page.go_forward()
    expect_chosen(page, "Farley")
    page.go_back()
    expect_chosen(page, "Dallow")
    # and what comes after going back starts from what is shown
    click(page, "Wigmore")
    expect_chosen(page, "Wigmore")


@pytest.mark.parametrize("wrong", [{"ward": "E05999999"}, {"indicator": "no_such_measure"}, {"ward": "<b>Dallow</b>"}])
def test_an_unknown_id_in_a_link_is_named_in_words(shared: Page, server: Server, wrong: dict[str, str]) -> None:
    page, (key, value) = shared, next(iter(wrong.items()))
    visit(page, f"{server.url}/map?{key}={value}")
    expect(page.get_by_role("alert").or_(page.get_by_test_id("stAlert")).first).to_contain_text(value)
    expect(wards(page)).to_have_count(19)
    expect(chosen(page)).to_have_count(0)
    assert query(page).get(key) != value


def test_a_click_on_home_s_map_leads_to_the_ward(shared: Page, server: Server) -> None:
    page = shared
    visit(page, server.url)
    expect(wards(page)).to_have_count(19)
    assert len(set(fills(page))) >= 4
    click(page, "Biscot")
    expect(page).to_have_url(re.compile(f"/ward.*ward={codes()['Biscot']}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Biscot")


def test_the_tab_key_enters_home_s_map_only_when_it_is_on_the_screen(browser: Browser, server: Server) -> None:
    with tab(browser) as (page, _):
        page.set_viewport_size({"width": 1280, "height": 400})
        page.goto(server.url)
        settle(page)
        stops = the_map(page).locator("[role=option][tabindex='0']")
        expect(wards(page)).to_have_count(19)
        expect(stops).to_have_count(0)
        page.locator("iframe[title='Map of wards']").evaluate("(frame) => frame.scrollIntoView({ block: 'center' })")
        expect(stops).to_have_count(1)


def texts_on_the_map(page: Page) -> list[dict[str, Any]]:
    """The names and numbers on the map, each with its ward's code, its words and its box in pixels."""
    found: list[dict[str, Any]] = (
        the_map(page)
        .locator("g.name")
        .evaluate_all(
            """(all) => all.map((one) => {
                const { left, right, top, bottom } = one.querySelector("text").getBoundingClientRect();
                return { code: one.dataset.names, words: one.textContent.trim(), left, right, top, bottom };
            })"""
        )
    )
    return found


def apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    # a line of text is taller than its letters
    slack = 0.15 * (one["bottom"] - one["top"])
    return bool(
        one["right"] <= other["left"]
        or other["right"] <= one["left"]
        or one["bottom"] - slack <= other["top"] + slack
        or other["bottom"] - slack <= one["top"] + slack
    )


@pytest.mark.parametrize(
    ("path", "width", "numbered"),
    [("map", 1440, False), ("map", 1920, False), ("map", 390, True), ("map", 768, None), ("overview", 1440, False)],
)
def test_every_ward_is_named_or_numbered_and_no_two_touch(
    path: str, width: int, numbered: bool | None, shared: Page, server: Server
) -> None:
    page = shared
    resize(page, (width, 900))
    visit(page, f"{server.url}/{path}?place=luton")
    expect(the_map(page).locator("g.name")).to_have_count(19)
    written = texts_on_the_map(page)
    for at, one in enumerate(written):
        assert all(apart(one, other) for other in written[at + 1 :]), one
    by_number = [one for one in written if one["words"].isdigit()]
    items = page.locator("ol.hq-numbered li")
    if numbered is not None:
        assert len(by_number) == (19 if numbered else 0)
    expect(items.first).to_be_visible() if by_number else expect(items.first).to_be_hidden()
    listed = dict(
        items.evaluate_all("(all) => all.map((one) => [String(one.value), one.querySelector('a').textContent])")
    )
    assert {one["words"]: names()[one["code"]] for one in by_number}.items() <= listed.items()


def test_the_figure_stands_at_the_pointer_and_at_the_focus_and_goes_with_escape(page: Page) -> None:
    words = the_map(page).locator("#ward-tip")
    expect(words).to_be_hidden()
    ward(page, "Stopsley").hover()
    expect(words).to_contain_text("Stopsley")
    expect(words).to_contain_text(re.compile(r"\d+\.\d years.*95% confidence interval.*2009-13"))
    frame = page.locator("iframe[title='Map of wards']").bounding_box()
    box = words.bounding_box()
    assert frame
    assert box
    assert frame["x"] <= box["x"]
    assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
    page.mouse.move(2, 2)
    expect(words).to_be_hidden()
    the_map(page).locator("[role=option][tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    expect(words).to_be_visible()
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()


def test_controls_map_and_key_stand_on_the_first_screen(shared: Page, server: Server) -> None:
    page = shared
    visit(page, f"{server.url}/map?place=luton")
    rows = page.locator(".st-key-strip > *").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect()).filter((box) => box.height > 1).map((box) => box.bottom)"
    )
    assert max(rows) - min(rows) < 8, "the controls take more than one row"
    for part in (page.locator("iframe[title='Map of wards']"), page.locator(".hq-legend")):
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 900
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") < 5000
