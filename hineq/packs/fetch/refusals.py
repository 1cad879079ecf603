"""What can keep a file from being fetched: trouble that may pass, and a refusal that says what, where and what to do."""

import re
from typing import Final
from urllib.parse import unquote_plus

_KEY: Final = re.compile(r"\b(uid|key|token|api_key)=[^&]*", re.IGNORECASE)
_SHOWN: Final = 200


class NotFetched(Exception):
    """A file that was not fetched: `what` is wrong, `where` (an address or a folder), and what to do (`mend`).

    >>> print(NotFetched("The service has nothing there", "https://a.example/1?uid=0x1", "Look at the id."))
    The service has nothing there: 'https://a.example/1?uid=...'. Look at the id.
    """

    def __init__(self, what: str, where: str, mend: str) -> None:
        super().__init__(what, where, mend)
        self.what, self.where, self.mend = what, shown(where), mend

    def __str__(self) -> str:
        return f"{self.what}: '{self.where}'. {self.mend}"


class Passing(Exception):
    """Trouble that may pass: the request is made again, `wait` seconds later or more."""

    def __init__(self, what: str, wait: float = 0.0) -> None:
        super().__init__(what, wait)
        self.what, self.wait = what, wait


def shown(address: str) -> str:
    """An address as a person reads it, on one line, without a key that is in it."""
    plain = re.sub(r"\s+", " ", unquote_plus(_KEY.sub(r"\1=...", address)))
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 3]}..."
