"""People by neighbourhood, sex and single year of age as the ONS estimates them at the middle of each year, and as Nomis gives them."""

from hineq.model.words import Sex
from hineq.packs.importers.small_area_counts import SmallAreaCounts, read_counts
from hineq.packs.importers.small_area_kinds import PEOPLE


def read_small_area_people(
    raw: bytes, file: str, *, sex: Sex | None = None, year: int | None = None
) -> SmallAreaCounts:
    """The people in a file's bytes by neighbourhood (LSOA or MSOA of any Census), sex, year and band of a life table.

    It may be a workbook or text: a sheet a sex ("Mid-2020 Males": LSOA Code ... 0, 1 ... 90+), both sexes side by side (F0 ... F90,
    M0 ... M90) with a sheet a year, or a row an age (Nomis: GEOGRAPHY_CODE, GENDER_NAME, C_AGE_NAME, OBS_VALUE). Ages that run over others,
    such as 0 to 15, are left out where single years or bands say the same. `sex` and `year` are what an officer says where the file
    does not; what is still unsaid is asked.

    Raises InvalidPack with every fault: ages that are lacking or too wide, blank cells, two rows of one place.

    Source: ONS, Lower layer Super Output Area population estimates (SAPE); Nomis, Population estimates - small area.
    """
    return read_counts(raw, file, PEOPLE, sex, year)
