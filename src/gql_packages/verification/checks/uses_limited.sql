-- Does every use that is held or spent count against the limit of its visit's treatment, as that was
-- sold (rule 76)?
SELECT 'Redemption' AS entity_type, r.id AS entity_id,
    format(
        'it counts against %s, and its treatment has %s',
        coalesce('limit ' || r.limit_number, 'no limit'),
        coalesce('limit ' || item.limit_number, 'none')
    ) AS what
FROM redemption r
JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
JOIN patient_package_item item ON item.clinic_id = $1
    AND item.patient_package_id = r.patient_package_id
    AND item.treatment_id = coalesce(a.corrected_treatment_id, a.treatment_id)
WHERE r.clinic_id = $1 AND r.status IN ('RESERVED', 'REDEEMED')
    AND item.limit_number IS DISTINCT FROM r.limit_number
