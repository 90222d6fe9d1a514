"""Archive a no-show fee, or restore it."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import ARCHIVED, change_key_field
from gql_packages.schema.catalogue import NoShowFee
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.services.archive_no_show_fee import archive_no_show_fee


@described_input
class ArchiveNoShowFeeInput:
    """A no-show fee to archive or restore."""

    no_show_fee_id: strawberry.ID = id_of("NoShowFee", "The fee.")
    archived: bool = strawberry.field(default=True, description=ARCHIVED)
    idempotency_key: str | None = change_key_field()


@described
class ArchiveNoShowFeePayload:
    """The no-show fee was archived or restored."""

    no_show_fee: NoShowFee = shown("The fee as it is now.")


mutation = Mutation(__name__, archive_no_show_fee, Permission.CATALOGUE_EDIT)
