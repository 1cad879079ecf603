"""Slides of one measure: its trend against target and country, and where it is off target or worse what a board needs to turn it."""

from hineq.board.pictures import compared_lines, trend_picture
from hineq.board.setting import Setting, notes_of
from hineq.board.shown import line_rows, target_rows, together
from hineq.board.slides import Fact, Slide
from hineq.insights.meeting.turning import Turning, turning
from hineq.insights.series.change import change_words
from hineq.insights.standing.standing import Standing, standing, standing_sources
from hineq.insights.targets.measures import MeasureView, measure_view, since_words, status_words, target_finding
from hineq.insights.targets.today import Today, country_words
from hineq.insights.thread.progress import IndicatorNow, indicator_now, now_words
from hineq.insights.wording.numbers import brief, capital, figure, title
from hineq.model.agenda import AgendaItem, ItemKind
from hineq.model.words import Direction, Outcome, Sex, TargetStatus

# the section of a measure that is neither off target nor worse; any other says in which way it is
NOW = "How it stands"


def measure_slides(setting: Setting, item: AgendaItem) -> tuple[tuple[Slide, ...], Turning]:
    """The slides of a measure, and what is known of it."""
    view = measure_view(setting.figures, item.indicator_id, item.sex)
    stands = standing(setting.figures, item.indicator_id, item.sex)
    section = section_of(setting, view, stands)
    known = turning(setting.figures, view, item)
    told = [_trend(setting, item, view, stands, section)]
    if section != NOW or item.decision:
        told.append(_turn(setting, item, view, known, section))
    return tuple(told), known


def section_of(setting: Setting, view: MeasureView, stands: Standing | None) -> str:
    """What the heading is about: a target missed or not on track, worse than the country, got worse by more than chance, or none of these."""
    if view.result and view.result.status.judged:
        missed = view.result.status is TargetStatus.MISSED
        return NOW if view.result.status.good else "Target missed" if missed else "Target not on track"
    if stands is not None and stands.outcome is Outcome.WORSE:
        return capital(stands.outcome.against(setting.place.benchmark.area_name))
    now = _now(setting, view)
    worsened = now is not None and now.direction is Direction.WORSENED and now.surely
    return capital(str(Direction.WORSENED)) if worsened else NOW


def is_to_turn(slide: Slide) -> bool:
    """Whether a slide is of a measure that is off target, worse than the country or got worse."""
    return slide.kind is ItemKind.MEASURE and slide.section != NOW


def _finding(setting: Setting, view: MeasureView, stands: Standing | None) -> str:
    """What became of the target; without one that can be checked the newest figure, and that it is worse than the country's."""
    told = target_finding(view, setting.place)
    if view.result and view.result.status.judged:
        return told
    if stands is None or stands.outcome is not Outcome.WORSE:
        return _changed(_now(setting, view)) or told
    row, country = stands.line.newest, setting.place.benchmark.area_name
    now = f"{stands.line.name}: {figure(row['value'], view.indicator)} in {stands.line.dated}"
    return title(
        f"{now}, {stands.outcome.against(country)} ({brief(stands.benchmark, view.indicator)})",
        f"{now}, {stands.outcome.against(country)}",
    )


def _changed(now: IndicatorNow | None) -> str:
    """The newest figure, and behind it a change that is more than chance where another series tells it; else nothing."""
    newest = now.view.since if now else None
    if now is None or newest is None or now.changed is None or now.changed is newest or not now.surely:
        return ""
    line, change, start = now.changed, now.change, now.start
    if change is None or start is None:
        return ""
    then, said = (f"{figure(one.newest['value'], now.indicator)} in {one.dated}" for one in (line, newest))
    moved = f"{then}, {change_words(change, now.indicator, start.period)}"
    return title(f"{newest.name}: {said}; {moved}", f"{newest.name}: {said}")


def _now(setting: Setting, view: MeasureView) -> IndicatorNow | None:
    every = indicator_now(setting.figures, view.indicator.indicator_id)
    return next((one for one in every if one.view.sex is view.sex), None)


def slide_id(item: AgendaItem) -> str:
    """The part of a slide's address that says which measure it is of."""
    whom = "" if item.sex is Sex.PERSONS else f"_{item.sex.people}"
    return f"{item.indicator_id}{whom}"


def _trend(setting: Setting, item: AgendaItem, view: MeasureView, stands: Standing | None, section: str) -> Slide:
    place, finding = setting.place, _finding(setting, view, stands)
    number = f"measure_{slide_id(item)}"
    lines = [view.held, view.since, view.nearest, *compared_lines(setting.figures, view)]
    sources = [*view.source_ids, *(standing_sources(setting.figures, stands) if stands else ())]
    context = [status_words(view.result).capitalize()] if view.result and view.result.status.judged else []
    if stands:
        context.append(f"{stands.line.dated}: {country_words(Today(standing=stands, promise=None), place)}")
    now = _now(setting, view)
    return Slide(
        slide_id=number,
        kind=ItemKind.MEASURE,
        section=section,
        finding=finding,
        picture=trend_picture(setting.figures, view, finding, setting.ink) if any(lines) or view.trajectory else None,
        context="; ".join(context),
        notes=notes_of(item, now_words(now, place) if now else "", since_words(view, place), view.indicator.caveat),
        source=setting.source(sources),
        figures=together(
            line_rows(number, place, dict.fromkeys(lines)),
            target_rows(number, place, view.trajectory.points if view.trajectory else ()),
        ),
        page="targets",
        choices={"indicator": item.indicator_id, "sex": str(item.sex)},
    )


def _turn(setting: Setting, item: AgendaItem, view: MeasureView, known: Turning, section: str) -> Slide:
    place, number = setting.place, f"turn_{slide_id(item)}"
    asked = "what is promised, done and asked" if setting.audience.decides else "what was promised and what is done"
    return Slide(
        slide_id=number,
        kind=ItemKind.MEASURE,
        section=section,
        finding=title(f"{view.short_name}: {asked}"),
        facts=tuple(Fact(label=label, words=words) for label, words in known.facts(deciding=setting.audience.decides)),
        notes=notes_of(item),
        source=setting.source(view.source_ids),
        figures=line_rows(number, place, [view.since], newest=True),
        page="targets",
        choices={"indicator": item.indicator_id, "sex": str(item.sex)},
    )
