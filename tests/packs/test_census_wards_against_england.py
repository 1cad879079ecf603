"""The wards of the 2011 Census are held against the figure that was printed for England, in the layer and in the packs alike."""

import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.wards.view import ward_view
from hineq.model.words import Outcome, Sex
from hineq.packs.read.national import open_layer
from tests.paths import DATA
from tests.place_packs import figures

LAYER = open_layer(DATA / "england")
PRINTED = 79.1
SERIES = "wards_2009_13"


def opened(place_id: str) -> Figures:
    return figures(place_id) if (DATA / place_id).is_dir() else Figures.of(LAYER.council(place_id))


@pytest.mark.parametrize("place_id", ["luton", "oxford", "llr", "E07000114", "E06000032"])
def test_life_expectancy_of_men_is_the_printed_one(place_id: str) -> None:
    rows = opened(place_id).place.observations
    own = rows[(rows.series == SERIES) & (rows.area_code == "E92000001")]
    assert own[["indicator_id", "value", "source_id"]].values.tolist() == [
        ["life_expectancy_at_birth", PRINTED, "s105"]
    ]


def test_a_council_of_the_layer_is_held_against_england() -> None:
    """Thanet's wards of 2009-13: those whose whole interval lies below 79.1 are worse, and none is left uncompared."""
    view = ward_view(opened("E07000114"), "life_expectancy_at_birth", Sex.MALE, "2009-13")
    assert view.country
    assert view.country.value == PRINTED
    table = view.table[view.table["value"].notna()]
    assert len(table) > 15
    worse = table.upper_ci < PRINTED
    assert worse.any()
    assert (table.country_outcome[worse] == Outcome.WORSE).all()
    assert (table.country_outcome[table.lower_ci > PRINTED] == Outcome.BETTER).all()
    between = (table.lower_ci <= PRINTED) & (table.upper_ci >= PRINTED)
    assert (table.country_outcome[between] == Outcome.SIMILAR).all()


def test_no_figure_is_made_for_what_was_not_printed() -> None:
    rows = opened("E07000114").place.observations
    others = rows[(rows.series == SERIES) & (rows.indicator_id != "life_expectancy_at_birth")]
    assert len(others)
    assert not others.area_code.str.startswith("E92").any()
