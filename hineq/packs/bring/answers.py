"""What the officer who brings a file says of it, where the file itself cannot: whom it counts, its unit, which way is good, whose it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from hineq.model.source import Release
from hineq.model.words import FigureStatus, Polarity, Sex, ValueType
from hineq.packs.importers.extract import Extract, Told

NOT_STATED: Final = "Not stated"
_PER: Final = re.compile(r"per ([0-9][0-9,]*)")


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What is said of every measure of the files that are brought; None, or empty, where nothing is said.

    `ties` lead from a measure, by its publisher's id or its name, to the indicator that it is. `theme` is where new measures stand.
    `as_published` says that a sheet's figures were released already, so that its small numbers stay as they are.
    """

    sex: Sex | None = None
    age: str = ""
    unit: str = ""
    polarity: Polarity | None = None
    value_type: ValueType | None = None
    theme: str = "Local figures"
    publisher: str = ""
    source: str = ""
    licence: str = ""
    published: str = ""
    status: FigureStatus | None = None
    release: Release = Release.PUBLISHED
    public_from: date | None = None
    ties: Mapping[str, str] = field(default_factory=dict)
    as_published: bool = False


def answered(extract: Extract, answers: Answers, metadata: Iterable[Told] = ()) -> Extract:
    """The extract with what its metadata and the officer say: of what the file says itself nothing is changed.

    A status is the exception: an officer may say that published figures are provisional.
    """
    figures = extract.figures.copy()
    if answers.sex is not None:
        figures.loc[figures.sex == "", "sex"] = str(answers.sex)
    figures.loc[figures.age == "", "age"] = answers.age or NOT_STATED
    if answers.status is not None:
        figures.loc[figures.status == str(FigureStatus.OFFICIAL), "status"] = str(answers.status)
    known = {one.measure: one for one in metadata}
    measures = tuple(_filled(one, known.get(one.measure), answers) for one in extract.measures)
    asks = extract.asks if (figures.sex == "").any() else tuple(one for one in extract.asks if "--sex" not in one)
    return replace(extract, figures=figures, measures=measures, asks=asks)


def _filled(told: Told, metadata: Told | None, answers: Answers) -> Told:
    more = metadata or Told(measure=told.measure)
    unit = told.unit or more.unit or answers.unit
    value_type = told.value_type or more.value_type or answers.value_type or value_type_of(unit, told.name)
    return replace(
        told,
        name=more.name or told.name, unit=unit, value_type=value_type,
        multiplier=told.multiplier or more.multiplier or multiplier_of(unit),
        polarity=told.polarity or more.polarity or answers.polarity,
        definition=told.definition or more.definition, caveat=told.caveat or more.caveat,
        publisher=answers.publisher or told.publisher or more.publisher, source=answers.source or told.source or more.source,
        licence=answers.licence or told.licence or more.licence,
    )  # fmt: skip


def value_type_of(unit: str, name: str) -> ValueType | None:
    """What kind of number a figure is, by its unit and its name; None where they do not say.

    >>> value_type_of("%", "Smoking").value, value_type_of("per 100,000", "Deaths, directly standardised rate").value
    ('proportion', 'directly_standardised_rate')
    """
    said = f"{name} {unit}".casefold()
    if unit.startswith("%"):
        return ValueType.PROPORTION
    if unit == "years":
        return ValueType.YEARS
    if _PER.search(unit):
        standardised = "standardised" in said or "dsr" in said.split()
        return ValueType.DIRECTLY_STANDARDISED_RATE if standardised else ValueType.CRUDE_RATE
    if unit in ("ratio", "index score", "number", "households", "people"):
        return {"ratio": ValueType.RATIO, "index score": ValueType.INDEX}.get(unit, ValueType.COUNT)
    return None


def multiplier_of(unit: str) -> float:
    """What turns a count over its denominator into the unit.

    >>> multiplier_of("per 100,000 population"), multiplier_of("%"), multiplier_of("years")
    (100000.0, 100.0, 1.0)
    """
    if unit.startswith("%"):
        return 100.0
    found = _PER.search(unit)
    return float(found[1].replace(",", "")) if found else 1.0
