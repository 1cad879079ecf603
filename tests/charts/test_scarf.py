"""The scarf and the causes by themselves: what lies where, in which of four colours, said in letters and words."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hineq.charts.picture import picture_spec
from hineq.charts.scarf import REST, cause_bars_chart, cause_bars_data, scarf_chart, scarf_data
from hineq.insights.inequality.causes import AGE_GROUPS, CausesOfGap, causes_of_gap
from hineq.insights.inequality.causes_words import ages_finding, causes_finding
from hineq.model.deaths import ALL_CAUSES
from hineq.model.words import Sex
from hineq.packs.importers.deaths import read_deaths
from hineq.theme.palette import DARK, LIGHT, Palette
from tests.chart_specs import layers_of, rows_of, words_of
from tests.paths import EXAMPLES

RAW = (EXAMPLES / "deaths" / "made_up_town.csv").read_bytes()
MOST, LEAST = "Most deprived fifth", "Least deprived fifth"
GREYS = {LIGHT.benchmark, DARK.benchmark}
both_grounds = pytest.mark.parametrize("ink", [LIGHT, DARK], ids=["light", "dark"])


def gap(raw: bytes = RAW, area: str = MOST, comparator: str = LEAST) -> CausesOfGap:
    found = causes_of_gap(read_deaths(raw, "made_up_town.csv"), area, comparator, Sex.MALE)
    assert isinstance(found, CausesOfGap)
    return found


def without_causes() -> bytes:
    lines = RAW.decode().splitlines()
    return "\n".join([lines[0], *(line for line in lines if f",{ALL_CAUSES}," in line)]).encode()


def renamed(name: str) -> bytes:
    return RAW.replace(b"Circulatory disease", name.encode())


def scarf(found: CausesOfGap, ink: Palette = LIGHT) -> dict[str, Any]:
    made: dict[str, Any] = scarf_chart(found, scarf_data(found), ages_finding(found), "Where", ink).to_dict()
    return made


def bars(found: CausesOfGap, ink: Palette = LIGHT) -> dict[str, Any]:
    made: dict[str, Any] = cause_bars_chart(
        found, cause_bars_data(found), causes_finding(found), "Where", ink
    ).to_dict()
    return made


def test_the_pieces_of_a_strip_lie_end_to_end_on_both_sides_of_the_line() -> None:
    found = gap()
    pieces = scarf_data(found)["pieces"]
    assert list(dict.fromkeys(pieces.age_group)) == list(AGE_GROUPS)
    for _, strip in pieces.groupby("age_group"):
        right, left = strip[strip.years >= 0], strip[strip.years < 0]
        assert list(right.start) == pytest.approx([0, *right.end[:-1]])
        assert list(left.end) == pytest.approx([0, *left.start[:-1]][: len(left)])
        np.testing.assert_allclose(strip.end - strip.start, strip.years.abs())
    assert (pieces.years < 0).any()


def test_the_pieces_and_the_totals_add_up_to_the_gap() -> None:
    found = gap()
    data = scarf_data(found)
    assert data["pieces"].years.sum() == pytest.approx(found.gap)
    assert data["totals"].years.sum() == pytest.approx(found.gap)
    np.testing.assert_allclose(data["totals"].years, found.by_age)


def test_the_four_heaviest_causes_have_a_letter_and_the_others_are_one_piece() -> None:
    pieces = scarf_data(gap())["pieces"]
    assert dict(zip(pieces.cause, pieces.letter, strict=True)) == {
        "Circulatory disease": "A", "Respiratory disease": "B", "Cancer": "C", "Digestive disease": "D", REST: "",
    }  # fmt: skip
    assert set(pieces.key) == {
        "A Circulatory disease: 2.3", "B Respiratory disease: 1.6", "C Cancer: 0.9", "D Digestive disease: 0.9",
        f"{REST}: 0.8",
    }  # fmt: skip
    assert len(pieces) == 5 * len(AGE_GROUPS)


def test_a_fifth_cause_alone_keeps_its_name() -> None:
    four = b"\n".join(line for line in RAW.splitlines() if b"External" not in line and b"Mental" not in line)
    assert set(scarf_data(gap(four))["pieces"].cause) - {"Other causes"} == {
        "Circulatory disease", "Respiratory disease", "Cancer", "Digestive disease",
    }  # fmt: skip


@both_grounds
def test_a_scarf_has_at_most_four_colours_and_a_grey(ink) -> None:
    spec = scarf(gap(), ink)
    (strip,) = layers_of(spec, "bar")
    scale = strip["encoding"]["color"]["scale"]
    assert len(scale["domain"]) == len(set(scale["range"])) == 5
    assert scale["range"][0] == ink.accent
    assert set(scale["range"]) & GREYS == {ink.benchmark} == {scale["range"][-1]}
    assert strip["encoding"]["color"]["legend"]["orient"] == "top"


@both_grounds
@pytest.mark.parametrize("make", [scarf, bars])
def test_the_finding_is_the_title_and_the_text_alternative(make, ink) -> None:
    spec = make(gap(), ink)
    finding = ages_finding(gap()) if make is scarf else causes_finding(gap())
    assert spec["title"] == {"text": finding, "subtitle": "Where"}
    assert spec["description"] == finding
    assert spec["width"] == "container"


def test_a_piece_is_labelled_where_it_has_room() -> None:
    (label, _) = layers_of(scarf(gap()), "text")
    expression = label["mark"]["text"]["expr"]
    # the name where it fits, else the letter, else nothing
    assert expression.index("datum.cause : ") < expression.index("datum.letter : ''")
    assert "width" in expression
    rows = rows_of(scarf(gap()), label)
    assert all(row["words"].startswith(f"{row['cause']}, {row['age_group'].lower()}: ") for row in rows)
    assert any(row["words"].endswith("the other way") for row in rows if row["years"] < 0)


def test_each_strip_ends_with_its_total() -> None:
    (_, total) = layers_of(scarf(gap()), "text")
    shown = {row["age_group"]: row["words"] for row in rows_of(scarf(gap()), total)}
    assert shown == {
        "Under 1": "\N{MINUS SIGN}0.03", "1 to 19": "0.1", "20 to 39": "0.8", "40 to 59": "1.6", "60 to 74": "2.5", "75 and over": "1.7",
    }  # fmt: skip


def test_a_table_without_causes_is_drawn_as_one_colour_without_a_key() -> None:
    (strip,) = layers_of(scarf(gap(without_causes())), "bar")
    assert strip["encoding"]["color"]["legend"] is None
    assert strip["encoding"]["color"]["scale"]["range"] == [LIGHT.accent]
    assert set(scarf_data(gap(without_causes()))["pieces"].key) == {"All causes: 6.5"}


def test_a_gap_the_other_way_is_drawn_to_the_left() -> None:
    found = gap(area=LEAST, comparator=MOST)
    scale = layers_of(scarf(found), "bar")[0]["encoding"]["x"]["scale"]["domain"]
    assert scale[0] < -2
    assert scale[0] < 0 < scale[1]
    assert cause_bars_data(found).years.min() < -2


def test_the_causes_stand_in_order_with_their_years_and_the_line_at_zero() -> None:
    spec = bars(gap())
    (bar,) = layers_of(spec, "bar")
    rows = rows_of(spec, bar)
    assert [row["cause"] for row in rows][:2] == ["Circulatory disease", "Respiratory disease"]
    assert bar["encoding"]["y"]["sort"] == [row["label"] for row in rows]
    assert {"2.3", "\N{MINUS SIGN}0.1", "0.03"} <= words_of(spec)
    (zero,) = layers_of(spec, "rule")
    assert rows_of(spec, zero) == [{"zero": 0.0}]
    assert bar["encoding"]["x"]["scale"]["domain"][0] == pytest.approx(min(row["years"] for row in rows))


def test_long_names_are_wrapped_and_never_cut() -> None:
    name = "Diseases of the circulatory system including stroke and hypertension"
    found = gap(renamed(name))
    label = cause_bars_data(found).label[0]
    assert max(map(len, label.split("\n"))) <= 26
    assert label.replace("\n", " ") == f"A {name}"
    assert bars(found)["height"]["step"] > bars(gap())["height"]["step"]
    assert bars(found)["layer"][0]["encoding"]["y"]["axis"]["labelLimit"] == 0
    key = scarf_data(found)["pieces"].key[0]
    assert "\n" in key
    assert key.replace("\n", " ") == f"A {name}: 2.3"


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@both_grounds
@pytest.mark.parametrize("taken_away", [False, True], ids=["on the page", "as a picture"])
def test_words_on_the_pieces_can_be_read_and_pieces_be_seen(ink, taken_away) -> None:
    spec = scarf(gap(), ink)
    ground = ink.ground
    if taken_away:
        # a picture is drawn on white, with the inks of the light ground in the place of the dark
        whole = picture_spec(spec, "Source")
        spec, ground = {**whole["vconcat"][0], "datasets": whole["datasets"]}, LIGHT.ground
    strip, label = layers_of(spec, "bar")[0], layers_of(spec, "text")[0]
    fills = strip["encoding"]["color"]["scale"]["range"]
    by_letter = {row["letter"]: row["ink"] for row in rows_of(spec, label)}
    for letter, fill in zip(["A", "B", "C", "D", ""], fills, strict=True):
        assert _contrast(fill, by_letter[letter]) >= 4.5, (letter, fill)
        # the plum of the dark ground stays pale when its picture is drawn on white; its letter and key carry it
        assert _contrast(fill, ground) >= 2.7, (letter, fill)


def test_the_data_are_tables() -> None:
    assert all(isinstance(one, pd.DataFrame) for one in scarf_data(gap()).values())
