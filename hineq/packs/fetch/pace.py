"""How patient and how polite the client is: time-outs, tries, waits, requests a second. Clocks come in from outside."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, kw_only=True)
class Pace:
    """The limits, in seconds, bytes and numbers of requests."""

    per_second: float = 2.0
    connect: float = 10.0
    # between two pieces of an answer; Fingertips thinks for a minute or two before it answers
    read: float = 180.0
    # a whole answer
    whole: float = 3600.0
    tries: int = 5
    first_wait: float = 1.0
    longest_wait: float = 60.0
    # what a service may ask us to wait
    longest_asked: float = 300.0
    largest: int = 2_000_000_000


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The time since some moment, the time of day, sleep, and chance between 0 and 1: tests bring their own."""

    since: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random  # noqa: S311 - jitter, no secret


def wait_before(attempt: int, asked: float, pace: Pace, clock: Clock) -> float:
    """Seconds to wait before a request is made again: what the service asked for, and exponential backoff with full jitter.

    `attempt` counts the tries that failed, from 1. Source: Brooker, Exponential Backoff And Jitter, AWS 2015.
    """
    return asked + clock.chance() * min(pace.longest_wait, pace.first_wait * 2.0 ** (attempt - 1))


def asked_wait(text: str, now: datetime) -> float:
    """The seconds that a Retry-After asks for, as a number or a date (RFC 9110, 10.2.3); 0 for none, a past or an unreadable one.

    >>> asked_wait("120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    >>> asked_wait("Thu, 01 Jan 2026 00:00:30 GMT", datetime(2026, 1, 1, tzinfo=UTC))
    30.0
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        day = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return 0.0
    return max(0.0, ((day if day.tzinfo else day.replace(tzinfo=UTC)) - now).total_seconds())


class Turns:
    """Requests one after another, at most so many a second."""

    def __init__(self, pace: Pace, clock: Clock) -> None:
        self._apart, self._clock, self._next = 1.0 / pace.per_second, clock, 0.0

    def take(self) -> None:
        """Wait for the next turn."""
        now = self._clock.since()
        if now < self._next:
            self._clock.sleep(self._next - now)
        self._next = max(now, self._next) + self._apart
