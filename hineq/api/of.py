"""What an answer is made of: the place that is asked for, with what is asked of it; what is not there is a problem."""

from dataclasses import dataclass
from typing import NoReturn, TypeVar

from hineq.api.parameters import Asked
from hineq.api.problems import Problem, Status, bad, missing, shown
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.priority.order import Priority
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.entering import MeasureSet
from hineq.insights.wards.group import Group, read_group
from hineq.insights.wards.selection import WardSelection
from hineq.maps.authorities import AuthorityScene
from hineq.model.key import ViewKey
from hineq.model.likeness import Beside, Peers
from hineq.model.place import Place
from hineq.packs.read.problems import InvalidPack
from hineq.ui.panels.first import read_weights
from hineq.ui.views import authorities as authority_views
from hineq.ui.views import first as first_views
from hineq.ui.views import inequality as inequality_views
from hineq.ui.views import peers as peer_views
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.place import is_place, opened, place_name, ward_sets

_Told = TypeVar("_Told")
_MEASURES = "The address ending in /indicators lists the measures, /observations their figures."


def faulty(error: InvalidPack, name: str) -> Problem:
    """A place whose pack has faults: nothing of it is answered."""
    return Problem(
        status=Status.UNAVAILABLE,
        detail=f"The figures of {name} cannot be shown: the pack has {len(error.problems)} faults.",
        next="Whoever keeps the pack finds them by python -m hineq check.",
    )


def untold(reason: str) -> NoReturn:
    """Raise what cannot be told of a place as a problem."""
    raise missing(reason, "The page of the app says the same; another measure or ward may be told.")


def told(found: _Told | NotPossible | None, lacking: str) -> _Told:
    """What was found; Problem where it cannot be told, with the reason, or is not there."""
    if isinstance(found, NotPossible):
        untold(found.reason)
    if found is None:
        untold(lacking)
    return found


@dataclass(frozen=True, kw_only=True, eq=False)
class Of:
    """A place by the id that views are asked with, its figures, and what is asked of it."""

    place_id: str
    figures: Figures
    asked: Asked

    @property
    def place(self) -> Place:
        """The place itself."""
        return self.figures.place

    @property
    def beside(self) -> Beside:
        """What it is held against; Problem where it has no such."""
        beside = Beside(self.asked["beside"] or Beside.COUNTRY)
        if beside not in peer_views.choices(self.place_id):
            raise bad("beside", f"{self.place.name} cannot be held against {beside}.", "Leave it out.")
        return beside

    @property
    def peers(self) -> Peers | None:
        """The councils that it is held against; None for those of the country."""
        return peer_views.peers(self.place_id, self.beside)

    @property
    def confidence(self) -> Confidence:
        """How sure a comparison is to be."""
        return Confidence(f"{self.asked['confidence'] or '95'}%")

    @property
    def group(self) -> Group | None:
        """The neighbourhood that is asked for; Problem for one with a ward that the place does not have."""
        group, notes = read_group(self.place, self.asked["group"])
        if notes:
            raise bad("group", " ".join(notes), "Name wards of today by their codes: Name:code,code.")
        return group

    def check_measure(self) -> None:
        """Problem for an indicator that the place does not have."""
        if (wanted := self.asked["indicator"]) and wanted not in self.place.indicators:
            raise bad("indicator", f"{self.place.name} has no indicator {shown(wanted)}.", _MEASURES)

    def wards(self, *, of_gap: bool = False) -> WardSelection:
        """What is asked for of the wards; Problem where they have no such figures. With `of_gap` the first measure is that of the page on the gap."""
        self.check_measure()
        if not ward_views.has_wards(self.place_id):
            untold(f"No ward of {self.place.name} has a figure.")
        select = inequality_views.selection if of_gap else ward_views.ward_selection
        chosen = select(self.place_id, {key: self.asked[key] for key in ("indicator", "sex", "period", "ward")})
        for key, word in chosen.wanted.items():
            if self.asked[key] and self.asked[key] != word:
                said = " ".join(chosen.notes) or f"There is no figure for {shown(self.asked[key])}."
                raise bad(key, said, _MEASURES)
        return chosen

    def authorities(self) -> AuthorityScene:
        """The districts of the place, or where it is held against its region those of the region, on the measure that is asked for.

        Problem where there are none, or they have no such figures.
        """
        self.check_measure()
        beside = self.beside
        if beside is Beside.LIKE:
            raise bad("beside", "Like places lie apart, so there is no map of them.", "Take region, or leave it out.")
        chosen = authority_views.selection(self.place_id, beside, self.asked.words)
        if chosen is None or not authority_views.has_map(self.place_id, beside):
            untold(f"{self.place.name} has no districts, and no authorities beside it, that can be drawn.")
        for key in ("indicator", "sex", "period"):
            if self.asked[key] not in ("", chosen.wanted[key]):
                raise bad(key, f"They have no figure for {shown(self.asked[key])}.", _MEASURES)
        return authority_views.scene(chosen.key, beside, self.confidence)

    def ward(self, *, needed: bool = True) -> str:
        """The code of the ward that is asked for, the first without one where it is `needed`; Problem for one that the place does not have."""
        wanted = self.asked["ward"] or self.asked["area_code"]
        if wanted and wanted not in self.place.ward_codes:
            name = "ward" if self.asked["ward"] else "area_code"
            said = (
                f"{self.place.name} has no ward {shown(wanted)}.",
                "The address ending in /areas?type=ward lists its wards.",
            )
            raise bad(name, *said) if name == "ward" else missing(*said, name)
        if needed and not wanted:
            if not self.place.wards:
                untold(f"{self.place.name} has no wards here.")
            return self.place.wards[0].area_code
        return wanted

    def measure(self) -> ViewKey:
        """The measure of the whole place that is asked for; Problem where it has no figures of it."""
        self.check_measure()
        options = target_views.options(self.place_id)
        wanted = self.asked["indicator"]
        same = [one for one in options if wanted in ("", one.indicator_id)]
        fitting = [one for one in same if self.asked["sex"] in ("", str(one.sex))]
        if not fitting:
            untold(f"{self.place.name} as a whole has no such figures through time.")
        return ViewKey(place_id=self.place_id, indicator_id=fitting[0].indicator_id, sex=fitting[0].sex)

    def inequality(self) -> Inequality:
        """The inequality of the wards on the measure that is asked for."""
        return told(inequality_views.inequality(self.wards(of_gap=True).key), "")

    def priority(self) -> Priority:
        """The wards in order by what decides and the weights that are asked for."""
        written = self.asked["weights"]
        read = read_weights(written) if written else (MeasureSet.HEALTH, ())
        if read is None:
            raise bad(
                "weights",
                f"They cannot be read, got {shown(written)}.",
                "Write a set and a weight a theme: health,1,3,0.5.",
            )
        which, weights = read
        made_of = told(first_views.made_ready(self.place_id, which), "")
        if weights and len(weights) != len(made_of.themes):
            raise bad(
                "weights",
                f"The set {which} has {len(made_of.themes)} themes, got {len(weights)} weights.",
                "Give a weight for each.",
            )
        weighed = tuple(zip(made_of.themes, weights or (1.0,) * len(made_of.themes), strict=True))
        return told(first_views.in_order(self.place_id, which, weighed), "")


def of(asked: Asked) -> Of:
    """The place that is asked for; Problem where there is none, or its pack has faults."""
    pack, area = asked["place"], asked["area"]
    if not is_place(pack):
        raise missing(
            f"There is no place {shown(pack)} here.", "The address /api/v1/places lists every place.", "place"
        )
    try:
        figures, place_id = opened(pack), pack
        if area:
            place_id = f"{pack}/{area}"
            if area not in {level.area_code for level in figures.place.levels[1:]} and area not in ward_sets(pack):
                then = f"The address /api/v1/places/{pack} lists its levels and its other sets of wards."
                raise bad("area", f"{figures.place.name} has no level or set of wards {shown(area)}.", then)
            figures = opened(place_id)
    except InvalidPack as error:
        raise faulty(error, place_name(pack)) from None
    return Of(place_id=place_id, figures=figures, asked=asked)
