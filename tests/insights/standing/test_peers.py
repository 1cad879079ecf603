"""A place held against like places and its region: ranks on hand-made figures, what has none, and the words for one and many."""

import math
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.standing.attention import attention, attention_subtitle
from hineq.insights.standing.peer_words import (
    chosen_words,
    far_words,
    group_words,
    like_places_rule,
    median_words,
    no_rank_words,
    peers_lede,
    rank_words,
    whom_words,
)
from hineq.insights.standing.peers import AmongPeers, among_peers, held_among, peers_drawn
from hineq.insights.standing.ranks import authority_ranks, standing_finding
from hineq.insights.standing.standing import standing
from hineq.model.area import Area
from hineq.model.indicator import Indicator
from hineq.model.likeness import Beside, FeatureScale, LikeFeature, Peers
from hineq.model.observation import OBSERVATION_COLUMNS
from hineq.model.source import Source
from hineq.model.words import AreaType, Sex, SpreadEnd, ValueType
from tests.made_up import COUNTRY, SMOKING, TOWN, indicator, opened, row, series, town

OTHERS = ("E07000001", "E07000002", "E07000003")
NAMES = ("Ashby", "Beechby", "Cedarby")
FEATURES = (
    LikeFeature(feature_id="old", about="age", name="Residents aged 65 or more", period="2021", scale=FeatureScale.LINEAR, weight=0.5),
    LikeFeature(feature_id="young", about="age", name="Residents under 15", period="2021", scale=FeatureScale.LINEAR, weight=0.5),
    LikeFeature(feature_id="dense", about="density", name="Residents a hectare", period="2021", scale=FeatureScale.LOG, weight=1),
)  # fmt: skip
SOURCE = Source(
    source_id="s1",
    publisher="Somebody",
    title="Figures",
    licence="OGL",
    published="2024",
    url="https://example.org",
    note="",
)


def like(many: int = 3, nearest: float = 0.2) -> Peers:
    areas = tuple(
        Area(area_code=code, area_name=name, area_type=AreaType.AUTHORITY)
        for code, name in list(zip(OTHERS, NAMES, strict=True))[:many]
    )
    return Peers(
        beside=Beside.LIKE, areas=areas, kind="districts", features=FEATURES,
        distances=tuple(nearest + at / 10 for at in range(many)),
    )  # fmt: skip


def region(many: int = 3) -> Peers:
    return replace(like(many), beside=Beside.REGION, region="North", features=(), distances=())


def rows(own: float, others: Sequence[float], **changes: object) -> pd.DataFrame:
    """The layer's figures of the place and its peers in 2022."""
    values = [(TOWN, own), *zip(OTHERS, others, strict=False)]
    return pd.DataFrame(
        [row(code, "2022", value, **changes) for code, value in values], columns=list(OBSERVATION_COLUMNS)
    )


def figures(own: float = 20.0, kinds: Sequence[Indicator] = ()) -> Figures:
    """The place's own figure in 2022 and the country's."""
    place = town([row(TOWN, "2022", own, lower_ci=own - 1, upper_ci=own + 1), row(COUNTRY, "2022", 10.0)], kinds=kinds)
    return opened(replace(place, sources={"s1": SOURCE}))


def among(own: float, others: Sequence[float], peers: Peers | None = None) -> AmongPeers | None:
    held = figures(own)
    line = held.main_line(SMOKING, Sex.PERSONS, TOWN)
    assert line is not None
    return among_peers(held, line, peers or like(), rows(own, others))


def test_a_rank_among_like_places_counts_the_place_itself() -> None:
    held = held_among(figures(), like(), rows(20.0, [10.0, 30.0, 15.0]))
    stands = standing(held, SMOKING, Sex.PERSONS)
    assert stands is not None
    assert stands.rank is not None
    # low is good: 30 is poorer, 10 and 15 are better
    assert (stands.rank.rank, stands.rank.areas) == (2, 4)
    assert stands.rank_words == "2nd highest of 4 councils (itself and its like places)"
    assert stands.share_better == pytest.approx(2 / 3)


def test_the_spread_is_that_of_the_councils_ranked() -> None:
    ranks = authority_ranks(held_among(figures(), like(), rows(20.0, [10.0, 30.0, 15.0])))
    assert len(ranks) == 1
    assert ranks.loc[0, ["min", "median", "max"]].tolist() == [10, 17.5, 30]
    assert ranks.rank_words.tolist() == ["2nd poorest of 4"]
    assert ranks.end.tolist() == [SpreadEnd.NEITHER]
    poorest = authority_ranks(held_among(figures(40.0), like(), rows(40.0, [10.0, 30.0, 15.0])))
    assert standing_finding(figures().place, poorest, whom_words(like())) == (
        "Town: in the poorest fifth of its like places on the one measure ranked"
    )


def test_the_ranks_of_the_pack_stand_aside_and_its_figures_stay() -> None:
    before = figures()
    held = held_among(before, like(), rows(20.0, [10.0, 30.0, 15.0]))
    assert held.table is before.table
    assert set(held.place.national_ranks.areas) == {"councils (itself and its like places)"}
    assert before.place.national_ranks.empty


@pytest.mark.parametrize(
    "changes",
    [
        {"series": "other"},
        {"period": "2021"},
        {"age": "16+"},
        {"sex": "Male"},
        {"indicator_id": "drinking"},
        {"source_id": "unnamed"},
        {"value": float("nan")},
    ],
    ids=str,
)
def test_a_figure_of_another_kind_has_no_rank(changes: dict[str, object]) -> None:
    theirs = rows(20.0, [10.0, 30.0, 15.0])
    own, others = theirs.head(1), theirs.tail(3)
    for name, other in changes.items():
        others = others.assign(**{name: other})
    theirs = pd.concat([own, others], ignore_index=True)
    held = held_among(figures(), like(), theirs)
    assert authority_ranks(held).empty
    assert standing_finding(held.place, authority_ranks(held), whom_words(like())).startswith("No rank of Town")


def test_a_figure_that_differs_between_pack_and_layer_has_no_rank() -> None:
    assert len(authority_ranks(held_among(figures(20.0), like(), rows(20.04, [10.0, 30.0, 15.0])))) == 1
    assert authority_ranks(held_among(figures(20.0), like(), rows(20.1, [10.0, 30.0, 15.0]))).empty
    # the layer has no figure of the place
    theirs = rows(20.0, [10.0, 30.0, 15.0])
    assert authority_ranks(held_among(figures(20.0), like(), theirs[theirs.area_code != TOWN])).empty


def test_half_of_the_councils_must_have_the_figure() -> None:
    nan = float("nan")
    assert len(authority_ranks(held_among(figures(), like(), rows(20.0, [10.0, nan, nan])))) == 1
    assert authority_ranks(held_among(figures(), like(), rows(20.0, [nan, nan, nan]))).empty
    assert among(20.0, [nan, nan, nan]) is None


def test_bare_counts_hang_on_size_and_have_no_rank() -> None:
    people = figures(kinds=[indicator(value_type=ValueType.COUNT)])
    assert authority_ranks(held_among(people, like(), rows(20.0, [10.0, 30.0, 15.0]))).empty


def test_what_needs_attention_is_ordered_by_those_who_do_better_among_the_peers() -> None:
    held = held_among(figures(), like(), rows(20.0, [10.0, 30.0, 15.0]))
    found = attention(held)
    assert [stands.share_better for stands in found.drawn] == [pytest.approx(2 / 3)]
    assert attention_subtitle(held.place, found, whom_words(like())) == (
        "Bars: the share of its like places that do better than Town"
    )


def test_the_newest_figure_among_the_peers_by_name() -> None:
    found = among(20.0, [10.0, 30.0, 15.0])
    assert found is not None
    assert found.table.area_name.tolist() == ["Beechby", "Town", "Cedarby", "Ashby"]
    assert found.table["value"].tolist() == [30, 20, 15, 10]
    assert found.median == 17.5
    assert median_words(found, indicator()) == "median 17.5%, from 10.0% (Ashby) to 30.0% (Beechby)"
    assert rank_words(figures().place, found) == (
        "2nd poorest of Town and its 3 like places (hineq's choice by age and density)"
    )


def test_ties_are_said_and_those_who_share_an_end_are_named() -> None:
    found = among(10.0, [10.0, 30.0, 30.0])
    assert found is not None
    assert rank_words(figures().place, found).startswith("joint best of Town and its 3 like places")
    assert (
        median_words(found, indicator()) == "median 20.0%, from 10.0% (Ashby and Town) to 30.0% (Beechby and Cedarby)"
    )
    high = among(30.0, [10.0, 30.0, 12.0])
    assert high is not None
    assert high.rank.words == "joint poorest of 4"
    alike = among(10.0, [10.0, 10.0, 10.0])
    assert alike is not None
    assert rank_words(figures().place, alike).startswith("the same as all 4 of Town and its 3 like places")


def test_fewer_with_the_figure_are_said() -> None:
    found = among(20.0, [10.0, 30.0, float("nan")])
    assert found is not None
    assert rank_words(figures().place, found) == (
        "2nd poorest of the 3 that have it of Town and its 3 like places (hineq's choice by age and density)"
    )


def test_the_words_for_one_and_many() -> None:
    place = figures().place
    assert group_words(place, like(1)) == "Town and its one like place"
    assert group_words(place, like()) == "Town and its 3 like places"
    assert group_words(place, region(1)) == "Town and the one other authority of its region, North"
    assert group_words(place, region()) == "Town and the 3 other authorities of its region, North"
    assert chosen_words(region()) == ""
    assert peers_lede(place, like()) == (
        "Ranks, shares and spreads here are of Town and its 3 like places (hineq's choice by age and density): the nearest to it "
        "of the districts. No publisher groups them so."
    )
    assert peers_lede(place, region()).endswith("of its region, North: the districts that lie in it.")
    assert no_rank_words(place, like(1)).startswith("No rank: too few of Town and its one like place have this figure")


def test_a_place_that_nothing_is_much_like_is_told_so() -> None:
    place = figures().place
    assert far_words(place, like(nearest=1.0)) == ""
    assert far_words(place, like(nearest=1.46)) == (
        "No council is much like Town: even the nearest, Ashby, is 1.5 standard deviations away."
    )
    assert far_words(place, region()) == ""


def test_the_rule_names_every_feature_with_its_scale_and_weight() -> None:
    assert (
        "The features are residents aged 65 or more (weight 0.5), residents under 15 (weight 0.5) and residents a hectare "
        "(logarithm, weight 1)"
    ) in like_places_rule(like())


def test_a_like_place_is_drawn_in_the_series_that_the_place_has() -> None:
    held = figures()
    theirs = pd.concat(
        [rows(20.0, [10.0, 30.0, 15.0]), rows(20.0, [1.0, 2.0, 3.0], series="unknown")], ignore_index=True
    )
    drawn = opened(peers_drawn(held.place, like(), theirs))
    line = drawn.line(SMOKING, Sex.PERSONS, OTHERS[0], "survey")
    assert line is not None
    assert (line.area_name, line.points["value"].tolist()) == ("Ashby", [10.0])
    assert drawn.line(SMOKING, Sex.PERSONS, OTHERS[0], "unknown") is None


def test_high_is_good_turns_the_rank() -> None:
    better = replace(
        figures().place,
        indicators={SMOKING: indicator(polarity="high_is_good")},
        series={(SMOKING, "survey"): series()},
    )
    held = opened(better)
    line = held.main_line(SMOKING, Sex.PERSONS, TOWN)
    assert line is not None
    from_low = among_peers(held, line, like(), rows(20.0, [20.0, 30.0, 15.0]))
    assert from_low is not None
    assert from_low.rank.words == "joint 2nd poorest of 4"
    assert not math.isnan(from_low.median)
