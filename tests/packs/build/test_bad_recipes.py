"""What is declared badly for a national layer: each is a fault with its file, row, column and value, and nothing is written."""

from pathlib import Path

import pytest

from hineq.packs.declared.faults import Fault
from hineq.packs.read.problems import Problem
from tests.packs.build.nation import COUNTRY, DECLARED
from tests.packs.build.refused import faults, place


def with_declared(tmp_path: Path, source: Path, name: str, old: str, new: str) -> list[Problem]:
    """The faults of a declared file in which one text was changed."""
    assert old in DECLARED[name]
    return faults(tmp_path / "examplia", source, DECLARED | {name: DECLARED[name].replace(old, new, 1)})


# a text of a declared file, what stands there instead, and the fault: code, column, value
DECLARED_BADLY = {
    "an unknown series": ("recipe_wards.csv", "ill,census,", "ill,survey,", Fault.SERIES_UNKNOWN, "series", "survey"),
    "an unknown source": ("recipe_population.csv", "All ages,s1", "All ages,s99", Fault.ID_UNKNOWN, "source_id", "s99"),
    "an unknown method": ("recipe_wards.csv", ",share,", ",ratio,", Fault.WORD_UNKNOWN, "method", "ratio"),
    "unknown neighbourhoods": ("recipe_wards.csv", ",lsoa21,", ",lsoa31,", Fault.WORD_UNKNOWN, "zones", "lsoa31"),
    "unknown years": ("recipe_authorities.csv", ",financial,", ",lunar,", Fault.WORD_UNKNOWN, "years", "lunar"),
    "an unknown file": (
        "recipe_authorities.csv", "survey,authority_series,smoking", "survey,other_series,smoking", Fault.WORD_UNKNOWN, "file", "other_series",
    ),
    "an unknown column of flags": (
        "recipe_flags.csv", "status_flag,u", "state_flag,u", Fault.WORD_UNKNOWN, "column", "state_flag",
    ),
    "two recipes of one figure": (
        "recipe_wards.csv", "ill_people,census,", "ill,census,", Fault.KEY_TWICE, "indicator_id", "ill / census / Persons / All ages / 2021",
    ),
    "a measure twice": (
        "recipe_authorities.csv", "IMD2019,S7", "IMD2019,S6", Fault.KEY_TWICE, "file", "imd_la_summaries_england / score / IMD2019 / S6",
    ),
    "a share of nobody": ("recipe_wards.csv", "share,ill,people,", "share,ill,,", Fault.CELL_EMPTY, "denominator", ""),
    "a mean without weights": ("recipe_wards.csv", "score,,people,", "score,,,", Fault.CELL_EMPTY, "weight", ""),
    "a class without a number": ("recipe_wards.csv", "people,1,2,", "people,1,,", Fault.CELL_EMPTY, "classes", ""),
    "a printed figure of an area below or beside": (
        "printed_figures.csv", f"{COUNTRY},", "X99999999,", Fault.ID_UNKNOWN, "area_code", "X99999999",
    ),
    "a printed figure of an unknown source": ("printed_figures.csv", "s9", "s99", Fault.ID_UNKNOWN, "source_id", "s99"),
    "a printed figure of an unknown series": (
        "printed_figures.csv", "of_2011", "of_2012", Fault.SERIES_UNKNOWN, "series", "of_2012",
    ),
    "a series of no indicator": ("series.csv", "jobless,survey", "workless,survey", Fault.ID_UNKNOWN, "indicator_id", "workless"),
    "a theme of none": ("indicators.csv", "0,Lives,Made", "0,Deaths,Made", Fault.ID_UNKNOWN, "theme", "Deaths"),
}  # fmt: skip


@pytest.mark.parametrize("name", DECLARED_BADLY)
def test_what_is_declared_badly_is_one_fault_and_nothing_is_written(
    tmp_path: Path, examplia_sources: Path, name: str
) -> None:
    file, old, new, code, column, value = DECLARED_BADLY[name]
    (problem,) = with_declared(tmp_path, examplia_sources, file, old, new)
    assert place(problem) == (code, file, column, value)
    assert problem.row > 1


@pytest.mark.parametrize("written", ["some * old", "young + "])
def test_a_sum_that_names_no_column_is_told_as_a_column_that_lacks(
    tmp_path: Path, examplia_sources: Path, written: str
) -> None:
    told = with_declared(tmp_path, examplia_sources, "recipe_wards.csv", "young + 0.5 * old", written)
    assert {(one.code, one.file) for one in told} == {(Fault.COLUMN_MISSING, "lsoa21.parquet")}


def test_two_files_that_give_one_figure(tmp_path: Path, examplia_sources: Path) -> None:
    """A recipe of wards and one of councils for the same figure of a council: each is told with what it repeats."""
    recipe = "smoking,survey,Persons,18+,2021,2021-01-01,2021-12-31,lsoa21,share,ill,people,,1,,estimated,official,Made.,s1\n"
    declared = DECLARED | {"recipe_wards.csv": DECLARED["recipe_wards.csv"] + recipe}
    told = faults(tmp_path / "examplia", examplia_sources, declared)
    (twice,) = [one for one in told if one.file == "observations.parquet"]
    assert (twice.code, twice.column) == (Fault.KEY_TWICE, "area_code")
    assert twice.rule.endswith("So in 5 rows, of which this is the first.")


def test_every_fault_of_what_is_declared_is_told_at_once(tmp_path: Path, examplia_sources: Path) -> None:
    declared = {name: text for name, text in DECLARED.items() if name != "themes.csv"}
    declared["layer.json"] = declared["layer.json"].replace('"2024-06-30"', '"30 June"').replace('"name"', '"nam"')
    declared["indicators.csv"] = declared["indicators.csv"].replace("index,1,low", "index,0,low")
    told = faults(tmp_path / "examplia", examplia_sources, declared)
    assert {(one.code, one.file, one.column) for one in told} == {
        (Fault.FILE_MISSING, "themes.csv", ""),
        (Fault.DESCRIPTION_SHAPE, "layer.json", "name"),
        (Fault.DATE_UNREADABLE, "layer.json", "snapshot"),
        (Fault.MULTIPLIER_NOT_POSITIVE, "indicators.csv", "multiplier"),
    }


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ('"of": "ward"', '"of": "parish"', "kinds"),
        ('["X05"]', "[]", "kinds"),
        ('["Every figure is made up."]', '"Made up."', "attribution"),
        ('"ward": "Squares."', '"parish": "Squares."', "map_credits"),
        ('"version": "1.0"', '"version": 1.0', "version"),
    ],
)
def test_a_head_of_another_shape_is_a_fault(
    tmp_path: Path, examplia_sources: Path, old: str, new: str, column: str
) -> None:
    (problem,) = with_declared(tmp_path, examplia_sources, "layer.json", old, new)
    assert (problem.code, problem.file, problem.column) == (Fault.DESCRIPTION_SHAPE, "layer.json", column)
