"""What a superuser might do to a history, and what is then said of it."""

from collections.abc import Callable, Mapping

USED = (
    "(SELECT id FROM patient_package WHERE clinic_id = :clinic AND uses_redeemed > 0"
    " AND uses_reserved > 0 ORDER BY id LIMIT 1)"
)
ITS_USE = f"(SELECT id FROM redemption WHERE patient_package_id = {USED}"
HELD = f"{ITS_USE} AND status = 'RESERVED' ORDER BY id LIMIT 1)"
SPENT = f"{ITS_USE} AND status = 'REDEEMED' ORDER BY id LIMIT 1)"
UNTOUCHED = (
    "(SELECT id FROM patient_package WHERE clinic_id = :clinic AND entry_count = 1"
    " ORDER BY id LIMIT 1)"
)
COVERED = f"(SELECT appointment_id FROM redemption WHERE id = {SPENT})"
UNCOVERED = (
    "(SELECT id FROM appointment a WHERE clinic_id = :clinic AND status = 'ARRIVED' AND NOT EXISTS"
    " (SELECT FROM redemption r WHERE r.appointment_id = a.id) ORDER BY id LIMIT 1)"
)
BOOKED = (
    "(SELECT id FROM appointment a WHERE clinic_id = :clinic AND status = 'BOOKED' AND NOT EXISTS"
    " (SELECT FROM redemption r WHERE r.appointment_id = a.id) ORDER BY id LIMIT 1)"
)
BILL = f"(SELECT id FROM invoice WHERE appointment_id = {UNCOVERED})"
PAYMENT = (
    "(SELECT id FROM payment WHERE clinic_id = :clinic AND applied < amount ORDER BY id LIMIT 1)"
)
OTHER_PATIENT = (
    "(SELECT p.id FROM patient p WHERE p.clinic_id = :clinic AND p.id <> {table}.patient_id"
    " ORDER BY p.id LIMIT 1)"
)


def _of(table: str, row: str) -> Callable[[str], str]:
    return lambda assignments: f"UPDATE {table} SET {assignments} WHERE id = {row}"


used, unused = _of("patient_package", USED), _of("patient_package", UNTOUCHED)
bill, payment = _of("invoice", BILL), _of("payment", PAYMENT)
spent, held = _of("redemption", SPENT), _of("redemption", HELD)
limited = _of(
    "redemption",
    "(SELECT id FROM redemption WHERE clinic_id = :clinic AND limit_number IS NOT NULL"
    " AND status = 'REDEEMED' ORDER BY id LIMIT 1)",
)
#: the package of which uses were added and taken, and the taking of a use that was sold
adjusted = _of(
    "patient_package",
    "(SELECT id FROM patient_package WHERE clinic_id = :clinic AND uses_changed <> 0"
    " AND deleted_at IS NULL ORDER BY id LIMIT 1)",
)
taking = _of(
    "use_adjustment",
    "(SELECT id FROM use_adjustment WHERE clinic_id = :clinic AND paid_change < 0"
    " ORDER BY id LIMIT 1)",
)
uncovered = _of("appointment", UNCOVERED)
patient = _of("patient", f"(SELECT patient_id FROM appointment WHERE id = {UNCOVERED})")

#: What is done, in which statements, and what one of the findings says.
ALTERATIONS: Mapping[str, tuple[str, str]] = {
    "a held use more": (
        used("uses_reserved = uses_reserved + 1"),
        "it counts 2 held and 2 spent, and there are 1 and 2",
    ),
    "a spent use less": (
        used("uses_redeemed = uses_redeemed - 1"),
        "it counts 1 held and 1 spent, and there are 1 and 2",
    ),
    "a spent use less, and none spent": (
        spent("status = 'RELEASED', ended_at = now()")
        + f";\n{used('uses_redeemed = uses_redeemed - 1')}",
        "held, spent and expiry are 1, 1",
    ),
    "a use more in the package": (
        used("uses_total = uses_total + 1"),
        "held, spent, available and remaining are (0, 0, 3, 3) after it",
    ),
    "a line more in the history than there is": (
        used("entry_count = entry_count + 1"),
        "its history should have",
    ),
    "a refund of another request": (
        "UPDATE package_refund SET request_id = gen_random_uuid() WHERE clinic_id = :clinic",
        "what was applied to its sale adds up to",
    ),
    "a package that is used up before its time": (
        used("uses_redeemed = uses_total, uses_reserved = 0"),
        "it is paid and used up, and it is a liability of 3333",
    ),
    "a deleted sale on which there is money": (
        used(
            "deleted_at = now(), deleted_by_id = (SELECT id FROM staff_member"
            " WHERE clinic_id = :clinic ORDER BY id LIMIT 1)"
        ),
        "its sale was deleted, and it is a liability of 3333",
    ),
    "a later last valid day": (used("expires_on = expires_on + 30"), "held, spent and expiry are"),
    "another day of sale": (used("purchased_on = purchased_on - 1"), "it was bought on"),
    "a package given to another patient": (
        used(f"patient_id = {OTHER_PATIENT.format(table='patient_package')}"),
        "the package and the appointment have two patients",
    ),
    "an unused package given to another patient": (
        unused(f"patient_id = {OTHER_PATIENT.format(table='patient_package')}"),
        "for another patient",
    ),
    "a package sold for less": (
        unused("price = price - 1"),
        "Ten massages at 9999 for one patient, and its invoice is a PACKAGE_SALE: Ten massages at"
        " 10000 for that patient",
    ),
    "a sale deleted and its invoice left": (
        "UPDATE patient_package SET deleted_at = now(), deleted_by_id = (SELECT id FROM"
        f" staff_member WHERE clinic_id = :clinic LIMIT 1) WHERE id = {UNTOUCHED}",
        "and its invoice is a PACKAGE_SALE",
    ),
    "a used package deleted": (
        used("deleted_at = now()"),
        "it was deleted, holds 1 uses and has spent 2",
    ),
    "a refund that nobody gave": (
        unused("refunded_at = now()"),
        "its history has 0 refunds, and it was refunded",
    ),
    "a refunded package brought back": (
        "UPDATE patient_package SET refunded_at = NULL"
        " WHERE clinic_id = :clinic AND refunded_at IS NOT NULL",
        "it was neither refunded nor deleted, holds 0 uses and has spent 0, and there is a refund",
    ),
    "a patient's number that was not drawn": (
        patient("number = number + 1000"),
        "was not drawn yet",
    ),
    "a patient's number drawn again": (
        "UPDATE patient_counter SET last_number = last_number - 1 WHERE clinic_id = :clinic",
        "was not drawn yet",
    ),
    "a number that two patients have": (
        "UPDATE patient SET number = 1 WHERE clinic_id = :clinic",
        "its number, 1, is that of",
    ),
    "a patient found by another number": (
        "UPDATE patient_word SET word = '#999' WHERE clinic_id = :clinic AND word = '#1'",
        "it is not found by what its name says",
    ),
    "a policy that counts from another day": (
        "UPDATE breakage_policy SET valid_from = valid_from - 1 WHERE clinic_id = :clinic",
        "hash",
    ),
    "a setting of the policy that says something else": (
        "UPDATE policy_change SET value_after = '31' WHERE clinic_id = :clinic AND version = 2",
        "it does not begin with what was said before",
    ),
    "a patient imported under another external id": (
        "UPDATE imported_patient SET external_id = external_id || '0' WHERE clinic_id = :clinic",
        "hash",
    ),
    "an import of another patient": (
        "UPDATE imported_patient SET patient_id = (SELECT p.id FROM patient p WHERE"
        " p.clinic_id = :clinic AND NOT EXISTS (SELECT FROM imported_patient i"
        " WHERE i.patient_id = p.id) ORDER BY p.id LIMIT 1) WHERE id = (SELECT id FROM"
        " imported_patient WHERE clinic_id = :clinic ORDER BY id LIMIT 1)",
        "it was imported, and what it is called elsewhere is not there",
    ),
    "a patient who owes more": (patient("owing = owing + 1"), " owing, "),
    "a patient who has less to their credit": (patient("credit = credit - 1"), " to the credit"),
    "a patient who was seen later": (
        patient("last_visit_at = last_visit_at + interval '1 day'"),
        "and the last visit at ",
    ),
    "an invoice for less": (
        bill("total = total - 1"),
        "its total is 8999, and its 1 lines, up to number 1, add up to 9000",
    ),
    "an invoice that is paid by nothing": (
        bill("paid = total"),
        "9000 of its 9000 is paid, and 4500 is applied to it",
    ),
    "a visit's invoice void": (
        bill("voided_at = now(), paid = 0"),
        "it is ARRIVED and its invoices are: none",
    ),
    "a void invoice that counts again": (
        "UPDATE invoice SET voided_at = NULL WHERE clinic_id = :clinic AND voided_at IS NOT NULL",
        "its invoices are: VISIT",
    ),
    "an invoice sent to another patient": (
        bill(f"patient_id = {OTHER_PATIENT.format(table='invoice')}"),
        "it bills one patient for the visit of another",
    ),
    "an invoice of another kind": (
        bill("kind = 'NO_SHOW_FEE'"),
        "it is ARRIVED and its invoices are: NO_SHOW_FEE",
    ),
    "a gap in the invoices' numbers": (bill("number = 900"), "its number, 900, comes after"),
    "an invoice number drawn and not used": (
        "UPDATE invoice_counter SET last_number = last_number + 1 WHERE clinic_id = :clinic",
        "the last invoice number drawn is",
    ),
    "credit out of applied money": (payment("applied = applied - 100"), "and the rows say"),
    "a refund that was not paid out": (payment("refunded = refunded + 1"), "and the rows say"),
    "a payment of less than was applied": (
        "UPDATE payment SET amount = 1 WHERE clinic_id = :clinic AND applied > 1",
        "of its 1, it says that",
    ),
    "a payment made another patient's": (
        payment(f"patient_id = {OTHER_PATIENT.format(table='payment')}"),
        "the payment is one patient's and the invoice another's",
    ),
    "a use that is worth more": (spent("value = value + 1"), "uses for 10000 is worth"),
    "a use numbered past the last": (spent("use_number = 4"), "it is number 4 of 3"),
    "a use spent twice": (
        f"UPDATE redemption SET use_number = 1, value = 3333 WHERE patient_package_id = {USED}",
        "its use number 1 is held or spent 3 times",
    ),
    "two uses on one visit": (held(f"appointment_id = {COVERED}"), "2 uses are on it at once"),
    "a use at another price than was sold": (
        spent("patient_pays = 0"),
        "the patient pays 0, and 1250 was sold",
    ),
    "a use billed by another visit's invoice": (
        spent(f"invoice_id = {BILL}"),
        "its invoice is a VISIT of 9000, not void, for another appointment",
    ),
    "a use that counts for another day": (
        spent("used_at = used_at - interval '1 month'"),
        "the history of its package tells it otherwise",
    ),
    "a use that says otherwise than its package what is compensated": (
        spent(
            "commission_basis = CASE commission_basis WHEN 'SALE' THEN 'REDEMPTION' ELSE 'SALE' END"
        ),
        "is compensated, and its package does not",
    ),
    "a use held after the package's end": (
        "UPDATE appointment SET starts_at = starts_at + interval '3 years', ends_at = ends_at +"
        f" interval '3 years' WHERE id = (SELECT appointment_id FROM redemption WHERE id = {HELD})",
        "and the package is valid until 2027-03-02",
    ),
    "a use that counts against another limit": (
        limited("limit_number = 3 - limit_number"),
        "and its treatment has limit",
    ),
    "a use that counts against no limit": (
        limited("limit_number = NULL"),
        "it counts against no limit, and its treatment has limit",
    ),
    "a use of another limit's numbers": (
        limited("use_number = CASE WHEN use_number > 2 THEN 1 ELSE 4 END"),
        " of 2",
    ),
    "a limit that allows less than was taken": (
        "UPDATE patient_package_limit SET uses = 1 WHERE clinic_id = :clinic",
        "it allows 1 uses, and 2 are held or spent",
    ),
    "a limit of more than the package": (
        "UPDATE patient_package_limit SET uses = 5 WHERE clinic_id = :clinic AND number = 1",
        "4 uses for 7001 have 2 limits, the last of them 2, of 2 to 5 uses, 7 together",
    ),
    "limits that do not reach the uses": (
        "UPDATE patient_package_limit SET uses = 1, price_share = NULL"
        " WHERE clinic_id = :clinic AND number = 1",
        "of 1 to 2 uses, 3 together",
    ),
    "shares that are not the price": (
        "UPDATE patient_package_limit SET price_share = price_share + 1"
        " WHERE clinic_id = :clinic AND number = 1",
        "with shares of 7002 in 2",
    ),
    "an item that has no limit any more": (
        "UPDATE patient_package_item SET limit_number = NULL"
        " WHERE clinic_id = :clinic AND limit_number = 2",
        "1 of its 2 items have one of 1 of them",
    ),
    "a use added that nobody added": (
        adjusted("uses_changed = uses_changed + 1"),
        "of its 3 uses, changed by 2, it counts",
    ),
    "an added use that is worth something": (
        "UPDATE redemption SET value = 5 WHERE clinic_id = :clinic AND use_number > 5",
        "was added, and is worth 5",
    ),
    "an added use of another number": (
        "UPDATE redemption SET use_number = 99 WHERE clinic_id = :clinic AND use_number > 5"
        " AND status = 'RESERVED'",
        "it is number 99 of 3",
    ),
    "a use that was taken, spent": (
        "UPDATE redemption SET use_number = 3, value = 3334 WHERE clinic_id = :clinic"
        " AND use_number > 5 AND status = 'REDEEMED'",
        "it is REDEEMED, and number 3 is gone",
    ),
    "an added use that counts against a limit": (
        "UPDATE redemption SET limit_number = 1 WHERE clinic_id = :clinic AND use_number > 5",
        "it counts against limit 1, and its treatment has none",
    ),
    "sold uses taken for less": (
        taking("value = value + 1"),
        "of its uses 2 were sold, for 6667, and it says -2, for -6666",
    ),
    "more sold uses taken than it says": (
        taking("paid_change = -3"),
        "of its uses 2 were sold, for 6667, and it says -3, for -6667",
    ),
    "uses added in the place of others": (
        "UPDATE use_adjustment SET numbers = '4,5,6,7' WHERE clinic_id = :clinic AND change = 4",
        "it adds 4 to 7 behind 5",
    ),
    "a use that is taken twice": (
        "UPDATE use_adjustment SET numbers = '5' WHERE clinic_id = :clinic AND change = -1"
        " AND numbers = '8' AND undoes_id IS NULL",
        "number 5 was there or gone before it",
    ),
    "an addition of another moment": (
        "UPDATE use_adjustment SET adjusted_at = adjusted_at - interval '1 day'"
        " WHERE clinic_id = :clinic AND change = 4",
        "it is USES_ADDED, and its adjustment of 4 uses says otherwise",
    ),
    "an adjustment without its line": (
        "UPDATE package_entry SET kind = 'EXPIRY_CHANGED' WHERE clinic_id = :clinic"
        " AND kind = 'USES_TAKEN'",
        "it is EXPIRY_CHANGED, and its adjustment of",
    ),
    "a line without its adjustment": (
        "UPDATE package_entry SET kind = 'USES_ADDED' WHERE clinic_id = :clinic"
        " AND kind = 'EXPIRY_CHANGED'",
        "it is USES_ADDED, and it adjusts nothing",
    ),
    "an undoing of more than was done": (
        "UPDATE use_adjustment SET change = 2 WHERE clinic_id = :clinic"
        " AND undoes_id IS NOT NULL AND numbers = '9'",
        "it is ADJUSTMENT_UNDONE, and its adjustment of 2 uses says otherwise",
    ),
    "an undoing of a line that adjusted nothing": (
        "UPDATE package_entry e SET undoes_id = (SELECT s.id FROM package_entry s"
        " WHERE s.patient_package_id = e.patient_package_id AND s.kind = 'SOLD')"
        " WHERE e.clinic_id = :clinic AND e.kind = 'ADJUSTMENT_UNDONE'",
        "it is ADJUSTMENT_UNDONE of one use and undoes SOLD of another",
    ),
    "a use for a treatment that is not covered": (
        "UPDATE appointment SET treatment_id = (SELECT id FROM treatment WHERE name = 'Acupuncture'"
        f" AND clinic_id = :clinic) WHERE id = {COVERED}",
        "the package does not cover the treatment",
    ),
    "a visit with another practitioner than was corrected": (
        "UPDATE appointment SET corrected_practitioner_id = NULL"
        " WHERE clinic_id = :clinic AND corrected_practitioner_id IS NOT NULL",
        "its practitioner_id is not what its corrections say",
    ),
    "a sale that somebody else is compensated for": (
        used("corrected_staff_member_id = NULL"),
        "its staff_member_id is not what its corrections say",
    ),
    "a covered visit cancelled": (
        "UPDATE appointment SET status = 'CANCELLED'"
        f" WHERE id = (SELECT appointment_id FROM redemption WHERE id = {HELD})",
        "it is RESERVED on an appointment that is CANCELLED",
    ),
    "an arrived visit booked again": (
        uncovered("status = 'BOOKED'"),
        "it is BOOKED and its invoices are: VISIT",
    ),
    "a booked visit arrived without a bill": (
        f"UPDATE appointment SET status = 'ARRIVED' WHERE id = {BOOKED}",
        "it is ARRIVED and its invoices are: none",
    ),
    "a no-show covered by nothing": (
        uncovered("status = 'NO_SHOW', no_show_resolution = 'REDEEM'"),
        "it says that a package covered the no-show, and none did",
    ),
    "a no-show whose fee was not billed": (
        uncovered("status = 'NO_SHOW', no_show_resolution = 'FEE'"),
        "it is NO_SHOW with FEE and its invoices are: VISIT",
    ),
    "a no-show that remembers another patient's package": (
        "UPDATE appointment SET held_before_no_show_id = (SELECT p.id FROM patient_package p"
        " WHERE p.clinic_id = :clinic AND p.patient_id <> appointment.patient_id LIMIT 1)"
        f" WHERE id = {UNCOVERED}",
        "the package that it held before the no-show is not there, or not its patient's",
    ),
    "a sale deleted by somebody else": (
        "UPDATE patient_package SET deleted_by_id = (SELECT id FROM staff_member s WHERE"
        " s.clinic_id = :clinic AND s.id <> deleted_by_id LIMIT 1)"
        " WHERE clinic_id = :clinic AND deleted_at IS NOT NULL",
        "and the audit tells it otherwise",
    ),
    "a sale deleted later than its invoice was made void": (
        "UPDATE patient_package SET deleted_at = deleted_at + interval '1 second'"
        " WHERE clinic_id = :clinic AND deleted_at IS NOT NULL",
        "its sale was deleted at 2026-03-02 18:00:01+00, its invoice made void at 2026-03-02",
    ),
}
