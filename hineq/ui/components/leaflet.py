"""Publishes Leaflet from its package and our map scripts: nothing is copied, nothing comes from another server."""

import hashlib
from functools import cache
from pathlib import Path

import streamlit.components.v1 as components
import xstatic.pkg.leaflet

from hineq.maps.ward_map import MapAssets

LEAFLET_FOLDER = Path(xstatic.pkg.leaflet.BASE_DIR)
SCRIPTS_FOLDER = Path(__file__).resolve().parents[3] / "static" / "map"

_LEAFLET = f"{__name__}.leaflet"
_SCRIPTS = f"{__name__}.scripts"


def map_assets() -> MapAssets:
    """The addresses of the map's scripts and styles, published with the running server.

    Relative to the map's frame, so that they hold under a base path too. The browser shows an empty map without a word
    when one is missing, so a file that is not there raises FileNotFoundError here.
    """
    # Declared in every run, which takes microseconds: only a run that Streamlit started registers them.
    components.declare_component("leaflet", path=str(LEAFLET_FOLDER))
    components.declare_component("scripts", path=str(SCRIPTS_FOLDER))
    return _addresses()


@cache
def _addresses() -> MapAssets:
    return MapAssets(
        scripts=(
            _address(_LEAFLET, LEAFLET_FOLDER / "leaflet.js"),
            _address(_SCRIPTS, SCRIPTS_FOLDER / "label_places.js"),
            _address(_SCRIPTS, SCRIPTS_FOLDER / "ward_marks.js"),
            _address(_SCRIPTS, SCRIPTS_FOLDER / "ward_tip.js"),
            _address(_SCRIPTS, SCRIPTS_FOLDER / "ward_map.js"),
        ),
        styles=(
            _address(_LEAFLET, LEAFLET_FOLDER / "leaflet.css"),
            _address(_SCRIPTS, SCRIPTS_FOLDER / "ward_map.css"),
        ),
    )


def _address(component: str, file: Path) -> str:
    # Browsers keep these files: the fingerprint fetches a changed one.
    return f"../{component}/{file.name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:8]}"
