"""The geometry of boundaries, as GeoJSON writes it."""

from collections.abc import Iterator, Sequence
from typing import Any

# heights at which the widest stretch inside a shape is looked for
_HEIGHTS = 22

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
