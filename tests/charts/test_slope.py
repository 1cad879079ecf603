"""The social gradient: which names are written, where they stand, and the fifths."""

import pytest

from hineq.charts.labels import LETTER, LINE, Spot, label_spots
from hineq.charts.slope import fifths_chart, fifths_data, slope_chart, slope_data
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_words import Dots, gradient_key
from hineq.theme.palette import LIGHT
from tests.chart_specs import layers_of, rows_of
from tests.luton import CODES, figures, life_expectancy, luton, wards


def inequality(indicator_id: str = "", period: str = "2021") -> Inequality:
    view = wards(indicator_id, period) if indicator_id else life_expectancy()
    found = ward_inequality(figures(), view)
    assert isinstance(found, Inequality)
    return found


def test_a_narrow_picture_names_the_ends_the_furthest_and_the_chosen_ward() -> None:
    found = inequality("overcrowded_households")
    names = set(slope_data(found)["narrow"].label)
    assert {"Northwell", "Bramingham"} <= names
    assert len(names) <= 5
    assert "Leagrave" not in names
    assert "Leagrave" in set(slope_data(found, CODES["Leagrave"])["narrow"].label)
    assert "Leagrave, the ward you chose" in gradient_key(found, Dots.WARDS, CODES["Leagrave"], 19)[0]
    assert "you chose" not in gradient_key(found, Dots.WARDS, "", 19)[0]


def test_a_wide_picture_names_every_ward_and_one_of_the_two_is_drawn() -> None:
    found = inequality()
    chart = slope_chart(found, slope_data(found), "Title", "Subtitle", LIGHT).to_dict()
    wide, narrow = layers_of(chart, "text")
    assert {row["label"] for row in rows_of(chart, wide)} == {ward.area_name for ward in luton().wards}
    assert wide["transform"][0]["filter"] == f"!{narrow['transform'][0]['filter']}"


@pytest.mark.parametrize("indicator_id", ["", "overcrowded_households", "ethnic_asian"])
def test_no_name_in_a_wide_picture_lies_on_another_or_on_the_line(indicator_id: str) -> None:
    data = slope_data(inequality(indicator_id))
    rows, line = data["wide"], data["line"]["value"]
    low = min(data["wards"].lower_ci.min(), line.min())
    high = max(data["wards"].upper_ci.max(), line.max())
    pixels = 370 / ((high - low) * 1.14)

    def box(row: object) -> tuple[float, float, float, float]:
        width = LETTER * len(row.label)  # type: ignore[attr-defined]
        start = {"left": 0.0, "center": 0.5, "right": 1.0}[row.align] * width  # type: ignore[attr-defined]
        left = row.rank_share * 1000 + row.dx - start  # type: ignore[attr-defined]
        middle = -row.value * pixels + row.dy  # type: ignore[attr-defined]
        return left, middle - LINE / 2, left + width, middle + LINE / 2

    boxes = {row.label: box(row) for row in rows.itertuples()}
    pairs = [(one, other) for one in boxes for other in boxes if one < other]
    lying = [
        (one, other) for one, other in pairs
        if boxes[one][0] < boxes[other][2] and boxes[other][0] < boxes[one][2]
        and boxes[one][1] < boxes[other][3] and boxes[other][1] < boxes[one][3]
    ]  # fmt: skip
    assert lying == []
    struck = []
    for name, (left, top, right, bottom) in boxes.items():
        heights = [-(line[0] + (line[1] - line[0]) * min(max(x, 0), 1000) / 1000) * pixels for x in (left, right)]
        if min(heights) < bottom and max(heights) > top:
            struck.append(name)
    assert struck == []


def test_a_label_leaves_the_line_and_the_label_before_it() -> None:
    level = (50.0, 50.0)
    (beside,) = label_spots(["Name"], [0], [(50, 20)], [], level, (200, 100))
    assert beside == Spot(dx=10, dy=0, align="left")
    (off,) = label_spots(["Name"], [0], [(50, 50)], [], level, (200, 100))
    assert abs(off.dy) >= 12
    first, second = label_spots(["Name", "Other"], [0, 1], [(50, 20), (52, 20)], [], level, (200, 100))
    assert first != second


def test_the_fifths_are_drawn_with_their_intervals_where_they_have_them() -> None:
    found = inequality("overcrowded_households")
    chart = fifths_chart(found, fifths_data(found), "Title", "Subtitle", LIGHT).to_dict()
    (rule,) = layers_of(chart, "rule")
    assert all(row["lower_ci"] < row["value"] < row["upper_ci"] for row in rows_of(chart, rule))
    assert {row["figure"] for row in rows_of(chart, layers_of(chart, "text")[0])} == {
        "16.1",
        "15.2",
        "12.8",
        "6.7",
        "5.1",
    }
    life = fifths_data(inequality())["fifths"]
    assert (life.lower_ci < life["value"]).all()
    scores = fifths_data(inequality("mental_health", "2025"))["fifths"]
    assert scores.lower_ci.isna().all()
    assert list(scores.label_at) == list(scores["value"])
