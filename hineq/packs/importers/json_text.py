"""JSON from the bytes of a file, as interfaces answer with it, and the texts and objects in it."""

import json
from collections.abc import Iterator
from typing import Any, Final

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.sheet import text_of
from hineq.packs.read.findings import Findings

_BEGINS: Final = (b"{", b"[")
# a byte order mark, and spaces
_BEFORE: Final = b"\xef\xbb\xbf \t\r\n"


def is_json(raw: bytes) -> bool:
    """Whether a file's bytes begin like JSON, which no table does."""
    return raw[:200].lstrip(_BEFORE).startswith(_BEGINS)


def json_in(raw: bytes, file: str, findings: Findings) -> Any:
    """What a file's bytes hold as JSON; None with a fault where they are none."""
    text = text_of(raw, file, findings)
    if text is None:
        return None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        rule = f"The file is no JSON ({error.msg}): most often it was not loaded to its end. Get it once more."
        findings.fault(Fault.JSON_BROKEN, file, rule, row=error.lineno)
    except (RecursionError, ValueError):
        # what nests without end, and a number of thousands of digits
        findings.fault(Fault.JSON_BROKEN, file, "The file is no answer that an interface gives: get it once more.")
    return None


def objects_of(held: Any) -> Iterator[dict[str, Any]]:
    """The objects in what JSON holds: itself, or those of a list."""
    for one in held if isinstance(held, list) else [held]:
        if isinstance(one, dict):
            yield one


def text_in(held: Any, *path: str) -> str:
    """The text or number at a path of keys, as text; "" where there is none."""
    for key in path:
        held = held.get(key) if isinstance(held, dict) else None
    if held is None or isinstance(held, dict | list):
        return ""
    return repr(held) if isinstance(held, float) else str(held).strip()
