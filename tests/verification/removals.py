"""What a superuser might remove, and what is then said of it."""

from collections.abc import Mapping

from tests.verification.alterations import BOOKED, COVERED, SPENT, UNTOUCHED

#: What is removed, in which statements, and what one of the findings says.
REMOVALS: Mapping[str, tuple[str, str]] = {
    "an appointment removed": (
        f"DELETE FROM appointment WHERE id = {COVERED}",
        "its appointment_id names a row of appointment that is not there",
    ),
    "a patient removed": (
        "DELETE FROM patient WHERE clinic_id = :clinic",
        "its patient_id names a row of patient that is not there",
    ),
    "a sale removed with all its history": (
        f"DELETE FROM package_entry WHERE patient_package_id = {UNTOUCHED};\n"
        f"DELETE FROM patient_package_item WHERE patient_package_id = {UNTOUCHED};\n"
        f"DELETE FROM patient_package WHERE id = {UNTOUCHED}",
        "it bills the sale of a package, and there is none",
    ),
    "what an imported patient is called elsewhere removed": (
        "DELETE FROM imported_patient WHERE clinic_id = :clinic",
        "it was imported, and what it is called elsewhere is not there",
    ),
    "a breakage policy removed": (
        "DELETE FROM breakage_policy WHERE clinic_id = :clinic",
        "the audit says that it was set, and it is not there",
    ),
    "a change of the policy removed": (
        "DELETE FROM policy_change WHERE clinic_id = :clinic AND version = 2",
        "it does not begin with what was said before",
    ),
    "the last changes of the policy removed": (
        "DELETE FROM policy_change WHERE clinic_id = :clinic",
        "no version 3 of the policy is there",
    ),
    "the counter of the patients' numbers removed": (
        "DELETE FROM patient_counter WHERE clinic_id = :clinic",
        "was not drawn yet",
    ),
    "a use removed": (
        f"DELETE FROM redemption WHERE id = {SPENT}",
        "its redemption_id names a row of redemption that is not there",
    ),
    "a treatment taken off a sold package": (
        f"DELETE FROM patient_package_item WHERE patient_package_id = {UNTOUCHED}",
        "it is good for 0 treatments",
    ),
    "a booking removed that nothing else names": (
        f"DELETE FROM appointment WHERE id = {BOOKED}",
        "as its outcome, and it is not there",
    ),
    "the audit of a sale removed": (
        "DELETE FROM audit_entry WHERE clinic_id = :clinic AND operation = 'sellPackage'",
        "the audit does not know of the request that made it",
    ),
    "the record of a key removed": (
        "DELETE FROM idempotency_record WHERE clinic_id = :clinic AND operation = 'sellPackage'",
        "sellPackage was done under an idempotency key that has no record",
    ),
}
