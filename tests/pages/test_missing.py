"""Every page of a place of which some wards' figures are suppressed: it opens, and takes nothing without a figure as evidence."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from hineq.ui.views import place as place_views
from tests.flat_packs import flat
from tests.missing import gone
from tests.pages.visits import FILES, query, run, sentences, title
from tests.paths import ROOT
from tests.place_packs import place

# of which pack, and whether one ward or a third of them lost their figures
CASES = {"one": ("luton", False), "third": ("luton", True), "oxford": ("oxford", True)}
OF_ALL = re.compile(r"\b(?:[Aa]ll|the place's) (?:\d+ )?wards\b|\b[Ee]very ward\b|\ball of them\b|\bnan\b")
# the headings of tables that list every ward, with "no data" where there is none, and what would need all of them
LISTED = re.compile(r"Every ward, (?:poorest first|highest first|by name)|(?:See|where|for) every ward(?: has)?")


def without_wards(place_id: str, folder: Path, *, third: bool) -> None:
    """A copy of a pack whose wards' figures are suppressed."""
    shutil.copytree(flat(place_id), folder)
    codes = set(gone(place(place_id), third=third))
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["hineq"] |= {"place_id": folder.name, "order": 1}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    for path in folder.glob("observations*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        at = {name: number for number, name in enumerate(header)}
        for row in rows:
            if row[at["area_code"]] in codes:
                for name in ("value", "lower_ci", "upper_ci", "count"):
                    if name in at:
                        row[at[name]] = ""
                row[at["status"]] = "suppressed"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("missing")
    shutil.copytree(ROOT / "geodata", root / "geodata")
    for name, (place_id, third) in CASES.items():
        without_wards(place_id, root / "data" / f"less_{name}", third=third)
    return root / "data"


@pytest.fixture
def opened(packs: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("HINEQ_DATA", str(packs))
    place_views.described.clear()
    yield packs
    place_views.described.clear()


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("page", FILES)
@pytest.mark.parametrize("case", CASES)
def test_a_page_takes_nothing_without_a_figure_as_evidence(case: str, page: str) -> None:
    app = run(page, place=f"less_{case}")
    heading = title(app)
    assert "cannot be shown" not in heading
    said = [line for line in sentences(app).splitlines() if OF_ALL.search(LISTED.sub("", line))]
    assert said == []
    if case == "third" and page == "first":
        assert heading == "Which wards of Luton come first cannot be told" or "No measure" in sentences(app)
    if case == "one" and page == "first":
        assert "was not ranked: it had no figure" in sentences(app)


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("case", CASES)
def test_the_pages_of_a_suppressed_ward_say_that_there_is_none(case: str) -> None:
    place_id, third = CASES[case]
    code = gone(place(place_id), third=third)[0]
    for page in ("ward", "map", "inequality", "compare", "first"):
        app = run(page, place=f"less_{case}", ward=code)
        assert title(app)
        assert not OF_ALL.search(LISTED.sub("", sentences(app))), page
    assert title(run("ward", place=f"less_{case}", ward=code)).endswith("no figures by which wards can be ranked")


def test_the_level_of_comparison_stands_in_the_address() -> None:
    app = run("ward", place="luton", confidence="99.8")
    assert query(app)["confidence"] == "99.8"
    assert "At 99.8%" in sentences(app)
    strict = sentences(app)
    app.segmented_control(key="pick_confidence").set_value("95%").run()
    assert "confidence" not in query(app)
    assert "At 95%" in sentences(app)
    assert strict != sentences(app)
    app.segmented_control(key="pick_confidence").set_value("99.8%").run()
    assert query(app)["confidence"] == "99.8"
    assert sentences(app) == strict
    assert "At 95%" in sentences(run("ward", place="luton", confidence="nonsense"))


def test_the_map_says_how_many_of_many_would_differ_by_chance() -> None:
    said = sentences(run("map", place="llr", area="E06000016", indicator="overcrowded_households"))
    assert re.search(
        r"At 95% \w+ of the 21 comparisons with Leicester here differ; about 1 would by chance alone", said
    )
    luton = sentences(run("map", place="luton", indicator="overcrowded_households"))
    assert "by chance alone" not in luton
