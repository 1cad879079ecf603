"""Agendas of meetings (`meetings/<name>.yaml` of a pack): read to their end, each fault with its line."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

import pandas as pd
import yaml

from hineq.model.agenda import Agenda, AgendaItem, Audience, Finding, ItemKind, TrackerPart
from hineq.model.place import Place
from hineq.model.words import Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.reading import decoded, is_day, yaml_fault

FOLDER: Final = "meetings"
ENDING: Final = ".yaml"

_HEAD: Final = ("title", "date", "audience", "area", "items")
_SAID: Final = ("decision", "lead", "action", "due", "notes")
# the keys that an item of a kind must have, and those that it may have beside what officers say
NEEDED: Final[Mapping[ItemKind, tuple[str, ...]]] = {
    ItemKind.FINDING: ("finding",),
    ItemKind.MEASURE: ("indicator",),
    ItemKind.GAP: ("indicator",),
    ItemKind.MAP: ("indicator",),
    ItemKind.WARD: ("ward",),
    ItemKind.PRIORITY: ("priority",),
    ItemKind.TRACKER: (),
    ItemKind.TEXT: ("title", "text"),
    ItemKind.DECISION: ("decision",),
}
ALLOWED: Final[Mapping[ItemKind, tuple[str, ...]]] = {
    ItemKind.FINDING: (),
    ItemKind.MEASURE: ("sex",),
    ItemKind.GAP: ("sex", "period"),
    ItemKind.MAP: ("sex", "period"),
    ItemKind.WARD: (),
    ItemKind.PRIORITY: (),
    ItemKind.TRACKER: ("show",),
    ItemKind.TEXT: (),
    ItemKind.DECISION: ("title", "text"),
}
_SEXES: Final = {sex.people: sex for sex in Sex} | {str(sex).casefold(): sex for sex in Sex}
_Word = TypeVar("_Word", bound=StrEnum)


def agenda_files(folder: Path) -> tuple[str, ...]:
    """The names of the agendas that a pack has, without their ending, in order: a name that begins with a day is sorted by it."""
    return tuple(sorted(path.stem for path in (folder / FOLDER).glob(f"*{ENDING}")))


def load_agenda(path: Path, place: Place) -> Agenda:
    """The agenda in a file; InvalidPack with every fault where it has one."""
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        findings, reason = Findings(), getattr(error, "strerror", None) or error
        missing = isinstance(error, FileNotFoundError)
        rule = (
            "There is no such agenda: name a file of a meeting."
            if missing
            else f"The file cannot be read ({reason}): check the path and its permissions."
        )
        findings.fault(Fault.FILE_MISSING if missing else Fault.FILE_UNREADABLE, path.name, rule)
        raise InvalidPack(path.name, findings.faults) from error
    return read_agenda(raw, path.name, place)


def read_agenda(raw: bytes, file: str, place: Place) -> Agenda:
    """The agenda in the bytes of a file of this name, about a place; InvalidPack with every fault where it has one."""
    findings = Findings()
    text = decoded(raw, file, findings)
    agenda = _AgendaFile(file=file, place=place, findings=findings).agenda(text) if text is not None else None
    if agenda is None or findings.faults:
        raise InvalidPack(file, sorted(findings.faults, key=lambda problem: problem.row))
    return agenda


def check_agendas(folder: Path, place: Place, findings: Findings) -> None:
    """Note the faults of every agenda of a pack."""
    for name in agenda_files(folder):
        try:
            load_agenda(folder / FOLDER / f"{name}{ENDING}", place)
        except InvalidPack as error:
            findings.faults += error.problems


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What a key says: its text, as it is written, and its line; `broken` where it is no text, which has its fault."""

    text: str
    line: int
    broken: bool = False


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """The keys of an item, or of the agenda itself, with the line that it begins on."""

    line: int
    said: dict[str, _Said] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """What a key says, empty where it is not there."""
        return self.said[key].text if key in self.said else ""


@dataclass(frozen=True, kw_only=True)
class _AgendaFile:
    """An agenda's file, the place that it is about, and where its faults go."""

    file: str
    place: Place
    findings: Findings

    def fault(self, code: Fault, line: int, rule: str, column: str = "", value: str = "") -> None:
        """Note a fault on a line."""
        self.findings.fault(code, self.file, rule, row=line, column=column, value=value)

    def agenda(self, text: str) -> Agenda | None:
        """The agenda of the text; None, with its faults noted, where nothing can be made of it."""
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError) as error:
            yaml_fault(error, self.file, self.findings)
            return None
        if not isinstance(root, yaml.MappingNode):
            self.fault(Fault.AGENDA_SHAPE, 1, "An agenda must be lines of 'key: value', with its items as a list.")
            return None
        head = self._entry(root, lists=("items",))
        self._check_keys(head, _HEAD, "an agenda")
        listed = next((value for key, value in root.value if key.value == "items"), None)
        whole = self._whole(head)
        about = self.place if whole is None else whole
        reader = self if about is self.place else _AgendaFile(file=self.file, place=about, findings=self.findings)
        items = reader._items(listed, head.line)
        title = self._needed(head, "title", "an agenda")
        day = self._day(head, "date")
        audience = self._word(head, "audience", Audience) or Audience.BOARD
        return Agenda(
            agenda_id=Path(self.file).stem, title=title, date=day, audience=audience,
            area_code=head.text("area"), items=tuple(items),
        )  # fmt: skip

    def _whole(self, head: _Entry) -> Place | None:
        """The place that the agenda is about: one of its levels where it names one."""
        area_code = head.text("area")
        if not area_code or area_code == self.place.area_code:
            return self.place
        try:
            return self.place.within(area_code)
        except ValueError:
            levels = [f"{area.area_code} ({area.area_name})" for area in self.place.levels]
            which = f"one of {', '.join(levels)}" if levels else f"{self.place.area_code}, or be left out"
            self.fault(Fault.ID_UNKNOWN, head.said["area"].line, f"The area must be {which}.", "area", area_code)
            return None

    def _items(self, listed: yaml.Node | None, line: int) -> list[AgendaItem]:
        if not isinstance(listed, yaml.SequenceNode) or not listed.value:
            at = listed.start_mark.line + 1 if listed is not None else line
            self.fault(
                Fault.AGENDA_SHAPE, at, "An agenda must have items, as a list of lines that begin with '- kind: '."
            )
            return []
        items = []
        for node in listed.value:
            if not isinstance(node, yaml.MappingNode):
                rule = "An item must be lines of 'key: value', the first '- kind: ' and one of its words."
                self.fault(Fault.AGENDA_SHAPE, node.start_mark.line + 1, rule)
            elif (item := self._item(self._entry(node))) is not None:
                items.append(item)
        return items

    def _entry(self, node: yaml.MappingNode, lists: tuple[str, ...] = ()) -> _Entry:
        entry = _Entry(line=node.start_mark.line + 1)
        for key, value in node.value:
            line = key.start_mark.line + 1
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in entry.said:
                rule = f"The {name} stands twice here, first in line {entry.said[name].line}: keep one."
                self.fault(Fault.KEY_TWICE, line, rule, name)
            elif isinstance(value, yaml.ScalarNode):
                entry.said[name] = _Said(text=value.value.strip(), line=line)
            elif name in lists:
                entry.said[name] = _Said(text="", line=line)
            else:
                entry.said[name] = _Said(text="", line=line, broken=True)
                self.fault(Fault.AGENDA_SHAPE, line, "This must be one text: put it behind the colon.", name)
        return entry

    def _item(self, entry: _Entry) -> AgendaItem | None:
        kind = self._word(entry, "kind", ItemKind)
        if kind is None:
            if "kind" not in entry.said or not (entry.text("kind") or entry.said["kind"].broken):
                rule = f"An item must say its kind, one of: {', '.join(ItemKind)}."
                self.fault(Fault.AGENDA_KEY_MISSING, entry.line, rule, "kind")
            return None
        a_kind = f"an item of the kind {kind}"
        self._check_keys(entry, ("kind", *NEEDED[kind], *ALLOWED[kind], *_SAID), a_kind)
        for key in NEEDED[kind]:
            self._needed(entry, key, a_kind)
        indicator_id = self._indicator(entry)
        sex = self._sex(entry, indicator_id, kind) if indicator_id else Sex.PERSONS
        if indicator_id and entry.text("period") and sex is not None:
            self._check_period(entry, indicator_id, sex)
        return AgendaItem(
            kind=kind,
            finding=self._word(entry, "finding", Finding),
            indicator_id=indicator_id,
            sex=sex or Sex.PERSONS,
            period=entry.text("period"),
            area_code=self._ward(entry),
            priority_id=self._priority(entry),
            part=self._word(entry, "show", TrackerPart) or TrackerPart.OPEN,
            due=self._day(entry, "due"),
            **{key: entry.text(key) for key in ("title", "text", "decision", "lead", "action", "notes")},
        )

    def _check_keys(self, entry: _Entry, known: tuple[str, ...], what: str) -> None:
        for key, said in entry.said.items():
            if key not in known:
                rule = f"No key of {what} is named so: it may have {', '.join(known)}."
                self.fault(Fault.AGENDA_KEY_UNKNOWN, said.line, rule, key, said.text)

    def _needed(self, entry: _Entry, key: str, what: str) -> str:
        said = entry.said.get(key)
        if not entry.text(key) and not (said and said.broken):
            line = said.line if said else entry.line
            self.fault(Fault.AGENDA_KEY_MISSING, line, f"{what[0].upper()}{what[1:]} must say its {key}.", key)
        return entry.text(key)

    def _word(self, entry: _Entry, key: str, words: type[_Word]) -> _Word | None:
        """The word of a closed set, None where there is none, with a fault where there is another."""
        text = entry.text(key)
        if text in set(words):
            return words(text)
        if text:
            rule = f"The word must be one of: {', '.join(words)}."
            self.fault(Fault.WORD_UNKNOWN, entry.said[key].line, rule, key, text)
        return None

    def _day(self, entry: _Entry, key: str) -> datetime.date | None:
        text = entry.text(key)
        if not text or is_day(text):
            return datetime.date.fromisoformat(text) if text else None
        rule = "The date must read like 2026-12-10, and be a day that there is."
        self.fault(Fault.DATE_UNREADABLE, entry.said[key].line, rule, key, text)
        return None

    def _known(self, entry: _Entry, key: str, noun: str, ids: Mapping[str, str], names: Mapping[str, str]) -> str:
        """The id that a key leads to, by `ids`, whose keys are names and ids in lower case; `names` says each for a hint."""
        said = entry.said.get(key)
        if said is None or not said.text:
            return ""
        if (lower := said.text.casefold()) in ids:
            return ids[lower]
        near = get_close_matches(lower, list(ids), n=1, cutoff=0.6)
        hint = f"did you mean {names[ids[near[0]]]}?" if near else "search the app for it, its address shows the id."
        self.fault(
            Fault.ID_UNKNOWN, said.line, f"The pack of {self.place.name} has no such {noun}: {hint}", key, said.text
        )
        return ""

    def _indicator(self, entry: _Entry) -> str:
        ids = {indicator_id.casefold(): indicator_id for indicator_id in self.place.indicators}
        return self._known(entry, "indicator", "measure", ids, {one: one for one in ids.values()})

    def _priority(self, entry: _Entry) -> str:
        listed = self.place.thread.priorities
        ids = {one.number.casefold(): priority_id for priority_id, one in listed.items() if one.number}
        ids |= {priority_id.casefold(): priority_id for priority_id in listed}
        return self._known(
            entry, "priority", "priority", ids, {key: f"{one.number} ({key})" for key, one in listed.items()}
        )

    def _ward(self, entry: _Entry) -> str:
        wards = (*self.place.wards, *self.place.earlier_wards)
        names = {ward.area_code: f"{ward.area_name} ({ward.area_code})" for ward in wards}
        ids = {ward.area_name.casefold(): ward.area_code for ward in reversed(wards)}
        return self._known(entry, "ward", "ward", ids | {code.casefold(): code for code in names}, names)

    def _sex(self, entry: _Entry, indicator_id: str, kind: ItemKind) -> Sex | None:
        """Whom a measure counts: the one that there are figures for, where none is named; a fault where that is not clear."""
        there = _sexes(self.place, indicator_id, kind)
        name, line = self.place.indicators[indicator_id].short_name, entry.said["indicator"].line
        if not there:
            whose = self.place.name if kind is ItemKind.MEASURE else f"the wards of {self.place.name}"
            rule = f"The pack has no figure of {name} for {whose}: take another measure, or another kind of item."
            self.fault(Fault.AGENDA_NO_FIGURE, line, rule, "indicator", indicator_id)
            return None
        told = f"The pack has {name} for {' and for '.join(sex.people for sex in there)}"
        if not entry.text("sex"):
            if len(there) > 1 and Sex.PERSONS not in there:
                self.fault(Fault.AGENDA_KEY_MISSING, entry.line, f"{told}: say which, as its sex.", "sex")
                return None
            return Sex.PERSONS if Sex.PERSONS in there else there[0]
        sex = _SEXES.get(entry.text("sex").casefold())
        if sex in there:
            return sex
        code = Fault.WORD_UNKNOWN if sex is None else Fault.AGENDA_NO_FIGURE
        self.fault(code, entry.said["sex"].line, f"{told}: write that.", "sex", entry.text("sex"))
        return None

    def _check_period(self, entry: _Entry, indicator_id: str, sex: Sex) -> None:
        rows = _rows(self.place, indicator_id, self.place.ward_codes)
        periods = list(dict.fromkeys(rows.period[rows.sex == sex]))
        if entry.text("period") not in periods:
            rule = f"The wards have this measure for {', '.join(periods)}: write one of them, or leave the period out."
            self.fault(Fault.AGENDA_NO_FIGURE, entry.said["period"].line, rule, "period", entry.text("period"))


def _sexes(place: Place, indicator_id: str, kind: ItemKind) -> list[Sex]:
    """For whom there are figures: of the place, or its promises, for a measure; of its wards for a map and a gap."""
    own = kind is ItemKind.MEASURE
    rows = _rows(place, indicator_id, {place.area_code} if own else place.ward_codes)
    there = {Sex(sex) for sex in rows.sex}
    if own:
        there |= {
            one.sex
            for one in place.trajectories()
            if one.indicator_id == indicator_id and one.area_code == place.area_code
        }
    return [sex for sex in Sex if sex in there]


def _rows(place: Place, indicator_id: str, codes: frozenset[str] | set[str]) -> pd.DataFrame:
    table = place.observations
    return table[(table.indicator_id == indicator_id) & table.area_code.isin(codes) & table["value"].notna()]
