"""What the packs beside Luton's are held to: the format of their files, and how a figure is read off a pack."""

import json
from functools import cache
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from hineq.insights.series.figures import Figures
from hineq.model.place import Place
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.pack import check_pack, load_place
from tests.paths import DATA

BOUNDARIES = "No boundaries for areas of the type 'ward': pages show tables instead of a map."


@cache
def place(place_id: str) -> Place:
    return load_place(DATA / place_id)


@cache
def figures(place_id: str) -> Figures:
    return Figures.of(place(place_id))


def cell(place_id: str, area_code: str, indicator_id: str, series: str, period: str, sex: str = "Persons") -> pd.Series:
    """The one row of a figure."""
    found = place(place_id).observations
    wanted = {"area_code": area_code, "indicator_id": indicator_id, "series": series, "period": period, "sex": sex}
    for column, value in wanted.items():
        found = found[found[column] == value]
    assert len(found) == 1, wanted
    return found.iloc[0]


def near(value: float | None) -> object:
    """A published number as it stands, whatever decimals a layer keeps behind its own."""
    if value is None:
        return None
    places = len(f"{value!r}".partition(".")[2])
    return pytest.approx(value, abs=0.5 * 10 ** -min(places, 3) + 1e-9)


def numbers(row: pd.Series) -> tuple[float | None, ...]:
    """Value, limits, count and denominator of a row, None where it has none."""
    names = ("value", "lower_ci", "upper_ci", "count", "denominator")
    return tuple(None if pd.isna(row[name]) else float(row[name]) for name in names)


def described_by_the_format(folder: Path) -> list[dict[str, object]]:
    """The resources of a pack, which are its files, each with the columns, closed sets and key of its table."""
    resources: list[dict[str, object]] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))[
        "resources"
    ]
    assert {resource["path"] for resource in resources} == {path.name for path in folder.glob("*.csv")}
    for resource in resources:
        table = TABLES[str(resource["name"]).split("-")[0]]
        fields = []
        for column in table.columns:
            constraints: dict[str, object] = {"required": True} if column.required else {}
            if column.choices and not column.several:
                constraints["enum"] = list(column.choices)
            field: dict[str, object] = {"name": column.name, "type": column.type}
            fields.append(field | ({"constraints": constraints} if constraints else {}))
        assert resource["schema"] == {"fields": fields, "primaryKey": list(table.key), "missingValues": [""]}
    return resources


def check_files(place_id: str) -> None:
    """The files of a pack are those that it describes, in the format's columns, plain UTF-8, and Frictionless agrees."""
    folder = DATA / place_id
    report = check_pack(folder)
    assert report.faults == ()
    assert BOUNDARIES in {notice.rule for notice in report.notices}
    valid = frictionless.validate(str(folder / "datapackage.json"))
    assert valid.valid, valid.flatten(["name", "rowNumber", "fieldName", "note"])[:5]
    described_by_the_format(folder)
    for path in filter(Path.is_file, folder.rglob("*")):
        content = path.read_bytes()
        assert content.decode("utf-8").endswith("\n"), path.name
        assert b"\r" not in content, path.name
        assert b"Luton" not in content, path.name


def check_same_as_luton(place_id: str) -> None:
    """The same indicator has the same name, unit, kind, direction and definition as in Luton's pack."""
    luton, here = place("luton"), place(place_id)
    names = ("name", "unit", "value_type", "multiplier", "polarity", "decimals", "theme")
    shared = set(luton.indicators) & set(here.indicators)
    assert len(shared) > 50
    for one in shared:
        for name in names:
            assert getattr(luton.indicators[one], name) == getattr(here.indicators[one], name), (one, name)
    # figures that both packs have are the same ones
    keys = ["area_code", "indicator_id", "series", "sex", "age", "period"]
    both = luton.observations.merge(here.observations, on=keys, suffixes=("", "_here"))
    assert len(both) > 500
    for name in ("value", "lower_ci", "upper_ci", "count", "denominator"):
        assert both[name].equals(both[f"{name}_here"]), name


def check_every_source_is_used(place_id: str) -> None:
    """Every source of a pack stands behind something in it."""
    used: set[str] = set()
    for path in (DATA / place_id).glob("*.csv"):
        if path.name != "sources.csv":
            table = pd.read_csv(path, dtype=str, keep_default_na=False)
            used |= set(table["source_id"]) if "source_id" in table else set()
    own = set(pd.read_csv(DATA / place_id / "sources.csv", dtype=str).source_id)
    assert used >= own - {"ons_e54000015"}
    assert used <= set(place(place_id).sources)
