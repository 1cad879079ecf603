"""Where outlines lie: brought into longitude and latitude from any coordinates, their axes put right, in the country of their codes."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyproj
import shapely

from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings

Polygons = Any  # an array of shapely Polygons and MultiPolygons: shapely has no types of its own
_DEGREES: Final = pyproj.CRS("OGC:CRS84")
_GRID: Final = pyproj.CRS("EPSG:27700")
# the National Grid's metres: east, then north
_GRID_EAST, _GRID_NORTH = 700_000, 1_300_000
# west, south, east and north of the United Kingdom in degrees
_KINGDOM: Final = (-8.7, 49.8, 1.8, 60.9)
# how codes of the ONS begin for areas that lie there; codes of made-up places may lie anywhere
_NATIONS: Final = ("E", "W", "S", "N")


def placed(
    polygons: Polygons, crs: pyproj.CRS | None, codes: Sequence[str], file: str, findings: Findings
) -> tuple[Polygons, list[str]] | None:
    """The polygons in longitude and latitude (EPSG:4326), with remarks on what was taken for what; None with a fault.

    `crs` is what the file says, None where it says nothing. Where its points cannot be so they are taken as longitude and latitude, or
    as metres of the British National Grid, where they lie in that range.
    """
    remarks: list[str] = []
    source = _source(polygons, crs, file, findings, remarks)
    if source is None:
        return None
    try:
        found = polygons if source == _DEGREES else _moved(polygons, source)
    except pyproj.exceptions.ProjError:
        rule = f"Nobody can tell how to come from {_called(source)} to longitude and latitude: download the file again in WGS84."
        findings.fault(Fault.BOUNDARY_CRS_UNKNOWN, file, rule, column="crs", value=_called(source))
        return None
    found = _axes_right(found, codes, file, findings, remarks)
    return None if found is None else (found, remarks)


def _source(
    polygons: Polygons, crs: pyproj.CRS | None, file: str, findings: Findings, remarks: list[str]
) -> pyproj.CRS | None:  # fmt: skip
    """The coordinates that the points are in, by what the file says and where they lie."""
    west, south, east, north = shapely.total_bounds(polygons)
    degrees = max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 90
    # what is neither on the globe nor on a plane, such as the drawing of an engineer, is nowhere
    if crs is not None and (crs.is_geographic if degrees else crs.is_projected):
        return crs
    said = "The file does not say in which coordinates it is" if crs is None else f"The file says {_called(crs)}"
    if degrees:
        remarks.append(f"{said}; its points are taken as longitude and latitude.")
        return _DEGREES
    if west >= 0 and south >= 0 and east <= _GRID_EAST and north <= _GRID_NORTH:
        remarks.append(f"{said}; its points are taken as metres of the British National Grid, in whose range they lie.")
        return _GRID
    rule = (
        f"{said}, and its points are neither longitude and latitude nor metres of the British National Grid: download it again in WGS84 "
        "(EPSG:4326), or convert it, for example by ogr2ogr -t_srs EPSG:4326 new.geojson old.geojson."
    )
    findings.fault(Fault.BOUNDARY_IN_METRES, file, rule, column="geometry", value=f"({west:.6g}, {south:.6g})")
    return None


def _called(crs: pyproj.CRS) -> str:
    """What a system of coordinates is called: its code, or its name."""
    if crs == _DEGREES:
        return "longitude and latitude, as GeoJSON does that says nothing else"
    return ":".join(crs.to_authority() or ()) or crs.name


def _moved(polygons: Polygons, source: pyproj.CRS) -> Polygons:
    into = pyproj.Transformer.from_crs(source, _DEGREES, always_xy=True)
    return shapely.transform(polygons, lambda points: np.column_stack(into.transform(points[:, 0], points[:, 1])))


def _axes_right(
    polygons: Polygons, codes: Sequence[str], file: str, findings: Findings, remarks: list[str]
) -> Polygons | None:  # fmt: skip
    """The polygons with longitude first; None with a fault where those of codes of the United Kingdom lie elsewhere, whichever way."""
    british = np.array([code.startswith(_NATIONS) for code in codes])
    swapped = shapely.transform(polygons, lambda points: points[:, ::-1])
    turn = british & ~_within(polygons) & _within(swapped)
    if turn.any():
        whose = "its" if turn.all() else f"{int(turn.sum())} of {len(codes)}"
        remarks.append(f"Latitude stood before longitude in {whose} outlines: the two were swapped.")
    found = np.where(turn, swapped, polygons)
    abroad = british & ~_within(found)
    if not abroad.any():
        return found
    at = int(np.flatnonzero(abroad)[0])
    west, south, east, north = shapely.bounds(found[at])
    rule = (
        f"{int(abroad.sum())} of {len(codes)} outlines lie outside the United Kingdom, such as that of {codes[at]} around longitude "
        f"{(west + east) / 2:.4g} and latitude {(south + north) / 2:.4g}: take the boundaries of the ONS, in longitude and latitude (WGS84)."
    )
    findings.fault(Fault.BOUNDARY_VINTAGE, file, rule, column="geometry", value=codes[at])
    return None


def _within(polygons: Polygons) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    west, south, east, north = shapely.bounds(polygons).T
    least_west, least_south, most_east, most_north = _KINGDOM
    inside: np.ndarray[Any, np.dtype[np.bool_]] = (west >= least_west) & (south >= least_south)
    return inside & (east <= most_east) & (north <= most_north)
