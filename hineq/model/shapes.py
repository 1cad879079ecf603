"""The geometry of boundaries, as GeoJSON writes it."""

from collections.abc import Iterator
from typing import Any


def points_of(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Every point (longitude, latitude) of a geometry's coordinates, however deeply its rings are nested."""
    if isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
    else:
        for part in coordinates:
            yield from points_of(part)
