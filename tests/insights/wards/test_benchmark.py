"""The average that stands for a place without a figure of its own: the weights that are named are those that made it."""

import re

import pytest

from hineq.insights.series.rough import whole
from hineq.insights.wards.benchmark import Benchmark, average_words
from hineq.insights.wards.levels import at_each_level
from hineq.model.words import Sex
from tests.luton import CODES, figures, newest_views
from tests.places_with_levels import LEVELS, level, newest


@pytest.mark.parametrize("key", LEVELS)
def test_the_weights_named_are_the_weights_used(key: str) -> None:
    population = level(key).place.population
    people = population[population.sex == Sex.PERSONS]
    averages = [view for view in newest(key) if view.place and view.place.weighted_by]
    for view in averages:
        assert view.place is not None
        named = re.fullmatch(r"residents (?:of (\d+) and over )?in (.+)", view.place.weighted_by)
        assert named, view.place.weighted_by
        of_year = people[people.period == named[2]]
        ages = of_year.age.str.extract(r"^(\d+)", expand=False).astype(float)
        counted = of_year[ages >= float(named[1])] if named[1] else of_year[of_year.age == "All ages"]
        weights = counted.groupby("area_code").population.sum()
        table = whole(view.table)
        each = table.area_code.map(weights)
        assert view.place.value == pytest.approx(float((table["value"] * each).sum() / each.sum())), view.name
        said = average_words(one.place for one in newest(key))
        who, _, year = view.place.weighted_by.rpartition(" in ")
        # every year of one kind of residents stands in one list
        assert re.search(rf"by {who} in (?:[\d, ]+ or )*{year}\b", said), said
        assert len(re.findall(rf"by {who} in ", said)) == 1


def test_lutons_figures_at_65_are_weighted_by_those_of_65_and_over_and_say_so() -> None:
    assert average_words(view.place for view in newest_views()) == (
        "the average of its wards, weighted by residents in 2017 or by residents of 65 and over in 2017 where a figure is of these"
    )
    table = at_each_level(figures(), newest_views(), CODES["Farley"])
    used = {one.weighted_by for row in table.averaged for one in row}
    assert used - {""} == {"residents in 2017", "residents of 65 and over in 2017"}


def test_what_needs_no_average_says_nothing_and_one_year_stands_alone() -> None:
    published = Benchmark(area_code="T", name="Town", value=1.0)
    old = Benchmark(
        area_code="T", name="Town", value=1.0, estimated=True, weighted_by="residents of 65 and over in 2017"
    )
    assert average_words([published, None]) == ""
    assert average_words([old]) == "the average of its wards, weighted by residents of 65 and over in 2017"
