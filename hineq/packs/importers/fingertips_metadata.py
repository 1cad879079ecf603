"""What Fingertips says of its indicators (OHID): unit, kind of value, which way is good, definition; a download (CSV) or an answer (JSON)."""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hineq.model.words import Polarity, ValueType
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import plain, unit_of
from hineq.packs.importers.extract import Extract, LeftOut, Told, as_figures
from hineq.packs.importers.figure_columns import words_of
from hineq.packs.importers.fingertips import LICENCE, PUBLISHER
from hineq.packs.importers.json_text import json_in, objects_of, text_in
from hineq.packs.importers.layouts import Layout, all_of
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings
from hineq.packs.read.problems import InvalidPack

_NEEDED: Final = ("indicator id", ("indicator", "indicator name"), "unit", "value type")
# the whole set of Fingertips' words, with those that it used before
_VALUE_TYPES: Final = {
    ValueType.COUNT: ("count", "number"),
    ValueType.CRUDE_RATE: ("crude rate",),
    ValueType.DIRECTLY_STANDARDISED_RATE: ("directly standardised rate", "dsr"),
    # a standardised rate or proportion is no count over a denominator: it is a ratio on the scale of the nation's rate
    ValueType.RATIO: (
        "indirectly standardised ratio", "indirectly standardised rate", "indirectly standardised proportion", "ratio",
        "rate ratio", "standardised mortality ratio",
    ),
    ValueType.PROPORTION: ("proportion", "percentage"),
    ValueType.YEARS: ("life expectancy",),
    ValueType.MEAN: ("mean", "median"),
    ValueType.INDEX: (
        "score", "slope index of inequality", "relative index of inequality", "gap", "percentage point", "excess risk",
    ),
}  # fmt: skip
_POLARITIES: Final = {
    Polarity.LOW_IS_GOOD: ("rag low is good", "low is good", "lower is better", "lowisgood"),
    Polarity.HIGH_IS_GOOD: ("rag high is good", "high is good", "higher is better", "highisgood"),
    Polarity.NO_JUDGEMENT: ("bob blue orange blue", "not applicable", "no judgement", "nojudgement"),
}  # fmt: skip
_PER: Final = re.compile(r"per ([0-9][0-9,]*)")
_TAG: Final = re.compile(r"<[^<>]*>")
# what is counted over something, so that a multiplier turns the one over the other into the figure
_OVER: Final = (ValueType.PROPORTION, ValueType.CRUDE_RATE, ValueType.DIRECTLY_STANDARDISED_RATE, ValueType.RATIO)


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """What is said of an indicator, as text, and the row that says it; 0 where it stands in no row."""

    measure: str
    name: str
    unit: str
    value_type: str
    polarity: str
    definition: str
    caveat: str
    data_source: str
    row: int = 0


def kind_of_value(words: str) -> ValueType | None:
    """The kind of number that Fingertips' words for it name; None where they name none that hineq has.

    >>> kind_of_value("Directly standardised rate").value, kind_of_value("Slope index of inequality").value
    ('directly_standardised_rate', 'index')
    """
    return next((kind for kind, said in _VALUE_TYPES.items() if plain(words) in said), None)


def polarity_in(words: str) -> Polarity | None:
    """Which way is good, by Fingertips' words for it; None where they do not say.

    >>> polarity_in("RAG - Low is good   ").value, polarity_in("BOB - Blue orange blue").value, polarity_in("0")
    ('low_is_good', 'no_judgement', None)
    """
    return next((polarity for polarity, said in _POLARITIES.items() if plain(words) in said), None)


def multiplier_in(unit: str, value_type: ValueType | None) -> float | None:
    """What turns a count over its denominator into a unit; 1 for what is counted over nothing, None where the unit does not say.

    >>> multiplier_in("per 100,000", ValueType.CRUDE_RATE), multiplier_in("%", ValueType.PROPORTION), multiplier_in("years", ValueType.YEARS)
    (100000.0, 100.0, 1.0)
    """
    if value_type is not None and value_type not in _OVER:
        return 1.0
    if unit.startswith("%"):
        return 100.0
    if found := _PER.search(unit):
        return float(found[1].replace(",", ""))
    return 1.0 if value_type is ValueType.RATIO else None


def source_in_fingertips(measure: str, name: str) -> str:
    """The title of an indicator as a source."""
    return f"Fingertips public health data, indicator {measure}: {name}"


def read_fingertips_metadata(table: SheetTable, findings: Findings) -> Extract:
    """What a download of indicators' metadata tells of each of them; it has no figures."""
    frame = table.frame
    columns = {
        "measure": "indicator id", "name": table.first("indicator", "indicator name"), "unit": "unit", "value_type": "value type",
        "polarity": "polarity", "definition": "definition", "caveat": "caveats", "data_source": table.first("data source", "indicator source"),
    }  # fmt: skip
    cells = {key: words_of(table.cells(head)) for key, head in columns.items()}
    entries = [
        _Entry(**dict(zip(cells, texts, strict=True)), row=int(row))
        for *texts, row in zip(*cells.values(), frame[ROW], strict=True)
    ]
    return _extract(FINGERTIPS_METADATA.title, table.file, entries, table.left_out, findings)


def is_fingertips_metadata(answer: Any) -> bool:
    """Whether JSON is an answer of Fingertips' indicator metadata: indicators by their id, or one of them."""
    return any(isinstance(one.get("Descriptive"), dict) for one in _indicators(answer))


def read_fingertips_metadata_json(raw: bytes, file: str) -> Extract:
    """What an answer of Fingertips' interface (`indicator_metadata/by_indicator_id` and its like) tells of each indicator.

    The answer does not say which way is good. Raises InvalidPack with every fault where there is one.
    """
    findings = Findings()
    answer = json_in(raw, file, findings)
    entries = [
        _Entry(
            measure=text_in(one, "IID"), name=text_in(one, "Descriptive", "Name"), unit=text_in(one, "Unit", "Label"),
            value_type=text_in(one, "ValueType", "Name"), polarity=text_in(one, "Polarity", "Name") or text_in(one, "Polarity"),
            definition=text_in(one, "Descriptive", "Definition"), caveat=text_in(one, "Descriptive", "Caveats"),
            data_source=text_in(one, "Descriptive", "DataSource"),
        )
        for one in _indicators(answer)
    ]  # fmt: skip
    extract = _extract("Fingertips interface, indicator metadata (JSON)", file, entries, (), findings)
    if findings.faults:
        raise InvalidPack(file, findings.faults)
    return extract


def _indicators(answer: Any) -> Iterator[dict[str, Any]]:
    """The indicators of an answer, each with its id: it has them by their id, in a list, or is one."""
    if isinstance(answer, dict) and "Descriptive" not in answer:
        for key, one in answer.items():
            if isinstance(one, dict):
                yield {"IID": key, **one}
        return
    yield from objects_of(answer)


def _extract(
    layout: str, file: str, entries: Iterable[_Entry], left: Collection[LeftOut], findings: Findings
) -> Extract:
    told: dict[str, Told] = {}
    unread: dict[str, list[_Entry]] = {}
    again = 0
    for entry in entries:
        if not entry.measure:
            rule = "The row must say the id of its indicator, a number: it stands in the column 'Indicator ID' of the download."
            findings.fault(Fault.CELL_EMPTY, file, rule, row=entry.row, column="indicator id")
            continue
        made = _told(entry)
        known = told.setdefault(entry.measure, made)
        again += known is not made
        if known != made:
            rule = f"Two rows say unlike things of indicator {entry.measure}: keep the one of the profile that you use."
            findings.fault(Fault.KEY_TWICE, file, rule, row=entry.row, value=entry.measure)
        for what in _unread(entry, made):
            unread.setdefault(what, []).append(entry)
    if not told and not findings.faults:
        findings.fault(Fault.NO_ROWS, file, "The file tells of no indicator: get the metadata of those that you use.")
    twice = [LeftOut(rows=again, why="the same indicator once more")] if again else []
    return Extract(
        layout=layout, file=file, figures=as_figures({}, []), measures=tuple(told.values()), left_out=(*left, *twice),
        remarks=tuple(_remarks(unread)),
    )  # fmt: skip


def _told(entry: _Entry) -> Told:
    value_type = kind_of_value(entry.value_type)
    unit = _unit(entry.unit, value_type)
    name = _text(entry.name)
    whose = f" (from {_text(entry.data_source)})" if entry.data_source else ""
    return Told(
        measure=entry.measure, name=name, unit=unit, value_type=value_type, multiplier=multiplier_in(unit, value_type),
        polarity=polarity_in(entry.polarity), definition=_text(entry.definition), caveat=_text(entry.caveat),
        publisher=PUBLISHER, source=source_in_fingertips(entry.measure, name) + whose, licence=LICENCE,
    )  # fmt: skip


def _unit(label: str, value_type: ValueType | None) -> str:
    """A unit as packs write it; where Fingertips has none, what the kind of value says: a ratio, a score, a number."""
    words = _text(label)
    if plain(words) in ("", "no unit") and not words.startswith("%") and "£" not in words:
        named = {
            ValueType.RATIO: "ratio",
            ValueType.INDEX: "index score",
            ValueType.COUNT: "number",
            ValueType.YEARS: "years",
        }
        return named.get(value_type, "") if value_type else ""
    return unit_of(words) or words


def _text(said: str) -> str:
    """A text without marks of HTML and on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", said)).split())


def _unread(entry: _Entry, told: Told) -> Iterator[str]:
    """What of an entry is not said, or is said in words that are not known."""
    if told.value_type is None:
        yield (
            f"the value type '{entry.value_type}' is none that hineq has"
            if entry.value_type
            else "no value type is given"
        )
    elif plain(entry.value_type).startswith("indirectly standardised") and "ratio" not in plain(entry.value_type):
        yield f"'{entry.value_type}' is taken as a ratio, since it is no count over a denominator"
    if told.polarity is None:
        yield f"the polarity '{entry.polarity}' is not known" if entry.polarity else "which way is good is not given"
    if told.multiplier is None and told.value_type is not None:
        yield f"the unit '{entry.unit}' does not say per how many" if entry.unit else "no unit is given"


def _remarks(unread: Mapping[str, list[_Entry]]) -> Iterator[str]:
    for what, entries in unread.items():
        first = entries[0]
        which = f"indicator {first.measure} ({_text(first.name)})"
        yield (
            f"Of {which} {what}." if len(entries) == 1 else f"Of {len(entries):,} indicators, such as {which}, {what}."
        )


FINGERTIPS_METADATA: Final = Layout(
    title="Fingertips indicator metadata",
    fits=all_of(*_NEEDED),
    heads=(
        "indicator id", "indicator", "indicator name", "indicator number", "rationale", "specific rationale", "definition", "data source",
        "indicator source", "definition of numerator", "source of numerator", "definition of denominator", "source of denominator",
        "methodology", "standard population values", "frequency", "confidence interval details", "disclosure control", "rounding",
        "caveats", "notes", "impact of covid 19", "copyright", "data re use", "links", "indicator content", "simple name",
        "simple definition", "unit", "value type", "year type", "polarity", "date updated",
    ),
    read=read_fingertips_metadata,
)  # fmt: skip
