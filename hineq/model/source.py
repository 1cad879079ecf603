"""Sources: who published a figure, when, under which licence."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, assert_never

from hineq.model.document_words import DocumentStage

_DATED: Final = re.compile(r"\d{4}(-\d\d){0,2}")


def is_dated(published: str) -> bool:
    """Whether a text is a day, a month or a year that there is.

    >>> is_dated("2026-05-14"), is_dated("2026-05"), is_dated("2026"), is_dated("2026-13"), is_dated("soon")
    (True, True, True, False, False)
    """
    if not _DATED.fullmatch(published):
        return False
    try:
        date.fromisoformat(published + "0000-01-01"[len(published) :])
    except ValueError:
        return False
    return True


class Release(StrEnum):
    """How far figures have come on their way to the public."""

    DRAFT = "draft"
    PROVISIONAL = "provisional"
    PUBLISHED = "published"

    @property
    def public(self) -> bool:
        """Whether the public may see them: a draft is its council's own, provisional figures are shown with their mark."""
        match self:
            case Release.DRAFT:
                return False
            case Release.PROVISIONAL | Release.PUBLISHED:
                return True
        assert_never(self)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A published table, release or document that figures of a pack were read from.

    `dated_by` is what the text of a document without a date gives away of it; `data_years` says of which years the data are
    where its figures are dated by the year of a release ("data mostly of 2008"). `stage` is what keeps a document from being
    one of today that promises; empty for every other source. A public instance serves what is `release`d, from the day `public_from` on
    where one is given, and nothing whose `published` is a day, month or year to come.
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
    release: Release = Release.PUBLISHED
    public_from: date | None = None

    def public_on(self, day: date) -> bool:
        """Whether the public may see on a day what comes from it."""
        out = self.public_from is None or self.public_from <= day
        return self.release.public and out and not self._published_after(day)

    def _published_after(self, day: date) -> bool:
        """Whether the day, month or year of its publication is one to come."""
        dated = _DATED.fullmatch(self.published)
        return dated is not None and self.published > day.isoformat()[: len(self.published)]

    @property
    def citation(self) -> str:
        """Publisher, title, date and the years of the data in one line."""
        dated = "; ".join(filter(None, (self.published, self.data_years)))
        return f"{self.publisher}: {self.title}{f' ({dated})' if dated else ''}"
