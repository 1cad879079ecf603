"""Packs whose every text is hostile, to a browser and to a spreadsheet, and the pages on them, each opened once."""

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
import yaml
from streamlit.testing.v1 import AppTest

from hineq.model.download import Taken
from hineq.packs.declared.tables import TABLES
from hineq.ui.components import drawing
from hineq.ui.components.tables import csv_content
from hineq.ui.layout.pages import PAGES
from hineq.ui.views import place as place_views
from tests.pages.visits import run
from tests.paths import DATA, ROOT

FORMULA = "=1+1 "
HOSTILE = "<script>x</script> *y* [x](y) a|b `c` $d$ &lt; :red[e]"
PLACES = ("luton", "llr", "oxford")
# every page on the pack that has most texts, and the pages on what others have instead
OPENED = [*(("luton", page.file) for page in PAGES), ("llr", "system"), ("oxford", "recommendations")]
# texts that mean something to the code, or must be what another column says they are
MEANT = {
    "unit", "url", "published", "number", "reference", "national_areas", "series", "period", "first_period", "last_period", "dated_by", "as_at",
    "printed", "publisher_flag", "cause", "short", "role",
}  # fmt: skip


def is_text(table: str, name: str) -> bool:
    """Whether a column of a table holds words that a document or an officer chose."""
    column = TABLES[table].column(name)
    free = column.type == "string" and not column.choices and not column.several and name not in MEANT
    linked = column.link is not None and name != "theme"
    return free and not linked and not name.endswith(("_id", "_code"))


def made_hostile(folder: Path) -> int:
    """Every text of a pack's tables and of its strategy with a formula before it and hostile signs behind; how many there were."""
    count = 0

    def spoilt(text: str, name: str = "") -> str:
        # who leads must stand in the quotation as it is: nothing can be put before it
        return f"{'' if name == 'led_by' else FORMULA}{text} {HOSTILE}"

    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    about = package["hineq"] | {"place_id": folder.name, "order": 1}
    for key in ("name", "title"):
        if about.get(key):
            about[key] = spoilt(about[key])
    about["attribution"] = [spoilt(line) for line in about["attribution"]]
    (folder / "datapackage.json").write_text(json.dumps(package | {"hineq": about}), encoding="utf-8")
    for path in folder.glob("*.csv"):
        table = path.stem if path.stem in TABLES else path.stem.partition("_")[0]
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        texts = [(at, name) for at, name in enumerate(header) if is_text(table, name)]
        for row in rows:
            for at, name in texts:
                if row[at]:
                    # wordings are compared without their full stop
                    row[at] = spoilt(row[at].rstrip(". "), name)
                    count += 1
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
    if (folder / "strategy.yaml").exists():
        strategy = yaml.safe_load((folder / "strategy.yaml").read_text(encoding="utf-8"))
        strategy["title"] = spoilt(strategy["title"])
        strategy["overall_aims"] = [spoilt(aim) for aim in strategy["overall_aims"]]
        strategy["topic_headings"] = {key: spoilt(one) for key, one in strategy["topic_headings"].items()}
        for part, names in (("outcomes", ("name", "delivery_board")), ("area_lists", ("name", "quote"))):
            for entry in strategy[part]:
                entry.update({name: spoilt(entry[name]) for name in names})
        (folder / "strategy.yaml").write_text(yaml.safe_dump(strategy, allow_unicode=True), encoding="utf-8")
    return count


@dataclass(frozen=True, kw_only=True, eq=False)
class HostilePage:
    """A page that was opened on a hostile pack, and the tables that can be taken away from it, by the names of their files."""

    app: AppTest
    tables: dict[str, bytes]


# a page of a place, with what is searched for
OpenHostile = Callable[[str, str, str], HostilePage]


def hostile_packs(root: Path) -> Path:
    """A folder with a hostile copy of each shipped pack."""
    shutil.copytree(ROOT / "geodata", root / "geodata")
    for place_id in PLACES:
        folder = root / "data" / f"hostile_{place_id}"
        shutil.copytree(DATA / place_id, folder)
        assert made_hostile(folder) > 50
    return root / "data"


def open_hostile(data: Path, place_id: str, page: str, wanted: str) -> HostilePage:
    """A page on a hostile pack, whose tables are made ready as though each had been asked for."""
    tables: dict[str, bytes] = {}
    offered = st.download_button

    def kept(label: str, content: Any, *, file_name: str, **rest: Any) -> bool:
        if file_name.endswith(".csv"):
            tables[file_name] = content()
        return offered(label, content, file_name=file_name, **rest)

    row = drawing.picture_row

    def in_row(spec: Any, foot: str, key: str, what: str, table: Any = None, *, at: Taken) -> None:
        if table:
            made, name, _ = table
            tables[name] = csv_content(made)
        row(spec, foot, key, what, table, at=at)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HINEQ_DATA", str(data))
        patch.setattr(st, "download_button", kept)
        patch.setattr(drawing, "picture_row", in_row)
        place_views.described.clear()
        try:
            app = run(page, place=f"hostile_{place_id}", **({"q": wanted} if wanted else {}))
        finally:
            place_views.described.clear()
    return HostilePage(app=app, tables=tables)
