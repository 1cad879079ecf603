"""Names by which places are found: those of today, of former years, and of councils that are gone."""

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What has a name; its value is how a layer's table of names says it."""

    COUNTRY = "country"
    REGION = "region"
    COUNTY = "county"
    AUTHORITY = "authority"
    WARD = "ward"
    UNCOUNTED_WARD = "uncounted_ward"
    FORMER_WARD = "former_ward"
    FORMER_COUNCIL = "former_council"


@dataclass(frozen=True, kw_only=True)
class PlaceName:
    """A name and what has it: its code, and the council that it leads to by code and name."""

    name: str
    kind: NameKind
    area_code: str
    council_code: str
    council: str
