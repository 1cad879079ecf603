"""How a dataclass declares a table of a pack: what its columns link to, and what stands in no column.

The table of a noun is derived from its dataclass: a field is a column, its type says what a cell holds, a default that
the cell may be empty, `KEY` which columns together name a row. See `hineq.packs.declared`.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Final


@dataclass(frozen=True)
class Link:
    """What a column holds: ids that a column of one of these tables defines.

    With `where_there` they are held against the tables that a pack has, and anything holds where it has none.
    """

    tables: tuple[tuple[str, str], ...]
    where_there: bool = False

    @property
    def where(self) -> str:
        """The files that may define an id, in words."""
        return " or ".join(f"{table}.csv" for table, _ in self.tables)

    @property
    def of_strategy(self) -> str:
        """The key of the strategy's own file that defines the ids, empty where a table does."""
        ((table, key), *_) = self.tables
        return key if table == _STRATEGY else ""


# outcomes and lists of areas stand in the strategy's own file, which is no table
_STRATEGY: Final = "strategy"
# the metadata of a field that is no column: it is made of other tables
ASIDE: Final[dict[str, Any]] = {"column": False}

AreaCode = Annotated[str, Link((("areas", "area_code"),))]
IndicatorId = Annotated[str, Link((("indicators", "indicator_id"),))]
SourceId = Annotated[str, Link((("sources", "source_id"),))]
StatementId = Annotated[str, Link((("statements", "statement_id"),))]
PriorityId = Annotated[str, Link((("commissioning_priorities", "priority_id"),))]
JsnaId = Annotated[str, Link((("jsna_priorities", "jsna_id"),))]
# a priority of the strategy or of the needs assessment
TiedId = Annotated[str, Link((("commissioning_priorities", "priority_id"), ("jsna_priorities", "jsna_id")))]
MeasureId = Annotated[str, Link((("measures", "measure_id"),))]
BoardId = Annotated[str, Link((("boards", "board_id"),))]
QuestionId = Annotated[str, Link((("audit_questions", "question_id"),))]
ThemeName = Annotated[str, Link((("themes", "theme"),), where_there=True)]
OutcomeId = Annotated[str, Link(((_STRATEGY, "outcome_id"),))]
ListId = Annotated[str, Link(((_STRATEGY, "list_id"),))]
