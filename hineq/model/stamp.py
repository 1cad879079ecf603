"""What tells one state of a pack's data from another: its version, its day and a hash of its figures."""

import datetime
from dataclasses import dataclass

from hineq.model.period import day_words


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """The state of a pack: `version` as its description gives it (empty where it gives none), its snapshot date and `data_hash`.

    `data_hash` is the beginning of a hash over every table of the pack: two packs with the same have the same figures.
    """

    version: str
    snapshot: datetime.date
    data_hash: str

    @property
    def words(self) -> str:
        """In a line: "Figures as at 21 November 2026, version 1.0, data 3f2a9c1b"."""
        version = f", version {self.version}" if self.version else ""
        return f"Figures as at {day_words(self.snapshot)}{version}, data {self.data_hash}"
