"""Rows that a layer gets for measures that it does not have: indicators, series and sources, from what is told of a measure."""

from typing import Final

import numpy as np
import pandas as pd

from hineq.model.indicator import Indicator, Series
from hineq.model.source import Source
from hineq.model.words import ValueType
from hineq.packs.bring.answers import Answers
from hineq.packs.bring.ties import Tied, slug
from hineq.packs.importers.extract import Told

_SHORT: Final = 40


def lacking(told: Told) -> list[str]:
    """What a new measure must say and nobody has said, each with the word of the command that says it."""
    asked = (
        (not told.unit, "its unit: --unit '%', 'years', 'per 1,000 ...'"),
        (told.value_type is None, "what kind of number it is: --value-type"),
        (told.polarity is None, "which way is good: --polarity"),
    )
    return [what for missing, what in asked if missing]


def unsaid_of_source(told: Told) -> list[str]:
    """What of the source of a measure nobody has said."""
    asked = ((told.publisher, "--publisher"), (told.source, "--source"), (told.licence, "--licence"))
    return [word for said, word in asked if not said]


def new_indicator(tied: Tied, figures: pd.DataFrame, theme: str, source_id: str) -> Indicator:
    """The indicator that a measure becomes; ValueError where what `lacking` names is not said."""
    told = tied.told
    if told.value_type is None or told.polarity is None or not told.unit:
        raise ValueError(f"'{told.measure}' must have a unit, a value type and a polarity.")
    return Indicator(
        indicator_id=tied.indicator_id, name=told.name, short_name=short_name(told.name), unit=told.unit,
        value_type=told.value_type, multiplier=told.multiplier or 1.0, polarity=told.polarity,
        decimals=_decimals(figures["value"], told.value_type), theme=theme,
        definition=told.definition or f"As its publisher defines it ({told.publisher}); the file has no definition.",
        caveat=told.caveat, source_id=source_id,
    )  # fmt: skip


def short_name(name: str) -> str:
    """A name for a cell: up to its first bracket, colon or comma where it is long.

    >>> short_name("Emergency admissions for injuries in children (aged 0 to 4 years)")
    'Emergency admissions for injuries in children'
    """
    if len(name) <= _SHORT:
        return name
    return min((name.split(sign)[0].strip() for sign in ("(", ":", ",")), key=len) or name


def _decimals(values: pd.Series, value_type: ValueType) -> int:
    """How many decimals tell figures apart: none for whole ones, two where all are small, else one."""
    known = values.dropna().to_numpy(dtype=float)
    if not len(known) or (known == np.round(known)).all():
        return 0 if value_type is ValueType.COUNT or len(known) else 1
    return 2 if np.abs(known).max() < 2 else 1


def new_series(tied: Tied, series: str, layout: str) -> Series:
    """The series in which the figures of a file stand."""
    return Series(
        indicator_id=tied.indicator_id, series=series, name=f"{tied.told.source or layout}", held_against_target=False,
        trend=tied.told.value_type is not ValueType.INDEX,
        note="" if tied.told.value_type is not ValueType.INDEX else "Releases of an index are not a time series: compare areas within one release.",
    )  # fmt: skip


def source_of(told: Told, answers: Answers, file: str) -> Source:
    """The source of a measure's figures; its id is made of its publisher and its title."""
    return Source(
        source_id=slug(f"{told.publisher} {told.source}"), publisher=told.publisher, title=told.source, licence=told.licence,
        published=answers.published, note=f"Brought from the file {file}.", release=answers.release, public_from=answers.public_from,
    )  # fmt: skip
