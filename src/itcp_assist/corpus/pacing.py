"""Be a polite visitor: a pause between two requests to a host, a longer one where it asks."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from itcp_assist.errors import FetchError

# A host that is busy and names no time; the order of magnitude that servers name where they do.
DEFAULT_REST_S = 5.0


@dataclass(frozen=True, slots=True)
class Clock:
    """How time passes: seconds that only grow, and a way to let some of them go by."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Pace:
    """When each host may be asked again."""

    def __init__(self, clock: Clock, delay_s: float, longest_wait_s: float) -> None:
        self._clock = clock
        self._delay_s = delay_s
        self._longest_wait_s = longest_wait_s
        self._free_at: dict[str, float] = {}

    def await_turn(self, host: str) -> None:
        """Sleep until a host may be asked; FetchError where it asked for more than is waited."""
        wait_s = self._free_at.get(host, 0.0) - self._clock.now()
        if wait_s > self._longest_wait_s:
            raise FetchError(
                f"{host}: is busy and asks for {wait_s:.0f} s of rest; try again after that"
            )
        if wait_s > 0:
            self._clock.sleep(wait_s)

    def rest(self, host: str, seconds: float = 0.0) -> None:
        """Leave a host alone for the usual delay, or for the ``seconds`` that it asks for."""
        until = self._clock.now() + max(self._delay_s, seconds)
        self._free_at[host] = max(until, self._free_at.get(host, 0.0))


def parse_rest(retry_after: str) -> float:
    """Seconds that a Retry-After header asks for (RFC 9110, section 10.2.3): a number or a day.

    >>> parse_rest("120"), parse_rest("soon"), parse_rest("Thu, 01 Jan 1970 00:00:00 GMT")
    (120.0, 5.0, 0.0)
    """
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    with suppress(ValueError):
        until = parsedate_to_datetime(text)
        if until.tzinfo is not None:
            return max((until - datetime.now(UTC)).total_seconds(), 0.0)
    return DEFAULT_REST_S
