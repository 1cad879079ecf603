"""Tables of neighbourhoods as the ONS lays them out, small and made up."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import numpy as np
import xlsxwriter
from numpy.typing import NDArray

LSOA_A, LSOA_B, LSOA_C = "E01000001", "E01000002", "E01000003"
# as registrations by sex and five-year age group have them, and as deaths of mid-year periods
REGISTERED = ("<1", "01-04", *(f"{age:02d}-{age + 4:02d}" for age in range(5, 95, 5)), "95+")
MID_YEAR = ("under 1", "01 to 04", *(f"{age:02d} to {age + 4:02d}" for age in range(5, 85, 5)))
SINGLE = (*map(str, range(90)), "90+")
# what a neighbourhood's women or men are, and how many of them die in a year
PEOPLE = np.array([10, 40, *[50] * 12, 40, 30, 30, 25, 15, 12], dtype=float)
DIED = np.array([1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 2, 1, 2, 3, 3, 4, 5, 6, 7], dtype=float)


def text(*rows: Sequence[object], sep: str = ",") -> bytes:
    return "\n".join(sep.join(str(cell) for cell in row) for row in rows).encode()


def workbook(sheets: dict[str, Iterable[Sequence[object]]]) -> bytes:
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return held.getvalue()


def in_single_years(people: NDArray[np.float64] = PEOPLE) -> list[int]:
    """The people of 20 bands in 91 single years of age."""
    widths = [1, 4, *[5] * 17, 1]
    return [
        int(count // width + (year < count % width))
        for count, width in zip(people, widths, strict=True)
        for year in range(width)
    ]
