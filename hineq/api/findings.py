"""The findings of a place: the headings that the pages have over the same figures, listed first and worked out when asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from hineq.api.nouns import FindingKind, FindingRow
from hineq.api.of import Of
from hineq.insights.inequality.gradient_words import inequality_finding
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.ranks import standing_finding
from hineq.insights.standing.shares import shares_finding
from hineq.insights.targets.measures import target_finding
from hineq.insights.wards.poorest import PoorestRule
from hineq.model.key import ViewKey
from hineq.ui.views import inequality as inequality_views
from hineq.ui.views import map as map_views
from hineq.ui.views import standing as standing_views
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What a finding is about: of which kind it is, on which measure, of which ward."""

    kind: FindingKind
    key: ViewKey | None = None
    ward: str = ""


def headings(of: Of) -> Iterator[Heading]:
    """Every finding of a place that can be asked for, in the order of the pages: the place, its wards, each ward."""
    place_id = of.place_id
    if len(standing_views.ranks(place_id)) or len(standing_views.shares(place_id)):
        yield Heading(kind=FindingKind.STANDING)
    for option in target_views.options(place_id):
        key = ViewKey(place_id=place_id, indicator_id=option.indicator_id, sex=option.sex)
        yield Heading(kind=FindingKind.MEASURE, key=key)
    if not ward_views.has_wards(place_id):
        return
    for view in ward_views.newest_views(place_id):
        key = ViewKey(place_id=place_id, indicator_id=view.indicator.indicator_id, sex=view.sex, period=view.period)
        yield Heading(kind=FindingKind.WARDS, key=key)
        yield Heading(kind=FindingKind.GAP, key=key)
    for ward in of.place.wards:
        yield Heading(kind=FindingKind.WARD, ward=ward.area_code)


def finding_rows(of: Of, wanted: Iterable[Heading]) -> list[FindingRow]:
    """The findings in words."""
    return [_told(of, heading) for heading in wanted]


def _told(of: Of, heading: Heading) -> FindingRow:
    match heading.kind:
        case FindingKind.STANDING:
            return _standing(of)
        case FindingKind.WARD:
            profile = ward_views.profile(of.place_id, heading.ward)
            said = ward_views.profile_words(of.place_id, heading.ward)[0]
            return FindingRow(kind=heading.kind, area_code=heading.ward, finding=said, source_ids=profile.source_ids)
        case FindingKind.MEASURE | FindingKind.WARDS | FindingKind.GAP:
            return _of_measure(of, heading)
    assert_never(heading.kind)


def _standing(of: Of) -> FindingRow:
    ranks, shares = standing_views.ranks(of.place_id), standing_views.shares(of.place_id)
    said = shares_finding(of.place, shares) if ranks.empty else standing_finding(of.place, ranks)
    sources = shares.source_ids if ranks.empty else ranks.source_id
    cited = tuple(dict.fromkeys(" ".join(sources).split()))
    return FindingRow(kind=FindingKind.STANDING, area_code=of.place.area_code, finding=said, source_ids=cited)


def _of_measure(of: Of, heading: Heading) -> FindingRow:
    key, reason = heading.key, ""
    if key is None:
        raise ValueError(f"A finding of the kind {heading.kind} is of a measure.")
    if heading.kind is FindingKind.MEASURE:
        view = target_views.measure(key)
        said, sources = target_finding(view, of.place), view.source_ids
    else:
        wards = ward_views.wards(key)
        said, sources = map_views.map_scene(key, PoorestRule.FIFTH).finding, wards.source_ids
        if heading.kind is FindingKind.GAP:
            gap = inequality_views.inequality(key)
            said, reason = ("", gap.reason) if isinstance(gap, NotPossible) else (inequality_finding(gap), "")
    return FindingRow(
        kind=heading.kind, indicator_id=key.indicator_id, sex=key.sex, period=key.period, area_code=of.place.area_code,
        finding=said, reason=reason, source_ids=tuple(sources),
    )  # fmt: skip
