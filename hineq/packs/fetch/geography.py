"""ONS Open Geography (ArcGIS REST): boundaries as GeoJSON in degrees, look-ups as CSV, page by page."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from hineq.model.spreadsheet import harmless
from hineq.packs.fetch.addresses import Service, address_of
from hineq.packs.fetch.answers import Ask, Kind, json_of
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.paging import Changed, Page, of_one_release
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.fetch.writing import Fetched, write_all

# records that the service gives at most in a request
_PAGE: Final = 2_000
_NAME: Final = re.compile(r"[A-Za-z0-9_]{1,200}")
_INTERFACE: Final = "Look at the service's page on geoportal.statistics.gov.uk."


@dataclass(frozen=True, kw_only=True)
class _Layer:
    """A layer of a feature service as its own description has it."""

    address: str
    name: str
    where: str
    shapes: bool
    page: int
    key: str


def fetch_geography(
    client: Client, name: str, folder: Path, *, layer: int = 0, where: str = "1=1"
) -> tuple[Fetched, ...]:
    """Write `<name>.geojson`, the areas of a layer in WGS84 degrees, or `<name>.csv`, the rows of a table (a look-up).

    `name` is the feature service's own, `where` an SQL condition on its columns. The file holds exactly as many as the service
    counts. Raises NotFetched. Source: ArcGIS REST API, Query (Feature Service/Layer).
    """
    found, fresh = layer_of(client, name, layer=layer, where=where)
    file = f"{name}.geojson" if found.shapes else f"{name}.csv"
    written = _geojson(found.features) if found.shapes else _table(found.features)
    write_all(folder, {file: written})
    return (Fetched(path=folder / file, rows=len(found.features), counted=True, fresh=fresh),)


@dataclass(frozen=True, kw_only=True)
class LayerFeatures:
    """Every record of a layer as the service gives it; `shapes` where they are GeoJSON with outlines in WGS84 degrees."""

    features: Sequence[Any]
    shapes: bool

    def rows(self) -> list[dict[str, Any]]:
        """The attributes of each record."""
        return [_attributes(feature) for feature in self.features]


def layer_of(client: Client, name: str, *, layer: int = 0, where: str = "1=1") -> tuple[LayerFeatures, bool]:
    """A layer's records, exactly as many as the service counts, and whether any came anew. Raises NotFetched."""
    base = address_of(Service.GEOGRAPHY, client.environment)
    if not _NAME.fullmatch(name):
        mend = f"Give the name that stands before FeatureServer in its address. {_INTERFACE}"
        raise NotFetched("A feature service's name has letters, digits and underscores", name, mend)
    found = _layer(client, f"{base}/{name}/FeatureServer/{layer}", name, where)
    # what a service counts may change with its pages, so it is asked with them
    held: list[Sequence[Any]] = []

    def load() -> list[Page]:
        held.clear()
        return _pages(client, found, held)

    pages = of_one_release(client, load)
    features = [feature for page in held for feature in page]
    if not features:
        raise NotFetched("The service has nothing for this condition", f"{name} where {where}", _INTERFACE)
    return LayerFeatures(features=features, shapes=found.shapes), any(page.kept.fresh for page in pages)


def _layer(client: Client, address: str, name: str, where: str) -> _Layer:
    ask = Ask(address=f"{address}?f=json", kind=Kind.JSON, called=name)
    said = json_of(client.fetch(ask).path)
    kind = said.get("type") if isinstance(said, dict) else None
    if kind not in ("Feature Layer", "Table"):
        raise NotFetched("This is no layer with areas and no table", ask.address, _INTERFACE)
    keys = [one["name"] for one in said.get("fields", ()) if one.get("type") == "esriFieldTypeOID"]
    most = said.get("maxRecordCount")
    return _Layer(
        address=f"{address}/query", name=name, where=where, shapes=kind == "Feature Layer",
        page=min(_PAGE, most) if isinstance(most, int) and most > 0 else _PAGE,
        key=str(said.get("objectIdField") or (keys[0] if keys else "")),
    )  # fmt: skip


def _count(client: Client, layer: _Layer) -> int:
    question = urlencode({"where": layer.where, "returnCountOnly": "true", "f": "json"})
    ask = Ask(address=f"{layer.address}?{question}", kind=Kind.JSON, called=layer.name)
    said = json_of(client.fetch(ask).path)
    if not isinstance(said, dict) or not isinstance(said.get("count"), int):
        raise NotFetched("The service does not say how many there are", ask.address, _INTERFACE)
    return int(said["count"])


def _pages(client: Client, layer: _Layer, held: list[Sequence[Any]]) -> list[Page]:
    """The pages of a layer; `held` takes the features of each. A service may give fewer in a page than it was asked for."""
    count, pages = _count(client, layer), []
    had = 0
    while True:
        question = {
            "where": layer.where, "outFields": "*", "resultOffset": had, "resultRecordCount": layer.page,
            **({"orderByFields": layer.key} if layer.key else {}),
            **({"outSR": 4326, "f": "geojson"} if layer.shapes else {"returnGeometry": "false", "f": "json"}),
        }  # fmt: skip
        called = f"{layer.name}, {had:,} of {count:,}"
        ask = Ask(address=f"{layer.address}?{urlencode(question)}", kind=Kind.JSON, called=called)
        kept = client.fetch(ask)
        answer = json_of(kept.path)
        features = answer.get("features") if isinstance(answer, dict) else None
        if not isinstance(features, list):
            raise NotFetched("No areas came", ask.address, _INTERFACE)
        pages.append(Page(ask=ask, kept=kept))
        held.append(features)
        had += len(features)
        if not features or had > count or (had == count and not _goes_on(answer)):
            break
    _check(layer, held, had, count)
    return pages


def _goes_on(answer: dict[str, Any]) -> bool:
    """Whether a page says that there is more: in GeoJSON some services say it among the properties."""
    beside = answer.get("properties")
    return answer.get("exceededTransferLimit") is True or (
        isinstance(beside, dict) and beside.get("exceededTransferLimit") is True
    )


def _check(layer: _Layer, held: Sequence[Sequence[Any]], had: int, count: int) -> None:
    keys = [_attributes(feature).get(layer.key) for page in held for feature in page] if layer.key else []
    known = [key for key in keys if key is not None]
    if had != count or len(set(known)) != len(known):
        some = "" if had != count else ", some twice"
        raise Changed(layer.address, f"the service counts {count:,}, and {had:,} came{some}")


def _attributes(feature: Any) -> dict[str, Any]:
    found = feature.get("properties", feature.get("attributes")) if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def _geojson(features: Iterable[Any]) -> Iterable[bytes]:
    yield b'{"type":"FeatureCollection","features":[\n'
    for number, feature in enumerate(features):
        yield (b",\n" if number else b"") + json.dumps(feature, ensure_ascii=False, separators=(",", ":")).encode()
    yield b"\n]}\n"


def _table(features: Sequence[Any]) -> Iterable[bytes]:
    rows = [_attributes(feature) for feature in features]
    heads = list(dict.fromkeys(head for row in rows for head in row))
    made = io.StringIO()
    out = csv.writer(made, lineterminator="\n")
    out.writerow([harmless(head) for head in heads])
    out.writerows([harmless(row.get(head)) for head in heads] for row in rows)
    yield made.getvalue().encode()
