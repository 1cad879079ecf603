"""Full-text search over a place: which of its entries hold the words, best first, with the words marked."""

import re
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from hineq.insights.search.entries import Entry, EntryKind
from hineq.insights.wording.numbers import capital, counted

MOST_HITS = 25
# a spelling is near where so much of its letters are the same; of a shorter word too many are
_NEAR, _SHORTEST, _MOST_NEAR = 0.75, 4, 3
# so many words on either side of the first one found make a passage that stands once on its page
_AROUND = 6
# kinds whose title is the index's own: their page prints the text
_SHOWN_BY_TEXT = frozenset({EntryKind.PASSAGE, EntryKind.COMMISSIONING_PRIORITY})
_BEGIN, _END = "\x02", "\x03"
_PASSAGE_WORDS = 45
_SENTENCE_END = re.compile(r"(?<=[.?!:;”\"\]])\s+")
# a word in the title or in another name says more about an entry than one in its text, that more than one in its source
_WEIGHTS = (6.0, 1.0, 0.3, 5.0)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of a text, and whether it is one of the words looked for."""

    text: str
    found: bool


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An entry that holds the words: its title and the passage around them, in pieces; or it is known by them."""

    entry: Entry
    title: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    by_other_name: bool = False

    @property
    def in_text_alone(self) -> bool:
        """Whether the words stand in the entry's text and not in its title or another name."""
        return _is_marked(self.passage) and not _is_marked(self.title) and not self.by_other_name

    @property
    def stretch(self) -> str:
        """A few words of the entry to look for on its page: around the first word found, within its sentence."""
        by_text = self.in_text_alone or (self.entry.kind in _SHOWN_BY_TEXT and self.entry.text)
        pieces = self.passage if by_text else self.title
        before = "".join(piece.text for piece in pieces[: _first_marked(pieces)])
        text = "".join(piece.text for piece in pieces)
        start = max((end.end() for end in _SENTENCE_END.finditer(before)), default=0)
        ends = _SENTENCE_END.search(text, len(before))
        sentence = text[start : ends.start() if ends else None]
        words, within = sentence.split(), len(before[start:].split())
        first = max(0, within - _AROUND)
        return " ".join(words[first : within + _AROUND]).strip(" ….")


@dataclass(frozen=True, kw_only=True)
class Near:
    """A spelling near to a query, and how many entries hold it."""

    query: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search found: the best `MOST_HITS`, how many there are in all, and whether each holds all words.

    `near` are spellings near to words that no entry holds, the likeliest first.
    """

    query: str
    hits: tuple[Hit, ...]
    count: int
    all_words: bool = True
    near: tuple[Near, ...] = field(default=())


class SearchIndex:
    """The entries of a place, ready to be searched by many visitors at once.

    SQLite's FTS5 in memory: English word stems (Porter), accents and case do not count, the last word may be
    unfinished; ranked by BM25. Nothing is written anywhere.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE entries USING fts5(title, text, origin, names, "
            "tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        self._database.executemany(
            "INSERT INTO entries (rowid, title, text, origin, names) VALUES (?, ?, ?, ?, ?)",
            (
                (number, one.title, one.text, one.origin, "; ".join(one.other_names))
                for number, one in enumerate(self._entries)
            ),
        )
        said = " ".join(" ".join((one.title, one.text, *one.other_names)) for one in self._entries)
        self._words = sorted({word for word in re.findall(r"[^\W\d_]+", said.casefold()) if len(word) >= _SHORTEST})

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, query: str) -> Found:
        """The entries with all words of a query; where none has all of them, those with any."""
        words = re.findall(r"\w+", query)
        if not words:
            return Found(query=query, hits=(), count=0)
        rows = self._rows(_match(words, " AND "))
        near = () if rows else self._near(words)
        whole = bool(rows) or len(words) == 1
        if not whole:
            rows = self._rows(_match(words, " OR "))
        hits = tuple(
            Hit(entry=self._entries[number], title=_pieces(title), passage=_pieces(text), by_other_name=_BEGIN in names)
            for number, title, text, names in rows[:MOST_HITS]
        )
        return Found(query=query, hits=hits, count=len(rows), all_words=whole, near=near)

    def _near(self, words: list[str]) -> tuple[Near, ...]:
        """The query with each word that nothing holds spelt as a word that something holds; the likeliest first."""
        spellings = [
            [word]
            if len(word) < _SHORTEST or self._rows(_match([word], ""))
            else get_close_matches(word.casefold(), self._words, n=_MOST_NEAR, cutoff=_NEAR)
            for word in words
        ]
        if not all(spellings):
            return ()
        best = [spelt[0] for spelt in spellings]
        tried = dict.fromkeys(
            " ".join([*best[:place], spelling, *best[place + 1 :]])
            for place, spelt in enumerate(spellings)
            for spelling in spelt
        )
        counted = (
            Near(query=one, count=len(self._rows(_match(one.split(), " AND "))))
            for one in tried
            if one.split() != words
        )
        return tuple(one for one in counted if one.count)[:_MOST_NEAR]

    def _rows(self, match: str) -> list[tuple[int, str, str, str]]:
        statement = (
            "SELECT rowid, highlight(entries, 0, ?, ?), snippet(entries, 1, ?, ?, '…', ?), highlight(entries, 3, ?, ?) "
            "FROM entries "
            "WHERE entries MATCH ? ORDER BY bm25(entries, ?, ?, ?, ?), rowid"
        )
        marks = (_BEGIN, _END, _BEGIN, _END, _PASSAGE_WORDS, _BEGIN, _END)
        with self._lock:
            rows = self._database.execute(statement, (*marks, match, *_WEIGHTS)).fetchall()
        # where figures come from is looked for least
        return sorted(rows, key=lambda row: self._entries[row[0]].kind is EntryKind.SOURCE)


def _match(words: list[str], joint: str) -> str:
    """Words in the query language, each in quotation marks, so that none is read as an operator; the last unfinished."""
    return joint.join(f'"{word}"' for word in words) + "*"


def _is_marked(pieces: Iterable[Piece]) -> bool:
    return any(piece.found for piece in pieces)


def _first_marked(pieces: tuple[Piece, ...]) -> int:
    return next((number for number, piece in enumerate(pieces) if piece.found), 0)


def _pieces(marked: str) -> tuple[Piece, ...]:
    parts = re.split(f"({_BEGIN}[^{_END}]*{_END})", marked)
    return tuple(Piece(text=part.strip(_BEGIN + _END), found=part.startswith(_BEGIN)) for part in parts if part)


def search_finding(result: Found, place_name: str, size: int, *, places: int = 0) -> str:
    """The heading of the search page; `places` is how many places of the nation have a name like what was asked for."""
    asked = result.query.strip()
    if not asked:
        return f"Search all {size:,} entries on {place_name}"
    if not result.count and places:
        return f"{capital(counted(places, 'place'))} {'has' if places == 1 else 'have'} “{asked}” in the name"
    if not result.count:
        return f"Nothing on {place_name} holds “{asked}”"
    things = "entry holds" if result.count == 1 else "entries hold"
    words = f"“{asked}”" if result.all_words else f"some of the words “{asked}”"
    return f"{result.count:,} {things} {words}"
