-- Has no limit of a sold package more uses held and spent than it allows (rule 76)?
SELECT 'PatientPackageLimit' AS entity_type, l.id AS entity_id,
    format('it allows %s uses, and %s are held or spent', l.uses, taken.uses) AS what
FROM patient_package_limit l
CROSS JOIN LATERAL (
    SELECT count(*) AS uses
    FROM redemption r
    WHERE r.clinic_id = $1 AND r.patient_package_id = l.patient_package_id
        AND r.limit_number = l.number AND r.status IN ('RESERVED', 'REDEEMED')
) taken
WHERE l.clinic_id = $1 AND taken.uses > l.uses
