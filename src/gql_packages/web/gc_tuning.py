"""Keeps the garbage collector from stopping the event loop for long."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: For the three generations. Requests leave few reference cycles, which are found early.
THRESHOLDS = (2_000, 10, 20)


def tune_gc() -> None:
    """Exempt all present objects from garbage collection (`gc.freeze`), and raise the thresholds.

    To be called after startup: the schema alone would take a quarter of the time of a large answer.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause garbage collection during the block.

    For work that leaves many reference cycles: a collection in between would promote them, and only
    a full collection, which takes longest, would free them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
