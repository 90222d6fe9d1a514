"""The right that each root field asks for, as the fields declare it."""

from collections.abc import Mapping

from strawberry.utils.str_converters import to_camel_case

from gql_packages.domain.permissions import Permission
from gql_packages.resolvers.mutations import MUTATIONS
from gql_packages.resolvers.queries import Query
from gql_packages.resolvers.root_fields import permission_of
from gql_packages.resolvers.subscriptions import Subscription

#: By the field's name in GraphQL; None: any active staff member.
ROOT_FIELD_PERMISSIONS: Mapping[str, Permission | None] = {
    **{
        to_camel_case(field.python_name): permission_of(field)
        for root in (Query, Subscription)
        for field in root.__strawberry_definition__.fields  # type: ignore[union-attr]
    },
    **{mutation.name: mutation.permission for mutation in MUTATIONS},
}
