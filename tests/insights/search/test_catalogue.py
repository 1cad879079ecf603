"""What the pack holds, for reading and for downloading, and the words of the field."""

from functools import cache
from itertools import pairwise

import pandas as pd

from hineq.insights.search.catalogue import LEVELS, catalogue, downloads, source_table
from hineq.insights.series.figures import Figures
from hineq.insights.series.ratio_means import without_ratio_means
from hineq.insights.wording.glossary import GLOSSARY
from hineq.model.words import AreaType
from hineq.packs.read.pack import load_place
from tests.docstrings import untrue_columns
from tests.examples.bad_packs import GOOD
from tests.luton import figures, luton


@cache
def by_indicator() -> pd.DataFrame:
    return catalogue(figures()).set_index("indicator_id")


def test_every_indicator_is_there_and_themes_stand_together() -> None:
    assert set(by_indicator().index) == set(luton().indicators)
    themes = list(by_indicator().theme)
    assert len([1 for before, after in pairwise(themes) if before != after]) == len(set(themes)) - 1


def test_the_docstring_names_the_columns_and_every_level_has_its_word() -> None:
    assert untrue_columns([catalogue], by_indicator().reset_index()) == set()
    assert set(LEVELS) == set(AreaType)


def test_an_entry_by_hand() -> None:
    entry = by_indicator().loc["infant_mortality"]
    assert entry["for"] == "people"
    assert entry.polarity == "lower is better"
    assert "Three years together: 2010-12 to 2019-21" in entry.periods
    assert "Single years: 2010 to 2017" in entry.periods
    assert entry.intervals == "exact Poisson or Byar's, for 125 of 180 figures"
    assert "authorities" in entry["areas"]
    wards = by_indicator().loc["life_expectancy_at_65"]
    assert (wards["for"], wards["areas"]) == ("men", "19 for wards")
    assert by_indicator().loc["overcrowded_households"].intervals == "Wilson score"


def test_an_indicator_without_figures_says_so() -> None:
    entry = by_indicator().loc["life_expectancy_gap"]
    assert (entry["areas"], entry["for"], entry.periods) == ("none in this pack", "none", "none")


def test_no_cell_is_empty_or_a_code_word() -> None:
    cells = by_indicator()[["unit", "polarity", "for", "periods", "areas", "intervals", "kind", "licence"]]
    assert not cells.map(lambda cell: not cell or "_" in cell or "nan" in cell.split()).any(axis=None)


def test_details_repeat_the_entry() -> None:
    entry = by_indicator().loc["overweight_year6"]
    details = dict(entry.details.itertuples(index=False, name=None))
    assert details["Series and periods"] == entry.periods
    assert details["Licence"] == entry.licence
    assert details["Unit"] == "%"


def test_every_source_is_listed() -> None:
    table = source_table(luton())
    assert len(table) == len(luton().sources)
    assert (table.Licence != "").all()


def test_every_table_can_be_downloaded_whole() -> None:
    tables = {name: (table, words) for name, table, words in downloads(figures())}
    # means of neighbourhoods' ratios are the wards' alone (docs/decisions)
    kept = len(without_ratio_means(luton()).observations)
    assert len(tables["figures"][0]) == kept
    assert tables["figures"][1] == f"Figures, {kept:,} rows, with every interval"
    assert len(tables["targets"][0]) == len(luton().targets)
    assert len(tables["areas"][0]) == len(luton().areas)
    assert "area_code" in tables["areas"][0].columns
    assert all(isinstance(table, pd.DataFrame) and len(table) for table, _ in tables.values())


def test_the_glossary_explains_the_words_on_screen() -> None:
    assert list(GLOSSARY) == sorted(GLOSSARY, key=str.lower)
    assert all(meaning.endswith(".") for meaning in GLOSSARY.values())
    for term in (
        "95% confidence interval",
        "Baseline",
        "Outturn",
        "Recent trend",
        "Slope index of inequality",
        "Target",
    ):
        assert term in GLOSSARY


def test_what_documents_say_can_be_downloaded_too() -> None:
    place = load_place(GOOD)
    tables = {name: table for name, table, _ in downloads(Figures.of(place))}
    assert list(tables["statements"].statement_id) == ["smokers", "work"]
    assert "figures" not in tables["statements"]
    assert list(tables["statement_figures"].printed) == ["25.1%", "1,020"]
    assert list(tables["recommendations"].indicators) == ["smoking; life_expectancy", ""]
    assert list(tables["jsna_links"].jsna_ids) == ["jsna_longer_lives", "jsna_less_smoking"]
    assert all("object at" not in table.to_csv() for table in tables.values())
