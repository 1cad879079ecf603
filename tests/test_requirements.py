"""The pinned packages: complete, exact, what pyproject asks for, and nothing under the GPL where hineq runs."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.paths import ROOT

RUNTIME, DEVELOPMENT = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# their metadata names none of its own; read off the LICENSE of their repositories
READ_OFF = {"streamlit-folium": "MIT", "xstatic-leaflet": "BSD-2-Clause (Leaflet's)"}
# GPL, LGPL and AGPL by their short and their long names
COPYLEFT = re.compile(r"\b[AL]?GPL|GNU", re.IGNORECASE)


def pins(file: Path) -> dict[str, str]:
    """The pinned version of every package in a file of requirements and in those that it includes."""
    found: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            found |= pins(file.parent / line.removeprefix("-r "))
        elif line and not line.startswith("#"):
            name, version = line.partition(";")[0].split("==")
            found[canonicalize_name(name)] = version
    return found


def wanted(requirements: list[str]) -> Iterator[Requirement]:
    """What a list of requirements asks for on this machine, by way of other packages too."""
    seen: set[str] = set()
    todo = [(Requirement(one), "") for one in requirements]
    while todo:
        one, extra = todo.pop()
        if one.marker and not one.marker.evaluate({"extra": extra}):
            continue
        yield one
        for asked in ("", *one.extras):
            key = f"{canonicalize_name(one.name)}[{asked}]"
            if key not in seen:
                seen.add(key)
                todo += [(Requirement(text), asked) for text in distribution(one.name).requires or []]


def licence(name: str) -> str:
    """Everything that a package's metadata says of its licence."""
    data = distribution(name).metadata
    stated = [*(data.get_all("License-Expression") or []), *(data.get_all("License") or [])]
    stated += [one for one in data.get_all("Classifier") or [] if one.startswith("License")]
    return READ_OFF.get(name, "; ".join(one.splitlines()[0] for one in stated if one.strip()))


@pytest.mark.parametrize(
    ("file", "asked"),
    [
        (RUNTIME, PROJECT["dependencies"]),
        (DEVELOPMENT, PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]),
    ],
    ids=["runtime", "development"],
)
def test_everything_that_is_asked_for_is_pinned_and_nothing_else(file: Path, asked: list[str]) -> None:
    pinned = pins(file)
    needed = list(wanted(asked))
    assert {canonicalize_name(one.name) for one in needed} == set(pinned)
    assert [str(one) for one in needed if pinned[canonicalize_name(one.name)] not in one.specifier] == []


def test_what_is_installed_is_what_is_pinned() -> None:
    installed = {name: distribution(name).version for name in pins(DEVELOPMENT)}
    assert installed == pins(DEVELOPMENT)


def test_nothing_is_under_the_gpl_where_hineq_runs() -> None:
    stated = {name: licence(name) for name in pins(RUNTIME)}
    assert [name for name, words in stated.items() if not words] == []
    assert {name: words for name, words in stated.items() if COPYLEFT.search(words)} == {}


@pytest.mark.parametrize(
    "words", ["GPL-3.0-or-later", "LGPLv2", "License :: OSI Approved :: GNU Affero General Public License v3"]
)
def test_a_gpl_would_be_found(words: str) -> None:
    assert COPYLEFT.search(words)


def test_a_package_that_is_not_there_is_an_error_and_no_pass() -> None:
    with pytest.raises(PackageNotFoundError):
        list(wanted(["no-such-package-of-hineq"]))
