"""The levels of a place: what each is called, and one ward's figures beside those of every area that it lies in."""

from dataclasses import dataclass

import pandas as pd

from hineq.insights.figures import select_figures
from hineq.insights.wards import WardView
from hineq.insights.wording import bare, interval, joined, with_sex
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.words import AreaType, GovernanceLevel

NOT_HERE = "none in this pack"


def kind(place: Place, area: Area) -> str:
    """What an area is among the levels, in a word: system, place, district, ward, or the name of its type.

    A place is a council that answers to no other below the system: a county or a unitary authority.
    """
    match area.area_type:
        case AreaType.SYSTEM | AreaType.WARD | AreaType.COUNTRY | AreaType.REGION:
            return str(area.area_type)
        case AreaType.EARLIER_WARD:
            return "ward"
        case AreaType.AUTHORITY if place.areas.get(area.parent_code, area).area_type is AreaType.COUNTY:
            return "district"
        case AreaType.COUNTY | AreaType.AUTHORITY:
            return "place"
    return "small area"


def level_words(place: Place) -> dict[str, str]:
    """The levels of a place by code, for choosing: "Rutland (place)", "Blaby (district of Leicestershire)"."""
    words = {}
    for area in place.levels:
        one = kind(place, area)
        of = f" of {place.areas[area.parent_code].area_name}" if one == "district" else ""
        words[area.area_code] = f"{area.area_name} ({one}{of})"
    return words


def levels_hint(place: Place) -> str:
    """Where figures for councils are to be had, for a place of several of them that has none as a whole."""
    if place.areas[place.area_code].area_type is not AreaType.SYSTEM:
        return ""
    names = [area.area_name for area in place.levels if kind(place, area) == "place"]
    return f"Choose {joined(names, 'or')} under Area to see theirs."


def way_up(place: Place, area_code: str) -> list[Area]:
    """An area and the areas that it lies in, up to the country, the smallest first."""
    found: list[Area] = []
    while area_code in place.areas and place.areas[area_code] not in found:
        found.append(place.areas[area_code])
        area_code = found[-1].parent_code
    return found


@dataclass(frozen=True, kw_only=True)
class LevelGeography:
    """A level with the areas of the pack that stand at it, and how many districts and wards lie in them."""

    level: GovernanceLevel
    names: tuple[str, ...]
    districts: int = 0
    wards: int = 0


def geography(place: Place) -> list[LevelGeography]:
    """The levels that the pack's own areas make up, largest first: system, places, and the wards of the neighbourhoods."""
    own = [place.areas[place.area_code], *(area for area in place.levels if area.area_code != place.area_code)]
    system = tuple(area.area_name for area in own if kind(place, area) == "system")
    below = [area for area in own[1:] if kind(place, area) == "district"]
    # a district that is shown by itself is the place of its wards
    places = tuple(area.area_name for area in own if kind(place, area) in ("place", "district") and area not in below)
    levels = [
        LevelGeography(level=GovernanceLevel.SYSTEM, names=system),
        LevelGeography(level=GovernanceLevel.PLACE, names=places, districts=len(below)),
    ]
    wards = LevelGeography(level=GovernanceLevel.NEIGHBOURHOOD, names=(), wards=len(place.wards))
    return [*(one for one in levels if one.names), wards]


def at_each_level(place: Place, figures: pd.DataFrame, views: tuple[WardView, ...], ward_code: str) -> pd.DataFrame:
    """A ward's newest figures beside those of every area that it lies in, in the same series and period.

    One row a measure with a figure for the ward: theme, name, period, unit, and one column an area, named by it, with
    the figure (and its 95% interval) or the words that the pack has none.
    """
    areas = way_up(place, ward_code)
    rows = []
    for view in views:
        if view.table.loc[view.table.area_code == ward_code, "value"].notna().any():
            rows.append(_row(figures, view, areas))
    heads = ["theme", "name", "period", "unit", *(area.area_code for area in areas)]
    return pd.DataFrame(rows, columns=heads)


def _row(figures: pd.DataFrame, view: WardView, areas: list[Area]) -> dict[str, str]:
    indicator = view.indicator
    found = select_figures(
        figures, indicator_id=indicator.indicator_id, series=view.series.series, sex=view.sex, period=view.period,
        area_codes=[area.area_code for area in areas],
    )  # fmt: skip
    found = found[found["value"].notna()].drop_duplicates("area_code", keep="last").set_index("area_code")
    row = {
        "theme": indicator.theme, "name": with_sex(indicator.short_name, view.sex), "period": view.period,
        "unit": indicator.unit,
    }  # fmt: skip
    for area in areas:
        words = NOT_HERE
        if area.area_code in found.index:
            one = found.loc[area.area_code]
            limits = interval(one.lower_ci, one.upper_ci, indicator)
            words = f"{bare(one['value'], indicator)}{f' ({limits})' if limits else ''}"
        row[area.area_code] = words
    return row
