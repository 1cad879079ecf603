import numpy as np
import pytest

from hineq.insights.priority.rank_range import RankRange, draw_values, range_words, rank_range
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.view import WardView, ward_view
from hineq.model.words import Polarity, Sex, ValueType
from tests import luton, made_up

RNG = np.random.default_rng


def view(
    values: list[tuple[float, float, float]], value_type: ValueType = ValueType.YEARS, **changes: object
) -> WardView:
    """Wards W1, W2 ... with a figure and its limits each."""
    rows = [
        made_up.row(f"W{number}", "2020", value, lower_ci=lower, upper_ci=upper)
        for number, (value, lower, upper) in enumerate(values, 1)
    ]
    kind = made_up.indicator(value_type=value_type, **changes)
    figures = made_up.opened(made_up.town(rows, kinds=[kind], wards=len(values)))
    return ward_view(figures, made_up.SMOKING, Sex.PERSONS, "2020")


def ranges(found: RankRange | NotPossible) -> list[tuple[float, float]]:
    assert isinstance(found, RankRange)
    return list(zip(found.table.lowest_rank, found.table.highest_rank, strict=True))


def test_identical_intervals_allow_every_rank() -> None:
    for count in (5, 19):
        assert ranges(rank_range(view([(75.0, 70.0, 80.0)] * count))) == [(1.0, count)] * count


def test_intervals_far_apart_allow_exactly_the_rank() -> None:
    wards = view(
        [(60.0 + number, 59.99 + number, 60.01 + number) for number in range(7)], polarity=Polarity.HIGH_IS_GOOD
    )
    assert ranges(rank_range(wards)) == [(rank, rank) for rank in range(1, 8)]
    assert list(wards.table["rank"]) == list(range(1, 8))


def test_the_same_seed_gives_the_same_range() -> None:
    wards = view([(70.0 + number, 67.0 + number, 73.0 + number) for number in range(6)])
    assert ranges(rank_range(wards)) == ranges(rank_range(wards))


def test_a_ward_without_an_interval_has_no_range_and_stays_where_it_is() -> None:
    wards = view([(70.0, 69.0, 71.0)] * 5 + [(90.0, np.nan, np.nan)])
    found = ranges(rank_range(wards))
    assert np.isnan(found[-1]).all()
    assert found[0] == (2.0, 6.0)  # low is good: the held ward is poorest in every draw


def test_what_cannot_be_ranked_says_why() -> None:
    few = rank_range(view([(70.0, 69.0, 71.0)] * 4))
    bare = rank_range(view([(70.0 + number, np.nan, np.nan) for number in range(6)]))
    assert isinstance(few, NotPossible)
    assert "at least 5 wards" in few.reason
    assert isinstance(bare, NotPossible)
    assert "no confidence intervals" in bare.reason


@pytest.mark.parametrize("value_type", [ValueType.PROPORTION, ValueType.CRUDE_RATE, ValueType.YEARS])
def test_draws_lie_around_the_interval_and_in_range(value_type: ValueType) -> None:
    limits = [(3.0, 1.0, 8.0), (96.0, 90.0, 99.0), (0.0, 0.0, 2.0), (50.0, 45.0, 55.0), (100.0, 97.0, 100.0)]
    drawn = draw_values(view(limits, value_type), 20_000, RNG(1))
    assert drawn.shape == (20_000, 5)
    if value_type is not ValueType.YEARS:
        assert drawn.min() >= 0
    if value_type is ValueType.PROPORTION:
        assert drawn.max() <= 100
    low, high = np.quantile(drawn[:, 3], [0.025, 0.975])
    assert (low, high) == (pytest.approx(45, abs=0.3), pytest.approx(55, abs=0.3))


def test_ranges_are_said_with_their_direction() -> None:
    assert range_words(3, 11, Polarity.LOW_IS_GOOD) == "3rd to 11th poorest"
    assert range_words(3, 3, Polarity.NO_JUDGEMENT) == "3rd highest"
    assert range_words(np.nan, 3, Polarity.LOW_IS_GOOD) == ""


def test_luton_life_expectancy_of_men() -> None:
    found = rank_range(luton.life_expectancy())
    assert isinstance(found, RankRange)
    table = found.table.set_index("area_name")
    assert ((table.lowest_rank <= table["rank"]) & (table["rank"] <= table.highest_rank)).all()
    assert found.words(luton.CODES["Farley"]) == "1st to 6th poorest"
    assert table.loc["Farley", "rank"] == 1
