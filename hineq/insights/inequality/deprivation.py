"""The wards in the order of their deprivation: by which release, weighted by whose residents.

The rule and its reasons: docs/decisions/order-by-deprivation.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible, without_role
from hineq.insights.series.residents import residents_words
from hineq.insights.wards.coverage import enough
from hineq.insights.wards.releases import Release, nearest_before, releases
from hineq.insights.wards.view import FEWEST_WARDS, WardView
from hineq.insights.wording.numbers import count_word, joined, joined_few
from hineq.methods.results import FloatArray
from hineq.model.enough import LEAST_COVERAGE
from hineq.model.indicator import Series
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole, SeriesRole
from hineq.model.tense import Tense

# so many wards are named
_FEW = 4
_PART_OF_THE_INDEX = "This measure is itself a part of the index that orders the wards, so it looks more closely tied to deprivation than it is."


@dataclass(frozen=True, kw_only=True, eq=False)
class Ordering:
    """Wards with a figure, most deprived first, with the residents that weight them.

    `table` has the columns of the view's table plus `score` and `population`. `release` is the release of the Indices
    of Deprivation that orders them, `residents_words` whose number weights the wards; `by_itself` is whether the measure is
    a part of that index, `source_ids` where its scores and the residents are from. `unplaced` are the names of the wards
    that have a figure and no place in the order, `unplaced_words` says so and for want of what, in a clause.
    """

    table: pd.DataFrame
    release: Series
    residents_words: str
    by_itself: bool
    source_ids: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    unplaced_words: str = ""

    @property
    def words(self) -> str:
        """How the wards are ordered, for a subtitle."""
        part = ", which this measure is part of" if self.by_itself else ""
        return f"wards ordered by deprivation ({self.release.name}{part}), weighted by {self.residents_words}"

    @property
    def caution(self) -> str:
        """What to beware of in this order, in a sentence; empty where there is nothing."""
        return _PART_OF_THE_INDEX if self.by_itself else ""


def deprivation_order(figures: Figures, view: WardView) -> Ordering | NotPossible:
    """Order the wards of a view by the release nearest before the middle of its period.

    A ward without a score or residents is left out, and named, where at least 80% of all wards have both and a figure. With
    no release before it the earliest one is taken. A deprivation index is never ordered by itself. Residents are
    those of the year nearest to the middle of the period that the pack has.
    """
    place = figures.place
    score = place.indicator_with(IndicatorRole.DEPRIVATION)
    if score is None:
        return without_role(IndicatorRole.DEPRIVATION)
    if view.indicator.has(IndicatorRole.DEPRIVATION):
        return NotPossible(reason="This measure is the deprivation score itself, which cannot order itself.")
    if view.indicator.has(IndicatorRole.RESTATES_DEPRIVATION):
        return NotPossible(reason="This measure is made of the deprivation index, which cannot order itself.")
    middle = parse_period(view.period).middle
    known = releases(figures)
    if not known:
        return NotPossible(reason=f"The pack has no deprivation score for the wards of {place.name}.")
    release = nearest_before(known, middle)
    if not view.coverage.ordered:
        return NotPossible(
            reason=view.coverage.no_order_words,
            short=f"only {view.coverage.known} of {view.coverage.wards} wards {view.tense.have(2)} {view.coverage.figure_words()}",
        )
    age = str(view.wards[0]["age"])
    people, population_year = figures.residents(age, middle)
    scores, residents = (
        np.array([of.get(row["area_code"], math.nan) for row in view.wards], dtype=float)
        for of in (release.scores, people)
    )
    given = ~np.isnan(view.limited[0])
    # a ward that changed since has no score of its own: it is one that lacks something, like any other
    placed = given & ~np.isnan(scores + residents)
    many = int(placed.sum())
    lacking = np.flatnonzero(given & ~placed)
    unplaced = tuple(view.wards[at].area_name for at in lacking)
    lack = _lack(_taken(view, lacking, scores, residents), release, view.tense) if unplaced else ""
    if not enough(many, view.coverage.wards):
        only, number = f"Only {many}" if many else "None", many or 2
        only, number = (
            ("No ward", 1) if view.coverage.wards == 1 else (f"{only} of the {view.coverage.wards} wards", number)
        )
        return NotPossible(
            reason=f"{only} {view.tense.have(number)} all that an order by deprivation needs, "
            f"fewer than {LEAST_COVERAGE:.0%}: {lack}.",
            short="too many wards lack a deprivation score or a number of residents",
        )
    if many < FEWEST_WARDS:
        return NotPossible(
            reason=f"It needs at least {count_word(FEWEST_WARDS)} wards with a figure; there {view.tense.be(many)} {count_word(many)}."
        )
    most_deprived_first = sorted(
        np.flatnonzero(placed).tolist(), key=lambda at: (-scores[at], view.wards[at]["area_name"])
    )
    return Ordering(
        table=_taken(view, most_deprived_first, scores, residents),
        release=release.series,
        residents_words=residents_words(age, population_year),
        source_ids=(
            *release.source_ids,
            *figures.once((_residents_sources, population_year), lambda: _residents_sources(place, population_year)),
        ),
        by_itself=view.series.has(SeriesRole.PART_OF_DEPRIVATION),
        unplaced=unplaced,
        unplaced_words=lack,
    )


def _taken(view: WardView, at: Sequence[int] | np.ndarray, scores: FloatArray, residents: FloatArray) -> pd.DataFrame:
    """Rows of a view's table with the score and the residents of their wards."""
    table = view.table.take(at).set_axis(pd.RangeIndex(len(at)), axis="index")
    return table.assign(score=scores[at], population=residents[at])


def _lack(wards: pd.DataFrame, release: Release, tense: Tense) -> str:
    """What wards with a figure lack, in a clause; nothing of none."""
    rough = wards.area_code.isin(list(release.rough)) & wards.population.notna()
    rest = wards[~rough]
    nouns = (("deprivation score", "score"), ("number of residents", "population"))
    lacked = joined([noun for noun, column in nouns if rest[column].isna().any()], "or")
    said = ((rest, f"no {lacked}"), (wards[rough], "only a rough deprivation score"))
    return "; ".join(
        f"{joined_few(list(some.area_name), _FEW)} {tense.have(len(some))} {what}" for some, what in said if len(some)
    )


def _residents_sources(place: Place, year: str) -> tuple[str, ...]:
    rows = place.population
    return tuple(
        dict.fromkeys(rows.source_id[rows.area_code.isin(place.ward_codes) & (rows.period.astype(str) == year)])
    )
