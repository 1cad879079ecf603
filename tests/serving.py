"""A Streamlit server in a process of its own: started on a free port, waited for, stopped."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app.py"
START_SECONDS = 60
# the server's own checks of its name and of newer settings would change what is tested
_FOREIGN = ("STREAMLIT_", "HINEQ_")


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running server: its address without a slash at the end, its process, and what it has printed."""

    url: str
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def printed(self) -> str:
        """What the server has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(
    app: Path = APP,
    *,
    environment: Mapping[str, str] | None = None,
    launcher: Sequence[str] = ("-m", "streamlit"),
    wait: bool = True,
) -> Iterator[Server]:
    """Run `streamlit run app` in a fresh process with the project's settings, until the block ends.

    `launcher` is what Python runs in the place of `-m streamlit`; `wait=False` yields before the server answers.
    RuntimeError with what it printed, where it does not start.
    """
    port = _free_port()
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(_FOREIGN)}
    settings = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    with tempfile.TemporaryDirectory(prefix="hineq-server-") as folder:
        log = Path(folder) / "server.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, *launcher, "run", str(app), *(f"--{key}={value}" for key, value in settings.items())],
                cwd=ROOT,
                env={**inherited, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        server = Server(url=f"http://127.0.0.1:{port}", port=port, process=process, log=log)
        try:
            if wait:
                wait_for(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(server: Server) -> None:
    """Return as soon as the server answers; RuntimeError with what it printed, where it does not."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.process.poll() is not None:
            raise RuntimeError(f"The server ended at once:\n{server.printed()}")
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"The server did not answer within {START_SECONDS} seconds:\n{server.printed()}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
