"""What has a global id."""

import strawberry

from gql_packages.reading.declarations import SOURCE, GlobalId


@strawberry.interface(description="Anything that has a global id and can be fetched by it.")
class Node:
    """A thing with an id."""

    id: strawberry.ID = strawberry.field(
        description="Opaque and unique across all types. Keep it as it is; do not take it apart.",
        metadata={SOURCE: GlobalId()},
    )
