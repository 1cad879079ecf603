"""Each check of the pages is shown a page on which it must fail."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from hineq.model.accessibility import Limit
from tests.browser import checks
from tests.browser.checks import (
    axe_violations,
    complaints,
    cut_by_spacing,
    demand_chromium,
    error_boxes,
    headings,
    moving,
    pictures_without_words,
    sideways,
    skipped_levels,
)  # fmt: skip
from tests.chromium import SMALL_PHONE, Seen, chromium_path, tab
from tests.serving import Server, serving


def test_without_a_browser_tests_are_skipped_unless_one_is_required() -> None:
    with pytest.raises(pytest.skip.Exception, match="no Chromium"):
        demand_chromium(None, required=False)
    with pytest.raises(pytest.fail.Exception, match="HINEQ_REQUIRE_BROWSER=1, but no Chromium"):
        demand_chromium(None, required=True)
    demand_chromium("/usr/bin/chromium", required=True)


@pytest.mark.parametrize(
    "markup", ['<img src="http://example.org/a.png">', '<script src="https://example.org/a.js"></script>']
)
def test_a_request_to_another_machine_is_seen_and_stopped(browser: Browser, markup: str) -> None:
    with tab(browser) as (page, seen):
        page.set_content(markup)
        assert [url.split("/")[2] for url in seen.away] == ["example.org"]
        assert len(seen.errors) == 1  # it got no answer


def test_a_socket_to_another_machine_is_seen(browser: Browser) -> None:
    with tab(browser) as (page, seen):
        with page.expect_websocket():
            page.set_content("<script>new WebSocket('ws://example.org/x')</script>")
        assert seen.away == ["ws://example.org/x"]


@pytest.mark.parametrize("machine", ["example.org", "192.0.2.1", "[2001:db8::1]"])
def test_the_browser_finds_no_other_machine(browser: Browser, machine: str) -> None:
    with tab(browser) as (page, _), pytest.raises(PlaywrightError, match="ERR_NAME_NOT_RESOLVED"):
        page.goto(f"http://{machine}/")


def test_only_streamlits_own_probes_of_our_pages_are_excused() -> None:
    probe = "http://127.0.0.1:1/map/_stcore/health"
    excused = [
        f"404 {probe}",
        f"Failed to load resource: the server responded with a status of 404 (Not Found) ({probe})",
    ]
    assert complaints(Seen(errors=excused[1:], refused=excused[:1]), ["map"]) == []
    others = [
        f"500 {probe}",
        "404 http://127.0.0.1:1/map/_stcore/stream",
        "404 http://127.0.0.1:1/nosuch/_stcore/health",
        f"TypeError: x is undefined ({probe})",
    ]
    assert complaints(Seen(errors=others), ["map"]) == others


def test_errors_of_scripts_and_refused_requests_are_seen(browser: Browser, server: Server) -> None:
    with tab(browser) as (page, seen):
        page.goto(f"{server.url}/_stcore/health")
        with page.expect_event("pageerror"):
            # a script within the document is refused by the pages' policy
            page.evaluate("() => { console.error('said'); setTimeout(() => { throw new Error('thrown') }) }")
        page.evaluate("fetch('/component/no.such/file.js')")
        assert any("said" in one for one in seen.errors)
        assert any("thrown" in one for one in seen.errors)
        assert [one[:3] for one in seen.refused] == ["404"]


def test_skipped_levels_of_headings_are_found(browser: Browser) -> None:
    with tab(browser) as (page, _):
        page.set_content(
            "<h1>One</h1><h3>Three</h3><h2 hidden>Unseen</h2><h2>Two</h2><div role=heading aria-level=4>Four</div>"
        )
        assert headings(page) == [(1, "One"), (3, "Three"), (2, "Two"), (4, "Four")]
        assert skipped_levels(headings(page)) == [
            "level 3 'Three' after level 1 'One'",
            "level 4 'Four' after level 2 'Two'",
        ]


def test_a_page_that_is_too_wide_is_found_with_its_cause(browser: Browser) -> None:
    with tab(browser, size=SMALL_PHONE) as (page, _):
        page.set_content(
            "<body style='margin:0'><div style='overflow:auto'><p style='width:900px'>Inside a box</p></div>"
        )
        assert sideways(page) == []
        page.set_content("<body style='margin:0'><p style='width:321px'>Too wide")
        assert any("Too wide" in one for one in sideways(page))
        # as Streamlit lays a page out: the window itself never scrolls, its main block does
        main = "<main data-testid=stMain style='width:320px;overflow:auto'><p style='width:900px'>Within"
        page.set_content(f"<body style='margin:0'>{main}")
        assert any("Within" in one for one in sideways(page))


def test_axe_looks_into_frames_and_sees_faults_of_any_impact(browser: Browser, server: Server) -> None:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/_stcore/health")
        page.set_content(
            "<html lang=en><title>t</title><body><main><h1>h</h1><section role=presentation tabindex=-1 aria-label=f>s</section>"
            "<iframe title=f srcdoc='<button></button>'></iframe>"
        )
        page.frame_locator("iframe").locator("button").wait_for()
        found = {one["id"]: one["impact"] for one in axe_violations(page)}
        assert found["button-name"] == "critical"
        assert found["presentation-role-conflict"] == "minor"
        assert axe_violations(page, rules=["html-has-lang"]) == []


def test_what_is_a_known_limit_is_excused_on_its_element_alone(
    browser: Browser, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = Limit(limit_id="x", words="x", criterion="", why="x", instead="x", rule="button-name", element="#known")
    monkeypatch.setattr(checks, "LIMITS", (limit,))
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/_stcore/health")
        page.set_content("<html lang=en><title>t</title><body><main><h1>h</h1><button id=known></button>")
        assert axe_violations(page, rules=["button-name"]) == []
        page.set_content(
            "<html lang=en><title>t</title><body><main><h1>h</h1><button id=known></button><button></button>"
        )
        assert [len(one["places"]) for one in axe_violations(page, rules=["button-name"])] == [1]


def test_pictures_without_words_are_found(browser: Browser) -> None:
    chart = "<div data-testid=stVegaLiteChart role=img aria-label='{}'><svg width=9 height=9></svg></div>"
    with tab(browser) as (page, _):
        page.set_content(
            f"<main data-testid=stMain><h2>Men live longer</h2>{chart.format('Men live longer here. By ward')}<img alt=x src=x>"
        )
        assert pictures_without_words(page) == []
        page.set_content(
            f"<main data-testid=stMain>{chart.format('Men live longer')}{chart.format('')}<img src=x width=9 height=9>"
        )
        assert len(pictures_without_words(page)) == 3


def test_what_moves_is_found(browser: Browser) -> None:
    with tab(browser) as (page, _):
        page.set_content(
            "<style>p { transition: color 1s } i::before { content: 'x'; animation: a 2s } @keyframes a { to { opacity: 0 } }</style><p>a</p><i></i>"
        )
        assert len(moving(page)) == 2
        page.set_content("<style>p { transition: color 0.01s }</style><p>a</p>")
        assert moving(page) == []


def test_what_spacing_cuts_off_or_lays_over_each_other_is_found(browser: Browser) -> None:
    with tab(browser) as (page, _):
        page.set_content(
            "<div data-testid=stApp style='width:300px'><p>Words that may take as many lines as they need, and do."
        )
        assert cut_by_spacing(page) == []
        # three lines in any typeface: 51 pixels, and 72 when they are spaced
        line = "<p style='position:absolute;left:0;margin:0;font-size:16px;line-height:17px;white-space:nowrap;top:{}px{}'>More room<br>than there<br>is here"
        page.set_content(
            f"<div data-testid=stApp>{line.format(0, ';height:53px;overflow:hidden')}{line.format(100, '')}{line.format(153, '')}"
        )
        told = cut_by_spacing(page)
        assert any(one.startswith("cut: ") for one in told)
        assert any(one.startswith("over: ") for one in told)


def test_error_boxes_are_found_on_a_failing_page_and_on_an_unknown_one(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    script = tmp_path / "failing.py"
    script.write_text("import streamlit as st\nst.title('A page')\nraise RuntimeError('on purpose')\n")
    with serving(script) as failing, tab(browser) as (page, _):
        page.goto(failing.url)
        page.get_by_test_id("stException").wait_for()
        assert len(error_boxes(page)) == 1
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/nobody_registered_this")
        page.get_by_role("dialog").wait_for()
        assert any("Page not found" in one for one in error_boxes(page))


def test_chromium_is_found_where_the_browser_runs(browser: Browser) -> None:
    assert browser.is_connected()
    assert chromium_path()
