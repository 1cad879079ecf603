"""The pages on documents through app.py: assurance and where the place stands, with an audit and ranks and without."""

import pytest

from hineq.model.words import EvidencePage
from hineq.ui.pages import PAGES
from tests.test_pages import run, texts, title

OTHER_PLACES = ("llr", "oxford")


def test_evidence_names_pages_that_there_are() -> None:
    assert set(EvidencePage) < {page.file for page in PAGES}
    assert {page.file for page in PAGES} - set(EvidencePage) == {"assurance", "search"}


class TestAssurance:
    def test_the_six_questions_stand_as_sections(self) -> None:
        app = run("assurance", place="luton")
        assert title(app).startswith("In 2008 the audit found seven weaknesses")
        assert [one.value for one in app.header][:6] == [
            "1. Objectives", "2. Working together", "3. Information", "4. Workforce", "5. Performance",
            "6. Social responsibility",
        ]  # fmt: skip
        assert app.header[6].value == "The national target of the day"

    def test_judgements_are_in_words_and_sources_dated(self) -> None:
        shown = texts(run("assurance", place="luton"))
        assert shown.count("Weakness</strong>") == 7
        assert shown.count("Strength</strong>") == 9
        assert "Corporate peer challenge self-assessment, undated" in shown
        assert "Tackling health inequalities in Luton, 24 September 2008" in shown
        assert "no other document of this pack says" in shown

    @pytest.mark.parametrize("place", OTHER_PLACES)
    def test_a_place_without_an_audit_says_what_to_supply(self, place: str) -> None:
        app = run("assurance", place=place)
        assert title(app).startswith("This pack holds no audit of how")
        assert "audit_questions.csv" in texts(app)


class TestStanding:
    def test_then_comes_before_now_and_every_theme_has_its_picture(self) -> None:
        app = run("standing", place="luton")
        assert title(app).startswith("Luton is in the poorest fifth of English authorities on 25 of 60 measures")
        assert [one.value for one in app.header] == [
            "Then and now",
            "Now, theme by theme",
            "What the council said of itself",
        ]
        assert len(app.get("vega_lite_chart")) == 9
        assert "among 404 local areas and does not say which" in texts(app)

    @pytest.mark.parametrize("place", OTHER_PLACES)
    def test_a_place_without_ranks_says_what_to_supply(self, place: str) -> None:
        app = run("standing", place=place)
        assert title(app)
        shown = texts(app)
        if "no ranks" in title(app):
            assert "national_ranks.csv" in shown
        assert "This pack holds no self-assessment" in shown
