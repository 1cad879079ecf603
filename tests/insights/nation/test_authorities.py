"""Authorities beside each other on one measure: who is compared with the country, and what is said of it."""

import math
from collections.abc import Mapping

import pandas as pd
import pytest

from hineq.insights.nation.authorities import (
    AuthoritySet,
    AuthorityView,
    authority_indicators,
    authority_selection,
    authority_view,
)
from hineq.insights.nation.authority_words import (
    authority_cautions,
    authority_export,
    authority_finding,
    authority_label,
    authority_lede,
    authority_lines,
    authority_reading,
)
from hineq.insights.series.figures import Figures
from hineq.insights.wards.comparing import Confidence
from hineq.maps.authorities import authority_scene
from hineq.model.area import Area
from hineq.model.key import ViewKey
from hineq.model.words import AreaType, Outcome, Polarity, Sex, ValueType
from hineq.theme.palette import OUTCOME_COLOURS
from tests.made_up import COUNTRY, SMOKING, indicator, opened, row, series, town

NAN = math.nan


def among(many: int = 4, kind: AreaType = AreaType.COUNTY) -> AuthoritySet:
    areas = (
        Area(area_code=f"W{number}", area_name=f"Place {number}", area_type=AreaType.AUTHORITY)
        for number in range(1, many + 1)
    )
    around = Area(area_code="C1", area_name="Oakshire", area_type=kind)
    return AuthoritySet(around=around, areas=tuple(areas), noun="district", plural="districts")


def figures(values: Mapping[str, tuple[float, float]], **changes: object) -> Figures:
    """Each area's value and how far its limits are from it (NaN for none), of 2022, beside older ones of another series."""
    rows = [
        row(code, "2022", value, lower_ci=value - wide, upper_ci=value + wide) for code, (value, wide) in values.items()
    ]
    old = [row("W1", "2021", 50.0), row("W1", "2022", 50.0, series="old"), row("W2", "2022", 50.0, series="old")]
    kinds = [
        indicator(**changes),
        indicator(indicator_id="smokers", value_type=ValueType.COUNT),
        indicator(indicator_id="alone"),
    ]
    more = [row("W1", "2022", 9.0, indicator_id=one, series="survey") for one in ("smokers", "alone")]
    more.append(row("W2", "2022", 9.0, indicator_id="smokers"))
    all_series = [series(), series(series="old"), *(series(indicator_id=one) for one in ("smokers", "alone"))]
    return opened(town([*old, *rows, *more], kinds=kinds, all_series=all_series))


FOUR = {"W1": (20.0, 1.0), "W2": (14.5, 1.0), "W3": (10.0, 1.0), "W4": (15.0, NAN), COUNTRY: (14.0, 0.1)}


def view(
    values: Mapping[str, tuple[float, float]] = FOUR,
    many: int = 4,
    confidence: Confidence = Confidence.USUAL,
    **changes: object,
) -> AuthorityView:
    key = ViewKey(place_id="town", indicator_id=SMOKING, sex=Sex.PERSONS, period="2022")
    return authority_view(figures(values, **changes), among(many), key, confidence)


def test_each_is_held_against_the_country_in_one_series_and_what_has_no_interval_is_not_compared() -> None:
    found = view()
    assert found.series.series == "survey"
    assert list(found.table.area_code) == ["W1", "W4", "W2", "W3"]
    assert list(found.table.outcome) == ["worse", "not_compared", "similar", "better"]
    assert authority_finding(found) == "Smoking: one of three compared districts worse than Country, one better"
    assert authority_lede(found) == "Districts of Oakshire, 2022: each is compared with Country (14.0%)."
    assert authority_cautions(found) == ["Not compared, for want of a confidence interval: Place 4."]


def test_one_at_the_good_end_comes_last_whichever_way_is_good() -> None:
    found = view(polarity=Polarity.HIGH_IS_GOOD)
    assert list(found.table.area_code) == ["W3", "W2", "W4", "W1"]
    assert list(found.table.outcome) == ["worse", "similar", "not_compared", "better"]


def test_where_neither_end_is_worse_nobody_is_judged_or_signed() -> None:
    found = view(polarity=Polarity.NO_JUDGEMENT)
    assert authority_finding(found) == "Smoking: one of three compared districts higher than Country, one lower"
    assert not any(mark["marked"] for mark in authority_scene(found, ()).marks)


def test_without_intervals_the_heading_says_how_far_apart_they_lie_and_that_none_is_compared() -> None:
    found = view({code: (value, NAN) for code, (value, _) in FOUR.items()})
    assert authority_finding(found) == "Smoking: 10.0% to 20.0% across four districts, none compared"
    assert authority_lede(found) == (
        "Districts of Oakshire, 2022: without confidence intervals none is compared with Country (14.0%)."
    )
    assert authority_cautions(found) == []


def test_without_a_like_figure_of_the_country_nothing_is_compared() -> None:
    found = view({code: one for code, one in FOUR.items() if code != COUNTRY})
    assert found.country is None
    assert set(found.table.outcome) == {"not_compared"}
    assert "no like figure of the country is here" in authority_lede(found)
    assert authority_label(found, found.rows[0]) == "Place 1: 20.0% (19.0 to 21.0)"
    assert [item.label for item in authority_scene(found, ()).legend] == ["Not compared (4)"]


def test_who_has_no_figure_is_named_and_last() -> None:
    found = view({code: one for code, one in FOUR.items() if code != "W2"})
    assert found.rows[-1].area_code == "W2"
    assert authority_cautions(found)[0] == "No figure here: Place 2."
    assert authority_label(found, found.rows[-1]) == "Place 2: no figure"
    assert authority_lines(found, found.rows[-1]) == ("No figure", "2022")
    assert authority_reading(found).iloc[-1].tolist() == ["Place 2", "no figure", ""]
    last = authority_scene(found, ()).marks[-1]
    assert (last["fill"], last["value"]) == (None, "none")
    assert [item.label for item in authority_scene(found, ()).legend] == [
        "Worse than Country (1)", "Better than Country (1)", "Not compared with Country (1)", "No data (1)",
        "Significantly worse than Country",
    ]  # fmt: skip


def test_of_many_it_is_said_how_many_would_differ_by_chance() -> None:
    values = {f"W{number}": (20.0, 1.0) for number in range(1, 25)} | {COUNTRY: (14.0, 0.1)}
    (said,) = authority_cautions(view(values, many=24))
    assert said == (
        "At 95% all 24 comparisons with Country here differ; about 1 would by chance alone if no district were truly different."
    )


def test_a_stricter_comparison_finds_fewer() -> None:
    values = {**FOUR, "W2": (15.2, 1.0)}
    assert view(values).many(Outcome.WORSE) == 2
    assert view(values, confidence=Confidence.STRICT).many(Outcome.WORSE) == 1


def test_the_scene_has_the_colours_of_the_comparisons_and_only_the_outlines_that_are_theirs() -> None:
    found = view()
    outlines = [{"properties": {"area_code": code}} for code in ("W1", "X9")]
    scene = authority_scene(found, outlines)
    fills = {mark["code"]: mark["fill"] for mark in scene.marks}
    assert fills == {
        "W1": OUTCOME_COLOURS[Outcome.WORSE], "W2": OUTCOME_COLOURS[Outcome.SIMILAR], "W3": OUTCOME_COLOURS[Outcome.BETTER],
        "W4": OUTCOME_COLOURS[Outcome.NOT_COMPARED],
    }  # fmt: skip
    assert [mark["code"] for mark in scene.marks if mark["marked"]] == ["W1"]
    assert scene.marks[0]["label"] == "Place 1: 20.0% (19.0 to 21.0), worse than Country"
    assert scene.marks[0]["lines"] == [
        "20.0%", "95% confidence interval 19.0 to 21.0", "2022", "Worse than Country",
    ]  # fmt: skip
    assert [one["properties"]["area_code"] for one in scene.shapes["features"]] == ["W1"]
    assert scene.subtitle == "Adults who smoke, districts of Oakshire, 2022"


def test_the_table_to_take_away_has_what_the_map_shows() -> None:
    table = authority_export(view())
    assert list(table["Area code"]) == ["W1", "W4", "W2", "W3"]
    assert list(table["Against Country at 95%"]) == ["worse", "not compared", "similar", "better"]
    assert list(table["Country"]) == [14.0] * 4
    assert isinstance(table, pd.DataFrame)


def test_measures_are_those_that_two_have_and_no_bare_count() -> None:
    table = figures(FOUR)
    assert authority_indicators(table, among()) == (SMOKING,)
    found = authority_selection(table, among(), {"indicator": "alone", "period": "1999", "sex": "Female"})
    assert found is not None
    assert (found.indicator_id, found.period, found.sex) == (SMOKING, "2022", Sex.PERSONS)
    assert authority_selection(table, among(many=0), {}) is None


def test_the_first_measure_is_one_that_is_compared() -> None:
    kinds = [indicator(indicator_id="years"), indicator()]
    rows = [row(code, "2022", 9.0, indicator_id="years") for code in ("W1", "W2", COUNTRY)]
    rows += [row(code, "2022", 9.0, lower_ci=8.0, upper_ci=10.0) for code in ("W1", "W2", COUNTRY)]
    table = opened(town(rows, kinds=kinds, all_series=[series(indicator_id="years"), series()]))
    found = authority_selection(table, among(many=2), {})
    assert found is not None
    assert found.indicator_id == SMOKING
    bare = opened(town(rows[:3], kinds=kinds, all_series=[series(indicator_id="years")]))
    found = authority_selection(bare, among(many=2), {})
    assert found is not None
    assert found.indicator_id == "years"


def test_none_with_a_figure_is_an_error() -> None:
    key = ViewKey(place_id="town", indicator_id=SMOKING, sex=Sex.PERSONS, period="1999")
    with pytest.raises(ValueError, match="None of the districts has a figure"):
        authority_view(figures(FOUR), among(), key)


def test_authorities_are_called_by_what_lies_around_them() -> None:
    assert among().words == "districts of Oakshire"
    assert among(kind=AreaType.REGION).words == "districts of the Oakshire region"
