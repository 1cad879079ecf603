"""What a resident is told lacks, is only rough, or is responsible: each such sentence over every ward of several places."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import isnan

import pytest

from hineq.insights.resident.answer import answer_section
from hineq.insights.resident.area import council_of, my_area
from hineq.insights.resident.facts import Facts, ward_facts
from hineq.insights.resident.saying import MyArea
from hineq.insights.series.figures import Figures
from hineq.insights.series.rough import rough_words
from hineq.insights.wards.profile import newest_ward_views, ward_profile
from hineq.insights.wards.profile_words import profile_finding, profile_sentences, unplaced_words
from hineq.model.area import Area
from hineq.model.governance import Board, Governance
from hineq.model.place import Place
from hineq.model.plain import PlainPart
from hineq.model.words import AreaType, FigureStatus, Polarity
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.over import kept_layer
from tests.insights.resident.test_area import PLAIN
from tests.made_up import COUNTRY, SMOKING, TOWN, row, series, town
from tests.paths import DATA
from tests.place_packs import figures

# a council most of whose wards are rough, and one without any
COUNCILS = ("E06000064", "E07000114")
PLACES = ("luton", "oxford", "llr", *COUNCILS)
# a flat word on the world: what this copy lacks may be had elsewhere
OF_THE_WORLD = re.compile(
    r"\bnobody (knows|can)\b|\bno public\b|\bno figures? (was|were) (ever )?published\b", re.IGNORECASE
)


@cache
def opened(key: str) -> Figures:
    return Figures.of(kept_layer(next(DATA.glob(f"*/{HEAD}")).parent).council(key)) if key in COUNCILS else figures(key)


@cache
def told(key: str) -> tuple[tuple[MyArea, Facts], ...]:
    """Every ward with figures of a place, held against its own council."""
    return tuple(_told(opened(key)))


def _told(whole: Figures) -> Iterator[tuple[MyArea, Facts]]:
    levels = {whole.place.area_code: whole}
    for code in sorted(whole.place.ward_codes):
        council = council_of(whole.place, code)
        own = levels.setdefault(council, whole if council == whole.place.area_code else whole.within(council))
        yield my_area(own, code), ward_facts(own, code)


def said(area: MyArea) -> str:
    return "\n".join(area.said())


def made_up(*, rough: bool = False, lives: bool = False) -> Place:
    """A town whose first ward alone has a figure that counts; the others have none, or rough ones."""
    made = [row("W1", "2021", 5.0, count=50, denominator=1000), row(TOWN, "2021", 20.0), row(COUNTRY, "2021", 14.0)]
    made += [row(f"W{number}", "2021", 10.0 * number, status=FigureStatus.ESTIMATED) for number in range(2, 6) if rough]
    part = PlainPart.LIVES if lives else PlainPart.COMPARED
    whole = replace(town(made, all_series=[series()]), plain_words={SMOKING: replace(PLAIN[SMOKING], part=part)})
    fits = {f"W{number}": {"neighbourhoods": 2, "overlap": 0.3} for number in range(2, 6) if rough}
    return replace(whole, areas={code: replace(area, **fits.get(code, {})) for code, area in whole.areas.items()})


@pytest.mark.parametrize("key", PLACES)
def test_nothing_stands_beside_another_place_only_where_it_is_so(key: str) -> None:
    for area, facts in told(key):
        beside = any(one.against for one in facts.all)
        if "There is no figure here that this page can set beside" in said(area):
            assert not beside
            assert not re.search(r"(better|worse) than|close to", said(area))
        if "There is no other figure here" in said(area):
            assert any(one.against for one in facts.lives)
            assert not facts.compared


def test_a_life_that_stands_beside_england_is_not_denied() -> None:
    alone = [said(area) for area, facts in told("llr") if facts.lives and not facts.compared]
    assert alone
    assert all("There is no other figure here" in one for one in alone)


@pytest.mark.parametrize("key", PLACES)
def test_a_rough_figure_is_never_said_to_be_none(key: str) -> None:
    found = 0
    for area, facts in told(key):
        parts = [part for one in area.sections if one.heading == "How sure this is" for part in one.parts]
        denied = [one for part in parts if part.lead.startswith("This page has no figure") for one in part.sentences]
        denied += [one for part in parts for one in part.sentences if one.startswith("This page has no figure")]
        rough = {one.plain.brief for one in facts.rough}
        assert not [brief for brief in rough if any(brief in one for one in denied)]
        assert all(brief in said(area) for brief in rough)
        assert ("only rough figures of this ward" in area.heading) == bool(rough and not facts.all)
        found += len(rough)
    assert bool(found) == any(ward.roughly_fitted for ward in opened(key).place.wards)


def test_a_made_up_ward_has_a_rough_figure_or_none() -> None:
    rough, bare = my_area(Figures.of(made_up(rough=True)), "W3"), my_area(Figures.of(made_up()), "W3")
    assert rough.heading == "Ward 3: this page has only rough figures of this ward"
    assert "This ward has only a rough figure on adults who smoke." in said(rough)
    assert "This page has no figure for this ward on adults who smoke." in said(bare)
    lives = said(my_area(Figures.of(made_up(rough=True, lives=True)), "W3"))
    assert "There is only a rough figure of how long people in Ward 3 live. This page leaves it out." in lives


def test_too_few_wards_have_figures_only_where_the_others_have_none() -> None:
    own = opened("llr").within("E07000134")
    views = newest_ward_views(own)
    denied = []
    for ward in own.place.wards:
        profile = ward_profile(own.place, views, ward.area_code)
        said = " ".join([profile_finding(profile, own.place), *profile_sentences(profile, own.place)])
        judged = [view for view in profile.views if view.indicator.judged_by is not Polarity.NO_JUDGEMENT]
        rows = [view.ward(ward.area_code) for view in judged]
        unranked = [view for view, row in zip(judged, rows, strict=True) if not view.ranked and not isnan(row["value"])]
        if "too few wards" in said:
            denied.append(said)
            assert ("not rough to rank them" in said) <= any(view.coverage.rough for view in unranked)
            assert all(view.coverage.rough for view in unranked) <= ("not rough to rank them" in said)
        if "no figures by which" in said:
            assert not any(rough_words(row.get("rough", "")) for row in rows)
    assert denied


def test_why_a_made_up_ward_is_placed_nowhere() -> None:
    def why(made: Place, code: str) -> str:
        return unplaced_words(ward_profile(made, newest_ward_views(Figures.of(made)), code))

    assert why(made_up(), "W1") == "too few wards have figures to rank them"
    assert why(made_up(rough=True), "W1") == "too few wards have figures that are not rough to rank them"
    assert why(made_up(rough=True), "W2") == "only rough figures, which rank no ward"
    assert why(made_up(), "W2") == "no figures by which wards can be ranked"


@pytest.mark.parametrize("key", PLACES)
def test_what_the_copy_lacks_is_not_said_of_the_world(key: str) -> None:
    assert [found[0] for area, _ in told(key) for found in OF_THE_WORLD.finditer(said(area))] == []
    whole = opened(key).place
    notes = [*(one.note for one in whole.measures), *(one.note for one in whole.series.values())]
    notes += [one.caveat for one in whole.indicators.values()]
    assert [one for one in notes if OF_THE_WORLD.search(one)] == []


@pytest.mark.parametrize("key", PLACES)
def test_no_board_of_another_council_is_named(key: str) -> None:
    whole = opened(key).place
    for council in {council_of(whole, code) for code in whole.ward_codes}:
        at = whole if council == whole.area_code else whole.within(council)
        ward = next(one for one in at.wards)
        named = [name for part in answer_section(at, ward).parts if part.names for name in part.sentences]
        areas = {board.name: board.area_code for board in whole.governance.boards}
        above = way(whole, council)
        assert {areas[name] for name in named if name in areas} <= {*above, ""}
        nearest = [above.index(areas[name]) for name in named if areas.get(name)]
        assert nearest == sorted(nearest)
        own = [board for board in whole.governance.boards if board.area_code == council]
        assert not own or named[0] in {board.name for board in own}


def way(whole: Place, code: str) -> list[str]:
    """An area and those that it lies in, the nearest first, by their parents alone."""
    found: list[str] = []
    while code in whole.areas:
        found.append(code)
        code = whole.areas[code].parent_code
    return found


def test_made_up_boards_of_three_councils() -> None:
    made = made_up()
    above = Area(area_code="S1", area_name="System", area_type=AreaType.SYSTEM, parent_code=COUNTRY)
    other = Area(area_code="E06999998", area_name="Other", area_type=AreaType.AUTHORITY, parent_code="S1")
    own = replace(made.areas[TOWN], parent_code="S1")
    boards = [
        Board(board_id=one, name=f"Board of {one}", area_code=one, source_id="s1") for one in ("E06999998", "S1", TOWN)
    ]
    boards.append(Board(board_id="all", name="Board of all", source_id="s1"))
    whole = replace(
        made,
        areas={**made.areas, "S1": above, "E06999998": other, TOWN: own},
        governance=Governance(boards=tuple(boards)),
    )
    part = next(one for one in answer_section(whole, whole.areas["W1"]).parts if one.names)
    assert part.sentences == (f"Board of {TOWN}", "Board of S1", "Board of all")


def test_the_checks_find_what_is_claimed_of_the_world() -> None:
    for words in (
        "Nobody knows how far chance moves these.",
        "as no public figure counts the same",
        "no figure was published afterwards",
    ):
        assert OF_THE_WORLD.search(words)
    assert not OF_THE_WORLD.search("This page has no figure of the same thing.")
