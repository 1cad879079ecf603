"""The levels of a place: what each is called, and one ward's figures beside those of every area that it lies in."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from hineq.insights.series.families import distinct_measures
from hineq.insights.series.figures import Figures
from hineq.insights.series.rows import select_rows
from hineq.insights.wards.benchmark import Benchmark, ward_average
from hineq.insights.wards.view import WardView
from hineq.insights.wording.kinds import kind_words, marked, named
from hineq.insights.wording.numbers import bare, interval, joined
from hineq.model.area import Area
from hineq.model.document_words import GovernanceLevel
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.words import AreaType, Sex

NOT_HERE = "none like it in this pack"
# the mark of an average of wards
AVERAGE = "*"


def kind(place: Place, area: Area) -> str:
    """What an area is among the levels, in a word: system, place, district, ward, or the name of its type.

    A place is a council that answers to no other below the system: a county or a unitary authority.
    """
    match area.area_type:
        case AreaType.SYSTEM | AreaType.WARD | AreaType.COUNTRY | AreaType.REGION:
            return str(area.area_type)
        case AreaType.EARLIER_WARD | AreaType.FORMER_WARD | AreaType.UNCOUNTED_WARD:
            return "ward"
        case AreaType.AUTHORITY if place.areas.get(area.parent_code, area).area_type is AreaType.COUNTY:
            return "district"
        case AreaType.COUNTY | AreaType.AUTHORITY:
            return "place"
    return "small area"


def level_words(place: Place) -> dict[str, str]:
    """The levels of a place by code, for choosing: "Exampleton (place)", "Northtown (district of Exampleshire)"."""
    words = {}
    for area in place.levels:
        kind_word = kind(place, area)
        of = f" of {_parent_name(place, area)}" if kind_word == "district" else ""
        words[area.area_code] = f"{area.area_name} ({kind_word}{of})"
    return words


def _parent_name(place: Place, area: Area) -> str:
    return place.areas[area.parent_code].area_name


def levels_hint(place: Place) -> str:
    """Where figures for councils are to be had, for a place of several of them that has none as a whole."""
    if place.areas[place.area_code].area_type is not AreaType.SYSTEM:
        return ""
    names = [area.area_name for area in place.levels if kind(place, area) == "place"]
    return f"Choose {joined(names, 'or')} under Area for figures of councils."


def levels_with_figures(figures: Figures) -> list[tuple[Area, int]]:
    """The levels below the place that have figures of their own, each with the number of its distinct measures."""
    place, rows = figures.place, figures.table[figures.table["value"].notna()]
    own = rows.groupby("area_code", observed=True).indicator_id.unique()
    counts = {
        area: distinct_measures(place.indicators[indicator_id] for indicator_id in own[area.area_code])
        for area in place.levels[1:]
        if area.area_code in own.index
    }
    return list(counts.items())


def way_up(place: Place, area_code: str) -> list[Area]:
    """An area and the areas that it lies in, up to the country, the smallest first."""
    areas: list[Area] = []
    while area_code in place.areas and place.areas[area_code] not in areas:
        areas.append(place.areas[area_code])
        area_code = areas[-1].parent_code
    return areas


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
    # a district that is shown by itself is the place of its wards; documents may mean its county
    places = tuple(
        area.area_name
        if kind(place, area) == "place"
        else f"{area.area_name}, a district of {_parent_name(place, area)}"
        for area in own
        if kind(place, area) in ("place", "district") and area not in below
    )
    levels = [
        LevelGeography(level=GovernanceLevel.SYSTEM, names=system),
        LevelGeography(level=GovernanceLevel.PLACE, names=places, districts=len(below)),
    ]
    wards = LevelGeography(level=GovernanceLevel.NEIGHBOURHOOD, names=(), wards=len(place.wards))
    return [*(level for level in levels if level.names), wards]


def at_each_level(figures: Figures, views: tuple[WardView, ...], ward_code: str) -> pd.DataFrame:
    """A ward's newest figures beside those of every area that it lies in, in the same series and period.

    One row a measure with a figure for the ward: indicator_id, sex, theme, name, period, unit, source_ids (with spaces between), averaged
    (the averages among its figures), and one column an area, named by it, with the figure (and its 95% interval) or the
    words that the pack has none. An area without a figure of its own of which every ward has one gets their average,
    marked with a star, as on a ward's page.
    """
    place = figures.place
    areas = way_up(place, ward_code)
    observed = figures.rows(area_codes=[area.area_code for area in areas])
    levels = {place.area_code, *(area.area_code for area in place.levels)}
    within = {
        area.area_code: place if area.area_code == place.area_code else place.within(area.area_code)
        for area in areas
        if area.area_code in levels
    }
    rows = []
    for view in views:
        if view.table.loc[view.table.area_code == ward_code, "value"].notna().any():
            averages = {code: _average(figures, level, view) for code, level in within.items()}
            beside = select_rows(
                observed, indicator_id=view.indicator.indicator_id, series=view.series.series, sex=view.sex,
                period=view.period,
            )  # fmt: skip
            rows.append(_row(beside, view.indicator, view.sex, areas, averages))
    return pd.DataFrame(rows, columns=_heads(areas))


def above_wards(figures: Figures, ward_code: str, wards: pd.DataFrame) -> pd.DataFrame:
    """Measures published for at least two of the areas that a ward lies in, beside those in `wards`, the ward's own.

    Columns as in `at_each_level`, without the ward, and `later` (the areas in the row that have a later figure, each with its
    period); of each indicator and sex the newest period that the smallest area shares with another one.
    """
    place = figures.place
    areas = way_up(place, ward_code)[1:]
    rows = figures.table[
        figures.table.area_code.isin([area.area_code for area in areas]) & figures.table["value"].notna()
    ]
    unlike = [one.indicator_id for one in place.indicators.values() if not one.alike_in_country]
    rows = rows[(rows.area_code != place.benchmark_code) | ~rows.indicator_id.isin(unlike)]
    keys = ["indicator_id", "sex", "series", "period"]
    shared = rows[rows.groupby(keys, observed=True).area_code.transform("nunique") >= min(2, len(areas))]
    # of two as new, the one with intervals, else the longer one: as every other page chooses
    shared = shared.assign(
        limits=shared.lower_ci.notna(),
        length=shared.groupby(keys[:3], observed=True).period.transform("nunique"),
        away=shared.area_code.map({area.area_code: away for away, area in enumerate(areas)}).astype(int),
    )
    every = dict(list(rows.groupby(["indicator_id", "sex"], observed=True, sort=False)))
    # not by the names: what a measure's figures are, and so its mark, differs between wards and councils
    given = set(zip(wards.indicator_id, wards.sex, strict=True))
    table_rows = []
    for (indicator_id, sex), group in shared.groupby(["indicator_id", "sex"], observed=True, sort=False):
        if (indicator_id, sex) in given:
            continue
        own = group[group.away == group.away.min()]
        newest = own.sort_values(["period_end", "limits", "length"], kind="stable").iloc[-1]
        same = group[(group.series == newest.series) & (group.period == newest.period)]
        others = every[indicator_id, sex]
        later = _later(others[(others.period_end > newest.period_end) & others.area_code.isin(same.area_code)], areas)
        table_rows.append(_row(same, place.indicators[str(indicator_id)], Sex(str(sex)), areas, {}) | {"later": later})
    table = pd.DataFrame(table_rows, columns=[*_heads(areas), "later"])
    themes = list(dict.fromkeys(indicator.theme for indicator in place.indicators.values()))
    return table.sort_values("theme", key=lambda column: column.map(themes.index), kind="stable", ignore_index=True)


def _later(rows: pd.DataFrame, areas: list[Area]) -> str:
    """The newest period of each area among rows, in words: "Exampleton 2019-21"; empty without rows."""
    if rows.empty:
        return ""
    newest = rows.sort_values("period_end", kind="stable").drop_duplicates("area_code", keep="last")
    periods = newest.set_index("area_code").period
    return joined([f"{area.area_name} {periods[area.area_code]}" for area in areas if area.area_code in periods.index])


def without_empty(table: pd.DataFrame, areas: list[Area]) -> tuple[pd.DataFrame, list[Area]]:
    """The table without the columns of areas that have no figure in it, and those areas."""
    empty = [area for area in areas if area.area_code in table and (table[area.area_code] == NOT_HERE).all()]
    return table.drop(columns=[area.area_code for area in empty]), empty


def _heads(areas: list[Area]) -> list[str]:
    return [
        "indicator_id",
        "sex",
        "theme",
        "name",
        "period",
        "unit",
        "source_ids",
        "averaged",
        *(area.area_code for area in areas),
    ]


def _average(figures: Figures, level: Place, view: WardView) -> Benchmark | None:
    """The average of a level's wards, None where one of them has no figure."""
    codes = {ward.area_code for ward in level.wards_with(set(view.table.area_code))}
    table = view.table[view.table.area_code.isin(codes)]
    return ward_average(figures, level, view.indicator, table) if len(table) == len(codes) and len(table) else None


def _row(
    rows: pd.DataFrame, indicator: Indicator, sex: Sex, areas: list[Area], averages: Mapping[str, Benchmark | None]
) -> dict[str, object]:
    rows = rows[rows["value"].notna()].drop_duplicates("area_code", keep="last").set_index("area_code")
    kind = kind_words(rows.status)
    # what all figures of the row are is said with the measure, what some are with these
    own = {code: kind_words([status]) if kind.startswith("some") else "" for code, status in rows.status.items()}
    row: dict[str, object] = {
        "indicator_id": indicator.indicator_id, "sex": sex, "theme": indicator.theme,
        "name": named(indicator, sex, kind), "period": str(rows.period.iloc[0]), "unit": indicator.unit, "source_ids": " ".join(dict.fromkeys(rows.source_id)),
    }  # fmt: skip
    averaged = {
        area.area_code: average
        for area in areas
        if area.area_code not in rows.index and (average := averages.get(area.area_code)) is not None
    }
    row["averaged"] = tuple(averaged.values())
    for area in areas:
        words = NOT_HERE
        if area.area_code in rows.index:
            value, *ends = (float(rows[name][area.area_code]) for name in ("value", "lower_ci", "upper_ci"))
            limits = interval(ends[0], ends[1], indicator)
            words = marked(bare(value, indicator), own[area.area_code], limits)
        elif area.area_code in averaged:
            words = f"{bare(averaged[area.area_code].value, indicator)}{AVERAGE}"
        row[area.area_code] = words
    return row
