"""Tables to take away: one row a ward or a measure, one figure a cell, headers in words with their units."""

import pandas as pd

from hineq.insights.priority.matrix import InStrategy, PriorityMatrix
from hineq.insights.priority.order import Priority
from hineq.insights.priority.order_reading import listed_word
from hineq.insights.wards.compare import Comparison, counts_words
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import capital
from hineq.model.place import Place
from hineq.model.strategy import AreaList
from hineq.model.words import Outcome, Polarity


def order_export(priority: Priority, place: Place, listed: AreaList | None) -> pd.DataFrame:
    """The wards in order with everything that says how firm it is, poorest first."""
    table, first = priority.table, priority.first
    columns = {
        "Area code": table.area_code,
        "Ward": table.area_name,
        "Rank (1 = poorest)": _whole(table["rank"]),
        "Score (0 = best on every measure, 100 = poorest)": table.score.round(1),
        "Poorest rank that the 95% intervals allow": _whole(table.lowest_rank),
        "Best rank that the 95% intervals allow": _whole(table.highest_rank),
        "Poorest rank with one measure left out": _whole(table.least_rank),
        "Best rank with one measure left out": _whole(table.most_rank),
        f"Random weightings that put it among the poorest {first} (%)": (table.weighted_share * 100).round(1),
        f"Firmly among the poorest {first}": table.firm.map({True: "yes", False: "no"}).where(
            table["rank"].notna(), ""
        ),
        f"Measures on which it is significantly worse than {place.name}": _whole(table.worse),
        f"Measures compared with {place.name}": _whole(table.compared),
        "Measures on which it is in the poorest fifth": _whole(table.fifth),
        "Measures with a figure": _whole(table.measured),
        f"Residents ({priority.made_of.residents_year})" if priority.made_of.residents_year else "Residents": _whole(
            table.residents
        ),
    }
    if listed:
        columns["On the strategy's list"] = pd.Series([listed_word(listed, code) for code in table.area_code])
    return pd.DataFrame(columns)


def matrix_export(matrix: PriorityMatrix, place: Place) -> pd.DataFrame:
    """The measures with their gap, people, direction and the strategy's word on them, largest gap first."""
    table = matrix.table
    if table.empty:
        return pd.DataFrame()
    columns = {
        "Group": table.group,
        "Measure": table["name"],
        "Period": table.period,
        "Most deprived end of the line, times the least deprived": table.times.round(2),
        "Most and least deprived end of the fitted line": table.gap_words,
        f"Worse than {place.benchmark.area_name} (% of its figure; below 0 = better)": table.behind.round(1),
        f"{place.name} beside {place.benchmark.area_name}": table.behind_words,
        f"Number in {place.name}": _whole(table.people),
        "Direction": table.direction,
    }
    if matrix.has_strategy:
        columns["In the strategy"] = table.stands.map(lambda one: InStrategy(one).word)
        columns["In its words, and why"] = table.strategy
    columns["Source"] = table.source_ids.map(
        lambda ids: "; ".join(place.sources[one].citation for one in ids if one in place.sources)
    )
    return pd.DataFrame(columns)


def comparison_export(comparison: Comparison) -> pd.DataFrame:
    """Every measure on both sides, with limits, how each figure came about, and whether it counts in the heading."""
    rows = comparison.table
    columns = {"Theme": rows.theme, "Measure": rows["name"], "Period": rows.period, "Unit": rows.unit}
    if rows.release.any():
        columns["Fifths by"] = rows.release
    for which, side in (("left", comparison.left), ("right", comparison.right)):
        name = capital(side.short)
        columns |= {
            f"{name}: value": rows[f"{which}_value"],
            f"{name}: 95% interval, lower": rows[f"{which}_lower"],
            f"{name}: 95% interval, upper": rows[f"{which}_upper"],
            f"{name}: how the figure is made": rows[f"{which}_method"],
        }
    counted = [counts_words(row) for _, row in rows.iterrows()]
    columns |= {
        f"Difference ({comparison.left.short} less {comparison.right.short})": rows.difference,
        f"{capital(comparison.left.short)} compared": rows.outcome.map(lambda one: Outcome(one).word),
        "Counts in the heading": pd.Series(counted, index=rows.index, dtype=object),
    }
    return pd.DataFrame(columns)


def ward_export(view: WardView, place: Place) -> pd.DataFrame:
    """Every ward on one measure, in the order of the ranking."""
    table = view.table.sort_values(["rank", "area_name"])
    judged = view.indicator.judged_by is not Polarity.NO_JUDGEMENT
    columns = {
        "Area code": table.area_code,
        "Ward": table.area_name,
        "Measure": view.indicator.name,
        "Unit": view.indicator.unit,
        "Sex": str(view.sex),
        "Period": view.period,
        "Value": table["value"],
        "95% interval, lower": table.lower_ci,
        "95% interval, upper": table.upper_ci,
        "Count": table["count"],
        "Out of": table.denominator,
        f"Rank (1 = {'poorest' if judged else 'highest'})": _whole(table["rank"]),
        "Rank in words": table.rank_words,
        f"Fifth of the wards (1 = {'poorest' if judged else 'lowest'})": _whole(
            table.quintile if view.ranked else table["rank"]
        ),
    }
    for column, against in (("place_outcome", view.place), ("country_outcome", view.country)):
        if against:
            columns[f"Against {against.described}{view.level_words}"] = table[column].map(lambda one: Outcome(one).word)
    columns |= {
        "Status of the figure": table.status,
        "Note": table.note,
        "Source": table.source_id.map(lambda one: place.sources[one].citation if one in place.sources else ""),
    }
    return pd.DataFrame(columns)


def _whole(figures: pd.Series) -> pd.Series:
    """Figures without decimals, a missing one left blank."""
    return figures.round().astype("Int64")
