"""The spreads of the shipped packs over authorities: none counts an authority twice."""

import pandas as pd
import pytest

from hineq.packs.read.national import of_one_tier
from hineq.packs.read.over import kept_layer
from tests.paths import DATA
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


_FIGURE = ["indicator_id", "series", "sex", "period"]


def _about(table: pd.DataFrame) -> set[tuple[str, ...]]:
    return set(table[_FIGURE].astype(str).itertuples(index=False, name=None))


@pytest.mark.parametrize(("pack", "council"), [("luton", "E06000032"), ("llr", "E06000016"), ("oxford", "E07000178")])
def test_no_figure_of_a_council_that_the_layer_ranks_is_without_its_rank(pack: str, council: str) -> None:
    there = kept_layer(DATA / "england").rows("national_ranks", [council])
    there = there[there.area_code == council]
    declared = [key in place(pack).series for key in zip(there.indicator_id, there.series, strict=True)]
    own = place(pack).national_ranks
    assert _about(there[declared]) <= _about(own[own.area_code == council])


def test_what_a_pack_ranks_itself_is_ranked_by_itself_alone() -> None:
    files = {
        name: pd.read_csv(DATA / "luton" / f"{name}.csv", dtype=str, keep_default_na=False)
        for name in ("national_ranks", "distributions")
    }
    own = _about(files["national_ranks"]) | _about(files["distributions"])
    for name, file in files.items():
        whole = getattr(place("luton"), name)
        kept = whole[[about in own for about in whole[_FIGURE].astype(str).itertuples(index=False, name=None)]]
        assert len(kept) == len(file)
        assert set(kept.areas) == set(file.areas)


def test_a_newer_figure_is_ranked_where_the_pack_ranks_an_older_one_itself() -> None:
    own = place("luton").national_ranks
    newest = own[own.area_code.eq("E06000032") & own.indicator_id.eq("life_expectancy_at_birth") & own.sex.eq("Male")]
    assert newest.period.max() == "2023-25"
    assert of_one_tier(newest, "areas_ranked").set_index("period").areas_ranked["2023-25"] == 294
