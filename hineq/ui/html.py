"""Tables and comparisons as HTML: real tables with a caption and headers, figures at the right; nothing is drawn here.

HTML is made by markupsafe: a mould that is written out in the code, `Markup("<p>{}</p>").format(words)`, turns every sign of
the words that are put into it into text, and leaves what is HTML (`Markup`) already.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup, escape

from hineq.model.words import Outcome, TargetStatus
from hineq.theme.palette import OUTCOME_COLOURS, OUTCOME_MARKS, STATUS_INKS, STATUS_MARKS

# letters of a head that would stand in many lines over a narrow column
_LONG = 40


def each(mould: Markup, words: Iterable[object]) -> Markup:
    """The mould filled with each of the words, one after the other.

    >>> each(Markup("<li>{}</li>"), ["a", "<b>"])
    Markup('<li>a</li><li>&lt;b&gt;</li>')
    """
    return Markup("").join(mould.format(word) for word in words)


def _head(name: str) -> Markup:
    """The head of a column; a long one is given the width in which it takes a few lines."""
    return Markup('<span class="hq-long">{}</span>').format(name) if len(name) > _LONG else escape(name)


def html_table(
    table: pd.DataFrame, caption: str, *, numeric: Collection[str] = (), chosen: Collection[object] = (),
    group: str = "", stacked: bool = False,
) -> Markup:  # fmt: skip
    """A table as HTML; the first column heads its row, `numeric` columns stand right, cells may be HTML already.

    `chosen` are the index labels of rows to be marked. Rows with the same word in the column `group`, which must
    stand together, get that word as their common heading instead of a column. With `stacked`, for tables of words, each
    cell stands under the other on a phone, with its column's name before it.
    """
    groups = table[group] if group else pd.Series("", index=table.index)
    table = table.drop(columns=group) if group else table
    heads = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_number(name, numeric), _head(str(name))) for name in table.columns
    )
    moulds = [
        _cell(str(name), heads_row=not position, number=_number(name, numeric), stacked=stacked)
        for position, name in enumerate(table.columns)
    ]
    # each cell is made text and all are joined in one go: a mould filled for each of thousands of cells is most of a page's time
    rows: list[str] = []
    before = ""
    columns = [table.iloc[:, position].tolist() for position in range(len(table.columns))]
    for index, title, *cells in zip(table.index, groups, *columns, strict=True):
        if title != before:
            before = title
            span = Markup('colspan="{}" scope="colgroup"').format(len(table.columns))
            rows.append(Markup('<tr class="hq-group"><th {}>{}</th></tr>').format(span, title))
        rows.append('<tr class="hq-chosen">' if index in chosen else "<tr>")
        for (begin, end), cell in zip(moulds, cells, strict=True):
            rows += (begin, _text(cell), end)
        rows.append("</tr>")
    return Markup(
        '<div class="hq-scroll" role="region" tabindex="0" aria-label="{caption}">'
        '<table class="hq-table{stacked}"><caption>{caption}</caption><thead><tr>{heads}</tr></thead>'
        "<tbody>{rows}</tbody></table></div>"
    ).format(caption=caption, stacked=" hq-stacked" if stacked else "", heads=heads, rows=Markup("".join(rows)))  # noqa: S704 made text above


def _text(cell: object) -> Markup:
    """A cell as HTML: its words made text, nothing where it is missing."""
    # what is missing is no number, and not like itself
    return Markup() if cell is None or cell is pd.NA or cell != cell else escape(cell)


@dataclass(frozen=True, kw_only=True, eq=False)
class Column:
    """A column of a table to be read: its head, its cells in the order of the rows, and whether they are figures."""

    head: str
    cells: pd.Series
    numeric: bool = False


def columns_html(
    columns: Collection[Column], caption: str, *, chosen: Collection[object] = (), group: str = ""
) -> Markup:
    """The table of these columns as HTML (see `html_table`)."""
    table = pd.DataFrame({column.head: column.cells for column in columns})
    numeric = [column.head for column in columns if column.numeric]
    return html_table(table, caption, numeric=numeric, chosen=chosen, group=group)


def html_column(cells: Iterable[Markup | str], index: pd.Index) -> pd.Series:
    """Cells that are HTML as a column of a table with this index: pandas makes plain text of them in any other."""
    return pd.Series(list(cells), index=index, dtype=object)


def _cell(name: str, *, heads_row: bool, number: str, stacked: bool) -> tuple[Markup, Markup]:
    """What stands before and after a cell of a column."""
    if heads_row:
        return Markup('<th scope="row"{}>').format(number), Markup("</th>")
    label = Markup(' data-label="{}"').format(name) if stacked else ""
    return Markup("<td{}{}>").format(number, label), Markup("</td>")


def _number(name: object, numeric: Collection[str]) -> str:
    return Markup(' class="hq-num"') if name in numeric else ""


def outcome_html(outcome: Outcome) -> Markup:
    """A comparison in colour, shape and word."""
    return Markup(
        '<span class="hq-outcome"><span class="hq-chip" style="background:{}"></span>'
        '<span aria-hidden="true">{} </span>{}</span>'
    ).format(
        "transparent" if outcome is Outcome.NOT_COMPARED else OUTCOME_COLOURS[outcome],
        OUTCOME_MARKS[outcome],
        outcome.word,
    )


def status_html(status: TargetStatus, words: str) -> Markup:
    """How a target stands, in shape, colour and word: the same wherever a status stands; `words` may add to the word."""
    return Markup('<span class="hq-status hq-{}"><span aria-hidden="true">{} </span>{}</span>').format(
        STATUS_INKS[status], STATUS_MARKS[status], words[:1].upper() + words[1:]
    )
