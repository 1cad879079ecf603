"""Packs as a whole: what each fault says, that one cause is said once, and that all of them are listed together."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from hineq.model.observation import OBSERVATION_COLUMNS
from hineq.model.words import AreaType, Sex, TargetKind, Tie
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.agendas import FOLDER
from hineq.packs.read.pack import check_pack, load_place
from hineq.packs.read.problems import InvalidPack, Problem
from tests.examples.bad_packs import BAD, FAULTS, GOOD, bad_pack, told
from tests.paths import DATA

LUTON = DATA / "luton"
FILES = sorted(path.name for path in GOOD.iterdir())
RESOURCES = json.loads((GOOD / "datapackage.json").read_text())["resources"]
TABLE_OF = {resource["path"]: TABLES[resource["name"].split("-")[0]] for resource in RESOURCES}
# what the issue lists by name, beside a missing file (below)
ASKED = {
    "area_code_unknown", "indicator_unknown", "source_unknown", "row_duplicated", "value_not_a_number",
    "value_outside_range", "lower_limit_above_value", "count_negative", "count_over_denominator",
    "target_before_baseline", "period_unreadable", "sex_unknown", "polarity_unknown", "kind_unknown", "column_missing",
    "row_too_short", "not_utf8", "file_empty", "boundaries_of_another_vintage",
}  # fmt: skip


def faults_of(folder: Path) -> tuple[Problem, ...]:
    """The faults that the one error carries when the pack is loaded."""
    with pytest.raises(InvalidPack) as raised:
        load_place(folder)
    return raised.value.problems


def said(problems: tuple[Problem, ...]) -> str:
    return "\n".join(str(problem) for problem in problems)


def rewrite(path: Path, row: int, change: dict[str, str]) -> None:
    """Put other cells into a row of a table, counted as a text editor counts it."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows[row - 2] |= change
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def test_luton_has_no_faults() -> None:
    assert said(check_pack(LUTON).faults) == ""


def test_the_good_pack_has_no_faults_and_says_what_is_missing() -> None:
    report = check_pack(GOOD)
    assert said(report.faults) == ""
    assert [(notice.file, notice.row, notice.column, notice.value) for notice in report.notices] == [
        ("indicators.csv", 0, "roles", ""),
        ("indicators.csv", 0, "roles", ""),
        ("indicators.csv", 4, "indicator_id", "green_space"),
        ("observations_wards.csv", 0, "area_code", ""),
    ]
    within, deprivation, without, riverside = (notice.rule for notice in report.notices)
    assert within == "No indicator has the role 'gap_within', so no gap inside the place is drawn through time."
    assert deprivation.startswith("No indicator has the role 'deprivation', so wards are not ordered by deprivation")
    assert "'Green space for each resident' has no published figure" in without
    assert riverside == "No figure for Riverside in smoking, 2015/16; drawn as 'no data'."


def test_the_good_pack_uses_every_table() -> None:
    assert set(TABLE_OF.values()) == set(TABLES.values())


def test_the_good_pack_is_read_whole() -> None:
    place = load_place(GOOD)
    assert (place.place_id, place.name, place.area_code) == ("example", "Exampleton", "X06000001")
    assert [ward.area_name for ward in place.wards] == ["Northside", "Riverside", "Southside"]
    assert place.benchmark.area_name == "Exampleland"
    assert list(place.observations.columns) == list(OBSERVATION_COLUMNS)
    assert len(place.observations) == 9
    assert set(place.observations.status) == {"example", "suppressed"}
    riverside = place.observations[place.observations.indicator_id.eq("smoking")].set_index("area_code").value
    assert riverside.isna().to_dict() == {"X05000001": False, "X05000002": False, "X05000003": True}
    (trajectory,) = place.trajectories()
    assert [point.value for point in trajectory.points] == [77.6, 78.0, 78.5]
    assert [point.kind for point in place.projections("life_expectancy", Sex.MALE)] == [TargetKind.PROJECTION] * 2
    assert [measure.tie for measure in place.measures] == [Tie.DIRECT, Tie.NEAR, Tie.NONE]
    assert place.strategy is not None
    assert place.strategy.area_list("poorest_wards").codes(Sex.FEMALE) == {"X05000002"}
    assert len(place.boundaries[AreaType.WARD]["features"]) == 3
    assert place.series["life_expectancy", "made_up_wards"].trend is False
    assert (len(place.population), len(place.distributions), len(place.national_ranks)) == (4, 1, 2)
    assert [(pace.years, pace.ever, pace.areas_counted) for pace in place.paces] == [(2, 2, 40), (1, 9, 40)]


def test_every_bad_file_is_tested_and_every_fault_has_its_file() -> None:
    assert {path.name for path in BAD.iterdir()} == set(FAULTS)
    assert set(FAULTS) >= ASKED
    for fault in FAULTS:
        laid = {path.name for path in (BAD / fault).iterdir()}
        assert laid == {FOLDER} or laid < set(FILES), fault


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_said_once_with_file_row_column_value_and_rule(fault) -> None:
    problems = told(fault)
    assert len(problems) == 1, said(problems)
    assert FAULTS[fault].is_said_by(problems[0]), repr(problems[0])
    assert problems[0].rule[0].isupper()
    assert problems[0].rule[-1] in ".?"


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_one_fault(file, tmp_path: Path) -> None:
    (bad_pack(tmp_path) / file).unlink()
    problems = faults_of(tmp_path)
    remedy = "" if file == "datapackage.json" else ", or take it out of datapackage.json"
    assert said(problems) == f"{file}: The file is missing: put it into the pack{remedy}."


@pytest.mark.parametrize("file", FILES)
def test_an_empty_file_is_one_fault(file, tmp_path: Path) -> None:
    (bad_pack(tmp_path) / file).write_bytes(b"")
    remedy = "" if file == "datapackage.json" else ", or take it out of datapackage.json"
    assert said(faults_of(tmp_path)) == f"{file}: The file is empty: fill it{remedy}."


@pytest.mark.parametrize("content", [b" \r\n\n", b"\xef\xbb\xbf"], ids=["blanks", "byte order mark"])
def test_a_file_of_blanks_is_empty(content, tmp_path: Path) -> None:
    (bad_pack(tmp_path) / "areas.csv").write_bytes(content)
    (problem,) = faults_of(tmp_path)
    assert problem.rule.startswith("The file is empty")


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_not_utf8_is_one_fault_with_its_row(file, tmp_path: Path) -> None:
    path = bad_pack(tmp_path) / file
    first, rest = path.read_bytes().split(b"\n", 1)
    path.write_bytes(b"\xef\xbb\xbf" + first + b"\n" + b"\xe9" + rest)
    (problem,) = faults_of(tmp_path)
    assert (problem.file, problem.row, problem.value) == (file, 2, "e9")
    assert problem.rule.startswith("The file must be UTF-8 text: save it again in that encoding")


@pytest.mark.parametrize("file", TABLE_OF)
def test_an_empty_cell_where_one_is_needed_is_one_fault(file, tmp_path: Path) -> None:
    for column in TABLE_OF[file].columns:
        if not column.required:
            continue
        rewrite(bad_pack(tmp_path) / file, 2, {column.name: ""})
        problems = faults_of(tmp_path)
        assert said(problems) == f"{file}, row 2, column {column.name}: The cell must not be empty."


@pytest.mark.parametrize("file", TABLE_OF)
def test_a_row_that_lacks_a_cell_is_one_fault(file, tmp_path: Path) -> None:
    path = bad_pack(tmp_path) / file
    header, row, rest = path.read_text(encoding="utf-8").split("\n", 2)
    path.write_text("\n".join([header, row + ",", rest]), encoding="utf-8")
    (problem,) = faults_of(tmp_path)
    assert (problem.file, problem.row) == (file, 2)
    assert "cells where the header has" in problem.rule


def test_what_a_lost_row_defined_is_not_called_unknown_but_other_codes_are(tmp_path: Path) -> None:
    bad_pack(tmp_path, "row_too_short")
    rewrite(tmp_path / "population.csv", 5, {"area_code": "X05000077"})
    assert [(problem.file, problem.row, problem.value) for problem in faults_of(tmp_path)] == [
        ("areas.csv", 5, "X05000002, Southside, ward"),
        ("population.csv", 5, "X05000077"),
    ]


def test_a_part_that_cannot_be_read_hides_no_fault_of_the_others(tmp_path: Path) -> None:
    bad_pack(tmp_path, "value_outside_range")
    (tmp_path / "observations_councils.csv").write_bytes(b"\xff")
    found = [(problem.file, problem.row) for problem in faults_of(tmp_path)]
    assert found == [("observations_councils.csv", 1), ("observations_wards.csv", 6)]


def test_rows_before_a_broken_one_are_checked(tmp_path: Path) -> None:
    bad_pack(tmp_path, "cell_never_closed")
    path = tmp_path / "observations_wards.csv"
    path.write_text(path.read_text().replace(",76.3,", ",76;3,"))
    assert [(problem.row, problem.value) for problem in faults_of(tmp_path)] == [(3, "76;3"), (7, "")]


def test_two_faults_of_one_row_are_both_listed(tmp_path: Path) -> None:
    change = {"area_code": "X05000099", "value": "76,3", "sex": "Men"}
    rewrite(bad_pack(tmp_path) / "observations_wards.csv", 3, change)
    problems = faults_of(tmp_path)
    assert {(problem.column, problem.value) for problem in problems} == set(change.items())


def test_all_faults_of_all_files_are_listed_together_in_the_order_of_files_and_rows(tmp_path: Path) -> None:
    mixed = (
        "boundary_a_point", "strategy_without_title", "rank_beyond_last", "distribution_of_nobody",
        "population_negative", "tie_unknown", "list_sex_unknown", "target_before_baseline", "area_code_unknown",
        "column_missing", "not_utf8", "series_of_unknown_indicator", "polarity_unknown", "row_too_short",
        "snapshot_unreadable",
    )  # fmt: skip
    bad_pack(tmp_path, *mixed)
    rewrite(tmp_path / "observations_wards.csv", 2, {"value": "?"})
    problems = faults_of(tmp_path)
    order = ["datapackage.json", *TABLE_OF, "wards.geojson", "strategy.yaml"]
    expected = sorted((FAULTS[fault] for fault in mixed), key=lambda fault: order.index(fault.file))
    ward_row = next(problem for problem in problems if problem.file == "observations_wards.csv")
    assert (ward_row.row, ward_row.value) == (2, "?")
    others = [problem for problem in problems if problem is not ward_row]
    assert len(others) == len(expected), said(problems)
    for fault, problem in zip(expected, others, strict=True):
        assert fault.is_said_by(problem), repr(problem)
    assert [order.index(problem.file) for problem in problems] == sorted(order.index(one.file) for one in problems)
    assert check_pack(tmp_path).faults == problems


def test_the_error_says_every_fault(tmp_path: Path) -> None:
    bad_pack(tmp_path, "sex_unknown", "polarity_unknown")
    with pytest.raises(InvalidPack, match="has 2 fault\\(s\\) and was not read") as raised:
        load_place(tmp_path)
    for problem in raised.value.problems:
        assert str(problem) in str(raised.value)
    assert raised.value.pack == tmp_path.name


def test_a_folder_that_is_none_is_a_fault(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", GOOD / "areas.csv"):
        (problem,) = faults_of(folder)
        assert problem.file == str(folder)
        assert "no such folder" in problem.rule


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    bad_pack(tmp_path)
    (tmp_path / "measures.csv").unlink()
    (tmp_path / "measures.csv").mkdir()
    (problem,) = faults_of(tmp_path)
    assert problem.file == "measures.csv"
    assert problem.rule.startswith("The file cannot be read (")


def test_a_pack_without_its_optional_tables_is_sound(tmp_path: Path) -> None:
    path = bad_pack(tmp_path) / "datapackage.json"
    description = json.loads(path.read_text())
    description["resources"] = [one for one in description["resources"] if TABLE_OF[one["path"]].needed]
    del description["hineq"]["strategy"], description["hineq"]["boundaries"]
    path.write_text(json.dumps(description))
    place = load_place(tmp_path)
    assert (place.strategy, place.targets, place.measures, dict(place.boundaries)) == (None, (), (), {})
    assert list(place.population.columns) == [column.name for column in TABLES["population"].columns]
    (notice,) = [one for one in check_pack(tmp_path).notices if one.file == "datapackage.json"]
    assert "No boundaries for areas of the type 'ward'" in notice.rule


@pytest.mark.parametrize("fault", ["cell_empty", "period_unreadable", "value_not_a_number", "sex_unknown"])
def test_a_ward_whose_row_has_a_fault_is_not_also_said_to_lack_its_figure(fault, tmp_path: Path) -> None:
    assert check_pack(bad_pack(tmp_path, fault)).notices == check_pack(GOOD).notices


def test_a_shape_too_many_and_one_too_few_are_notices(tmp_path: Path) -> None:
    path = bad_pack(tmp_path) / "wards.geojson"
    path.write_text(path.read_text().replace("X05000003", "X05000777"))
    report = check_pack(tmp_path)
    assert said(report.faults) == ""
    assert [(one.value, one.rule) for one in report.notices if one.file == "wards.geojson"] == [
        ("X05000777", "1 shape is of no area of type 'ward' in areas.csv; it is left out."),
        ("X05000003", "No shape for Riverside; it stands in tables only."),
    ]


def test_a_column_that_is_none_of_the_table_is_a_notice(tmp_path: Path) -> None:
    path = bad_pack(tmp_path) / "population.csv"
    path.write_text("\n".join(line + ",x" for line in path.read_text().splitlines()))
    report = check_pack(tmp_path)
    assert said(report.faults) == ""
    (notice,) = [one for one in report.notices if one.file == "population.csv"]
    assert (notice.row, notice.column) == (1, "x")


def test_a_target_of_the_same_days_is_not_after_its_baseline(tmp_path: Path) -> None:
    rewrite(bad_pack(tmp_path) / "targets.csv", 3, {"period": "2010-2012"})
    (problem,) = faults_of(tmp_path)
    assert (problem.row, problem.column, problem.value) == (3, "period", "2010-2012")
    assert problem.rule == "A target must come after its baseline (2010-12)."


@pytest.mark.parametrize("count", ["90", "360"])
def test_a_count_up_to_its_denominator_is_no_fault(count, tmp_path: Path) -> None:
    rewrite(bad_pack(tmp_path) / "observations_wards.csv", 6, {"count": count})
    assert said(check_pack(tmp_path).faults) == ""


def test_a_count_over_its_denominator_is_no_fault_where_the_figure_is_no_proportion(tmp_path: Path) -> None:
    change = {"count": "390", "denominator": "360", "indicator_id": "life_expectancy", "series": "made_up"}
    rewrite(bad_pack(tmp_path) / "observations_wards.csv", 6, change)
    assert said(check_pack(tmp_path).faults) == ""


@pytest.mark.parametrize(("value", "faults"), [("0", 0), ("100", 0), ("-0.1", 1), ("100.1", 1)])
def test_the_ends_of_a_range_belong_to_it(value, faults, tmp_path: Path) -> None:
    rewrite(bad_pack(tmp_path) / "observations_wards.csv", 6, {"value": value})
    assert len(check_pack(tmp_path).faults) == faults


def test_limits_may_equal_the_value(tmp_path: Path) -> None:
    change = {"value": "76.3", "lower_ci": "76.3", "upper_ci": "76.3"}
    rewrite(bad_pack(tmp_path) / "observations_wards.csv", 3, change)
    assert said(check_pack(tmp_path).faults) == ""


def test_a_school_year_may_give_its_own_days(tmp_path: Path) -> None:
    change = {"period_start": "2015-09-01", "period_end": "2016-08-31"}
    rewrite(bad_pack(tmp_path) / "observations_wards.csv", 6, change)
    assert said(check_pack(tmp_path).faults) == ""


def test_nothing_of_the_good_pack_is_written(tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in GOOD.iterdir()}
    copy = shutil.copytree(GOOD, tmp_path / "copy")
    load_place(copy)
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before
