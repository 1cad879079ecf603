"""The addresses under which everybody finds what a visitor takes away: the interface's, whole, as they are pasted elsewhere."""

from typing import Final, TypeGuard, assert_never
from urllib.parse import quote, urlsplit, urlunsplit

import streamlit as st
from markupsafe import Markup

from hineq.insights.wards.comparing import Confidence
from hineq.model.download import CommonTable, Download, PackFile, PictureName, TableName, Taken
from hineq.model.key import ViewKey
from hineq.ui.components.links import query_of
from hineq.ui.views.own import without_own

BASE: Final = "api/v1"


def path_of(download: Download, form: str) -> str:
    """The path of a download under the interface; `form` is what a picture's name ends with.

    >>> from hineq.model.download import download
    >>> path_of(download(TableName.WARDS, "ashby/2024", indicator="smoking"), "csv")
    '/places/ashby/tables/wards.csv?area=2024&indicator=smoking'
    """
    pack, _, area = download.place_id.partition("/")
    query = query_of(**({"area": area} if area else {}), **dict(download.asked))
    of = f"/places/{quote(pack)}"
    name = download.name
    match name:
        case TableName():
            path = f"{of}/tables/{name}.csv"
        case CommonTable():
            path = f"/tables/{name}.csv"
        case PictureName():
            path = f"{of}/pictures/{name}.{form}"
        case PackFile():
            path = f"{of}/board-pack/{name}"
        case _:
            assert_never(name)
    return f"{path}?{query}" if query else path


def for_everybody(at: Taken) -> TypeGuard[Download]:
    """Whether a download has an address: what only this session has, has none."""
    return at is not None and at.place_id == without_own(at.place_id)


def address_of(at: Taken, form: str = "csv") -> str:
    """The whole address of a download, empty where it has none."""
    return address_at(st.context.url or "", at, form) if for_everybody(at) else ""


def address_at(page: str, at: Download, form: str = "csv") -> str:
    """The whole address of a download under the app whose page has this address.

    >>> from hineq.model.download import download
    >>> address_at("https://a.example/base/map?place=b", download(TableName.WARDS, "b"))
    'https://a.example/base/api/v1/places/b/tables/wards.csv'
    """
    here = urlsplit(page)
    # a page's address is one word under the app's own
    root = here.path.rpartition("/")[0]
    path, _, query = path_of(at, form).partition("?")
    return urlunsplit(here._replace(path=f"{root}/{BASE}{path}", query=query, fragment=""))


def address_help(at: Taken) -> str | None:
    """What is said of a table's button: its address; nothing for what only this session has."""
    address = address_of(at)
    return f"The same table for R, Python or a spreadsheet: `{address}`" if address else None


def embed_line(address: str) -> str:
    """The line of HTML that puts the picture at an address into another page."""
    embed = f"{address}{'&' if '?' in address else '?'}embed=true"
    mould = Markup(
        '<iframe src="{}" title="hineq" width="100%" height="640" loading="lazy" style="border: 0"></iframe>'
    )
    return str(mould.format(embed))


def of_measure(key: ViewKey) -> dict[str, str]:
    """The words of an address for a measure; without a period where it is of all."""
    return {"indicator": key.indicator_id, "sex": str(key.sex), "period": key.period}


def in_address(confidence: Confidence) -> str:
    """A level of confidence as an address says it: without the sign of per cent."""
    return confidence.rstrip("%")
