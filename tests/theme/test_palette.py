"""The inks: the official ones where there are any, and enough contrast everywhere."""

import pytest

from hineq.model.words import Outcome, Polarity, TargetStatus
from hineq.theme import palette
from hineq.theme.contrast import line_between
from hineq.theme.palette import DARK, LIGHT, Palette


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.claim("contrast")
@pytest.mark.parametrize("ink", [LIGHT, DARK])
def test_text_and_marks_stand_out_from_their_ground(ink: Palette) -> None:
    for colour in (ink.text, ink.quiet, ink.benchmark, ink.bad, ink.good, ink.accent):
        assert contrast(colour, ink.ground) >= 4.5, colour
    for colour in (ink.accent, ink.second, ink.benchmark):
        assert contrast(colour, ink.ground) >= 3, colour


def test_the_ground_decides_the_palette() -> None:
    assert palette.palette(dark=True) is DARK
    assert palette.palette(dark=False) is LIGHT
    assert (LIGHT.accent, LIGHT.benchmark) == ("#12436D", "#505a5f")


def test_comparisons_have_the_official_colours() -> None:
    assert palette.OUTCOME_COLOURS == {
        Outcome.BETTER: "#00703C", Outcome.SIMILAR: "#FFDD00", Outcome.WORSE: "#D4351C", Outcome.LOWER: "#5694CA",
        Outcome.HIGHER: "#003078", Outcome.NOT_COMPARED: "#ffffff",
    }  # fmt: skip


@pytest.mark.claim("no_colour_alone")
def test_every_word_has_a_shape_of_its_own() -> None:
    for table, words in (
        (palette.OUTCOME_SHAPES, Outcome), (palette.OUTCOME_MARKS, Outcome), (palette.STATUS_MARKS, TargetStatus),
    ):  # fmt: skip
        assert set(table) == set(words)
        assert len(set(table.values())) == len(table)


def test_dark_is_worse_and_higher_where_neither_end_is_worse() -> None:
    assert palette.quintile_colours(Polarity.NO_JUDGEMENT) == ("#E4DDFF", "#CBBEF4", "#AA90EC", "#8B60E2", "#6B33C3")
    judged = ("#561950", "#812972", "#A44596", "#BC6AAA", "#D494C1")  # the poorest fifth first
    assert palette.quintile_colours(Polarity.LOW_IS_GOOD) == palette.quintile_colours(Polarity.HIGH_IS_GOOD) == judged


@pytest.mark.parametrize("polarity", Polarity)
def test_the_worse_or_higher_a_class_the_darker_it_is(polarity: Polarity) -> None:
    light = [luminance(fill) for fill in palette.quintile_colours(polarity)]
    assert light == sorted(light, reverse=polarity is Polarity.NO_JUDGEMENT)


@pytest.mark.parametrize("polarity", Polarity)
def test_the_line_between_wards_is_the_ink_that_shows_better_on_the_worst_fill(polarity: Polarity) -> None:
    fills = palette.quintile_colours(polarity)
    line = line_between(fills)
    other = ({"#FFFFFF", "#0B0C0C"} - {line}).pop()
    assert min(contrast(line, fill) for fill in fills) > min(contrast(other, fill) for fill in fills)
    assert min(contrast(line, fill) for fill in fills) >= 2.3


def test_chart_text_is_no_smaller_than_body_text() -> None:
    config = palette.chart_config(LIGHT)
    sizes = [config["axis"]["labelFontSize"], config["axis"]["titleFontSize"], config["text"]["fontSize"],
             config["title"]["subtitleFontSize"]]  # fmt: skip
    assert min(sizes) >= 14
    assert config["background"] == "transparent"


def test_a_status_has_one_mark_and_one_ink_and_red_is_for_the_missed_and_the_worse() -> None:
    assert set(palette.STATUS_MARKS) == set(palette.STATUS_INKS) == set(TargetStatus)
    assert len(set(palette.STATUS_MARKS.values())) == len(TargetStatus)
    red = {status for status in TargetStatus if palette.status_ink(status, LIGHT) == LIGHT.bad}
    assert red == {TargetStatus.MISSED, TargetStatus.MOVING_AWAY}
    assert all((palette.STATUS_INKS[status] == "good") == status.good for status in TargetStatus)


def test_what_was_not_compared_is_hollow_on_every_ground() -> None:
    for ink in (palette.LIGHT, palette.DARK):
        assert palette.outcome_fill(Outcome.NOT_COMPARED, ink) == ink.ground
        assert palette.outcome_fill(Outcome.WORSE, ink) == palette.OUTCOME_COLOURS[Outcome.WORSE]
