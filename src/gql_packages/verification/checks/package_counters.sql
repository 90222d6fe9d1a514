-- Do every sold package's counters say how many of its uses are held and spent, and how many were added
-- and taken (rule 88)?
SELECT 'PatientPackage' AS entity_type, p.id AS entity_id,
    format(
        'of its %s uses, changed by %s, it counts %s held and %s spent, and there are %s and %s, changed'
        ' by %s',
        p.uses_total, p.uses_changed, p.uses_reserved, p.uses_redeemed,
        coalesce(r.reserved, 0), coalesce(r.redeemed, 0), coalesce(a.changed, 0)
    ) AS what
FROM patient_package p
LEFT JOIN (
    SELECT patient_package_id,
           count(*) FILTER (WHERE status = 'RESERVED') AS reserved,
           count(*) FILTER (WHERE status = 'REDEEMED') AS redeemed
    FROM redemption
    WHERE clinic_id = $1
    GROUP BY patient_package_id
) r ON r.patient_package_id = p.id
LEFT JOIN (
    SELECT patient_package_id, sum(change) AS changed
    FROM use_adjustment
    WHERE clinic_id = $1
    GROUP BY patient_package_id
) a ON a.patient_package_id = p.id
WHERE p.clinic_id = $1
    AND (
        p.uses_reserved <> coalesce(r.reserved, 0)
        OR p.uses_redeemed <> coalesce(r.redeemed, 0)
        OR p.uses_changed <> coalesce(a.changed, 0)
        OR p.uses_reserved + p.uses_redeemed > p.uses_total + p.uses_changed
    )
