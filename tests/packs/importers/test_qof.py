"""Registers of practices: passed over without a look-up, summed over areas with one, with the patients that are lost told."""

import pandas as pd
import pytest

from hineq.packs.importers.extract import Extract
from hineq.packs.importers.layouts import heads_among, read_figures
from hineq.packs.importers.qof import QOF, Practices, practices_in
from hineq.packs.importers.qof_areas import patients_by_zone, summed_over_areas
from hineq.packs.importers.table_text import SheetTable, table_of
from hineq.packs.importers.tidy import TIDY
from hineq.packs.read.findings import Findings

PREVALENCE = """PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE
A81001,AF,96,TOTAL,4000
A81002,AF,104,TOTAL,6000
A81003,AF,50,TOTAL,2000
A81001,DM,200,17OV,3200
A81002,DM,*,17OV,5000
A81003,DM,90,17OV,1500
"""


def sheet(text: str, file: str) -> tuple[SheetTable, Findings]:
    findings = Findings()
    names = {"practice code", "lsoa code", "number of patients", "sex", *QOF.heads}
    table = table_of(text.encode(), file, findings, lambda cells: heads_among(cells, names))
    assert table is not None
    return table, findings


def practices(text: str = PREVALENCE, file: str = "PREVALENCE_2324.csv") -> Practices:
    return practices_in(*sheet(text, file))


def by_area(made: Extract, measure: str) -> dict[str, tuple[float, float, float]]:
    own = made.figures[made.figures.measure == measure]
    figures = zip(own.value.round(3).tolist(), own["count"].tolist(), own.denominator.tolist(), strict=True)
    return dict(zip(own.area_code.tolist(), figures, strict=True))


def test_without_a_look_up_practices_are_passed_over_with_a_count() -> None:
    made = read_figures(PREVALENCE.encode(), "PREVALENCE_2324.csv", [QOF, TIDY])
    assert made.layout == QOF.title
    assert made.figures.empty
    assert [(one.rows, one.example) for one in made.left_out] == [(6, "A81001")]
    assert "look-up of practices to areas" in made.left_out[0].why
    assert [one.measure for one in made.measures] == ["qof_af_prevalence", "qof_dm_prevalence"]


def test_practices_stand_apart_with_register_list_ages_and_year() -> None:
    figures = practices().figures
    assert figures.columns.tolist()[:5] == ["practice_code", "practice_name", "group_code", "age", "period"]
    assert figures.loc[3, ["practice_code", "group_code", "age", "period", "register", "list_size"]].tolist() == [
        "A81001", "DM", "17+ yrs", "2023/24", 200, 3200,
    ]  # fmt: skip
    assert figures.register.isna().sum() == 1


@pytest.mark.parametrize(
    "head",
    [
        "PRACTICE_CODE,INDICATOR_GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PATIENT_LIST_SIZE",
        "PRACTICE_CODE,GROUP_CODE,REGISTER_SIZE,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE",
    ],
)
def test_heads_of_other_years_are_known(head: str) -> None:
    figures = practices(f"{head}\nA81001,AF,96,TOTAL,4000\n", "qof-1516-prevalence.csv").figures
    assert figures[["group_code", "period", "register", "list_size"]].to_numpy().tolist() == [
        ["AF", "2015/16", 96, 4000]
    ]


def test_a_sheet_of_one_register_has_two_years_beside_each_other() -> None:
    text = (
        "Quality and Outcomes Framework\nTable 1: Atrial fibrillation (AF)\n,,2022-23,,,2023-24,,\n"
        "Practice code,Practice name,List size,Register,Prevalence (%),List size,Register,Prevalence (%)\n"
        'A81001,Made-up surgery,"3,900",90,2.31,"4,000",96,2.40\n'
        "England,,60000000,1,2,61000000,1,2\n"
    )
    made = practices(text, "saved.csv")
    assert made.figures[["group_code", "period", "register", "list_size"]].to_numpy().tolist() == [
        ["AF", "2022/23", 90, 3900], ["AF", "2023/24", 96, 4000],
    ]  # fmt: skip
    assert [(one.rows, one.example) for one in made.left_out] == [(1, "England")]


def test_a_year_that_nothing_says_is_told() -> None:
    made = practices(file="prevalence.csv")
    assert set(made.figures.period) == {""}
    assert len(made.remarks) == 1


def test_practices_that_lie_in_one_area_each_are_summed() -> None:
    lookup = pd.DataFrame(
        {"practice_code": ["A81001", "A81002"], "area_code": ["E05000001"] * 2, "area_name": ["Abbey"] * 2}
    )
    made = summed_over_areas(practices(), lookup)
    assert by_area(made, "qof_af_prevalence") == {"E05000001": (2.0, 200, 10000)}
    assert by_area(made, "qof_dm_prevalence") == {"E05000001": (6.25, 200, 3200)}
    assert set(made.figures.status) == {"estimated"}
    assert set(made.figures.area_name) == {"Abbey"}
    assert [(one.rows, one.why) for one in made.left_out] == [
        (2, "practices that the look-up has not, with 2,000 of 12,000 patients"),
        (1, "practices without a register or a list of patients"),
    ]


def test_registers_are_shared_out_by_where_patients_live() -> None:
    lookup = pd.DataFrame({
        "practice_code": ["A81001", "A81001", "A81002", "A81002"], "area_code": ["E05000001", "E05000002", "E05000001", "CLOSED"],
        "patients": [3000, 1000, 3000, 3000],
    })  # fmt: skip
    made = summed_over_areas(practices(), lookup)
    assert by_area(made, "qof_af_prevalence") == {
        "E05000001": (pytest.approx(100 * 124 / 6000, abs=0.001), 124, 6000), "E05000002": (2.4, 24, 1000),
    }  # fmt: skip
    assert any("3,000 of 12,000 patients" in one.why and "live in areas" in one.why for one in made.left_out)


def test_a_practice_in_two_areas_without_patients_is_refused() -> None:
    lookup = pd.DataFrame({"practice_code": ["A81001", "A81001"], "area_code": ["E05000001", "E05000002"]})
    with pytest.raises(ValueError, match="A81001 lies in two"):
        summed_over_areas(practices(), lookup)
    with pytest.raises(ValueError, match="area_code"):
        summed_over_areas(practices(), lookup[["practice_code"]])
    with pytest.raises(ValueError, match="negative"):
        summed_over_areas(practices(), lookup.assign(patients=[5, -1]))


def test_patients_by_neighbourhood_are_a_look_up() -> None:
    text = (
        "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS\n"
        "GP,01APR2024,A81001,P,E01000001,ALL,120\nGP,01APR2024,A81001,P,E01000001,MALE,60\nGP,01APR2024,A81001,P,E01000002,ALL,30\n"
    )
    made = patients_by_zone(*sheet(text, "gp-reg-pat-prac-lsoa-all.csv"))
    assert made.to_numpy().tolist() == [["A81001", "E01000001", 120], ["A81001", "E01000002", 30]]
    table, findings = sheet(PREVALENCE, "PREVALENCE_2324.csv")
    with pytest.raises(ValueError, match="LSOA"):
        patients_by_zone(table, findings)
