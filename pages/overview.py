"""The overview: how the targets ended, whether the gap is closing, where outcomes are poorest, what to look at first."""

import streamlit as st

from hineq.insights.gaps import gap_finding, gap_title, gap_with_country, gap_within, own_gap_words
from hineq.insights.levels import levels_hint
from hineq.insights.overview import overview_finding, strategy_lede
from hineq.insights.poorest import PoorestRule
from hineq.insights.standing import attention_finding, attention_lede, needs_attention
from hineq.insights.wording import capital, lowered, with_sex
from hineq.model.words import TargetStatus
from hineq.ui import views
from hineq.ui.drawing import draw
from hineq.ui.layout import foot, note, section, source_line, start_page
from hineq.ui.map_view import draw_wards, has_map, map_scene
from hineq.ui.pages import MAP, TARGETS
from hineq.ui.selection import link_params, write_url
from hineq.ui.strip import pick_place, strip
from hineq.ui.tiles import gap_table, tile
from hineq.ui.visit import start_visit

MET_OR_MISSED = "A target is met or missed by the published value alone; distances are worked out before rounding. "

visit = start_visit()
place, figures, place_id = visit.place, visit.figures, visit.place_id
shown = dict(visit.wanted)
write_url(shown)
headlines = views.headlines(place_id)
chosen = views.ward_selection(place_id, {"ward": visit.wanted.get("ward", "")})
rule = PoorestRule.LIST if views.poorest_list(place_id) else PoorestRule.FIFTH
scene = map_scene(place_id, chosen.indicator_id, str(chosen.sex), chosen.period, rule)

start_page(overview_finding(place, headlines, scene.view), strategy_lede(place, place.snapshot.year))
with strip():
    pick_place(place_id)

judged = [view for view in headlines if view.result and view.result.status is not TargetStatus.NO_OUTTURN]
open_ended = [view for view in headlines if view not in judged]
if judged:
    section("How the targets ended")
    for column, view in zip(st.columns(len(judged), gap="large"), judged, strict=True):
        with column:
            tile(place, view, shown)
if open_ended:
    section(
        "Targets that nobody can check", "No published figure was found that measures the same thing as these targets."
    )
    for column, view in zip(st.columns(len(open_ended), gap="large"), open_ended, strict=True):
        with column:
            tile(place, view, shown)

section("Is the gap closing?")
left, right = st.columns(2, gap="large")
any_gap = False
for column, which, table, subject, meaning in (
    (left, "country", gap_with_country(place, figures), f"The gap with {place.benchmark.area_name}",
     f"Life expectancy at birth, {place.benchmark.area_name} minus {place.name}, years"),
    (right, "within", gap_within(place, figures), f"The gap inside {place.name}",
     f"Slope index of inequality: years between the two ends of a line through {place.name}'s neighbourhoods"),
):  # fmt: skip
    any_gap = any_gap or not table.empty
    with column:
        if table.empty:
            st.markdown(f"**{subject}.** {gap_finding(table)} {levels_hint(place)}")
        else:
            draw(
                views.gap_spec(place_id, which, gap_title(table, subject), meaning, dark=visit.dark),
                key=f"gap_{which}",
                source=source_line(place, table.source_id),
            )
            st.markdown(gap_finding(table))
            gap_table(table, gap_title(table, subject), f"{place_id}_gap_{which}")
if any_gap:
    note(
        "Both are the newest published series, which come without confidence intervals: a change of less than half a year "
        f"counts as hardly changed. {own_gap_words(place)}"
    )

section("Where outcomes are poorest")
left, right = st.columns([3, 2], gap="large")
with left:
    draw_wards(place_id, scene, chosen.area_code, key="overview_map", height=380, dark=visit.dark)
with right:
    st.subheader(scene.finding, anchor=False)
    for sentence in scene.differences:
        st.markdown(sentence)
    note("Official ward life expectancies were published for men only, for 2009-13.")
    st.page_link(
        MAP.path,
        label="Open the ward map" if has_map(place) else "See every ward",
        icon=":material/map:",
        query_params=link_params(shown),
    )

standings = views.all_standings(place_id)
section("What needs attention first", attention_lede(place, standings))
for number, one in enumerate(needs_attention(place, standings), 1):
    trend = f" Recent trend: {one.trend.words.lower()}." if one.trend.arrow else ""
    rank = f" {capital(one.rank_words)}." if one.rank_words else ""
    st.markdown(f"**{number}. {attention_finding(one, place)}.**{rank}{trend}")
    st.page_link(
        TARGETS.path, label=f"See the trend: {lowered(with_sex(one.line.indicator.short_name, one.line.sex))}",
        query_params=link_params(shown, indicator=one.line.indicator.indicator_id, sex=str(one.line.sex)),
    )  # fmt: skip
foot(
    place,
    [*(source for view in judged for source in view.source_ids), *scene.view.source_ids],
    f"{MET_OR_MISSED if headlines else ''}Age of data counts from the date of this pack.",
)
