"""Starts the whole as it is hosted, on this machine alone: public replicas behind nginx as `deploy/nginx` sets it up.

    python -m benchmarks.loopback [replicas]

All ports are free ones; a key ends all of it. The tests and `benchmarks.hosted` use the same.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.serving import ROOT, Server, serving

SITE = ROOT / "deploy" / "nginx"
READY_SECONDS = 600
PUBLIC: Mapping[str, str] = {
    "HINEQ_PUBLIC": "1",
    "STREAMLIT_SERVER_ALLOWED_HOSTS": "127.0.0.1 localhost",
    "STREAMLIT_SERVER_COOKIE_SECRET": "0123456789abcdef" * 4,
    # as the unit and the container have it
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
}
_MAIN = """
{user}
{modules}
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 2048; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/hineq.conf;
}}
"""


@dataclass(frozen=True, kw_only=True)
class Hosted:
    """The site: its address through nginx without a slash at the end, its replicas, and the folder of nginx's files."""

    url: str
    replicas: tuple[Server, ...]
    folder: Path


def nginx_path() -> str | None:
    """nginx's file, None where it is not installed; a user's path may lack where Debian puts it."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/sbin")


def brotli_path() -> Path | None:
    """The file of nginx's module for brotli where Debian puts it, None where it is not installed."""
    file = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")
    return file if file.exists() else None


@contextmanager
def hosted(
    replicas: int = 2,
    *,
    base: str = "",
    environment: Mapping[str, str] | None = None,
    each: Sequence[Mapping[str, str]] = (),
) -> Iterator[Hosted]:
    """The whole, ready to be visited, until the block ends; under a base path such as "/wards" where one is named.

    `environment` is added for all replicas, `each` for one after the other.

    RuntimeError where a part does not start.
    """
    with ExitStack() as stack:
        shared = {**PUBLIC, **(environment or {})}
        own = [each[turn] if turn < len(each) else {} for turn in range(replicas)]
        servers = tuple(stack.enter_context(serving(environment={**shared, **one}, wait=False)) for one in own)
        for server in servers:
            wait_until_ready(server)
        yield stack.enter_context(behind_nginx(servers, base))


@contextmanager
def behind_nginx(
    servers: Sequence[Server],
    base: str = "",
    gone: Sequence[int] = (),
    certificate: Path | None = None,
    brotli: Path | None = None,
) -> Iterator[Hosted]:
    """nginx before servers that run already, and before ports at which nobody answers.

    With TLS where there is a `certificate`: a folder with `fullchain.pem` and `key.pem`; with brotli where its module's file is given.
    """
    with tempfile.TemporaryDirectory(prefix="hineq-nginx-") as made, ExitStack() as stack:
        ports = [*(server.port for server in servers), *gone]
        port = stack.enter_context(_nginx(Path(made), ports, base, certificate, brotli))
        scheme = "https" if certificate else "http"
        yield Hosted(url=f"{scheme}://127.0.0.1:{port}{base}", replicas=tuple(servers), folder=Path(made))


def wait_until_ready(server: Server) -> None:
    """Return when a replica says that it is ready; RuntimeError with what it says, where it does not become so."""
    until, said = time.monotonic() + READY_SECONDS, "nothing"
    while time.monotonic() < until and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/health/ready", timeout=5):
                return
        except urllib.error.HTTPError as error:
            said = error.read().decode()
            if said.startswith("failed"):
                break
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"A replica is not ready: {said}\n{server.printed()}")


@contextmanager
def _nginx(folder: Path, ports: list[int], base: str, certificate: Path | None, brotli: Path | None) -> Iterator[int]:
    """nginx with the site's own files, on another port than 80; the port."""
    path = nginx_path()
    if path is None:
        raise RuntimeError("nginx is not installed.")
    port = _free_port()
    # started by root it would give its rights away, and could not write into our folder
    user = "user root;" if os.geteuid() == 0 else ""
    modules = f"load_module {brotli};" if brotli else ""
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, user=user, modules=modules))
    shutil.copy(SITE / "hineq_proxy.conf", folder)
    text = (SITE / "hineq.conf").read_text()
    (folder / "hineq.conf").write_text(site(text, folder, port, ports, base, certificate, brotli=bool(brotli)))
    log = (folder / "printed").open("wb")
    process = subprocess.Popen(
        [path, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )
    try:
        _wait_for(port, process, folder)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)
        log.close()


def site(
    text: str, folder: Path, port: int, ports: list[int], base: str, certificate: Path | None, *, brotli: bool
) -> str:
    """The site's file for this machine: other ports, another folder for what is kept, another base path, a certificate, brotli; all else as it is."""
    lines = {
        "    listen 80;\n": f"    listen 127.0.0.1:{port};\n",
        "    server 127.0.0.1:8501 max_fails=1 fail_timeout=5s;\n": "".join(
            f"    server 127.0.0.1:{one} max_fails=1 fail_timeout=5s;\n" for one in ports
        ),
        "    server 127.0.0.1:8502 max_fails=1 fail_timeout=5s;\n": "",
        "proxy_cache_path /var/cache/nginx/hineq ": f"proxy_cache_path {folder}/kept ",
    }
    if certificate:
        lines["    listen 80;\n"] = ""
        lines["    #listen 443 ssl http2;\n"] = f"    listen 127.0.0.1:{port} ssl http2;\n"
        lines["    #ssl_certificate /etc/ssl/hineq/"] = f"    ssl_certificate {certificate}/"
        lines["    #ssl_certificate_key /etc/ssl/hineq/"] = f"    ssl_certificate_key {certificate}/"
        for start in ("ssl_protocols", "proxy_cookie_flags"):
            lines[f"    #{start}"] = f"    {start}"
    if brotli:
        for start in ("brotli on", "brotli_comp_level", "brotli_types"):
            lines[f"    #{start}"] = f"    {start}"
    if base:
        lines["    set $hineq_base /;\n"] = ""
        for start in ("set $hineq_base /wards/", "if ($request_uri", "rewrite ^/wards"):
            lines[f"    #{start}"] = f"    {start}"
    for before, after in lines.items():
        if text.count(before) != 1:
            raise RuntimeError(f"deploy/nginx/hineq.conf has not once: {before!r}")
        text = text.replace(before, after)
    return text.replace("/wards", base) if base else text


def _wait_for(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    said = "\n".join((folder / name).read_text() for name in ("printed", "error.log") if (folder / name).exists())
    raise RuntimeError(f"nginx does not answer:\n{said}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def main(replicas: int) -> int:
    """Start all of it, and stop at Return."""
    with hosted(replicas) as running:
        print(
            f"{running.url}\nreplicas: {', '.join(server.url for server in running.replicas)}\nReturn ends it.",
            flush=True,
        )
        sys.stdin.readline()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
