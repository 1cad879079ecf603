"""The number of people beside a measure: said not to be in the pack only where the pack has it nowhere."""

import math

import pytest

from hineq.insights.priority.matrix import priority_matrix
from hineq.insights.priority.matrix_words import matrix_finding, matrix_note
from hineq.insights.series.families import family_of
from hineq.insights.standing.standing import ranked_standings
from hineq.insights.wording.numbers import number
from hineq.model.words import ValueType
from tests.places_with_levels import LEVELS, level, newest


@pytest.mark.parametrize("key", LEVELS)
def test_a_number_is_missing_only_where_the_pack_has_none_of_its_family_and_release(key: str) -> None:
    figures = level(key)
    place = figures.place
    rows = priority_matrix(figures, newest(key), ranked_standings(figures)).table
    counts = {family_of(one): one_id for one_id, one in place.indicators.items() if one.value_type is ValueType.COUNT}
    for view in newest(key):
        counted = counts.get(family_of(view.indicator))
        same_sources = rows.source_ids.map(lambda ids, own=set(view.source_ids): set(ids) == own).astype(bool)
        named = rows[(rows.period == view.period) & same_sources]
        named = named[named.spoken.str.casefold().str.startswith(view.indicator.short_name.casefold())]
        if counted is None or named.empty:
            continue
        own = figures.rows(
            indicator_id=counted,
            series=view.series.series,
            sex=view.sex,
            period=view.period,
            area_codes=[place.area_code],
        )
        own = own[own["value"].notna()]
        if len(own):
            assert named.people_words.iloc[0] != "not in this pack", named.name.iloc[0]
            assert math.isclose(float(named.people.iloc[0]), float(own["value"].iloc[-1]))


def test_the_number_of_lutons_employment_deprived_stands_beside_their_share() -> None:
    figures = level("luton")
    rows = priority_matrix(figures, newest("luton"), ranked_standings(figures)).table.set_index("name")
    assert rows.people_words["Employment deprivation (estimated)"] == number(21630, 0)


@pytest.mark.parametrize("key", LEVELS)
def test_the_note_says_whether_a_part_of_the_index_leads_the_heading(key: str) -> None:
    figures = level(key)
    matrix = priority_matrix(figures, newest(key), ranked_standings(figures))
    leads = "leads the heading only because no other has a ratio" in matrix_note(matrix, figures.place)
    assert leads == matrix_finding(matrix).endswith("partly ordered by itself")
    assert leads or "does not lead the heading" in matrix_note(matrix, figures.place)
