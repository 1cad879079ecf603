"""The house keeps its plan: who imports whom, where Streamlit may be, where files and addresses are opened."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.paths import ROOT

SKIPPED = {".venv", "venv", ".git", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
# what packaging writes, at the top only: hineq/packs/build is a room
WRITTEN = {"build", "dist"}


def skipped(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return bool(SKIPPED & set(parts)) or parts[0] in WRITTEN


FILES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if not skipped(path))

# what each room may import of hineq; pages stand on top
MAY_IMPORT = {
    "model": {"model"},
    "methods": {"methods"},
    "packs": {"packs", "model", "methods"},
    "insights": {"insights", "model", "methods"},
    "theme": {"theme", "model"},
    "version": {"version"},
    "charts": {"charts", "theme", "insights", "model", "methods"},
    "maps": {"maps", "theme", "insights", "model", "methods"},
    "board": {"board", "charts", "maps", "theme", "insights", "packs", "model", "methods"},
    "publish": {"publish", "board", "theme", "insights", "packs", "model", "methods"},
    "ui": {"ui", "publish", "board", "charts", "maps", "theme", "insights", "packs", "model", "methods"},
    "api": {"api", "ui", "board", "charts", "maps", "theme", "insights", "packs", "model", "methods", "version"},
    "cli": {"cli", "publish", "board", "packs", "insights", "model", "methods", "version"},
    "pages": {"ui", "board", "charts", "maps", "theme", "insights", "model", "methods"},
}
# the floors within a room: what each of its own rooms may import of the others
FLOORS = {
    "packs": {
        "declared": set(),
        "read": {"declared"},
        "build": {"declared", "read"},
        "importers": {"declared", "read", "build"},
        "fetch": {"declared", "read", "importers"},
        "nation": {"declared", "read", "importers", "fetch"},
        "bring": {"declared", "read", "importers"},
    },
    "insights": {
        "wording": set(),
        "series": {"wording"},
        "standing": {"wording", "series"},
        "wards": {"wording", "series"},
        "inequality": {"wording", "series", "wards"},
        "targets": {"wording", "series", "wards", "standing"},
        "priority": {"wording", "series", "wards", "standing", "inequality"},
        "thread": {"wording", "series", "wards", "standing", "targets"},
        "nation": {"wording", "series", "wards", "standing", "inequality"},
        "meeting": {"wording", "series", "wards", "standing", "inequality", "targets", "thread"},
        "resident": {"wording", "series", "standing", "wards", "targets", "thread"},
        "search": {"wording", "series", "wards", "standing", "inequality", "targets", "priority", "thread"},
    },
    "ui": {
        "html": set(),
        "markdown": set(),
        "views": {"html", "markdown"},
        "layout": {"html", "markdown", "views"},
        "components": {"html", "markdown", "views", "layout"},
        "panels": {"html", "markdown", "views", "layout", "components"},
    },
}
STREAMLIT = {"streamlit", "streamlit_folium"}
STREAMLIT_ROOMS = ("app.py", "pages/", "hineq/ui/", "tests/", "benchmarks/")
GEOMETRY = {"geopandas", "shapely", "pyproj", "pyogrio"}
GEOMETRY_ROOMS = (
    "hineq/packs/build/",
    "hineq/packs/nation/outlines.py",
    "hineq/packs/importers/outline",
    "tests/",
    "benchmarks/",
)
OPENING_ROOMS = (
    "hineq/packs/",
    "hineq/board/writing.py",
    "hineq/board/making.py",
    "hineq/board/pdf.py",
    "hineq/publish/writing.py",
    "hineq/ui/components/leaflet.py",
    "hineq/ui/layout/first_paint.py",
    "hineq/ui/layout/headers.py",
    "tests/",
    "benchmarks/",
    "docs/",
)
OPENING_MODULES = {"urllib", "urllib3", "requests", "httpx", "aiohttp", "http", "socket", "ftplib"}
# urllib.parse takes addresses apart and opens none
HARMLESS_MODULES = {"urllib.parse"}
OPENING_METHODS = {
    "read_text", "read_bytes", "write_text", "write_bytes", "open", "to_csv", "to_parquet", "to_excel", "to_json",
    "mkdir", "unlink", "rmtree", "urlopen",
}  # fmt: skip
OPENING_FUNCTIONS = {
    ("json", "load"),
    ("yaml", "safe_load"),
    ("yaml", "load"),
    ("np", "load"),
    ("np", "loadtxt"),
    ("np", "genfromtxt"),
}
PAGE_LINES = 120
PAGE_ARITHMETIC = 6


def imports(path: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and the full name of every module that a file imports, wherever in it; also by a relative import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = path.split("/")[: -node.level] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            yield node.lineno, module
            # a room may be what is imported: from hineq import ui
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names if module == "hineq")


def room(path: str) -> str | None:
    """The room of a file: the folder under hineq, 'pages', or None for what has no floor."""
    parts = path.split("/")
    if parts[0] == "pages":
        return "pages"
    if parts[0] == "hineq" and len(parts) > 2:
        return parts[1]
    return None


def arrows_that_point_up(path: str, tree: ast.Module) -> list[str]:
    here = room(path)
    if here is None:
        return []
    if here not in MAY_IMPORT:
        return [f"{path}: a room that the plan does not have"]
    rooms = [(line, name.split(".")[1]) for line, name in imports(path, tree) if name.startswith("hineq.")]
    return [f"{path}:{line}: {here} imports {other}" for line, other in rooms if other not in MAY_IMPORT[here]]


def arrows_that_point_up_within_a_room(path: str, tree: ast.Module) -> list[str]:
    parts = path.removesuffix(".py").split("/")
    if parts[0] != "hineq" or len(parts) < 3 or parts[1] not in FLOORS or parts[2] == "__init__":
        return []
    floors, here = FLOORS[parts[1]], parts[2]
    if here not in floors:
        return [f"{path}: a room within {parts[1]} that the plan does not have"]
    within = [(line, name.split(".")) for line, name in imports(path, tree) if name.startswith(f"hineq.{parts[1]}.")]
    return [
        f"{path}:{line}: {here} imports {names[2]}"
        for line, names in within
        if names[2] != here and names[2] not in floors[here]
    ]


def caches_outside_their_room(path: str, tree: ast.Module) -> list[str]:
    """Caches made outside hineq/ui/views/caching.py, and its ways of keeping used outside hineq/ui/views."""
    if path.startswith(("hineq/ui/views/caching.py", "tests/", "benchmarks/")):
        return []
    names = {"cache_data", "cache_resource"}
    made = [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in names)
        or (isinstance(node, ast.ImportFrom) and names & {alias.name for alias in node.names})
    ]
    borrowed = [line for line, name in imports(path, tree) if name == "hineq.ui.views.caching"]
    lines = made if path.startswith("hineq/ui/views/") else made + borrowed
    return [f"{path}:{line}: a cache outside its room" for line in lines]


def streamlit_outside_its_rooms(path: str, tree: ast.Module) -> list[str]:
    if path.startswith(STREAMLIT_ROOMS):
        return []
    return [f"{path}:{line}: imports {name}" for line, name in imports(path, tree) if name.split(".")[0] in STREAMLIT]


def geometry_outside_its_room(path: str, tree: ast.Module) -> list[str]:
    """What only the build of the national layer needs: the app runs on shapes that were made before."""
    if path.startswith(GEOMETRY_ROOMS):
        return []
    return [f"{path}:{line}: imports {name}" for line, name in imports(path, tree) if name.split(".")[0] in GEOMETRY]


def files_or_addresses_opened(path: str, tree: ast.Module) -> list[str]:
    if path.startswith(OPENING_ROOMS):
        return []
    found = [
        f"{path}:{line}: imports {name}"
        for line, name in imports(path, tree)
        if name.split(".")[0] in OPENING_MODULES and name not in HARMLESS_MODULES
    ]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return found + [f"{path}:{call.lineno}: {ast.unparse(call.func)}" for call in calls if _opens(call)]


def _opens(node: ast.Call) -> bool:
    call = node.func
    if isinstance(call, ast.Name):
        return call.id in {"open", "urlopen"}
    if not isinstance(call, ast.Attribute):
        return False
    owner = call.value.id if isinstance(call.value, ast.Name) else ""
    if call.attr in {"to_csv", "to_json"} and not _names_a_file(node):
        return False  # a table as text
    frame = owner in {"pd", "pandas"} and call.attr.startswith("read_")
    return frame or call.attr in OPENING_METHODS or (owner, call.attr) in OPENING_FUNCTIONS


def _names_a_file(node: ast.Call) -> bool:
    return bool(node.args) or any(one.arg in {"path_or_buf", "path"} for one in node.keywords)


def places_outside_the_project(path: str, text: str) -> list[str]:
    # written apart, or this file would name them itself
    names = ["../" + "shared", "/" + "work/"]
    return [
        f"{path}:{number}: names {name}"
        for number, line in enumerate(text.splitlines(), 1)
        for name in names
        if name in line
    ]


def heavy_pages(path: str, text: str, tree: ast.Module) -> list[str]:
    if not path.startswith("pages/"):
        return []
    found = []
    if (lines := len(text.splitlines())) > PAGE_LINES:
        found.append(f"{path}: {lines} lines, at most {PAGE_LINES}")
    signs = (ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.Mod, ast.FloorDiv, ast.MatMult)
    sums = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, signs)]
    if len(sums) > PAGE_ARITHMETIC:
        found.append(f"{path}: {len(sums)} sums, at most {PAGE_ARITHMETIC}: arithmetic belongs to hineq")
    found += [
        f"{path}:{line}: imports {name}"
        for line, name in imports(path, tree)
        if name.split(".")[0] in {"numpy", "scipy", "pandas"}
    ]
    found += [
        f"{path}:{node.lineno}: defines {node.name}: pages read, ask and draw"
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    return found


CODE_RULES = [
    arrows_that_point_up,
    arrows_that_point_up_within_a_room,
    caches_outside_their_room,
    streamlit_outside_its_rooms,
    geometry_outside_its_room,
    files_or_addresses_opened,
]


def test_the_files_are_found() -> None:
    rooms = {room(path) for path in FILES}
    assert {"model", "methods", "packs", "insights", "charts", "maps", "ui", "pages", "cli"} <= rooms
    assert "app.py" in FILES
    assert "hineq/packs/build/shapes.py" in FILES


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """Every file as it is parsed, once for all rules."""
    return {path: ast.parse((ROOT / path).read_text(encoding="utf-8")) for path in FILES}


@pytest.mark.parametrize("rule", CODE_RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Callable[[str, ast.Module], list[str]], trees: dict[str, ast.Module]) -> None:
    assert [one for path, tree in trees.items() for one in rule(path, tree)] == []


def test_nothing_names_a_place_outside_the_project() -> None:
    kept = {".py", ".toml", ".sh", ".js", ".css", ".yaml", ".yml", ".md", ".txt", ".json", ".cfg", ""}
    paths = [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and path.suffix in kept and not skipped(path)
        and path.name != ".hypothesis" and ".hypothesis" not in path.parts
    ]  # fmt: skip
    assert len(paths) > 50
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        found += places_outside_the_project(path.relative_to(ROOT).as_posix(), text)
    assert found == []


def test_pages_are_light() -> None:
    pages = [path for path in FILES if path.startswith("pages/")]
    assert pages
    found = []
    for path in pages:
        text = (ROOT / path).read_text(encoding="utf-8")
        found += heavy_pages(path, text, ast.parse(text))
    assert found == []


# every rule is shown a file that breaks it, and one beside it that does not

BROKEN = [
    (arrows_that_point_up, "hineq/model/area.py", "from hineq.methods.rates import crude_rate"),
    (arrows_that_point_up, "hineq/methods/rates.py", "from hineq.model.words import Sex"),
    (arrows_that_point_up, "hineq/insights/inequality/gaps.py", "from hineq.packs.read.pack import load_place"),
    (arrows_that_point_up, "hineq/insights/inequality/gaps.py", "def later():\n    from hineq.ui import views"),
    (arrows_that_point_up, "hineq/charts/spine.py", "import hineq.ui.views.targets"),
    (arrows_that_point_up, "hineq/charts/spine.py", "from hineq import maps"),
    (arrows_that_point_up, "hineq/packs/read/pack.py", "from ...insights import gaps"),
    (arrows_that_point_up, "hineq/cli/__init__.py", "from hineq.ui import views"),
    (arrows_that_point_up, "pages/map.py", "from hineq.packs.read.pack import load_place"),
    (arrows_that_point_up, "hineq/helpers/words.py", ""),
    (
        arrows_that_point_up_within_a_room,
        "hineq/insights/series/lines.py",
        "from hineq.insights.wards.view import WardView",
    ),
    (arrows_that_point_up_within_a_room, "hineq/insights/wards/view.py", "from hineq.insights.targets import status"),
    (arrows_that_point_up_within_a_room, "hineq/ui/views/wards.py", "from hineq.ui.panels.ward import ward_panel"),
    (arrows_that_point_up_within_a_room, "hineq/packs/declared/tables.py", "import hineq.packs.read.pack"),
    (arrows_that_point_up_within_a_room, "hineq/insights/misc/words.py", ""),
    (caches_outside_their_room, "hineq/ui/panels/ward.py", "@st.cache_data\ndef table(): ..."),
    (caches_outside_their_room, "pages/ward.py", "from streamlit import cache_resource"),
    (caches_outside_their_room, "hineq/ui/views/wards.py", "shared = st.cache_resource()"),
    (caches_outside_their_room, "hineq/ui/panels/ward.py", "from hineq.ui.views.caching import shared"),
    (streamlit_outside_its_rooms, "hineq/charts/spine.py", "import streamlit as st"),
    (streamlit_outside_its_rooms, "hineq/maps/ward_map.py", "from streamlit_folium import st_folium"),
    (streamlit_outside_its_rooms, "hineq/cli/__init__.py", "def later():\n    import streamlit.runtime"),
    (geometry_outside_its_room, "hineq/maps/ward_map.py", "import shapely"),
    (geometry_outside_its_room, "pages/map.py", "import geopandas as gpd"),
    (geometry_outside_its_room, "hineq/ui/views/wards.py", "def later():\n    from shapely.geometry import box"),
    (geometry_outside_its_room, "hineq/packs/read/boundaries.py", "import pyproj"),
    (arrows_that_point_up_within_a_room, "hineq/packs/read/pack.py", "from hineq.packs.build.shapes import shapes"),
    (files_or_addresses_opened, "hineq/insights/inequality/gaps.py", "open('a.csv')"),
    (files_or_addresses_opened, "hineq/ui/views/place.py", "Path('a').read_text()"),
    (files_or_addresses_opened, "hineq/ui/views/place.py", "(folder / 'a').write_bytes(b'')"),
    (files_or_addresses_opened, "hineq/ui/views/place.py", "with path.open() as file: pass"),
    (files_or_addresses_opened, "pages/map.py", "import pandas as pd\npd.read_csv('a.csv')"),
    (files_or_addresses_opened, "hineq/charts/spine.py", "table.to_csv('a.csv')"),
    (files_or_addresses_opened, "hineq/charts/spine.py", "json.load(file)"),
    (files_or_addresses_opened, "hineq/charts/spine.py", "from urllib.request import urlopen"),
    (files_or_addresses_opened, "hineq/model/place.py", "import urllib.request"),
    (files_or_addresses_opened, "app.py", "import requests"),
]
SOUND = [
    (arrows_that_point_up_within_a_room, "hineq/insights/wards/view.py", "from hineq.insights.series import rows"),
    (arrows_that_point_up_within_a_room, "hineq/ui/panels/ward.py", "from hineq.ui.views import wards"),
    (caches_outside_their_room, "hineq/ui/views/caching.py", "shared = st.cache_resource()"),
    (caches_outside_their_room, "hineq/ui/views/wards.py", "from hineq.ui.views.caching import shared"),
    (
        arrows_that_point_up,
        "hineq/insights/inequality/gaps.py",
        "from hineq.methods import slope\nfrom hineq.model.words import Sex",
    ),
    (arrows_that_point_up, "hineq/ui/views/targets.py", "from hineq.packs.read.pack import load_place"),
    (arrows_that_point_up, "hineq/cli/__init__.py", "from hineq.packs.read.pack import check_pack"),
    (arrows_that_point_up, "tests/pages/test_pages.py", "from hineq.ui.layout.pages import PAGES"),
    (geometry_outside_its_room, "hineq/packs/build/shapes.py", "import geopandas as gpd"),
    (streamlit_outside_its_rooms, "hineq/ui/views/targets.py", "import streamlit as st"),
    (streamlit_outside_its_rooms, "pages/map.py", "import streamlit as st"),
    (files_or_addresses_opened, "hineq/packs/read/reading.py", "open('a.csv')"),
    (files_or_addresses_opened, "hineq/ui/components/tables.py", "made.to_csv(index=False)"),
    (files_or_addresses_opened, "hineq/ui/layout/selection.py", "from urllib.parse import urlsplit"),
]


def _name(case: tuple[Callable[[str, ast.Module], list[str]], str, str]) -> str:
    rule, path, code = case
    return f"{rule.__name__}-{path}-{code[:30]}"


@pytest.mark.parametrize("case", BROKEN, ids=_name)
def test_a_broken_rule_is_found(case: tuple[Callable[[str, ast.Module], list[str]], str, str]) -> None:
    rule, path, code = case
    assert len(rule(path, ast.parse(code))) == 1


@pytest.mark.parametrize("case", SOUND, ids=_name)
def test_sound_code_is_left_alone(case: tuple[Callable[[str, ast.Module], list[str]], str, str]) -> None:
    rule, path, code = case
    assert rule(path, ast.parse(code)) == []


def test_a_place_outside_the_project_and_a_heavy_page_are_found() -> None:
    outside = "x = 1\nopen('../" + "shared/a.csv')\ny = '/" + "work/b'\n"
    assert [one.split(": ")[0] for one in places_outside_the_project("a.py", outside)] == ["a.py:2", "a.py:3"]
    for heavy in ("x = 1\n" * 121, "y = a * b / c - d ** e % f // g * h\n", "import numpy as np\n", "class A: ...\n"):
        assert len(heavy_pages("pages/a.py", heavy, ast.parse(heavy))) == 1
        assert heavy_pages("hineq/charts/a.py", heavy, ast.parse(heavy)) == []
    light = "st.title('a')\n" * 120
    assert heavy_pages("pages/a.py", light, ast.parse(light)) == []
