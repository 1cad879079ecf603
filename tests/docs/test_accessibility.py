"""What the accessibility statement claims: each claim is held by a test that names it, and the page of the documentation says the same."""

import ast
from collections.abc import Iterator
from pathlib import Path

from docs import make_statement
from hineq.model.accessibility import AXE, CLAIMS, LIMITS, PREPARED, REVIEWED
from tests.browser.checks import AXE as SCRIPT
from tests.paths import ROOT

TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


def named(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each claim that a test of a file says it holds, with the test's name."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.claim":
                yield from ((ast.literal_eval(one), node.name) for one in mark.args)


def test_every_claim_is_held_by_a_test_and_every_test_holds_a_claim_that_is_made() -> None:
    held = {claim for path in TESTS for claim, _ in named(ast.parse(path.read_text(encoding="utf-8")))}
    assert held == {claim.claim_id for claim in CLAIMS}
    assert len({claim.claim_id for claim in CLAIMS}) == len(CLAIMS)


def test_a_claim_is_read_off_the_tests_that_name_it() -> None:
    code = '@pytest.mark.claim("a", "b")\ndef test_x(): ...\n@pytest.mark.claim("c")\ndef helper(): ...\n'
    assert list(named(ast.parse(code))) == [("a", "test_x"), ("b", "test_x")]


def test_the_page_is_made_of_the_declaration() -> None:
    again = "run: python -m docs.make_statement"
    assert make_statement.PAGE.read_text(encoding="utf-8") == make_statement.page(), again


def test_the_checker_is_the_one_that_is_named_and_the_days_are_in_order() -> None:
    assert f"axe v{AXE}." in SCRIPT[:200]
    assert PREPARED <= REVIEWED


def test_what_is_excused_names_its_rule_and_its_element() -> None:
    assert all(bool(one.rule) == bool(one.element) for one in LIMITS)
    assert len({one.limit_id for one in LIMITS}) == len(LIMITS)
    assert Path(make_statement.PAGE).is_file()
