-- Is every use on a visit of the patient who bought the package, for a treatment that the package
-- covers, at what it says that the patient pays? What is over may have been for a treatment that the
-- visit had before.
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    CASE
        WHEN p.patient_id <> a.patient_id THEN 'the package and the appointment have two patients'
        WHEN i.pays IS NULL THEN 'the package does not cover the treatment'
        ELSE format(
            'the patient pays %s, and %s was sold', r.patient_pays, array_to_string(i.pays, ' or ')
        )
    END AS what
FROM redemption r
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
LEFT JOIN LATERAL (
    SELECT array_agg(item.patient_pays) AS pays
    FROM patient_package_item item
    WHERE item.clinic_id = $1 AND item.patient_package_id = r.patient_package_id
        AND (
            item.treatment_id = coalesce(a.corrected_treatment_id, a.treatment_id)
            OR r.status IN ('RELEASED', 'REVERSED') AND item.treatment_id IN (
                SELECT a.treatment_id
                UNION ALL
                SELECT c.value_before::uuid FROM correction c
                WHERE c.clinic_id = $1 AND c.table_name = 'appointment' AND c.row_id = a.id
                    AND c.column_name = 'treatment_id'
            )
        )
) i ON true
WHERE r.clinic_id = $1
    AND (p.patient_id <> a.patient_id OR r.patient_pays = ANY (i.pays) IS NOT TRUE)
