"""The areas that a place's trend can be drawn beside: which there are, and which of an address cannot be."""

from collections.abc import Mapping, Sequence

from hineq.insights.series.lines import Line
from hineq.insights.wards.levels import kind
from hineq.insights.wording.numbers import count_word, joined
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.words import AreaType, ValueType

# with the place's own, as many lines as can be told apart and named at their ends
MOST_BESIDE = 4
_TYPES = (AreaType.COUNTRY, AreaType.REGION, AreaType.SYSTEM, AreaType.COUNTY, AreaType.AUTHORITY)


def comparator_names(place: Place, like: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every area that can stand beside the place, by code: the country first, those that the pack has, largest first, then like places.

    `like` has the names of the like places by code.
    """
    found = [area for area in place.areas.values() if area.area_type in _TYPES and area.area_code != place.area_code]
    found.sort(key=lambda area: (area.area_code != place.benchmark_code, _TYPES.index(area.area_type)))
    names = [area.area_name for area in found]
    own = {
        area.area_code: f"{area.area_name} ({kind(place, area)})" if names.count(area.area_name) > 1 else area.area_name
        for area in found
    }
    return own | {code: f"{name} (like place)" for code, name in (like or {}).items() if code not in own}


def comparator_notes(place: Place, wanted: Sequence[str], like: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What of the areas that a link names cannot be shown: those that are not there, and those beyond the most."""
    names = comparator_names(place, like)
    notes = []
    if unknown := [code[:20] for code in dict.fromkeys(wanted) if code not in names]:
        notes.append(f"The link compares with areas that are not here ({joined(unknown)}).")
    known = list(dict.fromkeys(code for code in wanted if code in names))
    if left := known[MOST_BESIDE:]:
        more = joined([names[code] for code in left])
        notes.append(f"At most {count_word(MOST_BESIDE)} areas are drawn beside the place: without {more}.")
    return tuple(notes)


def without_line(
    place: Place,
    indicator: Indicator,
    codes: Sequence[str],
    lines: Sequence[Line],
    like: Mapping[str, str] | None = None,
) -> str:
    """Which of the chosen areas are not drawn and why: no figure in the series, or one that measures something else; nothing where all are."""
    drawn = {line.area_code for line in lines}
    names = comparator_names(place, like)
    unlike = [] if indicator.alike_in_country else [place.benchmark_code]
    lacking = [names[code] for code in codes if code not in (*drawn, *unlike)]
    said = [f"{joined(lacking)} {'has' if len(lacking) == 1 else 'have'} no figure in this series."] if lacking else []
    said += [f"{names[code]} is no comparator here: {_unlike(indicator)}." for code in unlike if code in codes]
    return " ".join(said)


def _unlike(indicator: Indicator) -> str:
    """Why the country's figure measures something else (`Indicator.alike_in_country`)."""
    if indicator.value_type is ValueType.COUNT:
        return "a bare count hangs on the size of an area"
    return "its figure is across all its own areas, the place's across the areas inside the place"
