"""Keeps the garbage collector from stopping the event loop for long."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: After how many new objects the youngest are gone through, after how many such rounds the younger,
#: and after how many of those all. What a request leaves in circles is little, and found early.
THRESHOLDS = (2_000, 10, 20)


def collect_rarely() -> None:
    """Leave out what is there now from every collection to come, and make them rare.

    To be called when everything that lives as long as the process has been made: the schema alone
    would take a quarter of the time of a large answer.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


@contextmanager
def collected_after() -> Iterator[None]:
    """Collects nothing until the block ends.

    For work that leaves much in circles: what is collected in between takes it for long-lived, and
    only a collection of all, which takes longest, finds it again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
