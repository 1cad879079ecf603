"""Wards that no longer exist are spoken of in the past, those that exist in the present; an old figure is never one of now."""

import re
from dataclasses import replace
from datetime import date

import pytest

from hineq.insights.priority.firmness_words import firm_sentence, loose_sentence
from hineq.insights.priority.made_ready import priority_set
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.priority.order_words import priority_finding
from hineq.insights.series.lines import is_current
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.compare import Comparison, compare_sides, comparison_finding, comparison_sentence
from hineq.insights.wards.entering import MeasureSet
from hineq.insights.wards.poorest import list_against_figures, ward_finding
from hineq.insights.wards.profile import newest_ward_views, ward_profile, ward_tense
from hineq.insights.wards.profile_words import profile_finding, profile_sentences
from hineq.insights.wards.sides import own_side
from hineq.insights.wards.view import ward_view
from hineq.insights.wards.vintage import vintage_words
from hineq.model.tense import Tense
from hineq.model.words import AreaType, Polarity, Sex
from tests.luton import figures, luton
from tests.made_up import COUNTRY, SMOKING, TOWN, area_list, opened, row, town
from tests.pages.test_places import PLACES
from tests.pages.visits import FILES
from tests.paths import ROOT
from tests.place_packs import place
from tests.places_with_levels import LEVELS, level, newest, todays

VERBS = re.compile(r"\b(is|are|has|have|does|do|lives|differ|differs|lies|lie|stands|stand)\b", re.IGNORECASE)
# sources, methods and caveats speak of the figures
FOOT = ("Source:", "Beware:", "Method:", "Figures as at", "Ward boundaries")
# how a picture, a table or a number is made, and what a document or this copy has: nothing about how a ward fares
EXPLAINS = (
    "measures that the strategy names have a published figure", "cannot be worked out from published figures",
    "where every ward has a count and a total", "otherwise the average of the wards weighted by residents",
    "whichever one measure is left out", "score is the average of its themes", "measures that have them",
    "measures is published with a count", "where 100 is the poorest", "is counted from the average ward",
    "those of the fitted line", "ends of a line fitted through", "ward figures are for men only", "Each dot is a ward", "from the line are named",
    "which does not mean", "interval where there is one", "where it lies within the wards", "an interval is missing",
    "each step is a link", "no published figure here", "cannot be worked out from it",
    "hand in hand", "whole in one ward of", "where a figure is of these", "that chance moves independently", "has a count for every ward", "differ partly by chance",
    "has no figure here", "has no figure of its own", "says so, and does not lead", "of one period only", "Fifths are those of", "and not in the heading",
    "this copy has ages for men and women together",
)  # fmt: skip


def said_on(where: str, page: str) -> list[str]:
    """The sentences of a page, quotations taken out."""
    told = (ROOT / "tests/pages/__snapshots__/test_places" / f"{where}-{page}.txt").read_text(encoding="utf-8")
    # the label of a fact stands on the line before it
    lines = (line for line in told.replace("\nNow\n", "\nNow: ").splitlines() if not line.startswith(FOOT))
    return [
        part for line in lines for part in re.split(r"(?<=[.;?!]) ", re.sub("“[^”]*”( As at: [^.]*[.])?", "“”", line))
    ]


def in_the_present(sentences: list[str], *, on_one_ward: bool = False) -> list[str]:
    """The sentences about Luton's wards with a verb in the present; on a page on one ward "it" is the ward."""
    names = "|".join(re.escape(ward.area_name) for ward in luton().wards)
    of_wards = re.compile(rf"\b(wards?|{names})\b{'|^it ' if on_one_ward else ''}", re.IGNORECASE)
    return [
        said
        for said in sentences
        if of_wards.search(said) and VERBS.search(said) and not any(known in said for known in EXPLAINS)
    ]


# My area opens on the wards of today; what it says of one that is gone: tests/insights/resident
@pytest.mark.parametrize(
    "page", [page for page in FILES if page not in ("area", "methods", "recommendations", "england")]
)
def test_no_page_speaks_of_abolished_wards_in_the_present(page: str) -> None:
    assert luton().wards_ended
    assert in_the_present(said_on("luton", page), on_one_ward=page == "ward") == []


@pytest.mark.parametrize("page", ["map", "ward", "compare", "inequality", "first", "overview", "system"])
def test_pages_on_abolished_wards_say_of_which_years_they_were(page: str) -> None:
    assert any("Wards of 2003 to 2023, since abolished" in said for said in said_on("luton", page))


def test_no_sentence_on_any_of_luton_s_wards_is_in_the_present() -> None:
    views = newest_ward_views(figures())
    listed = luton().area_lists[0]
    said = []
    for ward in luton().wards:
        profile = ward_profile(luton(), views, ward.area_code)
        said += [profile_finding(profile, luton()), *profile_sentences(profile, luton())]
        for other in luton().wards[:3]:
            sides = (own_side(luton(), [one.area_code]) for one in (ward, other))
            if isinstance(comparison := compare_sides(luton(), views, *sides), Comparison):
                said += [comparison_finding(comparison), comparison_sentence(comparison)]
    for view in views:
        said += [ward_finding(view), *list_against_figures(view, listed)]
    assert (
        in_the_present([part for words in said for part in re.split(r"(?<=[.;:?!]) ", words)], on_one_ward=True) == []
    )


class TestWardsThatExist:
    """A town of five wards, each with one figure of 2020, asked in 2024."""

    rows = [row(f"W{n}", "2020", 10.0 + n) for n in range(1, 6)] + [row(COUNTRY, "2020", 12.0), row(TOWN, "2020", 13.0)]

    def test_the_present_stands(self) -> None:
        place = town(self.rows)
        view = ward_view(opened(place), SMOKING, Sex.PERSONS, "2020")
        assert (place.tense, view.tense, vintage_words(place)) == (Tense.PRESENT, Tense.PRESENT, "")
        assert "poorest ward is on the strategy's list" in list_against_figures(view, area_list(W5=Sex.PERSONS))[0]
        profile = ward_profile(place, (view,), "W5")
        assert profile_sentences(profile, place)[0].startswith("It is the poorest ward on the one distinct measure")

    @pytest.mark.parametrize(
        ("years", "ended"),
        [
            ("2003 to 2023", True),
            ("2003 to 2024", False),
            ("2003 to 2030", False),
            ("", False),
            ("the 2011 Census", False),
        ],
    )
    def test_wards_have_ended_once_their_last_year_lies_before_the_snapshot(self, years: str, ended: bool) -> None:
        place = replace(town(self.rows), vintages={AreaType.WARD: years} if years else {})
        assert place.wards_ended is ended
        assert bool(vintage_words(place)) is ended

    @pytest.mark.parametrize(
        ("gone", "ended", "words"),
        [
            ({}, False, ""),
            ({"W1": 2021}, False, "1 of the 5 wards of Town no longer exists, replaced by 2021."),
            ({"W1": 2021, "W2": 2023}, False, "2 of the 5 wards of Town no longer exist, replaced by 2023."),
            ({"W1": 2030}, False, ""),
            (
                dict.fromkeys(("W1", "W2", "W3", "W4", "W5"), 2021),
                True,
                "These wards no longer exist: replaced by 2021.",
            ),
        ],
    )
    def test_wards_that_are_gone_are_counted(self, gone: dict[str, int], ended: bool, words: str) -> None:
        place = town(self.rows)
        areas = {code: replace(area, gone_by=gone.get(code)) for code, area in place.areas.items()}
        place = replace(place, areas=areas)
        assert (place.wards_ended, vintage_words(place)) == (ended, words)
        view = ward_view(opened(place), SMOKING, Sex.PERSONS, "2020")
        first = profile_sentences(ward_profile(place, (view,), "W1"), place)[0]
        assert first.startswith("It was" if "W1" in place.areas and 0 < (gone.get("W1") or 0) < 2025 else "It is")

    @pytest.mark.parametrize(("day", "tense"), [(date(2025, 12, 30), Tense.PRESENT), (date(2026, 1, 2), Tense.PAST)])
    def test_a_figure_that_ended_over_five_years_ago_is_told_in_the_past(self, day: date, tense: Tense) -> None:
        view = ward_view(opened(replace(town(self.rows), snapshot=day)), SMOKING, Sex.PERSONS, "2020")
        assert view.tense is tense
        word = "is" if tense is Tense.PRESENT else "was"
        assert f"poorest ward {word} on the strategy's list" in list_against_figures(view, area_list(W5=Sex.PERSONS))[0]


AT_PRESENT = re.compile(r"\b(is|are|has|have|does|do)\b")
# how the order is made, and what a reader of it may know
OF_NOW = ("can be compared", "so chance is left out", "cannot be told", "not ranked", "have them")


@pytest.mark.parametrize("key", LEVELS)
def test_a_sentence_over_several_measures_is_past_as_soon_as_one_of_them_is(key: str) -> None:
    place, views = level(key).place, newest(key)
    wards = (place.wards[0], place.wards[-1])
    said: list[tuple[Tense, str]] = []
    for ward in wards:
        profile = ward_profile(place, views, ward.area_code)
        rows = profile.table[profile.table.counts & profile.table["value"].notna()]
        judged = rows[rows.polarity != Polarity.NO_JUDGEMENT]
        old = {
            view.tense
            for view in profile.views
            if ((judged.indicator_id == view.indicator.indicator_id) & (judged.sex == view.sex)).any()
        }
        tense = Tense.over([*old, ward_tense(ward, place)])
        assert profile.tense is tense
        if not (heading := profile_finding(profile, place)).count(":"):
            said.append((tense, heading))
        said += [(tense, part) for part in profile_sentences(profile, place) if part.startswith("It ")]
    sides = [own_side(place, [ward.area_code]) for ward in wards]
    if isinstance(comparison := compare_sides(place, views, *sides), Comparison):
        counted = set(zip(comparison.judged.indicator_id, comparison.judged.sex, strict=True))
        counting = [view.ended for view in views if (view.indicator.indicator_id, view.sex) in counted]
        ended = place.wards_gone or not all(is_current(end, place.snapshot) for end in counting)
        assert comparison.tense is Tense.over([Tense.PAST if ended else Tense.PRESENT, place.tense])
        said += [(comparison.tense, comparison_finding(comparison))]
    for which in MeasureSet:
        made_of = priority_set(place, todays(key), which, draws=50)
        if isinstance(made_of, NotPossible):
            continue
        order = prioritise(made_of, {})
        assert isinstance(order, Priority)
        tense = Tense.over([place.tense, *(view.tense for view in made_of.entering.views)])
        said += [(tense, words(order)) for words in (priority_finding, firm_sentence, loose_sentence)]
    for tense, sentence in said:
        # what the figures lack is so today
        told = sentence.replace("no measure has intervals", "").replace("what is counted", "")
        verbs = {verb for part in re.split(r"[;,] ", told) if not any(one in part for one in OF_NOW)
                 for verb in AT_PRESENT.findall(part)}  # fmt: skip
        if tense is Tense.PAST:
            assert not verbs, sentence
        else:
            assert not re.search(r"\b(was|were|had|did)\b", sentence), sentence


@pytest.mark.parametrize("where", PLACES)
def test_homes_heading_is_in_the_tense_of_the_figures_under_it(where: str) -> None:
    told = (ROOT / "tests/pages/__snapshots__/test_places" / f"{where}-overview.txt").read_text(encoding="utf-8")
    heading, under = re.split(r"(?<= poorest)\n", told[told.index("Where outcomes") :], maxsplit=1)
    years = re.search(r", (20\d\d)(?:-(\d\d))?$", under, re.MULTILINE)
    assert years
    ended = 2000 + int(years[2] or years[1][2:])
    old = ended < place(PLACES[where]["place"]).snapshot.year - 5
    assert heading == f"Where outcomes {'were' if old else 'are'} poorest"


# a task for today, a file of today, today's wards: none is a figure
TODAY = re.compile(r"\b(now|today|currently)\b", re.IGNORECASE)
NO_FIGURES = (
    "is being done now", "promised now", "promise of now", "file of your own today", "what this pack can compute today", "Evidence in this pack today",
    "are asked of today", "asked again of today", "Evidence of today", "What is promised now", "now name", "can be worked out today",
    "The ranks of today are among", "wards of today in", "Today's documents name", "if today's death rates",
)  # fmt: skip


@pytest.mark.parametrize("page", FILES)
@pytest.mark.parametrize("where", PLACES)
def test_no_old_figure_is_one_of_now(where: str, page: str) -> None:
    """A sentence that says now or today has no figure whose period ended over five years before the snapshot."""
    oldest = place(PLACES[where]["place"]).snapshot.year - 5
    for said in said_on(where, page):
        if TODAY.search(said) and not any(known in said for known in NO_FIGURES):
            years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", said)]
            assert years, said
            assert max(years) >= oldest, said
