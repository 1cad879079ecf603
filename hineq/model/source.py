"""Sources: who published a figure, when, under which licence."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Source:
    """A published table, release or document that figures of a pack were read from.

    `dated_by` is what the text of a document without a date gives away of it.
    """

    KEY: ClassVar = ("source_id",)

    source_id: str
    publisher: str
    title: str
    licence: str
    published: str = ""
    url: str = ""
    note: str = ""
    dated_by: str = ""

    @property
    def citation(self) -> str:
        """Publisher, title and date in one line."""
        dated = f" ({self.published})" if self.published else ""
        return f"{self.publisher}: {self.title}{dated}"
