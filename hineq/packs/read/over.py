"""A local layer: a pack that lies over the national one, which holds only what that lacks or has otherwise.

The rule and its reasons: docs/decisions/packs-over-the-nation.md.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.area import Area
from hineq.model.indicator import Series
from hineq.model.place import Place
from hineq.model.words import AreaType
from hineq.packs.declared.columns import several
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import BUILT, HEAD, owner_of_set
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.findings import Findings
from hineq.packs.read.national import NationalLayer, of_one_tier, open_layer
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.reading import DESCRIPTION

SHIPPED: Final = Path(__file__).parents[3] / "data"
# what tells a figure, whatever it is ranked or counted among
_FIGURE: Final = ["indicator_id", "series", "sex", "period"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Under:
    """What a layer has of the areas, indicators and series of the pack that lies over it, with the columns of the pack's tables.

    `wards` are the wards of the sets that both have, by code, as the layer tells them. `keeps` are the tables that the pack has
    from itself alone, as far as it has anything there (`laid_over`).
    """

    layer: NationalLayer
    wards: Mapping[str, Area]
    observations: pd.DataFrame
    population: pd.DataFrame
    national_ranks: pd.DataFrame
    distributions: pd.DataFrame
    boundaries: Mapping[AreaType, dict[str, Any]] = field(default_factory=dict)
    keeps: frozenset[str] = frozenset()


def layer_among(folder: Path) -> NationalLayer | None:
    """The layer that stands among the packs of a folder, None where there is none; InvalidPack with every fault."""
    head = next(iter(sorted(folder.glob(f"*/{HEAD}"))), None)
    return kept_layer(head.parent) if head else None


def kept_layer(folder: Path) -> NationalLayer:
    """The layer in a folder, opened once as long as none of its files is another; InvalidPack with every fault."""
    try:
        files = [*folder.glob("*.*"), *(folder / BUILT).iterdir()]
        state = tuple(sorted((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files))
    except OSError:
        return open_layer(folder)
    return _kept(str(folder), state)


@lru_cache(maxsize=2)
def _kept(folder: str, state: tuple[tuple[str, int, int], ...]) -> NationalLayer:
    return open_layer(Path(folder))


def layer_under(folder: Path, name: str, findings: Findings) -> NationalLayer | None:
    """The layer that a pack says it lies over: beside the pack, else among those that come with hineq; a fault where there is none."""
    if not name:
        return None
    there = next((path for path in (folder.parent / name, SHIPPED / name) if (path / HEAD).is_file()), None)
    if there is None:
        rule = "There is no such layer beside the pack: put its folder there, or take 'over' out and give the pack every figure."
        findings.fault(Fault.LAYER_MISSING, DESCRIPTION, rule, column="over", value=name)
        return None
    try:
        return kept_layer(there)
    except InvalidPack as error:
        count = len(error.problems)
        rule = (
            f"The layer has {count} fault{'' if count == 1 else 's'}: `python -m hineq check` of its folder lists them."
        )
        findings.fault(Fault.LAYER_FAULTY, DESCRIPTION, rule, column="over", value=name)
        return None


def under(
    layer: NationalLayer, areas: Mapping[str, Area], series: Collection[tuple[str, str]], keeps: Collection[str] = ()
) -> Under:
    """The rows of a layer that are of some areas and of some series of indicators; of the tables in `keeps` see `laid_over`.

    Wards are taken by councils: a neighbourhood given to a ward of one set may stand in another ward of another set.
    """
    owners, pairs = [code for code in areas if code in layer.tiers()], set(series)
    sets, other = _sets(layer, areas, owners)
    codes = set(areas) - other
    wards = {code: ward for code, ward in layer.wards_of([*owners, *sets]).items() if code not in other}

    def rows(table: str) -> pd.DataFrame:
        own = layer.rows(table, [*owners, *sets])
        return _of_series(own[own.area_code.isin(codes)], pairs)[TABLES[table].names]

    return Under(
        layer=layer,
        wards=wards,
        observations=rows("observations"),
        population=rows("population"),
        national_ranks=of_one_tier(rows("national_ranks"), "areas_ranked"),
        distributions=_spreads(layer, areas, wards, pairs),
        boundaries=_outlines(layer, areas, owners),
        keeps=frozenset(keeps),
    )


def _spreads(
    layer: NationalLayer, areas: Collection[str], wards: Mapping[str, Area], pairs: Collection[tuple[str, str]]
) -> pd.DataFrame:
    """The layer's spreads over areas of a kind that the pack has; over the wards of today only where it has any of these."""
    spreads = _of_series(layer.distributions, pairs)
    held = spreads.code_prefixes.map(lambda kinds: any(one.startswith(tuple(several(kinds))) for one in areas))
    if not any(code in areas and ward.area_type is AreaType.WARD for code, ward in wards.items()):
        held &= ~spreads.areas.isin([kind.words for kind in layer.head.kinds if kind.of is AreaType.WARD])
    return spreads[held.astype(bool)][TABLES["distributions"].names]


def _outlines(
    layer: NationalLayer, areas: Mapping[str, Area], owners: Collection[str]
) -> dict[AreaType, dict[str, Any]]:
    """The layer's outlines of the pack's wards, where it has one of each ward of today: a map with holes would hide the others."""
    drawn: dict[AreaType, dict[str, dict[str, Any]]] = {}
    for owner in owners:
        for kind, shapes in layer.outlines(owner, areas).items():
            if kind.is_ward:
                # a county has the wards of its districts as well
                drawn.setdefault(kind, {}).update({one["properties"]["area_code"]: one for one in shapes["features"]})
    wards = {code for code, area in areas.items() if area.area_type is AreaType.WARD}
    if not wards or not wards <= set(drawn.get(AreaType.WARD, ())):
        return {}
    return {kind: {"type": "FeatureCollection", "features": list(shapes.values())} for kind, shapes in drawn.items()}


def _sets(layer: NationalLayer, areas: Mapping[str, Area], owners: Collection[str]) -> tuple[list[str], set[str]]:
    """Whose rows are those of the former sets of wards that the pack has, one for one, and the wards that are of no set of the layer."""
    sets: list[str] = []
    other: set[str] = set()
    for council in owners:
        own = {code for code, area in areas.items() if (area.area_type, area.parent_code) == (AreaType.WARD, council)}
        if not own:
            continue
        todays = set(layer.set_of_wards(council))
        same = [year for year in layer.former_sets(council) if set(layer.set_of_wards(council, year)) == own]
        sets += [owner_of_set(council, year) for year in same]
        if own != todays:
            other |= todays if same else own | todays
    return sets, other


def _of_series(rows: pd.DataFrame, pairs: Collection[tuple[str, str]]) -> pd.DataFrame:
    if "series" not in rows:
        return rows
    held = [pair in pairs for pair in zip(rows.indicator_id, rows.series, strict=True)]
    return rows[np.array(held, dtype=bool)]


def laid_over(place: Place, below: Under) -> Place:
    """The place with what the layer has beside its own: its own rows stand over the layer's of the same key.

    Where it has a rank of a figure of its own, the layer's among other areas is left out. Of a table that it keeps it takes nothing
    of the layer's; of ranks and spreads nothing about a figure of which it has either.
    """
    head, order = below.layer.head, {pair: at for at, pair in enumerate(place.series)}
    below = _without_kept(place, below)
    observations = _together(place.observations, below.observations, list(TABLES["observations"].key))
    # of two series of a period the one that stands later among the pack's series is the newer
    at = [order[pair] for pair in zip(observations.indicator_id, observations.series, strict=True)]
    observations = observations.iloc[np.argsort(at, kind="stable")].reset_index(drop=True)
    population = _together(place.population, below.population, list(TABLES["population"].key))
    ranks = _together(place.national_ranks, below.national_ranks, ["area_code", *_FIGURE])
    spreads = _together(place.distributions, below.distributions, list(TABLES["distributions"].key))
    named = {one for table in (observations, population, ranks, spreads) for one in table.source_id.unique()}
    hashed = hashlib.sha256(f"{place.data_hash} {below.layer.data_hash}".encode()).hexdigest()
    return replace(
        place,
        areas=_fitted(place.areas, below.wards),
        sources={key: one for key, one in head.sources.items() if key in named} | dict(place.sources),
        attribution=tuple(dict.fromkeys((*place.attribution, *head.attribution))),
        plain_words={**head.plain_words, **place.plain_words},
        **_drawn_as_below(place, below),
        observations=observations,
        population=population,
        national_ranks=ranks,
        distributions=spreads,
        data_hash=hashed[: len(place.data_hash)],
    )


def _without_kept(place: Place, below: Under) -> Under:
    """What a layer has, without what the place keeps to itself: a rank of one set of areas beside a spread of another would be neither's."""
    own = {
        about
        for table in (place.national_ranks, place.distributions)
        if len(table)
        for about in table[_FIGURE].itertuples(index=False, name=None)
    }

    def others(name: str) -> pd.DataFrame:
        rows: pd.DataFrame = getattr(below, name)
        if name not in ("national_ranks", "distributions"):
            return rows.iloc[:0]
        return rows[
            np.array([about not in own for about in rows[_FIGURE].itertuples(index=False, name=None)], dtype=bool)
        ]

    kept: dict[str, Any] = {name: others(name) for name in below.keeps}
    return replace(below, **kept)


def _drawn_as_below(place: Place, below: Under) -> dict[str, Any]:
    """The layer's outlines with their credit and their years, for a pack that draws no wards itself."""
    if any(kind.is_ward for kind in place.boundaries):
        return {}
    head, drawn = below.layer.head, below.boundaries
    return {
        "boundaries": {**drawn, **place.boundaries},
        "map_credits": {
            **{kind: words for kind, words in head.map_credits.items() if kind in drawn},
            **place.map_credits,
        },
        "vintages": {**{kind: of for kind, of in head.vintages.items() if kind in drawn}, **place.vintages},
    }


def _together(own: pd.DataFrame, layers: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    if own.empty or layers.empty:
        return (layers if own.empty else own).reset_index(drop=True)
    there = set(own[key].itertuples(index=False, name=None))
    more = layers[np.array([row not in there for row in layers[key].itertuples(index=False, name=None)], dtype=bool)]
    return pd.concat([own, more], ignore_index=True) if len(more) else own


def _fitted(areas: Mapping[str, Area], told: Mapping[str, Area]) -> dict[str, Area]:
    """Areas, the wards among them with how well neighbourhoods fit them where the layer tells it and the pack does not."""
    return {
        code: replace(area, neighbourhoods=told[code].neighbourhoods, overlap=told[code].overlap)
        if code in told and area.overlap is None
        else area
        for code, area in areas.items()
    }


def _with_roles(place: Place, council: Place) -> dict[tuple[str, str], Series]:
    """The series that both have, with the roles of both: how the layer's figures of wards were made is said by a role."""
    both = place.series.keys() & council.series.keys()
    return {
        key: replace(
            place.series[key], roles=tuple(dict.fromkeys((*place.series[key].roles, *council.series[key].roles)))
        )
        for key in both
    }


def with_wards(place: Place, council: Place, name: str) -> Place:
    """A place with the wards of its council in the layer in place of its own: their figures, ranks, residents, outlines; the rest stays.

    Lists of its own wards are left out: they name none of these. `name` tells it from the place itself in addresses.
    """
    own = {area.area_code for area in (*place.wards, *place.earlier_wards, *place.wards_uncounted)}
    areas = {code: area for code, area in place.areas.items() if code not in own}
    wards = {code: area for code, area in council.areas.items() if area.area_type.is_ward}

    def wards_instead(table: str) -> pd.DataFrame:
        rest, layers = getattr(place, table), getattr(council, table)
        parts = [rest[~rest.area_code.isin(list(own))], layers[layers.area_code.isin(list(wards))]]
        return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)

    observations = wards_instead("observations")
    said = (one for one in place.statements if one.area_code not in own)
    return replace(
        place,
        place_id=f"{place.place_id}/{name}",
        areas={**areas, **wards},
        indicators={**council.indicators, **place.indicators},
        series={**council.series, **place.series, **_with_roles(place, council)},
        sources={**council.sources, **place.sources},
        plain_words={**council.plain_words, **place.plain_words},
        observations=observations,
        population=wards_instead("population"),
        national_ranks=wards_instead("national_ranks"),
        distributions=_together(place.distributions, council.distributions, list(TABLES["distributions"].key)),
        strategy=replace(place.strategy, area_lists=()) if place.strategy else None,
        statements=tuple(said),
        boundaries={kind: drawn for kind, drawn in council.boundaries.items() if kind.is_ward},
        map_credits={**place.map_credits, **council.map_credits},
        vintages={**{kind: of for kind, of in place.vintages.items() if not kind.is_ward}, **council.vintages},
        estimate_errors=council.estimate_errors,
        unpublished=council.unpublished,
    )
