"""Wards that one place makes of other neighbourhoods than another does."""

from dataclasses import replace

from hineq.insights.series.rough import fitted_otherwise, fitted_otherwise_words
from tests.made_up import row, town


def test_a_ward_of_other_neighbourhoods_is_named_and_one_that_is_rounded_is_not() -> None:
    ward = town([row("W1", "2021", 1.0)]).areas["W1"]
    ours = {code: replace(ward, area_code=code, area_name=code, neighbourhoods=2, overlap=0.8) for code in "ABC"}
    theirs = {
        "A": replace(ours["A"], overlap=0.803),
        "B": replace(ours["B"], neighbourhoods=1),
        "C": replace(ours["C"], overlap=0.5),
        "D": replace(ours["A"], area_code="D"),
    }
    assert fitted_otherwise(ours, theirs) == ["B", "C"]
    assert fitted_otherwise_words(["B", "C"]) == (
        "By itself, other neighbourhoods are given to two wards (B and C): their estimates differ from those here, and a "
        "ward can be too rough to rank in one of the two alone."
    )
    assert fitted_otherwise_words([]) == ""
