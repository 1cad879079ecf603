"""Tables and comparisons as HTML: real tables with a caption and headers, figures at the right; nothing is drawn here."""

from collections.abc import Collection
from html import escape

import pandas as pd

from hineq.model.words import Outcome
from hineq.theme.palette import OUTCOME_COLOURS, OUTCOME_MARKS


def html_table(
    table: pd.DataFrame, caption: str, *, numeric: Collection[str] = (), chosen: Collection[object] = (),
    raw: Collection[str] = (), group: str = "", stacked: bool = False,
) -> str:  # fmt: skip
    """A table as HTML; the first column heads its row, `numeric` columns stand right, `raw` cells are HTML already.

    `chosen` are the index labels of rows to be marked. Rows with the same word in the column `group`, which must
    stand together, get that word as their common heading instead of a column. With `stacked`, for tables of words, each
    cell stands under the other on a phone, with its column's name before it.
    """
    groups = table[group] if group else pd.Series("", index=table.index)
    table = table.drop(columns=group) if group else table
    heads = "".join(f'<th scope="col"{_number(name, numeric)}>{escape(str(name))}</th>' for name in table.columns)
    rows = []
    before = ""
    for index, title, cells in zip(table.index, groups, table.itertuples(index=False), strict=True):
        if title != before:
            before = title
            span = f'colspan="{len(table.columns)}" scope="colgroup"'
            rows.append(f'<tr class="hq-group"><th {span}>{escape(str(title))}</th></tr>')
        written = []
        for position, (name, cell) in enumerate(zip(table.columns, cells, strict=True)):
            text = str(cell) if name in raw else escape("" if pd.isna(cell) else str(cell))
            tag = 'th scope="row"' if position == 0 else "td"
            label = f' data-label="{escape(str(name), quote=True)}"' if position and stacked else ""
            written.append(f"<{tag}{_number(name, numeric)}{label}>{text}</{tag.split(' ')[0]}>")
        mark = ' class="hq-chosen"' if index in chosen else ""
        rows.append(f"<tr{mark}>{''.join(written)}</tr>")
    return (
        f'<div class="hq-scroll" role="region" tabindex="0" aria-label="{escape(caption, quote=True)}">'
        f'<table class="hq-table{" hq-stacked" if stacked else ""}"><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _number(name: object, numeric: Collection[str]) -> str:
    return ' class="hq-num"' if name in numeric else ""


def outcome_html(word: str) -> str:
    """A comparison in colour, shape and word."""
    outcome = Outcome(word)
    chip = f'<span class="hq-chip" style="background:{OUTCOME_COLOURS[outcome]}"></span>'
    return (
        f'<span class="hq-outcome">{chip}<span aria-hidden="true">{OUTCOME_MARKS[outcome]} </span>{outcome.word}</span>'
    )
