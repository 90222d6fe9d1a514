"""Who may do what: the rights of each role."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from gql_packages.errors import Forbidden


class Role(StrEnum):
    """The part that a staff member plays in the clinic."""

    OWNER = "OWNER"
    BILLING = "BILLING"
    FRONT_DESK = "FRONT_DESK"
    PRACTITIONER = "PRACTITIONER"
    SUPPORT = "SUPPORT"


class Permission(StrEnum):
    """A right that a role has or has not."""

    CATALOGUE_EDIT = "CATALOGUE_EDIT"
    STAFF_EDIT = "STAFF_EDIT"
    PATIENTS_READ = "PATIENTS_READ"
    PATIENTS_EDIT = "PATIENTS_EDIT"
    SCHEDULE_EDIT = "SCHEDULE_EDIT"
    PACKAGES_SELL = "PACKAGES_SELL"
    PACKAGES_ADJUST = "PACKAGES_ADJUST"
    MONEY_RETURN = "MONEY_RETURN"
    REPORTS_READ = "REPORTS_READ"
    API_EXPLORE = "API_EXPLORE"


ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission),
    Role.BILLING: frozenset(Permission) - {Permission.STAFF_EDIT, Permission.CATALOGUE_EDIT},
    Role.FRONT_DESK: frozenset(
        {
            Permission.PATIENTS_READ,
            Permission.PATIENTS_EDIT,
            Permission.SCHEDULE_EDIT,
            Permission.PACKAGES_SELL,
            Permission.PACKAGES_ADJUST,
        }
    ),
    Role.PRACTITIONER: frozenset({Permission.PATIENTS_READ, Permission.SCHEDULE_EDIT}),
    Role.SUPPORT: frozenset(
        {Permission.PATIENTS_READ, Permission.REPORTS_READ, Permission.API_EXPLORE}
    ),
}

#: The right that each root field of the schema asks for; None: any active staff member.
ROOT_FIELD_PERMISSIONS: Mapping[str, Permission | None] = {
    "viewer": None,
    "node": Permission.PATIENTS_READ,
    "packages": None,
    "treatments": None,
    "noShowFees": None,
    "staffMembers": None,
    "patients": Permission.PATIENTS_READ,
    "patient": Permission.PATIENTS_READ,
    "patientPackage": Permission.PATIENTS_READ,
    "appointment": Permission.PATIENTS_READ,
    "appointments": Permission.PATIENTS_READ,
    "invoice": Permission.PATIENTS_READ,
    "packageOptions": Permission.PATIENTS_READ,
    "refundPreview": Permission.PATIENTS_READ,
    "packageSalesReport": Permission.REPORTS_READ,
    "packageUsageReport": Permission.REPORTS_READ,
    "patientPackagesChanged": Permission.PATIENTS_READ,
    "appointmentsChanged": Permission.PATIENTS_READ,
    "createTreatment": Permission.CATALOGUE_EDIT,
    "updateTreatment": Permission.CATALOGUE_EDIT,
    "archiveTreatment": Permission.CATALOGUE_EDIT,
    "createNoShowFee": Permission.CATALOGUE_EDIT,
    "updateNoShowFee": Permission.CATALOGUE_EDIT,
    "archiveNoShowFee": Permission.CATALOGUE_EDIT,
    "createPackage": Permission.CATALOGUE_EDIT,
    "updatePackage": Permission.CATALOGUE_EDIT,
    "archivePackage": Permission.CATALOGUE_EDIT,
    "createStaffMember": Permission.STAFF_EDIT,
    "updateStaffMember": Permission.STAFF_EDIT,
    "archiveStaffMember": Permission.STAFF_EDIT,
    "createPatient": Permission.PATIENTS_EDIT,
    "updatePatient": Permission.PATIENTS_EDIT,
    "archivePatient": Permission.PATIENTS_EDIT,
    "sellPackage": Permission.PACKAGES_SELL,
    "receivePayment": Permission.PACKAGES_SELL,
    "applyPayment": Permission.PACKAGES_SELL,
    "unapplyPayment": Permission.MONEY_RETURN,
    "refundPayment": Permission.MONEY_RETURN,
    "refundPackage": Permission.MONEY_RETURN,
    "deletePackageSale": Permission.MONEY_RETURN,
    "changePackageExpiry": Permission.PACKAGES_ADJUST,
    "bookAppointment": Permission.SCHEDULE_EDIT,
    "rescheduleAppointment": Permission.SCHEDULE_EDIT,
    "cancelAppointment": Permission.SCHEDULE_EDIT,
    "redeemPackage": Permission.SCHEDULE_EDIT,
    "removePackage": Permission.SCHEDULE_EDIT,
    "arriveAppointment": Permission.SCHEDULE_EDIT,
    "undoArrival": Permission.SCHEDULE_EDIT,
    "markNoShow": Permission.SCHEDULE_EDIT,
    "undoNoShow": Permission.SCHEDULE_EDIT,
}


@dataclass(frozen=True)
class Principal:
    """Who a token speaks for: a staff member of one clinic."""

    clinic_id: UUID
    staff_member_id: UUID


def require(role: Role, permission: Permission | None) -> None:
    """Raise Forbidden unless the role has the right; None asks for none."""
    if permission is not None and permission not in ROLE_PERMISSIONS[role]:
        raise Forbidden(f"Your role, {role}, does not have the right {permission}.")
