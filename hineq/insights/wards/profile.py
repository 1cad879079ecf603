"""One ward on every indicator: where it stands among the wards, against the place and the country, and in words."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from hineq.insights.series.families import family_of, how_badly, rows_once
from hineq.insights.series.figures import Figures
from hineq.insights.wards.comparing import Confidence, chance_words
from hineq.insights.wards.entering import reason_by_itself
from hineq.insights.wards.spread import with_interval
from hineq.insights.wards.view import WardView, at_confidence, comparison_words, ward_periods, ward_view
from hineq.insights.wording.kinds import marked, unbracketed
from hineq.insights.wording.numbers import (
    bare,
    capital,
    count_word,
    counted,
    figure,
    interval,
    joined,
    lowered,
    part_of,
    title,
)  # fmt: skip
from hineq.methods.quantiles import fifth_of
from hineq.methods.ranks import place_between
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.tense import Tense
from hineq.model.words import AreaType, Outcome, Polarity, Sex, ValueType


@dataclass(frozen=True, kw_only=True, eq=False)
class Profile:
    """A ward and its place among the wards on each indicator's newest figures.

    `table` has one row an indicator and sex: theme, indicator_id, sex, name, period, unit, value, value_words,
    value_bare (without its unit) and interval_words; counts (whether it may count, variants apart); place_value, place_estimated (an average of its wards) and
    place_words; country_value and country_words; place_outcome, country_outcome, rank (1 = poorest), rank_words, rank_among (with "wards"),
    rank_from_best (1 = best), ranked (how many wards are in the order), polarity and status. Between the poorest ward (0) and the best
    (1) lie position, lower_position, upper_position (of its limits), place_position and country_position.
    """

    ward: Area
    views: tuple[WardView, ...]
    table: pd.DataFrame
    confidence: Confidence = Confidence.USUAL

    @cached_property
    def estimates_words(self) -> str:
        """How the figures that stand for the place were made of its wards' where none was published; nothing where all were."""
        estimates = [view.place for view in self.views if view.place and view.place.estimated]
        years = sorted({estimate.weighted_by for estimate in estimates} - {""})
        made = ["the wards' counts over their denominators"] if any(not one.weighted_by for one in estimates) else []
        if years:
            mean = f"the average of its wards, weighted by residents in {joined(years)}"
            made.append(f"where there are no counts {mean}" if made else mean)
        return ", ".join(made)

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """Where the figures are from."""
        return tuple(dict.fromkeys(source for view in self.views for source in view.source_ids))


def newest_ward_views(figures: Figures, *, today: bool = False) -> tuple[WardView, ...]:
    """For every indicator and sex with ward figures, the wards in the newest period; bare counts left out.

    With `today` every view has today's wards, and figures that only earlier wards have are left out.
    """
    place = figures.place
    codes = {ward.area_code for ward in place.wards} if today else place.ward_codes
    rows = figures.table[figures.table.area_code.isin(codes) & figures.table["value"].notna()]
    pairs = rows[["indicator_id", "sex"]].drop_duplicates().itertuples(index=False)
    views = []
    for indicator_id, sex in pairs:
        if place.indicators[indicator_id].value_type is not ValueType.COUNT:
            period = ward_periods(figures, indicator_id, Sex(sex))[-1]
            views.append(ward_view(figures, indicator_id, Sex(sex), period, today=today))
    order = {indicator_id: number for number, indicator_id in enumerate(place.indicators)}
    themes = list(dict.fromkeys(indicator.theme for indicator in place.indicators.values()))
    return tuple(
        sorted(views, key=lambda view: (themes.index(view.indicator.theme), order[view.indicator.indicator_id]))
    )


def ward_profile(place: Place, views: tuple[WardView, ...], area_code: str) -> Profile:
    """The profile of a ward from the views that hold it; ValueError for a code that is no ward of the place."""
    if area_code not in place.ward_codes:
        raise ValueError(f"'area_code' must be one of the place's wards, got {area_code!r}.")
    # where wards have changed, some views hold the ward and others its successors
    own = tuple(view for view in views if view.holds(area_code))
    rows = [_row(view, area_code) for view in own]
    return Profile(ward=place.areas[area_code], views=own, table=pd.DataFrame(rows))


def _row(view: WardView, area_code: str) -> dict[str, object]:
    ward, rank = view.ward(area_code), view.ranks[area_code]
    lowest, highest = view.ends
    turned = view.indicator.judged_by is Polarity.LOW_IS_GOOD

    def place_of(value: float) -> float:
        if not view.ranked:  # of which ward is poorest nothing is known where too few have a figure
            return math.nan
        return float(place_between(value, lowest, highest, low_is_good=turned))

    place_value = view.place.value if view.place else math.nan
    country_value = view.country.value if view.country else math.nan
    return {
        "theme": view.indicator.theme,
        "indicator_id": view.indicator.indicator_id,
        "sex": view.sex,
        "name": view.name,
        "period": view.period,
        "unit": view.indicator.measured_in.head,
        "value": ward["value"],
        "value_words": figure(ward["value"], view.indicator),
        "value_bare": bare(ward["value"], view.indicator) or "no data",
        "interval_words": interval(ward.lower_ci, ward.upper_ci, view.indicator),
        "place_value": place_value,
        "place_estimated": bool(view.place and view.place.estimated),
        "place_words": bare(place_value, view.indicator) + ("*" if view.place and view.place.estimated else ""),
        "country_value": country_value,
        "country_words": bare(country_value, view.indicator),
        "place_outcome": ward.place_outcome,
        "country_outcome": ward.country_outcome,
        "rank": ward["rank"],
        "rank_words": ward.rank_words,
        "rank_among": rank.among("ward") if rank else "",
        "rank_from_best": _rank_from_best(view, ward["value"]),
        "ranked": view.ranked,
        "polarity": view.indicator.judged_by,
        "status": ward.status if isinstance(ward.status, str) else "",
        "counts": not reason_by_itself(view),
        "position": place_of(ward["value"]),
        "lower_position": place_of(ward.upper_ci if turned else ward.lower_ci),
        "upper_position": place_of(ward.lower_ci if turned else ward.upper_ci),
        "place_position": place_of(place_value),
        "country_position": place_of(country_value),
    }  # fmt: skip


def _rank_from_best(view: WardView, value: float) -> float:
    """How many wards are better than a figure, and one; NaN without a figure, and where wards are in no order."""
    if not view.ranked or math.isnan(value):
        return math.nan
    values = view.table["value"]
    better = values > value if view.indicator.judged_by is Polarity.HIGH_IS_GOOD else values < value
    return float(better.sum() + 1)


def profile_finding(profile: Profile, place: Place) -> str:
    """The headline of a ward, from its whole profile: on how many measures it is among the poorest, and among the best.

    With fewer than two measures on which wards can be ranked it is of one: the headline measure, else the poorest.
    """
    ends = _ends(profile, place)
    if ends is None or ends.measures < 2:
        return _finding_of_one(profile)
    poor, good = len(ends.poor), len(ends.good)
    parts = [
        (poor, ends.poorest),
        (good, ends.best if ends.best.startswith("in") else f"{ends.best} wards"),
        (ends.measures - poor - good, "near the middle"),
    ]
    # of as many the poorest is told first; the middle only where neither end has a quarter of the measures
    middling = 4 * max(poor, good) < ends.measures
    first, second = sorted(parts if middling else parts[:2], key=lambda part: -part[0])[:2]
    said = f"{profile.ward.area_name} {ward_tense(profile.ward, place).be(1)} {first[1]} on {part_of(first[0], ends.measures, 'measure')}"
    return title(f"{said}, {second[1]} on {count_word(second[0])}" if second[0] else said, said)


def _finding_of_one(profile: Profile) -> str:
    for view in profile.views:
        if view.indicator.has(IndicatorRole.HEADLINE):
            row = view.ward(profile.ward.area_code)
            if not math.isnan(row["value"]):
                said = f"{profile.ward.area_name}: {view.sex.people} could expect"
                years = marked(with_interval(row, view, unit_said=False), view.kind)
                # the rank of a small ward is no headline where its figure is uncertain, which the interval tells
                rank = view.ranks[profile.ward.area_code]
                return title(*([f"{said} {years}, {rank.among('ward')}"] if rank else []), f"{said} {years}")
    poorest = _judged(profile).sort_values(["rank", "name"])
    if poorest.empty:
        return f"{profile.ward.area_name}: no figures by which wards can be ranked"
    row = poorest.iloc[0]
    said = f"{profile.ward.area_name}: {lowered(row['name'])} {row.value_words}"
    if row.interval_words:
        said = f"{said} ({row.interval_words})"
        return title(f"{said}, {row.rank_among}", said)
    unsure = "chance cannot be told"
    return title(
        f"{said}, {row.rank_among}; {unsure}", f"{said}, {row.rank_words}; {unsure}", f"{said}; {unsure}", said
    )


def _judged(profile: Profile) -> pd.DataFrame:
    table = profile.table
    return table[(table.polarity != Polarity.NO_JUDGEMENT) & table["rank"].notna()]


def profile_sentences(profile: Profile, place: Place, list_ids: tuple[str, ...] = ()) -> list[str]:
    """Three sentences in plain English: how long people live, where the ward does poorest and best, what was said."""
    return [
        sentence
        for sentence in (_health(profile, place), _extremes(profile, place), _said(profile, place, list_ids))
        if sentence
    ]


def _health(profile: Profile, place: Place) -> str:
    for view in profile.views:
        if view.indicator.has(IndicatorRole.HEADLINE):
            row = view.ward(profile.ward.area_code)
            if math.isnan(row["value"]):
                continue
            limits = interval(row.lower_ci, row.upper_ci, view.indicator)
            likely = f" (very probably between {limits.replace(' to ', ' and ')})" if limits else ""
            against = comparison_words(row.country_outcome, view.country) if view.country else ""
            england = (
                f", which {view.tense.be(1)} {against} ({figure(view.country.value, view.indicator)})"
                if view.country
                else ""
            )
            return (
                f"{view.sex.people.capitalize()} in {profile.ward.area_name} could expect to live "
                f"{marked(figure(row['value'], view.indicator), view.kind)}{likely} in {view.period}{england}."
            )
    return ""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Ends:
    """The rows of a ward's profile in which it is among the poorest and the best, of how many distinct measures.

    `poorest` and `best` say of how many wards that is: "among the four poorest wards".
    """

    poor: pd.DataFrame
    good: pd.DataFrame
    measures: int
    poorest: str
    best: str


def _ends(profile: Profile, place: Place) -> _Ends | None:
    """None where there is nothing to rank the ward by, or no other ward."""
    judged = _judged(profile)
    judged = judged[judged.counts]
    judged = rows_once(place, judged, 1 - judged.position)
    if judged.empty or len(profile.views[0].table) == 1:
        return None
    # of measures that not every ward has, fewer wards make up a fifth
    fifth = judged.ranked.map(lambda ranked: fifth_of(int(ranked)))
    # a ward that shares the best figure is not poor by a tie, nor one that shares the poorest good
    poor = judged[(judged["rank"] <= fifth) & (judged.rank_from_best > 1)]
    good = judged[(judged.rank_from_best <= fifth) & (judged["rank"] > 1)]
    behind = (poor.place_position - poor.position).rename("behind")
    poor = poor.assign(behind=behind).sort_values(["rank", "behind", "name"], ascending=[True, False, True])
    poorest, best = "the poorest ward", "the best"
    if fifth.min() < fifth.max():
        poorest, best = "in the poorest fifth of wards", "in the best fifth"
    elif (most := int(fifth.iloc[0])) > 1:
        poorest, best = f"among the {count_word(most)} poorest wards", f"among the {count_word(most)} best"
    return _Ends(poor=poor, good=good, measures=len(judged), poorest=poorest, best=best)


def _extremes(profile: Profile, place: Place) -> str:
    ends = _ends(profile, place)
    if ends is None:
        return ""
    poor, good, poorest, best = ends.poor, ends.good, ends.poorest, ends.best
    named = "; ".join(unbracketed(lowered(name)) for name in poor["name"].head(3))
    one = ends.measures == 1
    measures = "its one distinct measure" if one else f"any of {counted(ends.measures, 'distinct measure')}"
    be = ward_tense(profile.ward, place).be(1)
    first = (
        f"It {be} {poorest} on {part_of(len(poor), ends.measures, 'distinct measure', the='')} ({'among them ' if len(poor) > 3 else ''}{named})"
        if len(poor)
        else f"It {be} not {poorest} on {measures}"
    )
    return f"{first}, and {best} on {count_word(len(good)) if len(good) else 'none'}.{_unranked(profile, place)}"


def _unranked(profile: Profile, place: Place) -> str:
    """On how many measures the ward has no figure, or too few wards have one for an order; nothing where on none."""
    table = profile.table[(profile.table.polarity != Polarity.NO_JUDGEMENT) & profile.table.counts]
    family = table.indicator_id.map(lambda indicator_id: family_of(place.indicators[indicator_id]))
    with_figure = set(family[table["value"].notna()])
    missing = len(set(family) - with_figure)
    few = len(with_figure - set(family[table["rank"].notna()]))
    tense = ward_tense(profile.ward, place)
    parts = [f"it {tense.have(1)} no figure on {count_word(missing)} more"] if missing else []
    if few:
        parts.append(f"on {count_word(few)} more too few wards {tense.have(2)} a figure to rank them")
    return f" {capital(joined(parts))}." if parts else ""


def _said(profile: Profile, place: Place, list_ids: tuple[str, ...]) -> str:
    rows = profile.table[profile.table.counts & (profile.table.place_outcome != Outcome.NOT_COMPARED)]
    outcomes = rows_once(place, rows, rows.place_outcome.map(how_badly)).place_outcome
    worse, compared = int((outcomes == Outcome.WORSE).sum()), len(outcomes)
    ward = profile.ward
    named = []
    for area_list in place.strategy.area_lists if place.strategy else ():
        for entry in area_list.entries:
            if entry.area_code == ward.area_code and (not list_ids or area_list.list_id in list_ids):
                named.append(area_list.name + ("" if entry.sex is Sex.PERSONS else f" (for {entry.sex.people} only)"))
    tense = ward_tense(profile.ward, place)
    names, does = tense.verb("names", "named"), tense.do(1)
    listed = (
        f"The strategy {names} it among {joined(named, 'and among')}" if named else f"The strategy {does} not name it"
    )
    said = [listed] if place.strategy else []
    if compared:
        said.append(
            f"it {tense.be(1)} significantly worse than {place.name} on {part_of(worse, compared, 'distinct measure')} that can be "
            "compared"
        )
    return f"{capital('; '.join(said))}." if said else ""


def by_chance_words(profile: Profile, place: Place) -> str:
    """Of many comparisons with the place, how many differ and how many would by chance; nothing of few."""
    outcomes = profile.table.place_outcome
    compared = outcomes != Outcome.NOT_COMPARED
    differ = int((compared & (outcomes != Outcome.SIMILAR)).sum())
    return chance_words(int(compared.sum()), differ, profile.confidence, place.name)


def at_level(profile: Profile, confidence: Confidence) -> Profile:
    """The same profile with the ward compared at a level of confidence."""
    views = tuple(at_confidence(view, confidence) for view in profile.views)
    rows = [_row(view, profile.ward.area_code) for view in views]
    return replace(profile, views=views, table=pd.DataFrame(rows), confidence=confidence)


def ward_tense(ward: Area, place: Place) -> Tense:
    """How a ward is spoken of: in the past once it has gone, though its neighbours may be there still."""
    gone = ward.area_type is AreaType.EARLIER_WARD or ward in place.wards_gone
    return Tense.PAST if gone else place.tense


def neighbours(place: Place, area_code: str) -> tuple[Area, Area]:
    """The wards before and after a ward in the order of names, going round at the ends."""
    wards = (*place.wards, *place.earlier_wards)
    here = next(number for number, ward in enumerate(wards) if ward.area_code == area_code)
    return wards[here - 1], wards[(here + 1) % len(wards)]
