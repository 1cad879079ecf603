"""What is wrong with a file that a reader handed in: every fault in words, for reading and as a table."""

from collections.abc import Iterable
from itertools import groupby

import pandas as pd
import streamlit as st

from hineq.insights.wording.numbers import capital
from hineq.model.download import NO_ADDRESS
from hineq.packs.read.problems import Problem
from hineq.ui.components.tables import csv_button
from hineq.ui.markdown import as_written

# so many values that break one rule have a line each
_MOST_VALUES = 3
_MOST_RUNS = 8
# so many letters of a value are repeated
_LONGEST = 200


def show_faults(problems: tuple[Problem, ...], name: str) -> None:
    """Every fault in words, and all of them as a file of this name."""
    st.markdown("\n".join(f"- {as_written(line)}" for line in fault_lines(problems)))
    listed = pd.DataFrame([(problem.row or "", problem.column, problem.value, problem.rule) for problem in problems])
    heads = ["Row", "Column", "Value", "What must hold"]
    csv_button(listed.set_axis(heads, axis="columns"), name, "Download the faults as CSV", at=NO_ADDRESS)


def mistakes(problems: Iterable[Problem]) -> int:
    """How many mistakes there are: the lines in which the faults are told."""
    return len(fault_lines(problems))


def fault_lines(problems: Iterable[Problem]) -> list[str]:
    """A line for each mistake, "Column age, row 3, has '5-10': ..."; rows that break one rule alike share one.

    Rows with the same value share a line; so do more than `_MOST_VALUES` values of a column that break one rule.
    """
    by_rule: dict[tuple[str, str], dict[str, list[int]]] = {}
    for problem in problems:
        by_rule.setdefault((problem.column, problem.rule), {}).setdefault(problem.value, []).append(problem.row)
    lines = []
    for (column, rule), values in by_rule.items():
        if len(values) > _MOST_VALUES:
            rows = [row for own in values.values() for row in own]
            some = ", ".join(_short(value) for value in list(values)[:_MOST_VALUES] if value)
            lines.append(
                _line(column, rows, f"has {some} and {len(values) - _MOST_VALUES} others" if some else "", rule)
            )
        else:
            lines += [
                _line(column, rows, f"has {_short(value)}" if value else "", rule) for value, rows in values.items()
            ]
    return lines


def _short(value: str) -> str:
    return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}...")


def _line(column: str, rows: list[int], has: str, rule: str) -> str:
    where = ", ".join(filter(None, (f"column {column}" if column else "", _row_words(rows))))
    return f"{capital(where)}{f', {has}' if has else ''}: {rule}"


def _row_words(rows: list[int]) -> str:
    """Rows of a file with runs drawn together: "rows 2 to 4, 9"; of many runs the first; row 0 is the whole file."""
    numbers = sorted(set(rows) - {0})
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        first, *others = [row for _, row in run]
        runs.append(f"{first} to {others[-1]}" if others else str(first))
    if not runs:
        return "the whole file"
    more = f" and {len(runs) - _MOST_RUNS} more" if len(runs) > _MOST_RUNS else ""
    return f"row{'s' if len(numbers) > 1 else ''} {', '.join(runs[:_MOST_RUNS])}{more}"
