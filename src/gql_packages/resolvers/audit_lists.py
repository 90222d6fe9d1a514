"""The root fields that say who did and saw what."""

from typing import Annotated

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.statements import Target
from gql_packages.resolvers.authorization import permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.list_requests import filtered
from gql_packages.schema.audit import (
    AUDIT_ENTRIES,
    DELETED_SALES,
    AuditEntry,
    AuditEntryFilter,
    DeletedSale,
    DeletedSaleFilter,
)
from gql_packages.schema.described import described
from gql_packages.schema.pagination import After, Connection, First


@described
class AuditLists:
    """Those of the queries."""

    @permitted(Permission.AUDIT_READ)
    async def audit_entries(
        self,
        info: Info,
        filter: Annotated[
            AuditEntryFilter | None, strawberry.argument(description="Which; left out: all.")
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[AuditEntry]:
        """Who did what, who was refused, and who was shown whose record, newest first. Reading it
        is itself a read of the patients that it names."""
        return await filtered(info, Target(type_name="AuditEntry", listing=AUDIT_ENTRIES), filter)

    @permitted(Permission.AUDIT_READ)
    async def deleted_sales(
        self,
        info: Info,
        filter: Annotated[
            DeletedSaleFilter | None, strawberry.argument(description="Which; left out: all.")
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[DeletedSale]:
        """The sales that were deleted, with who deleted them, when and why, newest first."""
        return await filtered(info, Target(type_name="DeletedSale", listing=DELETED_SALES), filter)
