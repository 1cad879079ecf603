"""A ward's profile in words: the heading, three sentences, and how many of its comparisons differ by chance."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from hineq.insights.series.families import distinct_measures, each_once, family_of, how_badly
from hineq.insights.series.rough import rough_words
from hineq.insights.series.rows import Row
from hineq.insights.wards.comparing import chance_words
from hineq.insights.wards.profile import Profile, ward_tense
from hineq.insights.wards.spread import with_interval
from hineq.insights.wards.view import comparison_words
from hineq.insights.wording.kinds import kind_words, kinds_of_many, marked, unbracketed
from hineq.insights.wording.numbers import (
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
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome, Polarity, Sex


def profile_finding(profile: Profile, place: Place) -> str:
    """The headline of a ward, from its whole profile: on how many measures it is among the poorest, and among the best.

    With fewer than two measures on which wards can be ranked it is of one: the headline measure, else the poorest.
    """
    ends = _ends(profile, place)
    if ends is None or ends.measures < 2:
        return _finding_of_one(profile)
    poor, good = len(ends.poor), len(ends.good)
    parts = [
        (poor, ends.poorest, "among the poorest"),
        (good, ends.best_wards, "among the best"),
        (ends.measures - poor - good, "in the middle three fifths", "in the middle"),
    ]
    # of as many the poorest is told first; the middle only where neither end has a quarter of the measures
    middling = 4 * max(poor, good) < ends.measures
    first, second = sorted(parts if middling else parts[:2], key=lambda part: -part[0])[:2]
    name, be = profile.ward.area_name, profile.tense.be(1)
    said = f"{name} {be} {first[1]} on {part_of(first[0], ends.measures, 'measure')}"
    if not second[0]:
        return said
    # one end is never told without the other
    other = count_word(second[0])
    return title(
        f"{said}, {second[1]} on {other}",
        f"{name} {be} {first[2]} on {part_of(first[0], ends.measures, 'measure', the='')}, {second[2]} on {other}",
        f"{name} {be} {first[2]} on {count_word(first[0])}, {second[2]} on {other}",
    )


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
    judged = _judged(profile)
    if not judged:
        return f"{profile.ward.area_name}: {unplaced_words(profile)}"
    row = min(judged, key=lambda one: (one["rank"], one["name"]))
    said = f"{profile.ward.area_name}: {lowered(row['name'])} {row.value_words}"
    if row.interval_words:
        said = f"{said} ({row.interval_words})"
        return title(f"{said}, {row.rank_among}", said)
    unsure = "chance cannot be told"
    return title(
        f"{said}, {row.rank_among}; {unsure}", f"{said}, {row.rank_words}; {unsure}", f"{said}; {unsure}", said
    )


def _judged(profile: Profile) -> list[Row]:
    return [row for row in profile.rows if row["polarity"] != Polarity.NO_JUDGEMENT and not math.isnan(row["rank"])]


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

    poor: list[Row]
    good: list[Row]
    measures: int
    poorest: str
    best: str

    @property
    def best_wards(self) -> str:
        """The same of the best, with its noun where it stands alone: of few wards a fifth is one."""
        return {"the best": "the best ward", "in the best fifth": self.best}.get(self.best, f"{self.best} wards")


def _ends(profile: Profile, place: Place) -> _Ends | None:
    """None where there is nothing to rank the ward by, or no other ward."""
    counting = [row for row in _judged(profile) if row["counts"]]
    judged = each_once(place, counting, lambda row: 1 - row["position"])
    if not judged or len(profile.views[0].table) == 1:
        return None
    # of measures that not every ward has, fewer wards make up a fifth
    fifths = [fifth_of(row["ranked"]) for row in judged]
    both = list(zip(judged, fifths, strict=True))
    # a ward that shares the best figure is not poor by a tie, nor one that shares the poorest good
    poor = [row for row, fifth in both if row["rank"] <= fifth and row["rank_from_best"] > 1]
    good = [row for row, fifth in both if row["rank_from_best"] <= fifth and row["rank"] > 1]
    poor.sort(key=_furthest_behind)
    poorest, best = "the poorest ward", "the best"
    if min(fifths) < max(fifths):
        poorest, best = "in the poorest fifth of wards", "in the best fifth"
    elif (most := fifths[0]) > 1:
        poorest, best = f"among the {count_word(most)} poorest wards", f"among the {count_word(most)} best"
    return _Ends(poor=poor, good=good, measures=len(judged), poorest=poorest, best=best)


def _furthest_behind(row: Row) -> tuple[float, bool, float, str]:
    """By rank, and in it the furthest behind the place; last where that is not known."""
    behind = row["place_position"] - row["position"]
    return row["rank"], math.isnan(behind), 0.0 if math.isnan(behind) else -behind, row["name"]


def _extremes(profile: Profile, place: Place) -> str:
    ends = _ends(profile, place)
    if ends is None:
        return ""
    poor, good, poorest, best = ends.poor, ends.good, ends.poorest, ends.best
    named = "; ".join(unbracketed(lowered(name)) for name in [row["name"] for row in poor[:3]])
    one = ends.measures == 1
    measures = "its one distinct measure" if one else f"any of {counted(ends.measures, 'distinct measure')}"
    be = profile.tense.be(1)
    first = (
        f"It {be} {poorest} on {part_of(len(poor), ends.measures, 'distinct measure', the='')} ({'among them ' if len(poor) > 3 else ''}{named})"
        if poor
        else f"It {be} not {poorest} on {measures}"
    )
    return f"{first}, and {best} on {count_word(len(good)) if good else 'none'}.{_unranked(profile, place)}"


def _unranked(profile: Profile, place: Place) -> str:
    """On how many measures the ward has no figure, or too few wards have one for an order; nothing where on none."""
    rows = [row for row in profile.rows if row["polarity"] != Polarity.NO_JUDGEMENT and row["counts"]]
    families = [family_of(place.indicators[row["indicator_id"]]) for row in rows]
    with_figure, with_rank = (
        {family for family, row in zip(families, rows, strict=True) if not math.isnan(row[name])}
        for name in ("value", "rank")
    )
    missing = len(set(families) - with_figure)
    few = with_figure - with_rank
    tense = profile.tense
    none = "no figure, or only a rough one," if place.areas[profile.ward.area_code].roughly_fitted else "no figure"
    parts = [f"it {tense.have(1)} {none} on {count_word(missing)} more"] if missing else []
    if few:
        what = f"a figure{_not_rough(profile, few, 1)}"
        parts.append(f"on {count_word(len(few))} more too few wards {tense.have(2)} {what} to rank them")
    return f" {capital(joined(parts))}." if parts else ""


def _said(profile: Profile, place: Place, list_ids: tuple[str, ...]) -> str:
    rows = [row for row in profile.rows if row["counts"] and row["place_outcome"] != Outcome.NOT_COMPARED]
    once = each_once(place, rows, lambda row: how_badly(row["place_outcome"]))
    are_worse, compared = [row for row in once if row["place_outcome"] == Outcome.WORSE], len(once)
    worse = len(are_worse)
    # where it is worse on none, all that was tested bears that
    told = are_worse or once
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
            marked(
                f"it {profile.tense.be(1)} significantly worse than {place.name} on {part_of(worse, compared, 'distinct measure')} tested "
                "against it",
                kinds_of_many(kind_words([row["status"]]) for row in told),
            )
        )
    return f"{capital('; '.join(said))}." if said else ""


def spine_title(profile: Profile, place: Place) -> str:
    """The title of the picture of a ward among the others, in its tense."""
    verb = ward_tense(profile.ward, place).verb("stands", "stood")
    return f"Where {profile.ward.area_name} {verb} among the wards of {place.name}"


def unplaced_words(profile: Profile) -> str:
    """Why a ward is placed among the others on no measure, to follow its name and a colon."""
    judged = [view for view in profile.views if view.indicator.judged_by is not Polarity.NO_JUDGEMENT]
    own = [view.ward(profile.ward.area_code) for view in judged]
    known = {family_of(view.indicator) for view, row in zip(judged, own, strict=True) if not math.isnan(row["value"])}
    if known:
        return f"too few wards {profile.tense.have(2)} figures{_not_rough(profile, known, 2)} to rank them"
    if any(rough_words(row.get("rough", "")) for row in own):
        return "only rough figures, which rank no ward"
    return "no figures by which wards can be ranked"


def _not_rough(profile: Profile, families: Collection[str], many: int) -> str:
    """Behind "figure" or "figures", where others have only a rough one on what this ward is not ranked on: " that is not rough"."""
    code = profile.ward.area_code
    views = [view for view in profile.views if family_of(view.indicator) in families and not view.ranked]
    rough = any(view.coverage.rough for view in views if not math.isnan(view.ward(code)["value"]))
    return f" that {profile.tense.be(many)} not rough" if rough else ""


def by_chance_words(profile: Profile, place: Place) -> str:
    """Of many comparisons with the place, how many differ and how many would by chance; nothing of few."""
    kinds = [(row, place.indicators[row["indicator_id"]]) for row in profile.rows]
    crude = any(indicator.has(IndicatorRole.AGE_DEPENDENT) for _, indicator in kinds)
    compared = [
        (row, indicator)
        for row, indicator in kinds
        if row["place_outcome"] != Outcome.NOT_COMPARED and not indicator.has(IndicatorRole.AGE_DEPENDENT)
    ]
    differ = sum(row["place_outcome"] != Outcome.SIMILAR for row, _ in compared)
    variants = distinct_measures(indicator for row, indicator in compared if row["counts"]) < len(compared)
    return chance_words(len(compared), differ, profile.confidence, place.name, variants=variants, crude=crude)
