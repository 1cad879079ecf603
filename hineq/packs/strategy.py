"""The strategy file of a pack (`strategy.yaml`): its outcomes, its years, and the lists of areas that it names."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from hineq.model.strategy import AreaList, AreaListEntry, PriorityOutcome, Strategy
from hineq.model.words import Sex
from hineq.packs.description import Description
from hineq.packs.reading import ROW, Findings, read_yaml
from hineq.packs.rules import FILE

_NEEDED = ("title", "first_year", "last_year", "status", "source_id", "outcomes", "area_lists")


def read_strategy(
    folder: Path, description: Description, lists: pd.DataFrame | None, sources: Iterable[str], findings: Findings
) -> Strategy | None:
    """The strategy of the pack, None where the pack has none or the file has faults."""
    if not description.strategy:
        return None
    file = description.strategy
    content = read_yaml(folder / file, findings)
    if content is None:
        return None
    absent = [key for key in _NEEDED if not isinstance(content, dict) or key not in content]
    for key in absent:
        findings.fault(file, "The strategy must say this.", column=key)
    if absent:
        return None
    before = len(findings.faults)
    if content["source_id"] not in sources:
        rule = "The source_id is not in sources.csv: add it there, or correct it here."
        findings.fault(file, rule, column="source_id", value=content["source_id"])
    outcomes = [_outcome(entry, file, findings) for entry in content["outcomes"]]
    area_lists = [_area_list(entry, lists, file, findings) for entry in content["area_lists"]]
    _check_lists_named(lists, {entry.list_id for entry in area_lists if entry}, findings)
    if len(findings.faults) > before:
        return None
    return Strategy(
        title=str(content["title"]),
        first_year=int(content["first_year"]),
        last_year=int(content["last_year"]),
        status=str(content["status"]),
        source_id=str(content["source_id"]),
        overall_aims=tuple(str(aim) for aim in content.get("overall_aims", ())),
        outcomes=tuple(outcome for outcome in outcomes if outcome),
        area_lists=tuple(entry for entry in area_lists if entry),
    )


def _lacks(entry: dict[str, Any], keys: Iterable[str], file: str, findings: Findings) -> bool:
    absent = [key for key in keys if not entry.get(key)]
    for key in absent:
        findings.fault(file, "The entry must say this.", column=key, value=next(iter(entry.values()), ""))
    return bool(absent)


def _outcome(entry: dict[str, Any], file: str, findings: Findings) -> PriorityOutcome | None:
    keys = ("outcome_id", "name", "delivery_board")
    if _lacks(entry, keys, file, findings):
        return None
    return PriorityOutcome(**{key: str(entry[key]) for key in keys})


def _area_list(entry: dict[str, Any], lists: pd.DataFrame | None, file: str, findings: Findings) -> AreaList | None:
    keys = ("list_id", "name", "quote", "source_id")
    if _lacks(entry, keys, file, findings):
        return None
    rows = [] if lists is None else lists[lists.list_id == entry["list_id"]].drop(columns=[ROW, FILE]).to_dict("records")
    known = set(Sex)
    entries = tuple(AreaListEntry(**row | {"sex": Sex(row["sex"])}) for row in rows if row["sex"] in known)
    if not entries:
        findings.fault(file, "The list has no areas in area_lists.csv.", column="list_id", value=entry["list_id"])
    return AreaList(**{key: str(entry[key]) for key in keys}, entries=entries)


def _check_lists_named(lists: pd.DataFrame | None, named: set[str], findings: Findings) -> None:
    if lists is None:
        return
    for file, line, value in lists.loc[~lists.list_id.isin(named), [FILE, ROW, "list_id"]].itertuples(index=False):
        rule = "The list has no name and quotation in the strategy file: add them there."
        findings.fault(file, rule, row=line, column="list_id", value=value)
