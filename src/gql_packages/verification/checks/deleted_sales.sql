-- Was every deleted sale deleted by whom and when the audit says, and its invoice made void then?
SELECT 'PatientPackage' AS entity_type, p.id AS entity_id,
    format(
        'its sale was deleted at %s, its invoice made void at %s, and the audit tells it otherwise',
        p.deleted_at, i.voided_at
    ) AS what
FROM patient_package p
LEFT JOIN invoice i ON i.clinic_id = $1 AND i.id = p.invoice_id
WHERE p.clinic_id = $1
    AND p.deleted_at IS NOT NULL
    AND (
        i.voided_at IS DISTINCT FROM p.deleted_at
        OR NOT EXISTS (
            SELECT FROM audit_entry e
            WHERE e.clinic_id = $1
                AND e.at = p.deleted_at
                AND e.actor_id = p.deleted_by_id
                AND e.operation = 'deletePackageSale'
                AND e.outcome = 'DONE'
        )
    )
