"""Frameworks that come with hineq, such as the government's list of outcomes: sheets like a strategy's, to tie a strategy to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hineq.model.place import Place
from hineq.model.words import Tie
from hineq.packs.bring.strategy_sheet import SheetRow, StrategySheet, read_strategy_sheet
from hineq.packs.read.over import SHIPPED

FOLDER: Final = SHIPPED.parent / "frameworks"


def frameworks(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of the frameworks in a folder."""
    return tuple(sorted(path.stem for path in folder.glob("*.csv")))


def read_framework(name: str, folder: Path = FOLDER) -> StrategySheet:
    """The framework of a name; ValueError for one that is none, InvalidPack where its sheet has faults."""
    if name not in frameworks(folder):
        raise ValueError(f"'name' must be one of {frameworks(folder)}, got {name!r}.")
    path = folder / f"{name}.csv"
    return read_strategy_sheet(path.read_bytes(), path.name)


def beside_strategy(sheet: StrategySheet, place: Place) -> Iterator[str]:
    """A framework's outcomes and metrics in lines: which indicator of a place each is the same as or near, and what its strategy names already."""
    about = sheet.about
    told = [about.get(key, "") for key in ("title", "publisher", "published", "licence")]
    yield "; ".join(filter(None, told))
    if partly := about.get("incomplete"):
        yield f"Incomplete: {partly}."
    named = {one.indicator_id for one in place.measures if one.tie is not Tie.NONE}
    outcomes = dict.fromkeys([*(aim.partition(":")[0] for aim in sheet.aims), *(row["priority"] for row in sheet.rows)])
    for outcome in outcomes:
        yield outcome or "Of an outcome that is not known"
        rows = [row for row in sheet.rows if row["priority"] == outcome]
        for row in rows:
            yield f"  {row['measure']}: {_tied(row, place, named)}"
        if not rows:
            yield "  nothing of it is in this list"
    tied = [row for row in sheet.rows if row["indicator"] in place.indicators]
    there = sum(row["indicator"] in named for row in tied)
    yield f"{len(sheet.rows)} entries: {len(tied)} have an indicator in this layer, {there} of these the strategy names already"


def _tied(row: SheetRow, place: Place, named: set[str]) -> str:
    indicator = place.indicators.get(row["indicator"])
    if indicator is None:
        return "no indicator in this layer"
    near = Tie(row["tie"] or Tie.DIRECT).word
    difference = f" ({row['note'].partition('. ')[0]})" if row["tie"] == Tie.NEAR else ""
    already = "; the strategy names it already" if row["indicator"] in named else ""
    return f"{near}, {row['indicator']}{difference}{already}"
