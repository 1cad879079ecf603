"""Measures of inequality between areas: every one, from the module that holds its kind."""

from hineq.methods.concentration import absolute_concentration_index, relative_concentration_index
from hineq.methods.differences import (
    attributable_fraction,
    attributable_risk,
    gap,
    index_of_disparity,
    mean_difference_from_best,
    mean_difference_from_mean,
    mean_difference_from_reference,
    ratio,
)
from hineq.methods.dispersion import (
    atkinson,
    between_group_sd,
    between_group_variance,
    coefficient_of_variation,
    gini,
    mean_log_deviation,
    theil_index,
)
from hineq.methods.slope import SlopeIndex, slope_index

__all__ = [
    "SlopeIndex",
    "absolute_concentration_index",
    "atkinson",
    "attributable_fraction",
    "attributable_risk",
    "between_group_sd",
    "between_group_variance",
    "coefficient_of_variation",
    "gap",
    "gini",
    "index_of_disparity",
    "mean_difference_from_best",
    "mean_difference_from_mean",
    "mean_difference_from_reference",
    "mean_log_deviation",
    "ratio",
    "relative_concentration_index",
    "slope_index",
    "theil_index",
]
