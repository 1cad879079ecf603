"""What Fingertips says of its indicators: direction, kind of value and multiplier from words, of a download and of an answer in JSON."""

import csv
import io
import json

import pytest

from hineq.model.words import Polarity, ValueType
from hineq.packs.importers.fingertips_metadata import FINGERTIPS_METADATA, read_fingertips_metadata_json
from hineq.packs.importers.json_answers import read_json_answer
from hineq.packs.importers.json_text import is_json
from hineq.packs.importers.layouts import read_figures
from hineq.packs.read.problems import InvalidPack

HEADS = (
    "Indicator ID", "Indicator", "Indicator number", "Rationale", "Specific rationale", "Definition", "Data source", "Indicator source",
    "Definition of numerator", "Source of numerator", "Definition of denominator", "Source of denominator", "Methodology",
    "Standard population/values", "Frequency", "Confidence interval details", "Disclosure control", "Rounding", "Caveats", "Notes",
    "Impact of COVID-19", "Copyright", "Data re-use", "Links", "Indicator Content", "Simple Name", "Simple Definition", "Unit", "Value type",
    "Year type", "Polarity", "Date updated",
)  # fmt: skip


def download(*rows, heads=HEADS, encoding="utf-8"):
    text = io.StringIO()
    writer = csv.DictWriter(text, heads, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def indicator(
    key="108",
    name="Made-up deaths",
    unit="per 100,000",
    kind="Directly standardised rate",
    polarity="RAG - Low is good",
    **more,
):
    return {"Indicator ID": key, "Indicator": name, "Unit": unit, "Value type": kind, "Polarity": polarity, **more}


def read(*rows, **how):
    return read_figures(download(*rows, **how), "metadata.csv", (FINGERTIPS_METADATA,))


def test_a_row_is_what_is_told_of_a_measure_and_no_figure():
    extract = read(indicator(**{"Definition": "Deaths,\nby age.", "Caveats": "Small numbers", "Data source": "ONS"}))
    assert extract.figures.empty
    assert list(extract.figures.columns)[:3] == ["_row", "measure", "area_code"]
    (told,) = extract.measures
    assert (told.measure, told.name, told.unit) == ("108", "Made-up deaths", "per 100,000")
    assert (told.value_type, told.multiplier, told.polarity) == (
        ValueType.DIRECTLY_STANDARDISED_RATE,
        100_000,
        Polarity.LOW_IS_GOOD,
    )
    assert (told.definition, told.caveat) == ("Deaths, by age.", "Small numbers")
    assert told.source == "Fingertips public health data, indicator 108: Made-up deaths (from ONS)"
    assert told.publisher == "Office for Health Improvement and Disparities"


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("RAG - Low is good", Polarity.LOW_IS_GOOD), ("RAG - Low is good   ", Polarity.LOW_IS_GOOD), ("RAG - High is good", Polarity.HIGH_IS_GOOD),
        ("Low is good", Polarity.LOW_IS_GOOD), ("BOB - Blue orange blue", Polarity.NO_JUDGEMENT), ("Not applicable", Polarity.NO_JUDGEMENT),
    ],
)  # fmt: skip
def test_the_direction_is_taken_from_words(words, polarity):
    assert read(indicator(polarity=words)).measures[0].polarity is polarity


@pytest.mark.parametrize("number", ["0", "1", "-1", "99"])
def test_a_number_is_no_direction(number):
    extract = read(indicator(polarity=number))
    assert extract.measures[0].polarity is None
    assert f"the polarity '{number}' is not known" in extract.remarks[0]


@pytest.mark.parametrize(
    ("kind", "unit", "value_type", "multiplier", "said"),
    [
        ("Proportion", "%", ValueType.PROPORTION, 100, "%"), ("Crude rate", "per 1,000", ValueType.CRUDE_RATE, 1_000, "per 1,000"),
        ("Crude rate", "per 100,000 bed-days", ValueType.CRUDE_RATE, 100_000, "per 100,000 bed-days"),
        ("Life expectancy", "Years", ValueType.YEARS, 1, "years"), ("Slope index of inequality", "Years", ValueType.INDEX, 1, "years"),
        ("Slope Index of Inequality", "Percentage points", ValueType.INDEX, 1, "Percentage points"),
        ("Indirectly standardised ratio", "per 100", ValueType.RATIO, 100, "per 100"), ("Ratio", "No unit", ValueType.RATIO, 1, "ratio"),
        ("Mean", "£", ValueType.MEAN, 1, "£"), ("Count", "", ValueType.COUNT, 1, "number"), ("Score", "No unit", ValueType.INDEX, 1, "index score"),
    ],
)  # fmt: skip
def test_kind_and_multiplier_follow_from_words(kind, unit, value_type, multiplier, said):
    (told,) = read(indicator(kind=kind, unit=unit)).measures
    assert (told.value_type, told.multiplier, told.unit) == (value_type, multiplier, said)


def test_what_hineq_has_no_word_for_is_told_and_not_guessed():
    extract = read(
        indicator("1", kind="Months life lost"),
        indicator("2", kind="Crude rate", unit="Persons per km2"),
        indicator("3", polarity=""),
    )
    assert [one.value_type for one in extract.measures] == [
        None,
        ValueType.CRUDE_RATE,
        ValueType.DIRECTLY_STANDARDISED_RATE,
    ]
    assert extract.measures[1].multiplier is None
    assert extract.remarks == (
        "Of indicator 1 (Made-up deaths) the value type 'Months life lost' is none that hineq has.",
        "Of indicator 2 (Made-up deaths) the unit 'Persons per km2' does not say per how many.",
        "Of indicator 3 (Made-up deaths) which way is good is not given.",
    )


def test_an_indirectly_standardised_proportion_is_no_proportion():
    extract = read(indicator(kind="Indirectly standardised proportion", unit="%"))
    assert (extract.measures[0].value_type, extract.measures[0].multiplier) == (ValueType.RATIO, 100)
    assert "taken as a ratio" in extract.remarks[0]


def test_older_downloads_have_fewer_columns():
    heads = [head for head in HEADS if head not in ("Polarity", "Date updated", "Simple Name", "Impact of COVID-19")]
    (told,) = read(indicator(), heads=heads).measures
    assert (told.unit, told.polarity) == ("per 100,000", None)


def test_windows_text_is_read():
    assert read(indicator(name="Café – visits", unit="£"), encoding="cp1252").measures[0].name == "Café – visits"


def test_the_same_indicator_once_more_is_left_out_and_an_unlike_one_a_fault():
    extract = read(indicator(), indicator())
    assert len(extract.measures) == 1
    assert str(extract.left_out[0]) == "1 row left out: the same indicator once more"
    with pytest.raises(InvalidPack) as raised:
        read(indicator(), indicator(polarity="RAG - High is good"), indicator(""))
    assert [(str(one.code), one.row) for one in raised.value.problems] == [("key_twice", 3), ("cell_empty", 4)]


def test_a_head_and_nothing_else_is_a_fault():
    with pytest.raises(InvalidPack, match="no figure beneath it"):
        read()


ANSWER = {
    "90366": {
        "IID": 90366, "Unit": {"Id": 6, "Label": "Years", "Value": 1.0}, "ValueType": {"Id": 11, "Name": "Life expectancy"},
        "Descriptive": {
            "Name": "Life expectancy", "Definition": "<p>Years that a newborn&nbsp;may expect.</p>", "DataSource": "Office for National Statistics",
        },
    }
}  # fmt: skip


@pytest.mark.parametrize("answer", [ANSWER, list(ANSWER.values()), ANSWER["90366"]])
def test_an_answer_of_the_interface_tells_the_same(answer):
    raw = json.dumps(answer).encode("utf-8-sig")
    assert is_json(raw)
    extract = read_json_answer(raw, "answer.json")
    (told,) = extract.measures
    assert (told.measure, told.unit, told.value_type, told.multiplier) == ("90366", "years", ValueType.YEARS, 1)
    assert told.definition == "Years that a newborn may expect."
    assert told.polarity is None
    assert extract.remarks == ("Of indicator 90366 (Life expectancy) which way is good is not given.",)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b'{"90366": {"IID": 903', "json_broken"), (b'{"type": "FeatureCollection", "features": []}', "header_unknown"),
        (b"[" * 100_000, "json_broken"), (b'[{"a": ' + b"9" * 9_000 + b"}]", "json_broken"), (b"[]", "header_unknown"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_one_fault(raw, code):
    with pytest.raises(InvalidPack) as raised:
        read_json_answer(raw, "answer.json")
    assert [str(one.code) for one in raised.value.problems] == [code]


def test_an_answer_without_indicators_is_a_fault():
    with pytest.raises(InvalidPack, match="tells of no indicator"):
        read_fingertips_metadata_json(b"{}", "answer.json")
