"""The way from a baseline to a target: straight, a figure a year, or as it was typed; every fault of a row's figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isinf
from typing import Final

from hineq.model.indicator import Indicator
from hineq.model.period import Period
from hineq.packs.bring.strategy_sheet import SheetRow
from hineq.packs.bring.strategy_words import later, shape, shape_words, typed_path
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import Absence, number_of, period_of, plain, unit_of
from hineq.packs.read.findings import Findings

DRAWN: Final = "Drawn straight from the baseline to the target: the strategy gives no figure of this period."
_STRAIGHT: Final = ("straight", "straight line", "linear", "line", "even", "a straight line")
_BY_YEAR: Final = ("by year", "by period", "as typed", "typed", "year by year")
# a straight way of more periods is a mistyped year
_LONGEST: Final = 50


@dataclass(frozen=True, kw_only=True)
class Way:
    """A baseline and the figures after it, the target last; `drawn` are the periods whose figures nobody typed."""

    since: Period
    baseline: float
    figures: Mapping[Period, float]
    drawn: frozenset[Period] = frozenset()

    @property
    def final(self) -> Period:
        """The last period that has a figure."""
        return max(self.figures)


@dataclass(frozen=True, kw_only=True)
class Faults:
    """Where the faults of one row go."""

    file: str
    row: SheetRow
    heads: Mapping[str, str]
    findings: Findings

    def __call__(self, code: Fault, column: str, rule: str, value: object = "") -> None:
        """Note a fault at a column, by the name that the sheet gives it."""
        head = self.heads.get(column, column.replace("_", " "))
        self.findings.fault(code, self.file, rule, row=self.row.row, column=head, value=value)

    def lacking(self, column: str, rule: str) -> None:
        """Note that a cell is empty; where the sheet has no such column at all, that, and once."""
        if column in self.heads:
            self(Fault.CELL_EMPTY, column, rule)
        elif not any(one.code is Fault.COLUMN_MISSING and one.rule.startswith(rule) for one in self.findings.faults):
            head = column.replace("_", " ").capitalize()
            self.findings.fault(Fault.COLUMN_MISSING, self.file, f"{rule} Add the column '{head}'.", column=head)

    @property
    def count(self) -> int:
        """How many faults there are so far, of all rows."""
        return len(self.findings.faults)


def has_target(row: SheetRow) -> bool:
    """Whether a row promises a figure."""
    return bool(row["target"] or row.years or typed_path(row["path"]))


def way_of(row: SheetRow, indicator: Indicator, fault: Faults) -> Way | None:
    """The way that a row asks for, in the unit of its indicator; None, with every fault of the row, where there is none."""
    before = fault.count
    since, until = (_period(row, column, fault) for column in ("baseline_period", "target_period"))
    baseline, target = (_figure(row[column], column, indicator, fault) for column in ("baseline", "target"))
    _check_unit(row, indicator, fault)
    typed = _typed(row, indicator, fault)
    if fault.count > before or since is None or baseline is None:
        return None
    if target is not None and until is not None:
        _check_final(since, until, target, typed, fault)
        typed = {**typed, until: target}
    _check_after(since, typed, until, fault)
    if fault.count > before or not typed:
        return None
    return _drawn(row, since, baseline, typed, indicator)


def _period(row: SheetRow, column: str, fault: Faults) -> Period | None:
    cell = row[column]
    period = period_of(cell) if cell else None
    if cell and period is None:
        fault(Fault.PERIOD_UNREADABLE, column, "The period must read like 2026, 2025/26 or 2021-23.", cell)
    elif period is None and (column == "baseline_period" or row["target"]):
        what, such = (
            ("baseline", "2023, 2023/24 or 2021-23")
            if column == "baseline_period"
            else ("target", "2030, 2029/30 or 2028-30")
        )
        fault.lacking(column, f"A {what} needs its period, such as {such}.")
    elif (
        period is not None
        and column == "target_period"
        and not row["target"]
        and not row.years
        and not typed_path(row["path"])
    ):
        fault(Fault.CELL_EMPTY, "target", "The row has the period of a target and no figure: write the figure.")
    return period


def _figure(cell: str, column: str, indicator: Indicator, fault: Faults) -> float | None:
    """The number in a cell, held against the unit and the range of its indicator."""
    read = number_of(cell)
    if read.value is None:
        if read.absence is not Absence.NOT_GIVEN or cell.strip():
            fault(Fault.NUMBER_UNREADABLE, column, "The figure must be a number in digits, such as 4.5.", cell)
        elif column == "baseline":
            fault(
                Fault.BASELINE_MISSING,
                column,
                "The row has a target and no baseline: write the figure that it starts from.",
            )
        return None
    low, high = indicator.bounds
    if not low <= read.value <= high:
        range_ = f"must not lie below {low:g}" if isinf(high) else f"must lie between {low:g} and {high:g}"
        fault(Fault.FIGURE_OUTSIDE_RANGE, column, f"A figure in the unit '{indicator.unit}' {range_}.", cell)
    return read.value


def _check_unit(row: SheetRow, indicator: Indicator, fault: Faults) -> None:
    """The unit that a row says, in its own column or by a sign behind a figure, is that of its indicator."""
    said = unit_of(row["unit"]) or row["unit"]
    share = indicator.measured_in.is_per_cent
    alike = share if said.startswith("%") else plain(said) == plain(indicator.unit)
    other = "" if alike or not said else said
    column, value = "unit", row["unit"]
    if not other and not share:
        signed = {name: row[name] for name in ("baseline", "target")} | {
            one.label: cell for one, cell in row.years.items()
        }
        column, value = next(((name, cell) for name, cell in signed.items() if number_of(cell).per_cent), (column, ""))
        other = "%" if value else ""
    if other:
        rule = f"'{indicator.name}' is counted in {indicator.unit}: write the figures in that unit, or tie another indicator."
        fault(Fault.UNIT_UNLIKE, column, rule, value)


def _typed(row: SheetRow, indicator: Indicator, fault: Faults) -> dict[Period, float]:
    """The figures of periods that stand in a row's columns of years, or in its path."""
    path, steps = plain(row["path"]), typed_path(row["path"])
    years = {period: cell for period, cell in row.years.items() if number_of(cell).absence is not Absence.NOT_GIVEN}
    if path and path not in (*_STRAIGHT, *_BY_YEAR) and steps is None:
        rule = "The path must be 'straight', 'by year' (figures in columns of years), or figures, such as '2026: 4.8; 2028: 4.5'."
        fault(Fault.WORD_UNKNOWN, "path", rule, row["path"])
    elif years and (path in _STRAIGHT or steps):
        rule = "The row has figures in columns of years and another path: write 'by year', or take the figures out."
        fault(Fault.WORD_UNKNOWN, "path", rule, row["path"])
    elif path in _BY_YEAR and not years:
        fault(
            Fault.CELL_EMPTY,
            "path",
            "The path is 'by year' and no column of a year has a figure: write them, or 'straight'.",
            row["path"],
        )
    found: dict[Period, float] = {}
    for label, cell in [*((period.label, cell) for period, cell in years.items()), *(steps or ())]:
        period, column = period_of(label), label if label in {one.label for one in years} else "path"
        value = _figure(cell, column, indicator, fault)
        if period is None or period in found:
            why = "stands twice in the path: keep one" if period else "is no period such as 2026, 2025/26 or 2021-23"
            fault(Fault.KEY_TWICE if period else Fault.PERIOD_UNREADABLE, column, f"'{label}' {why}.", row["path"])
        elif value is not None:
            found[period] = value
    return found


def _check_final(since: Period, until: Period, target: float, typed: Mapping[Period, float], fault: Faults) -> None:
    if until in typed and typed[until] != target:
        rule = f"The path has {typed[until]:g} for {until.label} and the target is {target:g}: one of the two is wrong."
        fault(Fault.KEY_TWICE, "target", rule, f"{target:g}")
    if until > since and shape(until) == shape(since) and until.start.year - since.start.year > _LONGEST:
        rule = f"The target lies {until.start.year - since.start.year} years after the baseline, {since.label}: look the years up."
        fault(Fault.PERIOD_UNREADABLE, "target_period", rule, until.label)


def _check_after(since: Period, typed: Mapping[Period, float], until: Period | None, fault: Faults) -> None:
    """Every figure is of the baseline's kind of period, after it, and none after the target."""
    wrong = [period for period in typed if shape(period) != shape(since)]
    early = [period for period in typed if period <= since and period not in wrong]
    late = [period for period in typed if until and period > until and period not in wrong]
    if wrong:
        rule = (
            f"The baseline is of {shape_words(since)}, and this is of {shape_words(wrong[0])}: write both of one kind."
        )
        fault(Fault.PERIOD_UNREADABLE, _column(wrong[0], until), rule, ", ".join(period.label for period in wrong))
    if early:
        rule = f"A target must come after its baseline ({since.label}): look both periods up, or swap them."
        fault(Fault.TARGET_BEFORE_BASELINE, _column(early[0], until), rule, ", ".join(period.label for period in early))
    if late and until is not None:
        rule = f"The path has figures after the target's period, {until.label}: which is the last?"
        fault(Fault.PERIOD_UNREADABLE, "path", rule, ", ".join(period.label for period in late))


def _column(period: Period, until: Period | None) -> str:
    return "target_period" if period == until else "path"


def _drawn(row: SheetRow, since: Period, baseline: float, typed: Mapping[Period, float], indicator: Indicator) -> Way:
    if plain(row["path"]) not in _STRAIGHT:
        return Way(since=since, baseline=baseline, figures=dict(sorted(typed.items())))
    until = max(typed)
    digits = max(indicator.decimals, _digits(row["baseline"]), _digits(row["target"]))
    steps = until.start.year - since.start.year
    between = {
        later(since, step): round(baseline + (typed[until] - baseline) * step / steps, digits)
        for step in range(1, steps)
    }
    return Way(since=since, baseline=baseline, figures={**between, **typed}, drawn=frozenset(between))


def _digits(cell: str) -> int:
    return len(cell.rstrip("% ").partition(".")[2])
