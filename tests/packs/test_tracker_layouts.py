"""A council's tracker as councils lay it out: names of columns, words, colours, days, encodings, and the text around the table."""

import csv
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hineq.insights.thread.tracker import heading, overdue_sentence, totals_table, tracker_finding, tracker_rows
from hineq.model.document_words import Decision, RecommendationState
from hineq.model.recommendation import Tracker
from hineq.model.spreadsheet import csv_bytes
from hineq.packs.importers.tracker import read_tracker
from hineq.packs.importers.tracker_heads import NAMES, plain_name
from hineq.packs.importers.tracker_words import DECISIONS, STATES
from hineq.packs.read.problems import InvalidPack, Problem
from tests.packs.importers.test_table_text import workbook
from tests.place_packs import place

DAY = date(2026, 11, 21)
State = RecommendationState


def read(text: str | bytes, encoding: str = "utf-8") -> Tracker:
    return read_tracker(text if isinstance(text, bytes) else text.encode(encoding), "own.csv", place("oxford"), DAY)


def faults(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidPack) as error:
        read(text)
    return error.value.problems


def one_row(**cells: str):
    (row,) = read(f"{','.join(['Recommendation', *cells])}\nThat it be done.,{','.join(cells.values())}\n").rows
    return row


SCRUTINY = (
    "Scrutiny recommendations tracker – as at May 2026;;;;;;;\n"
    "\n"
    "Ref.;Origin;Date;Area;Recommendation;Cabinet date;Lead Officer/Member;Action taken;RAG Status\n"
    "SR 01;CRP;01/01/26;Finance;That £50k be found – soon.;01/02/26;Officer A;\"• One\n• Two\";Complete\n"
    "SR 02;CRP;01/01/26;Finance;That a second thing be done.;01/02/26;Officer A;Work goes on.;Ongoing\n"
    ";;;;;;;;\n"
    "SR 03;PLC;2 Feb 2026;Health;That a third thing be done.;01/03/26;Officer B;Waits.;Paused\n"
    "SR 04;PLC;Mar-26;Health;That a fourth thing be done.;;Officer B;;Green\n"
    "SR 05;PLC;2026-04-01;Health;That a fifth thing be done.;;Officer B;;Amber\n"
    ";;;;;;;;\n"
    "Key;;;;;;;;\n"
    "Green: achieved;;;;;;;;\n"
    "Amber – acceptable progress;;;;;;;;\n"
    "Red = unacceptable progress;;;;;;;;\n"
)  # fmt: skip


@pytest.mark.parametrize(
    "raw",
    [
        SCRUTINY.encode(),
        SCRUTINY.encode("utf-8-sig"),
        SCRUTINY.encode("cp1252"),
        SCRUTINY.encode("utf-16"),
        SCRUTINY.encode("utf-16-le"),
        SCRUTINY.replace("\n", "\r\n").encode("cp1252"),
        SCRUTINY.replace(";", "\t").encode("utf-16"),
        SCRUTINY.replace(";", ",").encode("cp1252"),
        ("sep=;\n" + SCRUTINY).encode(),
        SCRUTINY.replace(";;;;;;;;\n", "\n").replace(";;;;;;;\n", "\n").encode(),
        SCRUTINY.replace(";;;;;;;;\n", ";;;;;;;;;;;\n").encode(),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "utf-16 without mark", "crlf", "tabs", "commas", "sep", "short rows", "long rows"],
)  # fmt: skip
def test_a_scrutiny_tracker_is_read_however_it_was_saved(raw: bytes) -> None:
    tracker = read(raw)
    assert [one.reference for one in tracker.rows] == ["SR 01", "SR 02", "SR 03", "SR 04", "SR 05"]
    assert [one.state for one in tracker.rows] == [
        State.ACHIEVED, State.ONGOING, State.PAUSED, State.ACHIEVED, State.ACCEPTABLE_PROGRESS,
    ]  # fmt: skip
    assert tracker.rows[0].recommendation == "That £50k be found – soon."
    assert tracker.rows[0].action_taken.replace("\r", "") == "• One\n• Two"
    assert {one.decision for one in tracker.rows} == {None}
    assert {one.due for one in tracker.rows} == {None}
    assert [one.date for one in tracker.rows] == [
        date(2026, 1, 1), date(2026, 1, 1), date(2026, 2, 2), date(2026, 3, 1), date(2026, 4, 1),
    ]  # fmt: skip
    assert [one.lead for one in tracker.rows][:1] == ["Officer A"]
    assert tracker.others[tracker.rows[0].recommendation_id]["Cabinet date"] == "01/02/26"
    said = "\n".join(tracker.remarks)
    for words in (
        "5 rows around the table", "'Scrutiny recommendations tracker – as at May", "'Key', 'Green: achieved'", "passed over",
        "the first day of the month", "taken as not stated: considered_by, decision",
    ):  # fmt: skip
        assert words in said, words


def test_what_is_not_stated_is_said_so_on_the_page() -> None:
    rows = read(SCRUTINY).rows
    assert tracker_finding(rows, (), DAY, "Town") == "Five recommendations: two achieved, one acceptable progress, one ongoing and one paused"  # fmt: skip
    table = totals_table(rows, ()).set_index("label")
    assert table["rows"].to_dict() == {
        "All recommendations": 5,
        "Agreed": 0,
        "Agreed in part": 0,
        "Not agreed": 0,
        "Not stated": 5,
    }
    (bare,) = read("Recommendation,Status\nThat it be done.,Ongoing\n").rows
    assert heading(bare) == "Not stated, date not stated"


def test_an_action_plan_is_read_by_its_actions() -> None:
    text = (
        "Action plan of a partnership,,,,,\n"
        "Action,Description,What does success look like?,Which partners,Status,Latest update\n"
        '1 - First,What it is,How judged,Partner 1,Complete,"In two lines,\nthe second"\n'
        "2 - Second,What it is,How judged,Partner 2,Incomplete,Update\n"
    )
    first, second = read(text).rows
    assert (first.recommendation, first.state, first.decision, first.date) == ("1 - First", State.ACHIEVED, None, None)
    assert (second.state, second.action_taken) == (State.OPEN, "Update")


def test_a_head_without_recommendations_is_one_line_that_says_where_it_is_and_what_it_lacks() -> None:
    (fault,) = faults("Title,,,\n,,,\nRef,Lead officer,Target date,Status\n1,A,01/02/2026,Complete\n")
    assert (fault.row, fault.column) == (3, "recommendation")
    assert "The head was found in row 3" in fault.rule
    assert "It also lacks what may stay unsaid: decision, date." in fault.rule


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04rest of a workbook", "like a workbook"),
        (b"\xd0\xcf\x11\xe0old", "Excel workbook"),
        (b"a,b\n1,2\n", "names the columns of a tracker"),
        (b",,\n,,\n", "empty"),
        (b"Recommendation,Status,Status\nThat a,Done,Done\n", "stands twice"),
        (b"Recommendation,Status\n", "no rows"),
        (b"Recommendation,Status\nThat a,Sosoish\n", "must be one of"),
        (b"Recommendation,Decision\nThat a,Perhaps\n", "must be one of"),
        (b"Recommendation,Due\nThat a,31/31/2026\n", "must read like"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(raw: bytes, words: str) -> None:
    (fault,) = faults(raw)
    assert words in fault.rule


@pytest.mark.parametrize("name", [name for name in NAMES["due"] if not name.startswith("original")])
def test_a_deadline_is_one_under_any_of_its_names(name: str) -> None:
    assert one_row(**{name.title(): "01/03/2027"}).due == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Due Date (dd/mm/yy)", "due"), ("Revised due date", "due"), ("New deadline", "due"), ("Deadline for action", "due"), ("Target date for completion", "due"),
        ("Rec. No.", "reference"), ("#", "reference"), ("Responsible Officer(s)", "lead"), ("Lead Officer/EM", "lead"),
        ("Progress as at May 2026", "action_taken"), ("RAG (Red/Amber/Green)", "state"), ("Current Status:", "state"),
        ("Executive's response", "response"), ("Scrutiny Panel", "committee"), ("Comments", "response"), ("Anticipated Completion", "due"), ("When will it be done by", "due"), ("To be completed by:", "due"),
        ("Date for implementation", "due"), ("Milestone date", "due"), ("Has it been implemented?", "state"), ("Exec Member", "lead"),
        ("Who will do it", "lead"), ("Task and Finish Group", "committee"), ("Scrutiny Topic", "item"), ("Minute Ref", "reference"),
        ("Evidence of impact", "action_taken"), ("Date of Scrutiny meeting", "date"), ("Recommendation agreed?", "decision"),
    ],
)  # fmt: skip
def test_names_of_columns_that_are_like_known_ones_are_taken(header: str, column: str) -> None:
    cell = {"due": "01/02/2027", "date": "01/02/2026", "state": "Complete", "decision": "Yes"}.get(column, "Words")
    assert getattr(one_row(**{header: cell}), column) not in ("", None)


@pytest.mark.parametrize(
    "header",
    [
        "Date completed",
        "Completed on",
        "Actual completion date",
        "Last updated",
        "Follow-up date",
        "Review date",
        "Priority",
        "Ward budget",
    ],
)
def test_other_columns_are_kept_and_nothing_is_made_of_them(header: str) -> None:
    tracker = read(f"Recommendation,{header}\nThat it be done.,01/02/2026\n")
    (row,) = tracker.rows
    assert (row.due, row.date, row.state) == (None, None, None)
    assert tracker.others == {"row_2": {header: "01/02/2026"}}


def test_of_two_columns_for_one_the_nearer_is_taken_and_the_two_are_named() -> None:
    tracker = read(
        "Recommendation,Response,Comments,Original due date,Revised due date,Progress,Update\nThat a,R,C,01/02/2026,01/05/2027,P,U\n"
    )
    (row,) = tracker.rows
    assert (row.response, row.note, row.due, row.action_taken) == ("R", "C", date(2027, 5, 1), "P")
    assert tracker.others["row_2"] == {"Original due date": "01/02/2026", "Update": "U"}
    assert "Another column, 'Revised due date', was taken for 'due'" in "\n".join(tracker.remarks)


@pytest.mark.parametrize(("decision", "words"), DECISIONS.items())
def test_decisions_in_councils_words(decision: Decision, words: tuple[str, ...]) -> None:
    for word in (decision.value, *words, words[0].upper()):
        assert one_row(Decision=word).decision is decision, word


@pytest.mark.parametrize(("state", "words"), STATES.items())
def test_states_in_councils_words(state: RecommendationState, words: tuple[str, ...]) -> None:
    for word in (state.value, *words, f" {words[0].title()} "):
        assert one_row(Status=word).state is state, word


@pytest.mark.parametrize(
    ("cell", "state", "reason"),
    [
        ("Complete - see minutes", State.ACHIEVED, "see minutes"),
        ("Completed (May 2026)", State.ACHIEVED, "May 2026"),
        ("On hold: awaiting funds", State.PAUSED, "awaiting funds"),
        ("Amber (delayed)", State.OFF_TRACK, ""),
        ("Green – complete", State.ACHIEVED, ""),
        ("RAG: Red", State.RED, ""),
        ("G", State.GREEN, ""),
        ("N/A", None, ""),
        ("-", None, ""),
        ("TBC 2026", None, ""),
    ],
)
def test_states_with_more_behind_them(cell: str, state: RecommendationState | None, reason: str) -> None:
    row = one_row(Status=cell)
    assert (row.state, row.state_reason) == (state, reason)


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("Green: achieved", State.ACHIEVED), ("GREEN = Complete", State.ACHIEVED), ("Green,On track", State.ACCEPTABLE_PROGRESS),
        ("Green - In progress; Red - Overdue", State.ONGOING), ("Green: as you like", State.GREEN), ("Red: overdue", State.GREEN),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["above", "below"])
def test_a_colour_is_what_the_key_says_else_a_colour(key: str, state: RecommendationState, where: str) -> None:
    table = "Ref,Recommendation,Lead,Status\n1,That it be done.,A,Green\n"
    text = f"{key}\n{table}" if where == "above" else f"{table}\nKey\n{key}\n"
    (row,) = read(text).rows
    assert row.state is state


def test_a_colour_without_a_key_is_neither_achieved_nor_overdue() -> None:
    text = "Recommendation,Due,Status\nThat a,01/02/2026,Green\nThat b,01/02/2026,Red\nThat c,01/02/2026,Superseded\n"
    tracker = read(text)
    green, red, closed = tracker.rows
    assert (green.overdue(DAY), red.overdue(DAY), closed.overdue(DAY)) == (False, True, False)
    assert "'rated green': the file does not say what its colours mean" in "\n".join(tracker.remarks)
    assert overdue_sentence(tracker.rows, DAY) == (
        "As at 21 November 2026, one recommendation is overdue. One row whose day has gone by is rated green or blue, which "
        "may mean done: not counted."
    )


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("01/02/26", (2026, 2, 1)), ("1/2/2026", (2026, 2, 1)), ("01.02.2026", (2026, 2, 1)), ("1-2-26", (2026, 2, 1)),
        ("1 Feb 2026", (2026, 2, 1)), ("1st February 2026", (2026, 2, 1)), ("Sunday 1 February 2026", (2026, 2, 1)),
        ("1-Feb-26", (2026, 2, 1)), ("2026-02-01", (2026, 2, 1)), ("2026-02-01 00:00:00", (2026, 2, 1)), ("01/02/2026 00:00", (2026, 2, 1)),
        ("Feb-26", (2026, 2, 28)), ("February 2026", (2026, 2, 28)), ("By end of February 2026", (2026, 2, 28)), ("Sept 2026", (2026, 9, 30)),
        ("02/2026", (2026, 2, 28)), ("46054", (2026, 2, 1)), ("February 1, 2026", (2026, 2, 1)),
    ],
)  # fmt: skip
def test_days_in_the_forms_that_councils_write(cell: str, day: tuple[int, int, int]) -> None:
    assert one_row(Due=f'"{cell}"').due == date(*day)


@pytest.mark.parametrize(
    "cell", ["TBC", "Ongoing", "Spring 2026", "Q3 2026/27", "31/03/2026 revised to 30/06/2026", "ASAP"]
)
def test_a_deadline_that_is_no_day_is_not_stated_and_kept_as_written(cell: str) -> None:
    row = one_row(Due=cell)
    assert (row.due, row.note) == (None, f"Due, as written: {cell}")


@pytest.mark.parametrize("cell", ["", "-", "n/a", "N/A", "–", "none"])
def test_a_cell_that_states_nothing_is_not_stated(cell: str) -> None:
    row = one_row(Due=cell, Date=cell, Decision=cell, Status=cell)
    assert (row.due, row.date, row.decision, row.state, row.note) == (None, None, None, None, "")


def test_sections_and_notes_between_the_rows_are_passed_over_and_rows_with_few_cells_are_not() -> None:
    text = (
        "Ref,Recommendation,Lead,Status\nHealth,,,\n1,That a,A,Done\nHousing,,,\n2,That b,,\n3,That c,B,Done\n4,That d,,\n"
        "\n* Leads are roles.,,,\n"
    )
    tracker = read(text)
    assert [one.recommendation for one in tracker.rows] == ["That a", "That b", "That c", "That d"]
    assert "3 rows around the table (rows 2, 4, 9)" in "\n".join(tracker.remarks)


def test_a_key_under_the_column_of_the_recommendations_is_no_recommendation() -> None:
    text = "Recommendation,Lead,Decision,Status\nThat a,A,Agreed,Green\nThat b,B,Agreed,Red\n\nRAG key,,,\nGreen: on track,,,\nRed: delayed,,,\n"
    assert [one.state for one in read(text).rows] == [State.ACCEPTABLE_PROGRESS, State.OFF_TRACK]


def test_a_list_of_recommendations_alone_is_whole() -> None:
    assert len(read("Recommendation\nThat a\nThat b\n\nThat c\n").rows) == 3


def test_a_formula_is_text_and_comes_back_as_it_was() -> None:
    text = 'Recommendation,Decision,Lead\n"=HYPERLINK(""http://e.org"")",Agreed,@lead\n"+1 more, please",Agreed,-\n'
    rows = read(text).rows
    assert [one.recommendation for one in rows] == ['=HYPERLINK("http://e.org")', "+1 more, please"]
    assert read(csv_bytes(tracker_rows(rows))).rows == rows


def test_names_are_said_once_and_plainly() -> None:
    for column, names in NAMES.items():
        assert len(set(names)) == len(names), column
        assert [name for name in names if plain_name(name) != name] == []
    said = [word for words in (*DECISIONS.values(), *STATES.values()) for word in words]
    assert said
    for words in (DECISIONS, STATES):
        every: list[str] = [word for one in words.values() for word in one]
        assert len(every) == len(set(every))


QUIET = settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def ends_in_faults_or_rows(call: Callable[[], Tracker]) -> bool:
    try:
        return bool(call().rows)
    except InvalidPack as error:
        return bool(error.problems)


@QUIET
@given(st.binary(max_size=200))
def test_no_bytes_end_in_anything_but_faults(raw: bytes) -> None:
    assert ends_in_faults_or_rows(lambda: read(raw))


@QUIET
@given(st.integers(0, 900), st.text(alphabet='0123456789,;."-+=@\n\r\t Mxé', max_size=8), st.integers(0, 30))
def test_no_spoilt_tracker_ends_in_anything_but_faults_or_rows(at: int, content: str, length: int) -> None:
    raw = SCRUTINY.encode()
    at %= len(raw)
    assert ends_in_faults_or_rows(lambda: read(raw[:at] + content.encode() + raw[at + length :]))


def test_a_workbook_gives_the_rows_that_its_text_gives() -> None:
    cells = list(csv.reader(SCRUTINY.splitlines(), delimiter=";"))
    made = read_tracker(workbook(Tracker=cells, Lists=[["Yes"], ["No"]]), "own.xlsx", place("oxford"), DAY)
    assert [row.recommendation for row in made.rows] == [row.recommendation for row in read(SCRUTINY).rows]
    assert "Of 2 sheets, 'Tracker' is read" in "\n".join(made.remarks)
    with pytest.raises(InvalidPack, match="cannot be read as one"):
        read_tracker(b"PK\x03\x04 and nothing", "own.xlsx", place("oxford"), DAY)
