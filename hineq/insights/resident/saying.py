"""What a resident is told, as values: sections of sentences with the figures that they rest on, the words explained, the ways on."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# a reader holds so many things at once
MOST_SECTIONS: Final = 5


class Leads(StrEnum):
    """Where a way on leads: the file of a page of the app."""

    PROFILE = "ward"
    TARGETS = "targets"
    STRATEGY = "strategy"
    SYSTEM = "system"
    METHODS = "methods"


@dataclass(frozen=True, kw_only=True)
class Rest:
    """A figure that a sentence rests on, as it is printed: here, in the council, in the country.

    `likely` is its 95% confidence interval, empty without one; `when` the period, and of which years the data are where it is
    only the year of a release.
    """

    name: str
    here: str
    likely: str
    council: str
    country: str
    when: str
    source_id: str


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the page with what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """A few sentences, as a list under a heading of their own where they have one, else as a paragraph.

    `lead` stands between the heading and its list; `names` says that the list is no sentences but the names that somebody else gave
    to things.
    """

    sentences: tuple[str, ...]
    heading: str = ""
    lead: str = ""
    names: bool = False


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way on to a page of the app."""

    words: str
    to: Leads


@dataclass(frozen=True, kw_only=True)
class Outside:
    """A link to a page of somebody else's, such as a law's."""

    words: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """One of the things that a resident is told."""

    heading: str
    parts: tuple[Part, ...]
    terms: tuple[Term, ...] = ()
    rests: tuple[Rest, ...] = ()
    source_ids: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    outside: tuple[Outside, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MyArea:
    """All that a resident is told of a ward: a heading, what the ward is, at most five sections.

    `place_id` is that of the council that the ward is held against, as views are asked for it. ValueError for more sections.
    """

    place_id: str
    area_code: str
    ward: str
    council: str
    country: str
    heading: str
    lede: tuple[str, ...]
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        if len(self.sections) > MOST_SECTIONS:
            raise ValueError(f"'sections' must be at most {MOST_SECTIONS}, got {len(self.sections)}.")

    def said(self) -> Iterator[str]:
        """Every sentence in the order of the page, headings and the words explained among them."""
        yield self.heading
        yield from self.lede
        for section in self.sections:
            yield section.heading
            for part in section.parts:
                yield from filter(None, (part.heading, part.lead, *part.sentences))
            for term in section.terms:
                yield f"{term.word}: {term.meaning}"

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Where its figures and its sentences are from, each once."""
        return tuple(dict.fromkeys(source for section in self.sections for source in section.source_ids))
