"""The tracker of recommendations: Oxford's page as printed, totals, filters, what is overdue, and any council's own file."""

import datetime
from dataclasses import replace

import pandas as pd
import pytest

from hineq.insights.thread.tracker import (
    UNSAID,
    Wanted,
    committees,
    heading,
    linked,
    none_words,
    overdue_sentence,
    overdue_table,
    overdue_words,
    select,
    states,
    totals_sentences,
    totals_table,
    tracker_finding,
    tracker_rows,
)
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.document_words import Decision, RecommendationState
from hineq.model.recommendation import PrintedTotal, Recommendation
from hineq.packs.importers.tracker import read_tracker, tracker_template
from hineq.packs.importers.tracker_links import TrackerLinks
from hineq.packs.read.problems import InvalidPack
from tests.place_packs import place

DAY = datetime.date(2026, 11, 21)


def printed_rows() -> tuple[Recommendation, ...]:
    return place("oxford").recommendations


def printed_totals() -> tuple[PrintedTotal, ...]:
    return place("oxford").printed_totals


def made(number: int, **changes: object) -> Recommendation:
    """A recommendation beside Oxford's, changed where told."""
    return replace(printed_rows()[0], recommendation_id=f"made_{number}", reference=str(number), **changes)


class TestOxford:
    def test_the_two_recommendations_are_as_printed(self) -> None:
        first, second = printed_rows()
        assert (first.reference, second.reference) == ("", "2.")
        assert first.note.startswith("Its number is printed as '_'")
        for one in printed_rows():
            assert heading(one) == "To the City Executive Board, 17 April 2018: Health Inequalities"
            assert one.committee == ""
        assert first.recommendation == (
            "That the Council should prioritise strengthening its policy development and research capacity in order to "
            "better understand and address health inequalities (and other inequalities) in the City, with a focus on "
            "providing tangible outcomes and improvements for local services; and"
        )
        assert second.recommendation == (
            "That the Council should engage with local universities and health partners to explore opportunities for "
            "pooling local data and expertise to better understand and address health inequalities (and other "
            "inequalities) in the City"
        )
        assert (first.decision, second.decision) == (Decision.AGREED_IN_PART, Decision.AGREED)
        assert first.response.startswith("Tackling inequalities (including health inequalities) is a priority")
        assert "The Council £100k funding for health inequalities projects match funded by the CCG." in first.response
        assert first.response.endswith("to support this moving forward.")
        assert second.response == "We will pursue this as part of the work outlined above."
        for one in printed_rows():
            assert one.date == datetime.date(2018, 4, 17)
            assert (one.lead, one.due, one.state, one.action_taken) == ("", None, None, "")

    def test_the_totals_are_as_printed_beside_those_of_the_rows(self) -> None:
        table = totals_table(printed_rows(), printed_totals()).set_index("label")
        assert list(table.printed) == [88, 71, 13, 4]
        assert list(table.percent_printed)[1:] == [80, 15, 5]
        assert list(table["rows"]) == [2, 1, 1, 0]
        assert round(table.exact["Agreed"], 1) == 80.7

    def test_what_does_not_add_up_is_said(self) -> None:
        assert totals_sentences(printed_rows(), printed_totals()) == [
            "The tracker (May 2018) prints a total of 88; two rows of them are here, so the totals from the rows are "
            "not those of the year.",
            "Agreed: 71 of 88 is 80.7%, nearer 81% than the 80% that is printed.",
        ]

    def test_the_heading_and_what_cannot_be_overdue(self) -> None:
        assert tracker_finding(printed_rows(), printed_totals(), DAY, "Oxford") == (
            "Two of 88 recommendations are here: one agreed and one agreed in part"
        )
        assert overdue_sentence(printed_rows(), DAY) == (
            "As at 21 November 2026, no row has a due date, so whether any is overdue cannot be told."
        )
        assert overdue_table(printed_rows(), DAY).empty

    def test_its_link_is_to_the_city(self) -> None:
        (area,) = linked(printed_rows()[0], place("oxford"))
        assert (area.kind, area.key, area.name) == ("area", "E07000178", "Oxford")


class TestAnyTracker:
    @property
    def done(self) -> Recommendation:
        return made(3, due=datetime.date(2026, 1, 1), state=RecommendationState.ACHIEVED)

    @property
    def refused(self) -> Recommendation:
        return made(5, due=datetime.date(2026, 1, 1), decision=Decision.NOT_AGREED)

    @property
    def said(self) -> Recommendation:
        return made(4, state=RecommendationState.OVERDUE, committee="Scrutiny Committee")

    @property
    def rows(self) -> tuple[Recommendation, ...]:
        late = made(1, due=datetime.date(2026, 10, 1))
        long_late = made(2, due=datetime.date(2026, 1, 21), decision=Decision.AGREED)
        return (late, long_late, self.done, self.said, self.refused)

    def test_the_longest_overdue_comes_first_and_what_is_done_or_refused_is_not_there(self) -> None:
        table = overdue_table(self.rows, DAY)
        assert list(table.Reference) == ["2", "1", "4"]
        assert list(table["Overdue by"]) == ["10 months", "51 days", "its lead says so; no due date that has gone by"]
        assert overdue_words(made(1, due=datetime.date(2026, 11, 20)), DAY) == "1 day"

    def test_the_heading_is_what_is_overdue(self) -> None:
        assert tracker_finding(self.rows, (), DAY, "Town") == "Three of five recommendations are overdue"
        assert tracker_finding((), (), DAY, "Town") == "No tracker of recommendations was read for Town"
        assert tracker_finding((self.done, self.refused), (), DAY, "Town") == (
            "Two recommendations: one agreed in part and one not agreed"
        )
        for rows in ((), self.rows, printed_rows()):
            assert len(tracker_finding(rows, (), DAY, "Town").split()) <= TITLE_WORDS

    @pytest.mark.parametrize(
        ("wanted", "references"),
        [
            (Wanted(), "12345"),
            (Wanted(decisions=frozenset({Decision.AGREED})), "2"),
            (Wanted(states=frozenset({RecommendationState.ACHIEVED})), "3"),
            (Wanted(states=frozenset({None})), "125"),
            (Wanted(committee="Scrutiny Committee"), "4"),
            (Wanted(overdue_only=True), "124"),
            (Wanted(search="HEALTHY town barton"), "12345"),
            (Wanted(search="no such word"), ""),
            (Wanted(search="scrutiny", overdue_only=True), "4"),
        ],
    )
    def test_the_filters(self, wanted: Wanted, references: str) -> None:
        assert "".join(one.reference for one in select(self.rows, wanted, DAY)) == references

    def test_the_choices_of_the_filters(self) -> None:
        assert states(self.rows) == [RecommendationState.ACHIEVED, RecommendationState.OVERDUE, None]
        assert committees(self.rows) == ["City Executive Board", "Scrutiny Committee"]
        assert (
            heading(self.said) == "Scrutiny Committee to the City Executive Board, 17 April 2018: Health Inequalities"
        )
        bare = replace(self.said, committee="", considered_by="", item="")
        assert heading(bare) == f"{UNSAID.capitalize()}, 17 April 2018"


class TestFile:
    def read(self, text: str) -> tuple[Recommendation, ...]:
        return read_tracker(text.encode(), "own.csv", place("oxford"), DAY).rows

    def test_what_is_written_out_can_be_read_again(self) -> None:
        rows = (
            *printed_rows(),
            *TestAnyTracker().rows,
            made(6, areas=("E07000178", "E05006546"), indicators=("infant_mortality",)),
        )
        assert self.read(tracker_rows(rows).to_csv(index=False)) == rows

    def test_why_nothing_is_found_names_each_choice_that_leaves_none(self) -> None:
        rows = printed_rows()
        assert "no row has the words “zebra”" in none_words(Wanted(search="zebra"), rows, DAY)
        never = none_words(Wanted(decisions=frozenset({Decision.NOT_AGREED}), overdue_only=True), rows, DAY)
        assert "none has the decision not agreed" in never
        assert "none is overdue as at" in never
        both = Wanted(decisions=frozenset({Decision.AGREED}), search="the City, with a focus")
        assert none_words(both, rows, DAY).startswith("Nothing to show: each choice has rows")

    def test_the_template_has_the_columns_and_an_example_that_is_passed_over(self) -> None:
        template = tracker_template(place("oxford"))
        assert list(template.columns) == list(tracker_rows(printed_rows()).columns)
        with pytest.raises(InvalidPack) as raised:
            self.read(template.to_csv(index=False))
        assert ["no rows" in one.rule for one in raised.value.problems] == [True]
        own = tracker_rows(printed_rows())
        assert self.read(pd.concat([template, own]).to_csv(index=False)) == printed_rows()
        # what the example shows is read: with another id it is a row like any other
        (row,) = self.read(template.assign(recommendation_id="own").to_csv(index=False))
        assert (len(row.indicators), len(row.areas)) == (1, 1)

    @pytest.mark.parametrize("place_id", ["luton", "llr", "oxford"])
    def test_every_name_that_the_app_shows_is_read(self, place_id: str) -> None:
        shown, table = place(place_id), tracker_template(place(place_id))
        links = TrackerLinks.of(shown)
        for one in shown.indicators.values():
            assert links.read("indicators", f" {one.name.upper()}") == (one.indicator_id, [])
        for ward in shown.wards:
            ids, faults = links.read("areas", ward.area_name)
            assert ids == ward.area_code or ward.area_code in faults[0][1]
            assert links.read("areas", ward.area_code) == (ward.area_code, [])
        for priority in shown.thread.commissioning_priorities:
            assert links.read("priorities", f"Priority {priority.number}") == (priority.priority_id, [])
        for need in shown.thread.jsna_priorities:
            assert links.read("priorities", need.wording) == (need.jsna_id, [])
        assert not table.empty

    def test_a_name_that_nothing_has_is_a_fault_with_the_nearest(self) -> None:
        cell = "Barton and Sandhills; Bartn and Sandhills"
        ids, ((part, rule),) = TrackerLinks.of(place("oxford")).read("areas", cell)
        assert (len(ids.split("; ")), part) == (1, "Bartn and Sandhills")
        assert "No area of Oxford is called that" in rule
        assert "barton and sandhills" in rule

    def test_every_fault_is_named_with_its_row_column_and_value(self) -> None:
        table = tracker_rows([*printed_rows(), made(3), made(4), made(5)])
        table.loc[0, "decision"] = "perhaps"
        table.loc[1, "due"] = "2018-04-16"
        table.loc[2, "state"] = "achievd"
        table.loc[3, "indicators"] = "no_such_measure"
        table.loc[4, "recommendation_id"] = table.recommendation_id[0]
        table.loc[4, "date"] = "04/17/2018"
        with pytest.raises(InvalidPack) as raised:
            self.read(table.to_csv(index=False))
        found = {(one.row, one.column, one.value) for one in raised.value.problems}
        assert {
            (2, "decision", "perhaps"), (3, "due", "2018-04-16"), (4, "state", "achievd"), (5, "indicators", "no_such_measure"),
            (6, "recommendation_id", printed_rows()[0].recommendation_id), (6, "date", "04/17/2018"),
        } <= found  # fmt: skip

    def test_a_file_that_is_no_tracker_is_refused(self) -> None:
        with pytest.raises(InvalidPack, match="columns"):
            self.read("a,b\n1,2\n")


class TestCouncilsOwn:
    """A file as a council's spreadsheet has it: other headers, words, days, encoding and columns."""

    FILE = (
        "Ref,Date,Committee,Recommendation,Agree?,Comment,Due Date,Status,Ward budget\n"
        "7,17/04/2018,Scrutiny,That £1m be found – soon.,In Part,We shall.,1/5/2018,On hold,£500\n"
        "8,3 May 2018,Scrutiny,That more be done.,YES,,,,\n"
        ",,,,,,,,\n"
        "9,2018-05-03,Scrutiny,That it be looked at.,Pending,,,,£20\n"
    )

    def test_it_is_read_and_what_was_taken_for_what_is_said(self) -> None:
        text = self.FILE.replace("On hold", "Complete")
        tracker = read_tracker(text.encode("cp1252"), "own.csv", place("luton"), DAY)
        first, second, third = tracker.rows
        assert [one.decision for one in tracker.rows] == [Decision.AGREED_IN_PART, Decision.AGREED, Decision.AWAITING]
        assert (first.date, first.due) == (datetime.date(2018, 4, 17), datetime.date(2018, 5, 1))
        assert second.date == third.date == datetime.date(2018, 5, 3)
        assert first.state is RecommendationState.ACHIEVED
        assert first.recommendation == "That £1m be found – soon."
        assert [one.recommendation_id for one in tracker.rows] == ["row_2", "row_3", "row_5"]
        assert first.source_id == "own.csv"
        said = "\n".join(tracker.remarks)
        for words in (
            "read as Windows text (cp1252)", "column Agree?: Taken for the column 'decision'", "column Comment: Taken for",
            "has 'In Part': Taken for 'agreed in part'", "has 'Pending': Taken for 'awaiting a decision'",
            "has '17/04/2018': Taken for 17 April 2018: days of this column are read with the day before the month",
            "has 'Complete': Taken for 'achieved'", "column Ward budget: The column is none of a tracker's",
            "each row is named by its line", "considered_by, item",
        ):  # fmt: skip
            assert words in said, words

    def test_its_further_columns_are_kept_on_the_way_out_and_read_again(self) -> None:
        tracker = read_tracker(self.FILE.replace("On hold", "").encode(), "own.csv", place("luton"), DAY)
        table = tracker_rows(tracker.rows, tracker.others)
        assert list(table["Ward budget"]) == ["£500", "", "£20"]
        again = read_tracker(table.to_csv(index=False).encode(), "own.csv", place("luton"), DAY)
        assert (again.rows, again.others) == (tracker.rows, tracker.others)

    def test_what_is_awaited_is_counted_where_there_is_any(self) -> None:
        rows = (made(1), made(2, decision=Decision.AWAITING))
        assert list(totals_table(rows, ()).label)[-1] == "Awaiting a decision"
        assert "Awaiting a decision" not in set(totals_table(printed_rows(), printed_totals()).label)

    @pytest.mark.parametrize(
        ("change", "column", "rule"),
        [
            (("On hold", "Overdue"), "", ""),
            (("1/5/2018,On hold", "22/11/2026,Overdue"), "due", "the day on which it is counted"),
            (("1/5/2018,On hold", "21/11/2026,Overdue"), "due", "the day on which it is counted"),
            (("1/5/2018,On hold", "20/11/2026,Overdue"), "", ""),
            (("In Part,We shall.,1/5/2018,On hold", "No,We shall.,,achieved"), "state", "must be agreed"),
            (("In Part,We shall.,1/5/2018,On hold", "Pending,We shall.,,achieved"), "state", "must be agreed"),
            (("In Part,We shall.,1/5/2018,On hold", "No,We shall.,,Late"), "state", "cannot be overdue"),
            (("In Part", "perhaps"), "decision", "The word must be one of"),
            ((",£500", ",£500,too much"), "", "cells where the header has 9"),
            (("17/04/2018", "04/17/2018"), "date", "The date must read like"),
            (("1/5/2018", "1/3/2018"), "due", "must not lie before"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_is_a_fault(self, change: tuple[str, str], column: str, rule: str) -> None:
        text = self.FILE.replace("Ward budget", "Reason").replace(*change).encode()
        if not rule:
            assert len(read_tracker(text, "own.csv", place("luton"), DAY).rows) == 3
            return
        with pytest.raises(InvalidPack) as raised:
            read_tracker(text, "own.csv", place("luton"), DAY)
        (fault,) = raised.value.problems
        assert (fault.row, fault.column) == (2, column)
        assert rule in fault.rule
