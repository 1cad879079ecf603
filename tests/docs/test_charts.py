"""The pages of the charts: one for each chart function, in step with the guides and the code."""

import importlib
import inspect
import pkgutil

import pytest

import hineq.charts
from docs.chart_pages import FOLDER, PICTURES, pages
from hineq.charts.guides import GUIDES, ChartGuide
from hineq.ui.layout.pages import PAGES

MODULES = sorted(one.name for one in pkgutil.iter_modules(hineq.charts.__path__))


def chart_functions(module: str) -> set[tuple[str, str]]:
    """The functions that draw a chart, each with the module that it stands in."""
    loaded = importlib.import_module(f"hineq.charts.{module}")
    functions = inspect.getmembers(loaded, inspect.isfunction)
    return {(module, name) for name, one in functions if name.endswith("_chart") and one.__module__ == loaded.__name__}


def test_every_chart_has_one_guide_and_every_guide_its_chart() -> None:
    drawn = set().union(*(chart_functions(module) for module in MODULES))
    assert len(drawn) > 10
    assert {(guide.module, guide.function) for guide in GUIDES} == drawn
    assert len({guide.name for guide in GUIDES}) == len(GUIDES)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_says_what_is_shown_how_to_read_it_and_what_to_do_next(guide: ChartGuide) -> None:
    sentences = (guide.shows, *guide.read, guide.next)
    assert guide.read
    assert all(sentence.endswith(".") and len(sentence) > 20 for sentence in sentences)
    assert guide.page in {page.file for page in PAGES}


@pytest.mark.parametrize(("name", "text"), pages().items(), ids=list(pages()))
def test_a_page_is_in_step_with_the_code(name: str, text: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == text, "run python -m docs.make_charts"


def test_every_chart_has_a_picture_and_no_page_or_picture_is_left_over() -> None:
    assert set(PICTURES) == {guide.name for guide in GUIDES}
    assert {path.name for path in FOLDER.iterdir()} == set(pages()) | {f"{name}.png" for name in PICTURES}
    assert all((FOLDER / f"{name}.png").read_bytes().startswith(b"\x89PNG") for name in PICTURES)


@pytest.mark.parametrize("name", ["target_trend", "scarf"])
def test_a_picture_is_drawn_from_figures(name: str) -> None:
    spec = PICTURES[name]()
    assert spec["title"]["text"]
    assert spec["datasets"]
