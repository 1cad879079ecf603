"""Which figure is the newest, and of when it is: values that are carried over years, and figures of Census day."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hineq.insights.meeting.changes import changes
from hineq.insights.series.lines import Line
from hineq.insights.standing.ranks import authority_ranks
from hineq.insights.standing.standing import standing
from hineq.model.roles import SeriesRole
from hineq.model.words import Sex
from tests.made_up import SMOKING, TOWN, opened, row, series, town
from tests.places_with_levels import LEVELS, level

REPEATS = (SeriesRole.REPEATS_VALUES,)
CENSUS = {"2011": date(2011, 3, 27), "2021": date(2021, 3, 21)}


def line_of(values: list[float], roles: tuple[SeriesRole, ...] = REPEATS) -> Line:
    """The town's line from 2010 on, a value a year."""
    rows = [row(TOWN, str(year), value) for year, value in enumerate(values, 2010)]
    line = opened(town(rows, all_series=[series(roles=roles)])).main_line(SMOKING, Sex.PERSONS, TOWN)
    assert line is not None
    return line


@settings(deadline=None, max_examples=40)
@given(values=st.lists(st.sampled_from([1.0, 2.0, 3.0]), min_size=1, max_size=8))
def test_a_repeated_value_is_of_the_first_of_the_last_years_that_are_alike(values: list[float]) -> None:
    line, last = line_of(values), 2010 + len(values) - 1
    first = int(line.newest_period.label)
    assert set(values[first - 2010 :]) == {values[-1]}
    assert first == 2010 or values[first - 2011] != values[-1]
    assert line.dated == (str(last) if first == last else f"{first} (repeated to {last})")
    # every point stays to be drawn
    assert len(line.points) == len(values)
    assert line_of(values, ()).dated == str(last)


def test_a_repeated_value_is_no_new_figure_for_a_meeting() -> None:
    here = opened(
        town(
            [row(TOWN, "2010", 5.0), row(TOWN, "2011", 5.0), row(TOWN, "2012", 5.0)], all_series=[series(roles=REPEATS)]
        )
    )
    shown = pd.DataFrame(
        [
            {
                "indicator_id": SMOKING, "series": "survey", "sex": "Persons", "age": "18+", "area_code": TOWN, "period": "2010",
                "kind": "figure", "measure": "Adults who smoke", "area": "Town", "period_end": "2010-12-31", "value": 5.0,
            }
        ]
    )  # fmt: skip
    assert changes(here, shown) == ()


@pytest.mark.parametrize("key", LEVELS)
def test_no_page_takes_a_repeated_value_for_a_newer_figure(key: str) -> None:
    here = level(key)
    ranks = authority_ranks(here)
    for (indicator_id, name), one in here.place.series.items():
        line = here.line(indicator_id, Sex.PERSONS, here.place.area_code, name)
        if line is None or not one.has(SeriesRole.REPEATS_VALUES):
            continue
        values = line.points["value"].tolist()
        at = line.newest_at
        assert values[at:] == [values[-1]] * (len(values) - at)
        assert not at or values[at - 1] != values[at]
        stands = standing(here, indicator_id, Sex.PERSONS)
        assert stands is not None
        ranked = ranks[(ranks.indicator_id == indicator_id) & ~ranks.again.astype(bool)]
        if stands.line is line and len(ranked):
            assert list(ranked.period) == [line.dated]


@pytest.mark.parametrize("key", ["luton", "llr", "oxford"])
def test_a_value_whose_note_says_that_it_is_repeated_is_of_a_series_that_repeats_values(key: str) -> None:
    here = level(key)
    repeated = here.table[here.table.note.str.startswith("Same value as the year before")]
    assert len(repeated)
    for indicator_id, name in set(zip(repeated.indicator_id, repeated.series, strict=True)):
        assert here.place.series[indicator_id, name].has(SeriesRole.REPEATS_VALUES), indicator_id


@pytest.mark.parametrize("key", ["luton", "llr", "oxford"])
def test_a_figure_of_a_census_is_of_census_day(key: str) -> None:
    here = level(key)
    of_census = {
        one.source_id for one in here.place.sources.values() if one.title.startswith(("Census 2011", "Census 2021"))
    }
    rows = here.table[here.table.source_id.isin(of_census)]
    assert len(rows)
    for period, start, end in rows[["period", "period_start", "period_end"]].itertuples(index=False, name=None):
        assert start.date() == end.date() == CENSUS[str(period)]
