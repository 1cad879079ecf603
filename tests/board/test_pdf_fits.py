"""What is long, high or narrow fits on paper: nothing clipped, nothing tiny, nothing on top of anything else."""

from typing import Any

import pytest

from hineq.board.pdf import pdf
from hineq.board.slides import Fact, Picture
from tests.board.made_up import spec
from tests.board.paper_read import letters, texts
from tests.board.papers import (
    FACTS,
    HEIGHT,
    HOSTILE,
    LEAST,
    LEFT,
    RIGHT,
    WORDS,
    bars,
    faults,
    rows,
    slide,
    with_slides,
)


@pytest.mark.parametrize(
    ("parts", "pages"),
    [
        ({"facts": FACTS}, 1),
        ({"table": rows(12)}, 1),
        ({"table": rows(70)}, 3),
        ({"words": (WORDS * 6,) * 9}, 3),
        ({"picture": bars(8)}, 1),
        ({"picture": bars(14)}, 1),
        ({"picture": bars(24)}, 2),
        ({"picture": Picture(spec=spec("area") | {"width": 420}, alternative="A map.", key=(WORDS * 3,))}, 1),
    ],
    ids=[
        "ten facts",
        "twelve rows",
        "seventy rows",
        "words",
        "bars",
        "more bars",
        "a high picture",
        "a narrow picture",
    ],
)
def test_nothing_is_clipped_and_nothing_is_tiny(parts: dict[str, Any], pages: int) -> None:
    made = pdf(with_slides(slide(**parts, context="One line.", source="Office for National Statistics")))
    assert faults(made) == []
    assert len(texts(made)) == pages + 2
    printed = letters(made)
    outside = [
        one for one in printed if not (one.left > LEFT and one.right < RIGHT and one.bottom > 20 and one.top < HEIGHT)
    ]
    assert outside == []
    assert [one for one in printed if one.size < LEAST - 0.01] == []
    foot = [one.top for one in printed if one.size < LEAST + 0.01]
    # nothing runs into the foot
    assert [one for one in printed if one.size > LEAST + 0.3 and one.bottom < max(foot)] == []


def test_tiny_type_would_be_seen() -> None:
    assert [one for one in letters(pdf(with_slides(slide(picture=bars(8, size=8))))) if one.size < LEAST]


def test_a_table_over_several_pages_repeats_its_head() -> None:
    pages = texts(pdf(with_slides(slide(table=rows(70)))))[1:-1]
    assert len(pages) == 3
    assert [text.count("Days late") for text in pages] == [1, 1, 1]
    assert sum(text.count("Director of Public Health") for text in pages) == 70


@pytest.mark.parametrize("said", ["0 of 6", WORDS + WORDS[:60], "", WORDS * 5])
def test_a_name_of_several_lines_does_not_touch_the_next_fact(said: str) -> None:
    label = "Of six measures, those with a lead, an action and a figure that ended under two years ago, by name Q"
    facts = (Fact(label=label, words=said), Fact(label="Zzz", words="Next"))
    printed = [one for one in letters(pdf(with_slides(slide(facts=facts)))) if one.page == 1 and 9.1 < one.size < 28]
    name, following = (next(one for one in printed if one.sign == sign) for sign in "QZ")
    assert name.bottom - 4 > following.top
    # its words stand on the level of its first line
    first = next(one for one in printed if one.sign == "O")
    words = next(one for one in printed if one.sign == (said or "not supplied")[0] and one.left > LEFT + 180)
    assert abs(first.bottom - words.bottom) < 1


def test_a_name_as_long_as_a_page_is_not_cut_off() -> None:
    made = pdf(with_slides(slide(facts=(Fact(label=HOSTILE, words="Said"), Fact(label="Zzz", words="Next")))))
    whole = "".join("".join(texts(made)).split())
    assert whole.count("a") > 5000
    assert [one for one in letters(made) if one.bottom < 20] == []
