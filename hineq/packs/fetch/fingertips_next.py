"""FingertipsNext (DHSC), the successor of Fingertips: an indicator's figures for areas, as JSON."""

import json
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from hineq.packs.fetch.addresses import Service, address_of
from hineq.packs.fetch.answers import Ask, Kind, json_of
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.paging import Page, of_one_release
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.fetch.writing import Fetched, pieces, write_all

# areas in a request, by the interface's own description
_AREAS: Final = 300
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}")
_CODE: Final = re.compile(r"[A-Za-z0-9]{3,12}")
_GROUPS: Final = ("sex", "age", "deprivation")


def fetch_fingertips_next(
    client: Client, indicators: Sequence[str], areas: Sequence[str], folder: Path
) -> tuple[Fetched, ...]:
    """Write `fingertips_next_<indicator>.json` for each indicator: the figures of areas by sex, age and deprivation.

    More than 300 areas are asked for in several requests, whose answers stand in one list; the interface gives no count. Raises
    NotFetched. Source: github.com/dhsc-govuk/FingertipsNext, api/definition (indicators/{id}/data).
    """
    base = address_of(Service.FINGERTIPS_NEXT, client.environment)
    for number in indicators:
        if not _NUMBER.fullmatch(number):
            raise NotFetched("Fingertips knows indicators by numbers", number, "Give its number, such as 93930.")
    if wrong := [code for code in areas if not _CODE.fullmatch(code)] or ([] if areas else ["no area"]):
        raise NotFetched("Areas are named by their codes", wrong[0], "Give ONS or NHS codes.")
    files, made = {}, []
    for indicator in dict.fromkeys(indicators):
        name = f"fingertips_next_{indicator}.json"
        pages = of_one_release(client, partial(_pages, client, f"{base}/indicators/{indicator}/data", areas, name))
        answers = [json_of(page.kept.path) for page in pages]
        files[name] = pieces(pages[0].kept.path) if len(pages) == 1 else [json.dumps(answers).encode()]
        rows = sum(_areas_with_figures(answer) for answer in answers)
        if not rows:
            mend = "Ask for areas that the indicator has figures of."
            raise NotFetched(f"No figures of indicator {indicator} for these areas", pages[0].ask.address, mend)
        made.append(Fetched(path=folder / name, rows=rows, fresh=any(page.kept.fresh for page in pages)))
    write_all(folder, files)
    return tuple(made)


def _pages(client: Client, address: str, areas: Sequence[str], name: str) -> list[Page]:
    pages = []
    codes = list(dict.fromkeys(areas))
    for first in range(0, len(codes), _AREAS):
        question = urlencode({"area_codes": codes[first : first + _AREAS], "inequalities": _GROUPS}, doseq=True)
        ask = Ask(address=f"{address}?{question}", kind=Kind.JSON, called=name)
        pages.append(Page(ask=ask, kept=client.fetch(ask)))
    return pages


def _areas_with_figures(answer: Any) -> int:
    found = answer.get("areaHealthData") if isinstance(answer, dict) else None
    return len(found) if isinstance(found, list) else 0
