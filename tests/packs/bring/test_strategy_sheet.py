"""A strategy from one sheet into a layer: what is read, drawn, tied, told beside what others achieved, and every fault by its row."""

import argparse
import io
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from hineq.cli import strategies
from hineq.insights.targets.pace_asked import pace_among
from hineq.insights.targets.paces import pace_of
from hineq.model import period
from hineq.model.words import Sex, TargetKind, Tie
from hineq.packs.bring.frameworks import beside_strategy, frameworks, read_framework
from hineq.packs.bring.making import new_layer
from hineq.packs.bring.plan import Layer
from hineq.packs.bring.strategy_bringing import plan_of_strategy, write_strategy_template
from hineq.packs.bring.strategy_head import Said
from hineq.packs.bring.strategy_plan import StrategyPlan, planned_strategy
from hineq.packs.bring.strategy_sheet import read_strategy_sheet
from hineq.packs.bring.strategy_writing import write_strategy
from hineq.packs.bring.writing import open_for_bringing
from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings
from hineq.packs.read.layer_head import read_head
from hineq.packs.read.national import open_layer
from hineq.packs.read.pack import check_pack, load_place
from hineq.packs.read.problems import InvalidPack, Problem
from tests.packs.build.nation import ASHWICK
from tests.paths import DATA, files_of

DAY = date(2026, 5, 4)
SAID = Said(title="Fairer Ashwick", first_year=2022, last_year=2028, licence="OGL v3.0")
HEAD = "Priority,Measure,Indicator,Sex,Unit,Baseline period,Baseline,Target period,Target,Path,Board,Owner,Action,Due,Note,2023,2024\n"
SMOKING = 'Breathe,"Fewer adults smoke",smoking,Persons,%,2021,20,2025,16,straight,Health Board,Director of Public Health,Stop-smoking help,31/03/2027,,,\n'
STEPS = "Move,Steps walked,,,,2023,12,2030,20,,Move Board,,,,,,\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, examplia: Path) -> Path:
    """A folder of layers: the made-up nation, and a council's over it; never to be changed."""
    folder = tmp_path_factory.mktemp("layers")
    (folder / examplia.name).symlink_to(examplia)
    new_layer(folder / "ashwick", ASHWICK, examplia.name)
    return folder


@pytest.fixture(scope="module")
def opened(data: Path) -> Layer:
    """The council's layer as it stands."""
    return open_for_bringing(data / "ashwick")


@pytest.fixture
def layer(tmp_path: Path, data: Path) -> Path:
    """The council's layer in a folder of its own."""
    shutil.copytree(data, tmp_path / "data", symlinks=True)
    return tmp_path / "data" / "ashwick"


def planned(layer: Layer | Path, text: str, said: Said = SAID) -> StrategyPlan:
    there = open_for_bringing(layer) if isinstance(layer, Path) else layer
    return planned_strategy(read_strategy_sheet(text.encode(), "strategy.csv"), there, said, DAY)


def written(layer: Path, text: str, said: Said = SAID) -> StrategyPlan:
    plan = planned(layer, text, said)
    write_strategy(plan, open_for_bringing(layer))
    return plan


def refused(layer: Layer | Path, text: str, said: Said = SAID) -> tuple[Problem, ...]:
    with pytest.raises(InvalidPack) as error:
        planned(layer, text, said)
    return error.value.problems


def way(plan: StrategyPlan) -> list[tuple[str, float]]:
    return [(one.period.label, one.value) for one in plan.targets]


def smoking(**cells: str) -> str:
    """The row of smoking with other cells."""
    row = pd.read_csv(io.StringIO(HEAD + SMOKING), dtype=str, keep_default_na=False)
    return row.assign(**cells).to_csv(index=False).split("\n", 1)[1]


def test_a_strategy_is_written_whole_and_opens_with_its_promises(layer: Path) -> None:
    head = "Strategy:,Fairer Ashwick\nFirst year:,2022\nLast year:,2028\nAim:,Fewer die early\nAim:,The gap closes\nLicence:,OGL v3.0\n\n"
    written(layer, head + HEAD + SMOKING + STEPS, Said())
    assert not check_pack(layer).faults
    place = load_place(layer)
    assert place.strategy is not None
    assert (place.strategy.title, place.strategy.first_year, place.strategy.last_year) == ("Fairer Ashwick", 2022, 2028)
    assert place.strategy.overall_aims == ("Fewer die early", "The gap closes")
    assert [(one.name, one.delivery_board) for one in place.outcomes] == [
        ("Breathe", "Health Board"),
        ("Move", "Move Board"),
    ]
    assert [(one.wording, one.indicator_id, one.tie) for one in place.measures] == [
        ("Fewer adults smoke", "smoking", Tie.DIRECT), ("Steps walked", "", Tie.NONE),
    ]  # fmt: skip
    assert place.measures[0].note == ""
    (action,) = place.actions
    assert (action.wording, action.owner, action.due) == (
        "Stop-smoking help",
        "Director of Public Health",
        date(2027, 3, 31),
    )
    assert (action.outcome_id, action.measure_id) == ("breathe", place.measures[0].measure_id)
    assert action.board_id in {board.board_id for board in place.governance.boards}
    assert place.measures[1].note == "Baseline: 12 (2023); target: 20 (2030)."
    (trajectory,) = place.trajectories()
    assert (trajectory.asked, trajectory.years) == (-4, 4)
    assert [board.outcome_id for board in place.governance.boards] == ["breathe", "move"]
    assert place.series["smoking", "survey"].held_against_target


def test_a_strategy_brought_again_replaces_itself_and_nothing_else(layer: Path) -> None:
    written(layer, HEAD + SMOKING + STEPS)
    first = files_of(layer)
    plan = written(layer, HEAD + SMOKING + STEPS)
    assert "The layer's strategy, its 2 measures and its targets are replaced by those of this sheet" in plan.lines
    assert files_of(layer) == first
    (problem,) = refused(layer, HEAD + SMOKING, Said(title="Another", first_year=2022, last_year=2028, licence="OGL"))
    assert (problem.code, problem.value) == (Fault.KEY_TWICE, "Another")


@pytest.mark.parametrize(
    ("cells", "figures"),
    [
        ({}, [("2021", 20), ("2022", 19), ("2023", 18), ("2024", 17), ("2025", 16)]),
        ({"Path": ""}, [("2021", 20), ("2025", 16)]),
        (
            {"Path": "by year", "2023": "19.5", "2024": "17%"},
            [("2021", 20), ("2023", 19.5), ("2024", 17), ("2025", 16)],
        ),
        ({"Path": "2022: 19.8; 2024: 18"}, [("2021", 20), ("2022", 19.8), ("2024", 18), ("2025", 16)]),
        ({"Path": "", "Target": "", "Target period": "", "2024": "17"}, [("2021", 20), ("2024", 17)]),
        (
            {"Baseline period": "2020-22", "Target period": "2023 - 25", "Target": "18.5"},
            [("2020-22", 20), ("2021-23", 19.5), ("2022-24", 19), ("2023-25", 18.5)],
        ),
        (
            {"Baseline period": "2021/22", "Target period": "FYE 2024", "Target": "19"},
            [("2021/22", 20), ("2022/23", 19.5), ("2023/24", 19)],
        ),
    ],
)
def test_a_path_is_drawn_straight_or_stands_as_it_was_typed(
    opened: Layer, cells: dict[str, str], figures: list[tuple[str, float]]
) -> None:
    plan = planned(opened, HEAD + smoking(**cells))
    assert way(plan) == figures
    assert [one.kind for one in plan.targets] == [TargetKind.BASELINE] + [TargetKind.TARGET] * (len(figures) - 1)
    drawn = cells.get("Path", "straight") == "straight"
    assert [bool(one.note) for one in plan.targets] == [
        drawn and 0 < at < len(figures) - 1 for at in range(len(figures))
    ]


@pytest.mark.parametrize(
    ("cells", "code", "column", "told"),
    [
        ({"Target period": "2020"}, Fault.TARGET_BEFORE_BASELINE, "Target period", "after its baseline (2021)"),
        ({"Target period": "2023-25"}, Fault.PERIOD_UNREADABLE, "Target period", "write both of one kind"),
        ({"Target period": "by then"}, Fault.PERIOD_UNREADABLE, "Target period", "2021-23"),
        ({"Target period": ""}, Fault.CELL_EMPTY, "Target period", "needs its period"),
        ({"Baseline period": ""}, Fault.CELL_EMPTY, "Baseline period", "needs its period"),
        ({"Baseline": ""}, Fault.BASELINE_MISSING, "Baseline", "no baseline"),
        ({"Baseline": "about 20"}, Fault.NUMBER_UNREADABLE, "Baseline", "digits"),
        ({"Target": "*"}, Fault.NUMBER_UNREADABLE, "Target", "digits"),
        ({"Target": "116"}, Fault.FIGURE_OUTSIDE_RANGE, "Target", "between 0 and 100"),
        ({"Unit": "per 1,000"}, Fault.UNIT_UNLIKE, "Unit", "counted in %"),
        ({"Indicator": "score", "Unit": "", "Baseline": "20%", "Target": "16%"}, Fault.UNIT_UNLIKE, "Baseline", "index score"),
        ({"Indicator": "Adults smoking"}, Fault.ID_UNKNOWN, "Indicator", "smoking ('Adults who smoke')"),
        ({"Sex": "X"}, Fault.WORD_UNKNOWN, "Sex", "Persons"),
        ({"Path": "curved"}, Fault.WORD_UNKNOWN, "Path", "straight"),
        ({"Path": "by year"}, Fault.CELL_EMPTY, "Path", "no column of a year"),
        ({"2023": "18"}, Fault.WORD_UNKNOWN, "Path", "by year"),
        ({"Path": "2025: 15"}, Fault.KEY_TWICE, "Target", "one of the two is wrong"),
        ({"Path": "2026: 15"}, Fault.PERIOD_UNREADABLE, "Path", "after the target's period"),
        ({"Due": "spring next year"}, Fault.DATE_UNREADABLE, "Due", "31/03/2027"),
        ({"Owner": "Cllr Jones"}, Fault.WORD_UNKNOWN, "Owner", "never a person"),
        ({"Owner": "Jane Smith"}, Fault.WORD_UNKNOWN, "Owner", "never a person"),
        ({"Measure": ""}, Fault.CELL_EMPTY, "Measure", "has no measure"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_fault_of_its_row(
    opened: Layer, cells: dict[str, str], code: Fault, column: str, told: str
) -> None:
    (problem,) = refused(opened, HEAD + smoking(**cells) + STEPS)
    assert (problem.code, problem.row, problem.column) == (code, 2, column)
    assert told in problem.rule
    assert "Smith" not in str(problem)


def test_all_faults_of_all_rows_come_at_once(opened: Layer) -> None:
    problems = refused(
        opened, HEAD + smoking(Target="116") + smoking(Measure="Other", Indicator="jobs", Due="soon") + STEPS
    )
    assert [(one.row, one.code) for one in problems] == [
        (2, Fault.FIGURE_OUTSIDE_RANGE), (3, Fault.ID_UNKNOWN), (3, Fault.DATE_UNREADABLE),
    ]  # fmt: skip


def test_two_rows_of_one_measure_and_two_targets_of_one_indicator_are_faults_and_a_target_said_again_is_not(
    opened: Layer,
) -> None:
    (twice,) = refused(opened, HEAD + SMOKING + smoking(Measure="fewer adults smoke!"))
    assert (twice.code, twice.row, twice.column) == (Fault.KEY_TWICE, 3, "Measure")
    (other,) = refused(opened, HEAD + SMOKING + smoking(Measure="Smoking again", Target="15"))
    assert (other.code, other.row, other.column) == (Fault.KEY_TWICE, 3, "Target")
    plan = planned(opened, HEAD + SMOKING + smoking(Priority="", Measure="Smoking again"))
    assert len(plan.targets) == 5
    assert len(plan.measures) == 2


def test_a_board_is_named_in_one_way_and_one_answers_for_a_priority(opened: Layer) -> None:
    (spelled,) = refused(opened, HEAD + SMOKING.replace("Health Board", "Health & Care Board") + smoking(Measure="b", Board="the Health and Care Board", Priority="Live", Indicator="", Path=""))  # fmt: skip
    assert (spelled.code, spelled.row, spelled.column) == (Fault.KEY_TWICE, 3, "Board")
    (two,) = refused(opened, HEAD + SMOKING + smoking(Measure="b", Board="Move Board", Indicator="", Path=""))
    assert (two.code, two.row, two.value) == (Fault.KEY_TWICE, 3, "Move Board")


def test_years_that_are_swapped_or_no_years_are_faults(opened: Layer) -> None:
    (swapped,) = refused(opened, HEAD + SMOKING, Said(title="a", first_year=2028, last_year=2022, licence="OGL"))
    assert swapped.code is Fault.YEARS_SWAPPED
    (worded,) = refused(
        opened, "First year:,next year\n\n" + HEAD + SMOKING, Said(title="a", last_year=2028, licence="OGL")
    )
    assert (worded.code, worded.value) == (Fault.YEAR_UNREADABLE, "next year")


def test_what_the_sheet_does_not_say_is_asked(opened: Layer) -> None:
    plan = planned(opened, HEAD + smoking(Board=""), Said())
    assert [ask.split(":")[0] for ask in plan.asks] == [
        "What is the strategy called", "In which year does it begin", "In which year does it end", "Under which licence is its text",
        "No row says which board answers for Breathe",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="open questions"):
        write_strategy(plan, opened)


def test_a_framework_without_targets_is_measures_in_its_sections_tied_to_none(layer: Path) -> None:
    text = "Position,Section,Indicator name,Indicator_short_name,Notes\n1,Start well,Adults who smoke,Smoke,A note\n2,Start well,Breastfeeding,Feed,\n3,Age well,Falls,Fall,\n"
    plan = written(
        layer, text, Said(title="Framework", first_year=2022, last_year=2028, licence="OGL", board="Health Board")
    )
    assert [(one.wording, one.outcome_id, one.tie, one.note) for one in plan.measures] == [
        ("Adults who smoke", "start_well", Tie.NONE, "A note."), ("Breastfeeding", "start_well", Tie.NONE, ""),
        ("Falls", "age_well", Tie.NONE, ""),
    ]  # fmt: skip
    assert plan.lines[-1] == "Nothing is taken from the columns Position, Indicator_short_name."
    assert not check_pack(layer).faults


def test_a_measure_that_only_its_name_ties_is_tied_where_it_has_a_target(opened: Layer) -> None:
    text = "Priority,Indicator,Baseline (2021),Target 2025,Board\nBreathe,Adults who smoke,20,16,Health Board\nBreathe,People who are ill,,,\nBreathe,Coughs,5,4,\n"
    plan = planned(opened, text)
    assert [(one.wording, one.indicator_id, one.note) for one in plan.measures] == [
        ("Adults who smoke", "smoking", ""), ("People who are ill", "", ""), ("Coughs", "", "Baseline: 5 (2021); 2025: 4."),
    ]  # fmt: skip
    assert way(plan) == [("2021", 20), ("2025", 16)]


def test_a_column_that_lacks_is_one_fault_however_many_rows_want_it(opened: Layer) -> None:
    rows = "".join(f"Breathe,{name},{name},Persons,20,16,2025,Health Board\n" for name in ("smoking", "ill"))
    (problem,) = refused(opened, f"Priority,Measure,Indicator,Sex,Baseline,Target,Target year,Board\n{rows}")
    assert (problem.code, problem.row, problem.column) == (Fault.COLUMN_MISSING, 0, "Baseline period")


def test_the_published_figure_is_set_beside_a_baseline_that_is_another(opened: Layer) -> None:
    plan = planned(opened, HEAD + smoking(Baseline="25", Sex=""))
    assert "row 2: the baseline is 25 in 2021, published is 20.0 ('Adults who smoke')" in plan.lines
    assert plan.targets[0].sex is Sex.PERSONS
    poorer = planned(opened, HEAD + smoking(Target="30"))
    assert any("on the poor side of its baseline" in line for line in poorer.lines)


@pytest.fixture
def no_pandemic(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up figures of 2020 and 2021 are as those of any years."""
    monkeypatch.setattr(period, "PANDEMIC", (date(1918, 1, 1), date(1919, 12, 31)))


@pytest.mark.usefixtures("no_pandemic")
@pytest.mark.parametrize(("target", "ever"), [("19", 3), ("18", 0)])
def test_a_target_is_set_beside_what_all_councils_achieved(
    layer: Path, opened: Layer, examplia: Path, target: str, ever: int
) -> None:
    """Every council's figure fell by 1 from 2020 to 2021."""
    plan = planned(opened, HEAD + smoking(**{"Target period": "2022", "Target": target}))
    nation = open_layer(examplia)
    figures = nation.own_figures(area.area_code for area in nation.councils())
    (trajectory,) = plan.trajectories()
    pace = pace_among(
        figures[figures.area_code.str.startswith(("X06", "X07"))], trajectory, plan.indicators[0], "councils"
    )
    assert pace is not None
    assert (pace.ever, pace.areas_counted, pace.windows, pace.median, pace.years) == (ever, 3, 3, -1.0, 1)
    write_strategy(replace(plan, folder=layer), opened, [pace])
    place = load_place(layer)
    assert pace_of(place, place.trajectories()[0]) == pace


def test_a_workbook_has_its_head_on_a_sheet_of_its_own(layer: Path) -> None:
    file = layer.parent / "strategy.xlsx"
    write_strategy_template(file)
    book = openpyxl.load_workbook(file)
    said: dict[str, Any] = {"Strategy": "Fairer Ashwick", "First year": 2022, "Last year": 2028, "Licence": "OGL v3.0"}
    for row in book["Strategy"].iter_rows(min_row=2):
        row[1].value = said.get(str(row[0].value))
    heads = [cell.value for cell in book["Measures"][1]]
    cells: dict[str, Any] = {"Priority": "Breathe", "Measure": "Fewer smoke", "Indicator": "smoking", "Baseline period": 2021, "Baseline": 0.2,
             "Target period": 2023, "Target": 16, "Path": "straight", "Board": "Health Board", "Due": date(2027, 3, 31)}  # fmt: skip
    book["Measures"].append([cells.get(str(head)) for head in heads])
    book["Measures"].cell(3, heads.index("Baseline") + 1).number_format = "0%"
    book.save(file)
    plan, there = plan_of_strategy(file, layer, Said(), DAY)
    assert not plan.asks
    assert way(plan) == [("2021", 20), ("2022", 18), ("2023", 16)]
    assert (plan.measures[0].note, plan.actions) == ("Due: 2027-03-31.", ())
    assert "1 row left out: the template's example" in plan.lines
    write_strategy(plan, there)


def test_the_template_as_csv_says_where_everything_goes_and_its_example_is_no_measure(tmp_path: Path) -> None:
    file = tmp_path / "template.csv"
    write_strategy_template(file)
    with pytest.raises(InvalidPack) as error:
        read_strategy_sheet(file.read_bytes(), file.name)
    assert [problem.code for problem in error.value.problems] == [Fault.NO_ROWS]
    filled = file.read_bytes().replace(b"Strategy:", b"Strategy:,A plan") + SMOKING.encode()
    sheet = read_strategy_sheet(filled, "filled.csv")
    assert (sheet.about, len(sheet.rows)) == ({"title": "A plan"}, 1)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", Fault.FILE_EMPTY),
        (b"area code,value\nE06000032,5\n", Fault.HEADER_UNKNOWN),
        (b"Priority,Board\nBreathe,Health Board\n", Fault.COLUMN_MISSING),
        (b"PK\x03\x04 no workbook", Fault.WORKBOOK),
        (b"Priority,Measure,2023,2023\nBreathe,Smoke,1,2\n", Fault.COLUMN_TWICE),
    ],
)
def test_a_file_that_is_no_sheet_of_a_strategy_is_refused(raw: bytes, code: Fault) -> None:
    with pytest.raises(InvalidPack) as error:
        read_strategy_sheet(raw, "a.csv")
    assert [problem.code for problem in error.value.problems] == [code]
    assert "hineq import --template" not in error.value.problems[0].rule


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_sheet_is_read_in_the_dress_that_spreadsheets_give_it(encoding: str) -> None:
    text = "Our plan\n\nPriority;Measure of success;Baseline (2021);Target 2023;Board\nBreathe;Fewer smoke – really;20;18;Health Board\n"
    (row,) = read_strategy_sheet(text.encode(encoding), "plan.csv").rows
    assert (row["measure"], row["baseline"], row["baseline_period"]) == ("Fewer smoke – really", "20", "2021")
    assert [(period.label, cell) for period, cell in row.years.items()] == [("2023", "18")]


@pytest.mark.usefixtures("no_pandemic")
def test_the_command_tells_all_before_it_writes(layer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    strategies.commands(parser.add_subparsers(required=True))
    file = layer.parent / "strategy.csv"
    file.write_text(HEAD + smoking(**{"Target period": "2022", "Target": "18"}), encoding="utf-8")
    said = ["--title", "Fairer Ashwick", "--first-year", "2022", "--last-year", "2028", "--licence", "OGL"]
    before = files_of(layer)

    def run(*words: str) -> tuple[int, str]:
        parsed = parser.parse_args(["strategy", str(file), "--into", str(layer), *words])
        return parsed.run(parsed), capsys.readouterr().out

    status, told = run(*said, "--dry-run")
    assert (status, files_of(layer)) == (0, before)
    assert "None of 2 other lower-tier councils saw a fall as large in the one span of one year, 2020 to 2021" in told
    assert run()[0] == 1
    assert files_of(layer) == before
    assert run(*said)[0] == 0
    assert [pace.ever for pace in load_place(layer).paces] == [0]


def test_no_pace_is_told_of_figures_that_share_months_with_the_pandemic(
    layer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The councils' figures are of 2020 and 2021."""
    parser = argparse.ArgumentParser()
    strategies.commands(parser.add_subparsers(required=True))
    file = layer.parent / "strategy.csv"
    file.write_text(HEAD + smoking(**{"Target period": "2022", "Target": "18"}), encoding="utf-8")
    said = ["--title", "Fairer Ashwick", "--first-year", "2022", "--last-year", "2028", "--licence", "OGL"]
    parsed = parser.parse_args(["strategy", str(file), "--into", str(layer), *said])
    assert parsed.run(parsed) == 0
    assert "no figures of others so many years apart are there that share no month with" in capsys.readouterr().out
    assert load_place(layer).paces == ()


@pytest.mark.parametrize("name", frameworks())
def test_a_framework_that_ships_says_its_source_and_that_it_is_not_whole(name: str, opened: Layer) -> None:
    sheet = read_framework(name)
    assert {"title", "publisher", "published", "licence", "incomplete"} <= sheet.about.keys()
    known = read_head(DATA / "england", Findings())
    assert known is not None
    assert {row["indicator"] for row in sheet.rows} - {""} <= known.indicators.keys()
    assert {row["tie"] for row in sheet.rows} <= {"", Tie.DIRECT, Tie.NEAR}
    lines = list(beside_strategy(sheet, opened.place))
    assert lines[1].startswith("Incomplete: ")
    assert lines[-1].startswith(f"{len(sheet.rows)} entries: 0 have an indicator")


def test_a_framework_tells_what_a_strategy_is_tied_to_already(layer: Path, tmp_path: Path) -> None:
    (tmp_path / "made_up.csv").write_text(
        "Strategy:,Made-up outcomes\nAim:,Breath: All breathe.\nAim:,Homes: All are housed.\n\nOutcome,Metric,Indicator,How near,Note\n"
        "Breath,Smokers,smoking,near,Not the same: adults only. Seen.\nBreath,Jobs,ill,direct,\nBreath,Trees,,,\n", encoding="utf-8",
    )  # fmt: skip
    written(layer, HEAD + SMOKING)
    assert list(beside_strategy(read_framework("made_up", tmp_path), load_place(layer))) == [
        "Made-up outcomes", "Breath",
        "  Smokers: nearly the same measure, smoking (Not the same: adults only); the strategy names it already",
        "  Jobs: the same measure, ill", "  Trees: no indicator in this layer", "Homes", "  nothing of it is in this list",
        "3 entries: 2 have an indicator in this layer, 1 of these the strategy names already",
    ]  # fmt: skip


def test_an_action_of_women_and_men_stands_once_and_what_was_done_is_no_longer_due(layer: Path) -> None:
    plan = planned(layer, HEAD + smoking(Sex="Female") + smoking(Sex="Male"))
    (action,) = plan.actions
    assert "1 action, 1 with an owner, 1 with a due date" in plan.lines
    assert [action.overdue(day) for day in (date(2027, 3, 31), date(2027, 4, 1))] == [False, True]
    plan = planned(layer, HEAD.replace("Note", "Done") + smoking(Note="30/03/2027").replace("Note", "Done"))
    assert plan.actions[0].done == date(2027, 3, 30)
    assert not plan.actions[0].overdue(date(2028, 1, 1))
    (problem,) = refused(layer, HEAD + smoking(Due="soon"))
    assert (problem.code, problem.column, problem.value) == (Fault.DATE_UNREADABLE, "Due", "soon")
    (problem,) = refused(layer, HEAD + smoking(Owner="Jane Smith"))
    assert problem.code is Fault.WORD_UNKNOWN
