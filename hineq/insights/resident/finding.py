"""What a resident can type or pick to find a ward of a place: its wards, those of former years, and the names that documents give them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from hineq.insights.wording.numbers import joined
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.words import AreaType

Named = TypeVar("Named")


def every_ward(place: Place) -> tuple[Area, ...]:
    """Every ward of a place that a resident may ask for: today's, those that have changed since, those of no figure."""
    return (*place.wards, *place.earlier_wards, *place.wards_uncounted)


def former_words(ward: Area, place: Place) -> str:
    """Of which years a ward is that is gone, to head a list of such wards: the years that the pack gives them, else when they were replaced."""
    own = ward.area_type is AreaType.EARLIER_WARD or place.wards_ended
    if own and (years := place.vintages.get(ward.area_type, "")):
        return f"Wards of {years}"
    return f"Wards replaced by {ward.gone_by}" if ward.gone_by else "Wards of former years"


def told_apart(wards: Sequence[tuple[str, str]]) -> list[str]:
    """The names of wards, each given with its council's: those that several have with their council behind them.

    >>> told_apart([("Ash", "Town"), ("Elm", "Town"), ("Ash", "Vale")])
    ['Ash, Town', 'Elm', 'Ash, Vale']
    """
    often = Counter(name for name, _ in wards)
    return [f"{name}, {council}" if often[name] > 1 else name for name, council in wards]


def unsure_words(councils: Sequence[Area]) -> str:
    """That a list of wards may not have all of today's, and of which councils; nothing of none."""
    if not councils:
        return ""
    names = joined([council.area_name for council in councils])
    return f"Wards have changed in {names}. This copy may not have all that there are today."


def names_within(place: Place) -> dict[str, str]:
    """The code of a ward for every name that documents give to a place in it: "Kiln Lane, in Ash"."""
    named = {ward.area_code: ward.area_name for ward in every_ward(place)}
    return {
        f"{local.name}, in {named[local.area_code]}": local.area_code
        for local in reversed(place.local_names)
        if local.area_code in named
    }


def meant(names: Mapping[str, Named], typed: str) -> Named | None:
    """What alone has the name that was typed, or else alone begins so; None for none, or for several.

    >>> meant({"Ash": 1, "Ashley": 2, "Beech": 3}, "ash"), meant({"Ash, in Beech": 1}, "ash"), meant({"Oak 1": 1, "Oak 2": 2}, "oak")
    (1, 1, None)
    """
    asked = typed.casefold().strip()
    if not asked:
        return None
    exact = {code for name, code in names.items() if asked in (name.casefold(), name.casefold().partition(", in ")[0])}
    begun = {code for name, code in names.items() if name.casefold().startswith(asked)}
    return next((next(iter(codes)) for codes in (exact, begun) if len(codes) == 1), None)
