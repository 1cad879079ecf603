"""The authored tables of the national layer hold together: what a recipe names is declared, and what is declared is made."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hineq.model.indicator import Indicator
from hineq.model.roles import IndicatorRole, SeriesRole
from hineq.model.words import FigureStatus, Polarity, Sex, ValueType
from hineq.packs.declared.columns import several
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.figure_rules import check_indicators
from hineq.packs.read.findings import Findings
from hineq.packs.read.rows import read_table
from tests.paths import DATA

FOLDER = DATA / "england"
DECLARED = ("indicators", "series", "sources", "themes")
FIGURES = ("recipe_wards", "recipe_authorities", "recipe_census_wards", "printed_figures")
RECIPES = (*FIGURES, "recipe_population", "recipe_population_by_sex")
ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# one column of the source, or several joined, each with the part of it that counts
SUM = re.compile(r"([0-9.]+ \* )?[a-z0-9_]+( \+ ([0-9.]+ \* )?[a-z0-9_]+)*")
YEARS = {"calendar", "financial", "academic", "november"}
ZONES = {"lsoa21", "lsoa11", "lsoa01"}
FILES = {"authority_series", "imd_la_summaries_england"}
MADE = {FigureStatus.OFFICIAL, FigureStatus.ESTIMATED, FigureStatus.MODELLED}
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(name: str, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[one] for one in columns) for row in rows(name)]


def ids(names: tuple[str, ...], *columns: str) -> set[tuple[str, ...]]:
    return {key for name in names for key in column(name, *columns)}


@pytest.mark.parametrize("name", DECLARED)
def test_the_rules_of_packs_accept_the_declared_tables(name: str) -> None:
    findings = Findings()
    found = read_table(FOLDER / f"{name}.csv", TABLES[name], findings)
    if name == "indicators":
        check_indicators(found.frame, findings)
    assert findings.faults == []
    assert findings.notices == []
    assert found.complete
    key = list(TABLES[name].key)
    assert not found.frame.duplicated(key).any()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.name)
def test_every_file_is_plain_text_with_rows_of_one_length(path: Path) -> None:
    raw = path.read_bytes()
    assert raw.decode("utf-8").endswith("\n")
    assert b"\r" not in raw
    lines = list(csv.reader(raw.decode("utf-8").splitlines(), strict=True))
    assert {len(line) for line in lines} == {len(lines[0])}
    assert all(cell == cell.strip() for line in lines for cell in line)


def test_ids_are_in_lower_snake_case() -> None:
    named = ids(("indicators", "series"), "indicator_id") | ids(("series",), "series") | ids(("sources",), "source_id")
    assert [one for (one,) in named if not ID.fullmatch(one)] == []


def test_every_series_of_a_recipe_is_declared_and_every_declared_one_is_made() -> None:
    assert ids(FIGURES, "indicator_id", "series") == ids(("series",), "indicator_id", "series")
    assert ids(("series",), "indicator_id") == ids(("indicators",), "indicator_id")


def test_every_source_and_theme_named_is_declared_and_every_declared_one_is_named() -> None:
    assert ids((*RECIPES, "indicators"), "source_id") == ids(("sources",), "source_id")
    assert ids(("indicators",), "theme") == ids(("themes",), "theme")


def test_a_source_says_whose_it_is_where_it_was_read_and_under_which_licence() -> None:
    for row in rows("sources"):
        assert all(row[name] for name in ("publisher", "title", "licence", "note"))
        assert row["url"].startswith("https://")


def test_recipes_of_wards_use_words_of_their_closed_sets() -> None:
    for row in rows("recipe_wards"):
        assert row["zones"] in ZONES
        assert row["sex"] in set(Sex)
        assert {row["status"], row["status_above"]} <= MADE
        assert row["status"] == "estimated"
        assert float(row["scale"]) > 0
        assert SUM.fullmatch(row["column"])
        first, last = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
        assert first <= last
        assert (str(first.year), str(last.year)) == (row["period"], row["period"])
        assert set(re.findall(r"\{.*?\}", row["note"])) <= {"{n}", "{all}"}


def test_a_recipe_of_wards_fills_the_cells_of_its_method_and_no_other() -> None:
    counts = {key for key, kind in kinds().items() if kind.value_type is ValueType.COUNT}
    for row in rows("recipe_wards"):
        filled = {cell for cell in ("denominator", "weight", "classes") if row[cell]}
        assert (row["method"] == "count") is (row["indicator_id"] in counts)
        match row["method"]:
            case "share":
                assert filled == {"denominator"}
                assert SUM.fullmatch(row["denominator"])
            case "count":
                assert filled == set()
            case "mean":
                assert filled == {"weight"}
                assert row["status_above"] == "estimated"
            case "class":
                assert filled == {"weight", "classes"}
                assert 1 <= int(row["classes"]) <= 10
            case other:
                raise AssertionError(other)


def test_ward_series_say_how_they_were_made() -> None:
    """Means are marked; sums of whole counts are marked and say so in their note; other shares are neither."""
    roles = {(row["indicator_id"], row["series"]): row for row in rows("series")}
    for row in rows("recipe_wards"):
        series = roles[row["indicator_id"], row["series"]]
        has = set(several(series["roles"]))
        summed = row["method"] == "share" and row["status_above"] == "official"
        assert (SeriesRole.MEAN_OF_NEIGHBOURHOODS in has) is (row["method"] == "mean")
        assert (SeriesRole.SUM_OF_NEIGHBOURHOODS in has) is summed
        assert ("neighbourhoods, each given to the ward it fits best" in series["note"]) is summed


def test_recipes_of_authorities_use_words_of_their_closed_sets() -> None:
    for row in rows("recipe_authorities"):
        assert row["file"] in FILES
        assert row["years"] in YEARS
        assert row["status"] in MADE
        assert float(row["scale"]) > 0
        assert bool(row["release"]) is (row["file"] == "imd_la_summaries_england")
        assert row["source"].lower() in ("", row["source_id"])
        assert row["age"]
        assert set(re.findall(r"\{.*?\}", row["note"] + row["note_uncounted"])) <= {"{last}"}


def test_a_measure_is_taken_once_and_two_rows_of_a_series_have_two_sources() -> None:
    taken = Counter(column("recipe_authorities", "file", "measure", "release", "source"))
    assert max(taken.values()) == 1
    whole = {key[:3] for key in taken if not key[3]}
    assert not [key for key in taken if key[3] and key[:3] in whole]
    once = Counter(column("recipe_authorities", "indicator_id", "series", "source_id"))
    assert max(once.values()) == 1


def test_a_figure_of_wards_is_made_once() -> None:
    made = Counter(column("recipe_wards", "indicator_id", "series", "sex", "period"))
    assert max(made.values()) == 1
    assert not ids(("recipe_wards",), "indicator_id", "series") & ids(("recipe_authorities",), "indicator_id", "series")
    assert max(Counter(column("recipe_population", "period", "sex", "age")).values()) == 1
    assert ids(("recipe_population",), "zones") <= {(zone,) for zone in ZONES}


def test_the_residents_of_every_year_are_held_against_their_ages() -> None:
    held = {
        (row["zones"], row["total"]): set(row["parts"].split(" + "))
        for row in rows("recipe_totals")
        if row["within"] == "0"
    }
    for zones, total, period in column("recipe_population", "zones", "column", "period"):
        if (zones, total, period, "All ages") in set(column("recipe_population", "zones", "column", "period", "age")):
            ages = {
                row["column"]
                for row in rows("recipe_population")
                if row["period"] == period and row["age"] != "All ages"
            }
            assert held[zones, total] == ages


def test_a_flag_of_the_source_has_one_note() -> None:
    assert max(Counter(column("recipe_flags", "column", "flag")).values()) == 1
    assert ids(("recipe_flags",), "column") == {("published_flag",), ("status_flag",), ("ward_flag",)}
    assert all(note.endswith(".") for (note,) in column("recipe_flags", "note"))


def kinds() -> dict[str, Indicator]:
    """The indicators as the model has them."""
    read = read_table(FOLDER / "indicators.csv", TABLES["indicators"], Findings()).frame
    made = {one.name: one.made for one in TABLES["indicators"].columns}
    return {
        row["indicator_id"]: Indicator(**{name: make(row[name]) for name, make in made.items()})
        for row in read.to_dict("records")
    }


def test_one_measure_has_each_role_that_stands_for_the_whole_place() -> None:
    roles = Counter(role for kind in kinds().values() for role in kind.roles)
    for role in (IndicatorRole.HEADLINE, IndicatorRole.GAP_WITHIN, IndicatorRole.DEPRIVATION):
        assert roles[role] == 1
    # promises are a place's own
    assert not roles[IndicatorRole.PROMISED_GAP] + roles[IndicatorRole.PROMISED_COUNTRY_GAP]


def test_a_family_has_two_members_or_more_and_one_leader_at_most() -> None:
    families: dict[str, list[Indicator]] = {}
    for kind in kinds().values():
        if kind.family:
            families.setdefault(kind.family, []).append(kind)
        else:
            assert not kind.has(IndicatorRole.LEADS_FAMILY)
    for members in families.values():
        assert len(members) > 1
        led = [kind for kind in members if kind.has(IndicatorRole.LEADS_FAMILY)]
        assert len(led) <= 1
        judged = [kind for kind in members if kind.polarity is not Polarity.NO_JUDGEMENT]
        assert not led or not judged or led[0] in judged


def test_names_are_told_apart_and_short_ones_are_short() -> None:
    found = kinds().values()
    assert len({kind.name for kind in found}) == len(found)
    assert len({kind.short_name for kind in found}) == len(found)
    assert [kind.short_name for kind in found if len(kind.short_name) > 32] == []
    assert all(kind.definition.endswith(".") and kind.caveat.endswith(".") for kind in found)


def test_modelled_registers_hang_on_age_and_are_marked() -> None:
    found = kinds()
    for row in rows("recipe_authorities"):
        if row["series"] in ("library_model", "phe_model"):
            assert row["status"] == "modelled"
            assert found[row["indicator_id"]].has(IndicatorRole.AGE_DEPENDENT)


def test_no_one_place_is_spoken_of() -> None:
    places = [path.parent.name for path in DATA.glob("*/datapackage.json")]
    said = "\n".join((FOLDER / f"{name}.csv").read_text(encoding="utf-8") for name in (*DECLARED, *RECIPES)).lower()
    assert [place for place in places if re.search(rf"\b{place}\b", said)] == []


def test_enough_is_declared_for_wards_and_authorities() -> None:
    assert len(ids(("recipe_wards",), "indicator_id")) >= 44
    assert len(ids(("recipe_authorities",), "indicator_id")) >= 90
    assert len(rows("recipe_census_wards")) == 7
