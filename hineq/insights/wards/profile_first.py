"""Which measures of a ward are shown first, and the rest by theme."""

import pandas as pd

from hineq.insights.series.families import rows_once
from hineq.insights.wards.profile import Profile
from hineq.insights.wording.numbers import count_word, counted
from hineq.model.place import Place
from hineq.model.words import Outcome, Polarity

SHOWN_FIRST = 8
_APART = (Outcome.WORSE, Outcome.BETTER)


def placed_measures(profile: Profile) -> pd.DataFrame:
    """The rows of a profile that lie between a poorest and a best ward, in the order of themes."""
    table = profile.table
    return table[(table.polarity != Polarity.NO_JUDGEMENT) & table.position.notna()]


def measures_first(profile: Profile, place: Place) -> pd.DataFrame:
    """The eight distinct measures on which a ward lies furthest from the place, its significant differences before others.

    The poorest come first. Where no figure of the place is placed the middle between the poorest and the best ward stands in.
    """
    placed = placed_measures(profile)
    counting = placed[placed.counts] if placed.counts.any() else placed
    once = rows_once(place, counting, 1 - counting.position)
    ranked = once.assign(
        apart=once.place_outcome.isin(_APART), far=(once.position - once.place_position.fillna(0.5)).abs()
    ).sort_values(["apart", "far"], ascending=False, kind="stable")
    return ranked.head(SHOWN_FIRST).sort_values("position", kind="stable")


def measures_first_words(profile: Profile, place: Place, rows: int) -> str:
    """Which measures are shown first, for the line under a title."""
    every = len(placed_measures(profile))
    if rows == every:
        return "From the poorest ward at the left to the best at the right, newest figures"
    return (
        f"The {count_word(rows)} of {counted(every, 'measure')} on which it lies furthest from {place.name}, significant "
        "differences first; from the poorest ward at the left to the best at the right"
    )
