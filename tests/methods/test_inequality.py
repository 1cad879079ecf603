"""The one door to the measures of inequality."""

from hineq.methods import inequality


def test_every_measure_is_found_here() -> None:
    assert set(inequality.__all__) == {
        "SlopeIndex", "absolute_concentration_index", "atkinson", "attributable_fraction", "attributable_risk",
        "between_group_sd", "between_group_variance", "coefficient_of_variation", "gap", "gini", "index_of_disparity",
        "mean_difference_from_best", "mean_difference_from_mean", "mean_difference_from_reference",
        "mean_log_deviation", "ratio", "relative_concentration_index", "slope_index", "theil_index",
    }  # fmt: skip
    assert all(callable(getattr(inequality, name)) for name in inequality.__all__)
