"""What tables of neighbourhoods count, and what that asks of them."""

from dataclasses import dataclass
from typing import Final

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.death_words import COLUMNS

AGES: Final = "0, 1-4, 5-9 and so on to 85-89, then 90+"


@dataclass(frozen=True, kw_only=True)
class CountKind:
    """A kind of count: `noun` names it and its column; `heads` are the plain names that a column of it may have.

    `sparse` tells that an age without a row may be one of which there was none; a `withheld` count and a `blank` cell are those faults.
    """

    noun: str
    heads: tuple[str, ...]
    sparse: bool
    withheld: Fault
    blank: Fault


_ANY: Final = ("obs value", "observation", "value", "count", "number", "n", "total")
DEATHS: Final = CountKind(
    noun="deaths", heads=("deaths", *COLUMNS["deaths"], "number of deaths registered", "total deaths", *_ANY), sparse=True,
    withheld=Fault.DEATHS_SUPPRESSED, blank=Fault.DEATHS_MISSING,
)  # fmt: skip
PEOPLE: Final = CountKind(
    noun="people", heads=("population", *COLUMNS["population"], "residents", "usual residents", "pops", "estimate", "population estimate", "persons", *_ANY),
    sparse=False, withheld=Fault.NUMBER_UNREADABLE, blank=Fault.CELL_EMPTY,
)  # fmt: skip
