"""Which councils are like each council: the nearest of its kind over the features that the layer declares."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from hineq.methods.likeness import distances, nearest
from hineq.methods.results import FloatArray
from hineq.model.likeness import FeatureScale, LikeFeature
from hineq.model.words import AreaType, Sex
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_parts import Kind
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import LIKE_FEATURES
from hineq.packs.read.layer_head import Head

# so many councils are called like another one
MANY: Final = 15
COLUMNS: Final = ("area_code", "like_code", "place", "distance")
_WARDS: Final = "ward24_boundaries"
_ALL_AGES: Final = "All ages"
_DECIMALS: Final = 4


def like_places(
    source: SourceFiles, head: Head, above: pd.DataFrame, observations: pd.DataFrame, population: pd.DataFrame
) -> pd.DataFrame:
    """The table of like places: for each county and authority the MANY nearest of its kind, the nearest first.

    `above` are the areas above wards. A district or unitary is held against districts and unitaries, a county against counties
    and unitaries: the kinds of the head. Columns: area_code, like_code, place (1 = the nearest), distance. No rows where the
    layer declares no features; a council without one of them is a fault.
    """
    if not head.like_features:
        return pd.DataFrame(columns=list(COLUMNS))
    councils = above[above.area_type.isin([AreaType.AUTHORITY, AreaType.COUNTY])].sort_values("area_code")
    columns = [
        _feature(one, observations, _residents(population, one.period), _ground(source, above))
        for one in head.like_features
    ]
    table = pd.DataFrame({one.feature_id: column for one, column in zip(head.like_features, columns, strict=True)})
    table = table.reindex(councils.area_code)
    _check(source, head.like_features, table)
    weights = np.array([one.weight for one in head.like_features])
    parts = []
    for kind in head.kinds:
        own = councils.area_code[councils.area_type == kind.of]
        among = table[[code.startswith(kind.prefixes) for code in table.index]]
        if len(own) and len(among):
            parts.append(_nearest(among, weights, set(own)))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(COLUMNS))


def _nearest(features: pd.DataFrame, weights: FloatArray, of: set[str]) -> pd.DataFrame:
    """The nearest of the areas in the index of `features`, for those that the table is `of`."""
    codes = features.index.to_numpy()
    apart = distances(features.to_numpy(dtype=float), weights)
    rows = [
        (codes[at], codes[other], float(place), round(float(apart[at, other]), _DECIMALS))
        for at, others in enumerate(nearest(apart, MANY))
        if codes[at] in of
        for place, other in enumerate(others, 1)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _feature(
    feature: LikeFeature, observations: pd.DataFrame, residents: "pd.Series[float]", ground: "pd.Series[float]"
) -> "pd.Series[float]":
    """A feature of every area, on its scale."""
    if feature.indicator_id:
        same = (observations.indicator_id == feature.indicator_id) & (observations.series == feature.series)
        same &= (observations.period == feature.period) & (observations.sex == Sex.PERSONS)
        values = observations[same].drop_duplicates("area_code").set_index("area_code")["value"].astype(float)
    else:
        values = residents / ground.reindex(residents.index)
    if feature.scale is FeatureScale.LOG:
        return pd.Series(np.log(values.where(values > 0)), index=values.index)
    return values


def _residents(population: pd.DataFrame, period: str) -> "pd.Series[float]":
    rows = population[(population.period == period) & (population.sex == Sex.PERSONS) & (population.age == _ALL_AGES)]
    return rows.drop_duplicates("area_code").set_index("area_code").population.astype(float)


def _ground(source: SourceFiles, above: pd.DataFrame) -> "pd.Series[float]":
    """Square kilometres of each county and authority: the sum of its wards."""
    rows = source.table(_WARDS, {"ltla24_code": Kind.TEXT, "area_km2": Kind.NUMBER})
    ground = rows.groupby("ltla24_code").area_km2.sum()
    parents: Mapping[str, str] = dict(zip(above.area_code, above.parent_code, strict=True))
    counties = above.area_code[above.area_type == AreaType.COUNTY]
    over = ground.groupby(ground.index.map(lambda code: parents.get(code, ""))).sum()
    return pd.concat([ground, over.reindex(counties).dropna()])


def _check(source: SourceFiles, features: Sequence[LikeFeature], table: pd.DataFrame) -> None:
    for feature in features:
        lacking = table.index[table[feature.feature_id].isna()]
        if len(lacking):
            many = "1 council lacks it" if len(lacking) == 1 else f"{len(lacking):,} councils lack it"
            rule = f"Councils cannot be compared by this feature: {many}, such as {lacking[0]}. Name a figure that every one has."
            source.findings.fault(
                Fault.MEASURE_MISSING, LIKE_FEATURES, rule, column="feature_id", value=feature.feature_id
            )
