"""A server on this machine that speaks as the public services do, and breaks off, stalls or changes as a test wants it."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, kw_only=True)
class Asked:
    path: str
    query: Mapping[str, str]
    heads: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Reply:
    """`cut` sends so many bytes of the body and hangs up; `pause` waits before the body; `length` leaves out or lies."""

    status: int = 200
    body: bytes = b""
    heads: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    pause: float = 0.0
    length: int | None = -1


Answer = Callable[[Asked], Reply]


class Local:
    """The server with what it answers to a path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.over = threading.Event()
        self.base = ""

    def answer(self, path: str, *replies: Reply | Answer) -> None:
        """Answer a path with one after another, and with the last of them from then on."""
        left = list(replies)

        def one(asked: Asked) -> Reply:
            reply = left.pop(0) if len(left) > 1 else left[0]
            return reply if isinstance(reply, Reply) else reply(asked)

        self.answers[path] = one

    def times(self, path: str) -> int:
        return sum(one.path == path for one in self.asked)


@contextmanager
def local_services() -> Iterator[Local]:
    local = Local()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # or each answer of heads and body waits for a fortieth of a second
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
            asked = Asked(path=parts.path, query=query, heads={k.lower(): v for k, v in self.headers.items()})
            local.asked.append(asked)
            reply = local.answers.get(parts.path, lambda _: Reply(status=404, body=b'{"message": "not here"}'))(asked)
            self.send_response(reply.status)
            for name, value in reply.heads.items():
                self.send_header(name, value)
            length = len(reply.body) if reply.length == -1 else reply.length
            if length is not None:
                self.send_header("Content-Length", str(length))
            if length is None or reply.cut is not None or length != len(reply.body):
                self.send_header("Connection", "close")
                self.close_connection = True
            self.end_headers()
            self.wfile.flush()
            if reply.pause:
                local.over.wait(reply.pause)
            self.wfile.write(reply.body[: reply.cut])

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hung up is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    local.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield local
    finally:
        local.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def filed(body: bytes, etag: str, *, cut: int | None = None, parts: bool = True) -> Answer:
    """A file as a good server gives it: 304 where it is unchanged, the rest of it where only that is asked for."""

    def answer(asked: Asked) -> Reply:
        heads = {"ETag": etag, "Accept-Ranges": "bytes" if parts else "none"}
        if asked.heads.get("if-none-match") == etag:
            return Reply(status=304, heads=heads, length=None)
        wanted = asked.heads.get("range", "")
        if parts and wanted and asked.heads.get("if-range") == etag:
            first = int(wanted.removeprefix("bytes=").rstrip("-"))
            heads["Content-Range"] = f"bytes {first}-{len(body) - 1}/{len(body)}"
            return Reply(status=206, heads=heads, body=body[first:], cut=cut)
        return Reply(heads=heads, body=body, cut=cut)

    return answer


def as_json(found: Any, **heads: str) -> Reply:
    return Reply(body=json.dumps(found).encode(), heads={"Content-Type": "application/json", **heads})


FINGERTIPS = "Indicator ID,Indicator Name,Parent Code,Area Code,Area Name,Area Type,Sex,Age,Time period,Value\n"


def fingertips_csv(indicator: str, rows: int) -> bytes:
    lines = [
        f"{indicator},A made-up one,E92000001,E0600000{n % 10},Newtown,UA,Persons,All ages,20{n:02d},{n}.5\n"
        for n in range(rows)
    ]
    return (FINGERTIPS + "".join(lines)).encode()


def layer(
    local: Local, name: str, areas: Sequence[str], *, most: int = 2, shapes: bool = True, within: bool = False, count: int | None = None
) -> None:  # fmt: skip
    """A layer of ArcGIS with so many records in a page; `within` says among the properties that there is more."""
    base = f"/{name}/FeatureServer/0"
    said = {
        "type": "Feature Layer" if shapes else "Table", "maxRecordCount": 2000, "objectIdField": "FID",
        "fields": [{"name": "FID", "type": "esriFieldTypeOID"}, {"name": "WD24CD", "type": "esriFieldTypeString"}],
    }  # fmt: skip
    local.answer(base, as_json(said))

    def query(asked: Asked) -> Reply:
        if asked.query.get("returnCountOnly") == "true":
            return as_json({"count": len(areas) if count is None else count})
        assert asked.query["orderByFields"] == "FID"
        assert int(asked.query["resultRecordCount"]) <= 2000
        first = int(asked.query["resultOffset"])
        these = [(first + n + 1, code) for n, code in enumerate(areas[first : first + most])]
        more = first + most < len(areas)
        if not shapes:
            rows = [{"attributes": {"FID": key, "WD24CD": code, "WD24NM": "=Newtown"}} for key, code in these]
            return as_json({"features": rows, **({"exceededTransferLimit": True} if more else {})})
        assert (asked.query["outSR"], asked.query["f"]) == ("4326", "geojson")
        found = [
            {
                "type": "Feature", "id": key, "properties": {"FID": key, "WD24CD": code},
                "geometry": {"type": "Point", "coordinates": [-0.4, 51.9]},
            }
            for key, code in these
        ]  # fmt: skip
        page: dict[str, Any] = {"type": "FeatureCollection", "features": found}
        if more:
            page |= {"properties": {"exceededTransferLimit": True}} if within else {"exceededTransferLimit": True}
        return as_json(page)

    local.answer(f"{base}/query", query)


NOMIS = '"DATE","GEOGRAPHY_CODE","OBS_VALUE","RECORD_OFFSET","RECORD_COUNT"\n'


def nomis_page(asked: Asked, total: int, *, most: int, said: int | None = None) -> bytes:
    """A page of a data set of Nomis with so many rows, as the request's RecordOffset and RecordLimit want them."""
    first = int(asked.query["RecordOffset"])
    last = min(total, first + min(most, int(asked.query["RecordLimit"])))
    rows = [f'2021,"E0500{n:04d}",{n},{n},{total if said is None else said}\n' for n in range(first, last)]
    return (NOMIS + "".join(rows)).encode()
