"""My area: all that a resident is told of a ward, in plain English.

Every verdict is that of the other pages; here it is only said in other words. The rule and its reasons: docs/decisions/plain-english.md.
"""

from hineq.insights.resident.answer import answer_section
from hineq.insights.resident.compared import compared_section, tally
from hineq.insights.resident.facts import Facts, ward_facts
from hineq.insights.resident.finding import every_ward
from hineq.insights.resident.lives import lives_section
from hineq.insights.resident.promised import promised_section
from hineq.insights.resident.saying import MyArea, Part, Section
from hineq.insights.resident.sure import sure_section
from hineq.insights.series.figures import Figures
from hineq.insights.wards.profile import ward_tense
from hineq.insights.wards.through_time import Became
from hineq.insights.wording.kinds import marked
from hineq.insights.wording.numbers import counted, figure
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.tense import Tense
from hineq.model.words import AreaType

WARD_WORDS = "an area that elects its own councillors"


def council_of(place: Place, area_code: str) -> str:
    """The code of the level of a place that a ward is held against: the council that it lies in, else the place itself."""
    ward = next((one for one in every_ward(place) if one.area_code == area_code), None)
    levels = {area.area_code for area in place.levels[1:]}
    return ward.parent_code if ward and ward.parent_code in levels else place.area_code


def my_area(figures: Figures, area_code: str, became: Became | None = None) -> MyArea:
    """All that a resident is told of a ward, held against the place of these figures.

    `became` is what became of the former wards of its council, None where that is not known.

    ValueError for a code that is none of its wards, those that have changed and those of no figure among them.
    """
    place = figures.place
    uncounted = {ward.area_code: ward for ward in place.wards_uncounted}
    if area_code in uncounted:
        return _of(figures, uncounted[area_code], None, became)
    facts = ward_facts(figures, area_code)
    return _of(figures, facts.ward, facts, became)


def _of(figures: Figures, ward: Area, facts: Facts | None, became: Became | None) -> MyArea:
    place = figures.place
    name = next(one.area_name for one in every_ward(place) if one.area_code == ward.area_code)
    of_figures = (
        (_without_figures(place),)
        if facts is None
        else (lives_section(figures, facts), compared_section(facts), sure_section(facts))
    )
    return MyArea(
        place_id=place.place_id,
        area_code=ward.area_code,
        ward=name,
        council=place.name,
        country=place.benchmark.area_name,
        heading=_heading(name, facts),
        lede=_lede(place, ward, name, became),
        sections=(
            *(section for section in of_figures if section.parts),
            promised_section(figures, ward),
            answer_section(place, ward),
        ),
    )


def _heading(name: str, facts: Facts | None) -> str:
    """The heading: how long people live in the ward, with the country beside it; or that nothing is known, or only roughly."""
    if facts is not None and facts.rough and not facts.all:
        return f"{name}: this page has only rough figures of this ward"
    if facts is None or not facts.all:
        return f"{name}: this page has no figures of this ward"
    life = next((one for one in facts.lives if one.view.indicator.is_a_life), None)
    if life is None:
        tested, said = tally(facts)
        return f"{name}: of {counted(tested, 'thing')} tested, {said}" if said else f"{name}: what its figures say"
    view = life.view
    years = marked(figure(float(life.ward["value"]), view.indicator), life.kind)
    beside = f", in {view.country.name} {figure(view.country.value, view.indicator)}" if view.country else ""
    return f"{name}: {view.sex.people} could expect to live {years} in {view.period}{beside}"


def _lede(place: Place, ward: Area, name: str, became: Became | None) -> tuple[str, ...]:
    """What a ward is, whose it is or was, and where that is so that it no longer exists and what became of its ground."""
    tense = ward_tense(ward, place)
    said = [f"{name} {tense.be(1)} a ward in {place.name}: {WARD_WORDS}."]
    if tense is Tense.PAST:
        said.append(_gone(ward.area_code, _since(place, ward), became))
    return tuple(said)


def _gone(code: str, since: str, became: Became | None) -> str:
    """That a ward has ended, by law, and what has its ground now: to a resident one on the same ground is still there."""
    return f"The old ward has ended{since}. {_ground_now(code, became)}"


def _ground_now(code: str, became: Became | None) -> str:
    """Which ward has the ground of a ward that is gone, as the map's page says it."""
    if became is None or not became.knows(code):
        return "This page does not know which ward has its ground now."
    now, same = became.ward_now(code), became.keeps_name(code)
    if not now:
        return "Its ground is now in more than one ward."
    if code in became.whole:
        return f"A new ward took its place, on the same ground and {'with the same name' if same else f'called {now}'}."
    return f"Its ground is now part of a new ward, {'with the same name' if same else now}."


def _since(place: Place, ward: Area) -> str:
    """Since when a ward is gone, as far as the pack says it."""
    if ward.gone_by:
        return f": it was gone by {ward.gone_by}"
    years = place.vintages.get(ward.area_type if ward.area_type is not AreaType.FORMER_WARD else AreaType.WARD, "")
    return f": its years were {years}" if " to " in years else f": it was a ward of {years}" if years else ""


def _without_figures(place: Place) -> Section:
    return Section(
        heading="Why this page has no figures",
        parts=(
            Part(
                sentences=(
                    "Figures are counted for small areas, and each small area is given to one ward.",
                    "None was given to this ward, so this copy can make no figure of it.",
                    f"The figures of {place.name} as a whole are on the other pages.",
                )
            ),
        ),
    )
