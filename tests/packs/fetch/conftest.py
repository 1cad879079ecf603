"""A local server for the services, a clock that does not sleep, and a client of its own folder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hineq.packs.fetch.addresses import Service, setting
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.keeping import SETTING
from hineq.packs.fetch.pace import Clock, Pace
from tests.packs.fetch.local_services import Local, local_services

PACE = Pace(per_second=1000.0, connect=2.0, read=2.0, tries=4)


@dataclass
class Slept:
    """A clock that runs on by what was slept."""

    sleeps: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        start = datetime(2026, 1, 1, tzinfo=UTC)
        return Clock(
            since=lambda: sum(self.sleeps), now=lambda: start + timedelta(seconds=sum(self.sleeps)),
            sleep=self.sleeps.append, chance=lambda: 0.5,
        )  # fmt: skip

    @property
    def waits(self) -> list[float]:
        """What was slept, without the turns of a thousandth of a second."""
        return [one for one in self.sleeps if one > 0.01]


@pytest.fixture
def slept() -> Slept:
    return Slept()


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[Local]:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with local_services() as served:
        yield served


@pytest.fixture
def environment(local: Local, tmp_path: Path) -> dict[str, str]:
    return {SETTING: str(tmp_path / "kept"), **{setting(service): local.base for service in Service}}


@pytest.fixture
def opened(environment: dict[str, str], slept: Slept) -> Callable[..., Client]:
    """A client of the local server, as a new run of the command would make it."""

    def client(**more: object) -> Client:
        return Client(environment, **{"pace": PACE, "clock": slept.clock(), **more})

    return client
