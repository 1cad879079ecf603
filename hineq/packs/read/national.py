"""The national layer, opened a council at a time: what that council, and those above it, have; nothing else is read."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from hineq.model.area import Area
from hineq.model.likeness import Beside, Peers
from hineq.model.naming import NameKind, PlaceName
from hineq.model.place import Place
from hineq.model.words import AreaType
from hineq.packs.declared.columns import several
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import (
    BEFORE,
    BUILT,
    BY_OWNER,
    DECLARED,
    GAPS,
    HEAD,
    LIKE,
    LIKE_FEATURES,
    OWNERS,
    PLAIN_WORDS,
    SEAL,
    WHOLE,
    owner_of_set,
)
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.documents import rows_of
from hineq.packs.read.findings import Findings
from hineq.packs.read.layer_head import AreaKind, Head, read_head
from hineq.packs.read.problems import InvalidPack, Report
from hineq.packs.read.reading import data_hash, read_json
from hineq.packs.read.unpublished import Feature, unpublished


@dataclass(frozen=True, kw_only=True, eq=False)
class NationalLayer:
    """A layer whose seal was held against its files; it reads a council's rows when that council is opened."""

    folder: Path
    head: Head
    data_hash: str
    files: Mapping[str, pq.ParquetFile]

    @cached_property
    def _tiers(self) -> dict[str, Area]:
        """Country, regions, counties and authorities by code."""
        table = self.files["tiers"].read()
        return {area.area_code: area for area in _areas(_typed(table))}

    def councils(self) -> tuple[Area, ...]:
        """The counties and authorities of the layer, by name."""
        kinds = (AreaType.COUNTY, AreaType.AUTHORITY)
        return tuple(
            sorted((one for one in self._tiers.values() if one.area_type in kinds), key=lambda area: area.area_name)
        )

    def names(self) -> tuple[PlaceName, ...]:
        """Every name that leads to a council: its own, those of its wards, of former wards and of former councils."""
        table = self.files["names"].read()
        rows = zip(*(table[name].to_pylist() for name in ("name", "kind", "area_code", "owner")), strict=True)
        return tuple(
            PlaceName(
                name=name, kind=NameKind(kind), area_code=code, council_code=owner, council=self._tiers[owner].area_name
            )
            for name, kind, code, owner in rows
            if owner in self._tiers
        )

    def has(self, area_code: str) -> bool:
        """Whether there is a council with this code."""
        area = self._tiers.get(area_code)
        return area is not None and area.area_type in (AreaType.COUNTY, AreaType.AUTHORITY)

    def council(self, area_code: str, wards_of: str = "") -> Place:
        """A county or authority with its wards and those above it; ValueError for a code that is none.

        Indicators are those of which it, its wards or its districts have a figure, series and sources those of what is said of them.
        `wards_of` is one of `former_sets`: then its wards are those of that set, with their figures and outlines, and no others;
        ValueError for a set that it does not have.
        """
        if not self.has(area_code):
            raise ValueError(f"'area_code' must be that of a council of {self.head.name}, got {area_code!r}.")
        own = self._tiers[area_code]
        if wards_of:
            return self._with_former_wards(own, wards_of)
        below = [area.area_code for area in self._tiers.values() if area.parent_code == area_code]
        owners = [*self._way_up(own.parent_code), area_code, *below]
        areas = {code: self._tiers[code] for code in owners} | {
            area.area_code: area for area in _areas(self.rows("areas", [area_code, *below])) if area.area_type.is_ward
        }
        drawn = self.outlines(area_code, areas)
        kind, lacking, shapes = AreaType.EARLIER_WARD, dict[str, Area](), list[Feature]()
        for council in [area_code, *below]:
            found, features = self._unpublished(council, areas, drawn[kind]["features"]) if kind in drawn else ({}, [])
            lacking |= found
            shapes += features
        if shapes:
            drawn[kind] = {**drawn[kind], "features": drawn[kind]["features"] + shapes}
        place = self._place(own, {**lacking, **areas}, lambda table: self.rows(table, owners))
        return replace(place, boundaries=drawn, unpublished=frozenset(lacking))

    def _unpublished(
        self, council: str, areas: Mapping[str, Area], earlier: Sequence[Feature]
    ) -> tuple[dict[str, Area], list[Feature]]:
        """The wards of a council that nothing was published of beside its earlier ones: those of its oldest former set, else of today."""
        year = next(iter(self.former_sets(council)), "")
        wards = self.set_of_wards(council, year)
        # a ward that is there still keeps its own name
        named = {
            code: areas.get(code) or replace(ward, area_name=f"{ward.area_name} ({year})")
            for code, ward in wards.items()
        }
        drawn = self.outlines(owner_of_set(council, year) if year else council, wards)
        kind = AreaType.FORMER_WARD if year else AreaType.WARD
        return unpublished(council, areas, earlier, named, drawn.get(kind, {}).get("features", []))

    def former_sets(self, area_code: str) -> tuple[str, ...]:
        """Of which years a council has another set of wards beside today's, the oldest first: ("2017",)."""
        begin = owner_of_set(area_code, "")
        return tuple(sorted(owner.removeprefix(begin) for owner in self._groups["areas"] if owner.startswith(begin)))

    def successors(self, area_code: str, wards_of: str) -> pd.DataFrame:
        """In which wards of today the land of each ward of one of a council's former sets lies: former_code, area_code, share (0 to 1).

        Wards without an outline of their own have no row; ValueError for a set that the council does not have.
        """
        return self.rows("successors", [self._set_owner(area_code, wards_of)])

    def _set_owner(self, area_code: str, wards_of: str) -> str:
        """Whose rows those of a former set are."""
        sets = self.former_sets(area_code)
        if wards_of not in sets:
            kept = f"one of {', '.join(sets)}" if sets else "empty"
            raise ValueError(f"'wards_of' must be {kept} for {area_code}, got {wards_of!r}.")
        return owner_of_set(area_code, wards_of)

    def _with_former_wards(self, own: Area, wards_of: str) -> Place:
        """A council with the wards of a former set as its wards."""
        owner = self._set_owner(own.area_code, wards_of)
        way = self._way_up(own.area_code)
        wards = (replace(ward, area_type=AreaType.WARD) for ward in _areas(self.rows("areas", [owner])))
        areas = {code: self._tiers[code] for code in way} | {ward.area_code: ward for ward in wards}

        def rows(table: str) -> pd.DataFrame:
            # with the council's own rows stand those of its wards of today
            told = self._read(table, way)
            told = told.filter(pc.is_in(told["area_code"], value_set=pa.array(way, pa.string())))
            return _typed(pa.concat_tables([told, self._read(table, [owner])]))

        place = self._place(own, areas, rows)
        drawn = self.outlines(owner, areas).get(AreaType.FORMER_WARD)
        credit = self.head.map_credits.get(AreaType.FORMER_WARD)
        # the wards of a former set are none of those that today's figures are spread over
        todays = [kind.words for kind in self.head.kinds if kind.of is AreaType.WARD]
        spreads = place.distributions[~place.distributions.areas.isin(todays)].reset_index(drop=True)
        return replace(
            place, distributions=spreads, place_id=owner, boundaries={AreaType.WARD: drawn} if drawn else {},
            vintages={**place.vintages, AreaType.WARD: wards_of},
            map_credits={**place.map_credits, **({AreaType.WARD: credit} if credit else {})},
        )  # fmt: skip

    def like(self, area_code: str) -> Peers | None:
        """The councils like a council, the nearest first; None where the layer has none for it."""
        kind = self._kind(area_code)
        if LIKE not in self.files or kind is None:
            return None
        rows = self.rows(LIKE, [area_code]).sort_values("place", kind="stable")
        if rows.empty:
            return None
        return Peers(
            beside=Beside.LIKE, areas=tuple(self._tiers[code] for code in rows.like_code), kind=kind.words,
            features=self.head.like_features, distances=tuple(rows.distance),
        )  # fmt: skip

    def of_region(self, area_code: str) -> Peers | None:
        """The other councils of a council's region that are of its kind, by name; None where there is no region, or no other."""
        region, kind = self.region(area_code), self._kind(area_code)
        if region is None or kind is None:
            return None
        others = tuple(
            area
            for area in self.councils()
            if area.area_code.startswith(kind.prefixes)
            and area.area_code != area_code
            and self.region(area.area_code) == region
        )
        if not others:
            return None
        return Peers(beside=Beside.REGION, areas=others, kind=kind.words, region=region.area_name)

    def _kind(self, area_code: str) -> AreaKind | None:
        """The kind of council that a council is looked among: counties among counties, others among those below them."""
        own = self._tiers[area_code].area_type if self.has(area_code) else None
        return next((kind for kind in self.head.kinds if kind.of is own), None)

    def region(self, area_code: str) -> Area | None:
        """The region that an area lies in; None where it lies in none."""
        above = (self._tiers[code] for code in self._way_up(area_code))
        return next((area for area in above if area.area_type is AreaType.REGION), None)

    def own_figures(self, area_codes: Iterable[str]) -> pd.DataFrame:
        """The observations of some councils themselves, without those of their wards."""
        codes = list(area_codes)
        read = self._read("observations", codes)
        return _typed(read.filter(pc.is_in(read["area_code"], value_set=pa.array(codes, pa.string()))))

    def _way_up(self, area_code: str) -> list[str]:
        """An area and those that it lies in, the widest first."""
        way: list[str] = []
        while area_code in self._tiers:
            way.insert(0, area_code)
            area_code = self._tiers[area_code].parent_code
        return way

    def _place(self, own: Area, areas: Mapping[str, Area], rows: Callable[[str], pd.DataFrame]) -> Place:
        """A council with some areas and their `rows` of a table, without maps."""
        observations = rows("observations")
        mine = observations[~observations.area_code.isin(self._way_up(own.parent_code))]
        there = set(mine.indicator_id[mine.value.notna()])
        observations = observations[observations.indicator_id.isin(there)].reset_index(drop=True)
        ranks = rows("national_ranks")
        spreads = self.distributions
        if own.area_type is AreaType.AUTHORITY:
            ranks = of_one_tier(ranks, "areas_ranked")
            # spreads over areas of another kind, as wards, are no tier's
            prefixes = spreads.code_prefixes
            held = prefixes.isin([one for one in prefixes.unique() if own.area_code.startswith(tuple(several(one)))])
            kept = of_one_tier(spreads[held], "areas_counted").index
            spreads = spreads[~held | spreads.index.isin(kept)]
        ranks, spreads = (table[table.indicator_id.isin(there)].reset_index(drop=True) for table in (ranks, spreads))
        head = self.head
        indicators = {key: one for key, one in head.indicators.items() if key in there}
        made = set(zip(observations.indicator_id, observations.series, strict=True))
        people = rows("population")
        named = {one.source_id for one in indicators.values()}.union(
            *(table.source_id for table in (observations, ranks, spreads, people))
        )
        return replace(
            self._about(own, areas), title=f"{own.area_name}: {head.title}", indicators=indicators,
            series={key: one for key, one in head.series.items() if key in made},
            sources={key: one for key, one in head.sources.items() if key in named}, observations=observations, population=people,
            estimate_errors=tuple(one for one in head.estimate_errors if one.indicator_id in there),
            distributions=spreads, national_ranks=ranks,
        )  # fmt: skip

    def _about(self, own: Area, areas: Mapping[str, Area]) -> Place:
        """An area as a place, with all that is declared; no figures, no maps."""
        head, none = self.head, self._no_rows
        return Place(
            place_id=own.area_code, name=own.area_name, title=head.title, area_code=own.area_code,
            benchmark_code=head.benchmark_code, snapshot=head.snapshot, attribution=head.attribution, areas=areas,
            indicators=head.indicators, series=head.series, sources=head.sources,
            observations=none["observations"], population=none["population"], national_ranks=none["national_ranks"],
            plain_words=head.plain_words, distributions=self.distributions.iloc[:0], map_credits=head.map_credits, vintages=head.vintages, version=head.version, data_hash=self.data_hash,
        )  # fmt: skip

    @cached_property
    def _no_rows(self) -> dict[str, pd.DataFrame]:
        return {name: self.rows(name, ()) for name in ("observations", "population", "national_ranks")}

    def outlines(self, owner: str, areas: Mapping[str, Area]) -> dict[AreaType, dict[str, Any]]:
        """The maps of an owner by the type of area: GeoJSON collections of those of `areas` that they draw."""
        shapes = self.rows("shapes", [owner])
        drawn: dict[AreaType, list[dict[str, Any]]] = {}
        for kind, code, geometry in zip(shapes.area_type, shapes.area_code, shapes.geometry, strict=True):
            if code in areas and kind in set(AreaType):
                said = {"area_code": code, "area_name": areas[code].area_name}
                feature = {"type": "Feature", "properties": said, "geometry": json.loads(geometry)}
                drawn.setdefault(AreaType(kind), []).append(feature)
        return {kind: {"type": "FeatureCollection", "features": features} for kind, features in drawn.items()}

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """How far apart the wards of every council lie on each measure, a row a council, measure and sex; not to be changed.

        Empty, without columns, where nobody has added them (`python -m hineq gaps`).
        """
        return _typed(self.files[GAPS].read()) if GAPS in self.files else pd.DataFrame()

    def country(self) -> Place:
        """The whole country as a place: its areas down to authorities with their outlines, and what is declared; no figures."""
        code = self.head.benchmark_code
        return replace(self._about(self._tiers[code], self._tiers), boundaries=self.outlines(code, self._tiers))

    def set_of_wards(self, area_code: str, wards_of: str = "") -> dict[str, Area]:
        """The wards of a council by code: those of today, or of the former set `wards_of`; ValueError for a set that it does not have."""
        if wards_of:
            return self.wards_of([self._set_owner(area_code, wards_of)])
        return {code: area for code, area in self.wards_of([area_code]).items() if area.area_type is AreaType.WARD}

    def todays_wards(self, council: str) -> dict[str, Area]:
        """The wards of today of a council by code, those of which no figure can be made among them."""
        kinds = (AreaType.WARD, AreaType.UNCOUNTED_WARD)
        return {code: area for code, area in self.wards_of([council]).items() if area.area_type in kinds}

    def wards_of(self, area_codes: Iterable[str]) -> dict[str, Area]:
        """The wards of some councils by code."""
        return {area.area_code: area for area in _areas(self.rows("areas", area_codes)) if area.area_type.is_ward}

    def tiers(self) -> Mapping[str, Area]:
        """Country, regions, counties and authorities by code; not to be changed."""
        return self._tiers

    def rows(self, table: str, owners: Iterable[str]) -> pd.DataFrame:
        """The rows of a table that belong to some areas, in its order, with the types that a pack's tables have."""
        return _typed(self._read(table, owners))

    def _read(self, table: str, owners: Iterable[str]) -> pa.Table:
        file = self.files[table]
        at = [number for owner in owners if (number := self._groups[table].get(owner)) is not None]
        return file.read_row_groups(sorted(at)) if at else file.schema_arrow.empty_table()

    @cached_property
    def _groups(self) -> dict[str, dict[str, int]]:
        return {
            name: {owner: number for number, owner in enumerate(json.loads(file.schema_arrow.metadata[OWNERS]))}
            for name, file in self.files.items()
            if name in (*BY_OWNER, LIKE)
        }

    @cached_property
    def distributions(self) -> pd.DataFrame:
        """How the figures of many areas spread, on every measure; not to be changed."""
        return _typed(self.files["distributions"].read())


def open_layer(folder: Path) -> NationalLayer:
    """The layer in a folder; InvalidPack with every fault where a file is not the one that was sealed, or is not there."""
    findings = Findings()
    head = read_head(folder, findings)
    built = _built(folder)
    seal = read_json(built / SEAL, findings) if built.is_dir() else None
    if not built.is_dir():
        rule = "Nothing is built here yet: run `python -m hineq build`."
        findings.fault(Fault.FOLDER_MISSING, BUILT, rule)
    files: dict[str, pq.ParquetFile] = {}
    if seal is not None:
        told: dict[str, Any] = seal if isinstance(seal, dict) else {}
        for name, its_hash in sorted(told.items()):
            if (file := _sealed(built / name, str(its_hash), findings)) is not None:
                files[name.removesuffix(".parquet")] = file
        for name in (*BY_OWNER, *WHOLE):
            if f"{name}.parquet" not in told:
                rule = "The layer lacks this table: build it again with `python -m hineq build`."
                findings.fault(Fault.TABLE_MISSING, SEAL, rule, value=name)
    if findings.faults or head is None:
        raise InvalidPack(folder.name, findings.faults)
    declared = [
        HEAD,
        *(f"{one}.csv" for one in DECLARED),
        *(name for name in (LIKE_FEATURES, PLAIN_WORDS) if (folder / name).exists()),
    ]
    # the seal stands for all that is built
    whole = data_hash(folder, [*declared, (built / SEAL).relative_to(folder).as_posix()])
    return NationalLayer(folder=folder, head=head, data_hash=whole, files=files)


def _built(folder: Path) -> Path:
    """Where what is built stands: where a build was killed as it was put in its place, what was built before."""
    before = folder / BEFORE
    return before if before.is_dir() and not (folder / BUILT).exists() else folder / BUILT


def check_layer(folder: Path) -> Report:
    """Every fault of the layer in a folder: of what is declared, and of built files that are not those that were sealed."""
    try:
        open_layer(folder)
    except InvalidPack as error:
        return Report(faults=error.problems, notices=())
    return Report(faults=(), notices=())


def _sealed(path: Path, told: str, findings: Findings) -> pq.ParquetFile | None:
    """A file of the layer whose bytes are those that were sealed."""
    try:
        content = path.read_bytes()
    except OSError as error:
        code = Fault.FILE_MISSING if isinstance(error, FileNotFoundError) else Fault.FILE_UNREADABLE
        rule = f"The file cannot be read ({error.strerror}): build the layer again with `python -m hineq build`."
        findings.fault(code, path.name, rule)
        return None
    if hashlib.sha256(content).hexdigest() != told:
        rule = "The file is not the one that was sealed: build the layer again with `python -m hineq build`."
        findings.fault(Fault.SEAL_BROKEN, path.name, rule)
        return None
    return pq.ParquetFile(pa.BufferReader(content))


def _areas(frame: pd.DataFrame) -> list[Area]:
    return [TABLES["areas"].made(row) for row in rows_of(frame)]


def of_one_tier(table: pd.DataFrame, many: str) -> pd.DataFrame:
    """The spreads or ranks by which a council that stands in both tiers is told where it is: one for each figure, the wider.

    `many` is the column that tells how many areas there are in each.
    """
    about = ["indicator_id", "series", "sex", "period"]
    keyed = [*(["area_code"] if "area_code" in table else []), *about]
    return table.loc[table.groupby(keyed, sort=False)[many].idxmax().sort_values()]


def _typed(table: pa.Table) -> pd.DataFrame:
    """Rows with the types that a pack's tables have: text as Python's own, days as timestamps, numbers with a fraction."""
    # one index for all columns: pandas would compare each column's own with the others'
    index, columns = pd.RangeIndex(table.num_rows), dict[str, pd.Series]()
    for name in table.column_names:
        column = table[name]
        if pa.types.is_string(column.type):
            columns[name] = pd.Series(_words(column), index=index, dtype="object")
        elif pa.types.is_date(column.type):
            columns[name] = pd.Series(column.to_numpy().astype("datetime64[us]"), index=index)
        else:
            columns[name] = pd.Series(column.to_numpy(), index=index)
    return pd.DataFrame(columns, index=index)


def _words(column: pa.ChunkedArray) -> np.ndarray:
    """Text as Python's own, each word once however many rows have it: of a code or a period there are thousands."""
    encoded = column.combine_chunks().dictionary_encode()
    words = np.array([*encoded.dictionary.to_pylist(), None], dtype=object)
    return words[encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)]
