"""One selection (indicator, sex, period, ward), held against what the pack has; what had to change is said."""

from collections.abc import Mapping
from dataclasses import dataclass

from hineq.insights.series.figures import Figures
from hineq.insights.series.rows import kinds_by_measure
from hineq.insights.wards.outlines import has_map, kind_of_wards
from hineq.insights.wards.view import ward_periods
from hineq.insights.wording.kinds import named
from hineq.insights.wording.numbers import lowered
from hineq.model.key import ViewKey
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import AreaType, Sex, ValueType


@dataclass(frozen=True, kw_only=True)
class WardSelection:
    """A selection that the wards have figures for, its choices, and notes on what was asked for but is not there.

    `names` are those of the `indicators`, marked where their figures are no official ones.
    """

    place_id: str
    indicator_id: str
    sex: Sex
    period: str
    area_code: str
    indicators: tuple[str, ...]
    names: tuple[str, ...]
    sexes: tuple[Sex, ...]
    periods: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def key(self) -> ViewKey:
        """What the wards are looked at on."""
        return ViewKey(place_id=self.place_id, indicator_id=self.indicator_id, sex=self.sex, period=self.period)

    @property
    def wanted(self) -> dict[str, str]:
        """The selection as it stands in an address."""
        return {
            "indicator": self.indicator_id, "sex": str(self.sex), "period": self.period, "ward": self.area_code,
        }  # fmt: skip


def ward_indicators(figures: Figures) -> tuple[str, ...]:
    """The indicators that can colour a map of wards: those with ward figures that are no bare counts."""
    return figures.once(ward_indicators, lambda: _ward_indicators(figures))


def _ward_indicators(figures: Figures) -> tuple[str, ...]:
    place = figures.place
    known = set(
        figures.table.loc[
            figures.table.area_code.isin(place.ward_codes) & figures.table["value"].notna(), "indicator_id"
        ]
    )
    return tuple(
        key
        for key, indicator in place.indicators.items()
        if key in known and indicator.value_type is not ValueType.COUNT
    )


def resolve_ward_selection(figures: Figures, wanted: Mapping[str, str]) -> WardSelection:
    """The selection nearest to what is wanted (keys indicator, sex, period, ward; each may be missing).

    ValueError where no ward has any figure.
    """
    place = figures.place
    indicators = ward_indicators(figures)
    if not indicators:
        raise ValueError(f"No ward of {place.name} has a figure that can be mapped.")
    notes: list[str] = []
    indicator_id = _indicator(figures, indicators, wanted.get("indicator", ""), notes)
    indicator = place.indicators[indicator_id]
    sexes = tuple(sex for sex in Sex if ward_periods(figures, indicator_id, sex))
    sex = _sex(sexes, wanted.get("sex", ""), lowered(indicator.short_name), notes)
    periods = tuple(ward_periods(figures, indicator_id, sex))
    # a period asked for with another indicator is no reason for a note
    period = wanted.get("period", "") if wanted.get("period", "") in periods else periods[-1]
    area_code, ward_notes = wanted_ward(place, wanted)
    notes += ward_notes
    return WardSelection(
        place_id=place.place_id,
        indicator_id=indicator_id,
        sex=sex,
        period=period,
        area_code=area_code,
        indicators=indicators,
        names=figures.once(_names, lambda: _names(figures, indicators)),
        sexes=sexes,
        periods=periods,
        notes=tuple(notes),
    )


def _names(figures: Figures, indicators: tuple[str, ...]) -> tuple[str, ...]:
    of_wards = figures.table[figures.table.area_code.isin(figures.place.ward_codes)]
    kinds = kinds_by_measure(of_wards, by_sex=False)
    return tuple(
        named(figures.place.indicators[key], Sex.PERSONS, kinds.get((key, ""), ""), full=True) for key in indicators
    )


def wanted_ward(place: Place, wanted: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The code of the ward that is wanted (empty without one), and notes where the place does not have it."""
    area_code = wanted.get("ward", "")
    if not area_code or area_code in place.ward_codes:
        return area_code, ()
    return "", (ward_unknown(place, area_code),)


def ward_unknown(place: Place, area_code: str) -> str:
    """What is said of a link to a ward that the place does not have."""
    return f"The link names a ward that {place.name} does not have ({area_code[:20]})."


def _indicator(figures: Figures, indicators: tuple[str, ...], wanted: str, notes: list[str]) -> str:
    place = figures.place
    if wanted in indicators:
        return wanted
    first = figures.once(_first_drawn, lambda: _first_drawn(figures, indicators))
    if not wanted:
        return first
    if wanted in place.indicators:
        name, shown = lowered(place.indicators[wanted].name), lowered(place.indicators[first].name)
        counts = any(ward_periods(figures, wanted, sex) for sex in Sex)
        why = (
            f"The ward figures for {name} are bare counts, which hang on how many people live in a ward"
            if counts
            else f"No ward figures for {name} in this pack"
        )
        notes.append(f"{why}; {shown} is shown instead.")
    else:
        notes.append(f"The link names a measure that this pack does not have ({wanted[:40]}).")
    return first


def _first_drawn(figures: Figures, indicators: tuple[str, ...]) -> str:
    """The measure that wards are shown on where nobody chose: the headline, else the first, of those whose newest wards can be drawn, if any."""
    place = figures.place
    headline = place.indicator_with(IndicatorRole.HEADLINE)
    in_order = sorted(indicators, key=lambda one: headline is None or one != headline.indicator_id)
    drawn = {kind for kind in (AreaType.WARD, AreaType.EARLIER_WARD) if has_map(place, kind)}
    return next((one for one in in_order if drawn and _newest_kind(figures, one) in drawn), in_order[0])


def _newest_kind(figures: Figures, indicator_id: str) -> AreaType:
    """Of which kind the wards of an indicator's newest figures are, for the first sex that has any."""
    sex, periods = next((sex, found) for sex in Sex if (found := ward_periods(figures, indicator_id, sex)))
    rows = figures.rows(indicator_id=indicator_id, sex=sex, period=periods[-1])
    return kind_of_wards(figures.place, rows.area_code)


def _sex(sexes: tuple[Sex, ...], wanted: str, name: str, notes: list[str]) -> Sex:
    if wanted in sexes:
        return Sex(wanted)
    if wanted in set(Sex) and wanted != Sex.PERSONS and Sex.PERSONS not in sexes:
        notes.append(f"No ward figures on {name} for {Sex(wanted).people} in this pack; {sexes[0].people} are shown.")
    return sexes[0]
