"""Reading files of a pack to their end: bytes to text, text to JSON or YAML; every fault is collected."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import yaml

from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings

DESCRIPTION = "datapackage.json"  # the file that names the others
# short enough to be read aloud over a telephone, long enough that no two states of a pack share one
_HASH = 12


def is_day(text: str) -> bool:
    """Whether a date reads like 2015-04-01; Python alone would take 20150401 and 2015-W14-3 as well."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def data_hash(folder: Path, paths: Iterable[str]) -> str:
    """The beginning of a hash over files of a pack, by their names: the same for the same figures on every machine."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        # a checkout may end its lines in another way
        content = (folder / path).read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{path}\n{len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:_HASH]


def read_text(path: Path, findings: Findings) -> str | None:
    """The text of a file, or None with a fault where it is missing, empty or not UTF-8."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        findings.fault(Fault.FILE_MISSING, path.name, f"The file is missing: put it into the pack{_or_take_out(path)}.")
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        findings.fault(
            Fault.FILE_UNREADABLE, path.name, f"The file cannot be read ({reason}): check the path and its permissions."
        )
        return None
    return decoded(raw, path.name, findings, or_else=_or_take_out(path))


def decoded(raw: bytes, file: str, findings: Findings, or_else: str = "") -> str | None:
    """The text of a file's bytes, or None with a fault where they are empty or not UTF-8; `or_else` is another remedy."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # the decoder counts from behind the byte order mark
        begin = error.start + len(raw) - len(error.object)
        findings.fault(
            Fault.NOT_UTF8,
            file,
            "The file must be UTF-8 text: save it again in that encoding (in Excel as 'CSV UTF-8').",
            row=raw[:begin].count(b"\n") + 1,
            value=raw[begin : begin + 1].hex(),
        )
        return None
    if not text.strip():
        findings.fault(Fault.FILE_EMPTY, file, f"The file is empty: fill it{or_else}.")
        return None
    return text


def _or_take_out(path: Path) -> str:
    return "" if path.name == DESCRIPTION else f", or take it out of {DESCRIPTION}"


def read_json(path: Path, findings: Findings) -> Any:
    """The content of a JSON file, or None with a fault."""
    text = read_text(path, findings)
    if text is None:
        return None
    try:
        content = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        findings.fault(
            Fault.JSON_BROKEN,
            path.name,
            f"The file must be JSON: {error.msg} in column {error.colno}.",
            row=error.lineno,
        )
        return None
    except (ValueError, RecursionError) as error:
        findings.fault(Fault.JSON_BROKEN, path.name, f"The file must be JSON: {error}.")
        return None
    return _something(content, path, findings)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def read_yaml(path: Path, findings: Findings) -> Any:
    """The content of a YAML file, or None with a fault."""
    text = read_text(path, findings)
    if text is None:
        return None
    try:
        content = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, RecursionError) as error:
        # also what PyYAML lets through from Python's own conversions: the 31st of February, a tag on a word it does not fit
        yaml_fault(error, path.name, findings)
        return None
    return _something(content, path, findings)


def yaml_fault(error: Exception, file: str, findings: Findings) -> None:
    """Note that a file is no YAML, with the line where that shows, if it is known."""
    if not isinstance(error, yaml.MarkedYAMLError):
        findings.fault(Fault.YAML_BROKEN, file, f"The file must be YAML: {' '.join(str(error).split())}.")
        return
    ended = "end of stream" in str(error.problem)
    mark = error.context_mark if ended and error.context_mark else error.problem_mark
    findings.fault(
        Fault.YAML_BROKEN, file, f"The file must be YAML: {error.problem}.", row=mark.line + 1 if mark else 0
    )


def _something(content: Any, path: Path, findings: Findings) -> Any:
    if content is None:
        findings.fault(Fault.SAYS_NOTHING, path.name, f"The file says nothing: fill it{_or_take_out(path)}.")
    return content
