"""What has to have happened in each demo clinic, as a query that finds an instance of it."""

from gql_packages.domain.enums import SaleOrigin, TreatmentKind
from gql_packages.domain.permissions import Role

#: One of these at least in each clinic, by what it is an instance of.
HAPPENED = {
    "a package that was never paid": "SELECT 1 FROM invoice WHERE kind = 'PACKAGE_SALE'"
    " AND paid = 0 AND total > 0",
    "a package that is half paid": "SELECT 1 FROM invoice WHERE kind = 'PACKAGE_SALE'"
    " AND 0 < paid AND paid < total",
    "a sale paid in three parts": "SELECT invoice_id FROM payment_application WHERE amount > 0"
    " GROUP BY 1 HAVING count(*) >= 3",
    "one payment for two invoices": "SELECT payment_id FROM payment_application"
    " WHERE amount > 0 GROUP BY payment_id, request_id HAVING count(DISTINCT invoice_id) = 2",
    "an overpayment": "SELECT 1 FROM payment p JOIN patient_package s USING (request_id)"
    " WHERE p.amount > s.price AND s.price > 0",
    "credit that is left": "SELECT 1 FROM payment WHERE applied < amount",
    "credit put on a visit": "SELECT 1 FROM payment_application a JOIN invoice i"
    " ON i.id = a.invoice_id WHERE a.applied_at > i.issued_at AND i.kind = 'VISIT'"
    " AND a.request_id NOT IN (SELECT request_id FROM payment)",
    "money taken back off": "SELECT 1 FROM payment_application WHERE amount < 0",
    "a sale for a staff member": "SELECT 1 FROM patient_package WHERE staff_member_id IS NOT NULL",
    "a free package, used": "SELECT 1 FROM patient_package WHERE price = 0 AND uses_redeemed > 0",
    "what a patient pays per visit": "SELECT 1 FROM redemption WHERE patient_pays > 0"
    " AND status = 'REDEEMED'",
    "a package that never expires": "SELECT 1 FROM patient_package WHERE expires_on IS NULL",
    "a price that does not divide": "SELECT 1 FROM patient_package WHERE price % uses_total > 0",
    "a package that is used up": "SELECT 1 FROM patient_package WHERE uses_redeemed = uses_total",
    "uses that expired": "SELECT 1 FROM patient_package"
    " WHERE expires_on < '2026-11-20' AND uses_redeemed < uses_total",
    "a package of an archived offer": "SELECT 1 FROM patient_package s"
    " JOIN package o ON o.id = s.package_id WHERE o.is_archived",
    "a package from before its price rose": "SELECT 1 FROM patient_package s"
    " JOIN package o ON o.id = s.package_id WHERE o.price > s.price",
    "a visit without a package": "SELECT 1 FROM appointment"
    " WHERE status = 'ARRIVED' AND id NOT IN (SELECT appointment_id FROM redemption)",
    "a visit that was moved": "SELECT 1 FROM audit_entry WHERE operation = 'rescheduleAppointment'",
    "a visit that was cancelled, its use released": "SELECT 1 FROM appointment a JOIN redemption r"
    " ON r.appointment_id = a.id WHERE a.status = 'CANCELLED' AND r.status = 'RELEASED'",
    "a package taken off": "SELECT 1 FROM audit_entry WHERE operation = 'removePackage'",
    "an arrival undone": "SELECT 1 FROM redemption WHERE status = 'REVERSED'",
    "a package put on a booked visit": "SELECT 1 FROM redemption r JOIN appointment a"
    " ON a.id = r.appointment_id WHERE a.created_at < r.reserved_at"
    " AND r.reserved_at < r.redeemed_at",
    "a package put on an arrived visit": "SELECT 1 FROM redemption WHERE reserved_at = redeemed_at",
    "a class paid with a package": "SELECT 1 FROM redemption r JOIN appointment a"
    " ON a.id = r.appointment_id JOIN treatment t ON t.id = a.treatment_id"
    f" WHERE t.kind = '{TreatmentKind.CLASS}' AND r.status = 'REDEEMED'",
    "a visit that is still to come and holds a use": "SELECT 1 FROM appointment a"
    " JOIN redemption r ON r.appointment_id = a.id AND r.status = 'RESERVED'"
    " WHERE a.status = 'BOOKED' AND a.starts_at > '2026-11-20 23:59Z'",
    "a no-show that spent the use that it held": "SELECT 1 FROM appointment a"
    " JOIN redemption r ON r.appointment_id = a.id AND r.status = 'REDEEMED'"
    " WHERE r.reason = 'NO_SHOW' AND a.held_before_no_show_id = r.patient_package_id",
    "a no-show that spent a use of a package named afterwards": "SELECT 1 FROM appointment a"
    " JOIN redemption r ON r.appointment_id = a.id AND r.status = 'REDEEMED'"
    " WHERE r.reason = 'NO_SHOW' AND a.held_before_no_show_id IS NULL",
    "a missed visit for which the patient pays on top": "SELECT 1 FROM redemption r"
    " JOIN invoice i ON i.id = r.invoice_id"
    " WHERE r.reason = 'NO_SHOW' AND r.status = 'REDEEMED' AND i.paid = i.total AND i.total > 0",
    "a no-show fee that is paid, the use released": "SELECT 1 FROM appointment a"
    " JOIN invoice i ON i.appointment_id = a.id AND i.kind = 'NO_SHOW_FEE'"
    " JOIN redemption r ON r.appointment_id = a.id AND r.status = 'RELEASED'"
    " WHERE a.no_show_resolution = 'FEE' AND i.paid = i.total",
    "a no-show fee that is owed": "SELECT 1 FROM invoice WHERE kind = 'NO_SHOW_FEE'"
    " AND paid = 0 AND voided_at IS NULL",
    "a no-show for which nothing was charged": "SELECT 1 FROM appointment"
    " WHERE no_show_resolution = 'NOTHING' AND held_before_no_show_id IS NOT NULL",
    "a no-show that was none": "SELECT 1 FROM appointment a JOIN redemption r"
    " ON r.appointment_id = a.id WHERE a.status = 'ARRIVED' AND r.reason = 'NO_SHOW'",
    "a no-show resolved otherwise after its fee was paid": "SELECT 1 FROM appointment a"
    " JOIN invoice i ON i.appointment_id = a.id AND i.kind = 'NO_SHOW_FEE'"
    " JOIN payment_application p ON p.invoice_id = i.id"
    " WHERE a.no_show_resolution = 'REDEEM' AND i.voided_at IS NOT NULL",
    "an unused package refunded in full, its held uses released": "SELECT 1 FROM patient_package s"
    " JOIN package_refund f ON f.patient_package_id = s.id"
    " JOIN package_entry e ON e.patient_package_id = s.id AND e.request_id = f.request_id"
    " WHERE s.uses_redeemed = 0 AND f.amount = s.price AND e.kind = 'RELEASED'",
    "a used-up package refunded in full": "SELECT 1 FROM patient_package s"
    " JOIN package_refund f ON f.patient_package_id = s.id"
    " WHERE s.uses_redeemed = s.uses_total AND f.amount = s.price",
    "a refund of what was suggested, in part": "SELECT 1 FROM patient_package s"
    " JOIN package_refund f ON f.patient_package_id = s.id"
    " WHERE 0 < f.amount AND f.amount < s.price AND f.amount = f.suggested_amount",
    "a refund of less than was suggested": "SELECT 1 FROM package_refund"
    " WHERE 0 < amount AND amount < suggested_amount",
    "a refund of zero": "SELECT 1 FROM package_refund WHERE amount = 0 AND suggested_amount > 0",
    "a refund off two payments": "SELECT request_id FROM payment_application WHERE amount < 0"
    " AND request_id IN (SELECT request_id FROM package_refund)"
    " GROUP BY 1 HAVING count(DISTINCT payment_id) = 2",
    "a refund that was paid out in full": "SELECT 1 FROM payment WHERE refunded = amount",
    "a refund that was paid out in part": "SELECT 1 FROM payment"
    " WHERE refunded > 0 AND refunded + applied < amount",
    "a refund that paid for something else": "SELECT 1 FROM payment_application a"
    " JOIN payment_application f ON f.payment_id = a.payment_id AND f.invoice_id <> a.invoice_id"
    " WHERE f.request_id IN (SELECT request_id FROM package_refund) AND a.id > f.id",
    "a deleted sale whose held use was released": "SELECT 1 FROM patient_package s"
    " JOIN redemption r ON r.patient_package_id = s.id AND r.ended_at = s.deleted_at"
    " JOIN appointment a ON a.id = r.appointment_id WHERE a.status = 'ARRIVED'",
    "a sale deleted after its money was taken off": "SELECT 1 FROM patient_package s"
    " JOIN payment_application a ON a.invoice_id = s.invoice_id"
    " WHERE s.deleted_at IS NOT NULL AND a.amount < 0",
    "a package that was extended in time": "SELECT 1 FROM patient_package s"
    " JOIN package_entry e ON e.patient_package_id = s.id AND e.kind = 'EXPIRY_CHANGED'"
    " JOIN package_entry f ON f.patient_package_id = s.id AND f.sequence = e.sequence - 1"
    " WHERE e.at < f.expires_on_after AND e.expires_on_after > f.expires_on_after"
    " AND s.uses_redeemed > 0",
    "a package that was revived, and used": "SELECT 1 FROM package_entry e"
    " JOIN package_entry f ON f.patient_package_id = e.patient_package_id"
    " AND f.sequence = e.sequence - 1"
    " JOIN redemption r ON r.patient_package_id = e.patient_package_id AND r.used_at > e.at"
    " WHERE e.kind = 'EXPIRY_CHANGED' AND e.at > f.expires_on_after + 1",
    "a package that never expires any more, used later": "SELECT 1 FROM package_entry e"
    " JOIN package_entry f ON f.patient_package_id = e.patient_package_id"
    " AND f.sequence = e.sequence - 1"
    " JOIN redemption r ON r.patient_package_id = e.patient_package_id"
    " AND r.used_at > f.expires_on_after + 1"
    " WHERE e.kind = 'EXPIRY_CHANGED' AND e.expires_on_after IS NULL",
    "a limit that is used up while uses are left": "SELECT 1 FROM patient_package s"
    " JOIN patient_package_limit l ON l.patient_package_id = s.id"
    " WHERE s.uses_redeemed + s.uses_reserved < s.uses_total AND l.uses ="
    " (SELECT count(*) FROM redemption r JOIN appointment a ON a.id = r.appointment_id"
    " JOIN patient_package_item i ON i.patient_package_id = s.id"
    " AND i.treatment_id = a.treatment_id AND i.limit_number = l.number"
    " WHERE r.patient_package_id = s.id AND r.status IN ('RESERVED', 'REDEEMED'))",
    "a payment that was corrected": "SELECT 1 FROM correction WHERE table_name = 'payment'"
    " AND column_name = 'reference'",
    "a payment that was void": "SELECT 1 FROM payment WHERE voided_at IS NOT NULL",
    "a visit that was handed over": "SELECT 1 FROM appointment WHERE status = 'ARRIVED'"
    " AND corrected_practitioner_id <> practitioner_id",
    "a late cancellation that spent a use": "SELECT 1 FROM redemption r JOIN appointment a"
    " ON a.id = r.appointment_id WHERE r.reason = 'LATE_CANCELLATION' AND a.status = 'CANCELLED'",
    "a late cancellation for which a fee was charged": "SELECT 1 FROM appointment a JOIN invoice i"
    " ON i.appointment_id = a.id AND i.kind = 'NO_SHOW_FEE' AND i.voided_at IS NULL"
    " WHERE a.status = 'CANCELLED'",
    "patients of another system": "SELECT 1 FROM imported_patient HAVING count(*) = 3",
    "a date of birth": "SELECT 1 FROM patient WHERE date_of_birth IS NOT NULL",
    "every patient numbered": "SELECT 1 FROM patient"
    " HAVING count(DISTINCT number) = max(number) AND count(*) = max(number)",
    "somebody who works there no more": "SELECT 1 FROM staff_member WHERE NOT is_active",
    **{
        f"a sale from {origin}": f"SELECT 1 FROM patient_package WHERE origin = '{origin}'"
        for origin in SaleOrigin
    },
    **{f"a {role}": f"SELECT 1 FROM staff_member WHERE role = '{role}'" for role in Role},
}
