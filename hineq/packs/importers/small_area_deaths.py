"""Deaths by neighbourhood, sex and age as the ONS gives them: a row or a column an age, a sheet a sex, one year or many."""

from hineq.model.words import Sex
from hineq.packs.importers.small_area_counts import SmallAreaCounts, read_counts
from hineq.packs.importers.small_area_kinds import DEATHS


def read_small_area_deaths(
    raw: bytes, file: str, *, sex: Sex | None = None, year: int | None = None
) -> SmallAreaCounts:
    """The deaths in a file's bytes by neighbourhood (LSOA or MSOA of any Census), sex, calendar year and band of a life table.

    It may be a workbook or text; long (a row an age) or wide (a column an age), bands or single years, ages made days by a
    spreadsheet; with titles above, notes beneath and rows of councils between. In a long table that never says 0 an age without a row is
    one at which nobody died. `sex` and `year` are what an officer says where the file does not; what is still unsaid is asked.

    Raises InvalidPack with every fault: withheld or rounded counts, bands that are too wide (85+), two rows of one place.

    Source: the layouts of the ONS's deaths by LSOA: registrations by sex and five-year age group (LSOA11, REGYR, SEX, AGEGROUP, Deaths),
    and mid-year periods (Mid-year, LSOA code, Males under 1 ... ).
    """
    return read_counts(raw, file, DEATHS, sex, year)
