"""The gaps of a council are those of its own page, on each measure, and say why there is none."""

import math

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from hineq.insights.inequality.gradient import ward_inequality
from hineq.insights.nation.council_gaps import BADLY, GAP_COLUMNS, GAP_NUMBERS, council_gaps
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.profile import newest_ward_views
from hineq.packs.declared.layer import BUILT, GAPS, HEAD
from hineq.packs.read.national import open_layer
from tests.made_up import opened, town
from tests.paths import DATA
from tests.places_with_levels import level


@pytest.mark.parametrize("key", ["luton", "oxford", "llr/E06000016"])
def test_a_gap_is_the_one_of_the_councils_own_page(key: str) -> None:
    figures = level(key)
    gaps = council_gaps(figures)
    views = newest_ward_views(figures)
    assert tuple(gaps.columns) == GAP_COLUMNS
    assert len(gaps) == len(views)
    assert gaps.slope.notna().any()
    for view, row in zip(views, gaps.itertuples(), strict=True):
        told = ward_inequality(figures, view)
        assert (row.indicator_id, row.sex, row.period) == (view.indicator.indicator_id, str(view.sex), view.period)
        assert row.area_code == figures.place.area_code
        if isinstance(told, NotPossible):
            assert math.isnan(row.slope)
            assert row.reason == told.reason
            continue
        assert row.reason == ""
        given = (row.slope, row.lower, row.upper)
        assert np.array_equal(given, (told.slope.value, told.slope.lower, told.slope.upper), equal_nan=True)
        fifths = told.fifths["value"].iloc[[0, -1]] if told.has_averages else (math.nan, math.nan)
        assert np.array_equal((row.most_deprived_fifth, row.least_deprived_fifth), fifths, equal_nan=True)
        assert row.wards == len(told.table)
        assert (row.fit == BADLY) == told.fits_badly
        assert math.isnan(row.ratio) != told.has_relative
        assert set(row.source_ids.split()) >= set(view.source_ids)


def test_a_council_without_ward_figures_has_no_gaps_and_spoils_no_types() -> None:
    none = council_gaps(opened(town([])))
    assert len(none) == 0
    together = pd.concat([none, council_gaps(level("luton"))], ignore_index=True)
    assert all(together[name].dtype == float for name in GAP_NUMBERS)


def test_an_index_is_not_ordered_by_itself() -> None:
    gaps = council_gaps(level("luton")).set_index("indicator_id")
    assert math.isnan(gaps.slope["imd_score"])
    assert "cannot order itself" in gaps.reason["imd_score"]


@pytest.mark.skipif(
    not any((path.parent / BUILT / f"{GAPS}.parquet").exists() for path in DATA.glob(f"*/{HEAD}")),
    reason="the gaps of every council are not built",
)
@pytest.mark.parametrize("code", ["E06000032", "E06000053", "E07000178", "E10000015"])
def test_the_gaps_that_are_built_are_those_of_the_figures_that_are_built(code: str) -> None:
    layer = open_layer(next(DATA.glob(f"*/{HEAD}")).parent)
    kept = layer.gaps[layer.gaps.area_code == code].reset_index(drop=True)
    made = council_gaps(Figures.of(layer.council(code)))
    assert len(kept) == len(made)
    # sums of floats end in other bits on other machines
    assert_frame_equal(kept[list(GAP_COLUMNS)], made[list(GAP_COLUMNS)], check_dtype=False, rtol=1e-9)
