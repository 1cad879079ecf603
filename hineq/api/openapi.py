"""The interface described as OpenAPI 3.1, made of what the code declares: addresses, parameters, rows with their closed sets."""

from typing import Any, Final

from hineq.api.parameters import Parameter
from hineq.api.plain import row_schema
from hineq.api.problems import MEDIA, Status
from hineq.api.resources import CSV, DATA, GEOJSON, JSON, MOST, RESOURCES, Data, Resource
from hineq.version import VERSION

_REFUSALS = (
    Status.BAD_REQUEST, Status.NOT_FOUND, Status.NOT_ALLOWED, Status.TOO_LONG, Status.UNAVAILABLE,
)  # fmt: skip
_WORDS = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_STAMP: dict[str, Any] = {
    "place": _WORDS,
    "name": _WORDS,
    "snapshot": {"type": "string", "format": "date"},
    "data_hash": _WORDS,
    "attribution": {"type": "array", "items": _WORDS},
}
_AREA_LIST = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"area": _WORDS, "name": _WORDS},
        "required": ["area", "name"],
        "additionalProperties": False,
    },
}


def _description() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "hineq",
            "version": VERSION,
            "summary": "Health inequality between the wards of councils, read-only.",
            "description": f"GET and HEAD alone. Rows come a page at a time, at most {MOST:,}; the header Link leads to the next page. Every answer has a strong ETag. "
            "A refusal is problem details (RFC 9457): what is wrong, with which parameter, what to do next. Figures keep the licences of their sources.",
        },
        # beside this file, wherever the app is mounted
        "servers": [{"url": "../v1"}],
        "paths": {one.path: {"get": _operation(one)} for one in RESOURCES},
        "components": {"schemas": _schemas(), "responses": {"problem": _problem()}},
    }


def _schemas() -> dict[str, Any]:
    rows = {one.row.name: row_schema(one.row) for one in DATA if one.row}
    return rows | {
        "start": _object({"about": _WORDS, "public": {"type": "boolean"}, "links": {"type": "object", "additionalProperties": _WORDS}}),
        "place": _object({
            **_STAMP, "title": _WORDS, "area_code": _WORDS, "benchmark_code": _WORDS, "version": _WORDS, "levels": _AREA_LIST,
            "ward_sets": _AREA_LIST, "rows": _object(dict.fromkeys(("areas", "indicators", "observations", "targets"), _COUNT)),
        }),
        "problem": _object(
            {"type": _WORDS, "title": _WORDS, "status": {"type": "integer"}, "detail": _WORDS, "instance": _WORDS, "parameter": _WORDS, "next": _WORDS},
            may_lack=("parameter",),
        ),
    }  # fmt: skip


def _object(properties: dict[str, Any], may_lack: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in may_lack]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _operation(one: Resource) -> dict[str, Any]:
    form = f"_{one.form}" if one.form else ""
    refusals = {str(status.value): {"$ref": "#/components/responses/problem"} for status in _REFUSALS}
    return {
        "operationId": f"{one.name}{form}".replace("-", "_").replace(".", "_") + ("_table" if one.media == (CSV,) else ""),
        "summary": one.about,
        "parameters": [_parameter(asked) for asked in one.parameters],
        "responses": {
            "200": {"description": one.about, "headers": _headers(one), "content": {media: {"schema": _schema(one, media)} for media in one.media}},
            "304": {"description": "The asker has it: If-None-Match named its tag."},
            **refusals,
        },
    }  # fmt: skip


def _headers(one: Resource) -> dict[str, Any]:
    headers = {"ETag": {"description": "A strong tag of the bytes.", "schema": _WORDS}}
    if one.row and not one.one:
        headers["Link"] = {"description": "The next and the previous page, where there are such.", "schema": _WORDS}
    return headers


def _parameter(asked: Parameter) -> dict[str, Any]:
    where = {"in": "path", "required": True} if asked.of_path else {"in": "query"}
    return {"name": asked.name, **where, "description": asked.about, "schema": asked.schema}


def _schema(one: Resource, media: str) -> dict[str, Any]:
    if media == GEOJSON:
        return _features()
    if media != JSON:
        return {"type": "string"}
    if one.name is Data.OPENAPI:
        return {"type": "object"}
    if one.row is None:
        return _ref(str(one.name))
    return _ref(one.row.name) if one.one else _page(one)


def _page(one: Resource) -> dict[str, Any]:
    """The envelope of rows."""
    row = _ref(one.row.name if one.row else "")
    stamp = _STAMP if any(asked.of_path for asked in one.parameters) else {}
    return _object(
        {
            **stamp,
            "total": _COUNT,
            "limit": _COUNT,
            "offset": _COUNT,
            "next": _WORDS,
            "data": {"type": "array", "items": row},
        },
        may_lack=("next",),
    )


def _features() -> dict[str, Any]:
    feature = _object(
        {
            "type": {"const": "Feature"},
            "id": _WORDS,
            "geometry": {
                "type": ["object", "null"],
                "properties": {"type": {"enum": ["Polygon", "MultiPolygon"]}, "coordinates": {"type": "array"}},
            },
            "properties": _ref("areas"),
        }
    )
    credits = {"type": "array", "items": _WORDS}
    return _object(
        {
            "type": {"const": "FeatureCollection"},
            "features": {"type": "array", "items": feature},
            **_STAMP,
            "credits": credits,
        }
    )


def _problem() -> dict[str, Any]:
    return {"description": "What is wrong, where, what to do next.", "content": {MEDIA: {"schema": _ref("problem")}}}


# the whole description; not to be changed
DESCRIPTION: Final = _description()
