"""The share of authorities with a better figure, where no rank can be shown: what Home says of it the page says too."""

import math
from dataclasses import replace

import pytest

from hineq.insights.series.families import rows_once
from hineq.insights.standing.attention import attention
from hineq.insights.standing.ranks import authority_ranks, standing_finding
from hineq.insights.standing.shares import better_shares, shares_finding, shares_lede, shares_reading
from hineq.insights.standing.standing import standing
from hineq.insights.wording.numbers import number
from tests.made_up import opened
from tests.places_with_levels import LEVELS, level


@pytest.mark.parametrize("key", LEVELS)
def test_every_measure_that_home_places_among_authorities_is_on_the_page(key: str) -> None:
    figures = level(key)
    place, ranks = figures.place, authority_ranks(figures)
    shares = better_shares(figures, ranks)
    there = set(zip(ranks.indicator_id, ranks.sex, strict=True)) | set(
        zip(shares.indicator_id, shares.sex, strict=True)
    )
    for stands in attention(figures).drawn:
        assert (stands.line.indicator.indicator_id, stands.line.sex) in there
    for row in shares.itertuples():
        here = standing(figures, row.indicator_id, row.sex)
        assert here
        assert row.share == here.share_better
        assert not math.isnan(row.share)
        assert number(row.share * 100, 0) in row.share_words or row.share_words.startswith(("hardly any", "nearly all"))
        assert row.period == here.line.dated
    if len(shares):
        # of what counts: a score's year is that of its release
        judged = shares[~shares.summary.astype(bool)]
        once = rows_once(place, judged, judged.share)
        years = sorted({ended.year for ended in once.ended})
        assert all(str(year) in shares_lede(place, shares) for year in (years[0], years[-1]))
    heading = shares_finding(place, shares)
    if ranks.empty and len(shares):
        assert heading
        assert len(heading.split()) <= 15
    elif ranks.empty:
        assert "No rank" in standing_finding(place, ranks)


def test_oxford_is_placed_by_the_spread_where_this_copy_has_no_rank() -> None:
    found = level("oxford")
    figures = opened(replace(found.place, national_ranks=found.place.national_ranks.head(0)))
    shares = better_shares(figures, authority_ranks(figures))
    reading = shares_reading(shares, "England").set_index("Measure")
    assert reading.loc["Deaths from all causes", "With a better figure"] == "About 24%"
    assert reading.loc["IMD average score", "With a better figure"] == "About 28%"
    # of the sexes and variants of a measure one counts, scores made of others none
    assert (
        shares_finding(figures.place, shares) == "Oxford: over half of authorities better on 14 of 30 distinct measures"
    )
