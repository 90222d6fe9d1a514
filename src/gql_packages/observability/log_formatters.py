"""Formats log records as one line each, with personal data left out.

Messages of libraries, clients and databases may quote a patient's name. So only messages in our own
code and uvicorn's are repeated, with numbers and keys as their arguments; `extra` fields are those
named here; and exceptions are redacted by `trace_of`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from pythonjsonlogger.json import JsonFormatter

from gql_packages.observability.redacted_tracebacks import place_of, trace_of
from gql_packages.observability.request_log import active

#: The `extra` fields that are logged.
FIELDS = (
    *("transport", "operation_name", "operation_type", "fields", "clinic_id", "staff_member_id"),
    *("outcome", "codes", "status", "duration_ms", "retries", "client_request_id", "traceparent"),
    *("operation", "field", "error", "place", "kind", "count", "origin"),
)

_NOTHING: tuple[object, ...] = (None, (), [])

#: The packages whose messages are literals in code that we have read.
_TRUSTED = ("gql_packages", "uvicorn")


class JsonLine(JsonFormatter):
    """One JSON object in ASCII: time, level, logger, message and the known fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        return self.serialize_log_record(redacted(record))


class TextLine(logging.Formatter):
    """The same for people at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and an exception's stack below it."""
        line = redacted(record)
        error = line.pop("error", None)
        words = [line.pop(name) for name in ("time", "level", "message")]
        words += [
            f"{name}={_short(value)}" for name, value in line.items() if value not in _NOTHING
        ]
        return "\n".join([" ".join(words), *(_lines_of(error) if error else ())])


def redacted(record: logging.LogRecord) -> dict[str, Any]:
    """The fields of the record that are logged."""
    line: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": _message(record),
    }
    if request := active():
        line["request_id"] = str(request.request_id)
    given = record.__dict__
    for name in FIELDS:
        if name in given:
            value = given[name]
            line[name] = str(value) if isinstance(value, UUID) else value
    if line["message"] is None:
        line["message"] = "a library's message, which is not repeated"
        line["place"] = place_of(record.pathname, record.lineno, record.funcName)
    if record.exc_info and record.exc_info[1]:
        line["error"] = trace_of(record.exc_info[1])
    return line


def _message(record: logging.LogRecord) -> str | None:
    """The message as far as it can be shown; None if its origin is unknown."""
    if record.name.partition(".")[0] not in _TRUSTED or not isinstance(record.msg, str):
        return None
    words = record.msg.partition("\n")[0]
    if not record.args:
        return words
    if isinstance(record.args, Mapping):
        return None
    try:
        return words % tuple(_shown(argument) for argument in record.args)
    except (TypeError, ValueError):
        return words


def _shown(argument: object) -> object:
    return argument if isinstance(argument, int | float | UUID) else f"<{type(argument).__name__}>"


def _short(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _lines_of(error: Mapping[str, Any]) -> list[str]:
    names = ("sqlstate", "constraint", "table", "says")
    about = [f"{name}={error[name]}" for name in names if name in error]
    lines = [" ".join([f"  {error['type']}", *about])]
    lines += [f"    {place}" for place in error.get("stack", ())]
    for each in error.get("together", ()):
        lines += _lines_of(each)
    if "cause" in error:
        lines += ["  because of", *_lines_of(error["cause"])]
    return lines
