"""The strategy file of a pack (`strategy.yaml`): its outcomes, its years, the lists of areas that it names."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hineq.model.document_words import StatementTopic
from hineq.model.roles import AreaListRole
from hineq.model.strategy import AreaList, AreaListEntry, PriorityOutcome, Strategy
from hineq.model.words import Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.read.documents import rows_of
from hineq.packs.read.findings import Findings
from hineq.packs.read.reading import DESCRIPTION, read_yaml
from hineq.packs.read.rows import Rows

_STRATEGY = ("title", "status", "source_id")
_OUTCOME = ("outcome_id", "name", "delivery_board")
_LIST = ("list_id", "name", "quote", "source_id")
_YEARS = ("first_year", "last_year")
Entries = list[dict[str, str]]


def read_strategy(
    folder: Path, path: str, lists: Rows | None, sources: Set[str] | None, findings: Findings
) -> Strategy | None:
    """The strategy of the pack, None where the pack has none or the file has faults.

    `lists` are the rows of area_lists.csv (None where the pack has no such table), `sources` the known source ids.
    """
    described = not any(problem.file == DESCRIPTION for problem in findings.faults)
    if not path:
        if lists is not None and described:
            rule = "The pack has lists of areas, so name the strategy file that says what they are."
            findings.fault(Fault.STRATEGY_NOT_NAMED, DESCRIPTION, rule, column="strategy")
        return None
    content = read_yaml(folder / path, findings)
    file = Path(path).name
    if content is None:
        return None
    if not isinstance(content, dict):
        findings.fault(Fault.STRATEGY_SHAPE, file, "The strategy must be lines of 'key: value'.")
        return None
    before = len(findings.faults)
    said = _StrategyFile(content=content, file=file, findings=findings)
    about = said.texts(content, _STRATEGY)
    said.check_source(about, sources)
    years = said.years()
    aims = said.aims()
    headings = said.headings()
    roles = said.roles()
    outcomes = said.entries("outcomes", _OUTCOME)
    named = said.entries("area_lists", _LIST)
    if "statements" in content:
        rule = "What is quoted stands in statements.csv: move it there."
        findings.fault(Fault.STATEMENTS_IN_STRATEGY, file, rule, column="statements")
    said.check_once(outcomes, "outcome_id")
    said.check_once(named, "list_id")
    for entry in named:
        said.check_source(entry, sources)
    # an entry that cannot be read may be the one that a list of areas seems to lack
    broken = {problem.column for problem in findings.faults[before:]}
    _check_lists(named, lists, file, findings, described=described, readable="area_lists" not in broken)
    if len(findings.faults) > before:
        return None
    return Strategy(
        title=about["title"],
        first_year=years["first_year"],
        last_year=years["last_year"],
        status=about["status"],
        source_id=about["source_id"],
        overall_aims=aims,
        outcomes=tuple(PriorityOutcome(**entry) for entry in outcomes),
        area_lists=tuple(
            AreaList(**entry, role=roles[entry["list_id"]], entries=_listed(lists, entry["list_id"])) for entry in named
        ),
        topic_headings=headings,
    )


@dataclass(frozen=True, kw_only=True)
class _StrategyFile:
    """What the file holds, and where its faults go; what is missing or wrong has its fault and is left empty."""

    content: Mapping[Any, Any]
    file: str
    findings: Findings

    def fault(self, code: Fault, rule: str, column: str, value: object = "") -> None:
        """Note a fault at a key."""
        self.findings.fault(code, self.file, rule, column=column, value=value)

    def texts(self, entry: Mapping[Any, Any], keys: tuple[str, ...]) -> dict[str, str]:
        """What an entry says under each key; a fault where it says nothing, or something that is no text."""
        name = "" if entry is self.content else next((entry[key] for key in keys if entry.get(key)), "")
        texts = {}
        for key in keys:
            value = entry.get(key)
            plain = isinstance(value, str | int | float) and not isinstance(value, bool)
            texts[key] = str(value).strip() if plain else ""
            if not texts[key]:
                rule = f"The strategy must say the {key} here, as text."
                self.fault(Fault.STRATEGY_KEY_MISSING, rule, key, value or name)
        return texts

    def years(self) -> dict[str, int]:
        """The first and the last year, in order."""
        years = {key: self._year(key) for key in _YEARS}
        if all(years.values()) and years["last_year"] < years["first_year"]:
            rule = f"The last year must not lie before the first, {years['first_year']}."
            self.fault(Fault.YEARS_SWAPPED, rule, "last_year", years["last_year"])
        return years

    def _year(self, key: str) -> int:
        value = self.content.get(key)
        if isinstance(value, int) and 1900 <= value <= 2200:
            return value
        rule = "The strategy must say this as a whole year, such as 2012."
        self.fault(Fault.YEAR_UNREADABLE, rule, key, "" if value is None else value)
        return 0

    def aims(self) -> tuple[str, ...]:
        """The overall aims, none where the file has none."""
        aims = self.content.get("overall_aims", [])
        if isinstance(aims, list) and all(isinstance(aim, str) for aim in aims):
            return tuple(aims)
        rule = "The overall aims must be a list of sentences."
        self.fault(Fault.STRATEGY_SHAPE, rule, "overall_aims", aims)
        return ()

    def entries(self, key: str, keys: tuple[str, ...]) -> Entries:
        """The entries of a list, each with its texts."""
        entries = self.content.get(key)
        if not isinstance(entries, list):
            self.fault(Fault.STRATEGY_SHAPE, "The strategy must hold this as a list.", key, entries or "")
            return []
        for entry in entries:
            if not isinstance(entry, dict):
                self.fault(Fault.STRATEGY_SHAPE, "Each entry must be lines of 'key: value'.", key, entry)
        return [self.texts(entry, keys) for entry in entries if isinstance(entry, dict)]

    def roles(self) -> dict[str, AreaListRole | None]:
        """The role of each list of areas by its id, None where it has none."""
        roles: dict[str, AreaListRole | None] = {}
        for entry in self._lists():
            role = entry.get("role", "")
            if role and role not in list(AreaListRole):
                rule = f"The role of a list must be one of: {', '.join(AreaListRole)}; or leave it out."
                self.fault(Fault.WORD_UNKNOWN, rule, "role", role)
            elif role and AreaListRole(role) in roles.values():
                self.fault(Fault.ROLE_TWICE, "Two lists have this role: one of them can have it.", "role", role)
            else:
                roles[str(entry.get("list_id", "")).strip()] = AreaListRole(role) if role else None
        return roles

    def _lists(self) -> Iterator[Mapping[Any, Any]]:
        entries = self.content.get("area_lists")
        return (entry for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict))

    def headings(self) -> dict[StatementTopic, str]:
        """Headings by topic, none where the file has none."""
        content = self.content.get("topic_headings", {})
        if not isinstance(content, dict):
            rule = "The headings must be lines of 'topic: heading'."
            self.fault(Fault.STRATEGY_SHAPE, rule, "topic_headings", content)
            return {}
        headings = {}
        for topic, heading in content.items():
            if topic in set(StatementTopic) and isinstance(heading, str) and heading.strip():
                headings[StatementTopic(topic)] = heading.strip()
            else:
                rule = f"A heading must be text, under one of the topics: {', '.join(StatementTopic)}."
                self.fault(Fault.STRATEGY_SHAPE, rule, "topic_headings", topic)
        return headings

    def check_once(self, entries: Entries, key: str) -> None:
        """No two entries have one id."""
        ids = [entry[key] for entry in entries if entry[key]]
        for value in sorted({value for value in ids if ids.count(value) > 1}):
            self.fault(Fault.KEY_TWICE, f"The {key} stands twice: keep one.", key, value)

    def check_source(self, entry: Mapping[str, str], sources: Set[str] | None) -> None:
        """The source of an entry is known, as far as sources are."""
        source_id = entry["source_id"]
        if source_id and sources is not None and source_id not in sources:
            rule = "The source_id is not in sources.csv: add it there, or correct it here."
            self.fault(Fault.ID_UNKNOWN, rule, "source_id", source_id)


def _check_lists(
    named: Entries, lists: Rows | None, file: str, findings: Findings, *, described: bool, readable: bool
) -> None:
    """Every list that is named has areas, and every list with areas is named."""
    if lists is not None or described:
        filled = frozenset[str]() if lists is None else lists.known("list_id")
        for list_id in sorted({entry["list_id"] for entry in named} - {""}):
            if filled is not None and list_id not in filled:
                rule = "The list has no areas in area_lists.csv: add them there."
                findings.fault(Fault.LIST_WITHOUT_AREAS, file, rule, column="list_id", value=list_id)
    ids = [entry["list_id"] for entry in named]
    if lists is not None and readable and all(ids):
        nameless = ~lists.frame.list_id.isin([*ids, ""]) & ~lists.frame.duplicated("list_id")
        rule = "The list has no name and quotation in the strategy file: add them there."
        findings.faults_in(lists.frame, nameless, "list_id", Fault.LIST_WITHOUT_NAME, rule)


def _listed(lists: Rows | None, list_id: str) -> tuple[AreaListEntry, ...]:
    if lists is None:
        return ()
    rows = rows_of(lists.frame[lists.frame.list_id == list_id])
    return tuple(AreaListEntry(**row | {"sex": Sex(row["sex"])}) for row in rows if row["sex"] in set(Sex))
