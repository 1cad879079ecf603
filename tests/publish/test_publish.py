"""Pages without the app: valid, small, whole or not there, and saying every sentence that the page says."""

import re
from html import unescape
from pathlib import Path

import html5lib
import pytest

from hineq.board.writing import NotWritten
from hineq.cli import main
from hineq.insights.resident.area import council_of, my_area
from hineq.insights.resident.saying import Leads
from hineq.packs.read.national import NationalLayer
from hineq.packs.read.over import kept_layer
from hineq.publish.file import Published
from hineq.publish.through_time import became_of
from hineq.publish.writing import LIST, Source, may_replace, publish
from hineq.ui.layout.pages import PAGES
from tests.paths import DATA, files_of
from tests.place_packs import figures, place

LARGEST = 30_000
APP = "https://health.example.gov.uk"


def told(what: str, done: int) -> None:
    assert what
    assert 0 <= done <= 100


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two packs, and a council of the nation, as they are published."""
    made = tmp_path_factory.mktemp("published") / "pages"
    published = Published(app=APP, feedback="mailto:say@example.gov.uk")
    publish(Source.of(DATA), ["luton", "oxford", "E07000114"], made, published, told)
    return made


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def words(page: Path) -> str:
    text = re.sub(r"<style>.*?</style>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_every_page_is_valid_html(folder: Path) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for page in pages(folder):
        parser.parse(page.read_text(encoding="utf-8"))


def test_the_check_finds_what_is_invalid() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse(
            "<!DOCTYPE html><html><head><title>x</title></head><body><p><ul></p></ul></body></html>"
        )


def test_a_page_is_small_has_no_script_and_asks_for_nothing(folder: Path) -> None:
    for page in pages(folder):
        text = page.read_text(encoding="utf-8")
        assert len(text.encode()) <= LARGEST, page
        assert "<script" not in text
        assert not re.search(r"\b(src|srcset)=|url\(|@import|<link\b|\son\w+=", text), page
        assert "prefers-color-scheme: dark" in text


@pytest.mark.parametrize("place_id", ["luton", "oxford"])
def test_a_page_has_every_sentence_and_figure_of_the_app(folder: Path, place_id: str) -> None:
    for ward in place(place_id).wards:
        own = figures(place_id)
        area = my_area(own, ward.area_code, became_of(kept_layer(DATA / "england"), ward.parent_code))
        assert council_of(own.place, ward.area_code) == own.place.area_code
        text = words(folder / place_id / f"{ward.area_code}.html")
        assert [one for one in area.said() if one not in text] == []
        rests = [
            cell for section in area.sections for rest in section.rests for cell in (rest.here, rest.likely, rest.when)
        ]
        assert [one for one in rests if one not in text] == []
        assert "Figures as at" in text
        assert "Open Government Licence" in text


def test_a_page_leads_into_the_app_at_the_ward(folder: Path) -> None:
    code = place("luton").wards[0].area_code
    text = unescape((folder / "luton" / f"{code}.html").read_text(encoding="utf-8"))
    assert f'href="{APP}/area?place=luton&ward={code}"' in text
    assert f'href="{APP}/targets?place=luton&ward={code}"' in text
    assert 'href="mailto:say@example.gov.uk"' in text
    assert {str(one) for one in Leads} <= {page.file for page in PAGES}


def test_every_link_between_the_pages_leads_to_one_that_is_there(folder: Path) -> None:
    for page in pages(folder):
        links = re.findall(r'href="([^":]+)"', page.read_text(encoding="utf-8"))
        assert [one for one in links if not (page.parent / one).is_file()] == [], page


def test_every_ward_is_found_from_the_index_without_a_script(folder: Path) -> None:
    todo, seen = [folder / "index.html"], set()
    while todo:
        page = todo.pop()
        if page not in seen:
            seen.add(page)
            links = re.findall(r'href="([^":]+)"', page.read_text(encoding="utf-8"))
            todo += [(page.parent / one).resolve() for one in links]
    assert seen >= {page.resolve() for page in pages(folder)}
    assert "The wards of Luton" in words(folder / "luton" / "index.html")
    assert "Wards of 2003 to 2023" in words(folder / "luton" / "index.html")


def test_todays_wards_are_published_beside_a_packs_own(
    folder: Path,
) -> None:
    layer: NationalLayer | None = Source.of(DATA).layer
    assert layer is not None
    for code in layer.set_of_wards("E06000032"):
        assert (folder / "luton" / f"{code}.html").is_file()


def test_a_place_of_several_councils_lists_todays_wards_of_each() -> None:
    source = Source.of(DATA)
    assert source.layer is not None
    sets, unsure = source.sets("llr")
    own, brought = sets[0].place, [ward.area_code for shown in sets[1:] for ward in shown.wards]
    there = {ward.area_code for ward in own.wards if ward not in own.wards_gone} | {*brought}
    there |= {ward.area_code for ward in own.wards_uncounted}
    councils = {ward.parent_code for ward in own.wards}
    assert there >= {code for council in councils for code in source.layer.set_of_wards(council)}
    assert len(brought) == len(set(brought)) == 75
    assert {shown.query["place"] for shown in sets[1:]} < councils
    assert unsure == ""
    (alone,), said = Source(folder=DATA, layer=None).sets("llr")
    assert alone.query == {"place": "llr"}
    assert said.startswith("Wards have changed in Blaby, Charnwood, Harborough and Rutland. This copy may not have all")


def test_without_an_app_nothing_leads_into_it(tmp_path: Path) -> None:
    publish(Source.of(DATA), ["E07000114"], tmp_path / "pages", Published(), told)
    text = "".join(page.read_text(encoding="utf-8") for page in pages(tmp_path / "pages"))
    assert "in the app" not in text
    assert 'href="/' not in text
    assert "Tell us what you think" not in text


def test_a_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "home"
    other.mkdir()
    (other / "letter.txt").write_text("Dear all", encoding="utf-8")
    with pytest.raises(NotWritten, match="holds something else than published pages"):
        publish(Source.of(DATA), ["E07000114"], other, Published(), told)
    assert files_of(other) == {"letter.txt": b"Dear all"}
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_pages_of_before_are_replaced_and_a_file_among_them_is_not(folder: Path, tmp_path: Path) -> None:
    assert may_replace(folder)
    listed = (folder / LIST).read_text(encoding="utf-8").splitlines()
    assert sorted(files_of(folder)) == sorted(listed)
    strange = tmp_path / "pages"
    strange.mkdir()
    assert may_replace(strange)
    (strange / LIST).write_text(f"index.html\n{LIST}\n", encoding="utf-8")
    assert may_replace(strange)
    (strange / "mine.html").write_text("mine", encoding="utf-8")
    assert not may_replace(strange)


def test_what_fails_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "pages"
    out.mkdir()
    (out / LIST).write_text(f"{LIST}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="There is no place 'nowhere'"):
        publish(Source.of(DATA), ["E07000114", "nowhere"], out, Published(), told)
    assert list(files_of(out)) == [LIST]
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_the_command_says_what_it_wrote_or_why_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(DATA)]
    assert main(["publish", str(tmp_path / "out"), "--place", "E07000114", "--app", APP, *data]) == 0
    assert re.search(
        r"23 wards of 1 place are published in .*; the largest page has \d+\.\d kB", capsys.readouterr().out
    )
    assert main(["publish", str(tmp_path / "no"), "--place", "nowhere", *data]) == 1
    assert main(["publish", str(tmp_path / "no"), "--place", "E07000114", "--app", "javascript:x", *data]) == 1
    assert main(["publish", str(tmp_path / "no"), "--place", "E07000114", "--feedback", "javascript:x", *data]) == 1
    printed = capsys.readouterr().out
    for words_ in (
        "There is no place 'nowhere'",
        "--app must be the address",
        "HINEQ_FEEDBACK must be an https address or an e-mail address",
    ):
        assert words_ in printed
    assert not (tmp_path / "no").exists()
