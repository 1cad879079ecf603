"""The server's warm-up: it makes the overview's views beforehand, and leaves a faulty pack to the page."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from hineq.ui.views import warming
from hineq.ui.views.place import opened
from tests.serving import ROOT, serving


def _threads_work(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "setswitchinterval", lambda seconds: None)
    return warming.warm_up()


def test_the_first_place_is_open_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    opened.clear()
    assert _threads_work(monkeypatch) == ""
    read = []
    monkeypatch.setattr("hineq.ui.views.place.load_place", lambda folder: read.append(folder))
    assert opened("luton").place.name == "Luton"
    assert not read


def test_a_faulty_pack_is_left_to_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    opened.clear()
    (tmp_path / "oakshire").mkdir()
    (tmp_path / "oakshire" / "datapackage.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("HINEQ_DATA", str(tmp_path))
    with caplog.at_level(logging.DEBUG, logger=warming.__name__):
        said = _threads_work(monkeypatch)
    assert "could not be read beforehand" in caplog.text
    assert said.startswith("The pack 'oakshire' has ")
    assert str(tmp_path) not in said


def test_a_first_place_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINEQ_PLACE", "atlantis")
    assert "no place 'atlantis'" in _threads_work(monkeypatch)


def test_the_heading_of_a_page_waits_for_no_chart_no_map_and_no_geometry() -> None:
    lines = (
        "import sys",
        "import hineq.ui.layout.page, hineq.ui.panels.map, hineq.ui.layout.strip, hineq.ui.panels.overview, hineq.ui.views.targets, hineq.ui.panels.methods",
        "print(sorted({'altair', 'folium', 'scipy.stats', 'geopandas', 'shapely', 'pyogrio', 'pyproj'} & set(sys.modules)))",
    )
    ended = subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=ROOT, capture_output=True, text=True)
    assert ended.stdout.strip() == "[]", ended.stderr


def test_the_server_warms_up_and_serves_the_page() -> None:
    with serving() as server:
        assert "missing ScriptRunContext" not in server.printed()
        assert "Traceback" not in server.printed()
