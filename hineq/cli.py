"""The command line: `python -m hineq check FOLDER`."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from hineq.packs.read.pack import check_pack
from hineq.packs.read.problems import Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, or 1 where a pack has faults."""
    parser = argparse.ArgumentParser(prog="python -m hineq", description="Place packs of hineq.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="list every fault and notice of a place pack")
    check.add_argument("folder", type=Path, help="the pack's folder, such as data/luton")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a value that the terminal's encoding lacks must not stop the list of faults
        sys.stdout.reconfigure(errors="backslashreplace")
    return _check(parser.parse_args(arguments).folder)


def _check(folder: Path) -> int:
    report = check_pack(folder)
    _print("fault", report.faults)
    _print("notice", report.notices)
    if report.faults:
        print(f"\n{folder} cannot be used until its faults are mended.")
    else:
        print(f"\n{folder} is sound.")
    return 1 if report.faults else 0


def _print(kind: str, problems: Sequence[Problem]) -> None:
    print(f"{len(problems)} {kind}{'' if len(problems) == 1 else 's'}")
    for problem in problems:
        print(f"  {problem}")


if __name__ == "__main__":
    sys.exit(main())
