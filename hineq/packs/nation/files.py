"""Every file that a nation is built from, in one table: which open service gives which part of it, and what nobody gives any more.

Files of areas, look-ups and outlines, which are made of several layers, stand here; columns and measures, whose names are the layer's own,
in `fetched.csv` beside its recipes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

import pandas as pd

from hineq.packs.fetch.addresses import Service
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.nation.parts import COPIES, Brought, Cell, CountTable, IndexTable, Measure, Whole

SERIES: Final = "authority_series"
_FILE: Final = "fetched.csv"
_HEADS: Final = ["file", "part", "service", "name", "question", "column", "reads", "word"]
LOOKUP_21: Final = "LSOA21_WD24_LAD24_EW_LU"
REGIONS: Final = "LAD24_RGN24_EN_LU"
COUNTIES: Final = "LAD24_CTY24_EN_LU"
LSOA_11_21: Final = "LSOA11_LSOA21_LAD22_EW_LU_v5"
LSOA_01_11: Final = "LSOA01_LSOA11_LAD11_EW_LU_ddfe1cd1c2784c9b991cded95bc915a9"
LSOA_WARD_17: Final = "LSOA11_WD17_EW_LU_c65dfe9ca2fa4b0fa578b65a4d5c9856"
WARD_LAD_17: Final = "WD17_LAD17_UK_LU_4aa38f5449104ea197413eac1a582a02"
WARDS_24: Final = "Wards_December_2024_Boundaries_UK_BGC"
WARDS_17: Final = "Wards_December_2017_GCB_in_Great_Britain_2022"
OUTLINES_21: Final = "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"
OUTLINES_11: Final = "LSOA_Dec_2011_Boundaries_Generalised_Clipped_BGC_EW_V3"

WHOLES: Final = (
    Whole(
        file="areas", what="country, regions, counties and authorities, with their numbers of wards and neighbourhoods",
        layers=(REGIONS, COUNTIES, LOOKUP_21),
    ),
    Whole(file="lookup_lsoa21_ward24", what="ward, authority and region of each neighbourhood", layers=(LOOKUP_21, REGIONS)),
    Whole(
        file="lookup_lsoa11_lsoa21", what="what became of each neighbourhood of 2011; the ward of today with most of its residents",
        layers=(LSOA_11_21, LOOKUP_21),
    ),
    Whole(file="lookup_lsoa01_lsoa11", what="what became of each neighbourhood of 2001", layers=(LSOA_01_11,)),
    Whole(file="lookup_lsoa11_ward17", what="the ward of 2017 that fits each neighbourhood best", layers=(LSOA_WARD_17, WARD_LAD_17)),
    Whole(
        file="lookup_ltla_changes", what="authorities of 2017 that are gone, and the one of today with most of their residents",
        layers=(WARD_LAD_17, LSOA_WARD_17),
    ),
    Whole(
        file="ward24_boundaries", what="outlines of wards, with how far their neighbourhoods cover the same ground",
        layers=(WARDS_24, OUTLINES_21),
    ),
    Whole(file="ltla24_boundaries_from_wards", what="outlines of authorities, joined from their wards", layers=(WARDS_24,)),
    Whole(file="lsoa11_boundaries", what="outlines of the neighbourhoods of 2011", layers=(OUTLINES_11,)),
    Whole(file="ward17_boundaries", what="outlines of the wards of 2017", layers=(WARDS_17, WARD_LAD_17)),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The table of files of a nation."""

    counts: tuple[CountTable, ...]
    indices: tuple[IndexTable, ...]
    measures: tuple[Measure, ...]
    brought: tuple[Brought, ...]

    @property
    def people(self) -> str:
        """The column with the residents of each neighbourhood of today: the first of the table."""
        return next(iter(self.counts[0].cells))

    def files(self) -> tuple[str, ...]:
        """The names of all files that the build reads, without `.parquet`, in the order of their names."""
        parts: tuple[Whole | CountTable | IndexTable | Brought, ...] = (
            *WHOLES,
            *self.counts,
            *self.indices,
            *self.brought,
        )
        return tuple(sorted({SERIES, *(part.file for part in parts)}))

    def rows(self) -> list[tuple[str, str, str, str]]:
        """The table as a reader has it: file, what of it, who gives it, and its name there, or what to do."""
        rows = [(one.file, one.what, Service.GEOGRAPHY.value, ", ".join(one.layers)) for one in WHOLES]
        rows += [(one.file, one.what, Service.NOMIS.value, one.data_set) for one in self.counts]
        rows += [(one.file, one.what, Service.GOV_UK.value, f"{one.page}, {one.attachment}") for one in self.indices]
        rows += [(SERIES, f"`{one.measure}`", one.service.value, one.name) for one in self.measures]
        rows += [
            (one.file, one.what, "nobody", f"{one.why[:1].upper()}{one.why[1:]}. {one.mend}") for one in self.brought
        ]
        return sorted(rows, key=lambda row: row[0])


def read_plan(folder: Path) -> Plan:
    """The table of files of the layer in a folder (`fetched.csv`). Raises NotFetched where it cannot be read.

    A row is a column of a file, with the data set or page that gives it: of Nomis `reads` is the dimension and its code or codes
    ("c_age 101-191", added up) and `word` stands in their labels; of GOV.UK `reads` is a head, or an index whose figure is `word`; of a
    measure of authorities `question` has Fingertips' types of area, `reads` how many years a figure spans, `word` the source. A row without
    a service is what is brought: `reads` says why, `word` what to do.
    """
    try:
        table = pd.read_csv(folder / _FILE, dtype=str, keep_default_na=False)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise NotFetched(
            f"The table of files cannot be read ({said})",
            f"{folder.name}/{_FILE}",
            "Run the command where hineq's `data` lies.",
        ) from None
    if list(table) != _HEADS:
        raise NotFetched(
            f"The table of files must have the columns {', '.join(_HEADS)}",
            f"{folder.name}/{_FILE}",
            "Take it as it came with hineq.",
        )
    rows = [tuple(row) for row in table.itertuples(index=False)]
    try:
        return _plan(rows)
    except (KeyError, ValueError) as error:
        raise NotFetched(
            f"A row of the table of files cannot be read ({error})",
            f"{folder.name}/{_FILE}",
            "Take it as it came with hineq.",
        ) from None


def _plan(rows: Sequence[tuple[str, ...]]) -> Plan:
    of = {service: [row for row in rows if row[2] == service] for service in {row[2] for row in rows}}
    measures = [*of.get(Service.STATISTICS, ()), *of.get(Service.FINGERTIPS, ())]
    return Plan(
        counts=tuple(_counts(of.get(Service.NOMIS, ()))),
        indices=tuple(_indices(of.get(Service.GOV_UK, ()))),
        measures=tuple(
            Measure(
                measure=column, service=Service(service), name=name, source=word, years=int(reads),
                area_types=tuple(filter(None, question.split("&"))),
            )
            for _, _, service, name, question, column, reads, word in measures
        ),
        brought=tuple(Brought(file=row[0], what=row[1], why=row[6], mend=row[7] or COPIES) for row in of.get("", ())),
    )  # fmt: skip


def _counts(rows: Sequence[tuple[str, ...]]) -> Iterator[CountTable]:
    for (file, what, _, name, question), group in groupby(rows, key=lambda row: row[:5]):
        cells: dict[str, Cell] = {}
        for _, _, _, _, _, column, reads, word in group:
            dimension, _, codes = reads.partition(" ")
            first, _, last = codes.partition("-")
            cells[column] = Cell(codes=tuple(range(int(first), int(last or first) + 1)), word=word)
        geography, _, more = question.removeprefix("geography=").partition("&")
        yield CountTable(
            file=file, what=what, data_set=name, geography=geography, dimension=dimension, cells=cells, more=more
        )  # fmt: skip


def _indices(rows: Sequence[tuple[str, ...]]) -> Iterator[IndexTable]:
    for (file, what, _, name, question), group in groupby(rows, key=lambda row: row[:5]):
        found = list(group)
        columns: Mapping[str, tuple[str, str]] = {row[5]: (row[6], row[7]) for row in found if row[7]}
        yield IndexTable(
            file=file, what=what, page=name, attachment=question, columns=columns, heads={row[5]: row[6] for row in found if not row[7]},
            workbook="xlsx" in question,
        )  # fmt: skip
