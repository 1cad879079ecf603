"""The slides of a meeting as data: every form of a board pack is written from them, so that no two can disagree."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from hineq.model.agenda import Audience, ItemKind
from hineq.model.stamp import Stamp

NOT_SUPPLIED: Final = "not supplied"
# the same to the public, who supplies nothing
NOT_STATED: Final = "not stated"

# what a row of a slide's figures is: one observation, target or baseline that the slide shows or says
FIGURE_COLUMNS: Final = (
    "slide", "indicator_id", "measure", "area_code", "area", "series", "sex", "age", "period", "period_end", "kind", "value", "lower_ci",
    "upper_ci", "unit", "status", "source_id",
)  # fmt: skip


class ChartKind(StrEnum):
    """How a chart that a member can open and change is drawn."""

    TREND = "trend"
    BARS = "bars"


# what a title ends in that was there before
CONTINUED: Final = " (continued)"


class SeriesRole(StrEnum):
    """Whose figures a series holds: it decides how it is drawn."""

    PLACE = "place"
    COUNTRY = "country"
    TARGET = "target"


@dataclass(frozen=True, kw_only=True)
class NativeSeries:
    """A series of a chart with its own figures: one value a category, NaN where there is none.

    `lower` and `upper` are the 95% limits of each value, NaN where it has none; both empty where no value has any.
    """

    name: str
    role: SeriesRole
    values: tuple[float, ...]
    lower: tuple[float, ...] = ()
    upper: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.lower and not len(self.lower) == len(self.upper) == len(self.values):
            raise ValueError("'lower' and 'upper' must have a limit for each value, or none at all.")


@dataclass(frozen=True, kw_only=True)
class NativeChart:
    """A chart as figures, for programs that draw charts themselves: `categories` are periods, or the names of bars."""

    kind: ChartKind
    unit: str
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    decimals: int = 1

    def __post_init__(self) -> None:
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError("A series must have a value for each category, NaN where there is none.")


@dataclass(frozen=True, kw_only=True, eq=False)
class Picture:
    """A chart or a map: its Vega-Lite specification, what its marks mean, and what it says to who cannot see it.

    `chart` are the same figures for a chart that can be opened and changed; None where only a picture shows them, as of a map.
    `on_white` is whether its inks are those of white paper whatever the room.
    """

    spec: Mapping[str, Any]
    alternative: str
    key: tuple[str, ...] = ()
    chart: NativeChart | None = None
    on_white: bool = False


@dataclass(frozen=True, kw_only=True)
class SlideTable:
    """A small table: words in rows under heads; `numeric` are the numbers of the columns that are figures, from 0.

    `empty` is what a cell without words says.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    empty: str = NOT_SUPPLIED


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A line with its name in front: what the figures say, who leads, by when. Empty words are not supplied, and show so."""

    label: str
    words: str

    @property
    def supplied(self) -> bool:
        """Whether the pack or the agenda says it."""
        return bool(self.words)

    @property
    def shown(self) -> str:
        """The words, or that nobody supplied them."""
        return self.words or NOT_SUPPLIED


@dataclass(frozen=True, kw_only=True, eq=False)
class Slide:
    """One message: its finding as the title, and at most one of picture, table, facts or words under it.

    `slide_id` is its address, unlike that of every other slide; `kind` None is the cover. `context` is one line; `notes`
    are for the presenter alone; `source` says whose figures they are and of when. `figures` has FIGURE_COLUMNS. `page`
    and `choices` lead to the page of the app that shows more. `continued` is whether it goes on with the slide before it.
    """

    slide_id: str
    kind: ItemKind | None
    finding: str
    section: str = ""
    picture: Picture | None = None
    table: SlideTable | None = None
    facts: tuple[Fact, ...] = ()
    words: tuple[str, ...] = ()
    context: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""
    figures: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(FIGURE_COLUMNS)))
    page: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    continued: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Deck:
    """The slides of one meeting on one place's figures, the cover first."""

    title: str
    date: datetime.date | None
    audience: Audience
    place_id: str
    place_name: str
    stamp: Stamp
    attribution: tuple[str, ...]
    slides: tuple[Slide, ...]

    @property
    def figures(self) -> pd.DataFrame:
        """Every figure of every slide, with FIGURE_COLUMNS."""
        return pd.concat([slide.figures for slide in self.slides], ignore_index=True)

    def number(self, slide_id: str) -> int:
        """The number of a slide from 0, 0 for an id that is none."""
        return next((at for at, slide in enumerate(self.slides) if slide.slide_id == slide_id), 0)
