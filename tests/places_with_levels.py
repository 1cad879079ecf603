"""Every place and each of its levels, for what must hold over all of them."""

from functools import cache

from hineq.insights.series.figures import Figures
from tests.place_packs import figures

PACKS = ("luton", "llr", "oxford")
# the place itself, and each area below it that has wards of its own
LEVELS = tuple(
    f"{pack}/{area.area_code}" if number else pack
    for pack in PACKS
    for number, area in enumerate(figures(pack).place.levels)
    if number == 0 or len(figures(pack).place.within(area.area_code).wards) > 1
)


@cache
def level(key: str) -> Figures:
    """The figures of a place ("llr") or of one of its levels ("llr/E06000016")."""
    pack, _, area_code = key.partition("/")
    return figures(pack).within(area_code) if area_code else figures(pack)
