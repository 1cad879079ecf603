"""Every page through app.py, without a browser: every selection that a reader can make, and a faulty pack."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hineq.insights.targets.measures import headline_views
from hineq.insights.targets.options import MeasureOption, measure_options
from hineq.insights.wards.selection import ward_indicators
from hineq.packs.read.pack import check_pack
from hineq.packs.read.problems import Problem
from hineq.ui.layout.pages import PAGES
from hineq.ui.views.place import opened
from tests.luton import figures, luton
from tests.paths import ROOT

FILES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
WARDS = [(ward.area_code, ward.area_name) for ward in luton().wards]
INDICATORS = ward_indicators(figures())
OPTIONS = measure_options(figures(), headline_views(figures()))


def run(page: str, **query: str) -> AppTest:
    """A page as a first visitor sees it who comes with a query: app.py, then the page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{page}.py").run()
    return app


def title(app: AppTest) -> str:
    """The one h1 of a page that ran without an exception."""
    assert not app.exception, [one.message for one in app.exception]
    assert len(app.title) == 1
    return str(app.title[0].value)


def texts(app: AppTest) -> str:
    """Everything on the page that is text."""
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning, *app.error]
    return "\n".join(str(part.value) for part in parts) + "\n".join(str(part.proto) for part in app.get("html"))


def test_the_sets_that_are_tried_are_not_empty() -> None:
    assert len(WARDS) == 19
    assert len(INDICATORS) > 20
    assert len(OPTIONS) > 20


def test_every_file_of_pages_is_registered_and_every_registered_page_is_there() -> None:
    assert sorted(page.file for page in PAGES) == FILES
    assert len({page.title for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", FILES)
def test_a_page_opens_for_a_first_visitor(page: str) -> None:
    assert title(run(page))


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_the_map_opens_on_every_indicator(indicator_id: str) -> None:
    app = run("map", indicator=indicator_id, ward=WARDS[0][0])
    assert luton().indicators[indicator_id].short_name.lower() in title(app).lower()
    assert app.query_params["indicator"] == indicator_id


# a page costs a quarter of a second, and there are more than 150: those with a target, and every third of the others
@pytest.mark.parametrize(
    "option", [one for at, one in enumerate(OPTIONS) if one.has_target or at % 3 == 0], ids=lambda option: option.key
)
def test_targets_open_on_every_measure(option: MeasureOption) -> None:
    app = run("targets", indicator=option.indicator_id, sex=str(option.sex))
    assert title(app)
    assert app.selectbox(key="pick_measure").value == option.key


@pytest.mark.parametrize(("area_code", "name"), WARDS, ids=[name for _, name in WARDS])
def test_the_ward_page_opens_on_every_ward(area_code: str, name: str) -> None:
    assert name in title(run("ward", ward=area_code))


@pytest.mark.parametrize("page", FILES)
@pytest.mark.parametrize(
    "query",
    [
        {"ward": "E05999999"},
        {"indicator": "no_such_measure"},
        {"indicator": "life_expectancy_at_birth", "sex": "neither", "period": "1066"},
        {
            "place": "luton",
            "indicator": "overcrowded_households",
            "sex": "Female",
            "period": "2021",
            "ward": WARDS[5][0],
        },
    ],
    ids=["ward", "indicator", "sex_and_period", "sex_without_figures"],
)
def test_no_query_breaks_a_page(page: str, query: dict[str, str]) -> None:
    assert title(run(page, **query))


def test_an_unknown_place_in_a_link_breaks_no_page() -> None:
    assert title(run("overview", place="nowhere"))


def kinds(app: AppTest) -> set[str]:
    """The kinds of elements on a page."""
    found, branches = set(), [app._tree]
    while branches:
        for child in getattr(branches.pop(), "children", {}).values():
            found.add(child.type)
            branches.append(child)
    return found


@pytest.fixture(scope="module")
def faulty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of Luton's pack in which a row has the code of a ward that is not there."""
    folder = tmp_path_factory.mktemp("faulty")
    shutil.copytree(ROOT / "data" / "luton", folder / "data" / "luton")
    shutil.copytree(ROOT / "geodata", folder / "geodata")
    file = folder / "data" / "luton" / "observations_wards.csv"
    text = file.read_text(encoding="utf-8")
    assert "E05002193" in text
    file.write_text(text.replace("E05002193", "E05777777", 1), encoding="utf-8")
    return folder / "data"


@pytest.fixture(scope="module")
def faults(faulty_data: Path) -> tuple[Problem, ...]:
    return check_pack(faulty_data / "luton").faults


@pytest.mark.parametrize("page", FILES)
def test_a_faulty_pack_is_listed_in_words_and_nothing_of_it_is_shown(
    page: str, faulty_data: Path, faults: tuple[Problem, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINEQ_DATA", str(faulty_data))
    opened.clear()
    try:
        app = run(page)
    finally:
        opened.clear()
    assert "cannot be shown" in title(app)
    shown = texts(app).replace("\\", "")
    assert any(fault.value == "E05777777" for fault in faults)
    assert [fault for fault in faults if fault.file not in shown or fault.value not in shown] == []
    assert kinds(app) <= {"main", "sidebar", "event", "title", "markdown"}


def test_a_sound_page_has_more_kinds_than_a_faulty_one_may_have() -> None:
    assert {"selectbox", "vega_lite_chart", "component_instance", "html"} <= kinds(run("map"))
