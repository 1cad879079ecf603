"""What is answered at each address."""

import re
from dataclasses import replace
from typing import Any, assert_never

from hineq.api import embedding, listing, pictures, tables
from hineq.api.answering import Answer, as_json
from hineq.api.of import Of, of, untold
from hineq.api.openapi import DESCRIPTION
from hineq.api.parameters import Asked
from hineq.api.plain import flat
from hineq.api.problems import bad, shown
from hineq.api.resources import CSV, GEOJSON, HTML, JSON, PACK_MEDIA, Data, Format, Resource
from hineq.charts.picture import MIME_TYPES, PictureKind, bare_picture, picture
from hineq.model.agenda import Agenda, Audience
from hineq.model.download import CommonTable, PackFile, PictureName, TableName
from hineq.model.spreadsheet import csv_bytes
from hineq.ui.components.links import query_of
from hineq.ui.views import meeting as meeting_views


def answer(resource: Resource, asked: Asked, path: str) -> Answer:
    """The answer to what is asked at an address; Problem where there is none."""
    name = resource.name
    match name:
        case Data():
            return _data(resource, name, asked, path)
        case TableName():
            made = tables.table(found := of(asked), name)
            file_name = _file_name(found.place_id, asked["ward"], asked["indicator"], asked["period"], name)
            return Answer(body=csv_bytes(made), media=CSV, file_name=file_name)
        case CommonTable():
            return Answer(body=csv_bytes(tables.common_table(asked, name)), media=CSV, file_name=f"{name}.csv")
        case PictureName():
            return _picture(of(asked), name, "png" if resource.form == "png" else "svg", path)
        case PackFile():
            return _pack_file(of(asked), name)
    assert_never(name)


def _file_name(*parts: str) -> str:
    # the header's own signs have no place in it
    return re.sub(r"[^a-z0-9_.-]+", "-", "_".join(filter(None, parts)).lower()) + ".csv"


def _data(resource: Resource, name: Data, asked: Asked, path: str) -> Answer:
    match name:
        case Data.OPENAPI:
            return as_json(DESCRIPTION, JSON)
        case Data.WARD if asked.flag("embed"):
            found = of(asked)
            query = {
                "place": asked["place"],
                **({"area": asked["area"]} if asked["area"] else {}),
                "ward": found.ward(),
            }
            return Answer(body=embedding.card_html(listing.ward_card(found), path, query), media=HTML)
        case Data.START | Data.PLACE | Data.WARD:
            return as_json(listing.document(asked, name), JSON)
        case _:
            return _rows(listing.listed(asked, name), asked, name)


def _rows(listed: listing.Listed, asked: Asked, name: Data) -> Answer:
    """A page of rows in the form that is asked for, with links to the pages before and after it."""
    limit, offset = asked.number("limit"), asked.number("offset")
    rows = listed.rows(offset, offset + limit)
    links = _links(asked, listed.total, limit, offset)
    headers = {"Link": ", ".join(f'<{to}>; rel="{rel}"' for rel, to in links.items())} if links else {}
    match Format(asked["format"]):
        case Format.CSV:
            table = flat(rows, listed.table.names)
            file_name = _file_name(str(listed.stamp.get("place", "")), name)
            return Answer(body=csv_bytes(table), media=CSV, file_name=file_name, headers=headers)
        case Format.GEOJSON:
            return as_json(listing.features(of(asked), rows), GEOJSON, **headers)
        case Format.JSON:
            told: dict[str, Any] = {**listed.stamp, "total": listed.total, "limit": limit, "offset": offset}
            after = {"next": links["next"]} if "next" in links else {}
            return as_json({**told, **after, "data": rows}, JSON, **headers)


def _links(asked: Asked, total: int, limit: int, offset: int) -> dict[str, str]:
    """The queries of the pages before and after this one, which hold at any address of the same path."""
    said = {key: word for key, word in asked.words.items() if key not in ("place", "offset")}

    starts = {"prev": max(offset - limit, 0)} if offset else {}
    starts |= {"next": offset + limit} if offset + limit < total else {}
    return {way: f"?{query_of(**said, offset=start)}" for way, start in starts.items()}


def _picture(of: Of, name: PictureName, kind: PictureKind, path: str) -> Answer:
    bare, asked = of.asked.flag("bare"), of.asked
    drawn = pictures.drawn(of, name, dark=bare and asked.flag("dark"))
    if asked.flag("embed"):
        words = {
            key: word for key, word in asked.words.items() if key not in ("place", "embed", "bare", "dark", "width")
        }
        return Answer(
            body=embedding.picture_html(
                drawn, f"{name}.{kind}", words, path, {**pictures.page_query(asked), **drawn.of_page}
            ),
            media=HTML,
        )
    body = (
        bare_picture(drawn.spec, kind, asked.number("width"), drawn.ground)
        if bare
        else picture(drawn.spec, drawn.foot, kind)
    )
    return Answer(body=body, media=MIME_TYPES[kind])


def _pack_file(of: Of, name: PackFile) -> Answer:
    agendas = meeting_views.pack_agendas(of.place_id)
    wanted, audience = of.asked["agenda"], of.asked["audience"]
    agenda = (
        agendas.get(wanted) if wanted else meeting_views.proposed(of.place_id, Audience(audience or Audience.BOARD))
    )
    if agenda is None:
        raise bad(
            "agenda",
            f"{of.place.name} has no agenda {shown(wanted)}.",
            f"It has: {', '.join(agendas) or 'none but the proposed one'}.",
        )
    if not isinstance(agenda, Agenda):
        untold(f"The agenda {wanted} cannot be used: it has {len(agenda.faults)} faults.")
    return Answer(
        body=meeting_views.packed(of.place_id, _agenda_for(agenda, audience), name),
        media=PACK_MEDIA[name],
        file_name=name,
    )


def _agenda_for(agenda: Agenda, audience: str) -> Agenda:
    """An agenda for those that are asked for, its own without."""
    return replace(agenda, audience=Audience(audience)) if audience else agenda
