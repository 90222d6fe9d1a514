-- Is every held use for a visit on or before the package's last valid day, in the clinic's zone?
SELECT
    'Redemption' AS entity_type,
    r.id AS entity_id,
    format(
        'its visit is on %s and the package is valid until %s',
        (a.starts_at AT TIME ZONE c.time_zone)::date, p.expires_on
    ) AS what
FROM redemption r
JOIN clinic c ON c.id = $1
JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
WHERE r.clinic_id = $1
    AND r.status = 'RESERVED'
    AND (a.starts_at AT TIME ZONE c.time_zone)::date > p.expires_on
