"""The page of a meeting: which agenda it shows, for whom, an agenda made and handed in here, a ward that is asked for."""

import asyncio
import json
import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from hineq.insights.meeting.items import KIND_WORDS
from hineq.model.agenda import Agenda, ItemKind
from hineq.model.spreadsheet import csv_bytes
from hineq.packs.read.records import record_name
from hineq.ui.layout.asked import WARD_ASKED
from hineq.ui.panels.meeting import own_key
from tests.board.decks import proposed
from tests.board.powerpoint import template
from tests.pages.visits import notes, query, run, texts, title
from tests.paths import DATA, ROOT
from tests.place_packs import place

DALLOW = "E05002198"


def held(app: AppTest) -> str:
    """What the page holds for the browser to move through; empty where it holds nothing."""
    return "".join(
        one.proto.body for one in app.get("html") if "hqb-deck" in one.proto.body and "<style" not in one.proto.body
    )


def slides(app: AppTest) -> list[str]:
    return re.findall(r'<section class="hqb-slide[^"]*" id="([^"]+)"', held(app))


def index(app: AppTest) -> list[str]:
    (listed,) = [one.proto.body for one in app.get("html") if "hq-slides" in one.proto.body]
    return re.findall(r'data-room="([^"]+)"', listed)


def own(app: AppTest, place_id: str = "oxford") -> Agenda:
    made = app.session_state[own_key(place_id)]
    assert isinstance(made, Agenda)
    return made


@pytest.mark.parametrize("place", ["luton", "oxford", "llr"])
def test_the_index_names_every_slide_that_the_page_holds(place: str) -> None:
    app = run("meeting", place=place)
    assert title(app)
    assert slides(app) == index(app)
    assert slides(app)[0] == "cover"
    count = f"Slide {len(slides(app))} of {len(slides(app))}"
    assert count in held(app)
    assert 'data-view="slides"' in held(app)


def test_the_pack_s_own_agenda_is_chosen_and_stands_in_the_address() -> None:
    app = run("meeting", place="oxford")
    proposed = title(app)
    (box,) = [box for box in app.selectbox if box.key == "pick_agenda"]
    box.set_value("example_scrutiny").run()
    assert query(app)["agenda"] == "example_scrutiny"
    assert title(app) != proposed
    assert title(run("meeting", place="oxford", agenda="example_scrutiny")) == title(app)


def test_an_agenda_that_there_is_none_of_is_said_and_the_proposed_one_shown() -> None:
    assert notes(run("meeting", place="oxford", agenda="no_such")) == [
        "There is no agenda named “no_such” for Oxford: the proposed one is shown."
    ]
    assert "is not there any more" in notes(run("meeting", place="oxford", agenda="own"))[0]


def test_the_public_gets_no_notes_and_no_decisions() -> None:
    app = run("meeting", place="oxford", audience="public")
    assert "decisions" not in slides(app)
    assert "hqr-notes" not in held(app)
    app = run("meeting", place="oxford", audience="public", view="notes")
    assert held(app) == ""
    assert "no presenter’s notes" in unescape(texts(app))


def test_notes_have_the_slides_of_the_deck_and_are_not_in_the_slides() -> None:
    app = run("meeting", place="oxford", view="notes")
    assert slides(app) == index(app)
    assert held(app).count('class="hqr-next"') == len(index(app))
    assert "<img" not in held(app)
    assert "hqr-notes" not in held(run("meeting", place="oxford"))


def test_items_are_moved_and_taken_out_and_the_file_reads_back() -> None:
    app = run("meeting", place="oxford")
    first, second = (option.partition(". ")[2] for option in app.radio(key="agenda_item").options[:2])
    app.button(key="agenda_arrow_downward").click().run()
    assert query(app)["agenda"] == "own"
    assert app.radio(key="agenda_item").options[:2] == [f"1. {second}", f"2. {first}"]
    assert app.radio(key="agenda_item").value == 1
    count = len(own(app).items)
    app.button(key="agenda_delete").click().run()
    assert len(own(app).items) == count - 1
    assert first not in "".join(app.radio(key="agenda_item").options)
    assert slides(app) == index(app)
    assert not app.exception


def test_items_are_added_with_what_officers_say() -> None:
    app = run("meeting", place="oxford")
    app.selectbox(key="agenda_kind").set_value(ItemKind.WARD).run()
    app.text_input(key="agenda_new_decision").set_value("To visit the ward")
    app.text_input(key="agenda_new_due").set_value("2027-01-31")
    app.button(key="agenda_add").click().run()
    item = own(app).items[-1]
    assert (item.kind, item.decision, str(item.due)) == (ItemKind.WARD, "To visit the ward", "2027-01-31")
    assert f"ward_{item.area_code}" in slides(app)
    assert app.text_input(key="agenda_new_decision").value == ""
    app.text_input(key="agenda_new_due").set_value("soon")
    app.button(key="agenda_add").click().run()
    assert "“soon” is no day" in texts(app)
    assert own(app).items[-1] == item
    app.text_input(key="agenda_new_due").set_value("")
    app.selectbox(key="agenda_kind").set_value(ItemKind.TEXT).run()
    app.button(key="agenda_add").click().run()
    assert "must say its title" in texts(app)


def test_each_kind_of_item_can_be_added(subtests: pytest.Subtests) -> None:
    app = run("meeting", place="luton")
    before = len(app.radio(key="agenda_item").options)
    for kind in (ItemKind.GAP, ItemKind.MAP, ItemKind.PRIORITY, ItemKind.MEASURE):
        with subtests.test(str(kind)):
            app.selectbox(key="agenda_kind").set_value(kind).run()
            app.button(key="agenda_add").click().run()
            before += 1
            assert len(own(app, "luton").items) == before
            assert own(app, "luton").items[-1].kind is kind
            assert slides(app) == index(app)


def test_nothing_can_be_added_that_the_place_does_not_have() -> None:
    kinds = {
        place: set(run("meeting", place=place).selectbox(key="agenda_kind").options)
        for place in ("llr", "oxford", "luton")
    }
    assert KIND_WORDS[ItemKind.MEASURE] not in kinds["llr"]
    assert KIND_WORDS[ItemKind.PRIORITY] not in kinds["oxford"]
    assert KIND_WORDS[ItemKind.TRACKER] not in kinds["luton"]
    assert {KIND_WORDS[ItemKind.MEASURE], KIND_WORDS[ItemKind.PRIORITY]} <= kinds["luton"]
    assert KIND_WORDS[ItemKind.TRACKER] in kinds["oxford"]


def test_a_file_that_is_handed_in_is_shown_or_its_faults_with_their_lines() -> None:
    app = run("meeting", place="oxford")
    bad = b"title: A meeting\nitems:\n  - kind: ward\n    ward: Nowhere\n  - kind: finding\n    finding: todai\n"
    app.file_uploader(key="agenda_upload_0").upload("mine.yaml", bad, "application/yaml").run()
    said = texts(app)
    assert "Two faults" in said
    assert "row 4, has 'Nowhere'" in said
    assert "row 6, has 'todai'" in said
    assert "agenda" not in query(app)
    good = b"title: A short meeting\ndate: 2026-12-10\nitems:\n  - kind: finding\n    finding: today\n"
    app.file_uploader(key="agenda_upload_0").upload("mine.yaml", good, "application/yaml").run()
    assert title(app) == "A short meeting, 10 December 2026"
    assert slides(app) == ["cover", "today"]
    assert "faults" not in texts(app)


def asked(**query: str) -> Response:
    """The answer to a browser that asks for a ward."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": WARD_ASKED.path,
        "headers": [],
        "query_string": urlencode(query).encode(),
    }
    answer: Response = asyncio.run(WARD_ASKED.endpoint(Request(scope)))
    return answer


def test_a_ward_that_is_asked_for_comes_alone_and_is_not_counted() -> None:
    answer = asked(place="luton", ward=DALLOW, dark="0")
    said = bytes(answer.body).decode()
    assert answer.status_code == 200
    assert f'id="asked_{DALLOW}"' in said
    assert "Dallow was among" in said
    assert " of 0" not in said
    assert "hqr-notes" not in said


def test_the_notes_on_a_ward_are_words_alone() -> None:
    said = bytes(asked(place="luton", ward=DALLOW, view="notes").body).decode()
    assert "hqr-notes" in said
    assert "<img" not in said
    assert said.count("<p>") >= 3


@pytest.mark.parametrize("wanted", [("luton", "E0599"), ("luton", ""), ("../luton", DALLOW)])
def test_a_ward_or_place_that_there_is_none_of_is_refused(wanted: tuple[str, str]) -> None:
    place, ward = wanted
    assert asked(place=place, ward=ward).status_code == 404


def test_a_board_pack_of_these_figures_is_known_by_its_data() -> None:
    app = run("meeting", place="oxford", data=place("oxford").data_hash)
    assert f"the board pack with the data {place('oxford').data_hash}: nothing has changed" in texts(app)


def test_a_board_pack_of_other_figures_says_so_and_asks_for_its_file() -> None:
    app = run("meeting", place="oxford", data="0123456789ab")
    (said,) = [one.value for one in app.markdown if "0123456789ab" in one.value]
    assert "have changed since" in said
    assert place("oxford").data_hash in said
    assert "hand in its figures.csv" in said


def test_a_record_that_is_kept_is_opened_by_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "geodata", tmp_path / "geodata")
    pack = shutil.copytree(DATA / "oxford", tmp_path / "data" / "kept_oxford")
    about = json.loads((pack / "datapackage.json").read_text("utf-8"))
    about["hineq"]["place_id"] = "kept_oxford"
    (pack / "datapackage.json").write_text(json.dumps(about), "utf-8")
    figures = proposed("oxford").figures
    first = figures[figures.kind == "figure"].index[0]
    figures.loc[first, "value"] += 1
    kept = record_name(date(2026, 6, 1), "E07000178", "abcdef012345")
    (pack / "meetings" / kept).write_bytes(csv_bytes(figures))
    monkeypatch.setenv("HINEQ_DATA", str(tmp_path / "data"))
    app = run("meeting", place="kept_oxford", data="abcdef012345")
    (said,) = [one.value for one in app.markdown if "abcdef012345" in one.value]
    assert "Since the board pack of 1 June 2026" in said
    assert "one measure changed: one with a revised figure" in said
    # and the proposed agenda begins with it
    assert slides(app)[1] == "changes"


@pytest.mark.parametrize(
    ("slides_of_its_own", "said"),
    [
        (template(10, 7.5), "on the place's own slides."),
        (b"none", "cannot be used, so that these are hineq's. The template must be"),
    ],
)
def test_the_place_s_own_slides_are_used_or_why_not_is_said(
    slides_of_its_own: bytes, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "geodata", tmp_path / "geodata")
    place_id = f"oxford_with_{len(slides_of_its_own)}"
    pack = shutil.copytree(DATA / "oxford", tmp_path / "data" / place_id)
    about = json.loads((pack / "datapackage.json").read_text("utf-8"))
    about["hineq"]["place_id"] = place_id
    (pack / "datapackage.json").write_text(json.dumps(about), "utf-8")
    (pack / "meetings" / "template.pptx").write_bytes(slides_of_its_own)
    monkeypatch.setenv("HINEQ_DATA", str(tmp_path / "data"))
    assert any(said in unescape(str(one.proto.body)) for one in run("meeting", place=place_id).get("html"))


def test_every_form_of_the_board_pack_is_offered() -> None:
    app = run("meeting", place="oxford", agenda="example_scrutiny")
    offered = [button.proto.label for button in app.get("download_button")]
    assert offered[:4] == ["On paper (PDF, tagged)", "To be shown (PPTX)", "To be read (HTML)", "Every figure (CSV)"]
