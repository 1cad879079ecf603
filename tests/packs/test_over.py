"""A pack over a made-up nation (tests/packs/build/nation.py): what it takes from the layer, what stands over it, what is a fault."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from benchmarks.pack_differences import ROUNDING
from hineq.model.place import Place
from hineq.model.words import AreaType, TargetKind
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import BUILT, owner_of_set
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.national import open_layer
from hineq.packs.read.pack import check_pack, load_place
from hineq.packs.read.problems import InvalidPack
from tests.packs.build.nation import ASHWICK, BROADSHIRE, BROOKHAM, COLDPORT, COUNTRY, ward
from tests.paths import ROOT


@pytest.fixture
def data(tmp_path: Path, examplia: Path) -> Path:
    """A folder of packs with the layer in it."""
    shutil.copytree(examplia, tmp_path / examplia.name)
    return tmp_path


def write_pack(data: Path, codes: list[str], *, own: pd.DataFrame | None = None, **about: object) -> Path:
    """A pack over the layer with the areas of these codes, every measure of the layer, and rows of its own."""
    layer, folder = data / "examplia", data / "own"
    folder.mkdir()
    council = open_layer(layer).council(codes[-1])
    known = {area.area_code: area for area in council.areas.values()}
    areas = pd.DataFrame(
        [{"area_code": code, "area_name": known[code].area_name, "area_type": str(known[code].area_type),
          "parent_code": known[code].parent_code if known[code].parent_code in codes else ""} for code in codes]
    )  # fmt: skip
    wards = [area for area in known.values() if area.area_type is AreaType.WARD and about.get("wards", True)]
    rows = [
        {"area_code": one.area_code, "area_name": one.area_name, "area_type": "ward", "parent_code": one.parent_code}
        for one in wards
    ]
    pd.concat([areas, pd.DataFrame(rows)], ignore_index=True).to_csv(folder / "areas.csv", index=False)
    for name in ("indicators", "series", "sources", "themes"):
        shutil.copy(layer / f"{name}.csv", folder)
    tables = ["areas", "indicators", "series", "sources", "themes"]
    if own is not None:
        own[TABLES["observations"].names].to_csv(folder / "observations.csv", index=False)
        tables.append("observations")
    described: dict[str, object] = {
        "place_id": "own", "name": known[codes[-1]].area_name, "area_code": codes[-1], "benchmark_code": COUNTRY,
        "over": "examplia", "snapshot": "2026-01-31", "attribution": [],
    }  # fmt: skip
    described |= {name: said for name, said in about.items() if name != "wards"}
    content = {
        "name": "own", "title": "Own", "resources": [{"name": name, "path": f"{name}.csv"} for name in tables],
        "hineq": described,
    }  # fmt: skip
    (folder / "datapackage.json").write_text(json.dumps(content))
    return folder


def figures(place: Place, code: str) -> pd.DataFrame:
    key = list(TABLES["observations"].key)
    rows = place.observations[place.observations.area_code == code]
    return rows.sort_values(key).reset_index(drop=True)[[*key, "value", "count", "denominator", "status", "source_id"]]


def test_a_pack_without_a_figure_has_those_of_the_layer(data: Path) -> None:
    place = load_place(write_pack(data, [COUNTRY, COLDPORT]))
    council = open_layer(data / "examplia").council(COLDPORT)
    for code in (COUNTRY, COLDPORT, ward(7), ward(10)):
        own, layers = figures(place, code), figures(council, code)
        assert len(own) > 0
        pd.testing.assert_frame_equal(own, layers, check_dtype=False)
    assert set(place.observations.source_id) <= set(place.sources)
    assert len(place.population) > 0
    assert set(place.national_ranks.area_code) >= {COLDPORT, ward(7)}
    assert not place.distributions.empty
    assert check_pack(data / "own").faults == ()


def test_a_row_of_the_pack_stands_over_the_layers(data: Path) -> None:
    council = open_layer(data / "examplia").council(COLDPORT)
    row = council.observations[council.observations.area_code == COLDPORT].iloc[[0]]
    place = load_place(write_pack(data, [COUNTRY, COLDPORT], own=row.assign(value=row["value"] + 1.0, note="Ours.")))
    key = list(TABLES["observations"].key)
    same = place.observations.merge(row[key], on=key)
    assert (len(same), same.note[0]) == (1, "Ours.")
    assert same["value"][0] == pytest.approx(row["value"].iloc[0] + 1.0)


def test_a_table_that_the_pack_keeps_is_its_own_alone(data: Path) -> None:
    place = load_place(write_pack(data, [COUNTRY, COLDPORT], keeps=["observations", "population"]))
    assert place.observations.empty
    assert place.population.empty


_FIGURE = ["indicator_id", "series", "sex", "period"]


def test_of_a_figure_that_a_pack_ranks_it_takes_neither_rank_nor_spread_and_of_others_both(data: Path) -> None:
    folder = write_pack(data, [COUNTRY, COLDPORT], keeps=["national_ranks", "distributions"])
    council = open_layer(data / "examplia").council(COLDPORT)
    ranks = council.national_ranks[council.national_ranks.area_code == COLDPORT]
    own = ranks.iloc[[0]].assign(rank=1, areas_ranked=400, tied=1, areas="authorities of that year")
    described = json.loads((folder / "datapackage.json").read_text())
    described["resources"].append({"name": "national_ranks", "path": "national_ranks.csv"})
    (folder / "datapackage.json").write_text(json.dumps(described))
    own[TABLES["national_ranks"].names].astype({"rank": int}).to_csv(folder / "national_ranks.csv", index=False)

    def about(table: pd.DataFrame) -> set[tuple[str, ...]]:
        return set(table[_FIGURE].astype(str).itertuples(index=False, name=None))

    place = load_place(folder)
    (mine,) = about(own)
    same = place.national_ranks[
        [row == mine for row in place.national_ranks[_FIGURE].itertuples(index=False, name=None)]
    ]
    assert same.areas.tolist() == ["authorities of that year"]
    assert mine not in about(place.distributions)
    assert about(place.national_ranks[place.national_ranks.area_code == COLDPORT]) == about(ranks)
    assert about(place.distributions) >= about(ranks) - {mine}


def test_wards_of_another_set_take_nothing_from_the_layer(data: Path) -> None:
    folder = write_pack(data, [COUNTRY, BROADSHIRE, ASHWICK])
    areas = pd.read_csv(folder / "areas.csv", dtype=str)
    areas[areas.area_code != ward(3)].to_csv(folder / "areas.csv", index=False)
    place = load_place(folder)
    assert ward(1) in place.areas
    assert not place.observations.area_code.isin([ward(1), ward(2), ward(3)]).any()
    assert not figures(place, ASHWICK).empty
    assert place.areas[ward(1)].overlap is None


def test_how_neighbourhoods_fit_a_ward_is_the_layers(data: Path) -> None:
    place = load_place(write_pack(data, [COUNTRY, BROADSHIRE, BROOKHAM]))
    assert [ward.area_name for ward in place.wards_rough] == ["Dell"]


def test_the_hash_is_another_with_another_layer(data: Path) -> None:
    folder = write_pack(data, [COUNTRY, COLDPORT])
    before = load_place(folder).data_hash
    path = data / "examplia" / "layer.json"
    path.write_text(path.read_text() + "\n")
    assert load_place(folder).data_hash != before


def test_a_pack_over_no_layer_says_which_it_lacks(data: Path) -> None:
    folder = write_pack(data, [COUNTRY, COLDPORT], over="nowhere")
    (problem,) = check_pack(folder).faults
    assert (problem.code, problem.column, problem.value) == (Fault.LAYER_MISSING, "over", "nowhere")
    with pytest.raises(InvalidPack):
        load_place(folder)


def test_a_pack_over_a_faulty_layer_says_so_and_is_not_opened(data: Path) -> None:
    folder = write_pack(data, [COUNTRY, COLDPORT])
    (data / "examplia" / BUILT / "observations.parquet").write_bytes(b"")
    (problem,) = check_pack(folder).faults
    assert (problem.code, problem.column) == (Fault.LAYER_FAULTY, "over")


@pytest.mark.parametrize(
    ("key", "said"), [("over", "../data"), ("over", 3), ("keeps", "population"), ("keeps", ["targets"])]
)
def test_what_is_no_layer_and_no_table_is_a_fault(data: Path, key: str, said: object) -> None:
    folder = write_pack(data, [COUNTRY, COLDPORT], **{key: said})
    problems = check_pack(folder).faults
    assert [(one.code, one.column) for one in problems] == [(Fault.DESCRIPTION_SHAPE, key)]


def test_a_first_layer_is_a_strategy_and_its_targets(data: Path) -> None:
    folder = write_pack(data, [COUNTRY, COLDPORT], wards=False)
    indicator = pd.read_csv(folder / "indicators.csv", dtype=str, keep_default_na=False).iloc[0]
    source = pd.read_csv(folder / "sources.csv", dtype=str).source_id[0]
    rows = [
        (indicator.indicator_id, COLDPORT, "Persons", period, kind, value, source)
        for period, kind, value in (("2021", "baseline", 20.0), ("2025", "target", 15.0))
    ]
    columns = ["indicator_id", "area_code", "sex", "period", "kind", "value", "source_id"]
    pd.DataFrame(rows, columns=columns).to_csv(folder / "targets.csv", index=False)
    path = folder / "datapackage.json"
    content = json.loads(path.read_text())
    content["resources"].append({"name": "targets", "path": "targets.csv"})
    path.write_text(json.dumps(content))
    place = load_place(folder)
    (trajectory,) = place.trajectories()
    assert [target.kind for target in place.targets] == [TargetKind.BASELINE, TargetKind.TARGET]
    assert trajectory.targets[0].value == 15.0
    assert not figures(place, COLDPORT).empty


@pytest.mark.parametrize("pack", ["llr", "luton", "oxford"])
def test_no_figure_of_a_shipped_pack_stands_in_its_layer_too(pack: str) -> None:
    folder = ROOT / "data" / pack
    files = sorted(folder.glob("observations_*.csv"))
    own = pd.concat([pd.read_csv(file) for file in files])
    layer = open_layer(ROOT / "data" / "england")
    place = load_place(folder)
    owners = [code for code in place.areas if code in layer.tiers()]
    sets = [owner_of_set(code, year) for code in owners for year in layer.former_sets(code)]
    below = layer.rows("observations", [*owners, *sets])
    key = list(TABLES["observations"].key)
    both = own.merge(below.astype(dict.fromkeys(key, "str")), on=key, suffixes=("", "_below"))
    figures = ["value", "lower_ci", "upper_ci", "count", "denominator"]
    same = [
        ((both[one] - both[f"{one}_below"]).abs() < ROUNDING) | (both[one].isna() & both[f"{one}_below"].isna())
        for one in figures
    ]
    # the same count may be told as published where neighbourhoods make up the wards exactly
    same.append(both.status == both.status_below)
    assert both[np.logical_and.reduce(same)][key].to_numpy().tolist() == []
