"""The foot of a page names the sources of all that the page draws and says."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from hineq.insights.inequality.gap_history import GapHistory, against_country, inside_place
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.standing.attention import attention
from hineq.insights.standing.dated_facts import sources_beside, then_and_now
from hineq.insights.standing.ranks import authority_ranks
from hineq.insights.standing.standing import standing_sources
from hineq.insights.targets.measures import headline_views
from hineq.insights.targets.today import today
from hineq.insights.thread.national_target import national_gaps
from hineq.insights.thread.progress import indicator_now
from hineq.insights.thread.promised import promised_now
from hineq.insights.wards.selection import resolve_ward_selection
from hineq.insights.wards.view import ward_view
from hineq.model.roles import IndicatorRole
from hineq.model.words import Sex
from tests.pages.visits import run, shown, visited
from tests.places_with_levels import level, unranked

PLACES = {
    "luton": {"place": "luton"},
    "oxford": {"place": "oxford"},
    "llr/E06000016": {"place": "llr", "area": "E06000016"},
    "llr/E07000134": {"place": "llr", "area": "E07000134"},
}


def foot(app: AppTest) -> str:
    (said,) = [one.body for one in app.get("html") if 'class="hq-foot"' in one.body]
    return unescape(re.sub(r"<[^>]+>", "", said))


@pytest.mark.parametrize("key", PLACES)
def test_home_names_the_sources_of_today_and_of_what_needs_attention(key: str) -> None:
    figures = level(key)
    said = foot(visited("overview", **PLACES[key]))
    named = {source for one in today(figures, headline_views(figures)) for source in one.standing.line.points.source_id}
    for one in attention(figures).worse:
        assert one.line.newest.source_id in standing_sources(figures, one)
        named |= set(standing_sources(figures, one))
    assert named
    for source_id in named:
        assert figures.place.sources[source_id].citation in said, source_id


@pytest.mark.parametrize("key", PLACES)
def test_the_page_of_the_gap_names_the_sources_of_every_gap_and_of_the_order(key: str) -> None:
    figures = level(key)
    app = visited("inequality", **PLACES[key])
    chosen = resolve_ward_selection(figures, shown(app))
    view = ward_view(figures, chosen.indicator_id, chosen.sex, chosen.period)
    inequality = ward_inequality(figures, view)
    histories = [against_country(figures, chosen.indicator_id, chosen.sex)]
    if view.indicator.has(IndicatorRole.HEADLINE):
        histories += [inside_place(figures, sex) for sex in (Sex.MALE, Sex.FEMALE)]
    named = {source for history in histories if isinstance(history, GapHistory) for source in history.source_ids}
    if isinstance(inequality, Inequality):
        assert inequality.ordering.source_ids
        named |= set(inequality.ordering.source_ids)
    said = foot(app)
    for source_id in named:
        assert figures.place.sources[source_id].citation in said, source_id


def test_a_picture_of_one_page_is_no_source_of_the_next() -> None:
    app = run("inequality", place="luton")
    before = foot(app)
    app.switch_page("pages/map.py").run()
    after = foot(app)
    assert "slope index" in before
    assert "slope index" not in after.split("Beware")[0]


@pytest.mark.parametrize("key", PLACES)
def test_pages_of_documents_name_the_sources_of_the_figures_beside_them(key: str) -> None:
    figures = level(key)
    place = figures.place
    pairs = then_and_now(figures, authority_ranks(figures))
    beside = set(sources_beside(figures, pairs))
    assert bool(beside) is bool((pairs.apart == "").any())
    cited = {
        "then": beside,
        "assurance": set(national_gaps(figures).source_id) if place.assurance.questions else set(),
        "strategy": {
            source
            for document in promised_now(place)
            for promise in (*document.targets, *document.priorities)
            for indicator in promise.indicators
            for now in indicator_now(figures, indicator.indicator_id)
            if now.standing
            for source in standing_sources(figures, now.standing)
        },
    }
    for page, source_ids in cited.items():
        said = foot(visited(page, **PLACES[key])) if source_ids else ""
        for source_id in source_ids:
            assert place.sources[source_id].citation in said, (page, source_id)


@pytest.mark.parametrize("page", ["first", "ward", "map"])
@pytest.mark.parametrize("key", PLACES)
def test_the_years_of_the_data_of_a_release_are_not_folded_away(key: str, page: str) -> None:
    here = PLACES[key] | ({"indicator": "income_deprivation_rate"} if page == "map" else {})
    app = visited(page, **here)
    feet = [one.body for one in app.get("html") if 'class="hq-foot"' in one.body]
    if not feet:
        # no ward can be ranked: the page draws nothing, and so cites nothing
        assert unranked(level(key).place)
        assert page == "first"
        assert not app.get("vega_lite_chart")
        return
    (said,) = feet
    open_words = unescape(re.sub(r"<[^>]+>", "", re.sub(r"<details>.*?</details>", "", said, flags=re.DOTALL)))
    sources = level(key).place.sources.values()
    cited = [one for one in sources if one.data_years and one.citation in unescape(re.sub(r"<[^>]+>", "", said))]
    assert cited
    for one in cited:
        assert one.data_years in open_words, one.source_id
