"""Layers on the disk: opened with all that bringing files needs, and written whole or not at all."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal

import pandas as pd

from hineq.model.spreadsheet import csv_text
from hineq.model.words import AreaType
from hineq.packs.bring.differences import KEY
from hineq.packs.bring.plan import COLUMNS, Layer, Plan
from hineq.packs.bring.ties import slug
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import HEAD
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.describing import as_json, describe
from hineq.packs.read.description import read_description
from hineq.packs.read.findings import FILE, Findings
from hineq.packs.read.over import layer_under
from hineq.packs.read.pack import check_pack, load_place
from hineq.packs.read.placing import put_in_place
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.reading import DESCRIPTION
from hineq.packs.read.rows import read_tables

_NEXT, _BEFORE = ".{}.next", ".{}.before"
# the file of a layer that holds the outlines of its wards
OUTLINES: Final = "wards.geojson"
_LOG: Final = "changes"
_Keep = Literal["first", "last"]


def open_for_bringing(folder: Path) -> Layer:
    """The layer in a folder as it stands; InvalidPack with every fault where it has any, or is one that is built of its sources."""
    findings = Findings()
    if (folder / HEAD).is_file():
        rule = "This layer is built of its sources: bring files into a council's own layer over it (`python -m hineq new NAME --area CODE`)."
        findings.fault(Fault.LAYER_BUILT, folder.name, rule)
        raise InvalidPack(folder.name, findings.faults)
    place = load_place(folder)
    description = read_description(folder, findings)
    if description is None or findings.faults:
        raise InvalidPack(folder.name, findings.faults)
    below = layer_under(folder, description.over, findings)
    tables = read_tables(folder, [one for one in description.tables if one[0] == "observations"], findings)
    own = tables["observations"].frame[[*COLUMNS, FILE]] if "observations" in tables else place.observations.iloc[:0]
    return Layer(folder=folder, place=place, own=own, below=below.head if below else None)


def write(plan: Plan) -> None:
    """Write what a plan would change into its layer's folder: whole, checked, or not at all.

    Raises InvalidPack with every fault where the layer would not be sound, OSError where the disk refuses: then nothing has changed.
    """
    if plan.changes or plan.outlines:
        rewritten(plan.folder, lambda made: _apply(plan, made))


def rewritten(folder: Path, change: Callable[[Path], None]) -> None:
    """Change a copy of a pack's folder, describe and check it, and put it in the folder's place when it is sound.

    `change` gets the copy. Raises InvalidPack, or OSError where the disk refuses: the folder stays as it was.
    """
    made = folder.parent / _NEXT.format(folder.name)
    shutil.rmtree(made, ignore_errors=True)
    try:
        if folder.exists():
            shutil.copytree(folder, made)
        else:
            made.mkdir(parents=True)
        change(made)
        describe(made, folder.name)
        report = check_pack(made)
        if report.faults:
            raise InvalidPack(folder.name, report.faults)
        put_in_place(made, folder, folder.parent / _BEFORE.format(folder.name))
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _described(folder: Path, plan: Plan) -> None:
    """The description says of which day the figures are now (a later day that it says already stays), and where the map is."""
    path = folder / DESCRIPTION
    described = json.loads(path.read_text(encoding="utf-8"))
    about = described["hineq"]
    about["snapshot"] = max([about["snapshot"], *(change.day.isoformat() for change in plan.changes)])
    if plan.outlines:
        told = {"path": OUTLINES, "credit": plan.credit}
        about["boundaries"] = {**about.get("boundaries", {}), str(AreaType.WARD): told}
    path.write_text(as_json(described), encoding="utf-8")


def _apply(plan: Plan, folder: Path) -> None:
    for table, nouns in plan.declared.items():
        # an indicator that the layer has is told only where it has another name now
        keep: _Keep = "last" if table == "indicators" else "first"
        _append(folder, table, [TABLES[table].cells(noun) for noun in nouns], keep=keep)
    _append(folder, _LOG, [TABLES[_LOG].cells(change) for change in plan.changes], keep="last")
    if plan.outlines:
        (folder / OUTLINES).write_text(plan.outlines, encoding="utf-8")
    _described(folder, plan)
    gone = pd.concat([plan.found.revised[KEY], plan.found.withdrawn[KEY]])
    if len(gone):
        _take_out(folder, gone)
    added = pd.concat([plan.found.new[COLUMNS], plan.found.revised[COLUMNS]])
    for series, rows in added.groupby("series", sort=False):
        _append(folder, "observations", as_cells(rows), file=f"observations_{slug(str(series))}.csv", keep="last")


def _append(folder: Path, table: str, rows: Iterable[Mapping[str, str]], *, file: str = "", keep: _Keep) -> None:
    """Put rows at the end of a table's file, made where it is not there; of rows with one key the first or the last is kept."""
    more = pd.DataFrame(list(rows), columns=TABLES[table].names, dtype=str)
    if more.empty:
        return
    path = folder / (file or f"{table}.csv")
    there = _read(path) if path.exists() else more.iloc[:0]
    whole = pd.concat([there, more], ignore_index=True).fillna("")
    whole = whole.drop_duplicates(list(TABLES[table].key), keep=keep)
    columns = [*there.columns, *(name for name in more.columns if name not in there)] if len(there.columns) else None
    path.write_text(csv_text(whole[columns] if columns else whole), encoding="utf-8")


def _take_out(folder: Path, keys: pd.DataFrame) -> None:
    """Take figures out of whatever file of the pack has them."""
    gone = set(keys.astype(str).itertuples(index=False, name=None))
    for path in sorted(folder.glob("observations*.csv")):
        rows = _read(path)
        kept = [row not in gone for row in rows[KEY].itertuples(index=False, name=None)]
        if not all(kept):
            rest = rows[kept]
            if rest.empty:
                path.unlink()
            else:
                path.write_text(csv_text(rest), encoding="utf-8")


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def as_cells(rows: pd.DataFrame) -> list[dict[str, str]]:
    """Observations as text: days as such, numbers with every digit that matters."""
    text: dict[str, Any] = {}
    for name in COLUMNS:
        cells = rows[name]
        if pd.api.types.is_datetime64_any_dtype(cells):
            text[name] = cells.dt.strftime("%Y-%m-%d")
        elif pd.api.types.is_numeric_dtype(cells):
            text[name] = ["" if pd.isna(value) else f"{value:.15g}" for value in cells]
        else:
            text[name] = cells.astype(str)
    return [dict(zip(COLUMNS, row, strict=True)) for row in pd.DataFrame(text).itertuples(index=False, name=None)]
