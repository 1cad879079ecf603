"""The wards in the order of their overall rank, with how far each may move; and the measures by the gap between wards."""

import copy
from typing import Any

import altair as alt
import pandas as pd

from hineq.charts.layered import layered
from hineq.charts.row_labels import label_axis, row_step, wrapped
from hineq.insights.inequality.gradient_words import ITSELF
from hineq.insights.priority.matrix import InStrategy, PriorityMatrix
from hineq.insights.priority.order import Priority
from hineq.insights.priority.rank_range import range_words
from hineq.insights.wording.numbers import capital, number
from hineq.model.strategy import AreaList
from hineq.model.words import Polarity, Sex
from hineq.theme.palette import TEXT, Palette

LISTED, NOT_LISTED = "on the list", "not on the list"
# more wards than fit a picture that can be read
MOST = 40


def priority_data(priority: Priority, listed: AreaList | None) -> pd.DataFrame:
    """One row a ranked ward, poorest first; of more than `MOST` these only.

    Columns: area_code, area_name, label (name, with the word of the list, wrapped), rank, rank_words, lowest_rank,
    highest_rank, range_words (what the intervals allow), least_rank, most_rank, without_words (leaving one measure
    out), listed (LISTED or NOT_LISTED).
    """
    table = priority.table[priority.table["rank"].notna()].head(MOST).reset_index(drop=True)
    sexes = {entry.area_code: entry.sex for entry in listed.entries} if listed else {}

    def label(code: str, name: str) -> str:
        if code not in sexes:
            return name
        return f"{name} (list)" if sexes[code] is Sex.PERSONS else f"{name} (list: {sexes[code].people})"

    def words(low: str, high: str) -> list[str]:
        pairs = zip(table[low], table[high], strict=True)
        return [capital(range_words(lowest, highest, Polarity.LOW_IS_GOOD)) for lowest, highest in pairs]

    return pd.DataFrame(
        {
            "area_code": table.area_code,
            "area_name": table.area_name,
            "label": [wrapped(label(code, name)) for code, name in zip(table.area_code, table.area_name, strict=True)],
            "rank": table["rank"],
            "rank_words": [capital(range_words(rank, rank, Polarity.LOW_IS_GOOD)) for rank in table["rank"]],
            "lowest_rank": table.lowest_rank,
            "highest_rank": table.highest_rank,
            "range_words": words("lowest_rank", "highest_rank"),
            "least_rank": table.least_rank,
            "most_rank": table.most_rank,
            "without_words": words("least_rank", "most_rank"),
            "listed": [LISTED if code in sexes else NOT_LISTED for code in table.area_code],
        }
    )


def priority_chart(data: pd.DataFrame, first: int, title: str, subtitle: str, ink: Palette) -> alt.LayerChart:
    """A dot a ward at its rank, a pale bar for leaving one measure out, a thin line for what the intervals allow.

    Wards on the strategy's list are squares, and say so in their names; the poorest `first` ranks have a pale ground.
    """
    # the ranks that a ward may take reach further than the wards that are drawn
    last = int(max(len(data), float(data[["lowest_rank", "highest_rank", "least_rank", "most_rank"]].max().max())))
    x = alt.X(
        "rank:Q",
        title=None,
        scale=alt.Scale(domain=[0.4, last + 0.6], nice=False, zero=False),
        axis=alt.Axis(
            orient="top",
            values=[1, first, *range(first * 2, last, first), last],
            grid=False,
            domain=False,
            ticks=False,
            labelExpr="datum.value == 1 ? 'poorest' : "
            + (f"datum.value == {last} ? 'best' : datum.value" if last == len(data) else "datum.value"),
            labelFlush=True,
        ),
    )
    y = alt.Y("label:N", sort=list(data.label), title=None,
              axis=label_axis(grid=True, gridColor=ink.rule, gridOpacity=0.5))  # fmt: skip
    base = alt.Chart(data)
    band = alt.Chart(pd.DataFrame({"from": [0.4], "to": [first + 0.5]}))
    tooltip = [
        alt.Tooltip("area_name:N", title="Ward"), alt.Tooltip("rank_words:N", title="Rank"),
        alt.Tooltip("range_words:N", title="The intervals allow"),
        alt.Tooltip("without_words:N", title="Leaving one measure out"),
        alt.Tooltip("listed:N", title="The strategy"),
    ]  # fmt: skip
    layers = [
        band.mark_rect(color=ink.accent, opacity=0.1).encode(x=alt.X("from:Q"), x2="to:Q"),
        base.mark_rule(strokeWidth=13, strokeCap="round", color=ink.pale_accent, opacity=0.55).encode(
            x=alt.X("least_rank:Q"), x2="most_rank:Q", y=y
        ),
        # where no measure has an interval there is no such line, and an empty group must not be read out as a picture
        base.mark_rule(strokeWidth=2, color=ink.text).encode(x=alt.X("lowest_rank:Q"), x2="highest_rank:Q", y=y),
        *(
            base.mark_tick(thickness=2, size=10, color=ink.text, orient="vertical").encode(x=alt.X(f"{end}:Q"), y=y)
            for end in ("lowest_rank", "highest_rank")
        ),
        base.mark_point(filled=True, size=150, opacity=1, color=ink.accent, stroke=ink.ground, strokeWidth=1.5).encode(
            x=x, y=y, tooltip=tooltip,
            shape=alt.Shape(
                "listed:N", legend=None, scale=alt.Scale(domain=[LISTED, NOT_LISTED], range=["square", "circle"])
            ),
        ),
    ]  # fmt: skip
    return layered(layers, title, subtitle, ink, height=row_step(data.label, 27))


def priority_redrawn(spec: dict[str, Any], data: pd.DataFrame, title: str, subtitle: str) -> dict[str, Any]:
    """The specification of a chart of as many wards with other figures: a tenth of the time of drawing it anew.

    `spec` is a finished specification of `priority_chart` and stays untouched. ValueError for another number of wards.
    """
    made = copy.deepcopy(spec)
    name = next(key for key, rows in made["datasets"].items() if rows and "label" in rows[0])
    if len(made["datasets"][name]) != len(data):
        raise ValueError(f"'data' must have {len(made['datasets'][name])} wards, got {len(data)}.")
    # numbers without a value are drawn as nothing only where they are null
    rows = data.astype(object).where(data.notna(), None)
    made["datasets"][name] = rows.to_dict("records")
    for layer in made["layer"]:
        if "sort" in layer["encoding"].get("y", {}):
            layer["encoding"]["y"]["sort"] = list(data.label)
    made["title"] |= {"text": title, "subtitle": subtitle}
    made["description"] = title
    return made


def matrix_data(matrix: PriorityMatrix) -> pd.DataFrame:
    """One row a measure whose gap between wards can be given as a ratio, largest first.

    Columns: name, label (name and period, wrapped, with a word where the strategy has it, or where it orders itself), times, times_words, stands, words.
    """
    table = matrix.charted
    if table.empty:
        return pd.DataFrame(columns=["name", "label", "times", "times_words", "stands", "words"])
    tags = [InStrategy(stand).tag for stand in table.stands]
    return pd.DataFrame(
        {
            "name": table["name"],
            "label": [
                wrapped(f"{row.name}, {row.period}{f' ({tag})' if tag else ''}{f'; {ITSELF}' if row.by_itself else ''}")
                for row, tag in zip(table[["name", "period", "by_itself"]].itertuples(index=False), tags, strict=True)
            ],
            "times": table.times,
            "times_words": [f"{number(times, 1)}×" for times in table.times],
            "stands": [InStrategy(stand).word for stand in table.stands],
            "words": table.gap_words + "; " + table.behind_words,
        }
    ).reset_index(drop=True)


def matrix_chart(data: pd.DataFrame, title: str, subtitle: str, ink: Palette) -> alt.LayerChart:
    """A bar a measure from equal (1) to how many times as high it is at the most deprived end; filled as the strategy has it."""
    stands, fills = [stand.word for stand in InStrategy], [ink.accent, ink.pale_accent, ink.ground]
    high = max(1.5, float(data.times.max()))
    x = alt.X(
        "times:Q", title=None, scale=alt.Scale(domain=[min(1.0, float(data.times.min())), high * 1.5], nice=False),
        axis=alt.Axis(orient="top", tickCount=4, labelFlush=True, labelOverlap="greedy", grid=False, domain=False, ticks=False,
                      labelExpr="datum.value == 1 ? 'equal' : datum.value + (width < 400 ? '×' : ' times')"),
    )  # fmt: skip
    y = alt.Y("label:N", sort=list(data.label), title=None, axis=label_axis())
    base = alt.Chart(data)
    tooltip = [alt.Tooltip("name:N", title="Measure"), alt.Tooltip("words:N", title="Figures"),
               alt.Tooltip("stands:N", title="The strategy")]  # fmt: skip
    layers = [
        base.mark_bar(height=15, stroke=ink.accent, strokeWidth=1.5).encode(
            x=x, x2=alt.X2Datum(1), y=y, tooltip=tooltip,
            fill=alt.Fill("stands:N", scale=alt.Scale(domain=stands, range=fills), legend=None),
        ),
        base.mark_text(align="left", dx=8, fontSize=TEXT, color=ink.text).encode(
            x=alt.X("times:Q"), y=y, text="times_words:N"
        ),
    ]  # fmt: skip
    return layered(layers, title, subtitle, ink, height=row_step(data.label, 26))
