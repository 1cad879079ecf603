"""Every setting that the environment gives: its name, what may stand in it, what holds where it is not set, what it is for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final
from urllib.parse import quote, urlsplit


class Kind(StrEnum):
    """What may stand in a setting; its word is that of the documentation."""

    SWITCH = "1 or 0"
    FOLDER = "a folder"
    PLACE = "a place's id"
    FEEDBACK = "an https address or an e-mail address"
    NAME = "a name of at most 100 letters"
    SERVICE = "an https address"
    HOSTS = "host names, parted by spaces"
    COMMA_HOSTS = "host names, parted by commas"
    ORIGINS = "origins such as https://www.example.gov.uk, parted by spaces"
    SECRET = "at least 32 letters and digits that nobody knows"  # noqa: S105 words, and no secret


class Group(StrEnum):
    """Whom a setting is for."""

    SITE = "The site"
    DOORS = "Who may ask, and from where (read by Streamlit)"
    FETCH = "Fetching what others publish (`python -m hineq fetch`; a public copy fetches nothing)"
    TESTS = "The tests"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A variable of the environment; `default` is in words what holds where it is empty or not set, `hosted` what a public site sets."""

    name: str
    kind: Kind
    group: Group
    default: str
    meaning: str
    hosted: str = ""


DATA: Final = "HINEQ_DATA"
PLACE: Final = "HINEQ_PLACE"
PUBLIC: Final = "HINEQ_PUBLIC"
FEEDBACK: Final = "HINEQ_FEEDBACK"
RUN_BY: Final = "HINEQ_RUN_BY"
FRAMED_BY: Final = "HINEQ_FRAMED_BY"
ALLOWED_HOSTS: Final = "STREAMLIT_SERVER_ALLOWED_HOSTS"
ORIGINS: Final = "STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS"
COOKIE_SECRET: Final = "STREAMLIT_SERVER_COOKIE_SECRET"  # noqa: S105 the name of the variable
FETCH_CACHE: Final = "HINEQ_FETCH_CACHE"
FETCH_HOSTS: Final = "HINEQ_FETCH_HOSTS"
_SERVICES: Final = ("FINGERTIPS", "FINGERTIPS_NEXT", "GEOGRAPHY", "GOV_UK", "NOMIS", "STATISTICS")

SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(
        name=PUBLIC, kind=Kind.SWITCH, group=Group.SITE, default="0: an analyst's own copy, which takes files in",
        meaning="1 makes it a public copy: it takes no file in and serves only what is published.", hosted="1",
    ),
    Setting(
        name=PLACE, kind=Kind.PLACE, group=Group.SITE, default="the first of the packs",
        meaning="The place that is shown where the address names none: a folder of the packs, or a council's code.",
    ),
    Setting(
        name=DATA, kind=Kind.FOLDER, group=Group.SITE, default="`data` beside `app.py`",
        meaning="The folder of the place packs and of the national layer.",
    ),
    Setting(
        name=FEEDBACK, kind=Kind.FEEDBACK, group=Group.SITE, default="none: no address is shown",
        meaning="Where readers are asked to write to; the accessibility statement names it as the contact that the regulations ask for.",
    ),
    Setting(
        name=RUN_BY, kind=Kind.NAME, group=Group.SITE, default="none: the accessibility statement says that nobody is named",
        meaning="The council or other body that runs this copy and answers for it, as the accessibility statement names it.",
    ),
    Setting(
        name=FRAMED_BY, kind=Kind.ORIGINS, group=Group.SITE, default="none: only the site itself",
        meaning="Whose pages may show a page of this site in a frame, beside the site's own.",
    ),
    Setting(
        name=ALLOWED_HOSTS, kind=Kind.HOSTS, group=Group.DOORS, default="any host",
        meaning="The names under which the site is reached; visits under another name are refused. No scheme, no port.",
        hosted="localhost 127.0.0.1",
    ),
    Setting(
        name=ORIGINS, kind=Kind.ORIGINS, group=Group.DOORS, default="none: only the site itself",
        meaning="Other sites whose scripts may open a visit. Frames of other sites need none of it.",
    ),
    Setting(
        name=COOKIE_SECRET, kind=Kind.SECRET, group=Group.DOORS, default="another one at each start",
        meaning="Signs the framework's cookies: the same on all replicas, kept out of this file (`deploy/README.md`).",
    ),
    Setting(
        name=FETCH_CACHE, kind=Kind.FOLDER, group=Group.FETCH, default="`hineq/fetch` in the user's cache",
        meaning="Where fetched files are kept.",
    ),
    Setting(
        name=FETCH_HOSTS, kind=Kind.COMMA_HOSTS, group=Group.FETCH, default="none",
        meaning="Hosts beside a service's own that it may lead to.",
    ),
    *(
        Setting(
            name=f"HINEQ_FETCH_{service}", kind=Kind.SERVICE, group=Group.FETCH,
            default="none is public yet" if service == "FINGERTIPS_NEXT" else "the service's public address",
            meaning=f"Another address of {service.replace('_', ' ').title()}.",
        )
        for service in _SERVICES
    ),
    Setting(
        name="HINEQ_REQUIRE_BROWSER", kind=Kind.SWITCH, group=Group.TESTS, default="0: they are skipped where none is installed",
        meaning="1 makes the lack of a browser a failure of the tests.",
    ),
    Setting(
        name="HINEQ_REQUIRE_NGINX", kind=Kind.SWITCH, group=Group.TESTS, default="0: they are skipped where none is installed",
        meaning="1 makes the lack of nginx a failure of the tests.",
    ),
)  # fmt: skip
BY_NAME: Final[Mapping[str, Setting]] = {setting.name: setting for setting in SETTINGS}

_LONGEST_NAME: Final = 100
_HOST: Final = r"(\*\.)?[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
_HOST_ALONE: Final = re.compile(_HOST)
_ORIGIN: Final = re.compile(rf"https?://{_HOST}(:\d{{1,5}})?")
_MAILBOX: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+")
# what stands in no address as a browser takes it, and what would end it where it is written into a page
_NO_ADDRESS: Final = re.compile(r"[\s\"'<>\\^`{|}\x00-\x1f\x7f]")
# of those in a mailbox the ones that a link may hold as they are
_PLAIN: Final = "@.!$'*+=_~-"
_PLACE: Final = re.compile(r"[A-Za-z0-9_]+")
_SECRET: Final = re.compile(r"[A-Za-z0-9_+/=-]{32,}")


def value(environment: Mapping[str, str], name: str) -> str:
    """What the environment says of a setting, without spaces around it; empty where it says nothing.

    KeyError for a name that is not declared here.
    """
    return environment.get(BY_NAME[name].name, "").strip()


def faults(environment: Mapping[str, str]) -> list[str]:
    """What is wrong with the settings: each with its name, its value (never a secret's) and what may stand there.

    >>> faults({"HINEQ_PUBLIC": "yes"})
    ["HINEQ_PUBLIC must be 1 or 0, and is 'yes'."]
    >>> faults({"HINEQ_PUBLC": "1"})
    ['HINEQ_PUBLC is no setting of hineq: did you mean HINEQ_PUBLIC?']
    """
    found = []
    for name in sorted(environment):
        if name in BY_NAME:
            text = value(environment, name)
            if text and not _fits(BY_NAME[name].kind, text):
                shown = "is not" if BY_NAME[name].kind is Kind.SECRET else f"and is {text!r}"
                found.append(f"{name} must be {BY_NAME[name].kind}, {shown}.")
        elif name.startswith("HINEQ_"):
            near = get_close_matches(name, BY_NAME, n=1)
            meant = f"did you mean {near[0]}?" if near else "docs/settings.md lists them."
            found.append(f"{name} is no setting of hineq: {meant}")
    return found


def feedback_link(address: str) -> str:
    """The link of an e-mail or https address such as `HINEQ_FEEDBACK` may hold, empty for an empty one.

    ValueError for what is neither: a link that goes nowhere, or runs something, would be the council's own.

    >>> feedback_link("health@example.gov.uk"), feedback_link("https://example.gov.uk/say"), feedback_link(" ")
    ('mailto:health@example.gov.uk', 'https://example.gov.uk/say', '')
    """
    given = address.strip()
    if given and not _fits(Kind.FEEDBACK, given):
        raise ValueError(f"{FEEDBACK} must be {Kind.FEEDBACK}, and is {given[:80]!r}.")
    # signs that part a mailbox from a subject or a copy would be read as such
    return f"mailto:{quote(given, safe=_PLAIN)}" if _is_mailbox(given) else given


def advice(environment: Mapping[str, str]) -> list[str]:
    """What a public copy should be told and was not: it works, but is less closed, or forgets, than it could."""
    if value(environment, PUBLIC) != "1":
        return []
    wanted = {
        ALLOWED_HOSTS: "the names under which this public copy is reached, so that it answers under no other",
        COOKIE_SECRET: "one secret for all replicas, or each signs its cookies with its own",
    }
    return [f"{name} is not set: it gives {words}." for name, words in wanted.items() if not value(environment, name)]


def _fits(kind: Kind, text: str) -> bool:
    match kind:
        case Kind.SWITCH:
            return text in ("0", "1")
        case Kind.FOLDER:
            return "\n" not in text and "\0" not in text
        case Kind.PLACE:
            return bool(_PLACE.fullmatch(text))
        case Kind.FEEDBACK:
            return _is_mailbox(text) or _is_address(text)
        case Kind.NAME:
            return len(text) <= _LONGEST_NAME and text.isprintable()
        case Kind.SERVICE:
            return _is_address(text, "http", "https")
        case Kind.HOSTS:
            return all(_HOST_ALONE.fullmatch(one) for one in text.split())
        case Kind.COMMA_HOSTS:
            return all(_HOST_ALONE.fullmatch(one.strip()) for one in text.split(","))
        case Kind.ORIGINS:
            return all(_ORIGIN.fullmatch(one) for one in text.split())
        case Kind.SECRET:
            return bool(_SECRET.fullmatch(text))


def _is_mailbox(text: str) -> bool:
    name, _, host = text.rpartition("@")
    return bool(_MAILBOX.fullmatch(name)) and "." in host and "*" not in host and bool(_HOST_ALONE.fullmatch(host))


def _is_address(text: str, *schemes: str) -> bool:
    if _NO_ADDRESS.search(text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in (schemes or ("https",)) and bool(parts.hostname) and not parts.username
