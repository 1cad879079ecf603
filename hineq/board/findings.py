"""Slides of what hineq finds over all measures: today, what needs attention, what got worse, what has improved, what has not changed, what has changed."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from hineq.board.pictures import behind_picture
from hineq.board.setting import Setting, notes_of
from hineq.board.shown import country_rows, line_rows, together
from hineq.board.slides import Slide, SlideTable
from hineq.insights.meeting.changes import changes, changes_finding
from hineq.insights.meeting.items import item_words
from hineq.insights.meeting.moved import (
    Moved,
    improving_finding,
    moved,
    unchanged_finding,
    untold_words,
    worse_before_words,
    worsening_finding,
)
from hineq.insights.standing.attention import (
    attention,
    attention_notes,
    attention_title,
    attention_words,
    unplaced_brief,
    unplaced_words,
)
from hineq.insights.standing.standing import standing_sources
from hineq.insights.targets.measures import headline_views, status_words
from hineq.insights.targets.today import (
    Today,
    country_words,
    delivered_words,
    levels_today,
    promise_words,
    today,
    today_finding,
)
from hineq.insights.thread.progress import IndicatorNow, change_told
from hineq.insights.thread.promised import figures_words, promised_now, promised_title, targets_finding
from hineq.insights.wording.numbers import capital, count_word, figure, joined, joined_few, lowered, part_of, title
from hineq.model.agenda import AgendaItem, Finding, ItemKind
from hineq.model.place import Place
from hineq.model.words import AreaType, Outcome
from hineq.theme.palette import OUTCOME_MARKS

# rows of a table that are read from the back of a room
MOST_ROWS, _FEW_ROWS = 5, 3
_DOCUMENTS, _PROMISES, _DRAWN = 5, 8, 5
# what is counted among the changes, for the presenter
_BEYOND = "Counted are changes whose 95% confidence interval does not include zero and which the years between, where there are enough, bear out."
_WITHIN = "Counted are changes whose 95% confidence interval includes zero."


def finding_slide(setting: Setting, item: AgendaItem) -> Slide:
    """The slide of a finding over all measures."""
    told = moved(setting.figures)
    match item.finding:
        case Finding.CHANGES:
            return _changes(setting, item)
        case Finding.TODAY:
            return _today(setting, item)
        case Finding.ATTENTION:
            return _attention(setting, item)
        case Finding.WORSENING:
            return _moved(setting, item, worsening_finding, told.worsening)
        case Finding.IMPROVING:
            return _moved(setting, item, improving_finding, told.improving)
        case Finding.UNCHANGED:
            return _moved(setting, item, unchanged_finding, told.unchanged)
        case Finding.PROMISED:
            return _promised(setting, item)
        case None:
            raise ValueError("'finding' must say which finding an item is.")
    assert_never(item.finding)


def _changes(setting: Setting, item: AgendaItem) -> Slide:
    if setting.shown_last is None:
        return Slide(
            slide_id="changes", kind=ItemKind.FINDING, section="Since the last meeting",
            finding="What has changed cannot be told: no earlier board pack is kept",
            words=("Keep the figures of this one with --keep, and the next meeting begins with what has changed since.",),
            notes=notes_of(item), source=setting.source(()),
        )  # fmt: skip
    told = changes(setting.figures, setting.shown_last)
    rows = tuple((str(change.kind).capitalize(), change.measure, change.words) for change in told)
    table = SlideTable(
        caption="What has changed since the last meeting", head=("Change", "Measure", "Figures"), rows=rows
    )
    return Slide(
        slide_id="changes", kind=ItemKind.FINDING, section="Since the last meeting", finding=changes_finding(told),
        table=table if rows else None, notes=notes_of(item), source=setting.source(()),
    )  # fmt: skip


def _today(setting: Setting, item: AgendaItem) -> Slide:
    place, told = setting.place, today(setting.figures, headline_views(setting.figures))
    if not told:
        return _councils_today(setting, item)
    rows = tuple(
        (
            one.name,
            f"{figure(one.value, one.standing.line.indicator)} in {one.standing.line.dated}",
            country_words(one, place),
            "; ".join(filter(None, (promise_words(one), _status(one), delivered_words(one))))
            or "No promise that can be checked",
        )
        for one in told
    )
    lines = [one.standing.line for one in told]
    sources = [source for one in told for source in standing_sources(setting.figures, one.standing)]
    return Slide(
        slide_id="today",
        kind=ItemKind.FINDING,
        section="How it stands",
        finding=today_finding(place, told),
        table=SlideTable(
            caption=f"How {place.name} stands today", rows=rows,
            head=("Measure", "Now", "Beside the country", "Promised, and what came"),
        ),
        notes=notes_of(item),
        source=setting.source(sources),
        figures=together(
            line_rows("today", place, lines, newest=True),
            country_rows("today", setting.figures, lines),
            line_rows("today", place, [one.promise.held for one in told if one.promise]),
        ),
        page="overview",
    )  # fmt: skip


def _councils_today(setting: Setting, item: AgendaItem) -> Slide:
    """How the councils of a place stand that has no figures of its own; that there are none where they have none either."""
    place, told = setting.place, levels_today(setting.figures)
    rows = tuple(
        (
            area.area_name,
            one.name,
            f"{figure(one.value, one.standing.line.indicator)} in {one.standing.line.dated}",
            country_words(one, place),
        )
        for area, one in told
    )
    sources = [source for _, one in told for source in standing_sources(setting.figures, one.standing)]
    table = SlideTable(
        caption=f"How the councils of {place.name} stand today", rows=rows,
        head=("Council", "Measure", "Now", "Beside the country"),
    )  # fmt: skip
    return Slide(
        slide_id="today",
        kind=ItemKind.FINDING,
        section="How it stands",
        finding=_councils_finding(place, [one for _, one in told]),
        table=table if rows else None,
        context=_councils_without(place, {area.area_code for area, _ in told}),
        notes=notes_of(item),
        source=setting.source(sources),
        figures=together(
            line_rows("today", place, [one.standing.line for _, one in told], newest=True),
            country_rows("today", setting.figures, [one.standing.line for _, one in told]),
        ),
        page="overview",
    )


def _councils_without(place: Place, told: set[str]) -> str:
    """The councils of the place that have no such figure, in a sentence; empty where all have one, or none has."""
    councils = [area for area in place.levels[1:] if area.area_type in (AreaType.COUNTY, AreaType.AUTHORITY)]
    names = [area.area_name for area in councils if area.area_code not in told]
    return f"This copy has no such figure for {joined_few(names, 4)}." if told and names else ""


def _councils_finding(place: Place, told: Sequence[Today]) -> str:
    """On how many of the councils' figures, and of which measure, they are worse than the country, by a test where there is one."""
    country = place.benchmark.area_name
    compared = [one for one in told if one.standing.outcome is not Outcome.NOT_COMPARED]
    if compared:
        worse = sum(one.standing.outcome is Outcome.WORSE for one in compared)
        be = "is" if worse < 2 else "are"
        which = part_of(worse, len(compared), "figure", the="")
        return _of_measures(
            compared,
            f"{which} tested {be} significantly worse than in {country}",
            f"{count_word(worse) if worse else 'none'} of {len(compared)} figures tested significantly worse than {country}'s",
        )
    beside = [one for one in told if not math.isnan(one.apart)]
    if not beside:
        return f"The pack has no figure for {place.name} as a whole"
    poorer = sum(one.apart * one.standing.line.indicator.polarity.sign < 0 for one in beside)
    which = f"{part_of(poorer, len(beside), 'figure', the='')} of its councils"
    return _of_measures(
        beside,
        f"{which} {'is' if poorer < 2 else 'are'} on the poorer side of {country}, not tested",
        f"{count_word(poorer) if poorer else 'none'} of {len(beside)} figures poorer than {country}'s, not tested",
    )


def _of_measures(told: Sequence[Today], said: str, brief: str) -> str:
    """A finding on figures under the names of their measures, which no length leaves out: without them it would be said of all measures.

    Each council has a figure for men and one for women, so what is counted is figures, never councils.
    """
    names = joined(list(dict.fromkeys(one.standing.line.indicator.short_name for one in told)))
    return title(f"{capital(names)}: {said}", f"Its councils' {lowered(names)}: {brief}", f"{capital(names)}: {brief}")


def _status(one: Today) -> str:
    return status_words(one.promise.result) if one.promise and one.promise.result else ""


def _attention(setting: Setting, item: AgendaItem) -> Slide:
    place, urgent = setting.place, replace(attention(setting.figures), most=_DRAWN)
    sources = [source for stands in urgent.worse for source in standing_sources(setting.figures, stands)]
    notes = attention_notes(place, urgent)
    also = [attention_words(stands, place) for stands in urgent.unplaced]
    # where none is worse, what the test leaves out is what the slide has to say
    listed = () if urgent.drawn else tuple(also or notes)
    return Slide(
        slide_id="attention",
        kind=ItemKind.FINDING,
        section="What needs attention first",
        finding=attention_title(place, urgent),
        picture=behind_picture(place, urgent, setting.ink) if urgent.drawn else None,
        words=listed,
        context=unplaced_brief(urgent) if urgent.drawn else "",
        notes=notes_of(
            item,
            *notes,
            f"{unplaced_words(urgent)} {'; '.join(also)}".strip(),
            *(attention_words(stands, place) for stands in urgent.drawn),
        ),
        source=setting.source(sources),
        figures=together(
            line_rows("attention", place, [stands.line for stands in urgent.worse], newest=True),
            country_rows("attention", setting.figures, [stands.line for stands in urgent.worse]),
        ),
        page="overview",
    )


def _moved(
    setting: Setting, item: AgendaItem, finding: Callable[[Place, Moved], str], told: Sequence[IndicatorNow]
) -> Slide:
    place, shown, section = setting.place, told[:MOST_ROWS], item_words(setting.place, item)
    every, rows = moved(setting.figures), []
    for now in shown:
        line, words = now.view.since, change_told(now)
        if line is not None and words:
            rows.append(
                (
                    now.name,
                    f"{figure(line.newest['value'], now.indicator)} in {line.dated}",
                    capital(words),
                    f"{OUTCOME_MARKS[now.outcome]} {capital(now.outcome.against(place.benchmark.area_name))}",
                )
            )
    within = item.finding is Finding.UNCHANGED
    which = "{} of {} are shown. " if within else "The surest {} of {}. "
    left = which.format(len(shown), len(told)) if len(told) > len(shown) else ""
    first = f" that ends in {place.strategy.first_year} or later" if place.strategy else " here"
    each = f"{left}Each change is from the first figure of its own series{first}." if rows else ""
    # where many rows leave no room for it, it is in the notes
    before = worse_before_words(every) if len(rows) <= _FEW_ROWS else ""
    # the newest line too, where an older one tells the change: at the next meeting its figure is no new one
    lines = list(dict.fromkeys(line for now in shown for line in (now.changed, now.view.since) if line is not None))
    return Slide(
        slide_id=str(item.finding),
        kind=ItemKind.FINDING,
        section=section,
        finding=finding(place, every),
        table=SlideTable(
            caption=section, head=("Measure", "Now", "Change", f"Beside {place.benchmark.area_name}"), rows=tuple(rows)
        )
        if rows
        else None,
        context=" ".join(filter(None, (each, before))),
        notes=notes_of(
            item,
            _WITHIN if within else _BEYOND,
            untold_words(every),
        ),
        source=setting.source(source for now in shown for source in now.view.source_ids),
        figures=line_rows(str(item.finding), place, lines),
        page="targets",
    )


def _promised(setting: Setting, item: AgendaItem) -> Slide:
    place, documents = setting.place, promised_now(setting.place)
    telling = [document for document in documents if document.targets or document.priorities]
    shown = telling[:_DOCUMENTS]
    words = [f"{one.source.title} ({one.dated}): {figures_words(one)}." for one in shown]
    targets = [(promise, one.dated) for one in telling for promise in one.targets]
    # first what can be held against a figure
    quoted = sorted(targets, key=lambda told: not told[0].has_figure)[: _PROMISES - len(words)]
    words += [f"“{promise.statement.shown}” ({dated})" for promise, dated in quoted]
    cut = [f"{len(shown)} of {len(telling)} documents are listed"] if len(shown) < len(telling) else []
    cut += [f"{len(quoted)} of {len(targets)} targets are quoted"] if len(quoted) < len(targets) else []
    return Slide(
        slide_id="promised",
        kind=ItemKind.FINDING,
        section="What is promised now",
        finding=promised_title(place),
        words=tuple(words) or ("Nothing that is promised now was read.",),
        context=" ".join(filter(None, (targets_finding(place), f"{capital(joined(cut))}." if cut else ""))),
        notes=notes_of(item),
        source=setting.source(document.source.source_id for document in documents),
        page="strategy",
    )
