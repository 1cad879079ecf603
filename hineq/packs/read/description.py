"""The description of a pack (`datapackage.json`): which files it has and which place it is about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hineq.model.words import AreaType
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import OVER
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.findings import Findings
from hineq.packs.read.reading import DESCRIPTION as FILE
from hineq.packs.read.reading import is_day, read_json

# the order of a pack that does not say where among the others it stands
LAST = 1_000


@dataclass(frozen=True, kw_only=True)
class Description:
    """What `datapackage.json` says, beside its Frictionless part, in its object `hineq`.

    `over` names the layer that the pack lies over, `keeps` the tables of which it takes nothing from there, `order` is where it stands among other packs.
    """

    title: str
    place_id: str
    name: str
    area_code: str
    benchmark_code: str
    snapshot: str
    attribution: tuple[str, ...]
    tables: tuple[tuple[str, str], ...]
    boundaries: Mapping[AreaType, str]
    map_credits: Mapping[AreaType, str]
    vintages: Mapping[AreaType, str]
    strategy: str
    over: str = ""
    keeps: tuple[str, ...] = ()
    version: str = ""
    order: int = LAST

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the files that it names, from the pack's folder: tables, boundaries, the strategy."""
        return tuple(filter(None, (*(path for _, path in self.tables), *self.boundaries.values(), self.strategy)))

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the pack's files, in the order in which their faults are listed."""
        return (FILE, *(Path(path).name for path in self.paths))


def read_description(folder: Path, findings: Findings) -> Description | None:
    """The description of the pack in `folder`, None with a fault where there is none.

    What is missing or wrong has its fault and is left empty, so that the other files can be checked all the same.
    """
    if not folder.is_dir():
        findings.fault(
            Fault.FOLDER_MISSING,
            str(folder),
            "There is no such folder: name one that holds a pack, such as data/<place>.",
        )
        return None
    content = read_json(folder / FILE, findings)
    if content is None:
        return None
    if not isinstance(content, dict):
        findings.fault(Fault.DESCRIPTION_SHAPE, FILE, "The file must hold one JSON object.")
        return None
    about = content.get("hineq")
    lies_over = about.get("over", "") if isinstance(about, dict) else ""
    over = _over(lies_over, findings)
    tables = _tables(content.get("resources"), OVER if lies_over else (), findings)
    if not isinstance(about, dict):
        findings.fault(
            Fault.PLACE_NOT_DESCRIBED,
            FILE,
            "The file must hold an object 'hineq' that names the place.",
            column="hineq",
        )
        needed, about = dict.fromkeys(("place_id", "name", "area_code", "benchmark_code", "snapshot"), ""), {}
    else:
        needed = {key: _needed(about, key, findings) for key in ("place_id", "name", "area_code", "benchmark_code")}
        needed["snapshot"] = _snapshot(about, findings)
    strategy = about.get("strategy", "")
    if not isinstance(strategy, str):
        findings.fault(
            Fault.DESCRIPTION_SHAPE,
            FILE,
            "The strategy must be the path of a file, as text.",
            column="strategy",
            value=strategy,
        )
        strategy = ""
    title = content.get("title", needed["name"])
    if not isinstance(title, str):
        findings.fault(Fault.DESCRIPTION_SHAPE, FILE, "The title must be text.", column="title", value=title)
    boundaries, credits_ = _boundaries(about.get("boundaries", {}), findings)
    return Description(
        title=str(title),
        attribution=_attribution(about.get("attribution", []), findings),
        tables=tables,
        boundaries=boundaries,
        map_credits=credits_,
        vintages=_vintages(about.get("vintages", {}), findings),
        strategy=strategy,
        over=over,
        keeps=_keeps(about.get("keeps", []), findings),
        version=_version(content.get("version", ""), findings),
        order=_order(about.get("order", LAST), findings),
        **needed,
    )


def _needed(about: Mapping[str, Any], key: str, findings: Findings) -> str:
    value = about.get(key)
    if isinstance(value, str) and value.strip():
        return value
    shown = "" if value is None else value
    findings.fault(
        Fault.PLACE_NOT_DESCRIBED, FILE, "The object 'hineq' must hold this as text.", column=key, value=shown
    )
    return ""


def _snapshot(about: Mapping[str, Any], findings: Findings) -> str:
    text = _needed(about, "snapshot", findings)
    if text and not is_day(text):
        findings.fault(
            Fault.DATE_UNREADABLE, FILE, "The snapshot date must read like 2026-11-21.", column="snapshot", value=text
        )
    return text


def _attribution(lines: Any, findings: Findings) -> tuple[str, ...]:
    if isinstance(lines, list) and all(isinstance(line, str) for line in lines):
        return tuple(lines)
    findings.fault(
        Fault.DESCRIPTION_SHAPE, FILE, "The attribution must be a list of sentences.", column="attribution", value=lines
    )
    return ()


def _boundaries(files: Any, findings: Findings) -> tuple[dict[AreaType, str], dict[AreaType, str]]:
    """The paths of boundaries by area type, and the line that their licence asks for beside a map."""
    if not isinstance(files, dict):
        findings.fault(
            Fault.DESCRIPTION_SHAPE,
            FILE,
            "The boundaries must be an object: area type to file.",
            column="boundaries",
            value=files,
        )
        return {}, {}
    paths, credits_ = {}, {}
    for name, said in files.items():
        path, credit = (said.get("path"), said.get("credit", "")) if isinstance(said, dict) else (said, "")
        if name not in set(AreaType):
            rule = f"The area type must be one of: {', '.join(AreaType)}."
            findings.fault(Fault.WORD_UNKNOWN, FILE, rule, column="boundaries", value=name)
        elif not isinstance(path, str) or not path or not isinstance(credit, str):
            rule = f"The '{name}' boundaries must be the path of a file, or an object with its path and its credit, as text."
            findings.fault(Fault.DESCRIPTION_SHAPE, FILE, rule, column="boundaries", value=path)
        else:
            paths[AreaType(name)], credits_[AreaType(name)] = path, credit
    return paths, credits_


def _over(said: Any, findings: Findings) -> str:
    """The name of the layer that the pack lies over, empty where it stands alone."""
    if isinstance(said, str) and Path(said).name == said:
        return said
    rule = "Name the folder of the layer beside the pack, such as 'england'; or leave it out."
    findings.fault(Fault.DESCRIPTION_SHAPE, FILE, rule, column="over", value=said)
    return ""


def _keeps(said: Any, findings: Findings) -> tuple[str, ...]:
    """The tables that the pack has whole itself, although it lies over a layer."""
    if isinstance(said, list) and set(map(str, said)) <= set(OVER):
        return tuple(said)
    rule = f"Name tables that a layer could give: {', '.join(OVER)}; or leave it out."
    findings.fault(Fault.DESCRIPTION_SHAPE, FILE, rule, column="keeps", value=said)
    return ()


def _version(said: Any, findings: Findings) -> str:
    """The version of the pack's data, empty where it has none."""
    if isinstance(said, str):
        return said.strip()
    rule = "The version must be text, such as '1.0'; or leave it out."
    findings.fault(Fault.DESCRIPTION_SHAPE, FILE, rule, column="version", value=said)
    return ""


def _order(said: Any, findings: Findings) -> int:
    """Where the pack stands among others, the lowest number first."""
    if isinstance(said, int) and not isinstance(said, bool):
        return said
    findings.fault(
        Fault.DESCRIPTION_SHAPE,
        FILE,
        "The order must be a whole number, the lowest first; or leave it out.",
        column="order",
        value=said,
    )
    return LAST


def _vintages(said: Any, findings: Findings) -> dict[AreaType, str]:
    """What the areas of a type are of, by the type, such as "2003 to 2023"."""
    if isinstance(said, dict) and set(said) <= set(AreaType) and all(isinstance(one, str) for one in said.values()):
        return {AreaType(name): words for name, words in said.items()}
    rule = "The vintages must be an object: area type to words, such as 'ward' to '2003 to 2023'."
    findings.fault(Fault.DESCRIPTION_SHAPE, FILE, rule, column="vintages", value=said)
    return {}


def _tables(resources: Any, given: Collection[str], findings: Findings) -> tuple[tuple[str, str], ...]:
    """Table names and paths; a resource 'observations-wards' is a part of the table 'observations'.

    Tables that are `given` by a layer may be absent.
    """
    if not isinstance(resources, list):
        findings.fault(
            Fault.DESCRIPTION_SHAPE, FILE, "The resources must be a list of the pack's tables.", column="resources"
        )
        return ()
    found: list[tuple[str, str]] = []
    before = len(findings.faults)
    for resource in resources:
        name, path = (resource.get("name"), resource.get("path")) if isinstance(resource, dict) else (resource, None)
        table = name.split("-", 1)[0] if isinstance(name, str) else ""
        if table not in TABLES:
            rule = f"The resource must be named after one of the tables {', '.join(TABLES)}."
            findings.fault(Fault.RESOURCE_UNKNOWN, FILE, rule, column="resources", value=name)
        elif not isinstance(path, str) or not path:
            findings.fault(
                Fault.RESOURCE_WITHOUT_PATH,
                FILE,
                "The resource must say the path of its file.",
                column="resources",
                value=name,
            )
        elif path in {known for _, known in found}:
            findings.fault(
                Fault.RESOURCE_TWICE,
                FILE,
                "The file stands in two resources: keep one.",
                column="resources",
                value=path,
            )
        else:
            found.append((table, path))
    if len(findings.faults) == before:
        there = {name for name, _ in found}
        for name in (name for name, table in TABLES.items() if table.needed and name not in (*there, *given)):
            findings.fault(
                Fault.TABLE_MISSING, FILE, "The resources must hold this table: add it.", column="resources", value=name
            )
    return tuple(found)
