"""Through nginx, with two replicas whose packs are hostile: what a visitor gets, and what nobody gets."""

import http.client
import os
import re
import shutil
import ssl
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from benchmarks.loopback import Hosted, behind_nginx, brotli_path, hosted, nginx_path
from benchmarks.visitor import visiting
from tests.browser.checks import complaints, demand_chromium
from tests.chromium import chromium, chromium_path, settle, tab
from tests.hosting.needs import demand
from tests.pages.hostile import made_hostile
from tests.paths import EXAMPLES
from tests.ui.test_headers import directives

# each replica begins with another place, whose foot tells which of them made a page
FEET = {"hostile_one": "Every figure of the first pack", "hostile_two": "Every figure of the second pack"}
MB = 1 << 20
# what a policy refused, told in the console with the frame's own address
TELL = """document.addEventListener("securitypolicyviolation", (one) =>
    console.error(`refused ${one.effectiveDirective} ${one.blockedURI} in ${location.pathname}`));"""
# Streamlit's reader of messages would like WebAssembly for long whole numbers, and counts without it where it may not
KNOWN = re.compile(r"refused script-src wasm-eval in /")


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def cookie(self) -> str:
        return self.headers.get("set-cookie", "").partition(";")[0]


def ask(
    site: Hosted, path: str, method: str = "GET", body: bytes | None = None, source: str = "127.0.0.1", **headers: str
) -> Answer:
    parts = urlsplit(site.url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60, source_address=(source, 0))
    try:
        connection.request(
            method, parts.path + path, body, {name.replace("_", "-"): text for name, text in headers.items()}
        )
        came = connection.getresponse()
        return Answer(
            status=came.status, headers={name.lower(): text for name, text in came.getheaders()}, body=came.read()
        )
    finally:
        connection.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    demand(nginx_path(), "nginx", "nginx")
    data = tmp_path_factory.mktemp("hostile")
    for place_id, foot in FEET.items():
        shutil.copytree(EXAMPLES / "good", data / place_id)
        about = data / place_id / "datapackage.json"
        about.write_text(about.read_text(encoding="utf-8").replace("Every figure of this pack", foot), encoding="utf-8")
        assert made_hostile(data / place_id) > 50
    first = [{"HINEQ_PLACE": place_id} for place_id in FEET]
    with hosted(2, environment={"HINEQ_DATA": str(data)}, each=first) as running:
        yield running


def test_a_page_answers_with_its_policy_compressed_and_kept_by_nobody(site: Hosted) -> None:
    answer = ask(site, "/map", accept="text/html", accept_encoding="gzip")
    assert (answer.status, answer.headers["content-encoding"], answer.headers["cache-control"]) == (
        200,
        "gzip",
        "no-cache",
    )
    policy = directives(answer.headers["content-security-policy"])
    assert (policy["default-src"], policy["frame-ancestors"]) == (["'none'"], ["'self'"])
    for name in ("x-content-type-options", "referrer-policy", "permissions-policy", "x-frame-options"):
        assert answer.headers[name]
    # the transport is a promise of https alone
    assert "strict-transport-security" not in answer.headers
    assert re.fullmatch(r"hineq_replica=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax", answer.headers["set-cookie"])
    assert "set-cookie" not in ask(site, "/map", accept="text/html", cookie=answer.cookie).headers


def test_the_framework_s_code_is_kept_by_nginx_and_by_the_browser(site: Hosted) -> None:
    document = ask(site, "/", accept="text/html").body.decode()
    script = re.search(r'src="\./(static/js/index[^"]+)"', document)
    assert script is not None
    answers = [ask(site, f"/{script[1]}", accept_encoding="gzip") for _ in range(2)]
    for answer in answers:
        assert (answer.status, answer.headers["content-encoding"]) == (200, "gzip")
        assert "immutable" in answer.headers["cache-control"]
        assert "set-cookie" not in answer.headers
    assert any(path.is_file() for path in (site.folder / "kept").rglob("*"))


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/map/_stcore/metrics",
        "/health/ready",
        "/health/live",
    ],
)
def test_what_is_for_those_who_run_it_is_closed(site: Hosted, path: str) -> None:
    answer = ask(site, path)
    assert answer.status == 404 or b"<title>Streamlit</title>" in answer.body
    assert not re.search(rb"# HELP|openapi\"|^ready|^live", answer.body)


def test_no_vendor_may_send_messages_into_a_page(site: Hosted) -> None:
    assert b'"allowedOrigins":[]' in ask(site, "/_stcore/host-config").body


def test_a_body_is_taken_only_as_large_as_a_file_that_may_be_handed_in(site: Hosted) -> None:
    upload = "/_stcore/upload_file/a/b"
    assert ask(site, upload, "PUT", b"0" * (7 * MB)).status == 413
    # what nginx lets through, the replica refuses: nobody has such a session
    assert ask(site, upload, "PUT", b"0" * (5 * MB)).status in (400, 403)
    assert ask(site, "/map", "POST", b"0" * MB).status == 413


def test_who_asks_too_often_is_told_so_and_nobody_else(site: Hosted) -> None:
    often = [ask(site, "/_stcore/upload_file/a/b", source="127.0.0.9") for _ in range(150)]
    came = Counter(answer.status for answer in often)
    assert came[429] > 20
    assert len(often) - came[429] > 20
    refused = next(answer for answer in often if answer.status == 429)
    assert b"Please try again in a moment" in refused.body
    assert refused.headers["retry-after"] == "5"
    assert ask(site, "/_stcore/upload_file/a/b").status != 429


def test_a_visitor_stays_with_a_replica_and_finds_the_other_when_it_is_gone(site: Hosted) -> None:
    def made_by(where: Hosted, cookie: str) -> list[str]:
        with visiting(where, cookie=cookie) as visitor:
            assert visitor.open() < 30
            return [place_id for place_id, foot in FEET.items() if foot.encode() in visitor.said]

    cookies = [f"hineq_replica={one:032x}" for one in range(8)]
    held = [made_by(site, cookie) for cookie in cookies]
    assert sorted({one for (one,) in held}) == sorted(FEET)
    assert [made_by(site, cookie) for cookie in cookies[:3]] == held[:3]
    # before the first replica and a port at which nobody answers, as when the second has just been killed
    with behind_nginx(site.replicas[:1], gone=(1,)) as alone:
        assert [made_by(alone, cookie) for cookie in cookies[:4]] == [["hostile_one"]] * 4


def test_a_visit_under_a_foreign_name_is_refused(site: Hosted) -> None:
    upgrade = {
        "upgrade": "websocket",
        "connection": "Upgrade",
        "sec_websocket_version": "13",
        "sec_websocket_key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    for foreign in ({"host": "evil.example"}, {"origin": "https://evil.example"}):
        assert ask(site, "/_stcore/stream", **upgrade, **foreign).status == 403


def test_no_page_runs_what_a_pack_or_an_address_says(site: Hosted) -> None:
    demand_chromium(chromium_path(), required=os.environ.get("HINEQ_REQUIRE_BROWSER") == "1")
    script = '"><script>document.title="run"</script><img src=x onerror=alert(1)>'
    with behind_nginx(site.replicas, base="/under/a") as below, chromium() as browser, tab(browser) as (page, seen):
        page.context.add_init_script(TELL)
        for name in ("map", "search"):
            page.goto(f"{below.url}/{name}?place=hostile_one&q={script}&ward={script}&sex={script}")
            settle(page)
            assert "run" not in page.title()
        assert urlsplit(page.url).path == "/under/a/search"
        found = complaints(seen, ["map", "search"])
        assert [one for one in found if not KNOWN.match(one)] == []
        assert any(KNOWN.match(one) for one in found), "the policy is not in force, or nobody told"
        assert seen.away == []


def test_with_brotli_a_browser_that_takes_it_is_sent_less_and_another_gets_gzip(site: Hosted) -> None:
    demand(brotli_path(), "nginx's module for brotli", "libnginx-mod-http-brotli-filter")
    document = ask(site, "/", accept="text/html").body.decode()
    script = re.search(r'src="\./(static/js/index[^"]+)"', document)
    assert script is not None
    with behind_nginx(site.replicas, brotli=brotli_path()) as smaller:
        taken = {way: ask(smaller, f"/{script[1]}", accept_encoding=way) for way in ("gzip, br", "gzip")}
        page = ask(smaller, "/map", accept="text/html", accept_encoding="gzip, br")
    assert [one.headers["content-encoding"] for one in (*taken.values(), page)] == ["br", "gzip", "br"]
    assert len(taken["gzip, br"].body) < len(taken["gzip"].body)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate of 127.0.0.1 and its key, made for this run."""
    if (openssl := shutil.which("openssl")) is None:
        pytest.skip("openssl is not installed (Debian: apt-get install openssl)")
    folder = tmp_path_factory.mktemp("certificate")
    files = ("-keyout", str(folder / "key.pem"), "-out", str(folder / "fullchain.pem"))
    name = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1")
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *files, *name],
        check=True,
        capture_output=True,
    )
    return folder


def test_with_a_certificate_readers_stay_with_tls(site: Hosted, certificate: Path) -> None:
    trusted = ssl.create_default_context(cafile=certificate / "fullchain.pem")
    with behind_nginx(site.replicas, certificate=certificate) as safe:
        port = urlsplit(safe.url).port
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=60, context=trusted)
        connection.request("GET", "/map", headers={"Accept": "text/html"})
        came = connection.getresponse()
        came.read()
        connection.close()
        cookie = came.headers["Set-Cookie"]
        assert (came.status, came.headers["Strict-Transport-Security"]) == (200, "max-age=63072000")
        assert {"Secure", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
        with connect(
            f"wss://127.0.0.1:{port}/_stcore/stream", ssl=trusted, subprotocols=[Subprotocol("streamlit")], proxy=None,
            additional_headers={"Cookie": cookie.partition(";")[0]},
        ) as socket:  # fmt: skip
            socket.ping().wait(timeout=10)
