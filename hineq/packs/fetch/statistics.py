"""Explore Local Statistics (ONS): an indicator's figures for every authority and period, as CSV."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from hineq.packs.fetch.addresses import Service, address_of
from hineq.packs.fetch.answers import Ask, Kind, shape_of
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.keeping import Kept
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.fetch.writing import Fetched, pieces, write_all

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NEEDED: Final = ("areacd", "period")
_HELP: Final = (
    "Give the last part of the indicator's address on ons.gov.uk/explore-local-statistics, such as employment-rate."
)


def fetch_statistics(client: Client, indicators: Sequence[str], folder: Path) -> tuple[Fetched, ...]:
    """Write `<indicator>.csv` for each: all areas and periods. The interface gives no pages and no count. Raises NotFetched.

    The Office for National Statistics says of this interface that it may change without notice. Source: the service's
    reference (github.com/ONSdigital/explore-local-statistics-app), data.csv.
    """
    for indicator in indicators:
        _check_name(indicator)
    files, made = {}, []
    for indicator in dict.fromkeys(indicators):
        kept, rows = indicator_of(client, indicator)
        name = f"{indicator}.csv"
        files[name] = pieces(kept.path)
        made.append(Fetched(path=folder / name, rows=rows, fresh=kept.fresh))
    write_all(folder, files)
    return tuple(made)


def indicator_of(client: Client, indicator: str) -> tuple[Kept, int]:
    """An indicator's table of all areas and periods, CSV, and how many rows it has. Raises NotFetched."""
    base = address_of(Service.STATISTICS, client.environment)
    _check_name(indicator)
    # without a time the service gives the latest period only
    address = f"{base}/data.csv?{urlencode({'indicator': indicator, 'time': 'all'})}"
    kept = client.fetch(Ask(address=address, kind=Kind.CSV, called=f"{indicator}.csv"))
    shape = shape_of(kept.path)
    if missing := [head for head in _NEEDED if head not in shape.heads]:
        what = f"What came is not the service's table: it has no column '{missing[0]}'"
        raise NotFetched(what, address, "Open the address in a browser; the interface may have changed.")
    if not shape.rows:
        raise NotFetched(f"The service has no rows of '{indicator}'", address, _HELP)
    return kept, shape.rows


def _check_name(indicator: str) -> None:
    if not _SLUG.fullmatch(indicator):
        raise NotFetched("The service names its indicators by lower-case words with hyphens", indicator, _HELP)
