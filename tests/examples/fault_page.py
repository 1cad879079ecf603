"""Writes docs/faults.md: every code of a fault with what `check` really says of an example, and its mend.

`python -m tests.examples.fault_page` writes the page; a test holds it against what would be written now.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from unittest.mock import patch

from hineq.packs.bring.answers import Answers
from hineq.packs.bring.bringing import plan_of
from hineq.packs.bring.making import new_layer
from hineq.packs.build.layer import build_layer
from hineq.packs.build.shapes import shapes
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.declared.layer import BUILT
from hineq.packs.declared.mends import MENDS
from hineq.packs.importers.deaths import read_deaths
from hineq.packs.read.describing import describe
from hineq.packs.read.national import open_layer
from hineq.packs.read.pack import load_place
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.packs.read.reading import DESCRIPTION
from tests.examples.bad_deaths import ONE_FAULT
from tests.examples.bad_packs import FAULTS, bad_pack, told
from tests.packs.build import nation
from tests.packs.build.made_up import write_country_without_crs
from tests.paths import ROOT

PAGE = ROOT / "docs" / "faults.md"
HEAD = """\
# Faults and notices

Made by `python -m tests.examples.fault_page`. `python -m hineq check FOLDER` lists every fault and notice of a pack:
file, row (as a text editor counts it), column, value, what must hold, and the code in brackets. Each line below is what
the command says of a small made-up example. A fault stops the pack; a notice stops nothing. `python -m hineq build` lists the
faults of a national layer's sources in the same way.

## Faults
"""


def _told(run: Callable[[], object]) -> Problem:
    try:
        run()
    except InvalidPack as error:
        (problem,) = error.problems
        return problem
    raise AssertionError("The example has no fault.")


def _without_areas(folder: Path) -> None:
    (bad_pack(folder) / "areas.csv").unlink()
    load_place(folder)


def _folder_for_areas(folder: Path) -> None:
    (bad_pack(folder) / "areas.csv").unlink()
    (folder / "areas.csv").mkdir()
    load_place(folder)


def _not_writable(folder: Path) -> None:
    with patch("tempfile.mkstemp", side_effect=PermissionError(13, "Permission denied")):
        describe(bad_pack(folder))


def _built(folder: Path, change: Callable[[nation.Tables], object]) -> Path:
    """The made-up nation's layer, built from source files that are changed."""
    tables = nation.sources()
    change(tables)
    layer = nation.write_declared(folder / "examplia")
    build_layer(layer, nation.write_sources(folder / "sources", tables), nation.quietly)
    return layer


def _other_kind(folder: Path) -> None:
    _built(folder, lambda tables: tables["lsoa21"].__setitem__("people", tables["lsoa21"].people.astype(str)))


def _without_measure(folder: Path) -> None:
    _built(folder, lambda tables: tables["imd_la_summaries_england"].__setitem__("release", "IMD2015"))


def _other_total(folder: Path) -> None:
    _built(folder, lambda tables: tables["areas"].__setitem__("n_lsoa21", tables["areas"].n_lsoa21 + 1))


def _seal_broken(folder: Path) -> None:
    layer = _built(folder, len)
    (layer / BUILT / "observations.parquet").write_bytes(b"")
    open_layer(layer)


def _other_unit(folder: Path) -> None:
    """A sheet whose measure has the name of an indicator of the layer, and another unit."""
    layer = _built(folder, len)
    new_layer(folder / "own", nation.ASHWICK, layer.name)
    sheet = folder / "sheet.csv"
    sheet.write_text(
        f"area code,indicator,sex,period,value,unit\n{nation.ASHWICK},Adults who smoke,Persons,2022,14,per 1000\n"
    )
    plan_of([sheet], folder / "own", Answers(publisher="A", source="B", licence="C"), date(2026, 1, 1))


def _into_built(folder: Path) -> None:
    """Files brought into the national layer itself."""
    plan_of([], _built(folder, len), Answers(), date(2026, 1, 1))


def _over_nothing(folder: Path) -> None:
    """A good pack that says it lies over a layer which is nowhere."""
    _over(bad_pack(folder), "nowhere")


def _over_a_broken_layer(folder: Path) -> None:
    layer = _built(folder / "layer", len)
    (layer / BUILT / "observations.parquet").write_bytes(b"")
    pack = layer.parent / "pack"
    pack.mkdir()
    _over(bad_pack(pack), layer.name)


def _over(pack: Path, name: str) -> None:
    path = pack / DESCRIPTION
    content = json.loads(path.read_text())
    content["hineq"]["over"] = name
    path.write_text(json.dumps(content))
    load_place(pack)


# what is no file of a pack, or no content of one
ELSE: dict[Fault, tuple[str, Callable[[Path], object]]] = {
    Fault.FOLDER_MISSING: ("a folder that does not exist", lambda _: load_place(Path("data/nowhere"))),
    Fault.LAYER_MISSING: ("a pack over a layer that is nowhere", _over_nothing),
    Fault.LAYER_FAULTY: ("a pack over a layer of which a file was emptied", _over_a_broken_layer),
    Fault.LAYER_BUILT: ("a file that is brought into a national layer", _into_built),
    Fault.FOLDER_NOT_WRITABLE: ("a folder in which nobody may write", _not_writable),
    Fault.FILE_MISSING: ("a pack whose areas.csv was deleted", _without_areas),
    Fault.BOUNDARY_CRS_UNKNOWN: (
        "a folder of GeoParquet files whose wards do not say their coordinates",
        lambda folder: shapes(write_country_without_crs(folder)),
    ),
    Fault.FILE_UNREADABLE: ("a pack with a folder named areas.csv", _folder_for_areas),
    Fault.COLUMN_KIND: ("a source of a national layer whose numbers are text", _other_kind),
    Fault.MEASURE_MISSING: ("a source of a national layer of another release", _without_measure),
    Fault.TOTAL_UNLIKE: ("a source of a national layer with other totals", _other_total),
    Fault.UNIT_UNLIKE: ("a sheet in another unit than the layer's indicator of that name", _other_unit),
    Fault.SEAL_BROKEN: ("a national layer of which a file was emptied", _seal_broken),
}


def examples() -> Iterator[tuple[str, Problem]]:
    """For each code that has one: what the example is, in words, and what is said of it."""
    first = {said.code: name for name, said in reversed(FAULTS.items())}
    deaths: dict[Fault | Notice, tuple[str, Problem]] = {}
    for name, (raw, *_) in ONE_FAULT.items():
        problem = _told(lambda raw=raw: read_deaths(raw, "deaths.csv"))  # type: ignore[misc]
        deaths.setdefault(problem.code, (f"a table of deaths: {name}", problem))
    for code in Fault:
        with tempfile.TemporaryDirectory() as folder:
            if code in ELSE:
                what, run = ELSE[code]
                yield what, _told(lambda run=run, folder=folder: run(Path(folder)))  # type: ignore[misc]
            elif code in first:
                (problem,) = told(first[code])
                yield f"`tests/examples/bad/{first[code]}`", problem
            elif code in deaths:
                yield deaths[code]


def page() -> str:
    """The page as it would be written now."""
    parts = [HEAD]
    for what, problem in examples():
        code = problem.code
        parts.append(f"### {code}\n\n{code.called}.\n\n```text\n{problem} [{code}]\n```\n")
        parts.append(f"({what[0].upper() + what[1:]}.)\n\n**Mend:** {MENDS[code]}\n")
    parts.append("## Notices\n\n| Code | What it says | What to do |\n|---|---|---|")
    parts += [f"| {code} | {code.called}. | {MENDS[code]} |" for code in Notice]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
