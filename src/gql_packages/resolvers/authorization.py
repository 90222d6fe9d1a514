"""Who may ask for what: checked with the statement of each root field, and seen to here."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField

from gql_packages.domain.permissions import Permission, require
from gql_packages.errors import DocumentNotTrusted, Forbidden, Refusal
from gql_packages.reading.time_zones import ZoneChanged
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.root_fields import permission_of, root_field

#: What every staff member may see: nothing in it belongs to a patient.
OPEN_TYPES = frozenset({"Clinic", "StaffMember", "Treatment", "NoShowFee", "Package"})


def check_audit(context: RequestContext, permission: Permission | None) -> None:
    """Raise AuditUnavailable where patients would be shown while that cannot be written down."""
    if permission is not None:
        # What needs no right shows no patient.
        context.audit.check(context.principal.clinic_id)


async def permit(context: RequestContext, field: str, permission: Permission | None) -> None:
    """Let the root field be read for staff whose role has the right.

    Raises AuditUnavailable, Unauthenticated for a principal that is no active staff member, and
    Forbidden without the right.
    """
    check_audit(context, permission)
    await context.read.check(field, permission)


async def permit_exploring(context: RequestContext) -> None:
    """Let the caller send documents of their own, where only trusted ones are served.

    Raises Unauthenticated as `permit` does, and DocumentNotTrusted without the right to explore.
    """
    viewer = await context.read.viewer()
    try:
        require(viewer.role, Permission.API_EXPLORE)
    except Forbidden:
        context.note_forbidden("document")
        raise DocumentNotTrusted(
            "Only the documents that this server was started with are served to your role,"
            f" {viewer.role}: it does not have the right {Permission.API_EXPLORE}."
        ) from None


class Permitted(FieldExtension):
    """Sees to it that nothing is answered and nothing refused before the right was checked."""

    async def resolve_async(
        self,
        next_: Callable[..., Awaitable[Any]],
        source: Any,
        info: strawberry.Info[RequestContext, None],
        **kwargs: Any,
    ) -> Any:
        """Resolve: the statement checks the right; where none was run, it is checked here."""
        context, field = info.context, info.field_name
        permission = self.permission(info, kwargs)
        check_audit(context, permission)
        try:
            try:
                answer = await next_(source, info, **kwargs)
            except ZoneChanged:
                # Now the zone is known in which the days are to be worked out.
                answer = await next_(source, info, **kwargs)
        except Refusal:
            if field not in context.read.checked:
                await context.read.check(field, permission)
            raise
        if field not in context.read.checked:
            await context.read.check(field, permission)
        return answer

    def permission(
        self, info: strawberry.Info[RequestContext, None], arguments: dict[str, Any]
    ) -> Permission | None:
        """The right that the field asks for."""
        return permission_of(info._field)


def permitted(
    permission: Permission | None, checked: FieldExtension | None = None
) -> Callable[[Callable[..., Any]], StrawberryField]:
    """Declare a root field that reads, with its right; None: for any active staff member."""

    def declare(resolver: Callable[..., Any]) -> StrawberryField:
        return root_field(resolver, permission, extensions=[checked or Permitted()])

    return declare


def subscribed(permission: Permission) -> Callable[[Callable[..., Any]], StrawberryField]:
    """Declare a subscription whose resolver returns the generator of its events, with its right."""

    def declare(resolver: Callable[..., Any]) -> StrawberryField:
        return root_field(resolver, permission, [Permitted()], declare=strawberry.subscription)

    return declare
