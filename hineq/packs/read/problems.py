"""What can be wrong with a pack: every fault and notice with its place, and the one error that carries them all."""

from collections.abc import Sequence
from dataclasses import dataclass

from hineq.packs.declared.faults import Fault, Notice


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong with a pack, or worth knowing about it.

    `code` says what kind of thing it is (`declared.mends` says what to do about each); `row` is the line of the file as a text editor counts it (the header is line 1), 0 where the whole file is meant;
    `rule` says in plain words what must hold and what to do.
    """

    code: Fault | Notice
    file: str
    row: int = 0
    column: str = ""
    value: str = ""
    rule: str

    def __str__(self) -> str:
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        shown = f" has '{self.value}'" if self.value else ""
        return f"{place}{shown}: {self.rule}"


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a check found: faults stop a pack, notices do not."""

    faults: tuple[Problem, ...]
    notices: tuple[Problem, ...]


class InvalidPack(ValueError):
    """A pack with faults; nothing of it is served. `problems` holds every fault, in file order."""

    def __init__(self, pack: str, problems: Sequence[Problem]) -> None:
        self.pack = pack
        self.problems = tuple(problems)
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"The pack {pack} has {len(self.problems)} fault(s) and was not read:\n{listed}")

    def __reduce__(self) -> tuple[type["InvalidPack"], tuple[str, tuple[Problem, ...]]]:
        # an error with arguments of its own does not survive pickling, and cached loaders pickle
        return (InvalidPack, (self.pack, self.problems))
