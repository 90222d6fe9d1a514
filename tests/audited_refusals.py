"""What mutations were refused with, as the audit says, against what the reference says of them."""

from functools import cache

from docs_generator.possible_refusals import possible_refusals
from docs_generator.root_fields import is_keyed
from gql_packages.database.connect import connected
from gql_packages.errors import RefusalCode
from gql_packages.resolvers.build_schema import schema

_REFUSED = "SELECT DISTINCT operation, outcome FROM audit_entry WHERE outcome = ANY($1)"


async def refusals_without_a_place(superuser_url: str) -> list[str]:
    """The refusals that were given there and that docs/reference/mutations.md does not name."""
    async with connected(superuser_url) as connection:
        rows = await connection.fetch(_REFUSED, [code.value for code in RefusalCode])
    told = _told()
    return [
        f"{row['operation']} was refused with {row['outcome']}, and the reference does not say so."
        for row in rows
        if row["operation"] in told and row["outcome"] not in told[row["operation"]]
    ]


@cache
def _told() -> dict[str, set[str]]:
    mutations = schema._schema.mutation_type
    assert mutations is not None
    keyed = frozenset(name for name, field in mutations.fields.items() if is_keyed(field))
    return {name: {*map(str, codes)} for name, codes in possible_refusals(keyed).items()}
