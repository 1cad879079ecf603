"""Writes the description of a pack (`datapackage.json`) from its files and the declarations of its tables."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hineq.packs.declared.columns import Column, Table
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.reading import DESCRIPTION, read_json

_FORM = {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}


def describe(folder: Path, name: str = "") -> tuple[str, ...]:
    """Write the folder's `datapackage.json`: one resource a file of a table, with its columns as they are declared.

    What the file said before of the place, its title and its sources stays; titles of resources stay too. A pack without a name gets
    `name`, or that of the folder. Gives what
    has changed, as sentences. Raises InvalidPack, and writes nothing, where the folder, or a description that is there,
    cannot be read, or the folder cannot be written.
    """
    findings = Findings()
    before: Any = {}
    if not folder.is_dir():
        findings.fault(
            Fault.FOLDER_MISSING,
            str(folder),
            "There is no such folder: name one that holds a pack, such as data/<place>.",
        )
    elif (folder / DESCRIPTION).exists():
        before = read_json(folder / DESCRIPTION, findings)
    if not findings.faults and not isinstance(before, dict):
        findings.fault(Fault.DESCRIPTION_SHAPE, DESCRIPTION, "The file must hold one JSON object.")
    if findings.faults:
        raise InvalidPack(folder.name, findings.faults)
    told = before.get("resources")
    known = (
        {one["path"]: one for one in told if isinstance(one, dict) and "path" in one} if isinstance(told, list) else {}
    )
    files = sorted(path.name for path in folder.glob("*.csv"))
    order = [path for path in known if path in files] + [file for file in files if file not in known]
    resources = [resource for path in order if (resource := resource_of(path, known.get(path, {})))]
    described = {"profile": "tabular-data-package", "name": name or folder.name} | before | {"resources": resources}
    try:
        _write(folder / DESCRIPTION, as_json(described))
    except OSError as error:
        rule = f"The file cannot be written ({error.strerror}): look whether you may write in the folder, and for room."
        findings.fault(Fault.FOLDER_NOT_WRITABLE, DESCRIPTION, rule)
        raise InvalidPack(folder.name, findings.faults) from error
    return _changes(known, resources, files)


def as_json(described: Mapping[str, Any]) -> str:
    """A description as the text of its file."""
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def schema(table: Table) -> dict[str, Any]:
    """The Frictionless schema of a table: its fields, its key, and that an empty cell is a missing one."""
    return {
        "fields": [_field(column) for column in table.columns], "primaryKey": list(table.key), "missingValues": [""],
    }  # fmt: skip


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices and not column.several:
        constraints["enum"] = list(column.choices)
    field: dict[str, Any] = {"name": column.name, "type": column.type}
    return field | ({"constraints": constraints} if constraints else {})


def resource_of(path: str, told: dict[str, Any]) -> dict[str, Any] | None:
    """The resource of a file, None where no table has its name: `observations_wards.csv` is of `observations`."""
    stem = path.removesuffix(".csv")
    name = str(told.get("name", "")).split("-", 1)[0]
    if name not in TABLES:
        name = next((one for one in sorted(TABLES, key=len, reverse=True) if f"{stem}_".startswith(f"{one}_")), "")
    if not name:
        return None
    part = stem.removeprefix(name).strip("_")
    full = f"{name}-{part}" if part else name
    title = told.get("title", full.replace("_", " ").replace("-", ": ").capitalize())
    return {"name": told.get("name", full), "path": path, "title": title, **_FORM, "schema": schema(TABLES[name])}


def _changes(known: dict[str, Any], resources: list[dict[str, Any]], files: list[str]) -> tuple[str, ...]:
    there = {one["path"]: one for one in resources}
    return (
        *(f"{path}: new" for path in there if path not in known),
        *(f"{path}: columns as declared now" for path in there if path in known and known[path] != there[path]),
        *(f"{path}: taken out, the file is gone" for path in known if path not in files),
        *(f"{path}: left out, no table has this name" for path in files if path not in there),
    )


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all: what stood there before stays until the new text is on the disk."""
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(0o644)
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
