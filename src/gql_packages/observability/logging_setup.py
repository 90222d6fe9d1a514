"""Sets up logging of the serving process: every line through one formatter, to standard error, from
a thread, so that a stalled reader of the log keeps no request waiting."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import QueueHandler
from queue import Queue
from typing import Any, Literal, TextIO

from gql_packages.observability.log_formatters import JsonLine, TextLine
from gql_packages.observability.redacted_tracebacks import place_of

Style = Literal["json", "text"]

#: Lines that wait to be written; those beyond are counted and dropped.
MAX_WAITING = 10_000
PAUSE_SECONDS = 0.1
#: How long the last lines may take.
END_SECONDS = 2.0

#: How the event loop's messages begin.
_LOOP_MESSAGES = (
    "Task exception was never retrieved",
    "Task was destroyed but it is pending",
    "Future exception was never retrieved",
    "Exception in callback",
    "Fatal error on transport",
)

log = logging.getLogger(__name__)


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


_writer: LineWriter | None = None


def set_up(*, level: str, style: Style | None) -> None:
    """Log to standard error from `level` on: as JSON, or as text if that is a terminal and no style
    is given.

    Libraries log from WARNING on: Tortoise logs statements with their values at DEBUG.
    """
    global _writer  # noqa: PLW0603 - there is one standard error
    if style is None:
        style = "text" if sys.stderr.isatty() else "json"
    _writer = LineWriter(sys.stderr.fileno())
    _writer.setFormatter(JsonLine() if style == "json" else TextLine())
    logging.basicConfig(level=logging.WARNING, handlers=[_writer], force=True)
    logging.getLogger("gql_packages").setLevel(level)
    # Its pool warns at each attempt to reach a database that is away, which requests and /readyz
    # report as well.
    logging.getLogger("asyncpg").setLevel(logging.ERROR)
    warnings.showwarning = _log_warning
    sys.excepthook = _log_exception
    threading.excepthook = lambda given: log.error("a thread ended", exc_info=given.exc_value)
    sys.unraisablehook = lambda given: log.error(
        "an exception could not be raised", exc_info=given.exc_value
    )


@contextmanager
def in_background() -> Iterator[None]:
    """Write from a thread until the block ends, and log exceptions that only the event loop sees.

    To be entered where the event loop runs. Does nothing before `set_up`.
    """
    if _writer is None:
        yield
        return
    asyncio.get_running_loop().set_exception_handler(_log_loop_exception)
    with _writer.in_background():
        yield


def _log_loop_exception(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    # The message contains the task, which contains its exception's message.
    said = str(context.get("message", ""))
    kind = next((known for known in _LOOP_MESSAGES if said.startswith(known)), None)
    log.error("the event loop reports", exc_info=context.get("exception"), extra={"kind": kind})


def _log_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    place = place_of(filename, lineno, "")
    log.warning("Python warns", extra={"kind": category.__name__, "place": place})


def _log_exception(kind: type[BaseException], error: BaseException, trace: object) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("the process ends", exc_info=error)
