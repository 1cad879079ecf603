"""Fingertips (OHID): an indicator's figures for one type of area, and its metadata, as CSV."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from hineq.packs.fetch.addresses import Service, address_of
from hineq.packs.fetch.answers import Ask, Kind, rows_of
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.keeping import Kept
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.fetch.writing import Fetched, pieces, write_all

# Fingertips' own number of England as a type of area, by which it groups the areas
_NATION: Final = "15"
_ID: Final = "Indicator ID"
_NUMBER: Final = re.compile(r"[0-9]{1,9}")


def fetch_fingertips(client: Client, indicators: Sequence[str], area_type: str, folder: Path) -> tuple[Fetched, ...]:
    """Write `fingertips_<indicator>_<area type>.csv` and `fingertips_<indicator>_metadata.csv` for each indicator.

    `indicators` and `area_type` are Fingertips' own numbers. The interface gives no pages and no count. Raises NotFetched.
    Source: https://fingertips.phe.org.uk/api (all_data/csv/by_indicator_id, indicator_metadata/csv/by_indicator_id).
    """
    base = address_of(Service.FINGERTIPS, client.environment)
    for number in (*indicators, area_type):
        if not _NUMBER.fullmatch(number):
            raise NotFetched(
                "Fingertips knows indicators and types of area by numbers", number, "Give its number, such as 93930."
            )
    files, made = {}, []
    for indicator in dict.fromkeys(indicators):
        asked = _question(indicator, area_type)
        for name, way, question in (
            (f"fingertips_{indicator}_{area_type}.csv", "all_data", asked),
            (f"fingertips_{indicator}_metadata.csv", "indicator_metadata", {"indicator_ids": indicator}),
        ):
            kept, rows = _fetched(client, f"{base}/{way}/csv/by_indicator_id?{urlencode(question)}", indicator, name)
            files[name] = pieces(kept.path)
            made.append(Fetched(path=folder / name, rows=rows, fresh=kept.fresh))
    write_all(folder, files)
    return tuple(made)


def figures_of(client: Client, indicator: str, area_type: str) -> Kept:
    """An indicator's figures for one type of area and the country, CSV. Raises NotFetched."""
    base = address_of(Service.FINGERTIPS, client.environment)
    address = f"{base}/all_data/csv/by_indicator_id?{urlencode(_question(indicator, area_type))}"
    return _fetched(client, address, indicator, f"fingertips_{indicator}_{area_type}.csv")[0]


def _question(indicator: str, area_type: str) -> dict[str, str]:
    return {"indicator_ids": indicator, "child_area_type_id": area_type, "parent_area_type_id": _NATION}


def _fetched(client: Client, address: str, indicator: str, called: str) -> tuple[Kept, int]:
    kept = client.fetch(Ask(address=address, kind=Kind.CSV, called=called))
    return kept, _rows(kept.path, indicator, address)


def _rows(path: Path, indicator: str, address: str) -> int:
    """How many rows there are, all of the indicator."""
    found = rows_of(path)
    heads = next(found)
    if _ID not in heads:
        what = f"What came is not Fingertips' table: it has no column '{_ID}'"
        raise NotFetched(what, address, "Open the address in a browser; the interface may have changed.")
    place, rows, others = heads.index(_ID), 0, set()
    for row in found:
        rows += 1
        if len(row) > place and row[place] != indicator:
            others.add(row[place])
    if not rows:
        mend = "Look at the indicator's page which types of area it has, and give the number of one."
        raise NotFetched(f"Fingertips has no rows of indicator {indicator} for this question", address, mend)
    if others:
        what = f"Rows of another indicator came ({min(others)} for {indicator})"
        raise NotFetched(what, address, "Fetch again; if it stays so, the interface has changed.")
    return rows
