"""What counts as one measure: a family of variants counts once, by one rule for every count on every page.

The rule and its reasons: docs/decisions/families-of-measures.md.
"""

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import TypeVar, assert_never

import pandas as pd

from hineq.insights.series.rows import Row
from hineq.insights.wording.numbers import counted, joined
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome, Sex

Variant = TypeVar("Variant")

COUNTED_ONCE = "Variants of a measure, and men and women, count once."


def family_of(indicator: Indicator) -> str:
    """What counts once: the family of a measure, else the measure itself, its sexes together."""
    return indicator.family or indicator.indicator_id


def is_summary(indicator: Indicator) -> bool:
    """Whether it sums up measures that stand in the pack themselves: shown beside them, and counted as none."""
    return indicator.has(IndicatorRole.COMPOSITE) or indicator.has(IndicatorRole.RESTATES_DEPRIVATION)


def distinct_measures(indicators: Iterable[Indicator]) -> int:
    """How many distinct measures these indicators are, those apart that sum up others."""
    return len({family_of(indicator) for indicator in indicators if not is_summary(indicator)})


def one_a_family(
    variants: Sequence[Variant], key: Callable[[Variant], tuple[Indicator, Sex, float, date]]
) -> list[Variant]:
    """The variant of each family that counts for it, in the order given, which is the pack's.

    `key` gives a variant's indicator, sex, how badly it does (larger is worse, NaN where that cannot be told) and the last day of
    its figure. Of those that can be told the newest counts; of those as new the leader of the family, else the first; both
    sexes together before either, and of men and women the worse off: `badly` tells the two apart, or the order in the pack decides.
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
    keys = zip(rows.indicator_id, rows.sex, badly, rows.ended, strict=True)
    return rows.iloc[_at_once(place, [(key, sex, bad, pd.Timestamp(ended).date()) for key, sex, bad, ended in keys])]


def each_once(place: Place, rows: Sequence[Row], badly: Callable[[Row], float]) -> list[Row]:
    """The same of rows one by one, each of which has the day on which it ended."""
    keys = [(row["indicator_id"], row["sex"], badly(row), row["ended"]) for row in rows]
    return [rows[at] for at in _at_once(place, keys)]


def _at_once(place: Place, about: Sequence[tuple[str, str, float, date]]) -> list[int]:
    """Where the rows that count for their families stand among those of these indicators, sexes, and so on."""
    order = {indicator_id: number for number, indicator_id in enumerate(place.indicators)}
    keys = [(place.indicators[key], Sex(sex), float(bad), ended) for key, sex, bad, ended in about]
    as_in_pack = sorted(range(len(keys)), key=lambda number: order[about[number][0]])
    return sorted(one_a_family(as_in_pack, keys.__getitem__))


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


def measures_words(indicators: Sequence[Indicator], elsewhere: Collection[str] = ()) -> str:
    """How many distinct measures a list holds, and its length where more make it longer: "9 measures (21 with variants)".

    What sums up others is no variant of any: "4 measures (7 with variants and summaries)", "2 summaries of other measures".
    Families that are counted `elsewhere` have nothing but variants here.
    """
    count = distinct_measures(one for one in indicators if family_of(one) not in elsewhere)
    summaries = sum(map(is_summary, indicators))
    if not count and summaries == len(indicators):
        return f"{counted(summaries, 'summary', 'summaries')} of other measures"
    more = joined(
        [
            *(["variants"] if len(indicators) - summaries > count else []),
            *(["summaries" if summaries > 1 else "a summary"] if summaries else []),
        ]
    )
    return f"{counted(count, 'measure')}{f' ({len(indicators)} with {more})' if more else ''}"


def themes_words(indicators: Sequence[Indicator]) -> dict[str, str]:
    """The same theme by theme, so that the themes add up to the whole: a family in two themes counts in its leader's.

    Without a leader it counts in the first.
    """
    homes: dict[str, str] = {}
    for one in sorted(indicators, key=lambda one: not one.has(IndicatorRole.LEADS_FAMILY)):
        homes.setdefault(family_of(one), one.theme)
    themes = dict.fromkeys(one.theme for one in indicators)
    return {
        theme: measures_words(
            [one for one in indicators if one.theme == theme], {name for name, home in homes.items() if home != theme}
        )
        for theme in themes
    }
