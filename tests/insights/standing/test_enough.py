"""Ranks and spreads that count too few authorities are not held against."""

from dataclasses import replace

import pandas as pd
import pytest

from hineq.insights.standing.enough import well_counted
from hineq.insights.standing.ranks import authority_ranks
from hineq.insights.standing.standing import standing
from hineq.model.enough import LEAST_COUNTED
from hineq.model.words import Sex
from tests.luton import LUTON
from tests.place_packs import figures, place

PACKS = ("luton", "llr", "oxford")


@pytest.mark.parametrize("place_id", PACKS)
def test_no_spread_of_a_few_is_used_and_every_other_is(place_id: str) -> None:
    here = place(place_id)
    spreads = here.distributions
    kept = well_counted(figures(place_id), spreads, "areas_counted")
    dropped = spreads[~spreads.index.isin(kept.index)]
    assert set(dropped.indicator_id) == {"overweight_reception", "overweight_year6"}
    assert set(dropped.period) == {"2020/21"}
    assert set(dropped.areas_counted) == {17}
    most = spreads.groupby("areas").areas_counted.transform("max")
    assert (kept.areas_counted >= LEAST_COUNTED * most[kept.index]).all()


def thinned(ranked: int) -> pd.DataFrame:
    """The pack's ranks with fewer areas in those of one measure."""
    ranks = place("luton").national_ranks.copy()
    own = (ranks.indicator_id == "overweight_year6") & (ranks.area_code == LUTON)
    ranks.loc[own, ["rank", "areas_ranked"]] = [float(min(ranked, 9)), ranked]
    return ranks


@pytest.mark.parametrize(("ranked", "told"), [(17, False), (152, True)])
def test_a_rank_among_few_is_neither_said_nor_counted(ranked: int, told: bool) -> None:
    here = replace(figures("luton"), place=replace(place("luton"), national_ranks=thinned(ranked)))
    stands = standing(here, "overweight_year6", Sex.PERSONS)
    assert stands is not None
    assert (stands.rank is not None) is told
    assert ("overweight_year6" in set(authority_ranks(here).indicator_id)) is told
