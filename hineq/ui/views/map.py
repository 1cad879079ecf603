"""What pages ask about the map of the wards: its scene, its geometry, and the pictures made of it."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import hineq.maps.scene as maps
from hineq.charts.arrow import finished
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.outlines import ward_shapes
from hineq.insights.wards.poorest import PoorestRule
from hineq.maps.authorities import AuthorityScene
from hineq.maps.scene import MapScene
from hineq.model.key import ViewKey
from hineq.model.place import Place
from hineq.model.words import AreaType
from hineq.theme.palette import palette
from hineq.ui.views import wards as ward_views
from hineq.ui.views.caching import drawn_by, shared, shared_by
from hineq.ui.views.place import opened

if TYPE_CHECKING:
    from hineq.maps.ward_map import WardGeometry


@shared
def map_scene(key: ViewKey, rule: PoorestRule, confidence: Confidence = Confidence.USUAL) -> MapScene:
    """The scene of the wards' figures by a rule, compared at a level of confidence."""
    place, view = opened(key.place_id).place, ward_views.wards_at(key, confidence)
    return maps.map_scene(place, view, key, rule, ward_views.poorest_list(key.place_id))


def first_scene(place_id: str) -> MapScene:
    """The scene that a place's map opens with."""
    return map_scene(ward_views.ward_selection(place_id, {}).key, ward_views.first_rule(place_id))


@shared_by({Place: lambda place: place.place_id})
def geometry(place: Place, kind: AreaType) -> "WardGeometry":
    """The shapes of the wards of a kind, made ready for the map."""
    from hineq.maps.ward_map import ward_geometry

    return ward_geometry(ward_shapes(place, kind))


@drawn_by({MapScene: lambda scene: (scene.key, scene.rule, scene.view.confidence)})
def ward_bars_spec(scene: MapScene, selected: str, most: int | None = None, *, dark: bool) -> dict[str, Any]:
    """The chart of the wards in order, of `most` of them where told."""
    from hineq.charts.ward_bars import ward_bars_chart, ward_bars_data

    return finished(
        ward_bars_chart(
            scene.view,
            ward_bars_data(scene.view, scene.poorest.codes, selected, most),
            scene.finding,
            scene.subtitle,
            palette(dark=dark),
        )
    )


def picture_spec(scene: MapScene | AuthorityScene, width: int = 0) -> dict[str, Any]:
    """The map as a picture to download; of a width in pixels where one is told."""
    from hineq.charts.ward_shapes import PAGE, of_width, ward_shapes_chart, ward_shapes_data

    size = of_width(width) if width else PAGE

    shapes = ward_shapes_data(scene.shapes, scene.marks, size)
    items = [asdict(item) for item in scene.legend]
    return finished(ward_shapes_chart(shapes, items, scene.finding, scene.subtitle, size))
