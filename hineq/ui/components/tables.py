"""Tables that everybody can read: real HTML with a caption, headers, figures at the right, and the same as CSV."""

from collections.abc import Callable, Collection

import pandas as pd
import streamlit as st

from hineq.model.download import Taken
from hineq.model.spreadsheet import csv_bytes
from hineq.ui.components.addresses import address_help
from hineq.ui.html import html_table
from hineq.ui.layout.piece import piece
from hineq.ui.markdown import as_written
from hineq.ui.views.own import without_own


def show_table(
    table: pd.DataFrame, caption: str, *, numeric: Collection[str] = (), chosen: Collection[object] = (),
    group: str = "", stacked: bool = False,
) -> None:  # fmt: skip
    """Draw a table (see `html_table`)."""
    piece(html_table(table, caption, numeric=numeric, chosen=chosen, group=group, stacked=stacked))


def long_html(table: str, rows: int, what: str) -> None:
    """A table that is HTML already; one of more than 40 rows stays folded until a reader opens it."""
    if rows <= 40:
        piece(table)
    else:
        with st.expander(as_written(f"All {rows} {what} as a table")):
            piece(table)


def csv_name(name: str) -> str:
    """The name of a table's file, made of its own name."""
    return f"{without_own(name).replace('/', '-')}.csv"


def csv_content(table: pd.DataFrame | Callable[[], pd.DataFrame]) -> bytes:
    """A table's file, of the table or of what makes it."""
    return csv_bytes(table() if callable(table) else table)


def csv_button(
    table: pd.DataFrame | Callable[[], pd.DataFrame], name: str, label: str = "Download as CSV", *, at: Taken
) -> None:
    """A download of a table; a file is only made when it is asked for. `at` is where the same table is for everybody."""
    st.download_button(
        label, lambda: csv_content(table), file_name=csv_name(name), mime="text/csv", key=f"csv_{name}", on_click="ignore",
        icon=":material/download:", type="tertiary", help=address_help(at),
    )  # fmt: skip
