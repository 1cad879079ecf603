"""Sources: who published a figure, when, under which licence."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Source:
    """A published table, release or document that figures of a pack were read from."""

    KEY: ClassVar = ("source_id",)

    source_id: str
    publisher: str
    title: str
    licence: str
    published: str = ""
    url: str = ""
    note: str = ""

    @property
    def citation(self) -> str:
        """Publisher, title and date in one line."""
        dated = f" ({self.published})" if self.published else ""
        return f"{self.publisher}: {self.title}{dated}"
