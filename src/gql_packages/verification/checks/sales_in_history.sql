-- Was every package bought when its history begins, and from an appointment of the same patient if
-- from one?
SELECT 'PatientPackage' AS entity_type, p.id AS entity_id,
    format(
        'it was bought at %s, %s, and its history begins at %s',
        p.purchased_at,
        CASE
            WHEN a.patient_id IS NULL THEN 'without an appointment'
            WHEN a.patient_id = p.patient_id THEN 'from an appointment'
            ELSE 'from the appointment of another'
        END,
        e.at
    ) AS what
FROM patient_package p
JOIN package_entry e ON e.clinic_id = $1 AND e.patient_package_id = p.id AND e.sequence = 1
LEFT JOIN appointment a ON a.clinic_id = $1 AND a.id = p.appointment_id
WHERE p.clinic_id = $1
    AND (
        (p.purchased_at, p.request_id) <> (e.at, e.request_id)
        OR (p.appointment_id IS NOT NULL AND a.patient_id IS DISTINCT FROM p.patient_id)
    )
