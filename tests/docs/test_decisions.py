"""The records of decisions: what code cites is there, and each record says all that a record says."""

import re
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.test_architecture import FILES

FOLDER = ROOT / "docs" / "decisions"
RECORDS = sorted(path.name for path in FOLDER.glob("*.md") if path.name != "README.md")
PARTS = ("Chosen", "Against", "Why", "Held by", "State")
STATES = {"accepted", "accepted, not yet everywhere"}
CITATION = re.compile(r"docs/decisions/([\w-]+\.md)")
# a citation of a list by number, which leads nowhere
NUMBERED = re.compile(r"\bDECISIONS? \d")


def parts(text: str) -> dict[str, str]:
    """The named parts of a record, in their order."""
    return {
        name: " ".join(words.split())
        for name, words in re.findall(r"^\*\*([\w ]+)\.\*\* (.+?)(?=\n\n|\Z)", text, flags=re.MULTILINE | re.DOTALL)
    }


def faults(text: str) -> list[str]:
    """What a record lacks."""
    said = parts(text)
    lacking = [f"no part {name}" for name in PARTS if not said.get(name)]
    if not text.startswith("# "):
        lacking.append("no heading")
    if said.get("State", "").strip() not in STATES:
        lacking.append(f"a state that there is not: {said.get('State')}")
    holders = re.findall(r"`([^`]+)`", said.get("Held by", ""))
    return lacking + [f"held by {path}, which does not exist" for path in holders if not (ROOT / path).is_file()]


def cited(texts: dict[str, str]) -> list[tuple[str, str]]:
    """Each file with each record that it cites."""
    return [(path, name) for path, text in texts.items() for name in CITATION.findall(text)]


CODE = {path: (ROOT / path).read_text(encoding="utf-8") for path in FILES if not path.startswith("tests/docs/")}


def test_every_record_that_code_cites_is_there() -> None:
    citations = cited(CODE)
    assert len(citations) >= 5
    assert [(path, name) for path, name in citations if name not in RECORDS] == []


def test_no_code_cites_a_decision_by_a_number() -> None:
    assert [path for path, text in CODE.items() if NUMBERED.search(text)] == []


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_says_what_was_chosen_against_what_why_and_where_it_holds(name: str) -> None:
    assert faults((FOLDER / name).read_text(encoding="utf-8")) == []


def test_the_list_of_records_is_whole_and_names_them_as_they_are_headed() -> None:
    listed = dict(re.findall(r"^- \[(.+?)\]\((.+?)\)", (FOLDER / "README.md").read_text("utf-8"), flags=re.MULTILINE))
    assert listed == {heading(FOLDER / name): name for name in RECORDS}


def heading(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def test_what_a_record_lacks_is_found() -> None:
    whole = "# A\n\n**Chosen.** a\n\n**Against.** b\n\n**Why.** c\n\n**Held by.** `app.py`.\n\n**State.** accepted\n"
    assert faults(whole) == []
    assert faults(whole.replace("app.py", "nowhere.py")) == ["held by nowhere.py, which does not exist"]
    assert faults(whole.replace("**Why.** c\n\n", "")) == ["no part Why"]
    assert faults(whole.replace("accepted", "perhaps")) == ["a state that there is not: perhaps"]
    assert cited({"a.py": "see docs/decisions/a-b.md."}) == [("a.py", "a-b.md")]
