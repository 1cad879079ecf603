"""What the heads of an answer say of it: how many bytes, and by which sign the same file is known again (RFC 9110)."""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Final

from hineq.packs.fetch.keeping import Part

_RANGE: Final = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
# a file that changed within the minute may have changed twice in it
_SETTLED: Final = 60.0


def strong_validator(heads: Mapping[str, str]) -> str:
    """The sign by which a part of a file may be gone on with: a strong ETag, or a day of change well before the answer's.

    "" where there is none, the bytes are squeezed, or the service gives no parts.
    """
    if (
        heads.get("Content-Encoding", "identity").lower() != "identity"
        or heads.get("Accept-Ranges", "").lower() == "none"
    ):
        return ""
    etag = heads.get("ETag", "")
    if etag:
        return "" if etag.startswith("W/") else etag
    changed = heads.get("Last-Modified", "")
    try:
        apart = parsedate_to_datetime(heads.get("Date", "")) - parsedate_to_datetime(changed)
    except (TypeError, ValueError):
        return ""
    return changed if apart.total_seconds() >= _SETTLED else ""


def size_of(heads: Mapping[str, str], part: Part | None) -> int | None:
    """The bytes of the whole answer, as they are written; None where its head does not say."""
    if heads.get("Content-Encoding", "identity").lower() != "identity":
        return None
    length = heads.get("Content-Length", "")
    if not length.isdigit():
        return part.whole or None if part else None
    return int(length) + (part.size if part else 0)


def goes_on(part: Part, heads: Mapping[str, str]) -> bool:
    """Whether an answer (206) goes on exactly where a part ends, of the same file."""
    found = _RANGE.fullmatch(heads.get("Content-Range", ""))
    if not found or int(found[1]) != part.size or heads.get("Content-Encoding", "identity").lower() != "identity":
        return False
    if found[3] != "*" and (int(found[2]) + 1 != int(found[3]) or (part.whole and int(found[3]) != part.whole)):
        return False
    return part.validator in (heads.get("ETag", ""), heads.get("Last-Modified", ""))
