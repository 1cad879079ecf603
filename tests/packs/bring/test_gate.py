"""The gate for small numbers: what is suppressed of figures that are brought in, what stays, and what is told of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hineq.methods.attacks import attack
from hineq.model.indicator import Indicator
from hineq.model.observation import OBSERVATION_COLUMNS
from hineq.model.place import Place
from hineq.model.words import FigureStatus, Polarity, ValueType
from hineq.packs.bring.answers import Answers
from hineq.packs.bring.bringing import plan_of
from hineq.packs.bring.differences import KEY, Differences, differences
from hineq.packs.bring.gate import Gated, gated
from hineq.packs.bring.making import new_layer
from hineq.packs.bring.plan import Plan
from hineq.packs.bring.writing import write
from hineq.packs.read.pack import check_pack, load_place
from tests.made_up import TOWN, indicator, row, town
from tests.packs.build import nation

COUNT = "admissions"
KINDS = [
    indicator(),
    indicator(indicator_id=COUNT, value_type=ValueType.COUNT, unit="number", multiplier=1.0),
    indicator(indicator_id="rate", value_type=ValueType.CRUDE_RATE, unit="per 1,000", multiplier=1000.0),
    indicator(indicator_id="life", value_type=ValueType.YEARS, unit="years", multiplier=1.0),
]
INDICATORS: dict[str, Indicator] = {one.indicator_id: one for one in KINDS}
FEWER, OTHERS = "Suppressed: fewer than 5", "Suppressed so that another figure cannot be worked out"


def count(area: str, number: float, **changes: object) -> dict[str, object]:
    """A bare count."""
    return row(area, "2023", number, indicator_id=COUNT, **changes)


def share(area: str, number: float, of: float, **changes: object) -> dict[str, object]:
    """A percentage with its limits, count and denominator."""
    value = round(100 * number / of, 1)
    limits = {"lower_ci": max(value - 3, 0), "upper_ci": min(value + 3, 100)}
    return row(area, "2023", value, count=number, denominator=of, **(limits | changes))


def frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(OBSERVATION_COLUMNS))


def brought(rows: list[dict[str, object]], known: list[dict[str, object]] = [], **said: object) -> tuple[Gated, Place]:  # noqa: B006
    place = town(known, kinds=KINDS, wards=4)
    none = place.observations.iloc[:0]
    return gated(differences(frame(rows), place.observations, none, complete=False), place, INDICATORS, **said), place


def after(rows: list[dict[str, object]], known: list[dict[str, object]] = [], **said: object) -> pd.DataFrame:  # noqa: B006
    """The figures as they come out of the gate, in the order in which they went in."""
    made, _ = brought(rows, known, **said)
    whole = pd.concat([made.found.new, made.found.revised, made.found.same])
    return frame(rows)[KEY].merge(whole, on=KEY, how="left", validate="1:1")


def lost(rows: list[dict[str, object]], known: list[dict[str, object]] = [], **said: object) -> list[bool]:  # noqa: B006
    return (after(rows, known, **said).status == str(FigureStatus.SUPPRESSED)).tolist()


WARDS = [count(f"W{number}", events) for number, events in enumerate((3, 20, 9, 40), 1)]


def test_a_count_of_few_goes_by_itself_and_another_only_where_a_total_gives_it_back() -> None:
    assert lost(WARDS) == [True, False, False, False]
    assert lost([*WARDS, count(TOWN, 72)]) == [True, False, True, False, False]


def test_what_is_suppressed_says_why_and_nothing_of_its_number() -> None:
    made = after([*WARDS, count(TOWN, 72, note="3 of them in Ward 1"), count("W1", 4, sex="Male", note="one family")])
    assert made.note.tolist() == [FEWER, "", OTHERS, "", "3 of them in Ward 1", FEWER]
    gone = made[made.note.str.startswith("Suppressed")]
    assert gone[["value", "lower_ci", "upper_ci", "count"]].isna().all(axis=None)


def test_a_rate_goes_with_its_limits_and_its_denominator_stays() -> None:
    made = after([share("W1", 3, 60), share("W2", 30, 60), share("W3", 57, 60), share("W4", 60, 60)])
    assert made[["value", "lower_ci", "upper_ci", "count"]].isna().all(axis=1).tolist() == [True, False, True, False]
    assert made.denominator.tolist() == [60, 60, 60, 60]
    assert made.note.tolist() == [FEWER, "", "Suppressed: all but fewer than 5", ""]


def test_none_and_all_stay() -> None:
    assert lost([share("W1", 0, 60), share("W2", 60, 60), count("W3", 0)]) == [False, False, False]


def test_a_rate_without_its_count_gives_it_back_and_goes_too() -> None:
    rates = [
        row(f"W{one}", "2023", value, indicator_id="rate", denominator=1_200) for one, value in ((1, 2.5), (2, 8.3))
    ]
    assert lost(rates) == [True, False]


def test_a_rate_is_as_near_as_its_measure_is_printed() -> None:
    # 12.0 beside 8.3 is a rate with one decimal, so that 100 of 8,333 people are 100: with the total it gives 3 back
    rates = [(TOWN, 103, 9_000), ("W1", 3, 400), ("W2", 100, 8_333), ("W3", 0, 100), ("W4", 0, 167)]
    rows = [
        row(area, "2023", round(1000 * events / people, 1), indicator_id="rate", denominator=people)
        for area, events, people in rates
    ]
    assert rows[2]["value"] == 12.0
    assert lost(rows)[1]
    assert sum(lost(rows)) == 2


def test_men_give_women_back() -> None:
    rows = [count("W1", 10, sex="Persons"), count("W1", 7, sex="Male"), count("W1", 3, sex="Female")]
    assert lost(rows) == [False, True, True]
    # women are not there, but all and men are
    assert sum(lost(rows[:2])) == 1


def test_bands_of_age_and_longer_periods_give_one_another_back() -> None:
    ages = {"All ages": 40, "0-4": 2, "5-64": 8, "65+": 30}
    assert lost([count("W1", events, age=age) for age, events in ages.items()]) == [False, True, True, False]
    years = {"2019-21": 40, "2019": 2, "2020": 8, "2021": 30}
    rows = [row("W1", period, events, indicator_id=COUNT) for period, events in years.items()]
    assert lost(rows) == [False, True, True, False]


def test_a_ward_that_was_left_out_is_not_given_back_by_the_others() -> None:
    made = lost([*WARDS[1:], count(TOWN, 72)])
    assert sum(made) == 1


def test_a_ward_that_only_two_tables_together_give_back_is_not_given_back() -> None:
    # neither men nor women of Ward 1 have a row: all of the town and the women of the town tell them
    rows = [count(TOWN, 72, sex="Persons"), count(TOWN, 40, sex="Female")]
    rows += [count(f"W{ward}", men, sex="Male") for ward, men in ((2, 10), (3, 9), (4, 10))]
    assert sum(lost(rows)) == 1


def test_a_star_of_the_publisher_is_not_given_back_by_a_total() -> None:
    star = count("W1", np.nan, status="suppressed", note="Suppressed by the publisher")
    made = after([star, *WARDS[1:], count(TOWN, 72)])
    assert made.note.tolist() == ["Suppressed by the publisher", "", OTHERS, "", ""]
    # a number that is not small may be found: its publisher hid it for the sake of another
    large = [star, *WARDS[1:], count(TOWN, 172)]
    assert after(large).note.tolist()[1:] == ["", "", "", ""]


def test_totals_that_contradict_each_other_are_no_way_to_a_star() -> None:
    star = {"status": "suppressed", "note": "*"}
    rows = [
        count("W1", np.nan, sex="Male", **star), count("W1", 40, sex="Female"), count("W1", 43, sex="Persons"),
        count("W2", 10, sex="Male"), count(TOWN, 19, sex="Male"), *(count(f"W{one}", 0, sex="Male") for one in (3, 4)),
    ]  # fmt: skip
    assert lost(rows)[0]


def test_what_the_layer_has_is_not_combined_with_what_is_brought() -> None:
    known = [count(TOWN, 72), *WARDS[1:3]]
    assert lost([*WARDS[:1], *WARDS[3:]], known) == [True, True]
    # in another series too
    elsewhere = [{**one, "series": "register"} for one in known]
    assert lost([*WARDS[:1], *WARDS[3:]], elsewhere) == [True, True]


def test_what_the_layer_suppressed_is_not_given_back_by_what_is_brought_later() -> None:
    first, _ = brought(WARDS)
    known = first.found.new.to_dict("records")
    assert lost([count(TOWN, 72)], known) == [True]


def test_a_count_that_the_layer_gives_away_already_is_told() -> None:
    made, _ = brought(WARDS[:1], [count(TOWN, 72), *WARDS[1:]])
    assert made.lines[0] == f"{COUNT}: 1 figure suppressed because fewer than 5 people or events are counted"
    assert made.lines[1].startswith(
        f"1 figure can still be worked out from what the layer shows already, such as {COUNT} of Ward 1,"
    )


def test_a_rate_and_its_count_as_two_measures_hide_the_same() -> None:
    counts = [*WARDS, count(TOWN, 72)]
    rates = [
        {**one, "indicator_id": "rate", "value": one["value"] / of * 1000, "count": one["value"], "denominator": of}
        for one, of in zip(counts, (1_000, 4_000, 100, 2_000, 7_100), strict=True)
    ]
    made = lost([*counts, *rates])
    assert made[:5] == made[5:] == [True, False, True, False, False]


def test_a_denominator_of_few_people_goes_and_is_not_given_back() -> None:
    rows = [share("W1", 0, 3), share("W2", 20, 100), share("W3", 30, 200), share("W4", 40, 300), share(TOWN, 90, 603)]
    made = after(rows)
    assert made.denominator.isna().sum() >= 2
    assert made.denominator.isna()[0]
    assert made[made.denominator.isna()][["value", "count"]].isna().all(axis=None)


def test_measures_that_count_nobody_are_left_as_they_are() -> None:
    made, _ = brought([row("W1", "2023", 80.0, indicator_id="life", count=3)])
    assert (made.first, made.second, made.lines) == (0, 0, ())


def test_how_many_were_suppressed_at_first_and_second_hand_is_told() -> None:
    made, _ = brought([*WARDS, count(TOWN, 72), row("W1", "2023", 12.0, indicator_id="rate")])
    assert (made.first, made.second) == (1, 1)
    assert made.lines == (
        f"{COUNT}: 1 figure suppressed because fewer than 5 people or events are counted, 1 more so that others cannot be worked out",
        "1 figure without a count: nothing says whether few people are counted (rate)",
    )


def test_figures_that_the_layer_has_suppressed_already_are_the_same() -> None:
    first, _ = brought([*WARDS, count(TOWN, 72)])
    again, _ = brought([*WARDS, count(TOWN, 72)], first.found.new.to_dict("records"))
    assert len(again.found.new) == len(again.found.revised) == 0
    assert len(again.found.same) == 5


def test_another_threshold() -> None:
    assert lost(WARDS, threshold=10) == [True, False, True, False]
    made, _ = brought(WARDS, threshold=3)
    assert (made.first, made.second) == (0, 0)


@pytest.mark.parametrize("seed", range(4))
def test_a_sheet_that_does_not_add_up_goes_through(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = [
        share(_code(ward), number, number + rng.integers(0, 9), sex=sex, age=age)
        for ward in range(5) for sex in SEXES for age in ("All ages", "0-17", "18+", "<18")
        for number in [rng.integers(1, 30)] if rng.random() < 0.8
    ]  # fmt: skip
    made = after(rows)
    few = frame(rows)["count"] < 5
    assert (made.status[few] == str(FigureStatus.SUPPRESSED)).all()


@st.composite
def sheets(draw: st.DrawFn) -> list[dict[str, object]]:
    """Wards and their town by sex, some rows left out, some of them as percentages."""
    number = st.integers(0, 12) | st.integers(0, 60)
    counts = {(ward, sex): draw(number) for ward in range(1, 5) for sex in ("Male", "Female")}
    for ward in range(1, 5):
        counts[ward, "Persons"] = counts[ward, "Male"] + counts[ward, "Female"]
    for sex in ("Male", "Female", "Persons"):
        counts[0, sex] = sum(counts[ward, sex] for ward in range(1, 5))
    kept = draw(st.lists(st.sampled_from(sorted(counts)), min_size=4, unique=True))
    made = share if draw(st.booleans()) else None
    people = {one: counts[one] + 40 for one in counts}
    return [
        made(_code(ward), counts[ward, sex], people[ward, sex], sex=sex) if made else count(_code(ward), counts[ward, sex], sex=sex)
        for ward, sex in kept
    ]  # fmt: skip


def _code(ward: int) -> str:
    return f"W{ward}" if ward else TOWN


@given(sheets())
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_what_stays_is_as_it_was_and_what_is_gated_twice_is_gated_once(rows: list[dict[str, object]]) -> None:
    before, made = frame(rows), after(rows)
    stays = (made.status != str(FigureStatus.SUPPRESSED)).to_numpy()
    numbers = ["value", "lower_ci", "upper_ci", "count", "denominator"]
    np.testing.assert_array_equal(made.loc[stays, numbers], before.loc[stays, numbers].astype(float))
    events = before["count"].astype(float).fillna(before["value"])
    assert not ((events > 0) & (events < 5) & stays).any()
    assert not made.loc[~stays, numbers[:4]].notna().any(axis=None)
    again = after(made[list(OBSERVATION_COLUMNS)].to_dict("records"))
    pd.testing.assert_frame_equal(again[numbers], made[numbers], check_dtype=False)
    assert again.note.tolist() == made.note.tolist()


SEXES = ("Male", "Female", "Persons")
PLACES = [(ward, sex) for ward in range(5) for sex in SEXES]


def sums_by_hand() -> np.ndarray:
    """Which of PLACES add up to which: men and women to all in each area, the wards to the town for each sex."""
    totals = []
    for ward in range(5):
        totals.append([{"Male": 1, "Female": 1, "Persons": -1}[sex] * (at == ward) for at, sex in PLACES])
    for own in SEXES:
        totals.append([(sex == own) * (1 if at else -1) for at, sex in PLACES])
    return np.array(totals, dtype=float)


@pytest.mark.parametrize("seed", range(12))
def test_nobody_works_a_suppressed_figure_out_of_a_sheet_of_wards_and_sexes(seed: int) -> None:
    rng = np.random.default_rng(seed)
    inner = rng.negative_binomial(1.2, 0.12, size=(4, 2)).astype(float)
    by_sex = np.concatenate([inner.sum(axis=0, keepdims=True), inner])
    numbers = np.concatenate([by_sex, by_sex.sum(axis=1, keepdims=True)], axis=1).ravel()
    made = after([count(_code(ward), number, sex=sex) for (ward, sex), number in zip(PLACES, numbers, strict=True)])
    gone = made["value"].isna().to_numpy()
    assert gone[(numbers > 0) & (numbers < 5)].all()
    lower = np.where(gone, 1, numbers)
    upper = np.where(gone, np.where(made.note == FEWER, 4, np.inf), numbers)
    found = attack(sums_by_hand(), np.zeros(8), lower, upper)
    assert ((found.upper - found.lower)[gone] >= 2).all()


def test_a_plan_without_figures_goes_through() -> None:
    none = frame([])
    found = Differences(new=none, revised=none.assign(was=None), same=none, withdrawn=none)
    place = town([], kinds=KINDS)
    assert gated(found, place, INDICATORS).first == 0


@pytest.mark.parametrize("sexes", [("Male", "Female"), ("Persons", "Female")])
def test_a_third_sex_that_no_row_has_is_not_given_back_by_its_council(sexes: tuple[str, str]) -> None:
    numbers = {"Male": [3, 20, 9, 40], "Female": [6, 30, 10, 50]}
    numbers["Persons"] = [*map(sum, zip(numbers["Male"], numbers["Female"], strict=True))]
    rows = [count(f"W{ward}", numbers[sex][ward - 1], sex=sex) for sex in sexes for ward in range(1, 5)]
    rows.append(count(TOWN, sum(numbers["Male"]), sex="Male"))
    made = lost(rows)
    assert sum(made) >= 2


HURT = [(nation.ASHWICK, 40, 500), (nation.ward(1), 3, 100), (nation.ward(2), 17, 150), (nation.ward(3), 20, 250)]
SHEET = "area code,indicator,sex,period,value,count,denominator,unit\n" + "\n".join(
    f"{code},Children hurt,Persons,2023,{100 * hurt / of:.1f},{hurt},{of},%" for code, hurt, of in HURT
)
SAID = Answers(polarity=Polarity.LOW_IS_GOOD, publisher="Ashwick", source="Register", licence="OGL v3.0")


@pytest.fixture
def layer(tmp_path: Path, examplia: Path) -> Path:
    (tmp_path / examplia.name).symlink_to(examplia)
    new_layer(tmp_path / "ashwick", nation.ASHWICK, examplia.name)
    return tmp_path / "ashwick"


def planned_of(text: str, layer: Path, answers: Answers = SAID) -> Plan:
    file = layer.parent / "hurt.csv"
    file.write_text(text, encoding="utf-8")
    return plan_of([file], layer, answers, date(2026, 5, 4))


def test_a_councils_own_sheet_goes_through_the_gate_before_it_is_written(layer: Path) -> None:
    plan = planned_of(SHEET, layer)
    assert not plan.asks
    assert any(
        "1 figure suppressed because fewer than 5 people or events are counted, 1 more" in line for line in plan.lines
    )
    write(plan)
    assert not check_pack(layer).faults
    kept = load_place(layer).observations
    kept = kept[kept.indicator_id == "children_hurt"].set_index("area_code")
    assert (kept.status == str(FigureStatus.SUPPRESSED)).sum() == 2
    assert kept.status[nation.ward(1)] == str(FigureStatus.SUPPRESSED)
    assert kept.loc[nation.ward(1), ["value", "count"]].isna().all()
    again = planned_of(SHEET, layer)
    assert len(again.found.new) == len(again.found.revised) == 0
    assert not again.changes


def test_what_an_officer_says_was_released_already_stays(layer: Path) -> None:
    plan = planned_of(SHEET, layer, replace(SAID, as_published=True))
    assert list(plan.found.new["count"].sort_values()) == [3, 17, 20, 40]


def test_what_a_publisher_lays_out_stays(layer: Path) -> None:
    columns = [
        "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age", "Category Type",
        "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Lower CI 99.8 limit", "Upper CI 99.8 limit",
        "Count", "Denominator", "Value note", "Recent Trend", "Compared to England value or percentiles",
        "Compared to percentiles", "Time period Sortable", "New data", "Compared to goal",
    ]  # fmt: skip
    given = {
        "Indicator ID": "90000",
        "Indicator Name": "Children hurt",
        "Area Code": nation.ward(1),
        "Area Name": "Abbey",
        "Area Type": "Wards",
    }
    given |= {
        "Sex": "Persons",
        "Age": "All ages",
        "Time period": "2023",
        "Value": "3.0",
        "Count": "3",
        "Denominator": "100",
    }
    text = ",".join(columns) + "\n" + ",".join(given.get(name, "") for name in columns) + "\n"
    plan = planned_of(text, layer, replace(SAID, unit="%"))
    assert list(plan.found.new["count"]) == [3]
