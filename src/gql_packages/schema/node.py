"""What has a global id."""

import strawberry

from gql_packages.reading.declarations import SOURCE, GlobalId
from gql_packages.schema.described import described_interface


@described_interface
class Node:
    """Anything that has a global id and can be fetched by it."""

    id: strawberry.ID = strawberry.field(
        description="Opaque and unique across all types. Keep it as it is; do not take it apart.",
        metadata={SOURCE: GlobalId()},
    )
