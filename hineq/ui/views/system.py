"""What the page "Who answers" asks for: who answers for what, one ward's figures at each level, worked out once for all visitors."""

from dataclasses import dataclass
from itertools import chain

import pandas as pd

from hineq.insights.thread.answering import Answering, who_answers
from hineq.insights.thread.system import boards_table
from hineq.insights.wards.benchmark import average_words
from hineq.insights.wards.levels import above_wards, at_each_level, kind, way_up, without_empty
from hineq.model.place import Place
from hineq.ui.views import wards as ward_views
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


@dataclass(frozen=True, kw_only=True, eq=False)
class LevelTable:
    """Figures at each level, for reading, the areas that have none at all, and where the figures are from.

    `averages` says how those figures were made that are averages of wards, nothing where none is; `measures` is the indicator of each row.
    """

    table: pd.DataFrame
    empty: tuple[str, ...]
    source_ids: tuple[str, ...]
    averages: str
    measures: tuple[str, ...]


@shared
def answering(place_id: str) -> tuple[Answering, ...]:
    """Every need and measure of the strategy with the boards that answer for it."""
    return who_answers(opened(place_id).place)


@shared
def boards(place_id: str) -> pd.DataFrame:
    """Every board with what it answers for, to whom and who leads it; not to be changed."""
    return boards_table(opened(place_id).place)


@shared
def at_levels(place_id: str, ward_code: str) -> tuple[LevelTable, LevelTable]:
    """One ward's newest figures beside those of every area that it lies in, and what was published for those alone."""
    figures = opened(place_id)
    wards = at_each_level(figures, ward_views.newest_views(place_id), ward_code)
    above = above_wards(figures, ward_code, wards)
    return _level_table(figures.place, wards, ward_code), _level_table(figures.place, above, ward_code)


def _level_table(place: Place, table: pd.DataFrame, ward_code: str) -> LevelTable:
    sources = tuple(dict.fromkeys(" ".join(table.source_ids).split()))
    table, empty = without_empty(table, way_up(place, ward_code))
    heads = {area.area_code: f"{area.area_name} ({kind(place, area)})" for area in way_up(place, ward_code)}
    kept = {code: head for code, head in heads.items() if code in table}
    table["Measure"] = table["name"] + ", " + table.period + " (" + table.unit + ")"
    if "later" in table:
        table["Measure"] += table.later.map(lambda later: f"; later: {later}" if later else "")
    return LevelTable(
        table=table[["theme", "Measure", *kept]].rename(columns={"theme": "Theme", **kept}),
        empty=tuple(heads[area.area_code] for area in empty),
        source_ids=sources,
        averages=average_words(chain.from_iterable(table.averaged)),
        measures=tuple(table.indicator_id),
    )
