"""What is wrong with a file that a reader handed in: every fault in words, for reading and as a table."""

from collections.abc import Iterable
from itertools import groupby

import pandas as pd
import streamlit as st

from hineq.insights.wording.numbers import capital
from hineq.packs.read.problems import Problem
from hineq.ui.components.tables import csv_button
from hineq.ui.markdown import as_written


def show_faults(problems: tuple[Problem, ...], name: str) -> None:
    """Every fault in words, and all of them as a file of this name."""
    st.markdown("\n".join(f"- {as_written(line)}" for line in fault_lines(problems)))
    listed = pd.DataFrame([(problem.row or "", problem.column, problem.value, problem.rule) for problem in problems])
    heads = ["Row", "Column", "Value", "What must hold"]
    csv_button(listed.set_axis(heads, axis="columns"), name, "Download the faults as CSV")


def fault_lines(problems: Iterable[Problem]) -> list[str]:
    """A line for each fault, "Column age, row 3, has '5-10': ..."; rows that differ in nothing else share one."""
    alike: dict[tuple[str, str, str], list[int]] = {}
    for problem in problems:
        alike.setdefault((problem.column, problem.value, problem.rule), []).append(problem.row)
    return [
        f"{capital(', '.join(filter(None, (f'column {column}' if column else '', _row_words(rows)))))}"
        f"{f', has {value!r}' if value else ''}: {rule}"
        for (column, value, rule), rows in alike.items()
    ]


def _row_words(rows: list[int]) -> str:
    """Rows of a file with runs drawn together: "rows 2 to 4, 9"; row 0 is the file as a whole."""
    numbers = sorted(set(rows) - {0})
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        first, *others = [row for _, row in run]
        runs.append(f"{first} to {others[-1]}" if others else str(first))
    return f"row{'s' if len(numbers) > 1 else ''} {', '.join(runs)}" if runs else "the whole file"
