"""Faults, notices and refusals as the command line prints them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from hineq.packs.read.problems import Problem

NOTHING: Final = "Nothing was written."


def say(kind: str, problems: Sequence[Problem]) -> None:
    """Print how many there are of a kind ("fault", "notice"), and each on a line of its own with its code."""
    print(f"{len(problems)} {kind}{'' if len(problems) == 1 else 's'}")
    for problem in problems:
        print(f"  {problem} [{problem.code}]")


def refused(problems: Sequence[Problem], left: str = NOTHING) -> int:
    """Print the faults for which nothing was written, or only what `left` says; gives the exit status."""
    say("fault", problems)
    print(f"\n{left} Mend the faults first (docs/faults.md says how, by the code in brackets).")
    return 1


def unwritable(path: Path, error: OSError) -> int:
    """Print that the disk refuses a path; gives the exit status."""
    print(f"{path} cannot be read or written ({error.strerror or error}): look whether you may, and for room.")
    return 1
