"""The answers that are data: places, areas with their shapes, indicators, observations, targets with status, the list of downloads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hineq.api import nouns
from hineq.api.findings import Heading, finding_rows, headings
from hineq.api.of import Of, of
from hineq.api.parameters import Asked
from hineq.api.plain import frame_rows, noun_rows
from hineq.api.problems import bad, shown
from hineq.api.resources import BASE, DOWNLOADS, RESOURCES, Data
from hineq.insights.targets.measures import MeasureView
from hineq.insights.wording.sources import source_words
from hineq.model.period import Period
from hineq.model.target import Target
from hineq.model.words import AreaType, TargetKind
from hineq.packs.declared.columns import Table
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.own import public
from hineq.ui.views.place import place_choices, place_ids, ward_sets

Rows = list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Listed:
    """Rows to be answered a page at a time: how many there are, and what makes those from one to before another.

    `stamp` is what the answer says of all of them.
    """

    table: Table
    total: int
    rows: Callable[[int, int], Rows]
    stamp: dict[str, Any]


def _listed(table: Table, nouns_: Sequence[Any], stamp: dict[str, Any]) -> Listed:
    return Listed(
        table=table, total=len(nouns_), rows=lambda first, end: noun_rows(table, nouns_[first:end]), stamp=stamp
    )


def stamp(of: Of) -> dict[str, Any]:
    """Of which place and day the figures of an answer are, and whose words go with them."""
    place = of.place
    return {
        "place": of.place_id,
        "name": place.name,
        "snapshot": place.snapshot.isoformat(),
        "data_hash": place.data_hash,
        "attribution": list(place.attribution),
    }


def listed(asked: Asked, name: Data) -> Listed:
    """The rows of an address of data."""
    match name:
        case Data.PLACES:
            return _listed(nouns.PLACES, _places(), {})
        case Data.DOWNLOADS:
            return _listed(nouns.DOWNLOADS, _downloads(), {})
        case Data.AREAS:
            return _areas(of(asked))
        case Data.INDICATORS:
            place = of(asked)
            return _listed(nouns.INDICATORS, tuple(place.place.indicators.values()), stamp(place))
        case Data.OBSERVATIONS:
            return _observations(of(asked))
        case Data.TARGETS:
            return _targets(of(asked))
        case Data.FINDINGS:
            return _findings(of(asked))
        case _:
            raise ValueError(f"{name} has no rows.")


def document(asked: Asked, name: Data) -> dict[str, Any]:
    """An answer that is one thing: the start, a place, a ward."""
    match name:
        case Data.START:
            return _start()
        case Data.PLACE:
            return _place(of(asked))
        case Data.WARD:
            return noun_rows(nouns.WARD, [ward_card(of(asked))])[0]
        case _:
            raise ValueError(f"{name} is no one thing.")


def _start() -> dict[str, Any]:
    return {
        "about": "Health inequality between the wards of councils, read-only. Every address, parameter and column: openapi.json.",
        "public": public(),
        "links": {str(one.name): f"{BASE}{one.path}" for one in RESOURCES if isinstance(one.name, Data)},
    }


def _places() -> list[nouns.PlaceRow]:
    packs = set(place_ids())
    return [
        nouns.PlaceRow(
            place_id=place_id, name=name, kind=nouns.PlaceKind.PACK if place_id in packs else nouns.PlaceKind.COUNCIL
        )
        for place_id, name in place_choices().items()
    ]


def _downloads() -> list[nouns.DownloadRow]:
    return [
        nouns.DownloadRow(
            address=one.path,
            about=one.about,
            parameters=tuple(asked.name for asked in one.parameters if not asked.of_path),
        )
        for one in DOWNLOADS
    ]


def _place(of: Of) -> dict[str, Any]:
    place, pack = of.place, of.asked["place"]
    return {
        **stamp(of),
        "title": place.title,
        "area_code": place.area_code,
        "benchmark_code": place.benchmark_code,
        "version": place.version,
        "levels": [{"area": area.area_code, "name": area.area_name} for area in place.levels[1:]],
        "ward_sets": [{"area": area, "name": name} for area, name in ward_sets(pack).items()],
        "rows": {
            "areas": len(place.areas),
            "indicators": len(place.indicators),
            "observations": len(place.observations),
            "targets": len(place.targets),
        },
    }


def _areas(of: Of) -> Listed:
    kind = of.asked["type"]
    found = [area for area in of.place.areas.values() if kind in ("", area.area_type)]
    return _listed(nouns.AREAS, found, stamp(of))


def features(of: Of, rows: Rows) -> dict[str, Any]:
    """Rows of areas as GeoJSON, each with its official shape, null where the pack has none of it."""
    shapes: dict[str, Any] = {}
    for collection in of.place.boundaries.values():
        for feature in collection["features"]:
            shapes.setdefault(feature["properties"]["area_code"], feature["geometry"])
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": row["area_code"], "geometry": shapes.get(row["area_code"]), "properties": row}
            for row in rows
        ],
        **stamp(of),
        "credits": [of.place.map_credits[kind] for kind in AreaType if of.place.map_credits.get(kind)],
    }


def _observations(of: Of) -> Listed:
    of.check_measure()
    found, asked = of.place.observations, of.asked
    if asked["area_code"] and asked["area_code"] not in of.place.areas:
        raise bad(
            "area_code",
            f"{of.place.name} has no area {shown(asked['area_code'])}.",
            "The address ending in /areas lists its areas.",
        )
    for parameter, column in (
        ("indicator", "indicator_id"),
        ("sex", "sex"),
        ("area_code", "area_code"),
        ("period", "period"),
        ("series", "series"),
    ):
        if asked[parameter]:
            found = found[found[column] == asked[parameter]]
    return Listed(
        table=nouns.OBSERVATIONS,
        total=len(found),
        rows=lambda first, end: frame_rows(nouns.OBSERVATIONS, found.iloc[first:end]),
        stamp=stamp(of),
    )


def _targets(of: Of) -> Listed:
    of.check_measure()
    judged = {(view.indicator.indicator_id, view.sex): view for view in target_views.headlines(of.place_id)}
    wanted = [
        _judged(target, judged.get((target.indicator_id, target.sex)))
        for target in of.place.targets
        if of.asked["indicator"] in ("", target.indicator_id) and of.asked["sex"] in ("", target.sex)
    ]
    return _listed(nouns.TARGETS, wanted, stamp(of))


def _judged(target: Target, view: MeasureView | None) -> nouns.TargetRow:
    """A target, with the status of its promise where it is the one that decided it."""
    row = nouns.TargetRow(**vars(target))
    result = view.result if view else None
    if view is None or result is None or view.trajectory is None or target.kind is not TargetKind.TARGET:
        return row
    if target.area_code != view.trajectory.area_code or target.period != result.target_period:
        return row
    outturn = result.outturn
    period: Period | None = outturn.period if outturn else None
    return nouns.TargetRow(
        **vars(target),
        status=result.status,
        outturn=outturn.value if outturn else None,
        outturn_period=period.label if period else "",
        within_margin=result.within_margin if outturn else None,
    )


def _findings(of: Of) -> Listed:
    of.check_measure()
    kind, indicator = of.asked["kind"], of.asked["indicator"]
    found: list[Heading] = [
        one
        for one in headings(of)
        if kind in ("", one.kind) and indicator in ("", one.key.indicator_id if one.key else "")
    ]
    return Listed(
        table=nouns.FINDINGS,
        total=len(found),
        # each is worked out as it is asked for: those of the gap take a while
        rows=lambda first, end: noun_rows(nouns.FINDINGS, finding_rows(of, found[first:end])),
        stamp=stamp(of),
    )


def ward_card(of: Of) -> nouns.WardCard:
    """A ward in words, as on its page."""
    code = of.ward()
    finding, sentences = ward_views.profile_words(of.place_id, code)
    profile = ward_views.profile(of.place_id, code)
    return nouns.WardCard(
        area_code=code,
        area_name=profile.ward.area_name,
        place=of.place.name,
        finding=finding,
        sentences=sentences,
        source=source_words(of.place, profile.source_ids),
        attribution=of.place.attribution,
        snapshot=of.place.snapshot,
    )
