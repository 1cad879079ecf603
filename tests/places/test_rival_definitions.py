"""Of several definitions of one thing at most one is "the same measure" as what a strategy names."""

import re
from collections import defaultdict
from collections.abc import Collection

import pytest

from hineq.insights.series.families import family_of
from hineq.model.words import Tie
from tests.place_packs import figures, place

PACKS = ("llr", "luton", "oxford")


def years_of_age(ages: Collection[str]) -> set[int] | None:
    """The years of age that all of these name as ranges ("4-5"), or None where one is not a range."""
    found = [re.fullmatch(r"(\d+)-(\d+)", age) for age in ages]
    if not all(found):
        return None
    return {year for one in found if one for year in range(int(one[1]), int(one[2]) + 1)}


@pytest.mark.parametrize("pack", PACKS)
def test_direct_ties_of_one_measure_count_different_people(pack: str) -> None:
    """Two that are called the same measure are its parts: of one family, they count children of other ages."""
    where, table = place(pack), figures(pack).table
    tied: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for measure in where.measures:
        if measure.tie is Tie.DIRECT:
            family = family_of(where.indicators[measure.indicator_id])
            tied[measure.outcome_id, measure.measure_id, family].append(measure.indicator_id)
    for (_, measure_id, _), indicator_ids in tied.items():
        ages = [years_of_age(table.age[table.indicator_id == one].unique()) for one in dict.fromkeys(indicator_ids)]
        if len(ages) < 2:
            continue
        # one that has targets and no figures counts nobody, so it is no part beside another
        assert all(ages), measure_id
        for number, own in enumerate(ages):
            assert not any(own & other for other in ages[:number] if own and other), measure_id


@pytest.mark.parametrize("pack", PACKS)
def test_no_measure_of_the_census_is_joined_from_one_census_to_the_next(pack: str) -> None:
    """What ONS calls not comparable between Censuses has a figure of each and no trend; the note gives the reason."""
    where = place(pack)
    rows = where.observations[where.observations.series == "census"]
    several = {one for one, own in rows.groupby("indicator_id", observed=True) if own.period.nunique() > 1}
    assert "households_deprived_1plus_dimensions" in several
    for indicator_id in several:
        series = where.series[str(indicator_id), "census"]
        assert not series.trend, indicator_id
        assert "not comparable" in series.note_head, indicator_id


@pytest.mark.parametrize("pack", PACKS)
def test_a_measure_that_is_named_twice_has_the_same_ties(pack: str) -> None:
    """Wordings that are the same measure as one indicator come as near to any other of its family."""
    where = place(pack)
    named: dict[tuple[str, str], dict[str, Tie]] = defaultdict(dict)
    for measure in where.measures:
        named[measure.outcome_id, measure.measure_id][measure.indicator_id] = measure.tie or Tie.NONE
    wordings: dict[str, list[dict[str, Tie]]] = defaultdict(list)
    for ties in named.values():
        for indicator_id in (one for one, tie in ties.items() if tie is Tie.DIRECT):
            wordings[indicator_id].append(ties)
    for indicator_id, several in wordings.items():
        family = family_of(where.indicators[indicator_id])
        for one in {one for ties in several for one in ties if one and family_of(where.indicators[one]) == family}:
            assert len({ties[one] for ties in several if one in ties}) == 1, (indicator_id, one)


def test_the_gap_of_the_strategy_is_the_same_as_no_published_measure() -> None:
    """That the slope index counts what the strategy promised on is not proven: it is the nearest, under either wording."""
    ties = {
        (one.measure_id, one.tie)
        for one in place("luton").measures
        if one.indicator_id == "slope_index_life_expectancy"
    }
    assert ties == {("overall_life_expectancy_gap", Tie.NEAR), ("inequality_life_expectancy", Tie.NEAR)}


def test_lutons_definitions_of_child_poverty() -> None:
    ties = {one.indicator_id: one.tie for one in place("luton").measures if one.measure_id == "children_in_poverty"}
    # the strategy does not name its measure of poverty
    assert Tie.DIRECT not in ties.values()
    assert ties["children_in_low_income_families"] is Tie.NEAR
    assert ties["children_relative_poverty_bhc"].word == "a like measure by another definition"
    assert Tie.RIVAL is ties["children_relative_poverty_ahc"] is ties["idaci_children_income_deprived"]
