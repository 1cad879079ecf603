"""The inequality of the wards as tables to read, with what each is about."""

import pandas as pd

from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_words import NO_MEAN, measure_caption
from hineq.insights.wording.numbers import figure, interval
from hineq.model.indicator import Indicator


def fifths_reading(inequality: Inequality) -> pd.DataFrame:
    """The fifths as a table to read: fifth, value and interval where they have them, and wards."""
    indicator, rows = inequality.view.indicator, inequality.fifths
    ends = {1: "most deprived fifth", int(rows.fifth.max()): "least deprived fifth"}
    figures = {
        "Value": [figure(value, indicator) for value in rows["value"]],
        "95% confidence interval": _intervals(rows.lower, rows.upper, indicator),
    }
    return pd.DataFrame(
        {
            "Fifth": [f"{int(fifth)}{f' ({ends[fifth]})' if fifth in ends else ''}" for fifth in rows.fifth],
            **(figures if inequality.has_averages else {}),
            "Wards": rows.wards,
        }
    )


def fifths_caption(inequality: Inequality) -> str:
    """What the table of fifths is about, and how their figures were made, or that they have none."""
    if not inequality.has_averages:
        return f"{measure_caption(inequality)}: {NO_MEAN}"
    made = (
        "made from the wards' counts"
        if inequality.fifths.pooled.all()
        else f"average of the wards weighted by {inequality.ordering.residents_words}"
    )
    return f"{measure_caption(inequality)}, {made}"


def wards_reading(inequality: Inequality) -> pd.DataFrame:
    """The wards as a table to read, most deprived first: ward, place in order, fifth, value and interval."""
    table, indicator = inequality.table, inequality.view.indicator
    return pd.DataFrame(
        {
            "Ward": table.area_name,
            "Place in order": range(1, len(table) + 1),
            "Fifth": table.fifth.astype(int),
            "Value": [figure(value, indicator) for value in table["value"]],
            "95% confidence interval": _intervals(table.lower_ci, table.upper_ci, indicator),
            **({"Kind of figure": table.status} if inequality.view.kind else {}),
        }
    )


def _intervals(lower: pd.Series, upper: pd.Series, indicator: Indicator) -> list[str]:
    return [interval(low, high, indicator) or "none" for low, high in zip(lower, upper, strict=True)]
