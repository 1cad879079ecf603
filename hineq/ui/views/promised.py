"""What is promised now, worked out once for all visitors."""

from dataclasses import dataclass

from hineq.insights.thread import promised as insight
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


@dataclass(frozen=True, kw_only=True)
class PromisedNow:
    """What is promised now: what to lead with, what is said of the figures by itself, and the documents.

    Both are empty where the pack holds no document of now. `beside` are the documents that do not count among them, and
    `beside_words` what they are.
    """

    finding: str
    of_figures: str
    documents: tuple[insight.PromisingDocument, ...]
    beside: tuple[insight.PromisingDocument, ...]
    beside_words: str


@shared
def promised_now(place_id: str) -> PromisedNow:
    """What is promised now in the place."""
    place = opened(place_id).place
    return PromisedNow(
        finding=insight.promised_words(place),
        of_figures=insight.targets_finding(place),
        documents=insight.promised_now(place),
        beside=insight.beside_now(place),
        beside_words=insight.beside_words(place),
    )
