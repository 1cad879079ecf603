"""The words of a strategy's sheet: its columns by the names that councils give them, what a head says, periods and paths."""

import re
from collections.abc import Sequence
from typing import Final

from hineq.model.period import Period, parse_period
from hineq.packs.importers.cell_words import period_of, plain
from hineq.packs.importers.tidy_heads import SEX, UNIT

# the columns of a row, in the order of the template, each by its plain names
COLUMNS: Final = {
    "priority": (
        "priority", "priority outcome", "strategic priority", "priority area", "outcome", "section", "theme", "objective", "strategic objective",
        "domain", "chapter", "goal", "ambition",
    ),
    "measure": (
        "measure", "measure as the strategy words it", "measure of success", "success measure", "measures", "indicator name", "metric", "metrics",
        "what we will measure", "how we will measure it", "indicator description", "performance measure", "kpi", "key performance indicator",
        "performance indicator",
    ),
    "indicator": ("indicator", "indicator id", "indicator of the layer", "hineq indicator", "tied to", "tied indicator"),
    "tie": ("how near", "tie", "how near the indicator comes"),
    "sex": SEX,
    "unit": UNIT,
    "baseline_period": ("baseline period", "baseline year", "period of the baseline", "base year", "baseline date"),
    "baseline": ("baseline", "baseline value", "baseline figure", "starting point"),
    "target_period": ("target period", "target year", "period of the target", "by year", "target date", "target by"),
    "target": ("target", "target value", "target figure", "end target", "final target"),
    "path": ("path", "path between", "the path between", "trajectory"),
    "board": ("board", "board that answers", "responsible board", "delivery board", "accountable board", "lead board", "governance"),
    "owner": ("owner", "owner a role", "owner role", "lead", "lead role", "lead officer", "responsible officer", "accountable officer", "role"),
    "action": ("action", "actions", "key action", "key actions", "what we will do"),
    "due": ("due", "due date", "action due", "deadline", "by when", "due by"),
    "done": ("done", "done on", "date done", "completed", "completed on", "date completed"),
    "note": ("note", "notes", "comment", "comments", "remarks"),
}  # fmt: skip
# what a strategy says of itself, in a sheet of its own or in rows above the table ("Strategy: ...")
ABOUT: Final = {
    "title": ("strategy", "name of the strategy", "strategy name", "title", "name"),
    "first_year": ("first year", "start year", "from"),
    "last_year": ("last year", "end year", "to", "until"),
    "aims": ("aim", "aims", "overall aim", "overall aims"),
    "board": ("board that answers", "board", "board that answers where no row names one"),
    "publisher": ("publisher", "published by"),
    "published": ("published", "date of publication", "publication date"),
    "licence": ("licence", "license"),
    # what a list of which only a part is known says of itself
    "incomplete": ("incomplete",),
}
HEAD_SHEET: Final = ("about the strategy", "what it says")
_KNOWN: Final = frozenset({*HEAD_SHEET, *(name for names in COLUMNS.values() for name in names)})
_SHAPES: Final = {True: "a year from April, such as {0}", False: "a calendar year, such as {0}"}
_NAMED_PERSON: Final = re.compile(
    r"\b(mr|mrs|ms|miss|mx|dr|prof|professor|cllr|councillor|sir|dame)\b\.? +[A-Z]|\S+@\S+", re.IGNORECASE
)
_WORDS_OF_ROLES: Final = re.compile(
    r"director|head|lead|manager|officer|chief|chair|board|team|service|council|health|care|public|partnership|committee|"
    r"commission|trust|icb|nhs|member|leader|strateg|housing|children|adult|communit|consultant|coordinator|secretary|"
    r"education|environment|planning|transport|leisure|police|fire|safeguarding|community|voluntary|school|prevention",
    re.IGNORECASE,
)
_OF_YEAR: Final = re.compile(
    r"(?:(baseline|target)\b(?: (?:value|figure))?(?: (?:for|in))?[ :,-]*)?(.*[0-9].*)", re.IGNORECASE
)
_STEP: Final = re.compile(r"^(.+?)\s*[:=]\s*(.+)$")


def score(cells: Sequence[str]) -> int:
    """How many cells of a row are names of a strategy's columns; a column of a year counts where another name is there."""
    names = {name for cell in cells if (name := plain(cell)) in _KNOWN}
    return len(names) + (sum(bool(of_year(cell)) for cell in cells) if names else 0)


def of_year(head: str) -> tuple[str, Period] | None:
    """What a head with a period in it is of: the figures of that period ("2027", "Target 2027"), or the baseline ("Baseline (2023/24)").

    >>> [(kind, period.label) for kind, period in filter(None, map(of_year, ("2027", "Target for 2027", "Baseline (2023/24)", "Board")))]
    [('target', '2027'), ('target', '2027'), ('baseline', '2023/24')]
    """
    found = _OF_YEAR.fullmatch(head.strip())
    period = period_of(found[2].strip("() ")) if found else None
    return ((found[1] or "target").casefold(), period) if found and period else None


def about_key(label: str) -> str:
    """Of what a label in a strategy's head is; "" for one that is none."""
    return next((key for key, names in ABOUT.items() if plain(label) in names), "")


def same_name(name: str) -> str:
    """A name of a board or a priority as far as two spellings are of one.

    >>> same_name("The Health & Wellbeing Board") == same_name("Health and wellbeing board")
    True
    """
    return plain(name.replace("&", " and ")).removeprefix("the ")


def is_a_person(owner: str) -> bool:
    """Whether an owner is a person and no role: an address, a name with a title, or two or three names without a word that roles have.

    >>> [is_a_person(one) for one in ("Cllr Smith", "Jane Smith", "Director of Public Health", "Head of Housing")]
    [True, True, False, False]
    """
    names = re.fullmatch(r"[A-Z][a-z'-]+( [A-Z][A-Za-z'-]+){1,2}", owner.strip())
    return _NAMED_PERSON.search(owner) is not None or (names is not None and not _WORDS_OF_ROLES.search(owner))


def shape(period: Period) -> tuple[bool, int]:
    """The kind of a period: whether it is a year from April, and how many years it spans."""
    return "/" in period.label, period.years


def shape_words(period: Period) -> str:
    """The kind of a period in words: "3 years together, such as 2021-23"."""
    split, years = shape(period)
    if years == 1:
        return _SHAPES[split].format(period.label)
    # the commonest slip of all
    april = f" (a year from April is written {period.label.replace('-', '/')})" if years == 2 else ""
    return f"{years} years together, such as {period.label}{april}"


def later(period: Period, years: int) -> Period:
    """The period of the same kind so many years later.

    >>> [later(parse_period(one), 1).label for one in ("2026", "2025/26", "2021-23", "1998-2000")]
    ['2027', '2026/27', '2022-24', '1999-01']
    """
    split, span = shape(period)
    first = period.start.year + years
    if split:
        return parse_period(f"{first}/{(first + 1) % 100:02d}")
    return parse_period(f"{first}" if span == 1 else f"{first}-{(first + span - 1) % 100:02d}")


def typed_path(cell: str) -> list[tuple[str, str]] | None:
    """The periods and figures of a path as it was typed, "2026: 4.8; 2027: 4.6"; None where the cell is no such path."""
    steps = [found for part in re.split(r"[;\n|]|,\s+", cell) if part.strip() and (found := _STEP.match(part.strip()))]
    parts = [part for part in re.split(r"[;\n|]|,\s+", cell) if part.strip()]
    return [(one[1].strip(), one[2].strip()) for one in steps] if steps and len(steps) == len(parts) else None
