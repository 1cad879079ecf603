"""The slides of a meeting: what each says, for every place and level, and that no two forms of it can disagree."""

import io
import math
import re
from dataclasses import replace
from functools import partial

import pytest
from pptx import Presentation

from hineq.board import deck as decks
from hineq.board.deck import ROWS
from hineq.board.html import html
from hineq.board.pptx import pptx
from hineq.board.setting import Setting
from hineq.board.slides import FIGURE_COLUMNS, NOT_STATED, NOT_SUPPLIED, Deck, Slide
from hineq.insights.meeting.changes import FIGURE
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.agenda import Agenda, AgendaItem, Audience, Finding, ItemKind, TrackerPart
from tests.board.decks import PLACES, SHIPPED, level, proposed, shipped, shipped_agenda
from tests.grammar import faulty

# proposed ones by their place, shipped ones by pack and name: made when a test asks, not while it is collected
EVERY: tuple[tuple[str, ...], ...] = (*((place_id,) for place_id in PLACES), *SHIPPED)


def made(named: tuple[str, ...]) -> Deck:
    return proposed(named[0]) if len(named) == 1 else shipped(named[0], named[1])


def every_deck() -> list[Deck]:
    return [made(named) for named in EVERY]


def said(slide: Slide) -> list[str]:
    """Every sentence of ours on a slide."""
    table = [cell for row in slide.table.rows for cell in row] if slide.table else []
    pictures = [slide.picture.alternative, *slide.picture.key] if slide.picture else []
    return [
        slide.finding,
        slide.context,
        slide.source,
        *slide.words,
        *(fact.words for fact in slide.facts),
        *table,
        *pictures,
    ]


@pytest.mark.parametrize("place_id", PLACES)
def test_every_slide_of_a_proposed_agenda_says_something_true_of_form(place_id: str) -> None:
    deck = proposed(place_id)
    assert deck.slides[0].kind is None
    assert len(deck.slides) > 2
    ids = [slide.slide_id for slide in deck.slides]
    assert len(set(ids)) == len(ids)
    names = [area.area_name for area in level(place_id).place.areas.values()]
    for slide in deck.slides:
        assert slide.finding, slide.slide_id
        assert slide.source, slide.slide_id
        assert slide.picture or slide.table or slide.facts or slide.words, slide.slide_id
        assert [one for sentence in said(slide) for one in faulty(sentence, names)] == [], slide.slide_id
        assert len(slide.finding.split()) <= TITLE_WORDS + 2, slide.finding
        if slide.table:
            assert 0 < len(slide.table.rows) <= ROWS
            assert {len(row) for row in slide.table.rows} == {len(slide.table.head)}


@pytest.mark.parametrize("named", EVERY, ids="-".join)
def test_a_slide_shows_one_picture_at_most_and_each_has_its_alternative(named: tuple[str, ...]) -> None:
    deck = made(named)
    for slide in deck.slides:
        shown = [part for part in (slide.picture, slide.facts) if part]
        assert len(shown) <= 1, slide.slide_id
        if slide.picture:
            assert len(slide.picture.alternative) > 40, slide.slide_id


@pytest.mark.parametrize("named", EVERY, ids="-".join)
def test_every_figure_of_a_slide_is_in_the_pack(named: tuple[str, ...]) -> None:
    deck = made(named)
    table = level(deck.place_id).table
    known = {
        tuple(map(str, key)): value
        for *key, value in table[["indicator_id", "series", "sex", "age", "area_code", "period", "value"]].itertuples(
            index=False
        )
    }
    figures = deck.figures
    assert tuple(figures.columns) == FIGURE_COLUMNS
    own = figures[figures.kind == FIGURE]
    assert len(own)
    for row in own.itertuples(index=False):
        value = known[tuple(map(str, (row.indicator_id, row.series, row.sex, row.age, row.area_code, row.period)))]
        assert value == row.value, row


def test_what_is_off_target_or_worse_stands_before_everything_else() -> None:
    sections = list(dict.fromkeys(slide.section for slide in proposed("luton").slides))
    assert sections[:6] == [
        "What to look at in two minutes",
        "Target missed",
        "Worse than England",
        "What needs attention first",
        "What got worse",
        "What has improved",
    ]
    assert sections[-1] == "Decisions"


def test_a_missed_target_has_its_own_slide_with_what_nobody_supplied_left_empty() -> None:
    slide = next(one for one in proposed("luton").slides if one.slide_id == "turn_life_expectancy_at_birth_men")
    facts = {fact.label: fact for fact in slide.facts}
    assert facts["What the figures say"].words.startswith("The 2014-16 target: missed, 1.8 years short of the target.")
    assert (
        facts["In the strategy's words"].words
        == "“Increased life expectancy at birth and narrowed the inequality gap with England”"
    )
    # the measure is an aim of the strategy as a whole: the board of an outcome does not answer for it
    assert (
        facts["Board that answers"].words == "No board: an aim of the strategy as a whole, under none of its outcomes"
    )
    for label in ("What is being done", "Who leads", "By when", "Decision sought"):
        assert not facts[label].supplied
        assert facts[label].shown == NOT_SUPPLIED


def test_the_cover_says_how_many_measures_have_a_lead_an_action_and_a_fresh_figure() -> None:
    cover = proposed("luton").slides[0]
    fact = next(one for one in cover.facts if "with a lead" in one.label)
    assert fact.label == "Of six measures, with a lead, an action and a figure that ended under two years ago"
    assert fact.words == "0 of 6 (lead 0, action 0, fresh figure 4)"
    # the numbers behind its findings are those of their slides
    for words in cover.words:
        finding, number = re.fullmatch(r"(.*) \((\d+)\)", words).groups()
        assert proposed("luton").slides[int(number) - 1].finding == finding


def test_what_the_agenda_supplies_stands_on_the_slide_and_among_the_decisions() -> None:
    deck = shipped("luton", "example_board")
    turn = next(slide for slide in deck.slides if slide.slide_id == "turn_life_expectancy_at_birth_men")
    asked = next(fact for fact in turn.facts if fact.label == "Decision sought").words
    assert asked.startswith("Ask the board that answers")
    rows = next(slide for slide in deck.slides if slide.slide_id == "decisions").table.rows
    assert [row[1] for row in rows][:3] == [asked, "", ""]
    assert rows[3][1].startswith("Name a lead and an action")


def test_the_public_gets_no_notes_no_decisions_and_no_empty_lines() -> None:
    deck = proposed("luton", Audience.PUBLIC)
    assert not any(slide.notes for slide in deck.slides)
    assert not any(slide.section == "Decisions" or slide.kind is ItemKind.DECISION for slide in deck.slides)
    assert NOT_SUPPLIED not in html(deck)
    assert any(slide.notes for slide in proposed("luton").slides)


def test_the_form_for_the_screen_says_what_the_slides_say() -> None:
    for deck in every_deck():
        written = html(deck)
        assert "<script" not in written
        assert "http://" not in written
        assert 'src="http' not in written
        assert written.count('<section class="hqb-slide') == len(deck.slides)
        assert written.count("<h1>") == 1
        for slide in deck.slides:
            assert f'id="{slide.slide_id}"' in written


def test_a_chart_that_can_be_opened_has_the_figures_of_the_picture() -> None:
    slide = next(one for one in proposed("luton").slides if one.slide_id == "measure_infant_mortality")
    chart = slide.picture.chart
    own = next(series for series in chart.series if series.name == "Luton")
    shown = dict(zip(chart.categories, own.values, strict=True))
    assert (round(shown["2014-16"], 1), round(shown["2019-21"], 1)) == (5.4, 5.7)
    at = chart.categories.index("2014-16")
    assert own.lower[at] < shown["2014-16"] < own.upper[at]
    target = next(series for series in chart.series if series.name.startswith("Target"))
    assert target.values[at] == 5.0
    assert math.isnan(target.values[-1])


def test_the_numbers_on_the_cover_hold_where_decisions_are_left_out() -> None:
    item = AgendaItem(kind=ItemKind.DECISION, decision="Agree it")
    agenda = Agenda(
        agenda_id="x", title="x", date=None, audience=Audience.PUBLIC,
        items=(item, AgendaItem(kind=ItemKind.FINDING, finding=Finding.ATTENTION)),
    )  # fmt: skip
    told = decks.deck(Setting(figures=level("oxford"), audience=Audience.PUBLIC), agenda)
    assert [slide.slide_id for slide in told.slides] == ["cover", "attention"]
    assert told.slides[0].words == (f"{told.slides[1].finding} (2)",)


def test_the_public_reads_not_stated_in_an_empty_cell_in_every_form() -> None:
    own = level("oxford")
    agenda = Agenda(
        agenda_id="tracker", title="Tracker", date=None, audience=Audience.PUBLIC,
        items=(AgendaItem(kind=ItemKind.TRACKER, part=TrackerPart.ALL),),
    )  # fmt: skip
    told = decks.deck(Setting(figures=own, audience=Audience.PUBLIC), agenda)
    assert any(not cell for slide in told.slides if slide.table for row in slide.table.rows for cell in row)
    slides = [shape for slide in Presentation(io.BytesIO(pptx(told))).slides for shape in slide.shapes]
    cells = [cell.text for shape in slides if shape.has_table for cell in shape.table.iter_cells()]
    for words in (html(told), " ".join(cells)):
        assert NOT_STATED in words
        assert NOT_SUPPLIED not in words
    board = decks.deck(Setting(figures=own), replace(agenda, audience=Audience.BOARD))
    assert NOT_SUPPLIED in html(board)


def test_lines_of_one_name_are_told_apart_by_their_periods_and_baselines_are_named() -> None:
    slide = next(one for one in proposed("luton").slides if one.slide_id == "measure_life_expectancy_at_birth_men")
    assert slide.picture is not None
    assert slide.picture.chart is not None
    names = [series.name for series in slide.picture.chart.series]
    assert len(set(names)) == len(names)
    assert {"Luton, 2014-16", "Luton, 2015-17 to 2023-25", "Target for men, from its baseline"} <= set(names)
    assert not any("another" in name for name in names)


@pytest.mark.parametrize("named", EVERY, ids="-".join)
def test_no_two_series_of_a_chart_have_one_name(named: tuple[str, ...]) -> None:
    for slide in made(named).slides:
        if slide.picture and slide.picture.chart:
            names = [series.name for series in slide.picture.chart.series]
            assert len(set(names)) == len(names), slide.slide_id


def test_a_bar_says_the_figures_behind_it() -> None:
    slide = next(one for one in proposed("luton").slides if one.slide_id == "attention")
    assert slide.picture is not None
    assert slide.picture.chart is not None
    for name in slide.picture.chart.categories:
        assert re.search(r": [\d.]+.*, England [\d.]+", name), name


# so many letters fill a line of a slide: 1776 pixels, at 28 high
_LINE = 130


@pytest.mark.parametrize("named", EVERY, ids="-".join)
def test_a_picture_leaves_room_for_one_line_of_context_and_two_of_its_key(named: tuple[str, ...]) -> None:
    for slide in made(named).slides:
        if slide.picture:
            assert len(slide.context) <= _LINE, slide.context
            assert len(" ".join(slide.picture.key)) <= 2 * _LINE, slide.picture.key


def test_no_line_breaks_a_period_of_the_html_apart() -> None:
    written = re.sub(
        r'<span class="hqb-whole">[^<]*</span>|<head>.*?</head>|(?:alt|aria-label)="[^"]*"',
        "",
        html(proposed("luton")),
        flags=re.S,
    )
    slides = written[written.index("<main>") :]
    bodies = re.sub(r"<(?:figcaption|caption|p class=.hqb-(?:context|source).)>.*?</", "", slides, flags=re.S)
    assert re.findall(r"\d{4}-\d{2}\b", re.sub(r"<[^>]*>", " ", bodies)) == []


def test_an_agenda_that_is_changed_in_one_item_makes_no_other_slide_anew() -> None:
    own = level("oxford")
    setting, agenda = Setting(figures=own), shipped_agenda("oxford")
    first = decks.deck(setting, agenda)
    text = AgendaItem(kind=ItemKind.TEXT, title="New", text="A word of the chair.")
    changed = decks.deck(setting, replace(agenda, items=(text, *reversed(agenda.items))))
    before = {id(slide) for slide in first.slides}
    # the cover and the decisions are made of all, and officers' words are called by their number
    anew = {slide.section for slide in changed.slides if id(slide) not in before}
    assert anew <= {"What to look at in two minutes", "Decisions", "From officers"}
    assert len({id(slide) for slide in changed.slides} & before) >= len(agenda.items) // 2
    whole = decks.deck(Setting(figures=own), replace(agenda, items=(text, *reversed(agenda.items))))
    assert html(whole) == html(changed)


def test_only_so_many_made_slides_are_kept() -> None:
    setting = Setting(figures=level("oxford"))
    for number in range(1000):
        assert setting.once(number, partial(int, number)) == number
    assert len(setting._made) < 500
    assert setting.once(999, lambda: pytest.fail("made again")) == 999
