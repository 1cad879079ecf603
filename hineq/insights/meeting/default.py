"""The agenda that hineq proposes for any place: what is worse or off target first, then what got worse, what has improved, what has not changed, what is to be decided."""

from collections.abc import Iterator

from hineq.insights.inequality.gradient import ward_inequality
from hineq.insights.meeting.moved import Moved, moved
from hineq.insights.series.families import family_of
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.attention import attention, is_judged
from hineq.insights.targets.measures import MeasureView, headline_views
from hineq.insights.targets.today import levels_today, today
from hineq.insights.thread.promised import promised_now
from hineq.insights.wards.selection import ward_indicators
from hineq.insights.wards.view import ward_periods, ward_view
from hineq.model.agenda import Agenda, AgendaItem, Audience, Finding, ItemKind, TrackerPart
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole, ThemeRole
from hineq.model.words import Sex

DEFAULT = "default"
# so many measures with a slide of their own; the lists name the others
_EXCEPTIONS = 6


def default_agenda(figures: Figures, audience: Audience = Audience.BOARD, *, since_last: bool = False) -> Agenda:
    """The agenda for a place; with `since_last` it begins with what has changed since the last meeting."""
    place, told = figures.place, moved(figures)
    promises = headline_views(figures)
    items = [AgendaItem(kind=ItemKind.FINDING, finding=Finding.CHANGES)] if since_last else []
    items += [
        AgendaItem(kind=ItemKind.MEASURE, indicator_id=indicator_id, sex=sex)
        for indicator_id, sex in exceptions(figures, promises, told)
    ]
    urgent = attention(figures)
    if urgent.judged:
        items.append(AgendaItem(kind=ItemKind.FINDING, finding=Finding.ATTENTION))
    if told.worsening:
        items.append(AgendaItem(kind=ItemKind.FINDING, finding=Finding.WORSENING))
    if told.improving:
        items.append(AgendaItem(kind=ItemKind.FINDING, finding=Finding.IMPROVING))
    if told.unchanged:
        items.append(AgendaItem(kind=ItemKind.FINDING, finding=Finding.UNCHANGED))
    if today(figures, promises) or levels_today(figures):
        items.append(AgendaItem(kind=ItemKind.FINDING, finding=Finding.TODAY))
    items += _wards(figures)
    if promised_now(place):
        items.append(AgendaItem(kind=ItemKind.FINDING, finding=Finding.PROMISED))
    if place.recommendations:
        late = any(one.overdue(place.snapshot) for one in place.recommendations)
        first = audience is Audience.SCRUTINY
        items.insert(0 if first else len(items), AgendaItem(kind=ItemKind.TRACKER, part=TrackerPart.OPEN))
        if late:
            items.insert(0 if first else len(items), AgendaItem(kind=ItemKind.TRACKER, part=TrackerPart.OVERDUE))
    return Agenda(
        agenda_id=DEFAULT, title=_title(place, audience), date=None, audience=audience, items=tuple(items),
    )  # fmt: skip


def exceptions(figures: Figures, promises: list[MeasureView], told: Moved) -> list[tuple[str, Sex]]:
    """The measures that are off target or worse, at most six: targets missed or off course, then what got worse, then what is furthest behind.

    A measure without a target that is already told by one of its variants does not come again.
    """
    missed = [view for view in promises if view.result and view.result.status.judged and not view.result.status.good]
    chosen = [(view.indicator, view.sex) for view in missed]
    families = {family_of(indicator) for indicator, _ in chosen}
    others = [(now.indicator, now.view.sex) for now in told.worsening]
    others += [(stands.line.indicator, stands.line.sex) for stands in attention(figures).drawn]
    for indicator, sex in others:
        if family_of(indicator) not in families:
            families.add(family_of(indicator))
            chosen.append((indicator, sex))
    return [(indicator.indicator_id, sex) for indicator, sex in chosen[:_EXCEPTIONS]]


def _wards(figures: Figures) -> Iterator[AgendaItem]:
    """The gap between the wards and their map, on the headline measure where the wards have it, else the first that tells a gap."""
    place = figures.place
    known = [place.indicators[indicator_id] for indicator_id in ward_indicators(figures)]
    wards = figures.table[figures.table.area_code.isin(place.ward_codes) & figures.table.lower_ci.notna()]
    sure = set(wards.indicator_id)

    def last(one: Indicator) -> tuple[bool, bool, bool, bool]:
        """What puts a measure behind others: it is not the headline, cannot be judged, has no interval, is not of health."""
        return (
            not one.has(IndicatorRole.HEADLINE), not is_judged(one), one.indicator_id not in sure, not one.has(ThemeRole.HEALTH),
        )  # fmt: skip

    order = sorted(known, key=last)
    for indicator in order:
        sex, period = _newest(figures, indicator)
        view = ward_view(figures, indicator.indicator_id, sex, period)
        if isinstance(ward_inequality(figures, view), NotPossible):
            continue
        yield AgendaItem(kind=ItemKind.GAP, indicator_id=indicator.indicator_id, sex=sex, period=period)
        yield AgendaItem(kind=ItemKind.MAP, indicator_id=indicator.indicator_id, sex=sex, period=period)
        return
    if order:
        yield AgendaItem(kind=ItemKind.MAP, indicator_id=order[0].indicator_id, sex=_newest(figures, order[0])[0])


def _newest(figures: Figures, indicator: Indicator) -> tuple[Sex, str]:
    """The first sex that the wards have an indicator for, and its newest period."""
    periods = ((sex, ward_periods(figures, indicator.indicator_id, sex)) for sex in Sex)
    return next((sex, known[-1]) for sex, known in periods if known)


def _title(place: Place, audience: Audience) -> str:
    match audience:
        case Audience.BOARD:
            return f"Health inequalities in {place.name}: for the board"
        case Audience.SCRUTINY:
            return f"Health inequalities in {place.name}: for scrutiny"
        case Audience.PUBLIC:
            return f"Health inequalities in {place.name}"
