"""Which indicator of a layer a measure of a file is, and which of its series its figures go on.

The rule and its reasons: docs/decisions/brought-figures.md.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hineq.methods.results import FloatArray
from hineq.model.indicator import Indicator
from hineq.packs.importers.cell_words import plain
from hineq.packs.importers.extract import Told

# figures of areas and periods that both have must agree, most of them, before one series goes on as the other
LEAST_SHARED: Final = 3
LEAST_AGREEING: Final = 0.9
_LONGEST_ID: Final = 60
_SIGN: Final = 6
_DECIMALS: Final = 6


_BROUGHT: Final = "brought before"
_BY_FIGURES: Final = "by its figures"


@dataclass(frozen=True, kw_only=True)
class Tied:
    """A measure of a file with the id of its indicator, the indicator where the layer has it, and how it was known."""

    told: Told
    indicator_id: str
    indicator: Indicator | None
    how: str

    @property
    def has_another_name(self) -> bool:
        """Whether the publisher calls what was brought before by a name that the indicator has not."""
        if self.indicator is None or self.how not in (_BROUGHT, _BY_FIGURES):
            return False
        names = (self.indicator.name, self.indicator.short_name, *self.indicator.other_names)
        return plain(self.told.name) not in map(plain, names)


def tied(
    measures: Sequence[Told], indicators: Mapping[str, Indicator], ties: Mapping[str, str], layout: str
) -> tuple[Tied, ...]:
    """What each measure is: the indicator that the officer names, one of the same id, or of the same name; else a new one."""
    named = _by_name(indicators.values())
    return tuple(_tied(told, indicators, ties, named, layout) for told in measures)


def _tied(
    told: Told, indicators: Mapping[str, Indicator], ties: Mapping[str, str], named: Mapping[str, str], layout: str
) -> Tied:
    said = ties.get(told.measure) or ties.get(told.name)
    if said:
        return Tied(told=told, indicator_id=said, indicator=indicators.get(said), how="as you said")
    new = new_id(told, layout)
    for one, how in (
        (told.measure, "by its id"),
        (new, _BROUGHT),
        (named.get(plain(told.name), ""), "by its name"),
    ):
        if one in indicators:
            return Tied(told=told, indicator_id=one, indicator=indicators[one], how=how)
    return Tied(told=told, indicator_id=new, indicator=None, how="new")  # fmt: skip


def known_by_figures(
    ties: Sequence[Tied], figures: pd.DataFrame, known: pd.DataFrame, indicators: Mapping[str, Indicator]
) -> tuple[Tied, ...]:
    """The same ties, but of a new measure whose figures are those of one indicator of the layer's own, which no measure of the file is: that indicator.

    `figures` have a column measure, `known` are the figures of the layer's own files; so a measure that is given another name goes on under its id.
    """
    free = set(known.indicator_id) - {tie.indicator_id for tie in ties}
    own = {key: rows for key, rows in known.groupby("indicator_id", sort=False) if key in free}
    found = []
    for tie in ties:
        same = (
            []
            if tie.indicator
            else [key for key in own if goes_on(figures[figures.measure == tie.told.measure], own[key])]
        )
        if len(same) == 1:
            key = str(same[0])
            tie = Tied(told=tie.told, indicator_id=key, indicator=indicators[key], how=_BY_FIGURES)
        found.append(tie)
    return tuple(found)


def _by_name(indicators: Iterable[Indicator]) -> dict[str, str]:
    """The indicators by their plain names; a name that two share leads to none."""
    found: dict[str, set[str]] = {}
    for one in indicators:
        for name in (one.name, one.short_name, *one.other_names):
            found.setdefault(plain(name), set()).add(one.indicator_id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def slug(text: str) -> str:
    """A text as an id: small letters, digits and underscores; of a long one the beginning, and a sign of the whole.

    >>> slug("Fingertips download"), slug("A&E attendances (0 to 4 years)")
    ('fingertips_download', 'a_e_attendances_0_to_4_years')
    """
    made = re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")
    if len(made) <= _LONGEST_ID:
        return made
    # two long texts may begin alike: a sign of the whole keeps them apart
    return f"{made[: _LONGEST_ID - _SIGN - 1].strip('_')}_{sha256(made.encode()).hexdigest()[:_SIGN]}"


def new_id(told: Told, layout: str) -> str:
    """The id of a measure that no layer has: the same each time that the measure is brought.

    >>> new_id(Told(measure="93930", name="A&E attendances"), "Fingertips download")
    'fingertips_93930'
    """
    return f"{slug(layout).split('_')[0]}_{told.measure}" if told.measure.isdigit() else slug(told.measure)


def goes_on(figures: pd.DataFrame, known: pd.DataFrame) -> str:
    """The series of an indicator that figures of a file go on: the one with which they agree where both have a figure; "" for none.

    `figures` are those of one measure, `known` the observations of the indicator. Three shared figures at least, nine of ten of them
    the same as far as the rounder of the two is printed.
    """
    best, most = "", 0
    for series, rows in known.dropna(subset="value").groupby("series", sort=False):
        shared = figures.merge(rows, on=["area_code", "sex", "period"], suffixes=("", "_known")).dropna(subset="value")
        if len(shared) < LEAST_SHARED:
            continue
        agree = int(_alike(shared.value.to_numpy(dtype=float), shared.value_known.to_numpy(dtype=float)).sum())
        if agree >= LEAST_AGREEING * len(shared) and agree > most:
            best, most = str(series), agree
    return best


def _alike(one: FloatArray, other: FloatArray) -> NDArray[np.bool_]:
    """Where two figures are the same, to the decimals of the one that is printed with fewer, at least one."""
    digits = np.maximum(np.minimum(decimals_of(one), decimals_of(other)), 1)
    same: NDArray[np.bool_] = np.abs(one - other) <= 0.5 * 10.0**-digits + 1e-9
    return same


def decimals_of(values: FloatArray) -> FloatArray:
    """With how many decimals each value is printed, 6 at most; none for a missing one.

    >>> decimals_of(np.array([12.0, 7.5, 3.14159265])).tolist()
    [0.0, 1.0, 6.0]
    """
    made = np.where(np.isnan(values), 0.0, _DECIMALS)
    for decimals in range(_DECIMALS - 1, -1, -1):
        made[np.isclose(np.round(values, decimals), values, rtol=0, atol=1e-9)] = decimals
    return made
