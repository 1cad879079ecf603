"""Every layout that is read, the more particular before the plain sheet, and whatever file of figures is handed in."""

from typing import Final

from hineq.packs.importers.deprivation_indices import DEPRIVATION_INDICES
from hineq.packs.importers.extract import Extract
from hineq.packs.importers.fingertips import FINGERTIPS
from hineq.packs.importers.fingertips_metadata import FINGERTIPS_METADATA
from hineq.packs.importers.fingertips_next import FINGERTIPS_NEXT
from hineq.packs.importers.fingertips_next_groups import FINGERTIPS_NEXT_GROUPS
from hineq.packs.importers.group_figures import GROUP_FIGURES
from hineq.packs.importers.json_answers import read_json_answer
from hineq.packs.importers.json_text import is_json
from hineq.packs.importers.layouts import Layout, read_figures
from hineq.packs.importers.local_statistics import LOCAL_STATISTICS
from hineq.packs.importers.nomis import NOMIS
from hineq.packs.importers.nomis_bulk import NOMIS_BULK
from hineq.packs.importers.nomis_query import NOMIS_QUERY
from hineq.packs.importers.qof import QOF
from hineq.packs.importers.tidy import TIDY

LAYOUTS: Final[tuple[Layout, ...]] = (
    FINGERTIPS, FINGERTIPS_METADATA, FINGERTIPS_NEXT, FINGERTIPS_NEXT_GROUPS, LOCAL_STATISTICS, GROUP_FIGURES,
    DEPRIVATION_INDICES, NOMIS, NOMIS_BULK, NOMIS_QUERY, QOF, TIDY,
)  # fmt: skip


def read_any(raw: bytes, file: str) -> Extract:
    """The figures in a file's bytes, or what it tells of measures: a table in any layout, or the JSON of an interface.

    Raises InvalidPack with every fault.
    """
    return read_json_answer(raw, file) if is_json(raw) else read_figures(raw, file, LAYOUTS)
