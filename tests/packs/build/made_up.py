"""A small country that is made up: a county of two districts and a council of its own with islands, as GeoParquet."""

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

COUNTRY, REGION, COUNTY = "X92", "X12", "X10"
FIRST, SECOND, ISLES = "X07001", "X07002", "X06001"
NAMES = {FIRST: "Westbury", SECOND: "Eastbury", ISLES: "The Isles"}
SIDE = 5  # wards along each side of a district
WIDE = 0.3  # degrees


def line(start: tuple[float, float], end: tuple[float, float], points: int) -> np.ndarray:
    """A crooked line between two corners, the same from both ends."""
    low, high = sorted((start, end))
    seed = [round(1000 * (one + 10)) for one in (*low, *high)]
    steps = np.linspace(0, 1, points)[:, None]
    span = np.array(high) - np.array(low)
    # bends lie across the line only, and are small near its ends: it meets neither itself nor another line
    room = np.minimum(np.minimum(steps, 1 - steps), 0.1) / 3
    bends = np.random.default_rng(seed).uniform(-1, 1, steps.shape) * room * span[::-1]
    found = np.array(low) + steps * span + bends
    return found if low == start else found[::-1]


def district(west: float, south: float, *, points: int = 40, side: int = SIDE) -> list[shapely.Polygon]:
    """Wards in a square grid, whose crooked edges are the same on both sides."""
    step = WIDE / side
    made = []
    for row in range(side):
        for column in range(side):
            x, y = west + column * step, south + row * step
            corners = [(x, y), (x + step, y), (x + step, y + step), (x, y + step)]
            corners = [(round(a, 6), round(b, 6)) for a, b in corners]
            around = zip(corners, [*corners[1:], corners[0]], strict=True)
            ring = np.concatenate([line(a, b, points)[:-1] for a, b in around])
            made.append(shapely.Polygon(np.round(ring, 6)))
    return made


def isles() -> list[BaseGeometry]:
    """Two wards: three islands of like size and a rock; one island."""
    islands = [shapely.Point(x, 49.9).buffer(0.01) for x in (-6.30, -6.27, -6.24)]
    rock = shapely.Point(-6.2, 49.9).buffer(0.00001)
    return [shapely.MultiPolygon([*islands, rock]), shapely.Point(-6.28, 49.95).buffer(0.012)]


def write_country(folder: Path, *, points: int = 40) -> Path:
    """The files that the build reads, all sound, in longitude and latitude."""
    folder.mkdir(parents=True, exist_ok=True)
    owned = {FIRST: district(-1.0, 52.0, points=points), SECOND: district(-0.7, 52.0, points=points), ISLES: isles()}
    areas = [
        (COUNTRY, "Someland", "country", "country", None, None),
        (REGION, "Middle", "region", "region", None, REGION),
        (COUNTY, "Bury", "utla", "county", COUNTY, REGION),
        (ISLES, NAMES[ISLES], "utla", "unitary authority", ISLES, REGION),
        (FIRST, NAMES[FIRST], "ltla", "non-metropolitan district", COUNTY, REGION),
        (SECOND, NAMES[SECOND], "ltla", "non-metropolitan district", COUNTY, REGION),
        (ISLES, NAMES[ISLES], "ltla", "unitary authority", ISLES, REGION),
        ("X54", "A board of health", "icb", "integrated care board", None, None),
    ]
    columns = ["area_code", "area_name", "area_type", "area_subtype", "utla_code", "region_code"]
    pd.DataFrame(areas, columns=columns).to_parquet(folder / "areas.parquet")
    wards = [
        (f"W24{owner}{number:02}", f"Ward {number} of {NAMES[owner]}", owner, shape)
        for owner, made in owned.items()
        for number, shape in enumerate(made)
    ]
    write(folder / "ward24_boundaries.parquet", ["ward24_code", "ward24_name", "ltla24_code"], wards)
    # the first had other wards in 2017, some of the second's are joined neighbourhoods, the isles had those of today
    then = [("W17A", "Lower", FIRST, "WD13", shapely.box(-1.0, 52.0, -0.7, 52.1)),
            ("W17B", "Upper", FIRST, "WD13", shapely.box(-1.0, 52.1, -0.7, 52.3)),
            ("W17C", "Left", SECOND, "WD13", shapely.box(-0.7, 52.0, -0.6, 52.3)),
            ("W17D", "Right", SECOND, "LSOA11 union", shapely.box(-0.6, 52.0, -0.4, 52.3))]  # fmt: skip
    then += [(code, name, owner, "WD19", shape) for code, name, owner, shape in wards if owner == ISLES]
    write(folder / "ward17_boundaries.parquet", ["ward17_code", "ward17_name", "ltla24_code", "basis"], then)
    census = [("W13A", shapely.box(-1.0, 52.0, -0.9, 52.3)), ("W13B", shapely.box(-0.9, 52.0, -0.8, 52.3)),
              ("W13C", shapely.box(-0.8, 52.0, -0.7, 52.3))]  # fmt: skip
    write(folder / "ward13_boundaries.parquet", ["ward13_code"], census)
    # no ward is made of them here, so that one is enough
    write(folder / "lsoa11_boundaries.parquet", ["lsoa11_code"], [("N11A", shapely.box(-1.0, 52.0, -0.9, 52.1))])
    outlines = [(owner, shapely.coverage_union_all(made)) for owner, made in owned.items()]
    write(folder / "ltla24_boundaries_from_wards.parquet", ["ltla24_code"], outlines)
    _census_wards(wards[0][0]).to_parquet(folder / "ward_health_expectancy_2009_13.parquet")
    return folder


def _census_wards(of_today: str) -> pd.DataFrame:
    """One ward of its own, two joined by the census, one that is still there, one without an outline, one abroad."""
    rows = [
        ("C1", "Alone", "W13A", "W13A", None, FIRST),
        ("C1", "Alone", "W13A", "W13A", None, FIRST),  # a second figure of the same ward
        ("C2", "Joined", None, "W13B;W13C", None, FIRST),
        ("C3", "Still there", of_today, of_today, of_today, FIRST),
        ("C4", "Lost", "W13X", "W13X", None, FIRST),
        ("C5", "Abroad", "W13Y", "W13Y", None, None),
    ]
    columns = ["census_ward_code", "census_ward_name", "ward11_code", "ward11_codes", "ward24_code", "ltla24_code"]
    return pd.DataFrame(rows, columns=columns)


def write(path: Path, columns: Sequence[str], rows: Sequence[tuple[object, ...]], *, crs: str | None = "EPSG:4326"):
    """A GeoParquet file whose last column is the geometry."""
    table = gpd.GeoDataFrame(
        [row[:-1] for row in rows], columns=list(columns), geometry=[row[-1] for row in rows], crs=crs
    )
    table.to_parquet(path)


def rewrite(path: Path, change) -> None:
    """Read a GeoParquet file, change its table and write it again."""
    change(gpd.read_parquet(path)).to_parquet(path)


def write_country_without_crs(folder: Path) -> Path:
    """The same country, its wards of 2024 without a word about their coordinates."""
    rewrite(write_country(folder) / "ward24_boundaries.parquet", lambda table: table.set_crs(None, allow_override=True))
    return folder
