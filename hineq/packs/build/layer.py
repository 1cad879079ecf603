"""Builds the national layer: every table from figures to pack, checked whole before a byte of it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from hineq.model.area import fits_roughly
from hineq.model.words import AreaType
from hineq.packs.build import areas as areas_of
from hineq.packs.build.authority_figures import (
    authority_figures,
    census_ward_figures,
    census_ward_ranks,
    census_ward_rows,
)
from hineq.packs.build.checking import (
    OF_THEN,
    TODAYS,
    check_tables,
    check_totals,
    check_wards,
    one_line_a_mistake,
    stop_at,
)
from hineq.packs.build.former_sets import former_tables
from hineq.packs.build.former_wards import former_wards, given_then
from hineq.packs.build.likeness import like_places
from hineq.packs.build.neighbourhoods import read_neighbourhoods
from hineq.packs.build.outlines import read_outlines
from hineq.packs.build.owners import OF_A_FIGURE, OF_A_RANK, OF_RESIDENTS, by_owner
from hineq.packs.build.printed import printed_figures, read_printed
from hineq.packs.build.recipes import Recipes, Zones, read_recipes
from hineq.packs.build.residents import residents, residents_of_today, residents_wanted
from hineq.packs.build.sexes import against_wanted, read_by_sex, residents_by_sex
from hineq.packs.build.shapes import drawn
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_folder import source_folder
from hineq.packs.build.spreads import Kin, ranks, spreads
from hineq.packs.build.totals import check_neighbourhoods, totals_wanted
from hineq.packs.build.ward_figures import columns_wanted, ward_figures
from hineq.packs.build.writing import write_built
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import BUILT, BY_OWNER, LIKE, WHOLE
from hineq.packs.read.findings import Findings
from hineq.packs.read.layer_head import Head, read_head
from hineq.packs.read.problems import InvalidPack

Told = Callable[[str, int], None]
_Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True, kw_only=True)
class Built:
    """What was built: how many rows each table has, and how many bytes they take."""

    rows: dict[str, int]
    size: int


def build_layer(folder: Path, source: Path | str, told: Told) -> Built:
    """Build the layer in `folder` from the tables in `source`, a folder or its address; `told` hears what is done and how much of 100 is.

    Raises InvalidPack with every fault, and OSError where the disk refuses: then what was built before stays.
    """
    findings = Findings()
    told("Reading what is declared", 0)
    if not folder.is_dir():
        rule = "There is no such folder: name that of a layer, with a layer.json."
        findings.fault(Fault.FOLDER_MISSING, folder.as_posix(), rule)
    sources = source_folder(source, findings)
    if findings.faults or sources is None:
        raise InvalidPack(folder.name, one_line_a_mistake(findings.faults))
    head = read_head(folder, findings)
    if head is None:
        raise InvalidPack(folder.name, one_line_a_mistake(findings.faults))
    known = {"series": frozenset(head.series), "sources": frozenset(head.sources)}
    recipes = read_recipes(folder, known, findings)
    printed = read_printed(folder, known, findings)
    stop_at(findings, folder.name)
    files = SourceFiles(folder=sources, findings=findings)
    tables, former = _tables(files, head, recipes, printed, told)
    told("Checking every row", 80)
    check_tables(tables, head, findings)
    # an area of an earlier set may have the code of one of today's: each set is whole in itself
    check_tables(former, head, findings, set(tables["areas"].area_code))
    stop_at(findings, folder.name)
    told("Writing", 90)
    for name, rows in former.items():
        tables[name] = pd.concat([tables[name], rows], ignore_index=True) if name in tables else rows
    owned: dict[str, pd.DataFrame] = {name: tables[name] for name in (*BY_OWNER, LIKE) if name in tables}
    write_built(folder, owned, {name: tables[name] for name in WHOLE})
    told("Done", 100)
    size = sum(path.stat().st_size for path in (folder / BUILT).iterdir())
    return Built(rows={name: len(table) for name, table in tables.items()}, size=size)


def _tables(
    files: SourceFiles, head: Head, recipes: Recipes, printed: pd.DataFrame, told: Told
) -> tuple[_Tables, _Tables]:
    """The tables of today, and those of the earlier sets of wards."""
    told("Reading areas", 5)
    above = areas_of.above_wards(files)
    today = areas_of.wards(files)
    census = census_ward_rows(files, recipes.census_wards)
    areas = areas_of.areas_table(above, pd.concat([today, areas_of.census_wards(census, today, head.census_year)]))
    names = areas_of.names_table(files, areas)
    then = former_wards(files, today)
    published = [
        authority_figures(files, recipes, set(above.area_code)),
        census_ward_figures(census, recipes),
        *printed_figures(printed, frozenset(above.area_code), files.findings),
    ]
    by_sex = read_by_sex(files, recipes.by_sex)
    outlines = read_outlines(files)
    told("Reading neighbourhoods", 15)
    wanted = columns_wanted(recipes.wards)
    for more in (
        residents_wanted(recipes.population), against_wanted(recipes.by_sex), totals_wanted(recipes.totals),
    ):  # fmt: skip
        for of, columns in more.items():
            wanted.setdefault(of, set()).update(columns)
    wanted.setdefault(Zones.OF_2021, set())
    zones = read_neighbourhoods(files, wanted, head.benchmark_code, areas_of.counties_of(above), set(today.area_code))
    of_2011 = zones[Zones.OF_2011].table.zone if Zones.OF_2011 in zones else ()
    given = given_then(files, of_2011, then.area_code)
    if files.findings.faults or outlines is None:
        raise InvalidPack(files.folder.name, one_line_a_mistake(files.findings.faults))
    check_wards(files, today, zones[Zones.OF_2021].table, TODAYS)
    check_wards(files, then, given, OF_THEN)
    sound = check_neighbourhoods(files, zones, recipes, head.indicators)
    check_totals(files, above, zones[Zones.OF_2021], residents_of_today(recipes.population) if sound else "")
    stop_at(files.findings, files.folder.name)
    sexes = residents_by_sex(files, by_sex, recipes.by_sex, above, zones[Zones.OF_2021])
    stop_at(files.findings, files.folder.name)
    told("Carrying neighbourhoods to wards", 25)
    figures = [ward_figures(recipes.wards, zones, head.indicators), *published]
    owner = dict(zip(areas.area_code, areas.owner, strict=True))
    observations = by_owner(pd.concat(figures, ignore_index=True), owner, OF_A_FIGURE)
    told("Drawing maps", 50)
    maps = drawn(outlines)
    told("Ranking", 60)
    kinds = _kinds(areas, observations, head)
    ranked = [
        *(ranks(observations, kin) for kin in kinds if not kin.published),
        census_ward_ranks(census, recipes.census_wards, kinds),
    ]
    people = pd.concat([residents(recipes.population, zones), sexes], ignore_index=True)
    like = like_places(files, head, above, observations, people)
    stop_at(files.findings, files.folder.name)
    former = former_tables(head, recipes, outlines, zones, then, given, census, kinds)
    return {
        "areas": areas.sort_values(["owner", "area_type", "area_code"], kind="stable").reset_index(drop=True),
        "observations": observations,
        "national_ranks": by_owner(pd.concat(ranked, ignore_index=True), owner, OF_A_RANK),
        "distributions": pd.concat([spreads(observations, kin) for kin in kinds], ignore_index=True),
        "population": by_owner(people, owner, OF_RESIDENTS),
        **({} if like.empty else {LIKE: like.assign(owner=like.area_code)}),
        "names": names,
        "shapes": maps,
        "tiers": areas[[not AreaType(kind).is_ward for kind in areas.area_type]].drop(columns="owner"),
    }, former


def _kinds(areas: pd.DataFrame, observations: pd.DataFrame, head: Head) -> list[Kin]:
    """The kinds of area among which figures are spread and ranked; wards that their neighbourhoods cover badly are none of them."""
    earlier = observations.area_code.isin(areas.area_code[areas.area_type == AreaType.EARLIER_WARD])
    pairs = list(zip(observations.indicator_id, observations.series, strict=True))
    of_census = frozenset(pair for pair, then in zip(pairs, earlier, strict=True) if then)
    today = areas[areas.area_type == AreaType.WARD]
    rough = [fits_roughly(*pair) for pair in zip(today.neighbourhoods, today.overlap, strict=True)]
    fitted = today[~pd.Series(rough, index=today.index, dtype=bool)]
    either = areas[areas.area_type.isin([AreaType.WARD, AreaType.EARLIER_WARD])]
    councils = areas[areas.area_type.isin([AreaType.AUTHORITY, AreaType.COUNTY])]
    others = frozenset(pairs) - of_census
    made = []
    for kind in head.kinds:
        if kind.of is AreaType.FORMER_WARD:
            # they are ranked among themselves, with the other tables of their sets
            continue
        among, series = {
            AreaType.WARD: (fitted, others), AreaType.EARLIER_WARD: (either, of_census),
        }.get(kind.of, (councils, others))  # fmt: skip
        codes = frozenset(code for code in among.area_code if code.startswith(kind.prefixes))
        made.append(Kin(words=kind.words, prefixes=kind.prefixes, codes=codes, series=series, published=kind.published))
    return made
