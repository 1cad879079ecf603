"""The spreads of the shipped packs over authorities: none counts an authority twice."""

import pytest

from tests.place_packs import place

# since April 2023 there are 153 upper-tier and unitary authorities in England
AUTHORITIES = 153
NOW = ("2023/24", "2024/25")


@pytest.mark.parametrize("pack", ["luton", "llr", "oxford"])
def test_no_spread_of_today_has_more_authorities_than_there_are(pack: str) -> None:
    spreads = place(pack).distributions
    mine = spreads[spreads.areas.eq("upper-tier and unitary authorities of England") & spreads.period.isin(NOW)]
    assert len(mine) > 8
    assert mine.areas_counted.max() == AUTHORITIES


def test_a_rank_is_among_as_many_as_its_spread_counts() -> None:
    luton = place("luton")
    keys = ["indicator_id", "series", "sex", "period", "areas"]
    both = luton.national_ranks.merge(luton.distributions, on=keys)
    both = both[both.indicator_id.str.startswith(("children_relative", "eyfs_"))]
    assert len(both) > 15
    assert (both.areas_ranked == both.areas_counted).all()
