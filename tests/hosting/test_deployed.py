"""What stands in deploy/: units, container, manifests and the update, each held as far as it can be without the machine it is for."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from docs.make_settings import ENVIRONMENT
from hineq.model.settings import BY_NAME, COOKIE_SECRET, faults
from tests.paths import ROOT
from tests.test_requirements import RUNTIME, pins

DEPLOY = ROOT / "deploy"
KUBERNETES = "1.31"
MANIFESTS = list(yaml.safe_load_all((DEPLOY / "kubernetes" / "hineq.yaml").read_text(encoding="utf-8")))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8")


def manifest(kind: str) -> dict[str, Any]:
    (found,) = (one for one in MANIFESTS if one["kind"] == kind)
    return found


@pytest.mark.parametrize("one", MANIFESTS, ids=lambda one: one["kind"])
def test_a_manifest_keeps_the_schema_of_kubernetes(one: dict[str, Any]) -> None:
    kubernetes_validate.validate(one, KUBERNETES, strict=True)
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate({**one, "specification": {}}, KUBERNETES, strict=True)


def test_a_pod_is_nobody_writes_nothing_and_serves_when_it_is_ready() -> None:
    pod = manifest("Deployment")["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]},
    }  # fmt: skip
    assert container["readinessProbe"]["httpGet"]["path"] == "/health/ready"
    assert container["livenessProbe"]["httpGet"]["path"] == "/health/live"
    assert manifest("Deployment")["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert manifest("Service")["spec"]["sessionAffinity"] == "ClientIP"
    assert manifest("HorizontalPodAutoscaler")["spec"]["minReplicas"] >= 2
    said = manifest("ConfigMap")["data"]
    assert set(said) <= set(BY_NAME)
    assert (faults(said), said["HINEQ_PUBLIC"]) == ([], "1")


def test_no_secret_stands_in_a_file() -> None:
    for path in (*DEPLOY.rglob("*"), ROOT / ".streamlit" / "config.toml"):
        assert not path.is_file() or f"{COOKIE_SECRET}=" not in re.sub(
            r"=[$\"'(\\% ]", "", path.read_text(encoding="utf-8")
        ), path
    assert COOKIE_SECRET in ENVIRONMENT.read_text(encoding="utf-8")


def test_the_container_is_nobody_and_holds_all_that_runs_and_nothing_else() -> None:
    assert re.search(r"^USER 65534", CONTAINER, re.MULTILINE)
    assert "--require-hashes" in CONTAINER
    assert "/health/ready" in CONTAINER
    copied = {name for line in re.findall(r"^COPY (?!--)(.+)$", CONTAINER, re.MULTILINE) for name in line.split()[:-1]}
    assert all((ROOT / name).exists() for name in copied)
    assert {"app.py", "hineq", "pages", "static", "geodata", "data", ".streamlit"} <= copied
    assert not copied & {"tests", "benchmarks", "docs", "."}


def test_the_lock_has_the_pins_and_a_hash_for_each() -> None:
    entries = re.findall(
        r"^([A-Za-z0-9_.-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+)", LOCK, re.MULTILINE
    )
    again = LOCK.splitlines()[0].partition(": ")[2]
    assert {name.lower().replace("_", "-").replace(".", "-"): version for name, version, _ in entries} == pins(
        RUNTIME
    ), again
    assert "://" not in LOCK.partition("\n")[2]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_the_units_are_sound_and_closed(tmp_path: Path) -> None:
    for path in (DEPLOY / "systemd").iterdir():
        unit = path.read_text(encoding="utf-8").replace("/srv/hineq/.venv/bin/streamlit", "/bin/true")
        (tmp_path / path.name.replace("@", "@8501")).write_text(
            unit.replace("/srv/hineq/deploy", str(DEPLOY)), encoding="utf-8"
        )
    done = subprocess.run(
        ["systemd-analyze", "verify", "hineq@8501.service", "hineq.target"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=20", "hineq@8501.service"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert judged.returncode == 0, judged.stdout[-300:]


@pytest.fixture
def replica() -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """A replica that answers what the list holds, the last of it again and again."""
    answers = [(503, "warming up"), (200, "ready")]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, text = answers.pop(0) if len(answers) > 1 else answers[0]
            self.send_response(status)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, answers
        server.shutdown()


def update(tmp_path: Path, port: int, restart: str) -> tuple[subprocess.CompletedProcess[str], str, list[str]]:
    """The update of two replicas at one port's server; how it ended, the site's file afterwards and what it was at each restart."""
    site = tmp_path / "hineq.conf"
    text = (DEPLOY / "nginx" / "hineq.conf").read_text(encoding="utf-8")
    site.write_text(text.replace(":8501", f":{port}"), encoding="utf-8")
    command = tmp_path / "systemctl"
    command.write_text(
        f"#!/bin/sh\ngrep ' server 127' {site} >> {tmp_path}/seen\necho \"$@\" >> {tmp_path}/seen\n{restart}\n",
        encoding="utf-8",
    )
    command.chmod(0o755)
    done = subprocess.run(
        [str(DEPLOY / "update.sh")], capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "SITE_FILE": str(site), "SYSTEMCTL": str(command), "NGINX": "true", "DRAIN": "0"},
    )  # fmt: skip
    return done, site.read_text(encoding="utf-8"), (tmp_path / "seen").read_text(encoding="utf-8").splitlines()


def test_an_update_drains_and_starts_one_replica_after_the_other(
    replica: tuple[int, list[tuple[int, str]]], tmp_path: Path
) -> None:
    port, _ = replica
    # the second is told not to be started: nobody listens there, so the update ends with it out and the first in
    done, site, seen = update(tmp_path, port, 'case "$2" in *8502) exit 1;; esac')
    assert f"server 127.0.0.1:{port} max_fails=1 fail_timeout=5s down;" in seen[0]
    assert seen[1].endswith(":8502 max_fails=1 fail_timeout=5s;")
    assert seen[2] == f"restart hineq@{port}"
    assert (seen[3].endswith("5s;"), seen[4].endswith("down;"), seen[5]) == (True, True, "restart hineq@8502")
    assert f"replica {port}: ready" in done.stdout
    assert done.returncode == 1
    assert "Replica 8502 is not ready: it stays out" in done.stderr
    assert "127.0.0.1:8502 max_fails=1 fail_timeout=5s down;" in site
    assert f"127.0.0.1:{port} max_fails=1 fail_timeout=5s;" in site


def test_an_update_stops_at_a_replica_that_failed_and_touches_no_other(
    replica: tuple[int, list[tuple[int, str]]], tmp_path: Path
) -> None:
    port, answers = replica
    answers[:] = [(503, "failed: The pack 'oakshire' has 3 faults.")]
    done, _, seen = update(tmp_path, port, "true")
    assert done.returncode == 1
    assert "The pack 'oakshire' has 3 faults." in done.stderr
    assert [line for line in seen if "restart" in line] == [f"restart hineq@{port}"]


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "x"}]}',
            0,
            "1 of 2 packages looked up",
        ),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}]}',
            1,
            "a 1: CVE-1, mended in 2",
        ),
        ('{"dependencies": [{"name": "a", "skip_reason": "not found"}]}', 0, "not reached"),
        ("no answer", 0, "not reached"),
    ],
)
def test_a_known_weakness_fails_and_a_database_out_of_reach_does_not(
    answer: str, status: int, words: str, tmp_path: Path
) -> None:
    auditor = tmp_path / "auditor"
    auditor.write_text(f"#!/bin/sh\ncat <<'END'\n{answer}\nEND\n", encoding="utf-8")
    auditor.chmod(0o755)
    done = subprocess.run(
        [sys.executable, ".ci/audit.py", str(auditor)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, words in done.stdout) == (status, True), done.stdout
