"""The command line: `python -m hineq check FOLDER`, `python -m hineq describe FOLDER`, `python -m hineq --version`."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from hineq.packs.read.describing import describe
from hineq.packs.read.pack import check_pack
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, or 1 where a pack has faults."""
    parser = argparse.ArgumentParser(prog="python -m hineq", description="Place packs of hineq.")
    parser.add_argument("--version", action="version", version=f"hineq {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run, words in (
        ("check", _check, "list every fault and notice of a place pack"),
        ("describe", _describe, "write the pack's datapackage.json from its files and the tables as they are declared"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("folder", type=Path, help="the pack's folder, such as data/<place>")
        command.set_defaults(run=run)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a value that the terminal's encoding lacks must not stop the list of faults
        sys.stdout.reconfigure(errors="backslashreplace")
    parsed = parser.parse_args(arguments)
    status: int = parsed.run(parsed.folder)
    return status


def _check(folder: Path) -> int:
    report = check_pack(folder)
    _print("fault", report.faults)
    _print("notice", report.notices)
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
        _print("fault", error.problems)
        print(f"\nNothing was written: {folder} cannot be described until its faults are mended.")
        return 1
    for change in changes or ("Nothing has changed.",):
        print(change)
    return 0


def _print(kind: str, problems: Sequence[Problem]) -> None:
    print(f"{len(problems)} {kind}{'' if len(problems) == 1 else 's'}")
    for problem in problems:
        print(f"  {problem} [{problem.code}]")


if __name__ == "__main__":
    sys.exit(main())
