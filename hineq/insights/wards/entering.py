"""Which measures enter an answer about the wards as a whole, and which stay out, each with its reason."""

from dataclasses import dataclass
from enum import StrEnum

from hineq.insights.series.families import family_of, is_summary, one_a_family
from hineq.insights.wards.view import WardView
from hineq.insights.wording.kinds import spoken
from hineq.insights.wording.numbers import counted, joined, part_of
from hineq.model.period import parse_period
from hineq.model.roles import ThemeRole
from hineq.model.words import Sex


class MeasureSet(StrEnum):
    """Which measures decide."""

    HEALTH = "health"
    THEMES = "themes"
    ALL = "all"

    @property
    def word(self) -> str:
        """The set in a few words."""
        return {"health": "health", "themes": "one per theme", "all": "every measure"}[self.value]

    @property
    def reason(self) -> str:
        """Why one would choose it."""
        return {
            "health": "They are about health itself; its causes and surroundings do not count here.",
            "themes": "One measure a theme, so that no part of life counts for more because more is measured there.",
            "all": "Every measure on which one end is worse; those of one theme share that theme's weight.",
        }[self.value]


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A measure that stays out, and why."""

    name: str
    reason: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Entering:
    """The measures that enter, by theme in the pack's order, and those that stay out."""

    which: MeasureSet
    views: tuple[WardView, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of the measures, in the pack's order."""
        return tuple(dict.fromkeys(view.indicator.theme for view in self.views))

    @property
    def names(self) -> tuple[str, ...]:
        """The measures' short names with the people they count."""
        return tuple(measure_name(view) for view in self.views)


def measure_name(view: WardView) -> str:
    """A measure's short name with the people it counts."""
    return view.name


def spoken_name(view: WardView, *more: str) -> str:
    """The same for the middle of a sentence, with more in its brackets: "life expectancy at birth for men (2009-13)"."""
    return spoken(view.indicator, view.sex, view.kind, *more)


def distinct(views: tuple[WardView, ...]) -> tuple[tuple[WardView, ...], tuple[LeftOut, ...]]:
    """The measures that each say something of their own about which ward is worse off, and the others with reasons.

    Left out are measures without a worse end, those on which no ward differs, summaries of other measures, crude
    shares that age decides, and near-duplicates of a measure that is in (of its family); men and women are its two halves.
    """
    judged = list(zip(views, reasons_left_out(views), strict=True))
    out = tuple(LeftOut(name=measure_name(view), reason=reason) for view, reason in judged if reason)
    return tuple(view for view, reason in judged if not reason), out


def reasons_left_out(views: tuple[WardView, ...]) -> list[str]:
    """For each measure why it is not one of the distinct measures (see `distinct`), an empty text where it is."""
    leads = _leads(views)
    return [_reason(view, leads) for view in views]


def _leads(views: tuple[WardView, ...]) -> dict[str, WardView]:
    """The view that stands for each family, of those that could count: its newest, of those as new its leader, else its first, men and women apart."""
    able = [view for view in views if not reason_by_itself(view)]
    return {
        family_of(view.indicator): view
        for view in one_a_family(able, lambda view: (view.indicator, view.sex, 0.0, view.ended))
    }


def reason_by_itself(view: WardView) -> str:
    """Why a measure does not count whatever else there is, an empty text where it may."""
    indicator = view.indicator
    if indicator.unjudged_reason:
        return indicator.unjudged_reason
    coverage = view.coverage
    if not coverage.known:
        return f"no ward {view.tense.have(1)} {coverage.figure_words()}"
    # of several wards the only one with a figure can still be held against the country: no order is made of it
    if view.different < 2 and not 1 == coverage.known < coverage.wards:
        every = f"every ward {view.tense.have(1)} the same figure"
        return f"all its figures {view.tense.be(2)} the same" if coverage.without else every
    if is_summary(indicator):
        return "a summary of other measures, which would count twice"
    return ""


def _reason(view: WardView, leads: dict[str, WardView]) -> str:
    if own := reason_by_itself(view):
        return own
    lead = leads[family_of(view.indicator)]
    # men and women of the measure that leads both stay: where there is no figure of both, they are its two halves
    same = lead.indicator is view.indicator and (lead.sex is Sex.PERSONS) is (view.sex is Sex.PERSONS)
    if not same:
        return f"nearly the same as {spoken_name(lead)}, which stands for it"
    return ""


def entering(views: tuple[WardView, ...], which: MeasureSet) -> Entering:
    """The measures of a set, from the newest views of all measures; without any of health, one a theme.

    Measures of which too few wards have a figure put no ward in an order and stay out.

    The measure of a theme is the one with intervals, then the newest, then the first in the pack's order.
    """
    kept, out = distinct(views)
    out += tuple(LeftOut(name=measure_name(view), reason=_few(view)) for view in kept if not view.ranked)
    kept = tuple(view for view in kept if view.ranked)
    if which is MeasureSet.HEALTH and not any(view.indicator.has(ThemeRole.HEALTH) for view in kept):
        which = MeasureSet.THEMES
    if which is MeasureSet.HEALTH:
        chosen = tuple(view for view in kept if view.indicator.has(ThemeRole.HEALTH))
        reason = "not a health outcome but one of its causes or its surroundings"
    elif which is MeasureSet.THEMES:
        first: dict[str, WardView] = {}
        for view in sorted(kept, key=lambda view: (not view.has_intervals, -parse_period(view.period).middle)):
            first.setdefault(view.indicator.theme, view)
        chosen = tuple(view for view in kept if first[view.indicator.theme] is view)
        reason = "another measure stands for its theme"
    else:
        chosen, reason = kept, ""
    others = tuple(LeftOut(name=measure_name(view), reason=reason) for view in kept if view not in chosen)
    return Entering(which=which, views=chosen, left_out=(*others, *out))


def _few(view: WardView) -> str:
    coverage = view.coverage
    have = view.tense.have(coverage.known)
    return f"only {part_of(coverage.known, coverage.wards, 'ward', the='')} {have} {coverage.figure_words()}"


def fallback_words(entering: Entering, asked: MeasureSet) -> str:
    """That another set decides than the one asked for, and why; nothing where it is that one."""
    if entering.which is asked:
        return ""
    return (
        f"No measure of {asked.word} can put these wards in order, so {entering.which.word} decides: see which do not count, "
        "and why, at the end."
    )


def entering_words(entering: Entering) -> str:
    """How many measures enter, which they are and of when, and why this set."""
    names = joined([spoken_name(view, view.period) for view in entering.views])
    themes = f" of {counted(len(entering.themes), 'theme')}" if len(entering.themes) > 1 else ""
    return f"{counted(len(entering.views), 'measure').capitalize()}{themes}: {names}. {entering.which.reason}"
