"""The strategy file of a pack (`strategy.yaml`): its outcomes, its years, the lists of areas that it names."""

from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

import pandas as pd

from hineq.model.roles import AreaListRole
from hineq.model.strategy import AreaList, AreaListEntry, PriorityOutcome, Strategy
from hineq.model.words import Sex, StatementTopic
from hineq.packs.read.documents import rows_of
from hineq.packs.read.reading import DESCRIPTION, Findings, read_yaml
from hineq.packs.read.rows import FILE, ROW, Rows

_STRATEGY = ("title", "status", "source_id")
_OUTCOME = ("outcome_id", "name", "delivery_board")
_LIST = ("list_id", "name", "quote", "source_id")
_YEARS = ("first_year", "last_year")


def read_strategy(
    folder: Path, path: str, lists: Rows | None, sources: Set[str] | None, findings: Findings
) -> Strategy | None:
    """The strategy of the pack, None where the pack has none or the file has faults.

    `lists` are the rows of area_lists.csv (None where the pack has no such table), `sources` the known source ids.
    """
    undescribed = any(problem.file == DESCRIPTION for problem in findings.faults)
    if not path:
        if lists is not None and not undescribed:
            rule = "The pack has lists of areas, so name the strategy file that says what they are."
            findings.fault(DESCRIPTION, rule, column="strategy")
        return None
    content = read_yaml(folder / path, findings)
    file = Path(path).name
    if content is None:
        return None
    if not isinstance(content, dict):
        findings.fault(file, "The strategy must be lines of 'key: value'.")
        return None
    before = len(findings.faults)
    said = _said(content, _STRATEGY, "", file, findings)
    _check_source(said, sources, file, findings)
    years = {key: _year(content, key, file, findings) for key in _YEARS}
    if all(years.values()) and years["last_year"] < years["first_year"]:
        rule = f"The last year must not lie before the first, {years['first_year']}."
        findings.fault(file, rule, column="last_year", value=years["last_year"])
    aims = content.get("overall_aims", [])
    if not isinstance(aims, list) or not all(isinstance(aim, str) for aim in aims):
        findings.fault(file, "The overall aims must be a list of sentences.", column="overall_aims", value=aims)
        aims = []
    headings = _headings(content.get("topic_headings", {}), file, findings)
    roles = _roles(content, file, findings)
    outcomes = _entries(content, "outcomes", _OUTCOME, file, findings)
    named = _entries(content, "area_lists", _LIST, file, findings)
    if "statements" in content:
        findings.fault(file, "What is quoted stands in statements.csv: move it there.", column="statements")
    for entries, key in ((outcomes, "outcome_id"), (named, "list_id")):
        _check_once(entries, key, file, findings)
    for entry in named:
        _check_source(entry, sources, file, findings)
    # an entry that cannot be read may be the one that a list of areas seems to lack
    readable = all(entry["list_id"] for entry in named) and "area_lists" not in {
        problem.column for problem in findings.faults[before:]
    }
    if lists is not None or not undescribed:
        _check_lists_filled(named, lists, file, findings)
    if lists is not None and readable:
        _check_lists_named(named, lists.frame, findings)
    if len(findings.faults) > before:
        return None
    return Strategy(
        title=said["title"],
        first_year=years["first_year"],
        last_year=years["last_year"],
        status=said["status"],
        source_id=said["source_id"],
        overall_aims=tuple(aims),
        outcomes=tuple(PriorityOutcome(**entry) for entry in outcomes),
        area_lists=tuple(
            AreaList(**entry, role=roles[entry["list_id"]], entries=_listed(lists, entry["list_id"])) for entry in named
        ),
        topic_headings=headings,
    )


def _said(
    entry: Mapping[Any, Any], keys: tuple[str, ...], name: object, file: str, findings: Findings
) -> dict[str, str]:
    """What an entry says under each key; a fault and '' where it says nothing, or something that is no text."""
    found = {}
    for key in keys:
        value = entry.get(key)
        text = "" if isinstance(value, bool) or not isinstance(value, str | int | float) else str(value).strip()
        if not text:
            findings.fault(file, f"The strategy must say the {key} here, as text.", column=key, value=value or name)
        found[key] = text
    return found


def _year(content: Mapping[Any, Any], key: str, file: str, findings: Findings) -> int:
    value = content.get(key)
    if isinstance(value, int) and 1900 <= value <= 2200:
        return value
    shown = "" if value is None else value
    findings.fault(file, "The strategy must say this as a whole year, such as 2012.", column=key, value=shown)
    return 0


def _entries(
    content: Mapping[Any, Any], key: str, keys: tuple[str, ...], file: str, findings: Findings
) -> list[dict[str, str]]:
    entries = content.get(key)
    if not isinstance(entries, list):
        findings.fault(file, "The strategy must hold this as a list.", column=key, value=entries or "")
        return []
    found = []
    for entry in entries:
        if isinstance(entry, dict):
            name = next((entry[one] for one in keys if entry.get(one)), "")
            found.append(_said(entry, keys, name, file, findings))
        else:
            findings.fault(file, "Each entry must be lines of 'key: value'.", column=key, value=entry)
    return found


def _roles(content: Mapping[Any, Any], file: str, findings: Findings) -> dict[str, AreaListRole | None]:
    """The role of each list of areas by its id, None where it has none."""
    entries = content.get("area_lists")
    roles: dict[str, AreaListRole | None] = {}
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict):
            continue
        said = entry.get("role", "")
        if said and said not in set(AreaListRole):
            rule = f"The role of a list must be one of: {', '.join(AreaListRole)}; or leave it out."
            findings.fault(file, rule, column="role", value=said)
        elif said and AreaListRole(said) in roles.values():
            findings.fault(file, "Two lists have this role: one of them can have it.", column="role", value=said)
        else:
            roles[str(entry.get("list_id", ""))] = AreaListRole(said) if said else None
    return roles


def _headings(content: Any, file: str, findings: Findings) -> dict[StatementTopic, str]:
    """Headings by topic; a fault for a topic that is none, or a heading that is no text."""
    if not isinstance(content, dict):
        findings.fault(file, "The headings must be lines of 'topic: heading'.", column="topic_headings", value=content)
        return {}
    headings = {}
    for topic, heading in content.items():
        if topic not in set(StatementTopic) or not isinstance(heading, str) or not heading.strip():
            rule = f"A heading must be text, under one of the topics: {', '.join(StatementTopic)}."
            findings.fault(file, rule, column="topic_headings", value=topic)
        else:
            headings[StatementTopic(topic)] = heading.strip()
    return headings


def _check_once(entries: list[dict[str, str]], key: str, file: str, findings: Findings) -> None:
    ids = [entry[key] for entry in entries if entry[key]]
    for value in sorted({value for value in ids if ids.count(value) > 1}):
        findings.fault(file, f"The {key} stands twice: keep one.", column=key, value=value)


def _check_source(entry: Mapping[str, str], sources: Set[str] | None, file: str, findings: Findings) -> None:
    source_id = entry["source_id"]
    if source_id and sources is not None and source_id not in sources:
        rule = "The source_id is not in sources.csv: add it there, or correct it here."
        findings.fault(file, rule, column="source_id", value=source_id)


def _check_lists_filled(named: list[dict[str, str]], lists: Rows | None, file: str, findings: Findings) -> None:
    listed = frozenset[str]() if lists is None else lists.known("list_id")
    for list_id in sorted({entry["list_id"] for entry in named} - {""}):
        if listed is not None and list_id not in listed:
            rule = "The list has no areas in area_lists.csv: add them there."
            findings.fault(file, rule, column="list_id", value=list_id)


def _check_lists_named(named: list[dict[str, str]], frame: pd.DataFrame, findings: Findings) -> None:
    known = [entry["list_id"] for entry in named]
    nameless = frame[~frame.list_id.isin([*known, ""])].drop_duplicates("list_id")
    for file, line, value in nameless[[FILE, ROW, "list_id"]].itertuples(index=False):
        rule = "The list has no name and quotation in the strategy file: add them there."
        findings.fault(file, rule, row=line, column="list_id", value=value)


def _listed(lists: Rows | None, list_id: str) -> tuple[AreaListEntry, ...]:
    if lists is None:
        return ()
    rows = rows_of(lists.frame[lists.frame.list_id == list_id])
    return tuple(AreaListEntry(**row | {"sex": Sex(row["sex"])}) for row in rows if row["sex"] in set(Sex))
