"""Places of few wards, cut out of the shipped packs, to hold sentences against what no shipped place is."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from tests.flat_packs import flat
from tests.paths import DATA

WARD_TYPES = ("ward", "earlier_ward")
FIGURES = ["value", "lower_ci", "upper_ci", "count", "denominator"]


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A shipped pack of which only the first `wards` wards are left.

    Of their figures a share of `missing` is suppressed; with `alike` every ward has the figures of the first one.
    """

    pack: str
    wards: int
    missing: float = 0.0
    alike: bool = False


def write(cut: Cut, folder: Path) -> None:
    """Write the pack into a folder that does not exist yet; its figures are rows of the shipped one."""
    folder.mkdir(parents=True)
    source = flat(cut.pack)
    areas = _table(source / "areas.csv")
    wards = list(areas.area_code[areas.area_type.isin(WARD_TYPES)])
    named = set(_table(source / "area_lists.csv").area_code) if (source / "area_lists.csv").exists() else set()
    # the wards that the pack's own list names come first: a list without a ward is none
    kept = sorted(areas.area_code[areas.area_type == "ward"], key=lambda code: (code not in named, code))[: cut.wards]
    dropped = set(wards) - set(kept)
    draw = np.random.default_rng(20)
    for path in sorted(source.iterdir()):
        if path.is_dir():
            continue
        if path.suffix != ".csv":
            (folder / path.name).write_bytes(path.read_bytes())
            continue
        table = _table(path)
        if "area_code" in table:
            table = table[~table.area_code.isin(dropped)]
        if path.stem.startswith("observations"):
            table = _changed(table, cut, set(kept), draw)
        table.to_csv(folder / path.name, index=False, lineterminator="\n")
    _describe(cut.pack, folder, set(kept))


def _table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _changed(table: pd.DataFrame, cut: Cut, kept: set[str], draw: np.random.Generator) -> pd.DataFrame:
    """The observations with those of the wards left out, or all alike."""
    small = table.area_code.isin(kept)
    if cut.alike:
        same = ["indicator_id", "series", "sex", "period"]
        table.loc[small, FIGURES] = table[small].groupby(same)[FIGURES].transform("first")
    gone = small & (draw.random(len(table)) < cut.missing)
    table.loc[gone, FIGURES] = ""
    table.loc[gone, "status"] = "suppressed"
    table.loc[gone, "note"] = "Suppressed for this test."
    return table


def _describe(pack: str, folder: Path, kept: set[str]) -> None:
    """The description of the pack with its own name, and the shapes of the wards that are left beside it."""
    description = json.loads((flat(pack) / "datapackage.json").read_text(encoding="utf-8"))
    hineq = description["hineq"]
    hineq["place_id"] = folder.name
    if "earlier_ward" in hineq.get("vintages", {}):
        del hineq["vintages"]["earlier_ward"]
    for boundary in hineq.get("boundaries", {}).values():
        shapes = json.loads((DATA / pack / boundary["path"]).read_text(encoding="utf-8"))
        shapes["features"] = [shape for shape in shapes["features"] if shape["properties"]["area_code"] in kept]
        (folder / "shapes.geojson").write_text(json.dumps(shapes), encoding="utf-8")
        boundary["path"] = "shapes.geojson"
    (folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
