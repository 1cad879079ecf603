"""Figures dated by the year of a release: of which years their data are, in the place of an age."""

import re
from dataclasses import replace

import pytest

from hineq.insights.targets.measures import measure_view, since_words
from hineq.insights.targets.options import measure_table
from hineq.model.roles import IndicatorRole
from hineq.model.source import Source
from hineq.model.words import Sex
from tests.made_up import SMOKING, TOWN, opened, row, town
from tests.place_packs import figures

PACKS = ("luton", "llr", "oxford")
AGE = re.compile(r"years? old")


@pytest.mark.parametrize("place_id", PACKS)
def test_every_release_of_the_deprivation_score_says_of_which_years_its_data_are(place_id: str) -> None:
    place = figures(place_id).place
    scores = place.indicators_with(IndicatorRole.DEPRIVATION)
    releases = {name for indicator_id, name in place.series if indicator_id in {one.indicator_id for one in scores}}
    own = place.observations[place.observations.series.isin(releases)]
    assert len(own) > 100
    for source_id in own.source_id.unique():
        assert "data" in place.sources[source_id].data_years, source_id
        assert place.sources[source_id].data_years in place.sources[source_id].citation


@pytest.mark.parametrize(("place_id", "area"), [("luton", ""), ("llr", "E06000016"), ("oxford", "")])
def test_no_figure_dated_by_a_release_has_an_age(place_id: str, area: str) -> None:
    here = figures(place_id).within(area) if area else figures(place_id)
    released = {source.source_id for source in here.place.sources.values() if source.data_years}
    own = here.table[(here.table.area_code == here.place.area_code) & here.table.source_id.isin(released)]
    told = 0
    for indicator_id in own.indicator_id.unique():
        view = measure_view(here, indicator_id, Sex.PERSONS)
        if view.since is not None and (years := view.since.data_years(here.place)):
            told += 1
            said = since_words(view, here.place)
            assert years in said
            assert not AGE.search(said), said
    assert told > 3


def test_nor_has_one_in_the_table_of_a_strategys_measures() -> None:
    here = figures("luton")
    table = measure_table(here)
    own = table[table.indicator_id == "income_deprivation_rate"]
    assert len(own)
    assert not any(AGE.search(age) for age in own.age)


def test_the_age_counts_from_the_period_where_the_source_says_nothing_else() -> None:
    place = town([row(TOWN, "2015", 10.0)])
    line = opened(place).main_line(SMOKING, Sex.PERSONS, TOWN)
    assert line is not None
    assert AGE.search(line.age_words(place))
    source_id = str(line.newest.source_id)
    dated = Source(source_id=source_id, publisher="P", title="T", licence="L", data_years="data mostly of 2013")
    place = replace(place, sources={source_id: dated})
    assert line.age_words(place) == "data mostly of 2013"
