"""Shares, their intervals and quantiles of time: what a run of a suite is summed up in."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# 97.5 % quantile of the normal distribution, for a two-sided interval of 95 %.
Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """``met`` of ``due``; shares are added up before they are divided."""

    met: int = 0
    due: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Both counts added."""
        return Share(self.met + other.met, self.due + other.due)

    @property
    def value(self) -> float | None:
        """Met divided by due; None where nothing was due."""
        return self.met / self.due if self.due else None

    def interval(self) -> tuple[float, float]:
        """Wilson's score interval of 95 %: right for few questions and for shares near 0 and 1.

        >>> [round(bound, 3) for bound in Share(9, 10).interval()]
        [0.596, 0.982]
        >>> Share(0, 0).interval()
        (0.0, 1.0)
        """
        if not self.due:
            return 0.0, 1.0
        share, square = self.met / self.due, Z_95**2
        spread = share * (1 - share) / self.due + square / (4 * self.due**2)
        middle = share + square / (2 * self.due)
        scale = 1 + square / self.due
        low = (middle - Z_95 * math.sqrt(spread)) / scale
        high = (middle + Z_95 * math.sqrt(spread)) / scale
        return max(0.0, low), min(1.0, high)

    def to_json(self) -> dict[str, Any]:
        """Both counts and the share, rounded to four places."""
        value = self.value
        return {
            "met": self.met,
            "due": self.due,
            "share": None if value is None else round(value, 4),
        }


@dataclass(frozen=True, slots=True)
class Score:
    """Questions passed, the share of each measure, and the median and 95th percentile of time."""

    passed: Share
    measures: Mapping[str, Share]
    p50_ms: float
    p95_ms: float

    def to_json(self) -> dict[str, Any]:
        """The figures, with the interval of the share that passed."""
        return {
            "passed": {
                **self.passed.to_json(),
                "interval": [round(bound, 4) for bound in self.passed.interval()],
            },
            **{name: share.to_json() for name, share in self.measures.items()},
            "p50_ms": round(self.p50_ms, 1),
            "p95_ms": round(self.p95_ms, 1),
        }


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that at least ``percent`` in a hundred do not exceed; 0 of no values.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50), percentile([4.0, 1.0, 3.0, 2.0], 95)
    (2.0, 4.0)
    """
    if not values:
        return 0.0
    return sorted(values)[math.ceil(percent / 100 * len(values)) - 1]
