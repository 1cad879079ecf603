"""The description is the interface: every route and parameter is in it, and what it says of answers is so."""

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.routing import Route

from hineq.api.openapi import DESCRIPTION
from hineq.api.resources import BASE, DATA, GEOJSON, JSON, RESOURCES, Data
from hineq.api.routes import API
from tests.api.asking import PLACES, ask

PATHS: dict[str, Any] = DESCRIPTION["paths"]


def schema(path: str, media: str = JSON) -> Draft202012Validator:
    """What the description says of an answer."""
    content = PATHS[path]["get"]["responses"]["200"]["content"][media]["schema"]
    return Draft202012Validator({**content, "components": DESCRIPTION["components"]})


def test_it_is_openapi() -> None:
    assert DESCRIPTION["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(DESCRIPTION).validate()
    ids = [path["get"]["operationId"] for path in PATHS.values()]
    assert len(set(ids)) == len(ids)


def test_every_route_is_described_and_every_description_is_a_route() -> None:
    served = {f"/api{route.path}".removeprefix(BASE) for route in API.routes if isinstance(route, Route)}
    # the start without its slash, and the answer to everything else
    assert served - {"", "/api/{rest:path}"} == set(PATHS)


def test_every_parameter_is_described_and_no_other_is_read() -> None:
    for one in RESOURCES:
        told = PATHS[one.path]["get"]["parameters"]
        assert [asked["name"] for asked in told] == [asked.name for asked in one.parameters]
        of_path = {asked["name"] for asked in told if asked["in"] == "path"}
        assert of_path == set(re.findall(r"{(\w+)}", one.path))
        filled = re.sub(r"{\w+}", "oxford", one.path)
        assert ask(f"{filled}?neverheard=1").status == 400


def test_it_is_answered_as_it_is() -> None:
    assert ask("/openapi.json").json == DESCRIPTION


@pytest.mark.parametrize("place_id", PLACES)
def test_answers_are_as_they_are_described(place_id: str) -> None:
    for one in DATA:
        if one.name in (Data.OPENAPI, Data.WARD, Data.FINDINGS):
            continue
        answer = ask(one.path.replace("{place}", place_id))
        assert answer.status == 200, (one.path, answer.body[:200])
        schema(one.path).validate(answer.json)
    wards = ask(f"/places/{place_id}/areas?type=ward&format=geojson&limit=3").json
    schema("/places/{place}/areas", GEOJSON).validate(wards)
    code = wards["features"][0]["id"]
    schema("/places/{place}/wards/{area_code}").validate(ask(f"/places/{place_id}/wards/{code}").json)
    findings = ask(f"/places/{place_id}/findings?limit=4&kind=ward").json
    schema("/places/{place}/findings").validate(findings)


def test_a_refusal_is_as_it_is_described() -> None:
    told = Draft202012Validator({**DESCRIPTION["components"]["schemas"]["problem"]})
    told.validate(ask("/places/nowhere").json)
    told.validate(ask("/places?limit=x").json)


def test_an_answer_that_is_not_described_is_found() -> None:
    answer = ask("/places?limit=1").json
    assert not list(schema("/places").iter_errors(answer))
    answer["data"][0]["extra"] = 1
    assert list(schema("/places").iter_errors(answer))
