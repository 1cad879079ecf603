"""The table of like places: made from hand-made figures, within its kind, each council with every feature or a fault."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hineq.model.likeness import Beside, FeatureScale, LikeFeature
from hineq.model.words import AreaType
from hineq.packs.build.likeness import MANY, like_places
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_folder import source_folder
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import LIKE_FEATURES
from hineq.packs.read.findings import Findings
from hineq.packs.read.layer_head import AreaKind, Head, read_head
from tests.paths import DATA

OLD = LikeFeature(
    feature_id="old", about="age", name="Old residents", indicator_id="old", series="census", period="2021",
    scale=FeatureScale.LINEAR, weight=1,
)  # fmt: skip
DENSE = LikeFeature(
    feature_id="dense", about="density", name="Density", period="2021", scale=FeatureScale.LOG, weight=1
)
# the county C1 holds D1 and D2; U1 and U2 are unitaries; all in the region R
ABOVE = pd.DataFrame(
    [
        ("E92", "country", ""),
        ("R", "region", "E92"),
        ("E10C1", "county", "R"),
        ("E07D1", "authority", "E10C1"),
        ("E07D2", "authority", "E10C1"),
        ("E06U1", "authority", "R"),
        ("E06U2", "authority", "R"),
    ],
    columns=["area_code", "area_type", "parent_code"],
)
SHARES = {"E07D1": 10.0, "E07D2": 20.0, "E06U1": 11.0, "E06U2": 19.0, "E10C1": 15.0}
PEOPLE = {"E07D1": 1000.0, "E07D2": 2000.0, "E06U1": 1000.0, "E06U2": 8000.0, "E10C1": 3000.0}


def head(*features: LikeFeature) -> Head:
    return Head(
        name="Nation", title="Nation", benchmark_code="E92", snapshot=date(2024, 1, 1), version="1", census_year="2011",
        attribution=(), vintages={}, map_credits={}, indicators={}, series={}, sources={}, estimate_errors=(),
        kinds=(
            AreaKind(of=AreaType.AUTHORITY, words="lower tier", prefixes=("E06", "E07")),
            AreaKind(of=AreaType.COUNTY, words="upper tier", prefixes=("E06", "E10")),
        ),
        like_features=features,
    )  # fmt: skip


def shares(values: dict[str, float]) -> pd.DataFrame:
    rows = [(code, "old", "census", "Persons", "2021", value) for code, value in values.items()]
    return pd.DataFrame(rows, columns=["area_code", "indicator_id", "series", "sex", "period", "value"])


def made(folder: Path, *features: LikeFeature, values: dict[str, float] = SHARES) -> tuple[pd.DataFrame, Findings]:
    ground = {"ltla24_code": ["E07D1", "E07D1", "E07D2", "E06U1", "E06U2"], "area_km2": [6.0, 4.0, 20.0, 10.0, 10.0]}
    pd.DataFrame(ground).to_parquet(folder / "ward24_boundaries.parquet")
    people = pd.DataFrame(
        [(code, "2021", "Persons", "All ages", many) for code, many in PEOPLE.items()],
        columns=["area_code", "period", "sex", "age", "population"],
    )
    findings = Findings()
    found = source_folder(folder, findings)
    assert found is not None
    files = SourceFiles(folder=found, findings=findings)
    return like_places(files, head(*features), ABOVE, shares(values), people), findings


def of(table: pd.DataFrame, code: str) -> list[str]:
    return table.like_code[table.area_code == code].tolist()


def test_the_nearest_of_its_kind_come_first(tmp_path: Path) -> None:
    table, findings = made(tmp_path, OLD)
    assert findings.faults == []
    assert of(table, "E07D1") == ["E06U1", "E06U2", "E07D2"]
    # 11 and 19 are as far from 15: the first code comes first; the districts are none of the upper tier
    assert of(table, "E10C1") == ["E06U1", "E06U2"]
    assert table.place[table.area_code == "E07D1"].tolist() == [1, 2, 3]
    assert len(set(table.distance[table.area_code == "E10C1"])) == 1
    assert set(table.area_code) == set(SHARES)


def test_density_is_residents_over_the_ground_of_the_wards_by_its_logarithm(tmp_path: Path) -> None:
    table, _ = made(tmp_path, DENSE)
    # 100, 100, 100 and 800 for each square kilometre: a county's ground is that of its districts
    assert of(table, "E07D1") == ["E06U1", "E07D2", "E06U2"]
    assert table.distance[table.area_code == "E07D1"].tolist()[:2] == [0, 0]
    assert table.distance[(table.area_code == "E10C1") & (table.like_code == "E06U1")].tolist() == [0]


def test_a_council_without_a_feature_is_a_fault_that_names_it(tmp_path: Path) -> None:
    _, findings = made(tmp_path, OLD, values={code: value for code, value in SHARES.items() if code != "E07D2"})
    assert [(fault.code, fault.file, fault.value) for fault in findings.faults] == [
        (Fault.MEASURE_MISSING, LIKE_FEATURES, "old")
    ]
    assert "1 council lacks it, such as E07D2" in findings.faults[0].rule


def test_without_features_there_are_no_like_places(tmp_path: Path) -> None:
    table, findings = made(tmp_path)
    assert table.empty
    assert findings.faults == []


def test_no_more_than_fifteen_are_called_alike() -> None:
    assert MANY == 15


def test_the_declared_features_are_figures_of_the_layer() -> None:
    findings = Findings()
    found = read_head(DATA / "england", findings)
    assert findings.faults == []
    assert found is not None
    assert list(dict.fromkeys(one.about for one in found.like_features)) == ["age", "density", "deprivation"]
    weights = {
        about: sum(one.weight for one in found.like_features if one.about == about)
        for about in ("age", "density", "deprivation")
    }
    assert set(weights.values()) == {1.0}
    for feature in found.like_features:
        if feature.indicator_id:
            assert (feature.indicator_id, feature.series) in found.series


@pytest.mark.parametrize(
    ("cell", "instead", "code"),
    [
        ("imd_score,iod_2025", "no_such_score,iod_2025", Fault.ID_UNKNOWN),
        ("imd_score,iod_2025", "imd_score,no_such_series", Fault.SERIES_UNKNOWN),
        ("2021,log,1", "2021,log,0", Fault.MULTIPLIER_NOT_POSITIVE),
        ("2021,log,1", "2021,square,1", Fault.WORD_UNKNOWN),
        ("residents_per_km2,density", "share_aged_0_14,density", Fault.KEY_TWICE),
    ],
)
def test_a_broken_table_of_features_is_told(tmp_path: Path, cell: str, instead: str, code: Fault) -> None:
    for path in (DATA / "england").glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / LIKE_FEATURES).read_text(encoding="utf-8")
    assert text.count(cell) == 1
    (tmp_path / LIKE_FEATURES).write_text(text.replace(cell, instead), encoding="utf-8")
    findings = Findings()
    assert read_head(tmp_path, findings) is None
    assert [(fault.code, fault.file) for fault in findings.faults] == [(code, LIKE_FEATURES)]


def test_a_choice_has_one_word_in_the_address() -> None:
    assert [str(one) for one in Beside] == ["country", "region", "like"]
    assert replace(OLD, weight=2).words == "old residents (weight 2)"
