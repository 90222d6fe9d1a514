"""Redacted tracebacks (PII-safe): the type of an exception and its stack, without its message.

Messages of the database quote rows, and those of Python quote values: names, amounts, e-mail
addresses. Types, places, SQLSTATE and constraints suffice to find the cause.
"""

from __future__ import annotations

import re
import traceback
from itertools import islice
from typing import Any

from gql_packages.errors import SetupError

MAX_FRAMES = 25
MAX_CAUSES = 4

_BEFORE_PACKAGES = re.compile(r".*/(?:site-packages|src|lib/python[\d.]+)/")


def trace_of(error: BaseException) -> dict[str, Any]:
    """The error's type, the database's names for it, the last 25 places of its stack, its cause."""
    return _described(error, MAX_CAUSES)


def kind_of(error: BaseException) -> dict[str, Any]:
    """As `trace_of`, without stack and cause: for expected errors."""
    kind = type(error)
    described: dict[str, Any] = {"type": f"{kind.__module__}.{kind.__qualname__}"}
    for name, attribute in (
        ("sqlstate", "sqlstate"),
        ("constraint", "constraint_name"),
        ("table", "table_name"),
    ):
        value = getattr(error, attribute, None)
        if isinstance(value, str) and value:
            described[name] = value
    if isinstance(error, SetupError):
        described["says"] = str(error)
    return described


def place_of(path: str, line: int | None, function: str) -> str:
    """A place in the code: gql_packages/web/document_limits.py:42:check_limits."""
    return f"{_BEFORE_PACKAGES.sub('', path)}:{line}:{function}"


def _described(error: BaseException, causes: int) -> dict[str, Any]:
    described = kind_of(error)
    frames = list(traceback.walk_tb(error.__traceback__))[-MAX_FRAMES:]
    if frames:
        described["stack"] = [
            place_of(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in frames
        ]
    if causes:
        if isinstance(error, BaseExceptionGroup):
            first = islice(error.exceptions, MAX_CAUSES)
            described["together"] = [_described(each, causes - 1) for each in first]
        cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if cause is not None:
            described["cause"] = _described(cause, causes - 1)
    return described
