"""Which measures first? Size of the gap, number of people, direction, and whether the strategy names the measure."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

import pandas as pd

from hineq.insights.inequality.gap_history import against_country
from hineq.insights.inequality.gap_history_words import changes_words
from hineq.insights.inequality.gradient import ward_inequality
from hineq.insights.inequality.gradient_words import ITSELF, fifths_words, instead_of_ratio
from hineq.insights.series.families import family_of
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line, trend_words
from hineq.insights.series.refusal import NotPossible, no_trend
from hineq.insights.standing.standing import Standing
from hineq.insights.wards.entering import measure_name, reasons_left_out, spoken_name
from hineq.insights.wards.view import WardView, ward_periods
from hineq.insights.wording.kinds import kind_words, marked, under
from hineq.insights.wording.numbers import (
    brief,
    capital,
    figure,
    joined,
    lowered,
    number,
)  # fmt: skip
from hineq.methods.comparison import compare
from hineq.methods.ratios import is_well_above_zero
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import SeriesRole, StrategyPart
from hineq.model.strategy import Measure
from hineq.model.words import Outcome, Polarity, Sex, Tie, ValueType

BY_WARD, PLACE_ONLY = "Compared between wards", "Compared for the whole place only"


class InStrategy(StrEnum):
    """How near a strategy comes to a measure."""

    MEASURE = "measure"
    PRIORITY = "priority"
    NEITHER = "neither"

    @property
    def word(self) -> str:
        """The same in a few words."""
        return {
            "measure": "a measure of the strategy",
            "priority": "tied to a priority of the strategy (by hineq)",
            "neither": "neither a measure nor tied to a priority",
        }[self.value]

    @property
    def tag(self) -> str:
        """The same in one word, empty where there is nothing to say."""
        return {"measure": "strategy", "priority": "priority", "neither": ""}[self.value]


@dataclass(frozen=True, kw_only=True, eq=False)
class PriorityMatrix:
    """The measures by size of gap, people, direction and the strategy's word on them, largest gap between wards first.

    `table`: group (BY_WARD or PLACE_ONLY), name, spoken, period, times (the relative index of inequality between the
    most and the least deprived end of the wards, bigger = more unequal; NaN without a scale that starts at none),
    gap_words (the two ends of the fitted line, the fifths where these have no ratio), by_itself (whether the measure is a
    part of the index that orders the wards), untold (whether a ratio would tell something, and none can be given), behind (how far the
    place is on the worse side of the country, in per cent of the country's figure; negative = ahead; NaN without),
    behind_words, people (the place's count, NaN without) and people_words, direction, stands (an `InStrategy`),
    strategy (which of the strategy's words, where, and how near the measure comes) and source_ids (a tuple).
    `has_strategy` is whether the place has one at all, `lacking` whether the line of a charted measure passes over a ward.
    """

    table: pd.DataFrame
    has_strategy: bool = True
    lacking: bool = False

    @property
    def charted(self) -> pd.DataFrame:
        """The rows whose gap between wards can be given as a ratio."""
        return self.table[self.table.times.notna()] if len(self.table) else self.table

    @property
    def leading(self) -> pd.DataFrame:
        """The charted rows that may lead a heading: those not ordered in part by themselves, or all where there is nothing else."""
        charted = self.charted
        firm = charted[~charted.by_itself.astype(bool)] if len(charted) else charted
        return firm if len(firm) else charted

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Where all its figures are from."""
        return _sources(self.table)

    @property
    def charted_source_ids(self) -> tuple[str, ...]:
        """Where the figures of its chart are from."""
        return _sources(self.charted)


def _sources(table: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source_id for ids in table.get("source_ids", ()) for source_id in ids))


def priority_matrix(figures: Figures, views: tuple[WardView, ...], standings: list[Standing]) -> PriorityMatrix:
    """The matrix of the distinct ones of the ward measures `views`, and of the place's own current measures beside them.

    Of the latter those are taken that are current, that the country has too,
    and that are either significantly worse than the country or a measure of the strategy.
    """
    place = figures.place
    reasons = {
        (view.indicator.indicator_id, view.sex): reason
        for view, reason in zip(views, reasons_left_out(views), strict=True)
    }
    views = tuple(view for view in views if not reasons[view.indicator.indicator_id, view.sex])
    rows = [_ward_row(figures, view) for view in views]
    known = {(view.indicator.indicator_id, view.sex) for view in views}
    for standing in standings:
        indicator = standing.line.indicator
        if (indicator.indicator_id, standing.line.sex) not in known and _counts(place, standing):
            rows.append(_place_row(figures, standing, reasons.get((indicator.indicator_id, standing.line.sex), "")))
    table = pd.DataFrame(rows)
    if table.empty:
        return PriorityMatrix(table=table)
    table["order"] = table.group.map([BY_WARD, PLACE_ONLY].index)
    table = table.sort_values(
        ["order", "times", "behind"], ascending=[True, False, False], na_position="last", kind="stable"
    )
    charted = [view for view, row in zip(views, rows, strict=False) if not math.isnan(float(str(row["times"])))]
    return PriorityMatrix(
        table=table.drop(columns="order").reset_index(drop=True),
        has_strategy=place.strategy is not None,
        lacking=any(
            not isinstance(inequality, NotPossible) and bool(inequality.passed_over)
            for inequality in (ward_inequality(figures, view) for view in charted)
        ),
    )


def _counts(place: Place, standing: Standing) -> bool:
    if standing.line.indicator.judged_by is Polarity.NO_JUDGEMENT:
        return False
    return (
        standing.line.is_current(place.snapshot)
        and not math.isnan(standing.benchmark)
        and (standing.outcome is Outcome.WORSE or bool(_measured(place, standing.line.indicator.indicator_id)))
    )


def _ward_row(figures: Figures, view: WardView) -> dict[str, object]:
    place = figures.place
    indicator = view.indicator
    own = figures.rows(indicator_id=indicator.indicator_id, series=view.series.series, sex=view.sex, period=view.period,
        area_codes=[place.area_code],
    )  # fmt: skip
    value = view.place.value if view.place else math.nan
    outcome = Outcome.NOT_COMPARED
    if len(own) and view.country:
        limits = own.iloc[-1]
        outcome = Outcome(str(compare(limits.lower_ci, limits.upper_ci, view.country.value, indicator.judged_by)))
    times, words = _between_wards(figures, view)
    untold = indicator.value_type.has_times and math.isnan(times)
    line = figures.main_line(indicator.indicator_id, view.sex, place.area_code)
    stands, strategy = in_strategy(place, indicator.indicator_id)
    return {
        "group": BY_WARD, "name": measure_name(view), "spoken": spoken_name(view), "period": view.period,
        "times": times, "gap_words": words, "by_itself": view.series.has(SeriesRole.PART_OF_DEPRIVATION),
        "untold": untold,
        **_behind(
            place, indicator, value, view.country.value if view.country else math.nan, outcome,
            "the average of its wards" if view.place and view.place.estimated else "", _kinds(view),
        ),
        **_people(figures, own, view.kind),
        "direction": _direction(figures, line, indicator, view.sex), "stands": stands, "strategy": strategy,
        "source_ids": view.source_ids,
    }  # fmt: skip


def _place_row(figures: Figures, standing: Standing, left_out: str) -> dict[str, object]:
    """A measure of the whole place; `left_out` says why its ward figures do not count, where it has any."""
    place = figures.place
    line, indicator = standing.line, standing.line.indicator
    stands, strategy = in_strategy(place, indicator.indicator_id)
    return {
        "group": PLACE_ONLY, "name": line.name,
        "spoken": line.name, "period": str(line.newest.period), "times": math.nan,
        "gap_words": f"ward figures left out: {left_out}" if left_out else _without_wards(figures, standing),
        "by_itself": False, "untold": False,
        **_behind(place, indicator, float(line.newest["value"]), standing.benchmark, standing.outcome),
        **_people(figures, pd.DataFrame([line.newest])),
        "direction": _direction(figures, line, indicator, line.sex), "stands": stands, "strategy": strategy,
        "source_ids": (str(line.newest.source_id),),
    }  # fmt: skip


def _without_wards(figures: Figures, standing: Standing) -> str:
    if ward_periods(figures, standing.line.indicator.indicator_id, standing.line.sex):
        return "not known: ward figures that put no ward in an order"
    return "not known: no ward figures in this pack"


def _between_wards(figures: Figures, view: WardView) -> tuple[float, str]:
    inequality = ward_inequality(figures, view)
    if isinstance(inequality, NotPossible):
        return math.nan, _unknown(inequality)
    indicator = view.indicator
    ends = f"{brief(inequality.start, indicator)} and {brief(inequality.end, indicator)}"
    itself = f"; {ITSELF}" if inequality.by_itself else ""
    if not indicator.value_type.has_times:
        said = f"a straight line fits badly: {fifths_words(inequality)}" if inequality.fits_badly else ends
        return math.nan, f"{said}{itself}"
    if not inequality.has_relative:
        return math.nan, f"{instead_of_ratio(inequality)}{itself}"
    return float(inequality.relative.value), f"{ends}{itself}"


def _behind(
    place: Place, indicator: Indicator, value: float, country: float, outcome: Outcome, made_of: str = "",
    kinds: tuple[str, str, str] = ("", "", ""),
) -> dict[str, object]:  # fmt: skip
    """How far the place is on the worse side of the country; `made_of` is said of its figure where that is not its own.

    `kinds` are what the measure's name says of its figures, and what those of the place and of the country are.
    """
    name = place.benchmark.area_name
    lacking = [who for who, its in ((place.name, value), (name, country)) if math.isnan(its)]
    if lacking:
        has = "has" if len(lacking) == 1 else "have"
        return {
            "behind": math.nan,
            "behind_words": f"not known: {joined(lacking, 'and')} {has} no like figure in this pack",
        }
    share = math.nan
    if indicator.value_type.has_zero and bool(is_well_above_zero(country, (value + country) / 2)):
        share = indicator.judged_by.sign * (country - value) / country * 100
    said, own, its = kinds
    here = marked(figure(value, indicator), made_of) if made_of else under(figure(value, indicator), own, said)
    words = f"{here}, {name} {under(brief(country, indicator), its, said)}"
    if outcome is not Outcome.NOT_COMPARED:
        words += f" ({outcome.word})"
    return {"behind": share, "behind_words": words}


def _kinds(view: WardView) -> tuple[str, str, str]:
    """What the figures of the wards, of the place and of the country are, in words."""
    return view.kind, view.place.kind if view.place else "", view.country.kind if view.country else ""


def _people(figures: Figures, own: pd.DataFrame, said: str = "") -> dict[str, object]:
    """The place's count with its figure, else as a measure of its own; `said` is what the measure's name says of its figures."""
    row = own.iloc[-1] if len(own) else None
    count = float(row["count"]) if row is not None else math.nan
    if row is not None and math.isnan(count):
        row = _counted_apart(figures, row)
        count = math.nan if row is None else float(row["value"])
    if row is None or math.isnan(count):
        return {"people": math.nan, "people_words": "not in this pack"}
    base = float(row.denominator)
    of = "" if math.isnan(base) else f" of {number(base, 0)}"
    kind = kind_words([str(row.status)]) if said else ""
    return {"people": count, "people_words": under(f"{number(count, 0)}{of}", kind, said)}


def _counted_apart(figures: Figures, row: pd.Series) -> pd.Series | None:
    """The bare count of the same family, area, series, sex and period as a figure, or None where the pack has none or several."""
    kinds = figures.place.indicators
    family = family_of(kinds[row.indicator_id])
    found = [
        counted.iloc[-1]
        for key, one in kinds.items()
        if one.value_type is ValueType.COUNT and family_of(one) == family
        for counted in [
            figures.rows(
                indicator_id=key, series=row.series, sex=Sex(row.sex), period=row.period, area_codes=[row.area_code]
            )
        ]
        if len(counted) and not math.isnan(counted.iloc[-1]["value"])
    ]
    return found[0] if len(found) == 1 else None


def _direction(figures: Figures, line: Line | None, indicator: Indicator, sex: Sex) -> str:
    """The recent trend of the place, else its distance to the country through time, else why neither can be told."""
    place = figures.place
    if line is None:
        return f"not known: no figure for {place.name} as a whole"
    trend = trend_words(line)
    if not trend.reason:
        return trend.dated
    if not line.series.trend:
        return _unknown(no_trend(line.series))
    history = against_country(figures, indicator.indicator_id, sex)
    if isinstance(history, NotPossible):
        return _unknown(history)
    # a figure of another series stands in the same row
    by = f", by another series: {history.by_series}" if history.by_series else ""
    return capital(f"{changes_words(history)}; against {place.benchmark.area_name}{by}")


def _unknown(refused: NotPossible) -> str:
    """Why something is not known, for a cell of the table."""
    return f"not known: {lowered(refused.brief)}"


def in_strategy(place: Place, indicator_id: str) -> tuple[InStrategy, str]:
    """How near the strategy comes to a measure, and in which of its words: as a measure, else through hineq's tie.

    By itself, else by a variant of its family, which is named: a family is one measure.
    """
    own = place.indicators[indicator_id]
    family = [one for one in place.indicators.values() if one is not own and family_of(one) == family_of(own)]
    for stands, said in ((InStrategy.MEASURE, _measured), (InStrategy.PRIORITY, _tied)):
        if words := said(place, indicator_id):
            return stands, "; ".join(words)
    for stands, said in ((InStrategy.MEASURE, _measured), (InStrategy.PRIORITY, _tied)):
        for one in family:
            if words := said(place, one.indicator_id):
                return stands, f"{'; '.join(words)}, by way of {lowered(one.short_name)}"
    return InStrategy.NEITHER, ""


def _measured(place: Place, indicator_id: str) -> list[str]:
    """Under which outcome the strategy names a measure, in which words, and how near this measure comes."""
    return [
        f"{_under(place, measure)}: “{measure.wording}” ({measure.tie.word})"
        for measure in place.measures
        if measure.indicator_id == indicator_id and measure.tie not in (Tie.NONE, Tie.CONTEXT)
    ]


def _under(place: Place, measure: Measure) -> str:
    match measure.part:
        case StrategyPart.OUTCOME:
            return f"Outcome {[outcome.outcome_id for outcome in place.outcomes].index(measure.outcome_id) + 1}"
        case StrategyPart.OVERALL:
            return "Overall aim"
        case StrategyPart.IN_TEXT:
            return "In its text"
        case _:
            assert_never(measure.part)


def _tied(place: Place, indicator_id: str) -> list[str]:
    """The priorities of the strategy that hineq ties a measure to, each with its number or its words, and why."""
    thread = place.thread
    names = {priority.priority_id: f"Priority {priority.number}" for priority in thread.commissioning_priorities}
    names |= {priority.jsna_id: f"JSNA priority “{priority.wording}”" for priority in thread.jsna_priorities}
    ties = [tie for tie in thread.ties if tie.indicator_id == indicator_id and tie.tied_id in names]
    return [f"{names[tie.tied_id]}{f' ({plain_end(tie.note)})' if tie.note else ''}" for tie in ties]


def plain_end(sentence: str) -> str:
    """A sentence for a place within another: without its full stop."""
    return sentence.rstrip().rstrip(".")
