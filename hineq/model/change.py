"""What changed in a layer when figures were brought in: the log that residents read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, assert_never

from hineq.model.declaring import IndicatorId, SourceId


class ChangeKind(StrEnum):
    """What became of figures of a measure."""

    NEW = "new"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"

    @property
    def words(self) -> str:
        """What became of them, after a number of figures."""
        match self:
            case ChangeKind.NEW:
                return "added"
            case ChangeKind.REVISED:
                return "revised by the publisher"
            case ChangeKind.WITHDRAWN:
                return "withdrawn by the publisher"
            case ChangeKind.RENAMED:
                return "now under another name"
        assert_never(self)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What became of the figures of a measure on a day: how many, of which periods, and an example of one.

    `periods` is the first and the last printed period; `example` names an area with its figure before and after, or says how many rows beside new
    figures have none.
    """

    KEY: ClassVar = ("day", "indicator_id", "series", "kind")

    day: date
    indicator_id: IndicatorId
    series: str
    kind: ChangeKind
    figures: int
    periods: str = ""
    example: str = ""
    source_id: SourceId
