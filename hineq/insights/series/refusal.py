"""The answer that is none: why a question cannot be answered from the figures there are."""

from dataclasses import dataclass

from hineq.model.indicator import Series


@dataclass(frozen=True, kw_only=True)
class NotPossible:
    """Why a question cannot be answered, in a sentence; `short` is its beginning where a pack gives the reason at length."""

    reason: str
    short: str = ""

    @property
    def brief(self) -> str:
        """The reason for a place within another sentence: without its full stop."""
        return (self.short or self.reason).rstrip(".")


def no_trend(series: Series) -> NotPossible:
    """That the points of a series must not be joined, in the pack's words where it has any."""
    reason = series.note or "The releases of this measure are not a time series."
    return NotPossible(reason=reason, short=series.note_head)
