"""All wards on all measures at once: how each figure compares with the country's or the place's, in one table."""

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import assert_never

import pandas as pd

from hineq.insights.series.families import family_of, how_badly, rows_once
from hineq.insights.wards.benchmark import Benchmark
from hineq.insights.wards.comparing import Confidence, chance_words
from hineq.insights.wards.coverage import enough
from hineq.insights.wards.entering import reason_by_itself
from hineq.insights.wards.view import WardView, at_confidence
from hineq.insights.wording.kinds import kind_words, kinds_of_many, marked
from hineq.insights.wording.numbers import capital, counted, joined, part_of, title
from hineq.methods.ranks import place_between
from hineq.model.area import Area
from hineq.model.enough import LEAST_COVERAGE
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.tense import Tense
from hineq.model.words import FigureStatus, Outcome, Polarity

# more wards than these are not named in the heading
_NAMED = 3


class Against(StrEnum):
    """What the wards are compared with: the figure of the country or of the place, or each other, in fifths."""

    COUNTRY = "country"
    PLACE = "place"
    WARDS = "wards"

    @property
    def column(self) -> str:
        """The column of a view's table with the comparison."""
        match self:
            case Against.COUNTRY:
                return "country_outcome"
            case Against.PLACE:
                return "place_outcome"
            case Against.WARDS:
                return "quintile"
        assert_never(self)

    def called(self, place: Place) -> str:
        """What it is called: the area's name, or the wards."""
        match self:
            case Against.COUNTRY:
                return place.benchmark.area_name
            case Against.PLACE:
                return place.name
            case Against.WARDS:
                return "each other, in fifths"
        assert_never(self)


def fifth_words(fifth: int, polarity: Polarity) -> str:
    """Which fifth of the wards a figure is in, 1 = poorest, or lowest where neither end is worse.

    >>> fifth_words(1, Polarity.LOW_IS_GOOD), fifth_words(4, Polarity.NO_JUDGEMENT)
    ('poorest fifth', 'second highest fifth')
    """
    first, last = ("lowest", "highest") if polarity is Polarity.NO_JUDGEMENT else ("poorest", "best")
    return (f"{first} fifth", f"second {first} fifth", "middle fifth", f"second {last} fifth", f"{last} fifth")[
        fifth - 1
    ]


@dataclass(frozen=True, kw_only=True, eq=False)
class RugColumn:
    """A measure: the wards on it, and what they are compared with (None where that area has no like figure).

    `outcomes` has each ward's comparison, `fifths` the fifth of the wards that it is in (0 without a figure, or where too few
    wards have one for an order): whichever of the two the rug is of; the other is empty.
    """

    view: WardView
    benchmark: Benchmark | None = None
    outcomes: tuple[Outcome, ...] = ()
    fifths: tuple[int, ...] = ()

    @property
    def not_judged(self) -> str:
        """Why none of its figures is called better or worse, empty where they are."""
        return self.view.indicator.unjudged_reason

    @property
    def not_compared(self) -> str:
        """Why no ward is compared on it, empty where one is."""
        if any(self.fifths) or any(outcome is not Outcome.NOT_COMPARED for outcome in self.outcomes):
            return ""
        if self.fifths:
            return f"too few wards with {self.view.coverage.figure_words()} for an order"
        if self.benchmark is None:
            return "no like figure to compare with"
        if not self.view.has_intervals:
            return "no intervals"
        return f"no ward with {self.view.coverage.figure_words()} and an interval"


@dataclass(frozen=True, kw_only=True, eq=False)
class Rug:
    """Wards by measures.

    `wards` are in the order of their names, `columns` in that of the pack, a theme's together, in a theme first those on
    which wards are compared; a column has an entry a ward in the order of the wards. `tallies` has a row a ward: area_code,
    poor (on how many distinct measures it is worse, or in the poorest fifth) and told (on how many it could be), counted
    as on a ward's own page; poor_widely and told_widely are the same of those on which at least four fifths of the wards are told.
    """

    place: Place
    against: Against
    confidence: Confidence
    columns: tuple[RugColumn, ...]
    tallies: pd.DataFrame

    @property
    def wards(self) -> tuple[Area, ...]:
        """The rows: the place's wards of today."""
        return self.place.wards

    @property
    def name(self) -> str:
        """What the wards are compared with."""
        return self.against.called(self.place)

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """Where the figures are from."""
        return tuple(dict.fromkeys(source for column in self.columns for source in column.view.source_ids))

    def of_theme(self, theme: str) -> tuple[RugColumn, ...]:
        """The columns of a theme, all without one."""
        return tuple(column for column in self.columns if theme in ("", column.view.indicator.theme))


def ward_rug(place: Place, views: Iterable[WardView], against: Against, confidence: Confidence) -> Rug:
    """The rug of views that all have today's wards; ValueError for a view of other wards."""
    columns = []
    for view in (at_confidence(one, confidence) for one in views):
        if list(view.table.area_code) != [ward.area_code for ward in place.wards]:
            raise ValueError(f"A rug needs views of the wards of today, got others on '{view.name}'.")
        columns.append(_column(view, against))
    # a comparison that can be seen comes before what only stands there; the order of the pack stays otherwise
    themes = list(dict.fromkeys(column.view.indicator.theme for column in columns))
    columns.sort(key=lambda one: (themes.index(one.view.indicator.theme), bool(one.not_compared)))
    return Rug(
        place=place, against=against, confidence=confidence, columns=tuple(columns), tallies=_tallies(place, columns)
    )


def _column(view: WardView, against: Against) -> RugColumn:
    told = view.table[against.column]
    if against is Against.WARDS:
        fifths = told.fillna(0).astype(int) if view.ranked else [0] * len(told)
        return RugColumn(view=view, fifths=tuple(fifths))
    benchmark = view.country if against is Against.COUNTRY else view.place
    return RugColumn(view=view, benchmark=benchmark, outcomes=tuple(map(Outcome, told)))


def _tallies(place: Place, columns: list[RugColumn]) -> pd.DataFrame:
    counting = [(column, _badness(column)) for column in columns if not reason_by_itself(column.view)]
    told = [_told_once(place, counting, at) for at in range(len(place.wards))]
    wards_of = Counter(family for own in told for family in own)
    widely = {family for family, wards in wards_of.items() if enough(wards, len(place.wards))}
    rows = [
        {
            "area_code": ward.area_code,
            "poor": sum(own.values()),
            "told": len(own),
            "poor_widely": sum(poor for family, poor in own.items() if family in widely),
            "told_widely": len(own.keys() & widely),
        }
        for ward, own in zip(place.wards, told, strict=True)
    ]
    return pd.DataFrame(rows, columns=["area_code", "poor", "told", "poor_widely", "told_widely"])


def _told_once(place: Place, counting: list[tuple[RugColumn, list[float]]], at: int) -> dict[str, bool]:
    """The families of measures on which a ward is told, and whether it is worse on each, or in the poorest fifth."""
    own = pd.DataFrame(
        [
            (one.view.indicator.indicator_id, one.view.sex, one.view.ended, badly[at], _is_poor(one, at))
            for one, badly in counting
            if not math.isnan(badly[at])
        ],
        columns=["indicator_id", "sex", "ended", "badly", "poor"],
    )
    once = rows_once(place, own, own.badly) if len(own) else own
    return {
        family_of(place.indicators[indicator_id]): bool(poor)
        for indicator_id, poor in zip(once.indicator_id, once.poor, strict=True)
    }


def _badness(column: RugColumn) -> list[float]:
    """How badly each ward does, by which a family's variant is chosen as on the ward's own page; NaN where that is not told."""
    if not column.fifths:
        return [how_badly(outcome) for outcome in column.outcomes]
    view, (lowest, highest) = column.view, column.view.ends
    turned = view.indicator.judged_by is Polarity.LOW_IS_GOOD
    places = place_between(view.table["value"], lowest, highest, low_is_good=turned)
    return [1 - float(place) if fifth else math.nan for place, fifth in zip(places, column.fifths, strict=True)]


def _is_poor(column: RugColumn, at: int) -> bool:
    return column.fifths[at] == 1 if column.fifths else column.outcomes[at] is Outcome.WORSE


def rug_finding(rug: Rug) -> str:
    """The heading: which wards are worse on the most measures, or that none is, or that nothing can be compared.

    The most is counted over measures on which at least four fifths of the wards can be compared: on any other the rest could not
    be among those named.
    """
    tallies, name = rug.tallies, rug.place.name
    if not tallies.told_widely.any():
        return _few_compared(rug)
    most, among = int(tallies.poor_widely.max()), rug.against is Against.WARDS
    # of the measures that count: a figure that is none of now, or a ward that is gone, puts the sentence into the past
    tense = Tense.over([rug.place.tense, *(one.view.tense for one in rug.columns if not one.not_compared)])
    be, poor = tense.be, "in the poorest fifth" if among else f"worse than {rug.name}"
    # in the order of the wards, or tested against a figure: a page that says "measures" of a ward counts others
    told = "ranked measure" if among else "tested measure"
    measure = told if (tallies.told_widely == tallies.told).all() else f"widely {told}"
    if not most:
        # of a measure that few wards have, one may be worse
        which = measure if tallies.poor.any() else told
        none = f"{be(1)} {poor if among else f'significantly {poor}'} on any {which}"
        return title(f"No ward of {name} {none}", f"No ward {none}")
    first = tallies[tallies.poor_widely == most]
    names = [rug.place.areas[code].area_name for code in first.area_code]
    # "all three" only where every ward could be worse on as many
    of = set(tallies.told_widely)
    measures = part_of(most, of.pop(), measure) if len(of) == 1 else counted(most, measure)
    kinds = _kinds_of_poor(rug, set(first.area_code))
    said = f"{be(len(names))} {poor} on {marked(measures, kinds)}"
    group = counted(len(names), "ward")
    return title(
        *(
            [f"{joined(names)} {said}, the most of all wards", f"{joined(names)} {said}"]
            if len(names) <= _NAMED
            else []
        ),
        f"{capital(group)} of {name} {said}, the most of all",
        f"{capital(group)} {said}",
        f"{capital(group)} {be(len(names))} {poor} on {marked(counted(most, measure), kinds)}",
    )


def _kinds_of_poor(rug: Rug, codes: Collection[str]) -> str:
    """Of what kind the figures are on which some wards are worse, or in the poorest fifth, of measures that most wards are told on."""
    return kinds_of_many(
        kind_words([column.view.table.status.iloc[at]])
        for column in rug.columns
        if not reason_by_itself(column.view) and enough(_told(column), len(rug.wards))
        for at, ward in enumerate(rug.wards)
        if ward.area_code in codes and _is_poor(column, at)
    )


def _told(column: RugColumn) -> int:
    """On how many wards something is told."""
    return sum(map(bool, column.fifths)) or sum(outcome is not Outcome.NOT_COMPARED for outcome in column.outcomes)


def _few_compared(rug: Rug) -> str:
    """The heading where no measure is told of four fifths of the wards: how few wards can be compared, or that none can."""
    told, name = int((rug.tallies.told > 0).sum()), rug.place.name
    if not told:
        # what is compared on measures that do not count stands in the table
        which = "none that counts" if any(not one.not_compared for one in rug.columns) else "none"
        return title(f"The wards of {name} on every measure: {which} can be compared", "The wards on every measure")
    said = "no measure can be compared for most wards"
    if not enough(told, len(rug.tallies)) and rug.against is not Against.WARDS:
        said = f"only {part_of(told, len(rug.tallies), 'ward', the='')} can be compared with {rug.name}"
    return title(f"{name}: {said}", capital(said))


def rug_chance(rug: Rug) -> str:
    """Of many comparisons how many differ, and how many would by chance; nothing of few."""
    counting = [column for column in rug.columns if not column.view.indicator.has(IndicatorRole.AGE_DEPENDENT)]
    compared = [one for column in counting for one in column.outcomes if one is not Outcome.NOT_COMPARED]
    differ = sum(outcome is not Outcome.SIMILAR for outcome in compared)
    crude = len(counting) < len(rug.columns)
    return chance_words(len(compared), differ, rug.confidence, rug.name, variants=True, crude=crude)


def left_uncompared(rug: Rug) -> str:
    """On how many of the measures no ward is compared, and why, in a sentence; nothing where all are."""
    reasons = [column.not_compared for column in rug.columns if column.not_compared]
    if not reasons:
        return ""
    words = [f"{why} ({reasons.count(why)})" if len(set(reasons)) > 1 else why for why in dict.fromkeys(reasons)]
    part = part_of(len(reasons), len(rug.columns), "column")
    return f"On {part} no ward {rug.place.tense.be(1)} compared: {joined(words)}."


def rug_method(rug: Rug) -> str:
    """How the wards are compared, and how measures are counted."""
    if rug.against is Against.WARDS:
        how = (
            "On each measure the wards with a figure are put into fifths by their rank; wards with one figure share a fifth. "
            "A fifth says nothing of chance: the intervals of neighbours may overlap."
        )
    else:
        how = (
            f"A ward is better or worse when its whole {rug.confidence} confidence interval lies on one side of {rug.name}'s "
            "figure, lower or higher where neither end is worse."
        )
    return (
        f"{how} Comparable measures are distinct ones, variants counted once, as on a ward's own page. The heading counts those on which at "
        f"least {LEAST_COVERAGE:.0%} of the wards can be compared, widely comparable ones where there are others."
    )


def rug_export(rug: Rug) -> pd.DataFrame:
    """A row a measure and ward, to take away: the figure, its limits, what it is compared with and how it compares."""
    parts = []
    for column in rug.columns:
        view, table = column.view, column.view.table
        parts.append(
            pd.DataFrame(
                {
                    "Theme": view.indicator.theme,
                    "Measure": view.name,
                    "Unit": view.indicator.unit,
                    "Period": view.period,
                    "Area code": table.area_code,
                    "Ward": table.area_name,
                    "Value": table["value"],
                    "95% interval, lower": table.lower_ci,
                    "95% interval, upper": table.upper_ci,
                    **_compared(rug, column),
                    "Why not judged": column.not_judged,
                    "Status of the figure": table.status.where(table["value"].notna(), ""),
                    "Note": table.note,
                    "Source": table.source_id.map(
                        lambda one: rug.place.sources[one].citation if one in rug.place.sources else ""
                    ),
                }
            )
        )
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _compared(rug: Rug, column: RugColumn) -> dict[str, object]:
    if column.fifths:
        polarity = column.view.indicator.judged_by
        words = [fifth_words(fifth, polarity) if fifth else "" for fifth in column.fifths]
        return {"Fifth of the wards": pd.Series(words, index=column.view.table.index, dtype=object)}
    value = column.benchmark.value if column.benchmark else math.nan
    compared = [one.word for one in column.outcomes]
    return {f"Figure of {rug.name}": value, f"Compared with {rug.name} at {rug.confidence}": compared}


def marked_apart(view: WardView) -> frozenset[str]:
    """The wards whose figure is of another kind than the measure's name says: only some of its figures are estimates."""
    if not view.kind.startswith("some "):
        return frozenset()
    there = view.table["value"].notna()
    return frozenset(
        code
        for code, status in zip(view.table.area_code[there], view.table.status[there], strict=True)
        if FigureStatus(status).mark
    )
