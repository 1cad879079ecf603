"""Full-text search over a place: which of its entries hold the words, best first, with the words marked."""

import re
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from hineq.insights.search.entries import Entry, EntryKind

MOST_HITS = 60
_BEGIN, _END = "\x02", "\x03"
_PASSAGE_WORDS = 45
# a word in the title says more about an entry than one in its text, and that more than one in its source
_WEIGHTS = (6.0, 1.0, 0.3)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of a text, and whether it is one of the words looked for."""

    text: str
    found: bool


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An entry that holds the words: its title and the passage around them, in pieces."""

    entry: Entry
    title: tuple[Piece, ...]
    passage: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search found: the best `MOST_HITS`, how many there are in all, and whether each holds all words."""

    query: str
    hits: tuple[Hit, ...]
    count: int
    all_words: bool = True


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
            "CREATE VIRTUAL TABLE entries USING fts5(title, text, origin, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        self._database.executemany(
            "INSERT INTO entries (rowid, title, text, origin) VALUES (?, ?, ?, ?)",
            ((number, one.title, one.text, one.origin) for number, one in enumerate(self._entries)),
        )

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, query: str) -> Found:
        """The entries with all words of a query; where none has all of them, those with any."""
        words = re.findall(r"\w+", query)
        if not words:
            return Found(query=query, hits=(), count=0)
        # each word in quotation marks, so that none is read as an operator of the query language
        quoted = [f'"{word}"' for word in words]
        quoted[-1] += "*"
        rows = self._rows(" AND ".join(quoted))
        whole = bool(rows) or len(words) == 1
        if not whole:
            rows = self._rows(" OR ".join(quoted))
        hits = tuple(
            Hit(entry=self._entries[number], title=_pieces(title), passage=_pieces(text))
            for number, title, text in rows[:MOST_HITS]
        )
        return Found(query=query, hits=hits, count=len(rows), all_words=whole)

    def _rows(self, match: str) -> list[tuple[int, str, str]]:
        statement = (
            "SELECT rowid, highlight(entries, 0, ?, ?), snippet(entries, 1, ?, ?, '…', ?) FROM entries "
            "WHERE entries MATCH ? ORDER BY bm25(entries, ?, ?, ?), rowid"
        )
        marks = (_BEGIN, _END, _BEGIN, _END, _PASSAGE_WORDS)
        with self._lock:
            rows = self._database.execute(statement, (*marks, match, *_WEIGHTS)).fetchall()
        # where figures come from is looked for least
        return sorted(rows, key=lambda row: self._entries[row[0]].kind is EntryKind.SOURCE)


def _pieces(marked: str) -> tuple[Piece, ...]:
    parts = re.split(f"({_BEGIN}[^{_END}]*{_END})", marked)
    return tuple(Piece(text=part.strip(_BEGIN + _END), found=part.startswith(_BEGIN)) for part in parts if part)


def search_finding(result: Found, place_name: str, size: int) -> str:
    """The heading of the search page."""
    asked = result.query.strip()
    if not asked:
        return f"Search all {size:,} entries on {place_name}"
    if not result.count:
        return f"Nothing on {place_name} holds “{asked}”"
    things = "entry holds" if result.count == 1 else "entries hold"
    words = f"“{asked}”" if result.all_words else f"some of the words “{asked}”"
    return f"{result.count:,} {things} {words}"
