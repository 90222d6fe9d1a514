"""How much is worked on at once, and how long for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gql_packages.errors import Overloaded

#: Seconds for which work may pile up: a page that asks for many things at once is no overload.
BURST_SECONDS = 0.25


class WorkInFlight:
    """Counts the requests that are being executed and refuses those beyond `limit`.

    Nobody waits here: a queue would only make every answer late. Where `steady` is given, so many
    places are left once the work has not let up for a quarter of a second; the others are for
    bursts, and come back when it has: when a quarter of the steady places is taken or less.
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

    @property
    def is_full(self) -> bool:
        """Whether the next one would be refused."""
        if self.count < self.steady:
            return False
        return self.count >= self.limit or self._clock() - self._calm_at > BURST_SECONDS

    @contextmanager
    def one(self) -> Iterator[None]:
        """Holds one place until the block ends. Raises Overloaded if none is free."""
        if self.is_full:
            raise no_place()
        self._look()
        self.count += 1
        try:
            yield
        finally:
            self.count -= 1
            self._look()

    def _look(self) -> None:
        if self.count <= self.steady // 4:
            self._calm_at = self._clock()


def no_place() -> Overloaded:
    """What is raised, and told, when there is no place."""
    return Overloaded("The server has more work than it can take: try again in a moment.")
