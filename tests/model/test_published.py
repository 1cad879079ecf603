"""A public instance names nothing of a source that is a draft or not out yet: not its rows, and not what only leads to them."""

from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any, get_type_hints

import pandas as pd
import pytest

from hineq.model.period import Period
from hineq.model.place import Place
from hineq.model.published import _ids, _links, _rows
from hineq.model.source import Release, Source
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.pack import load_place
from tests.paths import ROOT
from tests.place_packs import place

TODAY = date(2026, 11, 30)
# the made-up pack has every table there is, of two sources; the others are as packs are
CASES = [("good", "made_up"), ("good", "made_up_strategy"), ("luton", "luton_hwb_strategy_2012_17"), ("luton", "s105"),
         ("luton", "luton_self_assessment_2013"), ("luton", "s107"), ("oxford", "s94"), ("llr", "rutland_hwb_2021_10_05")]  # fmt: skip


@cache
def opened(place_id: str) -> Place:
    return load_place(ROOT / "tests/examples/good") if place_id == "good" else place(place_id)


def withheld(place_id: str, source_id: str, **changes: Any) -> Place:
    whole = opened(place_id)
    source = replace(whole.sources[source_id], **(changes or {"release": Release.DRAFT}))
    return replace(whole, sources={**whole.sources, source_id: source}).public_on(TODAY)


def held(of: Place) -> list[Any]:
    return [getattr(of, one.name) for one in fields(of)]


def words(of: Place) -> set[str]:
    """Every text of a place that names something: the cells of its nouns and tables."""
    cells = {
        value for row in _rows(held(of)) for one in fields(row) if isinstance(value := getattr(row, one.name), str)
    }
    several = {
        part
        for row in _rows(held(of))
        for one in fields(row)
        if isinstance(value := getattr(row, one.name), tuple)
        for part in value
        if isinstance(part, str)
    }
    tables = [one for one in held(of) if isinstance(one, pd.DataFrame)]
    return cells | several | {cell for one in tables if "source_id" in one for cell in set(one.source_id)}


@pytest.mark.parametrize(("place_id", "source_id"), CASES)
def test_nothing_of_a_draft_is_named_and_nothing_leads_nowhere(place_id: str, source_id: str) -> None:
    public = withheld(place_id, source_id)
    assert source_id in words(opened(place_id))
    assert source_id not in words(public)
    were, there = _ids(opened(place_id)), _ids(public)
    for row in _rows(held(public)):
        for name, columns, _ in _links(type(row)):
            value = getattr(row, name)
            for one in value if isinstance(value, tuple) else (value,):
                lost = any(one in were.get(column, ()) for column in columns)
                assert not (one and lost) or any(one in there.get(column, ()) for column in columns), (row, name)
    for table in (one for one in held(public) if isinstance(one, pd.DataFrame) and "indicator_id" in one):
        assert set(table.indicator_id) <= public.indicators.keys()
        if "series" in table:
            assert set(zip(table.indicator_id, table.series, strict=True)) <= public.series.keys()


def test_every_table_whose_rows_have_a_source_loses_them() -> None:
    """A table that is new is held by this as soon as the made-up pack has it, which another test asks for."""
    nouns = {
        table.noun.__name__ for table in TABLES.values() if "source_id" in {one.name for one in fields(table.noun)}
    }
    tables = {
        "Observation": "observations",
        "Residents": "population",
        "Distribution": "distributions",
        "NationalRank": "national_ranks",
    }
    whole, met = opened("good"), set()
    for noun, name in tables.items():
        assert len(getattr(whole, name)), name
        assert getattr(withheld("good", "made_up"), name).empty, name
        met.add(noun)
    for source_id in whole.sources:
        public = withheld("good", source_id)
        for row in _rows(held(whole)):
            if getattr(row, "source_id", "") == source_id:
                met.add(type(row).__name__)
        assert not [row for row in _rows(held(public)) if getattr(row, "source_id", "") == source_id]
    assert met >= nouns


def test_every_day_and_every_state_of_a_table_is_known_here() -> None:
    """Of when a row is out speaks its source alone: a new day or state must be weighed, and put here or into the rule."""
    weighed = {
        # what the row tells of, not when it is told
        ("Observation", "period_start"), ("Observation", "period_end"), ("Observation", "status"), ("Action", "due"),
        ("Action", "done"), ("PriorityUpdate", "as_at"), ("PriorityUpdate", "due"), ("Approval", "date"), ("Recommendation", "date"),
        ("Recommendation", "due"), ("Recommendation", "state"), ("Change", "day"), ("Target", "period"), ("Pace", "first_period"),
        ("Pace", "last_period"),
        # what a document is, not whether it is out: a draft of a strategy may be put before the public
        ("Source", "stage"),
        # the rule itself
        ("Source", "release"), ("Source", "public_from"),
    }  # fmt: skip
    found = set()
    for table in TABLES.values():
        for name, hint in get_type_hints(table.noun).items():
            kinds = {hint, *getattr(hint, "__args__", ())}
            named = {getattr(kind, "__name__", "") for kind in kinds}
            if {date, Period} & kinds or named & {"Release", "FigureStatus", "DocumentStage", "RecommendationState"}:
                found.add((table.noun.__name__, name))
    assert found == weighed


def test_a_strategy_that_is_a_draft_takes_what_is_its_own_along() -> None:
    public = withheld("luton", "luton_hwb_strategy_2012_17")
    assert public.strategy is None
    assert (public.measures, public.targets, public.thread.commissioning_priorities, public.thread.ties) == (
        (),
        (),
        (),
        (),
    )
    assert len(public.observations) == len(opened("luton").observations)
    assert public.statements


def test_a_measure_stays_with_the_source_of_what_is_told_of_it() -> None:
    whole = opened("luton")
    source_id = whole.indicators["life_expectancy_at_birth"].source_id
    public = withheld("luton", source_id)
    kept = public.indicators["life_expectancy_at_birth"]
    assert kept.source_id != source_id
    assert kept.source_id in public.sources
    assert replace(kept, source_id=source_id) == whole.indicators["life_expectancy_at_birth"]


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ({"release": Release.DRAFT}, False),
        ({"release": Release.PROVISIONAL}, True),
        ({"public_from": date(2026, 12, 1)}, False),
        ({"public_from": TODAY}, True),
        ({"published": "2026-12"}, False),
        ({"published": "2027"}, False),
        ({"published": "2026-12-01"}, False),
        ({"published": "2026-11"}, True),
        ({"published": "2026"}, True),
        ({"published": "spring 2027"}, True),
    ],
)
def test_a_source_is_out_on_its_day_and_never_as_a_draft(said: dict[str, Any], out: bool) -> None:
    source = Source(source_id="s", publisher="Nobody", title="Nothing", licence="", **said)
    assert source.public_on(TODAY) is out


def test_what_is_all_published_is_the_place_itself() -> None:
    assert opened("oxford").public_on(TODAY) is opened("oxford")
