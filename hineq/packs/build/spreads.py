"""How the figures of all areas of a kind spread, and which place each has among them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from hineq.model.enough import LEAST_COUNTED
from hineq.model.observation import SPREAD, SPREAD_SHARES
from hineq.model.words import FirstIs
from hineq.packs.build.ward_figures import DECIMALS

_ABOUT: Final = ["indicator_id", "series", "sex", "period"]


@dataclass(frozen=True, kw_only=True)
class Kin:
    """Areas of one kind over the country: what they are called, how their codes begin, which they are, which series of which indicator they have.

    `published` is what their source calls those among which it ranks them itself, "" where it does not.
    """

    words: str
    prefixes: tuple[str, ...]
    codes: Collection[str]
    series: Collection[tuple[str, str]]
    published: str = ""


def spreads(observations: pd.DataFrame, kin: Kin) -> pd.DataFrame:
    """The distributions table of figures over areas of a kind, for each figure that half of them have, some of every code among them."""
    rows = _of(observations, kin)
    groups = rows.groupby(_ABOUT, sort=True)["value"]
    points = {name: groups.quantile(share).round(DECIMALS) for name, share in zip(SPREAD, SPREAD_SHARES, strict=True)}
    table = pd.DataFrame(
        points
        | {
            "mean": groups.mean().round(DECIMALS),
            "areas_counted": groups.size().astype(float),
            "source_id": rows.groupby(_ABOUT, sort=True)["source_id"].first(),
        }
    ).reset_index()
    return table.assign(areas=kin.words, code_prefixes="; ".join(kin.prefixes))


def ranks(observations: pd.DataFrame, kin: Kin) -> pd.DataFrame:
    """The national_ranks table of figures over areas of a kind: the highest is first, equal figures share the better place."""
    rows = _of(observations, kin)
    groups = rows.groupby(_ABOUT, sort=False)["value"]
    shared = rows.groupby([*_ABOUT, "value"], sort=False)["value"].transform("size")
    return pd.DataFrame({
        "area_code": rows.area_code, **{name: rows[name] for name in _ABOUT},
        "rank": groups.rank(method="min", ascending=False), "areas_ranked": groups.transform("size").astype(float),
        "tied": shared.astype(float), "first_is": str(FirstIs.HIGHEST), "areas": kin.words, "published_flag": "", "source_id": rows.source_id,
    })  # fmt: skip


def _of(observations: pd.DataFrame, kin: Kin) -> pd.DataFrame:
    rows = observations[observations.area_code.isin(list(kin.codes)) & observations.value.notna()]
    there = [pair in kin.series for pair in zip(rows.indicator_id, rows.series, strict=True)]
    rows = rows[np.array(there, dtype=bool)]
    # figures of one series and period that differ by age are not held against each other
    one_age = rows.groupby(_ABOUT, sort=False)["age"].transform("nunique") == 1
    enough = rows.groupby(_ABOUT, sort=False)["value"].transform("size") >= np.ceil(LEAST_COUNTED * len(kin.codes))
    begin = rows.assign(
        begin=[next((one for one in kin.prefixes if code.startswith(one)), "") for code in rows.area_code]
    )
    every = begin.groupby(_ABOUT, sort=False)["begin"].transform("nunique") == len(kin.prefixes)
    return rows[one_age & enough & every]
