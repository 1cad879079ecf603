"""Councils in one list: order, ties, middle, what may be chance, and what a heading may name."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from hineq.insights.nation import widest_words as words
from hineq.insights.nation.council_gaps import BADLY, GAP_COLUMNS
from hineq.insights.nation.widest import FEWEST_COUNCILS, PICKED, MeasureGaps, first_measure, gap_measures, measure_gaps
from hineq.insights.series.rows import each_row
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.area import Area
from hineq.model.roles import SeriesRole
from hineq.model.words import AreaType, Polarity, Sex
from tests.grammar import faulty
from tests.made_up import indicator, series

COUNCILS = 25


def areas() -> dict[str, Area]:
    """A region of councils C1 ... C25, C26 without a figure, and a county above C1."""
    made = [
        Area(area_code="R", area_name="The North", area_type=AreaType.REGION),
        Area(area_code="K", area_name="Shire", area_type=AreaType.COUNTY, parent_code="R"),
        *(
            Area(
                area_code=f"C{one}", area_name=f"Council {one}", area_type=AreaType.AUTHORITY, parent_code="K" if one == 1 else "R"
            )
            for one in range(1, COUNCILS + 2)
        ),
    ]  # fmt: skip
    return {area.area_code: area for area in made}


def gap(code: str, slope: float, half: float, **changes: object) -> dict[str, object]:
    row = {
        "area_code": code, "indicator_id": "smoking", "sex": "Persons", "series": "survey", "period": "2021", "kind": "estimated",
        "wards": 20.0, "slope": slope, "lower": slope - half, "upper": slope + half, "ratio": math.nan,
        "most_deprived_fifth": 20.0, "least_deprived_fifth": 20.0 - slope, "fit": "", "order": "Release of 2019", "reason": "",
        "source_ids": "s1 s2",
    }  # fmt: skip
    return row | changes


def told(
    half: float = 0.4, polarity: Polarity = Polarity.LOW_IS_GOOD, *, part: bool = False, **first: object
) -> MeasureGaps:
    """Gaps of 1 to 25 points, the last council's first; that of C25 changed as told."""
    rows = [gap(f"C{one}", float(one), half) for one in range(1, COUNCILS + 1)]
    rows[-1] |= first
    rows.append(gap("K", 3.0, half))
    made_of = series(roles=(SeriesRole.PART_OF_DEPRIVATION,)) if part else series()
    table = pd.DataFrame(rows, columns=list(GAP_COLUMNS))
    return measure_gaps(table, areas(), indicator(polarity=polarity), made_of, Sex.PERSONS)


def test_councils_come_widest_first_with_their_region_and_counties_apart() -> None:
    gaps = told()
    assert list(gaps.table.area_name[:2]) == ["Council 25", "Council 24"]
    assert list(gaps.table["rank"][:2]) == [1, 2]
    assert set(gaps.table.region) == {"The North"}
    assert list(gaps.counties.area_name) == ["Shire"]
    assert list(gaps.untold.area_name) == ["Council 26"]
    assert gaps.middle == 13
    assert gaps.source_ids == ("s1", "s2")


def test_fifths_without_figures_are_said_nowhere() -> None:
    """Of ratios, which have no mean over wards: a line that fits badly is then read by the wards."""
    gaps, bare = told(fit=BADLY), told(fit=BADLY)
    bare = replace(bare, table=bare.table.assign(most_deprived_fifth=math.nan, least_deprived_fifth=math.nan))
    for one, read in ((gaps, "fifths"), (bare, "wards")):
        row = one.table.iloc[0]
        assert words.fit_words(row.fit, one) == f"badly: read the {read}"
        assert any("fifth" in line for line in words.council_lines(row, one)) is (read == "fifths")
        assert any("fifths say more" in said for said in words.cautions(one)) is (read == "fifths")
        assert "no data" not in " ".join(words.council_lines(row, one))


def test_what_is_printed_alike_shares_a_place() -> None:
    gaps = told(slope=24.01, lower=23.7, upper=24.3)
    assert list(gaps.table["rank"][:3]) == [1, 1, 3]
    assert [words.rank_of(row) for row in each_row(gaps.table[:3])] == ["joint 1st", "joint 1st", "3rd"]


def test_only_councils_firmly_above_the_middle_are_picked_out() -> None:
    gaps = told(half=2.5)
    picked = gaps.table[gaps.table.picked]
    assert 0 < len(picked) <= PICKED
    assert (picked.lower > gaps.middle).all()
    assert not told(fit=BADLY).table.picked.iloc[0]
    assert not told(half=math.nan).table.picked.any()


def test_councils_that_share_a_place_are_all_picked_out_or_none() -> None:
    """The 10th and the 11th widest have one gap, which is the 9th's too in the second case."""
    for shared, many in (((15.0, 16.0), 9), ((15.0, 16.0, 17.0), 8)):
        rows = [
            gap(f"C{one}", max(shared) if float(one) in shared else float(one), 0.4) for one in range(1, COUNCILS + 1)
        ]
        table = measure_gaps(
            pd.DataFrame(rows, columns=list(GAP_COLUMNS)), areas(), indicator(), series(), Sex.PERSONS
        ).table
        assert int(table.picked.sum()) == many
        assert table.groupby("rank").picked.nunique().max() == 1


def test_a_heading_names_the_widest_with_its_interval_of_how_many() -> None:
    assert words.gaps_finding(told()) == (
        "Smoking (estimated): widest gap of 25 councils, 25.0 points (24.6 to 25.4), in Council 25"
    )
    plain = words.gaps_finding(told(polarity=Polarity.NO_JUDGEMENT))
    assert plain == "Smoking (estimated): steepest by deprivation of 25, 25.0 points (24.6 to 25.4), in Council 25"


def test_a_council_whose_gap_another_may_share_is_one_of_the_widest() -> None:
    assert words.gaps_finding(told(half=0.8)) == (
        "Smoking (estimated): one of the widest gaps, 25.0 points (24.2 to 25.8), in Council 25"
    )
    assert "among the steepest" in words.gaps_finding(told(half=0.8, polarity=Polarity.NO_JUDGEMENT))
    gaps = told()
    unsure = gaps.table.assign(
        lower=gaps.table.lower.mask(gaps.table["rank"] == 20), upper=gaps.table.upper.mask(gaps.table["rank"] == 20)
    )
    assert "one of the widest" in words.gaps_finding(replace(gaps, table=unsure))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"half": 12.0}, "most of the spread may be chance"),
        ({"half": math.nan}, "no intervals"),
        ({"fit": BADLY}, "its line fits badly"),
        ({"slope": 24.0}, "two share the place"),
    ],
)
def test_no_council_is_named_for_what_may_be_chance(changes: dict[str, float], why: str) -> None:
    found = words.gaps_finding(told(**changes))
    assert "in Council" not in found, why
    assert found.startswith("Smoking (estimated): gaps")
    assert "across 25 councils" in found
    assert ("chance cannot be told" in found) == (why == "no intervals")


def test_what_fewer_than_half_of_the_councils_have_names_none_and_is_not_shown_first() -> None:
    gaps = told()
    rest = pd.DataFrame({"area_code": [f"D{one}" for one in range(30)], "area_name": "Other", "reason": "None."})
    few = replace(gaps, untold=rest)
    assert words.gaps_finding(few) == "Smoking (estimated): gaps of 1.0 to 25.0 points across 25 of 55 councils"
    assert "of 30 others it cannot be told, and they may have wider ones" in words.gap_words(few)


def test_a_part_of_the_index_says_so_in_heading_and_caution() -> None:
    gaps = told(part=True)
    assert "partly ordered by itself" in words.gaps_finding(gaps)
    assert words.cautions(gaps)[0].startswith("This measure is itself a part of the index")


def test_the_many_comparisons_say_how_many_would_differ_by_chance() -> None:
    said = words.chance_of_gaps(told(fit=BADLY))
    assert "Of 24 councils with an interval, and a line that fits, 11 lie above" in said
    assert "12 below it; about 1 would by chance alone" in said
    assert words.chance_of_gaps(told(half=math.nan)).startswith("Chance cannot be told")


@pytest.mark.parametrize("half", [0.4, 12.0, math.nan])
@pytest.mark.parametrize("polarity", list(Polarity))
def test_headings_are_short_and_sentences_whole(half: float, polarity: Polarity) -> None:
    gaps = told(half, polarity)
    assert len(words.gaps_finding(gaps).split()) <= TITLE_WORDS
    said = [words.gaps_finding(gaps), words.gap_words(gaps), words.chance_of_gaps(gaps), *words.cautions(gaps)]
    said += [words.council_label(row, gaps) for row in each_row(gaps.table)]
    assert [fault for sentence in said for fault in faulty(sentence)] == []


def test_what_is_taken_away_has_every_council_and_why_there_is_no_gap() -> None:
    table = words.gaps_export(told())
    assert len(table) == COUNCILS + 2
    assert list(table.tier.unique()) == ["authority", "county"]
    assert list(table.reason[table.area_code == "C26"]) == ["No ward has a figure."]


def test_a_measure_is_offered_where_enough_councils_have_a_gap_and_the_first_has_intervals() -> None:
    rows = [gap(f"C{one}", 1.0, math.nan, indicator_id="unsure") for one in range(FEWEST_COUNCILS)]
    rows += [gap(f"C{one}", 1.0, 0.5) for one in range(FEWEST_COUNCILS)]
    rows += [gap("C1", 1.0, 0.5, indicator_id="rare")]
    kinds = {name: indicator(indicator_id=name) for name in ("unsure", "smoking", "rare")}
    measures = gap_measures(
        pd.DataFrame(rows), kinds, {(name, "survey"): series(indicator_id=name) for name in kinds}
    )  # fmt: skip
    assert [(one.indicator_id, one.told, one.with_interval) for one in measures] == [
        ("unsure", 20, 0),
        ("smoking", 20, 20),
    ]
    assert first_measure(measures, kinds).indicator_id == "smoking"
