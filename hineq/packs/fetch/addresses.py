"""Where the services are, and which address a request may go to or be led on to."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, urlsplit

from hineq.model.settings import FETCH_HOSTS
from hineq.packs.fetch.refusals import NotFetched

_SETTING: Final = "HINEQ_FETCH_"
HOSTS: Final = FETCH_HOSTS
_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class Service(StrEnum):
    """A public service; its word is that of the command."""

    FINGERTIPS = "fingertips"
    FINGERTIPS_NEXT = "fingertips-next"
    GEOGRAPHY = "geography"
    GOV_UK = "gov-uk"
    NOMIS = "nomis"
    STATISTICS = "statistics"


# of FingertipsNext the interface is public, but not yet an address at which anybody may ask it
ADDRESSES: Final[Mapping[Service, str]] = {
    Service.FINGERTIPS: "https://fingertips.phe.org.uk/api",
    Service.FINGERTIPS_NEXT: "",
    Service.GEOGRAPHY: "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services",
    Service.GOV_UK: "https://www.gov.uk/api/content",
    Service.NOMIS: "https://www.nomisweb.co.uk/api/v01",
    Service.STATISTICS: "https://www.ons.gov.uk/explore-local-statistics/api/v1",
}


def setting(service: Service) -> str:
    """The variable of the environment that names another address of a service.

    >>> setting(Service.FINGERTIPS_NEXT)
    'HINEQ_FETCH_FINGERTIPS_NEXT'
    """
    return _SETTING + service.upper().replace("-", "_")


def address_of(service: Service, environment: Mapping[str, str]) -> str:
    """Where a service is, without a slash at its end; the environment may say another address.

    Raises NotFetched where none is known or the one that is named may not be asked.
    """
    address = environment.get(setting(service), "").strip() or ADDRESSES[service]
    if not address:
        raise NotFetched(
            "No public address of this service is known",
            service,
            f"Name the one that you may use by {setting(service)}.",
        )
    parts = checked(address, f"Mend {setting(service)}, or take it away.")
    if parts.query or parts.fragment:
        raise NotFetched("The address of a service ends before its question", address, f"Mend {setting(service)}.")
    return address.rstrip("/")


def checked(address: str, mend: str) -> SplitResult:
    """The parts of an address that may be asked: https, or this very machine's. Raises NotFetched for any other."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reads the number, which may be none
    except ValueError:
        raise NotFetched("This is no address", address, mend) from None
    if not parts.hostname or parts.username or parts.password:
        raise NotFetched("This is no plain address (https://host/...)", address, mend)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _THIS_MACHINE):
        raise NotFetched("Only https is asked, so that nobody can change the answer on its way", address, mend)
    return parts


def led_on(asked: str, target: str, hosts: frozenset[str]) -> str:
    """The address that an answer leads to, where it may: the same site, with or without www, or one of `hosts`, by https.

    Raises NotFetched for any other.
    """
    mend = f"If that is the service's new home, name its host in {HOSTS} (several parted by commas) and fetch again."
    before, after = checked(asked, mend), checked(target, mend)
    if before.scheme == "https" and after.scheme != "https":
        raise NotFetched("The service leads from https to an address that anybody may change", target, mend)
    if _site(before) != _site(after) and (after.hostname or "") not in hosts:
        raise NotFetched(f"{before.hostname} leads to another site", target, mend)
    return target


def _site(parts: SplitResult) -> tuple[str, int | None]:
    # https's own number says the same as none
    port = None if parts.port == 443 else parts.port
    return (parts.hostname or "").removeprefix("www."), port
