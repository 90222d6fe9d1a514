"""What is wrong with an input, as clients see it."""

import strawberry

from gql_packages.problems import ProblemCode
from gql_packages.reading.declarations import column, reads
from gql_packages.schema.described import described

_VALUES = """(
    SELECT v.* FROM json_to_recordset(:problem_values::json)
        AS v (row integer, place integer, name text, value text)
)"""


@described
@reads(_VALUES, clinic="")
class ProblemValue:
    """A value that the sentence about a problem is made with."""

    name: str = column("name", "What it is called in the code's description.")
    value: str = column(
        "value",
        "A whole number in digits, an amount in major units of the clinic's currency, a calendar "
        "day as a Date, a currency's code, or words.",
    )


@described
class InputProblem:
    """One thing that is wrong with the input."""

    path: list[str] = strawberry.field(description="The input field, from the outside in.")
    message: str = strawberry.field(description="What is wrong with it, in English.")
    code: ProblemCode = strawberry.field(description="What is wrong with it, for programs.")
    values: list[ProblemValue] = strawberry.field(
        description="What a translation of the sentence needs: those of the code's description."
    )
