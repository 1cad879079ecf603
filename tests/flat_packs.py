"""Shipped packs with every figure in their own tables, as if they lay over no layer: to be cut, or to have figures taken away."""

import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pandas as pd

from hineq.packs.declared.layer import OVER
from hineq.packs.declared.tables import TABLES
from tests.paths import DATA
from tests.place_packs import place

# numbers of areas, which a table with a missing one keeps as numbers with a fraction
_WHOLE = ("areas_ranked", "areas_counted", "tied")


@cache
def flat(place_id: str) -> Path:
    """The folder of such a pack; never to be changed."""
    folder = Path(tempfile.mkdtemp()) / place_id
    shutil.copytree(DATA / place_id, folder)
    whole = place(place_id)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = [one for one in package["resources"] if one["name"].partition("-")[0] not in OVER]
    for name in OVER:
        for path in folder.glob(f"{name}*.csv"):
            path.unlink()
        table = getattr(whole, name)
        if len(table):
            table = table.assign(**{one: table[one].astype("Int64") for one in _WHOLE if one in table})
            table[TABLES[name].names].to_csv(
                folder / f"{name}.csv", index=False, lineterminator="\n", date_format="%Y-%m-%d"
            )
            resources.append({"name": name, "path": f"{name}.csv"})
    package["resources"] = resources
    for key in ("over", "keeps"):
        package["hineq"].pop(key, None)
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    names = TABLES["sources"].names
    rows = [{name: _cell(getattr(source, name)) for name in names} for source in whole.sources.values()]
    pd.DataFrame(rows).to_csv(folder / "sources.csv", index=False, lineterminator="\n")
    return folder


def _cell(value: object) -> str:
    return "" if value is None else str(value)
