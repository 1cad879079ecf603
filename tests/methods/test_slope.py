"""The slope index: by hand, against NumPy's own least squares, and its simulated limits against closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.slope import slope_index

FIFTHS = [74.0, 75.5, 77.0, 78.0, 80.5]
EQUAL = [1_000] * 5
RATES = np.array([820.0, 700, 640, 600, 510, 480, 430, 410, 350, 300])
PEOPLE = np.array([900, 1_200, 1_000, 800, 1_500, 1_100, 1_300, 700, 1_000, 1_000])
areas = st.lists(st.tuples(st.floats(1, 500), st.integers(1, 5_000)), min_size=3, max_size=20)


def test_fifths_by_hand() -> None:
    # Ranks 0.1 .. 0.9, mean 0.5; the slope's weights are 0.2 (rank - 0.5) / 0.08 = -1, -0.5, 0, 0.5, 1.
    index = slope_index(FIFTHS, EQUAL, standard_error=[0.5] * 5, rng=np.random.default_rng(1))
    assert index.slope.value == pytest.approx(-74 - 37.75 + 39 + 80.5)
    assert index.intercept == pytest.approx(77 - 7.75 / 2)
    assert index.relative.value == pytest.approx((77 + 7.75 / 2) / (77 - 7.75 / 2))
    # The variance is 0.25 x (1 + 0.25 + 0 + 0.25 + 1).
    assert index.slope.lower == pytest.approx(7.75 - 1.959964 * 0.625**0.5, abs=1e-6)
    assert index.slope.upper == pytest.approx(7.75 + 1.959964 * 0.625**0.5, abs=1e-6)


def test_limits_are_taken_as_95_per_cent_whatever_the_confidence() -> None:
    lower, upper = np.array(FIFTHS) - 0.98, np.array(FIFTHS) + 0.98
    index = slope_index(FIFTHS, EQUAL, lower=lower, upper=upper, confidence=0.998, rng=np.random.default_rng(1))
    half_width = 3.090232 * 0.98 / 1.959964 * 2.5**0.5
    assert index.slope.upper - index.slope.value == pytest.approx(half_width, rel=1e-6)


@given(areas)
def test_the_line_is_numpys_weighted_least_squares(pairs) -> None:
    value, people = np.array(pairs).T
    rank = (people.cumsum() - people / 2) / people.sum()
    slope, intercept = np.polyfit(rank, value, 1, w=np.sqrt(people))
    index = slope_index(value, people, draws=1)
    scale = np.abs(value).max() * people.sum() / people.min()
    assert index.slope.value == pytest.approx(slope, abs=1e-9 * scale)
    assert index.intercept == pytest.approx(intercept, abs=1e-9 * scale)


@given(areas)
def test_reversing_the_order_of_areas_turns_the_slope(pairs) -> None:
    value, people = np.array(pairs).T
    forth, back = slope_index(value, people, draws=1), slope_index(value[::-1], people[::-1], draws=1)
    assert back.slope.value == pytest.approx(-forth.slope.value, abs=1e-6)
    assert back.intercept == pytest.approx(forth.intercept + forth.slope.value, abs=1e-6)


@given(areas, st.integers(2, 40))
def test_scaling_every_population_changes_nothing(pairs, factor) -> None:
    value, people = np.array(pairs).T
    one = slope_index(value, people, "rate", transform=True, standard_error=np.full(len(value), 0.1))
    many = slope_index(value, people * factor, "rate", transform=True, standard_error=np.full(len(value), 0.1))
    for side in ("value", "lower", "upper"):
        assert getattr(many.relative, side) == pytest.approx(getattr(one.relative, side), rel=1e-6)


def test_all_areas_equal_have_a_slope_of_0_with_limits_around_it() -> None:
    index = slope_index(
        [50.0] * 4, [10, 20, 30, 40], standard_error=[2.0] * 4, rng=np.random.default_rng(3), draws=2_000
    )
    assert index.slope.value == pytest.approx(0, abs=1e-12)
    assert index.slope.lower == pytest.approx(-index.slope.upper)
    assert index.relative.lower < 1 < index.relative.upper


def test_one_area_has_no_slope() -> None:
    index = slope_index([50.0], [100], standard_error=[1.0], draws=100, rng=np.random.default_rng(1))
    for estimate in (index.slope, index.relative):
        assert np.isnan([estimate.value, estimate.lower, estimate.upper]).all()


def test_log_line_by_hand() -> None:
    # Rates that fall by half at every fifth: log2 falls by 5 from rank 0 to 1, so that the ratio is 1 / 32.
    value = 160 / 2.0 ** np.arange(5)
    index = slope_index(value, EQUAL, "rate", transform=True, standard_error=[0.1] * 5)
    start = 160 * 2**0.5
    assert index.intercept == pytest.approx(start)
    assert index.relative.value == pytest.approx(1 / 32)
    assert index.slope.value == pytest.approx(start / 32 - start)
    # The log slope has standard error 0.1 sqrt(2.5); its limits turn about the fitted value at rank 0.5, which is 40.
    half_width = 1.959964 * 0.1 * 2.5**0.5
    steep = -5 * np.log(2) - half_width
    assert index.relative.lower == pytest.approx(np.exp(steep), rel=1e-6)
    assert index.relative.upper == pytest.approx(np.exp(steep + 2 * half_width), rel=1e-6)
    assert index.slope.lower == pytest.approx(40 * (np.exp(steep / 2) - np.exp(-steep / 2)), rel=1e-6)


def test_logit_line_by_hand() -> None:
    # Logits -2, -1, 0, 1, 2 at ranks 0.1 .. 0.9: from -2.5 to 2.5.
    value = 1 / (1 + np.exp(-np.arange(-2.0, 3)))
    index = slope_index(value, EQUAL, "proportion", transform=True, standard_error=np.zeros(5), multiplier=100)
    start, end = 1 / (1 + np.exp(2.5)), 1 / (1 + np.exp(-2.5))
    assert index.intercept == pytest.approx(100 * start)
    assert index.slope.value == pytest.approx(100 * (end - start))
    assert index.relative.value == pytest.approx(end / start)
    assert index.slope.lower == index.slope.upper == pytest.approx(index.slope.value)


def test_a_negative_multiplier_turns_the_sign_and_the_ratio() -> None:
    limits = {"lower": RATES * 0.9, "upper": RATES * 1.1, "transform": True}
    plain, turned = (
        slope_index(RATES, PEOPLE, "rate", **limits),
        slope_index(RATES, PEOPLE, "rate", multiplier=-2, **limits),
    )
    assert turned.slope.value == pytest.approx(-2 * plain.slope.value)
    assert (turned.slope.lower, turned.slope.upper) == pytest.approx((-2 * plain.slope.upper, -2 * plain.slope.lower))
    assert turned.relative.value == pytest.approx(1 / plain.relative.value)
    assert (turned.relative.lower, turned.relative.upper) == pytest.approx(
        (1 / plain.relative.upper, 1 / plain.relative.lower)
    )
    assert turned.intercept == pytest.approx(2 * plain.intercept)


@pytest.mark.parametrize("value_type", ["rate", "proportion", "other"])
@pytest.mark.parametrize("multiplier", [-100, 0.5, 1])
def test_limits_are_the_right_way_round_and_hold_the_value(value_type, multiplier) -> None:
    value = RATES / 1_000
    for transform in {False, value_type != "other"}:
        index = slope_index(
            value, PEOPLE, value_type, transform, value * 0.9, value * 1.1, multiplier=multiplier, draws=4_000,
            rng=np.random.default_rng(5),
        )  # fmt: skip
        for estimate in (index.slope, index.relative):
            assert estimate.lower < estimate.value < estimate.upper


def test_drawn_limits_of_a_rate_agree_with_the_delta_method() -> None:
    error = np.full(10, 0.01)  # so small that a lognormal number is all but normal
    drawn = slope_index(RATES, PEOPLE, "rate", standard_error=error, rng=np.random.default_rng(2))
    plain = slope_index(RATES, PEOPLE, "other", standard_error=error * RATES, rng=np.random.default_rng(4))
    width = plain.slope.upper - plain.slope.lower
    assert drawn.slope.lower == pytest.approx(plain.slope.lower, abs=0.02 * width)
    assert drawn.slope.upper == pytest.approx(plain.slope.upper, abs=0.02 * width)
    assert drawn.relative.upper == pytest.approx(plain.relative.upper, rel=0.002)


def test_drawn_ratio_of_other_values_agrees_with_drawing_every_area() -> None:
    # The library draws intercept and slope together; here each area is drawn and the line fitted to it.
    error, rng = np.array([12.0, 8, 5, 9, 11]), np.random.default_rng(6)
    weights = np.array([-1, -0.5, 0, 0.5, 1])
    values = rng.normal(FIFTHS, error, (200_000, 5))
    slope, middle = values @ weights, values.mean(axis=1)
    expected = np.quantile((middle + slope / 2) / (middle - slope / 2), [0.025, 0.975])
    index = slope_index(FIFTHS, EQUAL, standard_error=error, rng=np.random.default_rng(7))
    assert [index.relative.lower, index.relative.upper] == pytest.approx(expected, rel=0.01)


def test_the_same_seed_gives_the_same_limits_whatever_else_is_drawn_in_the_call():
    many, few = np.tile(RATES, (40, 1)), RATES[np.newaxis]

    def limits(value, draws):
        index = slope_index(value, PEOPLE, "rate", lower=value * 0.9, upper=value * 1.1, draws=draws,
                            rng=np.random.default_rng(9))  # fmt: skip
        return index.slope.lower[0], index.relative.upper[0]

    assert limits(many, 2_000) == limits(few, 2_000)
    assert limits(few, 60_000) == limits(few, 60_000) != limits(few, 50_000)


def test_sets_of_areas_broadcast_against_one_population() -> None:
    value = np.stack([[RATES, RATES * 2], [RATES + 5, RATES[::-1]], [RATES, RATES]])
    index = slope_index(value, PEOPLE, draws=10)
    assert index.slope.value.shape == index.relative.upper.shape == index.intercept.shape == (3, 2)
    assert index.slope.value[0, 1] == pytest.approx(2 * index.slope.value[0, 0])
    assert np.isnan(index.slope.lower).all()  # no errors were given


def test_a_missing_value_makes_that_set_missing_and_no_other() -> None:
    value = np.tile(RATES, (2, 1))
    value[1, 4] = np.nan
    index = slope_index(value, PEOPLE, "rate", standard_error=np.full(10, 0.1), draws=50, rng=np.random.default_rng(1))
    for estimate in (index.slope, index.relative):
        for side in (estimate.value, estimate.lower, estimate.upper):
            assert np.isnan(side).tolist() == [False, True]


def test_a_rate_of_0_has_no_logarithm_but_a_slope() -> None:
    value = [0.0, 10, 20]
    assert np.isnan(slope_index(value, [1, 1, 1], "rate", transform=True).slope.value)
    index = slope_index(value, [1, 1, 1], "rate", lower=[0.0, 8, 16], upper=[5.0, 12, 25], draws=20)
    assert index.slope.value == pytest.approx(30)
    assert np.isnan(index.slope.lower)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"value_type": "count"}, "'value_type' must be one of 'rate', 'proportion', 'other', got 'count'"),
        ({"value_type": "other", "transform": True}, "'transform' needs a 'value_type' of"),
        ({"value_type": "proportion"}, r"'value' must lie between 0 and 1, got 820\."),
        ({"lower": RATES - 1}, "'upper' must be given together with 'lower', got None"),
        ({"upper": RATES + 1}, "'lower' must be given together with 'upper', got None"),
        ({"lower": RATES, "upper": RATES - 1}, r"'lower' must not be above 'upper', got 820 above 819\."),
        ({"lower": RATES - 1, "upper": RATES, "standard_error": RATES}, "'standard_error' must stand alone"),
        ({"standard_error": -RATES}, "'standard_error' must not be negative, got -820"),
        ({"standard_error": RATES[:9]}, "must have one last axis of the same length, got 10, 9"),
        ({"multiplier": 0}, "'multiplier' must not be 0, got 0"),
        ({"draws": 0}, "'draws' must be at least 1, got 0"),
        ({"confidence": 95}, "'confidence' must be"),
    ],
)
def test_impossible_inputs_are_refused(options, message) -> None:
    with pytest.raises(ValueError, match=message):
        slope_index(RATES, PEOPLE, **options)


def test_impossible_rates_and_populations_are_refused() -> None:
    with pytest.raises(ValueError, match=r"'value' must lie between 0 and inf, got -3\."):
        slope_index([4.0, -3, 2], [1, 1, 1], "rate")
    with pytest.raises(ValueError, match=r"'population' must not be negative, got -1\."):
        slope_index([4.0, 3, 2], [1, -1, 1])
    with pytest.raises(ValueError, match="'value', 'population' must have one last axis of the same length, got 3, 2"):
        slope_index([4.0, 3, 2], [1, 1])


def test_limits_of_no_width_give_an_index_without_limits() -> None:
    value = np.array([74.0, 75.5, 77.0, 78.0, 80.5])
    index = slope_index(value, EQUAL, lower=value, upper=value)
    assert index.slope.value == pytest.approx(7.75)
    assert np.isnan([index.slope.lower, index.slope.upper, index.relative.lower, index.relative.upper]).all()
