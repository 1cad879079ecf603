"""The kinds of parts that the files of a nation are made of: who gives them, by which names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from hineq.packs.fetch.addresses import Service

COPIES: Final = (
    "Bring the file: `sources.csv` of the layer names, at each figure's source, the public copy that it was read from."
)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A column of a table of Nomis: its codes, which are added up, and a word that the label of each must hold."""

    codes: tuple[int, ...]
    word: str


@dataclass(frozen=True, kw_only=True)
class CountTable:
    """Counts of neighbourhoods from a data set of Nomis, by one dimension of it; `more` is the rest of the question."""

    file: str
    what: str
    data_set: str
    geography: str
    dimension: str
    cells: Mapping[str, Cell]
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class IndexTable:
    """Figures of the Indices of Deprivation from a file of a page of GOV.UK; `columns` by the index and the figure that a head names.

    A workbook's heads are matched whole, made plain, with words in the place of signs (`heads`).
    """

    file: str
    what: str
    page: str
    attachment: str
    columns: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    workbook: bool = False


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure of authorities: its name in the file, who gives it under which name, of how many years together its figures are.

    `area_types` are Fingertips' own numbers of types of area.
    """

    measure: str
    service: Service
    name: str
    source: str
    years: int = 1
    area_types: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A file made whole from layers of ONS Open Geography."""

    file: str
    what: str
    layers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A file, or some columns or measures of one, that no open interface gives: why, and what to do."""

    file: str
    what: str
    why: str
    mend: str = COPIES
