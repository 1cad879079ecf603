"""Files of outlines as others publish them: GeoJSON, GeoPackage or a zipped shapefile, from bytes to features and their coordinates."""

import io
import warnings
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import geopandas as gpd
import pyproj
import shapely

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.json_text import is_json, json_in
from hineq.packs.importers.workbooks import MOST_UNFOLDED, WORKBOOK
from hineq.packs.read.boundaries import _features
from hineq.packs.read.findings import Findings

ZIP: Final = WORKBOOK
PACKAGE: Final = b"SQLite format 3\x00"
# the files that a shapefile is made of: those without which it cannot be read, and those that say more
_PARTS: Final = (".shp", ".shx", ".dbf")
_MORE: Final = (".prj", ".cpg")
_SAVE_AS: Final = "which is not read: save it as GeoJSON or GeoPackage, for example with QGIS or ogr2ogr"
# files that are none of the three kinds, by how they begin: what they are, and how to go on
_OTHERS: Final = {
    b"\x00\x00\x27\x0a": "one file of a shapefile, which is several: put .shp, .shx, .dbf and .prj into one zip",
    b"PAR1": f"GeoParquet, {_SAVE_AS}", b"fgb": f"FlatGeobuf, {_SAVE_AS}", b"\x1f\x8b": "packed with gzip: unpack it first",
    b"<": f"XML (KML or GML) or a page of the web, {_SAVE_AS}",
}  # fmt: skip
# what a geometry library raises on a file that only pretends
_BROKEN: Final = (RuntimeError, ValueError, TypeError, OSError, shapely.errors.ShapelyError)


@dataclass(frozen=True, kw_only=True, eq=False)
class HeldOutlines:
    """What a file holds: features with `properties` and a `geometry`, which is a GeoJSON object or one of shapely, or None.

    `crs` is None where the file does not say in which coordinates it is; GeoJSON that says none is in longitude and latitude.
    `clockwise` says that files of the kind run outer rings so by rule, or have none.
    """

    features: list[Any]
    crs: pyproj.CRS | None
    clockwise: bool = True
    remarks: tuple[str, ...] = ()


def held_outlines(raw: bytes, file: str, codes: Collection[str], findings: Findings) -> HeldOutlines | None:
    """What a file's bytes hold, None with a fault where they are no outlines. Of several layers that with most of the `codes` is taken."""
    if raw.startswith(ZIP):
        return _of_zip(raw, file, codes, findings)
    if raw.startswith(PACKAGE):
        return _of_layers(_layers(raw, file, findings), file, codes, findings)
    start = raw[:100].removeprefix(b"\xef\xbb\xbf")
    other = next(
        (what for begin, what in _OTHERS.items() if start.startswith(begin) or start.lstrip().startswith(begin)), None
    )
    if other:
        findings.fault(Fault.BOUNDARIES_NOT_GEOJSON, file, f"The file is {other}.")
        return None
    return _of_geojson(raw, file, findings)


def _of_geojson(raw: bytes, file: str, findings: Findings) -> HeldOutlines | None:
    # UTF-16 has a zero beside each of these signs
    if raw.strip() and not is_json(raw[:200].replace(b"\0", b"").lstrip(b"\xff\xfe")):
        rule = "The file must hold boundaries: hand them in as GeoJSON, as GeoPackage, or as a shapefile's files in one zip."
        findings.fault(Fault.BOUNDARIES_NOT_GEOJSON, file, rule)
        return None
    content = json_in(raw, file, findings)
    features = _features(content, file, findings)
    if content is None or features is None:
        return None
    said = content.get("crs")
    properties = said.get("properties") if isinstance(said, dict) else None
    name = (properties.get("name") or properties.get("code") or "") if isinstance(properties, dict) else ""
    try:
        crs = pyproj.CRS.from_user_input(name or "OGC:CRS84")
    except pyproj.exceptions.CRSError:
        rule = "The file names coordinates that nobody knows: download it again in longitude and latitude (WGS84)."
        findings.fault(Fault.BOUNDARY_CRS_UNKNOWN, file, rule, column="crs", value=name)
        return None
    return HeldOutlines(features=features, crs=crs, clockwise=False)


def _of_zip(raw: bytes, file: str, codes: Collection[str], findings: Findings) -> HeldOutlines | None:
    """The outlines in a zip: of shapefiles, or of the one GeoPackage or GeoJSON in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = [one.filename for one in packed.infolist() if not one.is_dir() and "__MACOSX" not in one.filename]
            unfolded = sum(one.file_size for one in packed.infolist())
            if unfolded > MOST_UNFOLDED:
                rule = f"The zip unfolds to {unfolded / 1e6:,.0f} MB: take generalised boundaries, or those of one council."
                findings.fault(Fault.FILE_UNREADABLE, file, rule)
                return None
            shapes = [name for name in names if name.casefold().endswith(".shp")]
            if shapes:
                return _of_layers(_shapefiles(packed, names, shapes, file, findings), file, codes, findings)
            others = [name for name in names if name.casefold().endswith((".gpkg", ".geojson", ".json"))]
            if len(others) == 1 and not packed.read(others[0]).startswith(ZIP):
                return held_outlines(packed.read(others[0]), file, codes, findings)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        rule = "The file begins like a zip and cannot be opened: download it again to its end, without a password."
        findings.fault(Fault.FILE_UNREADABLE, file, rule)
        return None
    what = "The file is an Excel workbook" if "[Content_Types].xml" in names else "The zip holds no shapefile (.shp)"
    if any(".gdb/" in name for name in names):
        what = "The zip holds a geodatabase of Esri, which is not read"
    rule = f"{what}: hand in boundaries as GeoJSON, as GeoPackage, or as a shapefile's files in one zip."
    findings.fault(Fault.BOUNDARIES_NOT_GEOJSON, file, rule, value=", ".join(names[:3]))
    return None


Layers = dict[str, tuple[bytes, str]]


def _shapefiles(
    packed: zipfile.ZipFile, names: list[str], shapes: list[str], file: str, findings: Findings
) -> Layers | None:  # fmt: skip
    """Each shapefile of a zip as a zip of its own, with what its reader needs at the top: no path of the zip is ever written to."""
    by_name = {name.casefold(): name for name in names}
    found: Layers = {}
    for shape in shapes:
        stem = shape[: -len(".shp")]
        parts = {end: by_name.get(f"{stem}{end}".casefold()) for end in (*_PARTS, *_MORE)}
        lacking = [end for end in _PARTS if parts[end] is None]
        if lacking:
            rule = f"The zip has {shape} without its {' and '.join(lacking)}: put all files of the shapefile into it."
            findings.fault(Fault.FILE_MISSING, file, rule, value=shape)
            return None
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as apart:
            for end, name in parts.items():
                if name is not None:
                    apart.writestr(f"shape{end}", packed.read(name))
        found[stem.rsplit("/", 1)[-1]] = (made.getvalue(), "shape")
    return found


def _layers(raw: bytes, file: str, findings: Findings) -> Layers | None:
    """The layers of a GeoPackage that have geometries."""
    found = _told(partial(gpd.list_layers, io.BytesIO(raw)), file, findings)
    return None if found is None else {str(name): (raw, str(name)) for name in found.name[found.geometry_type.notna()]}


def _of_layers(
    layers: Layers | None, file: str, codes: Collection[str], findings: Findings
) -> HeldOutlines | None:  # fmt: skip
    if layers is None:
        return None
    read = {}
    for name, (raw, layer) in layers.items():
        frame = _told(partial(gpd.read_file, io.BytesIO(raw), layer=layer, on_invalid="fix"), file, findings)
        if frame is None:
            return None
        if isinstance(frame, gpd.GeoDataFrame):
            read[name] = frame
    best = max(read, key=lambda name: _codes_in(read[name], codes), default="")
    if not best or read[best].empty:
        rule = "The file has no layer of outlines with a row: export it again, with its geometry."
        findings.fault(Fault.BOUNDARIES_EMPTY, file, rule)
        return None
    frame = read[best]
    shapes = frame.geometry.to_numpy()
    properties = frame.drop(columns=frame.geometry.name).to_dict("records")
    features = [
        {"type": "Feature", "properties": said, "geometry": shape}
        for said, shape in zip(properties, shapes, strict=True)
    ]
    remarks = (f"Of {len(read)} layers, '{best}' is read.",) if len(read) > 1 else ()
    return HeldOutlines(features=features, crs=frame.crs, remarks=remarks)


def _codes_in(frame: Any, codes: Collection[str]) -> int:
    known = set(codes)
    return max((len(known & set(frame[name].dropna())) for name in frame if frame[name].dtype.kind in "OU"), default=0)


def _told(read: Callable[[], Any], file: str, findings: Findings) -> Any:
    """What a reader gives, None with a fault where the file cannot be read."""
    try:
        with warnings.catch_warnings():
            # a file that is read from bytes has no ending, of which the library warns
            warnings.simplefilter("ignore")
            return read()
    except _BROKEN:
        # what the library says names files that only it has
        rule = "The file begins like a GeoPackage or a shapefile and cannot be read as one: download or export it again, to its end."
        findings.fault(Fault.FILE_UNREADABLE, file, rule)
        return None
