"""The chosen ward beside the map: its figure, where it stands, and a few sentences from its whole profile."""

import math

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from hineq.insights.series.rows import Row
from hineq.insights.wards.outlines import has_map, kind_of_wards
from hineq.insights.wards.view import WardView
from hineq.insights.wording.kinds import kind_words, marked, marks
from hineq.insights.wording.numbers import capital, figure, interval
from hineq.insights.wording.rank import Rank
from hineq.model.place import Place
from hineq.model.words import FirstIs, Outcome
from hineq.ui.layout.page import facts
from hineq.ui.layout.piece import piece
from hineq.ui.markdown import as_written

_STYLE = """<style>
.st-key-ward_panel h2 { padding-top: 0; }
.st-key-ward_panel .hq-facts { grid-template-columns: 1fr 1fr; gap: 0.7rem 1.2rem; margin: 0; }
.st-key-ward_panel .hq-facts div:is(:nth-child(-n+2), :nth-child(n+5)) { grid-column: 1 / -1; }
.st-key-ward_panel .hq-facts div { padding-top: 0.35rem; }
.st-key-ward_panel .hq-facts dd { font-size: 1.1rem; line-height: 1.3; margin: 0; }
.st-key-ward_panel .hq-facts:has(div:nth-child(3)) div:first-child dd { font-size: 1.6rem; line-height: 1.2; }
.st-key-ward_panel .hq-facts dd small { line-height: 1.35; }
</style>"""


def ward_panel(place: Place, view: WardView, area_code: str) -> DeltaGenerator:
    """What is known about the chosen ward on this measure, or how to choose one; the panel, for what else goes there."""
    piece(_STYLE)
    panel = st.container(key="ward_panel")
    with panel:
        if not area_code:
            _nothing_chosen(place, view)
        elif area_code not in set(view.table.area_code):
            st.header(as_written(place.areas[area_code].area_name), anchor=False)
            st.markdown(
                "This ward has changed: these figures were published for the wards that it was made from, or became."
            )
        else:
            row = view.ward(area_code)
            st.header(as_written(row.area_name), anchor=False)
            if math.isnan(row["value"]):
                st.markdown(
                    as_written(f"No figure for this ward here. {row.note if isinstance(row.note, str) else ''}".strip())
                )
            else:
                _figures(view, row)
    return panel


def _nothing_chosen(place: Place, view: WardView) -> None:
    drawn = has_map(place, kind_of_wards(place, view.table.area_code))
    on_map = "on the map (click, or press Tab, the arrow keys and Enter) or " if drawn else ""
    with st.container(key="choose_ward"):
        st.header("Choose a ward", anchor=False)
        st.markdown(f"Pick one {on_map}in the list above to see its figure here.")
    facts(
        (capital(against.described), figure(against.value, view.indicator), view.period)
        for against in (view.place, view.country)
        if against
    )


def _figures(view: WardView, row: Row) -> None:
    limits = interval(row.lower_ci, row.upper_ci, view.indicator)
    entries = [
        (
            f"{view.indicator.short_name}, {view.period}",
            marked(figure(row["value"], view.indicator), *marks(view.indicator, kind_words([row.status]))),
            f"95% confidence interval {limits}" if limits else "no confidence interval can be given",
        ),
        ("Among the wards", capital(row.rank_words) or "not ranked", view.coverage.no_order_words),
    ]
    for outcome, against in ((row.place_outcome, view.place), (row.country_outcome, view.country)):
        if against:
            words = f"{capital(Outcome(outcome).word)}{view.level_words}"
            entries.append((f"Against {against.described}", words, figure(against.value, view.indicator)))
    if not math.isnan(row.national_rank):
        rank = Rank.printed(
            row.national_rank, int(row.areas_ranked), FirstIs(row.first_is), view.indicator.judged_by, row.tied
        ).by_value_words
        flag = f"the publisher's own mark: {row.published_flag}" if isinstance(row.published_flag, str) else ""
        entries.append((f"Among the {row.national_areas}", rank, flag if row.published_flag else ""))
    facts(entries)
    if kind := kind_words([row.status]):
        st.markdown(f"This figure is **{kind}**. {as_written(row.note)}")
