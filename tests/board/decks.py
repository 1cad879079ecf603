"""The decks of the shipped places and their levels, each made once for all tests of a worker."""

from functools import cache

from hineq.board.deck import deck
from hineq.board.setting import Setting
from hineq.board.slides import Deck
from hineq.insights.meeting.default import default_agenda
from hineq.insights.series.figures import Figures
from hineq.model.agenda import Agenda, Audience
from hineq.packs.read.agendas import FOLDER, agenda_files, load_agenda
from tests.paths import DATA
from tests.place_packs import figures, place

# a place with a strategy, one without, a system without figures of its own, and a council, a county and a district in it
PLACES = ("luton", "oxford", "llr", "llr/E06000016", "llr/E10000018", "llr/E07000130")
SHIPPED = tuple((pack, name) for pack in ("luton", "oxford", "llr") for name in agenda_files(DATA / pack))


@cache
def level(place_id: str) -> Figures:
    """The figures of a place by its id, or of one of its levels."""
    pack, _, area_code = place_id.partition("/")
    return figures(pack).within(area_code) if area_code else figures(pack)


@cache
def proposed(place_id: str, audience: Audience = Audience.BOARD) -> Deck:
    """The deck of the agenda that hineq proposes."""
    own = level(place_id)
    return deck(Setting(figures=own, audience=audience), default_agenda(own, audience))


def shipped_agenda(pack: str) -> Agenda:
    """The first agenda that a pack has."""
    return load_agenda(DATA / pack / FOLDER / f"{agenda_files(DATA / pack)[0]}.yaml", place(pack))


@cache
def shipped(pack: str, name: str) -> Deck:
    """The deck of an agenda that a pack has."""
    agenda = load_agenda(DATA / pack / FOLDER / f"{name}.yaml", place(pack))
    own = level(f"{pack}/{agenda.area_code}" if agenda.area_code else pack)
    return deck(Setting(figures=own, audience=agenda.audience), agenda)
