"""The choices that another analyst would make of the measures and their scale, made ready once for all weights.

What they are, and why these: docs/decisions/firm-or-not.md.
"""

from dataclasses import dataclass

import numpy as np

from hineq.insights.series.residents import from_age
from hineq.insights.wards.entering import Entering, reason_by_itself, spoken_name
from hineq.insights.wards.view import WardView
from hineq.methods.composite import capped_weights, standardised
from hineq.methods.correlation import mean_ranks, rank_correlation
from hineq.methods.results import FloatArray
from hineq.model.words import Polarity

# no single measure carries more of the weight than this
MOST_SHARE = 0.25
# measures outside a family stand in for each other from this correlation of ranks on
NEARLY_THE_SAME = 0.8


@dataclass(frozen=True, kw_only=True, eq=False)
class StandIn:
    """A near-duplicate in the place of the measure `number`: its spoken name, its figures' places (ward,) as in the set."""

    number: int
    name: str
    positions: FloatArray


@dataclass(frozen=True, kw_only=True, eq=False)
class Scale:
    """Another scale for the measures: its name in a sentence, and the wards on it (ward, measure), higher is poorer."""

    name: str
    positions: FloatArray


def stand_ins(entering: Entering, views: tuple[WardView, ...], positions: FloatArray) -> tuple[StandIn, ...]:
    """For each measure that enters the others of its family and sex; without any the one most like it, if one is like it.

    Only measures from the same age on stand in for each other: life expectancy at 65 knows nothing of those who died
    before, so it asks another question than life expectancy at birth.

    `views` are those of all measures, `positions` (ward, measure) the places of those that enter, in the same order.
    """
    others = [view for view in views if not any(view is one for one in entering.views) and not reason_by_itself(view)]
    families = {(view.indicator.family, view.sex) for view in entering.views if view.indicator.family}
    # what stands for another measure must not be a family's second voice
    free = np.array([(view.indicator.family, view.sex) not in families for view in others])
    if not others:
        return ()
    found = []
    poorer = np.column_stack([_poorer(view) for view in others])
    alike = rank_correlation(np.column_stack([positions, poorer]))[: len(entering.views), len(entering.views) :]
    ages = np.array([_from_age(other) for other in others])
    for number, view in enumerate(entering.views):
        same_age = ages == _from_age(view)
        family = [
            place
            for place, other in enumerate(others)
            if view.indicator.family and other.indicator.family == view.indicator.family and other.sex is view.sex
            if same_age[place]
        ]
        for place in family or _most_like(np.where(free & same_age, alike[number], np.nan)):
            found.append(
                StandIn(number=number, name=spoken_name(others[place]), positions=_as_places(poorer[:, place]))
            )
    return tuple(found)


def _from_age(view: WardView) -> int:
    return from_age(str(view.table.age.dropna().iloc[0]))


def _poorer(view: WardView) -> FloatArray:
    """The figures of a measure turned so that a higher one is poorer."""
    value = view.table["value"].to_numpy(dtype=float)
    turned: FloatArray = -value if view.indicator.judged_by is Polarity.HIGH_IS_GOOD else value
    return turned


def _as_places(poorer: FloatArray) -> FloatArray:
    low, high = np.nanmin(poorer), np.nanmax(poorer)
    places: FloatArray = (poorer - low) / (high - low) * 100
    return places


def _most_like(alike: FloatArray) -> list[int]:
    known = np.nan_to_num(alike, nan=-1.0)
    best = int(np.argmax(known))
    return [best] if known[best] >= NEARLY_THE_SAME else []


def scales(positions: FloatArray) -> tuple[Scale, ...]:
    """The measures as standard scores, and as ranks; `positions` (ward, measure) are their places, higher is poorer."""
    return (
        Scale(name="with standard scores", positions=standardised(positions)),
        Scale(name="with ranks", positions=mean_ranks(positions.T).T),
    )


def can_be_capped(counting: int) -> bool:
    """Whether so many measures have a weight that none needs over a quarter of it, and one may still weigh more than another."""
    return counting * MOST_SHARE > 1


def weightings_of(theme_of: FloatArray, by_theme: FloatArray) -> FloatArray:
    """Weights of measures (weighting, measure) from random ones of themes, none above a quarter where that can be.

    Of fewer than five measures with a weight none can carry under a quarter and still more than another: these are left
    as they were drawn, which tries the order harder.
    """
    drawn: FloatArray = by_theme / theme_of.sum(axis=0) @ theme_of.T
    return capped_weights(drawn, MOST_SHARE) if can_be_capped(len(theme_of)) else drawn


def held_down(weights: FloatArray) -> FloatArray:
    """Weights (measure,) as shares with none above a quarter; all alike where so few count that one would have to be."""
    counting = weights > 0
    if can_be_capped(int(counting.sum())):
        return capped_weights(weights, MOST_SHARE)
    return counting / counting.sum()
