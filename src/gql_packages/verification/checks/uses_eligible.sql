-- Is every use on a visit of the patient who bought the package, for a treatment that the package
-- covers, at what it says that the patient pays?
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    CASE
        WHEN p.patient_id <> a.patient_id THEN 'the package and the appointment have two patients'
        WHEN i.id IS NULL THEN 'the package does not cover the treatment'
        ELSE format('the patient pays %s, and %s was sold', r.patient_pays, i.patient_pays)
    END AS what
FROM redemption r
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
LEFT JOIN patient_package_item i
    ON i.clinic_id = $1
    AND i.patient_package_id = r.patient_package_id
    AND i.treatment_id = a.treatment_id
WHERE r.clinic_id = $1
    AND (p.patient_id <> a.patient_id OR r.patient_pays IS DISTINCT FROM i.patient_pays)
