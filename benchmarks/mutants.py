"""Mutation testing: a small wrong change in the code, one at a time, and whether the tests of that code notice.

    python -m benchmarks.mutants                     a sample of 200 mutants, seed 1
    python -m benchmarks.mutants --sample N --seed S
    python -m benchmarks.mutants --all               every mutant (hours)
    python -m benchmarks.mutants --only poorest      of the files whose path holds these letters

TARGETS says which files are changed and which tests are asked; a file's own doctests are asked as well. Each mutant
lives in a process of its own, forked from one that has loaded pandas and pytest but nothing of hineq. It is killed
where a test fails, or where the tests take far longer than they take on the sound code. Survivors are listed with file,
line and change; docs/mutants.md judges them. Exits with 1 where fewer than LEAST of the mutants are killed.
"""

import argparse
import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
import pandas
import pytest
import scipy.stats
import yaml

from benchmarks.mutators import changes

ROOT = Path(__file__).parents[1]
LEAST = 0.85
# a mutant that takes longer is taken for one that never ends
SLOWEST, LEAST_SECONDS = 5, 20
PATIENCE = "the tests took too long"
PACKS = ("tests/packs/test_check.py", "tests/packs/test_documents.py", "tests/packs/test_reading.py")
# a file, or the files of a pattern, and the tests that hold it; {stem} is the name of the file
TARGETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("hineq/methods/*.py", ("tests/methods/test_{stem}.py",)),
    (
        "hineq/insights/targets/status.py",
        ("tests/insights/targets/test_status.py", "tests/insights/targets/test_measures.py"),
    ),
    (
        "hineq/insights/wards/poorest.py",
        ("tests/insights/wards/test_poorest.py", "tests/insights/wards/test_poorest_tally.py"),
    ),
    ("hineq/packs/read/*rules*.py", PACKS),
)
LOADED_ONCE = (numpy, pandas, pytest, scipy.stats, yaml)


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One change of one file: the number of the change among those of the file, its line, and its words."""

    path: str
    number: int
    line: int
    words: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.words}"


def mutants(only: str = "") -> Iterator[Mutant]:
    """Every mutant of the targets, file by file."""
    for pattern, tests in TARGETS:
        for file in sorted(ROOT.glob(pattern)):
            path = file.relative_to(ROOT).as_posix()
            asked = tuple(test for name in tests if (ROOT / (test := name.format(stem=file.stem))).exists())
            if only not in path or not asked:
                continue
            for number, change in enumerate(changes(file.read_text(encoding="utf-8"))):
                yield Mutant(path=path, number=number, line=change.line, words=change.words, tests=asked)


class Changed(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Finds one module of hineq in its changed form, and leaves all others to Python."""

    def __init__(self, path: str, tree: ast.Module) -> None:
        self.file = ROOT / path
        self.name = path.removesuffix(".py").replace("/", ".")
        self.tree = tree

    def find_spec(self, fullname: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """A specification for the changed module alone."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.file, loader=self)

    def get_source(self, fullname: str) -> str:
        """The sound source: what a traceback shows."""
        return self.file.read_text(encoding="utf-8")

    def get_code(self, fullname: str) -> object:  # type: ignore[override]
        """The changed code."""
        return compile(self.tree, str(self.file), "exec")


def passes(path: str, tests: Sequence[str], tree: ast.Module | None, seconds: float) -> bool | None:
    """Whether the tests and the doctests of a file pass with its changed form; None where they take too long."""
    child = os.fork()
    if child == 0:
        os._exit(_asked(path, tests, tree))
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _asked(path: str, tests: Sequence[str], tree: ast.Module | None) -> int:
    """In a process of its own: the exit status of pytest on the tests of a file."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    try:
        if tree is not None:
            # imported before pytest is there, whose own finder would take the sound file for the sake of its doctests
            changed = Changed(path, tree)
            sys.meta_path.insert(0, changed)
            importlib.import_module(changed.name)
        return int(pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests, path]))
    except BaseException:
        return 1


def survivors(asked: Iterable[Mutant]) -> tuple[list[Mutant], Counter[str], Counter[str]]:
    """The mutants that no test noticed, and by file how many were killed and how many of these took too long."""
    alive: list[Mutant] = []
    killed, slow = Counter[str](), Counter[str]()
    limits: dict[str, float] = {}
    for mutant in asked:
        if mutant.path not in limits:
            started = time.monotonic()
            if passes(mutant.path, mutant.tests, None, 3600) is not True:
                raise SystemExit(
                    f"The tests of {mutant.path} do not pass on the sound code: {', '.join(mutant.tests)}."
                )
            limits[mutant.path] = max(LEAST_SECONDS, SLOWEST * (time.monotonic() - started))
        change = changes((ROOT / mutant.path).read_text(encoding="utf-8"))[mutant.number]
        passed = passes(mutant.path, mutant.tests, change.tree(), limits[mutant.path])
        if passed:
            alive.append(mutant)
            print(f"survived  {mutant}", flush=True)
        else:
            killed[mutant.path] += 1
            slow[mutant.path] += passed is None
    return alive, killed, slow


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was killed and what survived; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--all", action="store_true", help="every mutant instead of a sample")
    parser.add_argument("--sample", type=int, default=200, metavar="N", help="how many mutants, drawn at random")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the seed of the sample")
    parser.add_argument("--only", default="", metavar="LETTERS", help="only files whose path holds these letters")
    options = parser.parse_args(arguments)
    every = list(mutants(options.only))
    chosen = every
    if not options.all and options.sample < len(every):
        drawn = random.Random(options.seed).sample(range(len(every)), options.sample)
        chosen = [every[at] for at in sorted(drawn)]
    words = "all" if chosen is every else f"a sample of {len(chosen)} (seed {options.seed})"
    print(f"{len(every)} mutants of {len({one.path for one in every})} files; tried: {words}\n", flush=True)
    alive, killed, slow = survivors(chosen)
    lived = Counter(mutant.path for mutant in alive)
    print(f"\n{'file':<48}{'killed':>8}{'survived':>10}{PATIENCE:>26}")
    for path in dict.fromkeys(mutant.path for mutant in chosen):
        print(f"{path:<48}{killed[path]:>8}{lived[path]:>10}{slow[path]:>26}")
    share = killed.total() / max(len(chosen), 1)
    print(f"\n{killed.total()} of {len(chosen)} killed: {share:.1%} (at least {LEAST:.0%} is asked)")
    return 0 if share >= LEAST else 1


if __name__ == "__main__":
    raise SystemExit(main())
