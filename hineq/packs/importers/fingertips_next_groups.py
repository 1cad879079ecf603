"""FingertipsNext's list of groups of areas by deprivation (DHSC): a name, what it is a group of, a number that counts the other way round."""

import re
from typing import Any, Final

import pandas as pd

from hineq.model.words import Polarity, ValueType
from hineq.packs.importers.deprivation_words import deprivation_group
from hineq.packs.importers.extract import Extract, Told, as_figures, left_out
from hineq.packs.importers.figure_columns import each_once, words_of
from hineq.packs.importers.layouts import Layout, all_of
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings

ENGLAND: Final = "E92000001"
_NEEDED: Final = ("categoryname", "categorytypename", "sequence")
_MEASURES: Final = {"10": "Deprivation decile", "5": "Deprivation quintile"}
_YEAR_OF_INDEX: Final = re.compile(r"(?:deprivation |imd ?)([12][0-9]{3})", re.IGNORECASE)


def read_groups(table: SheetTable, findings: Findings) -> Extract:
    """The groups by deprivation of FingertipsNext's list, each with its place from the most deprived, 1, as a figure of England.

    The words of the group say its place; the number beside it counts the other way round.
    """
    frame = table.frame
    place = words_of(frame.categoryname, lambda name: str(found[0]) if (found := deprivation_group(name)) else "")
    size = words_of(frame.categoryname, lambda name: str(found[1]) if (found := deprivation_group(name)) else "")
    other = list(left_out(frame, pd.Series(place == ""), "a group that is not by deprivation", "categoryname"))
    measure = words_of(pd.Series(size), lambda text: _MEASURES.get(text, ""))
    years = words_of(frame.categorytypename, lambda text: found[1] if (found := _YEAR_OF_INDEX.search(text)) else "")
    columns: dict[str, object] = {
        "measure": measure, "area_code": ENGLAND, "area_name": "England", "period": years, "value": pd.to_numeric(pd.Series(place), errors="coerce"),
        "grouped_by": words_of(frame.categorytypename), "group": words_of(frame.categoryname),
    }  # fmt: skip
    made = as_figures(columns, frame[ROW])
    figures, twice = each_once(table, made[made.measure != ""].reset_index(drop=True), findings)
    told = [
        Told(
            measure=name, name=f"{name} of a group of areas, 1 the most deprived", unit=name.split()[-1], value_type=ValueType.INDEX,
            multiplier=1.0, polarity=Polarity.NO_JUDGEMENT,
        )
        for name in figures.measure.unique()
    ]  # fmt: skip
    return Extract(
        layout=FINGERTIPS_NEXT_GROUPS.title, file=table.file, figures=figures, measures=tuple(told),
        left_out=(*table.left_out, *other, *twice), remarks=tuple(_counted(frame, place, size)),
    )  # fmt: skip


def _counted(frame: pd.DataFrame, place: Any, size: Any) -> list[str]:
    known = place != ""
    said = pd.to_numeric(frame.sequence.astype(str), errors="coerce").to_numpy()[known]
    if not known.any():
        return []
    places, sizes = place[known].astype(float), size[known].astype(float)
    other_way = said == sizes + 1 - places
    taken = "Groups are numbered by their words, 1 the most deprived"
    if other_way.all():
        return [f"{taken}: the file's Sequence counts the other way round ({int(sizes.max())} is the most deprived)."]
    return [f"{taken}{'' if (said == places).all() else ': the Sequence of some does not follow their words'}."]


FINGERTIPS_NEXT_GROUPS: Final = Layout(
    title="FingertipsNext list of groups",
    fits=all_of(*_NEEDED),
    heads=_NEEDED,
    read=read_groups,
)
