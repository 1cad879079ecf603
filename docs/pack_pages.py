"""The pages on place packs, made from the declarations: what a table holds, which roles a pack may give."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from hineq.model.roles import AreaListRole, IndicatorRole, SeriesRole, StatementRole, StrategyPart, ThemeRole
from hineq.packs.declared.columns import Column, Table
from hineq.packs.declared.tables import TABLES
from hineq.packs.nation.files import read_plan

FOLDER: Final = Path(__file__).parent
_MADE = "Made by `python -m docs.make_pack_pages` from the code"


Role = IndicatorRole | SeriesRole | ThemeRole | StatementRole | AreaListRole
# where a pack gives each kind of role
ROLES: Final[dict[str, Sequence[Role]]] = {
    "Column `roles` of `indicators.csv`": tuple(IndicatorRole),
    "Column `roles` of `series.csv`": tuple(SeriesRole),
    "Column `roles` of `themes.csv`": tuple(ThemeRole),
    "Column `role` of `statements.csv`": tuple(StatementRole),
    "Key `role` of a list in the strategy's file": tuple(AreaListRole),
}
_TYPES = {"string": "text", "number": "number", "integer": "whole number", "date": "day such as 2015-04-01"}


def tables_text() -> str:
    """Every table with its columns in Markdown."""
    needed = [f"`{name}`" for name, table in TABLES.items() if table.needed]
    head = (
        f"# The tables of a place pack\n\n{_MADE} (`hineq/model`): a table is the dataclass of its rows.\n"
        f"A pack must have {', '.join(needed)}; every other table may be left out. A table may be split over files: "
        "`observations_wards.csv` is of `observations`.\n"
        "In **bold**: the columns that together name a row.\n"
    )
    return head + "".join(_table(table) for table in TABLES.values())


def _table(table: Table) -> str:
    about = " ".join(table.about.split("\n\n")[0].split())
    rows = "\n".join(_row(table, column) for column in table.columns)
    lines = ["", f"## {table.name}", "", about, "", "| column | holds | may be empty |", "|---|---|---|", rows, ""]
    return "\n".join(lines)


def _row(table: Table, column: Column) -> str:
    name = f"**{column.name}**" if column.name in table.key else column.name
    return f"| {name} | {_holds(column)} | {'' if column.required else 'yes'} |"


def _holds(column: Column) -> str:
    if column.choices:
        said = ", ".join(f"`{word}`" for word in column.choices)
        return f"any of {said}, parted by `;`" if column.several else f"one of {said}"
    if column.link:
        where = " or ".join(f"`{table}`" for table, _ in column.link.tables)
        return f"{'ids' if column.several else 'an id'} of {where}{', parted by `;`' if column.several else ''}"
    return _TYPES[column.type]


def roles_text() -> str:
    """Every role in Markdown: what has it, and what pages lose where nothing has."""
    head = (
        f"# The roles that a pack gives\n\n{_MADE} (`hineq/model/roles.py`).\n"
        "What the code must know of a pack is a role, so that no id, theme or phrase of a pack stands in the code. "
        "`python -m hineq check`\ngives a notice for each role that nothing fills and without which pages lose "
        "something.\n"
    )
    return head + "".join(_roles(where, kind) for where, kind in ROLES.items()) + _parts()


def _roles(where: str, roles: Sequence[Role]) -> str:
    rows = "\n".join(f"| `{role}` | {role.meaning} | {_without(role)} |" for role in roles)
    return f"\n## {where}\n\n| role | what has it | without it |\n|---|---|---|\n{rows}\n"


def _without(role: Role) -> str:
    lost = role.without if isinstance(role, IndicatorRole | ThemeRole | AreaListRole) else ""
    return lost or "no notice"


def _parts() -> str:
    rows = "\n".join(f"| `{part}` | {part.word} |" for part in StrategyPart)
    return (
        f"\n## Column `part` of `measures.csv`\n\n| part | where the strategy names the measure |\n|---|---|\n{rows}\n"
    )


def sources_text() -> str:
    """Every file that the nation is built from in Markdown: who gives which part of it."""
    head = (
        f"# The files that the nation is built from\n\n{_MADE} (`hineq/packs/nation/files.py`, `data/england/fetched.csv`).\n"
        "`python -m hineq fetch england --into FOLDER` fills a folder with what a service gives; what nobody gives any more is brought\n"
        "([fetching](fetching.md)). Names of layers, data sets and files are those of the services; none was tried against a live service.\n"
    )
    rows = "\n".join(
        f"| `{file}` | {what} | {who} | {name.replace('|', '/')} |"
        for file, what, who, name in read_plan(FOLDER.parent / "data" / "england").rows()
    )
    return f"{head}\n| file | what of it | who gives it | its name there, or what to do |\n|---|---|---|---|\n{rows}\n"


def pages() -> dict[str, str]:
    """The text of each page by the name of its file in docs."""
    return {"tables.md": tables_text(), "roles.md": roles_text(), "nation_sources.md": sources_text()}
