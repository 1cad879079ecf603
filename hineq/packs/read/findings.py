"""The faults and notices found so far while a pack is read."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.read.problems import Problem

ROW = "_row"  # the line of the file that a row of a frame came from
FILE = "_file"  # the file that a row of a frame came from


@dataclass
class Findings:
    """The faults and notices found so far while a pack is read."""

    faults: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def fault(self, code: Fault, file: str, rule: str, *, row: int = 0, column: str = "", value: object = "") -> None:
        """Note a fault."""
        self.faults.append(Problem(code=code, file=file, row=int(row), column=column, value=_shown(value), rule=rule))

    def notice(self, code: Notice, file: str, rule: str, *, row: int = 0, column: str = "", value: object = "") -> None:
        """Note something worth knowing that stops nothing."""
        self.notices.append(Problem(code=code, file=file, row=int(row), column=column, value=_shown(value), rule=rule))

    def faults_in(
        self, frame: pd.DataFrame, wrong: "pd.Series[bool] | np.ndarray[Any, Any]", column: str, code: Fault, rule: str
    ) -> None:
        """Note a fault in a column for each row where something wrong holds; `frame` has the columns FILE and ROW."""
        if not wrong.any():
            return
        for file, row, value in frame.loc[wrong, [FILE, ROW, column]].itertuples(index=False):
            self.fault(code, file, rule, row=row, column=column, value="" if pd.isna(value) else value)


def _shown(value: object) -> str:
    if isinstance(value, float):
        text = f"{value:.15g}"
    elif isinstance(value, datetime):
        text = value.date().isoformat()
    else:
        text = re.sub(r"[\r\n\t]+", " ", str(value))
    return text if len(text) <= 60 else text[:57] + "..."
