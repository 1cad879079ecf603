"""Which indicator of a layer a measure of a strategy is tied to, whom its target counts, and in which series it is held."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from hineq.model.indicator import Indicator, Series
from hineq.model.period import Period, parse_period
from hineq.model.words import Sex, Tie
from hineq.packs.bring.plan import Layer
from hineq.packs.bring.strategy_paths import Faults, Way, has_target
from hineq.packs.bring.strategy_sheet import SheetRow
from hineq.packs.bring.strategy_words import COLUMNS, shape, shape_words
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import plain, sex_of

_TIES = {
    "same": Tie.DIRECT,
    "the same": Tie.DIRECT,
    "the same measure": Tie.DIRECT,
    "nearly the same": Tie.NEAR,
    "stand in": Tie.PROXY,
}
_NEAREST = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class Known:
    """What a layer has that a measure can be tied to."""

    layer: Layer

    @cached_property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of indicators by their ids and names made plain."""
        found: dict[str, dict[str, None]] = {}
        for one in self.layer.indicators.values():
            for name in (one.indicator_id, one.name, one.short_name, *one.other_names):
                found.setdefault(plain(name), {})[one.indicator_id] = None
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def published(self) -> pd.DataFrame:
        """The council's own figures."""
        rows = self.layer.place.observations
        return rows[(rows.area_code == self.layer.place.area_code) & rows["value"].notna()]

    def of(self, indicator_id: str) -> pd.DataFrame:
        """The council's own figures of an indicator."""
        return self.published[self.published.indicator_id == indicator_id]

    def nearest(self, name: str) -> tuple[str, ...]:
        """The indicators whose names come nearest to one: those that share most of its words, then by their letters."""
        words = set(plain(name).split())
        shared = {
            known: len(words & set(known.split())) / len(words | set(known.split()))
            for known in self.named
            if known and words
        }
        near = [known for known, share in sorted(shared.items(), key=lambda one: -one[1]) if share >= 1 / 3]
        near += difflib.get_close_matches(plain(name), list(self.named), n=_NEAREST, cutoff=0.6)
        ids = dict.fromkeys(one for known in near for one in self.named[known])
        return tuple(ids)[:_NEAREST]


def indicator_of(row: SheetRow, known: Known, fault: Faults) -> Indicator | None:
    """The indicator that a row names by its id or a name; None for none, with a fault where it leads to none or to several."""
    said = row["indicator"] or _named_by_itself(row, known, fault)
    if not said or plain(said) in ("none", "n a", "na", ""):
        return None
    indicators = known.layer.indicators
    ids = (said,) if said in indicators else known.named.get(plain(said), ())
    if len(ids) == 1:
        return indicators[ids[0]]
    if ids:
        rule = f"{len(ids)} indicators have this name: write the id, one of {', '.join(ids)}."
    else:
        near = [f"{one} ('{indicators[one].name}')" for one in known.nearest(said)]
        beside = f"the nearest are {', '.join(near)}" if near else "nothing comes near"
        rule = f"No indicator of the layer has this id or name: {beside}; leave the cell empty where there is none."
    fault(Fault.ID_UNKNOWN, "indicator", rule, said)
    return None


def _named_by_itself(row: SheetRow, known: Known, fault: Faults) -> str:
    """The measure of a row with a target, where the sheet's only names are in its column 'Indicator' and an indicator has this one."""
    only = "indicator" not in fault.heads and plain(fault.heads.get("measure", "")) in COLUMNS["indicator"]
    return row["measure"] if only and has_target(row) and plain(row["measure"]) in known.named else ""


def tie_of(row: SheetRow, fault: Faults) -> Tie:
    """How near the indicator that a row names comes; the same measure where the row does not say."""
    said = plain(row["tie"])
    words = {**_TIES, **{plain(tie): tie for tie in Tie}, **{plain(tie.word): tie for tie in Tie}}
    if said and said not in words:
        fault(
            Fault.WORD_UNKNOWN,
            "tie",
            f"How near an indicator comes is one of: {', '.join(Tie)}; or leave it empty.",
            row["tie"],
        )
    return words.get(said, Tie.DIRECT)


def sex_in(row: SheetRow, indicator: Indicator, known: Known, fault: Faults) -> Sex | None:
    """Whom a row counts: as it says, or whom the published figures count where these are of one sex; a fault where neither tells."""
    said, there = sex_of(row["sex"]), known.of(indicator.indicator_id).sex.unique()
    if said is not None:
        return said
    if row["sex"]:
        fault(Fault.WORD_UNKNOWN, "sex", f"The sex must be one of {', '.join(Sex)}.", row["sex"])
    elif len(there) == 1:
        return Sex(there[0])
    elif has_target(row):
        published = f", of whom there are figures for {' and '.join(sorted(there))}" if len(there) else ""
        fault(
            Fault.CELL_EMPTY,
            "sex",
            f"The row does not say whom its target counts{published}: write Persons, Male or Female.",
        )
    return None


def held_series(known: Known, indicator: Indicator, sex: Sex, way: Way) -> Series | None:
    """The series that a target is held against, or is from now on: the one with the baseline's figure, or the only one that goes on."""
    layer = known.layer
    of = {key: one for key, one in all_series(layer).items() if key[0] == indicator.indicator_id}
    held = next((one for one in of.values() if one.held_against_target), None)
    if held is not None:
        return held
    there = series_published(known, indicator, sex, way.since)
    rows = known.of(indicator.indicator_id)
    rows = rows[rows.sex == str(sex)]
    agreeing = [
        one for one in there if agrees(rows[rows.series == one.series], way.since, way.baseline, indicator.decimals)
    ]
    # of two series that both have the figure the one that stands later is the newer
    return agreeing[-1] if agreeing else there[0] if len(there) == 1 else None


def series_published(known: Known, indicator: Indicator, sex: Sex, like: Period) -> list[Series]:
    """The series of an indicator that go on and have a figure of the council of a kind of period, in the layer's order."""
    rows = known.of(indicator.indicator_id)
    rows = rows[rows.sex == str(sex)]
    alike = [label for label in rows.period.unique() if (period := _read(label)) and shape(period) == shape(like)]
    there = set(rows[rows.period.isin(alike)].series)
    of = (one for (key, _), one in all_series(known.layer).items() if key == indicator.indicator_id)
    return [one for one in of if one.trend and one.series in there]


def all_series(layer: Layer) -> Mapping[tuple[str, str], Series]:
    """Every series of a layer, as the pack says it where it does."""
    return {**(layer.below.series if layer.below else {}), **layer.place.series}


def agrees(rows: pd.DataFrame, since: Period, baseline: float, decimals: int) -> bool:
    """Whether published figures have the baseline in its period, as far as it is printed."""
    values = rows.loc[rows.period == since.label, "value"].to_numpy(dtype=float)
    return bool((np.abs(values - baseline) <= 0.5 * 10.0**-decimals + 1e-9).any())


def beside_published(row: SheetRow, indicator: Indicator, sex: Sex, way: Way, known: Known) -> list[str]:
    """What the published figures say of a row's baseline, periods, sex and direction, a sentence each; none where all is well."""
    said = []
    rows = known.of(indicator.indicator_id)
    own = rows[rows.sex == str(sex)]
    name, where = f"'{indicator.name}'", f"row {row.row}"
    step = way.figures[way.final] - way.baseline
    if indicator.polarity.sign * step < 0:
        said.append(
            f"{where}: the target lies on the poor side of its baseline, since {name} is called {indicator.polarity.word}"
        )
    if rows.empty:
        return [
            *said,
            f"{where}: the layer has no figure of the council on {name} yet, so nothing tells whether the target is met",
        ]
    if own.empty:
        return [*said, f"{where}: {name} is published for {' and '.join(sorted(rows.sex.unique()))}, not for {sex}"]
    kinds = {shape(period): period for label in own.period.unique() if (period := _read(label))}
    if kinds and shape(way.since) not in kinds:
        printed = " or ".join(shape_words(period) for period in kinds.values())
        return [
            *said,
            f"{where}: {name} is published for {printed}: a target of {way.final.label} will have no figure to be held against",
        ]
    there = sorted(set(own.loc[own.period == way.since.label, "value"]))
    if there and not agrees(own, way.since, way.baseline, indicator.decimals):
        printed = " and ".join(f"{value:.{indicator.decimals}f}" for value in there)
        said.append(f"{where}: the baseline is {way.baseline:g} in {way.since.label}, published is {printed} ({name})")
    return said


def _read(label: str) -> Period | None:
    try:
        return parse_period(label)
    except ValueError:
        return None


def listed(names: Sequence[str]) -> str:
    """Some names in a row: "a, b and c".

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""
