"""Archive a treatment or class, or restore it.

Booked appointments stay booked, and packages that list it keep it.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import ARCHIVED, change_key_field
from gql_packages.schema.catalogue import Treatment
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.services.archive_treatment import archive_treatment


@described_input
class ArchiveTreatmentInput:
    """A treatment or class to archive or restore."""

    treatment_id: strawberry.ID = id_of("Treatment", "The treatment or class.")
    archived: bool = strawberry.field(default=True, description=ARCHIVED)
    idempotency_key: str | None = change_key_field()


@described
class ArchiveTreatmentPayload:
    """The treatment or class was archived or restored."""

    treatment: Treatment = shown("The treatment or class as it is now.")


mutation = Mutation(__name__, archive_treatment, Permission.CATALOGUE_EDIT)
