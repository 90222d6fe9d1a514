"""What comes of setting a clinic up: a payload, or why not.

Every result can hold the same plain refusals, so that one selection fits them all.
"""

from typing import Annotated, TypeAlias

import strawberry

from gql_packages.reading.declarations import shown
from gql_packages.schema.catalogue import NoShowFee, Package, Treatment
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.patient import Patient
from gql_packages.schema.refusals import InvalidInput, SimpleRefusal, VersionConflict


@strawberry.type
class _TreatmentPayload:
    treatment: Treatment = shown("treatment_id", "The treatment or class as it is now.")


@strawberry.type(description="A treatment or class was added to what the clinic offers.")
class CreateTreatmentPayload(_TreatmentPayload):
    """A treatment or class was added to what the clinic offers."""


@strawberry.type(description="A treatment or class was changed.")
class UpdateTreatmentPayload(_TreatmentPayload):
    """A treatment or class was changed."""


@strawberry.type(description="A treatment or class was archived or brought back.")
class ArchiveTreatmentPayload(_TreatmentPayload):
    """A treatment or class was archived or brought back."""


@strawberry.type
class _NoShowFeePayload:
    no_show_fee: NoShowFee = shown("no_show_fee_id", "The fee as it is now.")


@strawberry.type(description="A no-show fee was added.")
class CreateNoShowFeePayload(_NoShowFeePayload):
    """A no-show fee was added."""


@strawberry.type(description="A no-show fee was changed.")
class UpdateNoShowFeePayload(_NoShowFeePayload):
    """A no-show fee was changed."""


@strawberry.type(description="A no-show fee was archived or brought back.")
class ArchiveNoShowFeePayload(_NoShowFeePayload):
    """A no-show fee was archived or brought back."""


@strawberry.type
class _PackagePayload:
    package: Package = shown("package_id", "The package on offer as it is now.")


@strawberry.type(description="A package was put on offer.")
class CreatePackagePayload(_PackagePayload):
    """A package was put on offer."""


@strawberry.type(description="A package was changed.")
class UpdatePackagePayload(_PackagePayload):
    """A package was changed."""


@strawberry.type(description="A package was archived or brought back.")
class ArchivePackagePayload(_PackagePayload):
    """A package was archived or brought back."""


@strawberry.type
class _StaffMemberPayload:
    staff_member: StaffMember = shown("staff_member_id", "The staff member as they are now.")


@strawberry.type(description="A staff member was added.")
class CreateStaffMemberPayload(_StaffMemberPayload):
    """A staff member was added."""


@strawberry.type(description="A staff member was changed.")
class UpdateStaffMemberPayload(_StaffMemberPayload):
    """A staff member was changed."""


@strawberry.type(description="A staff member was made inactive or active.")
class ArchiveStaffMemberPayload(_StaffMemberPayload):
    """A staff member was made inactive or active."""


@strawberry.type
class _PatientPayload:
    patient: Patient = shown("patient_id", "The patient as they are now.")


@strawberry.type(description="A patient was registered.")
class CreatePatientPayload(_PatientPayload):
    """A patient was registered."""


@strawberry.type(description="A patient was changed.")
class UpdatePatientPayload(_PatientPayload):
    """A patient was changed."""


@strawberry.type(description="A patient was archived or brought back.")
class ArchivePatientPayload(_PatientPayload):
    """A patient was archived or brought back."""


CreateTreatmentResult: TypeAlias = Annotated[
    CreateTreatmentPayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "CreateTreatmentResult", description="The treatment or class, or why it was not added."
    ),
]
UpdateTreatmentResult: TypeAlias = Annotated[
    UpdateTreatmentPayload | SimpleRefusal | InvalidInput | VersionConflict,
    strawberry.union(
        "UpdateTreatmentResult", description="The treatment or class, or why it was not changed."
    ),
]
ArchiveTreatmentResult: TypeAlias = Annotated[
    ArchiveTreatmentPayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "ArchiveTreatmentResult", description="The treatment or class, or why it was not archived."
    ),
]
CreateNoShowFeeResult: TypeAlias = Annotated[
    CreateNoShowFeePayload | SimpleRefusal | InvalidInput,
    strawberry.union("CreateNoShowFeeResult", description="The fee, or why it was not added."),
]
UpdateNoShowFeeResult: TypeAlias = Annotated[
    UpdateNoShowFeePayload | SimpleRefusal | InvalidInput | VersionConflict,
    strawberry.union("UpdateNoShowFeeResult", description="The fee, or why it was not changed."),
]
ArchiveNoShowFeeResult: TypeAlias = Annotated[
    ArchiveNoShowFeePayload | SimpleRefusal | InvalidInput,
    strawberry.union("ArchiveNoShowFeeResult", description="The fee, or why it was not archived."),
]
CreatePackageResult: TypeAlias = Annotated[
    CreatePackagePayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "CreatePackageResult", description="The package, or why it was not put on offer."
    ),
]
UpdatePackageResult: TypeAlias = Annotated[
    UpdatePackagePayload | SimpleRefusal | InvalidInput | VersionConflict,
    strawberry.union("UpdatePackageResult", description="The package, or why it was not changed."),
]
ArchivePackageResult: TypeAlias = Annotated[
    ArchivePackagePayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "ArchivePackageResult", description="The package, or why it was not archived."
    ),
]
CreateStaffMemberResult: TypeAlias = Annotated[
    CreateStaffMemberPayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "CreateStaffMemberResult", description="The staff member, or why nobody was added."
    ),
]
UpdateStaffMemberResult: TypeAlias = Annotated[
    UpdateStaffMemberPayload | SimpleRefusal | InvalidInput | VersionConflict,
    strawberry.union(
        "UpdateStaffMemberResult", description="The staff member, or why they were not changed."
    ),
]
ArchiveStaffMemberResult: TypeAlias = Annotated[
    ArchiveStaffMemberPayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "ArchiveStaffMemberResult",
        description="The staff member, or why they were not made inactive or active.",
    ),
]
CreatePatientResult: TypeAlias = Annotated[
    CreatePatientPayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "CreatePatientResult", description="The patient, or why nobody was registered."
    ),
]
UpdatePatientResult: TypeAlias = Annotated[
    UpdatePatientPayload | SimpleRefusal | InvalidInput | VersionConflict,
    strawberry.union(
        "UpdatePatientResult", description="The patient, or why they were not changed."
    ),
]
ArchivePatientResult: TypeAlias = Annotated[
    ArchivePatientPayload | SimpleRefusal | InvalidInput,
    strawberry.union(
        "ArchivePatientResult", description="The patient, or why they were not archived."
    ),
]
