"""Figures that were published for authorities, regions and the country, and for the wards of the Census of 2011."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from hineq.model.observation import OBSERVATION_COLUMNS, Observation
from hineq.model.words import FigureStatus, FirstIs
from hineq.packs.build.recipes import AuthorityFile, AuthorityRecipe, CensusWardRecipe, FlagColumn, Recipes
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_parts import Kind
from hineq.packs.build.spreads import Kin
from hineq.packs.build.ward_figures import DECIMALS
from hineq.packs.declared.faults import Fault

_CENSUS_WARDS: Final = "ward_health_expectancy_2009_13"
_FLAGS: Final = (FlagColumn.STATUS, FlagColumn.PUBLISHED)
Flags = Mapping[tuple[FlagColumn, str], str]
_FIGURES: Final = {"value": "value", "lower_ci_95": "lower_ci", "upper_ci_95": "upper_ci"}


def authority_figures(source: SourceFiles, recipes: Recipes, codes: Collection[str]) -> pd.DataFrame:
    """Observations of the areas of today among `codes`, as they were published: nothing is carried from a former area.

    Where two recipes have one figure the first is taken.
    """
    tables = [
        table
        for name, reader in ((AuthorityFile.SERIES, _series), (AuthorityFile.INDICES, _indices))
        if (asked := [recipe for recipe in recipes.authorities if recipe.file == name])
        for table in reader(source, asked, recipes.flags)
    ]
    tables = [table for table in tables if not table.empty]
    if not tables:
        return pd.DataFrame(columns=list(OBSERVATION_COLUMNS))
    found = pd.concat(tables, ignore_index=True)
    # of two recipes for one figure the first that has it is taken: one release may stand on the boundaries of two years
    return found[found.area_code.isin(codes)].drop_duplicates(list(Observation.KEY)).reset_index(drop=True)


def _series(source: SourceFiles, recipes: Sequence[AuthorityRecipe], flags: Flags) -> list[pd.DataFrame]:
    text = ("area_code", "indicator_id", "period_label", "sex", *_FLAGS, "source_id")
    numbers = ("period_start", "period_end", "value", "lower_ci_95", "upper_ci_95", "count", "denominator")
    columns = dict.fromkeys(text, Kind.TEXT) | dict.fromkeys(numbers, Kind.NUMBER) | {"area_current": Kind.FLAG}
    rows = source.table(AuthorityFile.SERIES, columns)
    if rows.empty:
        return []
    rows = rows[rows.area_current.astype(bool)]
    groups = dict(iter(rows.groupby(["indicator_id", "source_id"], sort=False)))
    tables = []
    for recipe in recipes:
        found = [
            group
            for (key, source_id), group in groups.items()
            if key == recipe.measure and recipe.source in ("", source_id)
        ]
        if found:
            tables.append(_observations(pd.concat(found), recipe, flags))
        else:
            _no_figures(source, AuthorityFile.SERIES, recipe.measure)
    return tables


def _indices(source: SourceFiles, recipes: Sequence[AuthorityRecipe], flags: Flags) -> list[pd.DataFrame]:
    text = ("area_code", "release", "period_label", "sex", "measure", "source_id")
    numbers = ("period_start", "period_end", "value")
    rows = source.table(AuthorityFile.INDICES, dict.fromkeys(text, Kind.TEXT) | dict.fromkeys(numbers, Kind.NUMBER))
    if rows.empty:
        return []
    tables = []
    for recipe in recipes:
        same = (rows.measure == recipe.measure) & (rows.release == recipe.release)
        found = rows[same & ((rows.source_id == recipe.source) | (recipe.source == ""))]
        if found.empty:
            _no_figures(source, AuthorityFile.INDICES, f"{recipe.measure}, {recipe.release}")
            continue
        blank = found.assign(
            lower_ci_95=np.nan, upper_ci_95=np.nan, count=np.nan, denominator=np.nan, **dict.fromkeys(_FLAGS, "")
        )
        tables.append(_observations(blank, recipe, flags))
    return tables


def _no_figures(source: SourceFiles, name: str, measure: str) -> None:
    rule = "The file has no figure of this measure, which a recipe asks for: take the whole file, or the recipe out."
    source.findings.fault(Fault.MEASURE_MISSING, f"{name}.parquet", rule, value=measure)


def _observations(rows: pd.DataFrame, recipe: AuthorityRecipe, flags: Flags) -> pd.DataFrame:
    years = list(zip(rows.period_start.astype(int), rows.period_end.astype(int), strict=True))
    days = {pair: recipe.years.days(*pair) for pair in set(years)}
    # what a model counts are no people
    counted = recipe.status is not FigureStatus.MODELLED
    figures = {
        own: np.round(rows[name].to_numpy(dtype=float) * recipe.scale, DECIMALS) for name, own in _FIGURES.items()
    }
    return pd.DataFrame({
        "area_code": rows.area_code.to_numpy(), "indicator_id": recipe.indicator_id, "series": recipe.series,
        "sex": rows.sex.to_numpy(), "age": recipe.age, "period": rows.period_label.to_numpy(),
        "period_start": pd.to_datetime([days[pair][0] for pair in years]),
        "period_end": pd.to_datetime([days[pair][1] for pair in years]),
        **figures, **{name: rows[name].to_numpy() if counted else np.nan for name in ("count", "denominator")},
        "status": str(recipe.status), "note": _notes(rows, recipe, flags),
        "source_id": recipe.source_id,
    })[list(OBSERVATION_COLUMNS)]  # fmt: skip


def _notes(rows: pd.DataFrame, recipe: AuthorityRecipe, flags: Flags) -> list[str]:
    """The recipe's note of each figure, and what its publisher's flags say."""
    columns = [rows[name] for name in ("denominator", "period_end", *_FLAGS)]
    said = []
    for denominator, last, *flagged in zip(*columns, strict=True):
        note = recipe.note_uncounted if recipe.note_uncounted and np.isnan(denominator) else recipe.note
        notes = (
            note.replace("{last}", f"{last:.0f}"),  # noqa: RUF027 - what a note of a recipe holds
            *(flags.get(pair, "") for pair in zip(_FLAGS, flagged, strict=True)),
        )
        said.append(" ".join(filter(None, notes)))
    return said


def census_ward_rows(source: SourceFiles, recipes: Sequence[CensusWardRecipe]) -> pd.DataFrame:
    """Every row published for wards of the Census of 2011, with the authority of today that they lay in and the code that stands for each.

    A ward that still exists keeps its code of today, any other the code under which it was published. `ward17_code` is that of a
    ward that was still there in 2017, "" for any other.
    """
    text = (
        "census_ward_code", "census_ward_name", "ward17_code", "ward24_code", "ltla24_code", "indicator_id", "period_label", "sex",
        "published_flag",
    )  # fmt: skip
    numbers = ("period_start", "period_end", "value", "lower_ci_95", "upper_ci_95", "rank_england_wales", "n_ranked")
    rows = source.table(_CENSUS_WARDS, dict.fromkeys(text, Kind.TEXT) | dict.fromkeys(numbers, Kind.NUMBER))
    # a place that several share is one among all that were published, those of the next country too
    places = rows.groupby(["indicator_id", "sex", "period_label", "rank_england_wales"])
    rows = rows.assign(tied=places["value"].transform("size").astype(float))
    rows = rows[rows.ltla24_code != ""]
    for recipe in recipes:
        if len(rows) and not (rows.indicator_id == recipe.measure).any():
            _no_figures(source, _CENSUS_WARDS, recipe.measure)
    return rows.assign(area_code=rows.ward24_code.where(rows.ward24_code != "", rows.census_ward_code))


def census_ward_figures(rows: pd.DataFrame, recipes: Recipes) -> pd.DataFrame:
    """Observations of the wards of the Census of 2011, official, with their intervals."""
    by = {recipe.measure: recipe for recipe in recipes.census_wards}
    rows = rows[rows.indicator_id.isin(list(by))]
    first, last = rows.period_start.astype(int).astype(str), rows.period_end.astype(int).astype(str)
    return pd.DataFrame({
        "area_code": rows.area_code.to_numpy(),
        "indicator_id": [by[one].indicator_id for one in rows.indicator_id],
        "series": [by[one].series for one in rows.indicator_id],
        "sex": rows.sex.to_numpy(), "age": [by[one].age for one in rows.indicator_id],
        "period": rows.period_label.to_numpy(), "period_start": pd.to_datetime((first + "-01-01").tolist()),
        "period_end": pd.to_datetime((last + "-12-31").tolist()),
        **{own: rows[name].to_numpy(dtype=float) for name, own in _FIGURES.items()},
        "count": np.nan, "denominator": np.nan, "status": str(FigureStatus.OFFICIAL),
        "note": [recipes.flags.get((FlagColumn.WARD, flag), "") for flag in rows.published_flag],
        "source_id": [by[one].source_id for one in rows.indicator_id],
    })[list(OBSERVATION_COLUMNS)]  # fmt: skip


def census_ward_ranks(rows: pd.DataFrame, recipes: Sequence[CensusWardRecipe], kinds: Sequence[Kin]) -> pd.DataFrame:
    """The places that the publisher gives wards of the Census of 2011, the highest figure first, with its flag."""
    by = {recipe.measure: recipe for recipe in recipes}
    rows = rows[rows.indicator_id.isin(list(by)) & rows.rank_england_wales.notna()]
    among = next((kin.published for kin in kinds if kin.published), "")
    return pd.DataFrame({
        "area_code": rows.area_code.to_numpy(), "indicator_id": [by[one].indicator_id for one in rows.indicator_id],
        "series": [by[one].series for one in rows.indicator_id], "sex": rows.sex.to_numpy(),
        "period": rows.period_label.to_numpy(), "rank": rows.rank_england_wales.to_numpy(dtype=float),
        "tied": rows.tied.to_numpy(),
        "areas_ranked": rows.n_ranked.to_numpy(dtype=float), "first_is": str(FirstIs.HIGHEST), "areas": among,
        "published_flag": rows.published_flag.to_numpy(), "source_id": [by[one].source_id for one in rows.indicator_id],
    })  # fmt: skip
