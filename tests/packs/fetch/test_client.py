"""The client bears slow, broken, changed, limited and misleading answers, and says what is wrong where it gives up."""

import gzip
import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from hineq.packs.fetch.addresses import HOSTS, Service, address_of, led_on, setting
from hineq.packs.fetch.answers import Ask, Kind
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.keeping import SETTING
from hineq.packs.fetch.pace import Turns
from hineq.packs.fetch.refusals import NotFetched
from tests.packs.fetch.conftest import PACE, Slept
from tests.packs.fetch.local_services import Asked, Local, Reply, filed

Opened = Callable[..., Client]
BODY = b"a,b\n" + b"".join(b"%d,%d\n" % (n, n) for n in range(50_000))
TABLE = Reply(body=b"a,b\n1,2\n")


def table(local: Local, path: str = "/t") -> Ask:
    return Ask(address=f"{local.base}{path}", kind=Kind.CSV, called="t")


def fetched(client: Client, ask: Ask) -> bytes:
    with client:
        return client.fetch(ask).path.read_bytes()


def refused(client: Client, ask: Ask) -> str:
    with client, pytest.raises(NotFetched) as error:
        client.fetch(ask)
    words = str(error.value)
    assert "\n" not in words
    assert words.endswith((".", ")"))
    return words


def test_an_answer_is_kept_and_asked_for_by_its_etag_the_next_time(local: Local, opened: Opened) -> None:
    local.answer("/t", filed(BODY, '"1"'))
    with opened() as client:
        assert client.fetch(table(local)).fresh
    with opened() as client:
        again = client.fetch(table(local))
    assert not again.fresh
    assert again.path.read_bytes() == BODY
    assert local.asked[-1].heads["if-none-match"] == '"1"'
    local.answer("/t", filed(b"a,b\n9,9\n", '"2"'))
    with opened() as client:
        assert client.fetch(table(local)).path.read_bytes() == b"a,b\n9,9\n"
    assert not again.path.exists()


def test_without_an_etag_the_day_of_change_is_asked_for(local: Local, opened: Opened) -> None:
    day = "Thu, 01 Jan 2026 00:00:00 GMT"
    local.answer("/t", replace(TABLE, heads={"Last-Modified": day}), Reply(status=304, length=None))
    assert fetched(opened(), table(local)) == fetched(opened(), table(local)) == TABLE.body
    assert local.asked[-1].heads["if-modified-since"] == day


def test_kept_bytes_that_were_spoilt_are_not_served(local: Local, opened: Opened) -> None:
    local.answer("/t", filed(BODY, '"1"'))
    with opened() as client:
        client.fetch(table(local)).path.write_bytes(b"a,b\n")
    assert fetched(opened(), table(local)) == BODY
    assert "if-none-match" not in local.asked[-1].heads


def test_a_download_that_breaks_off_goes_on_where_it_was(local: Local, opened: Opened, slept: Slept) -> None:
    local.answer("/t", filed(BODY, '"1"', cut=200_000), filed(BODY, '"1"'))
    assert fetched(opened(), table(local)) == BODY
    first = int(local.asked[-1].heads["range"].removeprefix("bytes=").rstrip("-"))
    assert 0 < first <= 200_000
    assert local.asked[-1].heads["if-range"] == '"1"'
    assert len(slept.waits) == 1


def test_a_download_goes_on_in_the_next_run(local: Local, opened: Opened) -> None:
    local.answer("/t", filed(BODY, '"1"', cut=200_000))
    refused(opened(pace=replace(PACE, tries=1)), table(local))
    local.answer("/t", filed(BODY, '"1"'))
    assert fetched(opened(), table(local)) == BODY
    assert "range" in local.asked[-1].heads


def test_a_file_that_changed_since_it_broke_off_is_loaded_from_its_beginning(local: Local, opened: Opened) -> None:
    other = BODY.replace(b"1", b"7")
    local.answer("/t", filed(BODY, '"1"', cut=200_000), filed(other, '"2"'))
    assert fetched(opened(), table(local)) == other


@pytest.mark.parametrize("etag", ['"2"', '"1"'])
def test_a_server_that_mends_parts_of_different_files_is_not_believed(local: Local, opened: Opened, etag: str) -> None:
    # it ignores If-Range, or gives another piece than was asked for
    other = BODY.replace(b"1", b"7")
    first = 200_000 if etag == '"2"' else 10
    spoilt = Reply(
        status=206, body=other[first:],
        heads={"ETag": etag, "Content-Range": f"bytes {first}-{len(other) - 1}/{len(other)}"},
    )  # fmt: skip
    local.answer("/t", filed(BODY, '"1"', cut=200_000), spoilt, filed(other, '"2"'))
    assert fetched(opened(), table(local)) == other


@pytest.mark.parametrize("heads", [{"ETag": 'W/"1"'}, {}, {"ETag": '"1"', "Accept-Ranges": "none"}])
def test_without_a_strong_validator_nothing_is_gone_on_with(
    local: Local, opened: Opened, heads: dict[str, str]
) -> None:
    local.answer("/t", Reply(body=BODY, heads=heads, cut=200_000), Reply(body=BODY, heads=heads))
    assert fetched(opened(), table(local)) == BODY
    assert all("range" not in one.heads for one in local.asked)


def test_an_end_beyond_the_file_begins_anew(local: Local, opened: Opened) -> None:
    local.answer("/t", filed(BODY, '"1"', cut=200_000), Reply(status=416), filed(BODY, '"1"'))
    assert fetched(opened(), table(local)) == BODY


def test_squeezed_answers_are_read(local: Local, opened: Opened) -> None:
    local.answer("/t", Reply(body=gzip.compress(BODY), heads={"Content-Encoding": "gzip", "ETag": '"1"'}))
    assert fetched(opened(), table(local)) == BODY


def test_trouble_that_passes_is_waited_for_longer_each_time(local: Local, opened: Opened, slept: Slept) -> None:
    local.answer("/t", *(Reply(status=status) for status in (500, 503, 429)), TABLE)
    assert fetched(opened(), table(local)) == TABLE.body
    # half of 1, 2 and 4 seconds, chance being a half
    assert slept.waits == [0.5, 1.0, 2.0]


@pytest.mark.parametrize("said", ["30", "Thu, 01 Jan 2026 00:00:30 GMT"])
def test_a_service_that_asks_to_wait_is_waited_for(local: Local, opened: Opened, slept: Slept, said: str) -> None:
    local.answer("/t", Reply(status=429, heads={"Retry-After": said}), TABLE)
    assert fetched(opened(), table(local)) == TABLE.body
    assert slept.waits == [pytest.approx(30.5, abs=0.01)]


def test_a_service_that_asks_for_hours_is_left_alone(local: Local, opened: Opened, slept: Slept) -> None:
    local.answer("/t", Reply(status=503, heads={"Retry-After": "7200"}))
    assert "wait 120 minutes" in refused(opened(), table(local))
    assert local.times("/t") == 1
    assert slept.waits == []


def test_after_so_many_tries_it_gives_up(local: Local, opened: Opened) -> None:
    local.answer("/t", Reply(status=500, body=b'{"message": "no room"}'))
    words = refused(opened(), table(local))
    assert words.startswith("The service answers 500 and says 'no room', after 4 tries: 'http://127.0.0.1")
    assert local.times("/t") == PACE.tries


def test_a_service_that_stalls_is_asked_again(local: Local, opened: Opened) -> None:
    local.answer("/t", replace(TABLE, pause=0.4), TABLE)
    assert fetched(opened(pace=replace(PACE, read=0.1)), table(local)) == TABLE.body
    assert local.times("/t") == 2


def test_a_machine_off_the_internet_is_told(local: Local, opened: Opened) -> None:
    ask = Ask(address="http://127.0.0.1:1/t", kind=Kind.CSV, called="t")
    assert "is this machine on the internet?" in refused(opened(), ask)


def test_a_proxy_that_does_not_answer_is_named(local: Local, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    ask = Ask(address="https://figures.example/t", kind=Kind.CSV, called="t")
    assert "HTTPS_PROXY" in refused(opened(), ask)


def test_a_refusal_says_what_to_do(local: Local, opened: Opened) -> None:
    words = refused(opened(), table(local, "/nothing?uid=0x123"))
    assert "404" in words
    assert "not here" in words
    assert "Look at the id or the name" in words
    assert "0x123" not in words
    assert local.times("/nothing") == 1


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        (Kind.CSV, b"<!DOCTYPE html><title>Sorry</title>", "A page for people came"),
        (Kind.JSON, b"\xef\xbb\xbf\n <html>", "A page for people came"),
        (Kind.CSV, b'{"message": "No such indicator"}', "No such indicator"),
        (Kind.CSV, b"", "answers with nothing"),
        (Kind.CSV, b"a,b\n1,2\n3", "in the middle of a row, after 4 tries"),
        (Kind.CSV, b'a,b\n1,"2\n3,4\n', "in the middle of a row"),
        (Kind.CSV, b"PK\x03\x04\x00\x00", "no text"),
        (Kind.JSON, b'{"features": [1, 2', "no whole JSON"),
        (Kind.JSON, b'{"error": {"code": 400, "message": "Invalid URL"}}', "'Invalid URL'"),
    ],
)
def test_an_answer_of_another_kind_is_refused_and_not_kept(
    local: Local, opened: Opened, kind: Kind, body: bytes, words: str
) -> None:
    local.answer("/t", Reply(body=body, heads={"ETag": '"1"'}))
    ask = Ask(address=f"{local.base}/t", kind=kind, called="t")
    assert words in refused(opened(), ask)
    good = b"a,b\n1,2\n" if kind is Kind.CSV else b"[]"
    local.answer("/t", filed(good, '"1"'))
    assert fetched(opened(), ask) == good


def test_an_error_within_an_answer_that_may_pass_is_waited_for(local: Local, opened: Opened) -> None:
    busy = Reply(body=json.dumps({"error": {"code": 504, "message": "timed out"}}).encode())
    local.answer("/t", busy, Reply(body=b'{"count": 1}'))
    assert fetched(opened(), Ask(address=f"{local.base}/t", kind=Kind.JSON, called="t")) == b'{"count": 1}'


def test_an_answer_without_a_length_that_is_cut_in_a_row_is_loaded_again(local: Local, opened: Opened) -> None:
    local.answer("/t", Reply(body=b"a,b\n1,2\n3", length=None), Reply(body=b"a,b\n1,2\n3,4\n", length=None))
    assert fetched(opened(), table(local)) == b"a,b\n1,2\n3,4\n"


def test_an_answer_that_is_too_large_is_given_up(local: Local, opened: Opened) -> None:
    local.answer("/t", filed(BODY, '"1"'))
    assert "too large" in refused(opened(pace=replace(PACE, largest=100_000)), table(local))


def test_a_lead_on_the_same_site_is_followed(local: Local, opened: Opened) -> None:
    local.answer("/t", Reply(status=302, heads={"Location": "/new"}))
    local.answer("/new", TABLE)
    assert fetched(opened(), table(local)) == TABLE.body


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("https://elsewhere.example/t", "leads to another site"),
        ("http://elsewhere.example/t", "Only https"),
        ("file:///etc/passwd", "no plain address"),
        ("/t", "from address to address"),
    ],
)
def test_a_lead_elsewhere_is_refused(local: Local, opened: Opened, target: str, words: str) -> None:
    local.answer("/t", Reply(status=302, heads={"Location": target}))
    assert words in refused(opened(), table(local))


def test_a_lead_goes_to_the_same_site_or_a_stated_one_by_https() -> None:
    new = "https://new.example/x"
    assert led_on("https://a.example/", new, frozenset({"new.example"})) == new
    assert led_on("https://www.a.example/", "https://a.example:443/x", frozenset())
    for target in (
        new,
        "http://a.example/",
        "https://a.example.evil.example/",
        "http://127.0.0.1/",
        "https://u:p@a.example/",
    ):
        with pytest.raises(NotFetched):
            led_on("https://a.example/", target, frozenset())


def test_stated_sites_are_read_from_the_environment(local: Local, environment: dict[str, str], opened: Opened) -> None:
    local.answer("/t", Reply(status=302, heads={"Location": local.base.replace("127.0.0.1", "localhost") + "/new"}))
    local.answer("/new", TABLE)
    assert "leads to another site" in refused(opened(), table(local))
    environment[HOSTS] = "other.example, localhost"
    assert fetched(opened(), table(local)) == TABLE.body


@pytest.mark.parametrize(
    "address", ["http://figures.example/api", "ftp://figures.example", "figures.example", "https://u:p@figures.example", "https://figures.example:x/", "https://figures.example/?a=1"]
)  # fmt: skip
def test_an_address_without_https_is_not_asked(address: str) -> None:
    with pytest.raises(NotFetched, match=setting(Service.NOMIS)):
        address_of(Service.NOMIS, {setting(Service.NOMIS): address})


def test_requests_come_at_most_so_many_a_second(slept: Slept) -> None:
    turns = Turns(replace(PACE, per_second=2.0), slept.clock())
    for _ in range(4):
        turns.take()
    assert slept.sleeps == [0.5, 0.5, 0.5]


def test_one_run_at_a_time_uses_what_is_kept(environment: dict[str, str], opened: Opened) -> None:
    with opened(), pytest.raises(NotFetched, match=f"Another fetch.*{SETTING}"):
        opened()
    with opened():
        pass


def test_a_folder_that_cannot_be_written_is_told(environment: dict[str, str], opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    environment[SETTING] = str(tmp_path / "file" / "kept")
    with pytest.raises(NotFetched, match="cannot be kept"):
        opened()


def test_progress_is_told(local: Local, opened: Opened) -> None:
    told: list[tuple[str, int, int | None]] = []
    local.answer("/t", filed(BODY, '"1"'))
    fetched(opened(told=lambda *one: told.append(one)), table(local))
    assert told[-1] == ("t", len(BODY), len(BODY))
    assert len(told) > 1


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl, which makes a certificate, is not installed")
def test_a_certificate_that_nobody_vouches_for_is_refused_at_once(tmp_path: Path, opened: Opened, slept: Slept) -> None:
    key, signed = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(signed)],
        check=True, capture_output=True,
    )  # fmt: skip

    class Quiet(HTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """The client hangs up: that is what is tested."""

    server = Quiet(("127.0.0.1", 0), BaseHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        ask = Ask(address=f"https://localhost:{server.server_port}/t", kind=Kind.CSV, called="t")
        words = refused(opened(), ask)
    finally:
        server.shutdown()
        server.server_close()
    assert words.startswith("The certificate is not one to trust")
    assert "REQUESTS_CA_BUNDLE" in words
    assert slept.waits == []


def test_no_password_of_the_users_is_sent(
    local: Local, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password mine\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    local.answer("/t", TABLE)
    fetched(opened(), table(local))
    assert "authorization" not in local.asked[-1].heads


def test_a_range_that_nobody_asked_for_is_refused(local: Local, opened: Opened) -> None:
    def part(_: Asked) -> Reply:
        return Reply(status=206, body=b"a,b\n1,2\n", heads={"Content-Range": "bytes 0-7/99"})

    local.answer("/t", part)
    assert "206" in refused(opened(), table(local))
