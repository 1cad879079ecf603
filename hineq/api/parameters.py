"""What a request may ask with: each parameter with its words, and how the words of a request are read."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from hineq.api.problems import Problem, Status, bad, missing, shown

# letters of a query as it is sent
LONGEST_QUERY: Final = 4000
_LONG = 1500


class Kind(StrEnum):
    """What the words of a parameter are, as OpenAPI names it."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A parameter: its name, what it says, what it may hold. One of the path is needed; any other may be left out.

    `choices` is its closed set, `least` and `most` are the limits of a number, `longest` is in letters. `default` is what it is without words.
    """

    name: str
    about: str
    kind: Kind = Kind.STRING
    choices: tuple[str, ...] = ()
    default: str = ""
    least: int = 0
    most: int = 0
    longest: int = 100
    of_path: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        """The same as a JSON schema."""
        match self.kind:
            case Kind.INTEGER:
                limits = {"minimum": self.least, "maximum": self.most} if self.most else {"minimum": self.least}
                return {"type": "integer", **limits, **({"default": int(self.default)} if self.default else {})}
            case Kind.BOOLEAN:
                return {"type": "boolean", "default": False}
            case Kind.STRING:
                closed = {"enum": list(self.choices)} if self.choices else {"maxLength": self.longest}
                return {"type": "string", **closed, **({"default": self.default} if self.default else {})}

    def read(self, word: str) -> str:
        """A word of a request; Problem where it is none of this parameter."""
        if len(word) > self.longest:
            raise bad(self.name, f"{len(word)} letters, at most {self.longest} are read.", "Shorten it.")
        if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in word):
            raise bad(self.name, "It holds signs that cannot be seen.", "Write it without them.")
        match self.kind:
            case Kind.INTEGER:
                self._check_number(word)
            case Kind.BOOLEAN:
                if word not in ("true", "false"):
                    raise bad(
                        self.name,
                        f"It is 'true' or 'false', got {shown(word)}.",
                        "Say one of the two, or leave it out.",
                    )
            case Kind.STRING:
                if self.choices and word not in self.choices:
                    said = f"It has no {shown(word)}; it has: {', '.join(self.choices)}."
                    raise (
                        missing(said, "Take one of those.", self.name)
                        if self.of_path
                        else bad(self.name, said, "Take one of those.")
                    )
        return word

    def _check_number(self, word: str) -> None:
        # int() would read the digits of other scripts, underscores and spaces
        number = int(word) if word.isascii() and word.isdigit() and len(word) < 10 else -1
        if number < self.least or (self.most and number > self.most):
            to = f" to {self.most}" if self.most else " or more"
            raise bad(
                self.name,
                f"It is a whole number, {self.least}{to}, got {shown(word)}.",
                "Write such a number in digits.",
            )


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The words of a request by parameter, each checked; what was left out is what it is without words."""

    words: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.words.get(name, "")

    def number(self, name: str) -> int:
        """A parameter that is a number; 0 without one."""
        return int(self.words.get(name) or 0)

    def flag(self, name: str) -> bool:
        """A parameter that is true or false."""
        return self.words.get(name) == "true"


def read(parameters: Iterable[Parameter], path: Mapping[str, str], query: Iterable[tuple[str, str]]) -> Asked:
    """What is asked with the words of a path and of a query; Problem for the first that cannot be read."""
    known = {one.name: one for one in parameters}
    words = {one.name: one.default for one in known.values() if one.default}
    in_query = [name for name, one in known.items() if not one.of_path]
    given: dict[str, str] = {}
    for name, word in query:
        if name not in in_query:
            listed = ", ".join(in_query) or "none"
            raise bad(
                shown(name)[1:-1],
                f"There is no parameter {shown(name)} here.",
                f"The parameters of this address are: {listed}.",
            )
        if name in given:
            raise bad(name, "It is given twice.", "Give it once.")
        given[name] = word
    for name, word in {**given, **path}.items():
        if word or known[name].of_path:
            words[name] = known[name].read(word)
    return Asked(words=words)


def too_long() -> Problem:
    """A query that is longer than any that is read."""
    return Problem(
        status=Status.TOO_LONG,
        detail=f"The query is longer than {LONGEST_QUERY:,} letters.",
        next="Ask for less.",
    )
