"""`fetch england`: every file of a nation that open interfaces give, laid over what stands in the folder, all of them or none."""

import io
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from hineq.packs.fetch.addresses import Service
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.fetch.writing import write_all
from hineq.packs.nation.figures import counts_of, indices_of
from hineq.packs.nation.files import SERIES, WHOLES, Plan
from hineq.packs.nation.lookups import areas_file, best_fit, lookup_files, read_lookups, then_and_now
from hineq.packs.nation.measures import measure_rows
from hineq.packs.nation.parts import Brought

_ZONES: Final = {"lsoa21": "lsoa21_code", "lsoa11": "lsoa11_code"}
Doing = Callable[[str], None]
# tables by the names of their files, each with what of it was kept
_Files = dict[str, tuple[pd.DataFrame, str]]


@dataclass(frozen=True, kw_only=True)
class Made:
    """A file that was written: its rows, and how much of it was kept from the file that stood there, in words ("" for nothing)."""

    name: str
    rows: int
    kept: str = ""


@dataclass(frozen=True, kw_only=True)
class Nation:
    """What was written, and what is still missing: files by their names, with what to do."""

    made: tuple[Made, ...]
    missing: tuple[tuple[str, str], ...]


def fetch_nation(
    client: Client, plan: Plan, folder: Path, *, without: Collection[Service] = (), doing: Doing = lambda _: None
) -> Nation:
    """Fill `folder` with the files of a nation that `build` reads. `without` leaves out services: what they give stays as it stands.

    Raises NotFetched with the file, the column, how many and an example where an answer is another than the table of files says;
    then nothing is written. What came whole is kept, so that the next run goes on from there.
    """
    made: _Files = {}
    zones = _zones(client, plan, folder, without, doing)
    if Service.GEOGRAPHY not in without:
        people = zones["lsoa21"][0].get(plan.people)
        if people is None:
            mend = "Fetch Nomis too: the ward that fits a neighbourhood of 2011 best is told by residents."
            raise NotFetched(f"lsoa21.parquet has no residents ({plan.people})", str(folder), mend)
        files, fit = _places(client, people, doing)
        made |= files
        zones = _of_these(zones, set(files["lookup_lsoa21_ward24"][0].lsoa21_code), set(fit.index))
        own, kept = zones["lsoa11"]
        zones["lsoa11"] = own.assign(ltla24_code=fit.authority.reindex(own.index)), kept
    made |= {
        name: (table.rename_axis(_ZONES[name]).reset_index(), kept)
        for name, (table, kept) in zones.items()
        if len(table)
    }
    areas = made["areas"][0] if "areas" in made else _there(folder, "areas")
    if areas is not None:
        series = _series(client, plan, folder, set(areas.area_code), without, doing)
        made |= {SERIES: series} if series is not None else {}
    doing("Writing")
    write_all(folder, {f"{name}.parquet": [_parquet(table)] for name, (table, _) in made.items()})
    told = tuple(Made(name=name, rows=len(table), kept=kept) for name, (table, kept) in sorted(made.items()))
    return Nation(made=told, missing=tuple(_missing(plan, folder)))


def _zones(client: Client, plan: Plan, folder: Path, without: Collection[Service], doing: Doing) -> _Files:
    """The figures of neighbourhoods that came, beside the columns of the file that stands there which none of them is."""
    parts: dict[str, list[pd.DataFrame]] = {name: [] for name in _ZONES}
    for counted in plan.counts if Service.NOMIS not in without else ():
        doing(counted.what)
        parts[counted.file].append(counts_of(client, counted))
    for index in plan.indices if Service.GOV_UK not in without else ():
        doing(index.what)
        parts[index.file].append(indices_of(client, index))
    return {name: _beside(folder, name, came) for name, came in parts.items()}


def _beside(folder: Path, name: str, came: list[pd.DataFrame]) -> tuple[pd.DataFrame, str]:
    for one in came[1:]:
        unlike = sorted(set(one.index) ^ set(came[0].index))
        if unlike:
            what = f"{name}.parquet: {len(unlike):,} neighbourhoods are in one table and not in another, such as {unlike[0]} ({one.columns[0]})"
            raise NotFetched(
                what, str(folder), "Fetch again; if it stays so, one of the services has another release of them."
            )
    table = pd.concat(came, axis=1) if came else pd.DataFrame()
    there = _there(folder, name)
    if there is None:
        return table, ""
    there = there.set_index(_ZONES[name])
    rest = there[[column for column in there if column not in table]]
    if not len(table):
        return there, f"all {len(there.columns)} columns"
    lacking = sorted(set(table.index) - set(rest.index))
    if lacking and len(rest.columns):
        what = f"{name}.parquet in the folder has no row of {len(lacking):,} neighbourhoods that came, such as {lacking[0]}"
        raise NotFetched(what, str(folder), "Bring the file of the same neighbourhoods, or take it away.")
    return table.join(rest), f"{len(rest.columns)} columns" if len(rest.columns) else ""


def _of_these(zones: Mapping[str, tuple[pd.DataFrame, str]], *known: set[str]) -> _Files:
    """The figures of exactly the neighbourhoods that the look-ups have. Raises NotFetched where one has none."""
    made = {}
    for (name, (table, kept)), codes in zip(zones.items(), known, strict=True):
        lacking = sorted(codes - set(table.index))
        if lacking and len(table):
            what = (
                f"{name}.parquet: {len(lacking):,} neighbourhoods of the look-up have no figure, such as {lacking[0]}"
            )
            raise NotFetched(
                what, name, "Fetch again; if it stays so, one of the services has another release of them."
            )
        made[name] = table[table.index.isin(list(codes))], kept
    return made


def _places(client: Client, people: "pd.Series[float]", doing: Doing) -> tuple[_Files, pd.DataFrame]:
    """The files of areas, look-ups and outlines, and by the neighbourhood of 2011 the ward and the authority that fit it best."""
    # imported here, so that nothing else waits for geometry
    from hineq.packs.nation.outlines import outline_files

    doing("Look-ups")
    lookups = read_lookups(client)
    fit = best_fit(lookups, people)
    wards_17 = then_and_now(lookups, fit)
    files: dict[str, pd.DataFrame] = {"areas": areas_file(lookups, people), **lookup_files(lookups, fit, wards_17)}
    doing("Outlines")
    files |= outline_files(client, lookups, wards_17)
    if unlike := set(files) ^ {whole.file for whole in WHOLES}:
        raise AssertionError(f"the table of files and what is made differ: {sorted(unlike)}")
    return {name: (table, "") for name, table in files.items()}, fit


def _series(
    client: Client, plan: Plan, folder: Path, today: set[str], without: Collection[Service], doing: Doing
) -> tuple[pd.DataFrame, str] | None:
    """The measures of authorities that came, and below them the rows of every other measure of the file that stands there."""
    came = []
    for measure in plan.measures:
        if measure.service not in without:
            doing(measure.measure)
            came.append(measure_rows(client, measure, today))
    there = _there(folder, SERIES)
    if not came:
        return None
    fresh = pd.concat(came, ignore_index=True)
    if there is None:
        return fresh, ""
    pairs = set(zip(fresh.indicator_id, fresh.source_id, strict=True))
    old = [pair not in pairs for pair in zip(there.indicator_id, there.source_id, strict=True)]
    rest = there[pd.Series(old, index=there.index, dtype=bool)]
    kept = f"{rest.indicator_id.nunique()} measures" if len(rest) else ""
    return pd.concat([fresh, rest.reindex(columns=fresh.columns)], ignore_index=True), kept


def _there(folder: Path, name: str) -> pd.DataFrame | None:
    path = folder / f"{name}.parquet"
    if not path.is_file():
        return None
    try:
        return pd.read_parquet(path)
    except (OSError, ValueError) as error:
        said = str(error).splitlines()[0]
        raise NotFetched(
            f"The file in the folder cannot be read ({said})", path.name, "Bring it again, or take it away."
        ) from None


def _missing(plan: Plan, folder: Path) -> Iterable[tuple[str, str]]:
    """The files that the build reads and nobody has put there, each with what to do."""
    by_file: dict[str, list[Brought]] = {}
    for one in plan.brought:
        by_file.setdefault(one.file, []).append(one)
    for name in plan.files():
        if not (folder / f"{name}.parquet").exists() and not (folder / name).exists():
            said = [f"{one.what}: {one.why}. {one.mend}" for one in by_file.get(name, ())]
            yield name, " ".join(said) or "Fetch it without leaving its service out."


def _parquet(table: pd.DataFrame) -> bytes:
    held = io.BytesIO()
    table.to_parquet(held, index=False)
    return held.getvalue()
