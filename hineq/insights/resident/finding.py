"""What a resident can type or pick to find a ward of a place: its wards, those of former years, and the names that documents give them."""

from collections.abc import Mapping
from typing import TypeVar

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


def ward_names(place: Place) -> dict[str, str]:
    """The code of a ward for every name that it is found by: its own, that of a former ward, that of a place in it.

    A name that several things have is told apart by what it is a name of.
    """
    found: dict[str, str] = {}
    for wards, what in (
        (place.wards, "ward"),
        (place.earlier_wards, "former ward"),
        (place.wards_uncounted, "ward without figures"),
    ):
        for ward in wards:
            found[ward.area_name if ward.area_name not in found else f"{ward.area_name}, {what}"] = ward.area_code
    named = {ward.area_code: ward.area_name for ward in every_ward(place)}
    for local in place.local_names:
        if local.area_code in named:
            found.setdefault(f"{local.name}, in {named[local.area_code]}", local.area_code)
    return found


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
