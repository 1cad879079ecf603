"""The chart of residents by age: its table and its specification."""

from hineq.charts.ages import ages_chart, ages_data, sexes_data
from hineq.insights.standing.ages import Ages, residents_by_age
from hineq.insights.standing.sexes import Sexes, residents_by_sex
from hineq.theme.palette import DARK, LIGHT
from tests.chart_specs import layers_of, rows_of
from tests.luton import LUTON, luton


def ages() -> Ages:
    found = residents_by_age(luton(), LUTON)
    assert isinstance(found, Ages)
    return found


def test_one_row_a_band_oldest_first() -> None:
    data = ages_data(ages())
    assert (data.age.iloc[0], data.age.iloc[-1], len(data)) == ("85+", "0-4", 18)
    assert data.words.iloc[0].startswith("85+: Luton ")


def test_bars_are_filled_and_the_country_is_an_outline() -> None:
    for ink in (LIGHT, DARK):
        spec = ages_chart(ages_data(ages()), "Finding", "Subtitle", ink).to_dict()
        own, its = layers_of(spec, "bar")
        assert (own["encoding"]["x"]["field"], its["encoding"]["x"]["field"]) == ("share", "country_share")
        assert own["mark"]["color"] == ink.pale_accent
        assert (its["mark"]["fillOpacity"], its["mark"]["stroke"]) == (0, ink.text)
        assert [row["age"] for row in rows_of(spec, own)][:2] == ["85+", "80-84"]
        assert own["encoding"]["y"]["sort"][0] == "85+"
        assert spec["title"] == {"text": "Finding", "subtitle": "Subtitle"}


def test_women_stand_above_men_of_an_age_and_who_is_in_no_band_last() -> None:
    found = residents_by_sex(luton(), LUTON)
    assert isinstance(found, Sexes)
    data = sexes_data(found)
    assert data.age.tolist() == [
        "Women 65-74", "Men 65-74", "Women 16-64", "Men 16-64", "Women of other ages", "Men of other ages",
    ]  # fmt: skip
    assert data.words.iloc[0] == "Women 65-74: Luton 3.2%, England 5.1%"
    spec = ages_chart(data, "Finding", "Subtitle", LIGHT).to_dict()
    assert layers_of(spec, "bar")[0]["encoding"]["y"]["sort"] == data.age.tolist()
