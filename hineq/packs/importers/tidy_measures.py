"""The measures of a plain sheet: what each row measures, whom it counts, and what the words beside the figures say of it."""

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import Polarity, Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import plain, sex_of, sexes_of_numbers, unit_of
from hineq.packs.importers.extract import Figure, Told
from hineq.packs.importers.figure_columns import words_of
from hineq.packs.importers.measure_words import certain_unit, people_of, sex_in_name, unit_in, value_type_in
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.tidy_heads import Heads
from hineq.packs.importers.unsaid import called_after
from hineq.packs.read.findings import ROW, Findings

_MOST_WORDS: Final = 200
_POLARITIES: Final = {
    Polarity.LOW_IS_GOOD: ("low is good", "lower is better", "low", "lower", "high worse", "rag low is good"),
    Polarity.HIGH_IS_GOOD: ("high is good", "higher is better", "high", "higher", "high better", "rag high is good"),
    Polarity.NO_JUDGEMENT: ("no judgement", "neither", "not applicable", "none", "bob blue orange blue", "no polarity"),
}  # fmt: skip
# heads over figures that do not say what the figures are of
_NO_NAMES: Final = frozenset({
    "value", "figure", "indicator value", "rate", "score", "percentage", "per cent", "percent", "obs value", "observation", "value pct",
    "proportion", "ratio", "dsr", "crude rate", "count", "number", "n", "numerator", "total count", "observed", "total",
})  # fmt: skip
# names that a workbook gives its sheets by itself
_NO_SHEET: Final = re.compile(r"(sheet|table|data) ?[0-9]*", re.IGNORECASE)
# columns by which people are grouped within an area, rather than answers that are measures of their own
_GROUPINGS: Final = re.compile(
    r"ethnic|depriv|decile|quintile|imd|disab|religio|orientation|breakdown|sub ?group|characteristic|inequality|dimension"
)


def measures_of(table: SheetTable, frame: pd.DataFrame, heads: Heads) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    """What each row measures: the publisher's id or the indicator, with the kind of number where one indicator has several.

    Where no column says it, it is the head over the figures, or what the sheet or the file is called.
    """
    if not heads.key:
        over = _printed(table, heads.numbers["value"][0])
        named = called_after(table.file if not table.sheet or _NO_SHEET.fullmatch(table.sheet) else table.sheet)
        return np.full(len(frame), named if plain(over) in _NO_NAMES else over, dtype=object)
    key = words_of(frame[heads.key])
    if not heads.kind:
        return key
    kind = words_of(frame[heads.kind])
    kinds = pd.DataFrame({"key": key, "kind": kind}).groupby("key").kind.transform("nunique").to_numpy()
    return np.where(kinds > 1, key + " (" + kind + ")", key)


def sexes_in(
    frame: pd.DataFrame, heads: Heads, measure: Sequence[str], remarks: list[str]
) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    """Whom each row counts, "" where nothing says it.

    It is taken from the column so called, then from the measure's name, then from any column where a word can mean nothing else;
    numbers are taken for sexes only where both 1 and 2 stand.
    """
    made = np.full(len(frame), "", dtype=object)
    if heads.sex:
        numbers = sexes_of_numbers(list(map(str, frame[heads.sex].unique())))
        made = words_of(frame[heads.sex], lambda cell: str(numbers.get(cell.strip()) or sex_of(cell) or ""))
        if numbers:
            remarks.append(f"In the column '{heads.sex}' 1 is read as men and 2 as women.")
    name = words_of(frame[heads.measure]) if heads.measure else np.asarray(measure, dtype=object)
    said = words_of(pd.Series(name, dtype="category"), lambda text: str(sex_in_name(text) or ""))
    fresh = (made == "") & (said != "")
    if fresh.any():
        remarks.append(
            f"The sex of {int(fresh.sum()):,} rows is taken from the measure's name, such as '{name[fresh][0]}'."
        )
        made[fresh] = said[fresh]
    for wanted in ((Sex.MALE, Sex.FEMALE), (Sex.PERSONS,)):
        _from_others(frame, heads, wanted, made, remarks)
    return made


def _from_others(frame: pd.DataFrame, heads: Heads, wanted: tuple[Sex, ...], made: Any, remarks: list[str]) -> None:
    apart = {ROW, heads.code, heads.name, heads.period, heads.sex, heads.measure, heads.key}
    for name in (name for name in frame if name not in apart):
        cells = frame[name]
        if cells.dtype != "category" or len(cells.cat.categories) > _MOST_WORDS:
            continue
        said = words_of(cells, lambda cell: str(one) if (one := people_of(cell)) in wanted else "")
        fresh = (made == "") & (said != "")
        if fresh.any():
            remarks.append(f"The sex of {_rows(fresh)} stands in the column '{name}' and is taken from there.")
            made[fresh] = said[fresh]


def _rows(which: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> str:
    count = int(which.sum())
    return f"{count:,} row{'' if count == 1 else 's'}"


def grouped(
    table: SheetTable, frame: pd.DataFrame, figures: pd.DataFrame, heads: Heads, remarks: list[str]
) -> pd.DataFrame:
    """The figures with rows told apart that differ only in a column of words that no name explains: by groups of people, or by measure."""
    key = list(Figure.KEY)
    if not figures.duplicated(key).any():
        return figures
    again = figures.duplicated([*key, "value"])
    unlike = figures[~again].duplicated(key, keep=False)
    if not unlike.any():
        return figures
    at = unlike.index[unlike]
    words = {name: words_of(frame[name]) for name in heads.unread(table) if len(frame[name].unique()) <= _MOST_WORDS}
    rows = figures.loc[at, key].assign(**{f"_{name}": cells[at] for name, cells in words.items()})
    kinds = rows.groupby(key, sort=False)[[f"_{name}" for name in words]].nunique() if words else pd.DataFrame()
    apart = [name for name in words if (kinds[f"_{name}"] > 1).any()]
    if not apart or rows.duplicated([*key, *(f"_{name}" for name in apart)]).any():
        return figures
    said = words[apart[0]]
    for name in apart[1:]:
        said = said + ", " + words[name]
    figures, whose = figures.copy(), figures.measure.isin(figures.measure[at].unique()).to_numpy()
    called = " and ".join(f"'{name}'" for name in apart)
    if any(_GROUPINGS.search(name) for name in apart):
        figures.loc[whose, "grouped_by"] = " and ".join(apart)
        figures.loc[whose, "group"] = said[whose]
        remarks.append(
            f"Rows of one area and period differ in {called}: each is read as a group of people within the area."
        )
    else:
        figures.loc[whose, "measure"] = figures.measure.to_numpy(dtype=object)[whose] + ": " + said[whose]
        remarks.append(f"Rows of one area and period differ in {called}: each is read as a measure of its own.")
    return figures


def told_of(
    table: SheetTable, frame: pd.DataFrame, figures: pd.DataFrame, heads: Heads,
    per_cent: "np.ndarray[tuple[int], np.dtype[np.bool_]]", findings: Findings,
) -> list[Told]:  # fmt: skip
    """What the sheet says of each measure; a unit that its rows do not agree on is a fault."""
    over = _printed(table, heads.numbers["value"][0])
    found = []
    for key, rows in frame.assign(_of=figures.measure.to_numpy(), _share=per_cent).groupby("_of", sort=False):
        name = str(rows[heads.measure].iloc[0]) if heads.measure else str(key)
        # behind the id there may stand a kind of number, or a category
        called = name + str(key).removeprefix(str(rows[heads.key].iloc[0])) if heads.key else str(key)
        kinds = _words(rows, heads.kind)
        units = {unit for word in _words(rows, heads.unit) if not sex_of(word) and (unit := unit_of(word))}
        if len(units) > 1:
            rule = f"The measure '{called}' has more than one unit ({', '.join(sorted(units))}): give each unit a measure of its own."
            findings.fault(Fault.WORD_UNKNOWN, table.file, rule, row=int(rows[ROW].iloc[0]), column=heads.unit)
        shares = rows["_share"]
        _check_shares(table, rows, called, heads.numbers["value"][0], findings)
        kind_units = {unit for word in kinds if (unit := unit_of(word) or unit_in(word))}
        unit = (
            certain_unit(name) or (_only(kind_units) if _only(kind_units) != "number" else "") or _only(units) or unit_in(name)
            or unit_in(over) or ("%" if shares.any() else "") or _only(kind_units) or ("number" if heads.counted else "")
        )  # fmt: skip
        found.append(
            Told(
                measure=str(key), name=called, unit=unit, value_type=next(filter(None, map(value_type_in, (*kinds, name))), None),
                polarity=_polarity(rows), definition=_one(rows, "definition"), source=_one(rows, "source"),
            )
        )  # fmt: skip
    return found


def _printed(table: SheetTable, head: str) -> str:
    """A head as the file prints it."""
    return table.heads[[str(name) for name in table.frame if name != ROW].index(head)].strip()


def _check_shares(table: SheetTable, rows: pd.DataFrame, called: str, head: str, findings: Findings) -> None:
    """A fault where some figures of a measure carry a per cent sign and others none: the others may be shares of 1."""
    signed = rows["_share"].to_numpy()
    if signed.all() or not signed.any():
        return
    bare = rows[~signed & rows["_number"].to_numpy()]
    if len(bare):
        rule = f"Some figures of '{called}' carry a per cent sign and {len(bare):,} none: write them all in one way."
        findings.fault(
            Fault.NUMBER_UNREADABLE, table.file, rule, row=int(bare[ROW].iloc[0]), column=head, value=bare[head].iloc[0]
        )


def _words(rows: pd.DataFrame, head: str) -> list[str]:
    return [word for word in map(str, rows[head].unique()) if word] if head else []


def _only(words: set[str]) -> str:
    return next(iter(words)) if len(words) == 1 else ""


def _one(rows: pd.DataFrame, head: str) -> str:
    return _only(set(_words(rows, head))) if head in rows else ""


def _polarity(rows: pd.DataFrame) -> Polarity | None:
    """Which way is good, from words; never from numbers."""
    said = plain(_one(rows, "polarity"))
    return next((polarity for polarity, words in _POLARITIES.items() if said in words), None)
