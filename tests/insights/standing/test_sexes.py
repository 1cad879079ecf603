"""Women and men beside the country's: shares, words, the table, and when there are none."""

from dataclasses import replace

import pandas as pd
import pytest

from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.ages import Ages, ages_made_of, residents_by_age
from hineq.insights.standing.sexes import (
    Sexes,
    residents_by_sex,
    sexes_export,
    sexes_finding,
    sexes_key,
    sexes_sentence,
)
from hineq.model.place import Place
from tests.luton import CODES, LUTON, luton
from tests.made_up import COUNTRY, TOWN, row, town

Counts = dict[str, tuple[int, int]]
OWN: Counts = {"All ages": (600, 400), "16-64": (300, 200), "65-74": (100, 60)}
ITS: Counts = {"All ages": (500, 500), "16-64": (300, 300), "65-74": (50, 50)}


def place_of(own: Counts = OWN, its: Counts = ITS, year: str = "2021") -> Place:
    """A town and its country with women and men of some ages."""
    rows = [
        (code, year, sex, age, float(count), "s1")
        for code, counts in ((TOWN, own), (COUNTRY, its))
        for age, both in counts.items()
        for sex, count in zip(("Female", "Male"), both, strict=True)
    ]
    columns = ["area_code", "period", "sex", "age", "population", "source_id"]
    return replace(town([row("W1", "2021", 1.0)]), population=pd.DataFrame(rows, columns=columns))


def told(own: Counts = OWN, its: Counts = ITS) -> Sexes:
    found = residents_by_sex(place_of(own, its), TOWN)
    assert isinstance(found, Sexes)
    return found


def test_shares_are_of_all_residents_and_the_rest_is_a_group() -> None:
    table = told().table
    assert list(zip(table.sex, table.age, table.residents, strict=True)) == [
        ("Female", "16-64", 300), ("Female", "65-74", 100), ("Female", "under 16 or over 74", 200),
        ("Male", "16-64", 200), ("Male", "65-74", 60), ("Male", "under 16 or over 74", 140),
    ]  # fmt: skip
    assert table.share.tolist() == pytest.approx([30, 10, 20, 20, 6, 14])
    assert table.country_share.tolist() == pytest.approx([30, 5, 15, 30, 5, 15])


def test_the_words_give_the_share_of_women_of_every_band() -> None:
    assert sexes_finding(told()) == "60.0% are women, in Country 50.0%"
    assert sexes_sentence(told()) == (
        "In 2021 60.0% of the residents of Town were women (in Country 50.0%); of those aged 16-64 60.0% (50.0%) and of those aged "
        "65-74 62.5% (50.0%). Whoever is under 16 or over 74 is one group in this copy."
    )
    assert (
        sexes_key(told())
        == "Bars: women and men of Town, per cent of all its residents. Outlines: Country. Other ages: under 16 or over 74."
    )


def test_bands_of_all_ages_leave_nobody_over() -> None:
    whole: Counts = {"All ages": (60, 40), "0-15": (20, 10), "16+": (40, 30)}
    assert told(whole, whole).bands == ["0-15", "16+"]
    assert told(whole, whole).rest == ""
    assert "one group" not in sexes_sentence(told(whole, whole))


def test_without_ages_there_are_two_rows() -> None:
    bare = told({"All ages": (60, 40)}, {"All ages": (5, 5)})
    assert sexes_export(bare).iloc[:, :2].to_numpy().tolist() == [["All ages", "Women"], ["All ages", "Men"]]
    assert sexes_sentence(bare) == "In 2021 60.0% of the residents of Town were women (in Country 50.0%)."


@pytest.mark.parametrize(
    ("own", "its"),
    [
        (OWN, {}),
        (OWN, {"All ages": (5, 5)}),  # other ages than the country's
        ({"16-64": (3, 2)}, {"16-64": (3, 2)}),  # of whom nobody knows the whole
        ({"All ages": (3, 3), "16-64": (4, 1)}, ITS),  # more of an age than there are
    ],
)
def test_what_cannot_be_told_is_not(own: Counts, its: Counts) -> None:
    assert isinstance(residents_by_sex(place_of(own, its), TOWN), NotPossible)


def test_an_area_of_another_place_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="X1"):
        residents_by_sex(place_of(), "X1")


def test_luton_by_the_census() -> None:
    found = residents_by_sex(luton(), LUTON)
    assert isinstance(found, Sexes)
    # summed by hand from the source: 112,431 women and 112,824 men; 72,472 women of 16 to 64
    residents = found.table.groupby("sex").residents.sum()
    assert residents.to_dict() == {"Female": 112_431, "Male": 112_824}
    assert found.table.residents.tolist()[:2] == [72_472, 7_258]
    table = sexes_export(found)
    assert list(table) == ["Age", "Sex", "Residents, Luton", "Luton (% of all)", "England (% of all)"]
    ages = residents_by_age(luton(), LUTON)
    assert isinstance(ages, Ages)
    assert "together only" not in ages_made_of(ages)


def test_wards_have_both_together_only_and_it_is_said_of_them() -> None:
    assert isinstance(residents_by_sex(luton(), CODES["Dallow"]), NotPossible)
    ages = residents_by_age(luton(), CODES["Dallow"])
    assert isinstance(ages, Ages)
    assert ages_made_of(ages).endswith("Of wards this copy has ages for men and women together only.")
