-- Is a spent use on every no-show that says that it was covered, and is the package that a no-show
-- remembers one of its patient's?
SELECT 'Appointment' AS entity_type, a.id AS entity_id,
    'it says that a package covered the no-show, and none did' AS what
FROM appointment a
WHERE a.clinic_id = $1
    AND a.no_show_resolution = 'REDEEM'
    AND NOT EXISTS (
        SELECT FROM redemption r
        WHERE r.clinic_id = $1 AND r.appointment_id = a.id AND r.status = 'REDEEMED'
    )
UNION ALL
SELECT 'Appointment' AS entity_type, a.id AS entity_id,
    'the package that it held before the no-show is not there, or not its patient''s' AS what
FROM appointment a
LEFT JOIN patient_package p ON p.clinic_id = $1 AND p.id = a.held_before_no_show_id
WHERE a.clinic_id = $1
    AND a.held_before_no_show_id IS NOT NULL
    AND p.patient_id IS DISTINCT FROM a.patient_id
