"""A rank says the same of the same areas, whichever end a table counted it from."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.insights.wording.rank import Rank
from hineq.methods.quantiles import fifth_of
from hineq.model.words import FirstIs, Polarity, SpreadEnd
from tests.place_packs import figures

JUDGED = (Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD)


def both(values: list[int], own: int, polarity: Polarity, *, tied: bool = True) -> tuple[Rank, Rank]:
    """The rank of a value as tables count it from the highest and from the lowest."""
    share = float(values.count(own)) if tied else math.nan
    higher, lower = sum(value > own for value in values), sum(value < own for value in values)
    return (
        Rank.printed(higher + 1, len(values), FirstIs.HIGHEST, polarity, share),
        Rank.printed(lower + 1, len(values), FirstIs.LOWEST, polarity, share),
    )


@given(values=st.lists(st.integers(0, 6), min_size=1, max_size=25), polarity=st.sampled_from(list(Polarity)))
def test_a_rank_is_the_same_from_both_ends(values: list[int], polarity: Polarity) -> None:
    for own in set(values):
        high, low = both(values, own, polarity)
        assert high == low
        assert (high.words, high.by_value_words) == (low.words, low.by_value_words)
        assert ("joint" in high.by_value_words) is (values.count(own) > 1)


@given(values=st.lists(st.integers(0, 6), min_size=2, max_size=25), polarity=st.sampled_from(JUDGED))
def test_who_is_poorer_and_who_does_better_are_counted(values: list[int], polarity: Polarity) -> None:
    for own in set(values):
        poorer = sum((own - value) * polarity.sign > 0 for value in values)
        better = sum((value - own) * polarity.sign > 0 for value in values)
        for rank in both(values, own, polarity):
            assert (rank.rank, rank.of_best) == (poorer + 1, better + 1)
            assert rank.share_better == better / (len(values) - 1)
            fifth = fifth_of(len(values))
            assert (rank.end is SpreadEnd.POOREST) is (poorer < fifth <= better)
            assert (rank.end is SpreadEnd.BEST) is (better < fifth <= poorer)


def test_without_the_number_that_share_it_a_rank_is_said_from_the_end_it_was_counted_from() -> None:
    high, low = both([1, 2, 3, 3, 4, 5, 6, 7, 8], 3, Polarity.HIGH_IS_GOOD, tied=False)
    assert (high.words, high.by_value_words) == ("6th best of 9", "6th highest of 9")
    assert (low.words, low.by_value_words) == ("3rd poorest of 9", "3rd lowest of 9")


@pytest.mark.parametrize("pack", ["luton", "llr", "oxford"])
def test_every_rank_of_the_packs_says_how_many_share_it(pack: str) -> None:
    ranks = figures(pack).place.national_ranks
    assert ranks.tied.notna().all()
    assert (ranks["rank"] + ranks.tied - 1 <= ranks.areas_ranked).all()
    same = ["indicator_id", "series", "sex", "period", "areas", "rank"]
    assert ranks.groupby(same).tied.nunique().max() == 1
    assert (ranks.groupby(same).tied.transform("size") <= ranks.tied).all()
