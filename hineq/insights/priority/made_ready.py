"""The wards on the measures that decide, made ready once: places between best and poorest, draws, counts, residents."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.insights.priority.choices import Scale, StandIn, scales, stand_ins, weightings_of
from hineq.insights.priority.rank_range import draw_values
from hineq.insights.series.families import is_summary
from hineq.insights.series.refusal import NotPossible
from hineq.insights.series.residents import ALL_AGES
from hineq.insights.wards.entering import Entering, MeasureSet, distinct, entering
from hineq.insights.wards.view import FEWEST_WARDS, WardView
from hineq.insights.wording.numbers import count_word
from hineq.methods.composite import min_max, scores
from hineq.methods.quantiles import fifth_of
from hineq.methods.results import FloatArray
from hineq.methods.simulation import DRAWS, SEED
from hineq.model.place import Place
from hineq.model.tense import Tense
from hineq.model.words import Outcome, Polarity, Sex

MOST_WEIGHT = 3.0


@dataclass(frozen=True, kw_only=True, eq=False)
class PrioritySet:
    """Everything about the wards that does not change with the weights.

    `wards` has one row a ward in order of name: area_code, area_name, residents (NaN without), worse and compared (on
    how many distinct measures with an interval the ward is significantly worse than the place, and of how many),
    fifth and measured (on how many of the entering measures it is among the poorest fifth, and of how many of them it
    has a figure).
    `compared_tense` is that of a sentence on the measures compared. `positions` (ward, measure) place a ward between the best (0) and the poorest (100) of each measure. `draws`
    (draw, ward, measure of `varying`) are the same for values drawn from the intervals. `stand_ins` and `scales` are
    what another analyst would put in the measures' place; `weighted_scores` (weighting, ward) the scores under random
    weights of the themes from 0 to 3, no measure with over a quarter of all the weight where that can be.
    """

    place: Place
    entering: Entering
    compared_tense: Tense
    wards: pd.DataFrame
    residents_year: str
    theme_of: FloatArray
    positions: FloatArray
    varying: tuple[int, ...]
    draws: FloatArray
    stand_ins: tuple[StandIn, ...]
    scales: tuple[Scale, ...]
    weighted_scores: FloatArray

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes that can be weighted."""
        return self.entering.themes

    @property
    def tense(self) -> Tense:
        """That of a sentence on the wards over all these measures."""
        return Tense.over([self.place.tense, *(view.tense for view in self.entering.views)])


def priority_set(
    place: Place, views: tuple[WardView, ...], which: MeasureSet, draws: int = DRAWS, seed: int = SEED
) -> PrioritySet | NotPossible:
    """Make a set of measures ready from the newest views of all measures, or say why wards cannot be put in order."""
    chosen = entering(views, which)
    if len(place.wards) < FEWEST_WARDS:
        return NotPossible(
            reason=f"It needs at least {count_word(FEWEST_WARDS)} wards; {place.name} {place.tense.have(1)} {count_word(len(place.wards))}."
        )
    if not chosen.views:
        return NotPossible(reason=_none_enters(views))
    rng = np.random.default_rng(seed)
    varying = tuple(number for number, view in enumerate(chosen.views) if view.has_intervals)
    drawn = [_placed(chosen.views[number], draw_values(chosen.views[number], draws, rng)) for number in varying]
    themes = chosen.themes
    residents, year = latest_residents(place)
    wards = chosen.views[0].table[["area_code", "area_name"]].copy()
    wards["residents"] = wards.area_code.map(residents).astype(float)
    beside = distinct(views)[0]
    wards["worse"], wards["compared"] = _compared(beside, len(wards))
    compared = (view.tense for view in beside if (view.table.place_outcome != Outcome.NOT_COMPARED).any())
    poorest = np.array([(view.table["rank"] <= fifth_of(view.ranked)) & ~view.at_best for view in chosen.views])
    wards["fifth"] = poorest.sum(axis=0)
    wards["measured"] = np.sum([view.table["value"].notna() for view in chosen.views], axis=0)
    theme_of = np.array([[view.indicator.theme == theme for theme in themes] for view in chosen.views], dtype=float)
    positions = np.column_stack([_placed(view, view.table["value"].to_numpy(dtype=float)) for view in chosen.views])
    weightings = weightings_of(theme_of, rng.uniform(0, MOST_WEIGHT, (draws, len(themes))))
    return PrioritySet(
        place=place,
        entering=chosen,
        compared_tense=Tense.over([place.tense, *compared]),
        wards=wards,
        residents_year=year,
        theme_of=theme_of,
        positions=positions,
        varying=varying,
        draws=np.stack(drawn, axis=-1) if drawn else np.empty((0, len(wards), 0)),
        stand_ins=stand_ins(chosen, views, positions),
        scales=scales(positions),
        weighted_scores=scores(positions, weightings),
    )


def _none_enters(views: tuple[WardView, ...]) -> str:
    """Why no measure puts the wards in an order, in a sentence: by the one that most wards have, where any has an end that is worse."""
    judged = [view for view in views if not view.indicator.unjudged_reason and not is_summary(view.indicator)]
    if not judged:
        return "No measure with ward figures has an end that is worse."
    most = max(judged, key=lambda view: view.coverage.known)
    return most.coverage.no_order_words or "No measure with ward figures tells the wards apart."


def _placed(view: WardView, values: FloatArray) -> FloatArray:
    """Values between the best ward's figure, 0, and the poorest ward's, 100; drawn values may pass the ends."""
    low, high = view.table["value"].min(), view.table["value"].max()
    best, poorest = (high, low) if view.indicator.judged_by is Polarity.HIGH_IS_GOOD else (low, high)
    return min_max(values, best, poorest)


def _compared(views: tuple[WardView, ...], wards: int) -> tuple[FloatArray, FloatArray]:
    outcomes = np.array([view.table.place_outcome for view in views]).reshape(-1, wards)
    return (outcomes == Outcome.WORSE).sum(axis=0), (outcomes != Outcome.NOT_COMPARED).sum(axis=0)


def latest_residents(place: Place) -> tuple[dict[str, float], str]:
    """Residents of all ages by area in the newest year that has every ward, and that year; nothing where there is none."""
    people = place.population
    if people.empty:
        return {}, ""
    people = people[(people.age == ALL_AGES) & (people.sex == Sex.PERSONS)]
    codes = {ward.area_code for ward in place.wards}
    for year in sorted(set(people.period), reverse=True):
        rows = people[people.period == year]
        if codes <= set(rows.area_code):
            return dict(zip(rows.area_code, rows.population.astype(float), strict=True)), str(year)
    return {}, ""


def people_affected(made_of: PrioritySet) -> pd.DataFrame:
    """The people or homes behind the figures, where a measure has counts for every ward.

    Columns: area_code, area_name, residents, and one for each such measure, named by it; whole numbers as published.
    """
    table = made_of.wards[["area_code", "area_name", "residents"]].copy()
    for name, view in zip(made_of.entering.names, made_of.entering.views, strict=True):
        if view.table["count"].notna().all():
            table[name] = view.table["count"].to_numpy(dtype=float)
    return table
