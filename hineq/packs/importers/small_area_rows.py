"""The rows of a table that are of neighbourhoods: zone, sex, year and age of each, and each once."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hineq.model.deaths import ALL_CAUSES
from hineq.model.words import Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import NOT_GIVEN
from hineq.packs.importers.death_words import cause_of, is_every_age, plain
from hineq.packs.importers.extract import LeftOut, left_out
from hineq.packs.importers.figure_columns import fault_in, words_of
from hineq.packs.importers.small_area_ages import Span, age_span
from hineq.packs.importers.small_area_kinds import AGES, CountKind
from hineq.packs.importers.small_area_layout import AreaLayout, sex_words, year_of, zone_of
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings

Codes = NDArray[np.int64]
_OTHERS: Final = re.compile(r"\b(other|others|remaining|remainder|rest)\b", re.IGNORECASE)
_NO_COUNT: Final = re.compile(r"\b(per ?cent|percentage|rates?|ratio|asmr)\b|%", re.IGNORECASE)
_NO_ZONE: Final = "of areas that are no neighbourhoods, such as councils and totals"
_NO_AGE: Final = ("not stated", "age not stated", "unknown age", "age unknown")


@dataclass(frozen=True, kw_only=True, eq=False)
class Rows:
    """The rows of neighbourhoods of a table, and for each its place among `zones`, `sexes`, `years` and, where rows have ages, `spans`.

    A sex that nobody says is "", a year 0.
    """

    frame: pd.DataFrame
    zone: Codes
    zones: list[str]
    sex: Codes
    sexes: list[str]
    year: Codes
    years: list[int]
    span: Codes | None = None
    spans: tuple[Span, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = field(default=())

    def where(self, wanted: "NDArray[np.bool_]") -> "Rows":
        """Some of the rows."""
        span = None if self.span is None else self.span[wanted]
        return replace(
            self,
            frame=self.frame[wanted],
            zone=self.zone[wanted],
            sex=self.sex[wanted],
            year=self.year[wanted],
            span=span,
        )


def rows_of(
    table: SheetTable, layout: AreaLayout, kind: CountKind, sex: Sex | None, year: int | None, findings: Findings
) -> Rows:
    """The rows of neighbourhoods; `sex` and `year` are what the officer says of a table that does not say it itself."""
    left: list[LeftOut] = []
    remarks: list[str] = []
    frame = _without(table.frame, layout.zone, lambda word: not zone_of(word), _NO_ZONE, left)
    if layout.measures:
        frame = _without(
            frame,
            layout.measures,
            lambda word: bool(_NO_COUNT.search(word)),
            "rates and percentages beside the counts",
            left,
        )
    frame = _of_all_causes(table, frame, layout, findings, left, remarks)
    if layout.ages:
        frame = _of_bands(table, frame, layout, findings, left)
    frame = _each_once(table, frame, layout, findings, left, remarks)
    spans, span = _coded(frame[layout.ages], age_span) if layout.ages else ([], None)
    zones, zone = _coded(frame[layout.zone], zone_of)
    sexes, sex_codes = _sexes(table, frame, layout, sex, findings, remarks)
    years, year_codes = _years(table, frame, layout, year, findings)
    return Rows(
        frame=frame, zone=zone, zones=zones, sex=sex_codes, sexes=sexes, year=year_codes, years=years, span=span, spans=tuple(spans),
        left_out=tuple(left), remarks=tuple(remarks),
    )  # fmt: skip


def _coded(cells: pd.Series, read: Callable[[str], Any]) -> tuple[list[Any], Codes]:
    """What the words of a column mean, each once, and the place of each cell's among them."""
    codes, words = pd.factorize(cells)
    found: dict[Any, int] = {}
    places = np.array([found.setdefault(read(str(word)), len(found)) for word in words.tolist()] or [0], dtype=np.int64)
    return list(found), places[codes]


def _sexes(
    table: SheetTable,
    frame: pd.DataFrame,
    layout: AreaLayout,
    given: Sex | None,
    findings: Findings,
    remarks: list[str],
) -> tuple[list[str], Codes]:
    if not layout.sexes:
        return [str(layout.sex or given or "")], np.zeros(len(frame), dtype=np.int64)
    words = sex_words(frame[layout.sexes])
    found, codes = _coded(frame[layout.sexes], lambda word: words[word])
    unknown = np.array([not word for word in found])[codes] if found else np.zeros(0, dtype=bool)
    rule = "The sex must read like Persons, Male or Female; 1 and 2 are read where both stand there."
    fault_in(table, frame, unknown, layout.sexes, Fault.WORD_UNKNOWN, rule, findings)
    if {"1", "2"} <= set(words):
        remarks.append(f"In the column '{layout.sexes}' 1 is read as men and 2 as women.")
    return found, codes


def _years(
    table: SheetTable, frame: pd.DataFrame, layout: AreaLayout, given: int | None, findings: Findings
) -> tuple[list[int], Codes]:
    if not layout.years:
        return [layout.year or given or 0], np.zeros(len(frame), dtype=np.int64)
    found, codes = _coded(frame[layout.years], year_of)
    unknown = np.array([not year for year in found])[codes] if found else np.zeros(0, dtype=bool)
    rule = (
        "The year must be a single one, such as 2019 or mid-2019: years that were added up before cannot be told apart."
    )
    fault_in(table, frame, unknown, layout.years, Fault.PERIOD_UNREADABLE, rule, findings)
    return found, codes


def _of_all_causes(
    table: SheetTable,
    frame: pd.DataFrame,
    layout: AreaLayout,
    findings: Findings,
    left: list[LeftOut],
    remarks: list[str],
) -> pd.DataFrame:
    """The rows of all causes of death; those of each cause where one is that of all others, so that they add up."""
    if not layout.causes or frame.empty:
        return frame
    said = words_of(
        frame[layout.causes], lambda word: ALL_CAUSES if plain(word).startswith("all cause") else cause_of(word)
    )
    single = pd.Series(said != ALL_CAUSES, index=frame.index)
    if not single.all():
        left += left_out(frame, single, "single causes of death, which are in all causes too", layout.causes)
        return frame[~single]
    causes = list(dict.fromkeys(said))
    others = next((cause for cause in causes if _OTHERS.search(cause)), None)
    if others is None:
        rule = f"No row is of {ALL_CAUSES}, and no cause is that of all others, so that they cannot be added up: take the table of all causes."
        first = frame.iloc[0]
        findings.fault(
            Fault.ALL_CAUSES_MISSING,
            table.file,
            rule,
            row=int(first[ROW]),
            column=layout.causes,
            value=", ".join(causes[:4]),
        )
    else:
        remarks.append(
            f"No row is of all causes: the {len(causes)} causes are added up, since one of them is '{others}'."
        )
    return frame


def _without(
    frame: pd.DataFrame, name: str, unwanted: Callable[[str], bool], why: str, left: list[LeftOut], shown: str = ""
) -> pd.DataFrame:
    """The rows whose word in a column is wanted; the others are told with an example from that column, or from another."""
    other = pd.Series(words_of(frame[name], lambda word: "no" if unwanted(word) else "") == "no", index=frame.index)
    left += left_out(frame, other, why, shown or name)
    return frame[~other] if other.any() else frame


def _of_bands(
    table: SheetTable, frame: pd.DataFrame, layout: AreaLayout, findings: Findings, left: list[LeftOut]
) -> pd.DataFrame:
    """The rows that name an age; those of all ages and of none are left out."""
    frame = _without(frame, layout.ages, is_every_age, "all ages together, which the bands add up to", left)
    frame = _without(
        frame,
        layout.ages,
        lambda word: word.casefold() in NOT_GIVEN or plain(word) in _NO_AGE,
        "no age",
        left,
        layout.zone,
    )
    unknown = words_of(frame[layout.ages], lambda word: "" if age_span(word) else "unknown") == "unknown"
    rule = f"The age must be one year or a band within {AGES}."
    fault_in(table, frame, unknown, layout.ages, Fault.AGE_BAND_UNKNOWN, rule, findings)
    return frame[~unknown]


def _each_once(
    table: SheetTable,
    frame: pd.DataFrame,
    layout: AreaLayout,
    findings: Findings,
    left: list[LeftOut],
    remarks: list[str],
) -> pd.DataFrame:
    """Each neighbourhood, sex, year and age once: a row that says all of another again is left out.

    One that an area on a border has under each of two councils is added up; any other second row is a fault.
    """
    key = [name for name in (layout.zone, layout.sexes, layout.years, layout.ages, layout.causes) if name]
    twice = frame.duplicated(key, keep=False)
    if not twice.any():
        return frame
    some = frame[twice]
    again = some.drop(columns=ROW).duplicated()
    left += left_out(some, again, "the same row once more", layout.zone)
    kept = frame.drop(index=some.index[again])
    some = some[~again]
    some = some[some.duplicated(key, keep=False)]
    if some.empty:
        return kept
    if layout.councils and not some.duplicated([*key, *layout.councils]).any():
        first = some[layout.zone].iloc[0]
        remarks.append(
            f"{some[layout.zone].nunique():,} neighbourhoods stand under two councils each, such as {first}: their rows are added up."
        )
        return kept
    second = some.duplicated(key)
    rule = "Two rows are of the same neighbourhood, sex, year and age: keep the one that holds."
    fault_in(table, some, second.to_numpy(), layout.zone, Fault.KEY_TWICE, rule, findings)
    return kept
