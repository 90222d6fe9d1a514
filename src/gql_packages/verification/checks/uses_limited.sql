-- Does every use that is held or spent count against the limit of its visit's treatment, as that was
-- sold (rule 76), and none that was added against any (rule 89)?
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    format(
        'it counts against %s, and its treatment has %s',
        coalesce('limit ' || r.limit_number, 'no limit'),
        coalesce('limit ' || counts.limit_number, 'none')
    ) AS what
FROM redemption r
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
JOIN patient_package_item item ON item.clinic_id = $1
    AND item.patient_package_id = r.patient_package_id
    AND item.treatment_id = coalesce(a.corrected_treatment_id, a.treatment_id)
CROSS JOIN LATERAL (
    SELECT CASE WHEN r.use_number <= p.uses_total THEN item.limit_number END AS limit_number
) counts
WHERE r.clinic_id = $1 AND r.status IN ('RESERVED', 'REDEEMED')
    AND counts.limit_number IS DISTINCT FROM r.limit_number
