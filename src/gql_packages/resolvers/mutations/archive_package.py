"""Archive a package, or restore it; patient packages stay as they are."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import ARCHIVED, change_key_field
from gql_packages.schema.catalogue import Package
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.services.archive_package import archive_package


@described_input
class ArchivePackageInput:
    """A package to archive or restore."""

    package_id: strawberry.ID = id_of("Package", "The package.")
    archived: bool = strawberry.field(default=True, description=ARCHIVED)
    idempotency_key: str | None = change_key_field()


@described
class ArchivePackagePayload:
    """The package was archived or restored."""

    package: Package = shown("The package as it is now.")


mutation = Mutation(__name__, archive_package, Permission.CATALOGUE_EDIT)
