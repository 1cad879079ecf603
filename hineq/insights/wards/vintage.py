"""Which wards these are: of which years, which have changed or gone since, and which are missing among them."""

from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import capital, joined, joined_few, part_of
from hineq.model.place import Place
from hineq.model.words import AreaType

# so many wards are named in a line, and so many that are fitted badly, of which there may be dozens
_FEW = 2
_FEW_ROUGH = 3


def vintage_words(place: Place) -> str:
    """Which wards these are: that they, or some, no longer exist, of which years they were, and which are missing among them.

    Nothing where all exist and all are there.
    """
    return " ".join(filter(None, (_gone_words(place), _uncounted_words(place), _rough_words(place))))


def vintage_brief(place: Place) -> str:
    """The same in a line, for a slide."""
    gone = _gone_words(place).replace(f" of {place.name} no longer", " no longer")
    lacking = [ward.area_name for ward in place.wards_uncounted]
    without = f"{joined_few(lacking, _FEW)} {'has' if len(lacking) == 1 else 'have'} no figures." if lacking else ""
    return " ".join(filter(None, (gone, without)))


def _uncounted_words(place: Place) -> str:
    lacking = [ward.area_name for ward in place.wards_uncounted]
    if not lacking:
        return ""
    be, it = ("is", "it") if len(lacking) == 1 else ("are", "them")
    return (
        f"{joined_few(lacking)} {be} not among the wards: no neighbourhood is given to {it}, so no figure can be made."
    )


def _rough_words(place: Place) -> str:
    rough = [ward.area_name for ward in place.wards_rough]
    if not rough:
        return ""
    named = f" ({joined(rough)})" if len(place.wards) > 1 and len(rough) <= _FEW_ROUGH else ""
    which = part_of(len(rough), len(place.wards), "ward")
    return f"Neighbourhoods fit {which} badly{named}: estimates made of them are marked rough there, and rank and compare nothing."


def _gone_words(place: Place) -> str:
    gone, wards = place.wards_gone, len(place.wards)
    if years := place.vintages.get(AreaType.WARD, "") if place.wards_ended else "":
        return f"Wards of {years}, since abolished."
    if not gone:
        return ""
    by = max(ward.gone_by or 0 for ward in gone)
    if len(gone) == wards:
        return f"{'This ward' if wards == 1 else 'These wards'} no longer {'exists' if wards == 1 else 'exist'}: replaced by {by}."
    return f"{len(gone)} of the {wards} wards of {place.name} no longer {'exists' if len(gone) == 1 else 'exist'}, replaced by {by}."


def changed_words(place: Place, view: WardView) -> list[str]:
    """Sentences on wards that have changed since a view's figures; nothing where none has."""
    earlier = {ward.area_code for ward in place.earlier_wards} & set(view.table.area_code)
    if not earlier:
        return []
    vintage = place.vintages.get(AreaType.EARLIER_WARD, "an earlier year")
    councils = dict.fromkeys(place.areas[place.areas[code].parent_code].area_name for code in sorted(earlier))
    if len(earlier) == 1:
        were = f"was a ward of {vintage} that changed since, or was published with another"
        rest = "its figures were not carried over to today's ward of the same name"
    else:
        were = f"were wards of {vintage} that changed since, or were published together"
        rest = "their figures were not carried over to today's wards of the same name"
    part = part_of(len(earlier), len(view.table), "ward", the="these ")
    return [f"{capital(part)} {were} ({joined(list(councils))}): {rest}."]
