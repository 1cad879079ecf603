"""A group of wards as a neighbourhood of the reader's own: named, written into the address, with figures of its own."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from hineq.insights.series.families import how_badly, rows_once
from hineq.insights.series.intervals import POISSON, WILSON
from hineq.insights.wards.comparing import limits_at
from hineq.insights.wards.entering import reason_by_itself
from hineq.insights.wards.pooling import side_figure, told_or_why
from hineq.insights.wards.sides import GROUP, REST, Side, Sides, own_side
from hineq.insights.wards.sums import POOLED, SideFigure
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import bare, capital, counted, figure, interval, joined_few, part_of, title
from hineq.methods.comparison import compare
from hineq.methods.results import Interval
from hineq.model.place import Place
from hineq.model.words import Outcome, ValueType

LONGEST = 40
_UNNAMED = "Your neighbourhood"


@dataclass(frozen=True, kw_only=True)
class Group:
    """Wards of a place under a name, in the order of their names; at least one."""

    name: str
    codes: tuple[str, ...]

    @property
    def written(self) -> str:
        """The group as it stands in an address: "Name:code,code"."""
        return f"{self.name}:{','.join(self.codes)}"


def made_group(place: Place, name: str, codes: Iterable[str]) -> Group | None:
    """The group of these wards of the place, None without one; a name is kept to one line of at most 40 letters."""
    wanted = set(codes)
    chosen = tuple(ward.area_code for ward in place.wards if ward.area_code in wanted)
    said = " ".join(name.replace(":", " ").split())[:LONGEST].strip()
    return Group(name=said or _UNNAMED, codes=chosen) if chosen else None


def read_group(place: Place, written: str) -> tuple[Group | None, tuple[str, ...]]:
    """The group that an address names, and sentences on what of it cannot be had.

    Wards that the place does not have are left out and told; so is a group without any.
    """
    if not written:
        return None, ()
    name, _, listed = written.rpartition(":")
    codes = list(dict.fromkeys(code.strip() for code in listed.split(",") if code.strip()))
    known = {ward.area_code for ward in place.wards}
    group = made_group(place, name, codes)
    notes = []
    if unknown := [code[:20] for code in codes if code not in known]:
        changed = {ward.area_code: ward.area_name for ward in place.earlier_wards}
        words = joined_few(
            [f"{changed[code]}, which has changed since" if code in changed else code for code in unknown], 4
        )
        notes.append(f"The link's neighbourhood names what is no ward of {place.name} today: {words}. It is left out.")
    if group is None:
        notes.append("The link's neighbourhood has no ward of this place, so none is shown.")
    return group, tuple(notes)


def group_side(place: Place, group: Group) -> Side:
    """The group as a side of a comparison."""
    return replace(own_side(place, group.codes), key=GROUP, name=group.name, short=group.name)


def with_group(place: Place, sides: Sides, group: Group | None) -> Sides:
    """The sides there are with the group before them, and the place's other wards; as they are without a group."""
    if group is None:
        return sides
    rest = tuple(ward.area_code for ward in place.wards if ward.area_code not in group.codes)
    own = {GROUP: group_side(place, group)}
    if rest:
        short = "the rest of the wards" if len(rest) > 1 else "the other ward"
        own[REST] = replace(own_side(place, rest), key=REST, name=f"{short}, without {group.name}", short=short)
    return replace(sides, by_key=own | sides.by_key)


def group_outcome(view: WardView, group: Group, made: SideFigure) -> Outcome:
    """How a group's figure compares with the country's at the view's confidence; not compared without an interval or a like figure."""
    value = view.country.value if view.country else math.nan
    limits = _limits_at(view, group, made)
    return Outcome(str(compare(float(limits.lower[0]), float(limits.upper[0]), value, view.indicator.judged_by)))


def _limits_at(view: WardView, group: Group, made: SideFigure) -> Interval:
    """The limits of a group's figure at the view's confidence, as those of a ward: of counts where it was made of counts or is a ward's."""
    rows = view.table.iloc[view.places_of(group.codes)]
    row: dict[str, object] = {
        "value": made.value,
        "lower_ci": made.lower,
        "upper_ci": made.upper,
        "interval_method": "",
    }
    if made.method == POOLED:
        method = {ValueType.PROPORTION: WILSON, ValueType.CRUDE_RATE: POISSON}.get(view.indicator.value_type, "")
        # an interval that there is none of at 95% is made at no other level
        row["interval_method"] = "" if math.isnan(made.lower) else method
        row |= {name: float(rows[name].sum()) for name in ("count", "denominator")}
    table = rows if len(group.codes) == len(rows) == 1 else pd.DataFrame([row])
    return limits_at(table, view.indicator, view.confidence)


def group_table(place: Place, views: Iterable[WardView], group: Group) -> pd.DataFrame:
    """The group on every measure of today's wards, one row each: its figure, how it was made, and the country's beside it.

    Columns: theme, indicator_id, sex, name, period, ended (its last day), unit, value, lower, upper (95% limits, NaN without), value_bare,
    interval_words, method, place_bare, country_bare, outcome (against the country) and counts (whether it may count).
    """
    rows = []
    for view in views:
        made = side_figure(view, group.codes, place.population)
        indicator = view.indicator
        rows.append(
            {
                "theme": indicator.theme, "indicator_id": indicator.indicator_id, "sex": view.sex, "name": view.name,
                "period": view.period, "ended": view.ended, "unit": indicator.measured_in.head, "value": made.value, "lower": made.lower,
                "upper": made.upper, "value_bare": told_or_why(made, bare(made.value, indicator)),
                "interval_words": interval(made.lower, made.upper, indicator), "method": made.method,
                "place_bare": bare(view.place.value, indicator) if view.place else "",
                "country_bare": bare(view.country.value, indicator) if view.country else "",
                "outcome": group_outcome(view, group, made), "counts": not reason_by_itself(view),
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def group_finding(place: Place, group: Group, table: pd.DataFrame) -> str:
    """The group in a heading: on how many distinct measures it is worse than the country, of those that could be tested against it."""
    name, country = group.name, place.benchmark.area_name
    rows = table[table.counts & (table.outcome != Outcome.NOT_COMPARED)]
    if rows.empty:
        return f"{name}: {counted(len(group.codes), 'ward')} together"
    outcomes = rows_once(place, rows, rows.outcome.map(lambda one: how_badly(Outcome(one)))).outcome
    worse = int((outcomes == Outcome.WORSE).sum())
    of = part_of(worse, len(outcomes), "tested measure")
    return title(f"{name} {place.tense.be(1)} worse than {country} on {of}", f"{name}: worse on {of}")


def group_words(place: Place, view: WardView, group: Group) -> str:
    """The group on one measure in a sentence: its figure with its interval, how it was made, and the comparison."""
    made = side_figure(view, group.codes, place.population)
    who = f"{group.name} ({joined_few(group_side(place, group).names(place), 4)})"
    if math.isnan(made.value):
        return f"{capital(who)}: {made.method}."
    limits = interval(made.lower, made.upper, view.indicator)
    sized = f"{figure(made.value, view.indicator)}{f' ({limits})' if limits else ''}"
    outcome = group_outcome(view, group, made)
    country = view.country
    against = f", {outcome.against(country.described)}" if country and outcome is not Outcome.NOT_COMPARED else ""
    return f"{capital(who)}: {sized}{against}; {made.method}."
