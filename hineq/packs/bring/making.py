"""A council's first layer over the national one: its areas, what the layer below declares, and a list of what is still missing."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd

from hineq.model.indicator import Theme
from hineq.model.place import Place
from hineq.model.spreadsheet import csv_text
from hineq.packs.bring.writing import rewritten
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.describing import as_json
from hineq.packs.read.findings import Findings
from hineq.packs.read.over import layer_under
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.reading import DESCRIPTION

# what a layer may hold of a council's own, in the order in which a board misses it
_OWN: Final = (
    ("targets", "No targets: what was promised, by measure and year (targets.csv)."),
    ("measures", "No strategy: its measures and priorities (measures.csv, strategy.yaml)."),
    ("boards", "No boards: who is responsible (boards.csv)."),
    ("recommendations", "No tracker: what scrutiny recommended and what came of it (recommendations.csv)."),
    ("statements", "No documents: what the council has said, word by word (statements.csv)."),
)


def new_layer(folder: Path, area_code: str, over: str) -> tuple[str, ...]:
    """Make a layer of a council in a folder that is not there yet; gives what is still missing, in sentences.

    It has the council with its wards and those above it, and every measure that the layer below has of them, so that all its pages
    open. Raises InvalidPack where the folder is there, the layer or the council is not, or the layer would not be sound; OSError
    where the disk refuses.
    """
    findings = Findings()
    if folder.exists():
        rule = "The folder is there already: bring files into it (`python -m hineq import ... --into`), or choose another name."
        findings.fault(Fault.FOLDER_NOT_WRITABLE, folder.name, rule)
    layer = layer_under(folder, over, findings)
    if layer is not None and not layer.has(area_code):
        rule = f"No county, district or unitary authority of {layer.head.name} has this code: look it up at the ONS, or in the app's search."
        findings.fault(Fault.ID_UNKNOWN, folder.name, rule, column="area", value=area_code)
    if layer is None or findings.faults:
        raise InvalidPack(folder.name, findings.faults)
    council = layer.council(area_code)
    rewritten(folder, lambda made: _write(made, council, folder.name, over))
    return missing(council)


def missing(council: Place) -> tuple[str, ...]:
    """What a layer without files of its own lacks, in sentences."""
    lacking = [name for name, one in council.indicators.items() if not _has_wards(council, name)]
    said = [words for _, words in _OWN]
    if council.wards:
        said.append(
            f"{len(lacking)} of {len(council.indicators)} measures have no figure of a ward: import what you have of your own "
            f"(`python -m hineq import FILE --into data/<name>`)."
        )
    return tuple(said)


def _has_wards(council: Place, indicator_id: str) -> bool:
    rows = council.observations[council.observations.indicator_id == indicator_id]
    return bool(rows.area_code.isin(council.ward_codes).any())


def _write(folder: Path, council: Place, place_id: str, over: str) -> None:
    for name, table in declared_tables(council).items():
        (folder / f"{name}.csv").write_text(csv_text(table), encoding="utf-8")
    (folder / DESCRIPTION).write_text(as_json(description_of(council, place_id, over)), encoding="utf-8")


def declared_tables(council: Place) -> dict[str, pd.DataFrame]:
    """The tables of a council's layer that has no figures of its own, by name, every cell as text."""
    indicators = list(council.indicators.values())
    named = {one.source_id for one in indicators}
    themes = {one.theme: Theme(theme=one.theme, roles=one.theme_roles) for one in indicators}
    nouns: Mapping[str, Iterable[Any]] = {
        "areas": council.areas.values(),
        "indicators": indicators,
        "series": council.series.values(),
        "themes": themes.values(),
        "sources": [one for key, one in council.sources.items() if key in named],
    }
    return {
        name: pd.DataFrame([TABLES[name].cells(noun) for noun in some], columns=TABLES[name].names)
        for name, some in nouns.items()
    }


def description_of(council: Place, place_id: str, over: str) -> dict[str, Any]:
    """What `datapackage.json` says of a council's layer beside its files."""
    return {
        "title": f"{council.name}: figures and promises of its own",
        "licenses": [{"name": "OGL-UK-3.0", "title": "Open Government Licence v3.0"}],
        "hineq": {
            "place_id": place_id, "name": council.name, "area_code": council.area_code, "benchmark_code": council.benchmark_code,
            "over": over, "snapshot": council.snapshot.isoformat(), "attribution": list(council.attribution),
        },
    }  # fmt: skip
