"""The second set of wards of councils that have other wards today: every table of it, from areas to ranks."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from hineq.model.area import fits_roughly
from hineq.model.words import AreaType
from hineq.packs.build.authority_figures import census_ward_figures, census_ward_ranks
from hineq.packs.build.former_ground import SUCCESSORS, overlaps, successors
from hineq.packs.build.former_wards import as_given_then
from hineq.packs.build.neighbourhoods import Neighbourhoods
from hineq.packs.build.outlines import Outlines
from hineq.packs.build.owners import OF_A_FIGURE, OF_A_RANK, OF_RESIDENTS, by_owner
from hineq.packs.build.recipes import Recipes, Zones
from hineq.packs.build.residents import residents
from hineq.packs.build.shapes import OF_2017, with_other_wards
from hineq.packs.build.spreads import Kin, ranks
from hineq.packs.build.ward_figures import ward_figures
from hineq.packs.declared.layer import owner_of_set
from hineq.packs.read.layer_head import Head

_WARDS: Final = ("ward",)


def former_tables(
    head: Head, recipes: Recipes, outlines: Outlines, neighbourhoods: Mapping[Zones, Neighbourhoods],
    then: pd.DataFrame, given: pd.DataFrame, of_census: pd.DataFrame, kinds: Sequence[Kin],
) -> dict[str, pd.DataFrame]:  # fmt: skip
    """The tables of the sets of 2017, each with the `owner` that a set has, as today's tables have theirs.

    `then` are all wards of 2017, `given` which neighbourhoods fit each, `of_census` the rows published for wards of the Census of
    2011, `kinds` those of today. Areas are ranked among all wards of 2017, those of councils without a set too; figures are
    spread over none of them.
    """
    overlap = overlaps(outlines, given)
    then = then.assign(overlap=then.area_code.map(overlap))
    councils = with_other_wards(outlines)
    areas = then[then.parent_code.isin(list(councils))]
    areas = areas.assign(owner=[owner_of_set(code, OF_2017) for code in areas.parent_code])
    owner = dict(zip(areas.area_code, areas.owner, strict=True))
    zones = as_given_then(neighbourhoods, given)
    made = ward_figures(recipes.wards, zones, head.indicators, _WARDS)
    # a ward of the Census that has its code still in 2017 is the same ward
    same = of_census[of_census.ward17_code != ""]
    same = same.assign(area_code=same.ward17_code)
    observations = pd.concat([made, census_ward_figures(same, recipes)], ignore_index=True)
    placed = [census_ward_ranks(same, recipes.census_wards, kinds)]
    placed += [ranks(made, kin) for kin in _kinds(head, then, made)]
    land = successors(outlines, councils)
    return {
        "areas": areas.sort_values(["owner", "area_code"], kind="stable").reset_index(drop=True),
        "observations": by_owner(observations, owner, OF_A_FIGURE),
        "national_ranks": by_owner(pd.concat(placed, ignore_index=True), owner, OF_A_RANK),
        "population": by_owner(residents(recipes.population, zones, _WARDS), owner, OF_RESIDENTS),
        "successors": land[list(SUCCESSORS)].assign(owner=[owner_of_set(code, OF_2017) for code in land.council]),
    }


def _kinds(head: Head, then: pd.DataFrame, made: pd.DataFrame) -> list[Kin]:
    """The wards of 2017 as a kind of area to be ranked among, without those that their neighbourhoods cover badly."""
    rough = [fits_roughly(*pair) for pair in zip(then.neighbourhoods, then.overlap, strict=True)]
    fitted = then.area_code[~pd.Series(rough, index=then.index, dtype=bool)]
    series = frozenset(zip(made.indicator_id, made.series, strict=True))
    return [
        Kin(
            words=kind.words,
            prefixes=kind.prefixes,
            codes=frozenset(code for code in fitted if code.startswith(kind.prefixes)),
            series=series,
        )
        for kind in head.kinds
        if kind.of is AreaType.FORMER_WARD
    ]
