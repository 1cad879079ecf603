"""A strategy written into a layer's folder: strategy.yaml, measures, targets, paces, boards and their source, whole and checked or not at all."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd
import yaml

from hineq.model.indicator import Theme
from hineq.model.spreadsheet import csv_text
from hineq.model.strategy import Strategy
from hineq.model.target import Pace
from hineq.packs.bring.plan import Layer
from hineq.packs.bring.strategy_plan import StrategyPlan
from hineq.packs.bring.strategy_ties import all_series
from hineq.packs.bring.writing import rewritten
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.reading import DESCRIPTION

_FILE: Final = "strategy.yaml"
# what a sheet does not say and a strategy's file may: it stays as it was
_KEPT: Final = ("area_lists", "topic_headings")


def write_strategy(plan: StrategyPlan, layer: Layer, paces: Sequence[Pace] = ()) -> None:
    """Write what a plan would make of its layer, with what other areas achieved; a strategy of the same name there is replaced.

    Raises ValueError while something of the plan is open, InvalidPack with every fault where the layer would not be sound, OSError where
    the disk refuses: then nothing has changed.
    """
    if plan.strategy is None:
        raise ValueError(f"'plan' must have no open questions, got {len(plan.asks)}.")
    strategy = plan.strategy
    rewritten(plan.folder, lambda made: _Folder(path=made, plan=plan, layer=layer).write(strategy, paces))


@dataclass(frozen=True, kw_only=True)
class _Folder:
    """The copy of a layer's folder that a strategy is written into."""

    path: Path
    plan: StrategyPlan
    layer: Layer

    def write(self, strategy: Strategy, paces: Sequence[Pace]) -> None:
        """Write every table that changes, then the strategy's own file."""
        plan, source_id = self.plan, self.plan.source.source_id
        self._declare(paces)
        own = {"source_id": source_id}
        self._put("sources", [plan.source], replaced=own)
        self._put("boards", plan.boards, replaced=own)
        self._put("targets", plan.targets, replaced=own)
        # a layer's measures are those of its one strategy
        self._put("measures", plan.measures, replaced={})
        self._put("actions", plan.actions, replaced={})
        keys = {(one.indicator_id, str(one.sex), str(one.years)) for one in paces}
        there = self._read("paces")
        stale = [key in keys for key in there[["indicator_id", "sex", "years"]].itertuples(index=False, name=None)]
        self._save(
            "paces", pd.concat([there[~pd.Series(stale, index=there.index, dtype=bool)], _cells("paces", paces)])
        )
        self._write_strategy(strategy)

    def _declare(self, paces: Sequence[Pace]) -> None:
        """The rows of the indicators that the strategy speaks of, as the layer below has them, where the pack lacks them."""
        below = self.layer.below
        ids = {one.indicator_id for one in self.plan.indicators}
        series = {key: one for key, one in all_series(self.layer).items() if key[0] in ids}
        if below is not None:
            named = {*(one.source_id for one in self.plan.indicators), *(one.source_id for one in paces)}
            themes = {one.theme: Theme(theme=one.theme, roles=one.theme_roles) for one in self.plan.indicators}
            self._add("indicators", self.plan.indicators)
            self._add("series", series.values())
            self._add("themes", themes.values())
            self._add("sources", [below.sources[key] for key in sorted(named) if key in below.sources])
        held = {(one.indicator_id, one.series) for one in self.plan.held}
        there = self._read("series")
        marked = [key in held for key in there[["indicator_id", "series"]].itertuples(index=False, name=None)]
        there.loc[marked, "held_against_target"] = "yes"
        self._save("series", there)

    def _write_strategy(self, strategy: Strategy) -> None:
        path = self.path / DESCRIPTION
        described = json.loads(path.read_text(encoding="utf-8"))
        file = self.path / described["hineq"].setdefault("strategy", _FILE)
        before = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}
        said: dict[str, Any] = {
            "title": strategy.title, "first_year": strategy.first_year, "last_year": strategy.last_year, "status": strategy.status,
            "source_id": strategy.source_id, "overall_aims": list(strategy.overall_aims),
            "outcomes": [
                {"outcome_id": one.outcome_id, "name": one.name, "delivery_board": one.delivery_board} for one in strategy.outcomes
            ],
            "area_lists": [],
        }  # fmt: skip
        said |= {key: before[key] for key in _KEPT if key in before}
        file.write_text(yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")
        path.write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    def _read(self, table: str) -> pd.DataFrame:
        path = self.path / f"{table}.csv"
        rows = pd.read_csv(path, dtype=str, keep_default_na=False) if path.exists() else pd.DataFrame(dtype=str)
        lacking = [name for name in TABLES[table].names if name not in rows]
        return rows.assign(**dict.fromkeys(lacking, ""))

    def _add(self, table: str, nouns: Iterable[Any]) -> None:
        """Put rows at a table's end that it has not yet, by its key."""
        whole = pd.concat([self._read(table), _cells(table, nouns)])
        self._save(table, whole.drop_duplicates(list(TABLES[table].key), keep="first"))

    def _put(self, table: str, nouns: Iterable[Any], *, replaced: Mapping[str, str]) -> None:
        """Put rows in the place of those that have some cells, or of all."""
        there = self._read(table)
        gone = pd.Series(True, index=there.index)
        for name, cell in replaced.items():
            gone &= there[name] == cell
        self._save(table, pd.concat([there[~gone], _cells(table, nouns)]))

    def _save(self, table: str, rows: pd.DataFrame) -> None:
        """Write a table's file; a column that it had not, and that has no cell, stays out."""
        path = self.path / f"{table}.csv"
        if rows.empty:
            path.unlink(missing_ok=True)
            return
        rows = rows.fillna("")
        had = pd.read_csv(path, dtype=str, nrows=0).columns if path.exists() else rows.columns
        kept = [name for name in rows if name in had or (rows[name] != "").any()]
        path.write_text(csv_text(rows[kept]), encoding="utf-8")


def _cells(table: str, nouns: Iterable[Any]) -> pd.DataFrame:
    return pd.DataFrame([TABLES[table].cells(noun) for noun in nouns], columns=TABLES[table].names, dtype=str)
