"""The description of a pack (`datapackage.json`): which files it has and which place it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hineq.model.words import AreaType
from hineq.packs.reading import Findings, read_json
from hineq.packs.tables import TABLES

FILE = "datapackage.json"


@dataclass(frozen=True, kw_only=True)
class Description:
    """What `datapackage.json` says, beside its Frictionless part, in its object `hineq`."""

    title: str
    place_id: str
    name: str
    area_code: str
    benchmark_code: str
    snapshot: str
    attribution: tuple[str, ...]
    tables: tuple[tuple[str, str], ...]
    boundaries: Mapping[AreaType, str]
    strategy: str


def read_description(folder: Path, findings: Findings) -> Description | None:
    """The description of the pack in `folder`, or None with faults."""
    content = read_json(folder / FILE, findings)
    if content is None:
        return None
    about = content.get("hineq") if isinstance(content, dict) else None
    if not isinstance(about, dict):
        findings.fault(FILE, "The file must hold an object 'hineq' that names the place.", column="hineq")
        return None
    needed = ("place_id", "name", "area_code", "benchmark_code", "snapshot")
    absent = [key for key in needed if not isinstance(about.get(key), str) or not about[key]]
    for key in absent:
        findings.fault(FILE, "The object 'hineq' must hold this as text.", column=key)
    if absent:
        return None
    try:
        date.fromisoformat(about["snapshot"])
    except ValueError:
        rule = "The snapshot date must read like 2026-11-21."
        findings.fault(FILE, rule, column="snapshot", value=about["snapshot"])
        return None
    boundaries = {}
    for name, path in about.get("boundaries", {}).items():
        if name in set(AreaType):
            boundaries[AreaType(name)] = str(path)
        else:
            rule = f"The area type must be one of: {', '.join(AreaType)}."
            findings.fault(FILE, rule, column="boundaries", value=name)
    return Description(
        title=str(content.get("title", about["name"])),
        attribution=tuple(str(line) for line in about.get("attribution", ())),
        tables=_tables(content.get("resources", []), findings),
        boundaries=boundaries,
        strategy=str(about.get("strategy", "")),
        **{key: about[key] for key in needed},
    )


def _tables(resources: list[dict[str, str]], findings: Findings) -> tuple[tuple[str, str], ...]:
    """Table names and paths; a resource 'observations-wards' is a part of the table 'observations'."""
    found = []
    for resource in resources:
        name, path = str(resource.get("name", "")), str(resource.get("path", ""))
        table = name.split("-", 1)[0]
        if table in TABLES:
            found.append((table, path))
        else:
            rule = f"The resource must be named after one of the tables {', '.join(TABLES)}."
            findings.fault(FILE, rule, column="resources", value=name)
    for table in TABLES.values():
        if table.needed and table.name not in {name for name, _ in found}:
            rule = f"The resources must hold the table '{table.name}'."
            findings.fault(FILE, rule, column="resources", value=table.name)
    return tuple(found)
