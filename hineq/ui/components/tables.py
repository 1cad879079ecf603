"""Tables that everybody can read: real HTML with a caption, headers, figures at the right, and the same as CSV."""

from collections.abc import Callable, Collection
from html import escape

import pandas as pd
import streamlit as st

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


def show_table(
    table: pd.DataFrame, caption: str, *, numeric: Collection[str] = (), chosen: Collection[object] = (),
    raw: Collection[str] = (), group: str = "", stacked: bool = False,
) -> None:  # fmt: skip
    """Draw a table (see `html_table`)."""
    st.html(html_table(table, caption, numeric=numeric, chosen=chosen, raw=raw, group=group, stacked=stacked))


def long_html(table: str, rows: int, what: str) -> None:
    """A table that is HTML already; one of more than 40 rows stays folded until a reader opens it."""
    if rows <= 40:
        st.html(table)
    else:
        with st.expander(f"All {rows} {what} as a table"):
            st.html(table)


def csv_button(table: pd.DataFrame | Callable[[], pd.DataFrame], name: str, label: str = "Download as CSV") -> None:
    """A download of a table; a file is only made when it is asked for."""

    def content() -> bytes:
        made = table() if callable(table) else table
        # a byte order mark, since the spreadsheets of councils read UTF-8 by it
        return made.to_csv(index=False).encode("utf-8-sig")

    st.download_button(
        label, content, file_name=f"{name.replace('/', '-')}.csv", mime="text/csv", key=f"csv_{name}", on_click="ignore",
        icon=":material/download:", type="tertiary",
    )  # fmt: skip
