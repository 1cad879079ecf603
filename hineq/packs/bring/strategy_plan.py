"""What a strategy's sheet would make of a layer: its measures, targets, boards and their source, told before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hineq.model.governance import Board
from hineq.model.indicator import Indicator, Series
from hineq.model.source import Source
from hineq.model.strategy import Action, Measure, Strategy
from hineq.model.target import Target, Trajectory
from hineq.model.words import Polarity, Sex
from hineq.packs.bring.plan import Layer
from hineq.packs.bring.strategy_head import Said, board_ids, boards_of, headed
from hineq.packs.bring.strategy_rows import Promise, promises_of
from hineq.packs.bring.strategy_sheet import StrategySheet
from hineq.packs.bring.strategy_ties import Known, held_series, listed, series_published
from hineq.packs.bring.strategy_words import same_name
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack


@dataclass(frozen=True, kw_only=True, eq=False)
class StrategyPlan:
    """What would be written into a layer's folder, and what is said of it.

    `strategy` is None, and nothing can be written, while something of `asks` is open. `indicators` are those with targets or measures,
    `held` the series that targets are held against from now on, `held_against` the ids of all by indicator and sex.
    """

    folder: Path
    strategy: Strategy | None
    source: Source
    measures: tuple[Measure, ...]
    actions: tuple[Action, ...]
    boards: tuple[Board, ...]
    targets: tuple[Target, ...]
    indicators: tuple[Indicator, ...]
    held: tuple[Series, ...]
    held_against: Mapping[tuple[str, Sex], str]
    lines: tuple[str, ...]
    asks: tuple[str, ...]
    polarities: Mapping[str, Polarity]

    def trajectories(self) -> tuple[Trajectory, ...]:
        """The way from each baseline to its target."""
        groups: dict[tuple[str, str], list[Target]] = {}
        for target in self.targets:
            groups.setdefault((target.indicator_id, str(target.sex)), []).append(target)
        return tuple(
            Trajectory(
                indicator_id=one[0].indicator_id, area_code=one[0].area_code, sex=one[0].sex,
                polarity=self.polarities[one[0].indicator_id], baselines=tuple(one[:1]), targets=tuple(one[1:]),
            )
            for one in groups.values()
        )  # fmt: skip


def planned_strategy(sheet: StrategySheet, layer: Layer, said: Said, day: date) -> StrategyPlan:
    """What a sheet would make of a layer; nothing is written.

    `said` is what the officer says beside the sheet, which comes before what the sheet says. Raises InvalidPack with every fault of
    every row: an indicator that the layer lacks, a target before its baseline, a unit or a figure that cannot be, two rows of one
    measure, a board named in two ways, a date that is none, a second strategy in the layer.
    """
    findings = Findings()
    known = Known(layer=layer)
    head = headed(sheet, layer, said, day, findings)
    promises = promises_of(sheet, known, findings)
    boards, answering = boards_of(sheet, layer, head, findings)
    if findings.faults:
        raise InvalidPack(sheet.file, sorted(findings.faults, key=lambda problem: problem.row))
    against = {
        (one.indicator_id, promise.sex): one for promise in promises if promise.sex and (one := _held(promise, known))
    }
    held = {
        (one.indicator_id, one.series): replace(one, held_against_target=True)
        for one in against.values()
        if not one.held_against_target
    }
    outcomes, asks = head.outcomes(answering)
    tied = {one.indicator.indicator_id: one.indicator for one in promises if one.indicator}
    return StrategyPlan(
        folder=layer.folder, strategy=None if asks else head.strategy(outcomes), source=head.source,
        measures=_once(promise.measure for promise in promises),
        actions=_actions(sheet, promises, board_ids(boards, layer), head.source.source_id), boards=boards,
        targets=tuple(replace(one, source_id=head.source.source_id) for promise in promises for one in promise.targets),
        indicators=tuple(tied.values()), held=tuple(held.values()),
        held_against={key: one.series for key, one in against.items()}, asks=asks,
        lines=tuple(_lines(sheet, promises, boards, known, head.replaces)),
        polarities={key: one.polarity for key, one in tied.items()},
    )  # fmt: skip


def _held(promise: Promise, known: Known) -> Series | None:
    if promise.indicator is None or promise.way is None or promise.sex is None:
        return None
    return held_series(known, promise.indicator, promise.sex, promise.way)


def _once(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """The measures, one a tie: men and women of one measure stand in two rows of a sheet; what both rows note is kept."""
    found: dict[tuple[str, str], Measure] = {}
    for one in measures:
        key = (one.measure_id, one.indicator_id)
        there = found.get(key)
        notes = dict.fromkeys(filter(None, (there.note if there else "", one.note)))
        found[key] = replace(one, note=" ".join(notes))
    return tuple(found.values())


def _actions(
    sheet: StrategySheet, promises: Iterable[Promise], boards: Mapping[str, str], source_id: str
) -> tuple[Action, ...]:
    """The actions with ids of their own and their boards; one that two rows say of one measure stands once."""
    rows = {row.row: row for row in sheet.rows}
    made: dict[Action, str] = {}
    for promise in promises:
        if promise.action is not None:
            board = boards.get(same_name(rows[promise.row]["board"]), "")
            made.setdefault(replace(promise.action, board_id=board, source_id=source_id), "")
    seen = Counter[str]()
    named = []
    for one in made:
        seen[one.action_id] += 1
        number = seen[one.action_id]
        named.append(one if number == 1 else replace(one, action_id=f"{one.action_id}_{number}"))
    return tuple(named)


def _lines(
    sheet: StrategySheet, promises: tuple[Promise, ...], boards: tuple[Board, ...], known: Known, replaces: str
) -> Iterator[str]:
    measures = _once(promise.measure for promise in promises)
    tied = [one for one in measures if one.indicator_id]
    priorities = {one.outcome_id for one in measures if one.outcome_id}
    yield f"{sheet.file}: {_count(len(measures), 'measure')} in {_count(len(priorities), 'priority', 'priorities')}, {len(tied)} tied to an indicator, {len(measures) - len(tied)} to none"
    without = sum(not one.outcome_id for one in measures)
    if without and priorities:
        yield f"{_count(without, 'measure')} without a priority: of the strategy as a whole"
    if partly := sheet.about.get("incomplete"):
        yield f"Incomplete: {partly}"
    if replaces:
        yield replaces
    for promise in promises:
        if promise.targets and promise.way and promise.indicator:
            yield f"row {promise.row}: {way_words(promise)}"
            if (series := _held(promise, known)) is None:
                yield _unheld(promise, known)
            elif not series.held_against_target:
                yield f"row {promise.row}: the series '{series.name}' is held against the target"
    yield from (remark for promise in promises for remark in promise.remarks)
    if to_do := {promise.action for promise in promises if promise.action}:
        owned, dated = (sum(bool(getattr(one, name)) for one in to_do) for name in ("owner", "due"))
        yield f"{_count(len(to_do), 'action')}, {owned} with an owner, {dated} with a due date"
    if boards:
        yield f"{_count(len(boards), 'board')}: {listed([one.name for one in boards])}"
    yield from map(str, sheet.left_out)
    yield from sheet.remarks


def _unheld(promise: Promise, known: Known) -> str:
    """That no series can be held against a promise, and which there are."""
    if promise.indicator is None or promise.sex is None or promise.way is None:
        return ""
    there = series_published(known, promise.indicator, promise.sex, promise.way.since)
    if not there:
        return f"row {promise.row}: no series of figures of the council goes on that the target could be held against"
    ids = ", ".join(f"{one.series} ('{one.name}')" for one in there)
    return (
        f"row {promise.row}: none of the series has the baseline's figure, so which is held against the target cannot be told: "
        f"say it in series.csv, in the column held_against_target: {ids}"
    )


def way_words(promise: Promise) -> str:
    """A promise in words: its indicator, whom it counts, its baseline, the figures after it and how they came about."""
    if promise.way is None or promise.indicator is None:
        return ""
    way = promise.way
    drawn = f", {_count(len(way.drawn), 'figure')} between drawn straight" if way.drawn else ""
    typed = [f"{value:g} in {period.label}" for period, value in way.figures.items() if period not in way.drawn]
    return f"{promise.indicator.name}, {promise.sex}: from {way.baseline:g} in {way.since.label} to {listed(typed)}{drawn} ({promise.indicator.unit})"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
