"""The answer that is none: why a question cannot be answered from the figures there are."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NotPossible:
    """Why a question cannot be answered."""

    reason: str
