"""Who may ask for what: checked before a root field is resolved, in this one place."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension

from gql_packages.domain.rights import ROOT_FIELD_PERMISSIONS, Permission, require
from gql_packages.errors import DocumentNotTrusted, Forbidden
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.patient_reads import root_field
from gql_packages.schema.global_id import read as read_global_id

#: What every staff member may see: nothing in it belongs to a patient.
OPEN_TYPES = frozenset({"Clinic", "StaffMember", "Treatment", "NoShowFee", "Package"})


async def permit(context: RequestContext, field: str, permission: Permission | None) -> None:
    """Let the root field be read for staff whose role has the right.

    Raises Unauthenticated for whoever is no active staff member, Forbidden without the right, and
    AuditUnavailable where patients would be shown while that cannot be written down.
    """
    viewer = await context.viewer()
    try:
        require(viewer.role, permission)
    except Forbidden:
        context.note_forbidden(field)
        raise
    if permission is not None:
        # What needs no right shows no patient.
        context.database.audit.check(context.principal.clinic_id)
    root_field.set(field)


async def permit_exploring(context: RequestContext) -> None:
    """Let whoever asks send documents of their own, where only trusted ones are served.

    Raises Unauthenticated as `permit` does, and DocumentNotTrusted without the right to explore.
    """
    viewer = await context.viewer()
    try:
        require(viewer.role, Permission.API_EXPLORE)
    except Forbidden:
        context.note_forbidden("document")
        raise DocumentNotTrusted(
            "Only the documents that this server was started with are served to your role,"
            f" {viewer.role}: it does not have the right {Permission.API_EXPLORE}."
        ) from None


class Permitted(FieldExtension):
    """Lets a root field be resolved as `permit` says, with the right that it asks for."""

    async def resolve_async(
        self,
        next_: Callable[..., Awaitable[Any]],
        source: Any,
        info: strawberry.Info[RequestContext, None],
        **kwargs: Any,
    ) -> Any:
        """Check, then resolve."""
        await permit(info.context, info.field_name, ROOT_FIELD_PERMISSIONS[info.field_name])
        return await next_(source, info, **kwargs)


class PermittedByType(FieldExtension):
    """As `Permitted`, for `node`: the catalogue is open to every active staff member."""

    async def resolve_async(
        self,
        next_: Callable[..., Awaitable[Any]],
        source: Any,
        info: strawberry.Info[RequestContext, None],
        **kwargs: Any,
    ) -> Any:
        """Check, then resolve."""
        found = read_global_id(kwargs["id"])
        is_open = found is None or found[0] in OPEN_TYPES
        permission = None if is_open else ROOT_FIELD_PERMISSIONS[info.field_name]
        await permit(info.context, info.field_name, permission)
        return await next_(source, info, **kwargs)
