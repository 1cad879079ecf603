"""What a reader of a layout takes out of a file: figures that are no pack's yet, what was left out and why, what the file cannot say."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import ClassVar

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from hineq.model.words import FigureStatus, Polarity, Sex, ValueType
from hineq.packs.read.findings import ROW


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure as a file has it. A frame of them has these columns and ROW, the line of the file.

    `measure` is the publisher's own id of the measure where it has one, else its name; `sex` and `period` are empty where
    the file cannot say. `area_type` is the publisher's word. A figure of a group within an area, such as England's most
    deprived tenth, says by what it is grouped, and the group.
    """

    measure: str
    area_code: str
    area_name: str = ""
    area_type: str = ""
    sex: Sex | str = ""
    age: str = ""
    period: str
    value: float | None = None
    lower_ci: float | None = None
    upper_ci: float | None = None
    lower_998: float | None = None
    upper_998: float | None = None
    count: float | None = None
    denominator: float | None = None
    status: FigureStatus = FigureStatus.OFFICIAL
    note: str = ""
    grouped_by: str = ""
    group: str = ""

    KEY: ClassVar = ("measure", "area_code", "sex", "age", "period", "grouped_by", "group")


COLUMNS = tuple(one.name for one in fields(Figure))
NUMBERS = ("value", "lower_ci", "upper_ci", "lower_998", "upper_998", "count", "denominator")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is known of a measure from the file, its metadata or its reader; None, or empty, where nothing says it."""

    measure: str
    name: str = ""
    unit: str = ""
    value_type: ValueType | None = None
    multiplier: float | None = None
    polarity: Polarity | None = None
    definition: str = ""
    caveat: str = ""
    publisher: str = ""
    source: str = ""
    licence: str = ""


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """Rows of a file that are no figures of the pack, or no figures: how many, why, and the first of them as an example."""

    rows: int
    why: str
    example: str = ""

    def __str__(self) -> str:
        shown = f", such as {self.example}" if self.example else ""
        return f"{self.rows:,} row{'' if self.rows == 1 else 's'} left out: {self.why}{shown}"


@dataclass(frozen=True, kw_only=True, eq=False)
class Extract:
    """The figures of a file in the layout of its publisher (columns of `Figure` and ROW), and what is known of each measure.

    `asks` are questions that the file leaves open, in whole sentences; `remarks` what was taken for what. `unreleased` tells that the
    layout is one that a council fills in itself, so that nobody need have looked at its small numbers yet.
    """

    layout: str
    file: str
    figures: pd.DataFrame
    measures: tuple[Told, ...]
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    asks: tuple[str, ...] = field(default=())
    unreleased: bool = False


def as_figures(columns: dict[str, object], rows: ArrayLike) -> pd.DataFrame:
    """A frame of figures from columns by name; a column that is not given is empty, or missing where it holds numbers."""
    made = pd.DataFrame({ROW: np.asarray(rows)})
    for name in COLUMNS:
        given = columns.get(name)
        if given is None:
            given = float("nan") if name in NUMBERS else str(FigureStatus.OFFICIAL) if name == "status" else ""
        # a list lets pandas tell what its words are, which numbers in an array say themselves
        whole = isinstance(given, str | float | int) or (isinstance(given, np.ndarray) and given.dtype == float)
        made[name] = given if whole else list(given)  # type: ignore[call-overload,assignment]
    return made


def left_out(frame: pd.DataFrame, unwanted: "pd.Series[bool]", why: str, shown: str) -> Iterable[LeftOut]:
    """The rows where something unwanted holds as one entry, with the first one's cell of a column as an example; none where there are none."""
    count = int(unwanted.sum())
    if count:
        yield LeftOut(rows=count, why=why, example=str(frame.loc[unwanted, shown].iloc[0]))
