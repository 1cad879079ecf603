"""Residents of wards and of the areas above them by age, summed from neighbourhoods."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from hineq.model.words import Sex
from hineq.packs.build.neighbourhoods import LEVELS, Neighbourhoods
from hineq.packs.build.recipes import PopulationRecipe, Zones

ALL_AGES: Final = "All ages"
POPULATION_COLUMNS: Final = ("area_code", "period", "sex", "age", "population", "source_id")


def residents_wanted(recipes: Iterable[PopulationRecipe]) -> dict[Zones, set[str]]:
    """The columns of each file of neighbourhoods that recipes need."""
    wanted: dict[Zones, set[str]] = {}
    for recipe in recipes:
        wanted.setdefault(recipe.zones, set()).add(recipe.column)
    return wanted


def residents_of_today(recipes: Iterable[PopulationRecipe]) -> str:
    """The column with all residents of each neighbourhood of today; "" where no recipe has one."""
    return next(
        (one.column for one in recipes if (one.zones, one.sex, one.age) == (Zones.OF_2021, Sex.PERSONS, ALL_AGES)),
        "",
    )


def residents(
    recipes: Sequence[PopulationRecipe],
    neighbourhoods: Mapping[Zones, Neighbourhoods],
    levels: Sequence[str] = LEVELS,
) -> pd.DataFrame:
    """The population table of every area of some `levels`, at each age and in each year that there is a recipe for."""
    tables = []
    for recipe in recipes:
        if recipe.zones not in neighbourhoods:
            continue
        own = neighbourhoods[recipe.zones]
        people = own.figure(recipe.column)
        for level in levels:
            members = own.members[level]
            tables.append(
                pd.DataFrame({
                    "area_code": list(members), "period": recipe.period, "sex": str(recipe.sex), "age": recipe.age,
                    "population": [float(np.sum(people[at])) for at in members.values()], "source_id": recipe.source_id,
                })
            )  # fmt: skip
    if not tables:
        return pd.DataFrame(columns=list(POPULATION_COLUMNS))
    # where one neighbourhood has no number, the area has none
    return pd.concat(tables, ignore_index=True).dropna(subset="population").reset_index(drop=True)
