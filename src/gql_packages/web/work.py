"""How much is worked on at once, and how long for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gql_packages.errors import Overloaded


class WorkInFlight:
    """Counts the requests that are being executed and refuses those beyond `limit`.

    Nobody waits here: a queue would only make every answer late.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.count = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Holds one place until the block ends. Raises Overloaded if none is free."""
        if self.count >= self.limit:
            raise Overloaded("The server has more work than it can take: try again in a moment.")
        self.count += 1
        try:
            yield
        finally:
            self.count -= 1
