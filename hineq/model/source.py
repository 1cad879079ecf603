"""Sources: who published a figure, when, under which licence."""

from dataclasses import dataclass
from typing import ClassVar

from hineq.model.document_words import DocumentStage


@dataclass(frozen=True, kw_only=True)
class Source:
    """A published table, release or document that figures of a pack were read from.

    `dated_by` is what the text of a document without a date gives away of it; `data_years` says of which years the data are
    where its figures are dated by the year of a release ("data mostly of 2008"). `stage` is what keeps a document from being
    one of today that promises; empty for every other source.
    """

    KEY: ClassVar = ("source_id",)

    source_id: str
    publisher: str
    title: str
    licence: str
    published: str = ""
    data_years: str = ""
    url: str = ""
    note: str = ""
    dated_by: str = ""
    stage: DocumentStage | None = None

    @property
    def citation(self) -> str:
        """Publisher, title, date and the years of the data in one line."""
        dated = "; ".join(filter(None, (self.published, self.data_years)))
        return f"{self.publisher}: {self.title}{f' ({dated})' if dated else ''}"
