"""What a resident is told says what the other pages say, in other words, and reads true where something lacks."""

import re
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from hineq.insights.resident.area import council_of, my_area
from hineq.insights.resident.compared import tally
from hineq.insights.resident.facts import ward_facts
from hineq.insights.resident.finding import every_ward, meant, names_within
from hineq.insights.resident.saying import MOST_SECTIONS, MyArea
from hineq.insights.series.figures import Figures
from hineq.insights.series.intervals import WILSON
from hineq.insights.targets.measures import headline_views
from hineq.insights.wards.profile import newest_ward_views, ward_profile, ward_tense
from hineq.insights.wards.through_time import became_table
from hineq.insights.wording.numbers import joined
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.plain import LocalName, PlainPart, PlainWords
from hineq.model.tense import Tense
from hineq.model.words import AreaType, FigureStatus, Outcome, TargetStatus
from hineq.packs.read.national import NationalLayer
from hineq.packs.read.over import kept_layer
from hineq.publish.through_time import became_of
from tests.grammar import faulty
from tests.insights.resident.areas import areas
from tests.made_up import COUNTRY, SMOKING, TOWN, row, town
from tests.paths import DATA
from tests.place_packs import figures, place
from tests.places_with_levels import LEVELS, level

PLAIN = {
    SMOKING: PlainWords(
        indicator_id=SMOKING, part=PlainPart.COMPARED, sentence="{figure} adults smoked", brief="adults who smoke",
        meaning="They say so themselves.",
    )
}  # fmt: skip


def said(area: MyArea) -> str:
    return "\n".join(area.said())


@pytest.fixture(scope="module")
def thanet() -> Figures:
    layer: NationalLayer = kept_layer(DATA / "england")
    return Figures.of(layer.council("E07000114"))


def made_up(**changes: object) -> Place:
    """A town whose five wards smoke more from one to the next; the town and the country are in the middle."""
    rows = [
        row(f"W{number}", "2021", share, count=10 * share, denominator=1000)
        for number, share in enumerate((5.0, 12.0, 20.0, 28.0, 45.0), 1)
    ]
    rows += [
        row(TOWN, "2021", 20.0, count=4000, denominator=20000),
        row(COUNTRY, "2021", 14.0, count=140000, denominator=1000000),
    ]
    return replace(town(rows), plain_words=PLAIN, **changes)


@pytest.mark.parametrize("place_id", ["luton", "oxford", "llr"])
def test_a_verdict_is_that_of_the_wards_own_page(place_id: str) -> None:
    whole = figures(place_id)
    for code in [ward.area_code for ward in whole.place.wards[::7]]:
        own = whole.within(council) if (council := council_of(whole.place, code)) != whole.place.area_code else whole
        rows = ward_profile(own.place, newest_ward_views(own, only=own.place.plain_words), code).table
        verdicts = {(one.indicator_id, one.sex): (one.place_outcome, one.country_outcome) for one in rows.itertuples()}
        facts = ward_facts(own, code)
        assert facts.all or facts.ward.roughly_fitted
        for fact in facts.all:
            assert (fact.ward["place_outcome"], fact.ward["country_outcome"]) == verdicts[
                fact.view.indicator.indicator_id, fact.view.sex
            ]
            tested = [outcome for outcome, _ in fact.against if outcome is not Outcome.NOT_COMPARED]
            assert [("better" in fact.verdict()), ("worse" in fact.verdict())] == [
                Outcome.BETTER in tested,
                Outcome.WORSE in tested,
            ]


@pytest.mark.parametrize("place_id", ["luton", "oxford", "llr"])
def test_every_ward_is_told_in_five_things_at_most_and_in_good_grammar(place_id: str) -> None:
    names = [ward.area_name for ward in place(place_id).wards]
    for area in areas(figures(place_id)):
        assert 3 <= len(area.sections) <= MOST_SECTIONS
        assert faulty(said(area), names) == []
        assert "nan" not in re.findall(r"\bnan\b", said(area))


def test_a_family_is_counted_once(thanet: Figures) -> None:
    for ward in thanet.place.wards:
        facts = ward_facts(thanet, ward.area_code)
        families = [one.view.indicator.family or one.view.indicator.indicator_id for one in facts.compared]
        assert len(set(families)) == len(families)


def test_an_estimate_says_so_where_it_stands(thanet: Figures) -> None:
    facts = ward_facts(thanet, thanet.place.wards[0].area_code)
    estimated = [one for one in facts.all if one.ward["status"] == FigureStatus.ESTIMATED]
    assert estimated
    assert all("estimated" in one.sentence for one in estimated)
    assert any("estimated from neighbourhoods)" in one.sentence for one in estimated)


def test_figures_are_worked_out_by_hand_and_said_as_people() -> None:
    area = my_area(Figures.of(made_up()), "W5")
    assert area.heading == "Ward 5: of one thing tested, worse than in Town and Country on it"
    assert (
        "In 2021, about 4 in 10 adults smoked (45.0%). That is worse than in Town (20.0%) and worse than in Country (14.0%)."
        in said(area)
        or "In 2021, about half of adults smoked (45.0%). That is worse than in Town (20.0%) and worse than in Country (14.0%)."
        in said(area)
    )
    assert "What is worse here" in said(area)
    middle = said(my_area(Figures.of(made_up()), "W3"))
    assert "close to Town (20.0%) and worse than in Country (14.0%)" in middle
    assert "Close to: The two are so near that the gap may be chance." in middle


def test_a_ward_without_a_range_is_called_neither_better_nor_worse() -> None:
    bare = [row(f"W{number}", "2021", 5.0 * number) for number in range(1, 6)] + [row(TOWN, "2021", 15.0)]
    area = my_area(Figures.of(replace(town(bare), plain_words=PLAIN)), "W5")
    assert "Not called better or worse" in said(area)
    assert "In Town it was 15.0%." in said(area)
    assert not re.search(r"\b(better|worse) than\b", said(area))
    assert "19 times out of 20" not in said(area)


def test_a_ward_without_a_figure_names_what_is_not_known() -> None:
    rows = [row("W1", "2021", 10.0, count=100, denominator=1000), row("W2", "2021", 20.0, count=200, denominator=1000)]
    area = my_area(Figures.of(replace(town(rows), plain_words=PLAIN)), "W4")
    assert area.heading == "Ward 4: this page has no figures of this ward"
    assert "This page has no figure for this ward on adults who smoke." in said(area)


def test_a_ward_of_no_neighbourhood_says_why_it_has_no_figures() -> None:
    made = made_up()
    new = Area(area_code="W9", area_name="Newhill", area_type=AreaType.UNCOUNTED_WARD, parent_code=TOWN)
    area = my_area(Figures.of(replace(made, areas={**made.areas, "W9": new})), "W9")
    assert area.heading.startswith("Newhill: this page has no figures")
    assert "so this copy can make no figure of it" in said(area)


def test_a_former_ward_is_spoken_of_in_the_past() -> None:
    area = my_area(figures("luton"), place("luton").wards[0].area_code)
    assert "Barnfield was a ward in Luton" in said(area)
    assert (
        "The old ward has ended: it was gone by 2024. This page does not know which ward has its ground now."
        in said(area)
    )
    assert "You elect the councillors of this ward." not in said(area)


@pytest.mark.parametrize("place_id", ["luton", "oxford", "llr"])
def test_what_became_of_a_ward_is_what_the_maps_page_says(place_id: str) -> None:
    """Over every former ward: on the same ground it is not called gone to several wards, and no ground is known that the map lacks."""
    layer, whole, seen = kept_layer(DATA / "england"), figures(place_id), set()
    for ward in every_ward(whole.place):
        if ward_tense(ward, whole.place) is not Tense.PAST:
            continue
        own = (
            whole.within(council)
            if (council := council_of(whole.place, ward.area_code)) != whole.place.area_code
            else whole
        )
        became = became_of(layer, ward.parent_code)
        told = my_area(own, ward.area_code, became).lede[1]
        rows = dict(became_table(became).itertuples(index=False, name=None)) if became else {}
        name = became.before.get(ward.area_code, "") if became else ""
        map_says = rows[name] if name else "not known"
        now = map_says.rpartition(",")[0]
        same = now.replace("&", "and") == name.replace("&", "and")
        if map_says.endswith("the same ground"):
            ending = f"on the same ground and {'with the same name' if same else f'called {now}'}."
        elif map_says.endswith("all of it"):
            ending = f"part of a new ward, {'with the same name' if same else now}."
        elif map_says.startswith("not known"):
            ending = "does not know which ward has its ground now."
        else:
            ending = "in more than one ward."
        seen.add(ending.split()[0])
        assert told.endswith(ending), (name, told, map_says)
        assert "no longer there" not in told
    assert len(seen) > 2


def test_a_ward_on_the_edge_of_the_sea_lies_in_one_ward() -> None:
    """Westham East in Dorset: its outlines of two years differ at the shore, and no other ward has any of it."""
    became = became_of(kept_layer(DATA / "england"), "E06000059")
    assert became is not None
    code = next(code for code, name in became.before.items() if name == "Westham East")
    assert (code in became.in_one, became.ward_now(code)) == (False, "Westham")
    assert became.ward_now("none") == ""


def test_a_roughly_fitted_ward_has_its_estimates_left_out() -> None:
    rough = next(ward for ward in place("llr").wards_rough)
    own = figures("llr").within(council_of(place("llr"), rough.area_code))
    area = my_area(own, rough.area_code)
    assert "fit this ward badly" in said(area)
    assert "estimated" not in said(area).replace("estimates from them are left out", "")


@pytest.mark.parametrize(
    ("key", "read"), [("luton", "newer web pages or papers"), ("llr/E06000016", "web pages or papers")]
)
def test_pages_of_one_strategy_are_not_called_papers(key: str, read: str) -> None:
    own = level(key)
    told = said(my_area(own, own.place.wards[0].area_code))
    assert re.search(rf"\b[A-Z][a-z]+ {read} were read for what is promised now\.", told)


def test_promises_are_told_as_they_stand() -> None:
    told = said(my_area(figures("luton"), place("luton").wards[0].area_code))
    views = headline_views(figures("luton"))
    missed = [view for view in views if view.result.status is TargetStatus.MISSED]
    assert len(missed) == told.count("The target was missed.") == 3
    assert (
        f"{['no', 'One', 'Two', 'Three', 'Four'][sum(not view.judged for view in views)]} of its {len(views)} targets cannot be checked"
        in told
    )
    assert (
        "80.3 years. It came to 78.5 years. The target was missed. Of the change that was promised, 12% came." in told
    )


def test_a_place_without_a_plan_says_so(thanet: Figures) -> None:
    told = said(my_area(thanet, thanet.place.wards[0].area_code))
    assert "This copy holds no plan for Thanet with a target for each year." in told
    assert "So there is no promise here to check." in told


@pytest.mark.parametrize(
    ("place_id", "who"),
    [
        ("luton", "the council of Luton"),
        ("oxford", "the county council of Oxfordshire"),
        ("llr", "the council of Leicester"),
    ],
)
def test_the_duty_is_that_of_the_council_that_the_law_names(place_id: str, who: str) -> None:
    ward = place(place_id).wards[0].area_code if place_id != "llr" else "E05010459"
    if place_id == "llr":
        ward = next(one.area_code for one in place("llr").wards if one.parent_code == "E06000016")
    own = figures(place_id)
    council = council_of(own.place, ward)
    own = own.within(council) if council != own.place.area_code else own
    assert f"By law, {who} must take steps to make people here healthier." in said(my_area(own, ward))


def test_nothing_is_said_of_the_law_outside_england() -> None:
    assert "By law" not in said(my_area(Figures.of(replace(made_up(), area_code="W06000001", areas={
        **made_up().areas, "W06000001": Area(area_code="W06000001", area_name="Sir", area_type=AreaType.AUTHORITY, parent_code=COUNTRY),
        "W1": Area(area_code="W1", area_name="Ward 1", area_type=AreaType.WARD, parent_code="W06000001"),
    }, snapshot=date(2024, 6, 30))), "W1"))  # fmt: skip


def test_a_ward_is_found_by_its_own_name_and_by_a_place_in_it() -> None:
    made = replace(made_up(), local_names=(LocalName(name="Kiln Lane", area_code="W2", source_id="s1"),))
    names = {ward.area_name: ward.area_code for ward in every_ward(made)} | names_within(made)
    assert names["Kiln Lane, in Ward 2"] == "W2"
    assert meant(names, "kiln lane") == "W2"
    assert meant(names, "Ward 3") == "W3"
    assert meant(names, "ward") is meant(names, "  ") is meant(names, "nowhere") is None


def test_an_unknown_ward_is_refused() -> None:
    with pytest.raises(ValueError, match="'area_code' must be one of the place's wards"):
        my_area(Figures.of(made_up()), "X1")


def test_the_interval_is_that_of_the_counts() -> None:
    (fact,) = ward_facts(Figures.of(made_up()), "W5").compared
    assert fact.ward["interval_method"] == WILSON
    assert fact.rest.likely == fact.likely != ""


@pytest.mark.parametrize("key", LEVELS)
def test_the_places_that_a_count_names_are_those_of_each_of_its_things_where_any_is(key: str) -> None:
    here = level(key)
    for code in sorted(here.place.ward_codes)[:12]:
        facts = ward_facts(here, code)
        for word in (Outcome.WORSE, Outcome.BETTER):
            named = [{other.name for came, other in one.against if came is word} for one in facts.compared]
            # as the count has it: what is worse than one place and better than another is in between
            other_way = Outcome.BETTER if word is Outcome.WORSE else Outcome.WORSE
            kept = [
                names
                for names, one in zip(named, facts.compared, strict=True)
                if names and not any(came is other_way for came, _ in one.against)
            ]
            said = re.search(rf"{word} than in (.+?) on ", tally(facts)[1])
            assert bool(said) == bool(kept)
            if said and (common := set.intersection(*kept)):
                assert said[1] in {joined(list(order)) for order in permutations(common)}
