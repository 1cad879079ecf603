"""No id, theme, place name or phrase of a shipped pack stands in the code: what code must know of a pack is a role."""

import ast
import csv
import io
import json
import re
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from hineq.packs.declared.layer import HEAD
from tests.paths import DATA, ROOT

CODE = sorted([*(ROOT / "hineq").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])
SCRIPTS = sorted([*(ROOT / "static").rglob("*.js"), *(ROOT / "static").rglob("*.css")])
# the documents' own words, long enough not to be anybody's
PHRASES = {
    "statements": "quote", "measures": "wording", "commissioning_priorities": "wording", "jsna_priorities": "wording",
    "audit_questions": "wording", "boards": "name", "sources": "title", "indicators": "definition",
}  # fmt: skip
PHRASE_WORDS = 4
# ids that are plain words, since they only tell the rows of their own table apart
PLAIN_IDS = {"feature_id"}
# words of a pack that are plain words, or the field's, as well: each with what it is in the code
ALLOWED = {
    "England": "the country whose councils hineq is for",
    "published": "how an interval came about",
    "income": "money that comes in",
    "revised": "a figure that its publisher has changed",
    "fingertips": "a public service that figures are brought from",
    "census": "the count of the whole country, in whose words its tables are headed",
    "Health and Wellbeing Board": "the board that every council must have by law",
    "Place": "the noun, and the label of the list of places",
}


def rows(pack: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Every row of a pack's tables with the table's name."""
    for path in sorted(pack.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from ((path.stem, row) for row in csv.DictReader(file))


def pack_words(packs: Iterable[Path]) -> dict[str, set[str]]:
    """The ids, themes, place names and phrases of packs, and those that a national layer declares.

    The names of the thousands of wards that a layer has are plain words, and stand in no table of text.
    """
    found: dict[str, set[str]] = {"id": set(), "theme": set(), "name": set(), "phrase": set()}
    for pack in packs:
        if (pack / HEAD).exists():
            about = json.loads((pack / HEAD).read_text(encoding="utf-8"))
            found["phrase"] |= {about["title"], *about["attribution"], *(kind["words"] for kind in about["kinds"])}
        else:
            about = json.loads((pack / "datapackage.json").read_text(encoding="utf-8"))["hineq"]
            found["id"].add(about["place_id"])
        found["name"].add(about["name"])
        for table, row in rows(pack):
            ids = {column for column in row if column.endswith("_id") or column == "series"} - PLAIN_IDS
            found["id"] |= {row[column] for column in ids}
            found["theme"].add(row.get("theme", ""))
            found["name"].add(row.get("area_name", ""))
            phrase = row.get(PHRASES.get(table, ""), "")
            found["phrase"] |= {phrase} if len(phrase.split()) >= PHRASE_WORDS else set()
    return {kind: words - {"", *ALLOWED} for kind, words in found.items()}


def literals(text: str) -> Iterator[tuple[int, str]]:
    """Every text in a file of code with its line: those of f-strings in their parts."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def comments(text: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def by_longest_part(words: dict[str, set[str]]) -> dict[str, list[tuple[str, str]]]:
    """Ids, names and phrases with their kind, by the longest of the parts that each is made of."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind in ("id", "name", "phrase"):
        for word in words[kind]:
            if parts := re.findall(r"\w+", word):
                found.setdefault(max(parts, key=len), []).append((kind, word))
    return found


def found_in(text: str, words: dict[str, set[str]], *, code: bool = True) -> list[str]:
    """The words of packs that a file holds.

    Place names, ids and phrases wherever a text or a comment says them; themes, which are plain words, where a text of the
    code is just that.
    """
    said = [*literals(text), *comments(text)] if code else list(enumerate(text.splitlines(), 1))
    found = [f"{line}: theme {one!r}" for line, one in said if one in words["theme"]]
    known = by_longest_part(words)
    for line, one in said:
        plain = " ".join(one.split())
        for part in set(re.findall(r"\w+", plain)) & set(known):
            for kind, word in known[part]:
                if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain):
                    found.append(f"{line}: {kind} {word!r}")
    return found


@pytest.fixture(scope="module")
def words() -> dict[str, set[str]]:
    return pack_words(path.parent for name in ("datapackage.json", HEAD) for path in DATA.glob(f"*/{name}"))


def test_the_packs_have_words_of_each_kind(words: dict[str, set[str]]) -> None:
    assert {kind: len(found) > 5 for kind, found in words.items()} == dict.fromkeys(words, True)


def test_no_word_of_a_pack_stands_in_the_code(words: dict[str, set[str]]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{one}"
        for path in (*CODE, *SCRIPTS)
        for one in found_in(path.read_text(encoding="utf-8"), words, code=path.suffix == ".py")
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'first = "luton"',
        '"""The wards of Dallow."""',
        "# as in Biscot",
        'f"{count} of smoking_prevalence"',
        'if theme == "Homes": ...',
        'title = "Every child and young person has a healthy start in life"',
    ],
)
def test_a_word_of_a_pack_is_found(code: str) -> None:
    made = {
        "id": {"luton", "smoking_prevalence"}, "theme": {"Homes"}, "name": {"Dallow", "Biscot"},
        "phrase": {"Every child and young person has a healthy start in life"},
    }  # fmt: skip
    assert len(found_in(code, made)) == 1


def test_words_that_only_hold_one_are_left_alone() -> None:
    made: dict[str, set[str]] = {"id": {"luton"}, "theme": {"Homes"}, "name": {"South"}, "phrase": set()}
    assert found_in('x = "Homes that are let"\nSouthern = "gluton"', made) == []
