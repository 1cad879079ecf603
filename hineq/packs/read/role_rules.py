"""What a pack does not declare: a notice for each role that nothing fills, with what the pages lose by it."""

from collections.abc import Collection, Mapping

from hineq.model.roles import AreaListRole, IndicatorRole, ThemeRole
from hineq.model.strategy import Strategy
from hineq.packs.declared.columns import several
from hineq.packs.declared.faults import Notice
from hineq.packs.read.findings import Findings
from hineq.packs.read.rows import Rows


def notice_roles_unfilled(tables: Mapping[str, Rows], strategy: Strategy | None, findings: Findings) -> None:
    """A notice for each role without which pages lose something, where nothing of the pack fills it."""
    if "indicators" in tables and tables["indicators"].complete:
        _notice("indicators.csv", "indicator", IndicatorRole, _roles_in(tables, "indicators"), findings)
        _notice("themes.csv", "theme", ThemeRole, _roles_in(tables, "themes"), findings)
    if strategy is not None:
        listed = {str(one.role) for one in strategy.area_lists if one.role}
        _notice("strategy.yaml", "list of areas", AreaListRole, listed, findings)


def _notice(
    file: str,
    what: str,
    roles: type[IndicatorRole] | type[ThemeRole] | type[AreaListRole],
    filled: Collection[str],
    findings: Findings,
) -> None:
    for role in roles:
        if role.without and str(role) not in filled:
            rule = f"No {what} has the role '{role}', so {role.without}."
            findings.notice(Notice.ROLE_UNFILLED, file, rule, column="roles")


def _roles_in(tables: Mapping[str, Rows], name: str) -> set[str]:
    if name not in tables:
        return set()
    return {role for cell in tables[name].frame.roles for role in several(cell)}
