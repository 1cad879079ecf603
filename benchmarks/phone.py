"""What a resident's phone waits for on a slow line: "My area" through nginx, its first text and all that is sent for it.

    python -m benchmarks.phone [--runs 3] [--place luton]

A Chromium of a phone's size with nothing kept, a line of 1.6 Mbit/s with 150 ms there and back, and a processor that is four
times slower, as the developer tools make them, before two public replicas behind nginx (`benchmarks.loopback`). Counted from the
request: the seconds until the headline stands (the document has it) and until the app has drawn the page and can be used, and
the bytes that had come by then, headers and messages included. In turn with it a ward's page as `python -m hineq publish` writes
it, at the same line. Prints the largest files. Exits with 1 where the median headline takes more than 5 s or 1 MB.
"""

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from benchmarks.loopback import hosted
from hineq.cli import main as hineq
from tests.chromium import PHONE, chromium

SECONDS, BYTES = 5.0, 1_000_000
_LINE: Final = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
_SLOWER, _LARGEST, _WAIT_MS = 4, 12, 120_000
_DRAWN = "body:not(:has(#hq-before)) [data-testid=stApp][data-test-script-state=notRunning] h1"


class Sent:
    """What has come to a tab: bytes as they were sent, by file; messages of the connection stand as one."""

    def __init__(self, page: Page) -> None:
        self.by_file: dict[str, float] = {}
        self._names: dict[str, str] = {}
        told = page.context.new_cdp_session(page)
        told.send("Network.enable")
        told.send("Network.emulateNetworkConditions", _LINE)
        told.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        told.on("Network.requestWillBeSent", lambda one: self._names.update({one["requestId"]: one["request"]["url"]}))
        told.on(
            "Network.loadingFinished",
            lambda one: self._add(self._names.get(one["requestId"], "?"), one["encodedDataLength"]),
        )
        told.on("Network.webSocketFrameReceived", lambda one: self._add("messages", _length(one["response"])))

    def _add(self, url: str, size: float) -> None:
        name = urlsplit(url).path.rsplit("/", 1)[-1] or "the document"
        self.by_file[name] = self.by_file.get(name, 0) + size

    @property
    def total(self) -> float:
        """All bytes so far."""
        return sum(self.by_file.values())


def _length(frame: dict[str, Any]) -> float:
    # what is not text comes as base64
    return len(frame["payloadData"]) * (3 / 4 if frame["opcode"] == 2 else 1)


def waited(browser: Browser, url: str, *, app: bool) -> tuple[list[float], Sent]:
    """Seconds and bytes to the headline, then to the whole page, of an address that this browser has never seen."""
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height}, is_mobile=True, device_scale_factor=3)
    page = context.new_page()
    sent, start = Sent(page), time.perf_counter()
    page.goto(url, wait_until="commit", timeout=_WAIT_MS)
    page.get_by_role("heading", level=1).first.wait_for(timeout=_WAIT_MS)
    told = [time.perf_counter() - start, sent.total]
    if app:
        page.locator(_DRAWN).wait_for(timeout=_WAIT_MS)
    told += [time.perf_counter() - start, sent.total]
    context.close()
    return told, sent


@contextmanager
def published(place: str) -> Iterator[str]:
    """The address of a ward's page, as it is published, on a server of files."""
    with tempfile.TemporaryDirectory(prefix="hineq-phone-") as folder:
        hineq(["publish", folder, "--place", place])
        page = next(one for one in sorted(Path(folder).rglob("*.html")) if one.name != "index.html")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{page.relative_to(folder)}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def main(asked: list[str] | None = None) -> int:
    """Print every run and what was largest; 1 where the app is too slow or too large."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--place", default="luton")
    given = arguments.parse_args(asked)
    print(f"{'':<12}{'headline':>12}{'kB':>8}{'drawn':>12}{'kB':>8}")
    firsts, sent = list[list[float]](), None
    with chromium() as browser, hosted(2) as site, published(given.place) as ward:
        for _ in range(given.runs):
            code = Path(urlsplit(ward).path).stem
            for name, url in (("the app", f"{site.url}/?place={given.place}&ward={code}"), ("a file", ward)):
                told, came = waited(browser, url, app=name == "the app")
                print(
                    f"{name:<12}{told[0]:>10.1f} s{told[1] / 1000:>8.0f}{told[2]:>10.1f} s{told[3] / 1000:>8.0f}",
                    flush=True,
                )
                if name == "the app":
                    firsts.append(told)
                    sent = came
    for file, size in sorted((sent.by_file if sent else {}).items(), key=lambda one: -one[1])[:_LARGEST]:
        print(f"  {size / 1000:6.0f} kB {file}")
    return int(median(one[0] for one in firsts) > SECONDS or median(one[1] for one in firsts) > BYTES)


if __name__ == "__main__":
    sys.exit(main())
