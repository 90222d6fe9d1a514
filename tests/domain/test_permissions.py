"""Who may do what: each role and each root field, as the clinic would say it."""

from uuid import UUID

import pytest

from gql_packages.domain.permissions import Permission, Principal, Role, require
from gql_packages.errors import Forbidden
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS

EVERYBODY = "viewer packages treatments noShowFees staffMembers"
READING = (
    "node patients patient patientPackage appointment appointments invoice packageOptions"
    " refundPreview patientChanged patientPackagesChanged appointmentsChanged"
    " invoices payment payments patientPackages"
)
REPORTS = (
    "packageSalesReport packageUsageReport takingsReport packageLiabilityReport patientCreditReport"
)
CATALOGUE = (
    "createTreatment updateTreatment archiveTreatment createNoShowFee updateNoShowFee"
    " archiveNoShowFee createPackage updatePackage archivePackage"
)
CLINIC = "updateClinic"
POLICY = "updateClinicPolicy setBreakagePolicy"
AUDIT = "auditEntries deletedSales"
STAFF = "createStaffMember updateStaffMember archiveStaffMember"
PATIENTS = "createPatient updatePatient archivePatient"
IMPORTING = "importPatients"
SELLING = "sellPackage receivePayment applyPayment myTakings"
GIVING_BACK = (
    "unapplyPayment refundPayment voidPayment refundPackage deletePackageSale updatePackageSale"
)
EXPIRY = "changePackageExpiry"
GOODWILL = "adjustPackageUses undoUseAdjustment"
CORRECTING = "updatePayment"
SCHEDULE = (
    "bookAppointment rescheduleAppointment updateAppointment cancelAppointment redeemPackage"
    " removePackage arriveAppointment undoArrival markNoShow undoNoShow undoCancellation"
)

DESK = [EVERYBODY, READING, PATIENTS, SCHEDULE, SELLING, EXPIRY]
MAY = {
    Role.OWNER: [
        *(*DESK, REPORTS, IMPORTING, GIVING_BACK, CORRECTING, GOODWILL),
        *(CATALOGUE, STAFF, CLINIC, POLICY, AUDIT),
    ],
    Role.BILLING: [*DESK, REPORTS, IMPORTING, GIVING_BACK, CORRECTING, GOODWILL],
    Role.FRONT_DESK: DESK,
    Role.PRACTITIONER: [EVERYBODY, READING, SCHEDULE],
    Role.SUPPORT: [EVERYBODY, READING, REPORTS, AUDIT],
}


def allowed(role: Role, permission: Permission | None) -> bool:
    try:
        require(role, permission)
    except Forbidden as refused:
        assert refused.message == f"Your role, {role}, does not have the right {permission}."
        return False
    return True


@pytest.mark.parametrize("role", Role)
def test_a_role_may_use_these_root_fields_and_no_other(role: Role) -> None:
    said = set(" ".join(MAY[role]).split())

    asked = ROOT_FIELD_PERMISSIONS.items()

    assert {name for name, permission in asked if allowed(role, permission)} == said


def test_a_principal_is_a_value_that_nobody_changes() -> None:
    clinic, staff_member = UUID(int=1), UUID(int=2)
    principal = Principal(clinic, staff_member)

    assert principal == Principal(UUID(int=1), UUID(int=2))
    assert len({principal, Principal(clinic, staff_member)}) == 1
    with pytest.raises(AttributeError):
        principal.clinic_id = staff_member  # type: ignore[misc]
