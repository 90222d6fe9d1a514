"""The rows of an import as the statement that shows them takes them."""

import json
from collections.abc import Mapping
from typing import Any

from strawberry.utils.str_converters import to_camel_case

ROWS = "rows"


def with_rows(given: dict[str, Any]) -> dict[str, Any]:
    """The values with the rows of an import and their problems, if there are any, as JSON."""
    if ROWS not in given:
        return given
    rows = [_columns(row) for row in given[ROWS]]
    problems = [
        {
            "row": row.row,
            "place": place,
            "code": problem.code,
            "path": [to_camel_case(name) for name in problem.path],
            "message": problem.message,
            "problem_code": problem.problem and problem.problem.code,
        }
        for row in given[ROWS]
        for place, problem in enumerate(row.problems)
    ]
    values = [
        {"row": row.row, "place": place, **value}
        for row in given[ROWS]
        for place, problem in enumerate(row.problems)
        for value in (problem.problem.value_list if problem.problem else ())
    ]
    return {
        **given,
        "rows": json.dumps(rows, default=str),
        "problems": json.dumps(problems),
        "problem_values": json.dumps(values),
    }


def _columns(row: object) -> Mapping[str, Any]:
    return {name: value for name, value in vars(row).items() if name != "problems"}
