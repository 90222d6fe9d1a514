"""How many subscriptions are open at once, in all and of one staff member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from gql_packages.domain.permissions import Principal
from gql_packages.errors import Overloaded


class Places:
    """Counts open subscriptions and refuses those beyond `limit`, and beyond `limit_of_one` of one
    staff member: nobody keeps the others from following what they work on."""

    def __init__(self, limit: int, limit_of_one: int) -> None:
        self.limit = limit
        self.limit_of_one = limit_of_one
        self._taken: Counter[Principal] = Counter()

    @property
    def count(self) -> int:
        """How many are open."""
        return self._taken.total()

    @contextmanager
    def one(self, who: Principal) -> Iterator[None]:
        """Holds a place until the block ends. Raises Overloaded if there is none."""
        if self.count >= self.limit or self._taken[who] >= self.limit_of_one:
            raise Overloaded("There are too many open subscriptions: end one, or try again later.")
        self._taken[who] += 1
        try:
            yield
        finally:
            self._taken[who] -= 1
            if not self._taken[who]:
                del self._taken[who]
