"""An answer in pages, all of one release."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from hineq.packs.fetch.answers import Ask
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.keeping import Kept
from hineq.packs.fetch.refusals import NotFetched

_TRIES: Final = 3


class Changed(Exception):
    """What a service holds changed while its pages were loaded: the address, and by what that is seen."""

    def __init__(self, address: str, sign: str) -> None:
        super().__init__(address, sign)
        self.address, self.sign = address, sign


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page with the request that it answers."""

    ask: Ask
    kept: Kept


def of_one_release(client: Client, pages: Callable[[], Sequence[Page]]) -> Sequence[Page]:
    """The pages that `pages` loads, once the first of them is still the same after the last.

    `pages` raises Changed where it sees a change by itself. Raises NotFetched where the service changes again and again.
    """
    where, sign = "", ""
    for _ in range(_TRIES):
        try:
            found = pages()
        except Changed as change:
            where, sign = change.address, change.sign
            continue
        where, sign = found[0].ask.address, "its first page is another than before"
        if len(found) == 1 or client.fetch(found[0].ask).sha256 == found[0].kept.sha256:
            return found
    mend = "Fetch again in an hour: a new release may be on its way."
    raise NotFetched(f"What the service holds changed while it was loaded, {_TRIES} times ({sign})", where, mend)
