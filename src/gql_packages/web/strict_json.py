"""Parses JSON strictly: what a lenient parser would guess, or take long over, is refused."""

from __future__ import annotations

import json
import math

from gql_packages.errors import BadRequest

MAX_NESTING = 64
MAX_VALUES = 2_000
MAX_DIGITS = 20


def parse_strictly(text: str) -> object:
    """The value of a JSON text. Raises BadRequest for anything else.

    Nested at most 64 deep, at most 2,000 values in all lists and objects together, no name twice in
    one object, integers of at most 20 digits, no NaN, no infinity, no NUL and no half of a
    surrogate pair in any string.
    """
    try:
        content = json.loads(
            text,
            parse_int=_parse_integer,
            parse_float=_parse_float,
            parse_constant=_refuse_constant,
            object_pairs_hook=_parse_object,
        )
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        raise BadRequest("The body is not valid JSON.") from None
    check_values(content)
    return content


def check_values(content: object) -> None:
    """Check every name, string and level, without recursion, and count the values.

    Raises BadRequest.
    """
    depth = count = 0
    level: list[object] = [content]
    while level:
        below: list[object] = []
        for value in level:
            if isinstance(value, str):
                _check_string(value)
            elif isinstance(value, dict | list):
                if depth == MAX_NESTING:
                    raise _too_deep()
                count += len(value)
                if count > MAX_VALUES:
                    raise BadRequest(
                        f"The JSON holds more than {MAX_VALUES} values, all lists and objects "
                        "together: send less at once."
                    )
                below += value
                if isinstance(value, dict):
                    below += value.values()
        level = below
        depth += 1


def _check_string(value: str) -> None:
    if "\0" in value:
        raise BadRequest("A string contains NUL.")
    if not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise BadRequest("A string contains half of a surrogate pair.") from None


def _parse_integer(digits: str) -> int:
    if len(digits.lstrip("-")) > MAX_DIGITS:
        raise BadRequest(f"An integer has more than {MAX_DIGITS} digits.")
    return int(digits)


def _parse_float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise BadRequest("A number is too large.")
    return number


def _refuse_constant(name: str) -> object:
    raise BadRequest(f"{name} is not a JSON number.")


def _parse_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise BadRequest("A JSON object has the same name twice.")
    return content


def _too_deep() -> BadRequest:
    return BadRequest(f"The JSON is nested more than {MAX_NESTING} levels deep.")
