"""Files that a page of GOV.UK holds, by its content interface: the page's description first, then the file that it names."""

import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from hineq.packs.fetch.addresses import Service, address_of
from hineq.packs.fetch.answers import Ask, Kind, json_of
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.keeping import Kept
from hineq.packs.fetch.refusals import NotFetched

# where GOV.UK keeps the files of its pages
_ASSETS: Final = "assets.publishing.service.gov.uk"
_PAGE: Final = re.compile(r"[a-z0-9]+(?:[/-][a-z0-9]+)*")


def attachment(client: Client, page: str, file: str, kind: Kind) -> Kept:
    """The file of a page (`government/statistics/...`) whose name the pattern `file` is found in, the case aside.

    Raises NotFetched where the page names no such file, or several. Source: https://content-api.publishing.service.gov.uk
    (details.attachments).
    """
    base = address_of(Service.GOV_UK, client.environment)
    if not _PAGE.fullmatch(page):
        raise NotFetched("A page of GOV.UK is named by its path", page, "Give what stands behind www.gov.uk/.")
    described = Ask(address=f"{base}/{page}", kind=Kind.JSON, called=page.rsplit("/", 1)[-1])
    named = _attachments(json_of(client.fetch(described).path))
    wanted = [address for address in named if re.search(file, Path(urlsplit(address).path).name, re.IGNORECASE)]
    if len(wanted) != 1:
        many = "no file" if not wanted else f"{len(wanted)} files"
        mend = f"Look at https://www.gov.uk/{page}: the file may have another name now."
        raise NotFetched(f"The page names {many} called like '{file}', of {len(named)}", described.address, mend)
    host = urlsplit(wanted[0]).hostname
    if host not in (_ASSETS, urlsplit(base).hostname):
        raise NotFetched("The page leads to another site for its file", wanted[0], "Look at the page in a browser.")
    return client.fetch(Ask(address=wanted[0], kind=kind, called=Path(urlsplit(wanted[0]).path).name))


def _attachments(page: Any) -> list[str]:
    """The addresses of the files of a page, each once."""
    details = page.get("details") if isinstance(page, dict) else None
    listed = details.get("attachments") if isinstance(details, dict) else None
    found = [one.get("url") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return list(dict.fromkeys(one for one in found if isinstance(one, str) and one))
