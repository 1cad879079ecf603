"""Every page for each pack, at each of its levels: its sentences as they were read last, none on what a pack lacks.

The sentences are kept one file a page in __snapshots__; `pytest tests/pages/test_places.py --snapshot-update` writes
them anew, and the change is read as one diff.
"""

import datetime
import re
from html import escape, unescape

import pytest
from streamlit.testing.v1 import AppTest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from hineq.insights.thread.tracker import tracker_rows
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.document_words import RecommendationState
from tests.grammar import faulty
from tests.insights.thread.test_tracker import made
from tests.pages.visits import FILES, kinds, run, sentences, texts, title, visited, ways
from tests.place_packs import place

# a place at each kind of level, and the district with the fewest figures
PLACES = {
    "luton": {"place": "luton"},
    "llr": {"place": "llr"},
    "oxford": {"place": "oxford"},
    "leicester": {"place": "llr", "area": "E06000016"},
    "leicestershire": {"place": "llr", "area": "E10000018"},
    "north_west_leicestershire": {"place": "llr", "area": "E07000134"},
}
LACKING = re.compile(r"strategy's (?:list|measures|own)|on the strategy|The strategy names|targets? ended|Luton")
# a page may say what is missing, name the columns of a file, or define a word
ALLOWED = {"england", "methods", "strategy", "standing", "assurance", "search"}


def words(app: AppTest) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", texts(app)))


class AsText(SingleFileSnapshotExtension):
    """A snapshot that is a plain text file under its own name."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        return str(index)


@pytest.mark.parametrize("page", FILES)
@pytest.mark.parametrize("where", PLACES)
def test_a_page_says_what_it_said_and_speaks_only_of_what_there_is(
    where: str, page: str, snapshot: SnapshotAssertion
) -> None:
    app = visited(page, **PLACES[where])
    assert len(title(app).split()) <= TITLE_WORDS + 5
    assert not re.search(r"\bpacks?\b", title(app))
    if where != "luton" and page not in ALLOWED:
        assert LACKING.findall(words(app)) == []
    assert faulty(sentences(app), [ward.area_name for ward in place(PLACES[where]["place"]).wards]) == []
    assert sentences(app) == snapshot(name=f"{where}-{page}", extension_class=AsText)


def test_the_area_stands_in_the_address_and_an_unknown_one_does_not() -> None:
    app = run("map", place="llr", area="E06000016")
    assert app.query_params["area"] == "E06000016"
    assert app.query_params["place"] == "llr"
    assert app.selectbox(key="pick_area").value == "E06000016"
    app = run("map", place="llr", area="E06000032")
    assert "area" not in app.query_params
    assert app.selectbox(key="pick_area").value == "E54000015"
    assert title(run("map", place="llr/E06000016"))
    assert run("map", place="oxford").selectbox(key="pick_area").options == ["Wards until 2021", "Wards of 2024"]


@pytest.mark.parametrize(("place_id", "area"), [("luton", "2024"), ("E08000025", "2017")])
def test_another_set_of_wards_stands_in_the_address_and_in_the_fold_that_says_what_changed(
    place_id: str, area: str
) -> None:
    app = run("map", place=place_id, area=area)
    assert title(app)
    assert (app.query_params["place"], app.query_params["area"]) == (place_id, area)
    assert app.selectbox(key="pick_area").value == area
    assert "Wards through time: what changed" in [one.label for one in app.expander]
    assert "whole in one ward of 2024" in texts(app)
    assert run("ward", place=place_id, area=area).query_params["area"] == area
    assert "area" not in run("map", place=place_id, area="1999").query_params


def test_a_level_is_chosen_and_the_wards_are_its_own() -> None:
    app = run("ward", place="llr")
    app.selectbox(key="pick_area").set_value("E06000017").run()
    assert app.query_params["area"] == "E06000017"
    assert len(app.selectbox(key="pick_ward").options) == 16
    assert not app.exception


def test_the_first_sentence_is_a_finding() -> None:
    assert title(run("overview", place="llr")) == (
        "Wards, 2009-13: men could expect 73.0 to 89.3 years, 73.7 to 84.5 allowing for chance"
    )
    assert title(run("overview", place="llr", area="E06000016")) == (
        "Men in Leicester can expect to live 77.5 years, in England 79.7"
    )
    assert title(run("overview", place="oxford")) == ("Men in Oxford can expect to live 80.6 years, in England 79.7")


def test_a_map_opens_on_wards_that_can_be_drawn_and_one_that_cannot_says_which_outlines_it_lacks() -> None:
    app = run("map", place="E06000001")
    assert "component_instance" in kinds(app)
    assert "no outlines" not in words(app)
    app = run("map", place="E06000001", indicator="life_expectancy_at_birth")
    assert "component_instance" not in kinds(app)
    said = words(app)
    assert "This copy has no outlines of the wards of the 2011 Census, on which these figures were published" in said
    assert "A measure whose wards are drawn: " in said
    assert "GeoJSON" not in said


def test_a_chart_stands_where_a_map_would_and_says_what_it_leaves_out() -> None:
    app = run("map", place="llr")
    assert "vega_lite_chart" in kinds(app)
    assert "component_instance" not in kinds(app)
    said = words(app)
    assert "The pack has no boundaries for the wards of Leicester, Leicestershire and Rutland" in said
    assert "The chart shows the 20 poorest of 155 wards; the table has them all." in said
    assert "44 of the 155 wards with a figure here were wards of the 2011 Census" in said


def test_a_ward_that_has_changed_can_be_chosen_and_says_so_where_it_has_no_figure() -> None:
    assert title(run("ward", place="llr", ward="E36000325")) == (
        "Castle (2011) was among the 31 poorest wards on both measures"
    )
    assert "This ward has changed" in words(
        run("map", place="llr", ward="E36000325", indicator="overcrowded_households")
    )
    assert title(run("first", place="llr", ward="E36000325"))
    assert title(run("compare", place="llr", ward="E36000325"))


def test_targets_of_a_system_lead_to_the_areas_that_have_figures() -> None:
    there = {one.label: one.query_string for one in ways(run("targets", place="llr"))}
    assert "area=E06000016" in there["Leicester (place): 38 measures"]
    assert len([one for one in there.values() if "area=" in one]) == len(place("llr").levels) - 1


class TestSystem:
    def test_the_report_is_silent_on_two_levels(self) -> None:
        app = run("system", place="llr")
        assert title(app) == "The report says who leads at one of three levels: place"
        said = words(app)
        assert said.count("The report does not say") == 2
        assert "military families" in said
        assert "Paragraph 12.1" in said
        assert "the average of its wards, weighted by residents in" in said
        for spelled in (
            "UHL: University Hospitals of Leicester",
            "CCG: Clinical Commissioning Group",
            "ICS: Integrated Care",
        ):
            assert said.count(spelled) == 1
        assert "Measures with figures for the areas around" in said

    def test_the_foot_has_the_sources_of_the_figures(self) -> None:
        (foot,) = [one.body for one in run("system", place="llr").get("html") if 'class="hq-foot"' in one.body]
        census = place("llr").observations
        census = census[(census.indicator_id == "overcrowded_households") & (census.area_code == "E06000016")]
        assert escape(place("llr").sources[census.source_id.iloc[-1]].citation) in foot

    def test_a_pack_without_such_documents_shows_its_own_levels(self) -> None:
        said = words(run("system", place="luton"))
        assert "Health Inequalities Delivery Board" in said
        assert title(run("system", place="oxford")) == "No document here says who answers in Oxford"


class TestRecommendations:
    def test_oxfords_page_as_printed(self) -> None:
        said = words(run("recommendations", place="oxford"))
        assert "71 of 88 is 80.7%, nearer 81% than the 80% that is printed" in said
        assert "'17 APRIL CITY EXECUTIVE BOARD - Health Inequalities'" in said
        assert "Tackling inequalities (including health inequalities) is a priority for the City Council" in said
        assert said.count("To the City Executive Board, 17 April 2018: Health Inequalities") == 2
        assert "Its number is printed as" in said
        assert "nan" not in re.findall(r"\bnan\b", said)

    def test_the_filters_leave_what_is_asked_for(self) -> None:
        app = run("recommendations", place="oxford")
        app.selectbox(key="tracker_decision").set_value("agreed").run()
        assert "1 of 2." in words(app)
        app.text_input(key="tracker_search").set_value("no such word").run()
        assert "Nothing to show: no row has the words “no such word”" in words(app)
        assert not app.exception

    def supplied(self, raw: bytes, **query: str) -> AppTest:
        app = run("recommendations", **query)
        app.file_uploader[0].upload("own.csv", raw, "text/csv").run()
        return app

    def test_a_council_s_own_file_is_read_with_what_is_overdue(self) -> None:
        rows = [
            made(1, due=datetime.date.today() - datetime.timedelta(days=59)),
            made(3, due=datetime.date.today() + datetime.timedelta(days=1)),
            made(2, state=RecommendationState.ACHIEVED),
        ]
        app = self.supplied(tracker_rows(rows).assign(areas="").to_csv(index=False).encode(), place="luton")
        assert title(app) == "One of three recommendations is overdue"
        assert "59 days" in words(app)
        assert f"{datetime.date.today():%B %Y}, today" in words(app)

    def test_what_was_taken_for_what_stands_on_the_page(self) -> None:
        raw = "Date,Recommendation,Agree?\n17/04/2018,That £1m be found.,In Part\n".encode("cp1252")
        app = self.supplied(raw, place="luton")
        assert title(app) == "One recommendation: one agreed in part"
        (said,) = [one.value for one in app.info]
        for part in ("Windows text", "Taken for 'agreed in part'", "Taken for 17 April 2018"):
            assert part in said

    def test_a_faulty_file_is_listed_and_nothing_of_it_is_shown(self) -> None:
        table = tracker_rows([made(1), made(2)]).assign(areas="E99999999")
        table.loc[1, "decision"] = "perhaps"
        app = self.supplied(table.to_csv(index=False).encode(), place="luton")
        assert title(app) == "The tracker was not read: two faults"
        said = words(app).replace("\\", "")
        assert "perhaps" in said
        assert "E99999999" in said
        assert "Tackling inequalities" not in said

    def test_a_pack_without_a_tracker_says_what_to_supply(self) -> None:
        app = run("recommendations", place="luton")
        assert title(app) == "No tracker of recommendations was read for Luton"
        assert "recommendation_id" in words(app)


@pytest.mark.parametrize("page", ["overview", "standing"])
def test_an_area_of_a_pack_leads_to_itself_with_every_national_measure(page: str) -> None:
    def by_itself(**query: str) -> list[str]:
        found = ways(visited(page, **query))
        return [one.page + one.query_string for one in found if "by itself" in one.label]

    (way,) = by_itself(place="llr", area="E06000016")
    assert "place=E06000016" in way
    assert "area=" not in way
    assert by_itself(place="llr") == by_itself(place="luton") == by_itself(place="luton", area="2024") == []
