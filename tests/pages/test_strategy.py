"""The strategy's page through app.py: every element of the thread by its address, and packs that have little of it."""

import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from hineq.insights.thread.thread import Kind, elements
from hineq.ui.views.thread import heading
from tests.examples.bad_packs import GOOD
from tests.luton import luton
from tests.pages.visits import as_read, ways
from tests.pages.visits import run as run_page
from tests.paths import ROOT


def run(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page("pages/strategy.py").run()
    assert not app.exception, [one.message for one in app.exception]
    assert len(app.title) == 1
    return app


def words(app: AppTest) -> str:
    """Everything that is written on the page."""
    written = "\n".join(one.value if hasattr(one, "value") else one.body for one in (*app.markdown, *app.get("html")))
    return unescape(written)


def links(app: AppTest) -> dict[str, str]:
    """The labels of the links to walk on, and where each leads."""
    return {one.label: one.query_string for one in ways(app)}


def chosen(app: AppTest) -> str:
    """The element that stands in the middle of the thread."""
    return words(app).split('class="hq-element">', 1)[1].split("<", 1)[0]


@pytest.fixture(scope="module")
def page() -> AppTest:
    return run()


# every element is walked in tests/insights/thread; the page itself, which takes longer, for a fifth of them
def test_an_element_opens_by_its_address(subtests: pytest.Subtests) -> None:
    there = elements(luton())
    assert len(there) > 50
    for element_id in list(there)[::5]:
        with subtests.test(element_id):
            app = run(element=element_id)
            assert chosen(app) == there[element_id].name
            assert not app.info
            assert app.selectbox(key="pick_element").value == element_id
            assert app.title[0].value == heading("luton", element_id)[0]


def test_the_page_opens_with_its_finding_and_the_first_outcome(page: AppTest) -> None:
    assert page.title[0].value == "Luton's 17 priorities lead to 10 of the 17 needs that its strategy lists"
    assert chosen(page) == "Every child and young person has a healthy start in life"


def test_every_commissioning_priority_stands_in_the_documents_words(page: AppTest) -> None:
    written = words(page)
    for one in luton().thread.commissioning_priorities:
        assert one.shown in written
    assert "Develop models of working to promote pos […]" in written
    assert written.count("<strong>Progress:</strong>") == 17


def test_every_listed_priority_and_every_other_wording_is_shown(page: AppTest) -> None:
    written = words(page)
    for one in luton().thread.jsna_priorities:
        assert one.wording in written
    for alias in luton().thread.aliases:
        assert f">{alias.wording}</th>" in written
    assert "form sixteen priorities" in written
    assert "The document lists 17: 10 in group 1 and 7 in group 2." in written


def test_the_matrix_is_a_table_with_headers_marks_and_words(page: AppTest) -> None:
    (matrix,) = [one.body for one in page.get("html") if "hq-table hq-matrix" in one.body]
    assert matrix.count('scope="row"') == 17
    assert matrix.count('scope="col"') == 18
    assert matrix.count('scope="colgroup"') == 2
    assert unescape(matrix).count("linked in the list's words") == 45
    assert matrix.count("linked in other words") == 16 + 1, "and the key under it"
    assert 'role="region" tabindex="0"' in matrix
    assert "hq-turned" not in matrix
    (key,) = [one.body for one in page.get("html") if 'class="hq-key"' in one.body]
    assert [key.count("<li>"), key.count('start="1"'), key.count('start="11"')] == [17, 1, 1]
    assert "strategy?place=luton&amp;element=priority_2_2" in matrix


def test_facts_lead_to_the_figures_of_today(page: AppTest) -> None:
    written = words(page)
    assert "28.4% (approximately 14,650) Luton children live in poverty." in written
    assert 'href="targets?place=luton&indicator=' in written
    assert "7.6% of households are overcrowded, with around 1.4% of households being seriously overcrowded." in written


def test_linked_strategies_keep_their_years_and_their_cuts(page: AppTest) -> None:
    written = words(page)
    for text in ("Domestic Abuse Strategy", "2012-15", "2012-2014", "2011-2015", "Drug Strategy […]"):
        assert text in written


def test_principles_and_programmes_are_there(page: AppTest) -> None:
    written = words(page)
    assert "called the Better Care Fund (BCF)" in written
    assert "Empowering individuals" in written or "empowering individuals" in written
    assert {one.label.split(":")[0] for one in page.expander} >= {
        "Outcome 1", "Outcome 2", "Outcome 3", "17 needs that the strategy lists", "Which priority leads to which need",
        "What the strategy is for", "How it means to work, in its own words", "How progress is counted",
    }  # fmt: skip
    assert {"Guiding principles", "Better Together and the Better Care Fund"} <= set(
        re.findall("<h3>(.*?)</h3>", written)
    )


def test_a_priority_says_its_progress_its_officers_and_whose_the_ties_are() -> None:
    app = run(element="priority_2_2")
    written = words(app)
    assert "Progress: Against England, 3 of 5 measures are worse" in written
    assert "No officer's update: no narrative, owner, action or due date." in written
    assert "These ties are hineq's, not the document's." in written
    there = links(app)
    assert "element=outcome_2" in there["Outcome 2: Reduced health inequalities within Luton"]
    assert "element=smoking_prevalence" in there["Adults who smoke"]
    assert "element=health_inequalities_delivery_board" in there["The Health Inequalities Delivery Board"]


def test_an_indicator_leads_to_its_trend_its_wards_and_their_profiles() -> None:
    there = links(run(element="income_deprivation_rate"))
    assert "indicator=income_deprivation_rate" in there["See the trend"]
    assert "indicator=income_deprivation_rate" in there["See the wards"]
    assert any("ward=E05" in query for query in there.values())


def test_the_strategys_own_list_of_wards_comes_first_under_its_outcome() -> None:
    app = run(element="outcome_2")
    assert "The strategy's own list: the wards with the poorest health outcomes." in words(app)
    labels = list(links(app))
    assert {"Farley (men)", "Leagrave (women)"} <= set(labels)
    assert "The strategy's own list" not in words(run(element="outcome_1"))


def test_patients_per_gp_name_no_ward_of_poor_outcomes() -> None:
    for element_id in ("priority_2_2", "priority_3_1"):
        app = run(element=element_id)
        written = words(app)
        assert "ward figures on how people fare" in written or "In the poorest fifth of wards on" in written
        for chunk in written.split("In the poorest fifth of wards on")[1:]:
            assert "Patients per GP" not in chunk.split("Left out")[0].split("</p>")[0]
    assert "none of its indicators has ward figures" in words(run(element="priority_2_2"))


def test_the_measures_by_which_wards_are_named_are_named_themselves() -> None:
    written = words(run(element="priority_2_3"))
    assert "in the poorest fifth of wards on at least two of three measures: Overcrowded homes (2021)" in written
    assert "Left out: Air pollution index" in written
    assert "of the JSNA priorities that it links to" in words(run(element="priority_1_1"))


def test_what_leads_nowhere_says_so() -> None:
    assert "No commissioning priority links to it." in words(run(element="jsna_improving_dental_health"))
    assert "No indicator here is tied to it." in words(run(element="priority_2_6"))


def test_an_unknown_element_is_said_and_the_first_is_shown() -> None:
    app = run(element="priority_9_9")
    assert "does not have (priority_9_9)" in as_read(app.info[0].value)
    assert chosen(app) == "Every child and young person has a healthy start in life"


def test_choosing_an_element_puts_it_into_the_address() -> None:
    app = run()
    app.selectbox(key="pick_element").set_value("priority_3_1").run()
    assert not app.exception
    assert app.query_params["element"] in ("priority_3_1", ["priority_3_1"])
    assert chosen(app).startswith("Put in place systematic programmes")


def test_every_kind_of_element_is_offered() -> None:
    assert {one.kind for one in elements(luton()).values()} == set(Kind)


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up place beside Luton's: it has what officers say."""
    shutil.copytree(GOOD, tmp_path / "data" / "example")
    monkeypatch.setenv("HINEQ_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_what_officers_say_is_shown_with_owner_action_and_due_date(made_up: Path) -> None:
    written = words(run(place="example", element="priority_2_1"))
    assert "Officers, 1 June 2011: A clinic has opened." in written
    assert "Owner: Head of Examples" in written
    assert "Action: Open a second clinic." in written
    assert "Due: 31 March 2012" in written


def test_actions_are_shown_with_their_outcome_and_where_a_reader_asks_who_answers(made_up: Path) -> None:
    written = words(run(place="example"))
    assert "One action: 1 with an owner, 1 with a due date; 1 overdue on 31 January 2020" in written
    assert "31 October 2019 (3 months overdue)" in written
    answers = [as_read(one.label) for one in run_page("system", place="example").expander]
    assert any(one.startswith("Two actions: 1 with an owner, 2 with a due date; 1 overdue") for one in answers)


def test_a_recommendation_stands_with_the_priority_that_it_is_on(made_up: Path) -> None:
    app = run(place="example", element="priority_2_1")
    assert "Scrutiny, 17 April 2011 (1): That a clinic be opened." in words(app)
    assert "Agreed, paused." in words(app)
    assert "See all recommendations" in links(app)


def test_what_documents_said_stands_with_the_indicator() -> None:
    app = run(element="dental_decay_5y")
    assert "What documents said of it: one quotation" in [one.label for one in app.expander]


@pytest.mark.parametrize("place", ["llr", "oxford"])
def test_a_pack_without_a_strategy_says_so(place: str) -> None:
    app = run(place=place)
    assert re.search(r" name| was read for ", app.title[0].value)
    assert 'class="hq-element"' not in words(app)
    assert not [one for one in app.selectbox if one.key == "pick_element"]


def test_a_board_of_such_a_pack_can_still_be_opened() -> None:
    assert 'class="hq-element"' in words(run(place="llr", element="rutland_health_and_wellbeing_board"))


def element_of(query: str) -> list[str]:
    return parse_qs(query).get("element", [])


@pytest.mark.parametrize(
    ("page_file", "query", "there"),
    [
        ("targets", {"indicator": "infant_mortality"}, {"outcome_1", "priority_1_1", "priority_1_4", "priority_3_1"}),
        ("targets", {"indicator": "hi_noise_complaints"}, set()),
        ("ward", {"ward": "E05002202"}, {"outcome_2"}),
        ("ward", {"ward": "E05002211"}, set()),
    ],
)
def test_the_thread_is_walked_back_from_a_figure_and_from_a_ward(
    page_file: str, query: dict[str, str], there: set[str]
) -> None:
    app = run_page(page_file, place="luton", **query)
    assert not app.exception
    found = {element for one in ways(app) for element in element_of(one.query_string)}
    assert found >= there
    assert bool(found) is bool(there)


def test_the_thread_is_walked_back_from_a_fact_of_the_self_assessment() -> None:
    app = run_page("then", place="luton")
    assert not app.exception
    tables = [one.body for one in app.get("html") if "hq-table" in one.body]
    linked = [body for body in tables if 'href="strategy?place=luton&amp;element=' in body]
    # figures beside newer ones, figures alone, and the statements with a figure
    assert len(linked) == 3
    assert ">In the strategy</th>" in linked[-1]
