"""What a board needs to turn a measure: whom it touches, what was promised, what is done, who leads, by when, what is asked."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hineq.insights.series.figures import Figures
from hineq.insights.targets.delivered import delivered, people_words
from hineq.insights.targets.measures import MeasureView
from hineq.insights.thread.actions import actions_for, due_words
from hineq.insights.thread.answering import NO_LINK, answering_for
from hineq.insights.thread.progress import IndicatorNow, indicator_now, now_words
from hineq.insights.thread.thread import first_words
from hineq.insights.wards.poorest import poorest_fifth_words
from hineq.insights.wards.view import ward_periods, ward_view
from hineq.insights.wards.vintage import vintage_brief
from hineq.insights.wording.numbers import capital
from hineq.model.agenda import AgendaItem
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.recommendation import Recommendation
from hineq.model.strategy import Action
from hineq.model.thread import PriorityUpdate
from hineq.model.words import Polarity, Sex, Tie

# a figure that ended longer ago is too old to steer by
FRESH_YEARS = 2
_FEW = 4
# so many words of a quotation are read on a slide; the strategy's page has it whole
_QUOTED = 22


@dataclass(frozen=True, kw_only=True)
class Turning:
    """What is known of a measure that is off target or worse; each empty where neither the pack nor the agenda says it.

    `says` are its figures, `touches` the people and wards, `promised` the document's own words, `answers` the boards that its
    outcomes lead to, `done`, `leads` and `due` what officers say, `asked` the decision that is sought. `fresh` is whether its
    newest figure ended under two years ago.
    """

    name: str
    says: str
    touches: str
    promised: str
    answers: str
    done: str
    leads: str
    due: str
    asked: str
    fresh: bool

    @property
    def complete(self) -> bool:
        """Whether it has a lead, an action and a figure that ended under two years ago."""
        return bool(self.leads and self.done) and self.fresh

    def facts(self, *, deciding: bool) -> tuple[tuple[str, str], ...]:
        """Each with its name, in the order of the slide; what nobody supplied only where a meeting is to decide."""
        every = (
            ("What the figures say", self.says),
            ("Whom it touches", self.touches),
            ("In the strategy's words", self.promised),
            ("What is being done", self.done),
            ("Board that answers", self.answers),
            ("Who leads", self.leads),
            ("By when", self.due),
            ("Decision sought", self.asked),
        )
        return every if deciding else tuple(fact for fact in every[:-1] if fact[1])


def turning(figures: Figures, view: MeasureView, item: AgendaItem) -> Turning:
    """What is known of a measure: the agenda's own words before the pack's."""
    place, indicator_id = figures.place, view.indicator.indicator_id
    updates = _updates(place, indicator_id)
    asked = _recommendations(place, indicator_id)
    to_do = actions_for(place, indicator_id)
    now = next((one for one in indicator_now(figures, indicator_id) if one.view.sex is view.sex), None)
    return Turning(
        name=view.short_name,
        says=_says(place, view, now),
        touches=_touches(figures, view),
        promised=_promised(place, indicator_id),
        answers=_answers(place, indicator_id),
        done=item.action
        or _first(
            [*(one.action for one in updates), *(one.wording for one in to_do), *(one.action_taken for one in asked)]
        ),
        leads=item.lead
        or _first([*(one.owner for one in updates), *(one.owner for one in to_do), *(one.lead for one in asked)]),
        due=_due([item.due, *(one.due for one in updates)], to_do, [one.due for one in asked], place),
        asked=item.decision,
        fresh=is_fresh(place, view),
    )


def is_fresh(place: Place, view: MeasureView) -> bool:
    """Whether the newest figure of a measure is of a period that ended under two years before the pack's day."""
    if view.since is None or view.since.data_years(place):
        return False
    return (place.snapshot - view.since.newest_period.end).days < FRESH_YEARS * 365.25


def share_words(told: Sequence[Turning]) -> str:
    """How many of the measures have a lead, an action and a figure that ended under two years ago: "0 of 4 (lead 0, action 0, figure 2)"."""
    if not told:
        return ""
    parts = (
        ("lead", sum(bool(one.leads) for one in told)),
        ("action", sum(bool(one.done) for one in told)),
        ("fresh figure", sum(one.fresh for one in told)),
    )
    every = sum(one.complete for one in told)
    return f"{every} of {len(told)} ({', '.join(f'{name} {count}' for name, count in parts)})"


def _says(place: Place, view: MeasureView, now: IndicatorNow | None) -> str:
    return now_words(now, place) if now else ""


def _touches(figures: Figures, view: MeasureView) -> str:
    """The shortfall in people, and the wards in the poorest fifth or how far all lie apart, as far as figures tell."""
    came = delivered(view)
    said = [f"{words} (people or events, beside the target)"] if came and (words := people_words(view, came)) else []
    if wards := _wards(figures, view):
        said.append(wards)
    return capital("; ".join(said))


def _wards(figures: Figures, view: MeasureView) -> str:
    indicator = view.indicator
    sexes = [
        sex for sex in dict.fromkeys((view.sex, Sex.PERSONS)) if ward_periods(figures, indicator.indicator_id, sex)
    ]
    if indicator.judged_by is Polarity.NO_JUDGEMENT or not sexes:
        return ""
    wards = ward_view(
        figures, indicator.indicator_id, sexes[0], ward_periods(figures, indicator.indicator_id, sexes[0])[-1]
    )
    said = poorest_fifth_words(wards, _FEW)
    return f"{said}. {vintage_brief(figures.place, wards)}".strip() if said else ""


def _promised(place: Place, indicator_id: str) -> str:
    """The strategy's measure that the indicator tells, the nearest, and the first priority that it is tied to, else need; quoted.

    What only a link to another wording leads to is not the strategy's word on it.
    """
    measures = [one for one in place.measures if one.indicator_id == indicator_id and one.tie is not Tie.CONTEXT]
    named = [one.shown for one in sorted(measures, key=lambda one: list(Tie).index(one.tie))]
    tied = {tie.tied_id for tie in place.thread.ties if tie.indicator_id == indicator_id}
    priorities = [one.shown for key, one in place.thread.priorities.items() if key in tied]
    needs = [one.wording for key, one in place.thread.jsna.items() if key in tied]
    quoted = list(dict.fromkeys([*named[:1], *(priorities or needs)[:1]]))
    return " ".join(f"“{first_words(words, _QUOTED)}”" for words in quoted)


def _answers(place: Place, indicator_id: str) -> str:
    """The boards, or that none is named since it is an aim of the strategy as a whole; nothing where no link leads to one."""
    found = answering_for(place, indicator_id)
    return "" if found is None or found.words == NO_LINK else capital(found.words)


def _updates(place: Place, indicator_id: str) -> list[PriorityUpdate]:
    """What officers say of the priorities that an indicator is tied to, the newest first."""
    tied = {tie.tied_id for tie in place.thread.ties if tie.indicator_id == indicator_id}
    own = [one for one in place.thread.updates if one.priority_id in tied]
    return sorted(own, key=lambda update: update.as_at, reverse=True)


def _recommendations(place: Place, indicator_id: str) -> list[Recommendation]:
    return [one for one in place.recommendations if indicator_id in one.indicators]


def _first(words: Iterable[str]) -> str:
    return next(filter(None, words), "")


def _first_day(days: Iterable[datetime.date | None]) -> datetime.date | None:
    return next(filter(None, days), None)


def _due(
    said: Sequence[datetime.date | None], to_do: Sequence[Action], asked: Sequence[datetime.date | None], place: Place
) -> str:
    """By when: what the agenda and officers say first, then the strategy's action, with by how long it is overdue."""
    action = next((one for one in to_do if one.due), None)
    day = _first_day([*said, action.due if action else None, *asked])
    if day is None:
        return ""
    return due_words(action, place.snapshot) if action and day == action.due else day_words(day)
