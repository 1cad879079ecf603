"""Where residents may send what they think of a page: an address that a council configures."""

import re
from urllib.parse import urlsplit

from hineq.model.settings import FEEDBACK

_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def feedback_link(address: str) -> str:
    """The link of an e-mail or https address, empty for an empty one.

    ValueError for what is neither: a link that goes nowhere, or runs something, would be the council's own.

    >>> feedback_link("health@example.gov.uk"), feedback_link("https://example.gov.uk/say"), feedback_link(" ")
    ('mailto:health@example.gov.uk', 'https://example.gov.uk/say', '')
    """
    given = address.strip()
    if not given:
        return ""
    if _MAIL.fullmatch(given):
        return f"mailto:{given}"
    try:
        parts = urlsplit(given)
        sound = (
            parts.scheme == "https" and bool(parts.hostname) and not re.search(r"[\s\"'<>\\^`{|}\x00-\x1f\x7f]", given)
        )
    except ValueError:
        sound = False
    if not sound:
        raise ValueError(
            f"{FEEDBACK} must be an e-mail address or an address that begins with https://, got {given[:80]!r}."
        )
    return given
