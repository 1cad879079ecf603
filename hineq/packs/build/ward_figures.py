"""Figures of neighbourhoods carried to wards and to the areas above them, each with how many it is made of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from hineq.methods.checking import floats
from hineq.methods.rebasing import rebase, rebase_counts
from hineq.methods.results import FloatArray
from hineq.model.enough import LEAST_COVERAGE
from hineq.model.indicator import Indicator
from hineq.model.observation import OBSERVATION_COLUMNS
from hineq.packs.build.neighbourhoods import LEVELS, Neighbourhoods
from hineq.packs.build.recipes import Method, WardRecipe, Zones

# figures are kept as the sources and the pages need them: no page shows a fifth decimal
DECIMALS: Final = 4


@dataclass(frozen=True, kw_only=True, eq=False)
class _Carried:
    """One figure over areas: value, count and those it is of (NaN for a mean), the share of people covered, neighbourhoods with a figure, all."""

    value: FloatArray
    count: FloatArray
    denominator: FloatArray
    coverage: FloatArray
    known: FloatArray
    zones: FloatArray


def columns_wanted(recipes: Iterable[WardRecipe]) -> dict[Zones, set[str]]:
    """The columns of each file of neighbourhoods that recipes need."""
    wanted: dict[Zones, set[str]] = {}
    for recipe in recipes:
        named = wanted.setdefault(recipe.zones, set())
        named |= {name for name in (recipe.column, recipe.denominator) if name}
        if recipe.weight:
            # residents of another year's neighbourhoods weight those of 2001, which have none of their own
            wanted.setdefault(weighted_by(recipe.zones), set()).add(recipe.weight)
    return wanted


def ward_figures(
    recipes: Sequence[WardRecipe],
    neighbourhoods: Mapping[Zones, Neighbourhoods],
    indicators: Mapping[str, Indicator],
    levels: Sequence[str] = LEVELS,
) -> pd.DataFrame:
    """Observations of every recipe whose neighbourhoods there are, for every area of some `levels`: wards and all above them."""
    tables = [
        _observations(recipe, level, codes, carried)
        for recipe in recipes
        if recipe.zones in neighbourhoods
        for level, codes, carried in _levels(recipe, neighbourhoods, indicators[recipe.indicator_id].multiplier, levels)
    ]
    if not tables:
        return pd.DataFrame(columns=list(OBSERVATION_COLUMNS))
    return pd.concat(tables, ignore_index=True)


def weighted_by(zones: Zones) -> Zones:
    """The neighbourhoods whose residents weight figures of some."""
    return Zones.OF_2011 if zones is Zones.OF_2001 else zones


def _levels(
    recipe: WardRecipe, neighbourhoods: Mapping[Zones, Neighbourhoods], multiplier: float, levels: Sequence[str]
) -> Iterator[tuple[str, list[str], _Carried]]:
    own, weighted = neighbourhoods[recipe.zones], neighbourhoods[weighted_by(recipe.zones)]
    values = own.figure(recipe.column)
    weights = _weights(recipe, own, weighted)
    members = own.members
    for level in levels:
        # wards are many and small: they are carried a hundred at a time
        shares = own.ward_shares if level == "ward" else ((at, np.ones((1, len(at)))) for at in members[level].values())
        rows = [_carried(recipe, values[at], weights[at], share, multiplier) for at, share in shares]
        if rows:
            yield level, list(members[level]), _joined(rows)


def _weights(recipe: WardRecipe, own: Neighbourhoods, weighted: Neighbourhoods) -> FloatArray:
    """Whom a figure of each neighbourhood is of; each neighbourhood alike for a bare count."""
    match recipe.method:
        case Method.SHARE:
            return own.figure(recipe.denominator)
        case Method.COUNT:
            return np.ones(len(own.table))
        case Method.MEAN | Method.CLASS:
            return weighted.figure(recipe.weight)


def _carried(
    recipe: WardRecipe, values: FloatArray, weights: FloatArray, share: FloatArray, multiplier: float
) -> _Carried:
    """One figure of neighbourhoods on the areas whose shares (area, neighbourhood) are 0 or 1."""
    known = ~np.isnan(values)
    zones, none = share.sum(axis=1), np.full(len(share), np.nan)
    if recipe.method is Method.MEAN:
        mean = rebase(values, share * np.where(np.isnan(weights), 0.0, weights))
        return _Carried(
            value=mean.value * recipe.scale, count=none, denominator=none, coverage=mean.coverage, known=floats(mean.zones),
            zones=zones,
        )  # fmt: skip
    if recipe.method is Method.CLASS:
        # a neighbourhood made of several has their mean decile
        values = np.where(known, np.where(np.round(values) <= (recipe.classes or 0), weights, 0.0), np.nan)
    count, everybody = rebase_counts(values, share), rebase_counts(weights, share).value
    covered = rebase_counts(np.where(known, weights, np.nan), share).value
    # a count that is withheld is a small one: left out with its people it would speak for more of them than as none
    of = covered if recipe.method is Method.CLASS else everybody
    with np.errstate(divide="ignore", invalid="ignore"):
        value, coverage = count.value / of * multiplier, covered / everybody
    if recipe.method is Method.COUNT:
        value, of = count.value, none
    return _Carried(
        value=value, count=count.value, denominator=of, coverage=coverage, known=floats(count.zones), zones=zones
    )


def _joined(parts: Sequence[_Carried]) -> _Carried:
    return _Carried(
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in _Carried.__dataclass_fields__}
    )


def _observations(recipe: WardRecipe, level: str, codes: Sequence[str], carried: _Carried) -> pd.DataFrame:
    more = (carried.count > carried.denominator) & (recipe.method is not Method.COUNT)
    blank = (carried.coverage < LEAST_COVERAGE - 1e-9) | np.isnan(carried.value) | more

    def kept(numbers: FloatArray) -> FloatArray:
        return np.where(blank, np.nan, np.round(numbers, DECIMALS))

    status = recipe.status if level == "ward" else recipe.status_above
    said = [
        _none_words(int(known), int(zones), over) if missing else _note(recipe.note, int(known), int(zones), coverage)
        for known, zones, coverage, missing, over in zip(
            carried.known, carried.zones, carried.coverage, blank, more, strict=True
        )
    ]
    return pd.DataFrame({
        "area_code": list(codes), "indicator_id": recipe.indicator_id, "series": recipe.series, "sex": str(recipe.sex),
        "age": recipe.age, "period": recipe.period, "period_start": pd.Timestamp(recipe.period_start),
        "period_end": pd.Timestamp(recipe.period_end), "value": kept(carried.value), "lower_ci": np.nan,
        "upper_ci": np.nan, "count": kept(carried.count), "denominator": kept(carried.denominator), "status": str(status),
        "note": said, "source_id": recipe.source_id,
    })[list(OBSERVATION_COLUMNS)]  # fmt: skip


def _none_words(known: int, zones: int, more: bool) -> str:
    """Why an area has no figure."""
    if more:
        return "No figure: more are counted than live there by the numbers of residents, which are of another source."
    if zones == 1:
        return "No figure: its one neighbourhood has none."
    return f"No figure: only {known:,} of {zones:,} neighbourhoods {'has' if known == 1 else 'have'} one."


def _note(note: str, known: int, zones: int, coverage: float) -> str:
    """What a figure is made of; of a part of the neighbourhoods, how much of the area they are."""
    said = note.replace("{n}", f"{known:,}").replace("{all}", f"{zones:,}")
    if known == 1:
        said = said.replace("1 LSOAs", "1 LSOA").replace("1 LSOA values", "1 LSOA value")
    if known < zones and "{all}" not in note:
        rest = "The other 1 has" if zones - known == 1 else f"The other {zones - known:,} have"
        said += f" {rest} no figure; those that do are {coverage:.1%} of the whole."
    return said.strip()
