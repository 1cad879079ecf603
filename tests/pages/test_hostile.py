"""Packs whose every text is hostile: on each page that draws it, it is text and nothing else."""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from hineq.packs.declared.tables import TABLES
from hineq.ui.layout.pages import PAGES
from hineq.ui.markdown import as_written
from hineq.ui.views import place as place_views
from tests.pages.visits import run, title
from tests.paths import DATA, ROOT

HOSTILE = "<script>x</script> *y* [x](y) a|b `c` $d$ &lt; :red[e]"
# what Markdown would take for its own where no backslash stands before it
MARKS = re.compile(r"(?<!\\)(<script>|\*y|\[x|\]\(y|a\|b|`c|\$d|&lt;|:red)")
# every page on the pack that has most texts, and the pages on what others have instead
OPENED = [*(("luton", page.file) for page in PAGES), ("llr", "system"), ("oxford", "recommendations")]
PLACES = ("luton", "llr", "oxford")
# texts that mean something to the code, or must be what another column says they are
MEANT = {
    "unit", "url", "published", "number", "reference", "national_areas", "series", "period", "first_period", "last_period", "dated_by", "as_at",
    "printed", "publisher_flag", "cause", "short", "role",
}  # fmt: skip


def is_text(table: str, name: str) -> bool:
    """Whether a column of a table holds words that a document or an officer chose."""
    column = TABLES[table].column(name)
    free = column.type == "string" and not column.choices and not column.several and name not in MEANT
    linked = column.link is not None and name != "theme"
    return free and not linked and not name.endswith(("_id", "_code"))


def made_hostile(folder: Path, signs: str = HOSTILE, *, before: bool = False) -> int:
    """Every text of a pack's tables and of its strategy with hostile signs behind it, or before it; how many there were."""
    count = 0

    def spoilt(text: str) -> str:
        return f"{signs}{text}" if before else f"{text} {signs}"

    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    about = package["hineq"] | {"place_id": folder.name, "order": 1}
    for key in ("name", "title"):
        if about.get(key):
            about[key] = spoilt(about[key])
    about["attribution"] = [spoilt(line) for line in about["attribution"]]
    (folder / "datapackage.json").write_text(json.dumps(package | {"hineq": about}), encoding="utf-8")
    for path in folder.glob("*.csv"):
        table = path.stem if path.stem in TABLES else path.stem.partition("_")[0]
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        # who leads must stand in the quotation as it is: nothing can be put before it
        fixed = {"led_by"} if before else set()
        texts = [at for at, name in enumerate(header) if is_text(table, name) and name not in fixed]
        for row in rows:
            for at in texts:
                if row[at]:
                    # wordings are compared without their full stop
                    row[at] = spoilt(row[at].rstrip(". "))
                    count += 1
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
    if (folder / "strategy.yaml").exists():
        strategy = yaml.safe_load((folder / "strategy.yaml").read_text(encoding="utf-8"))
        strategy["title"] = spoilt(strategy["title"])
        strategy["overall_aims"] = [spoilt(aim) for aim in strategy["overall_aims"]]
        strategy["topic_headings"] = {key: spoilt(one) for key, one in strategy["topic_headings"].items()}
        for part, names in (("outcomes", ("name", "delivery_board")), ("area_lists", ("name", "quote"))):
            for entry in strategy[part]:
                entry.update({name: spoilt(entry[name]) for name in names})
        (folder / "strategy.yaml").write_text(yaml.safe_dump(strategy, allow_unicode=True), encoding="utf-8")
    return count


@pytest.fixture(scope="module")
def hostile_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(ROOT / "geodata", root / "geodata")
    for place_id in PLACES:
        folder = root / "data" / f"hostile_{place_id}"
        shutil.copytree(DATA / place_id, folder)
        assert made_hostile(folder) > 50
    return root / "data"


class Tags(HTMLParser):
    """The tags and the text of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read_as_markdown(element: object) -> Iterator[str]:
    """The texts of an element and of all below it that Streamlit reads as Markdown."""
    proto = getattr(element, "proto", None)
    kind = getattr(element, "type", "")
    if kind in ("markdown", "title", "header", "subheader", "info", "alert", "caption"):
        yield str(proto.body)
    if kind in ("page_link", "expander", "expandable", "button", "download_button", "slider", "selectbox", "toggle"):
        yield str(getattr(proto, "label", "") or getattr(getattr(proto, "expandable", None), "label", ""))
    for child in getattr(element, "children", {}).values():
        yield from read_as_markdown(child)


@pytest.mark.parametrize(("place_id", "page"), OPENED)
def test_hostile_text_is_text(place_id: str, page: str, hostile_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINEQ_DATA", str(hostile_data))
    place_views.described.clear()
    try:
        query = {"q": "script"} if page == "search" else {}
        app = run(page, place=f"hostile_{place_id}", **query)
        heading = title(app)
    finally:
        place_views.described.clear()
    assert "cannot be shown" not in heading
    read_so = list(read_as_markdown(app._tree))
    assert read_so
    assert [text for text in read_so if MARKS.search(text)] == []
    read = [Tags(str(element.proto.body)) for element in app.get("html")]
    assert {"script", "x"} & set().union(*(one.tags for one in read)) == set()
    written = "\n".join(one.text for one in read)
    assert HOSTILE in written


@pytest.mark.parametrize("text", [HOSTILE, f"Escaped \\\\{HOSTILE}", "a $d$ b", "*y*", "see &lt;"])
def test_marks_are_found_where_nobody_escaped_them(text: str) -> None:
    assert MARKS.search(text)
    assert not MARKS.search(as_written(text))
