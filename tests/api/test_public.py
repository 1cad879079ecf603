"""A public instance answers only what is published: nothing of a draft, of a pack that holds one."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from hineq.api.resources import DATA, Data
from tests.api.asking import ask
from tests.pages.visits import run, texts, title
from tests.paths import ROOT

DRAFT = "never yet published"


def drafted(place_id: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A made-up place, one of whose figures and whose targets are of a draft; its id, under which no view is kept yet."""
    folder = data / place_id
    shutil.copytree(ROOT / "tests/examples/good", folder)
    sources = pd.read_csv(folder / "sources.csv", dtype=str, keep_default_na=False)
    draft = sources.iloc[[0]].assign(source_id="a_draft", title=DRAFT, release="draft")
    pd.concat([sources, draft]).fillna("").to_csv(folder / "sources.csv", index=False)
    for name, rows in (("observations_councils", slice(0, 1)), ("targets", slice(None))):
        table = pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
        table.loc[table.index[rows], ["note", "source_id"]] = [DRAFT, "a_draft"]
        table.to_csv(folder / f"{name}.csv", index=False)
    said = folder / "datapackage.json"
    said.write_text(
        said.read_text(encoding="utf-8").replace('"place_id": "example"', f'"place_id": "{place_id}"'), encoding="utf-8"
    )
    monkeypatch.setenv("HINEQ_DATA", str(data))
    return place_id


def answers(place_id: str) -> dict[str, str]:
    """Every answer of data on the place."""
    paths = [
        one.path.replace("{place}", place_id) for one in DATA if "{place}" in one.path and one.name is not Data.WARD
    ]
    return {
        path: ask(path).text
        for path in [
            *paths,
            f"/places/{place_id}/tables/of_pack.csv?table=figures",
            f"/places/{place_id}/tables/of_pack.csv?table=sources",
        ]
    }


def test_inside_a_draft_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = answers(place_id := drafted("inside", tmp_path, monkeypatch))
    assert DRAFT in told[f"/places/{place_id}/observations"]
    assert DRAFT in told[f"/places/{place_id}/targets"]


def test_in_public_it_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINEQ_PUBLIC", "1")
    told = answers(place_id := drafted("outside", tmp_path, monkeypatch))
    assert '"total": 0' not in told[f"/places/{place_id}/observations"]
    assert [path for path, text in told.items() if DRAFT in text or "a_draft" in text] == []


PAGES = (
    "overview",
    "targets",
    "strategy",
    "system",
    "search",
    "area",
    "then",
    "assurance",
    "recommendations",
    "meeting",
)


def test_no_page_names_a_strategy_that_is_a_draft_nor_an_agenda_that_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_id = drafted("unheard", tmp_path, monkeypatch)
    sources = tmp_path / place_id / "sources.csv"
    table = pd.read_csv(sources, dtype=str, keep_default_na=False)
    table.loc[table.source_id == "made_up_strategy", ["title", "release"]] = [DRAFT, "draft"]
    table.to_csv(sources, index=False)
    meetings = tmp_path / place_id / "meetings"
    meetings.mkdir()
    (meetings / "next.yaml").write_text(f"title: {DRAFT}\nitems:\n  - kind: measure\n    indicator: never_there\n")
    monkeypatch.setenv("HINEQ_PUBLIC", "1")
    monkeypatch.setenv("HINEQ_PLACE", place_id)
    for page in PAGES:
        app = run(page, place=place_id)
        assert title(app)
        told = texts(app)
        assert DRAFT not in told, page
        assert "never_there" not in told, page
    assert [path for path, text in answers(place_id).items() if DRAFT in text or "made_up_strategy" in text] == []
