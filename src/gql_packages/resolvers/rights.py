"""Who may ask for what: checked before a root field is resolved, in this one place."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension

from gql_packages.domain.rights import ROOT_FIELD_PERMISSIONS, require
from gql_packages.resolvers.context import RequestContext
from gql_packages.schema.global_id import read as read_global_id

#: What every staff member may see: nothing in it belongs to a patient.
OPEN_TYPES = frozenset({"Clinic", "StaffMember", "Treatment", "NoShowFee", "Package"})


class Permitted(FieldExtension):
    """Lets a root field be resolved only for staff whose role has the right that it asks for.

    Raises Unauthenticated for whoever is no active staff member, Forbidden without the right.
    """

    async def resolve_async(
        self,
        next_: Callable[..., Awaitable[Any]],
        source: Any,
        info: strawberry.Info[RequestContext, None],
        **kwargs: Any,
    ) -> Any:
        """Check, then resolve."""
        viewer = await info.context.viewer()
        require(viewer.role, ROOT_FIELD_PERMISSIONS[info.field_name])
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
        viewer = await info.context.viewer()
        found = read_global_id(kwargs["id"])
        if found is not None and found[0] not in OPEN_TYPES:
            require(viewer.role, ROOT_FIELD_PERMISSIONS[info.field_name])
        return await next_(source, info, **kwargs)
