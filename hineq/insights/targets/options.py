"""The measures that the strategy names, in its own words, with what the pack has for each."""

from dataclasses import dataclass

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.rows import kinds_by_measure
from hineq.insights.targets.measures import MeasureView
from hineq.insights.wording.kinds import kind_words, marked, marks, named
from hineq.insights.wording.names import also_words
from hineq.insights.wording.numbers import figure, joined
from hineq.model.place import Place
from hineq.model.words import Sex, Tie


@dataclass(frozen=True, kw_only=True)
class MeasureOption:
    """An indicator for one sex that can be drawn through time: its id, its words, and whether it has a target.

    `also` are the other words for it, to stand behind its own in a list.
    """

    indicator_id: str
    sex: Sex
    words: str
    has_target: bool
    also: str = ""

    @property
    def key(self) -> str:
        """The option as one text."""
        return f"{self.indicator_id}|{self.sex}"


def measure_options(figures: Figures, headlines: list[MeasureView]) -> list[MeasureOption]:
    """Everything that can be drawn through time: measures with targets first, then the place's other series."""
    place = figures.place
    options = [
        MeasureOption(
            indicator_id=view.indicator.indicator_id,
            sex=view.sex,
            words=view.name,
            has_target=True,
            also=also_words(view.indicator),
        )
        for view in headlines
    ]
    known = {option.key for option in options}
    own = figures.table[(figures.table.area_code == place.area_code) & figures.table["value"].notna()]
    kinds = kinds_by_measure(own)
    for indicator_id, indicator in place.indicators.items():
        for sex in Sex:
            name = named(indicator, sex, kinds.get((indicator_id, str(sex)), ""), full=True)
            option = MeasureOption(indicator_id=indicator_id, sex=sex, words=name, has_target=False)
            if (indicator_id, str(sex)) in kinds and option.key not in known:
                options.append(option)
    return options


def measure_table(figures: Figures) -> pd.DataFrame:
    """Every measure that the strategy names, one row a wording and indicator; none is left out.

    Columns: outcome, wording, tie, indicator_id, indicator, newest (figure and period, or the words that there is
    none), age, note.
    """
    place = figures.place
    outcomes = {outcome.outcome_id: outcome.name for outcome in place.outcomes}
    rows = []
    for measure in place.measures:
        indicator = place.indicators.get(measure.indicator_id)
        newest, age = _newest(figures, measure.indicator_id)
        rows.append(
            {
                "outcome": outcomes.get(measure.outcome_id, measure.part.word),
                "wording": measure.shown,
                "tie": measure.tie.word if indicator else Tie.NONE.word,
                "indicator_id": measure.indicator_id,
                "indicator": indicator.name if indicator else "",
                "newest": newest,
                "age": age,
                "note": measure.note,
            }
        )
    return pd.DataFrame(rows)


def _newest(figures: Figures, indicator_id: str) -> tuple[str, str]:
    place = figures.place
    if indicator_id not in place.indicators:
        return Tie.NONE.word, ""
    words, ages = [], []
    for sex in Sex:
        line = figures.main_line(indicator_id, sex, place.area_code)
        if line is not None:
            people = "" if sex is Sex.PERSONS else f"{sex.people} "
            now = marked(figure(line.newest["value"], line.indicator), *marks(line.indicator, line.kind))
            words.append(f"{people}{now} in {line.dated}")
            ages.append(line.age_words(place))
    if words:
        return "; ".join(words), ages[0]
    codes = place.ward_codes
    valued = figures.rows(indicator_id=indicator_id)
    valued = valued[valued["value"].notna()]
    for word, area_codes in (("wards", codes), (place.benchmark.area_name, {place.benchmark_code})):
        rows = valued[valued.area_code.isin(area_codes)]
        if not rows.empty:
            people = joined([sex.people for sex in (Sex.MALE, Sex.FEMALE) if sex in set(rows.sex)])
            kind = kind_words(rows.status[rows.period == rows.period.iloc[-1]])
            return ", ".join(filter(None, [f"{word} only", people, str(rows.period.iloc[-1]), kind])), ""
    return "no published outturn", ""


def resolve_measure(
    place: Place, options: list[MeasureOption], indicator_id: str, sex: str
) -> tuple[MeasureOption, str]:
    """The option nearest to what is wanted, with a note where it differs from it; ValueError without any option."""
    if not options:
        raise ValueError(f"{place.name} has no measure that can be drawn through time.")
    if not indicator_id:
        return options[0], ""
    same = [option for option in options if option.indicator_id == indicator_id]
    if not same:
        known = place.indicators.get(indicator_id)
        named = known.name if known else f"a measure that this pack does not have ({indicator_id[:40]})"
        reason = f"has no figure for {place.name} itself" if known else "cannot be shown"
        return options[0], f"{named[:1].upper()}{named[1:]} {reason}; {options[0].words} is shown instead."
    return next((option for option in same if option.sex == sex), same[0]), ""
