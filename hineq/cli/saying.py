"""Faults and notices as the command line prints them."""

from collections.abc import Sequence

from hineq.packs.read.problems import Problem


def say(kind: str, problems: Sequence[Problem]) -> None:
    """Print how many there are of a kind ("fault", "notice"), and each on a line of its own with its code."""
    print(f"{len(problems)} {kind}{'' if len(problems) == 1 else 's'}")
    for problem in problems:
        print(f"  {problem} [{problem.code}]")
