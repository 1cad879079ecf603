"""Life expectancy of wards from deaths and people of neighbourhoods: by hand, refused in words, nothing lost, and what is told."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hineq.methods.life_tables import AGE_STARTS, PROBLEMS, life_expectancy
from hineq.model.deaths import AGE_BANDS
from hineq.model.words import FigureStatus, Polarity, ValueType
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.extract import Extract
from hineq.packs.importers.small_area_counts import SmallAreaCounts
from hineq.packs.importers.small_area_deaths import read_small_area_deaths
from hineq.packs.importers.small_area_people import read_small_area_people
from hineq.packs.importers.ward_lives import NOBODY_AT_90, REASONS, ward_lives
from hineq.packs.read.problems import InvalidPack, Problem
from tests.packs.importers.small_areas import DIED, LSOA_A, LSOA_B, LSOA_C, PEOPLE, text

NORTH, SOUTH = "E05000001", "E05000002"
BIRTH, AT_65 = "Life expectancy at birth", "Life expectancy at 65"
YEARS = (2017, 2018, 2019, 2020, 2021)
LOOKUP = pd.DataFrame(
    {"from_code": [LSOA_A, LSOA_B, LSOA_C], "to_code": [NORTH, NORTH, SOUTH], "to_name": ["North", "North", "South"]}
)
# people of a neighbourhood's women or men: two of them and five years are above 5,000 person-years
MANY = PEOPLE * 3


def counts(noun: str, values: dict[tuple[str, str, int], object], *, whole: bool = True, **more) -> SmallAreaCounts:
    """Counts of 20 bands by zone, sex and year."""
    rows = [
        (zone, sex, year, age, float(count))
        for (zone, sex, year), own in values.items()
        for age, count in zip(AGE_BANDS, np.asarray(own), strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["zone", "sex", "year", "age", noun])
    kinds = {"zone": "category", "sex": "category", "age": pd.CategoricalDtype(AGE_BANDS)}
    return SmallAreaCounts(noun=noun, file=f"{noun}.csv", frame=frame.astype(kinds), whole=whole, **more)


def everywhere(value, zones=(LSOA_A, LSOA_B, LSOA_C), sexes=("Male", "Female"), years=YEARS):
    return {(zone, sex, year): value for zone in zones for sex in sexes for year in years}


def lives(deaths=None, people=None, lookup=LOOKUP, **said) -> Extract:
    return ward_lives(deaths or counts("deaths", everywhere(DIED)), people or counts("people", everywhere(MANY)), lookup, "lookup.csv", **said)  # fmt: skip


def faults(*given, **said) -> list[Problem]:
    with pytest.raises(InvalidPack) as error:
        lives(*given, **said)
    return list(error.value.problems)


def figure(made: Extract, ward=NORTH, sex="Male", measure=BIRTH) -> pd.Series:
    rows = made.figures
    (found,) = rows[(rows.area_code == ward) & (rows.sex == sex) & (rows.measure == measure)].itertuples()
    return found


def test_a_ward_of_two_neighbourhoods_by_hand_from_the_files_themselves() -> None:
    """Two neighbourhoods' tables as the ONS lays them out, added up by hand over five years, and put through the method."""
    rng = np.random.default_rng(5)
    people = rng.integers(200, 400, (2, len(YEARS), 2, 91))
    died = rng.binomial(60, 0.05, (2, len(YEARS), 2, 20)) + (np.arange(20) > 15) * 9
    zones = (LSOA_A, LSOA_B)
    of_people = [
        (year, zone, *people[z, y, 1], *people[z, y, 0]) for z, zone in enumerate(zones) for y, year in enumerate(YEARS)
    ]
    of_deaths = [
        (zone, year, sex, age, died[z, y, s, a])
        for z, zone in enumerate(zones) for y, year in enumerate(YEARS) for s, sex in enumerate("12") for a, age in enumerate(AGE_BANDS)
    ]  # fmt: skip
    made = ward_lives(
        read_small_area_deaths(text(("LSOA11", "REGYR", "SEX", "AGEGROUP", "Deaths"), *of_deaths), "deaths.csv"),
        read_small_area_people(text(("Year", "LSOA 2021 Code", *(f"F{age}" for age in range(91)), *(f"M{age}" for age in range(91))), *of_people), "people.csv"),
        LOOKUP[:2], "lookup.csv",
    )  # fmt: skip
    for s, sex in enumerate(("Male", "Female")):
        by_hand = life_expectancy(
            died[:, :, s].sum(axis=(0, 1)), np.add.reduceat(people[:, :, s].sum(axis=(0, 1)), AGE_STARTS)
        )
        for at, measure in ((0, BIRTH), (14, AT_65)):
            found = figure(made, sex=sex, measure=measure)
            np.testing.assert_allclose(
                (found.value, found.lower_ci, found.upper_ci),
                (by_hand.value[at], by_hand.lower[at], by_hand.upper[at]),
                rtol=1e-12,
            )
            assert found.count == died[:, :, s, at:].sum()
            assert found.denominator == people[:, :, s, AGE_STARTS[at] :].sum()
    assert figure(made).period == "2017-21"
    assert (figure(made).age, figure(made, measure=AT_65).age, figure(made).area_name) == ("0", "65", "North")


def test_nobody_dies_before_90_and_a_quarter_a_year_from_then_on() -> None:
    died = np.zeros(20)
    died[-1] = MANY[-1] / 4
    made = lives(counts("deaths", everywhere(died)))
    assert figure(made).value == pytest.approx(94)
    assert figure(made, measure=AT_65).value == pytest.approx(29)


def test_what_is_told_of_the_measures() -> None:
    made = lives()
    assert [told.name for told in made.measures] == [BIRTH, AT_65]
    for told in made.measures:
        assert (told.unit, told.value_type, told.multiplier, told.polarity) == (
            "years",
            ValueType.YEARS,
            1,
            Polarity.HIGH_IS_GOOD,
        )
        assert "not an official figure" in told.caveat
        assert "2017-21" in told.caveat
        assert "deaths.csv" in told.source
    assert set(made.figures.status) == {str(FigureStatus.ESTIMATED)}
    assert figure(made).note == "Worked out from deaths and people of 2 neighbourhoods."
    june = lives(counts("deaths", everywhere(DIED), to_june=True)).measures[0].caveat
    assert "30 June" in june


def test_every_reason_of_the_method_is_said_in_words() -> None:
    assert set(REASONS) == {*map(str, PROBLEMS), NOBODY_AT_90}
    assert all(text.startswith("Not worked out: ") for word, text in REASONS.items() if word)


@pytest.mark.parametrize(
    ("died", "people", "said"),
    [
        (DIED, PEOPLE, "5,000 person-years or fewer"),
        (np.where(np.arange(20) == 19, 0, DIED), MANY, "aged 90 or over"),
        (DIED, np.where(np.arange(20) == 3, 0, MANY), "nobody lived here in one of the age bands"),
        (np.where(np.arange(20) == 3, 999, DIED), MANY, "more people died than lived"),
        (np.where(np.arange(20) == 19, 0.2, 0), MANY, "wider than 20 years"),
    ],
)
def test_a_ward_that_the_method_refuses_stays_without_value_and_says_why(died, people, said) -> None:
    wrong = {(LSOA_C, "Male", year): died for year in YEARS}
    short = {(LSOA_C, "Male", year): people for year in YEARS}
    made = lives(counts("deaths", everywhere(DIED) | wrong), counts("people", everywhere(MANY) | short))
    found = figure(made, SOUTH)
    assert np.isnan([found.value, found.lower_ci, found.upper_ci]).all()
    assert (found.status, found.count) == (FigureStatus.SUPPRESSED, pytest.approx(5 * died.sum()))
    assert said in found.note
    assert figure(made, SOUTH, "Female").status == figure(made, NORTH).status == FigureStatus.ESTIMATED
    assert any("1 of 4 life tables" in one for one in made.remarks)


def test_neighbourhoods_without_deaths_or_people_are_one_fault_each_with_their_number() -> None:
    without = counts("deaths", everywhere(DIED, zones=(LSOA_A,)), vintage="2011")
    (problem,) = faults(without)
    assert (problem.code, problem.file, problem.value) == (Fault.ID_UNKNOWN, "deaths.csv", LSOA_B)
    assert "2 of the 3 neighbourhoods" in problem.rule
    assert "of neighbourhoods of 2011" in problem.rule
    both = faults(without, counts("people", everywhere(MANY, zones=(LSOA_A, LSOA_B))))
    assert [(one.code, one.file) for one in both] == [
        (Fault.ID_UNKNOWN, "deaths.csv"),
        (Fault.ID_UNKNOWN, "people.csv"),
    ]


def test_a_year_that_one_neighbourhood_lacks_is_a_fault_but_not_in_a_table_without_zeros() -> None:
    values = everywhere(DIED)
    del values[LSOA_B, "Male", 2019]
    (problem,) = faults(counts("deaths", values))
    assert f"{LSOA_B}, Male, 2019" in problem.rule
    made = lives(counts("deaths", values, whole=False))
    assert figure(made).count == 9 * DIED.sum()
    people = everywhere(MANY)
    del people[LSOA_B, "Male", 2019]
    assert [one.code for one in faults(None, counts("people", people))] == [Fault.BAND_MISSING]


def test_the_last_five_shared_years_are_pooled_and_others_are_left_out_with_their_deaths() -> None:
    years = (2011, 2014, 2015, 2016, 2017, 2018, 2019)
    made = lives(
        counts("deaths", everywhere(DIED, years=(*years, 2020))), counts("people", everywhere(MANY, years=years))
    )
    assert figure(made).period == "2015-19"
    told = [str(one) for one in made.left_out]
    assert any(f"{3 * 6 * DIED.sum():,.0f} deaths of other years than 2015 to 2019" in one for one in told)
    three = lives(
        counts("deaths", everywhere(DIED, years=years)),
        counts("people", everywhere(MANY, years=(2011, 2017, 2018, 2019))),
    )
    assert figure(three).period == "2017-19"
    assert any("with 3 the intervals are wider" in one for one in three.remarks)
    assert figure(lives(pooled=1)).period == "2021"
    (problem,) = faults(None, counts("people", everywhere(MANY, years=(2030,))))
    assert problem.code is Fault.PERIOD_UNREADABLE


def test_deaths_in_no_ward_are_left_out_with_their_number() -> None:
    outside = everywhere(DIED + 1, zones=("W01000009",))
    made = lives(counts("deaths", everywhere(DIED) | outside), counts("people", everywhere(MANY) | outside))
    told = [str(one) for one in made.left_out]
    assert [one.split(":")[0] for one in told] == ["200 rows left out", "200 rows left out"]
    assert (
        f"{10 * (DIED + 1).sum():,.0f} deaths of neighbourhoods that lie in no ward of lookup.csv, such as W01000009"
        in told[0]
    )
    np.testing.assert_array_equal(made.figures.value, lives().figures.value)


def test_only_sexes_that_both_have_are_worked_out() -> None:
    made = lives(counts("deaths", everywhere(DIED, sexes=("Male", "Female", "Persons"))))
    assert set(made.figures.sex) == {"Male", "Female"}
    assert any("of another sex than Male and Female" in str(one) for one in made.left_out)
    (problem,) = faults(counts("deaths", everywhere(DIED, sexes=("Persons",))))
    assert "no sex in common" in problem.rule


def test_a_neighbourhood_of_two_wards_needs_its_shares() -> None:
    twice = pd.concat([LOOKUP, pd.DataFrame({"from_code": [LSOA_A], "to_code": [SOUTH], "to_name": ["South"]})])
    (problem,) = faults(lookup=twice)
    assert (problem.code, problem.value) == (Fault.KEY_TWICE, LSOA_A)
    shared = lives(lookup=twice.assign(weight=[0.75, 1, 1, 0.25]))
    assert figure(shared).count == pytest.approx(1.75 * 5 * DIED.sum())
    assert figure(shared, SOUTH).denominator == pytest.approx(1.25 * 5 * MANY.sum())
    assert "shared out between wards" in shared.measures[0].caveat
    assert figure(lives(lookup=pd.concat([LOOKUP, LOOKUP]))).count == figure(lives()).count
    assert [one.code for one in faults(lookup=LOOKUP[:0])] == [Fault.NO_ROWS]


def test_nothing_is_worked_out_while_a_file_leaves_something_open() -> None:
    made = lives(counts("deaths", everywhere(DIED), asks=("The table does not say whose deaths it counts.",)))
    assert made.figures.empty
    assert made.asks == ("deaths.csv: The table does not say whose deaths it counts.",)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_death_and_no_person_is_lost_between_neighbourhoods_and_wards(data) -> None:
    zones = [f"E01{number:06d}" for number in range(data.draw(st.integers(1, 12)))]
    wards = data.draw(st.lists(st.sampled_from([NORTH, SOUTH, "E05000003"]), min_size=len(zones), max_size=len(zones)))
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    keys = [(zone, sex, year) for zone in [*zones, "W01000001"] for sex in ("Male", "Female") for year in (2019, 2020)]
    died = counts("deaths", {key: rng.poisson(2, 20) for key in keys})
    people = counts("people", {key: rng.poisson(60, 20) for key in keys})
    made = lives(died, people, pd.DataFrame({"from_code": zones, "to_code": wards})).figures
    for part, column in ((died, "count"), (people, "denominator")):
        own = part.frame[part.frame.zone.isin(zones)]
        for sex in ("Male", "Female"):
            born = made[(made.measure == BIRTH) & (made.sex == sex)]
            assert born[column].sum() == own[part.noun][own.sex == sex].sum()
    assert len(made) == 2 * 2 * len(set(wards))
