"""The fifth thing that a resident is told: who is responsible, and how to have a say."""

from typing import Final

from hineq.insights.resident.saying import Leads, Outside, Part, Section, Way
from hineq.insights.thread.system import boards_in_order
from hineq.insights.wards.levels import way_up
from hineq.insights.wards.profile import ward_tense
from hineq.insights.wording.numbers import capital, counted
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.tense import Tense
from hineq.model.words import AreaType

# by the first letters of its code, which kind of council in England has the duty for public health: the ONS's entity codes for
# unitary, metropolitan and London councils and counties; a district has it not, its county has
_HAVE_DUTY: Final = ("E06", "E08", "E09", "E10")
_DISTRICT: Final = "E07"
DUTY: Final = Outside(
    words="the law on a council's duty for health", address="https://www.legislation.gov.uk/ukpga/2006/41/section/2B"
)
MEETINGS: Final = Outside(
    words="the law on open meetings", address="https://www.legislation.gov.uk/ukpga/1972/70/section/100A"
)
COUNCILLORS: Final = Outside(words="Find your councillors", address="https://www.gov.uk/find-your-local-councillors")
# so many boards are named; a list of all is on the page that the way on leads to
_NAMED: Final = 4


def answer_section(place: Place, ward: Area) -> Section:
    """Who must see to health by law, which boards the papers name, and how a resident can have a say."""
    duty, boards = _duty(place), _boards(place)
    elected = place.area_code.startswith((*_HAVE_DUTY, _DISTRICT))
    parts = [Part(sentences=duty)] if duty else []
    parts += [boards] if boards else []
    if elected:
        parts.append(Part(heading="How to have a say", sentences=_say(place, ward)))
    if not parts:
        parts.append(Part(sentences=(f"No paper in this copy says who is responsible in {place.name}.",)))
    return Section(
        heading="Who is responsible, and how to have a say",
        parts=tuple(parts),
        source_ids=tuple(board.source_id for board in place.governance.boards) if boards else (),
        ways=(Way(words="See who answers for what", to=Leads.SYSTEM),) if boards else (),
        outside=(*([COUNCILLORS] if elected else []), *([DUTY] if duty else []), *([MEETINGS] if elected else [])),
    )


def _duty(place: Place) -> tuple[str, ...]:
    """Which council has the duty, by law, to work for better health; nothing outside England."""
    if place.area_code.startswith(_HAVE_DUTY):
        return (f"By law, {_council(place.name)} must take steps to make people here healthier.",)
    if place.area_code.startswith(_DISTRICT):
        above = (area for area in way_up(place, place.area_code) if area.area_type is AreaType.COUNTY)
        county = next((_council(area.area_name, "county council") for area in above), "the county council")
        return (
            f"By law, {county} must take steps to make people here healthier.",
            f"{capital(_council(place.name))} is not the one that this law names.",
        )
    return ()


def _council(name: str, kind: str = "council") -> str:
    return f"the {kind} of {name}"


def _boards(place: Place) -> Part | None:
    """The boards that answer for the outcomes of the plan, else those that the papers name; None without any."""
    # a board of another council answers for nobody here
    own = {"", place.area_code, *(area.area_code for area in way_up(place, place.area_code))}
    boards = [board for board in boards_in_order(place) if board.area_code in own]
    names = {outcome.delivery_board for outcome in place.outcomes}
    answering = [board for board in boards if board.outcome_id or board.name in names]
    if not boards:
        return None
    be = place.strategy_tense.be(2)
    heading = f"These boards {be} to carry out the plan" if answering else "Boards that the papers name"
    shown, more = (answering or boards)[:_NAMED], (answering or boards)[_NAMED:]
    others = (f"and {counted(len(more), 'more board')}",) if more else ()
    return Part(heading=heading, sentences=(*(board.name for board in shown), *others), names=True)


def _say(place: Place, ward: Area) -> tuple[str, ...]:
    """How a resident can have a say."""
    gone = ward_tense(ward, place) is Tense.PAST
    elect = (
        "People who live here now elect the councillors of the wards that came after this one."
        if gone
        else "You elect the councillors of this ward."
    )
    return (
        elect,
        "You can ask them about what you read here.",
        "Most council meetings are open to all, and you can go and listen.",
    )
