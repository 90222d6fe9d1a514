"""Writes log lines from a thread, so that a stalled reader of the log keeps no request waiting."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import QueueHandler
from queue import Queue

#: Lines that wait to be written; those beyond are counted and dropped.
MAX_WAITING = 10_000
PAUSE_SECONDS = 0.1
#: How long the last lines may take.
END_SECONDS = 2.0


class LineWriter(QueueHandler):
    """Writes each record as a line to a file descriptor: at once, or inside `in_background` within
    a tenth of a second from a thread."""

    def __init__(self, descriptor: int, *, max_waiting: int = MAX_WAITING) -> None:
        self._lines: Queue[str] = Queue(max_waiting)
        super().__init__(self._lines)
        self._descriptor = descriptor
        self._dropped = 0
        self._thread: threading.Thread | None = None
        self._is_ending = threading.Event()

    def prepare(self, record: logging.LogRecord) -> str:
        """The record's line, made at once: its request is current only here."""
        return self.format(record) + "\n"

    def enqueue(self, line: str) -> None:  # type: ignore[override]
        """Write the line, or queue it. Raises Full."""
        if self._thread is None:
            self._write(line)
        else:
            self._lines.put_nowait(line)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Count a record that has no room or cannot be formatted; logging's own report would show
        its arguments."""
        self._dropped += 1

    @contextmanager
    def in_background(self) -> Iterator[None]:
        """Write from a thread; at the end, queued lines are written within two seconds or lost."""
        self._is_ending.clear()
        thread = self._thread = threading.Thread(target=self._run, name="log", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._is_ending.set()
            thread.join(END_SECONDS)
            # A thread that still writes waits for the reader: no later line may do the same.
            if not thread.is_alive():
                self._thread = None

    def _run(self) -> None:
        is_ending = False
        while not is_ending:
            is_ending = self._is_ending.wait(PAUSE_SECONDS)
            while not self._lines.empty():
                self._write(self._lines.get_nowait())
            if self._dropped:
                count, self._dropped = self._dropped, 0
                fields = {"name": __name__, "levelname": "WARNING", "count": count}
                dropped = logging.makeLogRecord({**fields, "msg": "log lines were dropped"})
                self._write(self.prepare(dropped))

    def _write(self, line: str) -> None:
        data = line.encode()
        with suppress(OSError):
            while data:
                data = data[os.write(self._descriptor, data) :]
