"""The board pack on paper: valid as PDF/UA-1, read in order, whole, and the same each time."""

import datetime
import io
from collections.abc import Callable
from dataclasses import replace

import page
import pikepdf
import pytest

from hineq.board.pdf import pdf
from hineq.board.slides import Fact, Picture, SlideTable
from hineq.model.agenda import Audience
from tests.board.made_up import deck, spec
from tests.board.paper_read import letters, opened, outline, tags, texts
from tests.board.papers import HOSTILE, LEFT, RIGHT, faults, slide, with_slides


@pytest.fixture(scope="module")
def paper() -> bytes:
    return pdf(deck())


@pytest.mark.parametrize("audience", Audience)
def test_it_is_valid_for_every_audience(audience: Audience) -> None:
    made = pdf(deck(audience))
    assert faults(made) == []
    assert page.is_pdf_compliant_bytes(made, profile="ua1")


def _figure(document: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == kind)


def _without_alternative(document: pikepdf.Pdf) -> None:
    del _figure(document, "/Figure").Alt


def _without_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def _without_tags(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot


def _without_metadata(document: pikepdf.Pdf) -> None:
    del document.Root.Metadata


def _heading_skipped(document: pikepdf.Pdf) -> None:
    _figure(document, "/H2").S = pikepdf.Name("/H4")


def _untagged_words(document: pikepdf.Pdf) -> None:
    first = document.pages[0]
    first.contents_add(document.make_stream(b"BT ET 0 0 10 10 re f"))


@pytest.mark.parametrize(
    "broken",
    [
        _without_alternative,
        _without_language,
        _without_tags,
        _without_metadata,
        _heading_skipped,
        _untagged_words,
    ],
)
def test_what_is_broken_by_hand_is_not_valid(paper: bytes, broken: Callable[[pikepdf.Pdf], None]) -> None:
    document, kept = opened(paper), io.BytesIO()
    broken(document)
    document.save(kept)
    assert faults(kept.getvalue()) != []


def test_its_head_says_what_it_is(paper: bytes) -> None:
    with opened(paper) as document, document.open_metadata() as metadata:
        assert str(document.Root.Lang) == "en-GB"
        assert metadata["dc:title"] == deck().title
        assert metadata["pdfuaid:part"] == "1"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_every_finding_is_a_heading_and_stands_in_the_outline(paper: bytes) -> None:
    headings = [one for one in tags(paper) if one.kind.startswith("H")]
    assert [one.title for one in headings if one.kind == "H1"] == [deck().title]
    findings = [slide.finding for slide in deck().slides]
    assert [one.title for one in headings if one.kind == "H2"] == [*findings, "Sources and licences"]
    assert outline(paper) == [one.title for one in headings]


def test_every_picture_has_its_alternative_text_and_nothing_else_is_a_figure(paper: bytes) -> None:
    pictures = [slide.picture for slide in deck().slides if slide.picture]
    figures = [one for one in tags(paper) if one.kind == "Figure"]
    assert [one.alternative for one in figures] == [picture.alternative for picture in pictures]


def test_the_order_of_reading_is_that_of_the_page(paper: bytes) -> None:
    top = [one for one in tags(paper) if one.depth == 1]
    at = next(number for number, one in enumerate(top) if one.title == deck().slides[1].finding)
    # number and section; finding; picture; two lines of the key, the context, the source
    assert [one.kind for one in top[at - 1 : at + 6]] == ["P", "H2", "Figure", "P", "P", "P", "P"]


def test_facts_are_a_list_of_names_and_words(paper: bytes) -> None:
    facts = sum(len(slide.facts) for slide in deck().slides)
    kinds = [one.kind for one in tags(paper)]
    assert [kinds.count(kind) for kind in ("L", "LI", "Lbl", "LBody")] == [2, facts, facts, facts]


def test_a_table_has_its_caption_and_headed_columns(paper: bytes) -> None:
    within = [one for one in tags(paper) if one.kind in {"Table", "Caption", "THead", "TH", "TBody", "TR", "TD"}]
    assert [one.kind for one in within] == [
        "Table", "Caption", "THead", "TR", *["TH"] * 4, "TBody", *["TR", *["TD"] * 4] * 2,
    ]  # fmt: skip
    assert {one.scope for one in within if one.kind == "TH"} == {"/Column"}


@pytest.mark.parametrize("audience", Audience)
def test_all_that_a_slide_says_is_printed_and_no_notes(audience: Audience) -> None:
    made = deck(audience)
    pages = texts(pdf(made))
    assert len(pages) == len(made.slides) + 1
    for number, (one, text) in enumerate(zip(made.slides, pages, strict=False), 1):
        assert f"Page {number} of {len(pages)}" in text
        assert number == 1 or text.startswith(f"Slide {number} {one.section}".strip())
        said = [one.finding, *one.words, one.context, one.source]
        said += [part for fact in one.facts for part in (fact.label, fact.shown)]
        said += one.picture.key if one.picture else ()
        said += [cell or "not supplied" for row in one.table.rows for cell in row] if one.table else []
        assert [words for words in said if words not in text] == []
        assert [note for note in one.notes if note in " ".join(pages)] == []
    assert all(line in pages[-1] for line in made.attribution)
    assert made.stamp.words in pages[0]


def test_what_nobody_supplied_is_a_line_that_says_so(paper: bytes) -> None:
    empty = [fact for fact in deck().slides[2].facts if not fact.supplied]
    assert len(empty) == 3
    assert texts(paper)[2].count("not supplied") == len(empty)


def test_the_foot_of_a_page_is_no_part_of_what_is_read(paper: bytes) -> None:
    with opened(paper) as document:
        for sheet in document.pages:
            marked = [
                list(one.operands) for one in pikepdf.parse_content_stream(sheet) if str(one.operator) in {"BDC", "BMC"}
            ]
            artifacts = [part for part in marked if part[0] == "/Artifact"]
            assert any(len(part) > 1 and part[1].get("/Subtype") == "/Footer" for part in artifacts)


def test_the_cover_says_the_title_place_and_day_once() -> None:
    made = deck()
    facts = (Fact(label="Place", words="Elmby"), Fact(label="Meeting", words="10 December 2026"))
    first = replace(
        made.slides[0], finding=made.title, section="What to look at in two minutes", facts=facts, context=""
    )
    pages = texts(pdf(replace(made, slides=(first,))))
    body = pages[0].partition("Figures as at")[0]
    assert [body.count(one) for one in (made.title, "10 December 2026", first.section)] == [1, 1, 1]
    assert "Place" not in body


def test_the_same_deck_gives_the_same_bytes_dated_by_its_day(paper: bytes) -> None:
    assert pdf(deck()) == paper
    with opened(paper) as document:
        dates = {str(document.docinfo.CreationDate), str(document.docinfo.ModDate)}
        assert dates == {"D:20261210000000Z"}
    undated = pdf(replace(deck(), date=None))
    with opened(undated) as document:
        assert str(document.docinfo.CreationDate).startswith("D:20260501")
    assert "None" not in " ".join(texts(undated))
    assert pdf(replace(deck(), date=datetime.date(2026, 12, 11))) != paper


@pytest.mark.parametrize("alternative", ["", " \n"])
def test_a_picture_without_alternative_text_is_refused_by_its_slide(alternative: str) -> None:
    mute = replace(deck().slides[1], picture=Picture(spec=spec("line"), alternative=alternative))
    with pytest.raises(ValueError, match=r"slide 2, 'measure_infant_mortality' \(.+\), must have an alternative text"):
        pdf(with_slides(mute))


def test_hostile_text_stands_as_text_on_as_many_pages_as_it_needs() -> None:
    def hostile(field: str, length: int = 400) -> str:
        return f"{field} {HOSTILE[:length]}"

    facts = (Fact(label=hostile("label", 90), words=hostile("fact", 9000)), Fact(label="Who leads", words=""))
    table = SlideTable(
        caption=hostile("caption"), head=("a", hostile("head", 90)), rows=((hostile("cell", 9000), "x"),), numeric=(1,)
    )
    picture = Picture(spec=spec("line"), alternative=HOSTILE, key=(hostile("key"),))
    whole = slide(words=(hostile("words"),), facts=facts, table=table, picture=picture)
    said = {"finding": hostile("finding"), "section": hostile("section")}
    said |= {"context": hostile("context"), "source": hostile("source")}
    made = pdf(
        replace(
            with_slides(replace(whole, **said)),
            title=hostile("title", 9000),
            place_name=hostile("place"),
            attribution=(hostile("attribution"),),
        )
    )
    assert faults(made) == []
    # a word that is longer than a line is broken where the line ends
    printed = "".join("".join(texts(made)).replace("\u200b", "").replace("\ufffe", "").split())
    fields = ["label", "fact", "caption", "head", "cell", "key", "words", *said, "title", "place", "attribution"]
    start = "".join(HOSTILE[:60].split())
    assert [field for field in fields if f"{field}{start}" not in printed] == []
    assert printed.count("a") > 3 * 5000
    assert [one for one in letters(made) if not (one.left > LEFT and one.right < RIGHT and one.bottom > 20)] == []
    assert [one.alternative for one in tags(made) if one.kind == "Figure"] == [HOSTILE]


def test_a_deck_that_does_not_begin_with_a_cover_loses_nothing() -> None:
    made = deck()
    pages = texts(pdf(replace(made, slides=made.slides[1:3])))
    assert [text.startswith(f"Slide {number}") for number, text in enumerate(pages[1:-1], 1)] == [True, True]
    assert made.title in pages[0]
    assert made.slides[1].finding in pages[1]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1.\u202e5\u202c and \u20669\u2069", "1.5 and 9"),
        ("a\x00b\x1bc", "abc"),
        ("half \ud800 of one", "half □ of one"),
        ("ward 日 and 😀", "ward □ and □"),
        ("Ynys Môn, Sŵn y Gân, ≥ 5, − 2, ▲ ● ◆, “quoted” – €", "Ynys Môn, Sŵn y Gân, ≥ 5, − 2, ▲ ● ◆, “quoted” – €"),
    ],
)
def test_signs_that_cannot_be_printed_do_not_stop_the_paper(text: str, printed: str) -> None:
    picture = Picture(spec=spec("line"), alternative=text, key=(text,))
    picture.spec["encoding"]["x"]["title"] = text.replace("\ud800", "□").replace("\x00", "").replace("\x1b", "")
    made = pdf(with_slides(slide(words=(text,)), slide(picture=picture)))
    assert faults(made) == []
    assert printed in texts(made)[1]
    assert texts(made)[2].count(printed) == 2
