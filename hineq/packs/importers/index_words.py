"""The English Indices of Deprivation in words: which index a head is of, which figure of it, and which end is the most deprived."""

import re
from dataclasses import dataclass, replace
from typing import Final

from hineq.model.words import Polarity, ValueType
from hineq.packs.importers.cell_words import plain

# each index with the plain names that the releases of 2004 to 2025 and their copies give it
INDICES: Final = {
    "Index of Multiple Deprivation": ("index of multiple deprivation imd", "index of multiple deprivation", "imd"),
    "Income deprivation": ("income",),
    "Employment deprivation": ("employment",),
    "Education, skills and training": ("education skills and training", "education", "education skills"),
    "Health deprivation and disability": ("health deprivation and disability", "health", "health and disability"),
    "Crime": ("crime", "crime and disorder"),
    "Barriers to housing and services": ("barriers to housing and services", "barriers", "housing and services"),
    "Living environment": ("living environment", "environment"),
    "Income deprivation affecting children (IDACI)": (
        "income deprivation affecting children index idaci", "income deprivation affecting children index", "income deprivation affecting children",
        "idaci",
    ),
    "Income deprivation affecting older people (IDAOPI)": (
        "income deprivation affecting older people idaopi", "income deprivation affecting older people index idaopi",
        "income deprivation affecting older people index", "income deprivation affecting older people", "idaopi",
    ),
    "Children and young people (part of education)": ("children and young people", "children young people"),
    "Adult skills (part of education)": ("adult skills", "skills"),
    "Geographical barriers (part of barriers)": ("geographical barriers",),
    "Wider barriers (part of barriers)": ("wider barriers",),
    "Indoors (part of living environment)": ("indoors",),
    "Outdoors (part of living environment)": ("outdoors",),
}  # fmt: skip
_INDEX_OF: Final = {word: index for index, words in INDICES.items() for word in words}
_ENDING: Final = re.compile(r"( (sub domain|subdomain|domain|deprivation domain|deprivation|index))+$")
# of these the score is a share of people
_SHARES: Final = frozenset({
    "Income deprivation", "Employment deprivation", "Income deprivation affecting children (IDACI)",
    "Income deprivation affecting older people (IDAOPI)",
})  # fmt: skip
_YEAR: Final = re.compile(r"\b(20[0-9]{2}|iod[0-9]{2,4})\b")


@dataclass(frozen=True, kw_only=True)
class Figured:
    """A figure that the Indices give of an area: what it is called, its direction in words and as a polarity, its unit and kind."""

    called: str
    direction: str
    polarity: Polarity
    unit: str
    value_type: ValueType
    multiplier: float = 1.0


def _worse(called: str, direction: str, unit: str, value_type: ValueType = ValueType.INDEX) -> Figured:
    return Figured(called=called, direction=direction, polarity=Polarity.LOW_IS_GOOD, unit=unit, value_type=value_type)


def _rank(called: str) -> Figured:
    return Figured(
        called=called, direction="Rank 1 is the most deprived.", polarity=Polarity.HIGH_IS_GOOD, unit="rank", value_type=ValueType.INDEX
    )  # fmt: skip


_UP: Final = "The higher, the more deprived."
_FROM_THE_BEST: Final = "Neighbourhoods are ranked from the least deprived: the higher, the more deprived."
SCORE: Final = _worse("score", _UP, "index score")
SHARE: Final = _worse("score (rate)", f"{_UP} A share of people, from 0 to 1.", "share (0 to 1)", ValueType.PROPORTION)
RANK: Final = _rank("rank")
DECILE: Final = Figured(
    called="decile", direction="Decile 1 is the most deprived tenth.", polarity=Polarity.HIGH_IS_GOOD, unit="decile", value_type=ValueType.INDEX
)  # fmt: skip
_TENTH: Final = "proportion of neighbourhoods in the most deprived tenth"
# by the plain words that heads have for them, without the index and the year
FIGURES: Final = {
    "score": SCORE,
    "score rate": SHARE,
    "rank": RANK,
    "decile": DECILE,
    "average rank": _worse("average rank", _FROM_THE_BEST, "average rank"),
    "rank of average rank": _rank("rank of average rank"),
    "average score": _worse("average score", _UP, "index score"),
    "rank of average score": _rank("rank of average score"),
    "proportion": _worse(_TENTH, f"{_UP} A share, from 0 to 1.", "share (0 to 1)", ValueType.PROPORTION),
    "rank of proportion": _rank(f"rank of {_TENTH}"),
    "extent": _worse("extent", f"{_UP} A share of people, from 0 to 1.", "share (0 to 1)", ValueType.PROPORTION),
    "rank of extent": _rank("rank of extent"),
    "local concentration": _worse("local concentration", _FROM_THE_BEST, "average rank"),
    "rank of local concentration": _rank("rank of local concentration"),
    "scale": _worse("scale", "The number of people who are deprived.", "people", ValueType.COUNT),
    "rank of scale": _rank("rank of scale"),
}  # fmt: skip
_ONE_IS: Final = r"(?: (?:where )?1 (?:is |being |the )*(?P<end>most|least) deprived.*)?"
_TAIL: Final = re.compile(
    r"(?P<index>.*?) ?\b(?P<figure>(?:rank (?:of )?)?(?:average rank|average score|proportion|extent|local concentration|scale)"
    rf"|score rate|score|rank|decile)(?: of lsoas)?(?: (?:in|bottom)\b.*)?{_ONE_IS}"
)
_RANK_FIRST: Final = re.compile(rf"rank of (?P<index>.*?)(?: score)?{_ONE_IS}")
_SCALE_FIRST: Final = re.compile(r"rank of (?P<index>income|employment) scale")
_PEOPLE: Final = re.compile(
    r"(total population|dependent children|population aged|older population|working age population)\b.*"
)


def index_of(words: str) -> str:
    """The index that words name; "" where they name none.

    >>> index_of("a. Index of Multiple Deprivation (IMD)"), index_of("Health Deprivation and Disability Domain"), index_of("IMD 2019")
    ('Index of Multiple Deprivation', 'Health deprivation and disability', 'Index of Multiple Deprivation')
    """
    word = _YEAR.sub("", re.sub(r"^[a-z]\. ", "", words.strip().casefold()))
    word = " ".join(plain(word).split())
    return _INDEX_OF.get(word) or _INDEX_OF.get(_ENDING.sub("", word), "")


def figure_of(words: str) -> Figured | None:
    """The figure that words name without an index, as the heads of long tables do; None where they name none.

    >>> figure_of("rank_average_rank").called, figure_of("Proportion of LSOAs in most deprived 10% nationally").unit, figure_of("Decile ").called
    ('rank of average rank', 'share (0 to 1)', 'decile')
    """
    found = _TAIL.fullmatch(plain(words))
    return _figure("", found["figure"], found["end"]) if found and not found["index"] else None


def head_of(words: str) -> tuple[str, Figured] | None:
    """The index and the figure that a head names; None where it names none.

    >>> index, figure = head_of("Income Score (rate)")
    >>> index, figure.called
    ('Income deprivation', 'score (rate)')
    >>> [head_of(text)[1].called for text in ("IMD - Rank of average score ", "RANK OF IMD SCORE (where 1 is most deprived)", "IMD 2019 - Extent")]
    ['rank of average score', 'rank', 'extent']
    >>> head_of("IMD Decile (where 1 is least deprived)")[1].direction, head_of("Comments")
    ('Decile 1 is the least deprived tenth.', None)
    """
    word = " ".join(_YEAR.sub("", plain(words)).split())
    for way, figure in ((_SCALE_FIRST, "rank of scale"), (_RANK_FIRST, "rank"), (_TAIL, "")):
        found = way.fullmatch(word)
        if found and (index := index_of(found["index"])):
            said = found.groupdict()
            return index, _figure(index, figure or said["figure"], said.get("end"))
    return None


def figure_for(index: str, figure: Figured) -> Figured:
    """A figure as it is of an index: of income and employment a score is a share of people."""
    if index not in _SHARES or figure.called not in (SCORE.called, "average score"):
        return figure
    return replace(SHARE, called=SHARE.called if figure.called == SCORE.called else figure.called)


def counts_people(words: str) -> bool:
    """Whether a head is of the people that the Indices count by, such as "Total population: mid 2015 (excluding prisoners)"."""
    return _PEOPLE.fullmatch(plain(words)) is not None


def _figure(index: str, words: str, end: str | None) -> Figured:
    figure = figure_for(index, FIGURES[re.sub(r"^rank (?!of )", "rank of ", words)])
    if end != "least" or figure.polarity is not Polarity.HIGH_IS_GOOD:
        return figure
    return replace(
        figure, called=f"{figure.called}, 1 the least deprived", polarity=Polarity.LOW_IS_GOOD,
        direction=figure.direction.replace("most", "least"),
    )  # fmt: skip
