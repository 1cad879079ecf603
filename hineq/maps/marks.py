"""What each ward looks like on a map and is called: colour, ink, label, number; whatever draws it."""

import re
from typing import Any

import pandas as pd

from hineq.theme.contrast import ink_on, line_between

# of more wards than these only those picked out have a number: so many could be read neither on the map nor under it
MOST_NUMBERED = 60
WARD_COLUMNS = ("area_code", "area_name", "label", "lines", "value", "fill", "marked")
_HEX_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def ward_marks(table: pd.DataFrame) -> tuple[dict[str, Any], ...]:
    """What each ward looks like and is called, one entry a ward, made once for all visits.

    `table` has WARD_COLUMNS, one row a ward in reading order, which is the order of the arrow keys and of the numbers
    that name wards without room for their names (0 for a ward that has none): `label` is the whole sentence that a screen reader says; `lines`
    what stands under the name where somebody points at the ward; `value` the figure in the list under the map; `fill`
    the hex colour of the ward's class, missing for "no data"; `marked` whether it is picked out.

    Raises ValueError for a missing column, a repeated code, a fill that is no colour.
    """
    _check(table)
    few = len(table) <= MOST_NUMBERED
    line = line_between(fill for fill in table["fill"] if not pd.isna(fill))
    return tuple(
        {
            "code": row["area_code"],
            "name": row["area_name"],
            "number": number if few or row["marked"] else 0,
            "label": row["label"],
            "lines": list(row["lines"]),
            "value": row["value"],
            "fill": None if pd.isna(row["fill"]) else row["fill"],
            "ink": None if pd.isna(row["fill"]) else ink_on(row["fill"]),
            "line": None if pd.isna(row["fill"]) else line,
            "marked": bool(row["marked"]),
        }
        for number, row in enumerate(table[list(WARD_COLUMNS)].to_dict("records"), 1)
    )


def _check(table: pd.DataFrame) -> None:
    missing = [column for column in WARD_COLUMNS if column not in table]
    if missing:
        raise ValueError(f"A table of wards must have the columns {WARD_COLUMNS}, it lacks {missing}.")
    repeated = table.loc[table["area_code"].duplicated(), "area_code"].tolist()
    if repeated:
        raise ValueError(f"A table of wards must have one row a ward, it repeats {repeated}.")
    colours = [fill for fill in table["fill"] if not pd.isna(fill) and not _HEX_COLOUR.fullmatch(str(fill))]
    if colours:
        raise ValueError(f"'fill' must be a six-digit hex colour or missing, got {colours}.")
