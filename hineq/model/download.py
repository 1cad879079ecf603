"""What can be taken away from the app, each by a name that its address holds: tables, pictures, and the files of a board pack."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias


class TableName(StrEnum):
    """A table of a place that can be taken away; its value stands in its address."""

    ACTIONS = "actions"
    AGES = "ages"
    ALL_MEASURES = "all_measures"
    AMONG = "among"
    AMONG_AUTHORITIES = "among_authorities"
    APPROVALS = "approvals"
    AUTHORITIES = "authorities"
    BOARDS = "boards"
    COMPARISON = "comparison"
    GAP = "gap"
    GRADIENT = "gradient"
    HISTORY = "history"
    INEQUALITY = "inequality"
    JSNA_ALIASES = "jsna_aliases"
    JSNA_LINKS = "jsna_links"
    MEASURES = "measures"
    MEASURES_MATRIX = "measures_matrix"
    NATIONAL_TARGET = "national_target"
    NEIGHBOURHOOD = "neighbourhood"
    OF_PACK = "of_pack"
    OVERDUE = "overdue"
    PROFILE = "profile"
    RECOMMENDATIONS = "recommendations"
    RECOMMENDATIONS_TEMPLATE = "recommendations_template"
    SELF_ASSESSMENT = "self_assessment"
    SEXES = "sexes"
    SHARES_OF_AUTHORITIES = "shares_of_authorities"
    SPREAD = "spread"
    STRATEGY_MEASURES = "strategy_measures"
    TARGET_TREND = "target_trend"
    THEN_AND_NOW = "then_and_now"
    WARD_ABOVE = "ward_above"
    WARD_LEVELS = "ward_levels"
    WARDS = "wards"
    WHERE_FIRST = "where_first"
    WHERE_FIRST_PEOPLE = "where_first_people"
    WHERE_FIRST_WARD = "where_first_ward"
    WORSE = "worse"


class CommonTable(StrEnum):
    """A table that is of no one place."""

    DEATHS_TEMPLATE = "deaths_template"
    EVERY_COUNCIL = "every_council"
    FIGURES_TEMPLATE = "figures_template"


class PictureName(StrEnum):
    """A picture that can be taken away; its value stands in its address."""

    AGES = "ages"
    AUTHORITIES_MAP = "authorities_map"
    BEHIND = "behind"
    COMPARISON = "comparison"
    GAP = "gap"
    GRADIENT = "gradient"
    HISTORY = "history"
    MEASURES_MATRIX = "measures_matrix"
    PROFILE = "profile"
    SEXES = "sexes"
    SPREAD = "spread"
    TARGET_TREND = "target_trend"
    WARD_BARS = "ward_bars"
    WARD_MAP = "ward_map"
    WHERE_FIRST = "where_first"


class PackFile(StrEnum):
    """A file of a board pack, by its name."""

    PDF = "board-pack.pdf"
    PPTX = "board-pack.pptx"
    HTML = "board-pack.html"
    FIGURES = "figures.csv"
    AGENDA = "agenda.yaml"
    README = "README.txt"


DownloadName: TypeAlias = TableName | CommonTable | PictureName | PackFile


@dataclass(frozen=True, kw_only=True)
class Download:
    """What is taken away: its name, the place that it is of (as views are asked for it), and what else its address says.

    `place_id` is empty for what is of no place. `asked` are the words of its query by name, without empty ones.
    """

    name: DownloadName
    place_id: str
    asked: tuple[tuple[str, str], ...] = ()


def download(name: DownloadName, place_id: str, **asked: object) -> Download:
    """A download as it is addressed; what is empty is left out.

    >>> download(TableName.WARDS, "ashby", indicator="smoking", ward="").asked
    (('indicator', 'smoking'),)
    """
    words = ((key, str(value)) for key, value in asked.items())
    return Download(name=name, place_id=place_id, asked=tuple((key, value) for key, value in words if value))


# what is made of a file that a visitor handed in, which nobody else may see, and what cannot be taken away
NO_ADDRESS: Final = None
Taken: TypeAlias = Download | None
