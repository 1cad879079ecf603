"""Statements: sentences of a document, quoted as printed, with the figures that stand in them."""

from dataclasses import dataclass, field
from typing import ClassVar

from hineq.model.declaring import ASIDE, AreaCode, IndicatorId, ListId, OutcomeId, SourceId, StatementId
from hineq.model.document_words import StatementTopic
from hineq.model.roles import StatementRole
from hineq.model.words import Sex, Tie


def as_shown(text: str, *, cut_off: bool) -> str:
    """Text of a document as it is shown: where the document's copy cuts it off a mark says so.

    >>> as_shown("Help people to stop smo", cut_off=True)
    'Help people to stop smo […]'
    """
    return f"{text} […]" if cut_off else text


@dataclass(frozen=True, kw_only=True)
class StatementFigure:
    """One figure of a statement: as printed, and as the number and the subject that it is read as.

    `tie` says how near the indicator comes: the same people, unit and definition, or in what it differs (in `note`).
    """

    KEY: ClassVar = ("statement_id", "printed", "subject")

    statement_id: StatementId
    printed: str
    subject: str
    value: float
    unit: str
    area_code: AreaCode = ""
    area_words: str = ""
    sex: Sex
    period: str = ""
    indicator_id: IndicatorId = ""
    tie: Tie | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A short quotation of a document, verbatim, and where it stands.

    `as_at` is the date or period that it speaks of, in the document's words, empty where it has none. `list_id` is the
    list of areas that it names. `area_code` is whose statement it is where that is not the place itself; `indicators` are
    the ids of the measures that hineq, not the document, ties a promise to.
    """

    KEY: ClassVar = ("statement_id",)

    statement_id: str
    source_id: SourceId
    place_in_document: str
    topic: StatementTopic
    heading: str
    quote: str
    as_at: str = ""
    outcome_id: OutcomeId = ""
    cut_off: bool
    role: StatementRole | None = None
    list_id: ListId = ""
    area_code: AreaCode = ""
    indicators: tuple[IndicatorId, ...] = ()
    note: str = ""
    figures: tuple[StatementFigure, ...] = field(default=(), metadata=ASIDE)

    @property
    def shown(self) -> str:
        """The quotation, with a mark where the document's copy cuts it off."""
        return as_shown(self.quote, cut_off=self.cut_off)
