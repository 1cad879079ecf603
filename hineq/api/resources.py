"""Every address of the interface: its path, what it is, what it may be asked with, in which forms it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never

from hineq.api import nouns
from hineq.api.parameters import Kind, Parameter
from hineq.charts.picture import MIME_TYPES, PictureKind
from hineq.insights.inequality.gap_history import HistoryKind, HistoryPart
from hineq.insights.inequality.gradient_words import Dots
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.rug import Against
from hineq.model.agenda import Audience
from hineq.model.download import CommonTable, DownloadName, PackFile, PictureName, TableName
from hineq.model.likeness import Beside
from hineq.model.words import AreaType, Sex
from hineq.packs.declared.columns import Table

BASE: Final = "/api/v1"
MOST: Final = 10_000
_FEW: Final = 1000
JSON, CSV, GEOJSON, HTML = "application/json", "text/csv", "application/geo+json", "text/html"


class Format(StrEnum):
    """In which form rows are answered."""

    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


class Data(StrEnum):
    """An address of data, apart from those of downloads."""

    START = "start"
    OPENAPI = "openapi"
    PLACES = "places"
    PLACE = "place"
    AREAS = "areas"
    INDICATORS = "indicators"
    OBSERVATIONS = "observations"
    TARGETS = "targets"
    FINDINGS = "findings"
    DOWNLOADS = "downloads"
    WARD = "ward"


@dataclass(frozen=True, kw_only=True)
class Resource:
    """An address: its path under BASE, what it answers (`about`), its parameters, the media types of its answers.

    `row` is what a row of it is, for answers that are rows, and what the whole answer is where it is `one`. `form` is what
    the name of the path ends with, for downloads.
    """

    name: Data | DownloadName
    path: str
    about: str
    parameters: tuple[Parameter, ...] = ()
    media: tuple[str, ...] = (JSON,)
    row: Table | None = None
    one: bool = False
    form: str = ""


def _word(name: str, about: str, longest: int = 100) -> Parameter:
    return Parameter(name=name, about=about, longest=longest)


def _choice(name: str, about: str, choices: type[StrEnum], default: str = "") -> Parameter:
    return Parameter(name=name, about=about, choices=tuple(str(one) for one in choices), default=default)


def _flag(name: str, about: str) -> Parameter:
    return Parameter(name=name, about=about, kind=Kind.BOOLEAN)


_LONG = 1500
_NEWEST = "the newest period without it"
PLACE: Final = Parameter(name="place", about="A place's id, as /places lists it.", of_path=True)
WARD_CODE: Final = Parameter(name="area_code", about="The code of a ward of the place.", of_path=True)
AREA: Final = _word("area", "One of the place's levels by its code, or another set of its wards by its year.")
INDICATOR: Final = _word("indicator", "An indicator's id; the one that the app shows first without it.")
ONLY_INDICATOR: Final = _word("indicator", "Only this indicator.")
SEX: Final = _choice("sex", "Whom the figures count.", Sex)
PERIOD: Final = _word("period", f"A period as it is printed, such as 2015/16; {_NEWEST}.")
WARD: Final = _word("ward", "A ward's code.")
WEIGHTS: Final = _word(
    "weights", "What decides and how much each theme counts, as the page's address says it: health,1,3,0.5.", 300
)
GROUP: Final = _word("group", "A neighbourhood, as the app's address says it: Name:code,code.", _LONG)
BESIDE: Final = _choice("beside", "What the place is held against.", Beside, Beside.COUNTRY)
# without the sign of per cent, which an address would have to write as %25
CONFIDENCE: Final = Parameter(
    name="confidence", about="How sure a comparison is to be, in per cent.",
    choices=tuple(one.rstrip("%") for one in Confidence), default=Confidence.USUAL.rstrip("%"),
)  # fmt: skip
AREAS_BESIDE: Final = _word(
    "compare", "Codes of areas that stand beside the place, parted by commas; the country without it.", 300
)
DARK: Final = _flag("dark", "Whether the picture is for a dark ground; only with bare.")
BARE: Final = _flag(
    "bare",
    "The chart alone, without its title, its notes and its source, and on no ground: for a page that says them itself.",
)
WIDTH: Final = Parameter(
    name="width", about="The width of a bare picture in pixels.", kind=Kind.INTEGER, least=280, most=1600, default="900"
)
EMBED: Final = _flag(
    "embed",
    "A small page for an iframe in the picture's place: heading, picture, notes, source, link; without scripts.",
)
_FORMAT = _choice("format", "In which form; CSV for a spreadsheet.", Format, Format.JSON)
_JSON_OR_CSV = Parameter(name="format", about=_FORMAT.about, choices=(Format.JSON, Format.CSV), default=Format.JSON)
_PAGED = (
    Parameter(name="limit", about="How many rows at most.", kind=Kind.INTEGER, least=1, most=MOST, default=str(_FEW)),
    Parameter(name="offset", about="How many rows are passed over first.", kind=Kind.INTEGER, least=0),
)
_OF = "/places/{place}"
_MEASURE = (INDICATOR, SEX, PERIOD)
_AUTHORITIES = "The districts of a county, or with beside=region the authorities of the place's region, on one measure."
_SIDES = (
    _word("left", "The first side: a ward's code, or a group's key in the page's address.", _LONG),
    _word("right", "The second side, as the first.", _LONG),
    WARD,
    GROUP,
)
_GAP = Parameter(name="gap", about="Which gap.", choices=("country", "within"), default="country")
_HISTORY = (
    INDICATOR, SEX, _choice("kind", "Between what the gap is.", HistoryKind, HistoryKind.WARDS),
)  # fmt: skip
_MAPPED = (
    *_MEASURE,
    WARD,
    _choice("highlight", "By which rule the poorest wards are marked.", PoorestRule),
    CONFIDENCE,
)
_THEME = _word("theme", "A theme by its name.")
_RECOMMENDED = (
    _word("decision", "Only those with this decision, '-' for those without one."),
    _word("state", "Only those in this state, '-' for those without one."),
    _word("committee", "Only those of this committee or board."),
    _flag("overdue", "Only those that are overdue."),
    _word("search", "Only those with these words.", 200),
)


def _rows(name: Data, about: str, row: Table, *parameters: Parameter, of: str = _OF, geo: bool = False) -> Resource:
    """An address that answers with rows, a page of them at a time."""
    asked = (PLACE, AREA) if of else ()
    return Resource(
        name=name, path=f"{of}/{name}", about=about, row=row, media=(JSON, CSV, *((GEOJSON,) if geo else ())),
        parameters=(*asked, *parameters, _FORMAT if geo else _JSON_OR_CSV, *_PAGED),
    )  # fmt: skip


DATA: Final = (
    Resource(name=Data.START, path="/", about="What there is, as links."),
    Resource(name=Data.OPENAPI, path="/openapi.json", about="This description, as OpenAPI 3.1."),
    _rows(Data.PLACES, "Every place that can be asked for: packs first, then the other councils of the national layer.", nouns.PLACES, of=""),
    Resource(name=Data.PLACE, path=_OF, about="A place: of which day its figures are, its levels and sets of wards, what it is compared with.", parameters=(PLACE, AREA)),
    _rows(Data.AREAS, "The place, its levels, its wards and its comparators; as GeoJSON with their official shapes where the pack has them.", nouns.AREAS, _choice("type", "Only areas of this type.", AreaType), geo=True),
    _rows(Data.INDICATORS, "Every measure with its definition, unit, polarity and caveat.", nouns.INDICATORS),
    _rows(Data.OBSERVATIONS, "Every figure, one row an observation.", nouns.OBSERVATIONS, ONLY_INDICATOR, SEX, _word("period", "Only this period, as it is printed."), _word("area_code", "Only this area."), _word("series", "Only this series: two series of one indicator must not be joined or compared.")),
    _rows(Data.TARGETS, "What the strategy printed: baselines, targets and projections, each judged target with its status.", nouns.TARGETS, ONLY_INDICATOR, SEX),
    _rows(Data.FINDINGS, "What the figures say: the headings of the app, or why one cannot be told.", nouns.FINDINGS, _choice("kind", "Only findings of this kind.", nouns.FindingKind), ONLY_INDICATOR),
    _rows(Data.DOWNLOADS, "Every download of the app with its address.", nouns.DOWNLOADS, of=""),
    Resource(name=Data.WARD, path=f"{_OF}/wards/{{area_code}}", about="A ward in words, as on its page; with embed=true as a card for an iframe.", parameters=(PLACE, WARD_CODE, AREA, EMBED), media=(JSON, HTML), row=nouns.WARD, one=True),
)  # fmt: skip

# what each table holds, and what it may be asked with beside its place
TABLES: Final[Mapping[TableName, tuple[str, tuple[Parameter, ...]]]] = {
    TableName.AGES: ("Residents by age, of the place or of a ward, beside the country's.", (WARD,)),
    TableName.ALL_MEASURES: ("Every ward on every measure.", (_choice("against", "What wards are compared with.", Against, Against.COUNTRY), CONFIDENCE)),
    TableName.AMONG: ("The newest figure of the place and of those that it is held against.", (INDICATOR, SEX, BESIDE)),
    TableName.AMONG_AUTHORITIES: ("The place's rank on every measure.", (BESIDE,)),
    TableName.APPROVALS: ("What each dated meeting did with the document.", ()),
    TableName.AUTHORITIES: (_AUTHORITIES, (*_MEASURE, BESIDE, CONFIDENCE)),
    TableName.BOARDS: ("The boards that documents name.", ()),
    TableName.COMPARISON: ("Two wards, or groups of wards, on every measure.", _SIDES),
    TableName.GAP: ("The published gap in life expectancy, period by period.", (_GAP,)),
    TableName.GRADIENT: ("The wards in order of deprivation on a measure.", _MEASURE),
    TableName.HISTORY: ("The average and the gap through time.", _HISTORY),
    TableName.INEQUALITY: ("Every measure of inequality between the wards.", _MEASURE),
    TableName.JSNA_ALIASES: ("Wordings of links that the list of needs does not have.", ()),
    TableName.JSNA_LINKS: ("Priorities by the needs that they are linked to.", ()),
    TableName.MEASURES: ("Every measure with its meaning, periods and sources.", ()),
    TableName.MEASURES_MATRIX: ("The measures by gap, people, direction and the strategy's word.", ()),
    TableName.NATIONAL_TARGET: ("Differences from the country on the measures of the national target.", ()),
    TableName.NEIGHBOURHOOD: ("A neighbourhood of wards on every measure.", (GROUP, CONFIDENCE)),
    TableName.OF_PACK: ("A table of the pack as it is kept.", (_word("table", "The table's name, such as sources.", 60),)),
    TableName.ACTIONS: ("What is to be done for the strategy, by whom and when.", ()),
    TableName.OVERDUE: ("Recommendations that are overdue.", ()),
    TableName.PROFILE: ("One ward on every measure.", (WARD, CONFIDENCE)),
    TableName.RECOMMENDATIONS: ("Recommendations, decisions and what came of them.", _RECOMMENDED),
    TableName.RECOMMENDATIONS_TEMPLATE: ("An empty tracker with an example row.", ()),
    TableName.SELF_ASSESSMENT: ("What the council said of itself.", ()),
    TableName.SEXES: ("Women and men of the place by age, beside the country's.", ()),
    TableName.SHARES_OF_AUTHORITIES: ("Which share of authorities has a better figure.", (BESIDE,)),
    TableName.SPREAD: ("The place's ranks in a theme.", (_THEME, BESIDE)),
    TableName.STRATEGY_MEASURES: ("The measures that the strategy names, with the nearest figure.", ()),
    TableName.TARGET_TREND: ("The figures of a measure through time, and what was promised.", (INDICATOR, SEX, AREAS_BESIDE, BESIDE)),
    TableName.THEN_AND_NOW: ("What documents printed, beside the newest figures.", ()),
    TableName.WARD_ABOVE: ("What is published only for the areas that a ward lies in.", (WARD,)),
    TableName.WARD_LEVELS: ("A ward beside the areas that it lies in.", (WARD,)),
    TableName.WARDS: ("Every ward on one measure.", (*_MEASURE, CONFIDENCE)),
    TableName.WHERE_FIRST: ("The wards in order of their outcomes over several measures.", (WEIGHTS,)),
    TableName.WHERE_FIRST_PEOPLE: ("How many people stand behind those figures.", (WEIGHTS,)),
    TableName.WHERE_FIRST_WARD: ("What decides the place of one ward in that order.", (WEIGHTS, WARD)),
    TableName.WORSE: ("Measures on which the place is significantly worse than the country.", (BESIDE,)),
}  # fmt: skip
PICTURES: Final[Mapping[PictureName, tuple[str, tuple[Parameter, ...]]]] = {
    PictureName.AGES: ("Residents by age beside the country's.", (WARD,)),
    PictureName.AUTHORITIES_MAP: (f"{_AUTHORITIES[:-1]}, as a map.", (*_MEASURE, BESIDE, CONFIDENCE)),
    PictureName.BEHIND: ("What needs attention first.", (BESIDE,)),
    PictureName.COMPARISON: ("Two wards, or groups of wards, on every measure.", (*_SIDES, _word("told", "Whether the two are told apart on the measures drawn: apart, alike or untested."))),
    PictureName.GAP: ("The published gap in life expectancy.", (_GAP,)),
    PictureName.GRADIENT: ("The wards, or fifths of them, from the most to the least deprived.", (*_MEASURE, WARD, _choice("drawn", "What the dots are.", Dots, Dots.WARDS))),
    PictureName.HISTORY: ("The average, or the gap, through time.", (*_HISTORY, _choice("part", "Which of the two.", HistoryPart, HistoryPart.GAP))),
    PictureName.MEASURES_MATRIX: ("Which measures are most unequal between the wards.", ()),
    PictureName.PROFILE: ("A ward among the wards on each measure.", (WARD, CONFIDENCE, _THEME)),
    PictureName.SEXES: ("Women and men by age beside the country's.", ()),
    PictureName.SPREAD: ("The place among authorities on the measures of a theme.", (_THEME, BESIDE)),
    PictureName.TARGET_TREND: ("A measure through time, against its target.", (INDICATOR, SEX, AREAS_BESIDE, BESIDE, Parameter(name="project", about="A year to project to.", kind=Kind.INTEGER, most=2200), _flag("context", "As it is drawn beside another measure."))),
    PictureName.WARD_BARS: ("The wards on a measure, in order.", (*_MAPPED, Parameter(name="most", about="How many wards at most.", kind=Kind.INTEGER, most=1000))),
    PictureName.WARD_MAP: ("The wards on a measure, as a map.", _MAPPED),
    PictureName.WHERE_FIRST: ("The wards in order of their outcomes over several measures.", (WEIGHTS,)),
}  # fmt: skip
COMMON: Final[Mapping[CommonTable, tuple[str, tuple[Parameter, ...]]]] = {
    CommonTable.DEATHS_TEMPLATE: ("An empty table of deaths, to be filled in.", ()),
    CommonTable.EVERY_COUNCIL: ("The gap between the wards of every council on a measure.", (INDICATOR, SEX)),
    CommonTable.FIGURES_TEMPLATE: ("An empty table of figures, to be filled in.", ()),
}
_AGENDA = (
    _word("agenda", "An agenda of the pack by its file's name; the one that hineq proposes without it."),
    _choice("audience", "For whom; the agenda says it without.", Audience),
)
PACK_MEDIA: Final[Mapping[PackFile, str]] = {
    PackFile.PDF: "application/pdf",
    PackFile.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    PackFile.HTML: HTML,
    PackFile.FIGURES: CSV,
    PackFile.AGENDA: "application/yaml",
    PackFile.README: "text/plain",
}


def _table(name: TableName | CommonTable) -> Resource:
    match name:
        case TableName():
            about, asked = TABLES[name]
            path = f"{_OF}/tables/{name}.csv"
            return Resource(
                name=name, path=path, about=about, parameters=(PLACE, AREA, *asked), media=(CSV,), form="csv"
            )
        case CommonTable():
            about, asked = COMMON[name]
            return Resource(
                name=name, path=f"/tables/{name}.csv", about=about, parameters=asked, media=(CSV,), form="csv"
            )
    assert_never(name)


def _picture(name: PictureName, kind: PictureKind) -> Resource:
    about, parameters = PICTURES[name]
    asked = (PLACE, AREA, *parameters, DARK, BARE, WIDTH, EMBED)
    path, media = f"{_OF}/pictures/{name}.{kind}", (MIME_TYPES[kind], HTML)
    return Resource(name=name, path=path, about=about, parameters=asked, media=media, form=kind)


def _pack_file(name: PackFile) -> Resource:
    return Resource(
        name=name,
        path=f"{_OF}/board-pack/{name}",
        about=f"A board pack's {name}.",
        parameters=(PLACE, AREA, *_AGENDA),
        media=(PACK_MEDIA[name],),
    )


DOWNLOADS: Final = (
    *(_table(name) for name in (*TableName, *CommonTable)),
    *(_picture(name, kind) for name in PictureName for kind in MIME_TYPES),
    *(_pack_file(name) for name in PackFile),
)
RESOURCES: Final = (*DATA, *DOWNLOADS)
