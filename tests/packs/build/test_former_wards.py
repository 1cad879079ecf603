"""The wards of 2017 of a made-up council that has others today, as a second set, against hand arithmetic (nation.py has the numbers)."""

from pathlib import Path

import pandas as pd
import pytest

from hineq.packs.build.layer import build_layer
from hineq.packs.read.national import open_layer
from tests.packs.build import nation
from tests.packs.build.conftest import Read
from tests.packs.build.nation import ASHWICK, CASTLE, COLDPORT, NEWBRIDGE, OLD_ABBEY, quietly, ward

SET = [ward(OLD_ABBEY), ward(NEWBRIDGE), ward(CASTLE)]


def values(former: Read, table: str, column: str, **wanted: str) -> dict[str, float]:
    rows = former(table)
    for name, value in wanted.items():
        rows = rows[rows[name] == value]
    assert not rows.area_code.duplicated().any()
    return dict(zip(rows.area_code, rows[column], strict=True))


def test_a_council_that_has_other_wards_today_has_all_of_then_those_that_are_still_there_too(former: Read) -> None:
    areas = former("areas").set_index("area_code")
    assert sorted(areas.index) == sorted(SET)  # no ward of a council whose wards are the same
    areas = areas.loc[SET]
    assert areas.area_name.tolist() == ["Old Abbey", "Newbridge", "Castle"]
    assert set(areas.area_type) == {"former_ward"}
    assert set(areas.parent_code) == {ASHWICK}
    assert areas.gone_by.fillna(0).tolist() == [2024, 2024, 0]
    assert areas.neighbourhoods.tolist() == [3, 1, 1]


def test_the_overlap_is_common_ground_over_that_of_either_and_not_that_of_joined_neighbourhoods(former: Read) -> None:
    overlap = former("areas").set_index("area_code").overlap
    assert overlap[ward(OLD_ABBEY)] == 0.933  # 14 strips of 15
    assert overlap[ward(CASTLE)] == 1
    assert pd.isna(overlap[ward(NEWBRIDGE)])


def test_figures_are_made_of_the_neighbourhoods_that_fitted_each_ward_then(former: Read) -> None:
    of_2011 = values(former, "observations", "value", indicator_id="score", series="of_2011")
    assert of_2011 == {ward(OLD_ABBEY): 9.3333, ward(NEWBRIDGE): 5, ward(CASTLE): 6}  # (21 + 3 + 4) / 3
    of_2001 = values(former, "observations", "value", indicator_id="score", series="of_2001")
    assert of_2001 == {ward(OLD_ABBEY): 2.3333, ward(NEWBRIDGE): 1, ward(CASTLE): 1}  # a tenth of (40 + 20 + 10) / 3
    rows = former("observations")
    assert set(rows.note[rows.area_code == ward(OLD_ABBEY)]) == {"Mean of 3 LSOA values.", "Ward flagged worse."}
    assert set(rows.status[rows.indicator_id == "score"]) == {"estimated"}


def test_what_neighbourhoods_of_2021_were_counted_for_is_no_figure_of_theirs(former: Read) -> None:
    assert set(former("observations").period) == {"2001", "2011", "2009-13"}
    assert set(former("population").period) == {"2011"}


def test_what_was_published_for_a_census_ward_stands_where_the_ward_has_its_code_still(former: Read) -> None:
    assert values(former, "observations", "value", indicator_id="life_expectancy") == {
        ward(OLD_ABBEY): 70,
        ward(CASTLE): 72,
    }
    ranked = former("national_ranks")
    ranked = ranked[ranked.indicator_id == "life_expectancy"].set_index("area_code")
    assert ranked["rank"].to_dict() == {ward(OLD_ABBEY): 3, ward(CASTLE): 2}
    assert set(ranked["areas"]) == {"wards of two nations"}


def test_residents_are_summed(former: Read) -> None:
    assert values(former, "population", "population") == {ward(OLD_ABBEY): 300, ward(NEWBRIDGE): 100, ward(CASTLE): 100}


def test_wards_are_ranked_among_all_of_then(former: Read) -> None:
    """20, 18.5, 16, 13.5, 11.5, 9.5 of wards that are the same today, then 9.3, 7.5 of one of those, 6 and 5."""
    ranked = former("national_ranks")
    ranked = ranked[ranked.series == "of_2011"]
    ranked = ranked[ranked.indicator_id == "score"].set_index("area_code")
    assert ranked["rank"].to_dict() == {ward(OLD_ABBEY): 7, ward(CASTLE): 9, ward(NEWBRIDGE): 10}
    assert set(ranked.areas_ranked) == {10}
    assert set(ranked["areas"]) == {"wards of 2017"}


def test_todays_ranks_and_spreads_count_none_of_them(built: Read) -> None:
    ranks, spreads = built("national_ranks"), built("distributions")
    score = (ranks.indicator_id == "score") & (ranks.series == "of_2011") & (ranks["areas"] == "wards")
    assert set(ranks.areas_ranked[score]) == {9}
    assert not ranks.area_code.isin([ward(OLD_ABBEY), ward(NEWBRIDGE)]).any()
    assert "wards of 2017" not in set(spreads["areas"])


def test_only_wards_with_a_shape_of_their_own_are_drawn(former: Read) -> None:
    rows = former("shapes")
    assert rows.area_code.tolist() == [ward(CASTLE), ward(OLD_ABBEY)]
    assert set(rows.area_type) == {"former_ward"}
    assert set(rows.vintage) == {"2017"}


def test_successors_say_where_the_land_lies_today(former: Read) -> None:
    rows = former("successors")
    pairs = list(zip(rows.former_code, rows.area_code, strict=True))
    assert pairs == [(ward(CASTLE), ward(3)), (ward(OLD_ABBEY), ward(1)), (ward(OLD_ABBEY), ward(2))]
    # 10 strips of 14 and 4, that are not quite alike in metres
    assert rows.share.tolist() == pytest.approx([1, 10 / 14, 4 / 14], abs=0.001)


def test_a_ward_that_has_its_code_still_is_its_own_successor_and_a_sliver_is_none(tmp_path: Path) -> None:
    """Two outlines of a border differ, since each is simplified apart."""
    tables = nation.sources()
    then = tables["ward17_boundaries"].set_index("ward17_code")
    then.loc[ward(CASTLE), "geometry"] = nation._strip(0.29, 0.39)
    then.loc[ward(OLD_ABBEY), "geometry"] = nation._strip(0.1, 0.202)
    tables["ward17_boundaries"] = then.reset_index()
    folder = nation.write_declared(tmp_path / "examplia")
    build_layer(folder, nation.write_sources(tmp_path / "sources", tables), quietly)
    rows = open_layer(folder).successors(ASHWICK, "2017")
    assert rows.to_numpy().tolist() == [[ward(CASTLE), ward(3), 1], [ward(OLD_ABBEY), ward(1), 0.9804]]


def test_a_nation_whose_wards_are_those_of_then_has_no_set(tmp_path: Path) -> None:
    tables = nation.sources()
    today = tables["ward24_boundaries"]
    given = dict(
        zip(tables["lookup_lsoa11_lsoa21"].lsoa11_code, tables["lookup_lsoa11_lsoa21"].lsoa11_ward24_code, strict=True)
    )
    lookup = tables["lookup_lsoa11_ward17"].assign(ward17_code=lambda rows: rows.lsoa11_code.map(given))
    council = dict(zip(today.ward24_code, today.ltla24_code, strict=True))
    lookup["ltla24_code"] = lookup.ward17_code.map(council)
    counted = lookup.ward17_code.value_counts()
    then = today.rename(columns={"ward24_code": "ward17_code", "ward24_name": "ward17_name"})
    then = then.assign(basis="WD19", n_lsoa11=then.ward17_code.map(counted).fillna(0).astype(int))
    tables |= {"lookup_lsoa11_ward17": lookup, "ward17_boundaries": then}
    folder = nation.write_declared(tmp_path / "examplia")
    build_layer(folder, nation.write_sources(tmp_path / "sources", tables), quietly)
    layer = open_layer(folder)
    assert [layer.former_sets(code) for code in (ASHWICK, COLDPORT)] == [(), ()]
    assert layer.council(ASHWICK).place_id == ASHWICK


@pytest.mark.parametrize("name", ["areas", "observations", "national_ranks", "population", "shapes"])
def test_the_rows_of_today_are_the_same_with_and_without_a_set(
    built: Read, tmp_path: Path, name: str, without_set: Read
) -> None:
    pd.testing.assert_frame_equal(built(name), without_set(name))


@pytest.fixture(scope="module")
def without_set(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads a table of the same nation, but with the codes of today's wards on those of 2017."""
    tables = nation.sources()
    codes = {ward(OLD_ABBEY): ward(1), ward(NEWBRIDGE): ward(2)}
    for table in ("ward17_boundaries", "lookup_lsoa11_ward17"):
        tables[table] = tables[table].replace({"ward17_code": codes})
    folder = nation.write_declared(tmp_path_factory.mktemp("same") / "examplia")
    build_layer(folder, nation.write_sources(folder / "sources", tables), quietly)
    return lambda name: pd.read_parquet(folder / "built" / f"{name}.parquet")
