-- Is every use of a sold package held or spent once at most, and is one at most on each visit?
SELECT 'PatientPackage' AS entity_type, patient_package_id AS entity_id,
    format('its use number %s is held or spent %s times', use_number, count(*)) AS what
FROM redemption
WHERE clinic_id = $1 AND status IN ('RESERVED', 'REDEEMED')
GROUP BY patient_package_id, use_number
HAVING count(*) > 1
UNION ALL
SELECT 'Appointment' AS entity_type, appointment_id AS entity_id,
    format('%s uses are on it at once', count(*)) AS what
FROM redemption
WHERE clinic_id = $1 AND status IN ('RESERVED', 'REDEEMED')
GROUP BY appointment_id
HAVING count(*) > 1
