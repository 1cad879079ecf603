"""The geometry of boundaries, as GeoJSON writes it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

# heights at which the widest stretch inside a shape is looked for
_HEIGHTS = 22
# a hole of a smaller share of an area is a seam that does not quite close
_SEAM = 1e-3

Point = tuple[float, float]
Ring = Sequence[Sequence[float]]


def points_of(coordinates: Any) -> Iterator[Point]:
    """Every point (longitude, latitude) of a geometry's coordinates, however deeply its rings are nested."""
    if isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
    else:
        for part in coordinates:
            yield from points_of(part)


def narrowed(coordinates: Any, share: float) -> Any:
    """A geometry's coordinates with every longitude at this share of its length, however deeply its rings are nested."""
    if isinstance(coordinates[0], int | float):
        return [coordinates[0] * share, coordinates[1]]
    return [narrowed(part, share) for part in coordinates]


def polygons_of(geometry: Mapping[str, Any]) -> Sequence[Any]:
    """The parts of a Polygon or MultiPolygon, each a list of rings, the outer one first.

    >>> polygons_of({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [0, 1], [0, 0]]]})
    [[[[0, 0], [1, 0], [0, 1], [0, 0]]]]
    """
    parts: Sequence[Any] = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return parts


def merged(geometries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Areas that share their edges exactly, as one MultiPolygon: the edges that stand once are its outline.

    `geometries` are Polygons and MultiPolygons with outer rings one way round and holes the other. A hole goes with the largest part; one too
    small to be seen is left out.

    >>> left, right = ([[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]] for x in (0, 1))
    >>> merged([{"type": "Polygon", "coordinates": [ring]} for ring in (left, right)])["coordinates"]
    [[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]]]
    """
    onward: dict[Point, list[Point]] = {}
    for start, end in _once(geometries):
        onward.setdefault(start, []).append(end)
    rings: list[list[Point]] = []
    while onward:
        ring = [next(iter(onward))]
        while ring[-1] in onward:
            ends = onward[ring[-1]]
            to = ends.pop()
            if not ends:
                del onward[ring[-1]]
            ring.append(to)
        rings.append(ring)
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    outer = _area(largest) > 0
    least = _SEAM * abs(_area(largest))
    holes = [ring for ring in rings if (_area(ring) > 0) is not outer and abs(_area(ring)) >= least]
    others = [[ring] for ring in rings if (_area(ring) > 0) is outer and ring is not largest]
    return {"type": "MultiPolygon", "coordinates": [[largest, *holes], *others]}


def _once(geometries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Point, Point]]:
    """The edges of areas that no other of them has, in the order of the rings."""
    edges: dict[tuple[Point, Point], None] = {}
    for shape in geometries:
        for ring in (ring for polygon in polygons_of(shape) for ring in polygon):
            points = [(float(x), float(y)) for x, y, *_ in ring]
            for start, end in pairwise(points):
                if (end, start) in edges:
                    del edges[end, start]
                else:
                    edges[start, end] = None
    return iter(edges)


def name_point(shape: str, coordinates: Any) -> Point:
    """Where the name of a Polygon or MultiPolygon (`shape`) stands: always inside it, in its largest part.

    It is the centroid of that part's outer ring, or, where the part is hollow there, the middle of its widest stretch.
    """
    polygons = [coordinates] if shape == "Polygon" else coordinates
    rings = max(polygons, key=lambda polygon: abs(_area(polygon[0])))
    x, y = _centroid(rings[0])
    if any(left < x < right for left, right in _stretches(rings, y)):
        return x, y
    heights = [height for _, height in points_of(rings)]
    low, step = min(heights), (max(heights) - min(heights)) / _HEIGHTS
    rows = [low + step * (number + 0.5) for number in range(_HEIGHTS)]
    _, x, y = max((right - left, (left + right) / 2, row) for row in rows for left, right in _stretches(rings, row))
    return x, y


def _stretches(rings: Sequence[Ring], y: float) -> Iterator[tuple[float, float]]:
    """From where to where a line at the height `y` lies inside the rings, holes left out."""
    crossed = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in rings
        for (x1, y1), (x2, y2) in _sides(ring)
        if (y1 > y) is not (y2 > y)
    )
    return zip(crossed[::2], crossed[1::2], strict=True)


def _area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(ring)) / 2


def _centroid(ring: Ring) -> Point:
    # https://en.wikipedia.org/wiki/Centroid#Of_a_polygon
    weights = [(x1 * y2 - x2 * y1, x1 + x2, y1 + y2) for (x1, y1), (x2, y2) in _sides(ring)]
    six_areas = 3 * sum(weight for weight, _, _ in weights)
    return sum(w * x for w, x, _ in weights) / six_areas, sum(w * y for w, _, y in weights) / six_areas


def _sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    points = [(float(x), float(y)) for x, y in ring]
    return zip(points, [*points[1:], points[0]], strict=True)
