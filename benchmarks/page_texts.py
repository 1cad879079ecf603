"""Writes everything that the pages say into text files, so that two versions of the project can be held side by side.

    python -m benchmarks.page_texts FOLDER
    diff -r FOLDER OTHER_FOLDER

One file a view (a page, a place, one of its levels, a choice): every element in the order of the page, the words and
figures of its charts and tables among them. What changes from run to run (ids, hashes) is left out.
"""

import base64
import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]
# levels below a whole place: of each kind of area the first that the pack lists
_LEVELS = ("authority", "county")
# of a long list of choices every so many are opened
_STEP = 9
_UNSTEADY = {"id", "elementId", "formId", "hash", "url", "specHash", "mediaId", "deferredFileId"}
# names that a library numbers as it goes
_NUMBERED = re.compile(
    r"\b(param|view|concat|layer|map|data|feature_group|tile_layer|geo_json|macro_element)_[0-9a-f]+\b"
)


# where a part's scripts are served from, by the name of its module
_SERVED = re.compile(r"\.\./hineq[\w.]*/(?=[\w.]+\?v=)")


def views() -> Iterator[tuple[str, str, dict[str, str]]]:
    """The name of each view, its page and its query: every page at every level, and some choices that a page has."""
    pages = sorted(file.stem for file in (ROOT / "pages").glob("*.py"))
    for pack in sorted(path.parent for path in (ROOT / "data").glob("*/datapackage.json")):
        for level in _levels(pack):
            for page in pages:
                query = {"place": pack.name} | ({"area": level} if level else {})
                yield "-".join([*query.values(), page]), page, query
        for page, choices in _choices(pack).items():
            for choice in choices:
                yield "-".join([pack.name, page, *choice.values()]), page, {"place": pack.name, **choice}


def _rows(pack: Path, table: str) -> list[dict[str, str]]:
    path = pack / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _levels(pack: Path) -> list[str]:
    """The whole place (an empty text), then one area of each kind below it."""
    described = json.loads((pack / "datapackage.json").read_text(encoding="utf-8"))["hineq"]
    areas = {row["area_code"]: row for row in _rows(pack, "areas")}
    below = [one for one in areas.values() if _lies_in(one, described["area_code"], areas)]
    kinds = {f"{one['area_type']} in {areas[one['parent_code']]['area_type']}": one["area_code"]
             for one in reversed(below) if one["area_type"] in _LEVELS}  # fmt: skip
    return ["", *kinds.values()]


def _lies_in(area: dict[str, str], code: str, areas: dict[str, dict[str, str]]) -> bool:
    parent = area["parent_code"]
    return parent == code or (parent in areas and _lies_in(areas[parent], code, areas))


def _choices(pack: Path) -> dict[str, list[dict[str, str]]]:
    """By page the choices that are opened beside the first view."""
    wards = [row["area_code"] for row in _rows(pack, "areas") if row["area_type"] == "ward"]
    indicators = [{"indicator": row["indicator_id"]} for row in _rows(pack, "indicators")]
    promised = dict.fromkeys((row["indicator_id"], row["sex"]) for row in _rows(pack, "targets"))
    elements = [row["priority_id"] for row in _rows(pack, "commissioning_priorities")]
    outcomes = dict.fromkeys(row["outcome_id"] for row in _rows(pack, "commissioning_priorities"))
    return {
        "map": indicators[::_STEP],
        "ward": [{"ward": code} for code in wards[:: max(1, len(wards) // 4)]],
        "compare": [{"ward": code} for code in wards[:2]],
        "targets": [{"indicator": one, "sex": sex} for one, sex in promised] + indicators[4::_STEP],
        "inequality": indicators[2::_STEP],
        "strategy": [{"element": one} for one in (*outcomes, *elements[::_STEP])],
        "search": [{"q": "smoking"}, {"q": "diabetis"}],
    }


def lines_of(app: AppTest) -> Iterator[str]:
    """The elements of a page that was run, one line a word, figure or other value."""
    for one in app.exception:
        yield f"EXCEPTION {one.message}"
    for element in app.main:
        message = MessageToDict(element.proto) if hasattr(element, "proto") and element.proto is not None else {}
        yield f"--- {element.type}"
        yield from _told(message)


def _told(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key in sorted(value):
            if key not in _UNSTEADY:
                yield from _told(value[key], f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for one in value:
            yield from _told(one, path)
    elif isinstance(value, str) and value[:1] in "{[" and (read := _as_json(value)) is not None:
        yield from _told(read, path)
    elif isinstance(value, str) and (table := _as_table(value)) is not None:
        yield from (f"{path}: {line}" for line in table)
    elif isinstance(value, str) and len(value) > 2000 and " " not in value[:500]:
        yield f"{path}: {len(value)} characters, {hashlib.sha256(value.encode()).hexdigest()[:16]}"
    else:
        yield f"{path}: " + _NUMBERED.sub(r"\1", _SERVED.sub("", str(value)))


def _as_table(text: str) -> list[str] | None:
    """The rows of a table that travels as Arrow."""
    if len(text) < 100 or re.search(r"[^A-Za-z0-9+/=]", text):
        return None
    try:
        table = pa.ipc.open_stream(base64.b64decode(text)).read_pandas()
    except (ValueError, pa.ArrowInvalid):
        return None
    return [f"{one}" for one in table.reset_index(drop=True).to_csv(index=False).splitlines()]


def _as_json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def main(folder: Path) -> None:
    """Run every view and write what it says."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page, query in views():
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        for key, value in query.items():
            app.query_params[key] = value
        app.switch_page(f"pages/{page}.py").run()
        (folder / f"{name}.txt").write_text("\n".join(lines_of(app)) + "\n", encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
