-- Is every spent use billed by its own visit's invoice, at what the patient pays, and the invoice
-- of every reversed one void?
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    format(
        'it is %s and pays %s, and its invoice is a %s of %s, %s, for %s appointment',
        r.status, r.patient_pays, i.kind, i.total,
        CASE WHEN i.voided_at IS NULL THEN 'not void' ELSE 'void' END,
        CASE WHEN i.appointment_id = r.appointment_id THEN 'this' ELSE 'another' END
    ) AS what
FROM redemption r
JOIN invoice i ON i.clinic_id = $1 AND i.id = r.invoice_id
WHERE r.clinic_id = $1
    AND (
        i.appointment_id IS DISTINCT FROM r.appointment_id
        OR i.kind <> 'VISIT'
        OR i.total <> r.patient_pays
        OR (i.voided_at IS NULL) <> (r.status = 'REDEEMED')
    )
