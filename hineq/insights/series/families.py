"""What counts as one measure: a family of variants counts once, by one rule for every count on every page.

The rule and its reasons: docs/decisions/families-of-measures.md.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar, assert_never

import pandas as pd

from hineq.insights.wording.numbers import counted
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome, Sex

Variant = TypeVar("Variant")

COUNTED_ONCE = "Variants of a measure, and men and women, count once."


def family_of(indicator: Indicator) -> str:
    """What counts once: the family of a measure, else the measure itself, its sexes together."""
    return indicator.family or indicator.indicator_id


def distinct_measures(indicators: Iterable[Indicator]) -> int:
    """How many distinct measures these indicators are."""
    return len({family_of(indicator) for indicator in indicators})


def one_a_family(
    variants: Sequence[Variant], key: Callable[[Variant], tuple[Indicator, Sex, float, date]]
) -> list[Variant]:
    """The variant of each family that counts for it, in the order given, which is the pack's.

    `key` gives a variant's indicator, sex, how badly it does (larger is worse, NaN where that cannot be told) and the last day of
    its figure. Of those that can be told the newest counts; of those as new the leader of the family, else the first; both
    sexes together before either, and of men and women the worse off.
    """

    def precedence(number: int) -> tuple[bool, int, bool, int, bool, float]:
        """What puts a variant before the others of its family."""
        indicator, sex, badly, ended = keys[number]
        leads = indicator.has(IndicatorRole.LEADS_FAMILY)
        newest = -ended.toordinal()
        return math.isnan(badly), newest, not leads, first[indicator.indicator_id], sex is not Sex.PERSONS, -badly

    keys = [key(variant) for variant in variants]
    first: dict[str, int] = {}
    for number, (indicator, *_) in enumerate(keys):
        first.setdefault(indicator.indicator_id, number)
    counts: dict[str, int] = {}
    for number in sorted(range(len(variants)), key=precedence):
        counts.setdefault(family_of(keys[number][0]), number)
    return [variants[number] for number in sorted(counts.values())]


def rows_once(place: Place, rows: pd.DataFrame, badly: pd.Series) -> pd.DataFrame:
    """The row of each family that counts for it (see `one_a_family`), of rows with indicator_id, sex and ended, in their order."""
    order = {indicator_id: number for number, indicator_id in enumerate(place.indicators)}
    keys = [
        (place.indicators[indicator_id], Sex(sex), float(bad), pd.Timestamp(ended).date())
        for indicator_id, sex, bad, ended in zip(rows.indicator_id, rows.sex, badly, rows.ended, strict=True)
    ]
    as_in_pack = sorted(range(len(rows)), key=lambda number: order[keys[number][0].indicator_id])
    return rows.iloc[sorted(one_a_family(as_in_pack, keys.__getitem__))]


def how_badly(outcome: Outcome) -> float:
    """An outcome as a number for the choice within a family: larger is worse, NaN where nothing was compared."""
    match outcome:
        case Outcome.WORSE:
            return 1.0
        case Outcome.SIMILAR | Outcome.HIGHER | Outcome.LOWER:
            return 0.0
        case Outcome.BETTER:
            return -1.0
        case Outcome.NOT_COMPARED:
            return math.nan
    assert_never(outcome)


def measures_words(indicators: Sequence[Indicator]) -> str:
    """How many distinct measures a list holds, and its length where variants make it longer: "9 measures (21 with variants)"."""
    count = distinct_measures(indicators)
    variants = f" ({len(indicators)} with variants)" if len(indicators) > count else ""
    return f"{counted(count, 'measure')}{variants}"
