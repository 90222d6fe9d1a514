"""What SIGHUP means: a terminal sends it when it is closed, an operator to renew the server."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

SIGHUP = getattr(signal, "SIGHUP", None)


class HangUp:
    """Handles SIGHUP: it ends the server if the terminal that it was started at is closed, as
    SIGTERM does, and otherwise renews it (rule 164). Under `nohup` it never ends it."""

    def __init__(self) -> None:
        is_ignored = SIGHUP is not None and signal.getsignal(SIGHUP) is signal.SIG_IGN
        self._had_terminal = _has_terminal() and not is_ignored

    def renews(self, renew: Callable[[], object]) -> None:
        """Call `renew` at each SIGHUP that does not end the server."""
        if SIGHUP is not None:
            signal.signal(SIGHUP, lambda *_: self._end_or(renew))

    def _end_or(self, renew: Callable[[], object]) -> None:
        if self._had_terminal and not _has_terminal():
            signal.raise_signal(signal.SIGTERM)
        else:
            renew()


def _has_terminal() -> bool:
    """Whether the process has a controlling terminal: one that is closed has none any more."""
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True
