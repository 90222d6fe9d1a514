-- Is every visit's invoice the same patient's as the visit?
SELECT 'Invoice' AS entity_type, i.id AS entity_id,
    'it bills one patient for the visit of another' AS what
FROM invoice i
JOIN appointment a ON a.clinic_id = $1 AND a.id = i.appointment_id
WHERE i.clinic_id = $1 AND a.patient_id <> i.patient_id
