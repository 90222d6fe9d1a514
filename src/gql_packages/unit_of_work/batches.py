"""Many rows in as few statements as none of them takes long."""

from collections.abc import Sequence
from typing import TypeVar

#: Rows that one statement writes at most.
BATCH = 250

Item = TypeVar("Item")


def in_batches(items: Sequence[Item]) -> Sequence[Sequence[Item]]:
    """The items, at most BATCH at a time."""
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
