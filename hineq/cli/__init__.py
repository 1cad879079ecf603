"""The command line: `python -m hineq check|describe FOLDER`, `... build NAME --from FOLDER`, `... gaps NAME`, `... board FOLDER --out FOLDER`, `... --version`."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import NoReturn

import pandas as pd
from tqdm import tqdm

from hineq.cli import fetching, layers, publishing, strategies
from hineq.cli.saying import refused, say
from hineq.model.agenda import Audience
from hineq.packs.declared.layer import GAPS, HEAD
from hineq.packs.read.describing import describe
from hineq.packs.read.national import NationalLayer, check_layer, open_layer
from hineq.packs.read.pack import check_pack
from hineq.packs.read.problems import InvalidPack
from hineq.version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 where there are faults or questions, or where nothing could be brought, or 2 for a command that is not whole."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a value that the terminal's encoding lacks must not stop the list of faults
        sys.stdout.reconfigure(errors="backslashreplace")
    parsed = parser().parse_args(arguments)
    status = 1
    try:
        status = parsed.run(parsed)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever reads the lines, such as `head`, has seen enough; what is left of them goes nowhere
        with suppress(BrokenPipeError):
            sys.stdout.close()
    return status


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments; what is parsed has `run`, which takes it and gives the exit status."""
    made = argparse.ArgumentParser(prog="python -m hineq", description="Place packs of hineq.")
    made.add_argument("--version", action="version", version=f"hineq {VERSION}")
    commands = made.add_subparsers(dest="command", required=True)
    for name, run, words in (
        ("check", _check, "list every fault and notice of a place pack"),
        ("describe", _describe, "write the pack's datapackage.json from its files and the tables as they are declared"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("folder", type=Path, help="the pack's folder, such as data/<place>")
        command.set_defaults(run=lambda parsed, run=run: run(parsed.folder))
    _build_command(commands)
    _gaps_command(commands)
    _board_command(commands)
    layers.commands(commands)
    fetching.commands(commands)
    strategies.commands(commands)
    publishing.commands(commands)
    return made


def _build_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("build", help="build a national layer from the folder of its sources")
    command.add_argument("layer", type=Path, help="the layer's folder, or its name in the folder data")
    command.add_argument(
        "--from",
        dest="source",
        required=True,
        help="the folder with the tables of the sources, or its address: file://, s3://bucket/prefix, gs://bucket/prefix",
    )
    command.set_defaults(run=_build)


def _build(parsed: argparse.Namespace) -> int:
    # imported here, so that no other command waits for geometry
    from hineq.packs.build.layer import build_layer

    folder = parsed.layer if parsed.layer.is_dir() else Path("data") / parsed.layer
    with _progress() as bar:
        try:
            built = build_layer(folder, parsed.source, _told(bar))
        except InvalidPack as error:
            _close(bar)
            say("fault", error.problems)
            print(
                "\nNothing was written: what was built before stays (docs/faults.md says what to do, by the code in brackets)."
            )
            return 1
        except OSError as error:
            _close(bar)
            print(
                f"{folder} cannot be written ({error.strerror or error}): look whether you may write there, and for room."
            )
            return 1
    for name, rows in built.rows.items():
        print(f"{name:<16} {rows:>9,} rows")
    print(f"{folder} is built: {built.size / 1e6:.1f} MB.")
    # they are told council by council by what a page says, which takes longer than all that is built
    print(f"It has no gaps between the wards of councils yet: `python -m hineq gaps {parsed.layer}` adds them.")
    return 0


def _gaps_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "gaps", help="add to a built layer how far apart the wards of every council lie on each measure"
    )
    command.add_argument("layer", type=Path, help="the layer's folder, or its name in the folder data")
    command.add_argument("--workers", type=int, default=2, help="processes at once")
    command.set_defaults(run=_gaps)


def _gaps(parsed: argparse.Namespace) -> int:
    # imported here, so that no other command waits for it
    from hineq.packs.build.writing import add_table

    folder = parsed.layer if parsed.layer.is_dir() else Path("data") / parsed.layer
    try:
        codes = [area.area_code for area in open_layer(folder).councils()]
    except InvalidPack as error:
        say("fault", error.problems)
        return 1
    tables = []
    with _progress() as bar, ProcessPoolExecutor(max_workers=parsed.workers) as workers:
        told = _told(bar)
        for number, table in enumerate(workers.map(partial(_gaps_of, folder), codes)):
            tables.append(table)
            told("Telling every council", number * 100 // len(codes))
        told("Done", 100)
    try:
        add_table(folder, GAPS, pd.concat(tables, ignore_index=True))
    except OSError as error:
        print(
            f"{folder} cannot be written ({error.strerror or error}): look whether you may write there, and for room."
        )
        return 1
    print(f"{sum(map(len, tables)):,} gaps of {len(codes)} councils are added to {folder}.")
    return 0


@cache
def _opened(folder: Path) -> NationalLayer:
    """The layer as a process of its own keeps it."""
    return open_layer(folder)


def _gaps_of(folder: Path, area_code: str) -> pd.DataFrame:
    from hineq.insights.nation.council_gaps import council_gaps
    from hineq.insights.series.figures import Figures

    return council_gaps(Figures.of(_opened(folder).council(area_code)))


def _progress() -> "tqdm[NoReturn]":
    return tqdm(total=100, bar_format="{desc:<32} {bar:24} {percentage:3.0f}%", file=sys.stderr)


def _told(bar: "tqdm[NoReturn]") -> Callable[[str, int], None]:
    def told(what: str, done: int) -> None:
        bar.set_description_str(what)
        bar.update(done - bar.n)

    return told


def _close(bar: "tqdm[NoReturn]") -> None:
    bar.leave = False
    bar.close()


def _board_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "board", help="write the board pack of a meeting: PDF, PPTX, HTML and the figures, all of the same slides"
    )
    command.add_argument("folder", type=Path, help="the pack's folder, such as data/<place>")
    command.add_argument("--agenda", type=Path, help="the agenda's file; without one hineq proposes an agenda")
    command.add_argument("--audience", choices=list(Audience), help="for whom; the agenda says it where this does not")
    command.add_argument("--area", default="", help="the code of one of the place's levels, where it is about that")
    command.add_argument(
        "--template",
        type=Path,
        help="a .pptx of the place's own, for its slide size and letters; the pack's meetings/template.pptx where none is named",
    )
    command.add_argument("--keep", action="store_true", help="keep the figures in the pack, for the next meeting")
    command.add_argument("--out", type=Path, required=True, help="the folder to write; a board pack there is replaced")
    command.set_defaults(run=_board)


def _board(parsed: argparse.Namespace) -> int:
    # imported here, so that no other command waits for charts
    from hineq.board.making import Asked, make_pack
    from hineq.board.writing import NotWritten

    asked = Asked(
        folder=parsed.folder, agenda=parsed.agenda, audience=Audience(parsed.audience) if parsed.audience else None,
        area_code=parsed.area, template=parsed.template, keep=parsed.keep, out=parsed.out,
    )  # fmt: skip
    with _progress() as bar:
        try:
            made = make_pack(asked, _told(bar))
        except InvalidPack as error:
            _close(bar)
            return refused(error.problems)
        except NotWritten as error:
            _close(bar)
            print(error)
            return 1
    for line in made:
        print(line)
    return 0


def _check(folder: Path) -> int:
    report = check_layer(folder) if (folder / HEAD).exists() else check_pack(folder)
    say("fault", report.faults)
    say("notice", report.notices)
    if report.faults:
        print(
            f"\n{folder} cannot be used until its faults are mended: docs/faults.md says how, by the code in brackets."
        )
    else:
        print(f"\n{folder} is sound.")
    return 1 if report.faults else 0


def _describe(folder: Path) -> int:
    try:
        changes = describe(folder)
    except InvalidPack as error:
        say("fault", error.problems)
        print(f"\nNothing was written: {folder} cannot be described until its faults are mended.")
        return 1
    for change in changes or ("Nothing has changed.",):
        print(change)
    return 0
