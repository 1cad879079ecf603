"""The file itself: who made it and when, and the same bytes for the same slides."""

import datetime
import io
import zipfile
from typing import Any, Final

from hineq.board.powerpoint.letters import plain
from hineq.board.slides import Deck

_AUTHOR: Final = "hineq"
_LANGUAGE: Final = "en-GB"
# small already
_PACKED: Final = (".png", ".jpeg", ".xlsx")
# the first moment that a zip file can name
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def signed(presentation: Any, deck: Deck) -> None:
    """The properties of the document, in place of those that a template brings."""
    day = deck.date or deck.stamp.snapshot
    moment = datetime.datetime(day.year, day.month, day.day)
    properties = presentation.core_properties
    properties.title = plain(deck.title)[:255]
    properties.author = properties.last_modified_by = _AUTHOR
    properties.created = properties.modified = moment
    properties.language = _LANGUAGE
    properties.revision = 1
    properties.subject = plain(deck.stamp.words)[:255]
    properties.category = properties.comments = properties.keywords = properties.content_status = ""
    properties.last_printed = moment


def saved(presentation: Any) -> bytes:
    """The presentation as bytes, the same for the same slides."""
    held = io.BytesIO()
    presentation.save(held)
    packed = io.BytesIO()
    with zipfile.ZipFile(held) as read, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            written.writestr(entry, read.read(name))
    return packed.getvalue()
