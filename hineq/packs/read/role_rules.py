"""What a pack does not declare, a notice for each role that nothing fills, and what a role says of figures."""

from collections.abc import Collection, Mapping, Set

import pandas as pd

from hineq.model.roles import AreaListRole, IndicatorRole, SeriesRole, ThemeRole
from hineq.model.strategy import Strategy
from hineq.model.words import FigureStatus
from hineq.packs.declared.columns import several
from hineq.packs.declared.faults import Fault, Notice
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


def check_estimates(frame: pd.DataFrame, series: pd.DataFrame, wards: Set[str], findings: Findings) -> None:
    """No ward figure that its series says was made from neighbourhoods is called official."""
    for role in (SeriesRole.MEAN_OF_NEIGHBOURHOODS, SeriesRole.SUM_OF_NEIGHBOURHOODS):
        having = series[[str(role) in several(cell) for cell in series.roles]]
        keys = set(zip(having.indicator_id, having.series, strict=True))
        made = pd.Series([key in keys for key in zip(frame.indicator_id, frame.series, strict=True)], index=frame.index)
        wrong = frame.area_code.isin(list(wards)) & (frame.status == FigureStatus.OFFICIAL) & made
        rule = f"A ward figure of a series with the role '{role}' is not official: give it the status 'estimated'."
        findings.faults_in(frame, wrong, "status", Fault.ESTIMATE_AS_OFFICIAL, rule)


def notice_fit_unknown(
    frame: pd.DataFrame, series: pd.DataFrame, wards: Mapping[str, str], fitted: Set[str], findings: Findings
) -> None:
    """A notice where wards have estimates made from neighbourhoods and neither the pack nor the layer below says how well these fit.

    `wards` are the names of the pack's wards by code, `fitted` the codes of those of which it is said.
    """
    roles = {str(SeriesRole.MEAN_OF_NEIGHBOURHOODS), str(SeriesRole.SUM_OF_NEIGHBOURHOODS)}
    made = series[[bool(roles & set(several(cell))) for cell in series.roles]]
    keys = set(zip(made.indicator_id, made.series, strict=True))
    estimated = {
        code
        for code, *key in zip(frame.area_code, frame.indicator_id, frame.series, strict=True)
        if code in wards and code not in fitted and tuple(key) in keys
    }
    if estimated:
        shown = ", ".join(sorted(wards[code] for code in estimated)[:3])
        rule = (
            f"{len(estimated)} ward{'' if len(estimated) == 1 else 's'} with estimates made from neighbourhoods, such as {shown}, without neighbourhoods "
            "and overlap: how well they fit is not known, and the estimates rank like exact figures."
        )
        findings.notice(Notice.FIT_UNKNOWN, "areas.csv", rule, column="overlap")


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
