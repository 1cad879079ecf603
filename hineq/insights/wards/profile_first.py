"""Which measures of a ward are shown first, and the rest by theme."""

import math

import pandas as pd

from hineq.insights.series.families import measures_words, rows_once
from hineq.insights.series.rows import Row
from hineq.insights.wards.profile import Profile
from hineq.insights.wording.numbers import capital, count_word, counted
from hineq.model.place import Place
from hineq.model.words import Outcome, Polarity

SHOWN_FIRST = 8
_APART = (Outcome.WORSE, Outcome.BETTER)


def placed_measures(profile: Profile) -> pd.DataFrame:
    """The rows of a profile that lie between a poorest and a best ward, in the order of themes."""
    table = profile.table
    return table[(table.polarity != Polarity.NO_JUDGEMENT) & table.position.notna()]


def _placed(profile: Profile) -> list[Row]:
    """The same rows one by one."""
    return [row for row in profile.rows if row["polarity"] != Polarity.NO_JUDGEMENT and not math.isnan(row["position"])]


def measures_first(profile: Profile, place: Place) -> pd.DataFrame:
    """The eight distinct measures on which a ward lies furthest from the place, its significant differences before others.

    The poorest come first. Where no figure of the place is placed the middle between the poorest and the best ward stands in.
    """
    once = _distinct(profile, place)
    ranked = once.assign(
        apart=once.place_outcome.isin(_APART), far=(once.position - once.place_position.fillna(0.5)).abs()
    ).sort_values(["apart", "far"], ascending=False, kind="stable")
    return ranked.head(SHOWN_FIRST).sort_values("position", kind="stable")


def _distinct(profile: Profile, place: Place) -> pd.DataFrame:
    placed = placed_measures(profile)
    counting = placed[placed.counts] if placed.counts.any() else placed
    return rows_once(place, counting, 1 - counting.position)


def measures_first_words(profile: Profile, place: Place, rows: int) -> str:
    """Which measures are shown first, for the line under a title: all distinct ones, or those furthest from the place."""
    placed, once = placed_measures(profile), _distinct(profile, place)
    order = "from the poorest ward at the left to the best at the right"
    if rows == len(placed):
        return capital(f"{order}, newest figures")
    if rows == len(once):
        every = measures_words([place.indicators[one] for one in placed.indicator_id])
        return f"{capital(every)}, newest figures; {order}"
    middle = " (from the middle where it has no figure)" if once.place_position.isna().any() else ""
    return (
        f"The {count_word(rows)} of {counted(len(once), 'distinct measure')} furthest from {place.name}{middle}, "
        f"significant differences first; {order}"
    )


def spine_key(profile: Profile, place: Place) -> str:
    """What the marks of a ward's picture are; of the place only where a measure has a figure of it."""
    placed, ward = _placed(profile), profile.ward.area_name
    if any(not math.isnan(row["place_position"]) for row in placed):
        dot = (
            f"{ward}, coloured by comparison with {place.name} (▲ green better, ● yellow similar, ▼ red worse, "
            "□ hollow not compared)"
        )
        line = f" Upright line: {place.name}."
    else:
        dot, line = f"{ward}, not compared: {place.name} has no like figure", ""
    diamond = (
        f" Diamond: {place.benchmark.area_name}, where it lies within the wards."
        if any(not math.isnan(row["country_position"]) for row in placed)
        else ""
    )
    return f"Dot: {dot}, with its 95% confidence interval where there is one.{line}{diamond} At the right: the ward's figure."


def measures_first_short(profile: Profile, place: Place, rows: int) -> str:
    """The same in a line, for a slide."""
    which = f"The {count_word(rows)} of {counted(len(_distinct(profile, place)), 'measure')} furthest from {place.name}"
    return f"{which}, newest figures; poorest ward at the left, best at the right."


def spine_key_short(profile: Profile, place: Place) -> str:
    """The same in a line, for a slide: only marks that the picture has."""
    placed = placed_measures(profile)
    compared = placed.place_position.notna().any()
    dot = f"▲ better than {place.name} ● similar ▼ worse □ not compared" if compared else "Dot: the ward, not compared"
    line = f", upright line {place.name}" if compared else ""
    diamond = f", diamond {place.benchmark.area_name}" if placed.country_position.notna().any() else ""
    return f"{dot}; grey line: 95% interval{line}{diamond}."
