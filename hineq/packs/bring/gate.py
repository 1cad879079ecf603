"""The gate for small numbers: figures of few people are suppressed before they are brought in, and others that would give them back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from hineq.methods.attacks import unmet
from hineq.methods.disclosure import THRESHOLD, Suppression, small_counts, suppress
from hineq.methods.results import Interval
from hineq.model.change import ChangeKind
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.words import FigureStatus
from hineq.packs.bring.answers import Answers
from hineq.packs.bring.cells import Cells, cells_of
from hineq.packs.bring.counted import UNIT, counted
from hineq.packs.bring.differences import KEY, Differences, changes, differences
from hineq.packs.bring.plan import Layer, Plan
from hineq.packs.bring.sums import Added, added_up
from hineq.packs.importers.extract import Extract

_TAKEN: Final = ("value", "lower_ci", "upper_ci", "count")
_OTHERS: Final = "Suppressed so that another figure cannot be worked out"


@dataclass(frozen=True, kw_only=True, eq=False)
class Gated:
    """Figures as they may be brought in: of how many few people are counted (`first`), how many would give others back (`second`).

    `lines` tell of that, measure by measure, and of what could not be looked at or protected.
    """

    found: Differences
    first: int
    second: int
    lines: tuple[str, ...]


def through_gate(plan: Plan, layer: Layer, extracts: Sequence[Extract], answers: Answers, day: date) -> Plan:
    """The plan with small numbers suppressed where some extract is a council's own sheet and nobody says that it was released.

    What others publish stays as they publish it: their small numbers are suppressed already, or are meant to be seen.
    """
    if answers.as_published or not any(extract.unreleased for extract in extracts):
        return plan
    declared = {one.indicator_id: one for one in plan.declared["indicators"]}
    made = gated(plan.found, layer.place, {**layer.indicators, **declared})
    renamed = [change for change in plan.changes if change.kind is ChangeKind.RENAMED]
    told = (*changes(made.found, day, layer.names), *renamed)
    return replace(plan, found=made.found, changes=told, lines=(*plan.lines, *made.lines))


def gated(
    found: Differences,
    place: Place,
    indicators: Mapping[str, Indicator],
    *,
    threshold: int = THRESHOLD,
) -> Gated:
    """The figures of a plan with small numbers suppressed, and with them what would give them back.

    `place` is the layer as it stands, with the figures that are known already; `indicators` are its own and those that the plan
    declares. A figure is suppressed where its count is from 1 to `threshold` - 1, where all but so few are counted, and where the
    attacker of `hineq.methods.disclosure.suppress` would work out a suppressed one from it: through all people, women and men,
    areas and those within them, bands of age, longer periods, rates with their denominators, a second measure or series of the
    same count, and the figures that the layer has. It loses its value, limits and count; the denominator goes only where it is few
    people itself or gives one that is. Figures that were the same in the layer stay as they are.
    """
    figures = pd.concat([found.new, found.revised], ignore_index=True)
    rows = counted(figures, indicators)
    if rows.empty:
        return Gated(found=found, first=0, second=0, lines=())
    cells = cells_of(rows, counted(_others(place.observations, figures), indicators), threshold)
    added = added_up(cells.counts, place, cells.wholes)
    gone = _suppressed(added, threshold)
    fates = _fates(rows, cells, gone, threshold)
    return Gated(
        found=_written(found, figures, fates, place),
        first=int((fates.hand == 1).sum()), second=int((fates.hand == 2).sum()),
        lines=(*_told(fates, threshold), *_exposed(added, gone, fates, place), *_untouched(rows, found, indicators, threshold)),
    )  # fmt: skip


def _others(observations: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of a layer that are not replaced."""
    replaced = pd.MultiIndex.from_frame(observations[KEY]).isin(pd.MultiIndex.from_frame(figures[KEY]))
    return observations[~replaced]


def _suppressed(added: Added, threshold: int) -> Suppression:
    """What is to be suppressed of counts, so that their totals give none back."""
    counts = added.counts
    events, whole, least, most = (counts[name].to_numpy(dtype=float) for name in ("events", "whole", "least", "most"))
    kept, spare, hidden = (counts[name].to_numpy(dtype=bool) for name in ("kept", "spare", "hidden"))
    hidden = hidden | np.isnan(events)
    lower, upper = np.where(hidden, 0, least), np.where(hidden, whole, most)
    # a file that contradicts itself about what is missing gives nothing back by that
    meets = ~unmet(added.totals, added.published, lower, upper)
    return suppress(
        events, added.totals[meets], published=added.published[meets], denominators=whole,
        printed=Interval(lower, upper), kept=kept, unpublished=hidden, spare=spare, threshold=threshold,
    )  # fmt: skip


def _fates(rows: pd.DataFrame, cells: Cells, gone: Suppression, threshold: int) -> pd.DataFrame:
    """What becomes of each figure that is suppressed: at first or second `hand`, with which `note`, and whether `without` denominator."""
    small = small_counts(rows.events, rows.whole, threshold)
    by_people = cells.of_denominator >= 0
    people = gone.suppressed[cells.of_denominator] & by_people
    few_people = gone.first[cells.of_denominator] & by_people
    # a count that the layer shows elsewhere is suppressed here all the same
    first = small | few_people
    told = (gone.told[cells.of_row] & small) | (gone.told[cells.of_denominator] & few_people)
    told |= small & cells.counts.kept.to_numpy(dtype=bool)[cells.of_row]
    all_but_few = told & ~few_people & (rows.events >= threshold).to_numpy()
    hidden = gone.suppressed[cells.of_row] | people | (first & ~rows.unchecked & ~rows.hidden)
    notes = np.select(
        [all_but_few, told],
        [f"Suppressed: all but fewer than {threshold}", f"Suppressed: fewer than {threshold}"],
        _OTHERS,
    )
    made = rows[UNIT].assign(cell=cells.of_row, hand=np.where(first, 1, 2), note=notes, without=people)
    return made[hidden]


def _written(found: Differences, figures: pd.DataFrame, fates: pd.DataFrame, place: Place) -> Differences:
    """The figures with those that are suppressed; what the layer has suppressed already is the same as it was."""
    made = figures.copy()
    at = fates.index
    made.loc[at, list(_TAKEN)] = np.nan
    made.loc[at, "status"] = str(FigureStatus.SUPPRESSED)
    made.loc[at, "note"] = fates.note
    made.loc[at[fates.without], "denominator"] = np.nan
    new = made.iloc[: len(found.new)].drop(columns="was", errors="ignore").set_axis(found.new.index)
    revised = made.iloc[len(found.new) :].set_axis(found.revised.index)
    again = differences(
        revised.drop(columns="was", errors="ignore"), place.observations, place.observations.iloc[:0], complete=False
    )
    return replace(found, new=new, revised=again.revised, same=pd.concat([found.same, again.same]))


def _told(fates: pd.DataFrame, threshold: int) -> Iterator[str]:
    """How many figures of each measure are suppressed."""
    for indicator_id, own in fates.groupby("indicator_id", sort=False):
        first, second = (int((own.hand == hand).sum()) for hand in (1, 2))
        few = f"{_figures(first)} suppressed because fewer than {threshold} people or events are counted"
        others = (
            f"{f'{second:,} more' if first else f'{_figures(second)} suppressed'} so that others cannot be worked out"
        )
        yield f"{indicator_id}: {', '.join([few] * (first > 0) + [others] * (second > 0))}"


def _exposed(added: Added, gone: Suppression, fates: pd.DataFrame, place: Place) -> Iterator[str]:
    """The suppressed counts that can be worked out whatever is suppressed beside them, or are shown elsewhere."""
    counts = added.counts
    shown = counts.index.isin(fates.cell) & counts.kept.to_numpy(dtype=bool)
    named = counts.area_code.notna().to_numpy()
    exposed = counts[(gone.exposed | shown) & named]
    if len(exposed):
        one = exposed.iloc[0]
        yield (
            f"{_figures(len(exposed))} can still be worked out from what the layer shows already, such as {one.indicator_id} of "
            f"{place.areas[one.area_code].area_name}, {one.sex}, {one.period}: take out what shows it, or do not publish the layer"
        )
    unnamed = int((gone.exposed & ~named).sum())
    if unnamed:
        yield f"{unnamed:,} count{'' if unnamed == 1 else 's'} of few people that no row has can be worked out from what the layer shows already"


def _untouched(
    rows: pd.DataFrame, found: Differences, indicators: Mapping[str, Indicator], threshold: int
) -> Iterator[str]:
    """What could not be looked at, and what is left as it was."""
    unchecked = rows[rows.unchecked]
    if len(unchecked):
        named = ", ".join(unchecked.indicator_id.unique()[:3])
        yield f"{_figures(len(unchecked))} without a count: nothing says whether few people are counted ({named})"
    same = counted(found.same, indicators)
    few = int(small_counts(same.events, same.whole, threshold).sum())
    if few:
        yield f"{_figures(few)} of few people stand in the layer as they are, and stay"


def _figures(count: int) -> str:
    return f"{count:,} figure{'' if count == 1 else 's'}"
