"""Units: what kind each is, and how it stands at a head, after a number and of a difference."""

import pytest

from hineq.model.unit import Unit, UnitKind


@pytest.mark.parametrize(
    ("text", "kind", "head", "after", "apart", "of_difference"),
    [
        ("%", UnitKind.PER_CENT, "%", "2.0%", "2.0 percentage points", "percentage points"),
        ("% of homes", UnitKind.PER_CENT, "%", "2.0%", "2.0 percentage points", "percentage points"),
        ("years", UnitKind.YEARS, "years", "2.0 years", "2.0 years", "years"),
        ("index score", UnitKind.SCALE, "index score", "2.0", "2.0 points", "points"),
        ("standardised ratio", UnitKind.SCALE, "standardised ratio", "2.0", "2.0 points", "points"),
        ("out of 10", UnitKind.OUT_OF, "out of 10", "2.0 out of 10", "2.0 points", "points"),
        ("(unit not stated)", UnitKind.UNSTATED, "(unit not stated)", "2.0", "2.0", ""),
        ("rate (base not stated)", UnitKind.UNSTATED, "rate (base not stated)", "2.0", "2.0", "rate (base not stated)"),
        ("per 1,000", UnitKind.AMOUNT, "per 1,000", "2.0 per 1,000", "2.0 per 1,000", "per 1,000"),
    ],
)
def test_a_unit_is_said_by_its_kind(text, kind, head, after, apart, of_difference):
    unit = Unit(text=text)
    assert (unit.kind, unit.head, unit.of_difference) == (kind, head, of_difference)
    assert (unit.after("2.0"), unit.apart("2.0")) == (after, apart)
    assert unit.axis == ("per cent" if kind is UnitKind.PER_CENT else text)


@pytest.mark.parametrize("text", ["index score", "out of 10", "(unit not stated)", "per 1,000"])
def test_a_unit_that_was_said_is_not_said_again(text):
    assert Unit(text=text).apart("0.4", unit_said=True) == "0.4"


def test_years_and_percentage_points_stay_and_one_is_one():
    assert Unit(text="years").apart("1", unit_said=True) == "1 year"
    assert Unit(text="%").apart("1.0", unit_said=True) == "1.0 percentage point"
