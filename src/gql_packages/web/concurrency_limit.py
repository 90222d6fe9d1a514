"""How much is worked on at once, and how long for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gql_packages.errors import Overloaded

#: Seconds for which work may pile up: a page that asks for many things at once is no overload.
BURST_SECONDS = 0.25

#: While more than this share of those who came lately is refused, nothing may pile up.
CROWDED = 0.25

#: Seconds that "lately" is, at least; at most twice as long.
LATELY = 0.5


class WorkInFlight:
    """Counts the requests that are being executed and refuses those beyond `limit`.

    Nobody waits here: a queue would only make every answer late. Where `steady` is given, so many
    places are left once the work has not let up for a quarter of a second; the others are for
    bursts. They come back when a quarter of the steady places is taken or less, unless a quarter
    or more of those who came in the last half second was refused: then the work only seems to let
    up, between one lot of answers and the next.
    """

    def __init__(
        self,
        limit: int,
        *,
        steady: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limit = limit
        self.steady = limit if steady is None else min(steady, limit)
        self.count = 0
        self._clock = clock
        self._calm_at = clock()
        self._lately = _Share(self._calm_at)

    @property
    def is_full(self) -> bool:
        """Whether the next one would be refused."""
        if self.count < self.steady:
            return False
        return self.count >= self.limit or self._clock() - self._calm_at > BURST_SECONDS

    def note_refused(self) -> None:
        """Somebody was refused because it is full."""
        self._lately.add(self._clock(), refused=1)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Holds one place until the block ends. Raises Overloaded if none is free."""
        if self.is_full:
            self.note_refused()
            raise no_place()
        self._look(came=1)
        self.count += 1
        try:
            yield
        finally:
            self.count -= 1
            self._look()

    def _look(self, came: int = 0) -> None:
        now = self._clock()
        self._lately.add(now, served=came)
        if self.count <= self.steady // 4 and self._lately.refused <= CROWDED:
            self._calm_at = now


class _Share:
    """How many of those who came lately were refused."""

    def __init__(self, now: float) -> None:
        self._began = now
        self._now = self._before = (0, 0)

    def add(self, now: float, *, served: int = 0, refused: int = 0) -> None:
        """Count somebody, and forget who came long ago."""
        past = now - self._began
        if past >= LATELY:
            self._before = self._now if past < 2 * LATELY else (0, 0)
            self._now = (0, 0)
            self._began = now
        self._now = (self._now[0] + served, self._now[1] + refused)

    @property
    def refused(self) -> float:
        """The share, between 0 and 1; 0 if nobody came."""
        refused = self._now[1] + self._before[1]
        return refused / max(refused + self._now[0] + self._before[0], 1)


def no_place() -> Overloaded:
    """What is raised, and told, when there is no place."""
    return Overloaded("The server has more work than it can take: try again in a moment.")
