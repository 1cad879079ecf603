"""Where the place stands now: rank words with their direction."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from hineq.insights.standing.standing import Standing, ranked_standings, standing
from hineq.model.words import Outcome, Polarity, Sex
from tests.luton import LUTON, figures
from tests.made_up import SMOKING, TOWN, indicator, opened, row, town

LOW, HIGH, NEUTRAL = Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD, Polarity.NO_JUDGEMENT


def luton_standing(indicator_id: str, sex: Sex = Sex.PERSONS) -> Standing:
    found = standing(figures(), indicator_id, sex)
    assert found is not None
    return found


def ranked(rank: float, areas: int, first_is: str, polarity: Polarity = LOW, tied: float = 1) -> Standing:
    """The town's standing with a published rank among so many councils, which so many of them share."""
    place = town([row(TOWN, "2020", 9.0, lower_ci=8.0, upper_ci=10.0)], kinds=[indicator(polarity=polarity)])
    published = [TOWN, SMOKING, "survey", "Persons", "2020", rank, areas, tied, first_is, "councils", ""]
    place = replace(place, national_ranks=pd.DataFrame([published], columns=place.national_ranks.columns))
    found = standing(opened(place), SMOKING, Sex.PERSONS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("rank", "first_is", "words"),
    [
        (1, "highest", "highest of 9 councils"),
        (4, "highest", "4th highest of 9 councils"),
        (6, "highest", "4th lowest of 9 councils"),
        (9, "highest", "lowest of 9 councils"),
        (1, "lowest", "lowest of 9 councils"),
        (9, "lowest", "highest of 9 councils"),
        (math.nan, "highest", ""),
    ],
)
def test_a_rank_is_counted_from_the_nearer_end(rank: float, first_is: str, words: str) -> None:
    assert ranked(rank, 9, first_is).rank_words == words


@pytest.mark.parametrize(
    ("rank", "polarity", "share"),
    [(1, LOW, 1.0), (9, LOW, 0.0), (3, LOW, 0.75), (1, HIGH, 0.0), (9, HIGH, 1.0), (3, HIGH, 0.25)],
)
def test_the_share_of_councils_that_do_better(rank: int, polarity: Polarity, share: float) -> None:
    assert ranked(rank, 9, "highest", polarity).share_better == share


def test_without_judgement_or_others_nobody_does_better() -> None:
    assert math.isnan(ranked(1, 9, "highest", NEUTRAL).share_better)
    assert math.isnan(ranked(1, 1, "highest").share_better)


def test_lutons_standing_by_hand() -> None:
    weight = luton_standing("overweight_year6")
    # rank 16 of 152 from the highest; its lower limit, 42.0, lies over England's 37.8
    assert weight.rank_words == "16th highest of 152 upper-tier and unitary authorities of England"
    assert weight.share_better == pytest.approx(1 - 15 / 151)
    assert (weight.outcome, round(weight.benchmark, 1)) == (Outcome.WORSE, 37.8)
    cancer = luton_standing("cancer_diagnosed_stage_1_2")
    assert (cancer.outcome, cancer.share_better < 0.05) == (Outcome.BETTER, True)
    men = luton_standing("healthy_life_expectancy_at_birth", Sex.MALE)
    assert men.rank_words == "32nd lowest of 151 upper-tier and unitary authorities of England"
    assert men.share_better == pytest.approx(119 / 150)


def test_england_stands_in_the_same_series_or_nowhere() -> None:
    infants = luton_standing("infant_mortality")
    assert math.isnan(infants.benchmark)  # Luton's newest period is 2019-21, England's is older
    assert infants.outcome is Outcome.NOT_COMPARED
    assert luton_standing("life_expectancy_at_birth", Sex.MALE).outcome is Outcome.NOT_COMPARED  # no interval
    assert standing(figures(), "life_expectancy_gap", Sex.MALE) is None


def test_every_rank_of_luton_is_a_standing() -> None:
    ranks = figures().place.national_ranks
    own = ranks[ranks.area_code == LUTON][["indicator_id", "sex"]].drop_duplicates()
    found = ranked_standings(figures())
    assert [(one.line.indicator.indicator_id, one.line.sex) for one in found] == list(
        own.itertuples(index=False, name=None)
    )
    # the newest figure is ranked by the layer where the pack's own ranks are those of an earlier series
    assert [one.line.indicator.indicator_id for one in found if one.rank is None] == []
