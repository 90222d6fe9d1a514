"""Give a no-show fee another name.

Fees that were charged keep the name that they had.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field, version_field
from gql_packages.schema.catalogue import NoShowFee
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import VersionConflict
from tests.new_mutation.services.rename_no_show_fee import rename_no_show_fee


@described_input
class RenameNoShowFeeInput:
    """Another name for a fee."""

    no_show_fee_id: strawberry.ID = id_of("NoShowFee", "The fee.")
    name: str = required("1 to 200 characters.")
    expected_version: int | None = version_field()
    idempotency_key: str = key_field()


@described
class RenameNoShowFeePayload:
    """A fee has another name."""

    no_show_fee: NoShowFee = shown("The fee as it is now.")


mutation = Mutation(
    __name__, rename_no_show_fee, Permission.CATALOGUE_EDIT, refusals=(VersionConflict,)
)
