"""Every command that is written for a reader is run, or, where a run would be this one, shown to be runnable."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.visitor import visiting
from hineq.cli import parser
from hineq.packs.read.findings import Findings
from hineq.packs.read.layer_head import read_head
from tests.paths import ROOT
from tests.serving import serving
from tests.test_requirements import pins

README = ROOT / "README.md"
BIN = Path(sys.executable).parent


def blocks(text: str) -> list[list[str]]:
    """The command lines of every fenced bash block, without comments; a line that ends in a backslash goes on."""
    found = re.findall(r"^ *```bash\n(.*?)^ *```", text, flags=re.MULTILINE | re.DOTALL)
    joined = [re.sub(r"\s*\\\n\s*", " ", block).splitlines() for block in found]
    return [[line.strip() for line in block if line.strip() and not line.strip().startswith("#")] for block in joined]


def named(text: str) -> list[str]:
    """The Python commands that stand in a sentence."""
    prose = re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)
    command = r"`((?:\.venv/bin/)?(?:python3?\s-m|streamlit\srun|bash)\s[^`]+)`"
    return [re.sub(r"\s+", " ", found) for found in re.findall(command, prose)]


def steps(line: str) -> list[str]:
    """The commands of a line that runs them one after another."""
    return [step.strip() for step in line.split("&&")]


TEXT = README.read_text(encoding="utf-8") if README.exists() else ""
BLOCKS = blocks(TEXT)
# what is written for whoever works on it: the commands in its sentences and blocks as well
WRITTEN = [
    path.read_text(encoding="utf-8")
    for path in (ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("**/*.md")))
]
STEPS = list(
    dict.fromkeys(
        step
        for text in (TEXT, *WRITTEN)
        for block in [*blocks(text), named(text)]
        for line in block
        for step in steps(line)
    )
)


def make_environment(words: list[str]) -> None:
    assert words[1:] == ["-m", "venv", ".venv"], words


def install(words: list[str]) -> None:
    files = [word for before, word in pairwise(words) if before == "-r"]
    assert files, words
    assert all(pins(ROOT / file) for file in files)


def open_dashboard(words: list[str]) -> None:
    assert len(words) == 3, words
    assert (BIN / "streamlit").exists()
    with serving(ROOT / words[2]) as server, visiting(server) as visitor:
        visitor.open()
        assert "Traceback" not in server.printed()


def collect_tests(words: list[str]) -> None:
    """The command with its settings and plugins, on one small file: this very run shows that it finds the others."""
    done = _run([sys.executable, *words[1:], "--collect-only", "-q", "-n", "0", "tests/test_requirements.py"])
    assert "tests collected" in done.stdout


def parse_tests(words: list[str]) -> None:
    """A run of a part of the tests: its folder is there, its mark is declared (the whole is collected once, above)."""
    known = {"-n", "0", "-q", "-m", "not browser"}
    assert all(word in known or (ROOT / word).is_dir() for word in words[3:]), words


def run_hineq(words: list[str]) -> None:
    _run([sys.executable, *words[1:]])


def write_board_pack(words: list[str]) -> None:
    """The command on a folder of its own, so that nothing is written among the code."""
    with tempfile.TemporaryDirectory() as made:
        out = Path(made) / "pack"
        _run([sys.executable, *words[1 : words.index("--out")], "--out", str(out)])
        assert len(list(out.iterdir())) > 3


def parse_hineq(words: list[str]) -> None:
    """A command on a folder that stands for any: its name is a command."""
    assert words[3] in _run([sys.executable, "-m", "hineq", "--help"]).stdout, words
    assert all(word in ("FOLDER", "--out", "england") or word.startswith("data/") for word in words[4:]), words


def parse_arguments(words: list[str]) -> None:
    """A command with files that stand for any: its arguments are those that it takes."""
    assert callable(parser().parse_args(words[3:]).run) if len(words) > 4 else words[3] in parser().format_help()


def parse_build(words: list[str]) -> None:
    """The build of the layer, whose sources are not in the repository: its folder is there with all that is declared."""
    assert "--from" in _run([sys.executable, "-m", "hineq", "build", "--help"]).stdout
    for name in words[4:5]:
        findings = Findings()
        assert read_head(ROOT / "data" / name, findings) is not None, findings.faults


def find_tool(words: list[str]) -> None:
    assert _run([sys.executable, "-m", words[2], "--version"]).stdout, words


def find_benchmark(words: list[str]) -> None:
    assert importlib.util.find_spec(words[2]), words
    assert all(word.isdigit() or word == "FOLDER" or word.startswith("--") for word in words[3:]), words


def parse_script(words: list[str]) -> None:
    _run(["bash", "-n", *words[1:]])


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done


KINDS: list[tuple[str, Callable[[list[str]], None]]] = [
    (r"python3 -m venv .*", make_environment),
    (r"\.venv/bin/pip install .*", install),
    (r"\.venv/bin/streamlit run .*", open_dashboard),
    (r"\.venv/bin/python -m pytest", collect_tests),
    (r"\.venv/bin/python -m pytest .+", parse_tests),
    (r"python3? -m hineq build( england --from FOLDER)?", parse_build),
    (r"python3? -m hineq (check|describe)( FOLDER| data/<place>| data/newtown)?", parse_hineq),
    # of all England it takes minutes: it is held on the made-up nation (tests/packs/build) and by the pages of councils
    (r"python3? -m hineq (build|gaps)( england| data/.*)?", parse_hineq),
    (r"python3? -m hineq (new|import|update|strategy|fetch|publish)( .*)?", parse_arguments),
    (r"python3? -m hineq board FOLDER --out FOLDER", parse_hineq),
    (r"(\.venv/bin/)?python3? -m hineq board data/.*", write_board_pack),
    (r"(\.venv/bin/)?python3? -m hineq .*", run_hineq),
    (r"(\.venv/bin/)?python3? -m (benchmarks|docs|tests\.examples)\..*", find_benchmark),
    (r"\.venv/bin/python -m (ruff (check|format)|mypy)", find_tool),
    (r"bash \.ci/run", parse_script),
]


def kind(step: str) -> Callable[[list[str]], None] | None:
    """The way in which a command is tried, None for one that nobody tries."""
    return next((trial for pattern, trial in KINDS if re.fullmatch(pattern, step)), None)


def test_the_first_block_opens_the_dashboard_and_runs_the_tests() -> None:
    assert BLOCKS, "README.md has no bash block"
    opening, testing = BLOCKS[0]
    assert kind(steps(opening)[-1]) is open_dashboard
    assert kind(steps(testing)[-1]) is collect_tests
    assert steps(testing)[-1] == ".venv/bin/python -m pytest"
    for line in (opening, testing):
        assert [kind(step) for step in steps(line)[:2]] == [make_environment, install]


@pytest.mark.parametrize("step", STEPS)
def test_a_documented_command_works(step: str) -> None:
    trial = kind(step)
    assert trial is not None, f"nothing tries this command: add its kind to KINDS: {step}"
    trial(shlex.split(step))


def test_the_script_of_ci_is_sound_and_runs_the_documented_command() -> None:
    _run(["bash", "-n", ".ci/run"])
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_commands_are_read_out_of_bash_blocks_alone() -> None:
    text = "# t\n```bash\na && b\n# said\nc \\\n  d\n```\n```python\nimport os\n```\n```bash\ne\n```\n"
    assert blocks(text) == [["a && b", "c d"], ["e"]]
    assert steps("a && b c") == ["a", "b c"]
    assert named("`python -m a.b c` and `c` and `python3 -m\nd`") == ["python -m a.b c", "python3 -m d"]


def test_a_command_that_does_not_work_or_that_nobody_tries_is_found() -> None:
    assert kind("rm -rf .venv") is None
    with pytest.raises(AssertionError, match="nowhere"):
        run_hineq([".venv/bin/python", "-m", "hineq", "check", "data/nowhere"])
    with pytest.raises((AssertionError, FileNotFoundError)):
        install([".venv/bin/pip", "install", "-r", "no_such_requirements.txt"])
    with pytest.raises(AssertionError):
        find_benchmark([".venv/bin/python", "-m", "benchmarks.no_such_benchmark"])
