"""The pages on packs are in step with the declarations, and every path that the documentation names is there."""

import re

import pytest

from docs.pack_pages import FOLDER, ROLES, pages
from hineq.model import roles
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.pack import load_place
from tests.paths import ROOT


@pytest.mark.parametrize(("name", "text"), pages().items(), ids=list(pages()))
def test_a_page_is_in_step_with_the_code(name: str, text: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == text, "run python -m docs.make_pack_pages"


def test_every_table_and_column_is_there() -> None:
    text = pages()["tables.md"]
    assert [name for name in TABLES if f"\n## {name}\n" not in text] == []
    rows = re.findall(r"^\| \**(\w+)\** \|", text, flags=re.MULTILINE)
    assert sorted(rows) == sorted(["column"] * len(TABLES) + [name for one in TABLES.values() for name in one.names])


def test_every_kind_of_role_is_there() -> None:
    kinds = {one for one in vars(roles).values() if isinstance(one, type) and one.__name__.endswith("Role")}
    assert {type(role) for given in ROLES.values() for role in given} == kinds


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md", "CHANGELOG.md"])
def test_every_path_that_is_named_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`([\w./-]+/[\w./-]+\.(?:py|md|js|csv)|[\w/]+/)`", text)
    links: list[str] = re.findall(r"\]\(([^)#:]+)\)", text)
    missing = [path for path in named if not any((folder / path).exists() for folder in (ROOT, ROOT / "hineq"))]
    assert missing + [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize(("pack", "said"), [
    ("luton", r"Luton \((\S+) figures"), ("llr", r"Rutland \((\S+) figures"), ("oxford", r"Oxford \((\S+) figures"),
])  # fmt: skip
def test_the_readme_counts_the_figures_of_each_pack(pack: str, said: str) -> None:
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert re.findall(said, text) == [f"{len(load_place(ROOT / 'data' / pack).observations):,}"]
