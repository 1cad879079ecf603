"""Look-ups of the ONS: which columns are meant and of which year, weights where a zone lies in several areas, faults by row."""

import io

import numpy as np
import pandas as pd
import pytest

from hineq.methods.rebasing import rebase_counts
from hineq.model.words import AreaType
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.importers.lookups import OUTPUT_AREA, Lookup, read_lookup
from hineq.packs.read.problems import InvalidPack, Problem

# as the ONS has it: small letters or capitals, names in Welsh, a number of the row
BEST_FIT = """lsoa21cd,lsoa21nm,wd22cd,wd22nm,lad22cd,lad22nm
E01000001,Madeup 001A,E05000001,North Hill,E06000001,Madeup
E01000002,Madeup 001B,E05000001,North Hill,E06000001,Madeup
E01000003,Madeup 002A,E05000002,South Hill,E06000001,Madeup
"""
CAPITALS = """LSOA21CD,LSOA21NM,LSOA21NMW,WD24CD,WD24NM,WD24NMW,LAD24CD,LAD24NM,LAD24NMW,ObjectId
E01000001,Madeup 001A,,E05000001,North Hill,,E06000001,Madeup,,1
E01000002,Madeup 001B,,E05000001,North Hill,,E06000001,Madeup,,2
W01000003,Bryn 001A,Bryn 001A,W05000002,Bryn,Bryn,W06000001,Dyffryn,Dyffryn,3
"""
SPLIT = """LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,ObjectId,Share
E01000001,Madeup 001A,E01000001,Madeup 001A,U,E06000001,Madeup,1,1
E01000002,Madeup 001B,E01009901,Madeup 001C,S,E06000001,Madeup,2,0.37
E01000002,Madeup 001B,E01009902,Madeup 001D,S,E06000001,Madeup,3,0.63
"""
NESTED = """OA21CD,LSOA21CD,MSOA21CD,LAD22CD,LAD22NM,RGN22CD
E00000001,E01000001,E02000001,E06000001,Madeup,E12000001
E00000002,E01000001,E02000001,E06000001,Madeup,E12000001
E00000003,E01000002,E02000001,E06000001,Madeup,E12000001
"""
SHARES = """LSOA21CD,WD24CD,WD24NM,Weight
E01000001,E05000001,North Hill,{}
E01000001,E05000002,South Hill,{}
E01000002,E05000002,South Hill,{}
"""


def read(text: str | bytes, **asked: str) -> Lookup:
    return read_lookup(text.encode() if isinstance(text, str) else text, "lookup.csv", **asked)


def faults(text: str, **asked: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidPack) as raised:
        read(text, **asked)
    return raised.value.problems


def fault(text: str, **asked: str) -> tuple[Fault | Notice, int, str]:
    """The one fault of a look-up: its code, row and words."""
    (one,) = faults(text, **asked)
    return one.code, one.row, one.rule


def pairs(found: Lookup) -> list[tuple[str, str, float]]:
    return list(zip(found.frame.from_code, found.frame.to_code, found.frame.weight.round(6), strict=True))


# which columns


@pytest.mark.parametrize(
    "text", [BEST_FIT, BEST_FIT.upper(), "\ufeff" + BEST_FIT, BEST_FIT.replace(",", ";"), BEST_FIT.replace(",", "\t")]
)
def test_a_best_fit_look_up_gives_each_neighbourhood_whole_to_one_ward_and_the_years_are_those_of_the_columns(
    text: str,
) -> None:
    found = read(text)
    assert (found.from_kind, found.from_year, found.to_kind, found.to_year) == (
        AreaType.LSOA,
        2021,
        AreaType.WARD,
        2022,
    )
    assert pairs(found) == [("E01000001", "E05000001", 1), ("E01000002", "E05000001", 1), ("E01000003", "E05000002", 1)]
    assert found.frame.to_name.str.casefold().tolist() == ["north hill", "north hill", "south hill"]
    assert found.frame.council_code.tolist() == ["E06000001"] * 3
    assert found.frame["_row"].tolist() == [2, 3, 4]
    assert (found.left_out, found.remarks) == ((), ("Each zone is given whole to one area.",))


def test_a_look_up_of_england_and_wales_in_capitals_with_names_in_welsh_is_read() -> None:
    found = read(CAPITALS)
    assert (found.to_year, found.frame.to_code.tolist()) == (2024, ["E05000001", "E05000001", "W05000002"])
    assert found.frame.to_name.tolist()[-1] == "Bryn"


@pytest.mark.parametrize(
    "heads",
    [
        "lsoa21_code,lsoa21_name,ward24_code,ward24_name,ltla24_code,x",
        "LSOA code (2021),a,WD code 2024,WD name 2024,LAD24CD,x",
    ],
)
def test_heads_that_are_nearly_those_of_the_ons_are_known_too(heads: str) -> None:
    found = read(heads + "\n" + BEST_FIT.split("\n", 1)[1])
    assert (found.from_year, found.to_kind, found.to_year) == (2021, AreaType.WARD, 2024)
    assert found.frame.to_name.tolist()[0] == "North Hill"


def test_titles_above_notes_beneath_and_a_workbook_are_read() -> None:
    found = read("Best fit look-up\n\n" + BEST_FIT + "\nSource: Office for National Statistics\n")
    assert len(found.frame) == 3
    assert [one.rows for one in found.left_out] == [1]
    made = io.BytesIO()
    pd.read_csv(io.StringIO(BEST_FIT)).to_excel(made, index=False, engine="xlsxwriter")
    assert pairs(read(made.getvalue())) == pairs(read(BEST_FIT))


@pytest.mark.parametrize(
    ("asked", "kinds", "many"),
    [
        ({"from_": "lsoa", "to": "authority"}, (AreaType.LSOA, AreaType.AUTHORITY), 2),
        ({"from_": "LSOA21CD", "to": "msoa21"}, (AreaType.LSOA, AreaType.MSOA), 2),
        ({"to": "lsoa"}, (OUTPUT_AREA, AreaType.LSOA), 3), ({"from_": "msoa", "to": "region"}, (AreaType.MSOA, AreaType.REGION), 1),
    ],
)  # fmt: skip
def test_the_columns_that_are_asked_for_are_taken_each_zone_once(asked, kinds, many) -> None:
    found = read(NESTED, **asked)
    assert ((found.from_kind, found.to_kind), len(found.frame)) == (kinds, many)
    assert sum(one.rows for one in found.left_out) == 3 - many


def test_columns_that_cannot_be_told_apart_or_are_not_there_are_one_fault() -> None:
    code, _, rule = fault(SPLIT)
    assert code is Fault.COLUMN_MISSING
    assert "'ward'" in rule
    assert "LSOA11CD, LSOA21CD, LAD22CD" in rule
    code, _, rule = fault(SPLIT, to="lad")
    assert (code, rule) == (Fault.COLUMN_TWICE, "LSOA11CD and LSOA21CD could be meant: say which.")
    assert fault(BEST_FIT, to="ward24")[0] is Fault.COLUMN_MISSING
    assert fault(BEST_FIT, from_="msoa")[0] is Fault.COLUMN_MISSING
    assert fault("Ward,Figure\nNorth Hill,3\n")[0] is Fault.HEADER_UNKNOWN
    assert fault("")[0] is Fault.FILE_EMPTY
    assert fault(BEST_FIT.split("\n")[0])[0] is Fault.NO_ROWS


# weights


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        (("0.25", "0.75", "1"), "says what share"), (("25%", "75%", "100%"), "says what share"), (("25", "75", "100"), "says what share"),
        (("500", "1,500", "1800"), "counts what"), (("0.251", "0.753", "0.999"), "says what share"),
    ],
)  # fmt: skip
def test_a_zone_in_two_areas_has_the_shares_of_its_weights(weights, said) -> None:
    found = read("\n".join(SHARES.replace(",{}", ',"{}"').format(*weights).split("\n")))
    assert np.allclose(found.frame.weight, [0.25, 0.75, 1], atol=1e-3)
    assert found.frame.groupby("from_code").weight.sum().round(9).tolist() == [1, 1]
    assert said in found.remarks[0]


def test_the_column_of_shares_of_the_zone_is_taken_and_not_that_of_the_area() -> None:
    heads = "LSOA11CD,LSOA21CD,TotPersons,Prop11of21,Prop21of11\n"
    rows = "E01000001,E01000001,900,1,1\nE01000002,E01009901,740,1,0.37\nE01000002,E01009902,1260,1,0.63\n"
    found = read(heads + rows, from_="lsoa11", to="lsoa21")
    assert pairs(found)[1:] == [("E01000002", "E01009901", 0.37), ("E01000002", "E01009902", 0.63)]
    assert found.remarks == ("The column 'prop21of11' says what share of a zone lies in each area.",)
    assert pairs(read(SPLIT, from_="lsoa11", to="lsoa21")) == pairs(found)


def test_a_pair_that_weighs_nothing_is_left_out_and_counted() -> None:
    found = read(SHARES.format("0", "1", "1"))
    assert pairs(found) == [("E01000001", "E05000002", 1), ("E01000002", "E05000002", 1)]
    assert [str(one) for one in found.left_out] == [
        "1 row left out: nothing of the zone lies in the area, such as E01000001"
    ]


def test_rows_of_finer_areas_that_give_one_pair_are_added_up() -> None:
    heads, rows = (
        "OA21CD,LSOA21CD,WD24CD,Population\n",
        ("E05000001,100", "E05000002,150", "E05000001,50", "E05000001,300"),
    )
    lines = [f"E0000000{number},E0100000{max(1, number - 2)},{row}" for number, row in enumerate(rows, 1)]
    found = read(heads + "\n".join(lines), from_="lsoa")
    assert pairs(found) == [
        ("E01000001", "E05000001", 0.5),
        ("E01000001", "E05000002", 0.5),
        ("E01000002", "E05000001", 1),
    ]
    assert sum(one.rows for one in found.left_out) == 1
    # neighbourhoods of 2011 that were split stay whole in their council
    assert pairs(read(SPLIT, from_="lsoa11", to="lad")) == [
        ("E01000001", "E06000001", 1),
        ("E01000002", "E06000001", 1),
    ]


def test_a_look_up_hands_its_shares_to_the_method_that_rebases() -> None:
    areas, shares = read(SHARES.format("0.25", "0.75", "1")).shares(["E01000009", "E01000002", "E01000001"])
    assert areas == ("E05000001", "E05000002")
    assert shares.toarray().tolist() == [[0, 0, 0.25], [0, 1, 0.75]]
    assert rebase_counts([5, 10, 8], shares).value.tolist() == [2, 16]


# faults


def test_a_zone_in_two_areas_without_weights_is_a_fault_with_its_row() -> None:
    text = BEST_FIT + "E01000001,Madeup 001A,E05000002,South Hill,E06000001,Madeup\n"
    code, row, rule = fault(text)
    assert (code, row) == (Fault.KEY_TWICE, 5)
    assert "given to two areas, and no column says how much" in rule


def test_a_zone_that_stands_twice_is_a_fault_with_its_row() -> None:
    code, row, rule = fault(BEST_FIT + BEST_FIT.split("\n")[1] + "\n")
    assert (code, row, rule) == (Fault.KEY_TWICE, 5, "The zone stands twice with the same areas: keep one row of each.")


def test_codes_that_are_missing_or_of_another_kind_are_one_fault_a_column() -> None:
    found = faults(BEST_FIT.replace("E01000001", "").replace("E05000002", "00KAMA").replace("E01000003", "E02000003"))
    assert [(one.code, one.row, one.column) for one in found] == [
        (Fault.CELL_EMPTY, 2, "lsoa21cd"), (Fault.ID_UNKNOWN, 4, "lsoa21cd"), (Fault.ID_UNKNOWN, 4, "wd22cd"),
    ]  # fmt: skip


def test_codes_of_two_years_mixed_are_a_fault_with_both() -> None:
    code, row, rule = fault(BEST_FIT + "E01000004,Madeup 002B,E05019902,SOUTH HILL,E06000001,Madeup\n")
    assert (code, row) == (Fault.KEY_TWICE, 5)
    assert "two codes, E05000002 and E05019902: codes of two years are mixed" in rule
    # a ward of that name in another council is none
    assert len(read(BEST_FIT + "E01000004,Other 002B,E05019902,South Hill,E06000002,Other\n").frame) == 4


@pytest.mark.parametrize(
    ("weights", "code", "row", "said"),
    [
        (("0.25", "0.25", "1"), Fault.TOTAL_UNLIKE, 2, "those of E01000001 add up to 0.5"), (("", "0.25", "1"), Fault.NUMBER_UNREADABLE, 2, "'weight'"),
        (("25", "75", "60"), Fault.TOTAL_UNLIKE, 4, "those of E01000002 add up to 60"), (("1.25", "-0.25", "1"), Fault.NUMBER_UNREADABLE, 3, "0 or more"),
    ],
)  # fmt: skip
def test_weights_that_are_no_shares_are_a_fault_with_the_row(weights, code, row, said) -> None:
    found, at, rule = fault(SHARES.format(*weights))
    assert (found, at) == (code, row)
    assert said in rule
