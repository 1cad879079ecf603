"""Faults of grammar that no sentence of ours may hold, whatever the place: what numbers, lists and gaps can break."""

import re
from collections.abc import Iterable
from functools import cache

# quotations of documents are theirs
_QUOTED = re.compile("“[^”]*”")
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|\d+)"
_THINGS = r"(?:wards|measures|years|councils|indicators|priorities|targets|authorities)"
_LIST = r"[^;.:]*,[^;.:]* and "
_FAULTY = re.compile(
    r"[{}]|\bnan\b|(?<!\.)\.\.(?!\.)|,,|;;|[,;]\.| {2}|\(\)|\ball (?:1|2|one|two|no)\b|\b1\.0 years\b"
    rf"|(?:^|[^\d.,])1 {_THINGS}\b"
    rf"|\bthe (?:one|only) (?:distinct )?{_THINGS}\b|\bthe only one \w"
    r"|\b(?:1|one) of (?:these )?(?:all )?\d+ \w+ are\b"
    rf"|\b({_COUNT}) of (?:the |these )?\1\b"
    r"|\bthere are (?:1|one)\b"
    # a list of two needs no semicolon, unless one of the two is a list itself
    rf"|(?:^|[.:] )(?!{_LIST})[^;.:]*; and (?!{_LIST})"
    r"|\bsince then (?:gap|lead|average)\b"
    r"|(?<!of )\b[Tt]he (?:listed |other )?wards (?:has|is|was|does)\b",
    re.IGNORECASE,
)


@cache
def _run_on(lists: tuple[str, ...]) -> re.Pattern[str] | None:
    """Names that are lists, joined to what is before them by another "and"."""
    return re.compile(rf"\w and (?:{'|'.join(map(re.escape, lists))})(?!\w)") if lists else None


def faulty(said: str, names: Iterable[str] = ()) -> list[str]:
    """What breaks the grammar of a page's own sentences; in a list of `names` each is told from its neighbours."""
    own = _QUOTED.sub("“”", said)
    run_on = _run_on(tuple(name for name in names if " and " in name))
    return [match.group() for pattern in (_FAULTY, run_on) if pattern for match in pattern.finditer(own)]
