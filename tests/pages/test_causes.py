"""The causes page through app.py: without a table, with a sound one, with a faulty one, and what stays in the session."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from hineq.insights.inequality.causes_words import restriction
from hineq.model.period import day_words
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.deaths import read_deaths
from hineq.packs.read.problems import Problem
from hineq.ui.components.faults import fault_lines, mistakes
from hineq.ui.components.upload import Supplied
from hineq.ui.markdown import as_written
from hineq.ui.panels.causes import source_of_table
from tests.pages.visits import query
from tests.paths import ROOT

RAW = (ROOT / "tests" / "examples" / "deaths" / "made_up_town.csv").read_bytes()
QUOTE = (
    "The gap in life expectancy for males is mainly due to coronary heart disease (CHD) and stroke. For females the "
    "main diseases contributing to the gap are CHD, respiratory disease and cancer."
)
NO_TABLE = "A table of deaths by cause would tell why lives in Luton differ"
FINDING = "Circulatory disease: 2.3 of 6.5 years between Most deprived fifth and Least deprived fifth, men"


def opened() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    return sound(app.switch_page("pages/causes.py").run())


def sound(app: AppTest) -> AppTest:
    assert not app.exception
    assert len(app.title) == 1
    return app


def supplied(raw: bytes = RAW, name: str = "made_up_town.csv") -> AppTest:
    app = opened()
    app.file_uploader[0].upload(name, raw, "text/csv")
    return sound(app.run())


def heading(app: AppTest) -> str:
    return app.title[0].value.replace("\\", "")


def words(app: AppTest) -> str:
    """Everything that is written on the page."""
    return "\n".join(one.value if hasattr(one, "value") else one.body for one in (*app.markdown, *app.get("html")))


def labels(app: AppTest) -> set[str]:
    return {one.proto.label for one in app.get("download_button")}


def test_without_a_table_the_page_says_so_and_quotes_the_strategy() -> None:
    app = opened()
    assert heading(app) == NO_TABLE
    assert QUOTE in words(app)
    assert "As printed in the strategy" in words(app)
    assert [one.value for one in app.header] == ["What the strategy says", "Supply a table"]
    assert not app.get("vega_lite_chart")
    assert not app.error


def test_without_a_table_the_page_says_what_to_supply() -> None:
    app = opened()
    assert "Download the template as CSV" in labels(app)
    assert app.file_uploader[0].allowed_type == [".csv", ".xlsx", ".ods"]
    for column in ("group", "sex", "age", "cause", "deaths", "population"):
        assert f'<th scope="row">{column}</th>' in words(app)
    assert "The table stays in this session" in words(app)


def test_with_a_table_the_finding_is_the_heading() -> None:
    app = supplied()
    assert heading(app) == FINDING
    assert len(app.get("vega_lite_chart")) == 2
    assert {one.label for one in app.selectbox} >= {"Group", "Compared with", "For"}
    shown = words(app)
    assert "95% confidence interval of the gap 4.7 to 8.4" in shown
    assert "From made_up_town.csv, a table supplied in this session; not published figures." in shown
    assert "All causes together" in shown
    assert "Counts under 5 must be suppressed before anything is published" in shown
    assert QUOTE in shown
    assert {"Download as CSV", "Download every part, in all 20 bands of age", "Picture (PNG)"} <= labels(app)


def test_pictures_of_a_table_say_their_day_their_place_and_that_they_are_not_for_publication() -> None:
    deaths = read_deaths(RAW, "made_up_town.csv")
    given = Supplied(name="made_up_town.csv", read_on=date(2026, 11, 2), content=deaths)
    assert source_of_table(given, "Town, 2019 to 2023") == (
        "Source: made_up_town.csv (Town, 2019 to 2023), a table supplied by its reader, not published figures. "
        "Read on 2 November 2026. Drawn by hineq."
    )
    assert restriction(deaths) == "Small counts (1 to 4) in the table: not for publication."
    large = replace(deaths, table=deaths.table.assign(deaths=deaths.table.deaths.where(deaths.table.deaths > 4, 0)))
    assert restriction(large) == ""


def test_the_page_dates_the_table_and_not_the_pack() -> None:
    app = supplied()
    shown = words(app)
    assert shown.count("Small counts (1 to 4) in the table: not for publication.") == 2
    assert f"made_up_town.csv: Read on {day_words(date.today())}." in shown
    assert "Figures as at" not in shown
    assert "Figures as at" in words(opened())
    app = sound(app.text_input(key="causes_about").set_value("Town, 2019 to 2023").run())
    assert heading(app) == FINDING


def test_the_groups_and_the_sex_are_picked() -> None:
    app = supplied()
    app = sound(app.selectbox(key="causes_sex").select("Female").run())
    assert "Circulatory disease: 2.4 of 6.3 years" in heading(app)
    app = sound(app.selectbox(key="causes_area").select("Town").run())
    assert heading(app).endswith("between Town and Least deprived fifth, women")
    app = sound(app.selectbox(key="causes_comparator").select("Most deprived fifth").run())
    assert heading(app) == "Life expectancy is 3.4 years longer in Town than in Most deprived fifth, women"
    # nobody can be compared with himself: the comparator gives way
    app = sound(app.selectbox(key="causes_area").select("Most deprived fifth").run())
    assert app.selectbox(key="causes_comparator").value == "Least deprived fifth"


def test_a_faulty_table_is_listed_and_nothing_of_it_shown() -> None:
    app = supplied(RAW.replace(b"Male,0,All causes,", b"Male,0,All causes,x", 1).replace(b",5-9,", b",05-Aug,", 1))
    assert heading(app) == "The table was not read: two faults"
    listed = words(app).replace("\\", "")
    assert "- Column deaths, row 2, has 'x" in listed
    assert "has '05-Aug': The age band must be one of 0, 1-4, 5-9 and so on" in listed
    assert not app.get("vega_lite_chart")
    assert "causes_area" not in {one.key for one in app.selectbox}
    assert "Download the faults as CSV" in labels(app)


def test_the_address_names_the_file_and_a_lost_one_is_said_to_be_lost() -> None:
    app = supplied()
    assert query(app)["supplied"] == "made_up_town.csv"
    again = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    again.query_params["supplied"] = "made_up_town.csv"
    again = sound(again.switch_page("pages/causes.py").run())
    (lost,) = [one.value.replace("\\", "") for one in again.info]
    assert lost.startswith("made_up_town.csv is not here any more: a table is held only while its page stays open")
    app.button(key="causes_take_out").click()
    app = sound(app.run())
    assert "supplied" not in app.query_params
    assert not app.info


def test_a_group_that_is_too_small_is_refused_in_words() -> None:
    lines = RAW.decode().splitlines()
    town = [line.split(",") for line in lines if line.startswith("Town,Male") and ",All causes," in line]
    tiny = [",".join(["Hamlet", *row[1:4], "1", str(int(row[5]) // 100)]) for row in town]
    kept = [line for line in lines[1:] if line.startswith("Town,Male") and ",All causes," in line]
    app = supplied("\n".join([lines[0], *kept, *tiny]).encode())
    assert heading(app) == "The gap between Town and Hamlet cannot be told, men"
    assert "asks for more than 5,000" in words(app)
    assert not app.get("vega_lite_chart")
    assert "Why not" in words(app)


def test_a_table_of_all_causes_alone_is_told_by_age() -> None:
    app = supplied(b"\n".join(line for line in RAW.splitlines() if b"cause,deaths" in line or b",All causes," in line))
    assert heading(app).startswith("Ages 60 to 74 explained 2.5 of the 6.5 years")
    assert len(app.get("vega_lite_chart")) == 1


def test_the_table_is_taken_out_again_by_button_and_by_the_uploader() -> None:
    app = supplied()
    assert heading(sound(app.button(key="causes_take_out").click().run())) == NO_TABLE
    app = supplied()
    app.file_uploader[0].clear()
    assert heading(sound(app.run())) == NO_TABLE


def test_the_table_stays_in_its_session() -> None:
    assert heading(supplied()) == FINDING
    assert heading(opened()) == NO_TABLE


def test_a_second_table_takes_the_place_of_the_first() -> None:
    app = supplied()
    app.file_uploader[0].set_value(("other.csv", b"", "text/csv"))
    assert heading(sound(app.run())) == "The table was not read: one fault"
    app.file_uploader[0].set_value(("made_up_town.csv", RAW, "text/csv"))
    assert heading(sound(app.run())) == FINDING


def test_signs_of_markdown_in_a_name_are_shown_as_they_are() -> None:
    app = supplied(RAW.replace(b"Town", b"*T*_o_[w](n)$x$"))
    app = sound(app.selectbox(key="causes_area").select("*T*_o_[w](n)$x$").run())
    assert "\\*T\\*\\_o\\_\\[w\\](n)\\$x\\$" in app.title[0].value


def test_a_column_too_many_is_said() -> None:
    app = supplied(
        b"\n".join(line + (b",note" if not number else b",") for number, line in enumerate(RAW.splitlines()))
    )
    assert heading(app) == FINDING
    assert "column note: The column is none of the deaths table" in app.info[0].value


@pytest.mark.parametrize(
    ("rows", "words_of_rows"),
    [([5], "row 5"), ([2, 3, 4, 9], "rows 2 to 4, 9"), ([0], "the whole file"), ([7, 2, 7], "rows 2, 7")],
)
def test_rows_with_the_same_fault_share_a_line(rows, words_of_rows) -> None:
    problems = [
        Problem(code=Fault.CELL_EMPTY, file="a.csv", row=row, column="age", value="x", rule="Mend it.") for row in rows
    ]
    assert fault_lines(problems) == [f"Column age, {words_of_rows}, has 'x': Mend it."]


def test_many_values_that_break_one_rule_share_a_line() -> None:
    faults = [
        Problem(
            file="f.csv", row=row, column="age", value=f"age {row}", rule="Must be a band.", code=Fault.AGE_BAND_UNKNOWN
        )
        for row in range(2, 9)
    ]
    assert fault_lines(faults) == [
        "Column age, rows 2 to 8, has 'age 2', 'age 3', 'age 4' and 4 others: Must be a band."
    ]
    assert mistakes(faults) == 1
    apart = [replace(fault, row=3 * fault.row) for fault in faults for _ in range(2)]
    assert len(fault_lines([*apart, *(replace(one, row=3 * one.row + 100) for one in faults)])[0]) < 160


def test_a_fault_of_the_file_as_a_whole_is_said_without_a_column() -> None:
    assert fault_lines([Problem(code=Fault.CELL_EMPTY, file="a.csv", rule="The file is empty: fill it.")]) == [
        "The whole file: The file is empty: fill it."
    ]
    assert as_written("a*b") == "a\\*b"
