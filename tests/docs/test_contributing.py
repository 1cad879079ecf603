"""The recipes of CONTRIBUTING.md, each performed with its own example in a copy of the small good pack or of the app."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from hineq.cli import main
from hineq.theme.palette import LIGHT
from hineq.ui.layout import pages
from hineq.ui.layout.pages import PAGES, PageEntry
from hineq.ui.views import place as places
from tests.examples.bad_packs import GOOD
from tests.paths import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# the examples by the file that each is for
EXAMPLES: dict[str, str] = dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of packs with a copy of the good one in it, which the app takes for its own."""
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder / "example")
    monkeypatch.setenv("HINEQ_DATA", str(folder))
    places.opened.clear()
    places.described.clear()
    yield folder
    places.opened.clear()
    places.described.clear()


def heading(page: str, app: Path = ROOT / "app.py", **query: str) -> str:
    """The h1 of a page that opens without an exception."""
    run = AppTest.from_file(str(app), default_timeout=60)
    for key, value in query.items():
        run.query_params[key] = value
    run.switch_page(f"pages/{page}.py").run()
    assert not run.exception, [one.message for one in run.exception]
    return str(run.title[0].value)


def test_every_file_that_is_named_is_there() -> None:
    prose = re.sub(r"^```.*?^```", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    named = {one for one in re.findall(r"`([\w./-]+)`", prose) if "/" in one or one.startswith(".")}
    links = set(re.findall(r"\]\(([\w./-]+)\)", prose))
    assert len(named) > 10
    assert [one for one in sorted(named | links) if not (ROOT / one).exists()] == []


def test_an_indicator_is_added_by_rows_of_the_pack_alone(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in ("indicators.csv", "series.csv", "observations_wards.csv"):
        with (data / "example" / file).open("a", encoding="utf-8") as table:
            table.write(EXAMPLES[file])
    assert main(["check", str(data / "example")]) == 0, capsys.readouterr().out
    assert "walking" in heading("map", indicator="walking").lower()


def test_a_fault_names_file_row_column_and_value(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (data / "example" / "indicators.csv").open("a", encoding="utf-8") as table:
        table.write(EXAMPLES["tests/examples/bad/multiplier_zero/indicators.csv"])
    row = len((data / "example" / "indicators.csv").read_text(encoding="utf-8").splitlines())
    assert main(["check", str(data / "example")]) == 1
    assert f"indicators.csv, row {row}, column multiplier has '0'" in capsys.readouterr().out


def test_a_place_is_added_by_a_folder(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = data / "newtown"
    made.mkdir()
    for file in ("areas", "indicators", "series", "sources", "themes", "observations_wards", "observations_councils"):
        shutil.copy(GOOD / f"{file}.csv", made)
    (made / "datapackage.json").write_text(EXAMPLES["datapackage.json"], encoding="utf-8")
    assert main(["describe", str(made)]) == 0
    assert main(["check", str(made)]) == 0, capsys.readouterr().out
    assert places.place_ids()[0] == "newtown"
    assert places.place_name("newtown") == "Newtown"
    assert "76.3 to 80.2" in heading("map", place="newtown")


def test_a_chart_is_two_functions(tmp_path: Path) -> None:
    columns = ModuleType("columns")
    exec(EXAMPLES["hineq/charts/columns.py"], columns.__dict__)
    table: pd.DataFrame = columns.columns_data({"Northside": 400.0, "Southside": 380.0})
    spec = columns.columns_chart(table, "Most live in Northside", "Residents", LIGHT).to_dict()
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["bar"]
    assert spec["title"]["text"] == "Most live in Northside"


@pytest.fixture
def with_page(tmp_path: Path) -> Path:
    """A copy of the app with the page of the recipe in it, which nobody has registered yet."""
    shutil.copy(ROOT / "app.py", tmp_path)
    shutil.copytree(ROOT / "pages", tmp_path / "pages")
    (tmp_path / "pages" / "residents.py").write_text(EXAMPLES["pages/residents.py"], encoding="utf-8")
    return tmp_path / "app.py"


def test_a_page_is_a_file_and_an_entry(with_page: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room: dict[str, object] = {"PageEntry": PageEntry}
    exec(EXAMPLES["hineq/ui/layout/pages.py"], room)
    entry = room["RESIDENTS"]
    assert isinstance(entry, PageEntry)
    assert unregistered(with_page.parent / "pages", PAGES) == {"residents"}
    assert unregistered(with_page.parent / "pages", (*PAGES, entry)) == set()
    monkeypatch.setattr(pages, "PAGES", (*PAGES, entry))
    assert heading("residents", with_page) == "3 wards in Exampleton"


def unregistered(folder: Path, entries: tuple[PageEntry, ...]) -> set[str]:
    """The pages that are a file or an entry and not both, as tests/pages/test_pages.py asks."""
    return {path.stem for path in folder.glob("*.py")} ^ {entry.file for entry in entries}


def test_a_new_status_without_its_cases_fails_the_type_check(tmp_path: Path) -> None:
    words = (ROOT / "hineq" / "model" / "words.py").read_text(encoding="utf-8")
    first = re.search(r"class TargetStatus\(StrEnum\):.*?\n(?=    [A-Z_]+ = )", words, flags=re.DOTALL)
    assert first
    assert typed(tmp_path / "before.py", words) == ""
    wider = words[: first.end()] + EXAMPLES["hineq/model/words.py"] + words[first.end() :]
    said = typed(tmp_path / "after.py", wider)
    assert "assert_never" in said
    assert "TargetStatus.EXCEEDED" in said


def typed(path: Path, text: str) -> str:
    """What mypy says of a module by itself."""
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file=", "--follow-imports=skip", "--cache-dir=/dev/null"]
    done = subprocess.run([*command, str(path)], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
