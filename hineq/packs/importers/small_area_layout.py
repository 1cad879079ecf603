"""Where a table of neighbourhoods says its zone, sex, year and age: in columns, in heads, in the sheet's title, above it, or in the file's name."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeVar

import pandas as pd

from hineq.model.words import Sex
from hineq.packs.importers.cell_words import plain, sex_of, sexes_of_numbers
from hineq.packs.importers.death_layout import FEWEST_BANDS
from hineq.packs.importers.death_words import COLUMNS
from hineq.packs.importers.layouts import VINTAGE
from hineq.packs.importers.small_area_ages import CountHead, count_head
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW

# output areas, and the neighbourhoods made of them: lower and middle layer; the publisher's web pages print the name behind the code
_ZONE: Final = re.compile(r"([EW]0[012][0-9]{6})\b.*")
_NATIONS: Final = ("E0", "W0")
_COUNCIL: Final = re.compile(r"[EW]0[6-9][0-9]{6}")
_ZONE_VINTAGE: Final = re.compile(r"\b(?:oa|lsoa|msoa) ?(?:code )?(?:20)?(01|11|21)")
Said = TypeVar("Said")
_CELLS_SEEN: Final = 200
_MOST_SEXES: Final = 6
_LONGEST_HEAD: Final = 40
ZONE: Final = (
    "lsoa code", "lsoa11", "lsoa21", "lsoa11 code", "lsoa21 code", "lsoa 2011 code", "lsoa 2021 code", "lsoa code 2011", "lsoa code 2021", "lsoa",
    "msoa code", "msoa11", "msoa21", "msoa11 code", "msoa21 code", "msoa 2011 code", "msoa 2021 code", "msoa code 2011", "msoa code 2021", "msoa",
    "area codes", "area code", "area names", "area name", "geography code", "geography", "geography name", "mnemonic", "area", "zone", "areacd", "code",
    "local authority code", "local authority name", "lsoa name", "msoa name",
)  # fmt: skip
SEX: Final = ("sex name", "gender name", "c sex name", "sex", "gender", "sexes")
YEAR: Final = ("date name", "regyr", "reg year", "year of registration", "mid year", "midyear", "year of death", "period label", "time period label", "time period", "time", "date", *COLUMNS["year"], "year")  # fmt: skip
AGE: Final = ("c age name", "age name", "agegroup name", "start age", "startage", "age", *COLUMNS["age"])
CAUSE: Final = ("cause of death name", "cause", *COLUMNS["cause"], "icd10 code", "icd 10 code", "icd code", "icd10")
MEASURE: Final = ("measures name", "measure name", "measure", "measures")
_YEAR_CELL: Final = re.compile(r"(?:mid[- ]?)?((?:19|20)[0-9]{2})(?:\.0)?(?:-06-30)?", re.IGNORECASE)
_YEAR_WITHIN: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
# years that are of boundaries, of a Census, or of whoever printed the file
_OTHER_YEARS: Final = re.compile(
    r"\b(?:oa|lsoa|msoa|lad|la|ward|cens\w+|copyright|published|release[ds]?|revised)[ _-]*(?:in|of|on|the)?[ _-]*(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}[ _-]*(?:cens\w+|boundar\w*|geograph\w*|edition)|20[012]1[ _-]*(?:oas?|lsoas?|msoas?)\b",
    re.IGNORECASE,
)
_MID_YEAR: Final = re.compile(r"mid[-_ ]?((?:19|20)[0-9]{2})(?![0-9])", re.IGNORECASE)
_TO_JUNE: Final = re.compile(r"mid[-_ ]?year|1 july|30 june", re.IGNORECASE)
_SEX_WITHIN: Final = re.compile(r"(?<![a-z])(females?|males?|persons|women|men)(?![a-z])")


@dataclass(frozen=True, kw_only=True)
class AreaLayout:
    """The plain names of a table's columns, "" where there is none; `across` the columns of counts with what each is of.

    `sex` and `year` are what all of it is of, where no column or head says it and something around the table does.
    """

    zone: str
    vintage: str = ""
    councils: tuple[str, ...] = ()
    sexes: str = ""
    years: str = ""
    ages: str = ""
    causes: str = ""
    measures: str = ""
    across: tuple[tuple[str, CountHead], ...] = ()
    sex: Sex | None = None
    year: int | None = None
    to_june: bool = False
    remarks: tuple[str, ...] = field(default=())


# each file of a nation names the same neighbourhoods, and each step asks for them anew
@lru_cache(maxsize=1 << 16)
def zone_of(cell: str) -> str:
    """The code of a neighbourhood that a cell holds, or begins with; "" for any other.

    >>> zone_of("E01000001"), zone_of("E01000001 : City of London 001A"), zone_of("E06000032")
    ('E01000001', 'E01000001', '')
    """
    found = _ZONE.fullmatch(cell)
    return found[1] if found else ""


def year_of(cell: str) -> int:
    """The calendar year that a cell names, 0 where it names none, or several.

    >>> year_of("2019"), year_of("Mid-2019"), year_of("2015-17")
    (2019, 2019, 0)
    """
    found = _YEAR_CELL.fullmatch(cell.strip())
    return int(found[1]) if found else 0


def head_score(counts: Collection[str]) -> Callable[[Sequence[str]], int]:
    """How much a row looks like the head of a table whose counts may stand in columns of these names."""
    names = {*counts, *ZONE, *SEX, *YEAR, *AGE, *CAUSE, *MEASURE}

    # each spelling once: the first rows of a table of all ages are thousands of cells, most of them small numbers
    @lru_cache(maxsize=4096)
    def named(cell: str) -> bool:
        name = plain(cell)
        return name in names or VINTAGE.fullmatch(name) is not None

    def score(cells: Sequence[str]) -> int:
        if any(zone_of(cell) for cell in cells if cell[:2] in _NATIONS):
            # a row of a neighbourhood, whatever else it holds
            return 0
        ages = {head for cell in cells if cell and len(cell) < _LONGEST_HEAD and (head := count_head(cell)) is not None}
        # a few small numbers are counts, not ages
        return sum(map(named, cells)) + (len(ages) if len(ages) >= FEWEST_BANDS else 0)

    return score


def area_layout(table: SheetTable, title: str, counts: Sequence[str]) -> AreaLayout | None:
    """The layout of a table of a sheet; None where no column holds neighbourhoods, or none counts anything.

    The column of neighbourhoods is told by its cells: the ONS has published tables whose heads of codes were exchanged.
    """
    frame, heads = table.frame, dict(zip((str(name) for name in table.frame if name != ROW), table.heads, strict=True))
    holds = {name: _kind_held(frame[name]) for name in heads}
    zones = sorted((kind, place) for place, kind in enumerate(holds.values()) if kind in ("E00", "E01", "E02"))
    if not zones:
        return None
    zone = list(heads)[zones[0][1]]
    across = [(name, head) for name in heads if (head := count_head(heads[name])) is not None and not holds[name]]
    ages = table.first(*AGE)
    if len({head.span for _, head in across} - {None}) < FEWEST_BANDS:
        # years across; a head that only looks like an age is none
        across = [(name, head) for name, head in across if head.span is None] if ages else []
        value = table.first(*counts)
        across = across if len(across) > 1 or not value else [(value, CountHead())]
    if not across:
        return None
    said_sex, said_year = all(head.sex for _, head in across), all(head.year for _, head in across)
    sexes = "" if said_sex else _sex_column(table)
    years = "" if said_year else table.first(*YEAR)
    around = _around(table, title)
    sex, sex_remark = (None, "") if said_sex or sexes else _one(around, _sexes_within, "whom it counts")
    year, year_remark = (None, "") if said_year or years else _one(around, _years_within, "of which year it is")
    vintage = _ZONE_VINTAGE.search(plain(heads[zone]))
    return AreaLayout(
        zone=zone, vintage=f"20{vintage[1]}" if vintage else "",
        councils=tuple(name for name, kind in holds.items() if kind == "council"),
        sexes=sexes, years=years, ages="" if any(head.span for _, head in across) else ages,
        causes=table.first(*CAUSE), measures=table.first(*MEASURE), across=tuple(across), sex=sex, year=year,
        to_june=any(_TO_JUNE.search(text) for text in (years, *around.values())),
        remarks=tuple(filter(None, (sex_remark, year_remark))),
    )  # fmt: skip


def what_lacks(table: SheetTable, counts: Sequence[str]) -> str:
    """What a table that is none of neighbourhoods by age has no column of."""
    names = [name for name in table.frame if name != ROW]
    if not any(_kind_held(table.frame[name]) in ("E00", "E01", "E02") for name in names):
        return "codes of neighbourhoods (E01..., E02..., W01..., W02...)"
    return "ages" if table.first(*counts) else "counts, or of ages across"


def _kind_held(cells: pd.Series) -> str:
    """What kind of code most of the first cells of a column are: E00, E01, E02, a council's, or "" for none."""
    seen = [word for word in _words(cells)[:_CELLS_SEEN] if word]
    zones = [f"E{code[1:3]}" for word in seen if (code := zone_of(word))]
    councils = sum(_COUNCIL.fullmatch(word) is not None for word in seen)
    # an old layout has each council's row among those of its neighbourhoods
    if zones and len(zones) * 2 > len(seen) - councils:
        return max(sorted(set(zones)), key=zones.count)
    return "council" if councils * 2 > len(seen) else ""


def _words(cells: pd.Series) -> list[str]:
    """The words of a column, each once, in the order in which they come."""
    return [str(word) for word in (cells.cat.categories if cells.dtype == "category" else cells.unique()).tolist()]


def _sex_column(table: SheetTable) -> str:
    named = table.first(*SEX)
    if named:
        return named
    for name in table.frame:
        cells = table.frame[name]
        if name != ROW and len(_words(cells)) <= _MOST_SEXES:
            words = [word for word in _words(cells) if word]
            # a letter alone may mark a figure as provisional
            if words and all(len(word) > 1 and sex_of(word) for word in words):
                return str(name)
    return ""


def sex_words(cells: pd.Series) -> dict[str, str]:
    """What each word of a column of sexes means; the numbers 1 and 2 men and women, where both stand there."""
    words = _words(cells)
    numbers = sexes_of_numbers(words)
    return {word: str(numbers.get(word.strip()) or sex_of(word) or "") for word in words}


def _around(table: SheetTable, title: str) -> dict[str, str]:
    """The texts around a table that may say whom it counts and when, the nearest first."""
    return {
        f"the sheet's title '{title}'": title,
        "the lines above the table": " ".join(table.above),
        "the file's name": table.file,
    }


def _one(around: dict[str, str], within: Callable[[str], Collection[Said]], what: str) -> tuple[Said | None, str]:
    """The one thing that the nearest text says, with a remark on where it stood; None where no text says one."""
    for where, text in around.items():
        found = set(within(text))
        if len(found) == 1:
            said = next(iter(found))
            return (
                said,
                f"{where[0].upper()}{where[1:]} say{'' if where.startswith('the lines') else 's'} {what}: {said}.",
            )
    return None, ""


def _sexes_within(text: str) -> list[Sex]:
    return [sex for word in _SEX_WITHIN.findall(text.casefold()) if (sex := sex_of(word))]


def _years_within(text: str) -> list[int]:
    years = _MID_YEAR.findall(text) or _YEAR_WITHIN.findall(_OTHER_YEARS.sub(" ", text))
    return [int(year) for year in years]
