"""What is a part of what: areas within areas, bands of age within longer ones, years within periods."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np

from hineq.methods.results import FloatArray
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.words import AreaType
from hineq.packs.importers.cell_words import plain
from hineq.packs.importers.small_area_ages import OPEN, age_span

Span: TypeAlias = tuple[Any, Any]
_ALL_AGES: Final = {"all ages", "all", "total"}


@dataclass(frozen=True, kw_only=True)
class Within:
    """The areas of one kind within an area: those that may have figures, those that should, and whether there are others."""

    parent: str
    codes: tuple[str, ...]
    expected: tuple[str, ...]
    has_others: bool


def within(place: Place) -> Iterator[Within]:
    """Each area with those of one kind within it.

    Wards of all kinds stand together too, since figures may be of old wards here and of new ones there. Above the place its pack
    does not have the others.
    """
    children: dict[str, list[Area]] = {}
    for area in place.areas.values():
        children.setdefault(area.parent_code, []).append(area)
    own = _below(place.area_code, children)
    for parent, areas in ((one, areas) for one, areas in children.items() if one in place.areas):
        kinds: dict[str, list[Area]] = {}
        for area in areas:
            kinds.setdefault(_kind(area.area_type), []).append(area)
        for some in kinds.values():
            yield Within(
                parent=parent, codes=tuple(area.area_code for area in some),
                expected=tuple(area.area_code for area in some if not area.gone_by and parent in own),
                has_others=parent not in own,
            )  # fmt: skip
        wards = [area for area in areas if area.area_type.is_ward]
        if len({area.area_type for area in wards}) > 1:
            codes = tuple(area.area_code for area in wards)
            yield Within(parent=parent, codes=codes, expected=(), has_others=True)


def _below(area_code: str, children: Mapping[str, Sequence[Area]]) -> set[str]:
    """An area and all below it."""
    found, waiting = {area_code}, [area_code]
    while waiting:
        below = {area.area_code for area in children.get(waiting.pop(), ())} - found
        found |= below
        waiting += below
    return found


def _kind(area_type: AreaType) -> str:
    """What areas of one parent may be added up with each other: councils with counties, each kind of ward or zone by itself."""
    small = area_type.is_ward or area_type in (AreaType.MSOA, AreaType.LSOA)
    return str(area_type) if small else "councils"


def years_of(age: str) -> Span | None:
    """The years of age from the first to the one after the last; None for what is no band."""
    if plain(age) in _ALL_AGES:
        return 0, OPEN + 1
    span = age_span(age)
    return span and (span[0], span[1] + 1)


def cycles(spans: Sequence[Span]) -> Iterator[FloatArray]:
    """How spans add up: for each independent way signs (span,), so that the spans with a plus are those with a minus.

    Each span is the way from its start to its end. Shorter ones are followed first; one that joins two points between which there
    is a way already is the sum of that way.

    >>> [signs.tolist() for signs in cycles([(0, 20), (0, 5), (5, 20), (30, 40)])]
    [[1.0, -1.0, -1.0, 0.0]]
    """
    # for each point the point from which it is reached, and the spans on the way
    way: dict[Any, tuple[Any, FloatArray]] = {}
    for place in sorted(range(len(spans)), key=lambda one: spans[one][1] - spans[one][0]):
        step = np.zeros(len(spans))
        step[place] = 1
        (start, to_start), (end, to_end) = (
            way.setdefault(point, (point, np.zeros(len(spans)))) for point in spans[place]
        )
        around = to_start + step - to_end
        if start == end:
            yield around
        else:
            way |= {point: (start, path + around) for point, (root, path) in way.items() if root == end}
