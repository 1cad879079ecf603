"""What a pack quotes from documents: read as printed, with its figures, and shown as cut off where it is."""

from pathlib import Path

import pytest

from hineq.model.document_words import StatementTopic
from hineq.model.words import Sex
from hineq.packs.read.document_rules import printed_number
from hineq.packs.read.pack import check_pack, load_place
from tests.examples.bad_packs import GOOD, bad_pack
from tests.luton import luton


def test_lutons_statement_on_the_causes_is_quoted_as_printed() -> None:
    said = next(one for one in luton().statements if one.statement_id == "causes_of_the_gap")
    assert said.quote == (
        "The gap in life expectancy for males is mainly due to coronary heart disease (CHD) and stroke. For females the "
        "main diseases contributing to the gap are CHD, respiratory disease and cancer."
    )
    assert said.source_id in luton().sources
    assert said.topic is StatementTopic.FACT
    assert said.outcome_id == "outcome_2"
    assert (
        said.place_in_document == "Our Priority Outcome 2: Reduced Health Inequalities within Luton, under What we know"
    )


def test_statements_are_read_with_their_figures() -> None:
    smokers, work = load_place(GOOD).statements
    assert [(one.printed, one.value, one.unit, one.sex) for one in smokers.figures] == [
        ("25.1%", 25.1, "%", Sex.PERSONS),
        ("1,020", 1020, "people", Sex.PERSONS),
    ]
    assert smokers.shown == smokers.quote
    assert work.figures == ()
    assert work.shown == "We work toge […]"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("28.4%", 28.4), ("14,650", 14650), ("£12,332", 12332), ("19.0 %", 19), ("357", 357), ("-0.4", -0.4),
        ("14,65", None), ("five", None), ("", None), ("1,000,000", 1e6), ("2010/11", None), ("37,000+", None),
        ("no-one", 0), ("No", 0), ("nobody knows", None),
    ],
)  # fmt: skip
def test_a_printed_figure_is_read_as_a_number(printed, number) -> None:
    assert printed_number(printed) == number


def test_a_statement_left_in_the_strategy_file_is_a_fault(tmp_path: Path) -> None:
    with (bad_pack(tmp_path) / "strategy.yaml").open("a", encoding="utf-8") as file:
        file.write("statements: []\n")
    (fault,) = check_pack(tmp_path).faults
    assert (fault.file, fault.column) == ("strategy.yaml", "statements")
    assert fault.rule == "What is quoted stands in statements.csv: move it there."


@pytest.mark.parametrize("printed", ["1,02", "020", "5.1%", "25"])
def test_a_part_of_a_printed_figure_is_not_the_figure(printed, tmp_path: Path) -> None:
    path = bad_pack(tmp_path) / "statement_figures.csv"
    path.write_text(path.read_text().replace('"1,020"', f'"{printed}"'))
    (fault,) = check_pack(tmp_path).faults
    assert (fault.row, fault.column, fault.value) == (3, "printed", printed)
    assert fault.rule == "The printed figure must stand in the statement's quotation, exactly so."
