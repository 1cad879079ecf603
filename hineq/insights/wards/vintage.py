"""Which wards these are: of which years, which have changed or gone since, and which are missing among them."""

from hineq.insights.series.rough import is_rough
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import capital, joined, joined_few, part_of
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.words import AreaType

# so many wards are named in a line, and so many that are fitted badly, of which there may be dozens
_FEW = 2
_FEW_ROUGH = 3


def vintage_words(place: Place, view: WardView | None = None) -> str:
    """Which wards these are: that they, or some, no longer exist, of which years they were, and which are missing among them.

    With a view of those that have a figure on it, else of the place's own. Nothing where all exist and all are there.
    """
    return " ".join(filter(None, (_gone_words(place, view), _uncounted_words(place, view), _rough_words(place, view))))


def vintage_brief(place: Place, view: WardView | None = None) -> str:
    """The same in a line, for a slide."""
    gone = _gone_words(place, view).replace(f" of {place.name} no longer", " no longer")
    lacking = [ward.area_name for ward in _uncounted(place, view)]
    without = f"{joined_few(lacking, _FEW)} {'has' if len(lacking) == 1 else 'have'} no figures." if lacking else ""
    return " ".join(filter(None, (gone, without)))


def _uncounted(place: Place, view: WardView | None) -> list[Area]:
    """The wards of no neighbourhood; with a view of the councils alone whose own wards it shows, not earlier ones."""
    changed = {ward.parent_code for ward in _earlier(place, view)} if view else set()
    return [ward for ward in place.wards_uncounted if ward.parent_code not in changed]


def _uncounted_words(place: Place, view: WardView | None) -> str:
    lacking = [ward.area_name for ward in _uncounted(place, view)]
    if not lacking:
        return ""
    be, it = ("is", "it") if len(lacking) == 1 else ("are", "them")
    return (
        f"{joined_few(lacking)} {be} not among the wards: no neighbourhood is given to {it}, so no figure can be made."
    )


def _rough_words(place: Place, view: WardView | None) -> str:
    rough = [ward.area_name for ward in place.wards_rough]
    if view is not None:
        rough = view.table.area_name[is_rough(view.table)].tolist()
    if not rough:
        return ""
    named = f" ({joined(rough)})" if len(place.wards) > 1 and len(rough) <= _FEW_ROUGH else ""
    which = part_of(len(rough), len(place.wards), "ward")
    return f"Neighbourhoods fit {which} badly{named}: estimates made of them are marked rough there, and rank and compare nothing."


def _gone_words(place: Place, view: WardView | None) -> str:
    if years := place.vintages.get(AreaType.WARD, "") if place.wards_ended else "":
        return f"Wards of {years}, since abolished."
    shown = view.known if view else {ward.area_code for ward in place.wards}
    gone = [ward for ward in place.wards_gone if ward.area_code in shown]
    earlier = _earlier(place, view) if view else []
    many = len(gone) + len(earlier)
    if not many:
        return ""
    by = f"replaced by {max(ward.gone_by or 0 for ward in gone)}" if gone else ""
    # where a council's own wards are gone too, those before them went by the same year
    if earlier and not (gone and _replaced_are_gone(place, earlier)):
        of = f"of {place.vintages.get(AreaType.EARLIER_WARD, 'an earlier year')}"
        by = f"{len(gone)} {by}, {len(earlier)} {of}, changed since" if gone else f"they were {of}"
    if many == len(shown):
        return f"{'This ward' if many == 1 else 'These wards'} no longer {'exists' if many == 1 else 'exist'}: {by}."
    here = f"of {place.name}" if len(shown) == len(place.wards) and not earlier else "with a figure here"
    exist = "exists" if many == 1 else "exist"
    return f"{many} of the {len(shown)} wards {here} no longer {exist}{':' if earlier else ','} {by}."


def _earlier(place: Place, view: WardView) -> list[Area]:
    """The earlier wards among those with a figure, by name."""
    shown = view.known
    return [ward for ward in place.earlier_wards if ward.area_code in shown]


def _replaced(place: Place, earlier: list[Area], view: WardView | None = None) -> list[Area]:
    """The place's wards in the place of which earlier ones stand on a view; without one all of the same councils."""
    councils = {ward.parent_code for ward in earlier}
    of_them = [ward for ward in place.wards if ward.parent_code in councils]
    return [ward for ward in of_them if not view or not view.holds(ward.area_code)]


def _replaced_are_gone(place: Place, earlier: list[Area]) -> bool:
    return set(_replaced(place, earlier)) <= set(place.wards_gone)


def changed_words(place: Place, view: WardView) -> list[str]:
    """Sentences on wards of an earlier day among those of a view, and on whom they stand for; nothing where there are none."""
    earlier = _earlier(place, view)
    if not earlier:
        return []
    vintage = place.vintages.get(AreaType.EARLIER_WARD, "an earlier year")
    of_them = {ward.parent_code for ward in earlier}
    # a ward of today is one of them whether or not a figure can be made of it
    uncounted = [ward for ward in place.wards_uncounted if ward.parent_code in of_them]
    replaced = _replaced(place, earlier, view) + uncounted
    names, councils = (
        [ward.area_name for ward in replaced],
        list(
            dict.fromkeys(
                place.areas[ward.parent_code].area_name for ward in sorted(earlier, key=lambda ward: ward.area_code)
            )
        ),
    )
    todays = "" if place.wards_ended or set(replaced) & set(place.wards_gone) else " of today"
    lacking = joined_few([ward.area_name for ward in uncounted], _FEW)
    among = f" ({lacking} among them, without any figure)" if lacking else ""
    which = joined(names) if len(names) <= _FEW else f"{len(names)} wards{todays} in {joined(councils)}{among}"
    were, their = ("was a ward", "its") if len(earlier) == 1 else ("were wards", "their")
    name = f", {earlier[0].area_name}," if len(earlier) == 1 else ""
    part = part_of(len(earlier), len(view.known), "ward")
    return [
        f"{capital(part)} with a figure here{name} {were} of {vintage}, published in the place of {which}: {their} figures were not "
        f"carried over to {'it' if len(names) == 1 else 'these'}."
    ]
