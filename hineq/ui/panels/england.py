"""The parts of the page on every council: what is chosen, the list, the map, the counties and the measures left out."""

from collections.abc import Mapping
from enum import StrEnum

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.insights.nation.council_gaps import BADLY
from hineq.insights.nation.widest import GapMeasure, MeasureGaps
from hineq.insights.nation.widest_words import fit_words, interval_or_none, rank_of
from hineq.insights.series.rows import Row, each_row
from hineq.insights.wording.numbers import bare, brief, counted
from hineq.maps.legend import SIGN, legend_html
from hineq.maps.scene import credit
from hineq.model.place import Place
from hineq.model.words import AreaType, Sex
from hineq.ui.components.fold import fold
from hineq.ui.components.links import link_html
from hineq.ui.components.ward_map import ward_map
from hineq.ui.html import Column, columns_html, html_column, html_table
from hineq.ui.layout.page import hint, note
from hineq.ui.layout.pages import INEQUALITY
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose, choose_parameter, link_params, page_parameter
from hineq.ui.layout.strip import pick
from hineq.ui.views import england as views
from hineq.ui.views.kept import Said, as_key, kept

_STYLE = """<style>
.st-key-councils_list .hq-table td { white-space: nowrap; }
.hq-legend-head { font-size: 0.92rem; line-height: 1.35; margin: 0 0 0.5rem; }
[data-testid="stMain"] .hq-legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; margin: 0; padding: 0;
  font-size: 0.92rem; line-height: 1.3; }
[data-testid="stMain"] .hq-legend li { display: flex; align-items: center; gap: 0.45rem; margin: 0; max-width: none; }
</style>"""
_ORDER, _WANTED, _LONG = "order", "council_to_open", 640


class Order(StrEnum):
    """In which order the councils are listed."""

    WIDEST = "widest"
    NARROWEST = "narrowest"
    NAME = "name"
    REGION = "region"

    @property
    def word(self) -> str:
        """The same as a choice."""
        return {
            "widest": "widest gap first", "narrowest": "narrowest gap first", "name": "by name", "region": "by region",
        }[self.value]  # fmt: skip


def pick_gap_measure(chosen: GapMeasure) -> None:
    """The measure, its sex among its words: each is one choice."""
    there = {f"{one.indicator_id}/{one.sex}": one for one in views.measures()}

    def change(key: str) -> None:
        choose(indicator=there[key].indicator_id, sex=str(there[key].sex))

    pick(
        "Measure", list(there), f"{chosen.indicator_id}/{chosen.sex}", lambda key: there[key].name, change,
        key="pick_gap_measure", width=560,
    )  # fmt: skip


def pick_order() -> Order:
    """In which order the councils are listed, as the address says."""
    wanted = page_parameter(_ORDER)
    current = Order(wanted) if wanted in set(Order) else Order.WIDEST
    pick(
        "List the councils", [str(order) for order in Order], str(current), lambda order: Order(order).word,
        lambda order: choose_parameter(_ORDER, "" if order == Order.WIDEST else order), key="pick_order", width=220,
    )  # fmt: skip
    return current


def in_order(table: pd.DataFrame, order: Order) -> pd.DataFrame:
    """The councils, which come widest first, in the order that was chosen."""
    match order:
        case Order.WIDEST:
            return table
        case Order.NARROWEST:
            return table.sort_values(["rank", "area_name"], ascending=[False, True])
        case Order.NAME:
            return table.sort_values("area_name")
        case Order.REGION:
            return table.sort_values(["region", "rank", "area_name"])


def _list_html(
    _country: Place, indicator_id: str, sex: Sex, order: Order | None, packs: tuple[tuple[str, Said], ...], rest: Said
) -> Markup:
    """The councils in an order, or the counties where there is none, as a table."""
    gaps, shown, addresses = views.told(indicator_id, sex), dict(rest), {code: dict(at) for code, at in packs}
    if order is None:
        caption = f"Gaps between the wards of counties, {gaps.period}"
        return columns_html(_columns(gaps, gaps.counties, addresses, shown), caption)
    caption = f"Gaps between wards of districts and unitary authorities, {gaps.period}, {order.word}"
    return columns_html(_columns(gaps, in_order(gaps.table, order), addresses, shown), caption)


def _listed(gaps: MeasureGaps, order: Order | None, shown: Mapping[str, str]) -> Markup:
    # each link names a place and a measure of its own
    rest = as_key({key: value for key, value in shown.items() if key not in _about(gaps, "", {})})
    packs = tuple((code, as_key(at)) for code, at in views.addresses().items())
    return kept("", _list_html, views.country(), gaps.indicator.indicator_id, gaps.sex, order, packs, rest)


def _columns(
    gaps: MeasureGaps, table: pd.DataFrame, addresses: Mapping[str, Mapping[str, str]], shown: Mapping[str, str]
) -> list[Column]:
    indicator = gaps.indicator
    rows = list(each_row(table))
    unit = indicator.measured_in.of_difference
    links = (
        Markup("{} {}").format(
            _link(row, _about(gaps, row.area_code, addresses), shown),
            Markup('<span aria-hidden="true">{}</span>').format(SIGN) if row.picked else "",
        )
        for row in rows
    )

    def words(cells: list[str]) -> pd.Series:
        return pd.Series(cells, index=table.index, dtype=object)

    fifths = [
        Column(head="Most deprived fifth of wards", cells=words([brief(row.most_deprived_fifth, indicator) for row in rows]), numeric=True),
        Column(head="Least deprived fifth", cells=words([brief(row.least_deprived_fifth, indicator) for row in rows]), numeric=True),
    ]  # fmt: skip
    return [
        Column(head="Council", cells=html_column(links, table.index)),
        Column(head="Place, widest first", cells=words([rank_of(row) for row in rows]), numeric=True),
        Column(head=f"Gap{f' ({unit})' if unit else ''}", cells=words([bare(row.slope, indicator) for row in rows]), numeric=True),
        Column(head="95% confidence interval", cells=words([interval_or_none(row, indicator) for row in rows]), numeric=True),
        *(fifths if gaps.has_fifths else []),
        Column(head="Wards", cells=words([f"{row.wards:.0f}" for row in rows]), numeric=True),
        Column(head="Region", cells=table.region),
        *([Column(head="How a line fits", cells=words([fit_words(fit, gaps) for fit in table.fit]))] if (table.fit == BADLY).any() else []),
    ]  # fmt: skip


def _about(gaps: MeasureGaps, council_code: str, addresses: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What the address of a council's page of the gap says: this measure, on the wards of the list."""
    measure = {"indicator": gaps.indicator.indicator_id, "sex": str(gaps.sex), "period": "", "ward": ""}
    return {**measure, **addresses.get(council_code, {"place": council_code, "area": ""})}


def _link(row: Row, about: dict[str, str], shown: Mapping[str, str]) -> Markup:
    """A council's name as a link, with the wards that it leads to where the place opens with others."""
    words = f"{row.area_name}, wards of {about['area']}" if about["area"] else row.area_name
    return link_html(INEQUALITY, words, shown, **about)


def draw_councils(gaps: MeasureGaps, order: Order, shown: Mapping[str, str]) -> None:
    """Every council with its gap, each a link to its own page of the gap; the list scrolls, so that the page stays short."""
    piece(_STYLE)
    with st.container(height=_LONG, border=False, key="councils_list"):
        piece(_listed(gaps, order, shown))


def draw_country(gaps: MeasureGaps, shown: Mapping[str, str], *, dark: bool) -> None:
    """The map of the councils with its key over it; a click, or Enter, leads to the council's own page of the gap."""
    if not views.has_outlines():
        note("This copy has no outlines of councils, so there is no map here.")
        return
    marks, legend = views.marks(gaps)
    piece(
        Markup('<p class="hq-legend-head"><strong>Gap in {}</strong>, {}, {}</p>{}').format(
            gaps.name,
            gaps.indicator.measured_in.of_difference,
            gaps.period,
            legend_html(legend, dark=dark),
        )
    )
    ward_map(
        views.geometry(), marks, selected=None, on_select=_open, key="councils_map",
        label=f"Gap between wards, {gaps.full_name}, {gaps.period}, by council, widest first", height=560, title="Map of councils",
    )  # fmt: skip
    hint("Click a council for its own page; by keyboard the arrow keys move and Enter opens.")
    note(credit(views.country(), AreaType.AUTHORITY))


def _open(code: str) -> None:
    st.session_state[_WANTED] = code


def follow(gaps: MeasureGaps, shown: Mapping[str, str]) -> None:
    """Open the page of the council that was chosen on the map, if any was."""
    if code := st.session_state.pop(_WANTED, ""):
        st.switch_page(INEQUALITY.path, query_params=link_params(shown, **_about(gaps, code, views.addresses())))


def show_counties(gaps: MeasureGaps, shown: Mapping[str, str]) -> None:
    """The counties, whose districts stand in the list themselves."""
    if gaps.counties.empty:
        return
    with fold(f"The {counted(len(gaps.counties), 'county', 'counties')} whose districts are in the list", "counties"):
        piece(_listed(gaps, None, shown))


def show_untold(gaps: MeasureGaps) -> None:
    """The councils without a gap, each with the reason."""
    if gaps.untold.empty:
        return
    with fold(f"{counted(len(gaps.untold), 'council').capitalize()} without a gap, and why", "untold"):
        piece(kept("", _untold_html, views.country(), gaps.indicator.indicator_id, gaps.sex))


def _untold_html(_country: Place, indicator_id: str, sex: Sex) -> Markup:
    table = views.told(indicator_id, sex).untold[["area_name", "reason"]]
    heads = {"area_name": "Council", "reason": "Why no gap can be told"}
    return html_table(table.rename(columns=heads), "Councils without a gap", stacked=True)
