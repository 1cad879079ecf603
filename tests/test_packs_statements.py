"""What the strategy file quotes from its document: read as printed, and checked like the rest."""

import shutil
from pathlib import Path

import pytest

from hineq.packs.pack import check_pack, load_place
from tests.luton import luton

GOOD = Path(__file__).parent / "examples" / "good"
SOUND = {"statement_id": "one", "quote": "As printed.", "source_id": "made_up_strategy", "place_in_document": "page 1"}


def pack_with(folder: Path, *statements: dict[str, str], text: str = "") -> Path:
    pack = folder / "pack"
    shutil.copytree(GOOD, pack)
    entries = "".join(
        "".join(
            f"{'  - ' if not number else '    '}{key}: {value}\n" for number, (key, value) in enumerate(one.items())
        )
        for one in statements
    )
    with (pack / "strategy.yaml").open("a", encoding="utf-8") as file:
        file.write(f"statements:{text}\n{entries}")
    return pack


def test_lutons_statement_is_quoted_as_printed():
    strategy = luton().strategy
    assert strategy is not None
    (said,) = strategy.statements
    assert said.quote == (
        "The gap in life expectancy for males is mainly due to coronary heart disease (CHD) and stroke. For females the "
        "main diseases contributing to the gap are CHD, respiratory disease and cancer."
    )
    assert said.source_id in luton().sources
    assert (
        said.place_in_document == "Our Priority Outcome 2: Reduced Health Inequalities within Luton, under What we know"
    )


def test_a_strategy_need_not_be_quoted():
    strategy = load_place(GOOD).strategy
    assert strategy is not None
    assert strategy.statements == ()


def test_statements_are_read(tmp_path):
    strategy = load_place(pack_with(tmp_path, SOUND)).strategy
    assert strategy is not None
    assert [vars(one) for one in strategy.statements] == [SOUND]


@pytest.mark.parametrize(
    ("statements", "text", "column", "rule"),
    [
        ([{**SOUND, "quote": ""}], "", "quote", "must say the quote here"),
        ([{**SOUND, "source_id": "nowhere"}], "", "source_id", "is not in sources.csv"),
        ([SOUND, SOUND], "", "statement_id", "stands twice"),
        ([], " none", "statements", "must hold this as a list"),
        ([], "", "statements", "must hold this as a list"),
    ],
    ids=["no quote", "unknown source", "twice", "no list", "nothing"],
)
def test_a_statement_with_a_fault_stops_the_pack(tmp_path, statements, text, column, rule):
    (fault,) = check_pack(pack_with(tmp_path, *statements, text=text)).faults
    assert (fault.file, fault.column) == ("strategy.yaml", column)
    assert rule in fault.rule
