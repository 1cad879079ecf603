"""Records of earlier board packs (`meetings/<day>_<area code>_<data hash>.csv` of a pack): the figures that a meeting was shown."""

import datetime
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from hineq.packs.declared.faults import Fault
from hineq.packs.read.agendas import FOLDER
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.reading import decoded, is_day

_NAME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})_([A-Z0-9]+)_([0-9a-f]+)\.csv")
# what a record must have to be held against the figures of now
COLUMNS: Final = (
    "indicator_id", "measure", "area_code", "area", "series", "sex", "age", "period", "period_end", "kind", "value", "unit",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Record:
    """A board pack that is kept: the day of its meeting, the area that it was about, the hash of its data, where its figures are."""

    day: datetime.date
    area_code: str
    data_hash: str
    path: Path


def record_name(day: datetime.date, area_code: str, data_hash: str) -> str:
    """The name of the file in which a record is kept."""
    return f"{day.isoformat()}_{area_code}_{data_hash}.csv"


def records(folder: Path, area_code: str) -> tuple[Record, ...]:
    """The records of a pack about an area, the oldest first; a file of another name is none."""
    found = []
    for path in (folder / FOLDER).glob("*.csv"):
        named = _NAME.fullmatch(path.name)
        if named and named[2] == area_code and is_day(named[1]):
            found.append(
                Record(day=datetime.date.fromisoformat(named[1]), area_code=named[2], data_hash=named[3], path=path)
            )
    return tuple(sorted(found, key=lambda record: (record.day, record.path.name)))


def last_before(kept: Sequence[Record], day: datetime.date | None) -> Record | None:
    """The newest record of a meeting before a day, of all where no day is given."""
    earlier = [record for record in kept if day is None or record.day < day]
    return earlier[-1] if earlier else None


def load_record(record: Record) -> pd.DataFrame:
    """The figures of a record; InvalidPack where its file cannot be read."""
    findings = Findings()
    try:
        raw = record.path.read_bytes()
    except OSError as error:
        rule = f"The file cannot be read ({error.strerror}): check the path and its permissions."
        findings.fault(Fault.FILE_UNREADABLE, record.path.name, rule)
        raise InvalidPack(record.path.name, findings.faults) from error
    return read_figures(raw, record.path.name)


def read_figures(raw: bytes, file: str) -> pd.DataFrame:
    """The figures of a board pack from the bytes of its figures.csv, with COLUMNS; InvalidPack with every fault where it has any."""
    findings = Findings()
    text = decoded(raw, file, findings)
    table = pd.DataFrame()
    if text is not None:
        try:
            table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
            rule = f"The file must be a board pack's figures.csv: {' '.join(str(error).split())}."
            findings.fault(Fault.CSV_BROKEN, file, rule)
    if not findings.faults:
        for column in COLUMNS:
            if column not in table:
                findings.fault(
                    Fault.COLUMN_MISSING,
                    file,
                    "A board pack's figures.csv has this column: take that file.",
                    column=column,
                )
    if not findings.faults:
        value = pd.to_numeric(table["value"], errors="coerce")
        for row in table.index[value.isna()]:
            findings.fault(
                Fault.NUMBER_UNREADABLE,
                file,
                "The value must be a plain number.",
                row=int(row) + 2,
                column="value",
                value=table["value"][row],
            )
        table["value"] = value
    if findings.faults:
        raise InvalidPack(file, findings.faults)
    return table
