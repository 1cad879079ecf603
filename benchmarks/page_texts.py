"""Writes everything that the pages say into text files, so that two versions of the project can be held side by side.

    python -m benchmarks.page_texts FOLDER
    diff -r FOLDER OTHER_FOLDER

One file a view (a page, a place, one of its levels, a choice): every element in the order of the page, the words and
figures of its charts and tables among them. What changes from run to run (ids, hashes) is left out.
"""

import base64
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
# three places, and a council, a county and a district inside the largest
PLACES = {
    "luton": {"place": "luton"},
    "llr": {"place": "llr"},
    "leicester": {"place": "llr", "area": "E06000016"},
    "leicestershire": {"place": "llr", "area": "E10000018"},
    "charnwood": {"place": "llr", "area": "E07000130"},
    "oxford": {"place": "oxford"},
}
# pages on which more than the first view is worth holding: by page, the choices that follow the place
CHOICES = {
    "luton": {
        "map": [{"indicator": one, "ward": "E05002198"} for one in ("imd_score", "overcrowded_households", "mental_health")],
        "ward": [{"ward": one} for one in ("E05002198", "E05002199", "E05002211")],
        "targets": [
            {"indicator": "infant_mortality"}, {"indicator": "life_expectancy_gap", "sex": "Male"},
            {"indicator": "life_expectancy_at_birth", "sex": "Female"}, {"indicator": "smoking_prevalence"},
            {"indicator": "overweight_year6"},
        ],
        "inequality": [
            {"indicator": one} for one in ("mental_health", "overcrowded_households", "air_quality", "imd_score", "years_of_potential_life_lost")
        ],
        "strategy": [{"element": one} for one in ("outcome_1", "outcome_2", "priority_2_2", "priority_1_1")],
        "search": [{"q": "smoking"}, {"q": "diabetis"}],
        "compare": [{"ward": "E05002198"}],
    },
    "llr": {"map": [{"indicator": "overcrowded_households"}], "ward": [{"ward": "E05010458"}]},
    "oxford": {"map": [{"indicator": "imd_score"}], "inequality": [{"indicator": "overcrowded_households"}]},
}  # fmt: skip
_UNSTEADY = {"id", "elementId", "formId", "hash", "url", "specHash", "mediaId", "deferredFileId"}
# names that a library numbers as it goes
_NUMBERED = re.compile(
    r"\b(param|view|concat|layer|map|data|feature_group|tile_layer|geo_json|macro_element)_[0-9a-f]+\b"
)


# where a part's scripts are served from, by the name of its module
_SERVED = re.compile(r"\.\./hineq[\w.]*/(?=[\w.]+\?v=)")


def views() -> Iterator[tuple[str, str, dict[str, str]]]:
    """The name of each view, its page and its query."""
    for place, query in PLACES.items():
        for file in sorted((ROOT / "pages").glob("*.py")):
            yield f"{place}-{file.stem}", file.stem, query
            for choice in CHOICES.get(place, {}).get(file.stem, []):
                yield f"{place}-{file.stem}-{'-'.join(choice.values())}", file.stem, {**query, **choice}


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
