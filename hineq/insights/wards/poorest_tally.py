"""The wards that are poorest on an element's indicators, by one rule, and the wards that the strategy itself lists."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hineq.insights.series.families import one_a_family
from hineq.insights.wards.coverage import enough
from hineq.insights.wards.poorest import PoorestRule, poorest_wards
from hineq.insights.wards.view import WardView
from hineq.insights.wording.kinds import marked, marks
from hineq.insights.wording.numbers import count_word, joined, joined_few, with_sex
from hineq.model.place import Place
from hineq.model.roles import ThemeRole
from hineq.model.strategy import AreaList
from hineq.model.tense import Tense
from hineq.model.words import Polarity, Sex, ValueType


@dataclass(frozen=True, kw_only=True)
class WardTally:
    """A ward and on how many of the counted measures it is in the poorest fifth."""

    area_code: str
    area_name: str
    count: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The wards in the poorest fifth on at least half of the measures, the measures that count, those that do not, and
    variants of those that count.

    `unranked` are measures of which too few wards have a figure, `unknown` the wards that lack figures on over a fifth of those
    that count: neither is evidence.
    """

    wards: tuple[WardTally, ...] = ()
    counted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    unranked: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


def poorest_tally(ward_views: Iterable[WardView], *, every: bool = False) -> Tally:
    """The wards in the poorest fifth on at least half of the views that count.

    Measures without a worse end and bare counts never count; those of services and surroundings only with `every`; variants of
    one measure count once.
    """
    judged = [
        view
        for view in ward_views
        if view.indicator.judged_by is not Polarity.NO_JUDGEMENT and view.indicator.value_type is not ValueType.COUNT
    ]
    fitting = [view for view in judged if every or not view.indicator.has(ThemeRole.SURROUNDINGS)]
    able = [view for view in fitting if view.ranked]
    views = one_a_family(able, lambda view: (view.indicator, view.sex, 0.0, view.ended))
    picked = [(view, poorest_wards(view, PoorestRule.FIFTH, None).codes) for view in views]
    counts = Counter(code for _, codes in picked for code in codes)
    names = {code: str(view.ward(code).area_name) for view, codes in picked for code in codes}
    known = Counter(code for view in views for code in view.table.area_code[view.table["value"].notna()])
    of = Counter(code for view in views for code in view.table.area_code)
    everybody = {
        code: str(name) for view in views for code, name in zip(view.table.area_code, view.table.area_name, strict=True)
    }
    unknown = {code for code, measures in of.items() if not enough(known[code], measures)}
    often = [(code, count) for code, count in counts.items() if 2 * count >= known[code] and code not in unknown]
    return Tally(
        wards=tuple(
            WardTally(area_code=code, area_name=names[code], count=count, of=known[code])
            for code, count in sorted(often, key=lambda tallied: (-tallied[1], names[tallied[0]]))
        ),
        counted=tuple(_name(view) for view in views),
        left_out=tuple(_name(view) for view in judged if view not in fitting),
        unranked=tuple(_name(view) for view in fitting if not view.ranked),
        unknown=tuple(sorted(everybody[code] for code in unknown)),
        variants=tuple(_name(view) for view in able if view not in views),
    )


def _name(view: WardView) -> str:
    name = with_sex(view.indicator.short_name, view.sex)
    return marked(name, *marks(view.indicator, view.kind, view.period))


def tally_words(tally: Tally) -> str:
    """By what rule the wards of a tally are named, on which measures, and which measures are left out."""
    counted = "" if tally.unranked and not tally.counted else _counted_words(tally.counted)
    stood_for = (
        f" Variants of these count once: {joined(tally.variants)} {Tense.PRESENT.be(len(tally.variants))} left out."
        if tally.variants
        else ""
    )
    return f"{counted}{stood_for}{_left_words(tally.left_out)}{_missing_words(tally)}".strip()


def _missing_words(tally: Tally) -> str:
    """The measures of which too few wards have a figure, and the wards that have too few figures; nothing without."""
    said = ""
    if tally.unranked:
        said += f" Too few wards have a figure to rank them on {joined(tally.unranked)}."
    if tally.unknown:
        have, be = Tense.PRESENT.have(len(tally.unknown)), Tense.PRESENT.be(len(tally.unknown))
        said += f" {joined_few(tally.unknown)} {have} no figure to rank by on over a fifth of these measures and {be} not counted."
    return said


def _counted_words(names: tuple[str, ...]) -> str:
    if not names:
        return "None of its indicators has ward figures on how people fare."
    if len(names) == 1:
        return f"In the poorest fifth of wards on {names[0]}."
    least = count_word((len(names) + 1) // 2)
    return f"In the poorest fifth of wards on at least {least} of {count_word(len(names))} measures: {joined(names)}."


def _left_words(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    verb = "says" if len(names) == 1 else "say"
    return f" Left out: {joined(names)}, which {verb} what services and surroundings are like, not how people fare."


def printed_lists(place: Place, outcome_ids: Iterable[str]) -> list[AreaList]:
    """The lists of wards that the strategy prints under any of these outcomes."""
    wanted = set(outcome_ids)
    return [listed for listed in place.area_lists if list_outcome(place, listed) in wanted]


def list_outcome(place: Place, listed: AreaList) -> str:
    """The outcome under which the strategy prints a list, empty where no quotation of the pack says."""
    named = (said for said in place.statements if said.list_id == listed.list_id and said.outcome_id)
    return next((said.outcome_id for said in named), "")


def listed_wards(place: Place, listed: AreaList) -> list[tuple[str, str]]:
    """The areas of a list with their codes and names, and for whom where it names a sex: "Ashfield (men)"."""
    return [
        (
            entry.area_code,
            place.areas[entry.area_code].area_name + ("" if entry.sex is Sex.PERSONS else f" ({entry.sex.people})"),
        )
        for entry in listed.entries
    ]


def lists_naming(place: Place, area_code: str) -> list[AreaList]:
    """The strategy's lists on which an area stands."""
    return [listed for listed in place.area_lists if area_code in listed.codes(Sex.PERSONS)]
