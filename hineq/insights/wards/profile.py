"""One ward on every indicator: where it stands among the wards, against the place and the country, and in words."""

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.rough import bare_or_rough
from hineq.insights.series.rows import Row
from hineq.insights.wards.benchmark import Benchmark, average_words
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.entering import reason_by_itself
from hineq.insights.wards.view import WardView, at_confidence, ward_periods, ward_view
from hineq.insights.wording.kinds import under
from hineq.insights.wording.numbers import bare, figure, interval
from hineq.methods.ranks import place_between
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.tense import Tense
from hineq.model.words import AreaType, Polarity, Sex, ValueType


@dataclass(frozen=True, kw_only=True, eq=False)
class Profile:
    """A ward and its place among the wards on each indicator's newest figures.

    `rows` has one an indicator and sex, as `table` has: theme, indicator_id, sex, name, period, ended (its last day), unit, value, value_words,
    value_bare (without its unit) and interval_words; counts (whether it may count, variants apart); place_value, place_estimated (an average of its wards) and
    place_words; country_value and country_words; place_outcome, country_outcome, rank (1 = poorest), rank_words, rank_among (with "wards"),
    rank_from_best (1 = best), ranked (how many wards are in the order), polarity and status. Between the poorest ward (0) and the best
    (1) lie position, lower_position, upper_position (of its limits), place_position and country_position. `tense` is that
    of a sentence on the ward over several measures.
    """

    ward: Area
    views: tuple[WardView, ...]
    rows: tuple[Row, ...]
    tense: Tense = Tense.PRESENT
    confidence: Confidence = Confidence.USUAL

    @cached_property
    def table(self) -> pd.DataFrame:
        """The same as a table, which is made where it is drawn."""
        return pd.DataFrame(list(self.rows))

    @cached_property
    def estimates_words(self) -> str:
        """How the figures that stand for the place were made of its wards' where none was published; nothing where all were."""
        return average_words(view.place for view in self.views)

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """Where the figures are from."""
        return tuple(dict.fromkeys(source for view in self.views for source in view.source_ids))


def newest_ward_views(
    figures: Figures, *, today: bool = False, only: Collection[str] | None = None
) -> tuple[WardView, ...]:
    """For every indicator and sex with ward figures, the wards in the newest period; bare counts left out.

    With `today` every view has today's wards, and figures that only earlier wards have are left out; with `only` the views are of
    these indicators alone.
    """
    asked = (newest_ward_views, today, None if only is None else tuple(only))
    return figures.once(asked, lambda: _newest_ward_views(figures, today, only))


def _newest_ward_views(figures: Figures, today: bool, only: Collection[str] | None) -> tuple[WardView, ...]:
    place = figures.place
    codes = {ward.area_code for ward in place.wards} if today else place.ward_codes
    rows = figures.table[figures.table.area_code.isin(codes) & figures.table["value"].notna()]
    if only is not None:
        rows = rows[rows.indicator_id.isin(list(only))]
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
    rows = tuple(_row(view, area_code) for view in own)
    ward = place.areas[area_code]
    counted = [
        view.tense
        for view, row in zip(own, rows, strict=True)
        if row["counts"]
        and row["polarity"] is not Polarity.NO_JUDGEMENT
        and not math.isnan(view.ward(area_code)["value"])
    ]
    return Profile(ward=ward, views=own, rows=rows, tense=Tense.over([ward_tense(ward, place), *counted]))


def _beside(view: WardView, other: Benchmark | None) -> str:
    """Another area's figure under the name of the wards' measure: starred where it is their average, else of its own kind."""
    if other is None or math.isnan(other.value):
        return ""
    words = bare(other.value, view.indicator)
    return f"{words}*" if other.estimated else under(words, other.kind, view.kind)


def _row(view: WardView, area_code: str) -> Row:
    ward, rank = view.ward(area_code), view.ranks[area_code]
    lowest, highest = view.ends
    turned = view.indicator.judged_by is Polarity.LOW_IS_GOOD

    place_value = view.place.value if view.place else math.nan
    country_value = view.country.value if view.country else math.nan
    limits = (ward.upper_ci, ward.lower_ci) if turned else (ward.lower_ci, ward.upper_ci)
    figures = np.array([ward["value"], *limits, place_value, country_value], dtype=float)
    # of which ward is poorest nothing is known where too few have a figure
    known = figures if view.ranked else np.full(len(figures), np.nan)
    position, lower, upper, of_place, of_country = place_between(known, lowest, highest, low_is_good=turned).tolist()
    return Row(
        theme=view.indicator.theme,
        indicator_id=view.indicator.indicator_id,
        sex=view.sex,
        name=view.name,
        period=view.period,
        ended=view.ended,
        unit=view.indicator.measured_in.head,
        value=ward["value"],
        value_words=figure(ward["value"], view.indicator),
        value_bare=bare_or_rough(ward["value"], ward.get("rough", ""), view.indicator),
        interval_words=interval(ward.lower_ci, ward.upper_ci, view.indicator),
        place_value=place_value,
        place_estimated=bool(view.place and view.place.estimated),
        place_words=_beside(view, view.place),
        country_value=country_value,
        country_words=_beside(view, view.country),
        place_outcome=ward.place_outcome,
        country_outcome=ward.country_outcome,
        rank=ward["rank"],
        rank_words=ward.rank_words,
        rank_among=rank.among("ward") if rank else "",
        rank_from_best=_rank_from_best(view, ward["value"]),
        ranked=view.ranked,
        polarity=view.indicator.judged_by,
        status=ward.status if isinstance(ward.status, str) else "",
        counts=not reason_by_itself(view),
        position=position,
        lower_position=lower,
        upper_position=upper,
        place_position=of_place,
        country_position=of_country,
    )  # fmt: skip


def _rank_from_best(view: WardView, value: float) -> float:
    """How many wards are better than a figure, and one; NaN without a figure, and where wards are in no order."""
    if not view.ranked or math.isnan(value):
        return math.nan
    values = view.in_order
    if view.indicator.judged_by is Polarity.HIGH_IS_GOOD:
        return float(len(values) - np.searchsorted(values, value, side="right") + 1)
    return float(np.searchsorted(values, value, side="left") + 1)


def at_level(profile: Profile, confidence: Confidence) -> Profile:
    """The same profile with the ward compared at a level of confidence."""
    views = tuple(at_confidence(view, confidence) for view in profile.views)
    rows = tuple(_row(view, profile.ward.area_code) for view in views)
    return replace(profile, views=views, rows=rows, confidence=confidence)


def ward_tense(ward: Area, place: Place) -> Tense:
    """How a ward is spoken of: in the past once it has gone, though its neighbours may be there still."""
    gone = ward.area_type is AreaType.EARLIER_WARD or ward in place.wards_gone
    return Tense.PAST if gone else place.tense


def neighbours(place: Place, area_code: str) -> tuple[Area, Area]:
    """The wards before and after a ward in the order of names, going round at the ends."""
    wards = (*place.wards, *place.earlier_wards)
    here = next(number for number, ward in enumerate(wards) if ward.area_code == area_code)
    return wards[here - 1], wards[(here + 1) % len(wards)]
