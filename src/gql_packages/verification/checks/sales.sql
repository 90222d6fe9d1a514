-- Is every sold package billed as it was sold, to its patient, and is the invoice void exactly when
-- the sale was deleted?
SELECT 'PatientPackage' AS entity_type, p.id AS entity_id,
    format(
        '%s at %s for one patient, and its %sinvoice is a %s: %s at %s for %s patient', p.name,
        p.price, CASE WHEN i.voided_at IS NULL THEN '' ELSE 'void ' END, i.kind,
        coalesce(l.description, 'nothing'), coalesce(l.amount, 0),
        CASE WHEN i.patient_id = p.patient_id THEN 'that' ELSE 'another' END
    ) AS what
FROM patient_package p
JOIN invoice i ON i.clinic_id = $1 AND i.id = p.invoice_id
LEFT JOIN invoice_line l ON l.clinic_id = $1 AND l.invoice_id = i.id AND l.position = 1
WHERE p.clinic_id = $1
    AND (
        i.kind <> 'PACKAGE_SALE'
        OR i.patient_id <> p.patient_id
        OR i.issued_at <> p.purchased_at
        OR (l.description, l.amount) IS DISTINCT FROM (p.name, p.price)
        OR (i.voided_at IS NULL) <> (p.deleted_at IS NULL)
    )
UNION ALL
SELECT 'Invoice' AS entity_type, i.id AS entity_id,
    'it bills the sale of a package, and there is none' AS what
FROM invoice i
WHERE i.clinic_id = $1
    AND i.kind = 'PACKAGE_SALE'
    AND NOT EXISTS (
        SELECT FROM patient_package p WHERE p.clinic_id = $1 AND p.invoice_id = i.id
    )
