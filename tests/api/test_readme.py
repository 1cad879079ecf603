"""What the README shows of the interface, run against it as a server on this machine."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from tests.api.asking import APP, ask
from tests.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = "http://localhost:8501"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the interface's routes are served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(APP, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


def test_the_python_runs(address: str) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert SHOWN in code
    found: dict[str, Any] = {}
    exec(code.replace(SHOWN, address), found)
    assert found["figures"].columns[0] == "area_code"
    assert set(found["figures"].sex) == {"Female"}
    assert 0 < len(found["newest"]) < len(found["figures"])
    assert len(found["wards"]) == 19


def test_the_addresses_that_are_shown_are_answered() -> None:
    text = README + (ROOT / "docs/interface.md").read_text(encoding="utf-8")
    shown = {found.replace("&amp;", "&") for found in re.findall(r"(/api/v1/places/[^\"`\s{]+)", text)}
    assert len(shown) >= 4
    assert {path: ask(path).status for path in shown} == dict.fromkeys(shown, 200)
