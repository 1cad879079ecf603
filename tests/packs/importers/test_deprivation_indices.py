"""The English Indices of Deprivation in their own files and in long copies: each column a measure, its direction from words."""

import numpy as np
import pytest

from hineq.model.words import Polarity, ValueType
from hineq.packs.importers.deprivation_indices import DEPRIVATION_INDICES
from hineq.packs.importers.extract import Extract
from hineq.packs.importers.layouts import read_figures
from hineq.packs.importers.tidy import TIDY
from hineq.packs.read.problems import InvalidPack

LSOA = "LSOA code ({0}),LSOA name ({0}),Local Authority District code ({1}),Local Authority District name ({1})"
IMD = "Index of Multiple Deprivation (IMD) "
RANK, DECILE = "Rank (where 1 is most deprived)", "Decile (where 1 is most deprived 10% of LSOAs)"


def read(text: str, file: str = "indices.csv") -> Extract:
    """The extract of a file's text; a plain sheet stands behind it, as in the list of all layouts."""
    return read_figures(text.encode(), file, [DEPRIVATION_INDICES, TIDY])


def neighbourhoods(measures: str, *figures: str, lsoa: str = "2021", district: str = "2024") -> str:
    areas = ("E01000001,Newtown 001A,E06000001,Newtown", "E01000002,Newtown 001B,E06000001,Newtown")
    lines = (f"{area},{figure}" for area, figure in zip(areas, figures, strict=False))
    return "\n".join((f"{LSOA.format(lsoa, district)},{measures}", *lines, ""))


def test_each_column_of_a_neighbourhood_file_is_a_measure_with_its_direction() -> None:
    made = read(neighbourhoods(f"{IMD}Score,{IMD}{RANK},{IMD}{DECILE}", "41.5,12,1", "3.2,33000,10"))
    assert made.layout == DEPRIVATION_INDICES.title
    assert [(one.measure.split(": ")[1], str(one.polarity), one.definition) for one in made.measures] == [
        ("score", "low_is_good", "The higher, the more deprived."),
        ("rank", "high_is_good", "Rank 1 is the most deprived."),
        ("decile", "high_is_good", "Decile 1 is the most deprived tenth."),
    ]
    assert made.figures.value.tolist() == [41.5, 3.2, 12, 33000, 1, 10]
    assert set(made.figures.sex) == {"Persons"}
    assert made.asks == ()


@pytest.mark.parametrize(
    ("lsoa", "district", "year"), [("2021", "2024", "2025"), ("2011", "2019", "2019"), ("2011", "2013", "2015")]
)
def test_the_year_of_the_release_and_of_the_neighbourhoods_are_in_the_heads(
    lsoa: str, district: str, year: str
) -> None:
    made = read(neighbourhoods(f"{IMD}Score", "41.5", "3.2", lsoa=lsoa, district=district))
    assert set(made.figures.period) == {year}
    assert set(made.figures.area_type) == {f"LSOA {lsoa}"}


def test_the_year_is_taken_from_the_name_of_the_file_or_asked_for() -> None:
    text = "LSOA code,IMD Score\nE01000001,41.5\nE01000002,3\n"
    assert set(read(text, "File_5_IoD2019_Scores.csv").figures.period) == {"2019"}
    unsaid = read(text)
    assert set(unsaid.figures.period) == {""}
    assert len(unsaid.asks) == 1


def test_scores_of_income_are_shares_and_others_scores_that_may_lie_below_0() -> None:
    made = read(
        neighbourhoods("Income Score (rate),Health Deprivation and Disability Score", "0.357,-1.39", "0.02,0.5")
    )
    income, health = made.measures
    assert (income.unit, income.value_type, income.multiplier) == ("share (0 to 1)", ValueType.PROPORTION, 1)
    assert (health.unit, health.value_type) == ("index score", ValueType.INDEX)
    assert made.figures.value.tolist() == [0.357, 0.02, -1.39, 0.5]


def test_parts_of_domains_and_the_people_counted_are_measures_too() -> None:
    heads = (
        "Indoors Sub-domain Score,Total population: mid 2015 (excluding prisoners),"
        "Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners)"
    )
    made = read(neighbourhoods(heads, '0.1,1500,"1,100"', "0.2,1600,1200", lsoa="2011", district="2019"))
    assert [str(one.polarity) for one in made.measures] == ["low_is_good", "no_judgement", "no_judgement"]
    assert made.figures.period.tolist() == ["2019", "2019", "2015", "2015", "2015", "2015"]
    assert made.figures.value.tolist()[4] == 1100


def test_district_summaries_have_averages_of_ranks_that_rise_and_ranks_of_them_that_fall() -> None:
    heads = (
        "Local Authority District code (2019),Local Authority District name (2019),IMD - Average rank ,IMD - Rank of average rank ,"
        "IMD - Proportion of LSOAs in most deprived 10% nationally ,IMD - Rank of proportion of LSOAs in most deprived 10% nationally ,"
        "IMD 2019 - Extent,IMD 2019 - Rank of local concentration,Income - Average score,Income scale,Rank of Income Scale"
    )
    made = read(f"{heads}\nE06000001,Newtown,23075.98,30,0.4211,3,0.51,7,0.357,21000,12\n")
    assert [one.polarity for one in made.measures] == [
        Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD,
        Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD, Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD,
    ]  # fmt: skip
    units = {one.measure: one.unit for one in made.measures}
    assert units["Income deprivation: average score"] == "share (0 to 1)"
    assert units["Income deprivation: scale"] == "people"
    assert made.figures.area_code.unique().tolist() == ["E06000001"]
    assert any("1 is the most deprived" in remark for remark in made.remarks)


def test_a_long_copy_has_its_direction_by_column() -> None:
    head = "area_code,area_name,area_type,deprivation_data_year,index_domain,average_rank,rank_average_rank,proportion_bottom_decile"
    made = read(
        f"{head}\nE06000001,Newtown,District,2025,Index of Multiple Deprivation,23075.98,30,0.42\n"
        "E06000001,Newtown,District,2025,Income Deprivation,22621.74,32,0.40\n"
        "E06000001,Newtown,District,2025,Shoe sizes,1,2,3\n"
    )
    assert len(made.figures) == 6
    assert {one.measure: str(one.polarity) for one in made.measures}[
        "Income deprivation: average rank"
    ] == "low_is_good"
    assert {one.measure: str(one.polarity) for one in made.measures}[
        "Income deprivation: rank of average rank"
    ] == "high_is_good"
    assert [(one.rows, one.example) for one in made.left_out] == [(1, "Shoe sizes")]


def test_open_data_communities_gives_a_row_a_figure() -> None:
    made = read(
        "FeatureCode,DateCode,Measurement,Units,Value,Indices of Deprivation\n"
        "E01000001,2019,Decile ,Decile,9,b. Income Deprivation Domain\n"
        "E01000001,2019,Score,Score,0.02,b. Income Deprivation Domain\n"
        "E01000001,2019,Rank,Rank,29476,a. Index of Multiple Deprivation (IMD)\n"
    )
    assert dict(zip(made.figures.measure, made.figures.value, strict=True)) == {
        "Income deprivation: decile": 9, "Income deprivation: score (rate)": 0.02, "Index of Multiple Deprivation: rank": 29476,
    }  # fmt: skip
    assert set(made.figures.period) == {"2019"}


def test_a_head_that_says_1_is_the_least_deprived_is_followed() -> None:
    made = read("LSOA code (2021),IMD 2025 Decile (where 1 is least deprived)\nE01000001,10\n")
    assert (str(made.measures[0].polarity), made.measures[0].definition) == (
        "low_is_good",
        "Decile 1 is the least deprived tenth.",
    )
    assert made.measures[0].measure != "Index of Multiple Deprivation: decile"


def test_columns_that_are_no_figure_of_the_indices_are_told() -> None:
    made = read(neighbourhoods(f"{IMD}Score,Smokers", "41.5,12", "3.2,5"))
    assert "Nothing is taken from the column smokers." in made.remarks


def test_titles_suppressed_cells_and_areas_without_codes() -> None:
    made = read(f"File 2: domains\n\n{neighbourhoods(f'{IMD}Score', '[c]', '3.2')},England,,,20\n")
    assert made.figures.status.tolist() == ["suppressed", "official"]
    assert np.isnan(made.figures.value[0])
    assert [one.example for one in made.left_out][-1] == "England"


def test_words_where_a_number_must_stand_are_one_fault_a_column() -> None:
    with pytest.raises(InvalidPack) as caught:
        read(neighbourhoods(f"{IMD}Score,{IMD}{RANK}", "high,1", "low-ish,2"))
    assert [(str(one.code), one.row) for one in caught.value.problems] == [("number_unreadable", 2)]


def test_a_plain_sheet_about_deprivation_stays_a_plain_sheet() -> None:
    made = read("area_code,area_name,indicator,period,value,imd score\nE05000001,Abbey,IMD,2025,25.8,1\n")
    assert made.layout == TIDY.title


def test_a_long_file_whose_rows_name_no_index_is_one_fault() -> None:
    head = "area_code,area_name,area_type,deprivation_data_year,index_domain,average_rank"
    with pytest.raises(InvalidPack) as caught:
        read(f"{head}\nE06000001,Newtown,District,2025,Shoe sizes,1\n")
    assert [str(one.code) for one in caught.value.problems] == ["no_rows"]
