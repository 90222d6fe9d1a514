-- Is what each imported patient is called elsewhere still there? The audit has an entry for each.
SELECT 'Patient' AS entity_type, e.entity_id,
    'it was imported, and what it is called elsewhere is not there' AS what
FROM audit_entry e
WHERE e.clinic_id = $1
    AND e.operation = 'importPatients'
    AND e.outcome = 'DONE'
    AND e.entity_type = 'Patient'
    AND NOT EXISTS (
        SELECT FROM imported_patient i
        WHERE i.clinic_id = $1 AND i.patient_id = e.entity_id AND i.request_id = e.request_id
    )
