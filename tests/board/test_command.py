"""`python -m hineq board`: the three agendas that are shipped, from end to end; mistakes; what the next meeting begins with."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pypdfium2
import pytest
from pptx import Presentation
from pptx.util import Inches

from hineq.cli import main
from hineq.packs.read.pack import load_place
from hineq.packs.read.records import records
from tests.board.decks import SHIPPED, shipped
from tests.board.powerpoint import template
from tests.examples.bad_packs import GOOD
from tests.paths import DATA


@pytest.mark.parametrize(("pack", "name"), SHIPPED)
def test_a_shipped_agenda_becomes_a_pack_whose_forms_say_the_same(
    pack: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agenda = DATA / pack / "meetings" / f"{name}.yaml"
    assert main(["board", str(DATA / pack), "--agenda", str(agenda), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    deck = shipped(pack, name)
    assert said.out.splitlines()[0] == f"{deck.title}: {len(deck.slides)} slides. {deck.stamp.words}."
    assert "100%" in said.err
    paper = pypdfium2.PdfDocument(tmp_path / "out" / "board-pack.pdf")
    printed = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in paper)
    shown = Presentation(str(tmp_path / "out" / "board-pack.pptx"))
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    written = (tmp_path / "out" / "board-pack.html").read_text("utf-8")
    for slide in deck.slides:
        plain = re.sub(r"\s+", " ", slide.finding)
        assert plain in printed or plain.replace(" ", "") in printed.replace(" ", ""), plain
        assert plain in titles, plain
        assert f'id="{slide.slide_id}"' in written
    figures = pd.read_csv(tmp_path / "out" / "figures.csv")
    assert len(figures) == len(deck.figures)


def test_an_agenda_with_mistakes_writes_nothing_and_tells_them_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "board.yaml").write_text("title: x\ndate: soon\nitems:\n  - kind: ward\n    ward: Nowhere\n")
    asked = ["board", str(GOOD), "--agenda", str(tmp_path / "board.yaml"), "--out", str(tmp_path / "out")]
    assert main(asked) == 1
    said = capsys.readouterr().out
    assert "2 faults" in said
    assert "board.yaml, row 2, column date has 'soon'" in said
    assert "board.yaml, row 5, column ward has 'Nowhere'" in said
    assert "Nothing was written" in said
    assert not (tmp_path / "out").exists()


def test_a_level_that_there_is_not_and_a_template_that_there_is_not_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["board", str(GOOD), "--area", "X1", "--out", str(tmp_path / "out")]) == 1
    assert "The pack has no such level" in capsys.readouterr().out
    assert main(["board", str(GOOD), "--template", str(tmp_path / "no.pptx"), "--out", str(tmp_path / "out")]) == 1
    assert "The template cannot be read (No such file or directory)" in capsys.readouterr().out
    (tmp_path / "no.pptx").write_text("no slides")
    assert main(["board", str(GOOD), "--template", str(tmp_path / "no.pptx"), "--out", str(tmp_path / "out")]) == 1
    assert "The template must be a PowerPoint presentation (.pptx)" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_a_template_of_the_pack_is_used_and_one_that_is_none_is_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = shutil.copytree(GOOD, tmp_path / "pack")
    (pack / "meetings").mkdir(exist_ok=True)
    (pack / "meetings" / "template.pptx").write_bytes(template(10, 7.5))
    assert main(["check", str(pack)]) == 0
    assert main(["board", str(pack), "--out", str(tmp_path / "out")]) == 0
    made = Presentation(str(tmp_path / "out" / "board-pack.pptx"))
    assert (made.slide_width, made.slide_height) == (Inches(10), Inches(7.5))
    capsys.readouterr()
    (pack / "meetings" / "template.pptx").write_text("no slides")
    assert main(["check", str(pack)]) == 1
    assert "template.pptx: The file is not a PowerPoint file" in capsys.readouterr().out
    assert main(["board", str(pack), "--out", str(tmp_path / "again")]) == 1
    assert not (tmp_path / "again").exists()


def test_the_next_meeting_begins_with_what_has_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = shutil.copytree(GOOD, tmp_path / "pack")
    assert main(["board", str(pack), "--keep", "--out", str(tmp_path / "first")]) == 0
    capsys.readouterr()
    place = load_place(pack)
    (kept,) = records(pack, place.area_code)
    assert (kept.day, kept.data_hash) == (place.snapshot, place.data_hash)
    # a figure is corrected by its publisher
    table = pack / "observations_councils.csv"
    table.write_text(
        table.read_text("utf-8").replace(
            "2013-15,2013-01-01,2015-12-31,78.4,77.8,79.0", "2013-15,2013-01-01,2015-12-31,78.9,78.3,79.5"
        )
    )
    assert load_place(pack).data_hash != kept.data_hash
    assert main(["board", str(pack), "--out", str(tmp_path / "second")]) == 0
    written = (tmp_path / "second" / "board-pack.html").read_text("utf-8")
    assert "Since the last meeting" in written
    assert "Exampleton, 2013-15: 78.4 is now 78.9" in re.sub(r"<[^>]*>", "", written)
    assert "Since the last meeting" not in (tmp_path / "first" / "board-pack.html").read_text("utf-8")
