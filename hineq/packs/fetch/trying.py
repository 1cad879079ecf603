"""Whether the live services answer as hineq expects: one small request of each."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from hineq.packs.fetch.addresses import ADDRESSES, Service, address_of, setting
from hineq.packs.fetch.answers import Ask, Kind, json_of, rows_of
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.keeping import SETTING, Kept
from hineq.packs.fetch.pace import Clock, Pace
from hineq.packs.fetch.refusals import NotFetched


@dataclass(frozen=True, kw_only=True)
class Tried:
    """How a service answered; `sound` is None where it was not asked."""

    service: Service
    sound: bool | None
    words: str


@dataclass(frozen=True, kw_only=True)
class _Small:
    """A small request of a service, and a name that its answer must have among its heads or keys."""

    question: str
    kind: Kind
    has: str


_SMALL: Final[Mapping[Service, _Small]] = {
    Service.FINGERTIPS: _Small(
        question="indicator_metadata/csv/by_indicator_id?indicator_ids=90366", kind=Kind.CSV, has="Indicator ID"
    ),
    Service.FINGERTIPS_NEXT: _Small(
        question="indicators/90366/data?area_codes=E92000001&latest_only=true", kind=Kind.JSON, has="areaHealthData"
    ),
    Service.GEOGRAPHY: _Small(
        question="Countries_December_2023_Boundaries_UK_BFC/FeatureServer/0/query?where=1%3D1&returnCountOnly=true&f=json",
        kind=Kind.JSON, has="count",
    ),
    Service.GOV_UK: _Small(
        question="government/statistics/english-indices-of-deprivation-2019", kind=Kind.JSON, has="details"
    ),
    Service.NOMIS: _Small(
        question="dataset/NM_2021_1.data.csv?geography=E92000001&measures=20100&RecordLimit=1&RecordOffset=0", kind=Kind.CSV, has="RECORD_COUNT"
    ),
    Service.STATISTICS: _Small(question="data.csv?indicator=employment-rate&geo=E92000001", kind=Kind.CSV, has="areacd"),
}  # fmt: skip


def try_services(
    environment: Mapping[str, str], pace: Pace | None = None, clock: Clock | None = None
) -> Iterator[Tried]:
    """Ask each service for something small, past all that is kept, and say how it answered."""
    with tempfile.TemporaryDirectory() as folder:
        # in the environment the folder comes last, so that it is this one
        alone = {**environment, SETTING: folder}
        with Client(alone, pace=replace(pace or Pace(), tries=2, read=60.0), clock=clock) as client:
            for service in Service:
                if not (ADDRESSES[service] or environment.get(setting(service), "").strip()):
                    words = f"not tried: no public address is known (name one by {setting(service)})"
                    yield Tried(service=service, sound=None, words=words)
                    continue
                yield _tried(client, service)


def _tried(client: Client, service: Service) -> Tried:
    small = _SMALL[service]
    try:
        ask = Ask(
            address=f"{address_of(service, client.environment)}/{small.question}", kind=small.kind, called=service
        )
        kept = client.fetch(ask)
    except NotFetched as error:
        return Tried(service=service, sound=False, words=str(error))
    if small.has not in _names(kept, small.kind):
        words = f"it answers, but not as expected: '{small.has}' is not in what came from {ask.address}"
        return Tried(service=service, sound=False, words=words)
    return Tried(service=service, sound=True, words=f"answers ({kept.path.stat().st_size:,} bytes)")


def _names(kept: Kept, kind: Kind) -> list[str]:
    if kind is Kind.CSV:
        return next(rows_of(kept.path))
    found = json_of(kept.path)
    return list(found) if isinstance(found, dict) else []
