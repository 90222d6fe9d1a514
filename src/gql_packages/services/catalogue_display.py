"""How treatments and packages stand on screens: their category, description and position."""

from typing import Any

from gql_packages.domain.input_validator import UNCHANGED, InputValidator, Unchanged

#: The most characters, and the lowest and highest position.
LONGEST_CATEGORY, LONGEST_DESCRIPTION = 100, 1000
POSITIONS = (0, 10_000)


def presented(
    problems: InputValidator,
    *,
    category: str | Unchanged | None,
    description: str | Unchanged | None,
    position: int | Unchanged | None,
) -> dict[str, Any]:
    """The columns of what is given (rule 172); None removes it."""
    columns: dict[str, Any] = {}
    if category is not UNCHANGED:
        columns["category"] = problems.optional(category, "category", longest=LONGEST_CATEGORY)
    if description is not UNCHANGED:
        columns["description"] = problems.lines(
            description, "description", longest=LONGEST_DESCRIPTION
        )
    if position is not UNCHANGED:
        columns["position"] = problems.whole_number(position, "position", bounds=POSITIONS)
    return columns
