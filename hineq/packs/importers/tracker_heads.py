"""The columns of a tracker under the names that councils give them, and the row in which these names stand."""

import re
from collections.abc import Sequence

# beside a column's own name, in the order of preference where a file has several
NAMES: dict[str, tuple[str, ...]] = {
    "recommendation_id": ("id",),
    "reference": ("ref", "ref no", "reference number", "reference no", "rec ref", "recommendation ref", "recommendation reference",
                  "recommendation number", "recommendation no", "rec no", "number", "no", "action no", "action ref", "item no"),
    "date": ("meeting date", "date of meeting", "committee date", "date of committee", "date of recommendation", "date made",
             "date recommended", "date raised", "date agreed", "meeting", "date added", "date of decision", "decision date"),
    "committee": ("scrutiny committee", "origin", "panel", "scrutiny panel", "made by", "recommended by", "originating committee",
                  "overview and scrutiny committee", "select committee", "commission", "forum", "board"),
    "considered_by": ("cabinet", "executive", "made to", "decision maker", "reported to", "recommended to"),
    "item": ("agenda item", "topic", "subject", "review", "scrutiny review", "title", "report", "report title", "theme", "area",
             "service area", "workstream"),
    "recommendation": ("recommendations", "recommendation text", "recommendation made", "scrutiny recommendation", "text of recommendation",
                       "recommendation wording", "resolution", "agreed action", "action required", "action", "actions", "action point",
                       "description"),
    "decision": ("agree", "agreed", "accepted", "accept", "agreed y n", "accepted y n", "agree disagree", "accept reject", "accepted rejected",
                 "cabinet decision", "executive decision", "decision taken", "agreed or not", "agreed not agreed"),
    "response": ("cabinet response", "executive response", "response to recommendation", "officer response", "service response", "reply",
                 "comment", "comments"),
    "lead": ("lead officer", "owner", "responsible officer", "accountable officer", "action owner", "officer", "responsible", "responsibility",
             "by whom", "who", "assigned to", "lead director", "service lead", "lead member", "portfolio holder", "director"),
    "due": ("revised due date", "revised target date", "revised deadline", "revised completion date", "revised date", "due date", "target date",
            "deadline", "date due", "by when", "target completion date", "expected completion date", "planned completion date",
            "estimated completion date", "anticipated completion date", "completion date", "implementation date", "target implementation date",
            "date for completion", "delivery date", "due by", "complete by", "to be completed by", "timescale", "timescales", "timeframe",
            "timeline", "target", "when", "end date", "original due date", "original target date", "original deadline"),
    "action_taken": ("actions taken", "progress", "progress update", "progress to date", "latest update", "update", "latest position",
                     "current position", "update on progress", "position statement", "outcome", "actions", "action"),
    "state": ("status", "rag", "rag status", "rag rating", "brag", "brag rating", "brag status", "current status", "progress status",
              "implementation status", "delivery status", "action status", "rating", "colour", "complete", "completed", "implemented"),
    "state_reason": ("reason", "reasons", "reason for status", "reason for delay", "status reason", "explanation"),
    "note": ("notes", "remarks", "remark", "further comments", "additional comments", "other comments", "additional information", "observations", "comments", "comment"),
    "source_id": ("source", "document", "minutes"),
}  # fmt: skip
# what was revised stands before whatever was said first
_FIRST_OF_ALL = re.compile(r"revised ")
# names that are none of the above: the first pattern that a head matches, unless it matches the second
PATTERNS: dict[str, tuple[str, str]] = {
    "due": (r"due|deadlines?|target date|completion date|timescales?|timeframe|by when|implementation date|complete by", r"actual|completed"),
    "state": (r"status|rag|brag|state|rating", r"date|reason"),
    "reference": (r"ref|reference|no|number", r"date|status"),
    "recommendation": (r"recommendations?", r"ref|reference|no|number|id|date|by|to|from|status|type|response|made to"),
    "response": (r"response|reply", r"date|by"),
    "decision": (r"decision|agreed|accepted", r"date|by|maker"),
    "lead": (r"lead|owner|responsible|accountable|officers?|assigned", r"date|comments?|update"),
    "action_taken": (r"progress|updates?|position|actions? taken", r"date|by"),
    "committee": (r"committee|panel|commission|scrutiny", r"date|response|recommendations?"),
    "date": (r"date|meeting", r"complet\w+|actual|updated?|closed|review\w*|start\w*|end|exec\w*|cabinet|last|next"),
    "item": (r"topic|subject|theme|item", r"date|no|number"),
    "note": (r"notes|remarks|comments?", r"date"),
}  # fmt: skip
LONGEST_HEAD = 60  # characters: a cell that is longer is a sentence, not a name


def plain_name(printed: str) -> str:
    """A head without capitals, signs and what stands in brackets: "Due Date (dd/mm/yy)" is "due date"."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", printed)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", (bare if bare.strip() else printed).casefold()).split()) or (
        "no" if printed.strip() == "#" else ""
    )


def columns_of(header: Sequence[str], known: Sequence[str]) -> dict[str, int]:
    """Which cell of a row of heads stands for which of the `known` columns: the nearest name first, each cell for one."""
    wanted = sorted(
        (rank, place, column)
        for place, printed in enumerate(header)
        if len(printed) <= LONGEST_HEAD
        for rank, column in _candidates(plain_name(printed), known)
    )
    found: dict[str, int] = {}
    for _, place, column in wanted:
        if column not in found and place not in found.values():
            found[column] = place
    return found


def head_score(cells: Sequence[str], known: Sequence[str]) -> int:
    """How much a row looks like the head of a tracker: two for each name that councils give, one for each that is like it."""
    found = columns_of(cells, known)
    named = (plain_name(cells[place]) for place in found.values())
    return sum(2 if _is_name(name, column) else 1 for name, column in zip(named, found, strict=True))


def _is_name(name: str, column: str) -> bool:
    return name == column.replace("_", " ") or name in NAMES.get(column, ())


def _candidates(name: str, known: Sequence[str]) -> list[tuple[int, str]]:
    """The columns that a name may stand for, each with how far the name is from it."""
    if not name:
        return []
    found = [
        (-1 if _FIRST_OF_ALL.match(name) else 1 + names.index(name), column)
        for column, names in NAMES.items()
        if name in names
    ]
    if name.replace(" ", "_") in known:
        found.append((0, name.replace(" ", "_")))
    if found:
        return found
    for number, (column, (like, unlike)) in enumerate(PATTERNS.items()):
        if re.search(rf"\b({like})\b", name) and not re.search(rf"\b({unlike})\b", name):
            return [(100 + number, column)]
    return []
