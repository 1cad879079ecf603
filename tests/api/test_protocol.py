"""How the interface answers whatever is asked: tags, HEAD, who may read, problems in words, hostile requests."""

import logging
from urllib.parse import quote

import pytest

from hineq.api import routes
from hineq.api.resources import RESOURCES, Data
from tests.api.asking import Answered, ask
from tests.paths import ROOT

ROWS = "/places/oxford/indicators?limit=2"


def refused(answer: Answered, status: int) -> Answered:
    """A refusal in problem details, which says what to do next and shows nothing of the server."""
    assert answer.status == status, answer.body[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json
    assert told["status"] == status
    assert told["detail"]
    assert told["next"]
    text = answer.body.decode()
    assert "Traceback" not in text
    assert str(ROOT) not in text
    assert len(text) < 5000
    return answer


def test_an_answer_has_a_strong_tag_and_is_not_sent_again() -> None:
    answer = ask(ROWS)
    tag = answer.headers["etag"]
    assert tag.startswith('"')
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = ask(ROWS, if_none_match=known)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert ask(ROWS, if_none_match='"other"').status == 200
    assert ask("/places/oxford/indicators?limit=3").headers["etag"] != tag


def test_head_says_what_get_would_say_without_the_bytes() -> None:
    head, whole = ask(ROWS, method="HEAD"), ask(ROWS)
    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole.headers
    assert int(head.headers["content-length"]) == len(whole.body)


def test_only_a_public_instance_lets_other_pages_read_and_proxies_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = ask("/tables/figures_template.csv").headers
    assert "access-control-allow-origin" not in inside
    assert inside["cache-control"] == "private, no-cache"
    monkeypatch.setenv("HINEQ_PUBLIC", "1")
    outside = ask("/tables/figures_template.csv").headers
    assert outside["access-control-allow-origin"] == "*"
    assert outside["cache-control"].startswith("public")
    asked_before = ask(ROWS, method="OPTIONS")
    assert (asked_before.status, asked_before.headers["access-control-allow-headers"]) == (204, "If-None-Match")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_changed(method: str) -> None:
    assert refused(ask(ROWS, method=method), 405).headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        ("/places/atlantis", 404, "place"),
        ("/places/..%2f..%2fetc%2fpasswd", 404, ""),
        ("/places/../../../etc/passwd", 404, ""),
        ("/places/oxford~0a1b", 404, "place"),
        ("/places/oxford%00", 400, "place"),
        ("/nothing", 404, ""),
        ("/api/v2/places", 404, ""),
        ("/places/oxford/wards/E05000000", 404, "area_code"),
        ("/places/oxford/tables/wards.csv?ward=x", 400, "ward"),
        ("/places/oxford/tables/of_pack.csv?table=../secrets", 400, "table"),
        ("/places/oxford/areas?area=../x", 400, "area"),
        ("/places/oxford/observations?indicator=nonsense", 400, "indicator"),
        ("/places/oxford/observations?area_code=E1", 400, "area_code"),
        ("/places/oxford/observations?sex=women", 400, "sex"),
        ("/places/oxford/indicators?limit=0", 400, "limit"),
        ("/places/oxford/indicators?limit=-1", 400, "limit"),
        ("/places/oxford/indicators?limit=1e3", 400, "limit"),
        ("/places/oxford/indicators?limit=%D9%A3", 400, "limit"),
        ("/places/oxford/indicators?offset=99999999999999999999", 400, "offset"),
        ("/places/oxford/indicators?limit=2&limit=3", 400, "limit"),
        ("/places/oxford/indicators?limt=2", 400, "limt"),
        ("/places/oxford/indicators?format=xml", 400, "format"),
        (f"/places/oxford/observations?period={quote('2015‮16')}", 400, "period"),
        (f"/places/oxford/observations?period={quote('2015​')}", 400, "period"),
        ("/places/oxford/observations?period=" + "x" * 3000, 400, "period"),
        ("/places/oxford/observations?period=" + "x" * 100_000, 414, ""),
        ("/places/oxford/observations?" + "x" * 3000 + "=1", 400, ""),
        ("/places/oxford/pictures/ward_bars.svg?embed=yes", 400, "embed"),
        ("/places/oxford/tables/where_first.csv?weights=health,nan", 400, "weights"),
        ("/places/oxford/tables/neighbourhood.csv?group=A:E1,E2", 400, "group"),
        ("/places/oxford/board-pack/agenda.yaml?agenda=../../x", 400, "agenda"),
    ],
    ids=range(31),
)  # fmt: skip
def test_what_cannot_be_answered_is_said_in_words(path: str, status: int, parameter: str) -> None:
    told = refused(ask(path), status).json
    if parameter:
        assert told["parameter"] == parameter
    assert "‮" not in told["detail"]


def test_a_place_whose_pack_has_faults_is_refused_whole(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from hineq.ui.views import place as place_views

    monkeypatch.setenv("HINEQ_DATA", str(ROOT / "tests/examples/bad"))
    place_views.described.clear()
    try:
        faulty = next(path.parent.name for path in sorted((ROOT / "tests/examples/bad").glob("*/datapackage.json")))
        assert "python -m hineq check" in refused(ask(f"/places/{faulty}"), 503).json["next"]
    finally:
        place_views.described.clear()


def test_a_fault_of_the_server_is_told_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(f"in {ROOT}/secret.py")

    monkeypatch.setattr(routes, "_made", broken)
    with caplog.at_level(logging.CRITICAL, logger=routes.__name__):
        assert "secret" not in refused(ask(ROWS), 500).body.decode()


def test_the_start_leads_to_every_address_of_data() -> None:
    links = ask("/api/v1").json["links"]
    assert links.keys() == set(Data)
    assert ask("/").json["links"] == links
    assert len({one.path for one in RESOURCES}) == len(RESOURCES)
