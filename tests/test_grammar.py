"""The list of faults of grammar finds faults, and only faults."""

from itertools import permutations

import pytest

from hineq.insights.wording.numbers import joined
from tests.grammar import faulty
from tests.place_packs import place


@pytest.mark.parametrize(
    ("sentence", "sound"),
    [
        ("1 of these 23 wards are wards of 2011.", False),
        ("2 of these 23 wards are wards of 2011.", True),
        ("One of 23 wards are poor.", False),
        ("one of 23 wards are poor.", False),
        ("all 2 indicators are worse", False),
        ("both indicators are worse", True),
        ("nan years", False),
        ("It is so..", False),
        ("It goes on ...", True),
        ("1.0 years ahead", False),
        ("read the {read}.", False),
        ("11 wards", True),
        ("1 wards", False),
        ("“1 wards..”", True),
        ("on the one distinct measures with intervals", False),
        ("on the one distinct measure with intervals", True),
        ("men could expect 76.4 years, the only one wards", False),
        ("worse on five of the five measures", False),
        ("worse on five of the 15 measures", True),
        ("among the poorest on two of two distinct measures", False),
        ("poorer on all no distinct measures", False),
        ("The listed wards has the poorer one", False),
        ("None of the listed wards has a figure", True),
        ("there are 1.", False),
        ("It names 15 priorities; and 10 targets, one with a figure", False),
        ("It names 15 priorities and 10 targets, one with a figure", True),
        ("It lies in R, B and T; and W", True),
        ("It lies in W; Y; and Z", True),
        ("since then gap 0.2 years narrower", False),
        ("since then the gap became 0.2 years narrower", True),
    ],
)
def test_a_fault_of_grammar_is_found(sentence: str, sound: bool) -> None:
    assert (faulty(sentence) == []) is sound


@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ("poorest in Littlemore and Barton and Sandhills", False),
        ("poorest in Littlemore, and Barton and Sandhills", True),
        ("Barton and Sandhills was the poorest", True),
        ("and Barton and Sandhillside", True),
    ],
)
def test_a_name_that_runs_on_from_another_is_a_fault(said: str, sound: bool) -> None:
    assert (faulty(said, ["Barton and Sandhills"]) == []) is sound


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Barton and Sandhills"], "Barton and Sandhills"),
        (["Littlemore", "Churchill"], "Littlemore and Churchill"),
        (["Barton and Sandhills", "Littlemore"], "Barton and Sandhills, and Littlemore"),
        (["A", "B", "C and D"], "A, B, and C and D"),
        (["R, B and T", "W"], "R, B and T; and W"),
        (["A, B", "C", "D"], "A, B; C; and D"),
        (["Brandon", "Sandy"], "Brandon and Sandy"),
        (
            ["births (estimated, 7th best)", "deaths (men and women)"],
            "births (estimated, 7th best) and deaths (men and women)",
        ),
    ],
)
def test_a_list_keeps_its_names_apart(names: list[str], said: str) -> None:
    assert joined(names) == said


@pytest.mark.parametrize("pack", ["llr", "luton", "oxford"])
def test_the_names_of_every_ward_can_be_read_back_from_a_list(pack: str) -> None:
    every = [ward.area_name for ward in place(pack).wards]
    lists = [name for name in every if " and " in name or "," in name]
    sample = [*lists[:4], *[name for name in every if name not in lists][:2]]
    for few in (*permutations(sample, 2), *permutations(sample, 3)):
        said = joined(few)
        assert faulty(said, every) == []
        mark = ";" if ";" in said else ","
        # with no list among the names the last word itself parts them
        parts = (
            said.split(f"{mark} ") if any(name in lists for name in few) else said.replace(" and ", ", ").split(", ")
        )
        assert tuple(part.removeprefix("and ") for part in parts) == few
