"""Sets up logging of the serving process: every line through one formatter, to standard error."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, TextIO

from gql_packages.observability.log_formatters import JsonLine, TextLine
from gql_packages.observability.queue_handler import LineWriter
from gql_packages.observability.redacted_tracebacks import place_of

Style = Literal["json", "text"]

#: How the event loop's messages begin.
_LOOP_MESSAGES = (
    "Task exception was never retrieved",
    "Task was destroyed but it is pending",
    "Future exception was never retrieved",
    "Exception in callback",
    "Fatal error on transport",
)

log = logging.getLogger(__name__)

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
