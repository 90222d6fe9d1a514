"""Writes log lines without ever keeping a request waiting for whoever reads them."""

from __future__ import annotations

import logging
import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

#: Lines that wait to be written; those beyond are counted and dropped.
MAX_WAITING = 10_000
#: Bytes that a pipe takes in one piece, so that the lines of two workers do not mix.
PIECE = 4096
PAUSE_SECONDS = 0.1
#: How long the last lines may take.
END_SECONDS = 2.0


class LineWriter(logging.Handler):
    """Writes each record's line to a file descriptor: at once, or inside `in_background` a moment
    later from a thread of its own, since a log that nobody reads on would stop the event loop."""

    def __init__(self, descriptor: int, *, max_waiting: int = MAX_WAITING) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._max_waiting = max_waiting
        self._waiting: deque[bytes] = deque()
        self._dropped = 0
        self._thread: threading.Thread | None = None
        self._is_ending = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record, or let it wait to be written."""
        try:
            line = (self.format(record) + "\n").encode()
        except Exception:
            # What cannot be told is not told by logging's own report either: it shows arguments.
            self._dropped += 1
            return
        if self._thread is None:
            self._write(line)
        elif len(self._waiting) < self._max_waiting:
            self._waiting.append(line)
        else:
            self._dropped += 1

    @contextmanager
    def in_background(self) -> Iterator[None]:
        """Write from a thread; at the end, what waits is written within two seconds or lost."""
        self._is_ending.clear()
        thread = threading.Thread(target=self._run, name="log", daemon=True)
        self._thread = thread
        thread.start()
        try:
            yield
        finally:
            self._is_ending.set()
            thread.join(END_SECONDS)
            # One that is still at it waits for a reader: whatever comes now must not.
            if not thread.is_alive():
                self._thread = None

    def _run(self) -> None:
        while not self._is_ending.wait(PAUSE_SECONDS):
            self._write_waiting()
        self._write_waiting()

    def _write_waiting(self) -> None:
        while self._waiting:
            piece = self._waiting.popleft()
            while self._waiting and len(piece) + len(self._waiting[0]) <= PIECE:
                piece += self._waiting.popleft()
            self._write(piece)
        if self._dropped:
            count, self._dropped = self._dropped, 0
            lost = logging.LogRecord(
                __name__, logging.WARNING, __file__, 0, "log lines were dropped", None, None
            )
            lost.count = count
            self._write((self.format(lost) + "\n").encode())

    def _write(self, data: bytes) -> None:
        with suppress(OSError):
            while data:
                data = data[os.write(self._descriptor, data) :]
