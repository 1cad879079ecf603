"""Wards with rough figures and no others: their figures are told, and no page says that there are none."""

import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.wards.rough_alone import FIGURE, SOURCE, rough_alone, rough_alone_finding
from hineq.insights.wards.selection import ward_indicators
from hineq.ui.views.place import opened
from tests.pages.visits import run, sentences, title

ALONE = "E06000053"


@pytest.fixture(scope="module")
def figures() -> Figures:
    return opened(ALONE)


def test_the_newest_rough_figure_of_each_measure_is_told_once(figures: Figures) -> None:
    assert not ward_indicators(figures)
    told = rough_alone(figures)
    assert len(told) > 40
    assert not told.duplicated(["Ward", "Measure"]).any()
    assert told[FIGURE].str.endswith("(rough)").all()
    assert set(told[SOURCE]) <= set(figures.place.sources)
    score = figures.table[(figures.table.indicator_id == "imd_score") & (figures.table.rough != "")]
    [cell] = told[FIGURE][told.Measure.str.startswith("Index of Multiple Deprivation, score")]
    assert cell == score.rough[score.period == "2025"].item()


def test_a_place_with_figures_that_count_has_rough_ones_beside_them() -> None:
    assert len(rough_alone(opened("E09000001")))
    assert not len(rough_alone(opened("luton")))


@pytest.mark.parametrize("page", ["map", "rug", "ward", "inequality", "first", "compare"])
def test_a_page_about_wards_tells_them(page: str, figures: Figures) -> None:
    app = run(page, place=ALONE)
    assert title(app) == rough_alone_finding(figures.place)
    assert "badly" in sentences(app)
    assert "no ward figures" not in sentences(app)
