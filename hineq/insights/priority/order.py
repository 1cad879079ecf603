"""Where first? The wards in the order of their outcomes over several measures, and how firm that order is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from hineq.insights.priority.firmness import FIRM, Choices, other_choices
from hineq.insights.priority.made_ready import MOST_WEIGHT, PrioritySet
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.coverage import Coverage
from hineq.insights.wards.entering import MeasureSet, spoken_name
from hineq.insights.wording.kinds import kind_words
from hineq.insights.wording.numbers import joined_few
from hineq.methods.composite import contributions, drawn_scores, measure_weights, scores
from hineq.methods.quantiles import fifth_of
from hineq.methods.ranks import percentiles, ranks_of
from hineq.methods.results import FloatArray
from hineq.model.enough import LEAST_COVERAGE


@dataclass(frozen=True, kw_only=True, eq=False)
class Priority:
    """The wards in the order of their score under one choice of weights.

    `table` has the columns of the set's `wards` plus score (0 = best ward on every measure, 100 = poorest), rank
    (1 = poorest; NaN for a ward that is not ranked, since it lacks figures on over a fifth of the weight: it is in no
    rank, range or share of the others either), lowest_rank and highest_rank (the ranks that the intervals allow, NaN
    where no measure has any), least_rank and most_rank (over leaving out each measure in turn; NaN where only one
    counts), weighted_share (the share of random weightings that put it among the `first`) and firm (among them under every
    other choice, in 95% of weightings and, where it has a range, at every rank that the intervals allow); poorest first. `choices` are the other choices, their wards in the set's order.
    `without` holds for each
    counting measure, by its spoken name, the codes of the poorest `first` wards once it is left out. `parts` (ward,
    measure), in the set's order of wards, are what each measure adds to the distance from the average ward.
    """

    made_of: PrioritySet
    weights: Mapping[str, float]
    table: pd.DataFrame
    first: int
    without: Mapping[str, frozenset[str]]
    parts: FloatArray
    choices: Choices

    @property
    def key(self) -> tuple[str, MeasureSet, tuple[tuple[str, float], ...]]:
        """What a picture of the order is kept by: the place, the set of measures and the weights."""
        return self.made_of.place.place_id, self.made_of.entering.which, tuple(self.weights.items())

    @property
    def unranked(self) -> pd.DataFrame:
        """The rows of the wards that lack too many figures to be ranked, by name."""
        return self.table[self.table["rank"].isna()]

    @property
    def poorest(self) -> pd.DataFrame:
        """The rows of the poorest fifth of wards, poorest first."""
        return self.table[self.table["rank"] <= self.first]

    @property
    def counting(self) -> int:
        """How many measures have a weight."""
        return sum(self.weights[view.indicator.theme] > 0 for view in self.made_of.entering.views)

    @property
    def with_intervals(self) -> int:
        """How many measures have a weight and intervals."""
        views = self.made_of.entering.views
        return sum(view.has_intervals and self.weights[view.indicator.theme] > 0 for view in views)

    @property
    def kind(self) -> str:
        """What the figures of the measures with a weight are where they are not official, in words."""
        counting = (view.table for view in self.made_of.entering.views if self.weights[view.indicator.theme] > 0)
        return kind_words(status for table in counting for status in table.status[table["value"].notna()].unique())

    @property
    def firmest(self) -> pd.DataFrame:
        """The rows of the wards that are firmly among the poorest fifth; none where one measure decides alone."""
        return self.table[self.table.firm]

    def ward(self, area_code: str) -> pd.Series:
        """The row of a ward; ValueError for a code that is none of them."""
        if area_code not in self._places:
            raise ValueError(f"'area_code' must be one of the place's wards, got {area_code!r}.")
        return self.table.iloc[self._places[area_code]]

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where in the table the row of each ward is."""
        return {code: at for at, code in enumerate(self.table.area_code)}


def prioritise(made_of: PrioritySet, weights: Mapping[str, float]) -> Priority | NotPossible:
    """Put the wards in order. A theme without a weight has 1; the measures of a theme share its weight equally.

    The score is the weighted mean of a ward's places between the best (0) and the poorest (100) ward of each measure
    (min-max scaling); a measure that a ward has no figure for is left out of its mean. Measures without intervals are
    held at their figure in the simulation. ValueError for a weight outside 0 to 3.

    Source: OECD and JRC (2008), Handbook on constructing composite indicators, steps 5 to 7.
    """
    by_theme = np.array([float(weights.get(theme, 1.0)) for theme in made_of.themes])
    if ((by_theme < 0) | (by_theme > MOST_WEIGHT) | np.isnan(by_theme)).any():
        raise ValueError(f"A weight must lie between 0 and {MOST_WEIGHT:g}, got {dict(weights)}.")
    if not by_theme.any():
        return NotPossible(reason="Every theme has the weight 0: give at least one of them more.")
    used = measure_weights(made_of.theme_of, by_theme)
    score = scores(made_of.positions, used, LEAST_COVERAGE)
    without = tuple(made_of.wards.area_name[np.isnan(score)])
    coverage = Coverage(wards=len(score), without=without, tense=made_of.tense)
    if not coverage.ordered:
        return NotPossible(reason=_no_order(coverage))
    # who is in the order is settled once: a ward that is not stays out of every variant of it as well
    made_of = replace(made_of, positions=np.where(np.isnan(score)[:, np.newaxis], np.nan, made_of.positions))
    first = fifth_of(coverage.known)
    table = made_of.wards.assign(score=score, rank=ranks_of(score))
    low, high = _simulated(made_of, used)
    table["lowest_rank"], table["highest_rank"] = low, high
    choices = other_choices(made_of, by_theme, used)
    left = choices.left_out
    no_rank = np.full(len(table), np.nan)
    table["least_rank"] = np.min(list(left.values()), axis=0) if left else no_rank
    table["most_rank"] = np.max(list(left.values()), axis=0) if left else no_rank
    weighted = ranks_of(np.where(np.isnan(score), np.nan, made_of.weighted_scores))
    # a weighting in which a ward has no figure at all says nothing of it
    told = ~np.isnan(weighted)
    among, times = (told & (weighted <= first)).sum(axis=0), told.sum(axis=0)
    table["weighted_share"] = np.divide(among, times, out=no_rank.copy(), where=times > 0)
    chosen = (table["rank"] <= first) & choices.kept(first) & (table.weighted_share >= FIRM)
    # what no interval tells is not held against a ward: the sentence says that chance is left out
    table["firm"] = chosen & ~(table.highest_rank > first)
    if np.count_nonzero(used) < 2:
        table["firm"] = False
    codes, now = table.area_code.to_numpy(), table["rank"].to_numpy()
    return Priority(
        made_of=made_of,
        weights=dict(zip(made_of.themes, by_theme.tolist(), strict=True)),
        table=table.sort_values(["rank", "area_name"], na_position="last", ignore_index=True),
        first=first,
        without={
            # whom leaving a measure out leaves without any figure does not leave the poorest for that
            spoken_name(made_of.entering.views[number]): frozenset(
                codes[(ranks <= first) | (np.isnan(ranks) & (now <= first))]
            )
            for number, ranks in left.items()
        },
        parts=contributions(made_of.positions, used),
        choices=choices,
    )


def _no_order(coverage: Coverage) -> str:
    lacking = joined_few(list(coverage.without))
    return (
        f"Only {coverage.known} of {coverage.wards} wards {coverage.tense.have(2)} a figure to rank by on at least {LEAST_COVERAGE:.0%} of the weight, so there "
        f"is no order: {lacking} {coverage.tense.have(len(coverage.without))} too few."
    )


def _simulated(made_of: PrioritySet, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    drawn = [place for place, number in enumerate(made_of.varying) if weights[number] > 0]
    if not drawn:
        nothing = np.full(len(made_of.wards), np.nan)
        return nothing, nothing
    measures = [made_of.varying[place] for place in drawn]
    return percentiles(ranks_of(drawn_scores(made_of.positions, weights, made_of.draws[..., drawn], measures)))
