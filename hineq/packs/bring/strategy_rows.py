"""The rows of a strategy's sheet against a layer: what each is tied to, what it promises, who does what by when; every fault by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from hineq.model.indicator import Indicator
from hineq.model.roles import StrategyPart
from hineq.model.strategy import Action, Measure
from hineq.model.target import Target
from hineq.model.words import Sex, TargetKind, Tie
from hineq.packs.bring.strategy_paths import DRAWN, Faults, Way, has_target, way_of
from hineq.packs.bring.strategy_sheet import SheetRow, StrategySheet
from hineq.packs.bring.strategy_ties import Known, beside_published, indicator_of, sex_in, tie_of
from hineq.packs.bring.strategy_words import is_a_person, same_name
from hineq.packs.bring.ties import slug
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import plain
from hineq.packs.importers.tracker_days import day_read
from hineq.packs.read.findings import Findings

_LONGEST_ID: Final = 60


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A row as it is taken: its measure, and where it is tied and has a target the way there and the rows of targets."""

    row: int
    measure: Measure
    indicator: Indicator | None = None
    sex: Sex | None = None
    way: Way | None = None
    targets: tuple[Target, ...] = ()
    action: Action | None = None
    remarks: tuple[str, ...] = ()


def promises_of(sheet: StrategySheet, known: Known, findings: Findings) -> tuple[Promise, ...]:
    """Every row of a sheet as it is taken; with a fault for each that cannot be."""
    ids, priorities = _Ids(), priority_ids(sheet)
    taken: list[Promise] = []
    for row in sheet.rows:
        fault = Faults(file=sheet.file, row=row, heads=sheet.heads, findings=findings)
        outcome, _ = priorities.get(same_name(row["priority"]), ("", ""))
        taken.append(_promise(row, ids.of(row), outcome, known, fault))
    return tuple(_doubled(taken, sheet, findings))


def priority_ids(sheet: StrategySheet) -> dict[str, tuple[str, str]]:
    """The priorities of a sheet in their order, by their names as far as two spellings are of one: an id, and the name as it stands first."""
    found: dict[str, tuple[str, str]] = {}
    for row in sheet.rows:
        if (name := row["priority"]) and same_name(name) not in found:
            found[same_name(name)] = (_free(slug(name) or "priority", {one for one, _ in found.values()}), name)
    return found


class _Ids:
    """Ids of measures: one for each wording under a priority, made of its words."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    def of(self, row: SheetRow) -> str:
        """The id of a row's measure."""
        key = (same_name(row["priority"]), plain(row["measure"]))
        if key not in self._known:
            self._known[key] = _free(slug(row["measure"]) or "measure", set(self._known.values()))
        return self._known[key]


def _free(wanted: str, there: set[str]) -> str:
    """An id that is not there yet."""
    number, made = 1, wanted
    while made in there:
        number += 1
        made = f"{wanted[: _LONGEST_ID - 4]}_{number}"
    return made


def _promise(row: SheetRow, measure_id: str, outcome: str, known: Known, fault: Faults) -> Promise:
    before = fault.count
    indicator, tie = indicator_of(row, known, fault), tie_of(row, fault)
    action, remarks = _to_do(row, measure_id, outcome, fault)
    days = [] if action else [f"{name.capitalize()}: {row[name]}" for name in ("due", "done") if row[name]]
    sex = sex_in(row, indicator, known, fault) if indicator else None
    way = way_of(row, indicator, fault) if indicator and has_target(row) else None
    if way is not None and sex is not None and indicator is not None:
        remarks += beside_published(row, indicator, sex, way, known)
    kept = "" if way or fault.count > before else _figures_kept(row)
    if kept:
        why = "has no target" if indicator else "is tied to no indicator"
        remarks.append(f"row {row.row}: the measure {why}, so its figures stand in its note: {kept}")
    measure = Measure(
        measure_id=measure_id, part=StrategyPart.OUTCOME if outcome else StrategyPart.OVERALL, outcome_id=outcome,
        wording=row["measure"], indicator_id=indicator.indicator_id if indicator else "", tie=tie if indicator else Tie.NONE, cut_off=False,
        note=" ".join(f"{text.rstrip('.')}." for text in (row["note"], kept, *days) if text),
    )  # fmt: skip
    targets = tuple(_targets(way, indicator, sex, known.layer.place.area_code)) if way and indicator and sex else ()
    return Promise(
        row=row.row,
        measure=measure,
        indicator=indicator,
        sex=sex,
        way=way,
        targets=targets,
        action=action,
        remarks=tuple(remarks),
    )


def _to_do(row: SheetRow, measure_id: str, outcome: str, fault: Faults) -> tuple[Action | None, list[str]]:
    """What is done, by whom and by when, None where the row says nothing of it; and what is remarked of it."""
    owner = row["owner"]
    if owner and is_a_person(owner):
        # the name itself is not told again
        rule = "An owner is a role, never a person, since the page is public: write the post, such as 'Director of Public Health' or '... team'."
        fault(Fault.WORD_UNKNOWN, "owner", rule)
    remarks: list[str] = []
    due, done = (_day(row, name, fault, remarks) for name in ("due", "done"))
    if not any((owner, row["action"], row["due"], row["done"])):
        return None, remarks
    if not owner and not row["action"]:
        # a day alone is no action, and is not lost either
        remarks.append(f"row {row.row}: a date stands without an action and an owner, and is kept in the note")
        return None, remarks
    made = Action(
        action_id=f"{measure_id[: _LONGEST_ID - 7]}_action", outcome_id=outcome, measure_id=measure_id, wording=row["action"],
        owner=owner, due=due, done=done, source_id="",
    )  # fmt: skip
    return made, remarks


def _day(row: SheetRow, name: str, fault: Faults, remarks: list[str]) -> date | None:
    text = row[name]
    read = day_read(text, last=True) if text else None
    if text and read is None:
        rule = f"The {'due date' if name == 'due' else 'day on which it was done'} must be a day or a month, such as 31/03/2027 or March 2027."
        fault(Fault.DATE_UNREADABLE, name, rule, text)
    if read is not None and read.month_only:
        remarks.append(f"row {row.row}: '{text}' is taken for the last day of the month")
    return date.fromisoformat(read.iso) if read else None


def _figures_kept(row: SheetRow) -> str:
    """The figures of a row that cannot be a target, as they are written: "Baseline: 12 (2023); target: 8 (2030)"."""

    def told(name: str, label: str) -> str:
        period = f" ({row[f'{name}_period']})" if row[f"{name}_period"] else ""
        return f"{label}: {row[name]}{period}" if row[name] else ""

    years = "; ".join(f"{period.label}: {cell}" for period, cell in row.years.items())
    path = row["path"] if any(sign.isdigit() for sign in row["path"]) else ""
    parts = [*filter(None, (told("baseline", "baseline"), path, years, told("target", "target")))]
    unit = f" ({row['unit']})" if row["unit"] and parts else ""
    text = "; ".join(parts) + unit
    return text[:1].upper() + text[1:]


def _targets(way: Way, indicator: Indicator, sex: Sex, area_code: str) -> Iterator[Target]:
    points = [
        (way.since, way.baseline, TargetKind.BASELINE),
        *((one, value, TargetKind.TARGET) for one, value in way.figures.items()),
    ]
    for period, value, kind in points:
        yield Target(
            indicator_id=indicator.indicator_id, area_code=area_code, sex=sex, period=period, kind=kind, value=value,
            note=DRAWN if period in way.drawn else "", source_id="",
        )  # fmt: skip


def _doubled(taken: list[Promise], sheet: StrategySheet, findings: Findings) -> Iterator[Promise]:
    """The promises, without targets that an earlier row has already; a fault for a second row of one measure, or other targets of one kind."""
    rows: Mapping[int, SheetRow] = {row.row: row for row in sheet.rows}
    measures: dict[tuple[str, str, str], int] = {}
    promised: dict[tuple[str, Sex], Promise] = {}
    for promise in taken:
        row = rows[promise.row]
        fault = Faults(file=sheet.file, row=row, heads=sheet.heads, findings=findings)
        key = (promise.measure.measure_id, plain(row["indicator"]), str(promise.sex or plain(row["sex"])))
        if key in measures:
            fault(
                Fault.KEY_TWICE,
                "measure",
                f"The measure stands in row {measures[key]} already: keep one of the two rows.",
                row["measure"],
            )
        first = measures.setdefault(key, promise.row)
        if first == promise.row and promise.targets and promise.indicator and promise.sex:
            earlier = promised.setdefault((promise.indicator.indicator_id, promise.sex), promise)
            if earlier is not promise and earlier.targets == promise.targets:
                said = f"row {promise.row}: its target is that of row {earlier.row}, and stands once"
                yield replace(promise, targets=(), remarks=(*promise.remarks, said))
                continue
            if earlier is not promise:
                rule = f"Row {earlier.row} has another target or baseline of the same indicator and sex: a layer holds one, make them alike."
                fault(Fault.KEY_TWICE, "target", rule, row["target"])
        yield promise
