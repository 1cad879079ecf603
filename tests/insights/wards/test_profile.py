"""A ward on every indicator: its headline, its sentences, and where it stands between the poorest and the best."""

import math

import pytest

from hineq.insights.wards.profile import Profile, neighbours, newest_ward_views, ward_profile
from hineq.insights.wards.profile_words import profile_finding, profile_sentences
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.place import Place
from hineq.model.words import Outcome, Polarity, ValueType
from tests.luton import CODES, luton, newest_views, profile
from tests.made_up import COUNTRY, TOWN, indicator, opened, row, series, town

LOW, HIGH, NEUTRAL = Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD, Polarity.NO_JUDGEMENT


def made_up(area_code: str, *measures: tuple[str, list[float], Polarity]) -> tuple[Profile, Place]:
    """The profile of a ward on measures of five wards, the town at 5 and the country at 6, limits of 1 to each side."""
    rows, kinds, names = [], [], []
    for name, values, polarity in measures:
        rows += [
            row(f"W{number}", "2020", value, indicator_id=name, lower_ci=value - 1, upper_ci=value + 1)
            for number, value in enumerate(values, 1)
        ]
        rows += [row(TOWN, "2020", 5.0, indicator_id=name), row(COUNTRY, "2020", 6.0, indicator_id=name)]
        kinds.append(indicator(indicator_id=name, name=name, short_name=name, polarity=polarity))
        names.append(series(indicator_id=name))
    place = town(rows, kinds=kinds, all_series=names)
    return ward_profile(place, newest_ward_views(opened(place)), area_code), place


def test_the_newest_figures_of_every_measure_but_bare_counts() -> None:
    views = newest_views()
    kinds = luton().indicators
    assert "employment_deprived_people" not in {view.indicator.indicator_id for view in views}
    assert all(kinds[view.indicator.indicator_id].value_type is not ValueType.COUNT for view in views)
    periods = {view.indicator.indicator_id: view.period for view in views}
    assert (periods["imd_score"], periods["life_expectancy_at_birth"]) == ("2025", "2009-13")
    assert len(profile("Dallow").table) == len(views) == 49
    # names head the rows of the chart: no two may be the same
    assert profile("Dallow").table["name"].is_unique


def test_a_row_of_luton_by_hand() -> None:
    table = profile("Dallow").table.set_index("indicator_id")
    homes = table.loc["overcrowded_households"]
    assert (homes.value_words, homes.place_words, homes.country_words) == ("24.9%", "12.2", "4.4")
    assert (homes.place_outcome, homes.country_outcome, homes.rank_words) == ("worse", "worse", "poorest of 19")
    men = table.loc["life_expectancy_at_birth"]
    assert (men.value_words, men.interval_words, men.rank_words) == (
        "78.5 years", "76.9 to 80.1", "joint 9th best of 19",
    )  # fmt: skip
    assert (men.place_words, men.place_estimated, men.status) == ("78.1*", True, "official")


@pytest.mark.parametrize(("polarity", "position"), [(LOW, 0.75), (HIGH, 0.25), (NEUTRAL, 0.25)])
def test_positions_run_from_the_poorest_to_the_best(polarity: Polarity, position: float) -> None:
    found, _ = made_up("W2", ("a", [0.0, 2.0, 4.0, 8.0, math.nan], polarity))
    row_ = found.table.iloc[0]
    assert row_.position == position
    # limits 1 and 3, the town at 5 and the country at 6, on a range of 8
    assert (row_.lower_position, row_.upper_position) == (position - 0.125, position + 0.125)
    town_, country = (0.375, 0.25) if polarity is LOW else (0.625, 0.75)
    assert (row_.place_position, row_.country_position) == (town_, country)


def test_positions_of_luton_lie_between_the_ends() -> None:
    for name in CODES:
        table = profile(name).table
        assert table.position.between(0, 1).all()
        judged = table[table.polarity != NEUTRAL]
        # at the poorest end exactly where no ward is poorer
        assert ((judged.position == 0) == (judged["rank"] == 1)).all()
        assert ((judged.position == 1) == (judged.rank_from_best == 1)).all()
        limits = judged.dropna(subset=["lower_position"])
        assert (limits.lower_position <= limits.position).all()
        assert (limits.position <= limits.upper_position).all()


def test_a_ward_without_a_figure_or_a_measure_without_a_spread_has_no_position() -> None:
    missing, _ = made_up("W5", ("a", [0.0, 2.0, 4.0, 8.0, math.nan], LOW))
    assert math.isnan(missing.table.position.iloc[0])
    assert (missing.table.value_bare.iloc[0], missing.table.rank_words.iloc[0]) == ("no data", "")
    equal, _ = made_up("W1", ("a", [3.0, 3.0, 3.0], LOW))
    assert math.isnan(equal.table.position.iloc[0])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Dallow", "Dallow was among the poorest on 10 of 19 measures, among the best on one"),
        ("Farley", "Farley was among the four poorest wards on nine of the 19 measures"),
        ("Wigmore", "Wigmore was among the best on 12 of 19 measures, among the poorest on one"),
        ("Challney", "Challney was in the middle on 16 of 19 measures, among the best on two"),
    ],
)
def test_the_headline_is_of_the_whole_profile(name: str, words: str) -> None:
    assert profile_finding(profile(name), luton()) == words


def test_every_headline_fits_a_title() -> None:
    for ward in luton().wards:
        words = profile_finding(ward_profile(luton(), newest_views(), ward.area_code), luton())
        assert len(words.split()) <= TITLE_WORDS


def test_the_headline_of_few_measures() -> None:
    fear, joy = ("Fear", [9.0, 5.0, 4.0, 3.0, 2.0], LOW), ("Joy", [9.0, 1.0, 4.0, 5.0, 6.0], HIGH)
    two, place = made_up("W2", fear, joy)
    assert profile_finding(two, place) == "Ward 2 is the poorest ward on one of the two measures"
    best, place = made_up("W5", fear, joy)
    assert profile_finding(best, place) == "Ward 5 is the best ward on one of the two measures"
    found, place = made_up("W2", joy)
    assert profile_finding(found, place) == "Ward 2: joy 1.0% (0.0 to 2.0), poorest of 5 wards"
    neutral, place = made_up("W2", ("Flats", [9.0, 5.0, 4.0, 3.0, 2.0], NEUTRAL))
    assert profile_finding(neutral, place) == "Ward 2: no figures by which wards can be ranked"
    assert profile_sentences(neutral, place) == []


def test_lutons_sentences() -> None:
    assert profile_sentences(profile("Leagrave"), luton()) == [
        "Men in Leagrave could expect to live 75.8 years (very probably between 74.1 and 77.5) in 2009-13, which was worse "
        "than England (79.1 years).",
        "It was among the four poorest wards on one of 19 distinct measures (life expectancy at birth, men), and among the four "
        "best on none.",
        "The strategy named it among the wards with the poorest health outcomes (for women only); it was significantly worse "
        "than Luton on three of the four distinct measures tested against it.",
    ]
    assert profile_sentences(profile("Wigmore"), luton())[2] == (
        "The strategy did not name it; it was significantly worse than Luton on none of the four distinct measures tested against "
        "it."
    )
    assert profile_sentences(profile("Biscot"), luton())[2].startswith(
        "The strategy named it among the wards with the poorest health outcomes and among the wards with the highest "
        "unemployment;"
    )
    only = profile_sentences(profile("Biscot"), luton(), ("strategy_unemployment",))[2]
    assert only.startswith("The strategy named it among the wards with the highest unemployment;")


@pytest.mark.parametrize("name", list(CODES))
def test_the_counts_in_the_sentences_are_those_of_the_table(name: str) -> None:
    table = profile(name).table
    kinds = luton().indicators
    leads = {"life_expectancy_at_birth", "healthy_life_expectancy_at_birth", "overcrowded_households"}
    leads.add("households_deprived_1plus_dimensions")
    compared = table[table.counts & (table.place_outcome != Outcome.NOT_COMPARED)]
    assert {kinds[code].family for code in compared.indicator_id} == {kinds[code].family for code in leads}
    worse = int((compared[compared.indicator_id.isin(leads)].place_outcome == Outcome.WORSE).sum())
    said = ("none of the", "one of the", "two of the", "three of the", "all")[worse]
    assert f"than Luton on {said} four distinct measures" in profile_sentences(profile(name), luton())[2]


def test_a_tie_with_the_best_is_not_poor_and_one_with_the_poorest_not_good() -> None:
    found, place = made_up("W2", ("Fear", [9.0, 0.0, 0.0, 0.0, 0.0], LOW), ("Joy", [0.0, 0.0, 0.0, 0.0, 9.0], HIGH))
    # on fear W2 ties with the best, on joy with the poorest
    assert profile_sentences(found, place)[0] == (
        "It is the poorest ward on one of two distinct measures (joy), and the best on one."
    )


def test_the_three_named_are_the_furthest_behind_the_place() -> None:
    names = ("d", "a", "c", "b")
    measures = [
        (name, [poorest, 5.0, 4.0, 3.0, 0.0], LOW) for name, poorest in zip(names, (9.0, 6.0, 8.0, 7.0), strict=True)
    ]
    found, place = made_up("W1", *measures)
    assert "(among them d; c; b)" in profile_sentences(found, place)[0]


def test_neighbours_go_round() -> None:
    before, after = neighbours(luton(), CODES["Barnfield"])
    assert (before.area_name, after.area_name) == ("Wigmore", "Biscot")
    before, after = neighbours(luton(), CODES["Wigmore"])
    assert (before.area_name, after.area_name) == ("Sundon Park", "Barnfield")


def test_a_code_that_is_no_ward_is_an_error() -> None:
    with pytest.raises(ValueError, match="'area_code' must be one of the place's wards"):
        ward_profile(luton(), newest_views(), TOWN)
