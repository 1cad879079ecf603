"""The words that councils write for decisions and states in a tracker, and what a key says that its colours mean."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from hineq.model.document_words import Decision, RecommendationState

Word = TypeVar("Word", bound=StrEnum)
DECISIONS: Mapping[Decision, tuple[str, ...]] = {
    Decision.AGREED: ("yes", "y", "agree", "agreed in full", "fully agreed", "accepted", "accept", "accepted in full", "approved", "endorsed",
                      "supported"),
    Decision.AGREED_IN_PART: ("in part", "part", "partly", "partially", "partly agreed", "partially agreed", "part agreed", "accepted in part",
                              "partially accepted", "partly accepted", "part accepted", "agreed with amendments", "agreed as amended",
                              "accepted with amendments"),
    Decision.NOT_AGREED: ("no", "n", "not accepted", "rejected", "reject", "declined", "refused", "disagreed", "disagree", "not approved"),
    Decision.AWAITING: ("awaiting decision", "awaiting a decision", "awaiting response", "not yet decided", "to be decided", "pending",
                        "deferred", "under consideration", "to be considered"),
}  # fmt: skip
STATES: Mapping[RecommendationState, tuple[str, ...]] = {
    RecommendationState.ACHIEVED: ("complete", "completed", "done", "yes", "y", "implemented", "fully implemented", "delivered", "finished",
                                   "discharged", "fully achieved", "action complete", "action completed", "closed complete"),
    RecommendationState.ACCEPTABLE_PROGRESS: ("on track", "on target", "on schedule", "progressing well", "good progress"),
    RecommendationState.ONGOING: ("in progress", "on going", "in hand", "under way", "underway", "started", "continuing", "partially complete",
                                  "partly complete", "partially completed", "partly completed", "partially implemented", "partly implemented",
                                  "partially achieved", "partly achieved", "being implemented", "business as usual", "work in progress", "wip"),
    RecommendationState.OPEN: ("incomplete", "not complete", "not completed", "outstanding", "no", "n", "not achieved", "not implemented",
                               "active", "live", "to do", "not done"),
    RecommendationState.NOT_STARTED: ("not yet started", "not begun", "yet to start", "to be started", "planned", "no progress"),
    RecommendationState.OFF_TRACK: ("off target", "behind", "behind schedule", "behind target", "delayed", "slipped", "slippage", "at risk",
                                    "unacceptable progress", "not on track"),
    RecommendationState.PAUSED: ("on hold", "hold", "suspended", "deferred", "parked"),
    RecommendationState.OVERDUE: ("late", "past due", "past deadline"),
    RecommendationState.CLOSED: ("superseded", "withdrawn", "cancelled", "canceled", "no longer required", "no longer relevant",
                                 "no longer applicable", "not being progressed", "not progressed", "not taken forward", "archived",
                                 "discontinued", "abandoned", "removed", "obsolete"),
    RecommendationState.BLUE: ("b",),
    RecommendationState.GREEN: ("g",),
    RecommendationState.AMBER: ("a", "yellow", "orange"),
    RecommendationState.RED: ("r",),
}  # fmt: skip
# where nothing is stated
UNSTATED = frozenset({"", "-", "–", "—", "n/a", "na", "n a", "none", "not applicable", "not known", "unknown", "not stated", "?", "."})  # fmt: skip
_PARTS = re.compile(r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[:;(,.\n/\[]\s*")
_COLOURS = r"red|amber|yellow|orange|green|blue"
_MEANS = re.compile(rf"\b({_COLOURS})\b\s*(?:[:=\-–—]|is|means)\s*([^;,/|\n]+)", re.IGNORECASE)
MOST_WORDS = 5  # a cell of more is a sentence, not a word that was misspelt


@dataclass(frozen=True, kw_only=True)
class WordRead:
    """A word of a closed set that a cell says, None where it says none, and what stands behind it."""

    word: str | None
    rest: str = ""


def plain_words(text: str) -> str:
    """The letters of a text: "In-Part!" is "in part"."""
    return " ".join(re.sub(r"[^a-z]+", " ", text.casefold()).split())


def decision_read(cell: str) -> WordRead:
    """The decision that a cell says."""
    return _read(cell, DECISIONS)


def state_read(cell: str, key: Mapping[RecommendationState, RecommendationState]) -> WordRead:
    """The state that a cell says; a colour is what the file's `key` says, or the word behind it, or stays a colour.

    >>> state_read("Amber - on hold", {}).word, state_read("RAG: Green", {}).word, state_read("So-so", {}).word
    ('paused', 'green', None)
    """
    found = _read(re.sub(r"^(b?rag|status)\b[ :=-]*", "", cell.strip(), flags=re.IGNORECASE), STATES)
    if found.word is None or not RecommendationState(found.word).is_colour:
        return found
    behind = _read(found.rest.strip(" )"), STATES)
    if behind.word is not None and not RecommendationState(behind.word).is_colour:
        return behind
    colour = RecommendationState(found.word)
    return WordRead(word=str(key.get(colour, colour)), rest=found.rest)


def key_of(around: Iterable[Sequence[str]]) -> dict[RecommendationState, RecommendationState]:
    """What the texts around a table, or its heads, say that its colours mean: "Green: achieved", or the two in two cells."""
    found: dict[RecommendationState, RecommendationState] = {}
    for cells in around:
        filled = [cell for cell in cells if cell]
        pairs = [(colour, meaning) for cell in filled for colour, meaning in _MEANS.findall(cell)]
        pairs += [(one, other) for one, other in pairwise(filled) if re.fullmatch(_COLOURS, plain_words(one))]
        for colour, meaning in pairs:
            state = _read(meaning.strip(" )"), STATES).word
            if state is not None and not RecommendationState(state).is_colour:
                named = _read(colour, STATES).word
                found.setdefault(RecommendationState(str(named)), RecommendationState(state))
    return found


def _read(cell: str, words: Mapping[Word, tuple[str, ...]]) -> WordRead:
    meant = {said: word for word, others in words.items() for said in (word.replace("_", " "), *others)}
    if plain := meant.get(plain_words(cell)):
        return WordRead(word=str(plain))
    for part in _PARTS.finditer(cell):
        if plain := meant.get(plain_words(cell[: part.start()])):
            return WordRead(word=str(plain), rest=cell[part.end() :].strip().removesuffix(")").strip())
    return WordRead(word=None)
