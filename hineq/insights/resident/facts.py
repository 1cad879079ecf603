"""What is known of a ward on the measures that a resident understands: each figure with its words, once a family."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hineq.insights.resident.people import in_people, in_whole
from hineq.insights.resident.saying import Rest
from hineq.insights.series.families import family_of, how_badly, one_a_family
from hineq.insights.series.figures import Figures
from hineq.insights.series.rough import rough_words
from hineq.insights.wards.benchmark import Benchmark
from hineq.insights.wards.entering import reason_by_itself
from hineq.insights.wards.profile import newest_ward_views, ward_tense
from hineq.insights.wards.view import WardView
from hineq.insights.wording.kinds import kind_words, marked
from hineq.insights.wording.numbers import bare, capital, figure, interval, joined, with_sex
from hineq.model.area import Area
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.plain import PlainPart, PlainWords
from hineq.model.roles import SeriesRole
from hineq.model.tense import Tense
from hineq.model.words import FigureStatus, Outcome, Polarity, Sex, ValueType

_OF_NEIGHBOURHOODS = (SeriesRole.MEAN_OF_NEIGHBOURHOODS, SeriesRole.SUM_OF_NEIGHBOURHOODS)


@dataclass(frozen=True, kw_only=True, eq=False)
class Fact:
    """A ward's figure on a measure with plain words; `ward` is its row of `view`, `dated` of which years the data of a release are."""

    plain: PlainWords
    view: WardView
    ward: Mapping[Hashable, Any]
    dated: str

    @property
    def known(self) -> bool:
        """Whether the ward has a figure."""
        return not math.isnan(self.ward["value"])

    @property
    def only_rough(self) -> bool:
        """Whether the ward has an estimate that is too rough to be told, and no figure beside it."""
        return not self.known and bool(rough_words(self.ward.get("rough", "")))

    @property
    def kind(self) -> str:
        """What the figure is where it is no official one: "estimated from neighbourhoods"."""
        kind = kind_words([self.ward["status"]])
        made = any(self.view.series.has(role) for role in _OF_NEIGHBOURHOODS)
        return f"{kind} from neighbourhoods" if kind == str(FigureStatus.ESTIMATED) and made else kind

    @property
    def likely(self) -> str:
        """The 95% confidence interval: "75.7 to 78.5", empty without one."""
        return interval(self.ward["lower_ci"], self.ward["upper_ci"], self.view.indicator)

    @property
    def sentence(self) -> str:
        """The figure in a plain sentence of its date, the exact figure and its kind in brackets."""
        indicator, value = self.view.indicator, float(self.ward["value"])
        exact = figure(value, indicator)
        match indicator.value_type:
            case ValueType.PROPORTION:
                said = self.plain.said(in_people(value / indicator.multiplier), self.view.sex.people)
                about = marked(said, exact, self.kind)
            case ValueType.YEARS:
                between = f"very likely between {self.likely.replace(' to ', ' and ')}" if self.likely else ""
                about = marked(self.plain.said(exact, self.view.sex.people), between, self.kind)
            case _:
                about = marked(
                    self.plain.said(in_whole(value), self.view.sex.people), bare(value, indicator), self.kind
                )
        when = f"In the {self.view.period} figures" if self.dated else f"In {self.view.period}"
        return f"{when}, {about}."

    @property
    def against(self) -> list[tuple[Outcome, Benchmark]]:
        """How the figure compares with the council's and with the country's, where there are such figures."""
        beside = ((self.ward["place_outcome"], self.view.place), (self.ward["country_outcome"], self.view.country))
        return [(Outcome(outcome), other) for outcome, other in beside if other and not math.isnan(other.value)]

    def verdict(self, tested: str = "That is") -> str:
        """How the figure compares, each with the other figure: "That is worse than in England (6.4%)."; or nothing."""
        said = [_against(outcome, other, self.view) for outcome, other in self.against if outcome.tested]
        beside = [_beside(other, self.view) for outcome, other in self.against if not outcome.tested]
        sentences = [f"{tested} {joined(said)}."] if said else []
        if beside:
            sentences.append(f"{capital(joined(beside))}.")
        return " ".join(sentences)

    @property
    def rest(self) -> Rest:
        """The figure as the table under a section has it."""
        indicator = self.view.indicator

        def beside(other: Benchmark | None) -> str:
            return marked(figure(other.value, indicator), _kind(other)) if other and not math.isnan(other.value) else ""

        return Rest(
            name=with_sex(indicator.name, self.view.sex), here=marked(figure(float(self.ward["value"]), indicator), self.kind),
            likely=self.likely, council=beside(self.view.place), country=beside(self.view.country),
            when=marked(self.view.period, self.dated), source_id=str(self.ward["source_id"]),
        )  # fmt: skip


def _kind(other: Benchmark) -> str:
    """What another area's figure is where it is not an official one of its own."""
    return "average of its wards" if other.estimated else other.kind


def _number(value: float, view: WardView) -> str:
    """A figure whose unit the sentence has said, but for per cent and years."""
    units = (ValueType.PROPORTION, ValueType.YEARS)
    return figure(value, view.indicator) if view.indicator.value_type in units else bare(value, view.indicator)


def _against(outcome: Outcome, other: Benchmark, view: WardView) -> str:
    figured = marked("", _number(other.value, view), other.kind).strip()
    where = f"the average of {other.name}'s wards" if other.estimated else other.name
    if outcome is Outcome.SIMILAR:
        return f"close to {where} {figured}"
    at = "" if other.estimated else "in "
    return f"{outcome.word} than {at}{where} {figured}"


def _beside(other: Benchmark, view: WardView) -> str:
    said = marked(_number(other.value, view), other.kind)
    if other.estimated:
        return f"the average of {other.name}'s wards was {said}"
    return f"in {other.name} it was {said}"


@dataclass(frozen=True, kw_only=True, eq=False)
class Facts:
    """What is known of a ward, on which plain measures it has no figure (`lacking`, by their brief names), on which only a rough one.

    `tense` is that of a sentence over several of its figures, as on the ward's own page.
    """

    place: Place
    ward: Area
    tense: Tense
    lives: tuple[Fact, ...]
    compared: tuple[Fact, ...]
    rough: tuple[Fact, ...]
    lacking: tuple[str, ...]

    @property
    def all(self) -> tuple[Fact, ...]:
        """Every figure that is told."""
        return (*self.lives, *self.compared)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Measure:
    """A plain measure's newest figures of all wards: the row of each ward by its code, and whether it may count at all."""

    view: WardView
    rows: Mapping[str, Mapping[Hashable, Any]]
    counts: bool

    def fact(self, place: Place, area_code: str) -> Fact:
        """The fact of a ward."""
        row = self.rows[area_code]
        source = place.sources.get(str(row["source_id"]))
        plain = place.plain_words[self.view.indicator.indicator_id]
        return Fact(plain=plain, view=self.view, ward=row, dated=source.data_years if source else "")


def _measures(figures: Figures) -> tuple[_Measure, ...]:
    """The newest figures of the wards on every measure that has plain words, in the pack's order; made once for all wards."""
    return figures.once((_measures,), lambda: _made(figures))


def _made(figures: Figures) -> tuple[_Measure, ...]:
    views = newest_ward_views(figures, only=figures.place.plain_words.keys())
    order = {indicator_id: number for number, indicator_id in enumerate(figures.place.indicators)}
    return tuple(
        _Measure(
            view=view,
            rows={row["area_code"]: row for row in view.table.to_dict("records")},
            counts=not reason_by_itself(view) and view.indicator.judged_by is not Polarity.NO_JUDGEMENT,
        )
        for view in sorted(views, key=lambda view: order[view.indicator.indicator_id])
    )


def ward_facts(figures: Figures, area_code: str) -> Facts:
    """What is known of a ward on the plain measures; of what is compared only once a family, as every count has it.

    ValueError for a code that is no ward of the place.
    """
    place = figures.place
    if area_code not in place.ward_codes:
        raise ValueError(f"'area_code' must be one of the place's wards, got {area_code!r}.")
    # where wards have changed, some views hold the ward and others its successors
    own = [one for one in _measures(figures) if area_code in one.rows]
    made = [(one.fact(place, area_code), one.counts) for one in own]
    lives = [fact for fact, _ in made if fact.plain.part is PlainPart.LIVES and fact.known]
    counted = [fact for fact, counts in made if fact.plain.part is PlainPart.COMPARED and fact.known and counts]
    compared = one_a_family(counted, _family_key)
    told = {family_of(one.view.indicator) for one in (*lives, *compared)}
    untold = [fact for fact, _ in made if not fact.known and family_of(fact.view.indicator) not in told]
    rough = [fact for fact in untold if fact.only_rough]
    roughly = {fact.plain.brief for fact in rough}
    lacking = [fact.plain.brief for fact in untold if fact.plain.brief not in roughly]
    ward = place.areas[area_code]
    tenses = [fact.view.tense for fact, counts in made if counts and fact.known]
    return Facts(
        place=place, ward=ward, tense=Tense.over([ward_tense(ward, place), *tenses]), lives=tuple(lives),
        compared=tuple(compared), rough=tuple(rough), lacking=tuple(dict.fromkeys(lacking)),
    )  # fmt: skip


def _family_key(fact: Fact) -> tuple[Indicator, Sex, float, date]:
    """By what the variant of a family is chosen: the newest counts, then the worse against the council."""
    badly = how_badly(Outcome(fact.ward["place_outcome"]))
    return fact.view.indicator, fact.view.sex, badly, fact.view.ended
