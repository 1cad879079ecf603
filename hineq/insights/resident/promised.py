"""The fourth thing that a resident is told: what was promised for the council's area, and what came of it."""

import math
from collections.abc import Sequence
from typing import assert_never

from hineq.insights.resident.saying import Leads, Part, Section, Way
from hineq.insights.series.figures import Figures
from hineq.insights.targets.delivered import delivered
from hineq.insights.targets.measures import MeasureView, headline_views
from hineq.insights.thread.promised import promised_now
from hineq.insights.wards.poorest_tally import lists_naming
from hineq.insights.wards.profile import ward_tense
from hineq.insights.wording.numbers import count_word, counted, figure, number
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.roles import AreaListRole
from hineq.model.words import Sex, TargetStatus


def promised_section(figures: Figures, ward: Area) -> Section:
    """What the strategy promised, target by target, what is promised now, and whether the strategy names the ward."""
    place = figures.place
    views = figures.once((headline_views,), lambda: headline_views(figures))
    told = [view for view in views if view.judged and view.indicator.indicator_id in place.plain_words]
    parts = []
    if place.strategy is None:
        none = f"This copy holds no plan for {place.name} with a target for each year."
        parts.append(Part(sentences=(none, _no_target(place))))
    else:
        parts.append(Part(sentences=_plan(place, views)))
        if told:
            parts.append(Part(heading="What came of it", sentences=tuple(target_words(view, place) for view in told)))
        parts += [Part(sentences=rest)] if (rest := _rest(views, told)) else []
        parts += [Part(sentences=(named,))] if (named := _named(place, ward)) else []
    parts += [Part(sentences=now)] if (now := _now(place)) else []
    documents = promised_now(place)
    ways = [Way(words="See every target", to=Leads.TARGETS)] if views else []
    ways += [Way(words="Read what is promised now", to=Leads.STRATEGY)] if documents else []
    return Section(
        heading="What was promised, and what came of it",
        parts=tuple(parts),
        source_ids=(
            *([place.strategy.source_id] if place.strategy else []),
            *(source for view in told for source in view.source_ids),
            *(document.source.source_id for document in documents),
        ),
        ways=tuple(ways),
    )


def _no_target(place: Place) -> str:
    """That nothing can be checked, in words that allow for promises without yearly targets."""
    if promised_now(place):
        return "So no target can be held against a figure."
    return "So there is no promise here to check."


def _plan(place: Place, views: Sequence[MeasureView]) -> tuple[str, ...]:
    """Which plan it was, whether it still runs, and of whom its targets are."""
    if (strategy := place.strategy) is None:
        return ()
    ran = (
        f"{place.name} had a plan for better health"
        if place.strategy_ended
        else f"{place.name} has a plan for better health"
    )
    said = [f"{ran}, for {strategy.first_year} to {strategy.last_year}."]
    said.append("It has ended." if place.strategy_ended else "It still runs.")
    if views:
        be = place.strategy_tense.be(2)
        said.append(f"Its targets {be} for all of {place.name}, not for one ward.")
    return tuple(said)


def target_words(view: MeasureView, place: Place) -> str:
    """A target and what came of it: what was to be, what came, how it stands, and the share of the change that came."""
    result = view.result
    if result is None or result.outturn is None:
        raise ValueError(f"'view' must have an outturn, got {view.key}.")
    plain = place.plain_words[view.indicator.indicator_id]
    whom = "" if view.sex is Sex.PERSONS else f", for {view.sex.people}"
    target, came = figure(result.target, view.indicator), figure(result.outturn.value, view.indicator)
    said = f"On {plain.brief}{whom}: the target for {result.target_period.label} was {target}. It came to {came}."
    chance = " The miss is so small that it may be chance." if _doubtful(view) else ""
    return f"{said} {_status(result.status)}{chance}{_share(view)}"


def _doubtful(view: MeasureView) -> bool:
    """Whether the target was missed by no more than chance explains."""
    result = view.result
    return result is not None and result.within_margin and not result.status.good


def _status(status: TargetStatus) -> str:
    match status:
        case TargetStatus.MET:
            return "The target was met."
        case TargetStatus.MISSED:
            return "The target was missed."
        case TargetStatus.ON_TRACK:
            return "It is on track."
        case TargetStatus.BEHIND:
            return "It is behind."
        case TargetStatus.MOVING_AWAY:
            return "It is moving the wrong way."
        case TargetStatus.NO_OUTTURN:
            return "This page cannot check it."
    assert_never(status)


def _share(view: MeasureView) -> str:
    """Which share of the change that was promised came, where it was missed; nothing where it was met, or none was promised."""
    came = delivered(view)
    if came is None or math.isnan(came.share) or (view.result and view.result.status.good):
        return ""
    if came.share < 0:
        return " Things moved the other way."
    return f" Of the change that was promised, {number(came.share * 100, 0)}% came."


def _rest(views: Sequence[MeasureView], told: Sequence[MeasureView]) -> tuple[str, ...]:
    """How many targets are not told here: those that cannot be checked by what the copy holds, and those that this page has no plain words for."""
    unchecked = [view for view in views if not view.judged]
    others = len(views) - len(unchecked) - len(told)
    said = [_unchecked(len(unchecked), len(views))] if unchecked else []
    if others:
        be = "is" if others == 1 else "are"
        said.append(f"{counted(others, 'more target').capitalize()} {be} told on the page of targets.")
    return tuple(said)


def _unchecked(many: int, every: int) -> str:
    """That so many of the targets cannot be checked, and why."""
    why = "be checked, as this page has no figure of the same thing."
    if many == every:
        return f"Its one target cannot {why}" if every == 1 else f"None of its {counted(every, 'target')} can {why}"
    return f"{count_word(many).capitalize()} of its {every} targets cannot {why}"


def _named(place: Place, ward: Area) -> str:
    """That the plan names the ward among those with the poorest outcomes, and for whom; nothing where it does not."""
    lists = [one for one in lists_naming(place, ward.area_code) if one.role is AreaListRole.POOREST_OUTCOMES]
    entries = [entry for one in lists for entry in one.entries if entry.area_code == ward.area_code]
    if not entries:
        return ""
    whom = {entry.sex for entry in entries}
    only = "" if Sex.PERSONS in whom or len(whom) > 1 else f", for {next(iter(whom)).people}"
    return f"The plan {ward_tense(ward, place).verb('names', 'named')} this ward as one with the poorest health{only}."


def _now(place: Place) -> tuple[str, ...]:
    """What is promised now: how many pages or papers were read, how many targets, and how many of these with a figure."""
    documents = promised_now(place)
    if not documents:
        return ()
    targets = [one for document in documents for one in document.targets]
    priorities = sum(len(document.priorities) for document in documents)
    figured = sum(one.has_figure for one in targets)
    # pages of one strategy are read one by one: what was read is counted, and is not called so many papers
    new = "newer " if place.strategy else ""
    read = counted(len(documents), f"{new}web page or paper", f"{new}web pages or papers")
    said = [f"{read.capitalize()} {'was' if len(documents) == 1 else 'were'} read for what is promised now."]
    if priorities:
        said.append(
            f"{'It names' if len(documents) == 1 else 'They name'} {counted(priorities, 'thing')} to put first."
        )
    if not targets:
        said.append("No target was found.")
    elif len(targets) == 1:
        said.append(f"One target was found, {'with' if figured else 'without'} a figure to hold it to.")
    else:
        many = "all" if figured == len(targets) else count_word(figured) if figured else "none"
        said.append(f"{counted(len(targets), 'target').capitalize()} were found, {many} with a figure to hold them to.")
    return tuple(said)
