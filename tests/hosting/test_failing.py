"""What fails while the site is visited: a replica that is killed, clients that stop in the middle, a pack that is deleted."""

import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from benchmarks.loopback import Hosted, hosted, nginx_path
from benchmarks.visitor import visiting
from tests.hosting.needs import demand
from tests.paths import EXAMPLES

BACK_SECONDS = 5
# what nginx waits for a client that has stopped, and as much again for a busy machine
SILENT_SECONDS = 25
VIEW, TITLE = "place=second&ward=X05000002", b"Southside - One ward - hineq"
COOKIES = [f"hineq_replica={one:032x}" for one in range(6)]


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("packs")
    for place_id in ("first", "second", "third"):
        shutil.copytree(EXAMPLES / "good", data / place_id)
        about = data / place_id / "datapackage.json"
        said = about.read_text(encoding="utf-8")
        about.write_text(said.replace('"place_id": "example"', f'"place_id": "{place_id}"'), encoding="utf-8")
    return data


@pytest.fixture(scope="module")
def site(packs: Path) -> Iterator[Hosted]:
    demand(nginx_path(), "nginx", "nginx")
    with hosted(2, environment={"HINEQ_DATA": str(packs), "HINEQ_PLACE": "first"}) as running:
        yield running


def opened(site: Hosted, page: str = "ward", query: str = VIEW, cookie: str = COOKIES[0]) -> bytes:
    """What a visitor is shown; an error on the page raises."""
    with visiting(site, cookie=cookie) as visitor:
        assert visitor.open(page, query) < 30
        return visitor.said


def test_clients_that_stop_in_the_middle_are_let_go_of_and_keep_nobody_waiting(site: Hosted) -> None:
    begun = [
        b"GET /map HTTP/1.1\r\nHost: localhost\r\nAccept: te",
        b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n0123456789",
    ]
    parts, endings = urlsplit(site.url), []
    with ExitStack() as stack:
        stopped = [
            stack.enter_context(socket.create_connection((str(parts.hostname), parts.port), timeout=SILENT_SECONDS))
            for _ in begun
        ]
        for client, said in zip(stopped, begun, strict=True):
            client.sendall(said)
        assert TITLE in opened(site)
        for client in stopped:
            try:
                endings.append(client.recv(4096)[:12])
            except ConnectionResetError:
                endings.append(b"")
    # told that it took too long, or closed without a word
    assert all(ending in (b"", b"HTTP/1.1 408") for ending in endings), endings


def test_a_client_that_never_reads_keeps_nobody_waiting(site: Hosted) -> None:
    asked = BackMsg()
    asked.rerun_script.page_name = "methods"
    with ExitStack() as stack:
        for cookie in COOKIES:
            deaf = stack.enter_context(
                connect(
                    site.url.replace("http:", "ws:") + "/_stcore/stream", subprotocols=[Subprotocol("streamlit")],
                    additional_headers={"Cookie": cookie}, compression=None, proxy=None, max_queue=1, close_timeout=0.1,
                )
            )  # fmt: skip
            for _ in range(10):
                deaf.send(asked.SerializeToString())
        for cookie in COOKIES[:2]:
            assert TITLE in opened(site, cookie=cookie)
    assert all(server.process.poll() is None for server in site.replicas)


def test_a_pack_that_is_deleted_is_told_and_the_others_stay(site: Hosted, packs: Path) -> None:
    assert b"There is no place called" not in opened(site, "overview", "place=third")
    shutil.rmtree(packs / "third")
    assert "There is no place called “third” here".encode() in opened(site, "overview", "place=third")
    assert TITLE in opened(site)


def test_visitors_of_a_killed_replica_are_back_at_the_same_view(site: Hosted) -> None:
    with ExitStack() as stack:
        visitors = [stack.enter_context(visiting(site, cookie=cookie)) for cookie in COOKIES]
        before = []
        for visitor in visitors:
            visitor.open("ward", VIEW)
            before.append(TITLE in visitor.said)
        assert all(before)
        site.replicas[1].process.kill()
        site.replicas[1].process.wait()
        lost = []
        for cookie, visitor in zip(COOKIES, visitors, strict=True):
            try:
                visitor.rerun()
            except ConnectionClosed:
                lost.append(cookie)
        assert 0 < len(lost) < len(COOKIES), "each replica has some of them"
    # a browser connects again by itself, with its cookie and the address that it shows
    for cookie in lost:
        begun = time.monotonic()
        assert TITLE in opened(site, cookie=cookie)
        assert time.monotonic() - begun < BACK_SECONDS
