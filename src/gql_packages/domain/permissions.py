"""Who may do what: the rights of each role."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import Described
from gql_packages.errors import Forbidden


class Role(Described):
    """The part that a staff member plays in the clinic; it decides their rights."""

    OWNER = "OWNER", "May do everything."
    BILLING = "BILLING", "Patients, the schedule, selling, money given back, and the reports."
    FRONT_DESK = "FRONT_DESK", "Patients, the schedule, selling, payments, and moving expiry dates."
    PRACTITIONER = "PRACTITIONER", "Reads patients and works with the schedule."
    SUPPORT = "SUPPORT", "Reads everything, reports too, and changes nothing."


class Permission(Described):
    """A right that a role has or has not."""

    CATALOGUE_EDIT = "CATALOGUE_EDIT", "Edit packages, treatments and no-show fees."
    STAFF_EDIT = "STAFF_EDIT", "Add and change staff members."
    PATIENTS_READ = "PATIENTS_READ", "Read patients and everything that belongs to them."
    PATIENTS_EDIT = "PATIENTS_EDIT", "Add and change patients."
    PATIENTS_IMPORT = "PATIENTS_IMPORT", "Import patients from elsewhere, many at once."
    SCHEDULE_EDIT = (
        "SCHEDULE_EDIT",
        "Book, reschedule, cancel, arrive and mark no-shows; cover appointments with packages.",
    )
    PACKAGES_SELL = "PACKAGES_SELL", "Sell packages, receive payments and apply them."
    PACKAGES_ADJUST = "PACKAGES_ADJUST", "Move the expiry date of a patient package."
    USES_ADJUST = "USES_ADJUST", "Add uses to a patient package, and take uses off it."
    MONEY_RETURN = (
        "MONEY_RETURN",
        "Refund a package, pay a refund out, unapply or void a payment, delete a sale.",
    )
    BACKDATE = "BACKDATE", "Correct a payment: its method, its reference or its day."
    CLINIC_EDIT = "CLINIC_EDIT", "Change the clinic's name, time zone, address and receipts."
    POLICY_EDIT = "POLICY_EDIT", "Set the clinic's policies and rates."
    REPORTS_READ = "REPORTS_READ", "Read the reports."
    AUDIT_READ = "AUDIT_READ", "Read who did and saw what, and which sales were deleted."
    API_EXPLORE = (
        "API_EXPLORE",
        "Send documents of one's own where only those of registered clients are served.",
    )


#: A list for each role but the owner's: no other role gets a new right by itself (rule 191).
ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission),
    Role.BILLING: frozenset(
        {
            Permission.PATIENTS_READ,
            Permission.PATIENTS_EDIT,
            Permission.PATIENTS_IMPORT,
            Permission.SCHEDULE_EDIT,
            Permission.PACKAGES_SELL,
            Permission.PACKAGES_ADJUST,
            Permission.USES_ADJUST,
            Permission.MONEY_RETURN,
            Permission.BACKDATE,
            Permission.REPORTS_READ,
            Permission.API_EXPLORE,
        }
    ),
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
        {
            Permission.PATIENTS_READ,
            Permission.REPORTS_READ,
            Permission.AUDIT_READ,
            Permission.API_EXPLORE,
        }
    ),
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
