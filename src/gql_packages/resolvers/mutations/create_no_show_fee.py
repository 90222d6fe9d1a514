"""Add a fee that can be charged for a no-show."""

from decimal import Decimal

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import FEE, NAME, creation_key_field
from gql_packages.schema.catalogue import NoShowFee
from gql_packages.schema.described import described, described_input, required
from gql_packages.services.create_no_show_fee import create_no_show_fee


@described_input
class CreateNoShowFeeInput:
    """A fee that can be charged for a no-show."""

    name: str = required(f"As printed on the invoice. {NAME}")
    amount: Decimal = required(FEE)
    idempotency_key: str | None = creation_key_field()


@described
class CreateNoShowFeePayload:
    """The no-show fee was added."""

    no_show_fee: NoShowFee = shown("The fee as it is now.")


mutation = Mutation(__name__, create_no_show_fee, Permission.CATALOGUE_EDIT)
