"""Bringing files into a council's layer: what is told before anything is written, what is written, what is refused, and the log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from hineq.cli import main
from hineq.model.change import ChangeKind
from hineq.model.source import Release
from hineq.model.words import Polarity, Sex, ValueType
from hineq.packs.bring.answers import Answers, answered
from hineq.packs.bring.bringing import plan_of, summary
from hineq.packs.bring.making import new_layer
from hineq.packs.bring.neighbourhoods import carried
from hineq.packs.bring.plan import Plan
from hineq.packs.bring.writing import write
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.importers.extract import Extract
from hineq.packs.importers.lookups import read_lookup
from hineq.packs.importers.small_area_counts import SmallAreaCounts
from hineq.packs.read.pack import check_pack, load_place
from hineq.packs.read.problems import InvalidPack
from tests.packs.build.nation import ASHWICK, ward
from tests.paths import files_of

DAY = date(2026, 5, 4)
SAID = Answers(
    sex=Sex.PERSONS,
    polarity=Polarity.HIGH_IS_GOOD,
    publisher="Ashwick",
    source="School travel survey",
    licence="OGL v3.0",
)
WALK = (
    "area code,area name,indicator,period,value,lower CI,upper CI,unit\n"
    f"{ASHWICK},Ashwick,Children who walk to school,2023/24,41.5,37.0,46.1,%\n"
    f"{ward(1)},Abbey,Children who walk to school,2023/24,50.5,40.0,60.1,%\n"
)  # fmt: skip


@pytest.fixture
def layer(tmp_path: Path, examplia: Path) -> Path:
    """A council's layer over the made-up nation."""
    (tmp_path / examplia.name).symlink_to(examplia)
    folder = tmp_path / "ashwick"
    new_layer(folder, ASHWICK, examplia.name)
    return folder


def plan(layer: Path, text: str, answers: Answers = SAID, *, complete: bool = False) -> Plan:
    file = layer.parent / "walk.csv"
    file.write_text(text, encoding="utf-8")
    return plan_of([file], layer, answers, DAY, complete=complete)


def brought(layer: Path, text: str, answers: Answers = SAID, *, complete: bool = False) -> Plan:
    made = plan(layer, text, answers, complete=complete)
    assert not made.asks
    write(made)
    return made


def refused(layer: Path, text: str, answers: Answers = SAID) -> InvalidPack:
    before = files_of(layer)
    with pytest.raises(InvalidPack) as error:
        write(plan(layer, text, answers))
    assert files_of(layer) == before
    return error.value


def test_a_new_layer_is_sound_and_has_the_wards_the_measures_and_the_map_of_the_layer_below(
    layer: Path, examplia: Path
) -> None:
    assert not check_pack(layer).faults
    place = load_place(layer)
    assert (place.place_id, place.name) == ("ashwick", "Ashwick")
    assert [area.area_name for area in place.wards] == ["Abbey", "Bridge", "Castle"]
    (drawn,) = [shapes for kind, shapes in place.boundaries.items() if kind.is_ward and shapes["features"]][:1]
    assert {feature["properties"]["area_code"] for feature in drawn["features"]} <= set(place.areas)
    assert place.observations["value"].notna().any()


@pytest.mark.parametrize(
    ("name", "area", "code"),
    [("ashwick", ASHWICK, Fault.FOLDER_NOT_WRITABLE), ("other", "E06999999", Fault.ID_UNKNOWN)],
)
def test_a_layer_is_not_made_twice_nor_for_nobody(
    layer: Path, examplia: Path, name: str, area: str, code: Fault
) -> None:
    before = sorted(layer.parent.iterdir())
    with pytest.raises(InvalidPack) as error:
        new_layer(layer.parent / name, area, examplia.name)
    assert [problem.code for problem in error.value.problems] == [code]
    assert sorted(layer.parent.iterdir()) == before


def test_what_would_be_written_is_told_and_nothing_is_written(layer: Path) -> None:
    before = files_of(layer)
    made = plan(layer, WALK)
    assert list(summary(made)) == ["children_who_walk_to_school, school_travel_survey: 2 figures added, 2023/24"]
    assert made.lines[0] == "walk.csv: plain sheet, one figure a row; 2 figures of 1 measure and 2 areas, 2023/24"
    assert files_of(layer) == before


def test_figures_that_were_brought_stand_in_the_place_with_their_source_and_the_log(layer: Path) -> None:
    brought(layer, WALK)
    place = load_place(layer)
    rows = place.observations[place.observations.indicator_id == "children_who_walk_to_school"]
    assert rows[["area_code", "value", "lower_ci", "upper_ci", "sex", "age"]].to_numpy().tolist() == [
        [ASHWICK, 41.5, 37.0, 46.1, "Persons", "Not stated"], [ward(1), 50.5, 40.0, 60.1, "Persons", "Not stated"],
    ]  # fmt: skip
    assert place.sources[rows.source_id.iloc[0]].licence == "OGL v3.0"
    (change,) = place.changes
    assert (change.day, change.kind, change.figures, change.periods) == (DAY, ChangeKind.NEW, 2, "2023/24")
    assert place.snapshot == DAY


def test_bringing_the_same_file_again_changes_nothing(layer: Path) -> None:
    brought(layer, WALK)
    before = files_of(layer)
    again = plan(layer, WALK)
    assert list(summary(again)) == ["2 figures are there already as they are", "Nothing would change."]
    write(again)
    assert files_of(layer) == before


def test_what_the_file_cannot_say_is_asked_and_never_guessed(layer: Path) -> None:
    made = plan(layer, WALK.replace(",%", ",").replace(",unit", ",remark"), Answers())
    assert made.asks == (
        "No row says whom the figures count: say it with --sex Persons, Male or Female.",
        "'Children who walk to school' (walk.csv) does not say its unit: --unit '%', 'years', 'per 1,000 ...'; what kind of number it is: "
        "--value-type; which way is good: --polarity; the source: --publisher --source --licence",
    )


def test_a_release_is_laid_over_an_old_one_and_what_is_revised_or_withdrawn_is_told(layer: Path) -> None:
    brought(layer, WALK + f"{ward(2)},Bower,Children who walk to school,2023/24,30,20,40,%\n")
    later = (
        WALK.replace("50.5,40.0", "52.5,42.0") + f"{ASHWICK},Ashwick,Children who walk to school,2024/25,42,38,47,%\n"
    )
    made = brought(layer, later, complete=True)
    kinds = {change.kind: change for change in made.changes}
    assert {kind: change.figures for kind, change in kinds.items()} == {
        ChangeKind.NEW: 1,
        ChangeKind.REVISED: 1,
        ChangeKind.WITHDRAWN: 1,
    }
    assert kinds[ChangeKind.REVISED].example.endswith("Persons, 2023/24: 50.5 is now 52.5")
    place = load_place(layer)
    rows = place.observations[place.observations.indicator_id == "children_who_walk_to_school"]
    assert sorted(rows["value"]) == [41.5, 42.0, 52.5]
    assert len(place.changes) == 3


THREE = WALK + f"{ward(2)},Bower,Children who walk to school,2023/24,30,20,40,%\n"
CALLED = "Pupils who walk to school"


def test_a_measure_under_another_name_goes_on_and_its_renaming_is_told(layer: Path) -> None:
    """Known by its figures: the file has no id, and nothing of it is withdrawn and added again."""
    brought(layer, THREE)
    later = THREE.replace("Children who walk to school", CALLED)
    made = brought(layer, later + f"{ASHWICK},Ashwick,{CALLED},2024/25,42,38,47,%\n", complete=True)
    kinds = {change.kind: change for change in made.changes}
    assert {kind: change.figures for kind, change in kinds.items()} == {ChangeKind.NEW: 1, ChangeKind.RENAMED: 3}
    assert kinds[ChangeKind.RENAMED].example == "“Children who walk to school” is now “Pupils who walk to school”"
    place = load_place(layer)
    kind = place.indicators["children_who_walk_to_school"]
    assert (kind.name, kind.other_names) == (CALLED, ("Children who walk to school",))
    assert (place.observations.indicator_id == "children_who_walk_to_school").sum() == 4
    assert check_pack(layer).faults == ()
    again = plan(layer, later + f"{ASHWICK},Ashwick,{CALLED},2024/25,42,38,47,%\n", complete=True)
    assert again.changes == ()


@pytest.mark.parametrize(
    "later",
    [
        THREE.replace("Children who walk", "Pupils who walk").replace(
            ",41.5,", ",31.5,"
        ),  # too few figures are the same
        THREE + THREE.replace("Children who walk", "Pupils who walk").partition("\n")[2],  # the old name is there too
    ],
    ids=["other figures", "both names"],
)
def test_a_measure_with_a_name_of_its_own_is_a_new_one(layer: Path, later: str) -> None:
    brought(layer, THREE)
    kinds = {change.kind for change in plan(layer, later.replace("37.0", "27.0"), complete=True).changes}
    assert ChangeKind.RENAMED not in kinds
    assert ChangeKind.NEW in kinds


def test_an_import_takes_nothing_away(layer: Path) -> None:
    brought(layer, WALK)
    brought(layer, "\n".join(WALK.splitlines()[:2]))
    place = load_place(layer)
    assert (place.observations.indicator_id == "children_who_walk_to_school").sum() == 2


@pytest.mark.parametrize(
    ("wrong", "code", "row", "column"),
    [
        ("41.5,37.0,46.1", None, 0, ""),
        ("41.5,46.1,37.0", Fault.LIMITS_CROSSED, 2, ""),
        ("141.5,,", Fault.FIGURE_OUTSIDE_RANGE, 2, "value"),
        ("41.5,37.0,", Fault.LIMIT_ALONE, 2, "upper_ci"),
        ("forty,37.0,46.1", Fault.NUMBER_UNREADABLE, 2, "value"),
    ],
)
def test_a_figure_that_cannot_be_is_a_fault_of_its_row_and_nothing_is_written(
    layer: Path, wrong: str, code: Fault | None, row: int, column: str
) -> None:
    text = WALK.replace("41.5,37.0,46.1", wrong)
    if code is None:
        assert plan(layer, text).found.new.shape[0] == 2
        return
    (problem,) = refused(layer, text).problems
    assert (problem.code, problem.file, problem.row, problem.column) == (code, "walk.csv", row, column)


def test_figures_of_other_places_are_left_out_and_counted(layer: Path) -> None:
    made = plan(layer, WALK + "E05099999,Faraway,Children who walk to school,2023/24,10,5,15,%\n")
    assert (
        "1 row left out: of wards that are not among those of Ashwick in areas.csv, such as Faraway (E05099999)"
        in made.lines
    )
    assert len(made.found.new) == 2


def test_a_measure_goes_to_the_indicator_of_its_name_and_on_its_series_where_the_figures_agree(layer: Path) -> None:
    place = load_place(layer)
    known = place.observations.dropna(subset="value")
    series = tuple(map(str, known[["indicator_id", "series"]].value_counts().index[0]))
    there = known[(known.indicator_id == series[0]) & (known.series == series[1])].drop_duplicates(
        ["area_code", "sex", "period"]
    )
    indicator = place.indicators[series[0]]
    text = pd.DataFrame({
        "area code": there.area_code, "indicator": indicator.name, "sex": there.sex, "period": there.period, "value": there["value"],
    }).to_csv(index=False)  # fmt: skip
    made = plan(layer, text)
    assert len(made.found.same) == len(there)
    assert any(
        line.startswith(f"'{indicator.name}' is {series[0]}, by its name; series {series[1]}") for line in made.lines
    )


def test_two_measures_whose_long_names_begin_alike_are_two_indicators(layer: Path) -> None:
    long = "Children who walk to school from homes at a distance that the council thinks"
    text = (
        WALK.replace("Children who walk to school", f"{long} short") + f"{ward(1)},Abbey,{long} far,2023/24,9,5,15,%\n"
    )
    found = brought(layer, text).found.new
    assert found.indicator_id.nunique() == 2
    assert found.indicator_id.str.len().max() <= 60
    assert len(brought(layer, text).found.same) == 3


def test_two_files_that_give_one_figure_unlike_values_are_refused_and_the_same_value_twice_is_not(layer: Path) -> None:
    one, other = layer.parent / "one.csv", layer.parent / "other.csv"
    one.write_text(WALK, encoding="utf-8")
    other.write_text(WALK, encoding="utf-8")
    assert len(plan_of([one, other], layer, SAID, DAY).found.new) == 2
    other.write_text(WALK.replace("50.5", "51.5"), encoding="utf-8")
    with pytest.raises(InvalidPack) as error:
        plan_of([one, other], layer, SAID, DAY)
    (problem,) = error.value.problems
    assert (problem.code, problem.file, problem.row) == (Fault.KEY_TWICE, "other.csv", 3)
    assert "another value in row 3 of one.csv" in problem.rule


def test_figures_that_wait_for_an_answer_are_counted(layer: Path) -> None:
    made = plan(layer, WALK, replace(SAID, polarity=None))
    assert made.lines[0].endswith("2 figures wait for an answer")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new", "../walk", "--area", ASHWICK], "is no name of a layer"),
        (["new", "walk", "--area", ASHWICK, "--from", "nowhere"], "There is no folder nowhere"),
        (["new", "walk", "--area", ASHWICK, "--from", "."], "There is no file in ."),
        (["import", "nowhere.csv", "--into", "walk"], "There is no file nowhere.csv"),
    ],
)
def test_a_name_or_a_path_that_cannot_be_is_told_and_nothing_is_made(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.parent.iterdir())
    assert main(arguments) == 2
    assert told in capsys.readouterr().out
    assert sorted(tmp_path.parent.iterdir()) == before
    assert not list(tmp_path.iterdir())


def test_a_file_of_practices_or_of_metadata_alone_says_why_it_has_no_figures(layer: Path) -> None:
    practices = layer.parent / "PREVALENCE_2324.csv"
    practices.write_text("PRACTICE_CODE,GROUP_CODE,REGISTER,PRACTICE_LIST_SIZE\nE81001,DM,500,8000\n", encoding="utf-8")
    told = layer.parent / "metadata.csv"
    told.write_text(
        "Indicator ID,Indicator,Definition,Unit,Value type,Polarity\n1,Walking,Who walks,%,Proportion,RAG - High is good\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidPack) as error:
        plan_of([practices, told], layer, SAID, DAY)
    first, second = error.value.problems
    assert (first.code, second.code) == (Fault.NO_ROWS, Fault.NO_ROWS)
    assert "1 row left out: practices have no code of the ONS" in first.rule
    assert "Bring it beside the file of the figures that it tells of" in second.rule
    walk = layer.parent / "walk.csv"
    walk.write_text(WALK, encoding="utf-8")
    lines = plan_of([practices, walk], layer, SAID, DAY).lines
    assert lines[0] == "PREVALENCE_2324.csv: QOF prevalence by practice; no figures, it tells of 1 measure"
    assert lines[1].startswith("1 row left out: practices have no code of the ONS")


def test_rows_whose_figure_is_suppressed_are_counted_apart_from_those_that_are_added(layer: Path) -> None:
    made = plan(layer, WALK.replace("50.5,40.0,60.1", "*,,"))
    assert made.lines[:2] == (
        "walk.csv: plain sheet, one figure a row; 1 figure of 1 measure and 2 areas, 2023/24",
        "1 row without a figure: suppressed",
    )
    assert list(summary(made)) == [
        "children_who_walk_to_school, school_travel_survey: 1 figure added, 2023/24 (1 row without a figure: suppressed)"
    ]


SPOKEN = ["--sex", "Persons", "--polarity", "high_is_good", "--publisher", "A", "--source", "B", "--licence", "C"]


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_file_of_which_every_row_is_left_out_ends_with_1_and_one_sentence(
    layer: Path, dry_run: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    file = layer.parent / "walk.csv"
    file.write_text(WALK.replace(ASHWICK, "E06999999").replace(ward(1), "E05999999"), encoding="utf-8")
    before = files_of(layer)
    assert main(["import", str(file), "--into", str(layer), *SPOKEN, *["--dry-run"] * dry_run]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[-2:] == ["No row of these files is a figure of this layer's areas.", "Nothing was written."]
    assert files_of(layer) == before


def test_nothing_is_brought_into_a_layer_that_is_built(examplia: Path) -> None:
    with pytest.raises(InvalidPack) as error:
        plan_of([], examplia, SAID, DAY)
    (problem,) = error.value.problems
    assert problem.code is Fault.LAYER_BUILT
    assert "python -m hineq new NAME --area CODE" in problem.rule


@pytest.mark.parametrize("command", ["import", "update", "strategy"])
def test_a_day_of_publication_that_is_none_is_refused_before_anything_is_read(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "walk.csv", "--into", "walk", "--published", "nonsense", "--dry-run"])
    assert ended.value.code == 2
    assert "'nonsense' is no day, month or year: write it like 2026-05-14" in capsys.readouterr().err


def test_a_new_layer_whose_files_cannot_be_brought_stays_without_them_and_says_so(
    examplia: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / examplia.name).symlink_to(examplia)
    files = tmp_path / "files"
    files.mkdir()
    (files / "walk.csv").write_text(WALK.replace("41.5", "many"), encoding="utf-8")
    asked = ["new", "walk", "--area", ASHWICK, "--over", examplia.name, "--data", str(tmp_path), "--from", str(files)]
    assert main([*asked, *SPOKEN]) == 1
    said = capsys.readouterr().out
    assert f"{tmp_path / 'walk'} stays as a layer without figures of its own" in said
    assert "Nothing was written" not in said
    assert not list((tmp_path / "walk").glob("observations*"))
    assert not check_pack(tmp_path / "walk").faults


def test_a_measure_in_another_unit_than_its_indicator_is_refused(layer: Path) -> None:
    place = load_place(layer)
    of_share = next(one for one in place.indicators.values() if one.unit == "%")
    text = WALK.replace("Children who walk to school", of_share.name).replace(",%", ',"per 1,000"')
    (problem,) = refused(layer, text).problems
    assert problem.code is Fault.UNIT_UNLIKE


def test_a_layer_that_would_not_be_sound_stays_as_it_was(layer: Path) -> None:
    before = files_of(layer)
    made = plan(layer, WALK)
    broken = replace(made, found=replace(made.found, new=made.found.new.assign(source_id="nobody")))
    with pytest.raises(InvalidPack):
        write(broken)
    assert files_of(layer) == before
    assert [path.name for path in layer.parent.iterdir() if path.name.startswith(".")] == []


def failing(fails_at: int) -> Callable[..., Any]:
    """A call of the disk that works so many times, and then finds it full."""
    calls = count(1)

    def refuse(*_: object, **__: object) -> None:
        if next(calls) == fails_at:
            raise OSError(28, "No space left on device")

    return refuse


@pytest.mark.parametrize(
    ("call", "fails_at"), [("write_text", 1), ("write_text", 3), ("replace", 1), ("rename", 1), ("rename", 2)]
)
def test_a_disk_that_is_full_half_way_leaves_the_layer_as_it_was(
    layer: Path, call: str, fails_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought(layer, WALK)
    made = plan(layer, WALK.replace("50.5", "51.5").replace("2023/24,41.5", "2024/25,41.5"), complete=True)
    before = files_of(layer)
    works, refuse = getattr(Path, call), failing(fails_at)

    def called(path: Path, *given: Any, **named: Any) -> Any:
        refuse()
        return works(path, *given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Path, call, called)
        with pytest.raises((OSError, InvalidPack)):
            write(made)
    assert files_of(layer) == before
    assert not check_pack(layer).faults
    assert [path.name for path in layer.parent.iterdir() if path.name.startswith(".")] == []
    write(made)
    assert not check_pack(layer).faults


def test_a_draft_and_what_is_not_out_yet_are_not_for_the_public(layer: Path) -> None:
    brought(layer, WALK, replace(SAID, release=Release.DRAFT))
    brought(layer, WALK.replace("walk", "cycle"), replace(SAID, source="Second survey", public_from=date(2026, 6, 1)))
    place = load_place(layer)
    walk, cycle = "children_who_walk_to_school", "children_who_cycle_to_school"
    assert {walk, cycle} <= set(place.indicators)
    before, after = place.public_on(DAY), place.public_on(date(2026, 6, 1))
    assert not {walk, cycle} & (set(before.indicators) | set(before.observations.indicator_id))
    assert walk not in set(after.observations.indicator_id)
    assert cycle in set(after.observations.indicator_id)
    assert set(before.observations.indicator_id) == set(place.observations.indicator_id) - {walk, cycle}
    assert not [change for change in before.changes if change.indicator_id in (walk, cycle)]


LOOKUP = "LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD\n" + "".join(
    f"E0100000{zone},Zone {zone},E0500000{ward_},Ward {ward_},E07000001\n"
    for zone, ward_ in ((1, 1), (2, 1), (3, 2), (4, 2))
)


def test_counts_of_neighbourhoods_are_added_up_over_wards_and_a_ward_without_one_of_them_has_no_figure() -> None:
    rows = "".join(f"E0100000{zone},Walking,Persons,2024,{10 * zone},{100 * zone},{1000}\n" for zone in (1, 2, 3))
    extract = read_any(f"area code,indicator,sex,period,value,count,denominator\n{rows}".encode(), "zones.csv")
    extract = answered(extract, Answers(unit="%"))
    made = carried(extract, read_lookup(LOOKUP.encode(), "lookup.csv"))
    (figure,) = made.figures.itertuples()
    assert (figure.area_code, figure.count, figure.denominator, figure.value) == ("E05000001", 300, 2000, 15.0)
    assert (figure.status, figure.note) == ("estimated", "Sum of 2 neighbourhoods, given to the ward by lookup.csv.")
    assert [str(one) for one in made.left_out] == [
        "1 row left out: wards of which a neighbourhood has no figure (Walking, 2024), such as E05000002"
    ]


def _zones(
    unit: str, values: dict[int, float], *, sex: str = "Persons", age: str = "", people: SmallAreaCounts | None = None
) -> Extract:
    """Figures of neighbourhoods without counts, carried to the wards of LOOKUP."""
    rows = "".join(f"E0100000{zone},Walking,{sex},{age},2024,{value}\n" for zone, value in values.items())
    extract = read_any(f"area code,indicator,sex,age,period,value\n{rows}".encode(), "zones.csv")
    return carried(answered(extract, Answers(unit=unit)), read_lookup(LOOKUP.encode(), "lookup.csv"), people)


def _people(*rows: tuple[int, str, int, str, float]) -> SmallAreaCounts:
    frame = pd.DataFrame(rows, columns=["zone", "sex", "year", "age", "people"])
    frame = frame.assign(zone=[f"E0100000{zone}" for zone in frame.zone]).astype(
        {"zone": "category", "sex": "category", "age": "category"}
    )
    return SmallAreaCounts(noun="people", file="people.csv", frame=frame, whole=True)


PEOPLE = _people(
    (1, "Male", 2022, "0", 50), (1, "Female", 2022, "0", 50), (1, "Female", 2022, "5-9", 900), (2, "Male", 2022, "0", 200),
    (2, "Female", 2022, "0", 100), (2, "Female", 2022, "5-9", 100), (1, "Female", 2019, "0", 1), (3, "Male", 2022, "0", 70),
)  # fmt: skip


def test_figures_of_neighbourhoods_without_counts_are_not_lost_without_a_word() -> None:
    made = _zones("%", {1: 10, 2: 20})
    assert made.figures.empty
    (left,) = made.left_out
    assert left.rows == 2
    assert "add these two columns, or name the neighbourhoods' residents by --people" in left.why


@pytest.mark.parametrize(
    ("sex", "age", "value", "whose"),
    [
        # 1,000 and 400 residents in all, in the year that comes nearest
        ("Persons", "", (10 * 1000 + 24 * 400) / 1400, "residents of all ages in 2022"),
        ("Female", "", (10 * 950 + 24 * 200) / 1150, "residents of all ages in 2022"),
        ("Female", "5-9", (10 * 900 + 24 * 100) / 1000, "residents aged 5-9 in 2022"),
    ],
)  # fmt: skip
def test_with_residents_they_are_averaged_by_those_of_their_sex_and_ages(
    sex: str, age: str, value: float, whose: str
) -> None:
    made = _zones("%", {1: 10, 2: 24, 3: 30}, sex=sex, age=age, people=PEOPLE)
    (figure,) = made.figures.itertuples()
    assert (figure.area_code, figure.status) == ("E05000001", "estimated")
    assert figure.value == pytest.approx(value)
    assert figure.note == f"Mean of 2 neighbourhoods, weighted by {whose}, given to the ward by lookup.csv."
    # of the other ward a neighbourhood has no figure
    assert sum(one.rows for one in made.left_out) == (1 if sex == "Persons" else 0)


def test_bare_counts_of_neighbourhoods_are_added_up_and_ratios_have_no_mean() -> None:
    made = _zones("people", {1: 10, 2: 24})
    assert made.figures.value.tolist() == [34.0]
    extract = read_any(b"area code,indicator,sex,period,value\nE01000001,Walking,Persons,2024,98\n", "zones.csv")
    told = replace(extract.measures[0], value_type=ValueType.RATIO)
    ratio = carried(replace(extract, measures=(told,)), read_lookup(LOOKUP.encode(), "lookup.csv"), PEOPLE)
    assert ratio.figures.empty
    assert "a ratio has no mean" in ratio.left_out[0].why
