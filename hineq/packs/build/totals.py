"""What the figures of neighbourhoods must keep before any is summed: their range, and totals that are the sum of their parts."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from math import inf, isinf
from typing import Final

import numpy as np

from hineq.model.indicator import Indicator
from hineq.packs.build.neighbourhoods import Neighbourhoods
from hineq.packs.build.recipes import Method, Recipes, TotalRecipe, WardRecipe, Zones, terms
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.ward_figures import weighted_by
from hineq.packs.declared.faults import Fault

Range = tuple[float, float]
_COUNTS: Final[Range] = (0, inf)
_TENTHS: Final[Range] = (1, 10)


def totals_wanted(recipes: Iterable[TotalRecipe]) -> dict[Zones, set[str]]:
    """The columns of each file of neighbourhoods that totals are held against."""
    wanted: dict[Zones, set[str]] = {}
    for recipe in recipes:
        wanted.setdefault(recipe.zones, set()).update((recipe.total, recipe.parts))
    return wanted


def check_neighbourhoods(
    source: SourceFiles,
    neighbourhoods: Mapping[Zones, Neighbourhoods],
    recipes: Recipes,
    indicators: Mapping[str, Indicator],
) -> bool:
    """Whether every figure of a neighbourhood lies in its range and every total is that of its parts; a fault a column otherwise."""
    bad: dict[Zones, set[str]] = {}
    for (zones, column), range_ in _ranges(recipes, indicators).items():
        own = neighbourhoods.get(zones)
        if own is not None and not _in_range(source, zones, own, column, range_):
            bad.setdefault(zones, set()).add(column)
    for recipe in recipes.totals:
        own, known = neighbourhoods.get(recipe.zones), bad.setdefault(recipe.zones, set())
        columns = {name for said in (recipe.total, recipe.parts) for _, name in terms(said)}
        # one number that is wrong breaks every total that it is part of: it is told once
        if own is not None and not columns & known and not _adds_up(source, own, recipe):
            known |= columns
    return not any(bad.values())


def _ranges(recipes: Recipes, indicators: Mapping[str, Indicator]) -> dict[tuple[Zones, str], Range]:
    """The range of every column that a recipe reads; one that is read in two ways must keep both."""
    said = [
        *chain.from_iterable(_of_a_figure(recipe, indicators[recipe.indicator_id]) for recipe in recipes.wards),
        *((recipe.zones, recipe.column, _COUNTS) for recipe in recipes.population),
        *((one.zones, cell, _COUNTS) for one in recipes.totals for cell in (one.total, one.parts)),
    ]
    ranges: dict[tuple[Zones, str], Range] = {}
    for zones, cell, (low, high) in said:
        for _, name in terms(cell):
            least, most = ranges.get((zones, name), (-inf, inf))
            ranges[zones, name] = max(least, low), min(most, high)
    return {key: range_ for key, range_ in ranges.items() if range_ != (-inf, inf)}


def _of_a_figure(recipe: WardRecipe, indicator: Indicator) -> list[tuple[Zones, str, Range]]:
    weight = [(weighted_by(recipe.zones), recipe.weight, _COUNTS)] if recipe.weight else []
    match recipe.method:
        case Method.SHARE:
            return [(recipe.zones, recipe.column, _COUNTS), (recipe.zones, recipe.denominator, _COUNTS)]
        case Method.COUNT:
            return [(recipe.zones, recipe.column, _COUNTS)]
        case Method.CLASS:
            return [(recipe.zones, recipe.column, _TENTHS), *weight]
        case Method.MEAN:
            # what is shown is the source's number times the scale
            low, high = (end / recipe.scale for end in indicator.bounds)
            return [(recipe.zones, recipe.column, (low, high)), *weight]


def _in_range(source: SourceFiles, zones: Zones, own: Neighbourhoods, column: str, range_: Range) -> bool:
    low, high = range_
    figures = own.columns[column]
    must = f"must not lie below {low:g}" if isinf(high) else f"must lie between {low:g} and {high:g}"
    code = Fault.COUNT_NEGATIVE if range_ == _COUNTS else Fault.FIGURE_OUTSIDE_RANGE

    def rule(many: str, at: int) -> str:
        return f"{many} a number outside what the column can hold, such as {own.table.zone[at]}: {figures[at]:g}. It {must}."

    return _sound(source, zones, own, (figures < low) | (figures > high), (code, column, rule))


def _adds_up(source: SourceFiles, own: Neighbourhoods, recipe: TotalRecipe) -> bool:
    total, parts = own.figure(recipe.total), own.figure(recipe.parts)
    apart = parts - total
    # a missing part compares as neither
    wrong = apart > 0 if recipe.within is None else np.abs(apart) > recipe.within
    named = [name for _, name in terms(recipe.parts)]
    of = named[0] if len(named) == 1 else f"the {len(named)} columns from {named[0]} to {named[-1]}"
    unlike = {None: "a smaller total than what is part of it", 0: "another total than the parts add up to"}.get(
        recipe.within, f"a total that is more than {recipe.within} away from the same count of another table"
    )

    def rule(many: str, at: int) -> str:
        told = f"{total[at]:,.0f} here, {parts[at]:,.0f} in {of}"
        return f"{many} {unlike}, such as {own.table.zone[at]}: {told}. Take files of one release."

    return _sound(source, recipe.zones, own, wrong, (Fault.TOTAL_UNLIKE, recipe.total, rule))


def _sound(
    source: SourceFiles,
    zones: Zones,
    own: Neighbourhoods,
    wrong: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]",
    told: tuple[Fault, str, Callable[[str, int], str]],
) -> bool:
    """Whether no neighbourhood is wrong; one fault for all that are, with the first of them."""
    at = np.flatnonzero(wrong)
    if len(at):
        code, column, rule = told
        many = "1 neighbourhood has" if len(at) == 1 else f"{len(at):,} neighbourhoods have"
        first = int(at[0])
        source.findings.fault(
            code, f"{zones}.parquet", rule(many, first), column=column, value=own.table.zone.iloc[first]
        )
    return not len(at)
