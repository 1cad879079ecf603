"""Faults of grammar that no sentence of ours may hold, whatever the place: what numbers, lists and gaps can break."""

import re
from collections.abc import Collection
from functools import cache

# quotations of documents are theirs
_QUOTED = re.compile("“[^”]*”")
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|\d+)"
_THINGS = r"(?:wards|measures|years|councils|indicators|priorities|targets|authorities)"
_LIST = r"[^;.:]*,[^;.:]* and "
# what is faulty, and what a sentence must hold for it: most are told sound by looking for that, many times as quick
_FAULTS = {
    r"[{}]": ("{", "}"),
    r"\bnan\b": ("nan",),
    r"(?<!\.)\.\.(?!\.)": ("..",),
    r",,|;;|[,;]\.| {2}|\(\)": (",,", ";;", ",.", ";.", "  ", "()"),
    r"\ball (?:1|2|one|two|no)\b": ("all 1", "all 2", "all one", "all two", "all no"),
    r"\b1\.0 years\b": ("1.0 years",),
    rf"(?:^|[^\d.,])1 {_THINGS}\b": ("1 ",),
    rf"\bthe (?:one|only) (?:distinct )?{_THINGS}\b|\bthe only one \w": ("the one ", "the only "),
    r"\b(?:1|one) of (?:these )?(?:all )?\d+ \w+ are\b": ("1 of ", "one of "),
    rf"\b({_COUNT}) of (?:the |these )?\1\b": (" of ",),
    r"\bthere are (?:1|one)\b": ("there are ",),
    # a list of two needs no semicolon, unless one of the two is a list itself
    rf"(?:^|[.:] )(?!{_LIST})[^;.:]*; and (?!{_LIST})": ("; and ",),
    r"\bsince then (?:gap|lead|average)\b": ("since then ",),
    r"(?<!of )\b[Tt]he (?:listed |other )?wards (?:has|is|was|does)\b": (
        "wards has",
        "wards is",
        "wards was",
        "wards does",
    ),
}
_FAULTY = re.compile("|".join(_FAULTS), re.IGNORECASE)
_EACH = tuple((needs, re.compile(fault, re.IGNORECASE)) for fault, needs in _FAULTS.items())


@cache
def _run_on(lists: tuple[str, ...]) -> re.Pattern[str] | None:
    """Names that are lists, joined to what is before them by another "and"."""
    return re.compile(rf"\w and (?:{'|'.join(map(re.escape, lists))})(?!\w)") if lists else None


def faulty(said: str, names: Collection[str] = ()) -> list[str]:
    """What breaks the grammar of a page's own sentences; in a list of `names` each is told from its neighbours."""
    own = _QUOTED.sub("“”", said)
    # the point of a name that is shortened ends no sentence
    for name in (one for one in names if ". " in one):
        own = own.replace(name, name.replace(". ", " "))
    run_on = _run_on(tuple(name for name in names if " and " in name)) if " and " in own else None
    lowered = own.lower()
    sound = not any(fault.search(own) for needs, fault in _EACH if any(need in lowered for need in needs))
    patterns = (None if sound else _FAULTY, run_on)
    return [match.group() for pattern in patterns if pattern for match in pattern.finditer(own)]
