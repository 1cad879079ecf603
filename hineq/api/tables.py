"""The tables that can be taken away, each made as its page makes it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Literal

import pandas as pd

from hineq.api.of import Of, told, untold
from hineq.api.parameters import Asked
from hineq.api.problems import bad, missing, shown
from hineq.insights.inequality.gap_history import GapHistory, HistoryKind
from hineq.insights.inequality.gap_history_words import history_reading
from hineq.insights.inequality.measures import measures_export
from hineq.insights.nation.authority_words import authority_export
from hineq.insights.nation.widest_words import gaps_export
from hineq.insights.priority.order_reading import one_ward_reading, people_reading
from hineq.insights.search.catalogue import downloads
from hineq.insights.search.exports import comparison_export, matrix_export, order_export, ward_export
from hineq.insights.standing.ages import ages_export
from hineq.insights.standing.attention import worse_reading
from hineq.insights.standing.dated_facts import dated_statements, facts_table
from hineq.insights.standing.peer_words import among_reading
from hineq.insights.standing.sexes import sexes_export
from hineq.insights.targets.beside import MOST_BESIDE, comparator_names
from hineq.insights.thread.actions import actions_table
from hineq.insights.thread.strategy import alias_table
from hineq.insights.thread.system import approvals_table, boards_table
from hineq.insights.thread.tracker import Wanted, decisions, overdue_table, select, states, tracker_rows
from hineq.insights.wards.compare import Comparison
from hineq.insights.wards.group import group_table, with_group
from hineq.insights.wards.rug import Against, rug_export
from hineq.insights.wards.sides import OWN, Side, apart, first_sides, own_side
from hineq.model.document_words import StatementTopic
from hineq.model.download import CommonTable, TableName
from hineq.model.key import ViewKey
from hineq.model.likeness import Beside
from hineq.model.words import AreaType, Sex
from hineq.packs.bring.bringing import TEMPLATE
from hineq.packs.importers.deaths import deaths_template
from hineq.packs.importers.tracker import tracker_template
from hineq.ui.views import ages as age_views
from hineq.ui.views import assurance as assurance_views
from hineq.ui.views import catalogue as catalogue_views
from hineq.ui.views import compare as compare_views
from hineq.ui.views import england as england_views
from hineq.ui.views import first as first_views
from hineq.ui.views import inequality as inequality_views
from hineq.ui.views import peers as peer_views
from hineq.ui.views import rug as rug_views
from hineq.ui.views import standing as standing_views
from hineq.ui.views import system as system_views
from hineq.ui.views import targets as target_views
from hineq.ui.views import thread as thread_views
from hineq.ui.views import wards as ward_views

# a row that states nothing, in a query
_NONE: Final = "-"


def table(of: Of, name: TableName) -> pd.DataFrame:
    """A table of a place; Problem where the place has none."""
    made = _MADE[name](of)
    # of recommendations a reader may have asked for none of those that there are
    if made.empty and name is not TableName.RECOMMENDATIONS:
        untold(f"{of.place.name} has no such table.")
    return made


def common_table(asked: Asked, name: CommonTable) -> pd.DataFrame:
    """A table that is of no one place."""
    return _COMMON[name](asked)


def history(of: Of) -> GapHistory:
    """The gap through time that is asked for."""
    kind = HistoryKind(of.asked["kind"] or HistoryKind.WARDS)
    if kind is HistoryKind.COUNTRY:
        of.check_measure()
        options = list(inequality_views.country_options(of.place_id))
        fitting = [
            one
            for one in options
            if of.asked["indicator"] in ("", one.indicator_id) and of.asked["sex"] in ("", str(one.sex))
        ]
        if not fitting:
            untold(f"{of.place.name} has no such figures that can be held against the country's through time.")
        return told(inequality_views.history(kind, fitting[0]), "")
    key = of.wards(of_gap=True).key if kind is HistoryKind.WARDS else _inside(of)
    return told(inequality_views.history(kind, key), "")


def _inside(of: Of) -> ViewKey:
    of.check_measure()
    chosen = inequality_views.selection(of.place_id, {"indicator": of.asked["indicator"]})
    return replace(chosen.key, sex=Sex(of.asked["sex"] or Sex.MALE))


def which_gap(of: Of) -> Literal["country", "within"]:
    """Which gap is asked for; Problem where the place has none."""
    which: Literal["country", "within"] = "within" if of.asked["gap"] == "within" else "country"
    gap = target_views.gap(of.place_id, which)
    if gap.table.empty:
        untold(gap.missing or f"This copy has no published gap in life expectancy of {of.place.name}.")
    return which


def areas_beside(of: Of) -> tuple[str, ...]:
    """The codes of the areas that stand beside a measure of the place, as on its page."""
    names = comparator_names(of.place, peer_views.like_areas(of.place_id))
    wanted = tuple(dict.fromkeys(code for code in of.asked["compare"].split(",") if code))
    if unknown := [code for code in wanted if code not in names]:
        raise bad(
            "compare",
            f"{of.place.name} has no area {shown(unknown[0])} to stand beside it.",
            "The address ending in /areas lists areas.",
        )
    if len(wanted) > MOST_BESIDE:
        raise bad("compare", f"At most {MOST_BESIDE} areas are set beside it, got {len(wanted)}.", "Name fewer.")
    regions = (code for code in names if code in of.place.areas and of.place.areas[code].area_type is AreaType.REGION)
    first = next(regions, of.place.benchmark_code) if of.beside is Beside.REGION else of.place.benchmark_code
    return wanted or (first,)


def compared(of: Of) -> Comparison:
    """The two sides that are asked for, or those that the page shows first."""
    if not ward_views.has_wards(of.place_id):
        untold(f"No ward of {of.place.name} has a figure.")
    sides = with_group(of.place, compare_views.sides(of.place_id), of.group)
    first = dict(zip(("left", "right"), first_sides(sides, of.ward(needed=False)), strict=True))

    def side(which: str) -> Side:
        wanted = of.asked[which] or first[which]
        if wanted in sides.by_key:
            return sides.by_key[wanted]
        codes = wanted.removeprefix(f"{OWN}:").split(",") if wanted.startswith(f"{OWN}:") else []
        known = {ward.area_code for ward in of.place.wards}
        if not codes or not known.issuperset(codes):
            raise bad(
                which,
                f"There is no side {shown(wanted)}.",
                f"Take a ward's code, {OWN}:code,code, or one of: {', '.join(list(sides.by_key)[:12])}.",
            )
        return own_side(of.place, codes)

    left, right, _ = apart(of.place, side("left"), side("right"))
    return told(compare_views.comparison(of.place_id, left, right), "")


def _ages(of: Of) -> pd.DataFrame:
    return ages_export(told(age_views.ages(of.place_id, of.ward(needed=False) or of.place.area_code), ""))


def _sexes(of: Of) -> pd.DataFrame:
    return sexes_export(told(age_views.sexes(of.place_id, of.place.area_code), ""))


def _all_measures(of: Of) -> pd.DataFrame:
    of.wards()
    return rug_export(rug_views.rug(of.place_id, Against(of.asked["against"]), of.confidence))


def _among(of: Of) -> pd.DataFrame:
    key = of.measure()
    found = told(peer_views.among(key, of.beside), f"{of.place.name} is held against nobody on this measure.")
    return among_reading(of.place, found, of.place.indicators[key.indicator_id])


def _neighbourhood(of: Of) -> pd.DataFrame:
    group = of.group
    if group is None:
        raise bad("group", "No neighbourhood is named.", "Name wards of today by their codes: Name:code,code.")
    return group_table(of.place, ward_views.todays_views_at(of.place_id, of.confidence), group).drop(columns="counts")


def _of_pack(of: Of) -> pd.DataFrame:
    tables = {name: made for name, made, _ in downloads(of.figures)}
    if of.asked["table"] not in tables:
        raise bad("table", f"The pack has no table {shown(of.asked['table'])}.", f"It has: {', '.join(tables)}.")
    return tables[of.asked["table"]]


def _recommendations(of: Of) -> pd.DataFrame:
    rows, day = of.place.recommendations, of.place.snapshot
    if not rows:
        untold(f"{of.place.name} has no recommendations here.")
    by_decision = {str(one or _NONE): one for one in decisions(rows)}
    by_state = {str(one or _NONE): one for one in states(rows)}
    for name, there in (("decision", by_decision), ("state", by_state)):
        if of.asked[name] and of.asked[name] not in there:
            raise bad(name, f"There is no {shown(of.asked[name])} here.", f"There is: {', '.join(there)}.")
    wanted = Wanted(
        decisions=frozenset([by_decision[of.asked["decision"]]] if of.asked["decision"] else []),
        states=frozenset([by_state[of.asked["state"]]] if of.asked["state"] else []),
        committee=of.asked["committee"], overdue_only=of.asked.flag("overdue"), search=of.asked["search"],
    )  # fmt: skip
    return tracker_rows(select(rows, wanted, day), None)


def _self_assessment(of: Of) -> pd.DataFrame:
    return facts_table(of.place, dated_statements(of.place, StatementTopic.SELF_ASSESSMENT))


def _spread(of: Of) -> pd.DataFrame:
    ranks = standing_views.ranks(of.place_id, of.beside)
    return ranks[ranks.theme == theme(of, list(ranks.theme) if len(ranks) else [])]


def theme(of: Of, there: list[str]) -> str:
    """The theme that is asked for, the first without one; Problem for one that is not there."""
    known = list(dict.fromkeys(map(str, there)))
    if not known:
        untold(f"{of.place.name} has no ranks among authorities.")
    wanted = of.asked["theme"] or known[0]
    if wanted not in known:
        raise bad("theme", f"There is no theme {shown(wanted)}.", f"There is: {', '.join(known)}.")
    return wanted


def _target_trend(of: Of) -> pd.DataFrame:
    return target_views.figures_read(target_views.measure(of.measure()), areas_beside(of), "")[0]


def _links(of: Of) -> pd.DataFrame:
    return thread_views.matrix(of.place_id).links.rename_axis("priority_id").reset_index()


def _where_first_ward(of: Of) -> pd.DataFrame:
    priority = of.priority()
    ward = of.ward(needed=False)
    shown_first = ward if ward in set(priority.table.area_code) else str(priority.table.area_code.iloc[0])
    return one_ward_reading(priority, shown_first, first_views.rank_ranges(priority))


def _levels(of: Of, which: int) -> pd.DataFrame:
    made = system_views.at_levels(of.place_id, of.ward())[which].table
    if made.empty:
        untold("There are no such figures of this ward.")
    return made


def _where_first(of: Of) -> pd.DataFrame:
    return order_export(of.priority(), of.place, ward_views.poorest_list(of.place_id))


def _wards(of: Of) -> pd.DataFrame:
    return ward_export(ward_views.wards_at(of.wards().key, of.confidence), of.place)


def _profile(of: Of) -> pd.DataFrame:
    if not ward_views.has_wards(of.place_id):
        untold(f"No ward of {of.place.name} has a figure.")
    return ward_views.profile(of.place_id, of.ward(), of.confidence).table


def _worse(of: Of) -> pd.DataFrame:
    return worse_reading(of.place, standing_views.needs_attention(of.place_id, of.beside))


def _measures(of: Of) -> pd.DataFrame:
    return catalogue_views.measures_catalogue(of.place_id).drop(columns="details")


_MADE: Final[Mapping[TableName, Callable[[Of], pd.DataFrame]]] = {
    TableName.AGES: _ages,
    TableName.ALL_MEASURES: _all_measures,
    TableName.AMONG: _among,
    TableName.AMONG_AUTHORITIES: lambda of: standing_views.ranks(of.place_id, of.beside),
    TableName.APPROVALS: lambda of: approvals_table(of.place.governance.approvals),
    TableName.AUTHORITIES: lambda of: authority_export(of.authorities().view),
    TableName.BOARDS: lambda of: boards_table(of.place),
    TableName.COMPARISON: lambda of: comparison_export(compared(of)),
    TableName.GAP: lambda of: target_views.gap(of.place_id, which_gap(of)).table,
    TableName.GRADIENT: lambda of: of.inequality().table,
    TableName.HISTORY: lambda of: history_reading(history(of)),
    TableName.INEQUALITY: lambda of: measures_export(of.place, of.inequality()),
    TableName.JSNA_ALIASES: lambda of: alias_table(of.place),
    TableName.JSNA_LINKS: _links,
    TableName.MEASURES: _measures,
    TableName.MEASURES_MATRIX: lambda of: matrix_export(first_views.matrix(of.place_id), of.place),
    TableName.NATIONAL_TARGET: lambda of: assurance_views.gaps(of.place_id),
    TableName.NEIGHBOURHOOD: _neighbourhood,
    TableName.OF_PACK: _of_pack,
    TableName.ACTIONS: lambda of: actions_table(of.place, of.place.actions),
    TableName.OVERDUE: lambda of: overdue_table(of.place.recommendations, of.place.snapshot),
    TableName.PROFILE: _profile,
    TableName.RECOMMENDATIONS: _recommendations,
    TableName.RECOMMENDATIONS_TEMPLATE: lambda of: tracker_template(of.place),
    TableName.SELF_ASSESSMENT: _self_assessment,
    TableName.SEXES: _sexes,
    TableName.SHARES_OF_AUTHORITIES: lambda of: standing_views.shares(of.place_id, of.beside),
    TableName.SPREAD: _spread,
    TableName.STRATEGY_MEASURES: lambda of: target_views.strategy_measures(of.place_id),
    TableName.TARGET_TREND: _target_trend,
    TableName.THEN_AND_NOW: lambda of: standing_views.beside(of.place_id),
    TableName.WARD_ABOVE: lambda of: _levels(of, 1),
    TableName.WARD_LEVELS: lambda of: _levels(of, 0),
    TableName.WARDS: _wards,
    TableName.WHERE_FIRST: _where_first,
    TableName.WHERE_FIRST_PEOPLE: lambda of: people_reading(of.priority()),
    TableName.WHERE_FIRST_WARD: _where_first_ward,
    TableName.WORSE: _worse,
}


def _every_council(asked: Asked) -> pd.DataFrame:
    if not england_views.has_gaps():
        raise missing("The gaps of every council are not in this copy.", "They are worked out by python -m hineq gaps.")
    chosen, _ = england_views.chosen_measure(asked["indicator"], asked["sex"])
    for name, word in (("indicator", chosen.indicator_id), ("sex", str(chosen.sex))):
        if asked[name] not in ("", word):
            known = dict.fromkeys(one.indicator_id for one in england_views.measures())
            raise bad(name, f"There is no gap for {shown(asked[name])}.", f"There is one for: {', '.join(known)}.")
    return gaps_export(england_views.told(chosen.indicator_id, chosen.sex))


_COMMON: Final[Mapping[CommonTable, Callable[[Asked], pd.DataFrame]]] = {
    CommonTable.DEATHS_TEMPLATE: lambda asked: deaths_template(),
    CommonTable.EVERY_COUNCIL: _every_council,
    CommonTable.FIGURES_TEMPLATE: lambda asked: TEMPLATE,
}
