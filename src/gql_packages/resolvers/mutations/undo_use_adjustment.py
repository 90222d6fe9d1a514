"""Undo one addition or taking of uses exactly: the same uses are gone, or there again.

What was added can be undone while none of it is reserved, redeemed or taken again.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import REASON, key_field
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.package_entry import PackageEntry
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.services.undo_use_adjustment import undo_use_adjustment


@described_input
class UndoUseAdjustmentInput:
    """An addition or a taking to undo."""

    package_entry_id: strawberry.ID = id_of(
        "PackageEntry", "A USES_ADDED or USES_TAKEN entry that is not undone."
    )
    reason: str | None = optional(REASON)
    idempotency_key: str = key_field()


@described
class UndoUseAdjustmentPayload:
    """The addition or the taking is undone."""

    patient_package: PatientPackage = shown("The package, with the uses that it has now.")
    entry: PackageEntry = shown("What its history says of the undoing.")


mutation = Mutation(__name__, undo_use_adjustment, Permission.USES_ADJUST, shows_package=True)
