"""What cannot be answered, as problem details (RFC 9457): what is wrong, where, what to do next."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

MEDIA: Final = "application/problem+json"
_SHOWN = 40


class Status(IntEnum):
    """The status of an answer, as HTTP numbers it."""

    OK = 200
    NO_CONTENT = 204
    NOT_MODIFIED = 304
    BAD_REQUEST = 400
    NOT_FOUND = 404
    NOT_ALLOWED = 405
    TOO_LONG = 414
    BROKEN = 500
    UNAVAILABLE = 503

    @property
    def phrase(self) -> str:
        """The same in the words of RFC 9110."""
        return {
            200: "OK", 204: "No Content", 304: "Not Modified", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
            414: "URI Too Long", 500: "Internal Server Error", 503: "Service Unavailable",
        }[self.value]  # fmt: skip


def shown(word: str) -> str:
    """A word of a request as an answer may repeat it: short, and without signs that cannot be seen.

    >>> shown("abc\u202edef")
    "'abcdef'"
    """
    seen = "".join(sign for sign in word if sign.isprintable())
    return repr(seen if len(seen) <= _SHOWN else f"{seen[:_SHOWN]}...")


# not frozen: an exception is given its traceback as it is raised
@dataclass(kw_only=True, eq=False)
class Problem(Exception):
    """A request that is not answered: its status, what is wrong (`detail`), the parameter that it is about, and what to do next."""

    status: Status
    detail: str
    next: str
    parameter: str = ""

    def told(self, path: str) -> dict[str, Any]:
        """The members of the answer to a request of this path."""
        where = {"parameter": self.parameter} if self.parameter else {}
        return {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.detail,
            "instance": path if len(path) <= 4 * _SHOWN else f"{path[: 4 * _SHOWN]}...",
            **where,
            "next": self.next,
        }


def bad(parameter: str, detail: str, then: str) -> Problem:
    """A parameter that cannot be read, or names what is not there."""
    return Problem(status=Status.BAD_REQUEST, detail=detail, next=then, parameter=parameter)


def missing(detail: str, then: str, parameter: str = "") -> Problem:
    """Something that is not there, or that cannot be told of this place."""
    return Problem(status=Status.NOT_FOUND, detail=detail, next=then, parameter=parameter)
